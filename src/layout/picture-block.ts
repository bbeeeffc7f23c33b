import type { Pt } from "../base/length.ts";
import type { Rect } from "../base/rect.ts";
import type { Photo, PhotoPosition, Story } from "../model/issue.ts";
import type { Extent, Grid } from "../model/paper.ts";
import type { StyledText } from "../text/galley.ts";
import type { Line } from "../text/line.ts";
import type { Desk } from "./desk.ts";
import { acrossLegs, type Leg } from "./grid.ts";
import { piecesOf } from "./memory.ts";
import type { Owner, Placed } from "./page.ts";
import { placeBlock } from "./placing.ts";
import { MAIN_PHOTO_IN, OTHER_PHOTO_IN } from "./weights.ts";

/** White between a picture and its caption (RULES.md#photos). */
export const CAPTION_GAP: Pt = 3;
/** The proportion of a picture whose file could not be read, which the images room tells. */
const UNREAD = { width: 3, height: 2 };
/** A landscape (this much wider than high) in one leg is a stamp where there are so many legs. */
const LANDSCAPE = 1.2;
const STAMP_LEGS = 4;
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
}

/** The photos of one part, grouped, at the widths that they are to have in the frame's legs. */
export function pictureBlocks(story: Story, part: number, legs: readonly Leg[], desk: Desk): readonly PictureBlock[] {
  const groups = groupsOf(story.photos.filter((photo) => photo.part === part));
  // A photo without copy fills its frame.
  const alone = groups.length === 1 && story.copy.paragraphs.length === 0;
  return groups.map((photos, index) => {
    const wide = photos.every((photo) => aspectOf(photo, desk) >= LANDSCAPE);
    const width = alone && written(photos) === 0 ? legs.length : widthOf(photos, index, { legs, wide });
    return blockOf(story, photos, width, { legs, desk });
  });
}

export function groupsOf(photos: readonly Photo[]): readonly (readonly Photo[])[] {
  const groups: Photo[][] = [];
  for (const photo of photos) {
    const group = groups.find((others) => photo.group !== undefined && others[0]?.group === photo.group);
    if (group === undefined) groups.push([photo]);
    else group.push(photo);
  }
  return groups;
}

/** The columns that the author gives a group; 0: none. */
function written(photos: readonly Photo[]): number {
  return Math.max(...photos.map((photo) => photo.columns ?? 0));
}

/** Legs that a group takes: the author's count, or a share of the frame, larger for the first photo. */
function widthOf(
  photos: readonly Photo[],
  index: number,
  { legs, wide }: { readonly legs: readonly Leg[]; readonly wide: boolean },
): number {
  if (photos.some((photo) => photo.at === "head")) return legs.length;
  const columns = written(photos);
  if (columns > 0) return Math.min(columns, legs.length);
  const share = index === 0 ? Math.ceil(legs.length / MAIN_PHOTO_IN) : Math.round(legs.length / OTHER_PHOTO_IN);
  const least = photos.length > 1 || (wide && legs.length >= STAMP_LEGS) ? 2 : 1;
  return Math.min(legs.length, Math.max(least, share));
}

function blockOf(
  story: Story,
  photos: readonly Photo[],
  legs: number,
  inside: { readonly legs: readonly Leg[]; readonly desk: Desk },
): PictureBlock {
  const { desk } = inside;
  const { grid } = desk.issue.paper;
  const { width } = acrossLegs(inside.legs, 0, legs - 1);
  const caption = captionLines(photos, width, desk);
  const aspects = photos.map((photo) => aspectOf(photo, desk)).reduce((sum, aspect) => sum + aspect, 0);
  const natural = rowsOf(grid, (width - (photos.length - 1) * gapOf(grid)) / aspects);
  const room = roomOf(photos, natural, { caption, desk });
  return {
    photos,
    caption,
    width,
    legs,
    at: photos.find((photo) => photo.at !== undefined)?.at,
    natural,
    anchor: anchorOf(story, photos),
    ...room,
  };
}

/** Rows whose picture, from the head of the first to the foot of the last's em box, is `height` high. */
function rowsOf(grid: Grid, height: Pt): number {
  return (height - grid.size) / grid.pitch + 1;
}

/** Height of a picture of `rows` rows: its foot stands level with the text beside it. */
function pictureHeight(grid: Grid, rows: number): Pt {
  return (rows - 1) * grid.pitch + grid.size;
}

/** White between photos of a group. */
export function gapOf(grid: Grid): Pt {
  return (grid.gutter * grid.size) / 2;
}

/**
 * The rows that the pictures of a block may take (those that the author allows, or those of the crop lever), and those of the caption.
 * The caption takes what an uncropped picture leaves of its last row.
 */
export function roomOf(
  photos: readonly Photo[],
  natural: number,
  { caption, desk }: { readonly caption: readonly Line[]; readonly desk: Desk },
): Pick<PictureBlock, "depth" | "captionRows"> {
  const { grid, levers } = desk.issue.paper;
  const allowed = photos.find((photo) => photo.depth !== undefined)?.depth;
  if (!photos.some(isWhole)) {
    return { depth: allowed ?? depthOf(natural, levers.crop), captionRows: captionRows(caption, 0, desk) };
  }
  const rows = Math.max(1, Math.min(Math.ceil(natural - ROUNDING), allowed?.to ?? Number.POSITIVE_INFINITY));
  const spare = Math.max(0, rows - natural) * grid.pitch;
  return { depth: { from: rows, to: rows }, captionRows: captionRows(caption, spare, desk) };
}

/** A picture of which nothing may be cut off: a chart, a painting. */
function isWhole({ crop }: Photo): boolean {
  return crop.kind === "none";
}

/** The whole rows that leave a picture's proportion by no more than `crop` percent; always the nearest whole row. */
function depthOf(natural: number, crop: number): Extent {
  const nearest = Math.max(1, Math.round(natural));
  return {
    from: Math.min(nearest, Math.max(1, Math.ceil(natural * (1 - crop / 100)))),
    to: Math.max(nearest, Math.floor(natural * (1 + crop / 100))),
  };
}

export function aspectOf(photo: Photo, desk: Desk): number {
  const picture = desk.pictures.get(photo.path) ?? UNREAD;
  return picture.width / picture.height;
}

export function anchorOf(story: Story, photos: readonly Photo[]): number | undefined {
  const names = new Set(photos.flatMap((photo) => [photo.id, String(story.photos.indexOf(photo) + 1)]));
  const paragraph = story.copy.paragraphs.find((candidate) => candidate.anchors.some((anchor) => names.has(anchor)));
  return paragraph && paragraph.from / Math.max(1, story.copy.codes.length);
}

/** A caption of the group's first photo that has one, its credit behind it. */
function captionLines(photos: readonly Photo[], width: Pt, desk: Desk): readonly Line[] {
  const texts = captionTexts(photos, desk);
  return texts.length === 0 ? [] : desk.memory.lines([piecesOf(texts), width]);
}

export function captionTexts(photos: readonly Photo[], desk: Desk): readonly StyledText[] {
  const { styles } = desk.issue.paper;
  const caption = photos.find((photo) => photo.caption !== undefined)?.caption;
  const credit = photos.find((photo) => photo.credit !== undefined)?.credit;
  const texts: StyledText[] = [];
  if (caption !== undefined) texts.push({ role: "caption", text: caption.text, style: styles.caption });
  if (credit !== undefined) {
    const text = `${caption === undefined ? "" : "　"}${credit.text}`;
    texts.push({ role: "credit", text, style: styles.credit });
  }
  return texts;
}

/** Rows that a caption takes under its picture, the white between them included; 0 without one. @param spare left by the picture */
function captionRows(caption: readonly Line[], spare: Pt, desk: Desk): number {
  const { grid, styles } = desk.issue.paper;
  const last = caption.at(-1);
  if (last === undefined) return 0;
  const gap = CAPTION_GAP - (grid.pitch - grid.size) - spare;
  return Math.max(0, Math.ceil((gap + (caption.length - 1) * styles.caption.pitch + last.size) / grid.pitch - 0.01));
}

/** The whole rows nearest to a picture's own proportion among those allowed. */
export function preferred(block: PictureBlock): number {
  return Math.min(block.depth.to, Math.max(block.depth.from, Math.round(block.natural)));
}

/** Where a block stands: left edge, head of its first row, rows of its picture. */
interface BlockPlace {
  readonly x: Pt;
  readonly y: Pt;
  readonly depth: number;
  readonly owner: Owner;
}

/**
 * How high a block's pictures are within `most`, the share of the width that they take, and the white over them. Uncropped pictures
 * keep their proportion `natural`: the rest of their rows goes under the caption or, without one, half of it over the picture.
 */
export function scaledTo(block: PictureBlock, most: Pt, natural: Pt): { height: Pt; share: number; white: Pt } {
  if (!block.photos.some(isWhole)) return { height: most, share: 1, white: 0 };
  const height = Math.min(most, natural);
  return { height, share: height / natural, white: block.caption.length === 0 ? (most - height) / 2 : 0 };
}

/** Places a block's pictures side by side, each as wide as its proportion asks, and the caption under them. */
export function placePictures(block: PictureBlock, place: BlockPlace, desk: Desk): readonly Placed[] {
  const { grid, styles } = desk.issue.paper;
  const gap = gapOf(grid);
  const aspects = block.photos.map((photo) => aspectOf(photo, desk));
  const sum = aspects.reduce((total, aspect) => total + aspect, 0);
  const room = block.width - (aspects.length - 1) * gap;
  const { height, share, white } = scaledTo(block, pictureHeight(grid, place.depth), room / sum);
  const caption = block.photos.find((photo) => photo.caption !== undefined)?.caption?.text;
  let x = place.x + (room * (1 - share)) / 2;
  const owner = figureOwner(place.owner, block);
  const pictures = block.photos.map((photo, index) => {
    const width = (room * share * (aspects[index] ?? 1)) / sum;
    const at = { x, y: place.y + white, width, height };
    x += width + gap;
    return picture(photo, at, { owner, caption: photo.caption?.text ?? caption, desk });
  });
  const y = place.y + height + CAPTION_GAP;
  const lines = { lines: block.caption, pitch: styles.caption.pitch };
  return [...pictures, ...placeBlock(lines, { x: place.x, y, owner })];
}

/** Pictures and caption of one block are one figure, named by its first photo. */
export function figureOwner(owner: Owner, { photos: [first] }: PictureBlock): Owner {
  return { ...owner, piece: `figure-${first?.id ?? ""}` };
}

export function picture(
  photo: Photo,
  at: Rect,
  of: { readonly owner: Owner; readonly caption: string | undefined; readonly desk: Desk },
): Placed {
  const pixels = of.desk.pictures.get(photo.path) ?? UNREAD;
  return {
    kind: "picture",
    owner: of.owner,
    at,
    picture: {
      path: photo.path,
      file: photo.file,
      pixels: { width: pixels.width, height: pixels.height },
      crop: photo.crop.kind === "none" ? { kind: "centre" } : photo.crop,
      fit: isWhole(photo) ? "contain" : "cover",
      ppi: 72 / Math.max(at.width / pixels.width, at.height / pixels.height),
      caption: of.caption,
    },
  };
}
