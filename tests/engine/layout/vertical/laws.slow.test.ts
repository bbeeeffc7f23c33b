import { expect, test } from "vitest";
import { isCopyRole } from "../../../../src/base/blocks.ts";
import { textOf } from "../../../../src/base/copy.ts";
import type { Page } from "../../../../src/engine/layout/page.ts";
import type { Issue, Story } from "../../../../src/engine/model/issue.ts";
import type { Grid } from "../../../../src/engine/model/paper.ts";
import { contains, overlaps } from "../../../rects.ts";
import { inSquares } from "../in-squares.ts";
import { inkOf, type PlacedText, wordsOf } from "../placed-text.ts";
import { differs, overSeeds, randomIssue, unless, upright } from "../random-issue.ts";

// The laws of random issues (laws.test.ts) where every story runs down.

const NO_START = new Set([..."。，、；：！？”’）》·"]);
const NO_END = new Set([..."“‘（《"]);
/** Stories that are said not to fit are let off where they cannot help it. */
const LET_OFF = ["frame-too-small", "headline-too-long", "photo-no-room"];

function textsOf(page: Page, letOff: ReadonlySet<string>): readonly PlacedText[] {
  return page.placed.filter(
    (placed): placed is PlacedText =>
      placed.kind === "text" &&
      placed.owner.story !== undefined &&
      placed.line.segments.length > 0 &&
      !letOff.has(placed.owner.story),
  );
}

function pageLaws(page: Page, letOff: ReadonlySet<string>): readonly string[] {
  const photos = page.placed.flatMap((placed) =>
    placed.kind === "picture" && !letOff.has(placed.owner.story ?? "") ? [placed.at] : [],
  );
  const inks = textsOf(page, letOff).map((text) => ({ text, rect: inkOf(text) }));
  return inks.flatMap(({ text, rect }, at) => {
    const { story, part } = text.owner;
    const frame = page.frames.find(({ owner }) => owner.story === story && owner.part === part);
    return [
      ...unless(
        frame !== undefined && contains(frame.rect, rect, 0.05),
        () => `${story}: ${wordsOf(text)} is outside its frame`,
      ),
      ...unless(!photos.some((photo) => overlaps(photo, rect, 0.05)), () => `${wordsOf(text)} and a photo`),
      ...inks
        .slice(at + 1)
        .filter((other) => overlaps(rect, other.rect, 0.5))
        .map((other) => `one over the other: ${wordsOf(text)} and ${wordsOf(other.text)}`),
    ];
  });
}

function copyLines(pages: readonly Page[], story: Story): readonly PlacedText[] {
  return pages
    .flatMap((page) => textsOf(page, new Set()))
    .filter(({ owner, line }) => owner.story === story.id && line.segments.some(({ role }) => isCopyRole(role)))
    .toSorted((a, b) => (a.owner.part ?? 0) - (b.owner.part ?? 0));
}

function storyLaws(pages: readonly Page[], story: Story, overset: number): readonly string[] {
  const lines = copyLines(pages, story);
  const segments = lines.flatMap(({ line }) => line.segments.filter(({ role }) => isCopyRole(role)));
  const stands = segments.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const inside = story.copy.paragraphs.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => from + at),
  );
  const end = story.copy.codes.length - overset;
  return [
    ...differs(
      `${story.id}: each character once, in order`,
      stands,
      inside.filter((at) => at < end),
    ),
    ...segments.flatMap(({ text, from, to, runs }) => {
      const copy = textOf(story.copy.codes, from, to);
      const glyphs = runs.flatMap(({ texts }) => texts).join("");
      return unless(
        text === copy && glyphs === copy,
        () => `${story.id}: ${copy} is set as ${text}, drawn as ${glyphs}`,
      );
    }),
    ...lines.flatMap((placed) => lineLaws(placed, story)),
  ];
}

function lineLaws(placed: PlacedText, story: Story): readonly string[] {
  const copied = placed.line.segments.filter(({ role }) => isCopyRole(role));
  const characters = [...copied.map(({ text }) => text).join("")];
  const opens = story.copy.paragraphs.some(({ from }) => from === copied[0]?.from);
  return [
    ...unless(placed.line.writing === "vertical", () => `horizontal: ${wordsOf(placed)}`),
    ...unless(opens || !NO_START.has(characters[0] ?? ""), () => `starts: ${wordsOf(placed)}`),
    ...unless(!NO_END.has(characters.at(-1) ?? ""), () => `ends: ${wordsOf(placed)}`),
  ];
}

/** Within a part lines of copy go from right to left, and band by band downwards. */
function orderLaw(pages: readonly Page[], story: Story): readonly string[] {
  const lines = copyLines(pages, story);
  return lines.slice(1).flatMap((line, index) => {
    const before = lines[index];
    if (before === undefined || before.owner.part !== line.owner.part) return [];
    const sameBand = Math.abs(line.y - before.y) < 0.01;
    const inOrder = sameBand ? line.x < before.x : line.y > before.y;
    return unless(inOrder, () => `out of order: ${wordsOf(before)} then ${wordsOf(line)}`);
  });
}

test.each([
  ["in a horizontal paper", "horizontal"],
  ["in a vertical paper", "vertical"],
] as const)("40 random issues, set vertically %s, keep the laws", (_where, writing) => {
  expect(overSeeds(40, (seed) => lawsBroken(seed, inPaper(upright(randomIssue(seed)), writing)))).toEqual([]);
});

function inPaper(issue: Issue, writing: Grid["writing"]): Issue {
  return { ...issue, paper: { ...issue.paper, grid: { ...issue.paper.grid, writing } } };
}

function lawsBroken(seed: number, issue: Issue): readonly string[] {
  const { layout: made, diagnostics } = inSquares(issue);
  if (seed % 16 === 0) {
    expect(inSquares(issue).layout, `seed ${seed}, made up twice`).toEqual(made);
  }
  const letOff = new Set(
    diagnostics.flatMap(({ code, arguments: args }) => (LET_OFF.includes(code) ? [String(args["story"])] : [])),
  );
  return [
    ...made.pages.flatMap((page) => pageLaws(page, letOff)),
    ...issue.stories.flatMap((story) => {
      const overset = made.stories.find(({ id }) => id === story.id)?.overset ?? 0;
      return [...storyLaws(made.pages, story, overset), ...orderLaw(made.pages, story)];
    }),
  ];
}
