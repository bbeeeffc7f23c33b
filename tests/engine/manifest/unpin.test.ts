import { expect, test } from "vitest";
import { type FrameChoice, type Pin, pin, unpin } from "../../../src/engine/manifest/pin.ts";

const ALL = { pages: undefined, stories: undefined };
const HEAD = "# 今日\npages: [{label: 1}, {label: 3}]\nstories:\n  - id: b   # second\n";

const CASES: [written: string, loose: string, why: string][] = [
  ["    place: {page: 1, columns: 1-5, rows: 17-60}   # top\n", "    place: {page: 1}   # top\n", "a flow place"],
  ["    place: { columns: 1-5, rows: 17-60, page: 1 }\n", "    place: { page: 1 }\n", "the editor's blanks stay"],
  [
    "    place: {page: 1, columns: 1-5, legs: 3, rows: 17-60, box: true}\n",
    "    place: {page: 1, legs: 3, box: true}\n",
    "legs and box stay",
  ],
  [
    "    place:\n      page: 1 # top\n      columns: 1-5\n      rows: 17-60 # all\n      legs: 3\n    byline: 甲\n",
    "    place:\n      page: 1 # top\n      # all\n      legs: 3\n    byline: 甲\n",
    "a block place, its comments",
  ],
  [
    "    place:\n      - columns: 1-5\n        rows: 17-60\n        page: 1\n      - {page: 3, columns: 4, rows: 7-9}\n",
    "    place:\n      - page: 1\n      - {page: 3}\n",
    "a list of places",
  ],
  [
    "    headline: 甲\n    place: [{page: 1, columns: 1-5, rows: 17-60, pinned: [place]}, {page: 3, columns: 4, rows: 7-9, pinned: [place]}]\n",
    "    headline: 甲\n",
    "places that the plan found",
  ],
  [
    "    place: {page: 1, columns: 1-5, rows: 17-60, over: 3, pinned: [over, page 1/A02]}\n",
    "    place: {page: [1, A02]}\n",
    "a choice of pages",
  ],
  [
    "    place: {box: true, page: 1, columns: 1-5, rows: 17-60, pinned: [page]}\n",
    "    place: {box: true}\n",
    "a form for any page",
  ],
  [
    "    place: {page: 1, columns: 1-5, # wide\n      rows: 17-60}\n",
    "    place: {page: 1, # wide\n      }\n",
    "a comment in a flow place",
  ],
  [
    "    writing: vertical\n    place: {page: 1, columns: 1, rows: 1-9}\n",
    "    writing: vertical\n    place: {page: 1, columns: 1, rows: 1-9}\n",
    "vertical copy needs its frame",
  ],
  [
    "    writing: vertical\n    photos: [{file: a.jpg, at: top-left, depth: 9, pinned: [at, depth]}]\n    place: {page: 1, columns: 1, rows: 1-9}\n",
    "    writing: vertical\n    photos: [{file: a.jpg}]\n    place: {page: 1, columns: 1, rows: 1-9}\n",
    "a story that keeps its frame keeps nothing of its photos",
  ],
  [
    "    place: {page: 1, spread: true, columns: 5-12, rows: 1-60}\n",
    "    place: {page: 1, spread: true, columns: 5-12, rows: 1-60}\n",
    "a story over the fold needs its frame",
  ],
  ["    place: {page: 1}\n", "    place: {page: 1}\n", "a place without a frame"],
  ["    place: {page: 1, columns: 1-5\n", "    place: {page: 1, columns: 1-5\n", "no sound YAML"],
  [
    "    place:\n      page: 1\n      columns: 1-5\n      rows: 17-60",
    "    place:\n      page: 1\n",
    "the file ends without a line's end",
  ],
  [
    "    place: {page: 1}\nfillers:\n  - {id: f, body: 小雪。, place: {page: 1, columns: 1, rows: 2-9}}\n  - id: g\n    body: |\n      大雪。\n    place: {page: 3, columns: 1, rows: 2-9} # low\n",
    "    place: {page: 1}\nfillers:\n  - {id: f, body: 小雪。}\n  - id: g\n    body: |\n      大雪。\n    # low\n",
    "fillers lose their places",
  ],
];

test.each(CASES)("%j becomes %j: %s", (written, loose) => {
  expect(unpin(HEAD + written, ALL, "horizontal").text).toBe(HEAD + loose);
});

test.each<[paper: "horizontal" | "vertical", writing: string, keeps: boolean, why: string]>([
  ["vertical", "horizontal", true, "a horizontal story of a vertical paper needs its frame"],
  ["vertical", "vertical", false, "one that runs as its paper does needs none"],
  ["horizontal", "horizontal", false, "nor in a horizontal paper"],
])("in a %s paper a %s story keeps its frame: %s: %s", (paper, writing, keeps) => {
  const place = (frame: string): string => `${HEAD}    writing: ${writing}\n    place: {page: 1${frame}}\n`;
  const frame = ", columns: 1-3, rows: 1-9";
  expect(unpin(place(frame), ALL, paper).text).toBe(place(keeps ? frame : ""));
});

const two = (text: string): string =>
  `${HEAD}    place: [{page: 1${text}}, {page: 3, columns: 4, rows: 7-9}]\n  - {id: c, place: {page: 1, columns: 6, rows: 1-9}}\n`;

test.each<[choice: FrameChoice, count: number, why: string]>([
  [{ pages: ["1"], stories: undefined }, 2, "one page"],
  [{ pages: ["1"], stories: ["b"] }, 1, "one story's part on one page"],
  [{ pages: undefined, stories: ["b"] }, 2, "all of a story"],
  [{ pages: ["7"], stories: undefined }, 0, "a page without frames"],
])("%j takes out %i frames: %s", (choice, count) => {
  const text = two(", columns: 1-5, rows: 17-60");
  const made = unpin(text, choice, "horizontal");
  expect(made.count).toBe(count);
  if (count === 1) expect(made.text).toBe(two(""));
});

const frame = { columns: { from: 1, to: 5 }, rows: { from: 17, to: 60 }, legs: 4, over: 3, head: "top", box: "plain" };
const parts: Pin["parts"] = [{ page: "1", ...frame }];
const two_: Pin["parts"] = [...parts, { page: "3", ...frame }];
const photos: Pin["photos"] = [{ index: 0, columns: 2, at: "top", depth: { from: 9, to: 9 } }];

test.each([
  ["    priority: brief\n    place: {page: 1}   # top\n", parts],
  ["    place: {page: 1}   # top\n", parts],
  ["    place: {page: 1, legs: 2, box: true}   # top\n", parts],
  ["    place:\n      page: 1 # top\n    byline: 甲\n", parts],
  ["    place:\n      - page: 1\n", parts],
  ["    place: [{page: 1, legs: 2}]\nfillers:\n  - id: f\n    body: |\n      小雪。\n\n", parts],
  ["    place: {page: 1}\nfillers: [{id: f, body: 小雪。}] # 补白\n", parts],
  ["    photos: [{file: a.jpg}, {file: b.jpg}]\n    place: {page: 1}\n", parts],
  ["    photos:\n      - file: a.jpg\n        credit: 甲\n    place: {page: 1}\n", parts],
  ["    place: {page: 1}   # top\n", two_],
  ["    place: [{page: 1}]   # top\n", two_],
  ["    place: [{page: 1}, {page: 3}]   # top\n", two_],
  ["    place:\n      - {page: 1}\n    byline: 甲\n", two_],
  ["    place:\n      - page: 1 # top\n      - page: 3\n    byline: 甲\n", two_],
  ["    place:\n      page: 1 # top\n      legs: 2\n    byline: 甲\n", two_],
])("pinned and unpinned, %j is as it was", (written, found) => {
  const text = HEAD + written;
  const pins = ["b", "f"].map((story): Pin => {
    return { story, priority: story === "b" ? "brief" : undefined, parts: story === "b" ? found : parts, photos };
  });
  const pinned = pin(text, pins);
  expect(pinned).not.toBe(text);
  expect(unpin(pinned, ALL, "horizontal").text).toBe(text);
});

test("a group is pinned whole, and as it was when its frames are taken out again", () => {
  const text = [
    "pages: [{label: 1}]",
    "groups:",
    "  - {id: week, headline: 一周, place: {page: 1, tint: 10}}   # 集纳",
    "stories:",
    "  - {id: a, group: week, headline: 甲}",
    "  - id: b   # second",
    "    group: week",
    "    priority: brief",
    "    headline: 乙",
    "  - id: c",
    "    place: {page: 1}",
    "",
  ].join("\n");
  const columns = { from: 1, to: 4 };
  const at = (from: number, to: number): Pin["parts"] => [{ page: "1", columns, rows: { from, to }, legs: 1 }];
  const pins: readonly Pin[] = [
    { story: "week", priority: undefined, parts: [{ page: "1", columns, rows: { from: 5, to: 40 } }], photos: [] },
    { story: "a", priority: "normal", parts: at(9, 20), photos: [] },
    { story: "b", priority: "brief", parts: at(21, 39), photos: [] },
    { story: "c", priority: "normal", parts: at(50, 60), photos: [] },
  ];
  const pinned = pin(text, pins);
  expect(pinned).toContain("place: {page: 1, tint: 10, columns: 1-4, rows: 5-40}}   # 集纳");
  expect(pinned).toContain(
    "priority: normal, place: {page: 1, columns: 1-4, rows: 9-20, legs: 1, pinned: [place, priority]}}",
  );
  expect(pinned).toContain(
    "    headline: 乙\n    place: {page: 1, columns: 1-4, rows: 21-39, legs: 1, pinned: [place]}\n",
  );
  expect(unpin(pinned, ALL, "horizontal").text).toBe(text);
  // One story of a group takes the whole of it.
  const loose = unpin(pinned, { pages: undefined, stories: ["a"] }, "horizontal").text;
  expect(loose).toBe(
    text.replace(
      "    place: {page: 1}\n",
      "    place: {page: 1, columns: 1-4, rows: 50-60, legs: 1, pinned: [legs, priority]}\n    priority: normal\n",
    ),
  );
});

test("values that pinning replaced come back, and a filler leaves the story it stood under", () => {
  const written = `${HEAD}    photos: [{file: a.jpg, at: top, depth: 12-18}]\n    place: {page: 1}\nfillers:\n  - id: f\n    body: 农谚。\n`;
  const one = { columns: { from: 1, to: 5 }, rows: { from: 17, to: 60 } };
  const photos = [{ index: 0, columns: 2, at: "2/15", depth: { from: 14, to: 14 } }];
  const pinned = pin(written, [
    { story: "b", priority: undefined, parts: [{ page: "1", ...one, size: 24, white: 1 }], photos },
    { story: "f", under: "b", priority: undefined, parts: [], photos: [] },
  ]);
  expect(pinned).toContain("{file: a.jpg, at: 2/15, depth: 14, columns: 2, pinned: [columns, at top, depth 12-18]}");
  expect(pinned).toContain("rows: 17-60, size: 24, white: 1, pinned: [size, white]}");
  expect(pinned).toContain("    body: 农谚。\n    under: b\n");
  expect(unpin(pinned, ALL, "horizontal").text).toBe(written);
});
