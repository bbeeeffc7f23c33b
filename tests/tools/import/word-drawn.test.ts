import { expect, test } from "vitest";
import { docx, image, NAMESPACES, p, r } from "./docx.ts";
import { copyOf, takenIn, toldWithText } from "./taken.ts";

const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const ole = (inner: string): string =>
  `<w:r><w:object>${inner}<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>`;

test.each<[string, readonly string[], string]>([
  [field(" LISTNUM "), ["LISTNUM"], "a number that Word makes"],
  [field(" AUTONUMLGL "), ["AUTONUMLGL"], "another one"],
  [field(" MACROBUTTON NoMacro [单击此处] "), ["[单击此处]"], "words of a button"],
  ['<w:fldSimple w:instr=" EQ \\o\\ac(○,企) "/>', ["EQ \\o\\ac(○,企)"], "a field in one element"],
  [field(" XE 灯会 "), [], "an entry of an index is not seen"],
  ["<w:r><w:dayLong/></w:r>", ["dayLong"], "today's date"],
  [ole(""), ["Excel.Sheet.12"], "a document in it without a picture of itself"],
  [ole('<v:shape><v:imagedata r:id="rId1"/></v:shape>'), [], "one with a picture"],
  ['<w:r><w:sym w:char="F0FC"/></w:r>', ["F0FC"], "a symbol without a font"],
  ['<w:r><w:object><w:control w:name="CheckBox1"/></w:object></w:r>', ["CheckBox1"], "a control"],
  [
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:txBody><a:p><a:r><a:t>形</a:t></a:r></a:p></a:txBody></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    ["形"],
    "words of another program's drawing",
  ],
])("what Word draws and does not hold as text, row %#", async (drawn, texts) => {
  const body = p(r("题")) + p(`${r("灯亮了。")}${drawn}`) + p(r("桥也亮了。"));
  const intake = await takenIn("a.docx", docx({ body, media: { "a.emf": new Uint8Array(8) } }));
  const told = toldWithText(intake).filter((each) => !each.startsWith("unsure-role"));
  expect(told).toEqual(texts.map((text) => `word-unread 2 ${text}`));
  expect(copyOf(intake).at(-1)).toBe("桥也亮了。");
});

test("a watermark goes with its header", async () => {
  const header = `<w:hdr ${NAMESPACES}>${p(`${r("页眉")}<w:r><w:pict><v:shape><v:textpath string="样稿"/></v:shape></w:pict></w:r>`)}</w:hdr>`;
  const body = p(r("题")) + p(r("灯亮了。"));
  const intake = await takenIn("a.docx", docx({ body, parts: { "word/header1.xml": header } }));
  expect(intake.taken.map(({ reason, text }) => `${reason} ${text}`)).toEqual(["furniture 页眉\n样稿"]);
  expect(toldWithText(intake)).toEqual([]);
});

const COPY = p(r("题")) + p(r("灯亮了。"));
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  [COPY.replace("灯亮", "灯<!-- c -->亮"), {}, [], "a comment of XML in words"],
  [COPY.replace("灯亮了。", "<![CDATA[灯亮了。]]>"), {}, [], "words in CDATA"],
  [
    "",
    {
      "word/document.xml": `<document xmlns="${WORD}" xmlns:w="${WORD}"><body>${COPY.replace(/(<\/?)w:/g, "$1")}</body></document>`,
    },
    [],
    "elements without a prefix",
  ],
  [
    COPY,
    { "word/headers/a.xml": `<w:hdr ${NAMESPACES}>${p(r("页眉"))}</w:hdr>` },
    ["furniture 页眉"],
    "a header of any name",
  ],
  [
    COPY,
    { "word/glossary/header1.xml": `<w:hdr ${NAMESPACES}>${p(r("页眉"))}</w:hdr>` },
    [],
    "but none of the template's building blocks",
  ],
])("ways to write a .docx, row %#", async (body, parts, out) => {
  const intake = await takenIn("a.docx", docx({ body, parts }));
  expect(intake.taken.map(({ reason, text }) => `${reason} ${text}`)).toEqual(out);
  expect(toldWithText(intake)).toEqual([]);
  expect(copyOf(intake)).toEqual(["灯亮了。"]);
});

const A = "http://schemas.openxmlformats.org/drawingml/2006";
const graphic = (kind: string, inner: string): string =>
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="${A}/${kind}">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

test("a chart and a diagram are told with the words in their parts", async () => {
  const relation = (id: string, target: string): string => `<Relationship Id="${id}" Type="x" Target="${target}"/>`;
  const parts = {
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation("rId7", "diagrams/data1.xml")}${relation("rId8", "/word/charts/chart1.xml")}</Relationships>`,
    "word/diagrams/data1.xml": `<d:dataModel xmlns:d="${A}/diagram" xmlns:a="${A}/main"><a:t>买灯</a:t><a:t>点灯</a:t></d:dataModel>`,
    "word/charts/chart1.xml": `<c:chartSpace xmlns:c="${A}/chart" xmlns:a="${A}/main"><a:t>游客</a:t><c:v>2024</c:v><c:v>31.5</c:v></c:chartSpace>`,
  };
  const drawings =
    graphic("diagram", `<d:relIds xmlns:d="${A}/diagram" r:dm="rId7"/>`) +
    graphic("chart", `<c:chart xmlns:c="${A}/chart" r:id="rId8"/>`) +
    graphic("chart", "");
  const intake = await takenIn("a.docx", docx({ body: p(r("题")) + p(r("灯亮了。") + drawings), parts }));
  expect(toldWithText(intake)).toEqual([
    "word-unread 2 diagram: 买灯 点灯",
    "word-unread 2 chart: 游客 2024 31.5",
    "word-unread 2 chart",
  ]);
});

test("a chart is told with its words where the main part has another name", async () => {
  const relations = (id: string, type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`;
  const parts = {
    "_rels/.rels": relations(
      "rId1",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
      "word/document2.xml",
    ),
    "word/document.xml": "<none/>",
    "word/document2.xml": `<w:document ${NAMESPACES}><w:body>${p(r("灯亮了。") + graphic("chart", `<c:chart xmlns:c="${A}/chart" r:id="rId8"/>`))}</w:body></w:document>`,
    "word/_rels/document2.xml.rels": relations("rId8", "x", "charts/chart1.xml"),
    "word/charts/chart1.xml": `<c:chartSpace xmlns:c="${A}/chart"><c:v>31.5</c:v></c:chartSpace>`,
  };
  const intake = await takenIn("a.docx", docx({ body: "", parts }));
  expect(toldWithText(intake)).toEqual(["word-unread 1 chart: 31.5"]);
});

test.each([
  [image(7), "of a drawing"],
  ['<w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>', "of VML"],
])("a picture without a relation has a place, row %#: %s", async (picture) => {
  const intake = await takenIn("a.docx", docx({ body: COPY + p(picture) }));
  expect(intake.stories.flatMap(({ photos }) => photos.map((photo) => photo.picture))).toEqual([undefined]);
});

test("a picture with a relation keeps it beside one without, whatever prefix the relations have", async () => {
  const rels = "http://schemas.openxmlformats.org/package/2006/relationships";
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
  const parts = {
    "word/_rels/document.xml.rels": `<q:Relationships xmlns:q="${rels}"><q:Relationship Id="rId1" Type="${type}" Target="media/a.emf"/></q:Relationships>`,
  };
  const body = COPY + p(image(1)) + p(image(7));
  const intake = await takenIn("a.docx", docx({ body, parts, media: { "a.emf": new Uint8Array(8) } }));
  const pictures = intake.stories.flatMap(({ photos }) => photos.map((photo) => photo.picture?.bytes.length));
  expect(pictures).toEqual([8, undefined]);
});
