import { expect, test } from "vitest";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Inset, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, lines, partAt, span, storyOf, text } from "./newsroom.ts";

// Legs are 11 characters of 9 pt, columns 108 pt apart from x = 20, row 1 at y = 20, pitch 12.

const standing = { columns: undefined, at: "top-right", part: 1, span } as const;
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

function make(insets: readonly Inset[], rows: number, count: number, over: Partial<Story> = {}) {
  const part = partAt(0, frameAt([1, 3], [1, rows]));
  const story = storyOf("one", [part], { copy: copyOf(lines(count)), headline: undefined, insets, ...over });
  const made = inSquares(issueOf(1, [story]));
  return { codes: made.diagnostics.map((each) => each.code), placed: made.layout.pages[0]?.placed ?? [] };
}

const roleOf = (thing: Placed): string | undefined =>
  thing.kind === "text" ? thing.line.segments[0]?.role : "role" in thing ? thing.role : undefined;
const ofRole = (placed: readonly Placed[], role: string): readonly Placed[] =>
  placed.filter((thing) => roleOf(thing) === role && thing.owner.block?.kind === "inset");

test.each<[why: string, inset: Inset, roles: Readonly<Record<string, number>>]>([
  ["words between two rules, who said them under them", quote, { pullquote: 2, legend: 1, rule: 2 }],
  ["two figures with legends, a title, a hairline between", numbers, { numeral: 2, legend: 3, rule: 3 }],
  ["a code, and its words", code, { legend: 1, qr: 2 }],
])("the lines and rules of an inset: %s", (_why, inset, roles) => {
  const { placed } = make([inset], 40, 100);
  const counts = Object.fromEntries(Object.keys(roles).map((role) => [role, ofRole(placed, role).length]));
  expect(counts).toEqual(roles);
});

test.each([
  ["a pull quote", quote],
  ["figures", numbers],
  ["a code", code],
] as const)("copy stands clear of %s", (_what, inset) => {
  const { placed } = make([inset], 40, 100);
  const ys = placed.flatMap((thing) => {
    if (thing.kind === "text" && thing.owner.block?.kind === "inset") return [thing.y];
    return thing.kind === "rule" && thing.owner.block?.kind === "inset"
      ? [thing.from.y]
      : thing.kind === "art"
        ? [thing.at.y + thing.at.height]
        : [];
  });
  const foot = Math.max(...ys);
  // It stands at the head of the third leg, from x = 236 on.
  const beside = placed.filter(
    (thing) => thing.kind === "text" && roleOf(thing) === "body" && thing.x >= 230 && thing.y - 8 < foot,
  );
  expect(beside).toEqual([]);
});

test.each([
  ["灯是给还在路上的人留的。", ["灯是给还在路", "上的人留的。"], "as it fills its lines"],
  ["灯留着，是给还在路上的人的。", ["灯留着，", "是给还在", "路上的人的。"], "behind a stop, in as many lines"],
  ["路上的人", ["路上的人"], "one line is one"],
])("the pull quote %s stands in lines %j: %s (text/RULES.md#turns)", (words, expected) => {
  const { placed } = make([{ ...quote, text: text(words) } as Inset], 40, 100);
  const set = ofRole(placed, "pullquote").map((thing) =>
    thing.kind === "text" ? thing.line.segments.map((segment) => segment.text).join("") : "",
  );
  expect(set).toEqual(expected);
});

test("a code has four modules of white on each side, and is as wide as newsprint asks", () => {
  const art = ofRole(make([code], 40, 100).placed, "qr").find(({ kind }) => kind === "art");
  if (art?.kind !== "art") throw new Error("no code");
  expect(art.viewBox.slice(0, 2)).toEqual([-4, -4]);
  expect(art.at.width / art.viewBox[2]).toBeGreaterThan((0.5 * 72) / 25.4);
});

test.each([
  [1, "https://paper.example/a", [], "25 modules and the white around them, 16.5 mm, in a leg of 34.9"],
  [1, `https://paper.example/${"a".repeat(260)}`, ["qr-too-small"], "69 and their white need 38.5"],
  [2, `https://paper.example/${"a".repeat(260)}`, [], "over two legs they have 73"],
])("a code over %i leg(s) of %s tells %j: %s", (columns, url, told) => {
  const { codes } = make([{ ...code, columns, url: text(url) }], 40, 100);
  expect(codes.filter((each) => each === "qr-too-small")).toEqual(told);
});

test("an inset that finds no place is told", () => {
  expect(make([quote], 4, 10).codes).toContain("photo-no-room");
});

test("figures without copy fill their frame, side by side", () => {
  const { placed } = make([numbers], 8, 0, { copy: copyOf() });
  const [one, other] = ofRole(placed, "numeral");
  expect(one?.kind === "text" && other?.kind === "text" && one.y === other.y && one.x < other.x).toBe(true);
});
