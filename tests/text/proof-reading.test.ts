import { describe, expect, test } from "vitest";
import { setStyled } from "../../src/text/display.ts";
import { newWorkbench } from "../../src/text/workbench.ts";
import { squareFonts } from "../square-font.ts";
import { glyphsOf, plain, round, setText, textsOf } from "./setting.ts";

/** What a proof-reader marks on a page: the text, the measure in em, the lines, and why. */
type Case = readonly [text: string, measure: number, lines: readonly string[], why: string];

function hold(cases: readonly Case[]): void {
  test.each(cases)("%s at %d em → %j: %s", (text, measure, lines) => {
    expect(textsOf(setText(text, measure))).toEqual(lines);
  });
}

describe("last lines (text/RULES.md#runts)", () => {
  hold([
    ["他说：“天地玄黄宇宙洪荒……”", 13, ["他说：“天地玄黄宇宙", "洪荒……”"], "……” alone is no line"],
    ["天地玄黄宇宙洪荒日月去……", 11, ["天地玄黄宇宙洪荒日", "月去……"], "nor is one character with ……"],
    ["天地玄黄宇宙洪荒日月去——", 11, ["天地玄黄宇宙洪荒日", "月去——"], "nor with ——"],
    ["天地玄黄宇宙洪荒日月！’”", 10, ["天地玄黄宇宙洪荒", "日月！’”"], "marks do not count"],
    ["天……", 2, ["天", "……"], "a paragraph of one character has none to give"],
  ]);
});

describe("signs and ratios (text/RULES.md#units)", () => {
  hold([
    ["天地玄黄−12℃", 5, ["天地玄黄", "−12℃"], "a minus belongs to its number"],
    ["天地玄黄– 12℃", 5, ["天地玄黄", "– 12℃"], "typed as a dash and a space, too"],
    ["天地玄黄 ± 12", 5, ["天地玄黄 ", "± 12"], "± likewise"],
    ["天地玄≤ 35%", 5, ["天地玄", "≤ 35%"], "≤ likewise"],
    ["天地玄黄3 × 5", 5, ["天地玄黄", "3 × 5"], "no line ends beside a sign between two numbers"],
    ["天地玄黄3：2", 5, ["天地玄黄", "3：2"], "a ratio is one number"],
    ["天地玄黄宇9月–12月", 8, ["天地玄黄宇9月–", "12月"], "a span of months is none"],
  ]);

  test.each([
    ["天−12地", [0, 1.25, 1.75, 2.25, 3], "the white stands before the sign, none behind it"],
    ["玄– 12地", [0, 1.25, 1.75, 2.25, 3], "the author's space is no second one"],
    ["天 ± 12地", [0, 1.25, 1.75, 2.25, 3], "on either side"],
    ["天3：2地", [0, 1.25, 1.75, 2.25, 3], "：between figures has ½ em, and ∶"],
    ["天3∶2地", [0, 1.25, 1.75, 2.25, 3], "as well"],
    ["天：2地", [0, 1, 2, 2.75], "after Han it is a mark"],
  ])("%s → glyphs at %j: %s", (text, places) => {
    expect(
      setText(text, 20)
        .flatMap(glyphsOf)
        .map(([, x]) => x),
    ).toEqual(places);
  });
});

describe("scripts (text/RULES.md#scripts)", () => {
  const runsOf = (text: string): readonly unknown[] =>
    setText(text, 20).flatMap(({ segments }) =>
      segments.flatMap(({ runs }) => runs.map(({ size, y, texts }) => [texts.join(""), size, round(y?.[0] ?? 0)])),
    );

  test.each([
    [
      "H₂O",
      [
        ["H", 10, 0],
        ["₂", 6, 1.4],
        ["O", 10, 0],
      ],
      "a subscript is the face's figure at 60 %",
    ],
    [
      "10⁻⁶",
      [
        ["10", 10, 0],
        ["⁻⁶", 6, -3.3],
      ],
      "so are superscripts, signs too",
    ],
    [
      "3 m²",
      [
        ["3 m", 10, 0],
        ["²", 6, -3.3],
      ],
      "² as well, though the face has one",
    ],
  ])("%s → %j: %s", (text, runs) => {
    expect(runsOf(text)).toEqual(runs);
  });

  test("a script takes 60 % of its figure's width", () => {
    expect(
      setText("天m²地", 20)
        .flatMap(glyphsOf)
        .map(([, x]) => x),
    ).toEqual([0, 1.25, 1.75, 2.3]);
  });

  hold([["天玄H₂O地", 4, ["天玄", "H₂O地"], "no line parts it from its base"]]);

  test("a face is left for the character that it lacks, no longer", () => {
    const bench = newWorkbench(squareFonts("", "β"));
    const [line] = setStyled([{ role: "body", text: "αβγ", style: plain }], 100, bench);
    expect(line?.segments.flatMap(({ runs }) => runs.map(({ font, texts }) => [font, texts.join("")]))).toEqual([
      ["square-宋", "α"],
      ["square-宋-fallback", "β"],
      ["square-宋", "γ"],
    ]);
  });
});
