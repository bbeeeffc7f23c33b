import { once } from "../../base/once.ts";
import { cacheKey, type HashOf, type PictureCache } from "./cache.ts";
import { liftShadows, type PictureInk } from "./ink.ts";
import type { PictureFiles } from "./probe.ts";
import { firstLine, loadSharp } from "./sharp.ts";
import type { ToInks } from "./svg/pack-svg.ts";

/** Where pictures and profiles are read, and what was made of them before. */
export interface Darkroom {
  readonly files: PictureFiles;
  readonly cache: PictureCache;
  readonly hashOf: HashOf;
  /** Names the libraries that decode and encode. */
  readonly engine: () => Promise<string>;
}

/** How colours come out in some ink. Each function throws UnfitProfile where no photo can be printed with the profile. */
export interface Inking {
  readonly ink: PictureInk;
  /** All that the ink depends on. A profile counts by its content: another file of the same name prints otherwise. */
  readonly key: () => Promise<readonly string[]>;
  /** The lift of shadows; 0 but for process inks. */
  readonly lift: () => Promise<number>;
  /** For process inks. */
  readonly toInks: ToInks;
}

/** A profile with which no photo can be printed. */
export class UnfitProfile extends Error {}

/** Raised when other inks come out of the same profile: what older versions have kept is not looked at again. */
const RECIPE = "1";

/** The lift and the inks of drawings' colours are kept: to find them takes a tenth of a second, and a decoder that a build might do without. */
export function inkingFor(ink: PictureInk, { files, cache, hashOf, engine }: Darkroom): Inking {
  const key = once(async (): Promise<readonly string[]> => {
    if (ink.kind !== "process") return [ink.kind];
    const profile = await files.read(ink.profile);
    if (profile === undefined) throw new UnfitProfile("it cannot be read");
    return [ink.kind, String(ink.limit), hashOf(profile)];
  });
  const kept = async (what: string, content: Uint8Array, make: () => Promise<Uint8Array>): Promise<Uint8Array> =>
    cache.through(cacheKey(content, what, RECIPE, await engine(), ...(await key())), make);
  const lift = once(async () => {
    if (ink.kind !== "process") return 0;
    const find = async (): Promise<Uint8Array> =>
      Buffer.from(String(await liftFor(ink.profile, ink.limit).catch(unfit)));
    return Number(Buffer.from(await kept("lift", new Uint8Array(), find)).toString());
  });
  const toInks: ToInks = async (colours) => {
    if (ink.kind !== "process") throw new RangeError(`${ink.kind} has no process inks`);
    const { profile } = ink;
    const find = async (): Promise<Uint8Array> => {
      const { inProcess } = await import("./svg/pack-svg.ts");
      return inProcess(colours, profile, await lift());
    };
    return kept("colours", colours, find);
  };
  return { ink, key, lift, toInks };
}

function unfit(cause: unknown): never {
  throw new UnfitProfile(firstLine(cause));
}

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
 * @throws when nothing can be converted with the profile, or white with it is not white, nor black black
 */
export async function liftFor(profile: string, limit: number): Promise<number> {
  await checkProfile(profile);
  for (let lift = LEAST_LIFT; lift < MOST_LIFT; lift = Math.round((lift + STEP) * 100) / 100) {
    if ((await mostInk(profile, lift)) + HEADROOM <= limit) return lift;
  }
  return MOST_LIFT;
}

/** Percent of ink that a profile may put on white, and must put on black. */
const MOST_ON_WHITE = 40;
const LEAST_ON_BLACK = 80;

/** Without a word libvips takes a profile of its own in place of one that it cannot read. */
async function checkProfile(profile: string): Promise<void> {
  const converted = await inInks(profile, 0);
  if (converted.equals(await inInks(undefined, 0))) throw new Error("it cannot be read");
  const white = inkAt(converted, converted.length - 4);
  const black = inkAt(converted, 0);
  if (white > MOST_ON_WHITE) throw new Error(`with it white takes ${Math.round(white)} % of ink`);
  if (black < LEAST_ON_BLACK) throw new Error(`with it black takes ${Math.round(black)} % of ink`);
}

/** The most ink that any colour of the chart takes, in percent. */
export async function mostInk(profile: string, lift: number): Promise<number> {
  const data = await inInks(profile, lift);
  let most = 0;
  for (let at = 0; at + 3 < data.length; at += 4) most = Math.max(most, inkAt(data, at));
  return most;
}

/** Percent of the pixel whose first byte this is. */
function inkAt(data: Buffer, at: number): number {
  const [cyan = 0, magenta = 0, yellow = 0, black = 0] = data.subarray(at, at + 4);
  return ((cyan + magenta + yellow + black) / 255) * 100;
}

/** The chart in four inks. @param profile undefined: libvips' own */
async function inInks(profile: string | undefined, lift: number): Promise<Buffer> {
  const sharp = await loadSharp();
  const raw = { width: SIDE * SIDE, height: SIDE, channels: 3 } as const;
  const inks = sharp(liftShadows(chart(), lift), { raw }).toColourspace("cmyk");
  return (profile === undefined ? inks : inks.withIccProfile(profile, { attach: false })).raw().toBuffer();
}

/** Every mixture of red, green and blue in SIDE steps. */
function chart(): Uint8Array {
  const pixels = new Uint8Array(SIDE ** 3 * 3);
  for (let at = 0; at < SIDE ** 3; at++) {
    const steps = [Math.floor(at / SIDE ** 2), Math.floor(at / SIDE) % SIDE, at % SIDE];
    const pixel = steps.map((step) => Math.round((step / (SIDE - 1)) * 255));
    pixels.set(pixel, 3 * at);
  }
  return pixels;
}
