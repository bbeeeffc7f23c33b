import { expect, test } from "vitest";
import {
  bothChanges,
  changedRange,
  mergedChanges,
  movedOffset,
  movedPlace,
  offsetOf,
  openSaver,
  unsavedLines,
} from "../../../../src/tools/preview/client/draft.ts";
import {
  draggedDepth,
  draggedTo,
  type FramePlace,
  type Grip,
  stepsOf,
  stepsTo,
} from "../../../../src/tools/preview/client/hand.ts";
import { type Client, type Draft, newStore, type Shown } from "../../../../src/tools/preview/client/shown.ts";
import { asOpened, facingPages } from "../../../../src/tools/preview/client/view.ts";

const grid = { columns: 5, rows: 80, measure: 117, gutter: 9, pitch: 12 };
const start: FramePlace = { page: "1", columns: [2, 3], rows: [10, 20] };

test.each<[Grip, readonly [number, number], Omit<FramePlace, "page">, string]>([
  ["move", [1, 5], { columns: [3, 4], rows: [15, 25] }, "moved whole"],
  ["move", [9, -99], { columns: [4, 5], rows: [1, 11] }, "it stays on the grid, at its size"],
  ["e", [1, 5], { columns: [2, 4], rows: [10, 20] }, "an edge moves across alone"],
  ["n", [1, -2], { columns: [2, 3], rows: [8, 20] }, "an edge moves down alone"],
  ["sw", [-1, 3], { columns: [1, 3], rows: [10, 23] }, "a corner moves both"],
  ["w", [9, 0], { columns: [3, 3], rows: [10, 20] }, "a column is left"],
  ["n", [0, 99], { columns: [2, 3], rows: [19, 20] }, "two rows are left"],
])("%s by %j → %j: %s", (grip, [columns, rows], place) => {
  expect(draggedTo(start, grip, { columns, rows }, grid)).toEqual({ page: "1", ...place });
});

test.each([
  [12, 9, 9, "the foot goes where the hand goes"],
  [12, 1, 4, "a strip of a row is no photo"],
  [3, 1, 3, "one that is less deep already stays so"],
  [3, 8, 8, "and may grow"],
])("a photo of %i rows whose foot the hand moves to row %i has %i: %s", (start, wanted, depth) => {
  expect(draggedDepth(start, wanted)).toBe(depth);
});

const turned = { writing: "vertical", columns: 7, rows: 50, measure: 130, gutter: 15, pitch: 13.5 } as const;

test.each<[Grip, readonly [number, number], Omit<FramePlace, "page">, string]>([
  ["move", [-27, 145], { columns: [3, 4], rows: [12, 22] }, "down is a band, to the left are two lines"],
  ["s", [0, 145], { columns: [2, 4], rows: [10, 20] }, "the foot is the last band's"],
  ["n", [0, -145], { columns: [1, 3], rows: [10, 20] }, "the head is the first band's"],
  ["w", [-27, 0], { columns: [2, 3], rows: [10, 22] }, "the left edge is the last line's"],
  ["e", [-27, 0], { columns: [2, 3], rows: [12, 20] }, "the right edge is the first line's"],
])("in a vertical paper %s by %j points → %j: %s", (grip, [dx, dy], place) => {
  expect(draggedTo(start, grip, stepsOf(turned, dx, dy), turned)).toEqual({ page: "1", ...place });
});

test("in a vertical paper the arrows to the left and down lead to the next line and the next band", () => {
  expect([stepsTo(turned, -1, 0), stepsTo(turned, 0, 1)]).toEqual([
    { columns: 0, rows: 1 },
    { columns: 1, rows: 0 },
  ]);
});

test.each([
  ["天地玄黄", "天地宇玄黄", { from: 2, to: 2, text: "宇" }, "put in"],
  ["天地玄黄", "天黄", { from: 1, to: 3, text: "" }, "taken out"],
  ["同同同", "同同", { from: 2, to: 3, text: "" }, "among the same"],
  ["𠮷𠮷", "𠮷𠮶", { from: 2, to: 4, text: "𠮶" }, "no half of a surrogate pair is sent"],
  ["", "新", { from: 0, to: 0, text: "新" }, "from nothing"],
])("%s → %s: %j: %s", (before, after, range) => {
  expect(changedRange(before, after)).toEqual(range);
});

test.each<[before: string, one: string, other: string, both: string | undefined, why: string]>([
  ["天地玄黄", "天天地玄黄", "天地玄黄宇", "天天地玄黄宇", "one at the head, one at the foot"],
  ["天地玄黄", "天地玄黄宇", "地玄黄", "地玄黄宇", "the other way round"],
  ["天地玄黄", "天地玄黄", "天地", "天地", "the one has changed nothing"],
  ["天地玄黄", "天地", "天地玄黄", "天地", "nor the other"],
  ["天地玄黄", "天地宇", "天地宇", "天地宇", "both the same"],
  ["天地玄黄", "天宇玄黄", "天宙玄黄", undefined, "both in the same place"],
  ["天地玄黄", "天地宇玄黄", "天地宙玄黄", undefined, "put in at the same place: nobody knows in which order"],
  ["天地玄黄", "天黄", "天地宇玄黄", undefined, "put into what the other has taken out"],
])("%s changed to %s and to %s is %s: %s", (before, one, other, both) => {
  expect(bothChanges(before, one, other)).toBe(both);
});

/** Lines that are written beside one another. */
const lines = (text: string): string => text.replaceAll(" ", "\n");

test.each<[one: string, other: string, both: string | undefined, why: string]>([
  ["天 地 玄玄 黄 宇 ", "天天 地 玄 黄 宙 ", "天天 地 玄玄 黄 宙 ", "one between two lines of the other"],
  ["天 地 黄 宇 ", "地 玄 黄 宇 洪 ", "地 黄 宇 洪 ", "a line taken out between two changes of the other"],
  ["天天 地 玄玄 黄 宇 ", "天天 地 玄 黄 宙 ", "天天 地 玄玄 黄 宙 ", "one of the changes is the same"],
  ["天 地 玄玄 黄 宇 ", "天天 地 宇宇 黄 宙 ", undefined, "among the changes of the other is one of the same line"],
  ["天 地 玄玄 黄 宇 ", "天天 地地 玄 黄 宙 ", undefined, "and one of the line before it: they may belong together"],
])("five lines changed to %s and to %s are %s: %s", (one, other, both) => {
  expect(bothChanges(lines("天 地 玄 黄 宇 "), lines(one), lines(other))).toBe(both && lines(both));
});

test.each([
  [
    "天\n地\n玄\n黄\n宇\n",
    "天天\n地\n玄甲\n黄\n宇\n",
    "天\n地\n玄乙\n黄\n宙\n",
    ["天天\n地\n", { one: "玄甲\n", other: "玄乙\n" }, "黄\n宙\n"],
    "what only one has changed is taken",
  ],
  ["天\n地\n", "天\n地甲\n", "", [{ one: "天\n地甲\n", other: "" }], "all is taken out by the other"],
  [
    "天\n地\n玄\n",
    "甲\n地\n丙\n",
    "乙\n地\n丁\n",
    [{ one: "甲\n", other: "乙\n" }, "地\n", { one: "丙\n", other: "丁\n" }],
    "two places",
  ],
])("%s changed to %s and to %s: %j: %s", (before, one, other, pieces) => {
  expect(
    mergedChanges(before, one, other)
      .filter((piece) => piece !== "")
      .reduce<unknown[]>(joined, []),
  ).toEqual(pieces);
});

test.each([
  ["nothing changed", "天\n地\n", "天\n地\n", []],
  ["a changed line", "天\n地\n玄", "天\n水\n玄", [[2, 2]]],
  ["new lines", "天\n玄", "天\n地\n水\n玄", [[2, 3]]],
  [
    "two changes",
    "天\n地\n玄\n黄",
    "水\n地\n玄\n火\n木",
    [
      [1, 1],
      [4, 5],
    ],
  ],
  ["a deleted line: the next", "天\n地\n玄", "天\n玄", [[2, 2]]],
  ["the last line deleted: the one before", "天\n地\n", "天\n", [[1, 1]]],
  ["all deleted", "天\n地", "", [[1, 1]]],
])("unsaved: %s", (_, saved, text, lines) => {
  expect(unsavedLines(saved, text)).toEqual(lines);
});

/** Texts that follow one another are one. */
function joined(pieces: readonly unknown[], piece: unknown): unknown[] {
  const last = pieces.at(-1);
  return typeof last === "string" && typeof piece === "string"
    ? [...pieces.slice(0, -1), last + piece]
    : [...pieces, piece];
}

test.each([
  [1, 1, "before the change"],
  [2, 2, "at its beginning"],
  [3, 4, "in what was taken out: behind what stands there now"],
  [4, 4, "behind it"],
])("offset %i of 天地玄黄 is %i in 天地宇宙: %s", (offset, moved) => {
  expect(movedOffset(offset, "天地玄黄", "天地宇宙")).toBe(moved);
});

test.each([
  [5, 6, "in a line between two that changed"],
  [2, 3, "behind the first"],
  [6, 7, "at the end of the line between"],
  [7, 8, "behind what stayed of the last"],
])("offset %i of four lines is %i when the first and the last are longer: %s", (offset, moved) => {
  expect(movedOffset(offset, "天\n地\n玄玄\n黄", "天天\n地\n玄玄\n宙黄")).toBe(moved);
});

test("an offset counts lines and UTF-16 units from 1", () => {
  expect(offsetOf("甲\n𠮷乙", 2, 3)).toBe(4);
  expect(offsetOf("甲", 9, 9)).toBe(1);
});

test.each([
  [[1, 2, 3, 4], [[1], [2, 3], [4]], "an even page and the next odd one face each other"],
  [[2, 4, 5], [[2], [4, 5]], "a page that is missing faces nobody"],
  [[3, 2], [[3], [2]], "odd before even: not facing"],
])("%j → %j: %s", (numbers, spreads) => {
  const pages = numbers.map((number) => ({ number }));
  expect(facingPages(pages, "facing").map((spread) => spread.map(({ number }) => number))).toEqual(spreads);
});

test.each<[binding: "right" | undefined, opened: readonly number[], why: string]>([
  [undefined, [2, 3], "the even page lies at the left"],
  ["right", [3, 2], "bound at the right, it lies at the right"],
])("facing pages of a paper bound at the %s lie as %j: %s", (binding, opened) => {
  const pages = [2, 3].map((number) => ({ number, ...(binding && { binding }) }));
  expect(asOpened(pages).map(({ number }) => number)).toEqual(opened);
});

test.each([
  ["一\n二三\n", "零\n零\n一\n二三\n", [4, 2], "lines came in above"],
  ["零\n一\n二三\n", "一\n二三\n", [2, 2], "a line above is gone"],
  ["一\n二三\n", "一\n又二三\n", [2, 3], "a word came in before it, on its line"],
])("a place in %j is found in %j: %s", (before, after, [line, column]) => {
  const at = before.slice(0, before.indexOf("三")).split("\n").length;
  const place = { line: at, column: 2, link: `vscode://file/a/issue.yaml:${at}:2` };
  const link = `vscode://file/a/issue.yaml:${line}:${column}`;
  expect(movedPlace(place, before, after)).toEqual({ line, column, link });
});

test.each([
  ["the answer comes first", false],
  ["the build of the saved file comes first, and ends the draft", true],
])("a file is said to be saved, whatever comes first: %s", async (_, buildIsFirst) => {
  const content = { file: "issue.yaml", source: 0, text: "早市\n" };
  const place = { file: "issue.yaml", line: 1, column: 1, link: "", revision: 1 };
  const draft = newStore({ text: "今晨早市\n" } as Draft);
  const client = { draft, shown: newStore({ source: { place, content, lit: false } } as Shown) } as Client;
  const save = openSaver(
    () => client,
    async (_path, asked, outcome) => {
      asked();
      if (buildIsFirst) draft.change({ text: undefined });
      outcome?.written();
    },
  );
  await save();
  expect(draft.value).toMatchObject({ text: undefined, saved: "issue.yaml" });
});
