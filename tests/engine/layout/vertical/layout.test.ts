import { expect, test } from "vitest";
import type { Issue, Part, Story } from "../../../../src/engine/model/issue.ts";
import type { Role } from "../../../../src/engine/text/line.ts";
import { inSquares } from "../in-squares.ts";
import { copyOf, frameAt, heading, issueOf, paper, partAt, photoOf, storyOf, styles, text } from "../newsroom.ts";
import { linesWith, type PlacedText } from "../placed-text.ts";

// A column is 99 pt wide from x = 20 and holds eight lines of 9 pt at 12 pt and more: from line to line (99 − 9) ÷ 7 = 12.86 pt.
// Its first line has its middle at 119 − 4.5. Row 1 begins at y = 20; 12 rows are 141 pt high: 15 characters.

const noHead = { headline: undefined };
function upright(parts: readonly Part[], over: Partial<Story> = {}): Story {
  const vertical = parts.map((part): Part => ({ ...part, writing: "vertical" }));
  return storyOf("down", vertical, { ...noHead, ...over });
}

function partOf(columns: readonly [number, number], rows: readonly [number, number], over: Partial<Part> = {}): Part {
  return partAt(0, frameAt(columns, rows), { head: "left", ...over });
}

function texts(issue: Issue, page: number, role: Role): readonly PlacedText[] {
  return linesWith(role, inSquares(issue).layout.pages[page]?.placed ?? []);
}

const at = ({ x, y }: PlacedText) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];

test("lines go from the right edge to the left one", () => {
  const issue = issueOf(1, [upright([partOf([1, 1], [1, 12])], { copy: copyOf("天".repeat(13 + 15)) })]);
  expect(texts(issue, 0, "body").map(at)).toEqual([
    [114.5, 20],
    [101.64, 20],
  ]);
});

test("bands stand over one another, the last one flush with the frame's foot", () => {
  const issue = issueOf(1, [
    upright([partOf([1, 1], [1, 24], { legs: 2 })], { copy: copyOf("天".repeat(13 + 15 * 14)) }),
  ]);
  const lines = texts(issue, 0, "body");
  // 24 rows are 285 pt: two bands of 15 characters, and 15 pt between them.
  expect(lines.map(({ y }) => y)).toEqual(Array.from({ length: 15 }, (_, line) => (line < 8 ? 20 : 170)));
  expect(lines[8] && at(lines[8])).toEqual([114.5, 170]);
});

test.each<[number, readonly [number, number] | undefined, number, string]>([
  [12, undefined, 15, "one band while lines are not too long"],
  [20, undefined, 26 / 2 - 1, "26 characters are too many for a line: two bands of twelve"],
])("%d rows, legs %j: lines of %d: %s", (rows, _, measure) => {
  const issue = issueOf(1, [upright([partOf([1, 1], [1, rows])], { copy: copyOf("天".repeat(40)) })]);
  expect(inSquares(issue).layout.pages[0]?.frames[0]?.fit.measure).toBe(measure);
});

test("the headline stands at the right, the copy of lower bands runs under it", () => {
  const parts = [partOf([1, 2], [1, 24], { legs: 2 })];
  const issue = issueOf(1, [upright(parts, { headline: heading("题目"), copy: copyOf("天".repeat(400)) })]);
  const head = texts(issue, 0, "headline")[0];
  const lines = texts(issue, 0, "body");
  const right = (of: readonly PlacedText[]): number => Math.max(...of.map(({ x }) => x));
  expect(head?.line.writing).toBe("vertical");
  expect(right(lines.filter(({ y }) => y < 100))).toBeLessThan((head?.x ?? 0) - 9);
  expect(right(lines.filter(({ y }) => y > 100))).toBe(20 + 108 + 99 - 4.5);
});

test("head: top sets the headline over the copy, in horizontal lines", () => {
  const parts = [partOf([1, 2], [1, 24], { head: "top" })];
  const issue = issueOf(1, [upright(parts, { headline: heading("题目"), copy: copyOf("天".repeat(200)) })]);
  const head = texts(issue, 0, "headline")[0];
  expect(head?.line.writing).toBe("horizontal");
  expect(Math.min(...texts(issue, 0, "body").map(({ y }) => y))).toBeGreaterThan(head?.y ?? 0);
});

test.each<["left" | "right" | "center" | "justify", number, string]>([
  // Two columns are 20 to 227; the headline's ink is 36 pt wide.
  ["left", 227, "begins at the right, with the copy"],
  ["justify", 227, "so does one that would fill its line"],
  ["right", 227, "stands there as it is"],
  ["center", 20 + 207 / 2 + 18, "a centred head stays in the middle"],
])("a %s head over vertical copy ends at %d: %s", (align, end) => {
  const { normal } = styles.headline;
  const headline = { ...styles.headline, normal: { ...normal, align } };
  const parts = [partOf([1, 2], [1, 24], { head: "top" })];
  const story = upright(parts, {
    headline: heading("题目"),
    kicker: heading("引题四字"),
    copy: copyOf("天".repeat(200)),
  });
  const issue = issueOf(1, [story], { paper: { ...paper, styles: { ...styles, headline } } });
  const inkEnd = (role: Role): number => {
    const [line] = texts(issue, 0, role);
    const last = line?.line.segments.at(-1);
    return (line?.x ?? 0) + (last?.x ?? 0) + (last?.width ?? 0);
  };
  expect(inkEnd("headline")).toBeCloseTo(end, 6);
  if (align !== "center") expect(inkEnd("kicker")).toBeCloseTo(end, 6);
});

test("下转 ends at the foot of the last line, 上接 opens the next part; both are links", () => {
  const parts = [partOf([1, 1], [1, 12]), { ...partOf([1, 1], [1, 24]), page: 1 }];
  const issue = issueOf(2, [upright(parts, { copy: copyOf("天".repeat(200)) })]);
  // Its brackets take half an em each at the ends.
  const [to] = texts(issue, 0, "jump");
  expect(to && at(to)).toEqual([24.5, 20 + 15 * 9 - 6 * 9]);
  const [from] = texts(issue, 1, "continuation");
  expect(from?.line.segments.map(({ text: words }) => words)[0]).toBe("（上接第一版）");
  const links = inSquares(issue).layout.pages.flatMap(({ placed }) => placed.filter(({ kind }) => kind === "link"));
  expect(links.map((link) => link.kind === "link" && [link.to.part, link.at.width < link.at.height])).toEqual([
    [2, true],
    [1, true],
  ]);
});

test("a photo takes a band's height, its caption in vertical lines at its left", () => {
  const parts = [partOf([1, 4], [1, 24], { legs: 2 })];
  const photos = [photoOf("square", { at: "top-right" })];
  const issue = issueOf(1, [upright(parts, { photos, copy: copyOf("天".repeat(900)) })]);
  const picture = inSquares(issue).layout.pages[0]?.placed.find(({ kind }) => kind === "picture");
  const [caption] = texts(issue, 0, "caption");
  expect(picture?.kind === "picture" && [picture.at.y, picture.at.height]).toEqual([20, 135]);
  expect(picture?.kind === "picture" && picture.at.x + picture.at.width).toBe(20 + 4 * 108 - 9);
  expect(caption?.line.writing).toBe("vertical");
  expect(caption && picture?.kind === "picture" && picture.at.x - caption.x).toBe(3 + 4);
});

test("a frame is divided into bands that leave copy beside its photo", () => {
  const bandsWith = (photo: string): number | undefined => {
    const story = upright([partOf([1, 2], [1, 30])], { photos: [photoOf(photo)], copy: copyOf("天".repeat(300)) });
    return inSquares(issueOf(1, [story])).layout.pages[0]?.frames[0]?.fit.legs;
  };
  // 17 lines, of which a photo and its caption may take ten: 120 pt. In two bands, of 19 characters, a tall one is 128 pt wide; in
  // three, of twelve, 81 pt, and a wide one 162 pt. A fourth band would leave lines of eight.
  expect([bandsWith("tall"), bandsWith("wide")]).toEqual([3, 3]);
});

test.each<[number, readonly string[], string]>([
  [13 + 15 * 7, [], "eight full lines"],
  [13 + 15 * 9, ["overset 2 30"], "two lines over"],
  [13 + 15 * 2, ["underfull 4 60"], "three lines, which open to a fourth: four short"],
])("%d characters in eight lines of 15: %j: %s", (characters, found) => {
  const issue = issueOf(1, [upright([partOf([1, 1], [1, 12])], { copy: copyOf("天".repeat(characters)) })]);
  const told = inSquares(issue).diagnostics.map(
    ({ code, arguments: args }) => `${code} ${args["rows"]} ${args["characters"]}`,
  );
  expect(told).toEqual(found);
});

test("emphasis dots stand at the right, name rules at the left", () => {
  const copy = copyOf("天地玄黄");
  const [paragraph] = copy.paragraphs;
  const runs = (["emphasis", "properName"] as const).map((style, run) => ({ style, from: 2 * run, to: 2 * run + 2 }));
  const marked = { ...copy, paragraphs: paragraph === undefined ? [] : [{ ...paragraph, runs }] };
  const [line] = texts(issueOf(1, [upright([partOf([1, 1], [1, 12])], { copy: marked })]), 0, "body");
  expect(line?.line.marks.map((mark) => [mark.kind, mark.x > 4.5, mark.x < -4.5])).toEqual([
    ["dot", true, false],
    ["dot", true, false],
    ["rule", false, true],
  ]);
});

test("a note stands boxed between head and copy", () => {
  const note = { label: text("编者按："), text: text("天地玄黄。") };
  const issue = issueOf(1, [upright([partOf([1, 2], [1, 12])], { note, copy: copyOf("天".repeat(100)) })]);
  const [first] = texts(issue, 0, "note");
  const [line] = texts(issue, 0, "body");
  expect(first?.line.writing).toBe("vertical");
  expect((first?.x ?? 0) - (line?.x ?? 0)).toBeGreaterThan(2 * 9);
});

test.each<["left" | "top", readonly [number, number], string, string, string]>([
  ["left", [1, 12], "长".repeat(200), "frame-too-narrow", "headline and note need more lines than the column has"],
  ["top", [1, 6], "", "frame-too-small", "under the headline lines would have less than five characters"],
])("head: %s in rows %j, note %s: %s: %s", (head, rows, words, code) => {
  const note = words === "" ? undefined : { label: undefined, text: text(words) };
  const story = upright([partOf([1, 1], rows, { head })], { headline: heading("题目"), note, copy: copyOf("天") });
  expect(inSquares(issueOf(1, [story])).diagnostics.map((each) => each.code)).toContain(code);
});
