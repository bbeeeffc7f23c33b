/**
 * Gives what an earlier build made from values that say the same, or makes it.
 * @param what the kind of thing that is made
 * @param from all that it is made from: plain data
 */
export type Recall = <T>(what: string, from: () => unknown, make: () => T) => T;

/** Keeps nothing. */
export const forgetful: Recall = (_what, _from, make) => make();
