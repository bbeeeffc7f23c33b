import { expect, test } from "vitest";
import { joined } from "../../../src/base/byte-writer.ts";
import { warningAt } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { diagnosticJson, writeLayoutJson } from "../../../src/formats/layout/format.ts";
import { laidOut, lineOf, newspaperFrom, ownerOf, pictureOf, placedLine, runOf } from "../../formats/specimen.ts";

const picture = pictureOf("photos/a.jpg", [1200, 800], { crop: { kind: "attention" }, ppi: 211.7004, caption: "大桥" });

function written(placed: readonly Placed[], glyphs = false) {
  const pieces = writeLayoutJson(newspaperFrom([laidOut(placed)]), [], { glyphs });
  return JSON.parse(new TextDecoder().decode(joined([...pieces])));
}

test("the head names schema, paper and date", () => {
  expect(written([])).toMatchObject({
    schema: "banmian.layout/2",
    paper: "试报",
    date: "2026-11-24",
    revision: 1,
    language: "zh-CN",
    pages: [{ label: "1", trim: [300, 400], frames: [], things: [], furniture: [] }],
    stories: [],
    diagnostics: [],
  });
});

test("a line is one entry at its baseline, with a segment for each role", () => {
  const placed = placedLine(40.00049, 50, {
    ...lineOf([], "headline"),
    segments: [{ role: "headline", from: 0, to: 2, text: "大桥", x: 5, width: 20, size: 10, runs: [] }],
  });
  const [line] = written([placed]).pages[0].things;
  expect(line).toEqual({
    kind: "line",
    id: "bridge/headline/line-1-1",
    story: "bridge",
    part: 1,
    block: "bridge/headline",
    x: 40,
    y: 50,
    size: 10,
    box: [45, 41.2, 20, 10],
    segments: [{ role: "headline", text: "大桥", from: 0, to: 2, x: 5, width: 20, size: 10, place: [0, 1, 1, 1, 1] }],
  });
});

test("a vertical line says so, and its box runs down", () => {
  const line = lineOf([], "headline", 0, true);
  const placed = placedLine(40, 50, {
    ...line,
    segments: line.segments.map((segment) => ({ ...segment, text: "题", x: 30, width: 10 })),
  });
  expect(written([placed]).pages[0].things[0]).toMatchObject({
    writing: "vertical",
    x: 40,
    y: 50,
    box: [35, 80, 10, 10],
  });
});

test("glyphs and their places are there when they are asked for", () => {
  const placed = placedLine(40, 50, lineOf([runOf(["大", "桥"], { glyphs: [7, 8], x: [0, 10.00049] })], "headline"));
  const [line] = written([placed], true).pages[0].things;
  expect(line.segments[0].runs).toEqual([
    { font: "song", size: 10, colour: [0, 0, 0, 100], glyphs: [7, 8], x: [0, 10], texts: ["大", "桥"] },
  ]);
  expect(written([placed]).pages[0].things[0].segments[0]).not.toHaveProperty("runs");
});

test("a picture carries its file, place and resolution", () => {
  const at = { x: 1, y: 2.00004, width: 117, height: 78 };
  const owner = { ...ownerOf("bridge"), piece: "figure-a" };
  expect(written([{ kind: "picture", owner, at, picture }]).pages[0].things).toEqual([
    {
      kind: "picture",
      id: "bridge/figure-a/picture-1",
      story: "bridge",
      part: 1,
      figure: "bridge/figure-a",
      file: "photos/a.jpg",
      at: [1, 2, 117, 78],
      ink: [1, 2, 117, 78],
      pixels: [1200, 800],
      crop: { kind: "attention" },
      fit: "cover",
      ppi: 211.7,
      alternate: "大桥",
    },
  ]);
});

test("a diagnostic is its code, place to its end, and arguments", () => {
  const source = sourceFile("issue.yaml", "a: 1\n文: 图\n");
  const warning = warningAt({ source, start: 8, end: 9 }, "low-resolution", { file: "a.jpg", ppi: 90, wanted: 150 });
  expect(diagnosticJson(warning)).toEqual({
    code: "low-resolution",
    severity: "warning",
    file: "issue.yaml",
    line: 2,
    column: 4,
    endLine: 2,
    endColumn: 5,
    arguments: { file: "a.jpg", ppi: 90, wanted: 150 },
  });
});
