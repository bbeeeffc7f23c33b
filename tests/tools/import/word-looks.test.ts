import { expect, test } from "vitest";
import { docx, NAMESPACES, p, r, size } from "./docx.ts";
import { copyOf, takenIn, toldWithText } from "./taken.ts";

// What a look says without a word: capitals, lines through words by a style, cells that are deleted.

const style = (id: string, type: string, looks: string, parent = ""): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${parent && `<w:basedOn w:val="${parent}"/>`}<w:rPr>${looks}</w:rPr></w:style>`;
const STYLES = [
  style("Struck", "character", "<w:strike/>"),
  style("StruckChild", "character", "", "Struck"),
  style("StruckLines", "paragraph", "<w:dstrike/>"),
  style("Caps", "character", "<w:caps/>"),
  style("CapsLines", "paragraph", "<w:caps/>"),
  style("Small", "character", "<w:smallCaps/>"),
].join("");
const of = (id: string): string => `<w:rStyle w:val="${id}"/>`;
const lines = (id: string): string => `<w:pStyle w:val="${id}"/>`;
const cell = (text: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text === "" ? "<w:p/>" : p(r(text))}</w:tc>`;
const DELETED = '<w:cellDel w:id="1" w:author="林岚"/>';
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;

test.each<[string, readonly string[], readonly string[], string]>([
  [p(r("留") + r("划掉", of("Struck")) + r("。")), ["留划掉。"], ["word-struck 2 划掉"], "a style of words"],
  [
    p(`${r("留")}${r("划掉。", of("StruckChild"))}`),
    ["留划掉。"],
    ["word-struck 2 划掉。"],
    "a style that is based on it",
  ],
  [p(r("整段。"), lines("StruckLines")), ["整段。"], ["word-struck 2 整段。"], "a style of paragraphs"],
  [p(r("不划。", '<w:dstrike w:val="0"/>'), lines("StruckLines")), ["不划。"], [], "which words take back"],
  [p(r("划。", '<w:strike/><w:dstrike w:val="0"/>')), ["划。"], ["word-struck 2 划。"], "one line, and no second"],
  [p(`${r("在")}${r("Apec", "<w:caps/>")}${r("会上。")}`), ["在APEC会上。"], [], "capitals come in as Word shows them"],
  [p(r("iso 9001。", of("Caps"))), ["ISO 9001。"], [], "those of a style"],
  [p(r("gb/t。"), lines("CapsLines")), ["GB/T。"], [], "those of a paragraph's style"],
  [p(r("gb/t。", '<w:caps w:val="0"/>'), lines("CapsLines")), ["gb/t。"], [], "which words take back"],
  [
    p(r("x", '<w:caps/><w:vertAlign w:val="superscript"/>') + r("。")),
    ["X。"],
    ["word-flattened 2 X"],
    "raised capitals",
  ],
  [
    p(r("Unesco", "<w:smallCaps/>") + r("。")),
    ["Unesco。"],
    ["word-small-capitals 2 Unesco"],
    "small capitals are told",
  ],
  [p(r("unesco", of("Small")) + r("。")), ["unesco。"], ["word-small-capitals 2 unesco"], "those of a style"],
  [p(r("汉字。", "<w:smallCaps/><w:caps/>")), ["汉字。"], [], "neither means anything to Han characters"],
  [
    `<w:tbl>${row(cell("年份"), cell("旧数", DELETED), cell("游人"))}${row(cell("2025"), cell("二万", DELETED), cell("三万"))}</w:tbl>`,
    ["| 年份 | 游人 |\n| --- | --- |\n| 2025 | 三万 |"],
    ["deleted-text 3 旧数", "deleted-text 6 二万"],
    "a column that is deleted",
  ],
  [
    `<w:tbl>${row(cell("年份"), cell("游人"))}${row(cell("旧", DELETED), cell("数", DELETED))}${row(cell("2025"), cell("三万"))}</w:tbl>`,
    ["| 年份 | 游人 |\n| --- | --- |\n| 2025 | 三万 |"],
    ["deleted-text 4 旧", "deleted-text 5 数"],
    "all cells of a row",
  ],
  [
    `<w:tbl>${row(cell("年份"), cell("", DELETED), cell("游人"))}</w:tbl>`,
    ["| 年份 | 游人 |\n| --- | --- |"],
    [],
    "a cell without words",
  ],
])("looks, row %#", async (body, copy, messages) => {
  const bytes = docx({
    body: p(r("题", size(22))) + body,
    parts: { "word/styles.xml": `<w:styles ${NAMESPACES}>${STYLES}</w:styles>` },
  });
  const intake = await takenIn("a.docx", bytes);
  expect([copyOf(intake), toldWithText(intake)]).toEqual([copy, messages]);
});
