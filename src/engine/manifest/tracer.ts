/** Collects, unit by unit, where a value's text stands in its file. */
export interface Tracer {
  readonly origins: Int32Array;
  count: number;
}

/** The text of `from` up to `to`, as it stands. */
export function copy(tracer: Tracer, from: number, to: number): void {
  for (let at = from; at < to; at++) tracer.origins[tracer.count++] = at;
}

/** Units made from the text at `at` but different from it: an escape, a folded line end. */
export function insert(tracer: Tracer, at: number, length = 1): void {
  for (let n = 0; n < length; n++) tracer.origins[tracer.count++] = at;
}
