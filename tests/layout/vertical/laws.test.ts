import { expect, test } from "vitest";
import { type Copy, textOf } from "../../../src/base/copy.ts";
import { contains, overlaps, type Rect } from "../../../src/base/rect.ts";
import type { Page, Placed } from "../../../src/layout/page.ts";
import { layOut } from "../../../src/makeup/lay-out.ts";
import type { Issue, Story } from "../../../src/model/issue.ts";
import { squareFonts } from "../../square-font.ts";
import { twos } from "../newsroom.ts";
import { pictures, randomIssue } from "../random-issue.ts";

// The laws of random issues (laws.test.ts) where every story runs down.

type PlacedText = Extract<Placed, { kind: "text" }>;

const SEEDS = Array.from({ length: 120 }, (_, seed) => seed + 1);
const NO_START = new Set([..."。，、；：！？”’）》·"]);
const NO_END = new Set([..."“‘（《"]);
/** Stories that are said not to fit are let off where they cannot help it. */
const LET_OFF = ["frame-too-small", "headline-too-long", "photo-no-room"];

/** A vertical story has no tables, no inset heads and bands of five characters at the least. */
function upright(issue: Issue): Issue {
  const stories = issue.stories.map(
    (story, index): Story => ({
      ...story,
      copy: withoutTables(story.copy),
      parts: story.parts.map((part) => ({
        ...part,
        writing: "vertical",
        head: index % 3 === 0 ? "top" : "left",
        over: undefined,
        legs: index % 2 === 0 ? undefined : Math.min(part.legs ?? 1, 3),
      })),
    }),
  );
  return { ...issue, stories };
}

/** Cells as paragraphs of their own. */
function withoutTables(copy: Copy): Copy {
  const paragraphs = copy.paragraphs.flatMap((paragraph) =>
    paragraph.kind === "cell" && paragraph.from === paragraph.to
      ? []
      : [paragraph.kind === "cell" ? { ...paragraph, kind: "body" as const, cell: undefined } : paragraph],
  );
  return { ...copy, paragraphs };
}

function inkOf({ line, x, y }: PlacedText): Rect {
  const from = Math.min(...line.segments.map((segment) => segment.x));
  const length = Math.max(...line.segments.map((segment) => segment.x + segment.width)) - from;
  return line.writing === "vertical"
    ? { x: x - line.size / 2, y: y + from, width: line.size, height: length }
    : { x: x + from, y: y - 0.88 * line.size, width: length, height: line.size };
}

const words = ({ line }: PlacedText): string => line.segments.map(({ text }) => text).join("");

function textsOf(page: Page, letOff: ReadonlySet<string>): readonly PlacedText[] {
  return page.placed.filter(
    (placed): placed is PlacedText =>
      placed.kind === "text" &&
      placed.owner.story !== undefined &&
      placed.line.segments.length > 0 &&
      !letOff.has(placed.owner.story),
  );
}

function pageLaws(page: Page, letOff: ReadonlySet<string>): void {
  const texts = textsOf(page, letOff);
  const photos = page.placed.flatMap((placed) =>
    placed.kind === "picture" && !letOff.has(placed.owner.story ?? "") ? [placed.at] : [],
  );
  for (const text of texts) {
    const frame = page.frames.find(({ owner }) => owner.story === text.owner.story && owner.part === text.owner.part);
    expect(frame && contains(frame.rect, inkOf(text), 0.05), `${text.owner.story}: ${words(text)} is inside`).toBe(
      true,
    );
    expect(
      photos.some((photo) => overlaps(photo, inkOf(text), 0.05)),
      `${words(text)} and a photo`,
    ).toBe(false);
  }
  const rects = texts.map(inkOf);
  const clashes = rects.flatMap((rect, at) =>
    rects.flatMap((other, later) =>
      later > at && overlaps(rect, other, 0.5) ? [[texts[at], texts[later]].map((text) => text && words(text))] : [],
    ),
  );
  expect(clashes).toEqual([]);
}

function copyLines(pages: readonly Page[], story: Story): readonly PlacedText[] {
  return pages
    .flatMap((page) => textsOf(page, new Set()))
    .filter(({ owner, line }) => owner.story === story.id && line.segments.some(({ from, to }) => to > from))
    .toSorted((a, b) => (a.owner.part ?? 0) - (b.owner.part ?? 0));
}

function storyLaws(pages: readonly Page[], story: Story, overset: number): void {
  const lines = copyLines(pages, story);
  const segments = lines.flatMap(({ line }) => line.segments.filter(({ from, to }) => to > from));
  const stands = segments.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const inside = story.copy.paragraphs.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => from + at),
  );
  const end = story.copy.codes.length - overset;
  expect(stands, `${story.id}: each character once, in order`).toEqual(inside.filter((at) => at < end));
  for (const { text, from, to, runs } of segments) {
    const copy = textOf(story.copy.codes, from, to);
    expect([text, runs.flatMap(({ texts }) => texts).join("")]).toEqual([copy, copy]);
  }
  for (const placed of lines) {
    expect(placed.line.writing).toBe("vertical");
    const copied = placed.line.segments.filter(({ from, to }) => to > from);
    const characters = [...copied.map(({ text }) => text).join("")];
    const opens = story.copy.paragraphs.some(({ from }) => from === copied[0]?.from);
    if (!opens) expect(NO_START.has(characters[0] ?? ""), `starts: ${words(placed)}`).toBe(false);
    expect(NO_END.has(characters.at(-1) ?? ""), `ends: ${words(placed)}`).toBe(false);
  }
}

/** Within a part lines of copy go from right to left, and band by band downwards. */
function orderLaw(pages: readonly Page[], story: Story): void {
  let before: PlacedText | undefined;
  for (const line of copyLines(pages, story)) {
    const goesOn = before?.owner.part === line.owner.part;
    if (goesOn && before !== undefined) {
      const sameBand = Math.abs(line.y - before.y) < 0.01;
      expect(sameBand ? line.x < before.x : line.y > before.y, `${words(before)} then ${words(line)}`).toBe(true);
    }
    before = line;
  }
}

test.each(SEEDS)("random issue %i, set vertically, keeps the laws", (seed) => {
  const issue = upright(randomIssue(seed));
  const { layout: made, diagnostics } = layOut(issue, squareFonts(), pictures, twos);
  const letOff = new Set(
    diagnostics.flatMap(({ code, arguments: args }) => (LET_OFF.includes(code) ? [String(args["story"])] : [])),
  );
  for (const page of made.pages) pageLaws(page, letOff);
  for (const story of issue.stories) {
    storyLaws(made.pages, story, made.stories.find(({ id }) => id === story.id)?.overset ?? 0);
    orderLaw(made.pages, story);
  }
  if (seed % 16 === 0) expect(layOut(issue, squareFonts(), pictures, twos).layout).toEqual(made);
});
