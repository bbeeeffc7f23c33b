import { expect, test } from "vitest";
import { textOf } from "../../src/base/copy.ts";
import { contains, overlaps, type Rect } from "../../src/base/rect.ts";
import type { Layout, Page, Placed } from "../../src/layout/page.ts";
import { layOut } from "../../src/makeup/lay-out.ts";
import type { Issue, Story } from "../../src/model/issue.ts";
import type { Role, Segment } from "../../src/text/line.ts";
import { squareFonts } from "../square-font.ts";
import { paper, twos } from "./newsroom.ts";
import { pictures, randomIssue } from "./random-issue.ts";

// The laws that hold for every issue, whatever its copy: many small random issues, the same ones every time.

type PlacedText = Extract<Placed, { kind: "text" }>;

const SEEDS = Array.from({ length: 320 }, (_, seed) => seed + 1);
const NO_START = new Set([..."。，、；：！？”’）》·"]);
const NO_END = new Set([..."“‘（《"]);

function makeUp(issue: Issue): ReturnType<typeof layOut> {
  return layOut(issue, squareFonts(), pictures, twos);
}

function textsOf(pages: readonly Page[], story: Story): readonly PlacedText[] {
  return pages
    .flatMap((page) => page.placed)
    .filter((placed): placed is PlacedText => placed.kind === "text" && placed.owner.story === story.id);
}

function copyLines(pages: readonly Page[], story: Story): readonly PlacedText[] {
  const lines = textsOf(pages, story).filter(({ line }) => line.segments.some((segment) => segment.to > segment.from));
  return lines.toSorted((a, b) => (a.owner.part ?? 0) - (b.owner.part ?? 0));
}

function copySegments(pages: readonly Page[], story: Story): readonly Segment[] {
  return copyLines(pages, story).flatMap(({ line }) => line.segments.filter((segment) => segment.to > segment.from));
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

function words({ line }: PlacedText): string {
  return line.segments.map(({ text }) => text).join("");
}

function linesInside(page: Page, said: Codes): void {
  const pictureRects = page.placed.flatMap((placed) =>
    placed.kind === "picture" && !isLetOff(placed, said) ? [placed.at] : [],
  );
  for (const placed of page.placed) {
    if (placed.kind !== "text" || placed.owner.story === undefined || isLetOff(placed, said)) continue;
    if (placed.line.segments.length === 0) continue;
    const { story, part } = placed.owner;
    const frame = page.frames.find(({ owner }) => owner.story === story && owner.part === part);
    const where = `page ${page.label}, ${story}: ${words(placed)}`;
    expect(frame && contains(frame.rect, inkOf(placed), 0.05), `${where} is inside`).toBe(true);
    const covered = pictureRects.some((rect) => overlaps(rect, inkOf(placed), 0.05));
    expect(covered, `${where} and a picture`).toBe(false);
  }
}

function framesApart(page: Page): void {
  page.frames.forEach((frame, index) => {
    for (const other of page.frames.slice(index + 1)) {
      expect(overlaps(frame.rect, other.rect), `${frame.owner.story} and ${other.owner.story}`).toBe(false);
    }
  });
}

function linesApart(page: Page, said: Codes): void {
  const lines = page.placed.filter((placed): placed is PlacedText => placed.kind === "text" && !isLetOff(placed, said));
  const rects = lines.map(inkOf);
  const clashes = rects.flatMap((rect, index) =>
    rects.flatMap((other, later) =>
      later > index && overlaps(rect, other, 0.5)
        ? [[lines[index], lines[later]].map((line) => line && words(line))]
        : [],
    ),
  );
  expect(clashes).toEqual([]);
}

function storyLaws(made: Layout, codes: ReadonlySet<string>, story: Story): void {
  const placement = made.stories.find(({ id }) => id === story.id);
  const segments = copySegments(made.pages, story);
  const stands = order(segments);
  const feeds = new Set(story.copy.paragraphs.map(({ to }) => to));
  const end = story.copy.codes.length - (placement?.overset ?? 0);
  const expected = Array.from(story.copy.codes.keys()).filter((at) => at < end && !feeds.has(at));
  expect(stands, `${story.id}: each character once, in order`).toEqual(expected);
  if (!codes.has("overset")) expect(placement?.overset).toBe(0);
  for (const { text, from, to, runs } of segments) {
    const copy = textOf(story.copy.codes, from, to);
    expect([text, runs.flatMap(({ texts }) => texts).join("")], `${story.id}: the copy and its glyphs`).toEqual([
      copy,
      copy,
    ]);
  }
  for (const placed of copyLines(made.pages, story)) {
    const { line, y } = placed;
    // A notice or a dateline may stand before the copy.
    const copied = line.segments.filter((segment) => segment.to > segment.from);
    const opens = story.copy.paragraphs.some(({ from }) => from === copied[0]?.from);
    const characters = [...copied.map(({ text }) => text).join("")];
    if (!opens) expect(NO_START.has(characters[0] ?? ""), `starts: ${words(placed)}`).toBe(false);
    expect(NO_END.has(characters.at(-1) ?? ""), `ends: ${words(placed)}`).toBe(false);
    const row = (y - paper.grid.top - 0.88 * paper.grid.size) / paper.grid.pitch;
    expect(Math.abs(row - Math.round(row)), `off the grid: ${words(placed)}`).toBeLessThan(1e-6);
  }
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

function jumpLaws(made: Layout, codes: ReadonlySet<string>, story: Story, issue: Issue): void {
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
  expect(links.length).toBe(to.length + from.length);
  if (codes.has("jump-unpaired")) return;
  const nameOf = (part: number): string =>
    issue.pages[story.parts.find(({ number }) => number === part)?.page ?? -1]?.name ?? "";
  const pairs = carriedOver(made, story);
  expect(to, `${story.id}: 下转`).toEqual(pairs.map(([a, b]) => [a, paper.jump.to.replace("{page}", nameOf(b))]));
  expect(from, `${story.id}: 上接`).toEqual(pairs.map(([a, b]) => [b, paper.jump.from.replace("{page}", nameOf(a))]));
  const both = pairs.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]);
  expect(new Set(links.map(String)), `${story.id}: links`).toEqual(new Set(both.map(String)));
}

test.each(SEEDS)("random issue %i keeps the laws", (seed) => {
  const issue = randomIssue(seed);
  const { layout: made, diagnostics } = makeUp(issue);
  const said: Codes = new Map(
    issue.stories.map(({ id }) => [
      id,
      new Set(diagnostics.filter((each) => each.arguments["story"] === id).map(({ code }) => code)),
    ]),
  );
  for (const page of made.pages) {
    framesApart(page);
    linesInside(page, said);
    linesApart(page, said);
  }
  for (const story of issue.stories) {
    const codes = said.get(story.id) ?? new Set();
    storyLaws(made, codes, story);
    jumpLaws(made, codes, story, issue);
  }
  if (seed % 16 === 0) expect(makeUp(issue).layout).toEqual(made);
});
