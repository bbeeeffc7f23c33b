import { editsBetween } from "../../records/diff/sequence.ts";
import type { SourcePlace } from "../protocol.ts";

/** Characters that another text has in the place of some; offsets in UTF-16 units. */
interface ChangedRange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type TextPlace = Pick<SourcePlace, "line" | "column" | "link">;

/** The one stretch in which two texts differ. Neither end of it parts a surrogate pair. */
export function changedRange(before: string, after: string): ChangedRange {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from--;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (same > 0 && isLow(before.charCodeAt(before.length - same))) same--;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Lines that two changes of a text have each otherwise. */
export interface Disagreement {
  readonly one: string;
  readonly other: string;
}

/** A text with two changes of it; undefined where they touch each other. */
export function bothChanges(before: string, one: string, other: string): string | undefined {
  const pieces = mergedChanges(before, one, other);
  const texts = pieces.filter((piece) => typeof piece === "string");
  return texts.length < pieces.length ? undefined : texts.join("");
}

/**
 * A text with two changes of it, and the lines in which these touch each other. Each is taken as one stretch, and where these lie over one another line
 * by line.
 */
export function mergedChanges(before: string, one: string, other: string): readonly (string | Disagreement)[] {
  if (one === before || one === other) return [other];
  if (other === before) return [one];
  const [range, more] = [changedRange(before, one), changedRange(before, other)];
  if (!touch(range, more)) return [replaced(before, [range, more].sort(byPlace))];
  return mergedLines(before, changedLines(before, one), changedLines(before, other));
}

function mergedLines(
  before: string,
  one: readonly ChangedRange[],
  other: readonly ChangedRange[],
): readonly (string | Disagreement)[] {
  const pieces: (string | Disagreement)[] = [];
  let at = 0;
  for (const together of touchingRanges([...one, ...other].sort(byPlace))) {
    const from = together[0]?.from ?? at;
    const to = Math.max(...together.map((range) => range.to));
    const as = (side: readonly ChangedRange[]): string =>
      replaced(
        before,
        together.filter((range) => side.includes(range)),
        { from, to },
      );
    const [mine, theirs, was] = [as(one), as(other), before.slice(from, to)];
    pieces.push(before.slice(at, from));
    if (mine === theirs || theirs === was) pieces.push(mine);
    else pieces.push(mine === was ? theirs : { one: mine, other: theirs });
    at = to;
  }
  return [...pieces, before.slice(at)];
}

/** Ranges in their order, those that touch each other together. */
function touchingRanges(ranges: readonly ChangedRange[]): readonly (readonly ChangedRange[])[] {
  const groups: ChangedRange[][] = [];
  let end = -1;
  for (const range of ranges) {
    if (range.from <= end) groups.at(-1)?.push(range);
    else groups.push([range]);
    end = Math.max(end, range.to);
  }
  return groups;
}

function touch(one: ChangedRange, other: ChangedRange): boolean {
  return other.from <= one.to && other.to >= one.from;
}

function byPlace(a: ChangedRange, b: ChangedRange): number {
  return a.from - b.from;
}

/** A stretch of a text with these ranges replaced, in their order. */
function replaced(
  text: string,
  ranges: readonly ChangedRange[],
  { from, to }: { readonly from: number; readonly to: number } = { from: 0, to: text.length },
): string {
  let [made, at] = ["", from];
  for (const range of ranges) {
    made += text.slice(at, range.from) + range.text;
    at = range.to;
  }
  return made + text.slice(at, to);
}

/** The lines in which two texts differ. */
function changedLines(before: string, after: string): readonly ChangedRange[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const starts = [0];
  for (const line of was) starts.push((starts.at(-1) ?? 0) + line.length);
  return editsBetween(was, is).map(({ wasFrom, wasTo, isFrom, isTo }) => {
    return { from: starts[wasFrom] ?? 0, to: starts[wasTo] ?? 0, text: is.slice(isFrom, isTo).join("") };
  });
}

/** Each with its line feed. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** The place of a text's offset in a changed text: in a line that stayed, it keeps its place in the line. */
export function movedOffset(offset: number, before: string, after: string): number {
  let moved = offset;
  for (const { from, to, text } of changedLines(before, after)) {
    if (offset <= from) break;
    if (offset < to) return moved - offset + from + offsetInRange(offset - from, before.slice(from, to), text);
    moved += text.length - (to - from);
  }
  return moved;
}

function offsetInRange(offset: number, before: string, after: string): number {
  const { from, to, text } = changedRange(before, after);
  if (offset <= from) return offset;
  return offset >= to ? offset + from + text.length - to : from + text.length;
}

/** The offset of a line and column, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let row = 1; row < line; row++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return Math.min(text.length, at + column - 1);
}

/** The line and column of an offset, both from 1. */
function lineAt(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}

/** A place of a text in a changed one: lines that come in above push it down. */
export function movedPlace<Place extends TextPlace>(place: Place, before: string, after: string): Place {
  if (before === after) return place;
  const [line, column] = lineAt(after, movedOffset(offsetOf(before, place.line, place.column), before, after));
  // A link of an editor ends with its line and column.
  const link = place.link.replace(/:\d+:\d+$/, `:${line}:${column}`);
  return { ...place, line, column, link };
}
