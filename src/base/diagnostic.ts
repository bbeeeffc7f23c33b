import type { Arguments, ArgumentsOf, Code } from "./codes.ts";
import type { Span } from "./source.ts";

export type Severity = "error" | "warning";

/** One problem at one place. It holds no prose: `report` words it in the reader's language. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code;
  /** The first place to look. A file that could not be read has the span of the value that names it. */
  readonly span: Span;
  readonly arguments: Arguments;
  /** Other places that belong to the problem: the frame that this one overlaps, say. */
  readonly related: readonly Span[];
}

/** A value with its warnings, or the errors that stand in its way: all of them, not the first. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What a diagnostic says besides its code: the arguments of its texts, and other places. */
type Facts<C extends Code> =
  Record<never, never> extends ArgumentsOf<C>
    ? [args?: ArgumentsOf<C>, related?: readonly Span[]]
    : [args: ArgumentsOf<C>, related?: readonly Span[]];

export function errorAt<C extends Code>(span: Span, code: C, ...[args, related = []]: Facts<C>): Diagnostic {
  return { severity: "error", code, span, arguments: args ?? {}, related };
}

export function warningAt<C extends Code>(span: Span, code: C, ...[args, related = []]: Facts<C>): Diagnostic {
  return { severity: "warning", code, span, arguments: args ?? {}, related };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

export function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** The diagnostics, those of a kind as errors. */
export function asErrors(
  diagnostics: readonly Diagnostic[],
  isError: (each: Diagnostic) => boolean,
): readonly Diagnostic[] {
  return diagnostics.map((each) => (isError(each) ? { ...each, severity: "error" } : each));
}

/** The diagnostics with their places elsewhere: of a piece of a file in the whole file, say. */
export function placedAnew(diagnostics: readonly Diagnostic[], place: (span: Span) => Span): readonly Diagnostic[] {
  return diagnostics.map((each) => ({ ...each, span: place(each.span), related: each.related.map(place) }));
}

/** Success when `diagnostics` holds no error. */
export function outcome<T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> {
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : { ok: true, value, diagnostics };
}

/** A file reports at most this many diagnostics of one code: a file with more is no newspaper's, and their places take time and room. */
const MOST_ALIKE = 1000;

/**
 * The diagnostics without those beyond the limit; the first of these makes room for one that counts them.
 * A real newspaper's manifest and copy never reach this limit.
 */
export function tellMost(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST_ALIKE) return diagnostics;
  const counts = new Map<string, number>();
  const keyOf = ({ code, span }: Diagnostic): string => `${code} ${span.source.path}`;
  for (const each of diagnostics) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  const told = new Map<string, number>();
  return diagnostics.flatMap((each) => {
    const key = keyOf(each);
    const before = told.get(key) ?? 0;
    told.set(key, before + 1);
    if (before < MOST_ALIKE) return [each];
    if (before > MOST_ALIKE) return [];
    const args = { code: each.code, count: (counts.get(key) ?? 0) - MOST_ALIKE };
    return [
      each.severity === "error" ? errorAt(each.span, "many-alike", args) : warningAt(each.span, "many-alike", args),
    ];
  });
}

/** Adds a list of any length: as arguments of a call, a hundred thousand would overflow the stack. */
export function addAll<T>(to: T[], from: readonly T[]): void {
  for (const each of from) to.push(each);
}
