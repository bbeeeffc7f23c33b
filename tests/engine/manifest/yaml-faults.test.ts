import { expect, test } from "vitest";
import { positionOf, sourceFile } from "../../../src/base/source.ts";
import { parseIssue } from "../../../src/engine/manifest/parse.ts";
import { wordsOf } from "../../../src/locales/report.ts";

// One slip, one message, at the place to mend. `¦` stands where it is told.

const head = "paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}, {label: 2}]\n";
const tail = '  - id: z\n    headline: "末篇"\n    place: {page: 2}\n';
const issue = (stories: string): string => `${head}stories:\n${stories}${tail}`;
const story = (lines: string): string => issue(`  - id: a\n${lines}    place: {page: 1}\n`);

test.each([
  // why                                        code                issue.yaml
  ["a quotation that is not closed", "yaml-unclosed", story('    headline: ¦"题\n')],
  [
    "the same, five lines above the next one",
    "yaml-unclosed",
    story('    headline: ¦"题\n    byline: 甲\n    kicker: 引\n    deck: 副\n'),
  ],
  ["the same at the end of a long file", "yaml-unclosed", `${issue("")}    byline: ¦"甲\n${"# 注\n".repeat(300)}`],
  ["before a key", "yaml-unclosed", story('    ¦"headline: 题\n')],
  ["single", "yaml-unclosed", story("    headline: ¦'题\n")],
  [
    "in brackets",
    "yaml-unclosed",
    `${head}weather: 晴\nadverts:\n  - {file: ¦"a.jpg, page: 1, columns: 1-2, rows: 1-2}\n`,
  ],
  ["a mapping that is not closed", "yaml-unclosed", issue("  - id: a\n    place: ¦{page: 1\n")],
  ["the same above a comment, after a comma", "yaml-unclosed", issue("  - id: a\n    place: ¦{page: 1, # 头版\n")],
  ["the same before a key", "yaml-unclosed", issue("  - id: a\n    place: ¦{page: 1\n    headline: 题\n")],
  ["the same at the end of the file", "yaml-unclosed", `${issue("")}    byline: ¦{甲: 乙\n# 注\n`],
  ["an entry", "yaml-unclosed", issue("  - ¦{id: a, headline: '题}', place: {page: 1}\n")],
  ["a list that is not closed", "yaml-unclosed", `${head.replace("[", "¦[").replace("]", "")}stories:\n${tail}`],
  ["a mapping in a list", "yaml-unclosed", `${head.replace("{label: 2}", "¦{label: 2")}stories:\n${tail}`],
  ["both", "yaml-unclosed", `${head.replace("[", "¦[").replace("{label: 2}]", "{label: 2")}stories:\n${tail}`],
  [
    "a list of several lines",
    "yaml-unclosed",
    `${head.replace("[{label: 1}, {label: 2}]", "¦[\n  {label: 1},\n  {label: 2},\n")}stories:\n${tail}`,
  ],
  [
    "a mapping in a list of several lines",
    "yaml-unclosed",
    `${head.replace("[{label: 1}, {label: 2}]", "[\n  ¦{label: 1,\n  {label: 2}\n]\n")}stories:\n${tail}`,
  ],
  [
    "a list never opened",
    "yaml-syntax",
    `${head.replace("[", "").replace("{label: 1}, ", "").replace("]", "¦]")}stories:\n${tail}`,
  ],
  ["one space too few before a key", "yaml-indent", story("   ¦headline: 题\n    byline: 甲\n")],
  ["one too many", "yaml-indent", story("    byline: 甲\n     ¦headline: 题\n")],
  [
    "a key with a list that slid to the edge",
    "yaml-indent",
    story("    headline: 题\n¦photos:\n      - {file: a.jpg, caption: 图}\n    byline: 甲\n"),
  ],
  ["one too many below the hyphen", "yaml-indent", story("     ¦headline: 题\n")],
  [
    "one too few before a hyphen",
    "yaml-indent",
    issue("  - id: a\n    place: {page: 1}\n ¦- id: b\n    headline: 题\n    place: {page: 1}\n"),
  ],
  [
    "one too many before a hyphen",
    "yaml-indent",
    issue("  - id: a\n    place: {page: 1}\n   ¦- id: b\n     headline: 题\n     place: {page: 1}\n"),
  ],
  ["a tab", "yaml-tab", story("¦\theadline: 题\n    byline: 甲\n")],
  ["a tab behind spaces", "yaml-tab", story("    ¦\theadline: 题\n    byline: 甲\n")],
  ["a full-width space before a hyphen", "yaml-tab", issue("¦　- id: a\n    headline: 题\n    place: {page: 1}\n")],
  ["full-width spaces before a key", "yaml-tab", story("¦　　headline: 题\n    byline: 甲\n")],
  ["before several keys", "yaml-tab", story("¦　　headline: 题\n　　byline: 甲\n　　kicker: 引\n")],
  ["one that does not break", "yaml-tab", story("  ¦\u00a0\u00a0headline: 题\n    byline: 甲\n")],
  ["a dash for a hyphen", "yaml-full-width", issue("  ¦— id: a\n    headline: 题\n    place: {page: 1}\n")],
  ["a full-width hyphen", "yaml-full-width", issue("  ¦－ {id: a, headline: 题, place: {page: 1}}\n")],
  ["a hyphen without its space", "yaml-glued", issue("  ¦-id: a\n    headline: 题\n    place: {page: 1}\n")],
  [
    "the same further down",
    "yaml-glued",
    issue("  - id: a\n    place: {page: 1}\n  ¦-id: b\n    headline: 题\n    place: {page: 1}\n"),
  ],
  [
    "no hyphen",
    "yaml-indent",
    issue("  - id: a\n    place: {page: 1}\n  ¦id: b\n    headline: 题\n    place: {page: 1}\n"),
  ],
  [
    "a closing bracket too many, within",
    "yaml-syntax",
    `${head.replace("{label: 2}", "{label: 2, credits: {责编:} ¦沈砚, 版式: 米粒}}")}stories:\n${tail}`,
  ],
  ["a colon without its space", "yaml-glued", story("    ¦headline:题\n")],
  ["a full-width colon", "yaml-full-width", story("    headline¦：题\n")],
  ["behind a key of lines", "yaml-full-width", `${head}stories¦：\n${tail}`],
  ["no colon", "yaml-syntax", `${head}¦stories\n${tail}`],
  [
    "full-width colon and comma in brackets",
    "yaml-full-width",
    `${head.replace("{label: 2}", "{label: 2, credits: {责编¦：甲，版式：乙}}")}stories:\n${tail}`,
  ],
  [
    "a full-width comma in brackets",
    "yaml-full-width",
    `${head.replace("{label: 2}", "{label: 2, credits: {责编: 甲¦，版式: 乙}}")}stories:\n${tail}`,
  ],
  ["full-width brackets", "yaml-full-width", issue("  - id: a\n    place: ¦｛page: 1｝\n")],
  ["no comma between two keys", "yaml-syntax", issue("  - id: a\n    place: {page: ¦1 columns: 1-2 rows: 1-9}\n")],
  ["no comma before the last key", "yaml-syntax", issue("  - id: a\n    place: {page: 1, columns: ¦1-2 rows: 1-9}\n")],
  ["a second colon", "yaml-colon", story("    headline: ¦今日: 晴\n")],
  ["quotations in a quotation", "yaml-rest", story('    headline: "好"¦人"的"\n')],
  [
    "a text that falls out of its block",
    "yaml-indent",
    story("    body: |\n      第一段。\n\n    ¦第二段。\n\n      第三段。\n"),
  ],
  ["the same at the edge", "yaml-indent", story("    body: |\n      第一段。\n\n¦第二段。\n\n      第三段。\n")],
  ["a text beside the key of its block", "yaml-indent", story("    body: |\n    ¦第一段。\n\n    第二段。\n")],
  ["the same behind a comment", "yaml-indent", story("    body: | # 正文\n    ¦第一段。\n")],
  ["a full-width bar", "yaml-full-width", story("    body: ¦｜\n      第一段。\n")],
  ["a text above a comment and the first key", "yaml-syntax", `注的后半\n# 注\n¦${issue("")}`],
  [
    "no bar before a text",
    "yaml-no-bar",
    story("    ¦body:\n      第一段。说：好\n\n      第二段: 好。\n\n      第三段。\n"),
  ],
  [
    "no bar before paragraphs that YAML can read",
    "yaml-no-bar",
    story("    ¦body:\n      第一段。\n\n      第二段。\n"),
  ],
  [
    "no bar before a list of copy",
    "yaml-no-bar",
    story("    ¦body:\n      - 白菜一元。\n\n      - 萝卜八角。\n\n      到货四十吨。\n"),
  ],
  ["a text on the bar's line", "yaml-syntax", story("    headline: |¦题\n")],
  ["a reserved character", "yaml-start", story("    headline: ¦@题\n")],
  ["a mark of emphasis", "yaml-syntax", story("    headline: !¦题\n")],
  ["two anchors, which nobody means", "yaml-syntax", story("    headline: &a ¦&b 题\n")],
  ["no such escape", "yaml-escape", story('    headline: "a¦\\q"\n')],
])("%s → %s", (_why, code, marked) => {
  expect(faultsOf(marked.replace("¦", ""))).toEqual([`${code} ${placeOf(marked)}`]);
});

test("several slips are told each, and nothing that follows from them", () => {
  const text = issue(
    '  - id: a\n    headline: "题\n    place: {page: 1}\n  -id: b\n    place: {page: 1}\n  - id: c\n     headline: 题\n    place: {page: 1\n',
  );
  expect(faultsOf(text)).toEqual(["yaml-unclosed 6:15", "yaml-glued 8:3", "yaml-indent 11:6", "yaml-unclosed 12:12"]);
});

test.each(["en", "zh"] as const)(
  "what only the parser knows is told in its own words, in a sentence of ours: %s",
  (language) => {
    const { outcome } = parseIssue(sourceFile("issue.yaml", `${head}weather: {a: ]}\nnumber: 1\n`));
    const [diagnostic] = outcome.diagnostics;
    const parser = String(diagnostic?.arguments["parser"]);
    expect(parser).toMatch(/^Flow map /);
    expect(diagnostic && wordsOf(diagnostic, language).message).toMatch(
      language === "zh" ? /读不通.*Flow map / : /cannot be read.*Flow map /,
    );
  },
);

function faultsOf(text: string): readonly string[] {
  const { outcome } = parseIssue(sourceFile("issue.yaml", text));
  return outcome.diagnostics.map(({ code, span }) => {
    const { line, column } = positionOf(span.source, span.start);
    return `${code} ${line}:${column}`;
  });
}

function placeOf(marked: string): string {
  const before = marked.slice(0, marked.indexOf("¦")).split("\n");
  return `${before.length}:${[...(before.at(-1) ?? "")].length + 1}`;
}
