import type { Arguments } from "../../base/diagnostic.ts";
import type { Code } from "../../base/messages.ts";
import { type SourceFile, sourceFile } from "../../base/source.ts";

/** A YAML text with where its lines begin. */
export type YamlText = SourceFile;

/** Some characters of a text taken out and others put in. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** A likely slip of the author, with ways to mend it. */
export interface Cause {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly arguments: Arguments;
  /** Ways to mend it, so that the text below can be read: the likeliest first. */
  readonly mends: readonly (readonly Edit[])[];
}

/** @param place where it begins and ends */
export function causeAt(
  code: Code,
  [start, end]: readonly [start: number, end: number],
  mends: Cause["mends"],
  args: Arguments = {},
): Cause {
  return { code, start, end, arguments: args, mends };
}

/** Something put in, nothing taken out. */
export function insertion(at: number, insert: string): Edit {
  return { at, remove: 0, insert };
}

export function yamlText(text: string): YamlText {
  return sourceFile("", text);
}

export function startOf({ text, lines }: YamlText, line: number): number {
  return lines[line] ?? text.length;
}

/** A line without its line end; empty beyond the text. */
export function lineText({ text, lines }: YamlText, line: number): string {
  const start = lines[line];
  if (start === undefined) return "";
  const next = lines[line + 1];
  return text.slice(start, next === undefined ? text.length : next - 1);
}

/** Blanks at a line's beginning. */
export function lineIndent(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

export function isBlankLine(line: string): boolean {
  return /^\s*(#|$)/.test(line);
}

/** The nearest line above that holds something; −1 when there is none. */
export function lineAbove(lines: YamlText, line: number): number {
  let above = line - 1;
  while (above >= 0 && isBlankLine(lineText(lines, above))) above--;
  return above;
}

/** The nearest line below that holds something; the number of lines when there is none. */
export function lineBelow(lines: YamlText, line: number): number {
  let below = line + 1;
  while (below < lines.lines.length && isBlankLine(lineText(lines, below))) below++;
  return below;
}

/** `key:` with or without what follows, also behind `- `. */
export function isEntry(line: string): boolean {
  return /^\s*(- +)*("[^"]*"|'[^']*'|[\p{L}\p{N}_][\p{L}\p{N}_. -]*):( |$)/u.test(line) || /^\s*-( |$)/.test(line);
}

/** @param edits in order, none over another */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert;
    from = at + remove;
  }
  return result + text.slice(from);
}

/** Where a place of the edited text stood before. */
export function beforeEdits(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    if (offset < at + shift) break;
    if (offset < at + shift + insert.length) return at;
    shift += insert.length - remove;
  }
  return offset - shift;
}
