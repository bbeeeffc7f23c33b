import { createHash } from "node:crypto";
import type { Outcome } from "../base/diagnostic.ts";
import type { Size } from "../base/rect.ts";
import { cacheKey, type PictureCache } from "./cache.ts";
import type { CropRule } from "./crop.ts";
import { type Bitmap, encodePng } from "./encode-png.ts";
import type { Ink } from "./ink.ts";
import { liftFor } from "./ink-limit.ts";
import { isPdf } from "./pdf-form.ts";
import type { Pictures } from "./picture.ts";
import { prepare } from "./prepare.ts";
import { type PictureRequest, probePictures } from "./probe.ts";
import { loadSharp } from "./sharp.ts";

/** A picture at its place, as far as its bytes go; layout's PlacedPicture is one. */
interface PlacedShot {
  /** Absolute. */
  readonly path: string;
  readonly crop: CropRule;
  readonly fit: "cover" | "contain";
  /** On a page that is printed in black alone. */
  readonly black?: boolean;
}

/** All that is done with photos, for one build. */
export interface PhotoDesk {
  probe(requests: readonly PictureRequest[]): Promise<Outcome<Pictures>>;
  /** The JPEG of a picture at its place, in points. */
  prepare(shot: PlacedShot, at: Size): Promise<Uint8Array>;
  encodePng(bitmap: Bitmap): Promise<Uint8Array>;
}

/** How pictures are printed. */
interface Printing {
  readonly ink: Ink;
  /** Pixels per inch at most. */
  readonly resolution: number;
  /** How much photos are sharpened for print, in percent. */
  readonly sharpen: number;
}

/** Raised when the same shot comes out in other bytes: what older versions have kept is not looked at again. */
const RECIPE = "2";

/** @param read a file's bytes; undefined when it cannot be read */
export function openPhotoDesk(
  read: (path: string) => Promise<Uint8Array | undefined>,
  cache: PictureCache,
  printing: Printing,
): PhotoDesk {
  const { resolution, sharpen } = printing;
  let lift: Promise<number> | undefined;
  const liftOf = (ink: Ink): Promise<number> => {
    lift ??= ink.kind === "process" ? liftFor(ink.profile, ink.limit) : Promise.resolve(0);
    return lift;
  };
  return {
    probe: (requests) => probePictures(requests, read),
    prepare: async (shot, at) => {
      const bytes = await read(shot.path);
      if (bytes === undefined) throw new Error(`${shot.path} is gone since its size was read`);
      if (isPdf(bytes)) return packPage(bytes, at, shot.fit);
      const { fit, crop } = shot;
      const ink: Ink = shot.black ? { kind: "grey" } : printing.ink;
      const size = { width: at.width, height: at.height };
      const how = [fit, crop, size, resolution, sharpen, await inkKey(ink, read)];
      const key = cacheKey(bytes, JSON.stringify([RECIPE, await engine(), ...how]));
      return cache.through(key, async () =>
        prepare({ bytes, crop, fit, at: size, resolution, ink, sharpen, lift: await liftOf(printing.ink) }),
      );
    },
    encodePng,
  };
}

/** A page of a PDF stays as it is: neither the resolution nor the inks of photos are asked of it. */
async function packPage(bytes: Uint8Array, at: Size, fit: "cover" | "contain"): Promise<Uint8Array> {
  const { openFirstPage, packForm } = await import("./pdf-page.ts");
  const opened = await openFirstPage(bytes);
  if (!opened.ok) throw new Error(`a page that was sound is so no longer: ${opened.problem}`);
  return packForm(opened.source, at, fit);
}

async function engine(): Promise<string> {
  const { versions } = await loadSharp();
  return `sharp ${versions.sharp} vips ${versions.vips}`;
}

/** A profile counts by its content: another file of the same name prints otherwise. */
async function inkKey(ink: Ink, read: (path: string) => Promise<Uint8Array | undefined>): Promise<readonly string[]> {
  if (ink.kind !== "process") return [ink.kind];
  const profile = await read(ink.profile);
  if (profile === undefined) throw new Error(`the profile ${ink.profile} cannot be read`);
  return [ink.kind, String(ink.limit), createHash("sha256").update(profile).digest("hex")];
}
