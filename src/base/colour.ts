/** Process inks in percent, 0 to 100: cyan, magenta, yellow, black. */
export type Cmyk = readonly [cyan: number, magenta: number, yellow: number, black: number];

export const BLACK: Cmyk = [0, 0, 0, 100];
export const WHITE: Cmyk = [0, 0, 0, 0];

export function sameColour(a: Cmyk, b: Cmyk): boolean {
  return a === b || (a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3]);
}

/** A screen colour, each part from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Screen colours of the sixteen overprints of full inks, at 8 for cyan + 4 for magenta + 2 for yellow + 1 for black. Measured on coated proofs (SWOP). */
const OVERPRINTS: readonly Rgb[] = [
  [255, 255, 255],
  [35, 31, 32],
  [255, 242, 0],
  [28, 26, 0],
  [236, 0, 140],
  [35, 0, 10],
  [237, 28, 36],
  [32, 0, 0],
  [0, 174, 239],
  [0, 13, 22],
  [0, 166, 81],
  [0, 19, 0],
  [46, 49, 146],
  [0, 0, 13],
  [54, 54, 57],
  [0, 0, 0],
];

/** The screen colour of inks, by Neugebauer's equation: the overprints weighted by the area that each covers. */
export function screenColour(inks: Cmyk): Rgb {
  const [cyan, magenta, yellow, black] = inks.map((percent) => percent / 100) as [number, number, number, number];
  const shareOf = (overprint: number): number =>
    [cyan, magenta, yellow, black].reduce((share, ink, at) => share * ((overprint >> (3 - at)) & 1 ? ink : 1 - ink), 1);
  const channel = (at: 0 | 1 | 2): number =>
    Math.round(OVERPRINTS.reduce((sum, colour, overprint) => sum + colour[at] * shareOf(overprint), 0));
  return [channel(0), channel(1), channel(2)];
}

export function hex(colour: readonly number[]): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
