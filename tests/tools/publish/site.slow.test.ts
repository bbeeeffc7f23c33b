import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import type { Identity, Newspaper } from "../../../src/engine/newspaper/newspaper.ts";
import type { OutputFile } from "../../../src/formats/format.ts";
import { dayOf, nodePath, recordPath, storyPath, wordsPath } from "../../../src/formats/site/addresses.ts";
import { type IssueRecord, recordOf } from "../../../src/formats/site/issue-record.ts";
import { pagePage } from "../../../src/formats/site/page-page.ts";
import { indexSite, putIssue } from "../../../src/tools/publish/index-site.ts";
import { stageChange, withSite } from "../../../src/tools/publish/site-files.ts";
import { issueOf } from "../../engine/layout/newsroom.ts";
import { deadLinks } from "../../formats/site/site-faults.ts";
import { textIn } from "../../formats/site/web-files.ts";

async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "banmian-site-"));
}

/** All files below a folder, without the assets of the program. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  // One after the other: ten years are more files than may be open at once.
  const files = paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)] as const);
  return new Map(files.filter(([path]) => !path.startsWith("assets/")));
}

/** A drawn issue of two pages, or one, as small as it can be: its day and its number tell it from others. */
function drawnIssue(
  date: string,
  edition?: string,
  pages = 2,
): { identity: Identity; files: readonly OutputFile[]; record: IssueRecord } {
  const empty: Newspaper = printIssue(issueOf(2, []), { pages: [], stories: [] } as never, {
    name: (path) => path,
    hash: () => undefined,
  }).newspaper();
  const identity: Identity = { ...empty.identity, paper: "试刊", code: "SK", date, edition, stem: `SK-${date}` };
  const number = date.replaceAll("-", "");
  const story = { title: `第${number}号新闻`, label: undefined, kicker: undefined, deck: undefined, byline: undefined };
  const page = {
    section: "要闻",
    scale: 1,
    picture: { width: 2, height: 3, sizes: [{ width: 2, height: 3, path: `pc/layout/${dayOf(identity)}/p.jpg` }] },
  };
  const record: IssueRecord = {
    ...recordOf({ ...empty, identity }, new Map()),
    pages: [
      { ...page, label: "1", name: "第一版", stories: ["lead"] },
      { ...page, label: "2", name: "第二版", stories: [] },
    ].slice(0, pages),
    stories: [{ ...story, id: "lead", priority: "lead", pages: ["1"], summary: "天地玄黄" }],
  };
  const { day } = record;
  const trim = { width: 2, height: 3 };
  const printed = record.pages.map(({ label }) => ({ label, trim, frames: [] })) as never as Newspaper["pages"];
  const text = (path: string, content: string): OutputFile => ({ path, bytes: new TextEncoder().encode(content) });
  const issue = { record, pages: printed, adverts: [], base: undefined };
  const files = [
    ...printed.map((each) => text(nodePath(day, each.label), pagePage(issue, each))),
    text(storyPath(day, "lead"), "<h1>题</h1>"),
    text(recordPath(day), JSON.stringify(record)),
    text(wordsPath(day), JSON.stringify([{ id: "lead", title: story.title, text: "天地玄黄宇宙洪荒", pages: ["1"] }])),
    text(`pc/layout/${day}/p.jpg`, "picture"),
    text(`pc/layout/${day}/page_01.pdf`, "pdf"),
    text(`pc/layout/${day}/page_02.pdf`, "pdf"),
    text(`pc/layout/${day}/picture_01/info.json`, "{}"),
    text(`pc/layout/${day}/picture_02/info.json`, "{}"),
  ];
  return { identity, files, record };
}

async function put(root: string, date: string, edition?: string): Promise<void> {
  const { identity, files } = drawnIssue(date, edition);
  expect(await putIssue(root, identity, files)).toMatchObject([{ left: [] }, { left: [] }]);
}

const DAYS = ["2026-11-23", "2026-11-24", "2026-12-01", "2027-01-01"];
const BASE = "https://x.example/";

test("one by one, in any order, or all at once: the same site", async () => {
  const whole = await newFolder();
  for (const day of DAYS) await put(whole, day);
  await indexSite(whole, BASE);
  const expected = await filesIn(whole);
  for (const order of [DAYS, [...DAYS].reverse(), [2, 0, 3, 1].map((at) => DAYS[at] as string)]) {
    const root = await newFolder();
    for (const day of order) {
      await put(root, day);
      await indexSite(root, BASE);
    }
    expect(await filesIn(root)).toEqual(expected);
  }
});

test("every link leads somewhere, and everything is led to", async () => {
  const root = await newFolder();
  for (const day of DAYS) await put(root, day);
  await put(root, "2026-12-01", "晚");
  await indexSite(root, undefined);
  const files = new Map(await filesIn(root));
  for (const name of ["site.css", "reader.js", "search.js", "openseadragon.js"])
    files.set(`assets/${name}`, new Uint8Array());
  expect(deadLinks(files)).toEqual([]);
});

test("an issue that goes is gone from month, search, feed and its neighbours", async () => {
  const root = await newFolder();
  for (const day of DAYS) await put(root, day);
  await indexSite(root, BASE);
  await rm(join(root, "pc/layout/202612/01"), { recursive: true });
  await rm(join(root, "pc/content/202612/01"), { recursive: true });
  await indexSite(root, BASE);
  const without = await newFolder();
  for (const day of DAYS.filter((each) => each !== "2026-12-01")) await put(without, day);
  await indexSite(without, BASE);
  expect(await filesIn(root)).toEqual(await filesIn(without));
});

test.each([
  // what goes                 what is told of
  ["pc/content/202612/01", "pc/layout/202612/01", "links to its stories lead nowhere"],
  ["pc/layout/202612/01", "pc/content/202612/01", "its stories can still be read"],
])("of an issue without %s, %s is told: %s", async (gone, told) => {
  const root = await newFolder();
  for (const day of DAYS) await put(root, day);
  expect((await indexSite(root, BASE)).halves).toEqual([]);
  await rm(join(root, gone), { recursive: true });
  expect((await indexSite(root, BASE)).halves).toEqual([told]);
});

test("issues of two days with one number are told; editions of one day, and numbers of another year, are not", async () => {
  const root = await newFolder();
  const putNumbered = async (date: string, number: number, edition?: string): Promise<void> => {
    const { identity, files, record } = drawnIssue(date, edition);
    const bytes = new TextEncoder().encode(JSON.stringify({ ...record, number }));
    await putIssue(root, identity, [
      ...files.filter(({ path }) => path !== recordPath(record.day)),
      { path: recordPath(record.day), bytes },
    ]);
  };
  await putNumbered("2026-12-01", 7);
  await putNumbered("2026-12-01", 7, "晚");
  await putNumbered("2026-12-02", 8);
  await putNumbered("2027-01-02", 8);
  expect((await indexSite(root, BASE)).twice).toEqual([]);
  await putNumbered("2026-12-03", 8);
  expect((await indexSite(root, BASE)).twice).toEqual([{ number: 8, days: ["202612/02", "202612/03"] }]);
});

test.each([nodePath("202612/01", "1"), recordPath("202612/01")])(
  "without %s the issue beside it is refused, with the file that is gone",
  async (path) => {
    const root = await newFolder();
    await put(root, "2026-12-01");
    await indexSite(root, BASE);
    await rm(join(root, path));
    await put(root, "2026-12-02");
    await expect(indexSite(root, BASE)).rejects.toMatchObject({ code: "HALF_ISSUE", path: join(root, path) });
  },
);

test("an issue that is made again leaves nothing of before", async () => {
  const root = await newFolder();
  await put(root, "2026-11-24");
  await indexSite(root, BASE);
  const before = await filesIn(root);
  const { identity, files } = drawnIssue("2026-11-24");
  const more = { path: storyPath("202611/24", "old"), bytes: new Uint8Array([1]) };
  await putIssue(root, identity, [...files, more]);
  await indexSite(root, BASE);
  expect([...(await filesIn(root)).keys()]).toContain(more.path);
  await put(root, "2026-11-24");
  await indexSite(root, BASE);
  expect(await filesIn(root)).toEqual(before);
});

test("an issue that is made again leaves what nobody wrote, and tells of what was changed since; pages with their neighbours put in are no change", async () => {
  const root = await newFolder();
  for (const day of ["2026-11-23", "2026-11-24"]) await put(root, day);
  const { identity, files } = drawnIssue("2026-11-24");
  const story = (id: string): OutputFile => ({ path: storyPath("202611/24", id), bytes: new Uint8Array([1]) });
  const page = { path: nodePath("202611/24", "2"), bytes: new Uint8Array([1]) };
  expect(files.map(({ path }) => path)).toContain(page.path);
  await putIssue(root, identity, [...files, story("gone"), story("changed")]);
  await indexSite(root, BASE);
  expect(await readFile(join(root, page.path), "utf8")).toContain("上一期");
  await writeFile(join(root, story("changed").path), "by hand");
  await mkdir(join(root, "pc/content/202611/24/desk"));
  await writeFile(join(root, "pc/content/202611/24/desk/notes.txt"), "notes");
  const fewer = files.filter(({ path }) => path !== page.path);
  expect(await putIssue(root, identity, fewer)).toEqual([
    { folder: "pc/layout/202611/24", left: [], damaged: false },
    { folder: "pc/content/202611/24", left: ["content_changed.html"], damaged: false },
  ]);
  const now = await filesIn(root);
  expect(textIn(now, "pc/content/202611/24/desk/notes.txt")).toBe("notes");
  expect(textIn(now, story("changed").path)).toBe("by hand");
  expect([now.has(story("gone").path), now.has(page.path)]).toEqual([false, false]);
});

test.each(["pc", "pc/layout/202611", "pc/content/202611/24"])(
  "where %s is a link, no issue is put behind it",
  async (link) => {
    const [root, other] = [await newFolder(), await newFolder()];
    await writeFile(join(other, "lead.html"), "another's");
    await mkdir(join(root, link, ".."), { recursive: true });
    await symlink(other, join(root, link));
    await expect(put(root, "2026-11-24")).rejects.toMatchObject({ code: "LINK", path: join(root, link) });
    expect(await readdir(other)).toEqual(["lead.html"]);
  },
);

test("a site belongs to one paper", async () => {
  const root = await newFolder();
  await put(root, "2026-11-24");
  const { identity, files } = drawnIssue("2026-11-25");
  expect(await putIssue(root, { ...identity, code: "AN", paper: "另报" }, files)).toEqual({ paper: "试刊" });
  expect([...(await filesIn(root)).keys()].filter((path) => path.includes("202611/25"))).toEqual([]);
});

test("another paper of the same code does not replace an issue", async () => {
  const root = await newFolder();
  await put(root, "2026-11-24");
  const { identity, files } = drawnIssue("2026-11-24");
  expect(await putIssue(root, { ...identity, paper: "另报" }, files)).toEqual({ paper: "试刊" });
});

test("a site whose record does not name its paper is called by its code", async () => {
  const root = await newFolder();
  await put(root, "2026-11-24");
  const { paper: _, ...state } = JSON.parse(await readFile(join(root, "site.json"), "utf8"));
  await writeFile(join(root, "site.json"), JSON.stringify(state));
  const { identity, files } = drawnIssue("2026-11-25");
  expect(await putIssue(root, { ...identity, code: "AN" }, files)).toEqual({ paper: identity.code });
});

test("an issue that was put, and whose run was killed before months were made, is taken in by the next run", async () => {
  const root = await newFolder();
  await put(root, "2026-11-23");
  await indexSite(root, BASE);
  await put(root, "2026-11-24");
  await put(root, "2026-11-23");
  expect(JSON.parse(textIn(await filesIn(root), "site.json")).days).toEqual([]);
  await indexSite(root, undefined);
  const whole = await newFolder();
  await put(whole, "2026-11-23");
  await put(whole, "2026-11-24");
  await indexSite(whole, BASE);
  expect(await filesIn(root)).toEqual(await filesIn(whole));
});

test("a change that was begun and killed is finished by whoever comes next", async () => {
  const root = await newFolder();
  await mkdir(join(root, "a"), { recursive: true });
  await writeFile(join(root, "a/old.txt"), "old");
  const stage = ".banmian-00000000-0000-4000-8000-000000000000.part";
  await mkdir(join(root, stage, "a"), { recursive: true });
  await writeFile(join(root, stage, "a/new.txt"), "new");
  const moves = [
    { from: "a", to: "a" },
    { from: "made-already.txt", to: "made-already.txt" },
  ];
  await writeFile(join(root, ".banmian-site-journal"), JSON.stringify({ stage, moves }));
  await withSite(root, async () => undefined);
  expect([...(await filesIn(root)).keys()]).toEqual(["a/new.txt"]);
});

test.each([
  ["{", "it is torn"],
  [JSON.stringify({ stage: "../x.part", moves: [] }), "its stage lies outside"],
  [JSON.stringify({ stage: ".banmian-1.part", moves: [{ from: "a", to: "../../b" }] }), "it leads out of the site"],
])("a journal that no run has written moves nothing: %s: %s", async (journal) => {
  const root = await newFolder();
  await writeFile(join(root, "kept.txt"), "kept");
  await writeFile(join(root, ".banmian-site-journal"), journal);
  await withSite(root, async () => undefined);
  expect([...(await filesIn(root)).keys()]).toEqual(["kept.txt"]);
});

test("a change that cannot be made leaves all as it was", async () => {
  const root = await newFolder();
  await writeFile(join(root, "a.txt"), "old");
  await writeFile(join(root, "wall"), "a file, where a folder is needed");
  const bytes = new TextEncoder().encode("new");
  const change = {
    files: [
      { path: "a.txt", bytes },
      { path: "wall/b.txt", bytes },
    ],
    folders: [],
    gone: [],
  };
  const { put } = await stageChange(root, change);
  await expect(withSite(root, put)).rejects.toThrow();
  const files = await filesIn(root);
  expect([[...files.keys()], textIn(files, "a.txt")]).toEqual([["a.txt", "wall"], "old"]);
});

test("a change that cannot be written whole, as on a full disk, leaves nothing beside the site", async () => {
  const root = await newFolder();
  await writeFile(join(root, "kept.txt"), "kept");
  const bytes = new TextEncoder().encode("new");
  const files = [
    { path: "a.txt", bytes },
    { path: "a.txt/under-a-file", bytes },
  ];
  await expect(stageChange(root, { files, folders: [], gone: [] })).rejects.toThrow();
  expect(await readdir(root)).toEqual(["kept.txt"]);
});

// More files than may be open at once.
const YEARS = 3;

test(`${YEARS} years of a daily: a new issue writes its own month and no other`, async () => {
  const root = await newFolder();
  const days: string[] = [];
  for (let day = Date.UTC(2027 - YEARS, 0, 1); day < Date.UTC(2026, 11, 30); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  // As they stand on the disk, of one page, without pictures: putting each one by itself is tried above.
  for (const day of days) {
    for (const { path, bytes } of drawnIssue(day, undefined, 1).files.filter((file) =>
      /\.(html|json)$/.test(file.path),
    )) {
      mkdirSync(join(root, path, ".."), { recursive: true });
      writeFileSync(join(root, path), bytes);
    }
  }
  await indexSite(root, BASE);
  const before = await indexFiles(root);
  const shards = [...before.keys()].filter((path) => /^search\/\d{6}\.json$/.test(path));
  const sitemaps = [...before.keys()].filter((path) => path.startsWith("sitemap/"));
  expect([shards.length, sitemaps.length]).toEqual([12 * YEARS, 12 * YEARS]);
  await put(root, "2026-12-30");
  await indexSite(root, BASE);
  const after = await indexFiles(root);
  const changed = [...after].filter(([path, bytes]) => !bytes.equals(before.get(path) ?? Buffer.of()));
  expect(changed.map(([path]) => path).sort()).toEqual([
    ...["404.html", "feed.xml", "index.html", "pc/layout/202612/index.html", "pc/layout/index.html"],
    ...["search.html", "search/202612.json", "search/months.json", "site.json", "sitemap/202612.xml"],
  ]);
  const neighbour = await readFile(join(root, "pc/layout/202612/29/node_01.html"), "utf8");
  expect(neighbour).toContain('<a href="../30/node_01.html" title="2026-12-30">下一期</a>');
});

/** What is of no single issue. */
async function indexFiles(root: string): Promise<ReadonlyMap<string, Buffer>> {
  const below = async (folder: string): Promise<readonly string[]> =>
    (await readdir(join(root, folder), { withFileTypes: true })).flatMap((each) =>
      each.isFile() ? [join(folder, each.name)] : [],
    );
  const months = (await readdir(join(root, "pc/layout"))).filter((name) => /^\d{6}$/.test(name));
  const folders = ["", "search", "sitemap", "pc/layout", ...months.map((month) => `pc/layout/${month}`)];
  const paths = (await Promise.all(folders.map(below))).flat();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}
