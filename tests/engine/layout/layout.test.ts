import { expect, test } from "vitest";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import type { Issue, Part, Story } from "../../../src/engine/model/issue.ts";
import type { Role } from "../../../src/engine/text/line.ts";
import { overlaps } from "../../rects.ts";
import { located } from "../manifest/markup-text.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, lines, paper, partAt, photoOf, storyOf, text } from "./newsroom.ts";
import { linesWith, type PlacedText, wordsOf } from "./placed-text.ts";

// Legs are 11 characters of 9 pt, columns 108 pt apart from x = 20, row 1 at y = 20, pitch 12. A 天 is one character, so a
// paragraph of n has an indent of two and ⌈(n + 2) ÷ 11⌉ lines.

function texts(issue: Issue, page: number, role: Role): readonly PlacedText[] {
  return linesWith(role, inSquares(issue).layout.pages[page]?.placed ?? []);
}

const codesOf = (issue: Issue): readonly string[] => inSquares(issue).diagnostics.map(({ code }) => code);

const noHead = { headline: undefined };

/** The row of a baseline, from 1. */
const rowOf = (placed: PlacedText | undefined): number => ((placed?.y ?? 0) - 20 - 0.88 * 9) / 12 + 1;

function story(id: string, parts: readonly Part[], body: readonly string[], over: Partial<Story> = {}): Story {
  return storyOf(id, parts, { copy: copyOf(...body), ...noHead, ...over });
}

const threeParts = issueOf(3, [
  story(
    "river",
    [
      partAt(0, frameAt([1, 1], [1, 20])),
      partAt(1, frameAt([3, 4], [31, 60]), { headline: heading("接题") }),
      partAt(2, frameAt([1, 2], [1, 20]), { headline: heading("再接") }),
    ],
    [lines(100)],
  ),
]);

test("下转 names the next part's page and 上接 the one before, for any number of parts", () => {
  expect([0, 1, 2].map((page) => texts(threeParts, page, "jump").map(wordsOf))).toEqual([
    ["（下转第二版）"],
    ["（下转第三版）"],
    [],
  ]);
  const opened = [0, 1, 2].map((page) => texts(threeParts, page, "continuation").map(wordsOf));
  expect(opened.map((found) => found.map((line) => line.slice(0, 7)))).toEqual([
    [],
    ["（上接第一版）"],
    ["（上接第二版）"],
  ]);
});

test.each<readonly [to: string, notice: string | undefined, codes: readonly string[], why: string]>([
  ["{page}转{page}", "第二版转第二版", [], "each {page} is filled"],
  [
    "（请翻到{page}继续往下看）",
    undefined,
    ["jump-too-long", "jump-too-long"],
    "thirteen characters in legs of eleven",
  ],
])("下转 worded %s is set as %s: %j", (to, notice, codes) => {
  const issue = { ...threeParts, paper: { ...threeParts.paper, jump: { ...threeParts.paper.jump, to } } };
  if (notice !== undefined) expect(texts(issue, 0, "jump").map(wordsOf)).toEqual([notice]);
  expect(codesOf(issue).filter((code) => code === "jump-too-long")).toEqual(codes);
});

test("下转 stands in the last row of the last leg, on the grid", () => {
  const first = texts(threeParts, 0, "jump")[0];
  expect(rowOf(first)).toBeCloseTo(20, 9);
  expect(first?.x).toBe(20);
  const second = texts(threeParts, 1, "jump")[0];
  expect(rowOf(second)).toBeCloseTo(60, 9);
  expect(second?.x).toBe(20 + 3 * 108);
});

test("a part that jumps is filled to the row above its notice, and the next begins with the next character", () => {
  const { stories } = inSquares(threeParts).layout;
  // 19 rows of 11, less the indent.
  expect(stories[0]?.jumps[0]).toEqual({ from: "1", to: "2", at: 19 * 11 - 2 });
  expect(stories[0]?.overset).toBe(0);
});

test("notices are links to the other part", () => {
  const pages = inSquares(threeParts).layout.pages;
  const targets = pages.map((page) =>
    page.placed.flatMap((placed) => (placed.kind === "link" ? [placed.to.part] : [])).toSorted(),
  );
  expect(targets).toEqual([[2], [1, 3], [2]]);
});

test("a story that came from a page outside the manifest opens with 上接, and links nowhere", () => {
  const issue = issueOf(1, [
    story("rest", [partAt(0, frameAt([1, 1], [1, 20]))], [lines(18)], { continuedFrom: "第一版" }),
  ]);
  expect(texts(issue, 0, "continuation").map(wordsOf)[0]).toMatch(/^（上接第一版）/);
  expect(inSquares(issue).layout.pages[0]?.placed.some((placed) => placed.kind === "link")).toBe(false);
});

test("copy of narrow letters, more of which stand in a row than Han characters, is not lost at a jump", () => {
  const parts = [partAt(0, frameAt([1, 2], [1, 30])), partAt(1, frameAt([1, 2], [1, 60]))];
  const words = Array.from({ length: 40 }, () => "the quick brown fox ".repeat(4).trim());
  const issue = issueOf(2, [story("one", parts, words)]);
  const placement = inSquares(issue).layout.stories[0];
  expect(placement?.placed).toBe(placement?.characters);
  expect(placement?.jumps).toHaveLength(1);
});

test("a part on the same page goes on without notices", () => {
  const parts = [partAt(0, frameAt([1, 1], [1, 20])), partAt(0, frameAt([3, 3], [1, 20]))];
  const issue = issueOf(1, [story("one", parts, [lines(39)])]);
  expect(texts(issue, 0, "jump")).toEqual([]);
  expect(texts(issue, 0, "continuation")).toEqual([]);
  expect(inSquares(issue).layout.stories[0]?.overset).toBe(0);
});

const ENDS: [lines: number, code: string | undefined, args: object, why: string][] = [
  [20, undefined, {}, "exactly full"],
  [18, undefined, {}, "two rows short are allowed"],
  [17, "underfull", { rows: 3, characters: 33 }, "three are not"],
  [25, "overset", { rows: 5, characters: 55 }, "five lines of eleven too many"],
];

test.each(ENDS)("%i lines in twenty rows: %s %j (%s)", (count, code, args) => {
  const { diagnostics } = inSquares(issueOf(1, [story("one", [partAt(0, frameAt([1, 1], [1, 20]))], [lines(count)])]));
  expect(diagnostics.map((each) => each.code)).toEqual(code === undefined ? [] : [code]);
  if (code !== undefined) expect(diagnostics[0]?.arguments).toMatchObject(args);
});

test.each<[lines: number, below: boolean, codes: readonly string[], why: string]>([
  [16, true, [], "four rows over the next brief: white that a stack shares out"],
  [15, true, ["underfull"], "five are a hole in the stack"],
  [14, false, [], "at the foot of its stack it leaves six"],
  [12, false, ["underfull"], "and eight are told there, too"],
])("a brief of a group with %i lines in twenty rows, another below: %j: %j (%s)", (count, below, codes) => {
  const briefs = { group: "week", priority: "brief" } as const;
  const first = { ...story("one", [partAt(0, frameAt([1, 1], [1, 20]))], [lines(count)]), ...briefs };
  const rows: [number, number] = below ? [21, 40] : [1, 20];
  const column: [number, number] = below ? [1, 1] : [2, 2];
  const second = { ...story("two", [partAt(0, frameAt(column, rows))], [lines(below ? 19 : 20)]), ...briefs };
  const { diagnostics } = inSquares(issueOf(1, [first, second]));
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test("what a story continues with outside the issue is told with the place where it goes on", () => {
  const parts = [partAt(0, frameAt([1, 1], [1, 20]))];
  const { diagnostics } = inSquares(issueOf(1, [story("one", parts, [lines(25)], { continuesOn: "第四版" })]));
  // Nineteen lines and the notice.
  expect(diagnostics.map(({ code, arguments: told }) => [code, told])).toEqual([
    ["continues-outside", { story: "one", page: "1", characters: 66, at: 19 * 11 - 2 }],
  ]);
});

test("rows that a table leaves at a leg's foot are told", () => {
  const table = "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n| 丙 | 丁 |\n| 丙 | 丁 |";
  const { copy } = readMarkup(located(`${lines(17)}\n\n${table}\n\n${lines(15)}`));
  const { diagnostics } = inSquares(issueOf(1, [story("one", [partAt(0, frameAt([1, 2], [1, 20]))], [], { copy })]));
  expect(diagnostics.map(({ code, arguments: { rows } }) => [code, rows])).toEqual([["leg-short", 3]]);
});

test("white under a table is none at the end of the copy", () => {
  const table = "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |";
  const { copy } = readMarkup(located(`${lines(17)}\n\n${table}`));
  const styles = { ...paper.styles, table: { ...paper.styles.table, after: 1 } };
  const issue = issueOf(1, [story("one", [partAt(0, frameAt([1, 1], [1, 20]))], [], { copy })], {
    paper: { ...paper, styles },
  });
  expect(inSquares(issue).diagnostics.map(({ code }) => code)).toEqual([]);
});

test("what is over is not placed, and is counted", () => {
  const issue = issueOf(1, [story("one", [partAt(0, frameAt([1, 1], [1, 20]))], [lines(25)])]);
  expect(inSquares(issue).layout.stories[0]).toMatchObject({ characters: 273, placed: 218, overset: 55 });
  expect(texts(issue, 0, "body")).toHaveLength(20);
});

test("a part that no text reaches is told, and the one before it has no 下转", () => {
  const parts = [partAt(0, frameAt([1, 1], [1, 20])), partAt(1, frameAt([1, 1], [1, 20]))];
  const issue = issueOf(2, [story("one", parts, [lines(20)])]);
  expect(codesOf(issue)).toEqual(["part-empty"]);
  expect(texts(issue, 0, "jump")).toEqual([]);
});

test("a box keeps text one em off its sides and one row off head and foot", () => {
  const issue = issueOf(1, [
    story("one", [partAt(0, frameAt([2, 3], [5, 24]), { box: "plain", legs: 1 })], ["天".repeat(21 * 18 - 2)]),
  ]);
  const body = texts(issue, 0, "body");
  expect(body).toHaveLength(18);
  expect(body[0]?.x).toBe(20 + 108 + 9);
  expect(rowOf(body[0])).toBeCloseTo(6, 9);
  expect(rowOf(body.at(-1))).toBeCloseTo(23, 9);
});

test("a photo takes whole rows at about its own proportion, its head level with the text", () => {
  // Two legs are 23 em = 207 pt wide; 3 : 2 asks for 138 pt; twelve rows are 11 × 12 + 9 = 141.
  const issue = issueOf(1, [
    story("one", [partAt(0, frameAt([1, 4], [1, 30]))], [lines(94)], {
      photos: [photoOf("wide", { columns: 2, at: "top-right", caption: undefined })],
    }),
  ]);
  const placed = inSquares(issue).layout.pages[0]?.placed.find((each) => each.kind === "picture");
  expect(placed?.kind === "picture" && placed.at).toEqual({ x: 20 + 2 * 108, y: 20, width: 207, height: 141 });
});

test("a photo gives or takes rows so that the text comes out", () => {
  // 30 rows × 4 legs = 120; the photo and its row of white take 2 × 13; 88 lines leave 6, one row more a leg leaves 4, two leave 2.
  const issue = issueOf(1, [
    story("one", [partAt(0, frameAt([1, 4], [1, 30]))], [lines(90)], {
      photos: [photoOf("wide", { columns: 2, at: "top-right", caption: undefined })],
    }),
  ]);
  expect(codesOf(issue)).toEqual([]);
  const placed = inSquares(issue).layout.pages[0]?.placed.find((each) => each.kind === "picture");
  expect(placed?.kind === "picture" && [153, 165].includes(placed.at.height)).toBe(true);
});

function rulesOf(issue: Issue): readonly (readonly [string, number, number])[] {
  return (inSquares(issue).layout.pages[0]?.placed ?? []).flatMap((placed) =>
    placed.kind === "rule" && placed.role === "rule" && placed.owner.story === undefined
      ? [[placed.from.y === placed.to.y ? "across" : "down", placed.from.x, placed.from.y] as const]
      : [],
  );
}

test("a thin rule stands in the white row above a story that has another above it, and between stories side by side", () => {
  const issue = issueOf(1, [
    story("upper", [partAt(0, frameAt([1, 4], [1, 10]))], [lines(40)]),
    story("lower", [partAt(0, frameAt([1, 4], [11, 20]))], [lines(36)]),
    story("right", [partAt(0, frameAt([5, 6], [1, 20]))], [lines(40)]),
  ]);
  const rules = rulesOf(issue).filter(([, , y]) => y >= 20);
  // Row 11 begins at 140; the white from the foot of row 10 (137) to the head of row 12 (152) has its middle at 144.5.
  expect(rules.filter(([way]) => way === "across")).toEqual([["across", 20, 144.5]]);
  expect(rules.filter(([way]) => way === "down").map(([, x]) => x)).toEqual([20 + 4 * 108 - 4.5]);
  expect(rowOf(texts(issue, 0, "body").find((line) => line.owner.story === "lower"))).toBeCloseTo(12, 9);
});

test("a part that ends short takes the filler that leaves the fewest rows, under a rule and its headline", () => {
  const filler = (id: string, count: number): Story =>
    storyOf(id, [], { copy: copyOf(lines(count)), headline: heading("补白") });
  const issue = issueOf(1, [story("one", [partAt(0, frameAt([1, 1], [1, 30]))], [lines(18)])], {
    fillers: [filler("small", 3), filler("right", 8), filler("large", 20)],
  });
  const made = inSquares(issue);
  expect(made.layout.stories.map(({ id }) => id)).toEqual(["one", "right"]);
  expect(made.diagnostics).toEqual([]);
});

test("a filler's subhead turns between words, as one of a story does", () => {
  const copy = copyOf({ kind: "subhead", text: "天地玄黄宇宙洪荒日月盈昃辰宿" }, lines(2));
  const issue = issueOf(1, [story("one", [partAt(0, frameAt([1, 1], [1, 30]))], [lines(18)])], {
    fillers: [storyOf("fill", [], { copy, headline: heading("补白") })],
  });
  // Every second character ends a word: 天地玄黄宇宙洪 would be as wide as the line below it.
  expect(texts(issue, 0, "subhead").map(wordsOf)).toEqual(["天地玄黄宇宙", "洪荒日月盈昃辰宿"]);
});

test.each([
  ["warning", ["heads-side-by-side"]],
  ["off", []],
] as const)("two headlines side by side are 碰题, as the paper weighs it: %s", (weight, codes) => {
  const head = { headline: heading("标题") };
  const side = (id: string, from: number): Story =>
    story(id, [partAt(0, frameAt([from, from + 2], [1, 20]))], [lines(50)], head);
  const issue = issueOf(1, [side("left", 1), side("right", 4)], { paper: { ...paper, faults: { 碰题: weight } } });
  expect(codesOf(issue).filter((code) => code.startsWith("heads"))).toEqual(codes);
});

test("a headline that does not fit at its floor is an error at its place", () => {
  const issue = issueOf(1, [
    story("one", [partAt(0, frameAt([1, 1], [1, 30]))], [lines(20)], { headline: heading("这".repeat(60)) }),
  ]);
  expect(codesOf(issue)).toContain("headline-too-long");
});

test("a label, kicker, headline, deck and byline stand from the top down, the byline on the grid", () => {
  const issue = issueOf(1, [
    story("one", [partAt(0, frameAt([1, 6], [1, 30]))], [lines(100)], {
      label: text("评论"),
      kicker: heading("引题"),
      headline: heading("主题"),
      deck: heading("副题"),
      byline: text("记者 林岚"),
    }),
  ]);
  const order = (["label", "kicker", "headline", "deck", "byline", "body"] as const).map(
    (role) => texts(issue, 0, role)[0]?.y ?? 0,
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const row = rowOf(texts(issue, 0, "byline")[0]);
  expect(row).toBeCloseTo(Math.round(row), 9);
});

test("stories without a frame are placed in the free area, and do not overlap", () => {
  const loose = (id: string, count: number, priority: Story["priority"]): Story =>
    story(
      id,
      [partAt(0, undefined)],
      Array.from({ length: count }, () => lines(10)),
      { priority, headline: heading("标题") },
    );
  const issue = issueOf(1, [
    story("given", [partAt(0, frameAt([1, 6], [1, 20]))], [lines(120)]),
    loose("lead", 9, "lead"),
    loose("second", 4, "normal"),
    loose("third", 2, "brief"),
  ]);
  const { layout: made, diagnostics } = inSquares(issue);
  const frames = made.pages[0]?.frames ?? [];
  expect(frames.map(({ owner }) => owner.story).toSorted()).toEqual(["given", "lead", "second", "third"]);
  frames.forEach((frame, index) => {
    for (const other of frames.slice(index + 1)) expect(overlaps(frame.rect, other.rect)).toBe(false);
  });
  expect(diagnostics.map(({ code }) => code)).not.toContain("no-room");
  expect(made.stories.map(({ overset }) => overset)).toEqual([0, 0, 0, 0]);
});

test("a story for which the page has no room is told, and its copy counted as over", () => {
  const issue = issueOf(1, [
    story("given", [partAt(0, frameAt([1, 6], [1, 58]))], [lines(340)]),
    story("late", [partAt(0, undefined)], [lines(20)]),
  ]);
  expect(codesOf(issue)).toContain("no-room");
  expect(inSquares(issue).layout.stories[1]).toMatchObject({ id: "late", placed: 0, overset: 218 });
});

test("more stories than a page can hold are told one by one, soon", () => {
  const late = Array.from({ length: 300 }, (_, index) => story(`late-${index}`, [partAt(0, undefined)], [lines(20)]));
  const issue = issueOf(1, [story("given", [partAt(0, frameAt([1, 6], [1, 58]))], [lines(340)]), ...late]);
  const told = inSquares(issue).diagnostics.filter(({ code }) => ["no-room", "no-form"].includes(code));
  expect(new Set(told.map(({ arguments: args }) => args["story"])).size).toBe(300);
});

test("a headline set smaller so that its copy fits has its lines as much nearer together", () => {
  // Its two lines are 1.2 sizes apart by the style; the copy of some of these stories has no room under 18 pt.
  const heads = Array.from({ length: 8 }, (_, more) =>
    storyOf("a", [partAt(0, frameAt([1, 2], [1, 12]))], {
      headline: heading("标题", "两行"),
      copy: copyOf(lines(12 + more)),
    }),
  ).map((story) => texts(issueOf(1, [story]), 0, "headline"));
  const smaller = heads.filter(([first]) => first !== undefined && first.line.size < 18);
  expect(smaller.length).toBeGreaterThan(0);
  for (const [first, second] of smaller) {
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(1.2 * (first?.line.size ?? 0), 1);
  }
});

test("a photo stands in the part that it is for", () => {
  const parts = [partAt(0, frameAt([1, 2], [1, 40])), partAt(1, frameAt([1, 2], [1, 40]))];
  const photos = [photoOf("a", { part: 1, columns: 1 }), photoOf("b", { part: 2, columns: 1 })];
  const { layout } = inSquares(issueOf(2, [story("one", parts, [lines(100)], { photos })]));
  const files = layout.pages.map(({ placed }) =>
    placed.flatMap((each) => (each.kind === "picture" ? [each.picture.file] : [])),
  );
  expect(files).toEqual([["a.jpg"], ["b.jpg"]]);
});

// A leg is 99 pt wide, captions and credits have 8 pt: three characters of credit and an em before them leave 67.
test.each<[string, string | undefined, readonly (readonly string[])[], string]>([
  ["天地玄黄宇宙洪荒", "周宁摄", [["天地玄黄宇宙洪荒", "周宁摄"]], "in the caption's last line"],
  ["天地玄黄宇宙洪荒日", "周宁摄", [["天地玄黄宇宙洪荒日"], ["周宁摄"]], "in a line of its own where that has no room"],
  ["天地玄黄", undefined, [["天地玄黄"]], "none"],
])("under a photo with caption %s and credit %s stand %j: %s", (caption, credit, expected) => {
  const photo = photoOf("a", {
    columns: 1,
    caption: text(caption),
    credit: credit === undefined ? undefined : text(credit),
  });
  const parts = [partAt(0, frameAt([1, 2], [1, 40]))];
  const issue = issueOf(1, [story("one", parts, [lines(40)], { photos: [photo] })]);
  const found = (inSquares(issue).layout.pages[0]?.placed ?? []).flatMap((each) => {
    if (each.kind !== "text" || !each.line.segments.some(({ role }) => role === "caption" || role === "credit"))
      return [];
    return [each.line.segments.map((segment) => segment.text)];
  });
  expect(found).toEqual(expected);
});

/** The upright rules of a page. */
function gutterRules(stories: readonly Story[]): number {
  const placed = inSquares(issueOf(1, stories)).layout.pages[0]?.placed ?? [];
  return placed.filter((each) => each.kind === "rule" && each.role === "rule" && each.from.x === each.to.x).length;
}

test.each<[[number, number], [number, number], number, string]>([
  [[1, 20], [1, 20], 1, "between two stories"],
  [[1, 20], [16, 22], 0, "they share five rows: the gutter is enough"],
])("in the gutter between rows %j and %j stand %i rules: %s", (left, right, rules) => {
  const parts = [partAt(0, frameAt([1, 1], left)), partAt(0, frameAt([2, 2], right))] as const;
  const stories = parts.map((part, at) => story(["one", "two"][at] ?? "", [part], [lines(3)]));
  expect(gutterRules(stories)).toBe(rules);
});

test("no rule stands in the gutter between two parts of one story", () => {
  const parts = [partAt(0, frameAt([1, 1], [1, 20])), partAt(0, frameAt([2, 2], [1, 20]))];
  expect(gutterRules([story("one", parts, [lines(40)])])).toBe(0);
});

test.each([1, 2])("rules stay where they were when a story above gives up %i rows", (rows) => {
  const standing = (foot: number) => {
    const stories = [
      storyOf("over", [partAt(0, frameAt([1, 2], [1, foot]))], { copy: copyOf(lines(30)) }),
      storyOf("under", [partAt(0, frameAt([1, 2], [21, 40]))], { copy: copyOf(lines(30)) }),
      storyOf("beside", [partAt(0, frameAt([3, 4], [1, 40]))], { copy: copyOf(lines(60)) }),
    ];
    const [page] = inSquares(issueOf(1, stories)).layout.pages;
    return page?.placed.filter(({ kind, owner }) => kind === "rule" || owner.story !== "over");
  };
  expect(standing(20)?.filter(({ kind }) => kind === "rule").length).toBeGreaterThan(1);
  expect(standing(20 - rows)).toEqual(standing(20));
});
