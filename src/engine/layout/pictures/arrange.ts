/*
 * Places photos in the text by a beam search over legs and heights. An arrangement is judged by the text that it leaves, above all by stubs: two
 * lines under a photo are skipped by readers, so a photo moves up or down rather than leave them.
 */

import { count, type Extent, extentsMeet } from "../../../base/extent.ts";
import type { PhotoPosition } from "../../model/issue.ts";
import type { LegSegment } from "../grid.ts";
import { freeRows, type Inside, type Obstacle, offFold } from "../inside.ts";
import {
  ARRANGED_WORSE,
  AT_FOOT,
  BEAM,
  ENOUGH_ROWS,
  FIRST_CORNER,
  INSIDE_TEXT,
  LEAST_RUN,
  LEG_PARTED,
  LOW_MAIN,
  OFF_ANCHOR,
  ON_NOTICE,
  OUT_OF_ORDER,
  PHOTO_HEIGHTS,
  PHOTOS_CLOSE,
  SAME_LEGS,
  SAME_ROWS,
  SCRAP_ROW,
  SCRAP_ROWS,
  TOO_SHORT,
  TOO_SHORT_ROW,
  UNDER_RISING,
} from "../weights.ts";
import { type PictureBlock, turnedAt } from "./pictures.ts";

/** A place for a photo: its first leg, and the head, the foot, a share of the free rows in its legs, or a row of the frame from 1. */
export interface Slot {
  readonly block: number;
  readonly offset: number;
  readonly at: "top" | "foot" | number | { readonly row: number };
}

/** Photos of one frame to arrange. */
export interface Arranging {
  readonly inside: Inside;
  /** Head, note and white. */
  readonly fixed: readonly Obstacle[];
  readonly blocks: readonly PictureBlock[];
  /** True when the foot of the last leg must hold a 下转 notice. */
  readonly notice: boolean;
}

/** A photo at its rows. */
export interface Standing {
  readonly block: number;
  /** Legs and rows of picture and caption, without the white around them. */
  readonly legs: Extent;
  readonly rows: Extent;
  /** The same with the white around. */
  readonly obstacle: Obstacle;
}

interface Candidate {
  readonly slots: readonly Slot[];
  readonly standing: readonly Standing[];
  readonly score: number;
}

/**
 * The best arrangements of a frame's photos, best first. The beam search places the largest photo first; no run of text under six rows, the largest
 * photo above the middle, photos apart (RULES.md#photos-in-the-text). Slots omit a photo that has no place.
 */
export function arrangements(
  arranging: Arranging,
  depths: readonly number[],
  most: number,
): readonly (readonly Slot[])[] {
  const order = orderOf(arranging.blocks, depths);
  const ranges = rangesFor(arranging, order);
  let beam: readonly Candidate[] = [{ slots: [], standing: [], score: 0 }];
  order.forEach((index, rank) => {
    const slots = slotsOf(arranging, index);
    const grown = beam.flatMap((candidate) =>
      grow(candidate, slots, { arranging, ranges, depths, rank, main: order[0] }),
    );
    if (grown.length > 0) beam = grown.sort((a, b) => a.score - b.score).slice(0, BEAM);
  });
  const bearable = (beam[0]?.score ?? 0) + ARRANGED_WORSE;
  return beam.slice(0, most).flatMap(({ score, slots }) => (score <= bearable ? [slots] : []));
}

/** The order in which photos are placed: the largest, then wider ones, then the manifest's order. */
function orderOf(blocks: readonly PictureBlock[], depths: readonly number[]): readonly number[] {
  const areas = blocks.map((block, index) => block.legs * (depths[index] ?? 1));
  const main = areas.indexOf(Math.max(...areas));
  const legs = (index: number): number => (index === main ? Number.POSITIVE_INFINITY : (blocks[index]?.legs ?? 0));
  return blocks.map((_, index) => index).sort((a, b) => (a === b ? 0 : legs(b) - legs(a) || a - b));
}

interface Growing {
  readonly arranging: Arranging;
  readonly ranges: readonly Extent[];
  readonly depths: readonly number[];
  readonly rank: number;
  /** The largest photo; it dominates the page in any place, so its order is free. */
  readonly main: number | undefined;
}

function grow(candidate: Candidate, slots: readonly Slot[], growing: Growing): readonly Candidate[] {
  const { arranging, ranges, depths } = growing;
  return slots.flatMap((slot) => {
    const standing = placeAt(arranging, ranges, slot, depths[slot.block] ?? 1);
    if (standing === undefined || candidate.standing.some((other) => clash(other, standing))) return [];
    const all = [...candidate.standing, standing];
    const score =
      candidate.score + slotScore(slot, standing, growing) + pairScore(candidate.standing, standing, growing);
    return [{ slots: [...candidate.slots, slot], standing: all, score: score + textScore(arranging, all, candidate) }];
  });
}

function slotsOf(arranging: Arranging, block: number): readonly Slot[] {
  const picture = arranging.blocks[block];
  if (picture === undefined) return [];
  const last = arranging.inside.legs.length - picture.legs;
  const { offsets, heights } = allowed(picture.at, last);
  return offFold(arranging.inside, picture.legs, offsets).flatMap((offset) =>
    heights.map((at): Slot => ({ block, offset, at })),
  );
}

function allowed(
  at: PhotoPosition | undefined,
  last: number,
): { readonly offsets: readonly number[]; readonly heights: readonly Slot["at"][] } {
  const all = Array.from({ length: last + 1 }, (_, offset) => offset);
  switch (at) {
    case undefined:
      return { offsets: all, heights: ["top", "foot", ...PHOTO_HEIGHTS] };
    case "head":
    case "top":
      return { offsets: all, heights: ["top"] };
    case "top-left":
      return { offsets: [0], heights: ["top"] };
    case "top-right":
      return { offsets: [last], heights: ["top"] };
    case "bottom":
      return { offsets: all, heights: ["foot"] };
    case "bottom-left":
      return { offsets: [0], heights: ["foot"] };
    case "bottom-right":
      return { offsets: [last], heights: ["foot"] };
    case "centre":
      return { offsets: [Math.floor(last / 2)], heights: [0.5] };
    default: {
      const [leg = 1, row = 1] = at.split("/").map(Number);
      return { offsets: [Math.min(leg - 1, last)], heights: [{ row }] };
    }
  }
}

/** The longest free run of rows in each leg; empty if there are no photos to place. */
function rangesFor(arranging: Arranging, photos: readonly unknown[]): readonly Extent[] {
  return photos.length === 0 ? [] : arranging.inside.legs.map((_, leg) => longest(arranging, leg));
}

function longest(arranging: Arranging, leg: number): Extent {
  const free = freeRows(arranging.inside, arranging.fixed, leg);
  const best = free.reduce((most, segment) => (segment.rows > most.rows ? segment : most), { leg, from: 1, rows: 0 });
  return { from: best.from, to: best.from + best.rows - 1 };
}

/** Words of a manifest that each name one place. */
const PLACES: readonly PhotoPosition[] = ["top-left", "top-right", "bottom-left", "bottom-right", "centre"];

/** A manifest's value for a photo's place: a word that leads nowhere else, or its leg and row. @param isLevelled always leg and row */
export function placeWord(arranging: Arranging, standing: Standing, depth: number, isLevelled: boolean): PhotoPosition {
  const { block: index, legs, rows } = standing;
  const block = arranging.blocks[index];
  const ranges = rangesFor(arranging, [standing]);
  const { inside } = arranging;
  const spot = `${legs.from + 1}/${rows.from - inside.rows.from + (inside.lowered ?? 0) + 1}` as const;
  const word = PLACES.find((word) => {
    const blocks = arranging.blocks.with(index, { ...block, at: turnedAt(word, arranging.inside) } as PictureBlock);
    return slotsOf({ ...arranging, blocks }, index).some((slot) => {
      const there = placeAt(arranging, ranges, slot, depth);
      return there?.legs.from === legs.from && there.rows.from === rows.from;
    });
  });
  return isLevelled ? spot : (word ?? spot);
}

/** All photos at their slots, without those that overlap or whose depth does not fit. */
export function placePhotos(
  arranging: Arranging,
  slots: readonly Slot[],
  depths: readonly number[],
): readonly Standing[] {
  const ranges = rangesFor(arranging, slots);
  const all: Standing[] = [];
  for (const slot of slots) {
    const standing = placeAt(arranging, ranges, slot, depths[slot.block] ?? 1);
    if (standing !== undefined && !all.some((other) => clash(other, standing))) all.push(standing);
  }
  return all;
}

function placeAt(arranging: Arranging, ranges: readonly Extent[], slot: Slot, depth: number): Standing | undefined {
  const block = arranging.blocks[slot.block];
  if (block === undefined) return undefined;
  const legs = { from: slot.offset, to: slot.offset + block.legs - 1 };
  const own = ranges.slice(legs.from, legs.to + 1);
  const top = Math.max(...own.map((range) => range.from));
  const foot = Math.min(...own.map((range) => range.to));
  const rows = depth + block.captionRows;
  const free = foot - top + 1 - rows;
  if (free < 0) return undefined;
  const { rows: all, lowered = 0 } = arranging.inside;
  const from =
    typeof slot.at === "object"
      ? Math.min(Math.max(all.from - lowered + slot.at.row - 1, top), top + free)
      : firstRow(slot.at, top, free);
  if (from === undefined) return undefined;
  const to = from + rows - 1;
  const above = own.some((range) => range.from < from) ? 1 : 0;
  const below = own.some((range) => range.to > to) ? 1 : 0;
  return {
    block: slot.block,
    legs,
    rows: { from, to },
    obstacle: { legs, rows: { from: from - above, to: to + below } },
  };
}

/** A photo inside the text leaves six rows and a white one above and below it. */
function firstRow(at: "top" | "foot" | number, top: number, free: number): number | undefined {
  if (at === "top") return top;
  if (at === "foot") return top + free;
  const spare = free - 2 * (LEAST_RUN + 1);
  return spare < 0 ? undefined : top + LEAST_RUN + 1 + Math.round(at * spare);
}

function clash(a: Standing, b: Standing): boolean {
  return extentsMeet(a.legs, b.legs) && (extentsMeet(a.obstacle.rows, b.rows) || extentsMeet(a.rows, b.obstacle.rows));
}

function slotScore(slot: Slot, standing: Standing, growing: Growing): number {
  const { arranging, ranges, rank } = growing;
  const block = arranging.blocks[slot.block];
  const { legs } = arranging.inside;
  if (block === undefined) return 0;
  const low = lowness(standing, arranging.inside);
  const last = standing.legs.to === legs.length - 1;
  let score = slot.at === "top" ? 0 : slot.at === "foot" ? AT_FOOT : INSIDE_TEXT;
  if (rank === 0 && low > 0.5) score += LOW_MAIN * low;
  if (slot.at === "top" && slot.offset === 0 && block.legs < legs.length) score += FIRST_CORNER;
  const heads = ranges.slice(slot.offset, slot.offset + block.legs).map((range) => range.from);
  if (Math.min(...heads) < Math.max(...heads)) score += UNDER_RISING;
  if (arranging.notice && last && slot.at === "foot") score += ON_NOTICE;
  if (block.anchor !== undefined)
    score += OFF_ANCHOR * Math.abs(slot.offset + block.legs / 2 - block.anchor * legs.length);
  return score;
}

/** How low the middle of a photo is, as a share of its frame; in a vertical story by bands, since its rows run from right to left. */
function lowness({ legs, rows }: Standing, inside: Inside): number {
  if (inside.axis.writing === "vertical") return (legs.from + legs.to + 1) / 2 / inside.legs.length;
  return ((rows.from + rows.to) / 2 - inside.rows.from) / count(inside.rows);
}

/** Penalises photos side by side on the same rows, or close above one another. */
function pairScore(others: readonly Standing[], standing: Standing, { arranging, main }: Growing): number {
  let score = 0;
  for (const other of others) {
    if (other.block !== main && outOfOrder(standing, other, arranging.blocks)) score += OUT_OF_ORDER;
    const near = { from: standing.legs.from - 1, to: standing.legs.to + 1 };
    const close = { from: standing.rows.from - LEAST_RUN, to: standing.rows.to + LEAST_RUN };
    if (extentsMeet(near, other.legs) && extentsMeet(close, other.rows)) score += PHOTOS_CLOSE;
    if (extentsMeet(standing.rows, other.rows)) score += SAME_ROWS;
    if (extentsMeet(standing.legs, other.legs)) score += SAME_LEGS;
  }
  return score;
}

/** True if two photos without anchors are in the opposite order of the manifest's, from left to right. */
function outOfOrder(a: Standing, b: Standing, blocks: readonly PictureBlock[]): boolean {
  if (blocks[a.block]?.anchor !== undefined || blocks[b.block]?.anchor !== undefined) return false;
  return a.block < b.block ? a.legs.from > b.legs.from : b.legs.from > a.legs.from;
}

/** The cost of the photo added last: legs that it divides, and short runs of text that it leaves. */
function textScore(arranging: Arranging, standing: readonly Standing[], before: Candidate): number {
  const last = standing.at(-1);
  if (last === undefined) return 0;
  const now = [...arranging.fixed, ...standing.map((photo) => photo.obstacle)];
  const then = [...arranging.fixed, ...before.standing.map((photo) => photo.obstacle)];
  let score = 0;
  for (let leg = last.legs.from; leg <= last.legs.to; leg++) {
    const [parts, whole] = [freeRows(arranging.inside, now, leg), freeRows(arranging.inside, then, leg)];
    score += shortness(parts) - shortness(whole) + LEG_PARTED * Math.max(0, parts.length - whole.length);
  }
  return score;
}

function shortness(segments: readonly { readonly rows: number }[]): number {
  return segments.reduce((sum, { rows }) => {
    if (rows < LEAST_RUN) return sum + TOO_SHORT + TOO_SHORT_ROW * (LEAST_RUN - rows);
    return sum + SCRAP_ROW * Math.max(0, SCRAP_ROWS - rows);
  }, 0);
}

/** Photos at their rows, and the free rows of their legs. */
interface PhotosInText {
  readonly standing: readonly Standing[];
  readonly segments: readonly LegSegment[];
  readonly inside: Inside;
}

/** A short run of text over or under a photo: its fewest rows, and its legs. */
interface Stub {
  readonly rows: number;
  readonly legs: number;
}

/** One stub for each photo that leaves any. */
export function stubsOf({ standing, segments }: Pick<PhotosInText, "standing" | "segments">): readonly Stub[] {
  return standing.flatMap(({ legs, obstacle: { rows } }) => {
    const beside = segments.filter(
      ({ leg, from, rows: free }) =>
        leg >= legs.from && leg <= legs.to && free < ENOUGH_ROWS && (from === rows.to + 1 || from + free === rows.from),
    );
    if (beside.length === 0) return [];
    return [{ rows: Math.min(...beside.map((segment) => segment.rows)), legs: beside.length }];
  });
}

/** Rows that stubs lack, plus one for each photo that ends one row above its frame's foot and makes it uneven. */
export function stubRows(photos: PhotosInText): number {
  const { standing, inside } = photos;
  const lacking = stubsOf(photos).reduce((sum, { rows }) => sum + ENOUGH_ROWS - rows, 0);
  const raised = standing.filter(
    ({ rows, obstacle }) => rows.to < inside.rows.to && obstacle.rows.to === inside.rows.to,
  );
  return lacking + raised.length;
}

/**
 * Rows that a text would have to lose, or gain, to remove a stub or make it long enough. `empty` rows are left at its end; of the two that a last leg
 * may lack, one is kept as a reserve.
 */
export function outOfStub({ rows, legs }: Stub, empty: number): readonly number[] {
  return [legs * rows - empty + 1, empty - 1 - legs * (ENOUGH_ROWS - rows)];
}
