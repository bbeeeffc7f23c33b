import type { Scalar } from "yaml";
import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";

/** What is left open when a comment cuts a quotation or a bracket in two, and what would have closed it. */
const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ["“", "”"],
  ["‘", "’"],
  ["《", "》"],
  ["（", "）"],
  ["「", "」"],
  ["『", "』"],
  ["【", "】"],
];

/**
 * Warns of an unquoted text that a comment on its line seems to cut: YAML takes ` #` and what follows it out of a text
 * without a word (1.2 §6.6). A comment that was meant stands apart (two spaces) or begins with one (`# note`), and
 * leaves no quotation open.
 */
export function findComment(source: SourceFile, scalar: Scalar.Parsed): Diagnostic | undefined {
  if (scalar.type !== "PLAIN") return undefined;
  const end = scalar.range[1];
  if (source.text[end] !== " " && source.text[end] !== "\t") return undefined;
  const [, gap = "", comment = ""] = /^([ \t]+)(#[^\n]*)/.exec(source.text.slice(end, end + 400)) ?? [];
  if (comment === "") return undefined;
  const isRunOn = gap === " " && /^#[^\s#]/.test(comment);
  if (!isRunOn && !leavesOpen(scalar.source)) return undefined;
  const start = end + gap.length;
  const shown = [...comment.trimEnd()];
  const lost = shown.length > 20 ? `${shown.slice(0, 20).join("")}…` : shown.join("");
  return warningAt({ source, start, end: start + comment.trimEnd().length }, "comment-in-text", { lost });
}

function leavesOpen(text: string): boolean {
  return PAIRS.some(([open, close]) => text.split(open).length > text.split(close).length);
}
