import type { Cmyk } from "../../base/colour.ts";

type Rgb = readonly [red: number, green: number, blue: number];

/** How the sixteen overprints of full inks look on a screen, at 8 for cyan + 4 for magenta + 2 for yellow + 1 for black. Measured on coated proofs (SWOP). */
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

/** The colour of inks on a screen, by Neugebauer's equation: each overprint counts by the share of the area that it covers. */
export function screenColour(inks: Cmyk): Rgb {
  const [cyan, magenta, yellow, black] = inks.map((percent) => percent / 100) as [number, number, number, number];
  const shareOf = (overprint: number): number =>
    [cyan, magenta, yellow, black].reduce((share, ink, at) => share * ((overprint >> (3 - at)) & 1 ? ink : 1 - ink), 1);
  const channel = (at: 0 | 1 | 2): number =>
    Math.round(OVERPRINTS.reduce((sum, colour, overprint) => sum + colour[at] * shareOf(overprint), 0));
  return [channel(0), channel(1), channel(2)];
}

/** Text of this contrast can be read by nearly everybody (WCAG 2.2, success criterion 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The paper's colour, so that it can be read on light grounds, and on dark ones. */
export interface Accent {
  readonly light: string;
  readonly dark: string;
}

/** Grounds of the site: site.css has the same; text in the accent colour stands on the weakest of them. */
const LIGHT_GROUND: Rgb = [241, 237, 228];
const DARK_GROUND: Rgb = [38, 35, 31];

export function accentOf(inks: Cmyk): Accent {
  const colour = screenColour(inks);
  return { light: readableOn(LIGHT_GROUND, colour, [0, 0, 0]), dark: readableOn(DARK_GROUND, colour, [255, 255, 255]) };
}

/** The colour, moved towards another just as far as its contrast with the ground needs. */
function readableOn(ground: Rgb, colour: Rgb, towards: Rgb): string {
  for (let step = 0; step <= 50; step++) {
    const mixed = colour.map((value, at) => Math.round(value + (((towards[at] ?? 0) - value) * step) / 50));
    const [red = 0, green = 0, blue = 0] = mixed;
    if (contrast([red, green, blue], ground) >= LEAST_CONTRAST) return hex([red, green, blue]);
  }
  return hex(towards);
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function hex(colour: readonly number[]): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
