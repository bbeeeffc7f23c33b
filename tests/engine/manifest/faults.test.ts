import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Arguments } from "../../../src/base/codes.ts";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { diskFiles } from "../../../src/base/disk-files.ts";
import { positionOf } from "../../../src/base/source.ts";
import { readManifest } from "../../../src/engine/manifest/read.ts";
import { textIn } from "../../../src/locales/catalogues.ts";
import { wordsOf } from "../../../src/locales/report.ts";
import { memoryFiles } from "./memory-files.ts";

const paper = "name: 霁川日报\ncode: JCRB\n";
const head = "paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}]\n";
const story = "stories:\n  - id: a\n    place: {page: 1}\n";

const withId = (id: string): string => `stories: [{id: ${id}, place: {page: 1}}]\n`;

/** code file:line:column */
function placed({ code, span }: Diagnostic): string {
  const { line, column } = positionOf(span.source, span.start);
  return `${code} ${span.source.path}:${line}:${column}`;
}

/** The faults of an issue in /news/issue, beside whatever other files there are. */
async function faultsOf(
  issue: string | Uint8Array,
  others: Readonly<Record<string, string | Uint8Array>> = {},
  links: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const contents = { "/news/issue/issue.yaml": issue, "/news/issue/paper.yaml": paper, ...others };
  const outcome = await readManifest("/news/issue/issue.yaml", memoryFiles(contents, links));
  expect(outcome.ok).toBe(outcome.diagnostics.every(({ severity }) => severity === "warning"));
  return outcome.diagnostics.map(placed);
}

/** The faults of an issue by itself, as words. */
async function told(issue: string): Promise<string> {
  return (await faultsOf(issue)).join(", ").replaceAll("issue/issue.yaml:", "");
}

test.each([
  // behind the first three lines, or of the paper, the hint in English, in Chinese, why
  [`${head}number: ３\n`, "write `number: 3`", "写成 `number: 3`", "a full-width figure"],
  [`${head}number: 第12期\n`, "write `number: 12`", "写成 `number: 12`", "a number with its words"],
  [`${head}number: 第三期\n`, "half-width digits", "半角数字", "none that can be told"],
  [`${head}${placedAt("columns: 3-1, rows: 1-9")}`, "`1-3`", "`1-3`", "a range that runs backwards"],
  [`${head}${placedAt("columns: 1-2, rows: 1-9, rule: yes")}`, "`true`", "`true`", "yes for true"],
  [`${head}${placedAt("columns: 1-2, rows: 1-9, rule: 否")}`, "`false`", "`false`", "the same in Chinese"],
  [`${head}${story}    <<: *默认\n`, "`<<`", "`<<`", "a merge key of YAML 1.1"],
  [`${head}${story}    headline: {题}\n`, "in quotes", "加引号", "braces round a headline"],
  [`${head}${story}    body: a.md\n`, "`body: {file: a.md}`", "`body: {file: a.md}`", "a file's name for the copy"],
  [`${head}${story}    priority: 头条\n`, "did you mean `lead`?", "是不是 `lead`？", "a choice in Chinese"],
  [`${paper}writing: 直排\n`, "did you mean `vertical`?", "是不是 `vertical`？", "another"],
  [`${paper}preset: 八开\n`, "choose from 对开, 四开", "可选：对开, 四开", "as near to one as to the other"],
  [`${paper}sheet: {trim: 390×550}\n`, "`390mm 550mm`", "`390mm 550mm`", "a sheet without units"],
  [`${paper}sheet: {trim: 390x550mm}\n`, "`390mm 550mm`", "`390mm 550mm`", "one unit for both"],
])("%j hints at %s, %s: %s", async (text, english, chinese) => {
  const isPaper = text.startsWith(paper);
  const contents = {
    "/news/issue/issue.yaml": isPaper ? head : text,
    "/news/issue/paper.yaml": isPaper ? text : paper,
  };
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", memoryFiles(contents, {}));
  const hints = (language: "en" | "zh") => diagnostics.map((each) => wordsOf(each, language).hint);
  expect(hints("en").join("\n")).toContain(english);
  expect(hints("zh").join("\n")).toContain(chinese);
});

/** A story with a frame. */
function placedAt(frame: string): string {
  return `stories: [{id: a, place: {page: 1, ${frame}}}]\n`;
}

test.each([
  // issue.yaml, paper.yaml, faults, why
  [
    "name: 报\ncode: A\npreset: 四开\n",
    paper,
    "paper-as-issue issue/issue.yaml:1:1",
    "a paper for an issue, told once",
  ],
  [head, head, "issue-as-paper issue/paper.yaml:1:1", "an issue for a paper, told once"],
  [
    `${head}name: 报\ncode: A\n`,
    paper,
    "unknown-key issue/issue.yaml:4:1, unknown-key issue/issue.yaml:5:1",
    "an issue with keys of its paper",
  ],
  [
    head,
    "name: 霁川日报\ndate: 2026-11-24\npages: []\n",
    "unknown-key issue/paper.yaml:2:1, unknown-key issue/paper.yaml:3:1",
    "and the other way round",
  ],
])("%j with the paper %j: %s: %s", async (issue, other, faults) => {
  const found = await faultsOf(issue, { "/news/issue/paper.yaml": other });
  expect(found.filter((each) => !each.startsWith("missing-key")).join(", ")).toBe(faults);
});

test.each([
  // behind the first three lines, faults, why
  ["headlne: x\n", "unknown-key 4:1", "a key that does not exist"],
  [`${story}    headlin: x\n    heading: y\n`, "unknown-key 7:5, unknown-key 8:5", "all of them, at their keys"],
  ["1: x\n? [a]\n: b\n", "unknown-key 4:1, unknown-key 5:3", "keys that are no words"],
  ["stories:\n  - id: a\n", "", "no place: the plan finds the page"],
  ["stories:\n  - ix: a\n    place: {page: 1}\n", "unknown-key 5:5", "the key that is needed under another name"],
  [
    "groups: [{id: g, headline: 集纳, stories: [a, b]}]\n",
    "unknown-key 4:32",
    "and no other name for it where the value cannot be its own",
  ],
  ["stories: [{id: a, place: {page：1, columns: 1, rows: 2}}]\n", "unknown-key 4:27", "a full-width colon behind it"],
  ["number:\nstories:\n  - id:\n    place: {page: 1}\n", "missing-value 6:5", "an empty value: left out, or missing"],
  ["stories:\n  - id: a\n    place:\n", "", "an empty place: left out"],
  ["stories:\n  - id: a\n    group:\n    place:\n", "", "neither group nor place"],
  ["stories:\n  - id: a\n    group:\n", "", "a group without a name: left out"],
  ["number: 三\n", "not-a-number 4:9", "a number in letters"],
  [`number: "3"\n`, "not-a-number 4:9", "a number in quotes is a text"],
  ["revision: 1.5\n", "not-whole 4:11", "half a revision"],
  ["revision: 0\n", "out-of-range 4:11", "counted from 1"],
  [`${story}    stretch: 80\n`, "out-of-range 7:14", "a headline narrowed too far"],
  [`${story}    stretch: 120\n`, "out-of-range 7:14", "nor is one widened"],
  [`${story}    stretch: 94%\n`, "not-a-number 7:14", "a percent sign"],
  [`${story}    photos: [{file: a.jpg, crop: middle}]\n`, "missing-file 7:21, bad-crop 7:34", "no way to crop"],
  [`${story}    photos: [{file: a.jpg, crop: 60% 10% 20% 80%}]\n`, "missing-file 7:21, bad-crop 7:34", "right to left"],
  [
    `${story}    photos: [{file: a.jpg, crop: 20% 10% 60% 120%}]\n`,
    "missing-file 7:21, bad-crop 7:34",
    "out of it below",
  ],
  [
    `${story}    photos: [{file: a.jpg, crop: 20% 10% 120% 80%}]\n`,
    "missing-file 7:21, bad-crop 7:34",
    "or at its side",
  ],
  [`${story}    photos: [{file: a.jpg, crop: 20% 101%}]\n`, "missing-file 7:21, bad-crop 7:34", "a point below it"],
  [`${story}    qr: {url: example.com}\n`, "bad-url 7:15", "an address without https://"],
  ["stories: a\n", "not-a-list 4:10", "one value for a list"],
  ["stories: [a]\n", "not-a-mapping 4:11", "a text for a mapping"],
  ["weather: [晴]\n", "not-text 4:10", "a list for a text"],
  [`${story}    headline: {a: b}\n`, "not-text-or-list 7:15", "a mapping for a headline"],
  [`${story}    headline: [a, [b]]\n`, "not-text 7:19", "a list in a headline's list"],
  [`${story}    headline: []\n`, "missing-value 7:15", "a headline without lines"],
  ["adverts: [{page: 1, columns: 1-2, rows: 1-2, classified: []}]\n", "missing-value 4:58", "small ads without one"],
  [`${story}    body: [a]\n`, "not-a-body 7:11", "a list for a body"],
  ["stories: [{id: a, place: 1}]\n", "not-a-mapping 4:26", "a number for a place"],
  ["stories: [{id: a b, place: {page: 1}}]\n", "bad-id 4:16", "an id with a space"],
  ["stories: [{id: a, place: {page: 头版}}]\n", "bad-label 4:33", "a label in Han"],
  ["stories: [{id: Con, place: {page: 1}}]\n", "unportable-name 4:16", "the name of a device on Windows"],
  ["fillers: [{id: aux, body: x}]\n", "unportable-name 4:16", "of a filler, too"],
  [withId("𠮷".repeat(61)), "unportable-name 4:16", "rare characters: too many bytes for a file's name on Linux"],
  [withId("𠮷".repeat(60)), "", "as many as it takes"],
  [withId("汉".repeat(64)), "", "usual ones are shorter"],
  [
    "stories: [{id: a, place: {page: 1, columns: 5-1, rows: 0-3}}]\n",
    "bad-extent 4:45, bad-extent 4:56",
    "backwards, and from nought",
  ],
  ["stories: [{id: a, place: {page: 1, columns: 1-5}}]\n", "half-a-frame 4:45", "columns without rows"],
  ["stories: [{id: a, place: {box: true}}]\n", "", "a form for any page"],
  ["stories: [{id: a, place: {page: [1, 2]}, section: 要闻, spare: true}]\n", "", "a choice of pages"],
  ["stories: [{id: a, place: {page: [1, 2], columns: 1-2, rows: 1-9}}]\n", "page-needed 4:26", "a frame on no page"],
  ["stories: [{id: a, place: [{page: 1}, {legs: 2}]}]\n", "page-needed 4:38", "a part on no page"],
  [
    "stories: [{id: a, place: {page: 1, columns: 1-5, rows: 9-1}}]\n",
    "bad-extent 4:56",
    "rows that are wrong are no missing ones",
  ],
  ["stories: [{id: a, place: {page: 1, columns: 1-5, row: 1-9}}]\n", "unknown-key 4:50", "nor are misspelt ones"],
  [
    "storeis: [{id: a, priority: leed, place: {page: 1}}]\n",
    "unknown-key 4:1, unknown-value 4:29",
    "what stands behind a misspelt key is read as what it was meant for",
  ],
  [
    "stories: [{id: a, place: {page: 1, columns 1-5, rows: 1-9}}]\n",
    "unknown-key 4:36",
    "a colon left out: the rows are not told to want columns",
  ],
  ["stories: [{id: a, body: {fil,e: a.md}, place: {page: 1}}]\n", "unknown-key 4:26", "a comma within a key"],
  [
    "stories: [{id: a, note: {label: 编者按：, te,xt: 今日小雪。}, place: {page: 1}}]\n",
    "unknown-key 4:39",
    "a comma within a key that is needed",
  ],
  ["stories:\n  - id: &market\n    place: {page: 1}\n", "yaml-sign 5:9", "a sign takes a value that is needed"],
  ["stories: [{id: a, headline: 水,声, place: {page: 1}}]\n", "unknown-key 4:31", "a comma in a text without quotes"],
  ["stories: [{id: a, headline, 短讯, place: {page: 1}}]\n", "unknown-key 4:29", "a comma for a colon"],
  ["stories: [{id: a, place: {page, 1}}]\n", "unknown-key 4:33", "a comma for a colon, of a key that is needed"],
  [`${story}    headline:\n    短讯:\n`, "unknown-key 8:5", "keys of their own lines are not joined"],
  [`${story}    colums: red\n`, "unknown-key 7:5", "and is not told where it may be something else"],
  [
    "stories: [{id: a, place: {page: 1, rule: no, box: round}}]\n",
    "not-a-flag 4:42, unknown-value 4:51",
    "YAML 1.2 knows no `no`",
  ],
  [
    "stories: [{id: a, place: {page: 1, tint: 50, reverse: 1 2}}]\n",
    "out-of-range 4:42, bad-name 4:55",
    "the nearest form says what is wrong",
  ],
  ["stories: [{id: a, priority: leed, place: {page: 1}}]\n", "unknown-value 4:29", "a word that is not one of them"],
  [
    `${story}  - id: b\n    place: {page: 1}\n  - id: a\n    place: {page: 1}\nfillers: [{id: b, body: x}]\n`,
    "duplicate-name 9:9, duplicate-name 11:16",
    "ids of stories and fillers",
  ],
  [
    `${story}  - id: A\n    place: {page: 1}\n`,
    "duplicate-name 7:9",
    "ids that differ by capitals: Windows and macOS would hold one file for both",
  ],
  [`${story}    kicker: a\n    kicker: b\n`, "duplicate-key 8:5", "the second of two keys"],
  [`weather: "\\ud800晴"\n`, "lone-surrogate 4:11", "half a character as an escape"],
  ["weather: 晴\u0007间多云\n", "control-character 4:11", "a bell, at its place"],
  ["weather: 晴\n  间\u2028多云\n", "control-character 5:4", "a separator in a folded text"],
  [
    `${story}    ｈｅａｄｌｉｎｅ: [[a]]\n`,
    "unknown-key 7:5, not-text 7:16",
    "full-width letters: read as what they were meant for",
  ],
  [`${story}    title: 题\n    content: 文\n`, "unknown-key 7:5, unknown-key 8:5", "keys of other programs"],
  [
    "stories:\n  - id: a\n    主题: 题\n    正文: 文\n    署名: 人\n",
    "unknown-key 6:5, unknown-key 7:5, unknown-key 8:5",
    "keys in Chinese, each told",
  ],
  [`${story}    body: stories/a.md\n`, "body-names-file 7:11", "the name of a file in place of copy"],
  [`${story}    body: |\n      见a.md\n\n      二\n`, "", "copy that ends in one"],
  [`${story}    photos: [{file: "a\\桥.jpg"}]\n`, "bad-path 7:21", "a Windows path in quotes is told once"],
  ["weather: 晴\ufffd\n", "replacement-character 4:11", "a character that another program lost"],
])("behind a sound head %j has %j: %s", async (text, faults) => {
  expect(await told(head + text)).toBe(faults);
});

test.each([
  ["paper: paper.yaml\ndate: 2026-11-24\n", "missing-key 1:1", "no pages"],
  [
    `${head.replace("}]", "}, {id: a, headline: b, body: c, priority: d}]")}`,
    "unknown-key 3:22",
    "another thing altogether: one message for all its keys",
  ],
  ["- a\n", "not-a-manifest 1:1", "a list for the whole file"],
  ["正文\n", "not-a-manifest 1:1", "copy for a manifest"],
  [
    "paper: paper.yaml\ndate: 2026-11-24\npage: [{label: 1}]\n",
    "unknown-key 3:1",
    "a misspelt key that is needed is told of once",
  ],
  ["paper: paper.yaml\ndate: 2026-02-30\npages: [{label: 1}]\n", "bad-date 2:7", "February has no 30th"],
  ["paper: paper.yaml\ndate: 2026-11-24T00:00\npages: [{label: 1}]\n", "bad-date 2:7", "a time of day"],
  ["paper: paper.yaml\ndate: [2026]\npages: []\n", "bad-date 2:7, missing-value 3:8", "a list for a date; no pages"],
  [
    "paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}, {label: 2}, {label: '1'}]\n",
    "duplicate-name 3:41",
    "two pages of one label",
  ],
])("%j has %j: %s", async (issue, faults) => {
  expect(await told(issue)).toBe(faults);
});

test.each([
  ["花园路 #3楼今日封顶", "comment-in-text 4:14", "a number sign behind a space"],
  ["他说：“花园路 # 3楼”", "comment-in-text 4:18", "a quotation cut in two"],
  ["周末 # 或有初雪", "comment-in-text 4:13", "a sign with a space on both sides"],
  ["#周末或有初雪", "comment-in-text 4:10", "the whole text"],
  [" # 明日再写", "", "a comment in place of a text"],
  ["&周末 或有初雪", "yaml-sign 4:10", "a sign that names the text"],
  ["!周末 或有初雪", "yaml-syntax 4:11", "a sign that names its kind"],
  ["&周末", "yaml-sign 4:10", "nothing else"],
  ["晴  # 明日再改", "", "a comment"],
  ["晴  #明日再改", "", "a comment that stands off"],
  ["花园路#3楼", "", "no space, no comment"],
  ["'花园路 #3楼'", "", "quotes"],
  ["|\n  花园路 #3楼", "", "a block"],
])("a text %j has %j: %s", async (text, faults) => {
  expect(await told(`${head}weather: ${text}\n`)).toBe(faults);
});

const laughs = `${head}a: &a [x, x, x, x, x, x, x, x, x]\n${[..."bcdefghi"]
  .map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]}, `.repeat(8)}*${"abcdefgh"[index]}]\n`)
  .join("")}`;

test.each([
  ["", "empty-file 1:1", "nothing"],
  ["# 注\n\n", "empty-file 1:1", "nothing but a comment"],
  [`${head}stories:\n\t- id: a\n`, "yaml-tab 5:1", "a tab as indentation"],
  [`${head}weather: 今日: 晴\n`, "yaml-colon 4:10", "a second colon"],
  [`${head}weather: @晴\n`, "yaml-start 4:10", "a reserved character"],
  [`${head}weather: "a\\q"\n`, "yaml-escape 4:12", "no such escape"],
  [`${head}weather: "晴" 间多云\n`, "yaml-rest 4:14", "text after a quote"],
  [`${head}weather: "晴\n`, "yaml-unclosed 4:10", "a quote to the end of the file"],
  [`${head}weather: [晴\nnumber: 1\n`, "yaml-unclosed 4:10", "a bracket that stays open"],
  [`${head}a: {b: 1，c: 2}\n`, "yaml-full-width 4:9", "a comma of a Chinese keyboard"],
  [`${head}weather:晴\n`, "yaml-glued 4:1", "a colon without its space"],
  [`${head}stories:\n\t- id: a\n\t  headline: b\n`, "yaml-tab 5:1", "tabs, and nothing of what follows from them"],
  [`${head}weather: [晴 #1]\nnumber: 1\n`, "yaml-syntax 5:1", "a comment takes the bracket"],
  [`${head}weather: [晴 # ]\n\n`, "yaml-syntax 4:16", "to the end of the file"],
  [`${head}weather: [晴\nnumber: 1 # ]\n`, "yaml-unclosed 4:10", "a comment behind the fault"],
  [`${head}weather: |\n  晴\n间多云\n`, "yaml-indent 6:1", "a text block that falls back to the edge"],
  [`${head}weather: *晴\n`, "yaml-alias 4:10", "a star that leads nowhere"],
  [`${head}---\nweather: 晴\n`, "yaml-documents 4:1", "a second document"],
  [`${head} number: 1\n`, "yaml-indent 4:2", "a key between two indentations"],
  [laughs, "too-many-aliases 8:8", "a billion laughs"],
  [`${head}weather: ${"[".repeat(5000)}${"]".repeat(5000)}\n`, "too-deep 4:73", "5,000 levels in brackets"],
  [
    `${head}weather:\n${Array.from({ length: 2000 }, (_, n) => `${" ".repeat(n)}- `)
      .slice(1, 2000)
      .map((line) => line.replace("- ", "a:\n"))
      .join("")}`,
    "too-deep 68:65",
    "2,000 levels of indentation",
  ],
  ["- ".repeat(5000), "too-deep 1:129", "5,000 entries in entries"],
  [`${head}weather: {${"a: 1 ".repeat(5000)}}\n`, "too-deep 4:324", "5,000 keys without commas"],
  [`${head}weather: 晴: {${"天地玄黄".repeat(25_000)} 云\n`, "yaml-colon 4:10", "100,000 characters in one line"],
])("YAML that means nothing, %#", async (issue, faults) => {
  expect(await told(issue)).toBe(faults);
});

const many = (count: number, line: (n: number) => string): string =>
  `${head}stories:\n${Array.from({ length: count }, (_, n) => `  - ${line(n)}\n`).join("")}`;

test.each([
  [5001, "", 1, "too-many 5005:5", "more stories than any issue has"],
  [5001, ", x: 1", 1002, "many-alike 1005:35, too-many 5005:5", "as many with a fault each"],
])("%i stories%s have %i faults, the last of them %j: %s", async (stories, more, count, last) => {
  const faults = (await told(many(stories, (n) => `{id: a${n}, place: {page: 1}${more}}`))).split(", ");
  expect([faults.length, faults.slice(-last.split(", ").length).join(", ")]).toEqual([count, last]);
});

test.each([
  ["headline: !!omap [a: b]", "not-text 7:23"],
  ["kicker: !!pairs [a: b]", "not-text 7:22"],
  ["deck: !!omap [a: b]", "not-text 7:19"],
  ["deck: !!set {text: b}", ""],
  ["photos: !!omap [a: b]", "unknown-key 7:21, missing-file 7:24"],
  ["photos: !!pairs [a: b]", "unknown-key 7:22, missing-file 7:25"],
])("a list or mapping with a tag of YAML 1.1 is read like any other: %s", async (line, faults) => {
  expect(await told(`${head}${story}    ${line}\n`)).toBe(faults);
});

const long = (count: number): string => "题".repeat(count);

test.each([
  [`headline: ${long(301)}`, "too-many 7:15"],
  [`headline: [${long(300)}, ${long(301)}]`, "too-many 7:318"],
  [`deck: {text: ${long(301)}}`, "too-many 7:18"],
  [`kicker: ${long(20_000)}`, "too-many 7:13"],
  [`pullquote: ${long(301)}`, "too-many 7:16"],
  [`pullquote: {text: ${long(301)}}`, "too-many 7:23"],
  [`note: {text: ${long(2001)}}`, "too-many 7:18"],
  [`byline: ${"a".repeat(1001)}`, "too-many 7:13"],
  [`body: ${long(100_000)}`, ""],
])("a text that is longer than any of its kind, %#", async (line, faults) => {
  expect(await told(`${head}${story}    ${line}\n`)).toBe(faults);
});

const utf16 = (text: string, mark: boolean): Uint8Array => Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
/** 正文 in GB18030. */
const gb18030 = Uint8Array.of(0xd5, 0xfd, 0xce, 0xc4, 0x0a);
const big = new Uint8Array(50_000_000).fill(0x61);
const withBody = `${head}${story}    body: {file: a.md}\n`;

type Contents = Readonly<Record<string, string | Uint8Array>>;
const files: [issue: string | Uint8Array, others: Contents, faults: string[], why: string][] = [
  [utf16(head, true), {}, ["not-utf8 issue/issue.yaml:1:1"], "UTF-16 with its mark"],
  [utf16(head, false), {}, ["not-utf8 issue/issue.yaml:1:1"], "UTF-16 without one"],
  [utf16(head, true).slice().reverse(), {}, ["not-utf8 issue/issue.yaml:1:1"], "either way round"],
  [withBody, { "/news/issue/a.md": gb18030 }, ["not-utf8 issue/a.md:1:1"], "GB18030"],
  [
    withBody,
    { "/news/issue/a.md": utf16("正文。没有换行", false) },
    ["not-utf8 issue/a.md:1:1"],
    "UTF-16 without a nought",
  ],
  [
    withBody,
    { "/news/issue/a.md": Buffer.concat([Buffer.from("江水\r\n江"), Buffer.of(0xb0), Buffer.from("江水退去")]) },
    ["broken-utf8 issue/a.md:2:2"],
    "one broken byte",
  ],
  [
    withBody,
    { "/news/issue/a.md": Buffer.from("江水退去江水退去").subarray(0, -1) },
    ["broken-utf8 issue/a.md:1:8"],
    "a file cut short",
  ],
  [
    withBody,
    { "/news/issue/a.md": Buffer.from("PK\x03\x04\x14\0\x06\0[Content_Types].xml") },
    ["not-text-file issue/a.md:1:1"],
    "a body of Word",
  ],
  [withBody, { "/news/issue/a.md": "{\\rtf1\\ansi 正文}" }, ["not-text-file issue/a.md:1:1"], "a body in RTF"],
  [withBody, { "/news/issue/a.md": "\n<HTML><p>正文" }, ["not-text-file issue/a.md:1:1"], "a body in HTML"],
  [withBody, { "/news/issue/a.md": " \n" }, ["empty-file issue/a.md:1:1"], "a body of white"],
  [withBody, { "/news/issue/a.md": big }, ["file-too-large issue/issue.yaml:7:18"], "a body of 50 MB"],
  [big, {}, ["file-too-large issue/issue.yaml:1:1"], "a manifest of 50 MB"],
  [withBody, {}, ["missing-file issue/issue.yaml:7:18"], "no such body"],
  [
    `${head}${story}    body: {file: bodies}\n`,
    { "/news/issue/bodies/a.md": "x" },
    ["not-a-file issue/issue.yaml:7:18"],
    "a folder",
  ],
  [
    `${head}${story}    photos: [{file: a.jpg}, {file: b\\c.jpg}]\n`,
    {},
    ["missing-file issue/issue.yaml:7:21", "bad-path issue/issue.yaml:7:36"],
    "no such photo; a backslash",
  ],
  [
    `${head}${story}    photos: [{file: ../a.jpg}, {file: /etc/a.jpg}]\n`,
    { "/news/a.jpg": "" },
    ["outside-folder issue/issue.yaml:7:21", "outside-folder issue/issue.yaml:7:39"],
    "outside, there or not",
  ],
  [
    `${head.replace("paper.yaml", "/news/issue/paper.yaml")}${story}    photos: [{file: /news/issue/b.jpg}]\n`,
    { "/news/issue/b.jpg": "" },
    ["whole-path issue/issue.yaml:1:8", "whole-path issue/issue.yaml:7:21"],
    "whole paths",
  ],
  [
    `${head}${story}    photos: [{file: nul.jpg}, {file: 社会./a.jpg}, {file: "10:30.jpg"}]\n`,
    Object.fromEntries(["nul.jpg", "社会./a.jpg", "10:30.jpg"].map((name) => [`/news/issue/${name}`, ""])),
    [
      "unportable-name issue/issue.yaml:7:21",
      "unportable-name issue/issue.yaml:7:38",
      "unportable-name issue/issue.yaml:7:57",
    ],
    "names that Windows refuses: a device, a dot at the end, a colon",
  ],
  [
    `${head}${story}    photos: [{file: A.jpg}, {file: photos/../a.jpg}, {file: b.jpg}, {file: A.jpg}, {file: ./a.jpg}]\n`,
    { "/news/issue/A.jpg": "", "/news/issue/a.jpg": "", "/news/issue/b.jpg": "" },
    ["unportable-name issue/issue.yaml:7:36"],
    "two files that are one on Windows and on most Macs, told once",
  ],
  [
    `${head}${story}    photos: [{file: a.jpg}]\n`,
    { "/news/a.jpg": "" },
    ["outside-folder issue/issue.yaml:7:21"],
    "a link that leads outside",
  ],
  [
    `${head}adverts: [{file: a.jpg, page: 1, columns: 1, rows: 1}]\n`,
    {},
    ["missing-file issue/issue.yaml:4:18"],
    "no such advert",
  ],
  [
    "paper: p.yaml\ndate: x\npages: [{label: 1}]\n",
    {},
    ["missing-file issue/issue.yaml:1:8", "bad-date issue/issue.yaml:2:7"],
    "no such paper, and what else is wrong",
  ],
];

test.each(files)("files that cannot be read or must not be, %#", async (issue, others, faults) => {
  const links = { "/news/issue/a.jpg": "/news/a.jpg" };
  expect(await faultsOf(issue, others, "/news/a.jpg" in others ? links : {})).toEqual(faults);
});

test("a file that is there and cannot be read is told by its name", async () => {
  const contents = { "/news/issue/issue.yaml": withBody, "/news/issue/paper.yaml": paper, "/news/issue/a.md": "正文" };
  const files = memoryFiles(contents);
  const read = async (path: string) => (path.endsWith("a.md") ? undefined : files.read(path));
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", { ...files, read });
  expect(diagnostics.map(placed)).toEqual(["unreadable-file issue/a.md:1:1"]);
});

test.each([
  ["name: x\n", ["missing-key 1:1"], "no code"],
  [
    `${paper}sheet: {trim: 390 550, top: 3cm}\n`,
    ["bad-length 3:15", "bad-length 3:29"],
    "no unit; one that does not exist",
  ],
  [
    `${paper}palette: {red: [0, 100, 100], blue: [0, 0, 0, 101], 大 红: [0, 0, 0, 0]}\n`,
    ["bad-colour 3:16", "bad-colour 3:37", "bad-name 3:53"],
    "three inks, too much ink, a name with a space",
  ],
  [`${paper}styles: {kicker: {colour: "#f00"}}\n`, ["bad-colour-name 3:27"], "a colour of screens"],
  [
    `${paper}styles: {body: {size: 小九, pitch: 12, align: centre}}\n`,
    ["bad-length 3:23", "bad-length 3:34", "unknown-value 3:45"],
    "sizes and words",
  ],
  [
    `${paper}grid: {size: 0pt}\nstyles: {body: {size: 0.5pt, floor: 1pt}}\n`,
    ["bad-length 3:14", "bad-length 4:23"],
    "type that nobody sees",
  ],
  [`${paper}styles: {boby: {}}\n`, ["unknown-key 3:10"], "a role that does not exist"],
  [
    `${paper}furniture: {nameplate: {columns: 1-8, rows: 1-16, art: ../issue/x.svg}}\n`,
    ["missing-file 3:56"],
    "art that is not there",
  ],
  [
    `${paper}furniture: {nameplate: {columns: 1-8, rows: 1-16, art: ../other/x.svg}}\n`,
    ["outside-folder 3:56"],
    "art outside both folders",
  ],
  [
    `${paper}furniture: {nameplate: {columns: 1-8, rows: 1-16, ears: [{title: 天气}]}}\n`,
    ["missing-key 3:58"],
    "an ear without a text",
  ],
  [`${paper}faults: {碰题: fatal}\n`, ["unknown-value 3:14"], "no such gravity"],
])("paper.yaml %j has %j: %s", async (text, faults) => {
  const issue = head.replace("paper.yaml", "../papers/paper.yaml");
  const others = { "/news/papers/paper.yaml": text, "/news/other/x.svg": "<svg/>" };
  expect(await faultsOf(issue, others)).toEqual(faults.map((fault) => fault.replace(" ", " papers/paper.yaml:")));
});

test.each([
  ["9", "9pt", "no unit"],
  ["小五号", "小五", "a name with 号 too many"],
  ["五", "五号", "a name without it"],
])("a size of type %s: did you mean %s?: %s", async (written, nearest) => {
  const contents = { "/news/issue/issue.yaml": head, "/news/issue/paper.yaml": `${paper}grid: {size: ${written}}\n` };
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", memoryFiles(contents));
  expect(diagnostics.map(({ code, arguments: args }) => [code, args["nearest"]])).toEqual([["bad-length", nearest]]);
});

const hintOf = (id: string, args: Arguments): string => textIn("manifest", id, args, "en").hint ?? "";
const ALIKE = hintOf("missing-file", { alike: "cafe\u0301.jpg" });
const framed = (columns: string, rows: string): string =>
  `${head}stories: [{id: a, place: {page: 1, columns: ${columns}, rows: ${rows}}}]\n`;

test.each([
  [`${head}${story}    headlin: x\n`, "did you mean `headline`?", "a slip"],
  [`${head}${story}    标题: x\n`, "did you mean `headline`?", "the newsroom's word"],
  [`${head}${story}    photos: [{file: a.jgp}]\n`, "did you mean `a.jpg`?", "a file with a like name"],
  [`${head}${story}    photos: [{file: a}]\n`, "did you mean `a.jpg`?", "a name without its ending"],
  [`${head}${story}    photos: [{file: Shots/b.jpg}]\n`, "did you mean `shots/b.jpg`?", "a folder in capitals"],
  [`${head}${story}    photos: [{file: shot/b}]\n`, "did you mean `shots/b.jpg`?", "a folder with a like name"],
  [
    `${head}${story}    photos: [{file: "https://a.example/b.jpg"}]\n`,
    hintOf("missing-file", { address: "https://a.example/b.jpg" }),
    "an address",
  ],
  [`${head}${story}    photos: [a.jpg]\n`, "write `- {file: a.jpg}`", "a name in a list of photos"],
  [`${head}${story}    photos: [{file: caf\u00e9.jpg}]\n`, ALIKE, "a name that macOS wrote"],
  [`${head}${story}    title: 题\n`, "did you mean `headline`?", "a key of other programs"],
  [`${head}${story}    ｂｏｄｙ: 文\n`, "did you mean `body`?", "a key in full-width letters"],
  [head.replace("-11-24", "-2-3"), "did you mean `2026-02-03`?", "a day without noughts"],
  [head.replace("-11-24", "年11月24日"), "did you mean `2026-11-24`?", "a day in Chinese"],
  [head.replace("2026-11-24", "20261124"), "did you mean `2026-11-24`?", "a day without hyphens"],
  [head.replace("-11-24", "-2-30"), "write year, month and day: 2026-11-24", "a day that there is not"],
  [head.replace("{label: 1}", "{label: 第１版}"), "did you mean `1`?", "a label in words"],
  [framed("１－３", "9-12"), "did you mean `1-3`?", "full-width signs"],
  [framed("1-3", "9至12"), "did you mean `9-12`?", "words between"],
  [framed("1-3", "9-12, box: yes"), "did you mean `true`?", "yes for true"],
  [framed("1-3", "9-12, box: 无"), "did you mean `false`?", "no in Chinese"],
  [framed("1-3", "9-12, tint: 10％"), "did you mean `10`?", "a ground with its sign of percent"],
  [framed("3-1", "9-12"), "did you mean `1-3`?", "backwards"],
  [`${head}${story}    photos: [{file: photos\\a.jpg}]\n`, "did you mean `photos/a.jpg`?", "a path with backslashes"],
])("%j: %s: %s", async (issue, hint) => {
  const contents = {
    "/news/issue/issue.yaml": issue,
    "/news/issue/paper.yaml": paper,
    "/news/issue/a.jpg": "",
    "/news/issue/shots/b.jpg": "",
    "/news/issue/cafe\u0301.jpg": "",
  };
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", memoryFiles(contents));
  expect(diagnostics.map((diagnostic) => wordsOf(diagnostic, "en").hint)).toEqual([hint]);
});

test("on a disk, a link that leads outside is refused and one that stays inside is followed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "banmian-"));
  try {
    await mkdir(join(folder, "issue"));
    await writeFile(join(folder, "secret.md"), "x");
    await writeFile(join(folder, "issue", "inside.md"), "正文");
    await writeFile(join(folder, "issue", "paper.yaml"), paper);
    await symlink("../secret.md", join(folder, "issue", "a.md"));
    await symlink("inside.md", join(folder, "issue", "b.md"));
    const issue = `${withBody}  - {id: b, place: {page: 1}, body: {file: b.md}}\n`;
    await writeFile(join(folder, "issue", "issue.yaml"), issue);
    const { diagnostics } = await readManifest(join(folder, "issue", "issue.yaml"), diskFiles(folder));
    expect(diagnostics.map(placed)).toEqual(["outside-folder issue/issue.yaml:7:18"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("keys that are missing together are told at once, each as it is to be added", async () => {
  const outcome = await readManifest(
    "/news/issue/issue.yaml",
    memoryFiles({ "/news/issue/issue.yaml": "paper: paper.yaml\n", "/news/issue/paper.yaml": paper }),
  );
  expect(outcome.diagnostics.map(({ code, arguments: told }) => [code, told])).toEqual([
    ["missing-key", { key: "date`, `pages", toAdd: "`date: …`, `pages: …`" }],
  ]);
});

test.each([
  ["sheet: {trim: 390mm 550mm, top: 3cm}", "did you mean `30mm`?", "centimetres"],
  ["sheet: {trim: 39厘米*55厘米}", "did you mean `390mm 550mm`?", "centimetres in Chinese, with an asterisk"],
  ["grid: {size: ９PT}", "did you mean `9pt`?", "full-width figures and capitals"],
  ["styles: {body: {size: 9磅}}", "did you mean `9pt`?", "a unit in Chinese"],
  ["sheet: {top: 3英寸}", "write 9pt, 3mm", "a unit that there is not"],
  ["sheet: 四开", "write `preset: 四开`", "a word of another key"],
  ["format: 四开", "write `preset: 四开`", "such a word behind a key that there is not"],
  ["sheet: A4", "write `sheet: {trim: …, top: …}`", "a word of none"],
])("paper.yaml %j: %s: %s", async (line, hint) => {
  const contents = { "/news/issue/issue.yaml": head, "/news/issue/paper.yaml": `${paper}${line}\n` };
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", memoryFiles(contents));
  expect(diagnostics.map((diagnostic) => wordsOf(diagnostic, "en").hint)).toEqual([hint]);
});

test.each([
  ["stories: [{id: a, place: {page: 1}, photos: [a.jpg]}]\n", "{file: a.jpg}", "the one key that is needed"],
  ["adverts: [a.pdf]\n", "{page: …, file: …}", "no page is called so"],
  ["fillers: [谚语一则。]\n", "{id: …, body: …}", "nor can it be an id"],
])("the hint for %j tells what an entry of the list looks like: %s: %s", async (added, entry) => {
  const contents = { "/news/issue/issue.yaml": head + added, "/news/issue/paper.yaml": paper };
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", memoryFiles(contents));
  expect(diagnostics.map(({ arguments: args }) => args["entry"])).toEqual([entry]);
});

test.each([
  // what an issue adds, code, most, why
  [`edition: ${"晨".repeat(17)}\n`, "bad-name", 16, "an edition"],
  ["edition: 晨 报\n", "bad-name", 16, "a fault of another kind tells it, too"],
  [withId("a".repeat(65)), "bad-id", 64, "a story's id"],
  [withId("a, place: {page: A000001}"), "bad-label", 6, "a page's label"],
  [`stories: [{id: a, place: {page: 1, tint: ${"红".repeat(33)}}}]\n`, "bad-name", 32, "one of two forms"],
  ["paper: latin.yaml\n", "bad-code", 12, "a paper's code, which is ASCII alone"],
])("the hint for %j tells how many signs a name has at most: %s, %i: %s", async (added, code, most) => {
  const issue = added.startsWith("paper:") ? head.replace("paper: paper.yaml\n", added) : `${head}${added}`;
  const contents = {
    "/news/issue/issue.yaml": issue,
    "/news/issue/paper.yaml": paper,
    "/news/issue/latin.yaml": "name: 霁川日报\ncode: 霁川\n",
  };
  const { diagnostics } = await readManifest("/news/issue/issue.yaml", memoryFiles(contents));
  const fault = diagnostics.find((each) => each.code === code);
  if (fault === undefined) throw new Error("no fault");
  expect(fault.arguments["most"]).toBe(most);
  expect(wordsOf(fault, "en").hint).toContain(`${most} at most`);
  expect(wordsOf(fault, "zh").hint).toContain(`最多 ${most} 个`);
});
