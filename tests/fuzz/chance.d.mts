/** Chance that a seed repeats. */
export function chance(seed: number): {
  readonly share: () => number;
  readonly below: (count: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
};
