import { BLACK, type Cmyk, WHITE } from "../../base/colour.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Entry, Located } from "../manifest/located.ts";
import { DOT_GAIN, INK_REFLECTION, LEAST_ON_PAPER } from "./weights.ts";

/*
 * A paper's colours, and whether type in them is readable. Inks on newsprint reflect more light than black on a screen, and their dots print larger than their
 * percentage. So contrast is calculated from what is printed.
 */

/** A paper's colours by name. Black and white are built in. */
export interface Palette {
  readonly colours: Readonly<Record<string, Cmyk>>;
}

export function paletteOf(written: readonly Entry<Located<Cmyk>>[], diagnostics: Diagnostic[]): Palette {
  const colours = new Map<string, Cmyk>([
    ["black", BLACK],
    ["white", WHITE],
  ]);
  for (const { key, value } of written) {
    if (key.value === "black" || key.value === "white") {
      diagnostics.push(errorAt(key.span, "colour-built-in", { colour: key.value }));
    } else colours.set(key.value, value.value);
  }
  return { colours: Object.fromEntries(colours) };
}

/** The colour that `name` names; black if nothing is written. Reports a name that does not exist. */
export function colourOf(name: Located<string> | undefined, { colours }: Palette, diagnostics: Diagnostic[]): Cmyk {
  if (name === undefined) return BLACK;
  const found = Object.hasOwn(colours, name.value) ? colours[name.value] : undefined;
  if (found !== undefined) return found;
  const known = Object.keys(colours);
  const args = { value: name.value, under: "palette", known: known.join(", "), ...nearMiss(name.value, known) };
  diagnostics.push(errorAt(name.span, "unknown-name", args));
  return BLACK;
}

/** The contrast of type on its ground, 1 to 8 on newsprint: the ratio of WCAG 2.2 (1.4.3) for the light that the inks reflect. */
export function contrastOf(type: Cmyk, ground: Cmyk): number {
  const [dark, light] = [lightOf(type), lightOf(ground)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Reports a colour that is too close to paper white, for type on paper or for a ground under white type. */
export function reportPale(written: Located<string> | undefined, colour: Cmyk, diagnostics: Diagnostic[]): void {
  const contrast = contrastOf(colour, WHITE);
  if (written === undefined || contrast >= LEAST_ON_PAPER) return;
  const args = { contrast: contrast.toFixed(2), least: LEAST_ON_PAPER };
  diagnostics.push(warningAt(written.span, "contrast-too-low", args));
}

/** The share of light that a colour reflects, weighted like the eye: cyan absorbs red, magenta green, yellow blue, and black all three. */
function lightOf([cyan, magenta, yellow, black]: Cmyk): number {
  const left = (percent: number): number => {
    const share = percent / 100;
    return 1 - (share + 4 * DOT_GAIN * share * (1 - share)) * (1 - INK_REFLECTION);
  };
  const light = 0.2126 * left(cyan) + 0.7152 * left(magenta) + 0.0722 * left(yellow);
  return light * left(black);
}
