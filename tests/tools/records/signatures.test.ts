import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { positionOf } from "../../../src/base/source.ts";
import { compile, type MadeUp } from "../../../src/build/compile.ts";
import { checkSignatures, readSignatures, type Signed, signPages } from "../../../src/tools/records/signatures.ts";
import { folderOf, heiPaper, putFiles } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

const manifest = `paper: paper.yaml
date: 2026-11-24
number: 7
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 副刊}
stories:
  - id: bridge
    headline: 大桥今日通车
    body: |
      天地玄黄宇宙洪荒日月盈昃辰宿列张。
    photos:
      - {file: photos/a.png, caption: 桥, columns: 1, depth: 6, at: top-left}
    place: {page: 1, columns: 1-2, rows: 1-14}
  - id: brief
    headline: 短讯
    priority: brief
    body: |
      寒来暑往秋收冬藏闰余成岁律吕调阳。
    place: {page: 1, columns: 3, rows: 1-5}
  - id: poem
    headline: 诗
    body: {file: poem.md}
    place: {page: 2, columns: 1, rows: 1-9}
adverts:
  - {file: photos/ad.png, page: 1, columns: 1-3, rows: 20-32}
`;
const paper = `${heiPaper}signing: [初审, 终审]\n`;
const grey = (background: string, width = 600, height = 400): Promise<Uint8Array> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

/** Files otherwise than they are, by name. */
type Changes = Readonly<Record<string, string | Uint8Array>>;

let folder = "";
let photo: Uint8Array;
let other: Uint8Array;

beforeAll(async () => {
  folder = await folderOf({ "photos/.keep": "" });
  photo = await grey("#888888");
  other = await grey("#999999");
});

/** The issue made up, with some files otherwise. */
async function madeUpWith(changes: Changes = {}) {
  await putFiles(folder, { "issue.yaml": manifest, "paper.yaml": paper, "poem.md": "云腾致雨露结为霜。\n" });
  for (const [name, bytes] of Object.entries({ "photos/a.png": photo, "photos/ad.png": photo, ...changes })) {
    await writeFile(join(folder, name), bytes);
  }
  const { madeUp, diagnostics } = await compile(join(folder, "issue.yaml"), { ...host, draft: true });
  if (madeUp === undefined) throw new Error(JSON.stringify(diagnostics.map(({ code }) => code)));
  return { madeUp, diagnostics };
}

const record = (): string => join(folder, "signatures.jsonl");

async function sign(pages: readonly string[], stage: string, by = "林岚", engine = "1.0.0"): Promise<Signed> {
  const { madeUp, diagnostics } = await madeUpWith();
  return signPages(madeUp, diagnostics, { pages, stage, by, at: "2026-11-24T22:40:00+08:00", engine }, host.files);
}

async function signAll(): Promise<void> {
  await rm(record(), { force: true });
  for (const stage of ["初审", "终审"]) expect(await sign(["1", "2"], stage)).toEqual({ ok: true });
}

const check = (madeUp: MadeUp, version = "1.0.0") =>
  checkSignatures(madeUp, { language: "en", files: host.files, version });

/** What is reported of the issue with some files otherwise, in the order of pages. */
async function found(changes: Changes, version?: string) {
  const { diagnostics, unsigned } = await check((await madeUpWith(changes)).madeUp, version);
  return {
    codes: diagnostics.map(({ severity, code, arguments: { page } }) => `${severity} ${code} ${page}`),
    changes: diagnostics.map(({ arguments: args }) => String(args["changes"] ?? "")).join("\n"),
    unsigned: unsigned.map(({ arguments: { page, stages } }) => `${page} ${stages}`),
  };
}

const edited = (from: string, to: string): Changes => ({ "issue.yaml": manifest.replace(from, to) });

describe("a page that all stages signed", () => {
  beforeAll(signAll);

  test("holds as long as nothing is changed on it", async () => {
    expect(await found({})).toEqual({ codes: [], changes: "", unsigned: [] });
  });

  test.each<[Changes, string]>([
    [edited("stories:", "# 夜班\nstories:"), "a comment"],
    [edited("- id: brief", "- id: notice"), "a story's id, which is not printed"],
    [{ "poem.md": "云腾致雨，露结为霜。\n" }, "the other page"],
  ])("holds: %#", async (changes) => {
    const { codes } = await found(changes);
    expect(codes.filter((code) => code.endsWith(" 1"))).toEqual([]);
  });

  test.each<[Changes, RegExp, string]>([
    [edited("秋收冬藏", "秋收夏藏"), /\[-冬-\]\{\+夏\+\}/, "a character of the copy"],
    [edited("今日通车", "明日通车"), /大桥今日通车 → 大桥明日通车/, "a headline"],
    [edited("caption: 桥", "caption: 河"), /桥 → 河/, "a caption"],
    [{ "photos/a.png": "other" }, /photos\/a\.png.*another picture/, "a photo under the same name"],
    [edited("depth: 6", "depth: 7"), /photos\/a\.png.*another size/, "a photo's size"],
    [edited("columns: 3, rows: 1-5", "columns: 3, rows: 2-6"), /rows 1-5 .* rows 2-6/, "a story's place"],
    [{ "photos/ad.png": "other" }, /advert photos\/ad\.png.*another one/, "an advert under the same name"],
    [edited("section: 要闻", "section: 时政"), /要闻/, "the folio"],
    [edited("2026-11-24", "2026-11-25"), /2026-11-24 → 2026-11-25/, "the date"],
    [edited("label: 1,", "label: 1, inks: black,"), /page 1 looks different/, "a page in black"],
    [
      edited("    place: {page: 1, columns: 3", "    place: {page: 2, columns: 3"),
      /`brief`.*removed/,
      "a story that left",
    ],
    [
      {
        "paper.yaml": paper
          .replace('"body":{"face":"黑"', '"body":{"colour":"red","face":"黑"')
          .concat("palette: {red: [0, 100, 100, 0]}\n"),
      },
      /colour of type/,
      "the colour of copy",
    ],
  ])("is reported after a change, with the change: %#", async (changes, told) => {
    const files = Object.entries(changes).map(([name, text]) => [name, text === "other" ? other : text]);
    const reported = await found(Object.fromEntries(files));
    expect(reported.codes).toContain("error signed-page-changed 1");
    expect(reported.changes).toMatch(told);
    // One report is enough.
    expect(reported.unsigned).toEqual([]);
  });

  test("counts for that page alone", async () => {
    const { codes, unsigned } = await found({ "poem.md": "云腾致雨，露结为霜。\n" });
    expect(codes).toEqual(["error signed-page-changed 2"]);
    expect(unsigned).toEqual([]);
  });

  test("is missed when it is gone", async () => {
    const one = manifest.replace("  - {label: 2, section: 副刊}\n", "").replace(/ {2}- id: poem.*rows: 1-9}\n/s, "");
    expect((await found({ "issue.yaml": one })).codes).toEqual(["error signed-page-gone 2"]);
  });

  test.each<[Changes, string, string]>([
    [
      { "paper.yaml": paper.replace("rows: 32}", "rows: 32, pitch: 12.5pt}") },
      "warning signed-by-other-engine 1",
      "another version sets it otherwise",
    ],
    [edited("今日通车", "明日通车"), "error signed-page-changed 1", "somebody changed a word as well"],
  ])("as a later version makes it up: %#", async (changes, code) => {
    expect((await found(changes, "2.0.0")).codes).toContain(code);
  });

  test("can be signed again after a change", async () => {
    const { madeUp, diagnostics } = await madeUpWith(edited("今日通车", "明日通车"));
    const signing = { pages: ["1"], stage: "初审", by: "白露", at: "2026-11-24T23:00:00+08:00", engine: "1.0.0" };
    await signPages(madeUp, diagnostics, signing, host.files);
    const { diagnostics: after, unsigned } = await check(madeUp);
    expect(after.map(({ arguments: { stages } }) => stages)).toEqual(["终审 林岚"]);
    expect(unsigned).toEqual([]);
    await signAll();
  });
});

describe("the record", () => {
  let lines: readonly string[] = [];
  beforeAll(async () => {
    await signAll();
    lines = (await readFile(record(), "utf8")).split("\n");
  });
  const damage = {
    changed: () => [lines[0], lines[1]?.replace("林岚", "沈砚"), ...lines.slice(2)],
    removed: () => [lines[0], ...lines.slice(2)],
    swapped: () => [lines[1], lines[0], ...lines.slice(2)],
    first: () => lines.slice(1),
    torn: () => [...lines.slice(0, 3), lines[3]?.slice(0, 40)],
    unended: () => lines.slice(0, 4),
    empty: () => [lines[0], "", ...lines.slice(1)],
    json: () => [lines[0], "[1]", ...lines.slice(1)],
  };

  test.each<[keyof typeof damage, string, number, string]>([
    ["changed", "signature-unchained", 3, "the line after it contains the hash of what was there"],
    ["removed", "signature-unchained", 2, "the line after it follows another one"],
    ["swapped", "signature-unchained", 1, "the first line follows none"],
    ["first", "signature-unchained", 1, "the same"],
    ["torn", "signature-broken", 4, "the disk was full"],
    ["unended", "signature-broken", 4, "the line feed was cut off"],
    ["empty", "signature-broken", 2, "an empty line is no signature"],
    ["json", "signature-broken", 2, "nor is other JSON"],
  ])("%s: %s at line %i: %s", async (kind, code, line) => {
    const text = damage[kind]().join("\n");
    const { signatures, diagnostics } = readSignatures(Buffer.from(text), "signatures.jsonl");
    expect(diagnostics.map((each) => [each.code, positionOf(each.span.source, each.span.start).line])).toEqual([
      [code, line],
    ]);
    expect(signatures).toHaveLength(line - 1);
    await writeFile(record(), text);
    expect((await sign(["1"], "终审")).ok).toBe(false);
    expect(await readFile(record(), "utf8")).toBe(text);
    // The pages are drawn all the same.
    expect((await madeUpWith()).madeUp.layout.pages).toHaveLength(2);
  });

  test("keeps a page once for each state in which it was signed", () => {
    expect(lines.map((line) => line.includes('"shown"'))).toEqual([true, true, false, false, false]);
  });
});

test.each<[Changes, string[], boolean, string]>([
  [edited("天地玄黄", "天地玄黄".repeat(99)), ["1"], false, "the story of the page is overset"],
  [edited("天地玄黄", "天地玄黄".repeat(99)), ["2"], true, "the other page has the error"],
  [{ "poem.md": "云腾致雨。\n".repeat(99) }, ["1"], true, "a file of copy belongs to its story's page"],
  [{ "poem.md": "云腾致雨。\n".repeat(99) }, ["1", "2"], false, "all pages are signed, or none"],
])("nothing is signed while a page has errors: %#", async (changes, pages, ok) => {
  await rm(record(), { force: true });
  const { madeUp, diagnostics } = await madeUpWith(changes);
  const signing = { pages, stage: "终审", by: "林岚", at: "2026-11-24T22:40:00+08:00", engine: "1.0.0" };
  expect((await signPages(madeUp, diagnostics, signing, host.files)).ok).toBe(ok);
  expect(
    await readFile(record(), "utf8").then(
      () => true,
      () => false,
    ),
  ).toBe(ok);
});
