import { expect, test } from "vitest";
import { listFigure } from "../../../src/tools/import/word/number-formats.ts";
import { docx, NAMESPACES, p, r } from "./docx.ts";
import { copyOf, takenIn } from "./taken.ts";

const level = (text: string, more = ""): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, inner: string): string => `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const use = (id: number, described: number): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${described}"/></w:num>`;
const numbered = (id: string): string => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
const style = (id: string, inner: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;
const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;

const STYLES = [
  style("Item", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`),
  style("Child", '<w:basedOn w:val="Item"/>'),
  style("Free", `<w:basedOn w:val="Item"/><w:pPr>${numbered("0")}</w:pPr>`),
  style("Linked", ""),
  '<w:style w:type="numbering" w:styleId="Outline"><w:name w:val="Outline"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
];
const LISTS = [
  list(0, level("甲%1、")),
  list(1, level("乙%1、")),
  // The number of a list that describes is the number of another list.
  list(2, level("丙%1、", styled("Linked"))),
  list(3, '<w:numStyleLink w:val="Outline"/>'),
  list(4, `<w:styleLink w:val="Outline"/>${level("丁%1、")}`),
  ...[use(1, 0), use(2, 1), use(3, 4), use(4, 3)],
];

test.each<[readonly (readonly [properties: string, text: string])[], readonly string[], string]>([
  [
    [
      [styled("Item"), "灯。"],
      ["", "中。"],
      [styled("Child"), "桥。"],
    ],
    ["甲1、灯。", "中。", "甲2、桥。"],
    "a style's list, of which styles based on it are, too",
  ],
  [
    [
      [styled("Item"), "灯。"],
      [styled("Free"), "中。"],
      [styled("Item") + numbered("0"), "间。"],
      [styled("Item") + numbered("2"), "花。"],
      [styled("Item"), "桥。"],
    ],
    ["甲1、灯。", "中。", "间。", "乙1、花。", "甲2、桥。"],
    "a paragraph, or a style, that is in no list does not count, nor one in another",
  ],
  [
    [
      [styled("Linked"), "灯。"],
      [numbered("2"), "桥。"],
    ],
    ["丙1、灯。", "乙1、桥。"],
    "a level that names its style",
  ],
  [
    [
      [numbered("3"), "灯。"],
      ["", "中。"],
      [numbered("4"), "桥。"],
    ],
    ["丁1、灯。", "中。", "丁2、桥。"],
    "a list that takes its levels from a style",
  ],
  [
    [
      [`${styled("Item")}<w:framePr w:dropCap="drop"/>`, "灯"],
      [styled("Item"), "亮了。"],
    ],
    ["甲2、灯亮了。"],
    "a paragraph with a drop cap has its own number",
  ],
  [
    [[`${styled("Free")}<w:pPrChange><w:pPr>${styled("Item")}</w:pPr></w:pPrChange>`, "灯。"]],
    ["灯。"],
    "a style of before a tracked change is none",
  ],
])("numbers that Word writes, row %#", async (paragraphs, copy) => {
  const body = [p(r("题")), p(r("文。")), ...paragraphs.map(([properties, text]) => p(r(text), properties))].join("");
  const parts = {
    "word/styles.xml": `<w:styles ${NAMESPACES}>${STYLES.join("")}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${NAMESPACES}>${LISTS.join("")}</w:numbering>`,
  };
  const intake = await takenIn("a.docx", docx({ body, parts }));
  expect(copyOf(intake)).toEqual(["文。", ...copy]);
});

test.each([
  ["chineseLegalSimplified", "贰拾叁", "as deeds write it"],
  ["ideographLegalTraditional", "貳拾參", "in traditional characters"],
  ["taiwaneseCounting", "二十三", "as it is said"],
])("23 as %s is %s: %s", (format, figure) => {
  expect(listFigure(23, format)).toBe(figure);
});
