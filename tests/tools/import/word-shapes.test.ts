import { expect, test } from "vitest";
import type { Intake } from "../../../src/tools/import/source.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";
import { CENTRED, docx, image, p, r, size } from "./docx.ts";
import { takenIn, told, toldWithText } from "./taken.ts";

// What Word draws or hides: boxes, equations, pictures of older documents, cells below merged ones.

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const HEAD = p(r("题", size(22)), CENTRED);

function taken(body: string): Promise<Intake> {
  const bytes = docx({ body: HEAD + body, media: { "a.png": PNG, "b.png": PNG } });
  return takenIn("灯会.docx", bytes);
}

/** Copy as house markup, then a `◆` a photo. */
function sketch({ stories }: Intake): readonly string[] {
  return stories.flatMap(({ body, photos }) => [
    ...body.map((passage) => writeMarkup(passage).markup),
    ...photos.map(({ picture, caption }) => `◆${picture?.bytes.length ?? 0}${caption?.text ?? ""}`),
  ]);
}

const box = (content: string): string =>
  `<wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp>`;
const anchored = (inner: string): string =>
  `<w:drawing><wp:anchor><wp:docPr id="7" name="x"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const picture = (id: number): string => `<pic:pic><pic:blipFill><a:blip r:embed="rId${id}"/></pic:blipFill></pic:pic>`;
const vml = (inner: string): string => `<w:r><w:pict>${inner}</w:pict></w:r>`;
const vmlBox = (text: string): string => `<v:textbox><w:txbxContent>${p(r(text))}</w:txbxContent></v:textbox>`;
const versions = (choice: string, fallback: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback && `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent></w:r>`;

const COMPATIBLE = 'xmlns:x="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
/** Word declares the namespaces of a drawing within it; what stands beside its words uses them too. */
const asWordWrites = (content: string): string =>
  `<w:drawing><wp:anchor><d:graphic xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/main"><d:graphicData uri="${SHAPES}"><s:wsp xmlns:s='${SHAPES}'><s:spPr><d:noFill/></s:spPr><s:txbx><w:txbxContent>${content}</w:txbxContent></s:txbx><s:bodyPr><d:spAutoFit/></s:bodyPr></s:wsp></d:graphicData></d:graphic></wp:anchor></w:drawing>`;

test.each<[string, readonly string[], string]>([
  [
    p(`${r("外。")}<w:r>${anchored(box(p(r("框里。"))))}</w:r>`),
    ["外。", "框里。"],
    "a text box without a version for other programs",
  ],
  [
    p(`${r("外。")}<w:r>${anchored(box(p(r("甲。")) + p(r("乙。"))))}</w:r>${r("再外。")}`) + p(r("后。")),
    ["外。再外。", "甲。", "乙。", "后。"],
    "its paragraphs follow the one that it hangs on",
  ],
  [p(r("外。") + versions(anchored(box(p(r("框里。")))), "")), ["外。", "框里。"], "a version for Word alone"],
  [
    p(r("外。") + versions(anchored(box(p(r("框里。")))), `<w:pict><v:shape>${vmlBox("框里。")}</v:shape></w:pict>`)),
    ["外。", "框里。"],
    "two versions of the same words are one",
  ],
  [
    p(r("外。") + versions(anchored(box(p(r("框里全文。")))), `<w:pict><v:shape>${vmlBox("框里")}</v:shape></w:pict>`)),
    ["外。", "框里全文。"],
    "of two that differ, Word shows the first",
  ],
  [p(r("外。") + vml(`<v:oval>${vmlBox("圆里。")}</v:oval>`)), ["外。", "圆里。"], "an oval box"],
  [
    p(
      r("外。") +
        vml(`<v:group><v:polyline>${vmlBox("甲。")}</v:polyline><v:rect>${vmlBox("乙。")}</v:rect></v:group>`),
    ),
    ["外。", "甲。", "乙。"],
    "boxes in a group",
  ],
  [
    p(`${r("外。")}<w:r><w:object><v:shape>${vmlBox("框里。")}</v:shape></w:object></w:r>`),
    ["外。", "框里。"],
    "a box in an object",
  ],
  [
    p(`${r("外。")}<w:r>${anchored(box(p(`${r("外框。")}<w:r>${anchored(box(p(r("内框。"))))}</w:r>`)))}</w:r>`),
    ["外。", "外框。", "内框。"],
    "a box in a box",
  ],
  [
    p(
      r("外。") +
        `<w:r>${anchored(`<wpg:wgp>${picture(1)}${box(p(r("图里的字。游人从四面八方赶来，灯会十天，日日如此，夜夜如此，直到月底，河面上还亮着最后一盏。")))}</wpg:wgp>`)}</w:r>`,
    ),
    ["外。", "图里的字。游人从四面八方赶来，灯会十天，日日如此，夜夜如此，直到月底，河面上还亮着最后一盏。", "◆8"],
    "a group of a picture and its words",
  ],
  [
    p(`${r("外。")}<w:r>${anchored(`<wpg:wgp>${picture(1)}${picture(2)}</wpg:wgp>`)}</w:r>`),
    ["外。", "◆8", "◆8"],
    "a group of pictures",
  ],
  [p(r("外。")) + p(versions(anchored(picture(1)), "")), ["外。", "◆8"], "a picture in a version for Word alone"],
  [p(r("外。") + vml('<v:shape><v:imagedata r:id="rId1"/></v:shape>')), ["外。", "◆8"], "a picture of older documents"],
  [p(vml('<v:oval><v:imagedata r:id="rId1"/></v:oval>') + r("外。")), ["外。", "◆8"], "one in an oval"],
  [
    `<w:tbl><w:tr><w:tc>${p(vml('<v:shape><v:imagedata r:id="rId1"/></v:shape>') + r("甲"))}</w:tc><w:tc>${p(r("乙"))}</w:tc></w:tr></w:tbl>`,
    ["| 甲 | 乙 |\n| --- | --- |", "◆8"],
    "one in a table",
  ],
  [p(r("外。")) + p(image(1)), ["外。", "◆8"], "a picture of today, as ever"],
  [
    p(`${r("外。")}<w:r>${asWordWrites(p(r("框里。")))}</w:r>`),
    ["外。", "框里。"],
    "a text box whose drawing declares its own namespaces, as Word writes it",
  ],
  [
    p(r("外。") + versions(asWordWrites(p(r("框里。"))), `<w:pict><v:shape>${vmlBox("框里。")}</v:shape></w:pict>`)),
    ["外。", "框里。"],
    "the same with a version for other programs",
  ],
  [
    p(
      `${r("外。")}<w:r><x:AlternateContent ${COMPATIBLE}><x:Choice xmlns:s="${SHAPES}" Requires="s"><w:drawing><wp:anchor><s:wsp><s:spPr/><s:txbx><w:txbxContent>${p(r("框里。"))}</w:txbxContent></s:txbx></s:wsp></wp:anchor></w:drawing></x:Choice></x:AlternateContent></w:r>`,
    ),
    ["外。", "框里。"],
    "a version that declares them for what stands in it",
  ],
])("shapes, row %#", async (body, copy) => {
  const intake = await taken(body);
  expect(told(intake)).toEqual([]);
  expect(sketch(intake)).toEqual(copy);
});

const t = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const of = (name: string, inner: string): string => `<m:${name}>${inner}</m:${name}>`;
const e = (text: string): string => of("e", t(text));
const fraction = (above: string, below: string): string => of("f", of("num", t(above)) + of("den", t(below)));
const math = (inner: string): string => of("oMath", inner);

test.each<[string, string, readonly string[], string]>([
  [math(t("x+y")), "x+y", [], "a line is a line"],
  [math(of("sSup", e("x") + of("sup", t("2"))) + t("+1")), "x²+1", [], "a power that Unicode has"],
  [math(of("sSub", e("H") + of("sub", t("2"))) + t("O")), "H₂O", [], "an index that it has"],
  [math(of("sSup", e("x") + of("sup", t("π/2")))), "x^(π/2)", ["word-equation"], "a power that it does not have"],
  [math(of("sSup", e("a+b") + of("sup", t("2")))), "(a+b)²", [], "a power of a sum"],
  [math(fraction("a+b", "2")), "(a+b)/2", ["word-equation"], "a fraction"],
  [math(fraction("路程", "时间")), "路程/时间", ["word-equation"], "one of words"],
  [
    math(of("rad", of("radPr", '<m:degHide m:val="1"/>') + of("deg", "") + e("x"))),
    "√x",
    ["word-equation"],
    "a square root",
  ],
  [math(of("rad", of("deg", t("3")) + e("x+1"))), "∛(x+1)", ["word-equation"], "a cube root of a sum"],
  [math(of("d", of("dPr", '<m:begChr m:val="["/><m:endChr m:val="]"/>') + e("x"))), "[x]", [], "brackets of its own"],
  [math(of("d", e("x"))), "(x)", [], "brackets by themselves"],
  [math(of("func", of("fName", t("sin")) + e("x"))), "sin x", [], "a function"],
  [
    math(of("nary", of("naryPr", '<m:chr m:val="∑"/>') + of("sub", t("i=1")) + of("sup", t("n")) + e("i"))),
    "∑ᵢ₌₁ⁿi",
    ["word-equation"],
    "a sum with small limits",
  ],
  [of("oMathPara", math(t("x=1")) + math(t("y=2"))), "x=1\\\ny=2", [], "equations below one another"],
  [
    math(of("m", of("mr", e("1") + e("0")) + of("mr", e("0") + e("1")))),
    "〔公式〕",
    ["word-equation-left"],
    "a matrix",
  ],
  [math(of("limLow", e("lim") + of("lim", t("x→0")))), "〔公式〕", ["word-equation-left"], "a limit"],
  [
    math(t("a") + fraction("1", "2") + of("eqArr", e("x") + e("y"))),
    "〔公式〕",
    ["word-equation-left"],
    "a part that no line says",
  ],
])("equations, row %#: %s → %s", async (equation, text, codes) => {
  const intake = await taken(p(r("灯亮了。")) + p(equation));
  expect(told(intake)).toEqual(codes.map((code) => `${code} 3`));
  expect(sketch(intake)).toEqual(["灯亮了。", text]);
});

test("an equation's place is told with its words, which are listed as taken out", async () => {
  const intake = await taken(p(r("灯亮了，即") + math(of("m", of("mr", e("a") + e("b")))) + r("。")));
  expect(sketch(intake)).toEqual(["灯亮了，即〔公式〕。"]);
  expect(toldWithText(intake)).toEqual(["word-equation-left 2 ab"]);
  expect(intake.taken.map(({ reason, text }) => [reason, text])).toEqual([["equation", "ab"]]);
});

test.each<[string, readonly string[], readonly string[], string]>([
  [`<w:del>${math(t("x"))}</w:del>`, ["灯亮了。"], ["deleted-text 2 x"], "a deleted equation stays out"],
  [r("暗", "<w:vanish/>") + math(t("x")), ["灯亮了。x"], ["word-hidden 2 暗"], "one behind hidden words does not"],
])("row %#: %s", async (runs, copy, messages) => {
  const intake = await taken(p(r("灯亮了。") + runs));
  expect([sketch(intake), toldWithText(intake)]).toEqual([copy, messages]);
});

test("an equation outside any paragraph is a paragraph", async () => {
  const intake = await taken(p(r("灯亮了。")) + of("oMathPara", math(t("x=1"))) + p(r("灯灭了。")));
  expect([sketch(intake), told(intake)]).toEqual([["灯亮了。", "x=1", "灯灭了。"], []]);
});

const cell = (content: string, properties = ""): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
const FIRST = '<w:vMerge w:val="restart"/>';
const LOWER = "<w:vMerge/>";
const MARK_DELETED = "<w:rPr><w:del/></w:rPr>";
const grid = `<w:tbl><w:tr>${cell(p(r("甲")))}${cell(p(r("乙")))}</w:tr></w:tbl>`;

test.each<[string, readonly string[], readonly string[], string]>([
  [
    `<w:tbl><w:tr>${cell(p(r("城区")), FIRST)}${cell(p(r("甲")))}</w:tr><w:tr>${cell(p(r("郊区")), LOWER)}${cell(p(r("乙")))}</w:tr></w:tbl>`,
    ["| 城区 | 甲 |\n| --- | --- |\n| 郊区 | 乙 |"],
    ["word-covered 4 郊区"],
    "words in a cell below a merged one",
  ],
  [
    `<w:tbl><w:tr>${cell(p(r("城区")), FIRST)}${cell(p(r("甲")))}</w:tr><w:tr>${cell(p(""), LOWER)}${cell(p(r("乙")))}</w:tr></w:tbl>`,
    ["| 城区 | 甲 |\n| --- | --- |\n|  | 乙 |"],
    ["word-cells 2"],
    "none in it",
  ],
  [
    `<w:tbl><w:tr>${cell(p(r("城区")), FIRST)}${cell(p(r("甲")))}</w:tr><w:tr>${cell(p(image(1)), LOWER)}${cell(p(r("乙")))}</w:tr></w:tbl>`,
    ["| 城区 | 甲 |\n| --- | --- |\n|  | 乙 |", "◆8"],
    ["word-covered 4"],
    "a picture in it",
  ],
  [
    `<w:tbl><w:tr>${cell(p(r("甲")))}${cell(p(r("乙")))}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(p(r("丁")))}</w:tr></w:tbl>`,
    ["| 甲 | 乙 |\n| --- | --- |\n|  | 丁 |"],
    [],
    "a row that begins in the second column",
  ],
  [
    p(r("灯亮了。"), MARK_DELETED) + grid,
    ["灯亮了。", "| 甲 | 乙 |\n| --- | --- |"],
    [],
    "a paragraph whose end is deleted does not join a table",
  ],
  [p(r("灯亮了。"), MARK_DELETED), ["灯亮了。"], [], "nor nothing at all"],
  [p(r("灯亮"), MARK_DELETED) + p(r("了。")), ["灯亮了。"], [], "but the next paragraph"],
  [
    `<w:tbl><w:tr>${cell(p(r("甲"), MARK_DELETED))}${cell(p(r("乙")))}</w:tr></w:tbl>`,
    ["| 甲 | 乙 |\n| --- | --- |"],
    [],
    "of its own cell",
  ],
])("joined, row %#", async (body, copy, messages) => {
  const intake = await taken(body);
  expect([sketch(intake), toldWithText(intake)]).toEqual([copy, messages]);
});
