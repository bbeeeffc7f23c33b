import { beforeAll, describe, expect, test } from "vitest";
import { readGlyphs } from "./read-glyphs.ts";
import { readLines, type SetLine } from "./read-lines.ts";
import { setOurs } from "./set-ours.ts";

/** text/RULES.md#adjacent-marks, as distances between the bodies (the inked halves) of neighbours, in em. */
const OPEN = "“‘（《〈「『【〔";
const CLOSE = "”’）》〉」』】〕";
const STOP = "，。、；：";
const EXCLAMATION = "！？";

const MATRIX: readonly (readonly [left: string, right: string, gap: number, why: string])[] = [
  [OPEN, OPEN, 0, "the right one loses its blank"],
  [CLOSE, OPEN, 0.5, "one half em stays between the bodies"],
  [CLOSE, CLOSE, 0, "the left one loses its blank"],
  [CLOSE, STOP, 0, "the left one loses its blank"],
  [CLOSE, EXCLAMATION, 0, "the left one loses its blank"],
  [STOP, OPEN, 0.5, "one half em stays"],
  [STOP, CLOSE, 0, "the left one loses its blank"],
  [STOP, STOP, 0, "the left one loses its blank"],
  [STOP, EXCLAMATION, 0, "the left one loses its blank"],
  [EXCLAMATION, OPEN, 0.5, "one half em stays"],
  [EXCLAMATION, CLOSE, 0, "the left one loses its blank"],
  [EXCLAMATION, STOP, 0, "the left one loses its blank"],
  [EXCLAMATION, EXCLAMATION, 0, "two take one em (GB/T 15834 5.1.2)"],
];

/** Pairs side by side between Han; a quotation mark has its partner, so that it stays what it is. */
const rows = MATRIX.flatMap(([lefts, rights, gap, why]) =>
  [...lefts].flatMap((left) => [...rights].map((right) => ({ left, right, gap, why, text: partnered(left, right) }))),
);

function partnered(left: string, right: string): string {
  let before = "口";
  let after = "口";
  for (const mark of [right, left]) if (CLOSE.includes(mark)) before += `${OPEN[CLOSE.indexOf(mark)]}口`;
  for (const mark of [right, left]) if (OPEN.includes(mark)) after += `${CLOSE[OPEN.indexOf(mark)]}口`;
  return `${before}${left}${right}${after}`;
}

describe("adjacent marks, on the glyphs of a finished PDF", () => {
  let lines: readonly SetLine[];
  beforeAll(async () => {
    const paragraphs = rows.map(({ text }) => text);
    const set = await setOurs(paragraphs, 30);
    lines = readLines(await readGlyphs(set.pdf), paragraphs, set);
  });

  test("every pair stands on a line of its own", () => expect(lines).toHaveLength(rows.length));

  test.each(MATRIX)("%s before %s: the bodies stand %d em apart: %s", (lefts, rights, gap) => {
    for (const [at, row] of rows.entries()) {
      if (!lefts.includes(row.left) || !rights.includes(row.right)) continue;
      const glyphs = lines[at]?.glyphs ?? [];
      const first = [...row.text].findIndex((_, place) => row.text.startsWith(row.left + row.right, place));
      const [left, right] = [glyphs[first], glyphs[first + 1]];
      const distance = ((right?.from ?? 0) - (left?.to ?? 0)) / (lines[at]?.size ?? 1);
      expect(distance, `${row.left}${row.right}`).toBeCloseTo(gap, 3);
    }
  });
});
