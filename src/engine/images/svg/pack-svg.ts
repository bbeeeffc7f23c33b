import type { Size } from "../../../base/rect.ts";
import type { PackedForm } from "../../pdf/form.ts";
import { openPage, packForm } from "../../pdf/page.ts";
import { greyAt, liftShadows, type PictureInk } from "../ink.ts";
import { loadSharp } from "../sharp.ts";
import { imagesOf, type ToPrint } from "./images.ts";
import { coloursOf, type LetterFiles, type Rgb, type SvgSource, svgPage } from "./svg.ts";

/** Red, green and blue as the press's four inks, each in a byte: with the lift of photos, so that a colour in a chart is the colour in a photo. */
export type ToInks = (colours: Uint8Array) => Promise<Uint8Array>;

/** How a drawing is placed and printed. */
export interface Placing {
  readonly at: Size;
  readonly fit: "cover" | "contain";
  readonly ink: PictureInk;
  readonly toInks: ToInks;
  readonly letters: LetterFiles | undefined;
  /** How its photos are printed; left out: not at all. */
  readonly toPrint?: ToPrint;
}

/**
 * Colours whose channels differ by no more are grey: they are printed in black alone. Dark ones may differ by more: charting programs write labels and axes in
 * greys with a touch of blue, and small type in four inks is refused (formats/press/RULES.md#small-type).
 */
const NEUTRAL = 3;
const DARK_NEUTRAL = 12;
const DARK = 128;

/** A drawing as vectors in the inks of the page: greys in black alone, colours in four inks under the ink limit, all in black where the page is. */
export async function packSvg(source: SvgSource, placing: Placing): Promise<PackedForm> {
  const { at, fit, ink } = placing;
  const opened = openPage(await svgInInks(source, placing));
  if (!opened.ok) throw new Error(`a drawing comes out as no page: ${opened.problem}`);
  const form = packForm(opened.source, at, fit);
  if (ink.kind === "rgb") return form;
  // The library blends groups in RGB, whatever their colours.
  const objects = form.objects.map((object) => ({
    ...object,
    parts: object.parts.map((part) => (typeof part === "string" ? part.replace("/DeviceRGB", "/DeviceCMYK") : part)),
  }));
  return { ...form, objects };
}

/** The drawing as a PDF of one page, in the inks that it is printed in. */
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
  const known = new Map(colours.map((colour, at) => [colour.join(), inksAt(at)]));
  return (colour) => known.get(colour.join()) ?? black(luminance(colour));
}

function isGrey(colour: Rgb): boolean {
  const most = Math.max(...colour);
  return most - Math.min(...colour) <= (most < DARK ? DARK_NEUTRAL : NEUTRAL);
}

/** Of 255, as sRGB weighs its channels (IEC 61966-2-1), in its own steps. */
function luminance([red, green, blue]: Rgb): number {
  return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

/** Drawings say #222 where they mean black. Screened, small type in it frays on newsprint (formats/press/RULES.md#small-type). */
const MEANT_BLACK = 90;

function solid(black: number): number {
  return black >= MEANT_BLACK ? 100 : black;
}

/** Whole percents: no plate holds finer steps. */
function percent(share: number): number {
  return Math.round(share * 100);
}

/** What `ToInks` finds. @param lift of shadows */
export async function inProcess(colours: Uint8Array, profile: string, lift: number): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(liftShadows(colours, lift), { raw: { width: colours.length / 3, height: 1, channels: 3 } })
    .toColourspace("cmyk")
    .withIccProfile(profile, { attach: false })
    .raw()
    .toBuffer();
}
