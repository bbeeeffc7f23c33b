/*
 * Photos with their captions, as blocks of whole rows over whole legs. A block has a range of depths, and an arrangement chooses one: a photo of 20
 * to 24 rows gives up to four rows to text that is too long, or takes them where it is short.
 */

import type { Extent } from "../../../base/extent.ts";
import type { Pt } from "../../../base/length.ts";
import type { Rect } from "../../../base/rect.ts";
import type { Photo, PhotoPosition, PhotoWord, Story } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { StyledText } from "../../text/galley.ts";
import { textEnd } from "../../text/headings/display.ts";
import type { Line } from "../../text/line.ts";
import type { Axis } from "../axis.ts";
import type { LayoutContext } from "../context.ts";
import { acrossLegs } from "../grid.ts";
import { cornerOf, type Inside, legsOnOneSide, onFold, widthOver } from "../inside.ts";
import { moved, type Owner, type Placed, placeBlock } from "../page.ts";
import {
  CAPTION_GAP,
  CREDIT_GAP,
  DEPTH_ROUNDING,
  INSET_ANCHOR,
  LANDSCAPE,
  MAIN_PHOTO_IN,
  OTHER_PHOTO_IN,
  ROUNDING,
  STAMP_LEGS,
  UNREAD,
} from "../weights.ts";
import { type SetInset, setInsets } from "./insets.ts";

/** Photos side by side at one depth under one caption; most blocks have one photo. */
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
  /** Whole rows of the picture allowed by the crop lever or the author. */
  readonly depth: Extent;
  /** Its anchor in the story's copy, as a share of its length. */
  readonly anchor: number | undefined;
  /** An inset instead of photos. */
  readonly inset?: SetInset;
}

/**
 * The photos of one part, grouped, at their widths in the frame's legs. A vertical story is turned: a block takes whole bands of height, its photos
 * are stacked, and its rows are lines.
 */
export function pictureBlocks(
  story: Story,
  part: number,
  inside: Inside,
  context: LayoutContext,
): readonly PictureBlock[] {
  const groups = groupsOf(story.photos.filter((photo) => photo.part === part));
  // Without copy, a photo fills its frame.
  const alone = groups.length === 1 && story.copy.paragraphs.length === 0;
  const pictures = groups.map((photos, index) => {
    const legs = legsTaken(photos, index, { alone, small: story.wish?.photo === "small", inside, context });
    return blockOf(story, photos, legs, { inside, context });
  });
  return [...pictures, ...setInsets(story, part, inside, context).map((set) => insetBlock(set, inside, context))];
}

/** An inset takes whole rows, like a photo with one allowed depth. */
function insetBlock(set: SetInset, inside: Inside, context: LayoutContext): PictureBlock {
  const { inset, legs, width, height } = set;
  const rows = Math.max(1, Math.ceil((height - context.issue.paper.grid.size) / inside.pitch - DEPTH_ROUNDING) + 1);
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
  /** No copy runs beside it. */
  readonly alone: boolean;
  /** The editor requests small photos. */
  readonly small: boolean;
  readonly inside: Inside;
  readonly context: LayoutContext;
}

/** Legs of a group: the author's number, or a share of the frame, larger for the first photo, as far as the pixels allow; bands: one. */
function legsTaken(photos: readonly Photo[], index: number, { alone, small, inside, context }: Taking): number {
  const all = inside.legs.length;
  if (photos.some((photo) => photo.at === "head")) return all;
  const columns = Math.max(...photos.map((photo) => photo.columns ?? 0));
  if (columns > 0) return Math.min(columns, all);
  if (inside.axis.writing === "vertical") return 1;
  if (alone) return all;
  if (small && photos.length === 1) return Math.min(sharpLegs(photos, inside, context), smallLegs(all));
  const wide = photos.every((photo) => aspectOf(photo, context) >= LANDSCAPE);
  const share = index === 0 ? Math.ceil(all / MAIN_PHOTO_IN) : Math.round(all / OTHER_PHOTO_IN);
  const least = photos.length > 1 || (wide && all >= STAMP_LEGS) ? 2 : 1;
  return Math.min(sharpLegs(photos, inside, context), Math.max(least, share));
}

/** Corners of the page as corners of turned copy: its head is the right side, its left is the top. */
const TURNED: Readonly<Record<PhotoWord, PhotoWord>> = {
  head: "top",
  top: "top-left",
  "top-right": "top-left",
  "top-left": "bottom-left",
  bottom: "bottom-right",
  "bottom-right": "top-right",
  "bottom-left": "bottom-right",
  centre: "centre",
};

/** A requested place, in the coordinates of the arrangement. */
export function turnedAt(at: PhotoPosition, { axis }: Pick<Inside, "axis">): PhotoPosition {
  return axis.writing === "vertical" ? (TURNED[at as PhotoWord] ?? at) : at;
}

function blockOf(
  story: Story,
  photos: readonly Photo[],
  legs: number,
  { inside, context }: { readonly inside: Inside; readonly context: LayoutContext },
): PictureBlock {
  const { size } = context.issue.paper.grid;
  const { axis, pitch } = inside;
  const width = widthOver(inside, legs);
  // Over the fold, the caption goes to the page with more of the picture.
  const captioned = legs > legsOnOneSide(inside) ? Math.ceil(legs / 2) : legs;
  const caption = captionLines(photos, widthOver(inside, captioned), axis, context);
  const at = photos.find((photo) => photo.at !== undefined)?.at;
  const rowsOf = (depth: Pt): number => (depth - size) / pitch + 1;
  const natural = rowsOf(naturalDepth(photos, width, axis, context));
  const sharp = rowsOf(sharpDepth(photos, axis, context));
  return {
    photos,
    caption,
    width,
    legs,
    at: at && turnedAt(at, inside),
    natural,
    anchor: anchorOf(story, photos),
    ...roomOf(photos, { natural, sharp }, { caption, context }),
  };
}

/** Rows of a block's pictures, not rounded: at their own proportion, and the most that their pixels allow. */
interface PictureRows {
  readonly natural: number;
  readonly sharp: number;
}

/** The rows for a block's pictures, by the author or the crop lever, and for the caption. The caption uses the rest of the last row of an uncropped picture. */
function roomOf(
  photos: readonly Photo[],
  { natural, sharp }: PictureRows,
  { caption, context }: { readonly caption: readonly Line[]; readonly context: LayoutContext },
): Pick<PictureBlock, "depth" | "captionRows"> {
  const { grid, levers } = context.issue.paper;
  const allowed = photos.find((photo) => photo.depth !== undefined)?.depth;
  if (!photos.some(isUncut)) {
    return {
      depth: allowed ?? depthOf({ natural, sharp }, levers.crop),
      captionRows: captionRows(caption, 0, context),
    };
  }
  const rows = Math.max(1, Math.min(Math.ceil(natural - DEPTH_ROUNDING), allowed?.to ?? Number.POSITIVE_INFINITY));
  const spare = Math.max(0, rows - natural) * grid.pitch;
  return { depth: { from: rows, to: rows }, captionRows: captionRows(caption, spare, context) };
}

/** True for a picture that must stay whole: a chart, a painting. */
function isUncut({ crop }: Photo): boolean {
  return crop.kind === "none";
}

/**
 * Whole rows within `crop` percent of a picture's proportion; the nearest whole row is always allowed. A picture that its author made wider than its
 * pixels allow is not made deeper than that.
 */
function depthOf({ natural, sharp }: PictureRows, crop: number): Extent {
  const nearest = Math.max(1, Math.round(natural));
  const from = Math.min(nearest, Math.max(1, Math.ceil(natural * (1 - crop / 100))));
  const to = Math.max(nearest, Math.floor(natural * (1 + crop / 100)));
  return { from, to: Math.max(from, Math.min(to, natural > sharp ? nearest : Math.floor(sharp))) };
}

function anchorOf(story: Story, photos: readonly Photo[]): number | undefined {
  const named = (anchor: string): Photo | undefined =>
    story.photos.find(({ id }) => id === anchor) ?? story.photos.find(({ number }) => String(number) === anchor);
  const ids = new Set(photos.map(({ id }) => id));
  const paragraph = story.copy.paragraphs.find(({ anchors }) =>
    anchors.some((anchor) => ids.has(named(anchor)?.id ?? "")),
  );
  return paragraph && paragraph.from / Math.max(1, story.copy.codes.length);
}

/** The allowed whole rows nearest to a picture's own proportion. */
export function preferred(block: PictureBlock): number {
  return Math.min(block.depth.to, Math.max(block.depth.from, Math.round(block.natural)));
}

function pixelsOf({ path }: Photo, context: LayoutContext): { readonly width: number; readonly height: number } {
  return context.pictures.get(path) ?? UNREAD;
}

function aspectOf(photo: Photo, context: LayoutContext): number {
  const { width, height } = pixelsOf(photo, context);
  return width / height;
}

/** White between photos of a group. */
function gapOf(grid: Grid): Pt {
  return (grid.gutter * grid.size) / 2;
}

/** Length of each of a group's photos over its depth. */
function ratiosOf(photos: readonly Photo[], axis: Axis, context: LayoutContext): readonly number[] {
  return photos.map((photo) => axis.ratio(aspectOf(photo, context)));
}

/** Depth of uncropped photos side by side over a length. */
export function naturalDepth(photos: readonly Photo[], length: Pt, axis: Axis, context: LayoutContext): Pt {
  const room = length - (photos.length - 1) * gapOf(context.issue.paper.grid);
  return room / ratiosOf(photos, axis, context).reduce((sum, ratio) => sum + ratio, 0);
}

/**
 * The depth beyond which one of a group's photos falls below the paper's pixels an inch (RULES.md#soft-pictures). At no more than natural depth,
 * photos are no longer than their pixels allow either.
 */
function sharpDepth(photos: readonly Photo[], axis: Axis, context: LayoutContext): Pt {
  const { resolution } = context.issue.paper.press;
  const depths = photos.map((photo) => {
    if (!context.pictures.has(photo.path)) return Number.POSITIVE_INFINITY;
    const { width, height } = pixelsOf(photo, context);
    return ((axis.writing === "vertical" ? width : height) / resolution) * 72;
  });
  return Math.min(...depths) + ROUNDING;
}

/** The legs of a photo that its editor wants small. */
export function smallLegs(legs: number): number {
  return legs >= STAMP_LEGS ? 2 : 1;
}

/** The most legs over which a group's photos keep their pixels; at least one. */
export function sharpLegs(photos: readonly Photo[], { legs, axis }: Inside, context: LayoutContext): number {
  const deepest = sharpDepth(photos, axis, context);
  let most = legs.length;
  while (most > 1 && naturalDepth(photos, acrossLegs(legs, 0, most - 1), axis, context) > deepest) most--;
  return most;
}

/**
 * The caption of the first photo in a group that has one. Its credit is flush right, on the caption's last line if it fits, else on its own. In
 * vertical lines it follows the caption.
 */
function captionLines(photos: readonly Photo[], width: Pt, axis: Axis, context: LayoutContext): readonly Line[] {
  const texts = captionTexts(photos, context);
  if (texts.length === 0) return [];
  const [caption, credit] = texts;
  const set = (of: readonly StyledText[]): readonly Line[] => axis.set(of, width, context.bench);
  if (caption === undefined || credit === undefined || axis.writing === "vertical") return set(texts);
  const lines = set([caption]);
  const begin = credit.text.length - credit.text.trimStart().length;
  const text = credit.text.trim();
  const flush = set([
    { ...credit, text, from: (credit.from ?? 0) + begin, style: { ...credit.style, align: "right" } },
  ]);
  const [first] = flush;
  const last = lines.at(-1);
  if (first === undefined || last === undefined || flush.length > 1) return [...lines, ...flush];
  const begins = first.segments[0]?.x ?? 0;
  if (textEnd(last) + CREDIT_GAP * credit.style.size > begins) return [...lines, first];
  const joined = { ...last, segments: [...last.segments, ...first.segments], marks: [...last.marks, ...first.marks] };
  return [...lines.slice(0, -1), joined];
}

function captionTexts(photos: readonly Photo[], context: LayoutContext): readonly StyledText[] {
  const { styles } = context.issue.paper;
  const caption = photos.find((photo) => photo.caption !== undefined)?.caption;
  const credit = photos.find((photo) => photo.credit !== undefined)?.credit;
  const texts: StyledText[] = [];
  if (caption !== undefined) texts.push({ role: "caption", text: caption.text, style: styles.caption });
  if (credit !== undefined) {
    const gap = caption === undefined ? "" : "　";
    texts.push({ role: "credit", text: gap + credit.text, from: -gap.length, style: styles.credit });
  }
  return texts;
}

/**
 * Rows of a caption under its picture with the white between; 0 without one.
 * @param spare left by the picture
 */
function captionRows(caption: readonly Line[], spare: Pt, context: LayoutContext): number {
  const { grid, styles } = context.issue.paper;
  const last = caption.at(-1);
  if (last === undefined) return 0;
  const gap = CAPTION_GAP - (grid.pitch - grid.size) - spare;
  return Math.max(0, Math.ceil((gap + (caption.length - 1) * styles.caption.pitch + last.size) / grid.pitch - 0.01));
}

/** A block's place: its first leg, its first row, rows of its picture. */
interface BlockPlace {
  readonly leg: number;
  readonly row: number;
  readonly depth: number;
}

/** Places a block's pictures side by side, each as long as its proportion demands, and the caption under them. */
export function placePictures(
  block: PictureBlock,
  { leg, row, depth: rows }: BlockPlace,
  { inside, owner, context }: { readonly inside: Inside; readonly owner: Owner; readonly context: LayoutContext },
): readonly Placed[] {
  const { grid, styles } = context.issue.paper;
  const { axis, pitch } = inside;
  if (block.inset !== undefined) {
    // Half of the spare rows go above it.
    const spare = Math.max(0, (rows - 1) * pitch + grid.size - block.inset.height) / 2;
    return moved(block.inset.placed, axis.on(cornerOf(inside, leg, row), 0, spare));
  }
  const gap = gapOf(grid);
  const ratios = ratiosOf(block.photos, axis, context);
  const sum = ratios.reduce((all, ratio) => all + ratio, 0);
  const room = block.width - (ratios.length - 1) * gap;
  // The picture's foot is level with the text beside it.
  const most = (rows - 1) * pitch + grid.size;
  const { depth, share, white } = scaledTo(block, most, room / sum);
  const first = cornerOf(inside, leg, row);
  const caption = block.photos.find((photo) => photo.caption !== undefined)?.caption?.text;
  const figure: Owner = { ...owner, block: { kind: "figure", part: owner.part ?? 1, photos: block.photos } };
  let corner = axis.on(first, (room * (1 - share)) / 2, white);
  const pictures = block.photos.map((photo, index) => {
    const length = (room * share * (ratios[index] ?? 1)) / sum;
    const at = axis.rect(corner, length, depth);
    corner = axis.on(corner, length + gap, 0);
    return picture(photo, at, { owner: figure, caption: photo.caption?.text ?? caption, context });
  });
  const lines = { lines: block.caption, pitch: styles.caption.pitch };
  const under = cornerOf(inside, captionLeg(block, leg, inside), row);
  return [...pictures, ...placeBlock(lines, axis.on(under, 0, depth + CAPTION_GAP), figure, axis)];
}

/**
 * The depth of a block's pictures within `most`, their share of the width, and the white above them. Uncropped pictures keep their proportion
 * `natural`: spare rows go under the caption or, without one, half of them go above the picture.
 */
function scaledTo(block: PictureBlock, most: Pt, natural: Pt): { depth: Pt; share: number; white: Pt } {
  if (!block.photos.some(isUncut)) return { depth: most, share: 1, white: 0 };
  const depth = Math.min(most, natural);
  return { depth, share: depth / natural, white: block.caption.length === 0 ? (most - depth) / 2 : 0 };
}

/** The first leg of a caption: its picture's, or the first after the fold if more of the picture is there. */
function captionLeg({ legs }: PictureBlock, leg: number, inside: Inside): number {
  const { fold } = inside;
  if (fold === undefined || !onFold(inside, { from: leg, to: leg + legs - 1 })) return leg;
  const before = fold.legs - leg;
  return before >= legs - before ? leg : fold.legs;
}

function picture(
  photo: Photo,
  at: Rect,
  of: { readonly owner: Owner; readonly caption: string | undefined; readonly context: LayoutContext },
): Placed {
  const pixels = pixelsOf(photo, of.context);
  return {
    kind: "picture",
    owner: of.owner,
    at,
    picture: {
      file: photo.file,
      photo: photo.id,
      pixels: { width: pixels.width, height: pixels.height },
      crop: photo.crop.kind === "none" ? { kind: "centre" } : photo.crop,
      fit: isUncut(photo) ? "contain" : "cover",
      ppi: 72 / Math.max(at.width / pixels.width, at.height / pixels.height),
      caption: of.caption,
    },
  };
}
