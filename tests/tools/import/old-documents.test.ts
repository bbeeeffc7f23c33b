import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type DocFile, docText, openContainer } from "../../../src/tools/import/doc/container.ts";
import type { WrittenDocument } from "../../../src/tools/import/doc/package.ts";
import { readWritten } from "../../../src/tools/import/doc/read-doc.ts";
import { copyOf, headsOf, takenIn, toldWithText } from "./taken.ts";

/** Written by LibreOffice from a .docx with all that copy has. */
const DOC = readFileSync(fileURLToPath(new URL("lanterns.doc", import.meta.url)));
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
    "deleted-text 7 据说",
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
