import type { Span } from "../../base/source.ts";
import { beginsInside, isTorn, stopsInside } from "./marks.ts";
import { type CopyPassage, type CopyRun, copyText, type SourceBlock } from "./proposal.ts";

// Programs that read scans may take a piece of a page up twice: at its place, and inside a neighbour.

/**
 * A clause that has strayed in at a paragraph's end: another paragraph of the page ends in it, too, and without it this one stops in mid-sentence.
 * @param others passages of the page
 */
export function strayClauseOf(text: readonly CopyRun[], others: readonly CopyPassage[]): string | undefined {
  const plain = copyText(text);
  const clause = /[^，。；：！？、和与及或并]{4,24}[。！？]$/u.exec(plain)?.[0];
  if (clause === undefined || !stopsInside(plain.slice(0, plain.length - clause.length))) return undefined;
  const hasTwin = others.some(
    (other) => other.kind === "paragraph" && other.text !== text && copyText(other.text).endsWith(clause),
  );
  return hasTwin ? clause : undefined;
}

/** Whether a short piece has strayed in: it stands in another block, too, and would tear the paragraph before it. */
export function isStrayPiece(piece: string, before: string, others: readonly SourceBlock[]): boolean {
  if (piece.length < 4 || piece.length > 40) return false;
  if (!isTorn(before) && !isTorn(piece) && !beginsInside(piece)) return false;
  return others.some((block) => block.kind === "text" && copyText(block.text).includes(piece));
}

/** Where the piece stands in its block, or the block. */
export function placeOfStray(piece: string, within: Span): Span {
  const found = within.source.text.indexOf(piece, within.start);
  const start = found < 0 || found > within.end ? within.start : found;
  return { ...within, start, end: found === start ? start + piece.length : within.end };
}
