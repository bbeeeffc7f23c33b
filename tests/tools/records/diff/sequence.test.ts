import fc from "fast-check";
import { expect, test } from "vitest";
import { editsBetween, type SequenceEdit } from "../../../../src/base/sequence.ts";
import { wordDiffs } from "../../../../src/tools/records/diff/compare-issues.ts";

test.each<[string, string, readonly SequenceEdit[], string]>([
  ["甲乙丙", "甲乙丙", [], "nothing"],
  ["甲丙", "甲乙丙", [{ wasFrom: 1, wasTo: 1, isFrom: 1, isTo: 2 }], "one came"],
  ["甲乙丙", "甲丙", [{ wasFrom: 1, wasTo: 2, isFrom: 1, isTo: 1 }], "one went"],
  ["甲乙丙", "甲丁丙", [{ wasFrom: 1, wasTo: 2, isFrom: 1, isTo: 2 }], "one is another"],
  [
    "甲乙丙丁戊",
    "子甲丙丁丑",
    [
      { wasFrom: 0, wasTo: 0, isFrom: 0, isTo: 1 },
      { wasFrom: 1, wasTo: 2, isFrom: 2, isTo: 2 },
      { wasFrom: 4, wasTo: 5, isFrom: 4, isTo: 5 },
    ],
    "each by itself",
  ],
  ["", "甲", [{ wasFrom: 0, wasTo: 0, isFrom: 0, isTo: 1 }], "all came"],
])("%j → %j: %j: %s", (was, is, edits) => {
  expect(editsBetween([...was], [...is])).toEqual(edits);
});

const text = fc.array(fc.constantFrom(..."甲乙丙"), { maxLength: 40 });

test("edits make one sequence of the other, in order, and no fewer would", () => {
  fc.assert(
    fc.property(text, text, (was, is) => {
      const edits = editsBetween(was, is);
      const made: string[] = [];
      let at = 0;
      for (const { wasFrom, wasTo, isFrom, isTo } of edits) {
        made.push(...was.slice(at, wasFrom), ...is.slice(isFrom, isTo));
        at = wasTo;
      }
      expect([...made, ...was.slice(at)]).toEqual(is);
      const count = edits.reduce((sum, edit) => sum + edit.wasTo - edit.wasFrom + edit.isTo - edit.isFrom, 0);
      expect(count).toBe(was.length + is.length - 2 * longestCommon(was, is));
    }),
    { seed: 20261124 },
  );
});

/** By the table of all beginnings: another way to the same number. */
function longestCommon(was: readonly string[], is: readonly string[]): number {
  let above = new Array<number>(is.length + 1).fill(0);
  for (const one of was) {
    const row = [0];
    for (const [at, other] of is.entries()) {
      row.push(one === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

test("thousands of differences are told as one", () => {
  const was = Array.from({ length: 40_000 }, (_, at) => `a${at}`);
  const is = Array.from({ length: 40_000 }, (_, at) => `b${at}`);
  expect(editsBetween(was, is)).toEqual([{ wasFrom: 0, wasTo: 40_000, isFrom: 0, isTo: 40_000 }]);
});

test.each<[string, string, readonly string[], string]>([
  ["灯亮了。\n人来了。", "灯亮了。\n人走了。", ["2@6,6 人[来→走]了。"], "a character, by its paragraph and place"],
  ["江堤长18.6公里。", "江堤长19.2公里。", ["1@3,3 江堤长[18.6→19.2]公里。"], "a figure is read whole"],
  ["灯亮了。", "灯亮了。\n人来了。", ["2@4,5 [→人来了。]"], "a paragraph came"],
  ["灯亮了。\n人来了。", "人来了。", ["1@0,0 [灯亮了。→]"], "a paragraph went"],
  ["甲乙丙丁", "子乙丑丁", ["1@0,0 [甲乙丙→子乙丑]丁"], "one character between two edits belongs to them"],
])("%j → %j: %j: %s", (was, is, expected) => {
  const found = wordDiffs(was, is).map((each) => {
    const { paragraph, wasFrom, isFrom, before, behind } = each;
    return `${paragraph}@${wasFrom},${isFrom} ${before}[${each.was}→${each.is}]${behind}`;
  });
  expect(found).toEqual(expected);
});
