import { Composer, Parser, type YAMLError } from "yaml";
import { type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import { lineOf, type SourceFile, sourceFile } from "../../../base/source.ts";
import {
  type Edit,
  indentOf,
  isEntry,
  lineBelow,
  lineText,
  parserSays,
  type Slip,
  slipsAround,
  startOf,
} from "./slips.ts";

/** One run reports this many faults; those below them show when these are mended. */
const MOST_FAULTS = 20;
/** Characters that are parsed again in search of slips: about as many as the parser reads in a second. */
const MOST_PARSED = 1_500_000;
/** Each of the parser's errors takes it as long as so many characters. */
const ERROR_COST = 50;
/** Lines above and below a fault that are parsed again, where they show it as the whole text does. */
const LINES_AROUND = 60;

/** How YAML text is read, here and for its values. */
export const YAML_OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
  schema: "core",
  version: "1.2",
} as const;

/**
 * The faults of a text that is no YAML, each reported once. Each frequent slip around the parser's first error is mended in a copy of the text, and the
 * one after whose mending the text reads furthest is reported; where none helps, what the parser says. The next fault is looked for in the mended text,
 * so no message is only the result of another fault.
 * @param text what the parser read: `source.text` with its characters one for one
 * @param first the parser's first error
 */
export function yamlFaults(source: SourceFile, text: string, first: YAMLError): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const rounds: (readonly Edit[])[] = [];
  const budget = { left: MOST_PARSED };
  let current = text;
  for (let error: YAMLError | undefined = first; error !== undefined && diagnostics.length < MOST_FAULTS; ) {
    const { slip, edits } = bestOf(sourceFile("", current), error, budget);
    const place = (offset: number): number => rounds.reduceRight((at, round) => beforeEdits(round, at), offset);
    const start = Math.min(place(slip.start), source.text.length);
    const span = { source, start, end: Math.min(Math.max(start + 1, place(slip.end)), source.text.length) };
    // The mend before this one did not help.
    if (diagnostics.some((each) => each.span.start === start)) break;
    diagnostics.push(errorAt(span, slip.code, slip.arguments));
    if (edits === undefined || budget.left <= 0) break;
    rounds.push(edits);
    current = edited(current, edits);
    error = firstError(current, budget);
  }
  return diagnostics;
}

/** A slip, and how it was mended; undefined when no mend helps. */
interface Mended {
  readonly slip: Slip;
  readonly edits: readonly Edit[] | undefined;
}

/** The slip whose mend lets the parser go on furthest; of equals the first. */
function bestOf(source: SourceFile, error: YAMLError, budget: { left: number }): Mended {
  const line = lineOf(source, Math.min(error.pos[0], source.text.length));
  const said = parserSays(source, error, line);
  const slips = slipsAround(source, line);
  const around = excerptAround(source, line, error, budget);
  let best: Mended = { slip: said, edits: undefined };
  let furthest = line;
  for (const slip of isCertain(said) ? [said, ...slips] : [...slips, said]) {
    for (const edits of slip.mends) {
      if (budget.left <= 0) return best;
      const reached = reach(around, edits, budget);
      // Where nothing is known of a fault, an error on the next line is most likely the same.
      if (reached <= furthest || (slip === said && reached <= line + 1)) continue;
      furthest = reached;
      best = { slip, edits };
    }
    if (furthest === Number.POSITIVE_INFINITY) break;
  }
  return best;
}

/** Errors that say themselves what is wrong. */
function isCertain({ code }: Slip): boolean {
  return code === "yaml-escape" || code === "yaml-start" || code === "yaml-alias";
}

/** Part of a text that shows the same first error as the whole. */
interface Around {
  readonly text: string;
  /** What is taken off a place of the whole text. */
  readonly shift: number;
  /** Where the whole text's places are in it. */
  readonly from: number;
  readonly to: number;
  /** What is added to a line's number for that of the whole text. */
  readonly lines: number;
}

/** The lines around a fault; the whole text where they show something else. */
function excerptAround(source: SourceFile, line: number, error: YAMLError, budget: { left: number }): Around {
  const whole = { text: source.text, shift: 0, from: 0, to: source.text.length, lines: 0 };
  if (source.lines.length < 3 * LINES_AROUND) return whole;
  const around = excerpt(source, line);
  const shown = firstError(around.text, budget);
  return shown !== undefined && shown.pos[0] + around.shift === error.pos[0] ? around : whole;
}

/** From an entry some lines above on, below the key that opens the entry's list. */
function excerpt(source: SourceFile, line: number): Around {
  let key = line;
  while (key > 0 && !(isEntry(lineText(source, key)) && /^\S/.test(lineText(source, key)))) key--;
  const column = indentOf(lineText(source, lineBelow(source, key)));
  let first = line - LINES_AROUND;
  // Entries in the column of the list's first: what looks like one in copy stands further to the right.
  const isFirst = (text: string): boolean => /^ *- \S/.test(text) && indentOf(text) === column;
  while (first > key && !isFirst(lineText(source, first))) first--;
  const from = startOf(source, Math.max(first, key));
  const to = startOf(source, line + LINES_AROUND);
  const opening = first > key ? `${lineText(source, key)}\n` : "";
  const text = opening + source.text.slice(from, to);
  return { text, shift: from - opening.length, from, to, lines: Math.max(first, key) - (first > key ? 1 : 0) };
}

/** The line, in the whole text, at which the parser stops once `edits` are made; −1 where they lie outside. */
function reach(around: Around, edits: readonly Edit[], budget: { left: number }): number {
  if (edits.some(({ at, remove }) => at < around.from || at + remove > around.to)) return -1;
  const text = edited(
    around.text,
    edits.map((edit) => ({ ...edit, at: edit.at - around.shift })),
  );
  const error = firstError(text, budget);
  return error === undefined ? Number.POSITIVE_INFINITY : around.lines + lineOf(sourceFile("", text), error.pos[0]);
}

function firstError(text: string, budget: { left: number }): YAMLError | undefined {
  const [document] = new Composer(YAML_OPTIONS).compose(new Parser().parse(text), true, text.length);
  const errors = document?.errors ?? [];
  budget.left -= text.length + ERROR_COST * errors.length;
  return firstOf(errors);
}

/** The first error by its place; of several at one place the first that the parser tells. */
export function firstOf(errors: readonly YAMLError[]): YAMLError | undefined {
  let first = errors[0];
  for (const error of errors) if (first === undefined || error.pos[0] < first.pos[0]) first = error;
  return first;
}

/** @param edits in order, none over another */
function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert;
    from = at + remove;
  }
  return result + text.slice(from);
}

/** Where a place of the edited text stood before. */
function beforeEdits(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    if (offset < at + shift) break;
    if (offset < at + shift + insert.length) return at;
    shift += insert.length - remove;
  }
  return offset - shift;
}
