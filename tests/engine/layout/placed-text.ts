import type { Rect } from "../../../src/base/rect.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";

/** A line of text at its place. */
export type PlacedText = Extract<Placed, { readonly kind: "text" }>;

/** The lines in which something of a role stands. */
export function linesWith(role: string, placed: readonly Placed[]): readonly PlacedText[] {
  const lines = placed.filter((thing) => thing.kind === "text");
  return lines.filter(({ line }) => line.segments.some((segment) => segment.role === role));
}

/** The role that a thing's text begins in; "" for what has no text. */
export function roleOf(thing: Placed): string {
  return thing.kind === "text" ? (thing.line.segments[0]?.role ?? "") : "";
}

export function wordsOf({ line }: PlacedText): string {
  return line.segments.map(({ text }) => text).join("");
}

/** The squares of its characters, whichever way it runs. */
export function inkOf({ line, x, y }: PlacedText): Rect {
  const from = Math.min(...line.segments.map((segment) => segment.x));
  const length = Math.max(...line.segments.map((segment) => segment.x + segment.width)) - from;
  return line.writing === "vertical"
    ? { x: x - line.size / 2, y: y + from, width: line.size, height: length }
    : { x: x + from, y: y - 0.88 * line.size, width: length, height: line.size };
}
