import { editsBetween } from "../diff/sequence.ts";

/** Characters that another text has in the place of some; offsets in UTF-16 units. */
export interface ChangedRange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

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

/** A text with two changes of it; undefined where they touch each other. Each is taken as one stretch, and where these lie over one another line by line. */
export function bothChanges(before: string, one: string, other: string): string | undefined {
  if (one === before || one === other) return other;
  if (other === before) return one;
  return (
    withRanges(before, [changedRange(before, one)], [changedRange(before, other)]) ??
    withRanges(before, changedLines(before, one), changedLines(before, other))
  );
}

/** Undefined where a range of one side touches a range of the other that is not the same. */
function withRanges(before: string, one: readonly ChangedRange[], other: readonly ChangedRange[]): string | undefined {
  const more = other.filter((range) => !one.some((each) => isSame(each, range)));
  const ranges = [...one, ...more].sort((a, b) => a.from - b.from);
  const touch = one.some((each) => more.some(({ from, to }) => from <= each.to && to >= each.from));
  if (touch) return undefined;
  let [text, at] = ["", 0];
  for (const range of ranges) {
    text += before.slice(at, range.from) + range.text;
    at = range.to;
  }
  return text + before.slice(at);
}

function isSame(one: ChangedRange, other: ChangedRange): boolean {
  return one.from === other.from && one.to === other.to && one.text === other.text;
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

/** Where an offset of a text is in a changed one: in a line that stayed it stays where it is there. */
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
