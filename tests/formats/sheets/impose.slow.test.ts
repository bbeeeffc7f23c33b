import { describe, expect, test } from "vitest";
import type { Cmyk } from "../../../src/base/colour.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { writePressFiles } from "../../../src/formats/press/press.ts";
import { printersPairs, writeSheets } from "../../../src/formats/sheets/sheets.ts";
import { jobOf } from "../press/job.ts";
import { inksAt } from "../press/plates.ts";
import { has } from "../press/tools.ts";
import { ownerOf, printed } from "../specimen.ts";

test.each([
  [4, "left", "4|1 2|3"],
  [8, "left", "8|1 2|7 6|3 4|5"],
  [12, "left", "12|1 2|11 10|3 4|9 8|5 6|7"],
  [16, "left", "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9"],
  [4, "right", "1|4 3|2"],
  [8, "right", "1|8 7|2 3|6 5|4"],
] as const)("%i pages, bound at the %s: %s", (count, binding, pairs) => {
  const pages = Array.from({ length: count }, (_, index) => index + 1);
  expect(
    printersPairs(pages, binding)
      .map(({ left, right }) => `${left}|${right}`)
      .join(" "),
  ).toBe(pairs);
});

const span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };

/** Pages with one square of ink each, 50 pt from the trim's top left. */
async function sheets(labels: readonly string[], job = jobOf()) {
  const inks: readonly Cmyk[] = [
    [100, 0, 0, 0],
    [0, 100, 0, 0],
    [0, 0, 100, 0],
    [0, 0, 0, 100],
  ];
  const pages = labels.map((label, index) => {
    const square: Placed = {
      kind: "area",
      owner: ownerOf(undefined),
      role: "ground",
      at: { x: 50, y: 50, width: 60, height: 60 },
      colour: inks[index % 4] ?? [0, 0, 0, 0],
    };
    return flatten(printed([square], { label }));
  });
  const issue = {
    code: "SK",
    date: "2026-11-24",
    edition: undefined,
    revision: 1,
    metadata: { title: "试刊 2026-11-24", author: "试刊", date: "2026-11-24", language: "zh-CN" },
    claims: () => [],
    binding: "left" as const,
    pages: labels.map((label) => ({ label, name: label })),
  };
  return writeSheets(issue, [...writePressFiles(issue, pages, job)], job, span);
}

test("sheets are named by their two pages, each section for itself", async () => {
  const { files } = await sheets(["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]);
  expect(files.map(({ path }) => path)).toEqual([
    "sheets/SK_20261124_A04-A01_v1.pdf",
    "sheets/SK_20261124_A02-A03_v1.pdf",
    "sheets/SK_20261124_B04-B01_v1.pdf",
    "sheets/SK_20261124_B02-B03_v1.pdf",
  ]);
});

test.each([[["1", "2", "3"]], [["1", "2", "3", "4", "5", "6"]]])("%j make no whole sheets", async (labels) => {
  const { files, diagnostics } = await sheets(labels);
  expect(files).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["impose-count"]);
});

test("the same pages give the same sheets", async () => {
  const [one, two] = [await sheets(["1", "2", "3", "4"]), await sheets(["1", "2", "3", "4"])];
  expect(one.files.map(({ bytes }) => Buffer.from(bytes).toString("base64"))).toEqual(
    two.files.map(({ bytes }) => Buffer.from(bytes).toString("base64")),
  );
});

describe.skipIf(!has("gs"))("ink of a sheet, measured on the plates", () => {
  test.each([
    ["pages at their size", {}],
    ["pages that were cut with marks", { marks: "crop" as const }],
  ])("%s", async (_, change) => {
    const { files } = await sheets(["1", "2", "3", "4"], jobOf(change));
    // 12 mm of slug lie around the sheet; the second page begins 300 pt further on.
    const slug = 34;
    const points = [
      [slug + 80, slug + 80],
      [slug + 380, slug + 80],
      [slug + 150, slug + 80],
    ] as const;
    expect(await inksAt(files[0]?.bytes ?? Buffer.of(), points)).toEqual([
      [0, 0, 0, 100],
      [100, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(await inksAt(files[1]?.bytes ?? Buffer.of(), points)).toEqual([
      [0, 100, 0, 0],
      [0, 0, 100, 0],
      [0, 0, 0, 0],
    ]);
  });
});

test("the fold is marked at head and foot, outside the trim", async () => {
  const { files } = await sheets(["1", "2", "3", "4"], jobOf());
  expect(files).toHaveLength(2);
  const text = Buffer.from(files[0]?.bytes ?? "").toString("latin1");
  expect(text).toMatch(/\/TrimBox \[34\.01\d* 34\.01\d* 634\.01\d* 434\.01\d*\]/);
  expect(text).toContain("/Separation /All");
});
