import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { openContainer } from "../../src/intake/doc/container.ts";
import type { DocFile } from "../../src/intake/doc/fib.ts";
import { docText } from "../../src/intake/doc/pieces.ts";
import type { Intake } from "../../src/intake/source.ts";
import type { WrittenDocument } from "../../src/intake/word/package.ts";
import { readWritten } from "../../src/intake/word/read-written.ts";
import { ODT_HEAD, odt } from "./odt.ts";
import { copyOf, headsOf, takenIn, told, toldWithText } from "./taken.ts";

/** Written by LibreOffice from a .docx with all that copy has. */
const DOC = readFileSync(fileURLToPath(new URL("lanterns.doc", import.meta.url)));
const PNG = "89504e470d0a1a0a0000000d49484452";

/** A document as a writer of Windows saves it: a character a byte. */
const rtf = (text: string): Buffer => Buffer.from(text, "latin1");
const taken = (text: string): Promise<Intake> => takenIn("a.rtf", rtf(text));
const FONTS =
  "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f2\\fcharset2 Wingdings;}}";
/** @param text below a headline and a paragraph: 题, 文。 */
const story = (text: string): string =>
  `{\\rtf1\\ansi\\ansicpg936\\uc1${FONTS}\\f1\\pard\\qc\\fs44\\u-26782?\\par\\pard\\plain\\f1\\u25991?\\u12290?\\par ${text}}`;

test.each(["灯会.doc", "灯会.wps"])("%s comes in as a .docx does", async (path) => {
  const intake = await takenIn(path, DOC);
  expect(headsOf(intake)).toEqual(["入冬之前|南桥灯会今晚开幕|——三百盏灯照亮两岸|本报记者 林岚"]);
  expect(copyOf(intake)).toEqual([
    "入夜之后，南桥两侧的灯一盏接一盏地亮了起来，**守桥的人**说，今年的灯比去年多了*整整*三百盏。H₂O，‘引号’“双引”—破折号…《书》𠮷生僻字。",
    "## 灯会简史",
    "灯会始于明代，相传已有四百年。",
    "| **球队** | **胜** | **负** |\n| --- | --- | --- |\n| 南桥 | 3 | 1 |\n|  | 合计四场 |  |",
    "一、第一件事",
    "二、第二件事",
    "- 圆点甲\n- 圆点乙",
    "文本框在此。",
    "框中文字一句。",
    "网址在此，末句。",
    "火通明。\\\n软回车之后。",
    "据灯会组委会统计。",
  ]);
  const [photo] = intake.stories[0]?.photos ?? [];
  expect([photo?.picture?.name, photo?.caption?.text, photo?.credit?.text]).toEqual([
    "picture.png",
    "图为灯会。",
    "周宁 摄",
  ]);
  expect(toldWithText(intake).map((each) => each.replace(/EQ .*,灯\)/, "EQ"))).toEqual([
    "word-revision 7 据说",
    "word-hidden 7 此句待核。",
    "word-unread 27 EQ",
    "word-cells 8",
    "link-address 26",
    "word-comment 26 请核对网址",
    "word-note 5 据灯会组委会统计。",
  ]);
  expect(intake.taken.filter(({ reason }) => reason === "furniture").map(({ text }) => text)).toEqual([
    "页眉文字",
    "页眉文字",
  ]);
});

test.each<[string, readonly string[], string]>([
  ["\\'b5\\'c6\\'bb\\'e1", ["灯会"], "two bytes a character in hexadecimal"],
  ["\xb5\xc6\xbb\xe1", ["灯会"], "and as they are"],
  ["\xac\x5c\xac\x7b\xac\x7d.", ["琝瑊瑌."], "a second byte that looks like a backslash or a brace"],
  ["\\f0\\'b5\\'c6\\'bb\\'e1", ["灯会"], "a font that names Latin where the document is Chinese"],
  ["\\f0 Ang\\'e9lique\\'92s", ["Angélique’s"], "but Latin stays Latin"],
  ["\\loch\\f0\\hich\\f0\\dbch\\af1 \\'b5\\'c6", ["灯"], "the font of the East"],
  ["\\uc2\\u28783\\'b5\\'c6\\u20250 ab\\uc0\\u12290x", ["灯会。x"], "what stands for Unicode in old readers goes"],
  ["\\u-10187?\\u-9174?", ["𝐪"], "a character in two halves"],
  ["a\\~b\\_c\\emdash\\ldblquote d\\rdblquote\\{\\\\", ["a\u00a0b\u2011c—“d”{\\\\"], "signs by their words"],
  ["{\\f2\\'fc}x", ["✓x"], "a font of symbols"],
  ["{\\*\\unknown x}{\\info{\\title y}}{\\upr{a}{\\*\\ud \\u28783?}}z", ["灯z"], "groups that are no copy"],
  ["\\u28783?{\\b\\u20142?}\\u20102?{\\accdot\\u26725?}\\b0 H\\sub 2", ["灯**亮**了*桥*H₂"], "looks"],
  ["a\\line b\\par c", ["a\\\nb", "c"], "turns and paragraphs"],
  [
    "{\\listtext 1.\\tab}\\pard{\\pntext \\'a2\\'d9}\\u28783?\\par\\pard\\u26725?\\par",
    ["①灯", "桥"],
    "a number that no list makes stays as its writer saw it",
  ],
])("text of RTF, row %#", async (text, copy) => {
  const intake = await taken(story(text));
  expect(told(intake).filter((each) => !each.startsWith("torn-paragraph"))).toEqual([]);
  expect(copyOf(intake)).toEqual(["文。", ...copy]);
});

const LISTS =
  "{\\*\\listtable{\\list{\\listlevel\\levelnfc39\\levelstartat1{\\leveltext\\'02\\'00\\'a1\\'a2;}{\\levelnumbers\\'01;}}\\listid7}}{\\*\\listoverridetable{\\listoverride\\listid7\\listoverridecount0\\ls1}{\\listoverride\\listid7\\listoverridecount1{\\lfolevel\\listoverridestartat\\levelstartat3}\\ls2}}";
const row = (places: string, ...cells: readonly string[]): string =>
  `\\trowd${places}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join("")}\\row\\pard `;

test.each<[string, readonly string[], readonly string[], string]>([
  [
    `${LISTS}\\pard\\ls1{\\listtext 1}x\\par\\pard y\\par\\pard\\ls1 z\\par\\pard w\\par\\pard\\ls2 v\\par`,
    ["一、x", "y", "二、z", "w", "三、v"],
    [],
    "lists number as Word does, and begin where they say",
  ],
  [
    row("\\cellx1000\\cellx2000\\cellx3000", "a", "b", "c") +
      row("\\clvmgf\\cellx1000\\cellx3000", "d", "e") +
      row("\\clvmrg\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000", "", "f", ""),
    ["| a | b | c |\n| --- | --- | --- |\n| d | e |  |\n|  | f |  |"],
    ["word-cells 3"],
    "cells that are merged",
  ],
  [
    `\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell\\pard\\intbl\\itap2 b\\nestcell c\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 d\\cell\\row`,
    ["| a | b c d |\n| --- | --- |"],
    [],
    "a table in a table",
  ],
  [
    "x{\\super\\chftn{\\footnote\\pard{\\super\\chftn} n}}y{\\super\\chftn{\\footnote\\ftnalt e}}z\\par",
    ["xyz", "n", "e"],
    ["word-note 3 n", "word-note 3 e"],
    "notes",
  ],
  ["x{\\footnote n{\\footnote m}}\\par", ["x", "n", "m"], ["word-note 3 n", "word-note 3 m"], "a note in a note"],
  [
    "x{\\footnote n{\\*\\atnauthor B}{\\*\\annotation c}}{\\header h{\\footnote m}}\\par",
    ["x", "n"],
    ["word-comment 3 c", "word-note 3 n"],
    "a comment in a note is no copy, nor is the note of a header",
  ],
  ["x{\\deleted y}z{\\v w}\\par", ["xz"], ["word-revision 3 y", "word-hidden 3 w"], "what goes"],
  ["x{\\*\\atnid A}{\\*\\atnauthor B}\\chatn{\\*\\annotation c}\\par", ["x"], ["word-comment 3 c"], "a comment"],
  [
    'x{\\field{\\*\\fldinst{HYPERLINK "https://example.org/"}}{\\fldrslt{y}}}\\par',
    ["xy"],
    ["link-address 3"],
    "a link",
  ],
  [
    "x{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard y\\par}}{\\shprslt z}}\\par w",
    ["x", "y", "w"],
    [],
    "a text box, once",
  ],
  ["x{\\mmath{\\*\\moMath{\\mr a}{\\mr =b}}{\\mmathPict p}}\\par", ["x"], ["word-unread 3 a=b"], "an equation is told"],
  [
    "x{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}}{\\fldrslt}}y\\par",
    ["x☑y"],
    [],
    "a box of a form",
  ],
])("shapes of RTF, row %#", async (text, copy, messages) => {
  const intake = await taken(story(text));
  expect(toldWithText(intake).filter((each) => !each.startsWith("torn-paragraph"))).toEqual(messages);
  expect(copyOf(intake)).toEqual(["文。", ...copy]);
});

test("a picture of a kind that nobody knows comes in as it is, to be told with the others", async () => {
  const { stories } = await taken(story("{\\pict\\wbitmap0 0102}\\par"));
  expect(stories.map(({ photos }) => photos.map(({ picture }) => [picture?.name, picture?.bytes.length]))).toEqual([
    [["picture.bin", 2]],
  ]);
});

test("a headline of RTF is told by its style, and is not strong for that; headers and pictures are taken as Word's are", async () => {
  const styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}";
  const text = `{\\rtf1\\ansi ${styles}{\\header\\pard h\\par}\\pard\\s1\\b Lanterns\\par\\pard\\plain ${"Evening came to the bridge. ".repeat(3)}\\par{\\*\\shppict{\\pict\\pngblip ${PNG}}}{\\nonshppict{\\pict\\wmetafile8 00}}\\par\\pard\\s1\\b Roses\\par\\pard\\plain Flowers are out.\\par}`;
  const intake = await taken(text);
  expect(headsOf(intake)).toEqual(["|Lanterns||", "|Roses||"]);
  expect(intake.stories.map(({ photos }) => photos.map(({ picture }) => picture?.bytes.length))).toEqual([[16], []]);
  expect(intake.taken.map(({ reason, text: out }) => `${reason} ${out}`)).toEqual(["furniture h"]);
});

/** The fixture with bytes changed behind the beginning of its text's stream. */
function changed(offset: number, ...bytes: readonly number[]): Buffer {
  const file = Buffer.from(DOC);
  file.set(bytes, file.indexOf(Buffer.from([0xec, 0xa5])) + offset);
  return file;
}

/** A sector of its table of sectors follows itself. */
function looped(): Buffer {
  const file = Buffer.from(DOC);
  const table = 512 * (file.readUInt32LE(76) + 1);
  for (let sector = 0; sector < 16; sector++) file.writeUInt32LE(sector, table + 4 * sector);
  return file;
}

const SEALED = { "META-INF/manifest.xml": strToU8("<m><encryption-data/></m>") };
const container = (stream: string): Buffer => {
  const file = Buffer.from(DOC);
  const name = Buffer.from("WordDocument".padEnd(32, "\0"), "utf16le");
  return Buffer.concat([
    file.subarray(0, file.indexOf(name)),
    Buffer.from(stream.padEnd(32, "\0"), "utf16le"),
    file.subarray(file.indexOf(name) + 64),
  ]);
};

test.each<[string, string, Uint8Array]>([
  ["damaged-document", "a container that is cut off", DOC.subarray(0, 600)],
  ["damaged-document", "text that is cut off", DOC.subarray(0, 2048)],
  ["damaged-document", "more characters than there are", changed(0x4c, 0xff, 0xff, 0, 0)],
  ["damaged-document", "sectors in a circle", looped()],
  ["encrypted-document", "a password", changed(10, 0, 0x13)],
  ["foreign-document", "Word 95", changed(2, 104, 0)],
  ["foreign-document", "Excel", container("Workbook")],
  ["foreign-document", "slides", container("PowerPoint Document")],
  ["damaged-document", "groups in groups", rtf(`{\\rtf1 ${"{".repeat(3000)}x${"}".repeat(3000)}}`)],
  ["damaged-document", "notes in notes", rtf(`{\\rtf1 x${"{\\footnote x".repeat(300)}${"}".repeat(300)}}`)],
  [
    "document-deep",
    "tables in tables in boxes",
    rtf(`{\\rtf1 x${"{\\shptxt\\pard\\intbl\\itap30 x".repeat(9)}${"}".repeat(9)}}`),
  ],
  ["encrypted-document", "OpenDocument with a password", odt(ODT_HEAD, "", SEALED)],
  ["foreign-document", "a spreadsheet", odt("", "", {}, "spreadsheet")],
  [
    "no-word-part",
    "OpenDocument without copy",
    zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }] }),
  ],
  ["broken-document", "OpenDocument that is not well-formed", odt("<text:p>")],
])("%s: %s", async (code, _, bytes) => {
  const { stories, diagnostics } = await takenIn("a", bytes);
  expect([stories, diagnostics.map((each) => each.code)]).toEqual([[], [code]]);
});

test("what was not written in full does not come in", async () => {
  const written: WrittenDocument = {
    body: "<w:p><w:r><w:t>灯亮了</w:t></w:r></w:p>",
    footnotes: [],
    endnotes: [],
    comments: [],
    furniture: [],
    styles: [],
    lists: [],
    pictures: [],
    hasMacros: false,
    texts: ["灯亮了", "桥"],
  };
  const { diagnostics } = await readWritten(written, "a.doc");
  expect(diagnostics.map(({ code, arguments: args }) => [code, args["missing"]])).toEqual([["copy-lost", "桥"]]);
});

/** A document whose text stands in pieces: the place of each, with its flag for one byte a character, and the properties laid over it. */
function inPieces(main: Buffer, lengths: readonly number[], pieces: readonly (readonly [number, number])[]): DocFile {
  const places = [0, ...lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, each) => sum + each, 0))];
  const table = Buffer.alloc(4 * places.length + 8 * pieces.length);
  for (const [at, place] of places.entries()) table.writeUInt32LE(place, 4 * at);
  for (const [at, [place, laid]] of pieces.entries()) {
    table.writeUInt32LE(place, 4 * places.length + 8 * at + 2);
    table.writeUInt16LE(laid, 4 * places.length + 8 * at + 6);
  }
  const head = Buffer.alloc(5);
  head[0] = 2;
  head.writeUInt32LE(table.length, 1);
  const whole = { from: 0, to: places.at(-1) ?? 0 };
  const none = { from: 0, to: 0 };
  const beside = { footnotes: none, headers: none, macros: none, comments: none, endnotes: none, boxes: none };
  return {
    main,
    data: Buffer.alloc(0),
    table: (name) => (name === "pieces" ? Buffer.concat([head, table]) : Buffer.alloc(0)),
    behind: () => Buffer.alloc(0),
    pictures: { left: 0 },
    stretches: { body: whole, ...beside, headerBoxes: none },
  };
}

const LATIN = 0x40000000;

test("text in pieces, in the order of the text and not of the file: UTF-16, or Windows' Latin", () => {
  const main = Buffer.concat([Buffer.from("\x93a\x94", "latin1"), Buffer.from("灯会", "utf16le")]);
  // 0x5c of a short modifier is what hides text.
  const hidden = (0x5c << 1) | (1 << 8);
  const found = docText(
    inPieces(
      main,
      [2, 3],
      [
        [3, 0],
        [LATIN | 0, hidden],
      ],
    ),
  );
  expect(found?.text).toBe("灯会“a”");
  expect(found?.pieces.map(({ laid }) => laid.toString("hex"))).toEqual(["", "3c0801"]);
});

test.each<[readonly number[], readonly (readonly [number, number])[], string]>([
  [[9], [[3, 0]], "a piece that ends behind the file"],
  [[5_000_000], [[0, 0]], "more than any copy has"],
])("no text: %j %j, %s", (lengths, pieces) => {
  expect(docText(inPieces(Buffer.alloc(8), lengths, pieces))).toBeUndefined();
});

test("a container's root has its own streams, not those of documents in it", () => {
  expect(openContainer(DOC)?.names.toSorted()).toContain("WordDocument");
  expect(openContainer(DOC)?.stream("Nothing")).toBeUndefined();
});
