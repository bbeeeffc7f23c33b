import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { houseMemoryOnly } from "../../src/base/memo.ts";
import { positionOf } from "../../src/base/source.ts";
import { compile } from "../../src/build/compile.ts";
import { diskHost } from "../../src/build/host.ts";
import { newMemory } from "../../src/build/memory.ts";
import { pdfOf } from "../tools/preflight/file.ts";

// Every fault that an author may hand in, through the whole line and from a disk. `¦` stands where it is told.

const head = "paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}, {label: 2}]\nstories:\n";
const place = "place: {page: 1, columns: 1-8, rows: 1-40}";
const sound = `  - {id: a, headline: 题, body: 文, ${place}}\n`;
const lone = (more: string): string => `${head}${sound}${more}`;
const story = (more: string): string => `${head}  - {id: a, headline: 题, ${more}}\n`;
const copy = (body: string): string => `${head}  - id: a\n    headline: 题\n    ${place}\n    body: |\n      ${body}\n`;
const photo = (file: string): string => story(`body: 文, ${place}, photos: [{file: ¦${file}, caption: 图}]`);
const body = story(`${place}, body: {file: ¦a.md}`);
/** Each line's list stands for eight times the one before. */
const bomb = lone(
  [
    "a: &a [x, x, x, x, x, x, x, x]",
    "b: &b [*a, *a, *a, *a, *a, *a, *a, *a]",
    "c: &c [*b, *b, *b, *b, *b, *b, *b, *b]",
    "d: &d [*c, *c, *c, *c, *c, *c, *c, *c]",
    "e: &e [¦*d, *d, *d, *d, *d, *d, *d, *d]\n",
  ].join("\n"),
);

/** Fonts and words are opened once for all cases, as in a batch. */
const memory = houseMemoryOnly(newMemory());

type Files = Readonly<Record<string, string | Uint8Array>>;
type Row = [why: string, code: string, issue: string, beside: Files];

const rows: Row[] = [
  ["an unknown key", "unknown-key", lone("¦nmber: 3\n"), {}],
  ["a wrong type", "not-a-number", lone("number: ¦三\n"), {}],
  ["a day that does not exist", "bad-date", lone("").replace("2026-11-24", "¦2026-02-30"), {}],
  ["a story's id twice", "duplicate-name", lone("  - {id: ¦a, headline: 题, body: 文, place: {page: 2}}\n"), {}],
  ["a word that is none", "missing-value", lone("words: ¦[供水管网, ~]\n"), {}],
  ["a name that is none", "missing-key", lone("words: [供水管网, ¦{never: true}]\n"), {}],
  ["a mark that is none", "not-a-flag", lone("words: [{word: 林岚, never: ¦是}]\n"), {}],
  ["a page that does not exist", "unknown-name", story("body: 文, place: {page: ¦3}"), {}],
  ["columns beyond the grid", "beyond-grid", story("body: 文, place: {page: 1, columns: ¦1-9, rows: 1-40}"), {}],
  ["frames that overlap", "frames-overlap", lone(sound.replace("id: a", "id: b").replace("1-8", "¦1-8")), {}],
  ["a photo that is missing", "missing-file", photo("a.jpg"), {}],
  ["a photo that is none", "photo-unreadable", photo("a.jpg"), { "a.jpg": "天地玄黄" }],
  ["a photo of no bytes", "photo-damaged", photo("a.jpg"), { "a.jpg": "" }],
  ["a photo cut short", "photo-damaged", photo("a.jpg"), { "a.jpg": await halfPhoto() }],
  ["a photo's path out of the folder", "outside-folder", photo("../a.jpg"), {}],
  ["a link out of the folder", "outside-folder", photo("link.jpg"), {}],
  ["a tab as indentation", "yaml-tab", `${head}¦\t- {id: a}\n`, {}],
  ["a key twice", "duplicate-key", lone("¦date: 2026-11-25\n"), {}],
  ["an alias bomb", "too-many-aliases", bomb, {}],
  ["5,000 levels", "too-deep", lone(`weather: ${"[".repeat(63)}¦${"[".repeat(4937)}${"]".repeat(5000)}\n`), {}],
  ["an empty file", "empty-file", "¦", {}],
  ["a body of 50 MB", "file-too-large", body, { "a.md": new Uint8Array(50_000_000).fill(0x61) }],
  ["half a surrogate pair", "lone-surrogate", lone('weather: "¦\\ud800晴"\n'), {}],
  ["a body that is missing", "missing-file", body, {}],
  ["a character that no face has, in copy", "missing-glyph", copy("天地¦\u{e000}玄黄。"), {}],
  ["the same in a headline", "missing-glyph", lone("").replace("题", "题¦\u{e000}"), {}],
  ["pages out of order", "pages-out-of-order", lone("").replace("[{label: 1}", "[{label: 3}, {label: ¦1}"), {}],
  ["parts out of the pages' order", "jump-backwards", story("body: 文, place: [{page: 2}, {page: ¦1}]"), {}],
  [
    "a table of 21 characters in legs of 13",
    "table-too-wide",
    `${head}  - id: a
    label: 表
    place: {page: 1, columns: 1, rows: 1-6}
    body: |
      | ¦天地玄黄宇宙洪荒日月 | 寒来暑往秋收冬藏闰余 |
      |---|---|
      | 天 | 地 |
`,
    { "paper.yaml": "name: 试刊\ncode: SK\nfaults: {天窗: off}\n" },
  ],
  [
    "a table in a vertical story",
    "table-in-vertical",
    `${head}  - id: a
    headline: 题
    writing: vertical
    place: {page: 1, columns: 1-4, rows: 1-40}
    body: |
      | ¦天 | 地 |
      |---|---|
      | 玄 | 黄 |
`,
    {},
  ],
  ["half-width marks", "half-width-mark", copy("天地¦,玄黄。"), {}],
  ["straight quotes", "straight-quote", copy('他说¦"好。'), {}],
  ["a quotation never closed", "unpaired-mark", copy("他说：¦“好。"), {}],
  ["two spaces", "double-space", copy("天地¦  玄黄。"), {}],
  ["a control character", "control-character", copy("天地¦\u0007玄黄。"), {}],
  ["a mark that turns the direction", "control-character", copy("天地¦\u202e玄黄。"), {}],
  ["a comment that cuts a text", "comment-in-text", lone("weather: 花园路 ¦#3楼有雨\n"), {}],
  ["a comment after a space and before one", "comment-in-text", lone("weather: 周末 ¦# 或有初雪\n"), {}],
  ["bold that is never closed", "stray-markup", copy("¦**记者：你好。"), {}],
  ["a dateline in the copy", "dateline-in-copy", copy("¦本报讯（记者 张三）天地玄黄。"), {}],
  ["half-width brackets", "half-width-mark", copy("天地¦(玄黄)。"), {}],
  ["hyphens for a dash", "foreign-mark", copy("天地¦--玄黄。"), {}],
  ["a full-width hyphen", "wide-hyphen", copy("天地¦－玄黄。"), {}],
  ["a comma behind a blank", "half-width-mark", copy("增长5.2% ¦,同比持平。"), {}],
  ["a tag", "web-mark", copy("天地¦<br>玄黄。"), {}],
  ["a reference of HTML", "web-mark", copy("天地¦&nbsp;玄黄。"), {}],
  ["a PDF with a photo's name", "photo-misnamed", photo("a.jpg"), { "a.jpg": pdfOf() }],
  [
    "a drawing with a photo's name",
    "photo-misnamed",
    photo("a.png"),
    { "a.png": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>' },
  ],
  ["a photo of a telephone", "photo-unreadable", photo("a.heic"), { "a.heic": "x" }],
  [
    "a quotation mark that is not closed",
    "yaml-unclosed",
    lone('  - id: b\n    headline: ¦"题\n    byline: 甲\n    deck: "副"\n'),
    {},
  ],
  ["a space too few", "yaml-indent", lone("  - id: b\n   ¦headline: 题\n    byline: 甲\n"), {}],
  ["a hyphen without its space", "yaml-glued", lone("  ¦-id: b\n    headline: 题\n"), {}],
  [
    "full-width marks in brackets",
    "yaml-full-width",
    `${head.replace("{label: 2}", "{label: 2, credits: {责编¦：甲，版式：乙}}")}${sound}`,
    {},
  ],
  ["a table of 61 columns", "table-too-large", copy(`¦|${"甲|".repeat(61)}\n      |${"-|".repeat(61)}`), {}],
];

test.each(rows)("%s → %s", async (_why, code, marked, more) => {
  const before = marked.slice(0, marked.indexOf("¦")).split("\n");
  const column = [...(before.at(-1) ?? "")].length + 1;
  const [first] = await faultsOf({ "issue.yaml": marked.replace("¦", ""), ...more });
  expect(first).toBe(`${code} issue.yaml:${before.length}:${column}`);
});

const bytes: [why: string, fault: string, issue: Uint8Array][] = [
  ["GB18030", "not-utf8 issue.yaml:1:1", Uint8Array.of(0xd5, 0xfd, 0xce, 0xc4, 0x0a)],
  ["UTF-16", "not-utf8 issue.yaml:1:1", Buffer.from(`\ufeff${lone("")}`, "utf16le")],
  [
    "a line of GBK in a file of UTF-8",
    "mixed-encoding issue.yaml:6:11",
    Buffer.concat([Buffer.from(lone("weather: 晴")), Buffer.of(0xb5, 0xda, 0xc8, 0xfd, 0xcc, 0xec, 0x0a)]),
  ],
  [
    "half a surrogate pair, as bytes",
    "broken-utf8 issue.yaml:6:11",
    Buffer.concat([Buffer.from(lone("weather: 晴")), Buffer.of(0xed, 0xa0, 0x80, 0x0a)]),
  ],
];

test.each(bytes)("%s → %s", async (_why, fault, issue) => {
  expect((await faultsOf({ "issue.yaml": issue }))[0]).toBe(fault);
});

const longName = "阿卜杜勒·穆罕默德·伊本·阿卜杜拉";

test.each([
  ["words: [{word: 阿卜杜勒·穆罕默德·伊本·阿卜杜拉, never: true}]", "", ["broken-line issue.yaml:9:7"], "of the issue"],
  ["", "words: [{word: 阿卜杜勒·穆罕默德·伊本·阿卜杜拉, never: true}]", ["broken-line issue.yaml:9:7"], "of the paper"],
  ["words: [{word: 阿卜杜勒·穆罕默德·伊本·阿卜杜拉, never: false}]", "", [], "that may break"],
])("a name longer than its leg, %s%s: %j, %s", async (ofIssue, ofPaper, told) => {
  const issue = `${copy(`访${longName}。`).replace("1-8", "1-2")}${ofIssue}\n`;
  const faults = await faultsOf({ "issue.yaml": issue, "paper.yaml": `name: 试刊\ncode: SK\n${ofPaper}\n` });
  expect(faults.filter((fault) => fault.startsWith("broken-line"))).toEqual(told);
});

test.each([
  ["Word", "PK\u0003\u0004[Content_Types].xml", "not-text-file a.md:1:1"],
  ["RTF", "{\\rtf1 正文}", "not-text-file a.md:1:1"],
])("a body of %s", async (_program, bytes, fault) => {
  const issue = body.replace("¦", "");
  expect((await faultsOf({ "issue.yaml": issue, "a.md": bytes }))[0]).toBe(fault);
});

test.each([
  ['<path d="hello"/>', "0 0 10 10", "art-path a.svg:1:26"],
  ['<path d="L1 1z"/>', "0 0 10 10", "art-path a.svg:1:26"],
  ['<path d="M0 0L1e999 1z"/>', "0 0 10 10", "art-path a.svg:1:26"],
  ['<path d="M0 0h1v1z"/>', "0 0 10", "art-viewbox a.svg:1:1"],
])("a nameplate of %s in %s", async (path, viewBox, fault) => {
  const plate = "furniture: {nameplate: {columns: 1-8, rows: 1-16, art: a.svg}}\n";
  const files = {
    "issue.yaml": lone(""),
    "paper.yaml": `name: 试刊\ncode: SK\n${plate}`,
    "a.svg": `<svg viewBox="${viewBox}">${path}</svg>`,
  };
  expect(await faultsOf(files)).toContain(fault);
});

test("a face that fonts.yaml does not have is told once, where the paper names it", async () => {
  const styles = "styles: {body: {face: 宋体}, headline: {stretch: 95, lead: {face: 宋体}}}";
  const files = { "issue.yaml": lone(""), "paper.yaml": `name: 试刊\ncode: SK\n${styles}\n` };
  const found = (await diagnosticsOf(files)).filter(({ code }) => code === "unknown-name");
  const places = found.map(({ span, related }) => [span, ...related].map(({ source, start }) => [source.path, start]));
  expect(places).toEqual([
    [
      ["paper.yaml", 40],
      ["paper.yaml", 82],
    ],
  ]);
});

test.each([
  ["fle: a.jpg, page: 2, columns: 1-8, rows: 80-100", "unknown-key issue.yaml:7:6"],
  ["file: a.jpg, page: 2, columns: 1-8, rows:80-100", "unknown-key issue.yaml:7:42"],
  ["file: a.jpg, page: 2, columns:1-8, rows: 80-100", "unknown-key issue.yaml:7:28"],
  ["file: a.jpg, pge: 2, columns: 1-8, rows: 80-100", "unknown-key issue.yaml:7:19"],
])("an advert {%s}: one fault, one message", async (advert, fault) => {
  expect(await faultsOf({ "issue.yaml": lone(`adverts:\n  - {${advert}}\n`), "a.jpg": await halfPhoto() })).toEqual([
    fault,
  ]);
});

test.each([
  ["number: ６２０８", ["not-a-number"], "a wrong one"],
  ["nubmer: 6208", ["unknown-key"], "a misspelt one"],
  ["today: 4", ["empty-field"], "none"],
])("a nameplate that prints the number, and %s in the issue: %s told", async (line, codes) => {
  const paper = 'name: 试刊\ncode: SK\nfurniture: {nameplate: {columns: 1-8, rows: 1-16, strip: ["总第{number}期"]}}\n';
  const issue = lone(`${line}\n`).replace("rows: 1-40", "rows: 17-40");
  const told = (await diagnosticsOf({ "issue.yaml": issue, "paper.yaml": paper })).map(({ code }) => code);
  expect(told.filter((code) => ["not-a-number", "unknown-key", "empty-field"].includes(code))).toEqual(codes);
});

test.each([
  ["a wish to stand beside it", `  - {id: b, headline: 题, body: 文, wish: {beside: a}, place: {page: 1}}\n`],
  [
    "its group of two",
    "  - {id: b, group: g, priority: brief, headline: 题, body: 文}\ngroups: [{id: g, headline: 题, place: {page: 2}}]\n",
  ],
])("a story with a fault is told once, and not by %s", async (what, more) => {
  const faulty = what.includes("group") ? "group: g, priority: breif" : "priority: breif, place: {page: 1}";
  const issue = `${head}  - {id: a, headline: 题, body: 文, ${faulty}}\n${more}`;
  expect((await diagnosticsOf({ "issue.yaml": issue })).map(({ code }) => code)).toEqual(["unknown-value"]);
});

test("a byte order mark and CRLF are accepted", async () => {
  const issue = `\ufeff${lone("nmber: 3\n")}`.replaceAll("\n", "\r\n");
  expect(await faultsOf({ "issue.yaml": issue })).toEqual(["unknown-key issue.yaml:6:1"]);
  const clean = `\ufeff${lone("")}`.replaceAll("\n", "\r\n");
  expect((await diagnosticsOf({ "issue.yaml": clean })).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("frames that overlap: both stories are named", async () => {
  const issue = lone("  - {id: b, headline: 题, body: 文, place: {page: 1, columns: 8, rows: 40-60}}\n");
  const [overlap] = await diagnosticsOf({ "issue.yaml": issue });
  expect([overlap?.arguments["name"], overlap?.arguments["other"]]).toEqual(["b", "a"]);
});

async function halfPhoto(): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: 300 * 200 * 3 }, (_, at) => (at * 7 + (at >> 9) * 13) & 255);
  const whole = await sharp(pixels, { raw: { width: 300, height: 200, channels: 3 } })
    .jpeg()
    .toBuffer();
  return whole.subarray(0, whole.length / 2);
}

async function faultsOf(files: Files): Promise<readonly string[]> {
  return (await diagnosticsOf(files)).map(({ code, span }) => {
    const { line, column } = positionOf(span.source, span.start);
    return `${code} ${span.source.path}:${line}:${column}`;
  });
}

/** What is said of an issue in a folder of its own, beside which a photo lies that it must not read. */
async function diagnosticsOf(files: Files): Promise<readonly Diagnostic[]> {
  const outer = await realpath(await mkdtemp(join(tmpdir(), "banmian-test-")));
  try {
    const folder = join(outer, "issue");
    await mkdir(folder);
    await writeFile(join(outer, "a.jpg"), "x");
    await symlink("../a.jpg", join(folder, "link.jpg"));
    await writeFile(join(folder, "paper.yaml"), "name: 试刊\ncode: SK\n");
    for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
    const watch = { now: () => 0, began: () => undefined };
    const host = { ...diskHost({ folder, cache: join(tmpdir(), "banmian-test-cache") }, watch), memory };
    return (await compile(join(folder, "issue.yaml"), host)).diagnostics;
  } finally {
    await rm(outer, { recursive: true });
  }
}
