import { expect, test } from "vitest";
import { warningAt } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { writeLayoutJson } from "../../../src/formats/layout/layout-json.ts";
import type { Layout, Placed, PlacedPicture } from "../../../src/layout/page.ts";
import { lineOf, ownerOf, pageOf, placedLine, runOf } from "../specimen.ts";

const issue = { paper: "周口日报", code: "ZKRB", date: "2026-11-24", number: 10321 };

const picture: PlacedPicture = {
  path: "/issue/photos/a.jpg",
  file: "photos/a.jpg",
  pixels: { width: 1200, height: 800 },
  crop: { kind: "attention" },
  fit: "cover",
  ppi: 211.7,
  caption: "大桥",
};

function written(placed: readonly Placed[], more: Partial<Layout> = {}) {
  const layout: Layout = { pages: [pageOf(placed)], stories: [], ...more };
  return JSON.parse(new TextDecoder().decode(writeLayoutJson(issue, layout, [])));
}

test("the head names schema, paper and date", () => {
  expect(written([])).toEqual({
    schema: "banmian.layout/1",
    ...issue,
    pages: [{ label: "1", trim: [300, 400], frames: [], lines: [], pictures: [] }],
    stories: [],
    diagnostics: [],
  });
});

test("a line is one entry a segment with text, at its baseline", () => {
  const body = lineOf([runOf([..."江水"])], "body", 7);
  const placed = placedLine(40.00049, 50, {
    ...body,
    segments: [
      { role: "continuation", from: 0, to: 0, text: "（上接第一版）", x: 0, width: 70, size: 10, runs: [] },
      { role: "body", from: 7, to: 7, text: "", x: 70, width: 0, size: 10, runs: [] },
      ...body.segments.map((segment) => ({ ...segment, x: 70 })),
    ],
  });
  const owner = { story: "bridge", part: 1 };
  expect(written([placed]).pages[0].lines).toEqual([
    { ...owner, role: "continuation", x: 40, y: 50, width: 70, size: 10, text: "（上接第一版）", from: 0, to: 0 },
    { ...owner, role: "body", x: 110, y: 50, width: 20, size: 10, text: "江水", from: 7, to: 9 },
  ]);
});

test("a segment of a vertical line stands below the line's head", () => {
  const line = lineOf([], "headline", 0, true);
  const placed = placedLine(40, 50, {
    ...line,
    segments: line.segments.map((segment) => ({ ...segment, text: "题", x: 30 })),
  });
  expect(written([placed]).pages[0].lines[0]).toMatchObject({ x: 40, y: 80 });
});

test("pictures carry the manifest's file, their place and whole ppi", () => {
  const at = { x: 1, y: 2.00004, width: 117, height: 78 };
  expect(written([{ kind: "picture", owner: ownerOf("bridge"), at, picture }]).pages[0].pictures).toEqual([
    { story: "bridge", file: "photos/a.jpg", rect: [1, 2, 117, 78], ppi: 212 },
  ]);
});

test("a diagnostic is its code, place and arguments", () => {
  const source = sourceFile("issue.yaml", "a: 1\n文: 图\n");
  const warning = warningAt({ source, start: 8, end: 9 }, "low-resolution", { file: "a.jpg", ppi: 90, wanted: 150 });
  const json = JSON.parse(new TextDecoder().decode(writeLayoutJson(issue, { pages: [], stories: [] }, [warning])));
  expect(json.diagnostics).toEqual([
    {
      code: "low-resolution",
      severity: "warning",
      file: "issue.yaml",
      line: 2,
      column: 4,
      arguments: { file: "a.jpg", ppi: 90, wanted: 150 },
    },
  ]);
});

test("stories tell what was placed and where they jump", () => {
  const story = { id: "bridge", characters: 1874, placed: 1874, overset: 0, jumps: [{ from: "1", to: "4", at: 1033 }] };
  expect(written([], { stories: [story] }).stories).toEqual([story]);
});
