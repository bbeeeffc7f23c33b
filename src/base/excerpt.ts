import { cellsIn, cellsOf, printable } from "./cells.ts";
import { lineAt, positionOf, type Span } from "./source.ts";

/** A line of a file with the cells to mark under it. */
export interface Excerpt {
  readonly line: number;
  /** Cut to `WINDOW` cells, with … for what was left out. */
  readonly text: string;
  /** Cells before the first marked one. */
  readonly indent: number;
  /** At least 1. */
  readonly cells: number;
}

/** Terminals are at least this wide beside the line number. */
const WINDOW = 100;
/** What is kept before the mark when a long line is cut. */
const LEAD = 30;

/** The first line of `span`, cut to a window around it; undefined for a file without text. */
export function excerptOf(span: Span): Excerpt | undefined {
  if (span.source.text === "") return undefined;
  const { line, column } = positionOf(span.source, span.start);
  const whole = lineAt(span.source, span.start);
  const lineStart = span.source.text.lastIndexOf("\n", span.start - 1) + 1;
  const marked = whole.slice(span.start - lineStart, Math.max(span.start, span.end) - lineStart);
  // Only as much of a paragraph on one line as can be shown is looked at.
  const before = [...whole.slice(Math.max(0, span.start - lineStart - 2 * WINDOW), span.start - lineStart)];
  const shown = [...marked.slice(0, 2 * WINDOW)];
  const after = [...whole.slice(span.start - lineStart + marked.length).slice(0, 2 * WINDOW)];
  const fits = column <= 2 * WINDOW && cellsIn(before.join("")) + cellsIn(marked.slice(0, WINDOW)) <= WINDOW;
  const lead = fits ? before : lastCells(before, LEAD);
  const opening = fits ? "" : "…";
  const indent = printable(opening + lead.join(""));
  const room = WINDOW - cellsIn(indent);
  const tail = firstCells([...shown, ...after], room);
  const cut = tail.length < shown.length + after.length || marked.length + after.length > 4 * WINDOW;
  const markedCells = cellsIn(printable(shown.join("")));
  return {
    line,
    text: printable(opening + lead.join("") + tail.join("")) + (cut ? "…" : ""),
    indent: cellsIn(indent),
    cells: Math.max(1, Math.min(markedCells, room)),
  };
}

function firstCells(characters: readonly string[], room: number): readonly string[] {
  let cells = 0;
  const end = characters.findIndex((character) => {
    cells += cellsOf(character);
    return cells > room;
  });
  return end < 0 ? characters : characters.slice(0, end);
}

function lastCells(characters: readonly string[], room: number): readonly string[] {
  return [...firstCells(characters.toReversed(), room)].reverse();
}
