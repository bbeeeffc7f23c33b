import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { ODF_NAMESPACES, ODT_HEAD, odt, tp } from "./odt.ts";
import { copyOf, headsOf, takenIn, toldWithText } from "./taken.ts";

const LOOKS = [
  ["粗", 'fo:font-weight="bold"'],
  ["着重", 'style:text-emphasize="dot above"'],
  ["暗", 'text:display="none"'],
  ["下", 'style:text-position="sub 58%"'],
].map(
  ([name, look]) =>
    `<style:style style:name="${name}" style:family="text"><style:text-properties ${look}/></style:style>`,
);
const LEVELS =
  '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>';
const span = (style: string, text: string): string => `<text:span text:style-name="${style}">${text}</text:span>`;
const item = (inner: string): string => `<text:list-item>${inner}</text:list-item>`;
const list = (inner: string, more = ""): string => `<text:list text:style-name="L"${more}>${inner}</text:list>`;
const FIELD = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0";
const mark = (type: string, ...values: readonly (readonly [name: string, value: string])[]): string =>
  `<f:fieldmark xmlns:f="${FIELD}" f:type="vnd.oasis.opendocument.field.${type}">${values.map(([name, value]) => `<f:param f:name="${name}" f:value="${value}"/>`).join("")}</f:fieldmark>`;
const tc = (inner: string, more = ""): string => `<table:table-cell${more}>${tp(inner)}</table:table-cell>`;

test.each<[string, readonly string[], readonly string[], string]>([
  [
    tp(`灯${span("粗", "亮")}了${span("着重", "桥")}H${span("下", "2")}${span("暗", "d")}`),
    ["灯**亮**了*桥*H₂"],
    ["word-hidden 2 d"],
    "looks",
  ],
  [tp('a\n  b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e'), ["a b  c d\\\ne"], [], "white and turns"],
  [
    list(item(tp("x") + tp("y"))) +
      tp("z") +
      list(item(tp("w")), ' text:continue-numbering="true"') +
      list(item(tp("v"))),
    ["一、x", "y", "z", "二、w", "一、v"],
    [],
    "lists: a second paragraph bears no number, the next list goes on only if it says so",
  ],
  [
    `<office:forms><form:form xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"><form:checkbox form:id="c1" form:label="同意"/></form:form></office:forms>${tp('文。<draw:control draw:control="c1"/>')}`,
    ["文。"],
    ["word-unread 2 同意"],
    "a control is told by its label",
  ],
  [
    tp(
      `选${mark("FORMDROPDOWN", ["Dropdown_ListEntry", "甲"], ["Dropdown_ListEntry", "乙"], ["Dropdown_Selected", "1"])}${mark("FORMCHECKBOX", ["Checkbox_Checked", "true"])}甲${mark("FORMCHECKBOX")}乙。`,
    ),
    ["选☑甲☐乙。"],
    ["word-unread 2 乙"],
    "boxes and lists of a form of Word",
  ],
  [
    `<text:tracked-changes><text:changed-region text:id="a"><text:deletion>${tp("删")}</text:deletion></text:changed-region></text:tracked-changes>${tp("文。")}`,
    ["文。"],
    ["word-revision 3 删"],
    "a deletion that no place names",
  ],
  [
    tp(
      '文。<draw:frame><draw:object><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math></draw:object></draw:frame>',
    ),
    ["文。"],
    ["word-unread 2 x"],
    "a formula that stands in the copy itself",
  ],
  [
    tp(`文。<draw:frame><table:table><table:table-row>${tc("格")}</table:table-row></table:table></draw:frame>`),
    ["文。", "格"],
    [],
    "a table in a frame",
  ],
  [
    `<table:table><table:table-row>${tc("a", ' table:number-rows-spanned="2"')}${tc("b", ' table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row><table:table-row><table:covered-table-cell/>${tc("c")}${tc("d")}</table:table-row></table:table>`,
    ["| a | b |  |\n| --- | --- | --- |\n|  | c | d |"],
    ["word-cells 2"],
    "cells that are merged",
  ],
  [
    tp(
      'x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note>y',
    ),
    ["xy", "n"],
    ["word-note 2 n"],
    "a note",
  ],
  [
    `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>K</dc:creator></office:change-info>${tp("y")}</text:deletion></text:changed-region></text:tracked-changes>${tp('x<text:change text:change-id="c1"/>z')}`,
    ["xz"],
    ["word-revision 2 y"],
    "what tracked changes took away",
  ],
  [
    tp(
      'x<office:annotation><dc:creator>K</dc:creator><text:p>c</text:p></office:annotation><text:a xlink:href="https://example.org/">y</text:a>',
    ),
    ["xy"],
    ["link-address 2", "word-comment 2 c"],
    "a comment and a link",
  ],
  [tp(`x<draw:frame><draw:text-box>${tp("y")}</draw:text-box></draw:frame>`), ["x", "y"], [], "a text box"],
  [
    tp("<text:ruby><text:ruby-base>灯</text:ruby-base><text:ruby-text>dēng</text:ruby-text></text:ruby>火。"),
    ["灯（dēng）火。"],
    ["word-ruby 2 灯（dēng）"],
    "ruby",
  ],
  [
    tp('x<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'),
    ["x"],
    ["word-unread 2 a+b"],
    "an equation is told",
  ],
])("OpenDocument, row %#", async (text, copy, messages) => {
  const object = strToU8('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>+</mo><mi>b</mi></math>');
  const bytes = odt(ODT_HEAD + text, LOOKS.join("") + LEVELS, { "Object 1/content.xml": object });
  const intake = await takenIn("a.odt", bytes);
  expect(toldWithText(intake).filter((each) => !each.startsWith("torn-paragraph"))).toEqual(messages);
  expect(copyOf(intake)).toEqual(copy);
});

test("headlines, headers and pictures of OpenDocument are taken as Word's are", async () => {
  const NAMED = `<office:document-styles ${ODF_NAMESPACES}><office:styles><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"><style:text-properties fo:font-size="130%"/></style:style></office:styles><office:master-styles><style:master-page><style:header>${tp("页眉")}</style:header></style:master-page></office:master-styles></office:document-styles>`;
  const own = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>';
  const copy =
    "入夜之后，南桥两侧的灯一盏接一盏地亮了起来，守桥的人说，今年的灯比去年多了整整三百盏，河面上像铺了一层金。";
  const text = `<text:h text:style-name="P1">头一篇</text:h>${tp(copy)}${tp('<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>')}<text:h text:style-name="P1">第二篇</text:h>${tp(copy)}`;
  const parts = {
    "styles.xml": strToU8(NAMED),
    "Pictures/a.png": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  };
  const intake = await takenIn("a.odt", odt(text, own, parts));
  expect(headsOf(intake)).toEqual(["|头一篇||", "|第二篇||"]);
  expect(intake.stories.map(({ photos }) => photos.map(({ picture }) => picture?.bytes.length))).toEqual([[16], []]);
  expect(intake.taken.map(({ reason, text: out }) => `${reason} ${out}`)).toEqual(["furniture 页眉"]);
});

test("OpenDocument is told by its parts where its first bytes do not say it", async () => {
  const content = strToU8(
    `<office:document-content ${ODF_NAMESPACES}><office:body><office:text>${ODT_HEAD}${tp("文。")}</office:text></office:body></office:document-content>`,
  );
  const bytes = zipSync({ "META-INF/manifest.xml": strToU8("<m/>"), "content.xml": content });
  expect(copyOf(await takenIn("a.odt", bytes))).toEqual(["文。"]);
});
