import { shortOf } from "../layout/faults/fit.ts";
import { canTouch, type HeadPlace, headPlace } from "../layout/faults/touching.ts";
import { movedBy } from "../layout/grid.ts";
import type { Above } from "../layout/inside.ts";
import { openPart, type PartSetting, setPart } from "../layout/part.ts";
import { aboveOf, type Occupant } from "../layout/surroundings.ts";
import { JUMP_LINES, TORN } from "../layout/weights.ts";
import { headPart, placesIn } from "./found.ts";
import type { MakeUpDesk, ProvenMakeUp } from "./known.ts";
import { type Item, type Placement, requestOf } from "./offers/item.ts";
import { itemOf } from "./offers/items.ts";
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

type Placing = Pick<Placement, "offer" | "frame">;

/** Sets an item in the frame that the search found. */
export function prove(item: Item, { offer, frame }: Placing, desk: MakeUpDesk): ProvenMakeUp {
  const above: Above = frame.rows.from === 1 ? "open" : "story";
  return desk.known.proofs([offer, above], () => {
    if (offer.group !== undefined) return proveGroup(item, { offer, frame }, above, desk);
    const setting = setPart({ ...requestOf(item, offer.shape, frame.rows), above }, desk);
    const faults = faultsIn(item, setting, offer.shape.short);
    return { good: faults === 0, faults, setting };
  });
}

/** Sets the head of a group, and its stories below. */
function proveGroup(item: Item, { offer, frame }: Placing, above: Above, desk: MakeUpDesk): ProvenMakeUp {
  const { strip, members } = placesIn(offer, frame);
  const request = requestOf(item, { ...offer.shape, part: headPart(item, offer.shape.part, frame) }, strip.rows);
  const setting = setPart({ ...request, frame: strip, above }, desk);
  const proved = members.map((placement) => prove(placement.item, placement, desk));
  const own = faultsIn({ ...item, share: undefined }, { ...setting, fit: { ...setting.fit, empty: 0 } });
  const faults = proved.reduce((sum, proof) => sum + proof.faults, own);
  return { good: faults === 0, faults, setting, members: proved };
}

/** The heads of an item as they were set, where they stand on the page: of a group those of its stories too. */
export function headsAsSet(
  { frame, offer }: Placing,
  { setting, members }: ProvenMakeUp,
  desk: MakeUpDesk,
): readonly HeadPlace[] {
  const { stage, inside, request } = setting;
  const head = headPlace(request.part, stage, inside, desk.issue.paper);
  const own = offer.group === undefined ? [] : placesIn(offer, frame).members;
  const inner = own.flatMap((placement, at) => {
    const proof = members?.[at];
    // Briefs of a group are one list.
    return proof === undefined || placement.item.story.priority === "brief" ? [] : headsAsSet(placement, proof, desk);
  });
  if (head === undefined) return inner;
  // A proof holds for all rows and columns where the same offer stands.
  const down = frame.rows.from - request.frame.rows.from;
  return [{ ...head, columns: frame.columns, rows: movedBy(head.rows, down) }, ...inner];
}

/**
 * Empty rows under photos that end just above the frame's foot, where no text has room (layout/RULES.md#full-legs).
 * @param white rows that may stay so under a photo that has its leg alone
 */
function shortLegs({ inside, segments, standing, request }: PartSetting, white: number): number {
  const foot = inside.rows.to - (request.raised?.atFoot ?? 0);
  return inside.legs.reduce((sum, _, leg) => {
    const texts = segments.filter((segment) => segment.leg === leg).map(({ from, rows }) => from + rows - 1);
    // The last leg may end short, unless nothing but a photo stands in it.
    if (leg === inside.legs.length - 1 && texts.length > 0) return sum;
    const photos = standing.filter(({ legs }) => legs.from <= leg && leg <= legs.to).map(({ rows }) => rows.to);
    const ends = [...texts, ...photos];
    const empty = foot - Math.max(...ends);
    return ends.length === 0 || (texts.length === 0 && empty <= white) ? sum : sum + Math.max(0, empty);
  }, 0);
}

/** True where rows stay free under a photo in a leg that its copy does not reach any more: its foot is not level with the others'. */
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
  // Six lines at least go on.
  const left = item.story.copy.codes.length - fit.at;
  const line = Math.max(1, inside.legs[0]?.measure ?? 1);
  const few = fit.ended ? NOT_GOING_ON : Math.max(0, JUMP_LINES - left / line);
  return hard + few + (fit.pieces.length === 0 && galley.blocks.length > 0 ? NO_TEXT : 0);
}

/** The heads of stories whose frames the editor has given: what stands beside them must not touch them. */
export function fixedHeads(occupants: readonly Occupant[], desk: MakeUpDesk): readonly HeadPlace[] {
  return occupants.flatMap(({ story, part, frame }): readonly HeadPlace[] => {
    // In a vertical paper no head touches another: vertical ones read as pictures do.
    if (story === undefined || part === undefined || !canTouch(part)) return [];
    if (desk.issue.paper.grid.writing === "vertical") return [];
    const above = aboveOf(frame, occupants);
    const { inside, stages } = openPart({ ...itemOf(desk, story, part, 0), frame, above, bias: 0 }, desk);
    const head = headPlace(part, stages.first, inside, desk.issue.paper);
    return head === undefined ? [] : [head];
  });
}
