/** Returns the value that an earlier build made from an equal source, or makes it. app/kept.ts declares which parts of a source count. */
export type Keep<Source, Value> = (source: Source, make: () => Value) => Value;

/** Keeps nothing. */
export function forgetful<Value>(_source: unknown, make: () => Value): Value {
  return make();
}
