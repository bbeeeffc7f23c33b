export type PictureInk =
  | { readonly kind: "rgb" }
  | { readonly kind: "grey" }
  /** Process inks, with an ICC profile's path; `limit`: the most ink at one place, in percent. */
  | { readonly kind: "process"; readonly profile: string; readonly limit: number };

/** Black of grey photos on newsprint, by sRGB value (formats/press/RULES.md#grey). */
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
  const found = GREY.findIndex(([at]) => at >= value);
  const upper = Math.max(1, found);
  const [low, lowBlack] = GREY[upper - 1] ?? [0, 100];
  const [high, highBlack] = GREY[upper] ?? [255, 0];
  const black = lowBlack + ((value - low) / (high - low)) * (highBlack - lowBlack);
  return Math.round(255 * (1 - black / 100));
});

/** The DeviceGray value of an sRGB grey on newsprint, 0 to 255. */
export function greyAt(value: number): number {
  return greyTable[value] ?? 0;
}

/** Converts grey bytes to DeviceGray on newsprint, in place. */
export function greyCurve(pixels: Uint8Array): void {
  for (let at = 0; at < pixels.length; at++) pixels[at] = greyTable[pixels[at] ?? 0] ?? 0;
}

/**
 * Lightens the midtones of sRGB or grey bytes, in place: black and white stay, the middle loses `percent` of its darkness (formats/press/RULES.md#tone).
 * The curve rises everywhere, so different tones stay different.
 */
export function openTones(pixels: Uint8Array, percent: number): void {
  if (percent === 0) return;
  const share = (value: number): number => value + (percent / 100) * 2 * value * (1 - value);
  const table = Uint8Array.from({ length: 256 }, (_, value) => Math.round(255 * share(value / 255)));
  for (let at = 0; at < pixels.length; at++) pixels[at] = table[pixels[at] ?? 0] ?? 0;
}

/**
 * Converts sRGB bytes to 16-bit sRGB (eight bits would band in the shadows) with lifted shadows: newsprint profiles clip them, and sharp has no black point
 * compensation.
 * @param lift the share of linear light added to black (formats/press/RULES.md#ink)
 */
export function liftShadows(pixels: Uint8Array, lift: number): Uint16Array {
  const table = Uint16Array.from({ length: 256 }, (_, value) => Math.round(65535 * lifted(value / 255, lift)));
  const result = new Uint16Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) result[at] = table[pixels[at] ?? 0] ?? 0;
  return result;
}

/** An sRGB share after lifting in linear light (IEC 61966-2-1). */
function lifted(share: number, lift: number): number {
  const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  const light = linear * (1 - lift) + lift;
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
