import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Extent } from "../../../src/base/extent.ts";
import type { Page } from "../../../src/engine/layout/page.ts";
import type { Part, Story } from "../../../src/engine/model/issue.ts";
import { overlaps } from "../../rects.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, paper, partAt, photoOf, storyOf } from "./newsroom.ts";
import { linesWith, type PlacedText } from "./placed-text.ts";

// Legs are 11 characters, columns 108 pt apart from x = 20; the fold lies behind column 6, at x = 760.
const EACH = 6;
const FOLD = paper.trim.width;

/** A story over the fold of pages 2 and 3. */
function spreadStory(across: Extent, rows: Extent, over: Partial<Story> = {}, form: Partial<Part> = {}): Story {
  const half = (side: "left" | "right", page: number, columns: readonly [number, number]): Part =>
    partAt(page, frameAt(columns, [rows.from, rows.to]), { ...form, spread: { side, across } });
  const halves = [half("left", 1, [across.from, EACH]), half("right", 2, [1, across.to - EACH])];
  return storyOf("one", halves, { priority: "lead", ...over });
}

function make(stories: readonly Story[]) {
  const made = inSquares(issueOf(4, stories));
  const [, left, right] = made.layout.pages;
  if (left === undefined || right === undefined) throw new Error("no pages");
  return { ...made, left, right };
}

const textsOn = (page: Page, role: string): readonly PlacedText[] => linesWith(role, page.placed);
const wordsOn = (page: Page, role: string): string =>
  textsOn(page, role)
    .flatMap(({ line }) => line.segments.filter((segment) => segment.role === role))
    .map(({ text }) => text)
    .join("");
const picturesOn = (page: Page) => page.placed.filter((thing) => thing.kind === "picture");

const hundred = "天地玄黄宇宙洪荒".repeat(13);

describe("a head over the fold", () => {
  test("is read from the left page on to the right, no character on the fold", () => {
    const { left, right } = make([
      spreadStory(
        { from: 3, to: 10 },
        { from: 1, to: 40 },
        { headline: heading("江心的船慢慢开过来"), copy: copyOf(hundred) },
      ),
    ]);
    expect([wordsOn(left, "headline"), wordsOn(right, "headline")]).toEqual(["江心的船慢慢", "开过来"]);
    const [one] = textsOn(left, "headline");
    const [other] = textsOn(right, "headline");
    expect(one?.y).toBe(other?.y);
  });

  test("stands on one page where `over` says so, and small type always does", () => {
    const form = { over: 4 };
    const across = { from: 3, to: 10 };
    const over = {
      headline: heading("江心的船"),
      byline: { text: "记者 甲", span: paper.span },
      copy: copyOf(hundred),
    };
    const whole = make([spreadStory(across, { from: 1, to: 40 }, over)]);
    expect([wordsOn(whole.left, "headline"), wordsOn(whole.right, "headline")]).toEqual(["江心的", "船"]);
    expect([wordsOn(whole.left, "byline"), wordsOn(whole.right, "byline")]).toEqual(["记者 甲", ""]);
    const narrow = make([spreadStory(across, { from: 1, to: 40 }, over, form)]);
    expect([wordsOn(narrow.left, "headline"), wordsOn(narrow.right, "headline")]).toEqual(["江心的船", ""]);
  });
});

test.each<[string, "left" | "center", number | undefined, object[], string]>([
  // headline, how it is set, over, what is told, why
  [
    "江心的船",
    "left",
    undefined,
    [{ story: "one", page: "3", rows: 4, over: 4 }],
    "its words are on the left page alone",
  ],
  ["江心的船", "left", 5, [{ story: "one", page: "3", rows: 4, over: 4 }], "too wide by hand"],
  ["江心的船", "left", 4, [], "the copy of the right page rises beside it"],
  ["江心的船", "center", undefined, [], "it is parted at the fold"],
  ["江心的船慢慢开过来江心的船慢慢开过来", "left", undefined, [], "it reaches over the fold"],
])("the head %s set %s over %s columns tells %j: %s", (text, align, over, told) => {
  const form = over === undefined ? {} : { over };
  const words = { headline: heading(text), copy: copyOf(hundred) };
  const issue = issueOf(4, [spreadStory({ from: 3, to: 10 }, { from: 1, to: 40 }, words, form)]);
  const { styles } = issue.paper;
  const headline = { ...styles.headline, lead: { ...styles.headline.lead, align } };
  const { diagnostics } = inSquares({ ...issue, paper: { ...issue.paper, styles: { ...styles, headline } } });
  const found = diagnostics.filter(({ code }) => code === "spread-head-bare");
  expect(found.map((each) => each.arguments)).toEqual(told);
});

describe("a photo", () => {
  const legsOf = (columns: number, at: "top" | "top-left" | "top-right" | "centre" = "top") => {
    const photos = [photoOf("a", { columns, at })];
    const { left, right } = make([
      spreadStory({ from: 3, to: 10 }, { from: 1, to: 60 }, { photos, copy: copyOf(...Array(12).fill(hundred)) }),
    ]);
    return [picturesOn(left), picturesOn(right)].map((pictures) => pictures.length);
  };
  test.each<[columns: number, at: "top" | "top-left" | "top-right" | "centre", pages: readonly number[], why: string]>([
    // columns  at           pictures on the pages   why
    [4, "top-left", [1, 0], "has room left of the fold"],
    [4, "top", [0, 1], "leaves the place under the head to the copy"],
    [4, "top-right", [0, 1], "or right of it"],
    [2, "centre", [1, 0], "goes aside from the middle"],
    [5, "top", [1, 1], "is wider than either side"],
    [8, "top", [1, 1], "is as wide as the frame"],
  ])("of %i columns at %s: %j: %s", (columns, at, pages) => {
    expect(legsOf(columns, at)).toEqual(pages);
  });

  test("over the fold is one picture: each page prints it up to its edge", () => {
    const photos = [photoOf("a", { columns: 8, at: "top" })];
    const { left, right } = make([
      spreadStory({ from: 3, to: 10 }, { from: 1, to: 60 }, { photos, copy: copyOf(...Array(12).fill(hundred)) }),
    ]);
    const [[one], [other]] = [picturesOn(left), picturesOn(right)];
    if (one?.kind !== "picture" || other?.kind !== "picture") throw new Error("no pictures");
    expect(other.at.x).toBeCloseTo(one.at.x - FOLD, 6);
    expect({ ...other.at, x: 0 }).toEqual({ ...one.at, x: 0 });
    expect(Math.max(...(one.outline ?? []).map(({ x }) => x))).toBe(FOLD);
    expect(Math.min(...(other.outline ?? []).map(({ x }) => x))).toBe(0);
  });
});

test("short copy ends level on both pages", () => {
  const { layout } = make([
    spreadStory({ from: 3, to: 10 }, { from: 1, to: 60 }, { copy: copyOf(...Array(9).fill(hundred)) }),
  ]);
  const feet = layout.pages.slice(1, 3).map((page) => Math.max(...textsOn(page, "body").map(({ y }) => y)));
  expect(feet[0]).toBe(feet[1]);
});

test("make-up sets the other stories of both pages round it", () => {
  const others = [1, 2].map((page) =>
    storyOf(`other-${page}`, [partAt(page, undefined)], { copy: copyOf(hundred, hundred) }),
  );
  const { layout, diagnostics } = make([
    spreadStory({ from: 4, to: 9 }, { from: 1, to: 30 }, { copy: copyOf(...Array(12).fill(hundred)) }),
    ...others,
  ]);
  for (const page of layout.pages.slice(1, 3)) {
    expect(page.frames.length).toBe(2);
    const [a, b] = page.frames;
    expect(a !== undefined && b !== undefined && overlaps(a.rect, b.rect)).toBe(false);
  }
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("each character stands once, in order, none on the fold, whatever the frame", () => {
  const shape = fc.record({
    from: fc.integer({ min: 1, max: 6 }),
    to: fc.integer({ min: 7, max: 12 }),
    rows: fc.integer({ min: 14, max: 60 }),
    paragraphs: fc.array(fc.integer({ min: 3, max: 400 }), { minLength: 1, maxLength: 6 }),
    head: fc.integer({ min: 2, max: 24 }),
    photo: fc.integer({ min: 0, max: 12 }),
    box: fc.constantFrom("plain" as const, undefined),
  });
  fc.assert(
    fc.property(shape, ({ from, to, rows, paragraphs, head, photo, box }) => {
      const story = spreadStory(
        { from, to },
        { from: 1, to: rows },
        {
          headline: heading("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏".slice(0, head)),
          copy: copyOf(...paragraphs.map((length) => "云腾致雨露结为霜".repeat(50).slice(0, length))),
          photos: photo === 0 ? [] : [photoOf("a", { columns: photo })],
        },
        { box },
      );
      const { left, right, layout } = make([story]);
      const segments = [left, right].flatMap((page) =>
        textsOn(page, "body").flatMap(({ line }) => line.segments.filter(({ role }) => role === "body")),
      );
      const set = segments.flatMap((each) => Array.from({ length: each.to - each.from }, (_, at) => each.from + at));
      const copied = story.copy.paragraphs.flatMap((each) =>
        Array.from({ length: each.to - each.from }, (_, at) => each.from + at),
      );
      const { overset = 0 } = layout.stories[0] ?? {};
      expect(set).toEqual(overset === 0 ? copied : copied.slice(0, set.length));
      const lines = [left, right].map((page) =>
        textsOn(page, "headline").map(({ y, line }) => [y, line.segments[0]?.text] as const),
      );
      const read = lines
        .flat()
        .toSorted(([a], [b]) => a - b)
        .map(([, text]) => text)
        .join("");
      expect(read).toBe(story.headline?.lines.join(""));
      expect(Math.max(0, ...textsIn(left).map((thing) => thing.x + edge(thing)))).toBeLessThanOrEqual(FOLD);
      const begins = textsIn(right).map(({ x, line }) => x + (line.segments[0]?.x ?? 0));
      expect(Math.min(FOLD, ...begins)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 18, seed: 8 },
  );
});

function textsIn(page: Page): readonly PlacedText[] {
  return page.placed.filter((thing) => thing.kind === "text");
}

function edge({ line }: PlacedText): number {
  const last = line.segments.at(-1);
  return last === undefined ? 0 : last.x + last.width;
}
