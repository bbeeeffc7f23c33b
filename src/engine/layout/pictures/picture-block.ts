import type { Extent } from "../../../base/extent.ts";
import type { Pt } from "../../../base/length.ts";
import type { Photo, PhotoPosition, Story } from "../../model/issue.ts";
import type { Line } from "../../text/line.ts";
import type { Desk } from "../desk.ts";
import { legsOnOneSide, widthOver } from "../fold/fold-sides.ts";
import type { Inside } from "../grid/inside.ts";
import { MAIN_PHOTO_IN, OTHER_PHOTO_IN } from "../weights.ts";
import { captionLines, captionRows } from "./caption.ts";
import type { SetInset } from "./inset-room.ts";
import { setInsets } from "./insets.ts";
import { aspectOf, naturalDepth, STAMP_LEGS, sharpDepth, sharpLegs, smallLegs } from "./photo-size.ts";

/** A picture so much wider than high is a landscape: in one of many legs it is a stamp. */
const LANDSCAPE = 1.2;

/** Rows by which a picture may be deeper than its place without being scaled: rounding, no ink. */
const ROUNDING = 0.02;

/** Photos that stand side by side at one depth under one caption; most hold one photo. */
export interface PictureBlock {
  readonly photos: readonly Photo[];
  readonly caption: readonly Line[];
  /** Rows of the caption; 0 without one. */
  readonly captionRows: number;
  readonly width: Pt;
  /** Legs that it spans. */
  readonly legs: number;
  readonly at: PhotoPosition | undefined;
  /** Rows of the picture at its own proportion, not rounded. */
  readonly natural: number;
  /** Whole rows of the picture that the crop lever or the author allows. */
  readonly depth: Extent;
  /** Where in the story's copy it is anchored, as a share of its length. */
  readonly anchor: number | undefined;
  /** What stands here in place of photos. */
  readonly inset?: SetInset;
}

/**
 * The photos of one part, grouped, at the widths that they are to have in the frame's legs. In a vertical story all turns: a
 * block takes whole bands of height, its photos stand over one another, and its rows are lines.
 */
export function pictureBlocks(story: Story, part: number, inside: Inside, desk: Desk): readonly PictureBlock[] {
  const groups = groupsOf(story.photos.filter((photo) => photo.part === part));
  // A photo without copy fills its frame.
  const alone = groups.length === 1 && story.copy.paragraphs.length === 0;
  const pictures = groups.map((photos, index) => {
    const legs = legsTaken(photos, index, { alone, small: story.wish?.photo === "small", inside, desk });
    return blockOf(story, photos, legs, { inside, desk });
  });
  return [...pictures, ...setInsets(story, part, inside, desk).map((set) => insetBlock(set, inside, desk))];
}

/** Where an inset belongs in the copy, as a share of it: figures early, words from its middle there, a code at its end. */
const INSET_ANCHOR = { numbers: 0.25, pullquote: 0.5, qr: 1 } as const;

/** An inset takes whole rows, as a photo of one depth would. */
function insetBlock(set: SetInset, inside: Inside, desk: Desk): PictureBlock {
  const { inset, legs, width, height } = set;
  const rows = Math.max(1, Math.ceil((height - desk.issue.paper.grid.size) / inside.pitch - ROUNDING) + 1);
  return {
    photos: [],
    caption: [],
    captionRows: 0,
    width,
    legs,
    at: inset.at && turnedAt(inset.at, inside),
    natural: rows,
    depth: { from: rows, to: rows },
    anchor: INSET_ANCHOR[inset.kind],
    inset: set,
  };
}

function groupsOf(photos: readonly Photo[]): readonly (readonly Photo[])[] {
  const groups: Photo[][] = [];
  for (const photo of photos) {
    const group = groups.find((others) => photo.group !== undefined && others[0]?.group === photo.group);
    if (group === undefined) groups.push([photo]);
    else group.push(photo);
  }
  return groups;
}

interface Taking {
  /** No copy stands beside it. */
  readonly alone: boolean;
  /** The editor wants the story's photos small. */
  readonly small: boolean;
  readonly inside: Inside;
  readonly desk: Desk;
}

/**
 * Legs that a group takes: the author's count, or a share of the frame, larger for the first photo, as far as the pixels
 * go; of bands one.
 */
function legsTaken(photos: readonly Photo[], index: number, { alone, small, inside, desk }: Taking): number {
  const all = inside.legs.length;
  if (photos.some((photo) => photo.at === "head")) return all;
  const columns = Math.max(...photos.map((photo) => photo.columns ?? 0));
  if (columns > 0) return Math.min(columns, all);
  if (inside.axis.writing === "vertical") return 1;
  if (alone) return all;
  if (small && photos.length === 1) return Math.min(sharpLegs(photos, inside, desk), smallLegs(all));
  const wide = photos.every((photo) => aspectOf(photo, desk) >= LANDSCAPE);
  const share = index === 0 ? Math.ceil(all / MAIN_PHOTO_IN) : Math.round(all / OTHER_PHOTO_IN);
  const least = photos.length > 1 || (wide && all >= STAMP_LEGS) ? 2 : 1;
  return Math.min(sharpLegs(photos, inside, desk), Math.max(least, share));
}

/** Corners of the page as corners of turned copy: its head is the right side, its left the top. */
const TURNED: Readonly<Record<PhotoPosition, PhotoPosition>> = {
  head: "top",
  top: "top-left",
  "top-right": "top-left",
  "top-left": "bottom-left",
  bottom: "bottom-right",
  "bottom-right": "top-right",
  "bottom-left": "bottom-right",
  centre: "centre",
};

/** A place that a manifest asks for, as the arrangement of a frame's pictures takes it. */
export function turnedAt(at: PhotoPosition, { axis }: Pick<Inside, "axis">): PhotoPosition {
  return axis.writing === "vertical" ? TURNED[at] : at;
}

function blockOf(
  story: Story,
  photos: readonly Photo[],
  legs: number,
  { inside, desk }: { readonly inside: Inside; readonly desk: Desk },
): PictureBlock {
  const { size } = desk.issue.paper.grid;
  const { axis, pitch } = inside;
  const width = widthOver(inside, legs);
  // Over the fold the caption stands on the page that has more of the picture.
  const captioned = legs > legsOnOneSide(inside) ? Math.ceil(legs / 2) : legs;
  const caption = captionLines(photos, widthOver(inside, captioned), axis, desk);
  const at = photos.find((photo) => photo.at !== undefined)?.at;
  const rowsOf = (depth: Pt): number => (depth - size) / pitch + 1;
  const natural = rowsOf(naturalDepth(photos, width, axis, desk));
  const sharp = rowsOf(sharpDepth(photos, axis, desk));
  return {
    photos,
    caption,
    width,
    legs,
    at: at && turnedAt(at, inside),
    natural,
    anchor: anchorOf(story, photos),
    ...roomOf(photos, { natural, sharp }, { caption, desk }),
  };
}

/** Rows of a block's pictures, not rounded: at their own proportion, and as many as their pixels are enough for. */
interface PictureRows {
  readonly natural: number;
  readonly sharp: number;
}

/**
 * The rows that the pictures of a block may take (those that the author allows, or those of the crop lever), and those of the caption.
 * The caption takes what an uncropped picture leaves of its last row.
 */
function roomOf(
  photos: readonly Photo[],
  { natural, sharp }: PictureRows,
  { caption, desk }: { readonly caption: readonly Line[]; readonly desk: Desk },
): Pick<PictureBlock, "depth" | "captionRows"> {
  const { grid, levers } = desk.issue.paper;
  const allowed = photos.find((photo) => photo.depth !== undefined)?.depth;
  if (!photos.some(isUncut)) {
    return { depth: allowed ?? depthOf({ natural, sharp }, levers.crop), captionRows: captionRows(caption, 0, desk) };
  }
  const rows = Math.max(1, Math.min(Math.ceil(natural - ROUNDING), allowed?.to ?? Number.POSITIVE_INFINITY));
  const spare = Math.max(0, rows - natural) * grid.pitch;
  return { depth: { from: rows, to: rows }, captionRows: captionRows(caption, spare, desk) };
}

/** A picture of which nothing may be cut off: a chart, a painting. */
export function isUncut({ crop }: Photo): boolean {
  return crop.kind === "none";
}

/**
 * The whole rows that leave a picture's proportion by no more than `crop` percent; always the nearest whole row. A picture that is wider than its
 * pixels allow, which is the author's wish, is not made deeper than that.
 */
function depthOf({ natural, sharp }: PictureRows, crop: number): Extent {
  const nearest = Math.max(1, Math.round(natural));
  const from = Math.min(nearest, Math.max(1, Math.ceil(natural * (1 - crop / 100))));
  const to = Math.max(nearest, Math.floor(natural * (1 + crop / 100)));
  return { from, to: Math.max(from, Math.min(to, natural > sharp ? nearest : Math.floor(sharp))) };
}

function anchorOf(story: Story, photos: readonly Photo[]): number | undefined {
  const names = new Set(photos.flatMap((photo) => [photo.id, String(story.photos.indexOf(photo) + 1)]));
  const paragraph = story.copy.paragraphs.find((candidate) => candidate.anchors.some((anchor) => names.has(anchor)));
  return paragraph && paragraph.from / Math.max(1, story.copy.codes.length);
}

/** The whole rows nearest to a picture's own proportion among those allowed. */
export function preferred(block: PictureBlock): number {
  return Math.min(block.depth.to, Math.max(block.depth.from, Math.round(block.natural)));
}
