/*
 * Bad input is a value here: a code with typed arguments and the place in the author's file. The text is added last, in the reader's language, so the
 * stages stay free of prose and tests can assert codes and places.
 */
import type { Arguments, ArgumentsOf, Code } from "./codes.ts";
import type { Span } from "./source.ts";

export type Severity = "error" | "warning";

/** One problem at one place. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code;
  /** The first place to look. For a file that cannot be read: the value that names it. */
  readonly span: Span;
  readonly arguments: Arguments;
  /** Other places that belong to the problem, such as the frame that this one overlaps. */
  readonly related: readonly Span[];
  /** What follows from it, and goes when it goes (causes.ts). Not counted. */
  readonly also: readonly Diagnostic[];
}

/** A value with its warnings, or all the errors that prevent it. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The rest of a diagnostic: the arguments of its texts, and related places. */
type Facts<C extends Code> =
  Record<never, never> extends ArgumentsOf<C>
    ? [args?: ArgumentsOf<C>, related?: readonly Span[]]
    : [args: ArgumentsOf<C>, related?: readonly Span[]];

export function errorAt<C extends Code>(span: Span, code: C, ...[args, related = []]: Facts<C>): Diagnostic {
  return { severity: "error", code, span, arguments: args ?? {}, related, also: [] };
}

export function warningAt<C extends Code>(span: Span, code: C, ...[args, related = []]: Facts<C>): Diagnostic {
  return { severity: "warning", code, span, arguments: args ?? {}, related, also: [] };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

export function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** Turns the diagnostics of some kinds into errors. */
export function asErrors(
  diagnostics: readonly Diagnostic[],
  isError: (each: Diagnostic) => boolean,
): readonly Diagnostic[] {
  return diagnostics.map((each) => {
    const also = each.also.length === 0 ? each.also : asErrors(each.also, isError);
    return isError(each) ? { ...each, severity: "error", also } : { ...each, also };
  });
}

/** Moves the diagnostics to other places: from a part of a file to the whole file, for example. */
export function movedDiagnostics(
  diagnostics: readonly Diagnostic[],
  place: (span: Span) => Span,
): readonly Diagnostic[] {
  return diagnostics.map((each) => ({
    ...each,
    span: place(each.span),
    related: each.related.map(place),
    also: each.also.length === 0 ? each.also : movedDiagnostics(each.also, place),
  }));
}

/** Each diagnostic, followed by what follows from it. */
export function withAlso(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.flatMap((each) => (each.also.length === 0 ? each : [each, ...each.also]));
}

/** Succeeds if `diagnostics` holds no error. */
export function outcome<T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> {
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : { ok: true, value, diagnostics };
}

/** The most diagnostics of one code that a file reports. No real newspaper has more, and each place takes time and memory. */
const MOST_ALIKE = 1000;

/** Drops the diagnostics beyond the limit; the first dropped one is replaced by one that counts them. */
export function limitAlike(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST_ALIKE) return diagnostics;
  const counts = new Map<string, number>();
  const keyOf = ({ code, span }: Diagnostic): string => `${code} ${span.source.path}`;
  for (const each of diagnostics) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  const reported = new Map<string, number>();
  return diagnostics.flatMap((each) => {
    const key = keyOf(each);
    const before = reported.get(key) ?? 0;
    reported.set(key, before + 1);
    if (before < MOST_ALIKE) return [each];
    if (before > MOST_ALIKE) return [];
    const args = { code: each.code, count: (counts.get(key) ?? 0) - MOST_ALIKE };
    return [
      each.severity === "error" ? errorAt(each.span, "many-alike", args) : warningAt(each.span, "many-alike", args),
    ];
  });
}

/** Appends a list of any length. `push(...from)` would overflow the stack at a hundred thousand elements. */
export function addAll<T>(to: T[], from: readonly T[]): void {
  for (const each of from) to.push(each);
}
