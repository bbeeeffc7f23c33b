import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportFonts } from "../../src/fonts/coverage.ts";
import { locateFont } from "../../src/fonts/disk.ts";
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

test("a file that cannot be read is reported, not thrown", () => {
  const [report] = reportFonts(shippedCatalogue(), () => {
    throw new Error("gone");
  });
  expect(report?.problem).toBe("gone");
  expect(report?.intact).toBe(false);
});
