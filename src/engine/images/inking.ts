import { once } from "../../base/once.ts";
import { cacheKey, type HashOf, type PictureCache } from "./cache.ts";
import type { PictureInk } from "./ink.ts";
import { liftFor } from "./ink-limit.ts";
import type { PictureFiles } from "./probe.ts";
import { firstLine } from "./sharp.ts";
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
