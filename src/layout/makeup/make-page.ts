import type { FramePlan } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { Desk } from "../desk.ts";
import { freeRectangles } from "../free-area.ts";
import { count } from "../grid.ts";
import type { Family } from "./family.ts";
import { runsOf, setsWith, subsetsOf } from "./family.ts";
import type { Item, Offer } from "./item.ts";
import { judge } from "./judge.ts";
import { offersFor } from "./offers.ts";
import { newProofs, type Proof, type Proofs, prove } from "./prove.ts";
import { type Cuts, type Cutting, cutAll } from "./search.ts";
import { swapped } from "./swap.ts";
import { type Stand, traced } from "./trace.ts";
import { bestWayOf, waysOf } from "./ways.ts";

/** More items than this are cut as runs in reading order. */
const SUBSETS = 9;
/** Make-ups that are judged as whole pages, and those that are set for a proof, in one round. */
const JUDGED = 400;
const PROVED = 8;
/** The best of them, in which equals may change places. */
const SWAPPED = 48;
/** Rounds: what a proof refutes, the next round's cuts do without. */
const ROUNDS = 12;
/** Runs are looked for in several orders, one a round; so many of them are drawn. */
const RUN_ROUNDS = 30;
const DRAWN_ORDERS = 7;
/** Pairs of places after which no further round is begun. */
const BUDGET = 5_000_000;
/** Heads side by side and gaps across a page that are borne; with more, heads that reach an edge are made dearer by this. */
const MARKS = 1;
const REACHING = 8;
/** A column-row of white at a region's foot, and a strip there that is too low for anything. */
const REST = 0.12;
const STRIP_ROWS = 7;
const BLANK_ROWS = 8;
const STRIP = 30;
/** Regions of a page that are filled; what is more is too small to matter. */
const REGIONS = 3;

/** One make-up of a page, proved by setting it. */
export interface MakeUp {
  readonly stands: readonly Stand[];
  readonly proofs: readonly Proof[];
  readonly cost: number;
  /** Column-rows that an editor would mind: text over, legs short. 0: nothing. */
  readonly faults: number;
  /** Heads side by side (碰题) and gaps across the page (断版). */
  readonly marks: number;
  /** Free rows at the foot of the last region, over its columns. */
  readonly rest: FramePlan | undefined;
}

/** What the search found for one page. */
export interface Found {
  /** Best first; empty when the items have no room together. */
  readonly makeUps: readonly MakeUp[];
  /** Pairs of places that were looked at. */
  readonly states: number;
  /** Column-rows that are free for the items, and those that they need at their best widths. */
  readonly capacity: number;
  readonly demand: number;
}

/** A page to make up. */
export interface PageRequest {
  readonly items: readonly Item[];
  /** Frames of nameplate, adverts and pinned stories. */
  readonly fixed: readonly FramePlan[];
  /** How many make-ups are wanted. */
  readonly wanted: number;
}

/** Finds frames for items in the free area of a page: guillotine cuts, judged as a whole, proved by the engine itself. */
export function makePage(request: PageRequest, desk: Desk): Found {
  const regions = regionsOf(request.fixed, desk);
  if (regions.length === 0 || request.items.length === 0) return NOTHING;
  const found = searchPage(beginSearch(request, regions, false, desk), desk);
  const goesOn = request.items.some(({ share }) => share !== undefined);
  if (found.makeUps.length === 0 || isClean(found.makeUps) || goesOn || regions.length > 1) return found;
  // White at the foot of some columns only, still one rectangle, leaves more ways to cut the rest.
  const other = searchPage(beginSearch(request, regions, true, desk), desk);
  const makeUps = ranked([...found.makeUps, ...other.makeUps], request.wanted);
  return { ...found, makeUps, states: found.states + other.states };
}

const NOTHING: Found = { makeUps: [], states: 0, capacity: 0, demand: 0 };

function searchPage(search: Search, desk: Desk): Found {
  const { orders, request } = search;
  let best: readonly MakeUp[] = [];
  for (let round = 0; round < (orders.length > 1 ? RUN_ROUNDS : ROUNDS); round++) {
    const proved = oneRound(search, orders[round % orders.length] as readonly number[], desk);
    best = ranked([...best, ...proved], request.wanted);
    const tried = round + 1 >= orders.length;
    if (best.length === 0 && tried) break;
    if (isClean(best) || search.states > BUDGET) break;
    if (best[0]?.faults === 0 && tried) search.reaching += REACHING / orders.length;
    refute(search.refuted, search.proofs);
  }
  return { makeUps: best, states: search.states, ...roomIn(search) };
}

/** What the regions hold, and what the items take of them, each at the offer that costs least, white included. */
function roomIn({ regions, offers, request: { items } }: Search): Pick<Found, "capacity" | "demand"> {
  const needOf = (index: number): number => {
    const costs = (offers[index] ?? []).flat().map((offer) => ({ area: offer.depth * offer.shape.columns, offer }));
    const best = costs.toSorted((a, b) => a.area + a.offer.cost - b.area - b.offer.cost)[0];
    return best?.area ?? 0;
  };
  return {
    capacity: regions.reduce((sum, { columns, rows, row }) => sum + columns * (rows - (row === 0 ? 1 : 0)), 0),
    demand: items.reduce((sum, _, index) => sum + needOf(index), 0),
  };
}

function isClean(makeUps: readonly MakeUp[]): boolean {
  return makeUps.length > 0 && makeUps.every((makeUp) => makeUp.faults === 0 && makeUp.marks <= MARKS);
}

/** What one page's rounds share. */
interface Search {
  readonly request: PageRequest;
  readonly regions: readonly Region[];
  /** True when a free rectangle is cut out as an item of its own, the last. */
  readonly blank: boolean;
  readonly cutting: Omit<Cutting, "offers" | "reaching">;
  readonly offers: Cutting["offers"];
  readonly orders: readonly (readonly number[])[];
  readonly proofs: Proofs;
  readonly refuted: Set<Offer>;
  reaching: number;
  states: number;
}

function beginSearch(request: PageRequest, regions: readonly Region[], blank: boolean, desk: Desk): Search {
  const { items } = request;
  const { grid } = desk.issue.paper;
  const rows = Math.max(...regions.map((region) => region.rows));
  const columns = Math.max(...regions.map((region) => region.columns));
  const parts = items.length + (blank ? 1 : 0);
  const runs = parts > SUBSETS;
  const whole = regions.some((region) => region.row === 0 && region.rows === grid.rows + 1);
  const family = runs ? runsOf(parts) : subsetsOf(parts);
  const offers = items.map((item) => offersFor(item, desk, { columns, rows }));
  return {
    request,
    regions,
    blank,
    cutting: {
      family,
      columns,
      rows,
      across: grid.columns,
      down: whole ? grid.rows + 1 : 0,
      blank: blank ? setsWith(family, items.length) : undefined,
    },
    offers: blank ? [...offers, blankOffers(items[0] as Item, columns, rows)] : offers,
    orders: ordersOf(items, runs).map((order) => (blank ? [...order, items.length] : order)),
    proofs: newProofs(),
    refuted: new Set(),
    reaching: 0,
    states: 0,
  };
}

/** Cuts the page with the items in some order, and proves the most promising make-ups. */
function oneRound(search: Search, order: readonly number[], desk: Desk): readonly MakeUp[] {
  const { request, offers, refuted, proofs, reaching } = search;
  const kept = order.map((item) => offers[item]?.map((each) => each.filter((offer) => !refuted.has(offer))) ?? []);
  const cuts = cutAll({ ...search.cutting, offers: kept, reaching });
  search.states += cuts.states;
  const ordered = {
    ...request,
    items: order.slice(0, request.items.length).map((item) => request.items[item] as Item),
  };
  return candidates(cuts, search, ordered, desk)
    .slice(0, Math.max(PROVED, request.wanted * 2))
    .map((candidate) => provePage(inItems(candidate, order), request, proofs, desk));
}

/** A candidate that counts its items in some order, counting them in the page's. */
function inItems(candidate: Candidate, order: readonly number[]): Candidate {
  return {
    ...candidate,
    stands: candidate.stands.map((stand) => ({ ...stand, item: order[stand.item] as number })),
  };
}

/**
 * Orders in which runs are looked for: by importance; among equals as the manifest has them, the longest first, the
 * shortest first, then drawn by a fixed rule, so that the same items always have the same orders.
 */
function ordersOf(items: readonly Item[], runs: boolean): readonly (readonly number[])[] {
  const plain = items.map((_, index) => index);
  if (!runs) return [plain];
  const rankOf = (index: number): string => `${items[index]?.opening}/${items[index]?.story.priority}`;
  const ranks = [...new Set(plain.map(rankOf))];
  const by = (weight: (index: number) => number): readonly number[] =>
    plain.toSorted((a, b) => ranks.indexOf(rankOf(a)) - ranks.indexOf(rankOf(b)) || weight(a) - weight(b));
  const lengthOf = (index: number): number => items[index]?.story.copy.codes.length ?? 0;
  const drawn = Array.from({ length: DRAWN_ORDERS }, (_, draw) =>
    by((index) => ((index + 3) * (2 * draw + 7) * 37) % 101),
  );
  return [plain, by((index) => -lengthOf(index)), by(lengthOf), ...drawn];
}

/** The best make-ups, each once. */
function ranked(makeUps: readonly MakeUp[], wanted: number): readonly MakeUp[] {
  const seen = new Set<string>();
  const different = makeUps.toSorted(byQuality).filter(({ stands }) => {
    const key = stands
      .map(({ item, frame }) => `${item}/${frame.columns.from}/${frame.rows.from}`)
      .sort()
      .join(" ");
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
  return different.slice(0, wanted);
}

/** What an editor would have to mend, then what he would mark, then what the search weighed. */
function byQuality(a: MakeUp, b: MakeUp): number {
  return a.faults - b.faults || Math.max(0, a.marks - MARKS) - Math.max(0, b.marks - MARKS) || a.cost - b.cost;
}

/** A free rectangle; its first row is the white one at its head, row 0 at the page's. */
interface Region {
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
}

function regionsOf(fixed: readonly FramePlan[], desk: Desk): readonly Region[] {
  return freeRectangles(desk.issue.paper.grid, fixed)
    .slice(0, REGIONS)
    .toSorted((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from)
    .map((frame) => {
      const row = frame.rows.from === 1 ? 0 : frame.rows.from;
      return { column: frame.columns.from, columns: count(frame.columns), row, rows: frame.rows.to - row + 1 };
    });
}

interface Candidate {
  readonly stands: readonly Stand[];
  readonly cost: number;
  readonly marks: number;
  readonly rest: FramePlan | undefined;
}

/** The cheapest make-ups by the cuts' own cost, then ranked as whole pages. */
function candidates(cuts: Cuts, { regions, blank }: Search, request: PageRequest, desk: Desk): readonly Candidate[] {
  const { family } = cuts.cutting;
  const { grid } = desk.issue.paper;
  const rough =
    regions.length === 1 ? oneRegion(cuts, regions[0] as Region, blank) : severalRegions(cuts, regions, family);
  return rough
    .sort((a, b) => a.cost - b.cost)
    .slice(0, JUDGED)
    .map((each) => {
      const all = each.stands();
      const stands = all.filter(({ item }) => item < request.items.length);
      const free = all.find(({ item }) => item >= request.items.length)?.frame;
      const { cost, touching, crossing } = judge(stands, request.fixed, grid);
      return { stands, cost: each.cost + cost, marks: touching + crossing, rest: free ?? each.rest };
    })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, SWAPPED)
    .map((each) => withSwaps(each, cuts, request, grid))
    .sort((a, b) => a.cost - b.cost);
}

function withSwaps(candidate: Candidate, cuts: Cuts, { items, fixed }: PageRequest, grid: Grid): Candidate {
  if (candidate.marks <= MARKS) return candidate;
  const before = judge(candidate.stands, fixed, grid);
  const atDepth = ({ item, offer }: Stand, depth: number): Offer | undefined =>
    cuts.cutting.offers[item]?.[offer.shape.columns - 1]?.find(
      (other) => other.shape === offer.shape && other.depth === depth,
    );
  const stands = swapped(candidate.stands, items, atDepth);
  const { cost, touching, crossing } = judge(stands, fixed, grid);
  return { ...candidate, stands, cost: candidate.cost + cost - before.cost, marks: touching + crossing };
}

interface Rough {
  readonly cost: number;
  readonly rest: FramePlan | undefined;
  readonly stands: () => readonly Stand[];
}

function oneRegion(cuts: Cuts, region: Region, blank: boolean): Rough[] {
  const set = cuts.cutting.family.whole;
  const { columns: width, rows: most, column, row } = region;
  return waysOf(cuts, { set, width, most })
    .filter(({ depth }) => !blank || depth === most)
    .map((way) => ({
      cost: way.cost + restCost(region, way.depth),
      rest: restOf(region, way.depth),
      stands: () => traced(cuts, way, { set, column, row, width }),
    }));
}

/** A free rectangle as an item: no lower than is good for an advert. */
function blankOffers({ part }: Item, columns: number, rows: number): readonly (readonly Offer[])[] {
  return Array.from({ length: columns }, (_, index) => {
    const shape = { part, photos: [], columns: index + 1, reaches: false, headRows: undefined, cost: 0 };
    return Array.from({ length: Math.floor(rows / 2) - BLANK_ROWS }, (_unused, more): Offer => {
      const depth = BLANK_ROWS + more;
      return { shape, depth, cost: depth * (index + 1) * REST };
    });
  });
}

/** Each region takes some of the items, cut as well as they can be. */
function severalRegions(cuts: Cuts, regions: readonly Region[], family: Family): Rough[] {
  const best = regions.map((region) => {
    const known = new Map<number, Rough | undefined>();
    return (set: number): Rough | undefined => {
      if (!known.has(set)) known.set(set, set < 0 ? emptyRegion(region) : bestWay(cuts, region, set));
      return known.get(set);
    };
  });
  return family.shares(regions.length).flatMap((sets) => {
    const parts = sets.map((set, region) => best[region]?.(set));
    if (parts.some((part) => part === undefined)) return [];
    const all = parts.filter((part) => part !== undefined);
    const cost = all.reduce((sum, part) => sum + part.cost, 0);
    return [
      { cost, rest: all.findLast((part) => part.rest)?.rest, stands: () => all.flatMap((part) => part.stands()) },
    ];
  });
}

function bestWay(cuts: Cuts, region: Region, set: number): Rough | undefined {
  const { columns: width, rows: most, column, row } = region;
  const way = bestWayOf(cuts, { set, width, most }, (depth) => restCost(region, depth));
  if (way === undefined) return undefined;
  return {
    cost: way.cost,
    rest: restOf(region, way.depth),
    stands: () => traced(cuts, way, { set, column, row, width }),
  };
}

function emptyRegion(region: Region): Rough {
  return { cost: restCost(region, 0), rest: restOf(region, 0), stands: () => [] };
}

function restCost({ columns, rows }: Region, depth: number): number {
  const rest = rows - depth;
  return rest * columns * REST + (rest > 0 && rest < STRIP_ROWS ? STRIP : 0);
}

function restOf({ column, columns, row, rows }: Region, depth: number): FramePlan | undefined {
  if (depth >= rows) return undefined;
  return {
    columns: { from: column, to: column + columns - 1 },
    rows: { from: row + Math.max(depth, row === 0 ? 1 : 0), to: row + rows - 1 },
  };
}

function provePage(candidate: Candidate, { items }: PageRequest, proofs: Proofs, desk: Desk): MakeUp {
  const proved = candidate.stands.map((stand) => prove(items[stand.item] as Item, stand, proofs, desk));
  const faults = proved.reduce((sum, proof) => sum + proof.faults, 0);
  return { ...candidate, proofs: proved, faults };
}

function refute(refuted: Set<Offer>, proofs: Proofs): void {
  for (const known of [proofs.open, proofs.under]) {
    for (const [offer, proof] of known) if (!proof.good) refuted.add(offer);
  }
}
