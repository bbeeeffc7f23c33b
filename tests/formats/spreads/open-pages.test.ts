import { expect, test } from "vitest";
import type { Newspaper, PrintedFrame, PrintedPage } from "../../../src/engine/newspaper/newspaper.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { openPages } from "../../../src/formats/spreads/open-pages.ts";
import { newspaperFrom, printed } from "../specimen.ts";

const TRIM = { width: 300, height: 400 };

/** A frame from one edge to another. */
function frame(of: string, kind: PrintedFrame["kind"], [from, to]: readonly [number, number]): PrintedFrame {
  const rect = { x: from, y: 100, width: to - from, height: 100 };
  const zone = [
    { x: from, y: 100 },
    { x: to, y: 100 },
    { x: to, y: 200 },
    { x: from, y: 200 },
  ];
  const fit = { measure: 10, capacity: 10, empty: 0, white: 0 };
  return { id: `${of}/frame`, of, kind, part: 1, rect, columns: [1, 1], rows: [1, 10], legs: [rect], zone, fit };
}

const [TO_RIGHT, TO_LEFT, INSIDE] = [
  [40, 300],
  [0, 260],
  [40, 260],
] as const;

/** Pages by number, each with the frames that reach its edges. */
type Pages = Readonly<Record<number, readonly PrintedFrame[]>>;

function paperOf(pages: Pages, binding: "left" | "right"): Newspaper {
  const paper = newspaperFrom([]);
  const drawn = Object.entries(pages).map(([label, frames]): PrintedPage => {
    return { ...printed([], { trim: TRIM }), label, number: Number(label), frames };
  });
  return { ...paper, identity: { ...paper.identity, binding }, pages: drawn };
}

const story = (edges: readonly [number, number], id = "bridge") => frame(id, "story", edges);
const advert = (edges: readonly [number, number], id = "advert:1") => frame(id, "advert", edges);

test.each<[pages: Pages, binding: "left" | "right", opened: readonly string[], why: string]>([
  [{ 1: [], 2: [story(TO_RIGHT)], 3: [story(TO_LEFT)], 4: [] }, "left", ["1@0", "2@0 3@300", "4@0"], "a story"],
  [{ 2: [advert(TO_RIGHT)], 3: [advert(TO_LEFT, "advert:2")] }, "left", ["2@0 3@300"], "an advert, an id a half"],
  [{ 2: [advert(TO_LEFT)], 3: [advert(TO_RIGHT, "advert:2")] }, "right", ["2@300 3@0"], "bound at the right"],
  [{ 2: [story(INSIDE)], 3: [story(INSIDE)] }, "left", ["2@0", "3@0"], "a story that jumps over no fold"],
  [{ 2: [story(TO_RIGHT)], 3: [story(TO_LEFT, "other")] }, "left", ["2@0", "3@0"], "two stories"],
  [{ 2: [story(TO_LEFT)], 3: [story(TO_RIGHT)] }, "left", ["2@0", "3@0"], "at their outer edges"],
  [{ 3: [story(TO_RIGHT)], 4: [story(TO_LEFT)] }, "left", ["3@0", "4@0"], "a leaf's two sides"],
  [{ 2: [story(TO_RIGHT)], 5: [story(TO_LEFT)] }, "left", ["2@0", "5@0"], "pages between them are not drawn"],
  [{ 2: [story(TO_RIGHT)] }, "left", ["2@0"], "the other page is not drawn"],
  [
    { 2: [story(TO_RIGHT)], 3: [story(TO_LEFT)], 4: [advert(TO_RIGHT)], 5: [advert(TO_LEFT, "advert:2")] },
    "left",
    ["2@0 3@300", "4@0 5@300"],
    "two spreads",
  ],
])("%#: %s-bound pages are opened as %j: %s", (pages, binding, opened) => {
  const paper = paperOf(pages, binding);
  const made = openPages(paper, paper.pages.map(flatten));
  expect(made.map(({ shows }) => shows.map(({ page, x }) => `${page.label}@${x}`).join(" "))).toEqual(opened);
  for (const { painted, shows } of made) {
    expect(painted.trim).toEqual({ width: 300 * shows.length, height: 400 });
    expect(painted.label).toBe(shows.map(({ page }) => page.label).join("-"));
  }
});
