import { expect, test } from "vitest";
import type { Frame, Page, Placed } from "../../../src/engine/layout/page.ts";
import { twos } from "../layout/newsroom.ts";
import { roleOf } from "../layout/placed-text.ts";
import { drawn, make } from "./checked.ts";
import { figuresOf, summaryOf } from "./page-figures.ts";

// Each figure of a made-up page rises when what it counts is added to the page.

const { issue } = drawn("四开4", 25);
const made = make(issue);
type Made = typeof made;
const figures = ({ layout, madeUp }: Made, marks: readonly string[] = []) =>
  summaryOf([figuresOf({ written: issue, madeUp, layout, marks, words: twos })]);
const sound = figures(made);

const withPages = (change: (page: Page) => Page): Made => ({
  ...made,
  layout: { ...made.layout, pages: made.layout.pages.map(change) },
});
const withFrames = (change: (frame: Frame) => Frame): Made =>
  withPages((page) => ({ ...page, frames: page.frames.map(change) }));
const withPlaced = (change: (thing: Placed) => Placed): Made =>
  withPages((page) => ({ ...page, placed: page.placed.map(change) }));
const withJump = (at: number, story: number): Made => {
  const [from = "", to = ""] = made.layout.pages.map(({ label }) => label);
  const stories = made.layout.stories.map((each, index) =>
    index === story ? { ...each, jumps: [{ from, to, at }] } : { ...each, jumps: [] },
  );
  return { ...made, layout: { ...made.layout, stories } };
};
const inALegOfItsOwn = (thing: Placed): Placed => {
  const { leg } = thing.owner;
  return leg === undefined
    ? thing
    : { ...thing, owner: { ...thing.owner, leg: leg + 100 * Math.round(thing.kind === "text" ? thing.y : 0) } };
};
/** Repeats each photo a gutter farther right, as another story's. */
const besideAnother = (page: Page): Page => ({
  ...page,
  placed: page.placed.flatMap((thing): readonly Placed[] =>
    thing.kind === "picture"
      ? [
          thing,
          { ...thing, owner: { story: "other", part: 1 }, at: { ...thing.at, x: thing.at.x + thing.at.width + 9 } },
        ]
      : [thing],
  ),
});
/** Copy of the first story with words of two characters; its second paragraph. */
const first = issue.stories[0]?.copy;
const second = first?.paragraphs[1]?.from ?? 0;

test.each<readonly [string, number, number]>([
  [
    "white at the foot",
    sound.foot,
    figures(withFrames((frame) => ({ ...frame, rows: [frame.rows[0], frame.rows[0]] }))).foot,
  ],
  [
    "copy beside heads",
    sound.over,
    figures(
      withPlaced((thing) =>
        roleOf(thing) === "headline" && thing.kind === "text" ? { ...thing, x: thing.x - 400, y: 9999 } : thing,
      ),
    ).over,
  ],
  ["photos side by side", sound.sideBySide, figures(withPages(besideAnother)).sideBySide],
  ["stubs", sound.stubs, figures(withFrames((frame) => ({ ...frame, fit: { ...frame.fit, legs: 40 } }))).stubs],
  [
    "photos under the press's resolution",
    sound.soft,
    figures(
      withPlaced((thing) => (thing.kind === "picture" ? { ...thing, picture: { ...thing.picture, ppi: 60 } } : thing)),
    ).soft,
  ],
  ["lone last lines", sound.loneHeads, figures(withPlaced(inALegOfItsOwn)).loneHeads],
  ["lone first lines", sound.loneFeet, figures(withPlaced(inALegOfItsOwn)).loneFeet],
  ["heads side by side", sound.marks, figures(made, ["1", "1"]).marks],
  ["pages with two marks", sound.markedPages, figures(made, ["1", "1"]).markedPages],
  ["jumps cut in a word", 0, figures(withJump(second + 1, 0)).torn],
  ["jumps cut at a paragraph", 0, figures(withJump(second, 0)).atSentence],
  ["jumps with little behind them", 0, figures(withJump((first?.codes.length ?? 0) - 390, 0)).shortTails],
  [
    "heads larger than one of higher rank",
    sound.outsized,
    figures(
      withPlaced((thing) =>
        roleOf(thing) === "headline" && thing.kind === "text"
          ? { ...thing, line: { ...thing.line, size: 100 - thing.line.size } }
          : thing,
      ),
    ).outsized,
  ],
])("%s are counted", (_, before, after) => {
  expect(after).toBeGreaterThan(before);
});

test("gaps between briefs are even where lines and heads are", () => {
  expect(sound.stacks).toBeGreaterThan(0);
  const lower = figures(
    withPlaced((thing) =>
      roleOf(thing) === "headline" && thing.kind === "text" ? { ...thing, y: thing.y + (thing.y % 7) * 9 } : thing,
    ),
  );
  expect(lower.meanGap).toBeGreaterThan(sound.meanGap);
  expect(lower.uneven).toBeGreaterThan(sound.uneven);
});
