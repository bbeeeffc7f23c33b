import { shortOf } from "../layout/faults/fit.ts";
import { canTouch, type HeadPlace, headPlace } from "../layout/faults/touching.ts";
import { movedBy } from "../layout/grid.ts";
import type { Above } from "../layout/inside.ts";
import { lengthOf } from "../layout/jump.ts";
import { openPart, type PartSetting, setPart } from "../layout/part.ts";
import { aboveOf, type Occupant } from "../layout/surroundings.ts";
import { JUMP_LINES, TORN } from "../layout/weights.ts";
import { type Item, type Placement, type ProvenMakeUp, requestOf } from "./candidates/item.ts";
import { itemOf } from "./candidates/items.ts";
import type { MakeUpContext } from "./context.ts";
import { headPart, placesIn } from "./found.ts";
import {
  BARE_LEG,
  HOLE_ROW,
  LONG_HEAD,
  LOST_PHOTO,
  NO_ROOM_ROW,
  NO_TEXT,
  NOT_GOING_ON,
  OVER_FRAME,
  OVER_FRAME_ROW,
  TORN_BLOCK,
} from "./weights.ts";

// Proves a candidate by setting its text. Candidates are estimates; only setting shows whether every leg is full and each photo has its place. Faults are counted in column-rows
// that an editor would have to repair, so that of two imperfect pages the better one is known. A proof depends on the candidate and on what is above it, so each is set once.

type Placing = Pick<Placement, "candidate" | "frame">;

/** Sets an item in the frame that the search found. */
export function prove(item: Item, { candidate, frame }: Placing, context: MakeUpContext): ProvenMakeUp {
  const above: Above = frame.rows.from === 1 ? "open" : "story";
  return context.memos.proofs([candidate, above], () => {
    if (candidate.group !== undefined) return proveGroup(item, { candidate, frame }, above, context);
    const setting = setPart({ ...requestOf(item, candidate.shape, frame.rows), above }, context);
    const faults = faultsIn(item, setting, candidate.shape.short);
    return { good: faults === 0, faults, setting };
  });
}

/** Sets the head of a group, and its stories below. */
function proveGroup(item: Item, { candidate, frame }: Placing, above: Above, context: MakeUpContext): ProvenMakeUp {
  const { strip, members } = placesIn(candidate, frame);
  const request = requestOf(
    item,
    { ...candidate.shape, part: headPart(item, candidate.shape.part, frame) },
    strip.rows,
  );
  const setting = setPart({ ...request, frame: strip, above }, context);
  const proved = members.map((placement) => prove(placement.item, placement, context));
  const own = faultsIn({ ...item, share: undefined }, { ...setting, fit: { ...setting.fit, empty: 0 } });
  const faults = proved.reduce((sum, proof) => sum + proof.faults, own);
  return { good: faults === 0, faults, setting, members: proved };
}

/** The heads of an item as they were set, at their place on the page; for a group with those of its stories. */
export function headsAsSet(
  { frame, candidate }: Placing,
  { setting, members }: ProvenMakeUp,
  context: MakeUpContext,
): readonly HeadPlace[] {
  const { stage, inside, request } = setting;
  const head = headPlace(request.part, stage, inside, context.issue.paper);
  const own = candidate.group === undefined ? [] : placesIn(candidate, frame).members;
  const inner = own.flatMap((placement, at) => {
    const proof = members?.[at];
    // The briefs of a group are one list.
    return proof === undefined || placement.item.story.priority === "brief"
      ? []
      : headsAsSet(placement, proof, context);
  });
  if (head === undefined) return inner;
  // One proof serves every place of the same candidate.
  const down = frame.rows.from - request.frame.rows.from;
  return [{ ...head, columns: frame.columns, rows: movedBy(head.rows, down) }, ...inner];
}

/**
 * Empty rows under photos that end just above the frame's foot, where no text fits (layout/RULES.md#full-legs).
 * @param white rows that may stay empty under a photo alone in its leg
 */
function shortLegs({ inside, segments, standing, request }: PartSetting, white: number): number {
  const foot = inside.rows.to - (request.raised?.atFoot ?? 0);
  return inside.legs.reduce((sum, _, leg) => {
    const texts = segments.filter((segment) => segment.leg === leg).map(({ from, rows }) => from + rows - 1);
    // The last leg may end short, unless it has only a photo.
    if (leg === inside.legs.length - 1 && texts.length > 0) return sum;
    const photos = standing.filter(({ legs }) => legs.from <= leg && leg <= legs.to).map(({ rows }) => rows.to);
    const ends = [...texts, ...photos];
    const empty = foot - Math.max(...ends);
    return ends.length === 0 || (texts.length === 0 && empty <= white) ? sum : sum + Math.max(0, empty);
  }, 0);
}

/** True if a photo stands in a leg that the copy does not reach, and ends above the foot. */
function leavesLegBare({ fit, segments, standing }: PartSetting): boolean {
  const last = Math.max(-1, ...fit.pieces.map(({ segment }) => segment));
  return segments.some(
    ({ leg, from, rows }, index) =>
      index > last &&
      rows > 0 &&
      standing.some(({ legs, obstacle }) => legs.from <= leg && leg <= legs.to && obstacle.rows.to + 1 === from),
  );
}

function faultsIn(item: Item, setting: PartSetting, white = 0): number {
  const { fit, stage, blocks, standing, inside, galley } = setting;
  const need = Math.max(0, ...stage.fixed.map((obstacle) => obstacle.rows.to)) - inside.rows.to;
  const heads = (stage.head?.tooLong.length ?? 0) * LONG_HEAD;
  const photos = (blocks.length - standing.length) * LOST_PHOTO;
  const torn = fit.cost >= TORN ? TORN_BLOCK : 0;
  const hard =
    heads + photos + torn + Math.max(0, need) * NO_ROOM_ROW + fit.holes * HOLE_ROW + shortLegs(setting, white);
  if (item.share === undefined) {
    if (fit.ended && leavesLegBare(setting)) return hard + BARE_LEG;
    if (!fit.ended) return hard + OVER_FRAME - OVER_FRAME_ROW * fit.empty;
    return hard + Math.max(0, fit.empty - shortOf(item.story));
  }
  if (item.share.overset) return hard;
  // At least six lines must jump.
  const left = lengthOf(item.story) - fit.at;
  const line = Math.max(1, inside.legs[0]?.measure ?? 1);
  const few = fit.ended ? NOT_GOING_ON : Math.max(0, JUMP_LINES - left / line);
  return hard + few + (fit.pieces.length === 0 && galley.blocks.length > 0 ? NO_TEXT : 0);
}

/** The heads of stories with given frames, which neighbours must not touch. */
export function fixedHeads(occupants: readonly Occupant[], context: MakeUpContext): readonly HeadPlace[] {
  return occupants.flatMap(({ story, part, frame }): readonly HeadPlace[] => {
    // Vertical heads never touch: they read as pictures do.
    if (story === undefined || part === undefined || !canTouch(part)) return [];
    if (context.issue.paper.grid.writing === "vertical") return [];
    const above = aboveOf(frame, occupants);
    const { inside, stages } = openPart({ ...itemOf(context, story, part, 0), frame, above, bias: 0 }, context);
    const head = headPlace(part, stages.first, inside, context.issue.paper);
    return head === undefined ? [] : [head];
  });
}
