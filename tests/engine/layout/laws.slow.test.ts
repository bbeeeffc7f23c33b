import { expect, test } from "vitest";
import { isCopyRole } from "../../../src/base/blocks.ts";
import { textOf } from "../../../src/base/copy.ts";
import type { Rect } from "../../../src/base/rect.ts";
import type { Layout, Page, Placed } from "../../../src/engine/layout/page.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { Role, Segment } from "../../../src/engine/text/line.ts";
import { contains, overlaps } from "../../rects.ts";
import { inSquares } from "./in-squares.ts";
import { paper } from "./newsroom.ts";
import { type PlacedText, wordsOf } from "./placed-text.ts";
import { differs, overSeeds, randomIssue, unless } from "./random-issue.ts";

// The laws that hold for every issue, whatever its copy: many small random issues, the same ones every time.

const NO_START = new Set([..."。，、；：！？”’）》·"]);
const NO_END = new Set([..."“‘（《"]);

function textsOf(pages: readonly Page[], story: Story): readonly PlacedText[] {
  return pages
    .flatMap((page) => page.placed)
    .filter((placed): placed is PlacedText => placed.kind === "text" && placed.owner.story === story.id);
}

function copyLines(pages: readonly Page[], story: Story): readonly PlacedText[] {
  const lines = textsOf(pages, story).filter(({ line }) => line.segments.some(({ role }) => isCopyRole(role)));
  return lines.toSorted((a, b) => (a.owner.part ?? 0) - (b.owner.part ?? 0));
}

function copySegments(pages: readonly Page[], story: Story): readonly Segment[] {
  return copyLines(pages, story).flatMap(({ line }) => line.segments.filter(({ role }) => isCopyRole(role)));
}

/** The copy's characters in the order in which they stand. */
function order(segments: readonly Segment[]): readonly number[] {
  return segments.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
}

/** Stories that are said not to fit are let off where they cannot help it. */
type Codes = ReadonlyMap<string, ReadonlySet<string>>;

/** True for the lines of stories whose heads are said to be too large for their frames. */
function isLetOff(placed: Placed, said: Codes): boolean {
  const codes = said.get(placed.owner.story ?? "");
  return codes !== undefined && (codes.has("frame-too-small") || codes.has("headline-too-long"));
}

/** From the first segment to the end of the last, whatever the line says of its width. */
function inkOf({ line, x, y }: PlacedText): Rect {
  const from = Math.min(...line.segments.map((segment) => segment.x));
  const width = Math.max(...line.segments.map((segment) => segment.x + segment.width)) - from;
  return line.writing === "vertical"
    ? { x: x - line.size / 2, y: y + from, width: line.size, height: width }
    : { x: x + from, y: y - 0.88 * line.size, width, height: line.size };
}

function linesInside(page: Page, said: Codes): readonly string[] {
  const pictureRects = page.placed.flatMap((placed) =>
    placed.kind === "picture" && !isLetOff(placed, said) ? [placed.at] : [],
  );
  return page.placed.flatMap((placed) => {
    if (placed.kind !== "text" || placed.owner.story === undefined || isLetOff(placed, said)) return [];
    if (placed.line.segments.length === 0) return [];
    const { story, part } = placed.owner;
    const frame = page.frames.find(({ owner }) => owner.story === story && owner.part === part);
    const where = () => `page ${page.label}, ${story}: ${wordsOf(placed)}`;
    const ink = inkOf(placed);
    const covered = pictureRects.some((rect) => overlaps(rect, ink, 0.05));
    return [
      ...unless(frame !== undefined && contains(frame.rect, ink, 0.05), () => `${where()} is outside its frame`),
      ...unless(!covered, () => `${where()} and a picture`),
    ];
  });
}

function framesApart(page: Page): readonly string[] {
  return page.frames.flatMap((frame, index) =>
    page.frames
      .slice(index + 1)
      .filter((other) => overlaps(frame.rect, other.rect))
      .map((other) => `${frame.owner.story} and ${other.owner.story} overlap`),
  );
}

function linesApart(page: Page, said: Codes): readonly string[] {
  const lines = page.placed.filter((placed): placed is PlacedText => placed.kind === "text" && !isLetOff(placed, said));
  const inks = lines.map((line) => ({ line, rect: inkOf(line) }));
  return inks.flatMap(({ line, rect }, index) =>
    inks
      .slice(index + 1)
      .filter((other) => overlaps(rect, other.rect, 0.5))
      .map((other) => `one over the other: ${wordsOf(line)} and ${wordsOf(other.line)}`),
  );
}

function storyLaws(made: Layout, codes: ReadonlySet<string>, story: Story): readonly string[] {
  const placement = made.stories.find(({ id }) => id === story.id);
  const segments = copySegments(made.pages, story);
  const feeds = new Set(story.copy.paragraphs.map(({ to }) => to));
  const end = story.copy.codes.length - (placement?.overset ?? 0);
  const expected = Array.from(story.copy.codes.keys()).filter((at) => at < end && !feeds.has(at));
  return [
    ...differs(`${story.id}: each character once, in order`, order(segments), expected),
    ...unless(codes.has("overset") || placement?.overset === 0, () => `${story.id}: overset and not told`),
    ...segments.flatMap(({ text, from, to, runs }) => {
      const copy = textOf(story.copy.codes, from, to);
      const glyphs = runs.flatMap(({ texts }) => texts).join("");
      return unless(
        text === copy && glyphs === copy,
        () => `${story.id}: ${copy} is set as ${text}, drawn as ${glyphs}`,
      );
    }),
    ...copyLines(made.pages, story).flatMap((placed) => lineLaws(placed, story)),
  ];
}

function lineLaws(placed: PlacedText, story: Story): readonly string[] {
  const { line, y } = placed;
  // A notice or a dateline may stand before the copy.
  const copied = line.segments.filter(({ role }) => isCopyRole(role));
  const opens = story.copy.paragraphs.some(({ from }) => from === copied[0]?.from);
  const characters = [...copied.map(({ text }) => text).join("")];
  const row = (y - paper.grid.top - 0.88 * paper.grid.size) / paper.grid.pitch;
  return [
    ...unless(opens || !NO_START.has(characters[0] ?? ""), () => `starts: ${wordsOf(placed)}`),
    ...unless(!NO_END.has(characters.at(-1) ?? ""), () => `ends: ${wordsOf(placed)}`),
    ...unless(Math.abs(row - Math.round(row)) < 1e-6, () => `off the grid: ${wordsOf(placed)}`),
  ];
}

/** Pairs of parts, one after the other, on different pages: each needs both notices. The first may hold no more than the head. */
function carriedOver(made: Layout, story: Story): readonly (readonly [from: number, to: number])[] {
  const parts = [...new Set([1, ...copyLines(made.pages, story).map(({ owner }) => owner.part ?? 0)])];
  const pageOf = (part: number) => story.parts.find(({ number }) => number === part)?.page;
  return parts.slice(1).flatMap((to, index) => {
    const from = parts[index] ?? 0;
    return pageOf(from) === pageOf(to) ? [] : [[from, to] as const];
  });
}

function jumpLaws(made: Layout, codes: ReadonlySet<string>, story: Story, issue: Issue): readonly string[] {
  const noticesOf = (role: Role): readonly (readonly [part: number, words: string])[] =>
    textsOf(made.pages, story)
      .flatMap(({ owner, line }) =>
        line.segments.filter((segment) => segment.role === role).map(({ text }) => [owner.part ?? 0, text] as const),
      )
      .toSorted(([a], [b]) => a - b);
  const to = noticesOf("jump");
  const from = noticesOf("continuation");
  const links = made.pages
    .flatMap((page) => page.placed)
    .flatMap((each) => (each.kind === "link" && each.owner.story === story.id ? [[each.owner.part, each.to.part]] : []))
    .toSorted(([a = 0], [b = 0]) => a - b);
  const linked = differs(`${story.id}: as many links as notices`, links.length, to.length + from.length);
  if (codes.has("jump-unpaired")) return linked;
  const nameOf = (part: number): string =>
    issue.pages[story.parts.find(({ number }) => number === part)?.page ?? -1]?.name ?? "";
  const pairs = carriedOver(made, story);
  const both = pairs.flatMap(([a, b]) => [`${a},${b}`, `${b},${a}`]);
  const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
  return [
    ...linked,
    ...differs(
      `${story.id}: 下转`,
      to,
      pairs.map(([a, b]) => [a, paper.jump.to.replace("{page}", nameOf(b))]),
    ),
    ...differs(
      `${story.id}: 上接`,
      from,
      pairs.map(([a, b]) => [b, paper.jump.from.replace("{page}", nameOf(a))]),
    ),
    ...differs(`${story.id}: links`, unique(links.map(String)), unique(both)),
  ];
}

test("120 random issues keep the laws", () => {
  expect(overSeeds(120, lawsBroken)).toEqual([]);
});

function lawsBroken(seed: number): readonly string[] {
  const issue = randomIssue(seed);
  const { layout: made, diagnostics } = inSquares(issue);
  if (seed % 16 === 0) expect(inSquares(issue).layout, `seed ${seed}, made up twice`).toEqual(made);
  const said: Codes = new Map(
    issue.stories.map(({ id }) => [
      id,
      new Set(diagnostics.filter((each) => each.arguments["story"] === id).map(({ code }) => code)),
    ]),
  );
  return [
    ...made.pages.flatMap((page) => [...framesApart(page), ...linesInside(page, said), ...linesApart(page, said)]),
    ...issue.stories.flatMap((story) => {
      const codes = said.get(story.id) ?? new Set();
      return [...storyLaws(made, codes, story), ...jumpLaws(made, codes, story, issue)];
    }),
  ];
}
