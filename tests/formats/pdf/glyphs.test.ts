import { expect, test } from "vitest";
import type { GlyphRun } from "../../../src/engine/text/line.ts";
import { writeProof } from "../../../src/formats/proof/write.ts";
import { inflated } from "../inflated.ts";
import { glyphOf, laidOut, lineOf, placedLine, proofOf, type RunOptions, runOf } from "../specimen.ts";

/** The operators between BT and ET of a page that holds one line at 40, 50. */
async function operators(runs: readonly GlyphRun[], vertical = false): Promise<string[]> {
  const line = lineOf(runs, "body", 0, vertical);
  const pdf = inflated(await writeProof(proofOf([laidOut([placedLine(40, 50, line)])])));
  const [, text = ""] = /BT\n([\s\S]*?)\nET/.exec(pdf) ?? [];
  return text.split("\n").filter((operator) => !operator.endsWith(" k"));
}

test.each<[string, RunOptions, string, string]>([
  // texts   run              TJ                                            why
  ["天地", {}, "[<00010002>]TJ", "an em apart needs no number"],
  ["天天", {}, "[<00010001>]TJ", "one glyph, one CID"],
  ["天地", { x: [0, 10.5] }, "[<0001>-50 <0002>]TJ", "a small gap moves the pen on"],
  ["天地", { x: [0, 9] }, "[<0001>100 <0002>]TJ", "a small squeeze moves it back"],
  ["天地玄", { x: [0, 10.003, 20.006] }, "[<00010002>-1 <0003>]TJ", "an error under 1/1000 em is carried on"],
])("%s with %j is %s: %s", async (text, options, expected) => {
  expect(await operators([runOf([...text], options)])).toEqual(["/F1 10 Tf", "1 0 0 -1 40 50 Tm", expected]);
});

test.each(["song", "fang"])("the glyph of missing characters is the first of each subset: %s", async (font) => {
  const run = runOf(["\u{e000}", "天"], { font, glyphs: [0, glyphOf(font, "天")] });
  expect((await operators([run])).filter((operator) => operator.endsWith("TJ"))).toEqual(["[<00000001>]TJ"]);
});

test("a run begins at its first glyph", async () => {
  expect(await operators([runOf(["天"], { x: [7.25] })])).toContain("1 0 0 -1 47.25 50 Tm");
});

test("a change of height starts a new matrix", async () => {
  expect(await operators([runOf(["天", "地"], { y: [0, -2] })])).toEqual([
    "/F1 10 Tf",
    "1 0 0 -1 40 50 Tm",
    "[<0001>]TJ",
    "1 0 0 -1 50 48 Tm",
    "[<0002>]TJ",
  ]);
});

test("font and size are set when they change only; CIDs count by font", async () => {
  const runs = [
    runOf(["天"]),
    runOf(["地"], { x: [10] }),
    runOf(["玄"], { font: "hei", x: [20] }),
    runOf(["黄"], { size: 12, x: [30] }),
  ];
  expect((await operators(runs)).filter((operator) => !operator.endsWith("Tm"))).toEqual([
    "/F1 10 Tf",
    "[<0001>]TJ",
    "[<0002>]TJ",
    "/F2 10 Tf",
    "[<0001>]TJ",
    "/F1 12 Tf",
    "[<0003>]TJ",
  ]);
});

test("vertical glyphs hang from the pen by the vertical font, as one span, the last of a line a string of its own", async () => {
  expect(await operators([runOf(["天", "地", "玄"], { x: [-5, -5, -5], y: [8.8, 18.8, 29] })], true)).toEqual([
    "/Span<</ActualText<feff592957307384>>>BDC",
    "/F1V 10 Tf",
    "1 0 0 -1 40 50 Tm",
    "[<00010002>]TJ",
    "1 0 0 -1 40 70.2 Tm",
    "[<0003>]TJ",
    "EMC",
  ]);
});

test("a lone vertical glyph stands on its baseline, below the head of the line after it", async () => {
  const [, font, matrix] = await operators([runOf(["天"], { x: [-5], y: [8.8] })], true);
  expect([font, matrix]).toEqual(["/F1 10 Tf", "1 0 0 -1 35 58.8 Tm"]);
});

test("turned glyphs run down the page", async () => {
  const [, font, matrix] = await operators([runOf(["A", "B"], { x: [-3, -3], y: [0, 7], turned: true })], true);
  expect([font, matrix]).toEqual(["/F1 10 Tf", "0 1 1 0 37 50 Tm"]);
});

test.each<[string, RunOptions, "level" | "down", string[], string]>([
  ["天地", { x: [0, 9.5] }, "level", ["0.95 0 0 -1 40 50 Tm", "[<00010002>]TJ"], "level letters are narrower"],
  ["天地", { x: [0, 10] }, "level", ["0.95 0 0 -1 40 50 Tm", "[<0001>-53 <0002>]TJ"], "gaps count in narrow em"],
  [
    "天地玄",
    { x: [-5, -5, -5], y: [8.36, 17.86, 27.36] },
    "down",
    ["1 0 0 -0.95 40 50 Tm", "[<00010002>]TJ"],
    "upright letters of a vertical line are lower",
  ],
  [
    "AB",
    { x: [-3, -3], y: [0, 7], turned: true },
    "down",
    ["0 0.95 1 0 37 50 Tm"],
    "letters on their side are narrower",
  ],
])("%s with %j, narrowed in a line that runs %s, is %j: %s", async (text, options, runs, expected) => {
  const written = await operators([runOf([...text], { ...options, stretch: 0.95 })], runs === "down");
  expect(written).toEqual(expect.arrayContaining(expected));
});

test("runs of one line whose glyphs overlap stand in one span", async () => {
  const runs = [runOf(["：", "天"], { x: [0, 10] }), runOf(["地"], { font: "hei", x: [15] })];
  expect(await operators(runs)).toEqual([
    span("：天地"),
    "/F1 10 Tf",
    "1 0 0 -1 40 50 Tm",
    "[<00010002>]TJ",
    "/F2 10 Tf",
    "1 0 0 -1 55 50 Tm",
    "[<0001>]TJ",
    "EMC",
  ]);
});

const yi = glyphOf("song", "一");

test.each<[string, readonly string[], RunOptions, readonly string[], string]>([
  [
    "a shared glyph",
    ["一", "⼀"],
    { glyphs: [yi, yi] },
    ["[<0001>]TJ", span("⼀"), "[<0001>]TJ", "EMC"],
    "the second text is not the glyph's own",
  ],
  [
    "a cluster",
    ["ﷺ", "", "天"],
    { glyphs: ["玄", "黄", "天"].map((text) => glyphOf("song", text)) },
    [span("ﷺ"), "[<00010002>]TJ", "EMC", "[<0003>]TJ"],
    "its text belongs to all its glyphs",
  ],
  [
    "a carried space",
    ["江 ", "A"],
    { x: [0, 12.5] },
    [span("江 A"), "[<0001>-250 <0002>]TJ", "EMC"],
    "the space stands within the span",
  ],
  [
    "a carried wide space",
    ["江　", "地"],
    { x: [0, 20] },
    [span("江　地"), "[<0001>-1000 <0002>]TJ", "EMC"],
    "so does an ideographic one",
  ],
  [
    "a wide gap",
    ["江", "A"],
    { x: [0, 12.5] },
    [span("江A"), "[<0001>-250 <0002>]TJ", "EMC"],
    "readers must not see a space",
  ],
  [
    "a squeezed pair",
    ["。", "”"],
    { x: [0, 5] },
    [span("。”"), "[<0001>500 <0002>]TJ", "EMC"],
    "readers must not see a line's end",
  ],
])("%s is read by ActualText: %s %j %j (%s)", async (_, texts, options, expected) => {
  expect((await operators([runOf(texts, options)])).slice(2)).toEqual(expected);
});

test("a glyph that only continues a cluster is nothing that is seen, and no hole in the map of characters", async () => {
  const glyphs = ["玄", "黄"].map((text) => glyphOf("song", text));
  const line = lineOf([runOf(["ﷺ", ""], { glyphs })], "body", 0, false);
  const pdf = inflated(await writeProof(proofOf([laidOut([placedLine(40, 50, line)])])));
  const [, map = ""] = /beginbfrange\n([\s\S]*?)endbfrange/.exec(pdf) ?? [];
  expect(map).toMatch(/<fdfa>\s*<200b>/i);
});

function span(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0"));
  return `/Span<</ActualText<feff${units.join("")}>>>BDC`;
}
