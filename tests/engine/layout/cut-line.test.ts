import { describe, expect, test } from "vitest";
import { BLACK } from "../../../src/base/colour.ts";
import { cutLine } from "../../../src/engine/layout/fold.ts";
import type { Align } from "../../../src/engine/model/style.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { withListedWords } from "../../../src/engine/words/own-words.ts";

/** A line at its own origin, each character 10 pt wide; letters are half as wide. */
function lineOf(text: string): Line {
  const xs: number[] = [];
  let x = 0;
  for (const character of text) {
    xs.push(x);
    x += /[!-~]/.test(character) ? 5 : 10;
  }
  const run = {
    font: "f",
    size: 10,
    colour: BLACK,
    glyphs: Uint16Array.from([...text], (character) => character.codePointAt(0) ?? 0),
    x: Float64Array.from(xs),
    y: undefined,
    texts: [...text],
    turned: false,
    stretch: 1,
  };
  const segment = { role: "headline" as const, from: 0, to: 0, text, x: 0, width: x, size: 10, runs: [run] };
  return { segments: [segment], marks: [], width: x, size: 10, writing: "horizontal", added: 0 };
}

/** Text, where it begins, where it ends. */
function shown(line: Line | undefined): string {
  const [segment] = line?.segments ?? [];
  if (segment === undefined) return "";
  return `${segment.text} ${segment.x.toFixed(1)}-${(segment.x + segment.width).toFixed(1)}`;
}

/** Each character a word of its own. */
const letters = (text: string): readonly string[] => [...text];

describe("a line over the fold is parted between two characters (layout/RULES.md#spreads)", () => {
  test.each<[text: string, at: number, align: Align, halves: readonly [left: string, right: string], why: string]>([
    // text            fold  align     left                  right                  why
    [
      "江心慢慢开过来啊",
      40,
      "center",
      ["江心慢慢 -2.0-38.0", "开过来啊 42.0-82.0"],
      "a gap lies on the fold: both sides keep off it",
    ],
    [
      "江心慢慢开过来",
      35,
      "center",
      ["江心慢 3.0-33.0", "慢开过来 37.0-77.0"],
      "of two gaps as near the first: half a character",
    ],
    ["江心慢慢开过来", 38, "center", ["江心慢慢 -4.0-36.0", "开过来 40.0-70.0"], "the nearer gap comes to the fold"],
    ["江心，慢慢开", 24, "center", ["江心， -8.0-22.0", "慢慢开 26.0-56.0"], "a mark stays with its words"],
    ["江“心”慢慢", 20, "center", ["江 8.0-18.0", "“心”慢慢 22.0-72.0"], "an opening mark goes on"],
    ["江上BRIDGE开", 30, "center", ["江上 8.0-28.0", "BRIDGE开 32.0-72.0"], "a word of letters is whole"],
    [
      "江心慢慢开过来",
      38,
      "left",
      ["江心慢 0.0-36.0", "慢开过来 40.0-89.0"],
      "flush: begins where it did, and opens evenly",
    ],
    ["江", 5, "center", ["江 0.0-10.0", ""], "one character cannot be parted"],
  ])("%s at %i, %s: %j: %s", (text, at, align, halves) => {
    const cut = cutLine(lineOf(text), { at, off: 2, align, words: letters });
    expect([shown(cut.left), shown(cut.right)]).toEqual(halves);
  });

  test.each([
    // fold  names     left
    [35, ["慢慢"], "江心慢慢 -7.0-33.0"],
    [28, ["心慢慢开"], "江 16.0-26.0"],
    [30, ["江心慢慢开过来"], "江心慢 -2.0-28.0"],
  ])("at %i with the names %j that no line may break: %s", (at, names, left) => {
    const words = withListedWords(letters, names, names);
    expect(shown(cutLine(lineOf("江心慢慢开过来"), { at, off: 2, align: "center", words }).left)).toBe(left);
  });

  test("each side knows which part of the text it has", () => {
    const { left, right } = cutLine(lineOf("江心慢慢开过来"), { at: 38, off: 2, align: "center", words: letters });
    expect(left?.segments[0]).toMatchObject({ from: 0, to: 4 });
    expect(right?.segments[0]).toMatchObject({ from: 4, to: 7 });
  });

  test.each([
    // fold  words                  left
    [35, ["江心", "慢慢", "开过来"], "江心慢慢 -7.0-33.0"],
    [35, ["江心慢", "慢开过来"], "江心慢 3.0-33.0"],
    [32, ["江心慢慢开", "过来"], "江心慢 0.0-30.0"],
  ])("at %i between the words %j: %s", (at, words, left) => {
    const cut = cutLine(lineOf("江心慢慢开过来"), { at, off: 2, align: "center", words: () => words });
    expect(shown(cut.left)).toBe(left);
  });
});

test("that a heading turns badly is told on the left page alone", () => {
  const line: Line = { torn: "江心慢慢/开过来", ...lineOf("江心慢慢") };
  const { left, right } = cutLine(line, { at: 20, off: 2, align: "center", words: letters });
  expect([left?.torn, right?.torn]).toEqual(["江心慢慢/开过来", undefined]);
});
