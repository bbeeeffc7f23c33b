/*
 * Page pictures as static IIIF tiles (level 0), so that viewers zoom without an image server. Each level of tiles is scaled from the one before, which is
 * faster than scaling the whole page each time.
 */
import { encodeJson } from "../../base/json.ts";
import type { Point, Rect, Size } from "../../base/rect.ts";
import { type Bitmap, cutJpeg, type Raster, rasterOf, scaled } from "../../engine/images/bitmap.ts";
import type { OutputFile } from "../format.ts";

/** The side of a tile in pixels: a page is some thirty files, of which a phone loads two to four. */
const TILE = 1024;

/** The longer side of the smallest size, the thumbnail, is at most this. */
const THUMBNAIL = 256;

interface TiledImage {
  readonly info: ImageInformation;
  /** Paths below the image's own folder, including `info.json`. */
  readonly files: readonly OutputFile[];
}

/** The contents of `info.json`, its keys in order. */
export interface ImageInformation extends Size {
  readonly "@context": "http://iiif.io/api/image/3/context.json";
  readonly id: string;
  readonly type: "ImageService3";
  readonly protocol: "http://iiif.io/api/image";
  readonly profile: "level0";
  /** The whole page in smaller sizes; each is `full/<width>,<height>/0/default.jpg`. */
  readonly sizes: readonly Size[];
  readonly tiles: readonly [Size & { readonly scaleFactors: readonly number[] }];
}

/** The info.json of an image. @param id the URL of its folder, without a final slash */
export function imageInformation(id: string, { width, height }: Size): ImageInformation {
  const scaleFactors = scaleFactorsOf({ width, height });
  return {
    "@context": "http://iiif.io/api/image/3/context.json",
    id,
    type: "ImageService3",
    protocol: "http://iiif.io/api/image",
    profile: "level0",
    width,
    height,
    sizes: scaleFactors
      .filter((factor) => factor > 1)
      .map((factor) => smaller({ width, height }, factor))
      .reverse(),
    tiles: [{ width: TILE, height: TILE, scaleFactors }],
  };
}

/** The largest size of at most this width, otherwise the smallest: for thumbnails. */
export function sizeNear({ sizes }: ImageInformation, width: number): Size {
  return sizes.findLast((size) => size.width <= width) ?? sizes[0] ?? { width: 0, height: 0 };
}

/** The path, below the image's folder, of the whole image in one of its `sizes`. */
export function wholeImagePath({ width, height }: Size): string {
  return `full/${width},${height}/0/default.jpg`;
}

/** The path, below the image's folder, of the whole image in full size. */
export const LARGEST_IMAGE = "full/max/0/default.jpg";

/**
 * A page as IIIF tiles. Viewers request only canonical URLs, in which a region of the whole image is `full`.
 * (IIIF Image API 3.0 #canonical-uri-syntax; sharp's own tiles lack `full/max` and `sizes`, and contain the time.)
 */
export async function tiledImage(bitmap: Bitmap, id: string): Promise<TiledImage> {
  const info = imageInformation(id, bitmap);
  const files: OutputFile[] = [{ path: "info.json", bytes: encodeJson(info, 4) }];
  let level: Raster = await rasterOf(bitmap);
  for (const factor of info.tiles[0].scaleFactors) {
    const size = smaller(bitmap, factor);
    if (factor > 1) level = await scaled(level, size);
    const path = factor === 1 ? LARGEST_IMAGE : wholeImagePath(size);
    files.push({ path, bytes: await cutJpeg(level, { x: 0, y: 0, ...size }) });
    for (const tile of tilesIn(bitmap, factor)) files.push({ path: tile.path, bytes: await cutJpeg(level, tile) });
  }
  return { info, files };
}

/** A tile: its path, and its rectangle in pixels of its level. */
interface Tile extends Size {
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** The tiles of a level; empty if one tile would be the whole level, which exists anyway. (IIIF Image API 3.0, implementation notes: tiles.) */
function tilesIn(image: Size, factor: number): readonly Tile[] {
  const level = smaller(image, factor);
  if (level.width <= TILE && level.height <= TILE) return [];
  const step = TILE * factor;
  const tiles: Tile[] = [];
  for (let y = 0; y < image.height; y += step) {
    for (let x = 0; x < image.width; x += step) {
      const region = { width: Math.min(step, image.width - x), height: Math.min(step, image.height - y) };
      const { width, height } = smaller(region, factor);
      const path = `${x},${y},${region.width},${region.height}/${width},${height}/0/default.jpg`;
      tiles.push({ path, x: x / factor, y: y / factor, width, height });
    }
  }
  return tiles;
}

function smaller({ width, height }: Size, factor: number): Size {
  return { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
}

/** 1, 2, 4 … until the page is a thumbnail. */
function scaleFactorsOf({ width, height }: Size): readonly number[] {
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / THUMBNAIL)));
  return Array.from({ length: halvings + 1 }, (_, at) => 2 ** at);
}

/** Converts points of a page to whole pixels of its picture. */
export interface PixelScale {
  readonly size: Size;
  /** The smallest box of whole pixels that contains a rectangle of the page, within the picture. */
  readonly box: (rect: Rect) => Rect;
  /** The nearest pixel, within the picture. */
  readonly point: (point: Point) => Point;
}

/** @param trim the page, in points @param size its picture */
export function pixelScale(trim: Size, size: Size): PixelScale {
  const across = size.width / trim.width;
  const down = size.height / trim.height;
  return {
    size,
    box: ({ x, y, width, height }) => {
      const left = within(Math.floor(x * across), size.width);
      const top = within(Math.floor(y * down), size.height);
      const right = within(Math.ceil((x + width) * across), size.width);
      const foot = within(Math.ceil((y + height) * down), size.height);
      return { x: left, y: top, width: right - left, height: foot - top };
    },
    point: ({ x, y }) => ({
      x: within(Math.round(x * across), size.width),
      y: within(Math.round(y * down), size.height),
    }),
  };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
