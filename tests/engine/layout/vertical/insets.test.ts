import { describe, expect, test } from "vitest";
import type { Rect } from "../../../../src/base/rect.ts";
import type { Placed } from "../../../../src/engine/layout/page.ts";
import type { Inset } from "../../../../src/engine/model/issue.ts";
import { overlaps } from "../../../rects.ts";
import { inSquares } from "../in-squares.ts";
import { copyOf, frameAt, issueOf, partAt, span, storyOf, text } from "../newsroom.ts";

// Insets of a vertical story (layout/RULES.md#insets). Three columns are 20 to 335; 24 rows are 285 pt high: two bands of 15 characters, 135 pt each.

const standing = { columns: undefined, at: undefined, part: 1, span } as const;
const quote: Inset = { kind: "pullquote", ...standing, text: text("灯是给还在路上的人留的。"), by: text("——江照") };
const numbers: Inset = {
  kind: "numbers",
  ...standing,
  title: text("今日数字"),
  list: [
    { value: text("3108盏"), legend: text("路灯") },
    { value: text("71.4万元"), legend: text("押金") },
  ],
};
const code: Inset = { kind: "qr", ...standing, url: text("https://paper.example/a"), caption: text("扫一扫") };

function make(inset: Inset, count = 500, rows = 24) {
  const part = partAt(0, frameAt([1, 3], [1, rows]), { head: "left", legs: 2, writing: "vertical" });
  const story = storyOf("down", [part], { copy: copyOf("天".repeat(count)), headline: undefined, insets: [inset] });
  const made = inSquares(issueOf(1, [story]));
  return { codes: made.diagnostics.map((each) => each.code), placed: made.layout.pages[0]?.placed ?? [] };
}

const ofInset = (placed: readonly Placed[]): readonly Placed[] =>
  placed.filter(({ owner }) => owner.story !== undefined && owner.block?.kind === "inset");

/** What a thing covers on the page. */
function rectOf(thing: Placed): Rect {
  if (thing.kind === "rule") {
    const { from, to } = thing;
    return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  }
  if (thing.kind !== "text") return thing.at;
  const { x, y, line } = thing;
  const [first, last] = [line.segments[0], line.segments.at(-1)];
  const from = first?.x ?? 0;
  const length = (last?.x ?? 0) + (last?.width ?? 0) - from;
  if (line.writing === "vertical") return { x: x - line.size / 2, y: y + from, width: line.size, height: length };
  return { x: x + from, y: y - 0.88 * line.size, width: length, height: line.size };
}

function around(things: readonly Placed[]): Rect {
  const rects = things.map(rectOf);
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const foot = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: foot - y };
}

describe.each([
  ["a pull quote", quote],
  ["figures", numbers],
  ["a code", code],
] as const)("%s", (_what, inset) => {
  test("stands in one band, and copy keeps clear of it", () => {
    const { placed, codes } = make(inset);
    expect(codes).not.toContain("photo-no-room");
    const box = around(ofInset(placed));
    expect(box.height).toBeLessThanOrEqual(135.01);
    expect([box.x >= 19.99, box.x + box.width <= 335.01]).toEqual([true, true]);
    const others = placed.filter((thing) => thing.kind === "text" && thing.owner.block?.kind !== "inset");
    expect(others.length).toBeGreaterThan(20);
    expect(others.filter((thing) => overlaps(rectOf(thing), box, 0.05))).toEqual([]);
  });
});

test.each([
  ["figures", numbers],
  ["a code", code],
] as const)("%s higher than all bands are told", (_what, inset) => {
  expect(make(inset, 20, 5).codes).toContain("photo-no-room");
});

test("a pull quote runs down: the heavy rule at its right, the fine one at its left, who said it at the band's foot", () => {
  const own = ofInset(make(quote).placed);
  const rules = own.flatMap((thing) => (thing.kind === "rule" ? [thing] : []));
  const texts = own.flatMap((thing) => (thing.kind === "text" ? [thing] : []));
  expect(rules.map(({ from, to, weight }) => [from.x === to.x, Math.round(to.y - from.y), weight])).toEqual([
    [true, 135, 1.2],
    [true, 135, 0.3],
  ]);
  expect(texts.map(({ line }) => line.writing)).toEqual(texts.map(() => "vertical"));
  const xs = [rules[0]?.from.x, ...texts.map(({ x }) => x), rules[1]?.from.x].map((x) => x ?? 0);
  expect(xs).toEqual(xs.toSorted((a, b) => b - a));
  const said = texts.at(-1);
  const foot = Math.max(...rules.map(({ to }) => to.y));
  expect(said && said.y + said.line.width).toBeCloseTo(foot, 6);
});

test("figures and the words of a code stay horizontal", () => {
  for (const inset of [numbers, code]) {
    const texts = ofInset(make(inset).placed).flatMap((thing) => (thing.kind === "text" ? [thing.line.writing] : []));
    expect([...new Set(texts)]).toEqual(["horizontal"]);
  }
});
