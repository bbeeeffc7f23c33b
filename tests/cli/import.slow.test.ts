import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { docx, p, r } from "../tools/import/docx.ts";
import { banmian, called, folderOf, issue, paper, putFiles } from "./program.ts";

const PAGE = "# 灯会今晚开幕\n\n记者 林岚\n\n入夜，南桥的灯亮了，河面\n\n像铺了一层碎金。\n\n\n\n桥上的灯。\n";

function read(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), "utf8");
}

test("copy without an issue starts one, with a paper of its own, that draws as a draft", async () => {
  const folder = await folderOf({ "page-1.md": PAGE });
  const run = await banmian(["import", "page-1.md", "--date", "2026-11-25"], folder);
  expect(run).toMatchObject({ exit: 0, stdout: expect.stringContaining("1 story, 1 photo (1 still missing)") });
  const manifest = await read(folder, "issues/2026-11-25/issue.yaml");
  expect(manifest).toContain("headline: 灯会今晚开幕  # page-1.md:1\n");
  expect(parse(manifest)).toMatchObject({
    paper: "../../paper.yaml",
    date: "2026-11-25",
    pages: [{ label: 1 }],
    stories: [
      { id: "灯会今晚开幕", byline: "记者 林岚", body: { file: "stories/灯会今晚开幕.md" }, place: { page: 1 } },
    ],
  });
  expect(await read(folder, "issues/2026-11-25/stories/灯会今晚开幕.md")).toBe(
    "入夜，南桥的灯亮了，河面像铺了一层碎金。\n",
  );
  const built = await called(["build", "issues/2026-11-25", "--draft", "--json"], folder);
  const [{ diagnostics, files }] = JSON.parse(built.stdout).issues;
  const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === "error");
  expect(errors.map(({ code }: { code: string }) => code)).toEqual(["missing-file"]);
  expect([built.exit, files.length > 0]).toEqual([1, true]);
});

test("a manifest that is there keeps its comments, its frames and its own way of writing", async () => {
  const own = issue
    .replace("stories:", "# 主任：头条别动\nstories:")
    .replace("- {label: 1, section: 要闻}", "- {label: 1, section: 要闻} # 一版");
  const folder = await folderOf({ "i/issue.yaml": own, "i/paper.yaml": paper, "page.md": PAGE });
  expect((await called(["import", "page.md", "--issue", "i", "--page", "2"], folder)).exit).toBe(0);
  const manifest = await read(folder, "i/issue.yaml");
  const lines = manifest.split("\n");
  expect(
    own
      .trimEnd()
      .split("\n")
      .filter((line) => !lines.includes(line)),
  ).toEqual([]);
  expect(parse(manifest).pages.map(({ label }: { label: number }) => label)).toEqual([1, 2]);
  expect(parse(manifest).stories.length).toBe(parse(own).stories.length + 1);
  // Its manifest names the issue as well as its folder does.
  const again = await called(["import", "page.md", "--issue", "i/issue.yaml", "--page", "2"], folder);
  expect([again.exit, await read(folder, "i/issue.yaml")]).toEqual([0, manifest]);
  expect(again.stderr).toContain("[already-imported]");
});

test("an empty file in the manifest's place is no manifest: a whole one is written, and its paper", async () => {
  const folder = await folderOf({ "i/issue.yaml": "\n", "page.md": PAGE });
  expect((await called(["import", "page.md", "--issue", "i", "--preset", "四开", "--page", "2"], folder)).exit).toBe(0);
  expect(Object.keys(parse(await read(folder, "i/issue.yaml")))).toEqual([
    "paper",
    "date",
    "number",
    "pages",
    "stories",
  ]);
  expect(await read(folder, "i/paper.yaml")).toContain("preset: 四开");
});

const at = (date: string, number: number, name = "../../paper.yaml"): string =>
  `paper: ${name}\ndate: ${date}\nnumber: ${number}\npages: [{label: 1}]\nstories: []\n`;

test.each<[Readonly<Record<string, string>>, string, readonly string[], number | undefined, string]>([
  // issues that are there                                         folder               flags   number
  [{ "issues/2026-11-24": at("2026-11-24", 100) }, "issues/2026-11-25", [], 101, "the next day"],
  [
    { "issues/2026-11-24": at("2026-11-24", 100), "issues/2026-11-27": at("2026-11-27", 102) },
    "issues/2026-11-25",
    [],
    101,
    "a day between two issues",
  ],
  [
    { "issues/2026-11-24": at("2026-11-24", 100), "issues/2026-11-26": at("2026-11-26", 7, "../../other.yaml") },
    "issues/2026-11-27",
    ["--paper", "paper.yaml"],
    101,
    "another paper's issue beside it does not count",
  ],
  [
    { "issues/2026-11-24": at("2026-11-24", 100) },
    "tonight",
    ["--paper", "paper.yaml"],
    101,
    "issues beside the paper",
  ],
  [
    { "issues/2026-11-24": at("2026-11-24", 100), "issues/2026-11-25": at("2026-11-25", 101) },
    "issues/2026-11-25-晚",
    [],
    101,
    "an edition of the same day",
  ],
  [{ "issues/2026-11-26": at("2026-11-26", 100) }, "issues/2026-11-25", [], undefined, "no issue before it: no guess"],
])("the number of an imported issue beside %j in %s with %j is %j: %s", async (issues, target, flags, number) => {
  const manifests = Object.entries(issues).map(([name, text]) => [`${name}/issue.yaml`, text]);
  const papers = { "paper.yaml": paper, "other.yaml": paper };
  const folder = await folderOf({ ...papers, ...Object.fromEntries(manifests), "a.txt": "南桥通车\n\n灯亮了。\n" });
  const day = /\d{4}-\d{2}-\d{2}/.exec(target)?.[0] ?? "2026-11-25";
  expect((await called(["import", "a.txt", "--issue", target, "--date", day, ...flags], folder)).exit).toBe(0);
  expect(parse(await read(folder, `${target}/issue.yaml`)).number).toBe(number);
});

test("lists in brackets, empty lists and a manifest without stories are extended too", async () => {
  for (const stories of [
    "stories: []\n",
    "",
    "stories: [{id: a, headline: 甲, body: 乙。, place: {page: 1}}] # 留\n",
  ]) {
    const own = `paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}] # 一版\n${stories}`;
    const folder = await folderOf({ "i/issue.yaml": own, "i/paper.yaml": paper, "page 2.md": PAGE });
    expect((await called(["import", "page 2.md", "--issue", "i", "--page", "2"], folder)).exit).toBe(0);
    const manifest = await read(folder, "i/issue.yaml");
    expect(parse(manifest).stories.at(-1)).toMatchObject({ id: "灯会今晚开幕", place: { page: 2 } });
    expect(manifest).toContain("# 一版");
    expect(manifest).toContain("headline: 灯会今晚开幕  # page 2.md:1\n");
    expect(manifest).toMatch(/id: 灯会今晚开幕 {2}# page 2\.md:1 [0-9a-f]{12}\n/);
  }
});

test.each<[string, string, string, readonly string[], string]>([
  ["denghui", "入夜。\n", "灯会\n\n别处的灯会。\n", ["denghui", "灯会-2"], "its story has another id now"],
  ["灯会", "入夜。改过。\n", "灯会\n\n入夜。\n", ["灯会", "灯会-2"], "its story was changed since"],
])("copy of the issue is not written over: %s, %j + %j → %j: %s", async (id, own, copy, ids) => {
  const manifest = `paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}]\nstories:\n  - {id: ${id}, headline: 灯会, body: {file: stories/灯会.md}, place: {page: 1}}\n`;
  const folder = await folderOf({
    "i/issue.yaml": manifest,
    "i/paper.yaml": paper,
    "i/stories/灯会.md": own,
    "a.txt": copy,
  });
  const run = await called(["import", "a.txt", "--issue", "i"], folder);
  const { stories } = parse(await read(folder, "i/issue.yaml"));
  expect([run.exit, stories.map((story: { id: string }) => story.id)]).toEqual([0, ids]);
  expect(await read(folder, "i/stories/灯会.md")).toBe(own);
  expect(run.stderr.includes("[other-copy]")).toBe(id === "灯会");
});

test("a photo without copy is not imported twice", async () => {
  const folder = await folderOf({ "i/paper.yaml": paper, "a.md": "# 灯\n\n![](pier.jpg)\n" });
  await writeFile(join(folder, "pier.jpg"), await readFile("tests/golden/photo-caption/pier.jpg"));
  await called(["import", "a.md", "--issue", "i"], folder);
  const manifest = await read(folder, "i/issue.yaml");
  const again = await called(["import", "a.md", "--issue", "i"], folder);
  expect([again.stderr.includes("[already-imported]"), await read(folder, "i/issue.yaml")]).toEqual([true, manifest]);
});

test("stories of one name in several files: each comes in once, though the folder is imported twice", async () => {
  const files = { "c/1.txt": "灯会\n\n入夜。\n", "c/2.txt": "灯会\n\n灯亮。\n", "c/3.txt": "灯会\n\n入夜。\n" };
  const folder = await folderOf({ ...files, "i/paper.yaml": paper });
  const first = await called(["import", "c", "--issue", "i"], folder);
  expect(first.stderr.match(/\[[a-z-]+\]/g)).toEqual(["[other-copy]", "[already-imported]"]);
  const manifest = await read(folder, "i/issue.yaml");
  expect(parse(manifest).stories.map(({ id }: { id: string }) => id)).toEqual(["灯会", "灯会-2"]);
  await called(["import", "c", "--issue", "i"], folder);
  expect(await read(folder, "i/issue.yaml")).toBe(manifest);
});

/** The beginning of a zip. */
const DAMAGED = "PK\u0003\u0004";

test("one file that cannot be read stops no other, and is told", async () => {
  const folder = await folderOf({ "copy/b.docx.txt": DAMAGED, "copy/c.txt": "码头动工\n\n明年。\n" });
  await writeFile(join(folder, "copy/a.docx"), docx({ body: p(r("灯会开幕")) + p(r("入夜。")) }));
  const run = await called(["import", "copy", "--issue", "i", "--date", "2026-11-25", "--json"], folder);
  const { stories, diagnostics, sources } = JSON.parse(run.stdout);
  expect([run.exit, stories.map(({ id }: { id: string }) => id)]).toEqual([1, ["灯会开幕", "码头动工"]]);
  expect(sources.map(({ file, kind }: { file: string; kind: string }) => `${file} ${kind}`)).toEqual([
    "copy/a.docx word",
    "copy/b.docx.txt word",
    "copy/c.txt plain",
  ]);
  expect(diagnostics.map(({ code, file }: { code: string; file: string }) => `${code} ${file}`)).toEqual([
    "damaged-document copy/b.docx.txt",
  ]);
});

test("what else lies in a folder is told: an error for documents that cannot be read, a line for all that is passed over", async () => {
  const folder = await folderOf({
    "copy/a.md": "---\nheadline: 灯会开幕\nphotos: [{file: lamp.jpg, caption: 灯。}]\n---\n入夜。\n",
    "copy/b.docx": DAMAGED,
    "copy/c.html": "<!DOCTYPE html><h1>花市</h1><p>花市开了。</p><img src='c_files/flower.jpg'>",
    "copy/c_files/ad.html": "<!DOCTYPE html><p>广告</p>",
    "copy/d.mht": "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<h1>早市</h1><p>早市开了。</p>\n",
    "copy/sub/d.pdf": "%PDF-1.4",
    "copy/.hidden.doc": "x",
    "copy/~$b.doc": "x",
    "copy/Thumbs.db": "x",
    "copy/desktop.ini": "x",
  });
  const pier = await readFile("tests/golden/photo-caption/pier.jpg");
  for (const name of ["lamp.jpg", "spare.jpg", "c_files/flower.jpg"]) await writeFile(join(folder, "copy", name), pier);
  const run = await called(["import", "copy", "--issue", "i", "--date", "2026-11-25", "--json"], folder);
  const { passedOver, diagnostics } = JSON.parse(run.stdout);
  expect([run.exit, passedOver]).toEqual([1, ["copy/c_files/ad.html", "copy/spare.jpg", "copy/sub/d.pdf"]]);
  expect(diagnostics.map(({ code, file }: { code: string; file: string }) => `${code} ${file}`)).toEqual([
    "damaged-document copy/b.docx",
  ]);
  const told = await called(["import", "copy", "--issue", "j", "--date", "2026-11-25"], folder);
  expect(told.stdout).toContain(
    "skipped, neither copy nor a picture that the copy names: `copy/c_files/ad.html`, `copy/spare.jpg`",
  );
});

const WHOLE = [
  "我市启动供水管网改造",
  "本报讯（记者 李文）城区供水管网改造工程本月开工，计划用两年时间更换老旧管道一百二十公里。",
  "工程分三期推进，首期涉及六个街道，施工期间将错峰停水，并提前三天在小区张贴通知，方便居民储水。",
  "改造完成后，管网漏损率将降到百分之九以下。",
  "（下转第三版）",
];

test.each<[string, string | Uint8Array]>([
  ["a.txt", WHOLE.join("\n\n")],
  ["a.docx", docx({ body: WHOLE.map((line) => p(r(line))).join("") })],
])("a story that is there whole is printed whole, though a template left 下转 in %s", async (name, content) => {
  const folder = await folderOf({});
  await writeFile(join(folder, name), content);
  const run = await called(["import", name, "--issue", "i", "--preset", "四开", "--json"], folder);
  expect(codesIn(JSON.parse(run.stdout).diagnostics)).toEqual(["jump-left-out"]);
  const manifest = await read(folder, "i/issue.yaml");
  const checked = async (text: string): Promise<[number | null, readonly string[]]> => {
    await writeFile(join(folder, "i/issue.yaml"), text);
    const { exit, stdout } = await called(["check", "i", "--json"], folder);
    return [exit, codesIn(JSON.parse(stdout).issues[0].diagnostics)];
  };
  // Two thirds of the page are white.
  expect(await checked(manifest)).toEqual([0, ["copy-short", "page-rest"]]);
  const small = manifest.replace("    body:", "    place: {page: 1, columns: 1-2, rows: 12-19}\n    body:");
  expect(await checked(small)).toEqual([1, ["overset", "page-rest"]]);
  const goesOn = small.replace("    body:", "    continuesOn: 3\n    body:");
  expect(await checked(goesOn)).toEqual([0, ["continues-outside", "page-rest"]]);
});

/** Each code once. */
function codesIn(diagnostics: readonly { readonly code: string }[]): readonly string[] {
  return [...new Set(diagnostics.map(({ code }) => code))];
}

test("two pages whose notices name each other make one story in two places", async () => {
  const first =
    "# 十八公里连起来了\n\n堤防今日合龙，沿线居民走上堤顶，看江水从脚下流过，都说这条路\n\n（下转第二版）\n";
  const second = "# 十八公里\n\n（上接第一版）等了三十年。\n";
  const folder = await folderOf({ "page-1.md": first, "page-2.md": second });
  expect((await called(["import", "page-1.md", "page-2.md", "--issue", "i"], folder)).exit).toBe(0);
  const { stories } = parse(await read(folder, "i/issue.yaml"));
  expect(stories).toHaveLength(1);
  expect(stories[0].place).toEqual([{ page: 1 }, { page: 2, headline: "十八公里" }]);
  expect(await read(folder, `i/${stories[0].body.file}`)).toBe(
    "堤防今日合龙，沿线居民走上堤顶，看江水从脚下流过，都说这条路等了三十年。\n",
  );
});

test("a feed on standard input comes in, with its pictures from the working folder", async () => {
  const pier = await readFile("tests/golden/photo-caption/pier.jpg");
  const folder = await folderOf({});
  await writeFile(join(folder, "pier.jpg"), pier);
  const feed = [
    { guid: "a", headline: "灯会今晚开幕", body_html: "<p>本报讯（记者 林岚） 入夜，南桥的灯亮了。</p>" },
    { guid: "b", headline: "风筝", body_html: '<figure><img src="pier.jpg"/></figure><p>放飞。</p>' },
  ];
  const run = await banmian(["import", "-", "--issue", "i", "--page", "1"], folder, {}, JSON.stringify(feed));
  expect([run.exit, run.stdout]).toEqual([0, expect.stringContaining("stdin: 2 stories")]);
  const { stories } = parse(await read(folder, "i/issue.yaml"));
  expect(stories.map(({ headline }: { headline: string }) => headline)).toEqual(["灯会今晚开幕", "风筝"]);
  expect(stories[0]).toMatchObject({ dateline: "本报讯", reporter: "（记者 林岚）" });
  expect(await readFile(join(folder, "i", stories[1].photos[0].file))).toEqual(pier);
});

test("a folder of an issue in ninjs brings each story once, though the issue leads to it and it lies there", async () => {
  const at = "https://a.example/bag";
  const story = {
    uri: `${at}/ninjs/a.json`,
    type: "text",
    headlines: [{ value: "灯会" }],
    bodies: [{ value: "灯亮了。" }],
  };
  const whole = {
    uri: `${at}/ninjs.json`,
    type: "composite",
    title: "甲报",
    associations: [{ ...story, bodies: undefined }],
  };
  const files = { "bag/ninjs.json": JSON.stringify(whole), "bag/ninjs/a.json": JSON.stringify(story) };
  const folder = await folderOf(files);
  const run = await called(["import", "bag", "--issue", "i", "--date", "2026-11-25"], folder);
  expect([run.exit, run.stderr]).toEqual([0, ""]);
  expect(
    parse(await read(folder, "i/issue.yaml")).stories.map(({ headline }: { headline: string }) => headline),
  ).toEqual(["灯会"]);
});

test("nothing on standard input is told", async () => {
  const run = await called(["import", "-", "--issue", "i"], await folderOf({}));
  expect([run.exit, run.stderr]).toEqual([1, expect.stringContaining("--> stdin")]);
});

test.each<[readonly string[], string]>([
  [["import", "nowhere.docx"], "cannot read `nowhere.docx`"],
  [["import", "empty"], "`empty`"],
  [["import", "a.txt", "--encoding", "latin-9"], "`latin-9`"],
  [["import", "a.txt", "--page", "第四版"], "`第四版` is not a page's label"],
  [["import", "a.txt", "--issue", "broken"], "`broken/issue.yaml` has errors"],
  [["import", "a.txt", "--issue", "gb"], "`gb/issue.yaml` has errors"],
  [["import", "a.txt", "--date", "tomorrow"], "`tomorrow` is not a date"],
])("%j is misuse: %s", async (args, message) => {
  const folder = await folderOf({ "a.txt": "题\n\n文。\n", "empty/a.pdf": "", "broken/issue.yaml": "pages: [\n" });
  await putFiles(folder, { "gb/paper.yaml": paper });
  const inGb = Uint8Array.from([0x23, 0xb5, 0xc6, 0xbb, 0xe1, 0x0a]);
  await writeFile(join(folder, "gb/issue.yaml"), inGb);
  const run = await called(args, folder);
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(new Uint8Array(await readFile(join(folder, "gb/issue.yaml")))).toEqual(inGb);
});

test("a file that is too large for copy is told as such", async () => {
  const folder = await folderOf({ "a.txt": "" });
  await truncate(join(folder, "a.txt"), 300 * 2 ** 20);
  const run = await called(["import", "a.txt", "--issue", "i"], folder);
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining("`a.txt` has more than 256 MB")]);
});

test("nothing half-written is left where the manifest cannot be replaced", async () => {
  const folder = await folderOf({ "page.md": PAGE });
  await putFiles(folder, { "i/stories": "no folder" });
  const run = await called(["import", "page.md", "--issue", "i"], folder);
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining("cannot write `i`")]);
  await expect(read(folder, "i/issue.yaml")).rejects.toThrow();
});

test.each<[string, string]>([
  ["换\n行.txt", "换 行.txt"],
  ["\u001b[31m红.txt", "[31m红.txt"],
  ["\u202e反向.txt", "反向.txt"],
  ["井 # 号: “引” 😀ＡＢ.txt", "井 # 号: “引” 😀ＡＢ.txt"],
])("a file called %j is named as %j in the manifest, and known again", async (name, written) => {
  const folder = await folderOf({ [`c/${name}`]: "灯会\n\n入夜。\n", "i/paper.yaml": paper });
  await called(["import", "c", "--issue", "i"], folder);
  const manifest = await read(folder, "i/issue.yaml");
  expect(manifest).toMatch(/^ {2}- id: 灯会 {2}# .*:1 [0-9a-f]{12}$/m);
  expect(manifest).toContain(`headline: 灯会  # ${written}:1\n`);
  await called(["import", "c", "--issue", "i"], folder);
  expect(await read(folder, "i/issue.yaml")).toBe(manifest);
});

test.each(["en", "zh"])("a manifest is no copy, and nothing is written (%s)", async (language) => {
  const folder = await folderOf({ "issue.yaml": issue, "paper.yaml": paper });
  const run = await called(["import", "issue.yaml", "--issue", "i", "--lang", language], folder);
  expect(run).toMatchObject({ exit: 2, stdout: "" });
  expect(run.stderr).toContain("--issue");
  expect((await readdir(folder)).sort()).toEqual(["issue.yaml", "paper.yaml"]);
});
