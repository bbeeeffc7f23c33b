import { PDFArray, PDFHexString, type PDFObject, PDFStream, PDFString } from "@cantoo/pdf-lib";
import type { Size } from "../base/rect.ts";
import { bytesOf, entry, flagAt, numberAt, numbersOf } from "../images/pdf/objects.ts";
import { samplePixels } from "../images/pdf/pixels.ts";
import type { PixelGrid } from "../images/pdf/rows.ts";
import type { Space } from "./colour.ts";

/** A picture's ink in a grid of samples, at most as fine as its pixels. */
export interface ImageInk extends Size {
  /** Tenths of a percent, all inks together. */
  readonly sums: Uint16Array;
  /** How much of it is painted, 0 to 255; undefined: all of all pixels. */
  readonly shares: Uint8Array | undefined;
  /** The largest of the sums. */
  readonly most: number;
}

interface Unread {
  /** What stands in the way. */
  readonly unread: string;
}

/** How many inks a colour of the space may mix. One ink alone is never too much. */
export function inksTogether(space: Space): number {
  switch (space.family) {
    case "DeviceCMYK":
    case "ICCCMYK":
      return 4;
    case "DeviceN":
      return space.inks.length;
    case "Indexed":
      return space.base === undefined ? 0 : inksTogether(space.base);
    default:
      return 1;
  }
}

/** @param most the squares of the page that the picture covers, across and down: a finer grid would tell nothing more */
export async function inkOfImage(image: PDFStream, space: Space, most: Size): Promise<ImageInk | Unread> {
  const indexed = space.family === "Indexed";
  const grid = await samplePixels(image, indexed ? 1 : inksTogether(space), most);
  if ("unread" in grid) return grid;
  const sums = indexed ? sumsOfPalette(grid, image, space) : sumsOfInks(grid, image, space);
  if (sums === undefined) return { unread: "Indexed" };
  const shares = await sharesOf(image, grid);
  if (shares !== undefined && "unread" in shares) return shares;
  let highest = 0;
  for (const sum of sums) if (sum > highest) highest = sum;
  return { width: grid.width, height: grid.height, sums, shares, most: highest };
}

function sumsOfInks(grid: PixelGrid, image: PDFStream, space: Space): Uint16Array {
  const { components, values } = grid;
  const tables = Array.from({ length: components }, (_, ink) =>
    space.inks[ink] === "None" ? new Float64Array(256) : inkTable(image, ink),
  );
  return Uint16Array.from({ length: grid.width * grid.height }, (_, at) => {
    let sum = 0;
    for (let ink = 0; ink < components; ink++) sum += tables[ink]?.[values[at * components + ink] as number] ?? 0;
    return Math.round(sum);
  });
}

/** Tenths of a percent by a component's number, after the picture's Decode array. */
function inkTable(image: PDFStream, component: number): Float64Array {
  const largest = largestOf(image);
  const [low = 0, high = 1] = numbersOf(entry(image.dict, "Decode")).slice(2 * component, 2 * component + 2);
  return Float64Array.from({ length: 256 }, (_, value) => {
    const share = low + (Math.min(value, largest) / largest) * (high - low);
    return Math.min(1, Math.max(0, share)) * 1000;
  });
}

/** The largest value that a component can have in a grid. */
function largestOf({ dict }: PDFStream): number {
  const bits = flagAt(dict, "ImageMask") ? 1 : (numberAt(dict, "BitsPerComponent") ?? 8);
  return bits >= 8 ? 255 : 2 ** bits - 1;
}

/** Undefined for a palette that cannot be read. */
function sumsOfPalette(grid: PixelGrid, image: PDFStream, { base, palette }: Space): Uint16Array | undefined {
  const bytes = paletteBytes(palette);
  const inks = base === undefined ? 0 : inksTogether(base);
  if (bytes === undefined || inks === 0) return undefined;
  const sums = Array.from({ length: Math.floor(bytes.length / inks) }, (_, colour) => {
    const shares = bytes.subarray(colour * inks, (colour + 1) * inks);
    return Math.round(shares.reduce((sum, share) => sum + share, 0) / 0.255);
  });
  const largest = largestOf(image);
  const [low = 0, high = largest] = numbersOf(entry(image.dict, "Decode"));
  return Uint16Array.from(grid.values, (value) => sums[Math.round(low + (value / largest) * (high - low))] ?? 0);
}

function paletteBytes(palette: PDFObject | undefined): Uint8Array | undefined {
  if (palette instanceof PDFString || palette instanceof PDFHexString) return palette.asBytes();
  return bytesOf(palette);
}

/** How much of each pixel the picture's masks let through, 0 to 255; undefined: it has no mask. */
async function sharesOf(image: PDFStream, grid: PixelGrid): Promise<Uint8Array | Unread | undefined> {
  const soft = entry(image.dict, "SMask");
  const mask = soft instanceof PDFStream ? soft : entry(image.dict, "Mask");
  if (mask instanceof PDFArray)
    return sharesByKey(grid, numbersOf(mask), numberAt(image.dict, "BitsPerComponent") ?? 8);
  if (!(mask instanceof PDFStream)) return undefined;
  const read = await samplePixels(mask, 1, grid);
  if ("unread" in read) return read;
  const table = inkTable(mask, 0);
  return Uint8Array.from({ length: grid.width * grid.height }, (_, at) => {
    const column = Math.floor((((at % grid.width) + 0.5) * read.width) / grid.width);
    const row = Math.floor(((Math.floor(at / grid.width) + 0.5) * read.height) / grid.height);
    const share = (table[read.values[row * read.width + column] as number] as number) / 1000;
    // In a mask of one bit, 1 marks what is left out (ISO 32000-1, 8.9.6.3).
    return Math.round(255 * (mask === soft ? share : 1 - share));
  });
}

/** A colour key mask: pixels whose components all lie within the ranges are left out (ISO 32000-1, 8.9.6.4). */
function sharesByKey({ components, values }: PixelGrid, ranges: readonly number[], bits: number): Uint8Array {
  const shift = Math.max(0, bits - 8);
  return Uint8Array.from({ length: values.length / components }, (_, at) => {
    for (let component = 0; component < components; component++) {
      const value = values[at * components + component] as number;
      const [low = 0, high = -1] = ranges.slice(2 * component, 2 * component + 2);
      if (value < low >> shift || value > high >> shift) return 255;
    }
    return 0;
  });
}
