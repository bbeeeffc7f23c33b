import { describe, expect, test } from "vitest";
import { steppedOutline } from "../../../src/engine/layout/adverts.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Advert, ClassifiedAdvert, TextAdvert } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { frameAt, heading, issueOf, paper, span, text } from "./newsroom.ts";

// Columns of 11 characters of 9 pt and gutters of one; rows of 12 pt from y 20; x from 20.
const place = { id: "advert-1", name: "广告", page: 0, label: "广告", span } as const;
const textAdvert = (over: Partial<TextAdvert>): TextAdvert => ({
  ...place,
  kind: "text",
  frame: frameAt([1, 2], [1, 11]),
  headline: undefined,
  legs: undefined,
  paragraphs: [text("字".repeat(40))],
  signature: [],
  ...over,
});

function laidOut(advert: Advert) {
  const issue = issueOf(1, [], { adverts: [advert], paper: { ...paper, faults: { 天窗: "off" } } });
  const { layout, diagnostics } = inSquares(issue, { pictures: new Map() });
  const [page] = layout.pages;
  if (page === undefined) throw new Error("no page");
  const placed = page.placed.filter(({ owner }) => owner.piece?.startsWith("advert-1"));
  const told = diagnostics.filter(({ code }) => code.startsWith("advert-"));
  return { page, placed, told: told.map(({ code, arguments: args }) => [code, args["lines"]]) };
}

function linesOf(
  placed: readonly Placed[],
): readonly { text: string; x: number; y: number; leg: number | undefined; size: number }[] {
  return placed.flatMap((thing) =>
    thing.kind === "text"
      ? [
          {
            text: thing.line.segments.map((segment) => segment.text).join(""),
            x: thing.x,
            y: thing.y,
            leg: thing.owner.leg,
            size: thing.line.size,
          },
        ]
      : [],
  );
}

describe("a text advert has the largest size from its style's down to the floor that has room", () => {
  test.each<[words: number, rows: number, size: number, told: unknown[], why: string]>([
    [40, 8, 9, [], "three lines of 21 characters, the first of them with an indent of two"],
    [140, 9, 9, [], "seven lines of 12 pt in a room of 96"],
    [170, 9, 8, [], "nine lines of 9 pt and eight of 8.5 have no room, eight of 8 pt have"],
    [40, 11, 9, [["advert-short", 7]], "three lines leave more than half of their place white"],
    [400, 9, 7.5, [["advert-over", 9]], "even the floor holds eight lines of 25 characters: nine are over"],
  ])("%i characters on %i rows: %f pt %j: %s", (words, rows, size, told) => {
    const advert = textAdvert({ frame: frameAt([1, 2], [1, rows]), paragraphs: [text("字".repeat(words))] });
    const { placed, told: found } = laidOut(advert);
    const lines = linesOf(placed).filter(({ text: of }) => of.includes("字"));
    expect(new Set(lines.map((line) => line.size))).toEqual(new Set([size]));
    expect(found).toEqual(told);
    expect(Math.max(...lines.map(({ y }) => y))).toBeLessThanOrEqual(20 + (rows - 1) * 12 + 9);
  });
});

test("its words are head, text in legs, and who signs at the right; each is a piece of its own", () => {
  const { placed } = laidOut(
    textAdvert({ headline: heading("公告"), legs: 2, paragraphs: [text("字".repeat(30))], signature: [text("公司")] }),
  );
  const pieces = placed.flatMap((thing) => (thing.kind === "text" ? [[thing.owner.piece, thing.owner.leg]] : []));
  expect(pieces).toEqual([
    ["advert-1", undefined],
    ["advert-1/headline", undefined],
    ["advert-1/p1", 0],
    ["advert-1/p1", 0],
    ["advert-1/p1", 0],
    ["advert-1/p1", 1],
    ["advert-1/signature-1", 1],
  ]);
  const signed = placed.find(({ owner }) => owner.piece === "advert-1/signature-1");
  const segment = signed?.kind === "text" ? signed.line.segments[0] : undefined;
  expect((segment?.x ?? 0) + (segment?.width ?? 0)).toBeCloseTo(signed?.kind === "text" ? signed.line.width : 0, 6);
});

test.each([
  [textAdvert({ frame: frameAt([1, 2], [1, 20]), paragraphs: [text("字")] }), undefined],
  [textAdvert({ frame: frameAt([1, 2], [1, 20]), paragraphs: [text("字")], legs: 2 }), 2],
])("lines that are free in several legs are told as those of all: %#", (advert, legs) => {
  const { diagnostics } = inSquares(issueOf(1, [], { adverts: [advert] }), { pictures: new Map() });
  const short = diagnostics.filter(({ code }) => code === "advert-short");
  expect(short.map(({ arguments: args }) => args["legs"])).toEqual([legs]);
});

test.each([
  ["公告", [], "it stands at the style's size"],
  ["一二三四五六七八九十一二", [], "twelve characters turn into two lines of six at 13 pt, 78 of 81"],
  ["一二三四五六七八九十一二三四五六七八九十", [["advert-head-long", undefined]], "ten characters a line have no room"],
])("a head of an advert over one column, %s: %j: %s", (head, told) => {
  const advert = textAdvert({ frame: frameAt([1, 1], [1, 9]), headline: heading(head), paragraphs: [text("字")] });
  expect(laidOut(advert).told).toEqual(told);
});

test.each<[number, readonly string[], unknown, string]>([
  // rows, words  told                              why
  [5, [], [], "two lines of 13 pt have room in 48 pt"],
  [3, [], [["advert-head-long", undefined]], "and none in 24: an advert without words is nothing but its head"],
  [3, ["字"], [["advert-over", 1]], "words that have no room under the head are told alone"],
])("a head of two lines in an advert of %i rows, words %j: %j: %s", (rows, words, told) => {
  const frame = frameAt([1, 1], [1, rows]);
  const advert = textAdvert({ frame, headline: heading("一二三四五六", "七八九十一二"), paragraphs: words.map(text) });
  expect(laidOut(advert).told).toEqual(told);
});

const ad = (number: number, characters: number) => ({
  number,
  title: undefined,
  text: text(String(number).padEnd(characters, "告")),
});
const smallAds = (over: Partial<ClassifiedAdvert>): ClassifiedAdvert => ({
  ...place,
  kind: "classified",
  frame: frameAt([1, 2], [1, 12]),
  headline: undefined,
  legs: undefined,
  categories: [{ name: text("招聘"), ads: [ad(1, 20), ad(2, 20), ad(3, 20), ad(4, 20)] }],
  ...over,
});

describe("small ads stand whole in their legs, and no category's bar without one", () => {
  const four = [ad(1, 20), ad(2, 20), ad(3, 20), ad(4, 20)];
  test.each<[why: string, advert: ClassifiedAdvert, legs: string[], told: unknown[]]>([
    ["two legs, even", smallAds({ frame: frameAt([1, 2], [1, 8]) }), ["招聘 1 2", "3 4"], []],
    ["one leg", smallAds({ legs: 1, frame: frameAt([1, 2], [1, 12]) }), ["招聘 1 2 3 4"], []],
    [
      "a bar goes along with its first ad",
      smallAds({
        frame: frameAt([1, 2], [1, 8]),
        categories: [
          { name: text("招聘"), ads: four.slice(0, 2) },
          { name: text("家政"), ads: [ad(5, 30)] },
        ],
      }),
      ["招聘 1 2", "家政 5"],
      [],
    ],
    ["what has no room is told", smallAds({ frame: frameAt([1, 2], [1, 6]) }), ["招聘 1", "2 3"], [["advert-over", 2]]],
    ["much white is told", smallAds({ frame: frameAt([1, 2], [1, 40]) }), ["招聘 1 2", "3 4"], [["advert-short", 88]]],
  ])("%s", (_why, advert, legs, told) => {
    const { placed, told: found } = laidOut(advert);
    const pieces = placed.flatMap((thing) => (thing.kind === "text" && thing.owner.leg !== undefined ? [thing] : []));
    const byLeg = [0, 1].map((leg) => {
      const own = pieces
        .filter(({ owner }) => owner.leg === leg)
        .map(({ owner, line }) => {
          const piece = owner.piece?.split("/")[1] ?? "";
          return piece.startsWith("category") ? line.segments.map((segment) => segment.text).join("") : piece.slice(3);
        });
      return [...new Set(own)].join(" ");
    });
    expect(byLeg.filter((each) => each !== "")).toEqual(legs);
    expect(found).toEqual(told);
  });

  test("legs that can end level do: the white between ads grows, that under a bar does not", () => {
    const ads = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ad(number, 20));
    const { placed } = laidOut(
      smallAds({ frame: frameAt([1, 2], [1, 11]), categories: [{ name: text("招聘"), ads }] }),
    );
    const lines = linesOf(placed).filter(({ leg }) => leg !== undefined);
    const last = (leg: number): number => Math.max(...lines.filter((line) => line.leg === leg).map(({ y }) => y));
    expect(last(0)).toBeCloseTo(last(1), 6);
  });

  test("a hairline stands between two ads of a leg, a rule between legs", () => {
    const rules = laidOut(smallAds({})).placed.filter((thing) => thing.kind === "rule");
    expect(rules.filter(({ weight }) => weight === 0.3)).toHaveLength(2);
    expect(rules.filter(({ weight }) => weight === 0.35)).toHaveLength(1);
  });
});

// A picture of 200 × 99 pixels in a place of 99 × 33 points.
test.each<["contain" | "cover" | "exact", "contain" | "cover", number, string]>([
  ["contain", "contain", 216, "all of it stands in its place, which it fills from head to foot"],
  ["cover", "cover", 145, "it fills its place across, too"],
  ["exact", "contain", 216, "one that should have its place's shape is not cut"],
])("a picture asked for as %s is placed as %s at %d ppi: %s", (fit, placedAs, ppi) => {
  const advert = {
    ...place,
    kind: "picture",
    file: "a.jpg",
    path: "/a.jpg",
    fit,
    frame: frameAt([1, 1], [1, 4]),
  } as const;
  const pictures = new Map([["/a.jpg", { path: "/a.jpg", width: 200, height: 99 }]]);
  const { layout } = inSquares(issueOf(1, [], { adverts: [advert] }), { pictures });
  const [thing] = layout.pages.flatMap(({ placed }) => placed.filter(({ kind }) => kind === "picture"));
  if (thing?.kind !== "picture") throw new Error("no picture");
  expect(thing.picture.fit).toBe(placedAs);
  expect(Math.round(thing.picture.ppi)).toBe(ppi);
});

test("over the fold both halves place one whole, and each prints it up to its page's edge", () => {
  // The trim is 760 wide; columns end at 20 + 71 × 9 = 659, and columns 5 and 6 begin at 452 and 560.
  const bought = { ...place, kind: "picture", file: "a.jpg", path: "/a.jpg", fit: "contain" } as const;
  const across = { from: 6, to: 7 };
  const rows: [number, number] = [1, 11];
  const halves = [
    { ...bought, frame: frameAt([6, 6], rows), half: { side: "left", across } },
    { ...bought, id: "advert-2", page: 1, frame: frameAt([1, 1], rows), half: { side: "right", across } },
  ] as const;
  const issue = issueOf(2, [], { adverts: halves });
  const pictures = new Map([["/a.jpg", { path: "/a.jpg", width: 400, height: 100 }]]);
  const { layout } = inSquares(issue, { pictures });
  const placed = layout.pages.map((page) => page.placed.filter((thing) => thing.kind === "picture"));
  const [left, right] = placed.map(([only]) => only);
  if (left === undefined || right === undefined) throw new Error("no halves");
  expect(left.at.x - right.at.x).toBeCloseTo(760, 9);
  expect({ ...left.at, x: 0 }).toEqual({ ...right.at, x: 0 });
  expect(left.at).toMatchObject({ x: 560, y: 32, width: 760 + 119 - 560, height: 9 * 12 + 9 });
  expect(left.outline?.map(({ x }) => x)).toEqual([560, 760, 760, 560]);
  expect(right.outline?.map(({ x }) => x)).toEqual([0, 119, 119, 0]);
  // Three sides have a rule: none runs along the fold.
  const along = layout.pages.map(({ placed: all }) =>
    all.filter((thing) => thing.kind === "rule" && thing.role === "advert"),
  );
  expect(along.map((rules) => rules.length)).toEqual([3, 3]);
  expect(
    along
      .flat()
      .filter((thing) => thing.kind === "rule" && thing.from.x === thing.to.x && [0, 760].includes(thing.to.x)),
  ).toEqual([]);
});

describe("an advert with steps", () => {
  const { grid } = paper;
  // Columns begin at 20, 128, 236 … and end at 119, 227, 335 …; row r begins at 20 + 12 (r − 1).
  test.each<[why: string, cells: ReturnType<typeof frameAt>[], zone: string, rule: string]>([
    ["a rectangle", [frameAt([1, 2], [1, 3])], "20,20 227,20 227,56 20,56", "20,32 227,32 227,53 20,53"],
    [
      "an L that stands: its low part is open above, and so a row lower",
      [frameAt([1, 2], [4, 6]), frameAt([2, 2], [1, 3])],
      "128,20 227,20 227,92 20,92 20,56 128,56",
      "128,32 227,32 227,89 20,89 20,68 128,68",
    ],
    [
      "an L that hangs: under its step it ends with its type",
      [frameAt([1, 2], [1, 3]), frameAt([2, 2], [4, 6])],
      "20,20 227,20 227,92 128,92 128,56 20,56",
      "20,32 227,32 227,89 128,89 128,53 20,53",
    ],
    [
      "two side by side of other depths take the gutter between them",
      [frameAt([1, 1], [1, 6]), frameAt([2, 2], [3, 6])],
      "20,20 119,20 119,44 227,44 227,92 20,92",
      "20,32 119,32 119,56 227,56 227,89 20,89",
    ],
    [
      "three steps",
      [frameAt([1, 3], [5, 6]), frameAt([2, 3], [3, 4]), frameAt([3, 3], [1, 2])],
      "236,20 335,20 335,92 20,92 20,68 128,68 128,44 236,44",
      "236,32 335,32 335,89 20,89 20,80 128,80 128,56 236,56",
    ],
  ])("%s", (_why, cells, zone, rule) => {
    const outline = steppedOutline(grid, cells);
    const told = (points: readonly { x: number; y: number }[]): string =>
      points.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(" ");
    expect(told(outline.zone)).toBe(zone);
    expect(told(outline.rule)).toBe(rule);
  });
});
