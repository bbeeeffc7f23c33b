/*
 * Converts colours to the inks of a press. Newsprint takes little ink (220 to 240 %), and libvips clips shadows with such profiles; so the shadows are lifted
 * just enough that no colour exceeds the limit. The lift is measured once per profile on a chart of all colours, and cached.
 */
import { once } from "../../base/once.ts";
import { cacheKey, type HashOf, type PictureCache } from "./cache.ts";
import { liftShadows, type PictureInk } from "./ink.ts";
import type { PictureFiles } from "./probe.ts";
import { firstLine, loadSharp } from "./sharp.ts";
import type { ToInks } from "./svg/pack-svg.ts";

/** The files and caches that converting colours needs. */
export interface PictureContext {
  readonly files: PictureFiles;
  readonly cache: PictureCache;
  readonly hashOf: HashOf;
  /** The names and versions of the libraries that decode and encode. */
  readonly engine: () => Promise<string>;
}

/** Colour conversion for one kind of ink. Each function throws UnfitProfile if the profile cannot be used for photos. */
export interface Inking {
  readonly ink: PictureInk;
  /** Everything that the result depends on. A profile counts by its content, because another file of the same name prints differently. */
  readonly key: () => Promise<readonly string[]>;
  /** The lift of shadows; 0 except for process inks. */
  readonly lift: () => Promise<number>;
  /** Only for process inks. */
  readonly toInks: ToInks;
}

export class UnfitProfile extends Error {}

/** Increase this when the same profile gives other inks: it invalidates cached results. */
const RECIPE = "1";

/** The lift and the inks of drawings' colours are cached: finding them takes a tenth of a second, and loads a decoder that the build may not need. */
export function inkingFor(ink: PictureInk, { files, cache, hashOf, engine }: PictureContext): Inking {
  const key = once(async (): Promise<readonly string[]> => {
    if (ink.kind !== "process") return [ink.kind];
    const profile = await files.read(ink.profile);
    if (profile === undefined) throw new UnfitProfile("it cannot be read");
    return [ink.kind, String(ink.limit), hashOf(profile)];
  });
  const cached = async (what: string, content: Uint8Array, make: () => Promise<Uint8Array>): Promise<Uint8Array> =>
    cache.through(cacheKey(content, what, RECIPE, await engine(), ...(await key())), make);
  const lift = once(async () => {
    if (ink.kind !== "process") return 0;
    const find = async (): Promise<Uint8Array> =>
      Buffer.from(String(await liftFor(ink.profile, ink.limit).catch(unfit)));
    return Number(Buffer.from(await cached("lift", new Uint8Array(), find)).toString());
  });
  const toInks: ToInks = async (colours) => {
    if (ink.kind !== "process") throw new RangeError(`${ink.kind} has no process inks`);
    const { profile } = ink;
    const find = async (): Promise<Uint8Array> => {
      const { inProcess } = await import("./svg/pack-svg.ts");
      return inProcess(colours, profile, await lift());
    };
    return cached("colours", colours, find);
  };
  return { ink, key, lift, toInks };
}

function unfit(cause: unknown): never {
  throw new UnfitProfile(firstLine(cause));
}

/** With less lift newsprint clips shadows, at any limit (formats/press/RULES.md#ink). */
const LEAST_LIFT = 0.1;
const MOST_LIFT = 0.9;
const STEP = 0.01;
/** Percent of ink reserved for JPEG ringing (formats/press/RULES.md#ink). */
const HEADROOM = 5;
const SIDE = 17;

/**
 * The smallest lift of shadows with which no colour exceeds the ink limit, measured on a chart of the RGB cube: 0.10 for 240 % and 0.12 for 220 % with
 * IFRA26S.
 * @param profile an ICC profile's path
 * @param limit percent
 * @throws if the profile converts nothing, or converts white or black wrongly
 */
export async function liftFor(profile: string, limit: number): Promise<number> {
  await checkProfile(profile);
  for (let lift = LEAST_LIFT; lift < MOST_LIFT; lift = Math.round((lift + STEP) * 100) / 100) {
    if ((await mostInk(profile, lift)) + HEADROOM <= limit) return lift;
  }
  return MOST_LIFT;
}

/** The most ink, in percent, that a profile may put on white, and the least that it must put on black. */
const MOST_ON_WHITE = 40;
const LEAST_ON_BLACK = 80;

/** libvips silently uses a built-in profile in place of one that it cannot read. */
async function checkProfile(profile: string): Promise<void> {
  const converted = await inInks(profile, 0);
  if (converted.equals(await inInks(undefined, 0))) throw new Error("it cannot be read");
  const white = inkAt(converted, converted.length - 4);
  const black = inkAt(converted, 0);
  if (white > MOST_ON_WHITE) throw new Error(`with it white takes ${Math.round(white)} % of ink`);
  if (black < LEAST_ON_BLACK) throw new Error(`with it black takes ${Math.round(black)} % of ink`);
}

/** The most ink of any colour of the chart, in percent. */
export async function mostInk(profile: string, lift: number): Promise<number> {
  const data = await inInks(profile, lift);
  let most = 0;
  for (let at = 0; at + 3 < data.length; at += 4) most = Math.max(most, inkAt(data, at));
  return most;
}

/** The ink of the pixel that begins at this byte, in percent. */
function inkAt(data: Buffer, at: number): number {
  const [cyan = 0, magenta = 0, yellow = 0, black = 0] = data.subarray(at, at + 4);
  return ((cyan + magenta + yellow + black) / 255) * 100;
}

/** The chart in four inks. @param profile undefined for libvips' own */
async function inInks(profile: string | undefined, lift: number): Promise<Buffer> {
  const sharp = await loadSharp();
  const raw = { width: SIDE * SIDE, height: SIDE, channels: 3 } as const;
  const inks = sharp(liftShadows(chart(), lift), { raw }).toColourspace("cmyk");
  return (profile === undefined ? inks : inks.withIccProfile(profile, { attach: false })).raw().toBuffer();
}

/** All mixtures of red, green and blue in SIDE steps each. */
function chart(): Uint8Array {
  const pixels = new Uint8Array(SIDE ** 3 * 3);
  for (let at = 0; at < SIDE ** 3; at++) {
    const steps = [Math.floor(at / SIDE ** 2), Math.floor(at / SIDE) % SIDE, at % SIDE];
    const pixel = steps.map((step) => Math.round((step / (SIDE - 1)) * 255));
    pixels.set(pixel, 3 * at);
  }
  return pixels;
}
