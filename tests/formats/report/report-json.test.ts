import sharp from "sharp";
import { expect, test } from "vitest";
import { warningAt } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { Frame, Page, Placed } from "../../../src/engine/layout/page.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { type PreparedPictures, pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { writeReportJson } from "../../../src/formats/report/format.ts";
import { laidOut, lineOf, newspaperFrom, ownerOf, placedLine, runOf } from "../specimen.ts";

const fontCredit = () => ({ licence: "OFL-1.1", source: "npm", sha256: "c358" });
const source = sourceFile("issue.yaml", "a: 1\n");
const diagnostics = [
  warningAt({ source, start: 3, end: 4 }, "low-resolution", { file: "a.jpg", ppi: 90, wanted: 150 }),
];

function reportOf(pages: readonly Page[], pictures: PreparedPictures = new Map()) {
  const newspaper = newspaperFrom(pages);
  const chosen = { pages: newspaper.pages, painted: newspaper.pages.map(flatten), pictures };
  const figures = { typography: undefined, copyFit: undefined, timings: { layout: 12.34567 } };
  const report = { newspaper, chosen, found: () => diagnostics, figures: () => figures, fonts: { credit: fontCredit } };
  return JSON.parse(new TextDecoder().decode(writeReportJson(report)));
}

test("problems stand in both languages", () => {
  const [problem] = reportOf([]).diagnostics;
  expect(problem).toMatchObject({ code: "low-resolution", line: 1, column: 4 });
  expect(problem.en.message).toContain("90 ppi");
  expect(problem.zh.message).toContain("90 ppi");
});

test("copy-fit is told for each frame", () => {
  const frame: Frame = {
    owner: ownerOf("bridge", 2),
    rect: { x: 0, y: 0, width: 1, height: 1 },
    legs: Array.from({ length: 3 }, () => ({ x: 0, y: 0, width: 1, height: 1 })),
    columns: [1, 4],
    rows: [7, 40],
    fit: { legs: 3, measure: 17.66667, capacity: 102, empty: 2, white: 1.5 },
  };
  expect(reportOf([laidOut([], { frames: [frame] })]).frames).toEqual([
    {
      page: "1",
      story: "bridge",
      part: 2,
      columns: [1, 4],
      rows: [7, 40],
      legs: 3,
      measure: 17.667,
      capacity: 102,
      empty: 2,
      white: 1.5,
    },
  ]);
});

test("fonts come with their licence, in the order of use", () => {
  const lines = [runOf(["天"], { font: "hei" }), runOf(["地"]), runOf(["玄"], { font: "hei" })];
  expect(reportOf([laidOut([placedLine(0, 0, lineOf(lines))])]).fonts).toEqual([
    { id: "hei", ...fontCredit() },
    { id: "song", ...fontCredit() },
  ]);
});

const at = { x: 0, y: 0, width: 30, height: 20 };

async function photo(colours: "b-w" | "cmyk"): Promise<[Placed, PreparedPictures]> {
  const picture = {
    path: "/a.jpg",
    file: "a.jpg",
    pixels: { width: 30, height: 20 },
    crop: { kind: "centre" },
    fit: "cover",
    ppi: 72,
    caption: undefined,
  } as const;
  const blank = { width: 30, height: 20, channels: 3, background: "#336699" } as const;
  const jpeg = await sharp({ create: blank }).toColourspace(colours).jpeg().toBuffer();
  return [{ kind: "picture", owner: ownerOf("a"), at, picture }, new Map([[pictureKey(picture, at), jpeg]])];
}

test("a page's plates are the inks that it holds", async () => {
  const black = placedLine(0, 0, lineOf([runOf(["天"])]));
  const red: Placed = { kind: "area", owner: ownerOf(undefined), role: "ground", at, colour: [0, 100, 100, 0] };
  const [grey, greyBytes] = await photo("b-w");
  const [colour, colourBytes] = await photo("cmyk");
  const platesOf = (placed: readonly Placed[], pictures?: PreparedPictures) =>
    reportOf([laidOut(placed)], pictures).plates[0].inks;
  expect(platesOf([])).toBe("");
  expect(platesOf([black])).toBe("K");
  expect(platesOf([black, red])).toBe("MYK");
  expect(platesOf([grey], greyBytes)).toBe("K");
  expect(platesOf([colour], colourBytes)).toBe("CMYK");
});

test("timings are rounded", () => {
  expect(reportOf([]).timings).toEqual({ layout: 12.346 });
});
