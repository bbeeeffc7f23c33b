import type { Pt } from "../../../base/length.ts";
import type { Photo } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { Axis } from "../axis.ts";
import type { Desk } from "../desk.ts";
import { acrossLegs } from "../grid/grid.ts";
import type { Inside } from "../grid/inside.ts";

/** The proportion of a picture whose file could not be read, which the images room tells. */
const UNREAD = { width: 3, height: 2 };
/** Lengths that differ by less are the same: rounding. */
const ROUNDED: Pt = 0.01;

export function pixelsOf({ path }: Photo, desk: Desk): { readonly width: number; readonly height: number } {
  return desk.pictures.get(path) ?? UNREAD;
}

export function aspectOf(photo: Photo, desk: Desk): number {
  const { width, height } = pixelsOf(photo, desk);
  return width / height;
}

/** White between photos of a group. */
export function gapOf(grid: Grid): Pt {
  return (grid.gutter * grid.size) / 2;
}

/** How long each of a group's photos is for its depth. */
export function ratiosOf(photos: readonly Photo[], axis: Axis, desk: Desk): readonly number[] {
  return photos.map((photo) => axis.ratio(aspectOf(photo, desk)));
}

/** How deep photos are that stand side by side over a length, whole. */
export function naturalDepth(photos: readonly Photo[], length: Pt, axis: Axis, desk: Desk): Pt {
  const room = length - (photos.length - 1) * gapOf(desk.issue.paper.grid);
  return room / ratiosOf(photos, axis, desk).reduce((sum, ratio) => sum + ratio, 0);
}

/**
 * The depth beyond which one of a group's photos is printed with fewer pixels an inch than the paper asks for (RULES.md#soft-pictures). As long as
 * they are no deeper by nature, they are no longer than their pixels allow either.
 */
export function sharpDepth(photos: readonly Photo[], axis: Axis, desk: Desk): Pt {
  const { resolution } = desk.issue.paper.press;
  const depths = photos.map((photo) => {
    if (!desk.pictures.has(photo.path)) return Number.POSITIVE_INFINITY;
    const { width, height } = pixelsOf(photo, desk);
    return ((axis.writing === "vertical" ? width : height) / resolution) * 72;
  });
  return Math.min(...depths) + ROUNDED;
}

/** A landscape, and a small photo, is a stamp over one leg where there are so many. */
export const STAMP_LEGS = 4;

/** The legs of a photo that its editor wants small. */
export function smallLegs(legs: number): number {
  return legs >= STAMP_LEGS ? 2 : 1;
}

/** The most legs over which a group's photos are not enlarged beyond their pixels; one at the least. */
export function sharpLegs(photos: readonly Photo[], { legs, axis }: Inside, desk: Desk): number {
  const deepest = sharpDepth(photos, axis, desk);
  let most = legs.length;
  while (most > 1 && naturalDepth(photos, acrossLegs(legs, 0, most - 1), axis, desk) > deepest) most--;
  return most;
}
