/*
 * Prepares a photo for its place: rotate, crop, scale, convert to the inks, sharpen, encode. Only the pixels that the place can show are kept, which makes PDFs
 * small; grey photos saved in colour print in black only, because four inks would tint them.
 */
import type { Crop, Size } from "../../base/rect.ts";
import { isSvg } from "../pdf/form.ts";
import { greyCurve, liftShadows, openTones, type PictureInk } from "./ink.ts";
import { cropAround, largestCrop, type Pixels, printedPixels } from "./picture.ts";
import { MOST_PIXELS } from "./probe.ts";
import { loadSharp, type Sharp } from "./sharp.ts";

/** A picture in its place. */
export interface Shot {
  readonly bytes: Uint8Array;
  readonly crop: Crop;
  /** contain: the whole picture inside the place; cover: the place filled, the picture cropped. */
  readonly fit: "cover" | "contain";
  readonly at: Size;
  /** Pixels per inch, at most; pictures are never enlarged. */
  readonly resolution: number;
  readonly ink: PictureInk;
  /** Sharpening for print, in percent; 0 for none. Pictures for the screen are not sharpened. */
  readonly sharpen: number;
  /** Lightening of midtones for newsprint, in percent (formats/press/RULES.md#tone); none by default. */
  readonly tone?: number;
  /** For pictures with sharp colour edges, such as heat maps: no chroma subsampling, even for the screen, and a finer JPEG. */
  readonly everyChroma?: boolean;
  /** The lift of shadows that keeps process colours below the ink limit (`liftFor`). */
  readonly lift: number;
}

/** Without chroma subsampling for process colours: its ringing adds ink (formats/press/RULES.md#ink). */
const RGB_JPEG = { quality: 85, chromaSubsampling: "4:2:0" } as const;
const PROCESS_JPEG = { quality: 88, chromaSubsampling: "4:4:4" } as const;
/** Otherwise the edges in a heat map ring by several percent of each ink. */
const FINE_PROCESS_JPEG = { ...PROCESS_JPEG, quality: 98 } as const;
const FULL_RGB_JPEG = { ...RGB_JPEG, chromaSubsampling: "4:4:4" } as const;

/** Colours whose channels differ by at most this, of 255, count as grey: a grey photo saved in colour. */
const NEUTRAL = 4;

/**
 * Unsharp masking for newsprint, stronger than for magazines because screen and paper soften edges (formats/press/RULES.md#sharpening): a radius of about one
 * printed pixel; noise below 4 of 255 is not sharpened.
 */
const RADIUS = 1;
const THRESHOLD = (4 / 255) * 100;

type Pipeline = ReturnType<Sharp>;

/**
 * A JPEG with the shape and pixels of its place: upright, transparency on white, without profile and metadata. Grey photos come out grey. The same shot gives
 * the same bytes.
 * @throws if the bytes are not a picture, which `probe` has already refused
 */
export async function prepare(shot: Shot): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const drawn = isSvg(shot.bytes) ? { density: await densityFor(sharp, shot) } : {};
  const open = (): Pipeline =>
    sharp(shot.bytes, { limitInputPixels: MOST_PIXELS, failOn: "truncated", ...drawn }).autoOrient();
  const head = await sharp(shot.bytes, { limitInputPixels: MOST_PIXELS, ...drawn }).metadata();
  const shaped = shapeOf(open(), head.autoOrient, shot).flatten({ background: "#ffffff" });
  const cut = shot.ink.kind === "rgb" ? shaped : sharpened(shaped, shot.sharpen);
  if (shot.ink.kind === "grey" || head.space === "b-w" || head.space === "grey16" || (await isNeutral(open()))) {
    return greyJpeg(cut, shot);
  }
  if (shot.ink.kind === "rgb")
    return cut
      .toColourspace("srgb")
      .jpeg(shot.everyChroma ? FULL_RGB_JPEG : RGB_JPEG)
      .toBuffer();
  const { lift, tone = 0, everyChroma = false } = shot;
  return processJpeg(sharp, cut, { profile: shot.ink.profile, lift, tone, fine: everyChroma });
}

/** The density at which a drawing has the pixels that its place needs; at 72 it has one pixel per unit. */
async function densityFor(sharp: Sharp, { bytes, at, resolution }: Shot): Promise<number> {
  const { width, height } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, density: 72 }).metadata();
  const scale = Math.max(at.width / width, at.height / height);
  return Math.min(MOST_DENSITY, Math.max(1, Math.ceil(resolution * scale)));
}

const MOST_DENSITY = 100_000;

function sharpened(cut: Pipeline, percent: number): Pipeline {
  if (percent === 0) return cut;
  return cut.sharpen({ sigma: RADIUS, m1: 0, m2: percent / 100, x1: THRESHOLD });
}

function shapeOf(upright: Pipeline, source: Pixels, shot: Shot): Pipeline {
  const { at, crop, fit, resolution } = shot;
  if (fit === "contain") {
    const scale = Math.min(at.width / source.width, at.height / source.height);
    const place = { width: source.width * scale, height: source.height * scale };
    const { width, height } = printedPixels(source, place, resolution);
    return upright.resize(width, height, { fit: "fill" });
  }
  const part = largestCrop(source, at);
  const { width, height } = printedPixels(part, at, resolution);
  if (crop.kind === "focus")
    return upright.extract(cropAround(source, part, crop)).resize(width, height, { fit: "fill" });
  return upright.resize(width, height, { fit: "cover", position: crop.kind });
}

async function isNeutral(upright: Pipeline): Promise<boolean> {
  const data = await upright
    .flatten({ background: "#ffffff" })
    .resize(48, 48, { fit: "inside" })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  for (let at = 0; at + 2 < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (Math.abs(red - green) > NEUTRAL || Math.abs(green - blue) > NEUTRAL) return false;
  }
  return true;
}

async function greyJpeg(cut: Pipeline, { ink, tone = 0 }: Shot): Promise<Uint8Array> {
  if (ink.kind === "rgb") return cut.toColourspace("b-w").jpeg({ quality: RGB_JPEG.quality }).toBuffer();
  const { data, info } = await cut.toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  openTones(data, tone);
  greyCurve(data);
  const sharp = await loadSharp();
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
    .toColourspace("b-w")
    .jpeg({ quality: PROCESS_JPEG.quality })
    .toBuffer();
}

interface Toning {
  readonly profile: string;
  readonly lift: number;
  readonly tone: number;
  readonly fine: boolean;
}

async function processJpeg(sharp: Sharp, cut: Pipeline, { profile, lift, tone, fine }: Toning): Promise<Uint8Array> {
  const { data, info } = await cut.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  openTones(data, tone);
  return sharp(liftShadows(data, lift), { raw: { width: info.width, height: info.height, channels: 3 } })
    .toColourspace("cmyk")
    .withIccProfile(profile, { attach: false })
    .jpeg(fine ? FINE_PROCESS_JPEG : PROCESS_JPEG)
    .toBuffer();
}
