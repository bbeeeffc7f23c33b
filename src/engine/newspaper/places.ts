/*
 * Leads from a printed segment back to the author's file, and from a segment to the boxes of its glyphs. The preview uses both to find the character under a
 * click; ALTO and the reports use them for the places of words.
 */
import { cellsOf } from "../../base/excerpt.ts";
import { type Em, type Pt, SQUARE_TOP } from "../../base/length.ts";
import type { Rect } from "../../base/rect.ts";
import {
  copyBlocks,
  type Newspaper,
  type PrintedLine,
  type PrintedSegment,
  passagesOf,
  type ReadStory,
  textsOf,
} from "./newspaper.ts";
import { type Place, placeIn, type SourceText } from "./source-text.ts";

/** Finds the source place of a segment's text or a part of it; undefined for generated text. */
export type Places = (segment: Pick<PrintedSegment, "element" | "from" | "to">) => Place | undefined;

export interface ElementTexts {
  /** By element: all texts except copy. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** By element of copy: the whole copy of its story. */
  readonly copies: ReadonlyMap<string, SourceText>;
}

export function elementTexts({ stories, adverts, pages }: Newspaper): ElementTexts {
  const texts = new Map(pages.flatMap(({ furniture }) => furniture.map(({ id, text }) => [id, text] as const)));
  for (const block of adverts.flatMap(({ blocks }) => blocks))
    for (const { id, text } of block.texts) texts.set(id, text);
  const copies = new Map<string, SourceText>();
  for (const story of stories) {
    for (const { id, text } of story.blocks.flatMap(textsOf)) texts.set(id, text);
    for (const id of copyElements(story)) copies.set(id, story.copy);
  }
  return { texts, copies };
}

export function placesOf(newspaper: Newspaper): Places {
  const { texts, copies } = elementTexts(newspaper);
  return ({ element, from, to }) => {
    const text = texts.get(element);
    if (text !== undefined) return placeIn(text, from, to);
    const copy = to > from ? copies.get(element) : undefined;
    return copy && placeIn(copy, from, to);
  };
}

/** The elements of a story's copy: passages, and the numbers of items. */
function copyElements({ blocks }: ReadStory): readonly string[] {
  return copyBlocks(blocks).flatMap((block) => passagesOf(block).flatMap(({ id }) => [id, `${id}/label`]));
}

/** The extent of a glyph along its line, in points from the line's origin. */
export interface GlyphExtent {
  /** Its characters, with the blanks after it; empty for an added hyphen. */
  readonly text: string;
  readonly from: Pt;
  readonly to: Pt;
}

/**
 * The extent of each glyph of a segment, in order. A cluster (a letter and its accents) counts as one glyph. Where marks are squeezed and the white halves
 * of their squares overlap, each mark gets the half with its ink. Figures side by side in a vertical line share a square.
 */
export function glyphExtents({ runs, x, width, size }: PrintedSegment): readonly GlyphExtent[] {
  const origins = runs.flatMap((run) =>
    run.texts.map((text, at) => {
      // An upright glyph in a vertical line has its origin on its own baseline.
      const along =
        run.y === undefined ? run.x[at] : (run.y[at] ?? 0) - (run.turned ? 0 : SQUARE_TOP * run.size * run.stretch);
      return { text, along: along ?? 0, down: run.y !== undefined };
    }),
  );
  const clusters = origins.filter(({ text }, at) => text !== "" || at === origins.length - 1);
  const extents: GlyphExtent[] = [];
  let end = x;
  for (const [at, { text, along, down }] of clusters.entries()) {
    const before = extents.at(-1);
    if (down && before !== undefined && along === clusters[at - 1]?.along) {
      extents.push({ text, from: before.from, to: before.to });
      continue;
    }
    const next = clusters.slice(at + 1).find((each) => !down || each.along !== along)?.along ?? x + width;
    const from = at === 0 ? x : Math.min(Math.max(along, end), x + width);
    const full = fillsSquare(text, clusters[at + 1]?.text ?? "");
    const least = stretchOf(runs) * (full ? 1 : cellsOf(text.charAt(0)) === 2 ? HALF : 0);
    end = Math.min(Math.max(along + least * size, full ? 0 : next, from), x + width);
    extents.push({ text, from, to: end });
  }
  return extents;
}

/** All glyphs of a narrowed headline have the same stretch. */
function stretchOf([first]: PrintedSegment["runs"]): number {
  return first?.stretch ?? 1;
}

/** The part of a line's box between two positions along it. */
export function boxBetween({ x, y, box, writing }: PrintedLine, from: Pt, to: Pt): Rect {
  if (writing === "vertical") return { x: box.x, y: y + from, width: box.width, height: to - from };
  return { x: x + from, y: box.y, width: to - from, height: box.height };
}

/** The width of a mark from its origin: its ink is in the half of the square next to its words. */
const HALF: Em = 0.5;

/** True for a character whose ink reaches the far side of its square: Han, and opening marks. “ and ‘ are as wide as the text that they open. */
function fillsSquare(text: string, next: string): boolean {
  const isWide = cellsOf(text.charAt(0)) === 2;
  if (OPENING.test(text)) return isWide || OPENING.test(next) || cellsOf(next.charAt(0)) === 2;
  return isWide && !/^[\p{P}\p{S}]/u.test(text);
}

const OPENING = /^[\p{Ps}“‘]/u;
