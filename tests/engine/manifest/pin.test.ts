import { expect, test } from "vitest";
import { type Pin, pin } from "../../../src/engine/manifest/pin.ts";

const part = (
  page: string,
  columns: [number, number],
  rows: [number, number],
  over?: number,
): Pin["parts"][number] => ({
  page,
  columns: { from: columns[0], to: columns[1] },
  rows: { from: rows[0], to: rows[1] },
  legs: undefined,
  over,
});

const one = [part("1", [1, 5], [17, 60], 3)];
const two = [...one, part("3", [4, 4], [7, 9])];

const CASES: [written: string, parts: Pin["parts"], pinned: string, why: string][] = [
  [
    "    place: {page: 1}   # top\n",
    one,
    "    place: {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over]}   # top\n",
    "a flow place",
  ],
  [
    "    place: { page: 1 }\n",
    one,
    "    place: { page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over] }\n",
    "the editor's blanks stay",
  ],
  [
    "    place:\n      page: 1 # top\n    byline: 甲\n",
    one,
    "    place:\n      page: 1 # top\n      columns: 1-5\n      rows: 17-60\n      over: 3\n      pinned: [over]\n    byline: 甲\n",
    "a block place",
  ],
  [
    "    headline: 甲\n",
    two,
    "    headline: 甲\n    place: [{page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [place]}, {page: 3, columns: 4, rows: 7-9, pinned: [place]}]\n",
    "no place: the plan found the page",
  ],
  [
    "    place: {page: [1, A02]}\n",
    one,
    "    place: {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over, page 1/A02]}\n",
    "a choice of pages",
  ],
  [
    "    place: {box: true}\n",
    one,
    "    place: {box: true, page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [page, over]}\n",
    "a form for any page",
  ],
  [
    "    place:\n      page: [1, 3] # either\n    byline: 甲\n",
    two,
    "    place:\n      - page: 1 # either\n        columns: 1-5\n        rows: 17-60\n        over: 3\n        pinned: [over, page 1/3]\n      - {page: 3, columns: 4, rows: 7-9, pinned: [places]}\n    byline: 甲\n",
    "a choice of pages in block style, with a jump",
  ],
  [
    "    place: {page: 1}\n",
    two,
    "    place: [{page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over]}, {page: 3, columns: 4, rows: 7-9, pinned: [places]}]\n",
    "a jump that the engine found",
  ],
  [
    "    place:\n      - {page: 1, columns: 1-5, rows: 17-60}\n",
    two,
    "    place:\n      - {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over]}\n      - {page: 3, columns: 4, rows: 7-9, pinned: [place]}\n",
    "a list gets one more",
  ],
  [
    "    place:\n      - page: 1\n",
    two,
    "    place:\n      - page: 1\n        columns: 1-5\n        rows: 17-60\n        over: 3\n        pinned: [over]\n      - {page: 3, columns: 4, rows: 7-9, pinned: [place]}\n",
    "a list of block places gets keys, then one more",
  ],
  [
    "    place: [{page: 1}, {page: 3}]\n",
    two,
    "    place: [{page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over]}, {page: 3, columns: 4, rows: 7-9}]\n",
    "a flow list",
  ],
];

test.each(CASES)("%j with %j: %j (%4$s)", (written, parts, pinned) => {
  const head = "# 今日\nstories:\n  - id: a\n    place: {page: 2}\n  - id: b   # second\n    priority: normal\n";
  expect(pin(head + written, [{ story: "b", priority: "normal", parts, photos: [] }])).toBe(head + pinned);
});

test("a part gets the head and box, a photo the place, that the engine chose", () => {
  const text = "stories:\n  - id: a\n    priority: lead\n    photos: [{file: a.jpg}]\n    place: {page: 1} # here\n";
  const parts = [{ page: "1", columns: { from: 1, to: 3 }, rows: { from: 1, to: 9 }, legs: 2, over: undefined }];
  const form = parts.map((part) => ({ ...part, head: "left", box: "plain" }));
  expect(pin(text, [{ story: "a", priority: "lead", parts: form, photos: [{ index: 0, at: "head" }] }])).toBe(
    "stories:\n  - id: a\n    priority: lead\n    photos: [{file: a.jpg, at: head, pinned: [at]}]\n" +
      "    place: {page: 1, columns: 1-3, rows: 1-9, legs: 2, head: left, box: plain, pinned: [legs, head, box]} # here\n",
  );
});

test("photos get their columns where they have none", () => {
  const text =
    "stories:\n  - id: a\n    priority: lead\n    photos:\n      - {file: a.jpg}\n      - file: b.jpg\n        columns: 3\n    place: {page: 1, columns: 1-5, rows: 17-60, over: 3}\n";
  const photos = [
    { index: 0, columns: 2 },
    { index: 1, columns: 2 },
  ];
  expect(pin(text, [{ story: "a", priority: "lead", parts: one, photos }])).toBe(
    text.replace("{file: a.jpg}", "{file: a.jpg, columns: 2, pinned: [columns]}"),
  );
});

test("a story without a priority gets the one that it was made up with", () => {
  const text = "stories:\n  - id: a\n    place: {page: 1}   # top\n  - {id: b, place: {page: 1}}\n";
  const pins = ["a", "b"].map((story): Pin => ({ story, priority: "normal", parts: one, photos: [] }));
  const frame = "{page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over, priority]}";
  const pinned = `stories:\n  - id: a\n    place: ${frame}   # top\n    priority: normal\n  - {id: b, place: ${frame}, priority: normal}\n`;
  expect(pin(text, pins)).toBe(pinned);
});

test.each([
  [
    "  - {id: f, body: 小雪。}\n",
    "  - {id: f, body: 小雪。, place: {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [place]}}\n",
    "flow",
  ],
  [
    "  - id: f   # 农谚\n    body: |\n      小雪。\n",
    "  - id: f   # 农谚\n    body: |\n      小雪。\n    place: {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [place]}\n",
    "block",
  ],
  [
    "  - {id: f, place: {page: 1}}\n",
    "  - {id: f, place: {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over]}}\n",
    "a page",
  ],
])("a filler %j gets its place: %j (%s)", (written, pinned) => {
  const head = "stories: []\nfillers:\n";
  expect(pin(head + written, [{ story: "f", priority: undefined, parts: one, photos: [] }])).toBe(head + pinned);
});

test("the last key of a story keeps what it holds before the story's priority", () => {
  const text = "stories:\n  - id: a\n    place:\n      page: 1\n";
  expect(pin(text, [{ story: "a", priority: "normal", parts: one, photos: [] }])).toBe(
    `${text}      columns: 1-5\n      rows: 17-60\n      over: 3\n      pinned: [over, priority]\n    priority: normal\n`,
  );
});
