import { type Classified, EXTEND, isFlagHalf, ZERO_WIDTH_JOINER } from "./classes.ts";

/** Where the unit that begins at `at` ends: a base with its marks and joined characters, or both halves of a flag. */
export function clusterEnd({ codes, classes, from }: Classified, at: number, to: number): number {
  let end = at + 1;
  if (end < to && isFlagHalf(codes[at] as number) && isFlagHalf(codes[end] as number)) end++;
  while (end < to) {
    const kind = classes[end - from] as number;
    if (!clings(kind)) break;
    if (kind === ZERO_WIDTH_JOINER) end++;
    if (end < to) end++;
  }
  return end;
}

/** Whether a character of this class belongs to the one before it. */
function clings(kind: number): boolean {
  return kind === EXTEND || kind === ZERO_WIDTH_JOINER;
}
