import type { Desk } from "../desk.ts";
import { acrossLegs, columnLeft, count, rowTop, spanOf } from "../grid.ts";
import { type Head, type HeadRequest, headlineStyle, headTexts, isEmpty } from "../head.ts";
import type { Inside, Obstacle } from "../inside.ts";
import type { PictureBlock } from "../picture-block.ts";
import { moved } from "../placing.ts";
import { stackHead } from "../stack.ts";
import type { PartRequest, Stage, Stages } from "../stage.ts";
import { headAtRight } from "./head.ts";
import { linePitch, type VerticalFrame, verticalInside } from "./inside.ts";
import { noteAtRight } from "./note.ts";
import { verticalBlocks } from "./pictures.ts";

/** A vertical part before its copy is set. */
export interface OpenPart {
  readonly inside: Inside;
  readonly blocks: readonly PictureBlock[];
  readonly stages: Stages;
}

/**
 * Opens a vertical part: its turned inside, its photos, its head and note. What follows (galley, arrangement, levers, fit) is
 * that of any part, with lines for rows and bands for legs.
 */
export function openVertical(request: PartRequest, desk: Desk): OpenPart {
  const { story, part, frame, above } = request;
  const { styles } = desk.issue.paper;
  const style = headlineStyle(styles, story, part, request.opening);
  const head: HeadRequest = {
    texts: headTexts(story, part, request.opening),
    style,
    owner: { story: story.id, part: part.number },
    reverse: part.reverse,
  };
  const over = part.head === "top" && !isEmpty(head.texts) ? headOver(request, head, desk) : undefined;
  const whole = roomForPhotos(request, { part, frame, above, head: over?.rows ?? 0 }, desk);
  // Lines at the left of all bands that stay white.
  const inside = { ...whole, rows: { from: whole.rows.from, to: whole.rows.to - (request.raised?.rows ?? 0) } };
  const first = stageOf(request, inside, { head, over }, desk);
  return { inside, blocks: verticalBlocks(story, part.number, inside, desk), stages: { first, others: () => [] } };
}

/** Photos that take no more of the lines leave copy beside them. */
const PHOTO_SHARE = 0.6;
/** The shortest lines that the engine divides a frame into for the sake of its photos. */
const SHORT_LINE = 9;

/**
 * The inside in as many bands as the part says; where it says nothing, in so many more that its photos, which are as high as a band,
 * are not too wide.
 */
function roomForPhotos(request: PartRequest, of: VerticalFrame, desk: Desk): Inside {
  const { grid } = desk.issue.paper;
  const { story, part } = request;
  let inside = verticalInside(grid, of);
  if (part.legs !== undefined || !story.photos.some((photo) => photo.part === part.number)) return inside;
  const isTooWide = (): boolean =>
    verticalBlocks(story, part.number, inside, desk).some(
      ({ natural, captionRows }) => natural + captionRows > PHOTO_SHARE * inside.rows.to,
    );
  while (isTooWide()) {
    const next = verticalInside(grid, { ...of, part: { ...part, legs: inside.legs.length + 1 } });
    if ((next.legs[0]?.measure ?? 0) < SHORT_LINE) break;
    inside = next;
  }
  return inside;
}

/** A horizontal head over the whole frame, at its place on the page. */
function headOver({ part, frame, above }: PartRequest, head: HeadRequest, desk: Desk): Head {
  const { grid } = desk.issue.paper;
  const padded = part.box !== undefined || part.tint !== undefined;
  const inset = padded ? 1 : 0;
  const width = (spanOf(grid, count(frame.columns)) - 2 * inset) * grid.size;
  const white = padded || above === "open" ? 0 : 1;
  const set = stackHead({ head, width, legs: 1, size: head.style.size, white, extra: 0 }, desk);
  const x = columnLeft(grid, frame.columns.from) + inset * grid.size;
  const pad = padded && count(frame.rows) > 2 ? 1 : 0;
  return { ...set, placed: moved(set.placed, x, rowTop(grid, frame.rows.from + pad)) };
}

interface Heads {
  readonly head: HeadRequest;
  /** The head that stands over the copy, if one does. */
  readonly over: Head | undefined;
}

/** Head and note in place; what they cover counts in bands and lines. */
function stageOf(request: PartRequest, inside: Inside, { head, over }: Heads, desk: Desk): Stage {
  const { legs } = inside;
  const fixed: Obstacle[] = [];
  const beside = over !== undefined || isEmpty(head.texts) ? undefined : headAtRight(head, inside, desk);
  if (beside !== undefined) fixed.push({ legs: { from: 0, to: beside.legs - 1 }, rows: { from: 1, to: beside.rows } });
  const bands = beside?.legs ?? legs.length;
  const line = (beside?.rows ?? 0) + 1;
  const story = request.opening === "first" ? request.story.note : undefined;
  const height = acrossLegs(legs, 0, bands - 1).width;
  const note = story && noteAtRight(story, { height, pitch: linePitch(inside), owner: head.owner }, desk);
  if (note !== undefined) {
    fixed.push({ legs: { from: 0, to: bands - 1 }, rows: { from: line, to: line + note.rows - 1 } });
  }
  return {
    head: over ?? beside,
    headRow: over === undefined ? 1 : request.frame.rows.from,
    headLeg: 0,
    note,
    noteRow: line,
    noteLeg: 0,
    opener: undefined,
    fixed,
    cost: 0,
  };
}
