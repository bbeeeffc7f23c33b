/**
 * The candidate that `word` probably stands for, with at most one slip in three characters. A slip is an extra, missing or different character, or two
 * swapped ones. Capitals do not count; the first of equal candidates wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = [...word.slice(0, 64).toLowerCase()];
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const candidate of candidates) {
    const slips = slipsBetween(typed, [...candidate.toLowerCase()], fewest);
    // In a word of one or two characters, a changed character makes a different word.
    if (slips >= fewest || slips >= Math.max(typed.length, 1)) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/** The same as an argument of a message; empty if no candidate is near. */
export function nearMiss(word: string, candidates: Iterable<string>): { readonly nearest?: string } {
  const near = nearest(word, candidates);
  return near === undefined ? {} : { nearest: near };
}

/** Damerau's edit distance (optimal string alignment), at most `limit`. */
function slipsBetween(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const other = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + other);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(before, column - 2) + 1);
      current.push(least);
    }
    before = above;
    above = current;
  }
  return Math.min(at(above, b.length), limit);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
