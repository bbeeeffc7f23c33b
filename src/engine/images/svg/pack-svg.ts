/*
 * Packs a drawing as vectors in the inks of its page. Programs write charts in RGB: near-greys become pure black ink, other colours are converted with the same
 * lift as photos, so that a colour in a chart matches the same colour in a photo.
 */
import type { Size } from "../../../base/rect.ts";
import type { PackedForm } from "../../pdf/form.ts";
import { openPage, packForm } from "../../pdf/page.ts";
import { greyAt, liftShadows, type PictureInk } from "../ink.ts";
import { loadSharp } from "../sharp.ts";
import { imagesOf, type ToPrint } from "./images.ts";
import { coloursOf, type LetterFiles, type Rgb, type SvgSource, svgPage } from "./svg.ts";

/** Converts RGB colours to the press's four inks, one byte each. */
export type ToInks = (colours: Uint8Array) => Promise<Uint8Array>;

/** How a drawing is placed and printed. */
export interface Placing {
  readonly at: Size;
  readonly fit: "cover" | "contain";
  readonly ink: PictureInk;
  readonly toInks: ToInks;
  readonly letters: LetterFiles | undefined;
  /** Prepares its photos; by default they are left out. */
  readonly toPrint?: ToPrint;
}

/**
 * Colours whose channels differ by at most this are grey and print in black only. Dark ones may differ by more: charting programs draw labels and axes in
 * slightly bluish greys, and small type in four inks is refused (formats/press/RULES.md#small-type).
 */
const NEUTRAL = 3;
const DARK_NEUTRAL = 12;
const DARK = 128;

/** A drawing as vectors: greys in black only, colours in four inks below the limit; everything in black on a black page. */
export async function packSvg(source: SvgSource, placing: Placing): Promise<PackedForm> {
  const { at, fit, ink } = placing;
  const opened = openPage(await svgInInks(source, placing));
  if (!opened.ok) throw new Error(`a drawing comes out as no page: ${opened.problem}`);
  const form = packForm(opened.source, at, fit);
  if (ink.kind === "rgb") return form;
  // The library blends groups in RGB, whatever their colours are.
  const objects = form.objects.map((object) => ({
    ...object,
    parts: object.parts.map((part) => (typeof part === "string" ? part.replace("/DeviceRGB", "/DeviceCMYK") : part)),
  }));
  return { ...form, objects };
}

/** The drawing as a one-page PDF in the inks of print. */
export async function svgInInks(
  source: SvgSource,
  printing: Pick<Placing, "ink" | "toInks" | "letters" | "toPrint">,
): Promise<Uint8Array> {
  const { letters, toPrint } = printing;
  const images = toPrint && (await imagesOf(source.images, toPrint));
  return svgPage(source, letters, await inksFor(source, printing), images);
}

async function inksFor(
  source: SvgSource,
  { ink, toInks, letters }: Pick<Placing, "ink" | "toInks" | "letters">,
): Promise<(colour: Rgb) => readonly number[]> {
  if (ink.kind === "rgb") return (colour) => colour;
  const black = (value: number): readonly number[] => [0, 0, 0, solid(percent(1 - greyAt(value) / 255))];
  if (ink.kind === "grey") return (colour) => black(luminance(colour));
  const colours = (await coloursOf(source, letters)).filter((colour) => !isGrey(colour));
  if (colours.length === 0) return (colour) => black(luminance(colour));
  const converted = await toInks(Uint8Array.from(colours.flat()));
  const inksAt = (at: number): readonly number[] =>
    [...converted.subarray(4 * at, 4 * at + 4)].map((value) => percent(value / 255));
  const inks = new Map(colours.map((colour, at) => [colour.join(), inksAt(at)]));
  return (colour) => inks.get(colour.join()) ?? black(luminance(colour));
}

function isGrey(colour: Rgb): boolean {
  const most = Math.max(...colour);
  return most - Math.min(...colour) <= (most < DARK ? DARK_NEUTRAL : NEUTRAL);
}

/** 0 to 255, from the weights of sRGB (IEC 61966-2-1), in sRGB steps. */
function luminance([red, green, blue]: Rgb): number {
  return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

/** Drawings use #222 for black. As a screened grey, small type would fray on newsprint (formats/press/RULES.md#small-type). */
const MEANT_BLACK = 90;

function solid(black: number): number {
  return black >= MEANT_BLACK ? 100 : black;
}

/** Rounds to whole percent: plates have no finer steps. */
function percent(share: number): number {
  return Math.round(share * 100);
}

/** Implements `ToInks`. @param lift of shadows */
export async function inProcess(colours: Uint8Array, profile: string, lift: number): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(liftShadows(colours, lift), { raw: { width: colours.length / 3, height: 1, channels: 3 } })
    .toColourspace("cmyk")
    .withIccProfile(profile, { attach: false })
    .raw()
    .toBuffer();
}
