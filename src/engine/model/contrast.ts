import { type Cmyk, WHITE } from "../../base/colour.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Located } from "../manifest/located.ts";

/** The light that a full ink still reflects: newsprint's black, with a density of 1.1, is a dark grey. */
const LEFT = 0.08;
/** Dots print larger than they are: by 26 % of the paper at 40 % tone (ISO 12647-3; formats/press/RULES.md#ink). */
const GAIN = 0.26 / (4 * 0.4 * 0.6);

/**
 * The contrast of type on a ground as readers have it, 1 to 8 on newsprint: the ratio of WCAG 2.2 (1.4.3), of the light that inks leave.
 */
export function contrastOf(type: Cmyk, ground: Cmyk): number {
  const [dark, light] = [lightOf(type), lightOf(ground)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black of 10 % has a contrast of 1.2 and is still seen; a full cyan, which can be read, has no less. */
const LEAST_ON_PAPER = 1.2;

/** Tells of a colour that does not stand out from paper white: of type on the paper, or of a ground with white type on it. */
export function reportPale(written: Located<string> | undefined, colour: Cmyk, diagnostics: Diagnostic[]): void {
  const contrast = contrastOf(colour, WHITE);
  if (written === undefined || contrast >= LEAST_ON_PAPER) return;
  const args = { contrast: contrast.toFixed(2), least: LEAST_ON_PAPER };
  diagnostics.push(warningAt(written.span, "contrast-too-low", args));
}

/** The share of light that a colour reflects, weighed as the eye does: cyan takes red away, magenta green, yellow blue, and black all three. */
function lightOf([cyan, magenta, yellow, black]: Cmyk): number {
  const left = (percent: number): number => {
    const share = percent / 100;
    return 1 - (share + 4 * GAIN * share * (1 - share)) * (1 - LEFT);
  };
  const light = 0.2126 * left(cyan) + 0.7152 * left(magenta) + 0.0722 * left(yellow);
  return light * left(black);
}
