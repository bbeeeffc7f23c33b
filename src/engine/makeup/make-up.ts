import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Memory } from "../../base/memo.ts";
import { type LayoutContext, newLayoutContext } from "../layout/context.ts";
import { closesGaps } from "../layout/faults/touching.ts";
import type { Unplaced } from "../layout/figures.ts";
import { areaOf } from "../layout/grid.ts";
import { reportLeftOut } from "../layout/jump.ts";
import { reuseStories } from "../layout/known-stories.ts";
import { type LaidOut, layOutFrames } from "../layout/layout.ts";
import { setPart } from "../layout/part.ts";
import { noticesFor } from "../layout/stock.ts";
import { aboveOf, occupantsOn } from "../layout/surroundings.ts";
import type { Issue, Part, Story } from "../model/issue.ts";
import { barePart, type Item } from "./candidates/item.ts";
import { itemOf, itemsOn, partKey } from "./candidates/items.ts";
import { candidatesIn, type MakeUpContext, needIn, newMemos } from "./context.ts";
import { distanceOf, type Found, type MakeUp, NOTHING, type PageRequest, withMakeUp } from "./found.ts";
import { fillGroups, groupCandidates } from "./groups.ts";
import { type Given, marksBeyond } from "./judge.ts";
import {
  hasForm,
  needOf,
  oversets,
  planJumps,
  type Rooms,
  reportUnplaced,
  roomsBehind,
  roomsOf,
  withJumps,
} from "./jumps.ts";
import { makePage } from "./make-page.ts";
import { reportOutranked } from "./photo-ranks.ts";
import { isCovered, keepCover, keepRanks, placeLostPhotos, tryWider } from "./photos.ts";
import { fixedHeads } from "./prove.ts";
import { keepBetter, tryLeftOut } from "./remake.ts";
import {
  FAULT_MARKS,
  FILLER_TRIES,
  JUMP_TAIL,
  JUMP_TRIES,
  MARKS_TOLERATED,
  MOST_FILLERS,
  MOST_ITEMS,
  OTHERS_APART,
  OTHERS_SEARCHED,
  SCARCE,
  SHARE_DROPPED,
} from "./weights.ts";
import { reportUnmetWishes, withoutPlaces } from "./wishes.ts";

// Makes the issue up page by page from the first, since a story may jump to a later page only. Each page is searched once and then made again with changes
// (optional photos and words, photo sizes, fillers) as long as that improves it. If copy does not fit, stories jump to later pages, or are cut with an error.

export interface MadeUpLayout extends LaidOut {
  /** The issue with the frames that the engine found, and the make-ups of each page that needed them, best first. */
  readonly madeUp: MadeUpIssue;
  /** Those of the issue, and the notices of the stock that fill white. */
  readonly adverts: Issue["adverts"];
}

export interface Means extends Pick<LayoutContext, "bench" | "pictures" | "words"> {
  /** The memory of the open issue; without it nothing is cached. */
  readonly memory?: Memory | undefined;
  /** Called when all frames are found and before copy is set in them. */
  readonly framed?: (() => void) | undefined;
}

/**
 * Finds a frame for every part without one, and lays the issue out.
 * @param wanted number of make-ups to return for each page
 */
export function layOutWith(written: Issue, means: Means, wanted = 1): MadeUpLayout {
  return layOutIn(makeUpContext(newLayoutContext(written, means)), wanted, means.framed);
}

/** The same in a context that has been used before, as by a plan: what is known of its stories is not computed again. */
export function layOutIn(plan: MakeUpContext, wanted: number, framed?: () => void): MadeUpLayout {
  const { issue: written } = plan;
  const { issue: found, ...others } = makeUp(plan, wanted);
  const madeUp = { ...others, issue: { ...found, stories: reuseStories(found.stories, plan.memory) } };
  framed?.();
  const notices = noticesFor({ ...plan, issue: madeUp.issue });
  const adverts = notices.length === 0 ? madeUp.issue.adverts : [...madeUp.issue.adverts, ...notices];
  const laidOut = layOutFrames({ ...plan, issue: { ...madeUp.issue, adverts } }, madeUp.unplaced);
  const diagnostics = (): readonly Diagnostic[] => [
    ...madeUp.diagnostics,
    ...reportLeftOut(written, laidOut.stories, plan),
    ...reportOutranked(written, laidOut.layout, plan),
    ...laidOut.diagnostics(),
  ];
  return { ...laidOut, madeUp, adverts, diagnostics };
}

/** The result of making up an issue's parts without frames. */
export interface MadeUpIssue {
  /** The issue with a frame in every part that found room. */
  readonly issue: Issue;
  readonly diagnostics: readonly Diagnostic[];
  /** One for each page that has parts without frames. */
  readonly pages: readonly MadeUpPage[];
  readonly unplaced: readonly Unplaced[];
}

export interface MadeUpPage {
  readonly page: number;
  /** Best first; the first one is used. */
  readonly makeUps: readonly MakeUp[];
  readonly items: readonly Item[];
  readonly states: number;
  /** Column-rows that were free, and those that all stories of the page need before any jumps. */
  readonly capacity: number;
  readonly demand: number;
}

/** What changes from page to page. */
interface State {
  issue: Issue;
  readonly starts: Map<string, number>;
  /** Parts that found no room on their page. */
  readonly unplaced: Item[];
  /** Diagnostics of groups. */
  readonly diagnostics: Diagnostic[];
  readonly pages: MadeUpPage[];
  /** Computed when the first jump is planned. */
  rooms: Rooms | undefined;
}

/** A page made up by itself. */
export interface PageTrial {
  /** The best make-up; undefined if its stories have no room together. */
  readonly best: MakeUp | undefined;
  /** Column-rows as in `MadeUpPage`. */
  readonly capacity: number;
  readonly demand: number;
}

/** Makes one page up by itself: no story jumps, none is cut, and no filler comes in. */
export function tryPage(page: number, context: MakeUpContext): PageTrial {
  const own = { ...context, issue: fillGroups(page, context).issue };
  const items = itemsOn(own, page, new Map());
  const trial = newTrial(page, items, own);
  if (items.length === 0 || items.length > MOST_ITEMS) return { best: undefined, capacity: 0, demand: 0 };
  tryItems(trial, items, own);
  if (isGood(trial.found)) improve(trial, own);
  return { best: trial.found.makeUps[0], capacity: trial.capacity, demand: trial.demand };
}

/** Gives every part without a frame its place, page by page from the first. */
export function makeUp(context: MakeUpContext, wanted: number): MadeUpIssue {
  const issue = withPlacedFillers(context.issue);
  if (issue.stories.every((story) => story.parts.every((part) => part.frame !== undefined))) {
    return { issue, diagnostics: [], pages: [], unplaced: [] };
  }
  const state: State = { issue, starts: new Map(), unplaced: [], diagnostics: [], pages: [], rooms: undefined };
  for (let page = 0; page < context.issue.pages.length; page++) onePage(state, page, wanted, context);
  const found = { ...state.issue, stories: inManifestOrder(state.issue.stories, context.issue) };
  const diagnostics = [
    ...state.diagnostics,
    ...reportUnmetWishes(found),
    ...reportUnplaced(state.unplaced, { ...context, issue: found }),
  ];
  const unplaced = state.unplaced.map((item) => ({ page: item.part.page, need: needOf(item, context) }));
  return { issue: found, diagnostics, pages: state.pages, unplaced };
}

export function makeUpContext(context: LayoutContext): MakeUpContext {
  return { ...context, memos: newMemos(groupCandidates) };
}

function onePage(state: State, page: number, wanted: number, context: MakeUpContext): void {
  const own = (): MakeUpContext => ({ ...context, issue: state.issue });
  const { issue, diagnostics } = fillGroups(page, own());
  state.issue = issue;
  state.diagnostics.push(...diagnostics);
  startsOn(state, page, own());
  const all = itemsOn(own(), page, state.starts);
  if (all.length === 0) return;
  const waiting = dropLast(state, all, Math.max(0, all.length - MOST_ITEMS));
  const trial = newTrial(page, waiting, own());
  tryItems(trial, waiting, own());
  if (trial.found.makeUps.length === 0) dropFormless(state, trial, own());
  if (!isGood(trial.found) && isShortOfRoom(trial)) tryJump(state, trial, own());
  if (!isGood(trial.found)) tryWithoutWishes(state, trial, own());
  while (trial.found.makeUps.length === 0 && trial.items.length > 0) {
    if (oversets(trial.items).some((cut) => tryItems(trial, cut, own()))) break;
    trial.items = dropLast(state, trial.items, Math.ceil(trial.items.length * SHARE_DROPPED));
  }
  improve(trial, own());
  tryFillers(state, trial, own());
  if (wanted > 1) addOthers(trial, wanted, own());
  usePage(state, trial);
}

/** A page in progress: its current items and the best make-ups found for them. */
interface Trial extends Given {
  readonly page: number;
  items: readonly Item[];
  found: Found;
  states: number;
  capacity: number;
  demand: number;
}

function newTrial(page: number, items: readonly Item[], context: MakeUpContext): Trial {
  return { page, ...givenOn(page, context), items, found: NOTHING, states: 0, capacity: 0, demand: 0 };
}

/** Tries what the search of a page cannot weigh: optional elements that were left out, the sizes of its photos. */
function improve(trial: Trial, context: MakeUpContext): void {
  const again = (items: readonly Item[]): Found => search(trial, items, 1, context);
  placeLostPhotos(trial, (items) => tryItems(trial, items, context));
  tryLeftOut(trial, again);
  keepRanks(trial, again, context);
  keepCover(trial, again, context);
  tryWider(trial, again, context);
}

/** Makes the page up with these items, and keeps the result if it is better than the current one. */
function tryItems(trial: Trial, items: readonly Item[], context: MakeUpContext): boolean {
  const found = search(trial, items, 1, context);
  trial.capacity = Math.max(trial.capacity, found.capacity);
  trial.demand = Math.max(trial.demand, found.demand);
  if (worthOf(found) >= worthOf(trial.found)) return false;
  trial.found = found;
  trial.items = items;
  return true;
}

/** Adds other make-ups of the same items behind the best one, which stays first because it is the one that is built. */
function addOthers(trial: Trial, wanted: number, context: MakeUpContext): void {
  const [best] = trial.found.makeUps;
  if (best === undefined) return;
  const kept = [best];
  const covered = isCovered(trial.items, best, context);
  for (const makeUp of search(trial, trial.items, wanted * OTHERS_SEARCHED, context).makeUps) {
    if (!covered && isCovered(trial.items, makeUp, context)) continue;
    if (kept.length < wanted && kept.every((other) => distanceOf(other, makeUp) >= OTHERS_APART)) kept.push(makeUp);
  }
  trial.found = { ...trial.found, makeUps: kept };
}

function search(trial: Trial, items: readonly Item[], wanted: number, context: MakeUpContext): Found {
  const { fixed, closing, heads } = trial;
  const request: PageRequest = { items, fixed, closing, heads, wanted };
  const found = makePage(request, context);
  trial.states += found.states;
  return found;
}

/** Fills the room at the page's foot with fillers: first with as many as fit, then with fewer, as long as the page stays as good. */
function tryFillers(state: State, trial: Trial, context: MakeUpContext): void {
  const before = trial.found.makeUps[0];
  if (before?.rest === undefined || before.faults > 0 || context.issue.fillers.length === 0) return;
  const room = areaOf(before.rest);
  const isFuller = ({ rest }: MakeUp): boolean => rest === undefined || areaOf(rest) < room;
  const all = fillersFor(room, trial.page, context);
  for (let count = all.length; count > 0 && count > all.length - FILLER_TRIES; count--) {
    const chosen = all.slice(0, count);
    const taken = new Set(chosen.map(({ id }) => id));
    const fillers = context.issue.fillers.filter(({ id }) => !taken.has(id));
    const issue = { ...context.issue, stories: [...context.issue.stories, ...chosen], fillers };
    const filling = { ...context, issue };
    const items = [...trial.items, ...chosen.map((story) => itemOf(filling, story, story.parts[0] as Part, 0))];
    if (!keepBetter(trial, items, (those) => search(trial, those, 1, filling), isFuller)) continue;
    state.issue = issue;
    return;
  }
}

/** Makes the page up without wishes for places if it cannot be made up with them. */
function tryWithoutWishes(state: State, trial: Trial, context: MakeUpContext): void {
  const items = withoutPlaces(trial.items);
  if (items === undefined) return;
  tryItems(trial, items, context);
  if (trial.found.makeUps.length > 0) return;
  trial.items = items;
  tryJump(state, trial, context);
}

/** Lets stories jump, first with little copy, then with more, until the page has no fault. */
function tryJump(state: State, trial: Trial, context: MakeUpContext): void {
  const { page, fixed, items } = trial;
  const rooms = state.rooms ?? roomsOf(context, page);
  state.rooms = rooms;
  let tried = "";
  for (const jumpTry of JUMP_TRIES) {
    if (jumpTry.tail < JUMP_TAIL && isGood(trial.found)) return;
    const plans = planJumps(page, items, fixed, rooms, jumpTry, context);
    if (plans.length === 0) continue;
    // If no more copy can jump, the plan is the same as before and need not be searched again.
    const same = plans.map(({ item, to, share }) => `${item.story.id} ${to} ${share}`).join();
    if (same === tried) continue;
    tried = same;
    const jumping = withJumps(items, plans, context.issue);
    if (tryItems(trial, jumping.items, { ...context, issue: jumping.issue })) {
      state.issue = jumping.issue;
      state.rooms = roomsBehind(rooms, plans);
    }
    if (isGood(trial.found) && (trial.found.makeUps[0]?.marks ?? 0) <= MARKS_TOLERATED) return;
  }
}

function usePage(
  state: State,
  { found, page, items, states, capacity, demand }: Omit<MadeUpPage, "makeUps"> & { readonly found: Found },
): void {
  const best = found.makeUps[0];
  if (best === undefined) return;
  const { makeUps } = found;
  state.pages.push({ page, makeUps, items, states, capacity, demand });
  state.issue = withMakeUp(state.issue, items, best);
  for (const [index, placement] of best.placements.entries()) {
    startNext(state, items[placement.item] as Item, best.proofs[index]?.setting.fit.at ?? 0);
  }
}

/** A story may jump only if its page cannot hold its copy (RULES.md#jumps). */
function isShortOfRoom({ found, capacity, demand }: Trial): boolean {
  return found.makeUps.length === 0 || demand > SCARCE * capacity;
}

function isGood({ makeUps }: Found): boolean {
  return makeUps[0]?.faults === 0;
}

/** How bad the best make-up is: faults first, then marks beyond the tolerated one. */
function worthOf({ makeUps }: Found): number {
  const best = makeUps[0];
  return best === undefined ? Number.POSITIVE_INFINITY : best.faults * FAULT_MARKS + marksBeyond(best);
}

function givenOn(page: number, context: MakeUpContext): Given {
  const occupants = occupantsOn(context.issue, page);
  const closing = occupants.filter((occupant) => closesGaps(occupant, context.issue.paper.grid));
  return {
    fixed: occupants.map(({ frame }) => frame),
    closing: closing.map(({ frame }) => frame),
    heads: fixedHeads(occupants, context),
  };
}

/** Sets the pinned parts that continue on other pages, to know where the next parts begin. */
function startsOn(state: State, page: number, context: MakeUpContext): void {
  const fixed = occupantsOn(state.issue, page);
  for (const { story, part, frame } of fixed) {
    if (story === undefined || part === undefined || story.parts.at(-1) === part || part.spread !== undefined) continue;
    const item = itemOf(context, story, part, state.starts.get(partKey(story, part)) ?? 0);
    const setting = setPart({ frame, above: aboveOf(frame, fixed), bias: 0, ...item }, context);
    startNext(state, item, setting.fit.at);
  }
}

function startNext(state: State, { story, part }: Item, at: number): void {
  const next = story.parts[story.parts.indexOf(part) + 1];
  if (next !== undefined) state.starts.set(partKey(story, next), at);
}

/** Makes the page up without the items that have no possible form, so that the others find room. */
function dropFormless(state: State, trial: Trial, context: MakeUpContext): void {
  const kept = trial.items.filter((item) => hasForm(item, context));
  if (kept.length === trial.items.length) return;
  state.unplaced.push(...trial.items.filter((item) => !kept.includes(item)));
  trial.items = kept;
  tryItems(trial, kept, context);
}

function dropLast(state: State, items: readonly Item[], count: number): readonly Item[] {
  const kept = items.slice(0, items.length - count);
  state.unplaced.push(...items.slice(kept.length));
  return kept;
}

/**
 * Fillers for the room at a page's foot, as briefs without frames: the longest that fits, then the longest that fits into the rest, and so on. Equals come in
 * the manifest's order.
 * @param room column-rows
 */
function fillersFor(room: number, page: number, context: MakeUpContext): readonly Story[] {
  const { grid } = context.issue.paper;
  const waiting = context.issue.fillers.flatMap((filler) => {
    const story: Story = { ...filler, priority: "brief", parts: [barePart(page, filler.span, grid)] };
    const item = itemOf(context, story, story.parts[0] as Part, 0);
    const need = needIn(candidatesIn(item, { columns: grid.columns, rows: grid.rows }, context));
    return need === undefined ? [] : [{ story, need }];
  });
  const chosen: Story[] = [];
  let left = room;
  for (const { story, need } of waiting.toSorted((a, b) => b.need - a.need)) {
    if (need > left || chosen.length === MOST_FILLERS) continue;
    chosen.push(story);
    left -= need;
  }
  return chosen;
}

/** Moves the fillers for which the manifest gives a place behind the stories. */
function withPlacedFillers(issue: Issue): Issue {
  const placed = issue.fillers.filter(({ parts }) => parts.length > 0);
  if (placed.length === 0) return issue;
  const fillers = issue.fillers.filter(({ parts }) => parts.length === 0);
  return { ...issue, stories: [...issue.stories, ...placed], fillers };
}

/** Sorts fillers behind the stories and in the manifest's order, whether their places were found or given. */
function inManifestOrder(stories: readonly Story[], written: Issue): readonly Story[] {
  const ranks = new Map(written.fillers.map(({ id }, index) => [id, index]));
  const rankOf = ({ id }: Story): number => ranks.get(id) ?? -1;
  return stories.toSorted((a, b) => rankOf(a) - rankOf(b));
}
