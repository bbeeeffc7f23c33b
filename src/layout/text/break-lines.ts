import type { Em } from "../../base/length.ts";
import { DASH, ELLIPSIS, OPEN, SOLIDUS } from "./classes.ts";
import type { Items } from "./items.ts";
import { BREAK_COSTS, FORBIDDEN } from "./kinsoku.ts";
import { SHRINK_STEPS } from "./mojikumi.ts";

/** Forgives rounding: 1e-6 em is far below a printer's dot. */
export const SLACK: Em = 1e-6;

/** Demerits of using up a compression step, in the order of mojikumi.ts; stops give way last (CLREQ #reduction_of_spacing). */
const SHRINK_COSTS: readonly number[] = [10, 30, 30, 60, 150];
/** Word spaces and Han–Western gaps at their widest. */
const FIRST_STRETCH_COST = 15;
/** Tracking is a second choice to compression (先挤进，后推出): its first hundredths cost this much. */
const TRACK_START_COST = 60;
const TRACK_COST = 1e4;
/** Readers see gaps above 0.1 em, and everybody those above 0.25 em. */
const VISIBLE: Em = 0.1;
const UGLY: Em = 0.25;
/** A tight line beside a loose one. */
const NEIGHBOUR_COST = 50;
const NEIGHBOUR_SLACK: Em = 1.5;
/** One character alone on the last line 孤字不成行: only where nothing else is left. */
const RUNT_COST = 1e5;
/** A line that cannot be spread at all. */
const RIGID_COST = 2e5;

/** What lines are broken to; em of the setting. */
export interface Room {
  readonly measure: Em;
  /** Of the first line. */
  readonly indent: Em;
  /** flush: both sides; ragged: natural widths; balanced: natural widths, all lines of about one length (headings). */
  readonly shape: "flush" | "ragged" | "balanced";
}

/** The units that end each line (exclusive), and the sum of demerits. */
export interface Breaks {
  readonly ends: Int32Array;
  readonly cost: number;
}

/** Scratch arrays of the search, reused from paragraph to paragraph. */
export interface Search {
  nodes: Int32Array;
  costs: Float64Array;
  total: Float64Array;
  from: Int32Array;
  fit: Float64Array;
}

export function roomForSearch(): Search {
  return searchOf(256);
}

function searchOf(size: number): Search {
  return {
    nodes: new Int32Array(size),
    costs: new Float64Array(size),
    total: new Float64Array(size),
    from: new Int32Array(size),
    fit: new Float64Array(size),
  };
}

/** Collects the places where a line may start or the text ends; returns how many. */
export function collectNodes(items: Items, search: Search): number {
  if (items.count + 1 > search.nodes.length) Object.assign(search, searchOf((items.count + 1) * 2));
  const { nodes, costs } = search;
  let count = 0;
  for (let unit = 0; unit < items.count; unit++) {
    const kind = items.breaks[unit] as number;
    if (kind === FORBIDDEN) continue;
    nodes[count] = unit;
    costs[count++] = unit === 0 ? 0 : (BREAK_COSTS[kind] as number);
  }
  nodes[count] = items.count;
  costs[count++] = 0;
  return count;
}

/** Which lines a pass of the search allows. */
export interface Limits {
  /** Tracking per gap. */
  readonly track: Em;
  /** Runts, rigid lines, broken prohibitions. */
  readonly lastResort: boolean;
}

const STRICT: Limits = { track: UGLY, lastResort: false };
const LOOSE: Limits = { track: Number.POSITIVE_INFINITY, lastResort: true };

/**
 * Breaks a paragraph at its best: the breaks with the least sum of demerits over all its lines (total fit).
 * @returns undefined when no breaks of the items' own fit the measure
 */
export function breakLines(items: Items, room: Room, search: Search): Breaks | undefined {
  const count = collectNodes(items, search);
  const problem = { items, room, search, count, runtFrom: firstRunt(items) };
  return solve(problem, STRICT) ?? solve(problem, LOOSE);
}

interface Problem {
  readonly items: Items;
  readonly room: Room;
  readonly search: Search;
  /** Nodes. */
  readonly count: number;
  /** A last line that starts at this unit or later is a runt. */
  readonly runtFrom: number;
}

function solve(problem: Problem, limits: Limits): Breaks | undefined {
  const { room, search, count } = problem;
  const { total } = search;
  total.fill(Number.POSITIVE_INFINITY, 0, count);
  total[0] = 0;
  search.fit[0] = 0;
  let first = 1;
  for (let node = 0; node + 1 < count; node++) {
    if (total[node] === Number.POSITIVE_INFINITY) continue;
    const measure = node === 0 ? room.measure - room.indent : room.measure;
    if (first <= node) first = node + 1;
    if (room.shape === "flush") first = skipShort(problem, limits.track, measure, { node, first });
    extend(problem, limits, measure, { node, first });
  }
  return total[count - 1] === Number.POSITIVE_INFINITY ? undefined : trace(search, count - 1);
}

/** A node whose lines are tried, and the first node that such a line may end at. */
interface Window {
  readonly node: number;
  readonly first: number;
}

/** Moves the window's start over the ends that leave a line too short for any stretch. */
function skipShort({ items, search, count }: Problem, track: Em, measure: Em, { node, first }: Window): number {
  const { begin, end, wordStretch, mixedStretch } = items;
  const start = search.nodes[node] as number;
  const target = measure + (begin[start] as number) - SLACK;
  const base = (wordStretch[start] as number) + (mixedStretch[start] as number);
  let next = first;
  for (; next + 1 < count; next++) {
    const stop = search.nodes[next] as number;
    const stretch = (wordStretch[stop - 1] as number) + (mixedStretch[stop - 1] as number) - base;
    const tracks = (items.track[stop - 1] as number) - (items.track[start] as number);
    if ((end[stop] as number) + stretch + (tracks > 0 ? tracks * track : 0) >= target) break;
    // Without limit any gap will do.
    if (track === Number.POSITIVE_INFINITY) break;
  }
  return next;
}

/** Tries every line that starts at a node. */
function extend(problem: Problem, limits: Limits, measure: Em, { node, first }: Window): void {
  const { items, search, count } = problem;
  const start = search.nodes[node] as number;
  for (let next = first; next < count; next++) {
    const stop = search.nodes[next] as number;
    const slack = measure - (items.end[stop] as number) + (items.begin[start] as number);
    if (slack < -SLACK && isTooLong(problem, start, stop, -slack)) break;
    if ((search.total[node] as number) + (search.costs[next] as number) < (search.total[next] as number)) {
      tryLine(problem, limits, { node, next, slack });
    }
  }
}

function isTooLong({ items, room }: Problem, start: number, stop: number, excess: Em): boolean {
  if (room.shape !== "flush") return true;
  return excess > (items.shrinkAll[stop - 1] as number) - (items.shrinkAll[start] as number) + SLACK;
}

/** A line between two nodes. */
interface Candidate {
  readonly node: number;
  readonly next: number;
  readonly slack: Em;
}

/** Keeps the line where it is the best way to its end. */
function tryLine(
  { items, room, search, count, runtFrom }: Problem,
  limits: Limits,
  { node, next, slack }: Candidate,
): void {
  const { nodes, costs, total, from, fit } = search;
  const start = nodes[node] as number;
  const isLast = next === count - 1;
  let cost = costs[next] as number;
  if (room.shape === "flush") cost += flushCost(items, start, nodes[next] as number, isLast && slack > 0 ? 0 : slack);
  else cost += raggedCost(room, slack, isLast);
  if (isLast && start >= runtFrom && start > 0) cost += RUNT_COST;
  if (cost >= RUNT_COST && !limits.lastResort) return;
  if (!isLast && Math.abs(slack - (fit[node] as number)) > NEIGHBOUR_SLACK) cost += NEIGHBOUR_COST;
  const sum = (total[node] as number) + cost;
  if (sum >= (total[next] as number)) return;
  total[next] = sum;
  from[next] = node;
  fit[next] = slack;
}

/** Demerits of one justified line; `slack` is what its natural width leaves of the measure. */
export function flushCost(items: Items, start: number, stop: number, slack: Em): number {
  if (slack < -SLACK) return shrinkCost(items, start, stop, -slack);
  if (slack <= SLACK) return 0;
  const word = (items.wordStretch[stop - 1] as number) - (items.wordStretch[start] as number);
  const mixed = (items.mixedStretch[stop - 1] as number) - (items.mixedStretch[start] as number);
  const rest = slack - word - mixed;
  if (rest <= SLACK) {
    const share = slack / (word + mixed);
    return FIRST_STRETCH_COST * share * share;
  }
  const track = (items.track[stop - 1] as number) - (items.track[start] as number);
  if (track === 0) return RIGID_COST * (1 + rest);
  return FIRST_STRETCH_COST + trackCost(rest / track);
}

function trackCost(added: Em): number {
  let cost = TRACK_START_COST * Math.min(1, added / 0.02) + TRACK_COST * added * added;
  if (added > VISIBLE + SLACK) cost += 300 + 3000 * (added - VISIBLE);
  if (added > UGLY + SLACK) cost += 3000 + 2e4 * (added - UGLY);
  return Math.min(cost, RUNT_COST / 2);
}

function shrinkCost(items: Items, start: number, stop: number, excess: Em): number {
  const { shrink } = items;
  const first = start * SHRINK_STEPS;
  const end = (stop - 1) * SHRINK_STEPS;
  let cost = 0;
  let rest = excess;
  for (let step = 0; step < SHRINK_STEPS && rest > SLACK; step++) {
    const give = (shrink[end + step] as number) - (shrink[first + step] as number);
    if (give <= 0) continue;
    const share = Math.min(1, rest / give);
    cost += (SHRINK_COSTS[step] as number) * share * share;
    rest -= give;
  }
  return cost;
}

function raggedCost(room: Room, slack: Em, isLast: boolean): number {
  if (isLast && room.shape === "ragged") return 1;
  const share = slack / room.measure;
  return 1 + 1000 * share * share;
}

/** The first unit from which on there is no more than one character, its marks apart. */
function firstRunt({ count, heads, bodies }: Items): number {
  let width = 0;
  for (let unit = count - 1; unit >= 0; unit--) {
    const head = heads[unit] as number;
    if (head < OPEN || head > SOLIDUS) width += bodies[unit] as number;
    if (head === DASH || head === ELLIPSIS) width += bodies[unit] as number;
    if (width > 1 + SLACK) return unit + 1;
  }
  return 0;
}

function trace({ nodes, from, total }: Search, last: number): Breaks {
  let lines = 0;
  for (let node = last; node > 0; node = from[node] as number) lines++;
  const ends = new Int32Array(lines);
  for (let node = last; node > 0; node = from[node] as number) ends[--lines] = nodes[node] as number;
  return { ends, cost: total[last] as number };
}
