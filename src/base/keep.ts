/**
 * Gives what an earlier build made from a source that says the same, or makes it. What of a source counts is declared where the
 * values are kept: app/kept.ts.
 */
export type Keep<Source, Value> = (source: Source, make: () => Value) => Value;

/** Keeps nothing. */
export function forgetful<Value>(_source: unknown, make: () => Value): Value {
  return make();
}
