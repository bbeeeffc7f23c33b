import { expect, test } from "vitest";
import { fit } from "../../../src/engine/layout/fit.ts";
import { type LegSegment, trayOf } from "../../../src/engine/layout/grid.ts";
import type { Block } from "../../../src/engine/text/galley.ts";

// Galleys by hand: a line is ten characters; a paragraph is written as its number of lines, other ways to break it behind.

interface Paragraph {
  readonly kind?: Block["kind"];
  /** Lines of each variant, the cheapest first. */
  readonly lines: readonly number[];
  readonly before?: number;
  readonly after?: number;
  /** Its last character; left out: any. */
  readonly ends?: string;
}

function galley(...paragraphs: readonly (number | Paragraph)[]): {
  readonly blocks: Block[];
  readonly codes: Uint32Array;
} {
  let at = 0;
  const marks = new Map<number, number>();
  const blocks = paragraphs.map((paragraph): Block => {
    const {
      kind = "body",
      lines,
      before = 0,
      after = 0,
      ends = "天",
    } = typeof paragraph === "number" ? { lines: [paragraph] } : paragraph;
    const from = at;
    const to = from + 10 * Math.min(...lines);
    at = to + 1;
    marks.set(to - 1, ends.codePointAt(0) ?? 0);
    const variants = lines.map((count, index) => ({
      ends: Int32Array.from({ length: count }, (_, line) => (line === count - 1 ? to : from + line * 9 + 9)),
      cost: index * 100,
    }));
    const subhead = kind === "subhead";
    return {
      kind,
      from,
      to,
      rowsPerLine: 1,
      rowsBefore: before,
      rowsAfter: after,
      breakable: !subhead,
      keepNext: subhead ? 3 : 0,
      variants,
      broken: undefined,
    };
  });
  const codes = new Uint32Array(Math.max(0, at - 1)).fill(0x5929);
  for (const [index, code] of marks) codes[index] = code;
  return { blocks, codes };
}

const subhead: Paragraph = { kind: "subhead", lines: [1], before: 1 };

const leading: Paragraph = { lines: [4, 6], ends: "：" };

const quote: Paragraph = { kind: "quote", lines: [3] };

const signature: Paragraph = { kind: "signature", lines: [1] };

const contact: Paragraph = { kind: "contact", lines: [1] };

function fitted(of: ReturnType<typeof galley>, rows: readonly number[], goesOn = false) {
  const segments = rows.map((count, leg): LegSegment => ({ leg, from: 1, rows: count }));
  return fit({ ...of, tray: trayOf(segments), goesOn });
}

/** segment:row×lines of each piece. */
function standing(of: ReturnType<typeof fitted>): string {
  return of.pieces.map(({ segment, row, from, to }) => `${segment}:${row}×${to - from}`).join(" ");
}

test.each([
  // paragraphs                     legs      stands                     empty  why
  [[3, 3], [6], "0:0×3 0:3×3", 0, "an exact fit"],
  [[3, 3], [4, 4], "0:0×3 0:3×1 1:0×2", 2, "text fills a leg to its foot and goes on in the next"],
  [[{ lines: [4, 3] }, 3], [3, 3], "0:0×3 1:0×3", 0, "a paragraph a line shorter saves a row"],
  [[{ lines: [5, 6] }, 2], [4, 4], "0:0×4 1:0×2 1:2×2", 0, "a line longer saves the widow at the second leg's head"],
  [
    [3, { lines: [3, 5] }, signature],
    [6, 3],
    "0:0×3 0:3×3 1:0×2 1:2×1",
    0,
    "two lines more keep a signature from standing alone in its leg",
  ],
  [
    [3, { lines: [3, 4] }, signature, signature],
    [7, 3],
    "0:0×3 0:3×4 1:0×1 1:1×1",
    1,
    "a line more keeps a signature of two lines in one leg",
  ],
  [
    [3, { lines: [3, 4] }, { ...signature, lines: [2] }],
    [7, 3],
    "0:0×3 0:3×4 1:0×2",
    1,
    "so it does where a signature takes two lines",
  ],
  [[3, 3, signature, signature], [7, 3], "0:0×3 0:3×3 0:6×1 1:0×1", 2, "it is parted where only a hole would help"],
  [[3, { lines: [3, 5] }, contact], [6, 3], "0:0×3 0:3×3 1:0×2 1:2×1", 0, "nor does an ending stand alone in its leg"],
  [[leading, quote], [4, 5], "0:0×4 1:0×2 1:2×3", 0, "two lines more take the ： to the leg of what it leads into"],
  [[{ lines: [4, 6] }, quote], [4, 5], "0:0×4 1:0×3", 2, "any other end may stand at a leg's foot"],
  [[leading, 3], [4, 5], "0:0×4 1:0×3", 2, "so may a ： before a paragraph like its own"],
  [
    [4, subhead, 3],
    [5, 5],
    "0:0×4 1:0×1 1:1×3",
    1,
    "a subhead without three lines below goes over, and leaves its white",
  ],
  [[3, subhead, 4], [7, 5], "0:0×3 1:0×1 1:1×4", 0, "so does one with two lines below"],
  [[2, subhead, 4], [7, 5], "0:0×2 0:3×1 0:4×3 1:0×1", 4, "with three it stays"],
  [
    [4, subhead, 1, 3],
    [7, 5],
    "0:0×4 1:0×1 1:1×1 1:2×3",
    0,
    "so does one with a question of one line below, whose answer stands in the next leg",
  ],
  [[4, subhead, 1, 3], [8, 2], "0:0×4 0:5×1 0:6×1 0:7×1 1:0×2", 0, "with a line of the answer it stays"],
  [[2, subhead, 3], [7], "0:0×2 0:3×1 0:4×3", 0, "a subhead has its row of white"],
  [[2, subhead, 6], [13], "0:0×2 0:3×1 0:4×6", 3, "rows to spare stay at the foot: none goes above a subhead"],
  [[5, subhead, 3], [5, 4], "0:0×5 1:0×1 1:1×3", 0, "white above a subhead is dropped at a leg's head"],
])("paragraphs %j in legs of %j rows stand %s, %i empty: %s", (paragraphs, rows, stands, empty) => {
  const made = fitted(galley(...paragraphs), rows);
  expect(standing(made)).toBe(stands);
  expect(made.ended).toBe(true);
  expect(made.empty).toBe(empty);
});

test.each([
  // paragraphs        legs    lone  why
  [[5, 2], [4, 4], 1500, "a paragraph's last line alone at the second leg's head"],
  [[{ lines: [5, 6] }, 2], [4, 4], 0, "a line longer, and it is not alone"],
  [[3, 3], [4, 4], 120, "a first line alone at a foot"],
  [[3, 1, 2], [4, 4], 0, "a paragraph of one line is never alone"],
])("paragraphs %j in legs of %j rows have lone lines that cost %i: %s", (paragraphs, rows, lone) => {
  expect(fitted(galley(...paragraphs), rows).lone).toBe(lone);
});

const line: Paragraph = { kind: "verse", lines: [1] };

test("white at a leg's foot before verse is no hole", () => {
  const { blocks, codes } = galley(3, line, line, line);
  const stanza = blocks.map((block, at) => (at === 1 || at === 2 ? { ...block, keepNext: 1 } : block));
  const made = fitted({ blocks: stanza, codes }, [5, 3]);
  expect(standing(made)).toBe("0:0×3 1:0×1 1:1×1 1:2×1");
  expect(made.holes).toBe(0);
});

test.each([
  [[{ lines: [3], after: 1 }], [4], 0, "at the last leg's foot"],
  [[{ lines: [3], after: 1 }, 2], [4, 4], 1, "before another leg"],
])("white under the last line of %j in legs of %j rows makes %i holes: %s", (paragraphs, rows, holes) => {
  const made = fitted(galley(...paragraphs), rows);
  expect([made.ended, made.holes]).toEqual([true, holes]);
});

test.each([
  // paragraphs  legs      rows over  first character that does not stand  why
  [[3, 3], [4], -2, 40, "two lines of the second paragraph: 31 + 9 characters stand"],
  [[3, 3], [3], -3, 31, "all of the second, which begins after the line feed"],
  [[2, subhead, 4], [4], -5, 21, "the subhead goes with its text; two rows stay empty"],
])("paragraphs %j in legs of %j rows are %i rows over from character %i on: %s", (paragraphs, rows, over, at) => {
  const made = fitted(galley(...paragraphs), rows);
  expect(made.ended).toBe(false);
  expect(made.empty).toBe(over);
  expect(made.at).toBe(at);
});

test.each([
  // paragraphs                legs   cut at  why
  [[8, 9], [8], 81, "a cut at a paragraph's end"],
  [[6, 9], [8], 79, "a cut at a line end: two lines of the second paragraph, 61 + 18"],
  [[{ lines: [7, 8] }, 9], [8], 81 - 10, "no variant is taken to save the paragraph's first line"],
  [[6, subhead, 9], [8], 61, "a subhead is not parted from its text, though rows stay empty"],
])("paragraphs %j jump from legs of %j rows at character %i: %s", (paragraphs, rows, at) => {
  const made = fitted(galley(...paragraphs), rows, true);
  expect(made.ended).toBe(false);
  expect(made.at).toBe(at);
});
