import { describe, expect, test } from "vitest";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { Align, TextStyle } from "../../../src/engine/model/style.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, paper, partAt, storyOf, styles, text } from "./newsroom.ts";
import { linesWith, type PlacedText } from "./placed-text.ts";

// Legs are 11 characters of 9 pt, columns 108 pt apart from x = 20; four legs are 423 pt wide. Row 1 begins at y = 20, pitch 12.

const placedOf = (issue: Issue): readonly Placed[] => inSquares(issue).layout.pages[0]?.placed ?? [];

const linesOf = (issue: Issue, role: string): readonly PlacedText[] => linesWith(role, placedOf(issue));

/** Where the ink of a line begins and ends. */
function inkOf({ x, line }: PlacedText): readonly [from: number, to: number] {
  const [first, last] = [line.segments[0], line.segments.at(-1)];
  return [x + (first?.x ?? 0), x + (last?.x ?? 0) + (last?.width ?? 0)];
}

const body = copyOf("天".repeat(1000));

/** A story over four legs whose headline gets no smaller than `floor` allows, in points below its size. */
function issueWith(over: Partial<Story>, align: Align = "center", below = 0): Issue {
  const own = (of: TextStyle): TextStyle => ({ ...of, align, floor: of.size - below });
  const { normal, major, brief } = styles.headline;
  const headline = { ...styles.headline, normal: own(normal), major: own(major), brief: own(brief) };
  const story = storyOf("one", [partAt(0, frameAt([1, 4], [1, 30]))], { copy: body, ...over });
  return issueOf(1, [story], { paper: { ...paper, styles: { ...styles, headline } } });
}

describe("kicker, deck and byline (layout/RULES.md#proportion)", () => {
  test.each([
    // over        headline              kicker  size and lines        why
    ["normal", "标题一共有八个字", 6, [18 * 0.62, 1], "0.62 of the headline's size"],
    ["major", "标题八字标题", 6, [14, 1], "its own size where that is less"],
    ["brief", "标题八字标题八字", 6, [9, 1], "never smaller than the copy"],
    ["major", "标题四字", 12, [9.5, 1], "as wide as the headline in a smaller size"],
    ["major", "标题四字", 13, [14, 2], "in two lines where that is too small"],
    ["major", "两字", 16, [14, 1], "two characters set no measure"],
  ] as const)("over a %s head %s a kicker of %i has %j: %s", (...[priority, head, count, expected]) => {
    const set = linesOf(
      // The next rank's floor keeps the headline from growing where its copy is short.
      issueWith(
        { priority, headline: heading(head), kicker: heading("引".repeat(count)) },
        "center",
        priority === "normal" ? 12 : 0,
      ),
      "kicker",
    );
    expect([set[0]?.line.size, set.length]).toEqual(expected);
  });

  test.each([
    ["天地玄黄宇宙洪荒日月盈昃辰宿列张", 2, "in two lines that are no wider than the headline"],
    ["天地多种首批多种首批多种玄黄宇宙", 1, "as wide as it needs, where two lines would end in 多种 or 首批"],
  ] as const)("a kicker %s has %i lines: %s", (kicker, count, _why) => {
    const issue = issueWith({ priority: "major", headline: heading("标题四字"), kicker: heading(kicker) });
    expect(linesOf(issue, "kicker").length).toBe(count);
  });

  test.each(["left", "center"] as const)("they stand as the headline does: %s", (align) => {
    const issue = issueWith(
      {
        headline: heading("标题一共有八个字"),
        kicker: heading("引题四字"),
        deck: heading("——副题"),
        byline: text("记者林岚"),
      },
      align,
    );
    const [main, ...others] = ["headline", "kicker", "deck", "byline"].map((role) =>
      inkOf(linesOf(issue, role)[0] as PlacedText),
    );
    const axis = ([from, to]: readonly [number, number]): number => (align === "left" ? from : (from + to) / 2);
    for (const other of others) expect(axis(other)).toBeCloseTo(axis(main as readonly [number, number]), 6);
  });
});

test.each([
  [6, true, "a short kicker stands in one line over a smaller headline too"],
  [15, false, "one of 135 pt has a line over 144 pt and two over 132: so the headline stays as it is"],
] as const)(
  "layout/RULES.md#heads: a headline wins rows by a smaller size, over a kicker of %i: %s, %s",
  (count, wins, _why) => {
    const over = { headline: heading("标题一共有八个字"), kicker: heading("引".repeat(count)) };
    // Copies of many lengths: some of them leave their frame a row short or over.
    const sizes = Array.from({ length: 40 }, (_, more) => {
      const issue = issueWith({ ...over, copy: copyOf("天".repeat(1000 + 9 * more)) }, "center", 9);
      expect(linesOf(issue, "kicker").length).toBe(1);
      return linesOf(issue, "headline")[0]?.line.size ?? 0;
    });
    expect(Math.min(...sizes) < 18).toBe(wins);
  },
);

describe("a headline's measure (layout/RULES.md#heads)", () => {
  test.each([
    ["major", 13, 28, "13 characters of 28 pt are 364 pt"],
    ["major", 15, 26, "92 % of 423 pt are 389: 15 characters get smaller"],
    ["brief", 35, 12, "a brief's head may fill its columns"],
  ] as const)("a %s headline of %i characters has %d pt: %s", (priority, count, size, _why) => {
    const [line] = linesOf(issueWith({ priority, headline: heading("题".repeat(count)) }, "center", 2), "headline");
    expect(line?.line.size).toBe(size);
  });

  test("it takes its whole measure where it would turn inside a phrase otherwise", () => {
    // 16 characters of 26 pt are 416 pt: more than 92 % of 423.
    const widths = ["首批多种首批多种首批多种首批宇宙", "天地玄黄宇宙洪荒日月盈昃辰宿列张"].map((text) => {
      const [line] = linesOf(issueWith({ priority: "major", headline: heading(text) }, "center", 2), "headline");
      return line?.line.segments[0]?.text.length;
    });
    expect(widths).toEqual([16, 8]);
  });

  test("a head beside copy keeps one em and a half from it", () => {
    const part = partAt(0, frameAt([1, 4], [1, 30]), { over: 2 });
    const story = storyOf("one", [part], { copy: body, headline: heading("题".repeat(11)) });
    const [line] = linesOf(issueOf(1, [story]), "headline");
    // The third leg begins at 20 + 2 × 108 = 236.
    expect(inkOf(line as PlacedText)[1]).toBeLessThanOrEqual(236 - 1.5 * 9);
  });
});

describe("a continuation's headline (layout/RULES.md#heads)", () => {
  /** Characters of the lines of the headline over part two, on page two. The head on page one is over `columns`. */
  function continued(columns: number, over: number | undefined, count: number): readonly number[] {
    const parts = [
      partAt(0, frameAt([1, columns], [1, 20]), over === undefined ? {} : { over }),
      partAt(1, frameAt([1, 4], [1, 30]), { number: 2, headline: heading("题".repeat(count)) }),
    ];
    const { continuation } = styles.headline;
    const headline = { ...styles.headline, continuation: { ...continuation, floor: continuation.size, lines: 2 } };
    const own = { paper: { ...paper, styles: { ...styles, headline } } };
    const issue = issueOf(2, [storyOf("one", parts, { copy: body })], own);
    const placed = inSquares(issue).layout.pages[1]?.placed ?? [];
    return placed.flatMap((thing) =>
      thing.kind === "text" && thing.line.segments[0]?.role === "headline"
        ? [[...thing.line.segments.map((each) => each.text).join("")].length]
        : [],
    );
  }

  test.each([
    // columns, over      characters, in lines of      why
    [[4, undefined], 10, [10], "four columns are 423 pt, a third of them 141: ten characters of 14 pt"],
    [[4, undefined], 16, [8, 8], "more turn"],
    [[4, undefined], 24, [24], "what its lines do not hold there is as wide as it needs"],
    [[4, 2], 10, [10], "two columns are 207 pt, a third of them 69: too narrow for two lines"],
    [[4, 2], 8, [4, 4], "a head over two of four columns counts with these"],
    [[2, undefined], 8, [4, 4], "as one over two columns does"],
  ] as [[number, number | undefined], number, number[], string][])(
    "columns and head over %j, %i characters: %j: %s",
    ([columns, over], count, lines) => {
      expect(continued(columns, over, count)).toEqual(lines);
    },
  );
});

describe("labels (layout/RULES.md#labels)", () => {
  const labelOf = (issue: Issue) => placedOf(issue).find((placed) => placed.kind === "area" && placed.role === "label");
  const rowsOf = (issue: Issue): number => linesOf(issue, "body")[0]?.y ?? 0;

  test.each([
    ["center", "标题八字标题八字", true, "in the corner, clear of a centred head"],
    ["center", "题".repeat(21), false, "over a head that reaches there"],
    ["left", "标题八字标题八字", false, "over a head at the left"],
  ] as const)("with a %s head %s it hangs beside it: %s, %s", (align, head, hangs, _why) => {
    const issue = issueWith({ headline: heading(head), label: text("评论") }, align);
    const label = labelOf(issue);
    const [main] = linesOf(issue, "headline");
    if (label?.kind !== "area" || main === undefined) throw new Error("no label or no head");
    const top = main.y - 0.88 * main.line.size;
    const beside = label.at.x + label.at.width + 9 <= inkOf(main)[0];
    expect(beside).toBe(hangs);
    // All stand in the corner of their frame.
    expect(label.at).toMatchObject({ x: 20, y: 20 });
    // It touches no head, whatever the paper's style says.
    expect(beside || top - (label.at.y + label.at.height) > 0.3 * 12).toBe(true);
  });

  test("in the corner it costs no row", () => {
    const bare = issueWith({ headline: heading("标题八字") });
    expect(rowsOf(issueWith({ headline: heading("标题八字"), label: text("评论") }))).toBe(rowsOf(bare));
  });
});

describe("a drawn label (layout/RULES.md#labels)", () => {
  // A boat four times as wide as high, as high as two rows of text: 12 + 9 pt.
  const art = { viewBox: [0, 0, 40, 10], paths: ["M0 0H40V10H0z"] } as const;
  const withArt = (at: "head" | "rule", first: number): Issue => {
    const over = partAt(0, frameAt([1, 4], [1, 10]));
    const part = partAt(0, frameAt([1, 4], [first, 30]));
    const story = storyOf("two", [part], { copy: body, headline: heading("标题八字"), labelArt: { art, rows: 2, at } });
    return issueOf(1, first === 1 ? [story] : [storyOf("one", [over], { copy: body }), story]);
  };
  const artOf = (issue: Issue) => placedOf(issue).find((placed) => placed.kind === "art" && placed.role === "label");
  /** The rule above the second story, over the whole of its frame. */
  const ruleOf = (issue: Issue) =>
    placedOf(issue).find((placed) => placed.kind === "rule" && placed.from.y === placed.to.y && placed.from.y > 100);

  test.each([
    ["head", 11, 9 / 2, "over the head, half a line below the rule"],
    ["rule", 11, 0, "hung on the rule above its frame"],
  ] as const)("at %s, from row %i on, it stands %d pt under the rule: %s", (at, first, below, _why) => {
    const issue = withArt(at, first);
    const [drawn, rule] = [artOf(issue), ruleOf(issue)];
    if (drawn?.kind !== "art" || rule?.kind !== "rule") throw new Error("no drawing or no rule");
    expect(drawn.at.y - rule.from.y).toBeGreaterThanOrEqual(below);
    expect(drawn.at.y - rule.from.y).toBeLessThan(below + 12);
    expect(drawn.at).toMatchObject({ x: 20, width: 84, height: 21 });
    const main = linesOf(issue, "headline").at(-1);
    expect(drawn.at.y + drawn.at.height).toBeLessThan((main?.y ?? 0) - 0.88 * (main?.line.size ?? 0) + 0.01);
  });

  test("on the rule it stands higher than over the head", () => {
    const topOf = (issue: Issue): number => {
      const drawn = artOf(issue);
      return drawn?.kind === "art" ? drawn.at.y : Number.NaN;
    };
    expect(topOf(withArt("head", 11)) - topOf(withArt("rule", 11))).toBeGreaterThanOrEqual(9 / 2);
  });

  test("at the page's head, where there is no rule, it stands over the head in either case", () => {
    expect(artOf(withArt("rule", 1))).toEqual(artOf(withArt("head", 1)));
  });
});

describe("boxes (layout/RULES.md#rules-and-boxes)", () => {
  test.each([
    // legs, over   legs of the note  why
    [[3, undefined], 3, "under a head over all legs"],
    [[4, undefined], 2, "over more than three it takes two"],
    [[3, 2], 2, "under a head over two of three: copy rises in the third"],
    [[4, 3], 3, "under one over three of four"],
  ] as const)("legs and head over %j: a note over %i: %s (layout/RULES.md#notes)", ([columns, over], legs, _why) => {
    const note = { label: text("按："), text: text("一段说明") };
    const part = partAt(0, frameAt([1, columns], [1, 20]), over === undefined ? {} : { over });
    const issue = issueOf(1, [storyOf("one", [part], { copy: body, headline: heading("标题"), note })]);
    const right = Math.max(
      ...placedOf(issue).flatMap((each) =>
        each.kind === "rule" && each.role === "box" ? [each.from.x, each.to.x] : [],
      ),
    );
    // Legs are 99 pt wide and 108 apart, from 20 on.
    expect(right).toBeCloseTo(20 + 108 * legs - 9, 6);
  });

  test.each([
    // characters  rows  first row of the head  why
    [30, 4, 19, "a third of the frame down, as without a note"],
    [300, 17, 25, "seven rows under the note"],
    [900, 45, 1, "no room for seven rows above it and below: at the top, the note under it"],
  ])("a note of %i characters takes %i rows, and an inset head begins on row %i: %s", (characters, rows, row, _why) => {
    const part = partAt(0, frameAt([1, 4], [1, 60]), { head: "inset" });
    const note = { label: undefined, text: text("注".repeat(characters)) };
    // More copy than there is room for, so that its legs are full.
    const placed = placedOf(
      issueWith({ parts: [part], copy: copyOf("天".repeat(2600)), headline: heading("标题"), note }),
    );
    const [headline] = linesWith("headline", placed);
    const sides = placed.flatMap((each) =>
      each.kind === "rule" && each.role === "box" ? [each.from.y, each.to.y] : [],
    );
    const [top, foot] = [Math.min(...sides), Math.max(...sides)];
    // The head's three rows have the headline in their middle; a row of white is under the note.
    expect(Math.floor(((headline?.y ?? 0) - 0.5 * 18 - 20) / 12)).toBe(row);
    expect(Math.round((foot - top) / 12) + 1).toBe(rows);
    expect(top > (headline?.y ?? 0)).toBe(row === 1);
  });

  test.each([9, 18])("a note of %i pt behind a label of 9 stands inside its box", (size) => {
    const note = { label: text("按："), text: text("一段说明") };
    const story = storyOf("one", [partAt(0, frameAt([1, 2], [1, 20]))], { note });
    const sized = { ...styles, note: { ...styles.note, size, pitch: size + 3 } };
    const issue = issueOf(1, [story], { paper: { ...paper, styles: sized } });
    const rules = placedOf(issue).flatMap((each) => (each.kind === "rule" && each.role === "box" ? [each.from.y] : []));
    const baselines = placedOf(issue).flatMap((each) =>
      each.kind === "text" && each.line.segments.some(({ role }) => role === "note") ? [each.y] : [],
    );
    expect(Math.min(...baselines) - 0.88 * size).toBeGreaterThan(Math.min(...rules) + 3);
    expect(Math.max(...baselines) + 0.12 * size).toBeLessThan(Math.max(...rules) - 3);
  });

  test.each<[string | undefined, readonly string[], string]>([
    ["按：", ["按：", "一段说明"], "its label before it"],
    [undefined, ["一段说明"], "without one"],
  ])("a note labelled %s is set as %j: %s", (label, segments) => {
    const note = { label: label === undefined ? undefined : text(label), text: text("一段说明") };
    const [line] = linesOf(issueWith({ note }), "note");
    expect(line?.line.segments.map((segment) => segment.text)).toEqual(segments);
  });

  test.each([
    ["plain", 1, "a box at the page's head"],
    ["plain", 11, "a box under something"],
    ["wenwu", 1, "文武线 at the page's head"],
    ["wenwu", 11, "文武线 under something"],
  ] as const)(
    "%s from row %i: copy an em inside, head and last line eight points under and over the rule: %s",
    (box, row, _why) => {
      const story = storyOf("one", [partAt(0, frameAt([1, 2], [row, row + 19]), { box })], {
        copy: copyOf("天".repeat(21 * 13)),
        headline: heading("标题"),
      });
      const issue = issueOf(1, [story]);
      const rules = placedOf(issue).filter((placed) => placed.kind === "rule" && placed.role === "box");
      const inner = rules.slice(-4).flatMap((rule) => (rule.kind === "rule" ? [rule.from, rule.to] : []));
      const [left, top, foot] = [
        Math.min(...inner.map(({ x }) => x)),
        Math.min(...inner.map(({ y }) => y)),
        Math.max(...inner.map(({ y }) => y)),
      ];
      const [main] = linesOf(issue, "headline");
      const copy = linesOf(issue, "body");
      expect((main?.y ?? 0) - 0.88 * (main?.line.size ?? 0) - top).toBeGreaterThanOrEqual(7.5);
      expect(Math.min(...copy.map((line) => inkOf(line)[0])) - left).toBeGreaterThanOrEqual(8.5);
      const last = Math.max(...copy.map(({ y }) => y)) + 0.12 * 9;
      expect(foot - last).toBeGreaterThanOrEqual(7.5);
    },
  );
});

test.each([
  // rows  codes  why
  [2, ["headline-too-long"], "a line of the editor's is longer than the frame is high"],
  [3, ["headline-too-long"], "two characters of 13 pt in 24 pt"],
  [4, [], "each of the editor's lines turns once"],
])("layout/RULES.md#heads: a vertical head in %i rows: %j: %s", (rows, codes) => {
  const part = partAt(0, frameAt([1, 2], [1, rows]), { head: "left" });
  const story = storyOf("one", [part], { copy: copyOf(), headline: heading("上行标题", "下行") });
  const told = inSquares(issueOf(1, [story])).diagnostics.map(({ code }) => code);
  expect(told.filter((code) => code !== "underfull")).toEqual(codes);
});
