import type { Point } from "../../base/rect.ts";
import type { Desk } from "../desk.ts";
import { acrossLegs, rowTop } from "../grid.ts";
import { type Head, type HeadRequest, isEmpty } from "../head.ts";
import { cornerOf, type Inside, type Obstacle, raised, roomIn } from "../inside.ts";
import { setNote } from "../note.ts";
import { type PictureBlock, pictureBlocks } from "../picture-block.ts";
import { stackHead } from "../stack.ts";
import { headRequestOf, type PartRequest, type Stage, type Stages } from "../stage.ts";
import { headAtRight } from "./heads.ts";
import { type VerticalFrame, verticalInside } from "./inside.ts";

/** A part before its copy is set. */
export interface OpenPart {
  readonly inside: Inside;
  readonly blocks: readonly PictureBlock[];
  readonly stages: Stages;
}

/**
 * Opens a vertical part: its inside, its photos, its head and note. What follows (galley, arrangement, levers, fit, placing) is
 * that of any part, with lines for rows and bands for legs.
 */
export function openVertical(request: PartRequest, desk: Desk): OpenPart {
  const { story, part, frame, above } = request;
  const head = headRequestOf(request, desk);
  const over = part.head === "top" && !isEmpty(head.texts) ? headOver(request, head, desk) : undefined;
  const whole = roomForPhotos(request, { part, frame, above, head: over?.head.rows ?? 0 }, desk);
  const inside = raised(whole, request.raised?.rows ?? 0);
  const first = stageOf(request, inside, { head, over }, desk);
  return {
    inside,
    blocks: pictureBlocks(story, part.number, inside, desk),
    stages: { first, others: () => [], taller: () => [] },
  };
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
    pictureBlocks(story, part.number, inside, desk).some(
      ({ natural, captionRows }) => natural + captionRows > PHOTO_SHARE * inside.rows.to,
    );
  while (isTooWide()) {
    const next = verticalInside(grid, { ...of, part: { ...part, legs: inside.legs.length + 1 } });
    if ((next.legs[0]?.measure ?? 0) < SHORT_LINE) break;
    inside = next;
  }
  return inside;
}

/** A head at its place on the page. */
interface HeadOver {
  readonly head: Head;
  readonly at: Point;
}

/** A horizontal head over the whole frame. */
function headOver({ part, frame, above }: PartRequest, head: HeadRequest, desk: Desk): HeadOver {
  const { grid } = desk.issue.paper;
  const { left, width, rows, white, clear } = roomIn(grid, part, frame, above);
  const set = stackHead({ head, width, legs: 1, beside: false, size: head.style.size, white, clear, extra: 0 }, desk);
  return { head: set, at: { x: left, y: rowTop(grid, rows.from) } };
}

interface Heads {
  readonly head: HeadRequest;
  /** The head that stands over the copy, if one does. */
  readonly over: HeadOver | undefined;
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
  const length = acrossLegs(legs, 0, bands - 1);
  const note = story && setNote(story, { ...inside, length, owner: head.owner }, desk);
  if (note !== undefined) {
    fixed.push({ legs: { from: 0, to: bands - 1 }, rows: { from: line, to: line + note.rows - 1 } });
  }
  return {
    head: over?.head ?? beside,
    headRow: over === undefined ? 1 : request.frame.rows.from,
    headLeg: 0,
    headAt: over?.at ?? cornerOf(inside, 0, 1),
    note,
    noteAt: cornerOf(inside, 0, line),
    opener: undefined,
    fixed,
    cost: 0,
  };
}
