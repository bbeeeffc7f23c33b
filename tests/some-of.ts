/** How many of a law's cases are tried, of one sequence: the usual run takes two fifths, DRAWN_ALL=1 all. */
export function someOf(all: number): number {
  return process.env["DRAWN_ALL"] === undefined ? Math.ceil(all * 0.4) : all;
}
