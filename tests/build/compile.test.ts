import { copyFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { positionOf } from "../../src/base/source.ts";
import { startClock, type Watch } from "../../src/base/watch.ts";
import { type Compiled, compile } from "../../src/build/compile.ts";
import { draw } from "../../src/build/draw.ts";
import { diskHost, type Host } from "../../src/build/host.ts";
import { newMemory } from "../../src/build/memory.ts";
import type { Format } from "../../src/formats/format.ts";
import { sheets } from "../../src/formats/sheets/format.ts";
import { folderOf, paper } from "../cli/program.ts";

const issue = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1}
  - {label: 2}
stories:
  - id: short
    headline: 短讯
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 1, columns: 1, rows: 1-4}
  - id: other
    headline: 简讯
    priority: brief
    body: 寒来暑往秋收冬藏闰余成岁律吕调阳。
    place: {page: 2, columns: 1, rows: 1-4}
`;

test("a draft is marked where it has errors, and nothing else is", async () => {
  const long = issue.replace("天地玄黄宇宙洪荒", "天地玄黄宇宙洪荒".repeat(20));
  const drawn = async (text: string) => {
    const made = await hostOf({ "issue.yaml": text, "paper.yaml": paper });
    const { madeUp } = await compile(made.issue, { ...made.host, draft: true });
    return { plain: madeUp?.layout, marked: madeUp?.marked() };
  };
  const { plain, marked } = await drawn(long);
  expect(marked).not.toEqual(plain);
  expect(marked?.pages[1]).toEqual(plain?.pages[1]);
  const without = await drawn(issue);
  expect(without.marked).toEqual(without.plain);
});

test("a draft whose only fault is a character that no face has is marked on its pages", async () => {
  const made = await hostOf({ "issue.yaml": issue.replace("玄黄", "玄\u{e000}黄"), "paper.yaml": paper });
  const { madeUp } = await compile(made.issue, { ...made.host, draft: true });
  const marked = JSON.stringify(madeUp?.marked().pages[0]?.placed);
  expect(marked).toContain("未完成");
});

test.each<[string, string, readonly string[], string]>([
  // written                 instead                        errors                why
  ["    headline: 短讯\n", "", ["no-headline"], "copy without a headline"],
  [
    "    headline: 短讯\n",
    "    headline: 短讯\n    photos: [{file: a.jpg, columns: 1, depth: 2}]\n",
    ["photo-damaged"],
    "a photo that cannot be read",
  ],
  [
    "    headline: 短讯\n",
    "    photos: [{file: a.jpg, columns: 1, depth: 2}, {file: b.jpg, columns: 1, depth: 2}]\n",
    ["missing-file", "no-headline", "photo-damaged"],
    "all at once",
  ],
])("a draft is drawn of what imports leave, row %#", async (written, instead, errors) => {
  const text = issue.replace(written, instead).replace("rows: 1-4", "rows: 1-30");
  const files = { "issue.yaml": text, "paper.yaml": paper };
  const made = await hostOf(files);
  await writeFile(join(dirname(made.issue), "a.jpg"), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0));
  const { madeUp, diagnostics } = await compile(made.issue, { ...made.host, draft: true });
  expect(madeUp?.layout.pages.length).toBe(2);
  const codes = diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
  expect(codes.toSorted()).toEqual(errors);
});

test("a sound issue gives pages, and no diagnostic", async () => {
  const { madeUp, diagnostics } = await compiled({ "issue.yaml": issue, "paper.yaml": paper });
  expect(diagnostics).toEqual([]);
  expect(madeUp?.layout.pages.map(({ label }) => label)).toEqual(["1", "2"]);
});

test("names that a paper or an issue lists stay whole where a headline turns, also in a build that keeps what it can", async () => {
  const text = issue.replace("short\n    headline: 短讯", "short\n    headline: 全城供水管网换新");
  const large = `${paper}styles: {headline: {brief: {size: 15pt, floor: 15pt}}}\n`;
  const memory = newMemory();
  const turned = async (text: string, paper: string): Promise<string | undefined> => {
    const made = await hostOf({ "issue.yaml": text, "paper.yaml": paper });
    const { madeUp } = await compile(made.issue, { ...made.host, memory });
    const lines = madeUp?.layout.pages[0]?.placed.flatMap((placed) => (placed.kind === "text" ? [placed.line] : []));
    return lines?.flatMap(({ segments: [first] }) => (first?.role === "headline" ? [first.text] : [])).join("/");
  };
  const named = "words: [供水管网]\n";
  expect([
    await turned(text, large),
    await turned(text, large + named),
    await turned(text + named, large),
    await turned(text, large),
  ]).toEqual(["全城供水管/网换新", "全城/供水管网换新", "全城/供水管网换新", "全城供水管/网换新"]);
});

test.each<[readonly string[], string[], string]>([
  // edits of the manifest, diagnostics, why
  [
    ["玄黄 → 玄\u{e000}黄", "1-4}\n  - id: other → 1-3}\n  - id: other"],
    ["missing-glyph 10"],
    "glyphs and fit in one run",
  ],
  [
    ["page: 1, → page: 3,", "columns: 1, rows: 1-4}\n$ → columns: 9, rows: 1-4}\n"],
    ["unknown-name 11", "beyond-grid 16"],
    "two faults of the model",
  ],
  [
    ["date: 2026-11-24 → date: 2026-02-30", "priority: brief → priority: breif"],
    ["bad-date 2", "unknown-value 9"],
    "two faults of the manifest",
  ],
  [
    ["2026-11-24 → 2026-02-30", "id: other → id: short", "荒日 → 荒,\u{e000}日", "page: 1, → page: 3,"],
    ["bad-date 2", "duplicate-name 12", "half-width-mark 10", "unknown-name 11", "missing-glyph 10"],
    "one fault of the file, its entries', its copy's, its places' and its characters'",
  ],
  [
    [
      "rows: 1-4}\n  - id: other → rows: 1-4}\n    photos: [{file: no.jpg, caption: 图}]\n  - id: other",
      "page: 2, → page: 1,",
    ],
    ["missing-file 12", "frames-overlap 17"],
    "a photo that is missing, and a story that overlaps its frame",
  ],
])("edits %j → %j: %s", async (edits, expected) => {
  const text = edits.reduce((whole, edit) => {
    const [from = "", to = ""] = edit.split(" → ");
    return whole.replace(new RegExp(from), to);
  }, issue);
  const { diagnostics } = await compiled({ "issue.yaml": text, "paper.yaml": paper });
  expect(diagnostics.map(codeAndLine)).toEqual(expect.arrayContaining(expected));
});

test("a profile of the press that is none is told once, where the paper names it", async () => {
  const photo = "rows: 1-40}\n    photos: [{file: a.svg, caption: 图, columns: 2}]";
  const text = issue.replace("columns: 1, rows: 1-4}", `columns: 1-2, ${photo}`);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9" fill="red"/></svg>';
  const files = { "paper.yaml": `${paper}press:\n  profile: bad.icc\n`, "bad.icc": "none", "a.svg": svg };
  const { host, issue: path } = await hostOf({ ...files, "issue.yaml": text });
  const made = await compile(path, host);
  if (made.madeUp === undefined) throw new Error("not made up");
  const { diagnostics } = await draw(made, made.madeUp, { pages: undefined, formats: { press: {} } }, host);
  expect(diagnostics.map(codeAndLine).filter((told) => told.startsWith("profile"))).toEqual(["profile-unfit 6"]);
});

test("a photo that changes while a format draws other pages than those chosen is told of", async () => {
  const text = issue.replace(
    "page: 2, columns: 1, rows: 1-4}",
    "page: 2, columns: 1-2, rows: 1-40}\n    photos: [{file: a.jpg, caption: 图}]",
  );
  const { host, issue: path } = await hostOf({ "issue.yaml": text, "paper.yaml": paper });
  const photo = join(dirname(path), "a.jpg");
  copyFileSync("tests/golden/photo-caption/pier.jpg", photo);
  const made = await compile(path, host);
  if (made.madeUp === undefined) throw new Error("not made up");
  const whole: Format = {
    ...sheets,
    write: async (job) => {
      rmSync(photo);
      await job.whole();
      return { files: [], diagnostics: [] };
    },
  };
  const wishes = { pages: ["1"], formats: {}, instead: [whole] };
  const { diagnostics } = await draw(made, made.madeUp, wishes, host);
  expect(diagnostics.map(codeAndLine).filter((told) => told.startsWith("photo"))).toEqual(["photo-changed 17"]);
});

test("stages begin in the order of the data, pictures of pages one by one, and their times are kept", async () => {
  const began: string[] = [];
  let now = 0;
  const watch: Watch = {
    now: () => now++,
    began: (stage, page) => began.push(page === undefined ? stage : `${stage} ${page}`),
  };
  const host = await hostOf({ "issue.yaml": issue, "paper.yaml": paper }, watch);
  const { timings } = await drawn(host, true);
  expect(began).toEqual(
    "read, resolve, fonts, photos, make-up, typeset, check, newspaper, paint, pictures, proof, png, png 1, png 2, layout, report, report".split(
      ", ",
    ),
  );
  // The clock ticks at each question: one tick a stage; the two pages add up, and so does the report, which holds the times until then.
  const stages = "read resolve fonts photos make-up typeset check newspaper paint pictures proof layout".split(" ");
  expect(timings).toEqual(Object.fromEntries([...stages.map((stage) => [stage, 1]), ["png", 3], ["report", 2]]));
});

test("pictures are counted as they are made ready", async () => {
  const began: string[] = [];
  const watch: Watch = { now: () => 0, began: (stage, page = "") => began.push(`${stage} ${page}`) };
  const text = issue.replace(
    "page: 2, columns: 1, rows: 1-4}",
    "page: 2, columns: 1-2, rows: 1-40}\n    photos: [{file: a.jpg, caption: 图}, {file: b.jpg, caption: 图}]",
  );
  const host = await hostOf({ "issue.yaml": text, "paper.yaml": paper }, watch);
  for (const name of ["a.jpg", "b.jpg"])
    copyFileSync("tests/golden/photo-caption/pier.jpg", join(dirname(host.issue), name));
  await drawn(host, false);
  expect(began.filter((each) => each.startsWith("pictures"))).toEqual(["pictures ", "pictures 1", "pictures 2"]);
});

test("what is drawn of some pages holds these alone; layout.json holds all", async () => {
  const host = await hostOf({ "issue.yaml": issue, "paper.yaml": paper });
  const { files } = await drawn(host, true, ["2"]);
  expect(files.map(({ path }) => path)).toEqual([
    "SK-2026-11-24-pages-2.pdf",
    "pages/2.png",
    "layout.json",
    "report.json",
  ]);
  const layout = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === "layout.json")?.bytes));
  expect(layout.pages.map(({ label }: { label: string }) => label)).toEqual(["1", "2"]);
});

test("the archive of a run that draws some pages is the same as of a run that draws all, black pages and all", async () => {
  const inked = issue
    .replace("{label: 1}", "{label: 1, inks: black}")
    .replace("rows: 1-4}", "rows: 1-4, reverse: red}");
  const host = await hostOf({ "issue.yaml": inked, "paper.yaml": `${paper}palette: {red: [0, 100, 100, 0]}\n` });
  const [some, all] = await Promise.all(
    [["2"], undefined].map(async (labels) => {
      const { files } = await drawn(host, false, labels, true);
      return files.find(({ path }) => path.startsWith("archive/"))?.bytes;
    }),
  );
  expect(some).toBeDefined();
  expect(some).toEqual(all);
});

test("outputs name files from the issue's folder, wherever the program is run", async () => {
  const spaced = issue.replace("玄黄", "玄 黄");
  const folder = await folderOf({ "issue.yaml": spaced, "paper.yaml": paper });
  for (const working of [folder, dirname(folder), "/", join(folder, "deep", "er")]) {
    const { files } = await drawn(hostIn(working, folder), false);
    const layout = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === "layout.json")?.bytes));
    expect(layout.diagnostics).toEqual([expect.objectContaining({ file: "issue.yaml", line: 10 })]);
  }
});

test("a clock without stages has no times", () => {
  expect(startClock({ now: () => 0, began: () => undefined }).stop()).toEqual({});
});

interface Placed {
  readonly host: Host;
  readonly issue: string;
}

const still: Watch = { now: () => 0, began: () => undefined };

async function compiled(files: Readonly<Record<string, string>>): Promise<Compiled> {
  const { host, issue: path } = await hostOf(files);
  return compile(path, host);
}

async function drawn({ host, issue: path }: Placed, png: boolean, labels?: readonly string[], archive = false) {
  const made = await compile(path, host);
  if (made.madeUp === undefined) throw new Error("not made up");
  const formats = { layout: {}, report: {}, ...(png ? { png: {} } : {}), ...(archive ? { archive: {} } : {}) };
  return draw(made, made.madeUp, { pages: labels, formats }, host);
}

async function hostOf(files: Readonly<Record<string, string>>, watch: Watch = still): Promise<Placed> {
  const folder = await folderOf(files);
  return hostIn(folder, folder, watch);
}

function hostIn(working: string, folder: string, watch: Watch = still): Placed {
  const host = diskHost({ folder: working, cache: join(tmpdir(), "banmian-test-cache") }, watch);
  return { host, issue: join(folder, "issue.yaml") };
}

function codeAndLine({ code, span }: Diagnostic): string {
  return `${code} ${positionOf(span.source, span.start).line}`;
}
