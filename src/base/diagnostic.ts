import type { Code } from "./messages.ts";
import type { Span } from "./source.ts";

export type Severity = "error" | "warning";

/** Values for a message's placeholders: `{rows}` takes `arguments.rows`. */
export type Arguments = Readonly<Record<string, string | number>>;

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

export function errorAt(span: Span, code: Code, args: Arguments = {}, related: readonly Span[] = []): Diagnostic {
  return { severity: "error", code, span, arguments: args, related };
}

export function warningAt(span: Span, code: Code, args: Arguments = {}, related: readonly Span[] = []): Diagnostic {
  return { severity: "warning", code, span, arguments: args, related };
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

/** Success when `diagnostics` holds no error. */
export function outcome<T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> {
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : { ok: true, value, diagnostics };
}
