import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { Rect } from "../../../src/base/rect.ts";
import { markDraft } from "../../../src/engine/layout/draft-marks.ts";
import type { Page, Placed } from "../../../src/engine/layout/page.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, lines, paper, partAt, photoOf, storyOf } from "./newsroom.ts";
import { pictures } from "./random-issue.ts";

// Legs are 11 characters of 9 pt and 9 pt apart; row r begins at 20 + 12 (r - 1) pt. Marks stand over what the plain layout has.

const plain = (id: string, frame: ReturnType<typeof frameAt>, count: number, page = 0) =>
  storyOf(id, [partAt(page, frame)], { headline: undefined, copy: copyOf(lines(count)) });

/** The marks of each page, and what was found. */
function marksOf(issue: Issue, more: readonly Diagnostic[] = []): readonly (readonly Placed[])[] {
  const { layout, diagnostics } = inSquares(issue, { words: (of) => [...of] });
  const means = { issue, diagnostics: [...diagnostics, ...more], pictures, bench: newTextContext(squareFonts()) };
  const marked = markDraft(layout, means);
  return marked.pages.map((page: Page, at) => {
    const before = layout.pages[at]?.placed ?? [];
    expect(page.placed.slice(0, before.length)).toEqual(before);
    return page.placed.slice(before.length);
  });
}

const textsOf = (marks: readonly Placed[]): readonly string[] =>
  marks.flatMap((mark) => (mark.kind === "text" ? [mark.line.segments.map(({ text }) => text).join("")] : []));
const areasOf = (marks: readonly Placed[]): readonly Rect[] =>
  marks.flatMap((mark) => (mark.kind === "area" ? [mark.at] : []));

const full = plain("a", frameAt([1, 2], [1, 20]), 40);
const over = plain("a", frameAt([1, 2], [1, 20]), 52);
const parts = [partAt(0, frameAt([1, 2], [1, 20])), partAt(1, frameAt([1, 2], [1, 20]))];
const jumped = storyOf("a", parts, { headline: undefined, copy: copyOf(lines(91)) });
const broad = photoOf("wide", { columns: 2, depth: { from: 30, to: 30 }, caption: undefined });
const photos = { ...full, photos: [broad, { ...broad, id: "2", file: "other" }] };
const fault = (args: Diagnostic["arguments"]): Diagnostic => ({
  severity: "error",
  code: "missing-glyph",
  span: paper.span,
  arguments: args,
  related: [],
  also: [],
});

const CASES: [why: string, issue: Issue, more: readonly Diagnostic[], texts: readonly (readonly string[])[]][] = [
  ["a page that fits has no mark", issueOf(1, [full]), [], [[]]],
  [
    "overset copy is marked on its page alone",
    issueOf(2, [over, plain("b", frameAt([1, 1], [1, 20]), 20, 1)]),
    [],
    [["溢出 12 行 约 132 字", "未完成"], []],
  ],
  [
    "overset copy of a story that jumps is marked on all its pages",
    issueOf(3, [jumped, plain("b", frameAt([1, 1], [1, 20]), 20, 2)]),
    [],
    [["2版溢出 13 行 约 139 字", "未完成"], ["溢出 13 行 约 139 字", "未完成"], []],
  ],
  ["each photo without a place is named", issueOf(1, [photos]), [], [["缺图 wide.jpg", "缺图 other", "未完成"]]],
  [
    "the marks of a traditional paper are in its characters",
    { ...issueOf(1, [photos, over]), paper: { ...paper, script: "traditional" } },
    [],
    [["缺圖 wide.jpg", "缺圖 other", "溢出 12 行 約 132 字", "未完成"]],
  ],
  ["an error of a story marks its pages", issueOf(2, [full]), [fault({ story: "a" })], [["未完成"], []]],
  ["an error without a page marks all", issueOf(2, [full]), [fault({})], [["未完成"], ["未完成"]]],
];

test.each(CASES)("a draft shows its faults on the page: %s", (_why, issue, more, texts) => {
  const marks = marksOf(issue, more);
  expect(marks.map(textsOf)).toEqual(texts);
  const roles = marks.flat().map((mark) => ("role" in mark ? mark.role : "draft"));
  expect(new Set(roles).size).toBeLessThanOrEqual(1);
});

test("the bar stands at the foot of the frame's last leg", () => {
  const [bar] = areasOf(marksOf(issueOf(1, [over]))[0] ?? []);
  // The second leg begins at 20 + 99 + 9 pt; row 20 ends at 20 + 19 · 12 + 9 pt, and red stands 2 pt below.
  expect(bar).toEqual({ x: 128, y: 245, width: 99, height: 14 });
});

test("places of photos are hatched, stand over one another, and stay in the frame", () => {
  const marks = marksOf(issueOf(1, [photos]))[0] ?? [];
  const rules = marks.flatMap((mark) => (mark.kind === "rule" ? [mark] : []));
  const ys = (piece: string) =>
    rules.filter(({ owner }) => owner.piece === piece).flatMap(({ from, to }) => [from.y, to.y]);
  const [one, other] = [ys("missing-1"), ys("missing-2")];
  expect(one.length).toBeGreaterThan(20);
  expect(Math.max(...one)).toBeLessThanOrEqual(260);
  expect(Math.max(...other)).toBeLessThanOrEqual(Math.min(...one) + 0.01);
  expect(Math.min(...other)).toBeGreaterThanOrEqual(20);
});
