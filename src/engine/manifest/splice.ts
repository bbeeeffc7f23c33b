import type { Node } from "yaml";
import { endOfLine } from "../../base/source.ts";

/** A manifest after a change. */
export interface Rewritten {
  readonly text: string;
  /** How many frames or pages the change is about. */
  readonly count: number;
}

/** Text to put in place of a stretch of the file. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with all splices made; none lies over another. */
export function spliced(text: string, splices: readonly Splice[]): string {
  // From the last to the first; of splices at one place, the first one's text comes first.
  return splices
    .toReversed()
    .toSorted((a, b) => b.from - a.from)
    .reduce((made, { from, to, text: put }) => made.slice(0, from) + put + made.slice(to), text);
}

/** Behind the last character before `end` that is no white. */
export function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** The end of the line on which that character stands, behind a comment. */
export function lineEnd(text: string, end: number): number {
  return endOfLine(text, trimmedEnd(text, end));
}

/** The range of a map, a list or a value in the text from which it was composed. */
export function rangeOf(node: Node): readonly [from: number, end: number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}
