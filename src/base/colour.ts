/** Process inks in percent, 0 to 100: cyan, magenta, yellow, black. */
export type Cmyk = readonly [cyan: number, magenta: number, yellow: number, black: number];

export const BLACK: Cmyk = [0, 0, 0, 100];
export const WHITE: Cmyk = [0, 0, 0, 0];

export function sameColour(a: Cmyk, b: Cmyk): boolean {
  return a === b || (a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3]);
}
