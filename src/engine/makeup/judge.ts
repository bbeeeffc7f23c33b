import type { FramePlan } from "../../base/extent.ts";
import { gapsAcross, gapsDown, type HeadPlace, touchingRows } from "../layout/faults/touching.ts";
import type { Grid } from "../model/paper.ts";
import { type Item, type Placement, rankOf } from "./offers/item.ts";
import { CROSSING, MARKS_BORNE, NEAR_ROOM, TOUCHING } from "./weights.ts";

/** The faults of make-up among found frames, counted before any is set: heads side by side (碰题), gaps across the page (断版). */
interface Judgement {
  readonly touching: number;
  readonly crossing: number;
  readonly cost: number;
}

/** What stands on a page before its items do: frames of nameplate, adverts and pinned stories, and the heads of these. */
export interface Given {
  readonly fixed: readonly FramePlan[];
  readonly heads: readonly HeadPlace[];
}

export function judge(placements: readonly Placement[], { fixed, heads }: Given, grid: Grid): Judgement {
  const touching = touchingHeads(placements.flatMap(headOf), heads);
  const frames = { stories: placements.map(({ frame }) => frame), others: fixed };
  const crossing = gapsDown(frames, grid).length + gapsAcross(frames, grid).length;
  return { touching, crossing, cost: touching * TOUCHING + crossing * CROSSING };
}

/** Pairs of heads side by side among those of the items, and of these with given ones. */
function touchingHeads(own: readonly HeadPlace[], given: readonly HeadPlace[]): number {
  let touching = 0;
  for (const head of own) {
    for (const right of own) if (touchingRows(head, right) > 0) touching++;
    for (const other of given) if (touchingRows(head, other) > 0 || touchingRows(other, head) > 0) touching++;
  }
  return touching;
}

export function headOf({ offer, frame }: Placement): readonly HeadPlace[] {
  const { headRows, reaches, drop = 0 } = offer.shape;
  if (headRows === undefined) return [];
  const from = frame.rows.from + drop;
  const right = reaches || drop > 0;
  return [{ columns: frame.columns, rows: { from, to: from + headRows - 1 }, left: true, right }];
}

/** The same make-up judged by the heads as they were set: a photo over one takes a row more or less. */
export function judgedAsSet(placements: readonly Placement[], heads: readonly HeadPlace[], given: Given): Judgement {
  const touching = touchingHeads(heads, given.heads) - touchingHeads(placements.flatMap(headOf), given.heads);
  return { touching, crossing: 0, cost: touching * TOUCHING };
}

/** More heads side by side and gaps across than are borne. */
export function marksBeyond({ marks }: { readonly marks: number }): number {
  return Math.max(0, marks - MARKS_BORNE);
}

interface Amiss {
  readonly faults: number;
  readonly marks: number;
}

/** True for a make-up that comes out as well as another: with no more faults, and with no more marks than that or than are borne. */
export function isAsGood(made: Amiss, than: Amiss): boolean {
  return made.faults <= than.faults && made.marks <= Math.max(MARKS_BORNE, than.marks);
}

/** What it costs if in the end no heads touch. */
export function hopeOf({ cost, touching }: Pick<Judgement, "cost" | "touching">): number {
  return cost - touching * TOUCHING;
}

/** A story's main photo. */
interface RankedPhoto {
  readonly item: Item;
  /** In any unit that all photos of a page share. */
  readonly area: number;
  /** True where the engine says how wide it is. */
  readonly free: boolean;
}

/** A photo and one of a lesser story that is larger (RULES.md#ranks). */
export interface Inversion {
  readonly great: RankedPhoto;
  readonly less: RankedPhoto;
}

export function inversions(photos: readonly RankedPhoto[]): readonly Inversion[] {
  return photos.flatMap((great) =>
    photos
      .filter((less) => rankOf(less.item) > rankOf(great.item) && less.area > NEAR_ROOM * great.area)
      .filter((less) => less.free || great.free)
      .map((less) => ({ great, less })),
  );
}

/** @param area of what the placement shows; 0 for none, which no other is larger than */
export function rankedPhoto(
  { item, offer: { shape } }: Placement,
  items: readonly Item[],
  area: number,
): readonly RankedPhoto[] {
  const own = items[item] as Item;
  if (area === 0 || own.story.wish?.photo === "small") return [];
  return [{ item: own, area, free: (shape.photoRoom ?? 0) > 0 }];
}

export function inversionsOffered(placements: readonly Placement[], items: readonly Item[]): readonly Inversion[] {
  return inversions(placements.flatMap((placement) => rankedPhoto(placement, items, placement.offer.photoArea ?? 0)));
}
