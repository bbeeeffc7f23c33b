import { expect, test } from "vitest";
import type { Candidate, Item, Placement, Shape } from "../../../src/engine/makeup/candidates/item.ts";
import { evened } from "../../../src/engine/makeup/solver/arrangements.ts";

// A stack of briefs over column 1, from row 11 down; each has candidates from its least depth to three rows more.

const brief = { story: { priority: "brief" }, share: undefined } as unknown as Item;
const shapes = [0, 1, 2].map(() => ({ columns: 1 }) as Shape);
const LEAST = [10, 8, 6];
const candidates = LEAST.map((least, at) => [
  [0, 1, 2, 3].map((more): Candidate => ({ shape: shapes[at] as Shape, depth: least + more, cost: 3 * more })),
]);

function stackOf(more: readonly number[]): readonly Placement[] {
  let row = 11;
  return more.map((rows, item): Placement => {
    const depth = (LEAST[item] as number) + rows;
    const frame = { columns: { from: 1, to: 1 }, rows: { from: row, to: row + depth - 1 } };
    row += depth;
    return { item, candidate: candidates[item]?.[0]?.[rows] as Candidate, frame };
  });
}

const gapsIn = (placements: readonly Placement[]) =>
  placements.map(({ candidate }, at) => candidate.depth - (LEAST[at] as number));
const begins = (placements: readonly Placement[], at: number) => placements[at]?.frame.rows.from;

test.each<[readonly number[], (placements: readonly Placement[]) => boolean, readonly number[], string]>([
  [[0, 0, 3], () => true, [1, 1, 1], "shared out"],
  [[3, 3, 0], () => true, [2, 2, 2], "shared out"],
  [[1, 0, 1], () => true, [1, 0, 1], "a row is no matter"],
  [[0, 0, 3], () => false, [0, 0, 3], "no other depths hold"],
  [
    [0, 3, 0],
    (placements) => begins(placements, 1) !== 22,
    [0, 1, 2],
    "a head one row down touches another: the next evenest",
  ],
  [
    [0, 0, 3],
    (placements) => begins(placements, 1) !== 22,
    [0, 0, 3],
    "the last's rows show at the foot, not between two",
  ],
])("rows beyond the least %j → ($3)", (more, holds, expected) => {
  const stack = stackOf(more);
  const found = evened(stack, [brief, brief, brief], candidates, holds);
  expect(gapsIn(found)).toEqual(expected);
  expect(found.at(-1)?.frame.rows.to).toBe(stack.at(-1)?.frame.rows.to);
});

// Three briefs over three columns. The first has three legs with white under the last alone or, a row deeper, one wide leg; the others have one leg.

const legs = { columns: 3, reaches: false, part: {} } as unknown as Shape;
const wide = { columns: 3, reaches: true, part: { legs: 1 } } as unknown as Shape;
const inOneLeg = (least: number): readonly Candidate[] =>
  [0, 1, 2].map((below): Candidate => ({ shape: wide, depth: least + below, cost: 5 * below, below }));
const inLegs: readonly Candidate[] = [{ shape: legs, depth: 8, cost: 0, below: 0 }];
const able = [[...inLegs, ...inOneLeg(9)], inOneLeg(8), inOneLeg(8)].map((own) => [[], [], own]);
const gapsAt = (depths: readonly number[], holds: (placements: readonly Placement[]) => boolean): readonly string[] => {
  let row = 11;
  const placements = depths.map((depth, item): Placement => {
    const candidate = able[item]?.[2]?.find((each) => each.depth === depth) as Candidate;
    const frame = { columns: { from: 1, to: 3 }, rows: { from: row, to: row + depth - 1 } };
    row += depth;
    return { item, candidate, frame };
  });
  return evened(placements, [brief, brief, brief], able, holds).map(
    ({ candidate }) => `${candidate.shape === legs ? "legs" : "wide"} ${candidate.depth} ${candidate.below}`,
  );
};

test.each<[readonly number[], (placements: readonly Placement[]) => boolean, readonly string[], string]>([
  [
    [8, 10, 10],
    () => true,
    ["wide 10 1", "wide 9 1", "wide 9 1"],
    "rows beside legs that show none: the first in one leg, and a row under each",
  ],
  [
    [8, 9, 10],
    () => true,
    ["legs 8 0", "wide 9 1", "wide 10 2"],
    "a row is no matter, and the last's show at the foot",
  ],
  [
    [8, 10, 10],
    (placements) => placements[0]?.candidate.shape === legs,
    ["legs 8 0", "wide 10 2", "wide 10 2"],
    "its head would touch another in one leg",
  ],
  [[8, 10, 10], () => false, ["legs 8 0", "wide 10 2", "wide 10 2"], "no other forms hold"],
])("makeup/RULES.md#briefs: depths %j → ($3)", (depths, holds, expected) => {
  expect(gapsAt(depths, holds)).toEqual(expected);
});
