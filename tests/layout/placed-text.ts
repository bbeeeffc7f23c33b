import type { Placed } from "../../src/layout/page.ts";

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
