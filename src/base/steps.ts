/** Work in steps, which may be left for a moment between two of them; `Seen` is how far it has come. */
export type Steps<Seen, Result> = Generator<Seen, Result>;

/** Runs steps to their end without leaving them. */
export function runThrough<Result>(steps: Steps<unknown, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
