import type { Desk } from "../layout/desk.ts";
import type { Story } from "../model/issue.ts";
import { type Found, isClean, type MakeUp, NOTHING, type PageRequest, ranked } from "./found.ts";
import type { MakeUpDesk } from "./known.ts";
import { divisions, holeIn, largestRest, type Region } from "./region.ts";
import { searchRegions } from "./search-regions.ts";
import { BLANK_SHARE, FEW_ITEMS, HOLE_MARKS, LITTLE, OVER_FRAME, SCARCE, STRIP_ROOM } from "./weights.ts";

/** Finds frames for items in the free area of a page: guillotine cuts, judged as a whole, proved by the engine itself. */
export function makePage(request: PageRequest, desk: MakeUpDesk): Found {
  const { memory, bare } = desk;
  const pages = new Set(request.items.map(({ part }) => part.page));
  const stories = desk.issue.stories.filter(({ parts }) => parts.some(({ page }) => pages.has(page)));
  const made = memory.memo(newPage)(memory.same({ ...request, stories }), bare);
  made.found ??= madeFrom(request, desk);
  return made.found;
}

/** What is found for a request, beside the stories that have a part on its page. */
function newPage(_of: PageRequest & { readonly stories: readonly Story[] }, _bare: Desk): { found?: Found } {
  return {};
}

function madeFrom(request: PageRequest, desk: MakeUpDesk): Found {
  if (request.items.length === 0) return NOTHING;
  const best = inDivisions(request, desk, (regions) => inRegions(request, regions, desk));
  if (holdsCopy(best)) return best;
  const fewer = inFewerColumns(request, best, desk);
  if (holdsCopy(fewer)) return fewer;
  const ragged = withRaggedFoot(request, fewer, desk);
  return { ...ragged, makeUps: ranked([...fewer.makeUps, ...ragged.makeUps], request.wanted) };
}

/** True for a page that is made up, and holds its copy. */
function holdsCopy({ makeUps: [best] }: Found): boolean {
  return best !== undefined && best.faults < OVER_FRAME;
}

/** Tries the ways to divide the free area round pinned frames and adverts, until a page without faults and marks is found. */
function inDivisions(request: PageRequest, desk: MakeUpDesk, findIn: (regions: readonly Region[]) => Found): Found {
  let best = NOTHING;
  for (const regions of divisions(request.fixed, desk)) {
    const found = findIn(regions);
    const told = found.makeUps.map((makeUp) => withHoles(makeUp, regions));
    const makeUps = ranked([...best.makeUps, ...told], request.wanted);
    best = { ...(best.makeUps.length === 0 ? found : best), makeUps, states: best.states + found.states };
    if (makeUps[0]?.faults === 0 && makeUps[0].marks === 0) break;
  }
  return best;
}

/** Makes up a page that has room for all its copy with white under some columns too: no story is cut, or goes on elsewhere, for the sake of a straight foot. */
function withRaggedFoot(request: PageRequest, none: Found, desk: MakeUpDesk): Found {
  if (goesOn(request) || none.demand > SCARCE * none.capacity) return none;
  const { makeUps, states } = inDivisions(request, desk, (regions) => {
    const blank = { deepest: Math.max(...regions.map(({ rows }) => rows)), ragged: true };
    return searchRegions(request, regions, blank, desk);
  });
  return { ...none, makeUps, states: none.states + states };
}

/** A free rectangle over other stories that stays empty is worse than any mark that is borne: another division of the page may fill it. */
function withHoles(makeUp: MakeUp, regions: readonly Region[]): MakeUp {
  const holes = regions.reduce((sum, region) => sum + Math.ceil(holeIn(region, makeUp.stands) / STRIP_ROOM), 0);
  return holes === 0 ? makeUp : { ...makeUp, marks: makeUp.marks + HOLE_MARKS * holes };
}

/** Makes up copy that is too little for all columns in fewer, as many as hold it without a fault: the room left over is a rectangle. */
function inFewerColumns(request: PageRequest, none: Found, desk: MakeUpDesk): Found {
  const regions = divisions(request.fixed, desk)[0] ?? [];
  const whole = regions.toSorted((a, b) => b.columns * b.rows - a.columns * a.rows)[0];
  if (whole === undefined) return none;
  let best = none;
  for (let columns = whole.columns - 1; columns > 0 && none.demand <= columns * whole.rows; columns--) {
    const found = inRegions(request, [{ ...whole, columns }], desk);
    const placed = found.makeUps.map((makeUp) => ({ ...makeUp, rest: largestRest(whole, columns, makeUp.stands) }));
    const makeUps = ranked([...best.makeUps, ...placed], request.wanted);
    best = { ...none, makeUps, states: best.states + found.states };
    if (isClean(makeUps.slice(0, 1))) break;
  }
  return best;
}

/** The best make-up of one rectangle by straight cuts, which fills it or some rows of it from its head; undefined where there is none without a fault. */
export function inRectangle(request: PageRequest, region: Region, desk: MakeUpDesk): MakeUp | undefined {
  const [best] = searchRegions(request, [region], undefined, desk).makeUps;
  return best === undefined || best.faults > 0 ? undefined : best;
}

function inRegions(request: PageRequest, regions: readonly Region[], desk: MakeUpDesk): Found {
  const found = searchRegions(request, regions, undefined, desk);
  if (regions.length > 1 || !mayLeaveBlank(found, request)) return found;
  // White at the foot of some columns only, still one rectangle, leaves more ways to cut the rest.
  const deep = goesOn(request) || found.demand < LITTLE * found.capacity;
  const deepest = (regions[0]?.rows ?? 0) * (deep ? 1 : BLANK_SHARE);
  const blank = { deepest: Math.floor(deepest), ragged: false };
  const other = searchRegions(request, regions, blank, desk);
  const makeUps = ranked([...found.makeUps, ...other.makeUps], request.wanted);
  return { ...found, makeUps, states: found.states + other.states };
}

/** True where white at the foot of some columns may be better than what was found; a story that goes on elsewhere fills the others. */
function mayLeaveBlank({ makeUps, demand, capacity }: Found, request: PageRequest): boolean {
  const [best] = makeUps;
  const isFew = request.items.length <= FEW_ITEMS;
  if (goesOn(request)) return best === undefined || (isFew && best.rest !== undefined);
  return !isClean(makeUps) && (best !== undefined || demand <= SCARCE * capacity);
}

/** True where copy of a page goes on elsewhere, or is cut by its frame. */
function goesOn({ items }: PageRequest): boolean {
  return items.some(({ share }) => share !== undefined);
}
