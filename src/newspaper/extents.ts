import { cellsOf } from "../base/cells.ts";
import { type Pt, SQUARE_TOP } from "../base/length.ts";
import type { Rect } from "../base/rect.ts";
import type { PrintedLine, PrintedSegment } from "./newspaper.ts";

/** The room that a glyph takes along its line: points from the line's origin. */
export interface GlyphExtent {
  /** The characters that it shows, with the blanks behind it; empty for an added hyphen. */
  readonly text: string;
  readonly from: Pt;
  readonly to: Pt;
}

/**
 * The room of each glyph of a segment, in their order; glyphs of one cluster (a letter and its accents) are one. Squeezed marks overlap their
 * neighbours' squares with white alone: they get what the neighbours leave.
 */
export function glyphExtents({ runs, x, width, size }: PrintedSegment): readonly GlyphExtent[] {
  const origins = runs.flatMap((run) =>
    run.texts.map((text, at) => {
      // A glyph that stands upright in a vertical line has its origin on its own baseline.
      const along = run.y === undefined ? run.x[at] : (run.y[at] ?? 0) - (run.turned ? 0 : SQUARE_TOP * run.size);
      return { text, along: along ?? 0 };
    }),
  );
  const clusters = origins.filter(({ text }, at) => text !== "" || at === origins.length - 1);
  const extents: GlyphExtent[] = [];
  let end = x;
  for (const [at, { text, along }] of clusters.entries()) {
    const next = clusters[at + 1]?.along ?? x + width;
    const from = at === 0 ? x : Math.min(Math.max(along, end), x + width);
    end = Math.min(Math.max(isSquare(text) ? along + size : next, from), x + width);
    extents.push({ text, from, to: end });
  }
  return extents;
}

/** The part of a line's box between two places along it. */
export function boxBetween({ x, y, box, writing }: PrintedLine, from: Pt, to: Pt): Rect {
  if (writing === "vertical") return { x: box.x, y: y + from, width: box.width, height: to - from };
  return { x: x + from, y: box.y, width: to - from, height: box.height };
}

/** A character whose ink fills its square, so that no neighbour reaches into it. */
function isSquare(text: string): boolean {
  const [character = ""] = text;
  return cellsOf(character) === 2 && !/^[\p{P}\p{S}]/u.test(character);
}
