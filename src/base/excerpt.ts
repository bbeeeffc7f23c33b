import { cellsIn, cellsOf, printable } from "./cells.ts";
import { lineAt, positionOf, type Span } from "./source.ts";

/** A line of a file with the cells to mark under it. */
interface Excerpt {
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
/** What is kept before the mark when a long line is cut, and the room that a mark has at least, in cells. */
const LEAD = 30;
const MARK_ROOM = 40;

/** The first line of `span`, cut to a window around it; undefined for a file without text. */
export function excerptOf({ source, start, end }: Span): Excerpt | undefined {
  if (source.text === "") return undefined;
  const { line } = positionOf(source, start);
  const whole = lineAt(source, start);
  const at = start - (source.text.lastIndexOf("\n", start - 1) + 1);
  // A paragraph on one line may be long: no more of it is looked at than could be shown.
  const before = printable(whole.slice(Math.max(0, at - WINDOW), at));
  const rest = printable(whole.slice(at, at + WINDOW));
  const isShort = at <= WINDOW && cellsIn(before) <= WINDOW - MARK_ROOM;
  const lead = isShort ? before : `…${lastCells(before, LEAD)}`;
  const room = WINDOW - cellsIn(lead);
  const tail = firstCells(rest, room);
  const isCut = tail.length < whole.length - at;
  const marked = printable(whole.slice(at, Math.min(at + WINDOW, at + end - start)));
  return {
    line,
    text: lead + tail + (isCut ? "…" : ""),
    indent: cellsIn(lead),
    cells: Math.max(1, cellsIn(firstCells(marked, room))),
  };
}

function firstCells(text: string, room: number): string {
  return firstOf([...text], room).join("");
}

function lastCells(text: string, room: number): string {
  return [...firstOf([...text].reverse(), room)].reverse().join("");
}

function firstOf(characters: readonly string[], room: number): readonly string[] {
  let cells = 0;
  const end = characters.findIndex((character) => {
    cells += cellsOf(character);
    return cells > room;
  });
  return end < 0 ? characters : characters.slice(0, end);
}
