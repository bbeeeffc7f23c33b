import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeProof } from "../../../src/formats/proof/write.ts";
import { glyphOf, laidOut, lineOf, placedLine, proofOf, runOf } from "../specimen.ts";

/** What copying a column gives is the copy: each line of the page is one of these. */
const lines = [
  // texts                       x                               why
  [["江", "水", "退", "去", "，"], [0, 10, 20, 30, 40], "plain text"],
  [["长", "江", "两", "岸", "人"], [0, 13, 26, 39, 52], "a line spaced out has no spaces in it"],
  [["用", "A", "组"], [0, 12.5, 22], "white around Western text that the author did not space"],
  [["用 ", "B", " 组"], [0, 12.5, 22], "an author's space that the engine replaced by its own gap"],
  [["了", "。", "”", "他"], [0, 10, 15, 20], "marks that give half their width"],
  [["（", "见", "图", "）", "。"], [0, 5, 15, 25, 30], "a mark trimmed at the line's head"],
  [["——", "你"], [0, 20], "one glyph for two characters"],
  [["𠮷", "野"], [0, 10], "a character beyond the BMP"],
  [["一", "⼀"], [0, 10], "a glyph that two characters share"],
] as const;

const glyphs: Readonly<Record<string, string>> = { "——": "⸺", 𠮷: "吉", "⼀": "一" };
const copy = lines.map(([texts]) => texts.join(""));

const pdf = await writeProof(
  proofOf([
    laidOut(
      lines.map(([texts, x], row) => {
        const shown = texts.map((text) => glyphOf("song", glyphs[text] ?? text.trim()));
        return placedLine(40, 50 + 14 * row, lineOf([runOf(texts, { x, glyphs: shown })]));
      }),
    ),
  ]),
);

let folder: string;
let path: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "banmian-text-"));
  path = join(folder, "page.pdf");
  writeFileSync(path, pdf);
});

afterAll(() => rmSync(folder, { recursive: true }));

function missing(tool: string): boolean {
  const absent = spawnSync(tool, ["-v"]).error !== undefined;
  if (absent) console.warn(`${tool} is not installed: its test of copied text is skipped`);
  return absent;
}

test.skipIf(missing("pdftotext"))("Poppler reads the copy, line by line", () => {
  expect(execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).trim().split("\n")).toEqual(copy);
});

// MuPDF 1.25 puts a space between the parts of an ActualText span that stand wide apart: it is asked for no more than the rest.
test.skipIf(missing("mutool"))("MuPDF reads the copy but for white around Western text", () => {
  const text = execFileSync("mutool", ["draw", "-F", "text", path], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const read = text.trim().split("\n");
  const unspaced = (line: string): string => line.replaceAll(" ", "");
  expect(read.map(unspaced)).toEqual(copy.map(unspaced));
});

test("PDFium reads the copy", async () => {
  const pdfium = await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(pdf);
  const text = document.getPage(0).getText();
  document.destroy();
  pdfium.destroy();
  expect(text.split("\r\n")).toEqual(copy);
});

const speaker = [runOf([..."刘哲："], { font: "hei" }), runOf([..."局党组"], { x: [25, 35, 45] })];
const upright = [
  runOf(["——"], { font: "hei", glyphs: [glyphOf("hei", "⸺")], x: [-10], y: [8.8] }),
  runOf([..."江边"], { x: [-5, -5], y: [28.8, 38.8] }),
];

test.skipIf(missing("pdftotext")).each([
  ["a squeezed mark before another face", speaker, false, "刘哲：局党组"],
  ["a vertical line of two faces", upright, true, "——江边"],
] as const)("Poppler reads %s as one line", async (name, runs, vertical, copy) => {
  const page = laidOut([placedLine(100, 50, lineOf(runs, vertical ? "headline" : "body", 0, vertical))]);
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await writeProof(proofOf([page])));
  expect(execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }).trim()).toBe(copy);
});
