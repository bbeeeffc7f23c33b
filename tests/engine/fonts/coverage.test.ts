import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fontRow, rowInWords } from "../../../src/cli/fonts.ts";
import { reportFonts } from "../../../src/engine/fonts/coverage.ts";
import { locateFont } from "../../../src/engine/fonts/font-file.ts";
import { folder, shippedCatalogue } from "./faces.ts";

const reports = new Map(
  reportFonts(shippedCatalogue(), (entry) => readFileSync(locateFont(folder, entry))).map((report) => [
    report.entry.id,
    report,
  ]),
);

test.each([
  // font            characters of 通用规范汉字表, of 8105
  ["noto-serif-sc-400", 8105],
  ["noto-serif-sc-500", 8105],
  ["noto-serif-sc-600", 8105],
  ["noto-serif-sc-700", 8105],
  ["noto-serif-sc-900", 8105],
  ["noto-sans-sc-400", 8105],
  ["noto-sans-sc-500", 8105],
  ["noto-sans-sc-700", 8105],
  ["noto-sans-sc-900", 8105],
  ["lxgw-wenkai-400", 8105],
  ["fandol-kai-400", 6638],
  ["fandol-fang-400", 6638],
])("%s is the file of fonts.yaml and has %i of 8105", (id, covered) => {
  const report = reports.get(id);
  expect(report?.problem).toBeUndefined();
  expect(report?.intact).toBe(true);
  expect(report?.standard).toBe(8105);
  expect(report?.covered).toBe(covered);
});

test.each<[bits: number, en: RegExp, zh: RegExp]>([
  [0x0000, /may be put into PDFs\n/, /可嵌入 PDF\n/],
  [0x0002, /forbid putting it into PDFs \(fsType 0x0002\)\n/, /不许嵌入 PDF（fsType 0x0002）\n/],
])("what a font's bits about its use (%i) say is told", (bits, en, zh) => {
  const [report] = reportFonts(shippedCatalogue(), () => fangWithUse(bits));
  if (report === undefined) throw new Error("no font");
  expect(rowInWords(fontRow(report, "en", String))).toMatch(en);
  expect(rowInWords(fontRow(report, "zh", String))).toMatch(zh);
});

function fangWithUse(bits: number): Buffer {
  const bytes = readFileSync(`${folder}/FandolFang-Regular.otf`);
  const record = bytes.indexOf("OS/2");
  bytes.writeUInt16BE(bits, bytes.readUInt32BE(record + 8) + 8);
  return bytes;
}

test("a file that cannot be read is reported, not thrown", () => {
  const [report] = reportFonts(shippedCatalogue(), () => {
    throw new Error("gone");
  });
  expect(report?.problem).toBe("gone");
  expect(report?.intact).toBe(false);
});
