import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { Issue, Part, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, frameAt, heading, issueOf, lines, paper, partAt, span, storyOf } from "../layout/newsroom.ts";

// Six columns of eleven characters and sixty rows: a page holds 360 column-rows, 3,960 characters.

const story = (id: string, parts: readonly Part[], count: number, over: Partial<Story> = {}): Story =>
  storyOf(id, parts, { copy: copyOf(lines(count)), headline: undefined, ...over });
const given = (page: number, columns: [number, number], rows: [number, number]): Story =>
  story(
    `given-${page}`,
    [partAt(page, frameAt(columns, rows))],
    (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1),
  );

const told = (issue: Issue): readonly Diagnostic[] => inSquares(issue).diagnostics;

const loose = [partAt(0, undefined)];
const three = [partAt(0, frameAt([1, 2], [1, 60])), partAt(1, undefined), partAt(2, undefined)];

const CASES: [why: string, issue: Issue, code: string, args: object][] = [
  [
    "twelve column-rows are free, and the story needs more",
    issueOf(1, [given(0, [1, 6], [1, 58]), story("late", loose, 20)]),
    "no-room",
    { free: 0 },
  ],
  [
    "there is room on another page: it is named",
    issueOf(2, [given(0, [1, 6], [1, 58]), story("late", loose, 12), given(1, [1, 3], [1, 60])]),
    "no-room",
    { free: 0, to: "2", room: 1980 },
  ],
  [
    "copy that is longer than a page comes out at no width",
    issueOf(1, [given(0, [1, 6], [1, 58]), story("long", loose, 400)]),
    "no-form",
    {},
  ],
  [
    "what the first part leaves is too little for two more: it stands whole in the next, and the last is not needed",
    issueOf(3, [story("canal", three, 128)]),
    "part-empty",
    { part: 3, page: "3", before: "2" },
  ],
  [
    "a story that is too short to be parted stands whole in its first part",
    issueOf(2, [story("brief", [...loose, partAt(1, undefined)], 11)]),
    "part-empty",
    { part: 2, page: "2", before: "1" },
  ],
];

test.each(CASES)("a part without room or form is told once, with its cause: %s", (_why, issue, code, args) => {
  const found = told(issue).filter((each) => ["no-room", "no-form", "part-empty"].includes(each.code));
  expect(found.map((each) => each.code)).toEqual([code]);
  expect(found[0]?.arguments).toMatchObject(args);
});

test.each<[rows: [number, number], largest: number | undefined, why: string]>([
  [[1, 60], undefined, "nothing is free"],
  [[4, 57], 198, "three rows at the head and three at the foot are free"],
])("of a page with a story on rows %j the largest piece is %j: %s", (rows, largest, _why) => {
  const found = told(issueOf(1, [given(0, [1, 6], rows), story("late", loose, 40)]));
  expect(found.find(({ code }) => code === "no-room")?.arguments["largest"]).toBe(largest);
});

test("stories without room are told in the order of the manifest", () => {
  const at = (start: number): readonly Part[] => [
    { ...partAt(0, undefined), span: { ...span, start, end: start + 1 } },
  ];
  const stories = ["a", "b", "c", "d"].map((id, index) => story(id, at(10 * index), 20));
  const found = told(issueOf(1, [given(0, [1, 6], [1, 60]), ...stories]));
  const lost = found.filter(({ code }) => code === "no-room").map((each) => each.arguments["story"]);
  expect(lost).toEqual(["a", "b", "c", "d"]);
});

test("a story moved to the page that is named finds room there", () => {
  const [, issue] = CASES[1] ?? [];
  if (issue === undefined) throw new Error("no case");
  const stories = issue.stories.map((each) => (each.id === "late" ? { ...each, parts: [partAt(1, undefined)] } : each));
  expect(told({ ...issue, stories }).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("a part taken away because too little is left for it leaves a story that is whole", () => {
  const issue = issueOf(2, [story("canal", three.slice(0, 2), 128)]);
  expect(told(issue).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("an empty page names the story that was to stand there", () => {
  const issue = issueOf(
    2,
    [given(0, [1, 6], [1, 60]), story("long", [partAt(1, undefined)], 30, { headline: heading("题".repeat(300)) })],
    { paper: { ...paper, faults: {} } },
  );
  const empty = told(issue).find(({ code }) => code === "page-empty");
  expect(empty?.arguments["waiting"]).toBe("`long`");
});

test("the hint of white at a page's foot names a story only where the manifest gives its frame", () => {
  const headed = (id: string, parts: readonly Part[]): Story =>
    story(id, parts, 0, { copy: copyOf(...Array.from({ length: 10 }, () => lines(10))), headline: heading("标题") });
  const beside = (...stories: readonly Story[]): readonly unknown[] =>
    told(issueOf(1, stories, { paper: { ...paper, faults: {} } }))
      .filter(({ code }) => code === "page-rest")
      .map(({ arguments: args }) => args["beside"]);
  expect(beside(headed("one", loose))).toEqual([undefined]);
  expect(beside(headed("one", [partAt(0, frameAt([1, 6], [1, 20]))]))).toEqual(["one"]);
});
