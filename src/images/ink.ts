/** What a picture is printed in. */
export type Ink =
  | { readonly kind: "rgb" }
  /** Black alone. */
  | { readonly kind: "grey" }
  /** Cyan, magenta, yellow, black, by an ICC profile's path; undefined: sharp's own, whose printing condition nobody knows. */
  | { readonly kind: "process"; readonly profile: string | undefined };

/**
 * Shadows are lifted by this share of linear light before the conversion, since newsprint profiles clip them and sharp does not
 * compensate for the black point (PRINT §6: 224.7 % of ink at most with IFRA26S).
 */
const LIFT = 0.1;

/** K of grey photos on newsprint by sRGB value (PRINT §6, black point compensated). */
const GREY: readonly (readonly [value: number, black: number])[] = [
  [0, 100],
  [32, 95.6],
  [64, 82.4],
  [96, 67.7],
  [128, 52.3],
  [160, 38.6],
  [192, 25.1],
  [224, 12.1],
  [255, 0],
];

const greyTable: Uint8Array = Uint8Array.from({ length: 256 }, (_, value) => {
  const upper = Math.max(
    1,
    GREY.findIndex(([at]) => at >= value),
  );
  const [low, lowBlack] = GREY[upper - 1] ?? [0, 100];
  const [high, highBlack] = GREY[upper] ?? [255, 0];
  const black = lowBlack + ((value - low) / (high - low)) * (highBlack - lowBlack);
  return Math.round(255 * (1 - black / 100));
});

/** sRGB bytes to sRGB of 16 bits, lifted: eight bits would band in the shadows. */
const liftTable: Uint16Array = Uint16Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  const lifted = linear * (1 - LIFT) + LIFT;
  return Math.round(65535 * (lifted <= 0.0031308 ? lifted * 12.92 : 1.055 * lifted ** (1 / 2.4) - 0.055));
});

/** Grey bytes to bytes of DeviceGray on newsprint, in place. */
export function greyCurve(pixels: Uint8Array): void {
  for (let at = 0; at < pixels.length; at++) pixels[at] = greyTable[pixels[at] ?? 0] ?? 0;
}

/** sRGB bytes to 16-bit sRGB with lifted shadows. */
export function liftShadows(pixels: Uint8Array): Uint16Array {
  const lifted = new Uint16Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) lifted[at] = liftTable[pixels[at] ?? 0] ?? 0;
  return lifted;
}
