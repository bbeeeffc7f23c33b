import { Composer, Parser, type YAMLError } from "yaml";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { lineOf } from "../../base/source.ts";
import { causesOf, unknownCause } from "./causes.ts";
import type { Cause } from "./lines.ts";
import {
  beforeEdits,
  type Edit,
  edited,
  isEntry,
  lineBelow,
  lineIndent,
  lineText,
  startOf,
  type YamlText,
  yamlText,
} from "./lines.ts";

/** One run reports this many faults; those below them show when these are mended. */
const MOST_FAULTS = 20;
/** Characters that are parsed again in search of causes: about as many as the parser reads in a second. */
const MOST_PARSED = 1_500_000;
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
 * The faults of a text that is no YAML, each told once and where it is to be mended. The parser's first error is traced to what the author mistyped:
 * each likely cause is mended in a copy of the text, and the cause after whose mending the text reads best is reported. The next fault is looked for
 * in the mended text, so no message is only the result of another fault.
 * @param text what the parser read: `source.text` with its characters one for one
 * @param first the parser's first error
 */
export function yamlFaults(source: SourceFile, text: string, first: YAMLError): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const rounds: (readonly Edit[])[] = [];
  const budget = { left: MOST_PARSED };
  let current = text;
  for (let error: YAMLError | undefined = first; error !== undefined && diagnostics.length < MOST_FAULTS; ) {
    const lines = yamlText(current);
    const { cause, edits } = bestOf(lines, error, budget);
    const place = (offset: number): number => rounds.reduceRight((at, round) => beforeEdits(round, at), offset);
    const start = Math.min(place(cause.start), source.text.length);
    const span = { source, start, end: Math.min(Math.max(start + 1, place(cause.end)), source.text.length) };
    diagnostics.push(errorAt(span, cause.code, cause.arguments));
    if (edits === undefined || budget.left <= 0) break;
    rounds.push(edits);
    current = edited(current, edits);
    error = nextError(yamlText(current), lineOf(lines, edits[0]?.at ?? 0), budget);
  }
  return diagnostics;
}

interface Best {
  readonly cause: Cause;
  /** Undefined when no mend helps. */
  readonly edits: readonly Edit[] | undefined;
}

/** The cause whose mend lets the parser go on furthest; of equals the first. */
function bestOf(lines: YamlText, error: YAMLError, budget: { left: number }): Best {
  const line = lineOf(lines, Math.min(error.pos[0], lines.text.length));
  const causes = causesOf(lines, error, line);
  const around = excerptAround(lines, line, error, budget);
  let best: Best | undefined;
  let furthest = line;
  for (const cause of causes) {
    for (const edits of cause.mends) {
      if (budget.left <= 0) break;
      const reached = reach(around, edits, budget);
      if (reached <= furthest) continue;
      furthest = reached;
      best = { cause, edits };
    }
    if (furthest === Number.POSITIVE_INFINITY) break;
  }
  return (
    best ?? {
      cause: budget.left <= 0 && causes[0] !== undefined ? causes[0] : unknownCause(lines, error),
      edits: undefined,
    }
  );
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
function excerptAround(lines: YamlText, line: number, error: YAMLError, budget: { left: number }): Around {
  const whole = { text: lines.text, shift: 0, from: 0, to: lines.text.length, lines: 0 };
  if (lines.lines.length < 3 * LINES_AROUND) return whole;
  const around = excerpt(lines, line, line + LINES_AROUND);
  const shown = firstError(around.text, budget);
  return shown !== undefined && shown.pos[0] + around.shift === error.pos[0] ? around : whole;
}

/** The text up to line `end`, from an entry some lines above `line` on, below the key that opens the entry's list. */
function excerpt(lines: YamlText, line: number, end: number): Around {
  let key = line;
  while (key > 0 && !(isEntry(lineText(lines, key)) && /^\S/.test(lineText(lines, key)))) key--;
  const column = lineIndent(lineText(lines, lineBelow(lines, key)));
  let first = line - LINES_AROUND;
  // Entries in the column of the list's first: what looks like one in copy stands further to the right.
  while (first > key && !(/^ *- \S/.test(lineText(lines, first)) && lineIndent(lineText(lines, first)) === column))
    first--;
  const from = startOf(lines, Math.max(first, key));
  const to = startOf(lines, end);
  const opening = first > key ? `${lineText(lines, key)}\n` : "";
  const text = opening + lines.text.slice(from, to);
  return { text, shift: from - opening.length, from, to, lines: Math.max(first, key) - (first > key ? 1 : 0) };
}

/** Lines below a mend that are looked through before the whole text is. */
const LINES_BELOW = 400;

/** The first error behind a mend, as an error of the whole text. */
function nextError(lines: YamlText, mended: number, budget: { left: number }): YAMLError | undefined {
  if (lines.lines.length < mended + LINES_BELOW) return firstError(lines.text, budget);
  const near = excerpt(lines, mended, mended + LINES_BELOW);
  const error = firstError(near.text, budget);
  // What the cut itself makes wrong stands at its end.
  const isNear =
    error !== undefined && lineOf(yamlText(near.text), error.pos[0]) + near.lines < mended + LINES_BELOW / 2;
  if (!isNear) return firstError(lines.text, budget);
  error.pos = [error.pos[0] + near.shift, error.pos[1] + near.shift];
  return error;
}

/** The line, in the whole text, at which the parser stops once `edits` are made; −1 where they lie outside. */
function reach(around: Around, edits: readonly Edit[], budget: { left: number }): number {
  if (edits.some(({ at, remove }) => at < around.from || at + remove > around.to)) return -1;
  const text = edited(
    around.text,
    edits.map((edit) => ({ ...edit, at: edit.at - around.shift })),
  );
  const error = firstError(text, budget);
  return error === undefined ? Number.POSITIVE_INFINITY : around.lines + lineOf(yamlText(text), error.pos[0]);
}

function firstError(text: string, budget: { left: number }): YAMLError | undefined {
  budget.left -= text.length;
  const [document] = new Composer(YAML_OPTIONS).compose(new Parser().parse(text), true, text.length);
  return firstOf(document?.errors ?? []);
}

/** The first error by its place; of several at one place the first that the parser tells. */
export function firstOf(errors: readonly YAMLError[]): YAMLError | undefined {
  let first = errors[0];
  for (const error of errors) if (first === undefined || error.pos[0] < first.pos[0]) first = error;
  return first;
}
