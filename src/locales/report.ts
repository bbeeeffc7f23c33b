import { type Arguments, type Code, catalogueOf } from "../base/codes.ts";
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { excerptOf, printable } from "../base/excerpt.ts";
import { listFor } from "../base/once.ts";
import { positionOf, type Span } from "../base/source.ts";
import { filled, messageIn, textIn } from "./catalogues.ts";
import { inChinese } from "./reasons.ts";
import { say } from "./texts.ts";
import { type Language, namesIn } from "./words.ts";

/** A diagnostic for other programs: the same facts as on the terminal. */
export interface DiagnosticJson extends PlaceJson {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  readonly arguments: Arguments;
  readonly related: readonly PlaceJson[];
  /** What follows from it. */
  readonly also: readonly DiagnosticJson[];
}

/** A range in a file. Lines and columns count from 1, columns in characters; the end is behind the last one. */
interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const RESET = "\u001b[0m";
const COLOURS = { error: "\u001b[1;31m", warning: "\u001b[1;33m", frame: "\u001b[34m", bold: "\u001b[1m" } as const;

/** A diagnostic's message, and the first of its hints whose arguments are all given. */
export function wordsOf(diagnostic: Diagnostic, language: Language): { message: string; hint: string | undefined } {
  const { code } = diagnostic;
  const args = language === "zh" ? inChinese(code, diagnostic.arguments) : diagnostic.arguments;
  return textIn(catalogueOf(code), code, args, language);
}

/** A diagnostic's texts with its arguments' names in their places, for `banmian explain`. */
export function explained(code: Code, language: Language): { message: string; hints: string[]; explain: string } {
  const catalogue = catalogueOf(code);
  const { value, attributes } = messageIn(catalogue, code, language);
  const { explain = "", ...hints } = attributes;
  const say = (pattern: NonNullable<typeof value>): string =>
    filled(pattern, Object.fromEntries(namesIn(pattern).map((name) => [name, `{${name}}`])), catalogue, language);
  return { message: say(value ?? ""), hints: Object.values(hints).map(say), explain: say(explain) };
}

/** A terminal shows so many diagnostics of one code in one file and counts the others. report.json and --json hold all. */
const MOST_ALIKE = 20;

/**
 * Diagnostics for a terminal, a blank line between two: message, place, the line with a mark under the characters
 * (Han counts two cells), other places, what follows from it, hint. Ends in a line feed unless there is nothing to tell.
 * @param width cells in a line of the terminal: excerpts fit it; undefined where there is none
 * @param fixes the command that cures a diagnostic, by its place (`placeKey`): it stands where the hint would
 */
export function reportText(
  diagnostics: readonly Diagnostic[],
  language: Language,
  colour = false,
  width?: number,
  fixes?: ReadonlyMap<string, string>,
): string {
  const alike = new Map<string, Diagnostic[]>();
  const shown = diagnostics.filter((diagnostic) => {
    return listFor(alike, `${diagnostic.code} ${diagnostic.span.source.path}`).push(diagnostic) <= MOST_ALIKE;
  });
  const rests = [...alike.values()].filter(({ length }) => length > MOST_ALIKE);
  return [
    ...shown.map((diagnostic) => oneReport(diagnostic, { language, colour, width, fixes })),
    ...rests.map((those) => restText(those, language)),
  ].join("\n");
}

function restText(those: readonly Diagnostic[], language: Language): string {
  const { code, severity, span } = those[0] as Diagnostic;
  const count = those.length - MOST_ALIKE;
  const more = say("more-alike", { count, file: span.source.path }, { language });
  return `${say(severity, {}, { language })}[${code}]: ${more}\n`;
}

/** Diagnostics as plain objects, in the same order. */
export function reportJson(diagnostics: readonly Diagnostic[], language: Language): readonly DiagnosticJson[] {
  return diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    ...placeJson(diagnostic.span),
    ...wordsOf(diagnostic, language),
    arguments: diagnostic.arguments,
    related: diagnostic.related.map(placeJson),
    also: reportJson(diagnostic.also, language),
  }));
}

/** How a terminal takes a report. */
interface Reading {
  readonly language: Language;
  readonly colour: boolean;
  readonly width: number | undefined;
  readonly fixes: ReadonlyMap<string, string> | undefined;
}

/** A diagnostic's code and place: the same in each build of the same files. */
export function placeKey({ code, span }: Diagnostic): string {
  return `${code} ${span.source.path} ${span.start}`;
}

/** Between a line's number and its text: a blank, a bar, a blank. */
const BAR = 3;

function oneReport(diagnostic: Diagnostic, { language, colour, width, fixes }: Reading): string {
  const tint = (style: keyof typeof COLOURS, text: string): string =>
    colour && text !== "" ? COLOURS[style] + text + RESET : text;
  const { severity, span, related, also } = diagnostic;
  const { message, hint } = wordsOf(diagnostic, language);
  const lines = [
    `${tint(severity, `${say(severity, {}, { language })}[${diagnostic.code}]`)}${tint("bold", `: ${printable(message)}`)}`,
  ];
  const places = [span, ...related];
  const gutter = Math.max(...places.map((place) => String(placeOf(place).line).length));
  const margin = " ".repeat(gutter);
  for (const [index, place] of places.entries()) {
    const { file, line, column } = placeOf(place);
    lines.push(`${margin}${tint("frame", index === 0 ? "-->" : ":::")} ${printable(file)}:${line}:${column}`);
    const excerpt = excerptOf(place, width && width - gutter - BAR);
    if (excerpt === undefined) continue;
    const mark = index === 0 ? tint(severity, "^".repeat(excerpt.cells)) : tint("frame", "-".repeat(excerpt.cells));
    lines.push(
      `${margin} ${tint("frame", "|")}`,
      `${tint("frame", `${String(line).padStart(gutter)} |`)} ${excerpt.text}`.trimEnd(),
      `${margin} ${tint("frame", "|")} ${" ".repeat(excerpt.indent)}${mark}`,
    );
  }
  for (const each of also) {
    lines.push(
      `${margin} ${tint("frame", "=")} ${say("also", {}, { language })}: ${printable(toldBriefly(each, language))}`,
    );
  }
  const fix = fixes?.get(placeKey(diagnostic));
  const advice = fix ?? hint;
  if (advice !== undefined) {
    const label = say(fix === undefined ? "hint" : "fix", {}, { language });
    lines.push(`${margin} ${tint("frame", "=")} ${label}: ${printable(advice)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A diagnostic in one line: code, message, place. */
export function toldBriefly(diagnostic: Diagnostic, language: Language): string {
  const { file, line, column } = placeOf(diagnostic.span);
  return `[${diagnostic.code}] ${wordsOf(diagnostic, language).message} (${file}:${line}:${column})`;
}

/** A span's place from its first character to behind its last. */
export function placeJson(span: Span): PlaceJson {
  const { line: endLine, column: endColumn } = positionOf(span.source, span.end);
  return { ...placeOf(span), endLine, endColumn };
}

function placeOf(span: Span): { file: string; line: number; column: number } {
  return { file: span.source.path, ...positionOf(span.source, span.start) };
}
