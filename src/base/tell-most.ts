import { type Diagnostic, errorAt, warningAt } from "./diagnostic.ts";

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
