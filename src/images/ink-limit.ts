import { liftShadows } from "./ink.ts";
import { loadSharp } from "./sharp.ts";

/** Newsprint clips shadows below this lift, whatever the plant's limit (formats/press/RULES.md#ink). */
const LEAST_LIFT = 0.1;
const MOST_LIFT = 0.9;
const STEP = 0.01;
/** Percent of ink kept free for JPEG's ringing (formats/press/RULES.md#ink). */
const HEADROOM = 5;
/** Steps a channel of the chart that is measured. */
const SIDE = 17;

/**
 * The least lift of shadows with which no colour takes more ink than the limit, found by converting a chart of the RGB cube:
 * 0.10 for 240 % and 0.12 for 220 % with IFRA26S.
 * @param profile an ICC profile's path
 * @param limit percent
 */
export async function liftFor(profile: string, limit: number): Promise<number> {
  for (let lift = LEAST_LIFT; lift < MOST_LIFT; lift = Math.round((lift + STEP) * 100) / 100) {
    if ((await mostInk(profile, lift)) + HEADROOM <= limit) return lift;
  }
  return MOST_LIFT;
}

/** The most ink that any colour of the chart takes, in percent. */
export async function mostInk(profile: string, lift: number): Promise<number> {
  const sharp = await loadSharp();
  const data = await sharp(liftShadows(chart(), lift), { raw: { width: SIDE * SIDE, height: SIDE, channels: 3 } })
    .toColourspace("cmyk")
    .withIccProfile(profile, { attach: false })
    .raw()
    .toBuffer();
  let most = 0;
  for (let at = 0; at + 3 < data.length; at += 4) {
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = data.subarray(at, at + 4);
    most = Math.max(most, cyan + magenta + yellow + black);
  }
  return (most / 255) * 100;
}

/** Every mixture of red, green and blue in SIDE steps. */
function chart(): Uint8Array {
  const pixels = new Uint8Array(SIDE ** 3 * 3);
  for (let at = 0; at < SIDE ** 3; at++) {
    const steps = [Math.floor(at / SIDE ** 2), Math.floor(at / SIDE) % SIDE, at % SIDE];
    pixels.set(
      steps.map((step) => Math.round((step / (SIDE - 1)) * 255)),
      3 * at,
    );
  }
  return pixels;
}
