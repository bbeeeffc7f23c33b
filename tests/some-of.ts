/** DRAWN_ALL=1: CI takes every case that is drawn or large; the usual run takes some of each, so that it is done in four minutes on two cores. */
export const ALL = process.env["DRAWN_ALL"] !== undefined;

/** How many of a law's cases are tried, of one sequence: the usual run takes three tenths. */
export function someOf(all: number): number {
  return ALL ? all : Math.ceil(all * 0.3);
}
