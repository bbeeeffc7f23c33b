/*
 * The line of source that a message shows with marks under it. A paragraph of YAML is often one line of thousands of characters, so the line is cut to a
 * window round the marked text; widths are in terminal cells, because a Han character takes two.
 */
import { eastAsianWidth } from "get-east-asian-width";
import { lineAt, type Span } from "./source.ts";

/** A line of a file with the cells to mark under it. */
interface Excerpt {
  /** Cut to the window, with … in place of the rest. */
  readonly text: string;
  /** Cells before the first marked cell. */
  readonly indent: number;
  /** The number of marked cells, at least 1. */
  readonly cells: number;
}

/** The window's width in cells, without the line number, when the output is not a terminal. */
const WINDOW = 100;
const NARROWEST = 20;

/**
 * The first line of `span`, cut to a window around it; undefined for an empty file.
 * @param cells the window's width, including the … marks
 */
export function excerptOf({ source, start, end }: Span, cells: number = WINDOW): Excerpt | undefined {
  if (source.text === "") return undefined;
  const whole = lineAt(source, start);
  const at = start - (source.text.lastIndexOf("\n", start - 1) + 1);
  const window = Math.max(NARROWEST, cells);
  // Cells shown before the mark in a cut line, and the least room for the mark: 30 and 40 of 100 cells.
  const [leadRoom, markRoom] = [Math.round(0.3 * window), Math.round(0.4 * window)];
  // A paragraph on one line may be very long: read only as much as the window can show.
  const before = printable(whole.slice(Math.max(0, at - window), at));
  const rest = printable(whole.slice(at, at + window));
  const isShort = at <= window && cellsIn(before) <= window - markRoom;
  const lead = isShort ? before : `…${lastCells(before, leadRoom)}`;
  const left = window - cellsIn(lead);
  const isWhole = rest.length === whole.length - at && cellsIn(rest) <= left;
  // The … takes one cell.
  const room = isWhole ? left : left - 1;
  const marked = printable(whole.slice(at, Math.min(at + window, at + end - start)));
  return {
    text: lead + firstCells(rest, room) + (isWhole ? "" : "…"),
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

/** A text cut to `most` characters, with … in place of the rest. */
export function shortened(text: string, most = 20): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}

/** The terminal cells of a character: 2 for Han and full-width forms, 0 for one that combines with the character before. */
export function cellsOf(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return eastAsianWidth(code);
}

export function cellsIn(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOf(character);
  return cells;
}

/**
 * Makes a text safe to print on one line of a terminal. Control characters can move the cursor or change colours, direction marks can reorder the line,
 * and invisible characters hide why two words differ. Each becomes a dot.
 */
export function printable(text: string): string {
  return text
    .replace(/\t/g, " ")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "·");
}
