import { isScalar, type Node, type Scalar } from "yaml";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import type { SourceFile } from "../../base/source.ts";

/** A quotation or bracket that a comment cuts in two, with the sign that would have closed it. */
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
 * without a word (1.2 §6.6). A comment that was meant stands two spaces off and leaves no quotation open; behind a value that is no
 * running text one space will do, before a word of its own (`# note`).
 */
export function findComment(source: SourceFile, scalar: Scalar.Parsed, isRunning: boolean): Diagnostic | undefined {
  if (scalar.type !== "PLAIN") return undefined;
  const { gap, comment, start } = commentAt(source, scalar.range[1]);
  if (comment === "") return undefined;
  const isRunOn = gap === " " && (isRunning || /^#[^\s#]/.test(comment));
  if (!isRunOn && !leavesOpen(scalar.source)) return undefined;
  return cut(source, start, comment);
}

/** The same where nothing is left of the text: `headline: #周末`. @param colon where the key ends */
export function findWholeComment(source: SourceFile, colon: number): Diagnostic | undefined {
  const { gap, comment, start } = commentAt(source, colon + 1);
  return gap === " " && comment !== "" ? cut(source, start, comment) : undefined;
}

function commentAt(source: SourceFile, from: number): { gap: string; comment: string; start: number } {
  const [, gap = "", comment = ""] = /^([ \t]+)(#[^\n]*)/.exec(source.text.slice(from, from + 400)) ?? [];
  return { gap, comment: comment.trimEnd(), start: from + gap.length };
}

function cut(source: SourceFile, start: number, comment: string): Diagnostic {
  return warningAt({ source, start, end: start + comment.length }, "comment-in-text", { lost: shortened(comment) });
}

/** Signs that YAML takes from a text's beginning, and that nothing refers to: `&甲` names a value, `!甲` its kind. */
export function findSign(source: SourceFile, node: Node, isNamed: boolean): Diagnostic | undefined {
  if (!isScalar(node)) return undefined;
  const { anchor, tag, range } = node;
  const sign = anchor !== undefined && !isNamed ? `&${anchor}` : (tag ?? "");
  if (sign === "" || sign.startsWith("tag:") || range == null) return undefined;
  const start = source.text.lastIndexOf(sign, range[0]);
  if (start < 0) return undefined;
  return errorAt({ source, start, end: start + sign.length }, "yaml-sign", { lost: sign.slice(0, 32) });
}

function leavesOpen(text: string): boolean {
  return PAIRS.some(([open, close]) => text.split(open).length > text.split(close).length);
}
