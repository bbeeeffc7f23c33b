import type { FramePlan } from "../../base/extent.ts";
import { gapsAcross, gapsDown, type HeadPlace, touchingRows } from "../layout/faults/touching.ts";
import type { Grid } from "../model/paper.ts";
import { type Item, type Placement, rankOf } from "./candidates/item.ts";
import { CROSSING, INVERSION_MARGIN, MARKS_TOLERATED, TOUCHING } from "./weights.ts";

// Judges the frames of a page by what meets across them, which no story sees by itself: touching heads, gaps from edge to edge, and main photos out of rank. It needs only frames
// and the candidates' measures, so the search can judge hundreds of pages; after a proof the heads are judged again as they were set.

/** The faults among frames, counted before text is set: touching heads (碰题), gaps across the page (断版). */
interface Judgement {
  readonly touching: number;
  readonly crossing: number;
  readonly cost: number;
}

/** What is on a page before its items are placed: the frames of nameplate, adverts and pinned stories, and the heads of these stories. */
export interface Given {
  readonly fixed: readonly FramePlan[];
  /** Those that close a gap across the page. */
  readonly closing: readonly FramePlan[];
  readonly heads: readonly HeadPlace[];
}

export function judge(placements: readonly Placement[], { closing, heads }: Given, grid: Grid): Judgement {
  const touching = touchingHeads(placements.flatMap(headOf), heads);
  const frames = { stories: placements.map(({ frame }) => frame), others: closing };
  const crossing = gapsDown(frames, grid).length + gapsAcross(frames, grid).length;
  return { touching, crossing, cost: touching * TOUCHING + crossing * CROSSING };
}

/** Counts touching pairs among the items' heads, and between these and the given ones. */
function touchingHeads(own: readonly HeadPlace[], given: readonly HeadPlace[]): number {
  let touching = 0;
  for (const head of own) {
    for (const right of own) if (touchingRows(head, right) > 0) touching++;
    for (const other of given) if (touchingRows(head, other) > 0 || touchingRows(other, head) > 0) touching++;
  }
  return touching;
}

export function headOf({ candidate, frame }: Placement): readonly HeadPlace[] {
  const { headRows, reaches, drop = 0 } = candidate.shape;
  if (headRows === undefined) return [];
  const from = frame.rows.from + drop;
  const right = reaches || drop > 0;
  return [{ columns: frame.columns, rows: { from, to: from + headRows - 1 }, left: true, right }];
}

/** The change when heads are judged as they were set: a photo above a head may take a row more or less than planned. */
export function judgedAsSet(placements: readonly Placement[], heads: readonly HeadPlace[], given: Given): Judgement {
  const touching = touchingHeads(heads, given.heads) - touchingHeads(placements.flatMap(headOf), given.heads);
  return { touching, crossing: 0, cost: touching * TOUCHING };
}

/** Marks beyond the tolerated number. */
export function marksBeyond({ marks }: { readonly marks: number }): number {
  return Math.max(0, marks - MARKS_TOLERATED);
}

interface Flaws {
  readonly faults: number;
  readonly marks: number;
}

/** True if a make-up has no more faults than another, and no more marks than that or than are tolerated. */
export function isAsGood(made: Flaws, than: Flaws): boolean {
  return made.faults <= than.faults && made.marks <= Math.max(MARKS_TOLERATED, than.marks);
}

/** The cost without touching heads: swaps may still part them. */
export function costWithoutTouching({ cost, touching }: Pick<Judgement, "cost" | "touching">): number {
  return cost - touching * TOUCHING;
}

/** A story's main photo. */
interface RankedPhoto {
  readonly item: Item;
  /** In any unit that all photos of a page share. */
  readonly area: number;
  /** True if the engine chooses its width. */
  readonly free: boolean;
}

/** A photo that is larger than one of a story of higher rank (RULES.md#ranks). */
export interface Inversion {
  readonly great: RankedPhoto;
  readonly less: RankedPhoto;
}

export function inversions(photos: readonly RankedPhoto[]): readonly Inversion[] {
  return photos.flatMap((great) =>
    photos
      .filter((less) => rankOf(less.item) > rankOf(great.item) && less.area > INVERSION_MARGIN * great.area)
      .filter((less) => less.free || great.free)
      .map((less) => ({ great, less })),
  );
}

/** @param area of the main photo; 0 for none, so that it is compared with no other */
export function rankedPhoto(
  { item, candidate: { shape } }: Placement,
  items: readonly Item[],
  area: number,
): readonly RankedPhoto[] {
  const own = items[item] as Item;
  if (area === 0 || own.story.wish?.photo === "small") return [];
  return [{ item: own, area, free: (shape.photoRoom ?? 0) > 0 }];
}

export function inversionsPlanned(placements: readonly Placement[], items: readonly Item[]): readonly Inversion[] {
  return inversions(
    placements.flatMap((placement) => rankedPhoto(placement, items, placement.candidate.photoArea ?? 0)),
  );
}
