import { bandMeasure, count, mostBands } from "../../../base/extent.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Point } from "../../../base/rect.ts";
import type { Part } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import { HORIZONTAL, VERTICAL } from "../axis.ts";
import type { LayoutContext } from "../context.ts";
import { acrossLegs, frameRect, type Leg, legsFrom, rowFoot, rowTop } from "../grid.ts";
import { type HeadRequest, headOverLeg, isEmpty, setNote } from "../heads.ts";
import { cornerOf, type Inside, insideOf, type Obstacle, raised, roomIn } from "../inside.ts";
import { pictureBlocks } from "../pictures/pictures.ts";
import { headRequestOf, type OpenPart, type PartRequest, type PlacedFrame, type Stage } from "../stages.ts";
import type { Head } from "../typeset.ts";
import { BAND_PHOTO, BAND_PHOTO_LINE, INSERT_GUTTER, LONGEST_LINE } from "../weights.ts";
import { headAtRight } from "./heads.ts";

/**
 * Opens a vertical part: its inside, photos, head and note. The rest (galley, arrangement, levers, fit, placing) is the same as for any part, with
 * lines for rows and bands for legs.
 */
export function openVertical(request: PartRequest, context: LayoutContext): OpenPart {
  const { part, frame, above } = request;
  const head = headRequestOf(request, context);
  if (context.issue.paper.grid.writing === "vertical") return openInBands(request, head, context);
  const over = part.head === "top" && !isEmpty(head.texts) ? headOver(request, head, context) : undefined;
  const whole = roomForPhotos(request, { part, frame, above, head: over?.head.rows ?? 0 }, context);
  return opened(request, raised(whole, request.raised), { head, over }, context);
}

/** A vertical part has only one way to set its head. */
function opened(request: PartRequest, inside: Inside, heads: Heads, context: LayoutContext): OpenPart {
  const first = stageOf(request, inside, heads, context);
  const blocks = pictureBlocks(request.story, request.part.number, inside, context);
  return { inside, blocks, stages: { first, smaller: () => [], taller: () => [] } };
}

/** The inside in the bands that the part names. If it names none, bands are added until photos, which are as high as a band, are narrow enough. */
function roomForPhotos(request: PartRequest, of: VerticalFrame, context: LayoutContext): Inside {
  const { grid } = context.issue.paper;
  const { story, part } = request;
  let inside = verticalInside(grid, of);
  if (part.legs !== undefined || !story.photos.some((photo) => photo.part === part.number)) return inside;
  const isTooWide = (): boolean =>
    pictureBlocks(story, part.number, inside, context).some(
      ({ natural, captionRows }) => natural + captionRows > BAND_PHOTO * inside.rows.to,
    );
  while (isTooWide()) {
    const next = verticalInside(grid, { ...of, part: { ...part, legs: inside.legs.length + 1 } });
    if ((next.legs[0]?.measure ?? 0) < BAND_PHOTO_LINE) break;
    inside = next;
  }
  return inside;
}

/** A head at its place on the page. */
interface HeadOver {
  readonly head: Head;
  readonly at: Point;
  /** Bands that it takes from the copy; 0 in a horizontal paper, where the copy begins below it. */
  readonly bands: number;
}

/** A head over vertical copy begins at the right, as the copy does; a style that centres heads centres it (RULES.md#vertical-stories). */
function beginning(head: HeadRequest, { typeset }: LayoutContext): HeadRequest {
  const { style } = head;
  return style.align === "center" ? head : { ...head, style: typeset.atRight(style) };
}

/** A horizontal head over the whole frame. */
function headOver({ part, frame, above }: PartRequest, request: HeadRequest, context: LayoutContext): HeadOver {
  const { grid } = context.issue.paper;
  const head = beginning(request, context);
  const { start, width, rows, white, clear } = roomIn(grid, part, frame, above);
  const set = headOverLeg({ head, width, white, clear }, context);
  return { head: set, at: { x: start, y: rowTop(grid, rows.from) }, bands: 0 };
}

/** Opens a part of a vertical paper: bands are the page's, and a head over the copy takes as many as it is high. */
function openInBands(request: PartRequest, head: HeadRequest, context: LayoutContext): OpenPart {
  const { grid } = context.issue.paper;
  const { part, frame, above } = request;
  const inside = raised(insideOf(grid, part, frame, above), request.raised);
  if (part.head !== "top" || isEmpty(head.texts)) return opened(request, inside, { head, over: undefined }, context);
  const over = bandHead(head, inside, context);
  return opened(request, inside, { head, over, noBandBelow: over === undefined }, context);
}

/** A horizontal head over all lines of the frame, in the middle of its bands (RULES.md#vertical-grid); undefined if it would leave the copy none. */
function bandHead(request: HeadRequest, inside: Inside, context: LayoutContext): HeadOver | undefined {
  const { grid } = context.issue.paper;
  const head = beginning(request, context);
  const { legs, pitch, rows, white } = inside;
  const width = (count(rows) - white - 1) * pitch + grid.size;
  const set = headOverLeg({ head, width, white: 0, clear: 0 }, context);
  const height = set.rows * grid.pitch;
  const bands = legs.findIndex((_, band) => acrossLegs(legs, 0, band) >= height) + 1;
  if (bands === 0 || bands === legs.length) return undefined;
  const corner = cornerOf(inside, 0, rows.from + white);
  const at = { x: corner.x - width, y: corner.y + (acrossLegs(legs, 0, bands - 1) - height) / 2 };
  return { head: set, at, bands };
}

interface Heads {
  readonly head: HeadRequest;
  /** The head over the copy, if there is one. */
  readonly over: HeadOver | undefined;
  /** True if a head over the copy was requested and left it no band. */
  readonly noBandBelow?: boolean;
}

/** Head and note in place; the area they cover is counted in bands and lines. */
function stageOf(
  request: PartRequest,
  inside: Inside,
  { head, over, noBandBelow = false }: Heads,
  context: LayoutContext,
): Stage {
  const { legs, rows, white } = inside;
  const fixed: Obstacle[] = [];
  const first = rows.from + white;
  if (white > 0) fixed.push({ legs: { from: 0, to: legs.length - 1 }, rows: { from: rows.from, to: first - 1 } });
  const banner = over?.bands ?? 0;
  if (banner > 0) fixed.push({ legs: { from: 0, to: banner - 1 }, rows: { from: first, to: rows.to } });
  const beside = over !== undefined || isEmpty(head.texts) ? undefined : headAtRight(head, inside, context);
  if (beside !== undefined) {
    fixed.push({ legs: { from: 0, to: beside.legs - 1 }, rows: { from: first, to: first + beside.rows - 1 } });
  }
  const bands = beside?.legs ?? legs.length - banner;
  const line = first + (beside?.rows ?? 0);
  const story = request.opening === "first" ? request.story.note : undefined;
  const length = acrossLegs(legs, banner, banner + bands - 1);
  const note = story && setNote(story, { ...inside, length, owner: head.owner }, context);
  if (note !== undefined) {
    fixed.push({ legs: { from: banner, to: banner + bands - 1 }, rows: { from: line, to: line + note.rows - 1 } });
  }
  return {
    head: over?.head ?? beside,
    headRow: over === undefined ? first : request.frame.rows.from,
    headLeg: 0,
    headAt: over?.at ?? cornerOf(inside, 0, first),
    note,
    noteAt: cornerOf(inside, banner, line),
    opener: undefined,
    fixed,
    cost: 0,
    ...(noBandBelow && { noBandBelow }),
  };
}

/**
 * The inside of a horizontal story's frame in a vertical paper (横排插稿): rows at the page's pitch from the frame's head, legs from its left edge. White
 * toward a story at its right stays free (RULES.md#vertical-grid).
 */
export function insertInside(grid: Grid, { part, frame, above }: Omit<VerticalFrame, "head">): Inside {
  const { padded, start, width: height, rows, white } = roomIn(grid, part, frame, above);
  const rect = frameRect(grid, frame);
  const gap = grid.pitch - grid.size;
  const lines = count(rows) - white;
  const width = lines * grid.pitch - gap;
  const right = rect.x + rect.width - (rows.from - frame.rows.from + white) * grid.pitch;
  const depth = Math.max(1, Math.floor((height - grid.size) / grid.pitch + 1e-6) + 1);
  // In a box the rows are centred.
  const spare = padded ? (height - (depth - 1) * grid.pitch - grid.size) / 2 : 0;
  return {
    frame,
    axis: HORIZONTAL,
    legs: legsAcross(grid, { left: right - width, width, legs: part.legs }),
    rows: { from: 1, to: depth },
    first: start + spare,
    pitch: grid.pitch,
    white: 0,
    padded,
    clear: 0,
  };
}

function legsAcross(
  { size }: Grid,
  of: { readonly left: number; readonly width: number; readonly legs: number | undefined },
): readonly Leg[] {
  const width = of.width / size;
  const measureOf = (legs: number): Em => Math.max(1, Math.floor((width - (legs - 1) * INSERT_GUTTER) / legs + 1e-6));
  let legs = of.legs ?? 1;
  while (of.legs === undefined && measureOf(legs) > LONGEST_LINE) legs++;
  const measure = measureOf(legs);
  const gutter = legs > 1 ? (width - legs * measure) / (legs - 1) : 0;
  // A single leg is centred in the space left by its last character.
  const left = of.left + (legs > 1 ? 0 : ((width - measure) / 2) * size);
  return legsFrom(left, legs, { measure, gutter, size });
}

/** The measurements of a vertical story's frame in a horizontal paper. */
interface VerticalFrame extends PlacedFrame {
  readonly part: Part;
  /** Rows that a horizontal head takes over the copy. */
  readonly head: number;
}

/**
 * The inside of a vertical story's frame in a horizontal paper: its legs are bands, its rows lines. It has as many lines as the page's pitch allows;
 * left-over width opens the pitch, so that the first and last line reach the edges.
 */
function verticalInside(grid: Grid, { part, frame, above, head }: VerticalFrame): Inside {
  const { padded, start, width, rows, white } = roomIn(grid, part, frame, above);
  const top = rowTop(grid, rows.from + (head > 0 ? head : white));
  const height = Math.max(grid.size, rowFoot(grid, rows.to) - top);
  const lines = Math.max(1, Math.floor((width - grid.size) / grid.pitch + 1e-6) + 1);
  return {
    frame,
    axis: VERTICAL,
    legs: bandsOf(grid, { top, height, bands: part.legs }),
    rows: { from: 1, to: lines },
    first: start + width,
    pitch: lines > 1 ? (width - grid.size) / (lines - 1) : grid.pitch,
    white: 0,
    padded,
    clear: 0,
  };
}

/** Bands from the top; if there are several, the first and last are flush with head and foot. */
function bandsOf(
  grid: Grid,
  of: { readonly top: Pt; readonly height: Pt; readonly bands: number | undefined },
): readonly Leg[] {
  const height = of.height / grid.size;
  let bands = Math.max(1, of.bands ?? 1);
  if (of.bands === undefined) {
    const most = mostBands(height, LONGEST_LINE / 2);
    while (bands < most && bandMeasure(height, bands) > LONGEST_LINE) bands++;
  }
  const measure = Math.max(1, bandMeasure(height, bands));
  const gutter = bands > 1 ? (height - bands * measure) / (bands - 1) : 0;
  return legsFrom(of.top, bands, { measure, gutter, size: grid.size });
}
