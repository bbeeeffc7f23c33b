import { count, extentsMeet, type FramePlan, framesMeet } from "../../base/extent.ts";

/*
 * Lets the rows of a page follow its copy: columns and order stay, the edges between frames move, and photos give or take rows. Edges that lie on each other are
 * one boundary. From the rows as they are, sets of boundaries move by one row as long as that costs less. A trial finds out whether the copy really fits.
 */

/** A frame on a page, and what it could give or take. */
export interface Elastic {
  readonly frame: FramePlan;
  /** Undefined: it cannot change. */
  readonly copy: ElasticCopy | undefined;
}

interface ElasticCopy {
  readonly legs: number;
  /** Rows of text that have no room; negative: rows left empty. */
  readonly over: number;
  /** It was over once: it has no more lines to lose. */
  readonly tight: boolean;
  /** The largest photo: the legs that it takes, its depth in rows, and the depth from which it may not go far. */
  readonly photo: { readonly legs: number; readonly depth: number; readonly usual: number } | undefined;
}

/** The frame and the photo's depth as they should be. */
export interface Followed {
  readonly frame: FramePlan;
  readonly depth: number | undefined;
}

/** Rows of text without room or left empty: the first ones, which turning lines may win or lose, and each further one. */
const OFF = { few: 0.4, over: 1, empty: 2, more: 4 };
/** A row of text that a photo gives or takes, and a column-row of new white. */
const PHOTO = 0.4;
const WHITE = 2;
/** Heads that come to stand side by side, and a gap that comes to run across the page. */
const FAULT = 8;
/** So many rows apart heads do not stand side by side. */
const APART = 3;
/** The share of its depth that a photo may give or take. */
const CROP = 0.3;
/** Rows of the least frame. */
const LEAST = 4;

/** All frames of a page after its rows have followed the copy; undefined if nothing is better than what is there. */
export function followed(all: readonly Elastic[], rows: number): readonly Followed[] | undefined {
  const boundaries = boundariesOf(all, rows);
  const free = [...new Set(boundaries.flatMap(({ top, foot }) => [top, foot]))].filter((each) => each !== FIXED);
  const faults = faultsIn(all.map(({ frame }) => frame));
  let shifts = new Map(free.map((each) => [each, 0]));
  const framesAt = (by: ReadonlyMap<number, number>): readonly FramePlan[] =>
    all.map(({ frame }, at) => {
      const { top, foot } = boundaries[at] as Edges;
      const { from, to } = frame.rows;
      return { ...frame, rows: { from: from + (by.get(top) ?? 0), to: to + (by.get(foot) ?? 0) } };
    });
  const costAt = (by: ReadonlyMap<number, number>): number => {
    const frames = framesAt(by);
    if (frames.some(({ rows: own }) => own.from < 1 || own.to > rows)) return Number.POSITIVE_INFINITY;
    const white = all.reduce((sum, { frame }, at) => sum + sizeOf(frame) - sizeOf(frames[at] as FramePlan), 0);
    const meets = frames.some((one, at) => frames.some((other, next) => next > at && framesMeet(one, other)));
    if (meets) return Number.POSITIVE_INFINITY;
    const own = all.reduce((sum, each, at) => sum + strainOf(each, frames[at] as FramePlan).cost, 0);
    return own + WHITE * Math.abs(white) + FAULT * Math.max(0, faultsIn(frames) - faults);
  };
  let cost = costAt(shifts);
  for (;;) {
    const next = bestStep(shifts, free, costAt);
    if (next === undefined || next.cost >= cost - 1e-9) break;
    ({ cost, shifts } = next);
  }
  const frames = framesAt(shifts);
  const made = all.map((each, at): Followed => {
    const frame = frames[at] as FramePlan;
    return { frame, depth: strainOf(each, frame).depth };
  });
  const isSame = made.every(({ frame, depth }, at) => {
    const { frame: was, copy } = all[at] as Elastic;
    return frame.rows.from === was.rows.from && frame.rows.to === was.rows.to && depth === copy?.photo?.depth;
  });
  return isSame ? undefined : made;
}

interface Step {
  readonly shifts: Map<number, number>;
  readonly cost: number;
}

/** The cheapest set of boundaries that move by one row: each begins with one boundary, and takes in the next one that costs least. */
function bestStep(
  shifts: ReadonlyMap<number, number>,
  free: readonly number[],
  costAt: (by: ReadonlyMap<number, number>) => number,
): Step | undefined {
  let best: Step | undefined;
  for (const first of free) {
    for (const by of [1, -1]) {
      let own: Step = moved({ shifts: new Map(shifts), cost: 0 }, first, by, costAt);
      const left = new Set(free.filter((each) => each !== first));
      for (;;) {
        if (best === undefined || own.cost < best.cost) best = own;
        const others = [...left].map((each) => [each, moved(own, each, by, costAt)] as const);
        const [next] = others.toSorted(([, a], [, b]) => a.cost - b.cost);
        if (next === undefined) break;
        left.delete(next[0]);
        own = next[1];
      }
    }
  }
  return best;
}

function moved(
  { shifts }: Step,
  boundary: number,
  by: number,
  costAt: (by: ReadonlyMap<number, number>) => number,
): Step {
  const made = new Map(shifts).set(boundary, (shifts.get(boundary) ?? 0) + by);
  return { shifts: made, cost: costAt(made) };
}

/** What a frame costs at another depth, with its photo as deep as is best then. */
function strainOf(
  { frame, copy }: Elastic,
  now: FramePlan,
): { readonly cost: number; readonly depth: number | undefined } {
  if (copy === undefined) return { cost: 0, depth: undefined };
  const { legs, over, tight, photo } = copy;
  if (count(now.rows) < LEAST) return { cost: Number.POSITIVE_INFINITY, depth: photo?.depth };
  const room = legs * (count(now.rows) - count(frame.rows)) - over;
  const off = photo === undefined ? 0 : photo.usual - photo.depth;
  const most = photo === undefined ? 0 : Math.floor(CROP * photo.usual);
  let best = { cost: Number.POSITIVE_INFINITY, depth: photo?.depth };
  for (let by = off - most; by <= off + most; by++) {
    const taken = by * (photo?.legs ?? 0);
    const left = room - taken;
    const cost = PHOTO * Math.abs(taken) + offBy(left, tight);
    if (cost < best.cost) best = { cost, depth: photo && photo.depth + by };
  }
  return best;
}

/** @param left empty rows of text; negative: rows without room */
function offBy(left: number, tight: boolean): number {
  const few = Math.min(Math.abs(left), left >= 0 ? OFF.empty : tight ? 0 : OFF.over);
  return OFF.few * few + OFF.more * (Math.abs(left) - few);
}

/** Heads side by side, and rows at which a gap runs across the page. */
function faultsIn(frames: readonly FramePlan[]): number {
  let faults = 0;
  for (const { columns, rows } of frames) {
    for (const other of frames) {
      const isBeside = columns.to + 1 === other.columns.from;
      if (isBeside && Math.abs(rows.from - other.rows.from) < APART) faults++;
    }
  }
  const tops = new Set(frames.map(({ rows }) => rows.from));
  for (const top of tops) if (frames.every(({ rows }) => rows.to < top || rows.from >= top)) faults++;
  return faults;
}

function sizeOf({ columns, rows }: FramePlan): number {
  return count(columns) * count(rows);
}

/** The boundaries of a frame's head and foot. */
interface Edges {
  readonly top: number;
  readonly foot: number;
}

const FIXED = -1;

/** Edges on which one frame ends and another begins are one boundary. The head of the page, and what lies on a frame that cannot change, is fixed. */
function boundariesOf(all: readonly Elastic[], rows: number): readonly Edges[] {
  const names = all.flatMap((_, at) => [2 * at, 2 * at + 1]);
  const rename = (from: number, to: number): void => {
    for (const [at, name] of names.entries()) if (name === from) names[at] = to;
  };
  for (const [at, upper] of all.entries()) {
    for (const [next, lower] of all.entries()) {
      const touches = upper.frame.rows.to + 1 === lower.frame.rows.from;
      if (touches && extentsMeet(upper.frame.columns, lower.frame.columns))
        rename(names[2 * next] as number, names[2 * at + 1] as number);
    }
  }
  all.forEach(({ frame, copy }, at) => {
    if (copy === undefined || frame.rows.from === 1) rename(names[2 * at] as number, FIXED);
    if (copy === undefined || frame.rows.to === rows) rename(names[2 * at + 1] as number, FIXED);
  });
  return all.map((_, at) => ({ top: names[2 * at] as number, foot: names[2 * at + 1] as number }));
}
