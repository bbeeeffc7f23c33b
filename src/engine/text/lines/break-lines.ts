/*
 * Finds the best line ends of a whole paragraph at once, after Knuth and Plass: a good line that makes the next one bad is no gain. Each line costs demerits by
 * how far its gaps close or open; from where a reader sees it (VISIBLE) they rise steeply, so that one ugly line is never bought with a few good ones. Chinese
 * text may break nearly anywhere, so from each line's start only the ends near the measure are tried. Most paragraphs are solved by the strict limits; looser
 * ones follow only where these fail.
 */

import type { Em } from "../../../base/length.ts";
import { BREAK_COSTS, FORBIDDEN, SHRINK_MARK_WHOLLY, SHRINK_STEPS } from "../marks/pairs.ts";
import type { Items, Parting } from "../units/units.ts";
import {
  BEARABLE,
  FIRST_STRETCH_COST,
  LAST_RESORT_SHORT,
  LINE_COST,
  LOOSEST,
  MOST_LINES,
  NEIGHBOUR_COSTS,
  NODES_PER_EM,
  PALE_TRACK,
  RAGGED_COST,
  RIGID_COST,
  RUNT_COST,
  SHRINK_COSTS,
  SLACK,
  TRACK_COST,
  TRACK_START,
  TRACK_START_COST,
  UGLY,
  UGLY_COST,
  VISIBLE,
  VISIBLE_COST,
  VISIBLE_SLOPE,
} from "../weights.ts";

/** The end of each line (exclusive, in units), and the sum of demerits. */
export interface Breaks {
  readonly ends: Int32Array;
  readonly cost: number;
  /** The rule against runts kept a single character off the last line. */
  readonly saved: boolean;
  /** Words were parted further than usual for these breaks. */
  readonly parting?: Parting;
}

/** The best way to each node: its demerits, the node before, and the fitness of its last line. */
interface Paths {
  readonly total: Float64Array;
  readonly from: Int32Array;
  readonly fit: Float64Array;
}

/** Scratch arrays of the search; each paragraph reuses them. */
export interface Search {
  nodes: Int32Array;
  costs: Float64Array;
  paths: Paths;
  /** The best ways by number of lines, for otherBreaks. */
  layers: Paths[];
  /** The least demerits of a way whose last line is a single character, without RUNT_COST. */
  single: number;
}

export function roomForSearch(): Search {
  return searchOf(256);
}

function searchOf(size: number): Search {
  return {
    nodes: new Int32Array(size),
    costs: new Float64Array(size),
    paths: pathsOf(size),
    layers: [],
    single: Number.POSITIVE_INFINITY,
  };
}

function pathsOf(size: number): Paths {
  return { total: new Float64Array(size), from: new Int32Array(size), fit: new Float64Array(size) };
}

/**
 * Collects the places where a line may start or the text ends; returns their number.
 * @param line demerits of each line
 */
function collectNodes(items: Items, search: Search, line: number): number {
  if (items.count + 1 > search.nodes.length) Object.assign(search, searchOf((items.count + 1) * 2));
  const { nodes, costs } = search;
  let count = 0;
  for (let unit = 0; unit < items.count; unit++) {
    const kind = items.breaks[unit] as number;
    if (kind === FORBIDDEN) continue;
    nodes[count] = unit;
    costs[count++] = unit === 0 ? 0 : line + (BREAK_COSTS[kind] as number);
  }
  nodes[count] = items.count;
  costs[count++] = line;
  return count;
}

/** Which lines a pass of the search allows. */
interface Limits {
  /** The most tracking per gap. */
  readonly track: Em;
  /** Ways that cost as much are given up. */
  readonly most: number;
  /** The most that a line may lack beyond its gaps. */
  readonly short: Em;
  /** Allows runts, rigid lines and broken prohibitions. */
  readonly lastResort: boolean;
}

const STRICT: Limits = { track: UGLY, most: Number.POSITIVE_INFINITY, short: 0, lastResort: false };
/** The last resort, in two steps, since most hard paragraphs need only the first. */
const SHORT: Limits = { ...STRICT, track: LAST_RESORT_SHORT, short: LAST_RESORT_SHORT, lastResort: true };
const LOOSE: Limits = { ...SHORT, track: Number.POSITIVE_INFINITY, short: Number.POSITIVE_INFINITY };
/** For a line more or fewer for the page's sake, which no reader may see. */
const UNSEEN: Limits = { ...STRICT, track: VISIBLE };

interface Problem {
  readonly items: Items;
  readonly room: LineRoom;
  readonly search: Search;
  /** The number of nodes. */
  readonly count: number;
  readonly limits: Limits;
  /** The best ways to the starts of lines and to their ends: the same arrays, unless lines are counted. */
  at: Paths;
  into: Paths;
  /** The first and the last node that a way has reached since the last reset. */
  first: number;
  last: number;
}

function problemOf(items: Items, room: LineRoom, search: Search, limits: Limits): Problem {
  const count = collectNodes(items, search, room.shape === "flush" ? LINE_COST : 0);
  const { paths } = search;
  return { items, room, search, count, limits, at: paths, into: paths, first: count, last: 0 };
}

/**
 * Finds the breaks with the least sum of demerits over all lines of a paragraph.
 * @returns undefined if none of the breaks that the items allow fits the measure
 */
export function breakLines(items: Items, room: LineRoom, search: Search): Breaks | undefined {
  const problem = problemOf(items, room, search, STRICT);
  const strict = solve(problem);
  const most = strict?.cost ?? Number.POSITIVE_INFINITY;
  if (strict !== undefined && most < BEARABLE + strict.ends.length * LINE_COST) return strict;
  if (strict !== undefined) return solve({ ...problem, limits: { ...STRICT, track: LOOSEST, most } }) ?? strict;
  return solve({ ...problem, limits: SHORT }) ?? solve({ ...problem, limits: LOOSE });
}

/** Whether a paragraph may have a line that readers see: its demerits are those of one. */
export function mayOpen({ cost, ends }: Breaks): boolean {
  return cost >= VISIBLE_COST + ends.length * LINE_COST;
}

function solve(problem: Problem): Breaks | undefined {
  const { search, count } = problem;
  const { total, fit } = search.paths;
  total.fill(Number.POSITIVE_INFINITY, 0, count);
  total[0] = 0;
  fit[0] = NO_LINE;
  search.single = Number.POSITIVE_INFINITY;
  extendAll(problem, 0, count - 1);
  return (total[count - 1] as number) < problem.limits.most ? trace(search, count - 1) : undefined;
}

/** Tries the lines that start at the nodes from…to (exclusive). */
function extendAll(problem: Problem, from: number, to: number): void {
  const { room, at } = problem;
  let first = 1;
  for (let node = from; node < to; node++) {
    if ((at.total[node] as number) >= problem.limits.most) continue;
    const measure = node === 0 ? room.measure - room.indent : room.measure;
    if (first <= node) first = node + 1;
    if (room.shape === "flush") first = skipShort(problem, measure, node, first);
    extend(problem, measure, node, first);
  }
}

/**
 * Breaks a justified paragraph into one line fewer and one line more than `best`, if no reader would see it.
 * The search keeps the best ways for each number of lines.
 */
export function otherBreaks(items: Items, room: LineRoom, search: Search, best: Breaks): readonly Breaks[] {
  const lines = best.ends.length;
  if (room.shape !== "flush" || lines > MOST_LINES) return [];
  const counts = [lines - 1, lines + 1].filter((count) => count > 0 && isInReach(items, room, 0, count));
  if (counts.length === 0) return [];
  const problem = problemOf(items, room, search, UNSEEN);
  return counts.map((count) => breakInto(problem, count)).filter((breaks) => breaks !== undefined);
}

function breakInto(problem: Problem, lines: number): Breaks | undefined {
  const { count, search, room } = problem;
  const far = Math.ceil(room.measure * NODES_PER_EM);
  let reached = { from: 0, to: 1 };
  const start = layerOf(search, 0, count);
  start.total[0] = 0;
  start.fit[0] = NO_LINE;
  for (let line = 1; line <= lines; line++) {
    const into = layerOf(search, line, count);
    // Clears the nodes that this line can reach, and the end.
    into.total.fill(Number.POSITIVE_INFINITY, reached.from, Math.min(count, reached.to + far));
    into.total[count - 1] = Number.POSITIVE_INFINITY;
    problem.at = layerOf(search, line - 1, count);
    problem.into = into;
    problem.first = count;
    problem.last = 0;
    extendAll(problem, reached.from, Math.min(reached.to, count - 1));
    if (line < lines) reached = corridor(problem, lines - line);
    if (reached.to <= reached.from) return undefined;
  }
  const cost = layerOf(search, lines, count).total[count - 1] as number;
  return cost === Number.POSITIVE_INFINITY ? undefined : traceBack(search, lines, count);
}

/** The best ways with `line` lines; each search reuses the arrays. */
function layerOf(search: Search, line: number, count: number): Paths {
  const used = search.layers[line];
  if (used !== undefined && used.total.length >= count) return used;
  const layer = pathsOf(Math.max(count, 512));
  search.layers[line] = layer;
  return layer;
}

/** The nodes, without the end, that a way has just reached and from which `lines` lines can hold the rest. */
function corridor(
  { items, room, search, count, first, last }: Problem,
  lines: number,
): { readonly from: number; readonly to: number } {
  const { nodes } = search;
  let from = first;
  let to = Math.min(count - 1, last + 1);
  while (from < to && !isInReach(items, room, nodes[from] as number, lines)) from++;
  while (to > from && !isInReach(items, room, nodes[to - 1] as number, lines)) to--;
  return { from, to };
}

/** A cheap test: could the text from `unit` on fill `lines` lines, squeezed or stretched to the limit? */
function isInReach(items: Items, room: LineRoom, unit: number, lines: number): boolean {
  const last = items.count - 1;
  if (unit > last) return false;
  const width = (items.end[items.count] as number) - (items.begin[unit] as number);
  const available = lines * room.measure - (unit === 0 ? room.indent : 0);
  const row = items.rows[unit] as number;
  const end = items.rows[last] as number;
  const give = (items.shrinkAll[end] as number) - (items.shrinkAll[row] as number);
  const words = (items.wordStretch[end] as number) - (items.wordStretch[row] as number);
  const mixed = (items.mixedStretch[end] as number) - (items.mixedStretch[row] as number);
  const tracks = (items.track[last] as number) - (items.track[unit] as number);
  const stretch = words + mixed + (tracks + lines) * VISIBLE;
  // A line's end drops a gap of half an em at most; the last line holds more than one character.
  return width - give - (lines - 1) / 2 <= available && width + stretch >= available - room.measure + 1;
}

/** The first node at which a line from `node` may end: a line to any earlier node cannot fill the measure. */
function skipShort({ items, search, count, limits }: Problem, measure: Em, node: number, first: number): number {
  const { short } = limits;
  const { nodes } = search;
  const { begin, end, rows, track, wordStretch, mixedStretch } = items;
  const start = nodes[node] as number;
  const target = measure + (begin[start] as number) - SLACK;
  const row = rows[start] as number;
  const base = (wordStretch[row] as number) + (mixedStretch[row] as number);
  const before = track[start] as number;
  let next = first;
  for (; next + 1 < count; next++) {
    const stop = nodes[next] as number;
    const last = rows[stop - 1] as number;
    const stretch = (wordStretch[last] as number) + (mixedStretch[last] as number) - base;
    const tracks = (track[stop - 1] as number) - before;
    const most = Math.max(short, tracks > 0 ? Math.max(1, tracks) * limits.track : 0);
    if ((end[stop] as number) + stretch + most >= target) break;
  }
  return next;
}

/** Tries the lines that start at a node and end at `first` or later. */
function extend(problem: Problem, measure: Em, node: number, first: number): void {
  const { items, search, count, at, into } = problem;
  const { nodes, costs } = search;
  const { end } = items;
  const { total } = into;
  const start = nodes[node] as number;
  const begin = items.begin[start] as number;
  const before = at.total[node] as number;
  for (let next = first; next < count; next++) {
    const stop = nodes[next] as number;
    const slack = measure - (end[stop] as number) + begin;
    if (slack < -SLACK && isTooLong(problem, start, stop, -slack)) break;
    if (before + (costs[next] as number) < (total[next] as number)) tryLine(problem, node, next, slack);
  }
}

function isTooLong({ items, room }: Problem, start: number, stop: number, excess: Em): boolean {
  if (room.shape !== "flush") return true;
  const { rows, shrinkAll } = items;
  return (
    excess > (shrinkAll[rows[stop - 1] as number] as number) - (shrinkAll[rows[start] as number] as number) + SLACK
  );
}

/** Records the line between two nodes if it is the cheapest way to its end. */
function tryLine(problem: Problem, node: number, next: number, slack: Em): void {
  const { items, room, search, count, limits, at, into } = problem;
  const { nodes, costs } = search;
  const start = nodes[node] as number;
  const isLast = next === count - 1;
  let cost = costs[next] as number;
  const flush = room.shape === "flush";
  if (flush) cost += flushCost(items, start, nodes[next] as number, isLast && slack > 0 ? 0 : slack);
  else cost += raggedCost(room, slack, isLast);
  if (isLast && start >= items.runt && start > 0) {
    search.single = Math.min(search.single, (at.total[node] as number) + cost);
    cost += RUNT_COST;
  }
  if (cost >= RUNT_COST && !limits.lastResort) return;
  let sum = (at.total[node] as number) + cost;
  // The cost of neighbours only adds to it, and most lines are too dear without it.
  if (sum >= (into.total[next] as number)) return;
  if (flush && !(isLast && slack > 0)) {
    const fit = fitnessOf(items, start, nodes[next] as number, slack);
    sum += neighbourCost(at.fit[node] as number, fit);
    if (sum >= (into.total[next] as number)) return;
    into.fit[next] = fit;
  }
  into.total[next] = sum;
  into.from[next] = node;
  problem.first = Math.min(problem.first, next);
  problem.last = Math.max(problem.last, next);
}

function trace({ nodes, paths, single }: Search, last: number): Breaks {
  const { from, total } = paths;
  let lines = 0;
  for (let node = last; node > 0; node = from[node] as number) lines++;
  const ends = new Int32Array(lines);
  for (let node = last; node > 0; node = from[node] as number) ends[--lines] = nodes[node] as number;
  const cost = total[last] as number;
  return { ends, cost, saved: single < cost };
}

/** As `trace`, for ways by number of lines. */
function traceBack({ nodes, layers }: Search, lines: number, count: number): Breaks {
  const ends = new Int32Array(lines);
  let node = count - 1;
  for (let line = lines; line > 0; line--) {
    ends[line - 1] = nodes[node] as number;
    node = (layers[line] as Paths).from[node] as number;
  }
  return { ends, cost: (layers[lines] as Paths).total[count - 1] as number, saved: false };
}

/** The room of a paragraph's lines, in em of the setting. */
export interface LineRoom {
  readonly measure: Em;
  /** The indent of the first line. */
  readonly indent: Em;
  /** flush: both sides; ragged: natural widths; balanced: natural widths, all lines of about one length (headings). */
  readonly shape: "flush" | "ragged" | "balanced";
}

/** Demerits of one justified line; `slack` is the measure less the natural width. */
function flushCost(items: Items, start: number, stop: number, slack: Em): number {
  if (slack < -SLACK) return shrinkCost(items, start, stop, -slack);
  if (slack <= SLACK) return 0;
  const first = items.rows[start] as number;
  const last = items.rows[stop - 1] as number;
  const word = (items.wordStretch[last] as number) - (items.wordStretch[first] as number);
  const mixed = (items.mixedStretch[last] as number) - (items.mixedStretch[first] as number);
  const rest = slack - word - mixed;
  if (rest <= SLACK) {
    const share = slack / (word + mixed);
    return FIRST_STRETCH_COST * share * share;
  }
  const track = (items.track[stop - 1] as number) - (items.track[start] as number);
  if (track === 0) return RIGID_COST * (1 + rest);
  const seen = (items.seen[stop - 1] as number) - (items.seen[start] as number);
  // Gaps that open by a share of a whole one count as one at least.
  return FIRST_STRETCH_COST + trackCost(rest / Math.max(1, track)) + looseCost((slack - word) / seen);
}

// The fitness of a line, how its white looks beside its neighbours' (RULES.md#even-marks): marks pressed, marks nearly whole, characters apart.
const TIGHT = 0;
const EVEN = 1;
const PALE = 2;
/** In place of the line above the first. */
const NO_LINE = 3;

/** The fitness of a justified line. Called only for lines that are the best so far, which are few. */
function fitnessOf(items: Items, start: number, stop: number, slack: Em): number {
  if (slack <= SLACK) return slack < -SLACK && -slack > easyGive(items, start, stop) + SLACK ? TIGHT : EVEN;
  const { rows, wordStretch, mixedStretch, track } = items;
  const first = rows[start] as number;
  const last = rows[stop - 1] as number;
  const word = (wordStretch[last] as number) - (wordStretch[first] as number);
  const mixed = (mixedStretch[last] as number) - (mixedStretch[first] as number);
  const tracks = (track[stop - 1] as number) - (track[start] as number);
  return slack - word - mixed > SLACK && slack - word - mixed > PALE_TRACK * tracks ? PALE : EVEN;
}

/** The width that a line gives before its marks are pressed wholly. */
function easyGive({ rows, shrink }: Items, start: number, stop: number): Em {
  const first = (rows[start] as number) * SHRINK_STEPS;
  const end = (rows[stop - 1] as number) * SHRINK_STEPS;
  let give = 0;
  for (let step = 0; step < SHRINK_MARK_WHOLLY; step++)
    give += (shrink[end + step] as number) - (shrink[first + step] as number);
  return give;
}

/** Demerits of two consecutive lines, by their fitness. */
function neighbourCost(one: number, other: number): number {
  return NEIGHBOUR_COSTS[one * 4 + other] as number;
}

function trackCost(added: Em): number {
  return TRACK_START_COST * Math.min(1, added / TRACK_START) + TRACK_COST * added * added;
}

/** Demerits of a line that readers see; `mean` is the space added, shared out over all its gaps. */
function looseCost(mean: Em): number {
  if (mean <= VISIBLE + SLACK) return 0;
  return VISIBLE_COST + VISIBLE_SLOPE * (mean - VISIBLE) + (mean > UGLY + SLACK ? UGLY_COST : 0);
}

function shrinkCost(items: Items, start: number, stop: number, excess: Em): number {
  const { shrink } = items;
  const first = (items.rows[start] as number) * SHRINK_STEPS;
  const end = (items.rows[stop - 1] as number) * SHRINK_STEPS;
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

/** Demerits of a line that keeps its natural width. */
function raggedCost(room: LineRoom, slack: Em, isLast: boolean): number {
  if (isLast && room.shape === "ragged") return 1;
  const share = slack / room.measure;
  return 1 + RAGGED_COST * share * share;
}
