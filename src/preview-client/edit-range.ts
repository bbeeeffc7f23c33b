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

/** A text with two changes of it; undefined where they touch each other. */
export function bothChanges(before: string, one: string, other: string): string | undefined {
  if (one === before || one === other) return other;
  if (other === before) return one;
  const [first, second] = [changedRange(before, one), changedRange(before, other)].sort((a, b) => a.from - b.from);
  if (first === undefined || second === undefined || first.to >= second.from) return undefined;
  return (
    before.slice(0, first.from) +
    first.text +
    before.slice(first.to, second.from) +
    second.text +
    before.slice(second.to)
  );
}

/** Where an offset of a text is in a changed one. */
export function movedOffset(offset: number, before: string, after: string): number {
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
