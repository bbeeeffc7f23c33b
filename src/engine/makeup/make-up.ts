import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Memory } from "../../base/memo.ts";
import { type Desk, labelOf, newDesk } from "../layout/desk.ts";
import type { WiderPhoto } from "../layout/faults/faults.ts";
import { areaOf } from "../layout/grid.ts";
import { toldLeftOut } from "../layout/jump.ts";
import { knownStories } from "../layout/known-stories.ts";
import { type LaidOut, layOutFrames } from "../layout/layout.ts";
import { setPart } from "../layout/part.ts";
import { aboveOf, occupantsOn } from "../layout/surroundings.ts";
import type { Issue, Part, Story } from "../model/issue.ts";
import { distanceOf, type Found, type MakeUp, NOTHING, type PageRequest, withMakeUp } from "./found.ts";
import { fillGroups, groupOffers } from "./groups.ts";
import { type Given, isAsGood, marksBeyond } from "./judge.ts";
import {
  capacityOf,
  hasForm,
  mayGoOn,
  oversets,
  planJumps,
  type Rooms,
  roomsBehind,
  roomsOf,
  toldOfRoom,
  withJumps,
} from "./jumps.ts";
import { type Known, type MakeUpDesk, needIn, nothingKnown, offersIn } from "./known.ts";
import { makePage } from "./make-page.ts";
import { barePart, type Item } from "./offers/item.ts";
import { itemOf, itemsOn, partKey } from "./offers/items.ts";
import { toldOutranked } from "./photo-ranks.ts";
import {
  isCovered,
  keepCover,
  keepRanks,
  placeLostPhotos,
  takenBy,
  tryWider,
  widthsOf,
  withColumns,
} from "./photos.ts";
import { fixedHeads } from "./prove.ts";
import { keepBetter, tryLeftOut } from "./remake.ts";
import { makeSettled, settledDemand, settledFaults, settledItems } from "./settled.ts";
import {
  FAULT_MARKS,
  FILLER_TRIES,
  GIVEN_UP,
  JUMP_MORE,
  LEAST_FILLED,
  MARKS_BORNE,
  MOST_FILLERS,
  MOST_ITEMS,
  OTHERS_APART,
  OTHERS_SEARCHED,
  SCARCE,
} from "./weights.ts";
import { unmetWishes, withoutPlaces } from "./wishes.ts";

// The issue page by page from the first, since a story may jump to a later page only. A page is searched, then made anew as long as that makes it better; what a page cannot hold
// goes on, or is told of.

export interface MadeUpLayout extends LaidOut {
  /** The issue with the frames that the engine found, and the make-ups of each page that has such, best first. */
  readonly madeUp: MadeUpIssue;
}

/** What an issue is laid out with. */
export interface Means extends Pick<Desk, "bench" | "pictures" | "words"> {
  /** Of the open issue; left out: nothing is remembered. */
  readonly memory?: Memory | undefined;
  /** Called when all frames are found; copy is set in them next. */
  readonly framed?: (() => void) | undefined;
}

/**
 * Finds a frame for every part that has none, and lays the issue out.
 * @param wanted how many make-ups of a page are kept
 */
export function layOutWith(written: Issue, means: Means, wanted = 1): MadeUpLayout {
  const plan = newDesk(written, means);
  const { known, issue: found, ...others } = makeUp(plan, wanted);
  const madeUp = { ...others, issue: { ...found, stories: knownStories(found.stories, plan.memory) } };
  means.framed?.();
  const desk = { ...plan, issue: madeUp.issue };
  const demands = madeUp.pages.map((made) => ({
    page: made.page,
    capacity: made.capacity,
    demand: made.demand,
    rest: made.makeUps[0]?.rest,
    tryWider: (photo: WiderPhoto, room: number) => triedOn(made, photo, room, { ...desk, known }),
  }));
  const laidOut = layOutFrames(desk, demands);
  const diagnostics = (): readonly Diagnostic[] => [
    ...madeUp.diagnostics,
    ...toldLeftOut(written, laidOut.stories, plan),
    ...toldOutranked(written, laidOut.layout, plan),
    ...laidOut.diagnostics(),
  ];
  return { ...laidOut, madeUp, diagnostics };
}

/** What the engine made up of an issue's loose parts. */
export interface MadeUpIssue {
  /** The issue with a frame in every part that found room. */
  readonly issue: Issue;
  readonly diagnostics: readonly Diagnostic[];
  /** One for each page with loose parts. */
  readonly pages: readonly MadeUpPage[];
}

export interface MadeUpPage {
  readonly page: number;
  /** Best first; the first is the one taken. */
  readonly makeUps: readonly MakeUp[];
  readonly items: readonly Item[];
  readonly states: number;
  /** Column-rows that were free, and those that all its stories needed before any went on elsewhere. */
  readonly capacity: number;
  readonly demand: number;
  /** Undefined for a settled page. */
  readonly ground?: Given;
}

/** What making up changes, page after page. */
interface State {
  issue: Issue;
  readonly starts: Map<string, number>;
  /** Parts that found no room on their page. */
  readonly homeless: Item[];
  /** What is told of settled pages. */
  readonly told: Diagnostic[];
  readonly pages: MadeUpPage[];
  /** Reckoned when the first jump is looked for. */
  rooms: Rooms | undefined;
}

/**
 * Gives every part without a frame its place, page by page from the first: a story may jump to a later page only.
 * @returns also what was found out about the items, so that a page tried with one item changed finds nothing out twice; a revision keeps `MadeUpIssue` alone
 */
export function makeUp(desk: Desk, wanted: number): MadeUpIssue & { readonly known: Known } {
  const issue = withStandingFillers(desk.issue);
  const known = nothingKnown(groupOffers);
  if (issue.stories.every((story) => story.parts.every((part) => part.frame !== undefined))) {
    return { issue, diagnostics: [], pages: [], known };
  }
  const state: State = { issue, starts: new Map(), homeless: [], told: [], pages: [], rooms: undefined };
  const own: MakeUpDesk = { ...desk, known };
  for (let page = 0; page < desk.issue.pages.length; page++) onePage(state, page, wanted, own);
  const found = { ...state.issue, stories: inManifestOrder(state.issue.stories, desk.issue) };
  const diagnostics = [...state.told, ...unmetWishes(found), ...toldOfRoom(state.homeless, { ...own, issue: found })];
  return { issue: found, diagnostics, pages: state.pages, known };
}

function onePage(state: State, page: number, wanted: number, desk: MakeUpDesk): void {
  const own = (): MakeUpDesk => ({ ...desk, issue: state.issue });
  const { issue, told } = fillGroups(page, own());
  state.issue = issue;
  state.told.push(...told);
  startsOn(state, page, own());
  placeSettled(state, page, own());
  const all = itemsOn(own(), page, state.starts);
  if (all.length === 0) return;
  const waiting = dropLast(state, all, Math.max(0, all.length - MOST_ITEMS));
  const ground = groundOn(page, own());
  const trial: Trial = {
    page,
    ...ground,
    items: waiting,
    found: NOTHING,
    states: 0,
    capacity: 0,
    demand: 0,
  };
  make(trial, waiting, own());
  if (trial.found.makeUps.length === 0) dropFormless(state, trial, own());
  if (!isGood(trial.found) && isShortOfRoom(trial)) tryJump(state, trial, own());
  if (!isGood(trial.found)) tryWithoutWishes(state, trial, own());
  while (trial.found.makeUps.length === 0 && trial.items.length > 0) {
    if (oversets(trial.items).some((cut) => make(trial, cut, own()))) break;
    trial.items = dropLast(state, trial.items, Math.ceil(trial.items.length * GIVEN_UP));
  }
  const again = (items: readonly Item[]): Found => search(trial, items, 1, own());
  placeLostPhotos(trial, (items) => make(trial, items, own()));
  tryLeftOut(trial, again);
  keepRanks(trial, again, own());
  keepCover(trial, again, own());
  tryWider(trial, again, own());
  tryFillers(state, trial, own());
  if (wanted > 1) addOthers(trial, wanted, own());
  take(state, { ...trial, ground });
}

/** Gives the stories of a settled page their frames; what else the page has finds room in what they leave. */
function placeSettled(state: State, page: number, desk: MakeUpDesk): void {
  const settled = desk.issue.settled.find((each) => each.page === page);
  if (settled === undefined) return;
  const { settled: items, others } = settledItems(settled, itemsOn(desk, page, state.starts));
  for (const { story, part } of others) {
    state.told.push(warningAt(part.span, "settled-left-out", { story: story.id, page: labelOf(desk, page) }));
  }
  if (items.length === 0) return;
  const ground = groundOn(page, desk);
  const makeUp = makeSettled({ settled, items, ...ground }, desk);
  state.told.push(...settledFaults(settled, items, makeUp, labelOf(desk, page)));
  if (makeUp === undefined) return;
  const found: Found = {
    makeUps: [makeUp],
    states: 0,
    capacity: capacityOf(ground.fixed, desk),
    demand: settledDemand(items, makeUp, desk),
  };
  take(state, { page, items, ...found, found });
}

/** One page on its way: the items as they stand now, and what was found for them. */
interface Trial extends Given {
  readonly page: number;
  items: readonly Item[];
  found: Found;
  states: number;
  capacity: number;
  demand: number;
}

/** Makes the page up of some items, and keeps the result if it is better than before. */
function make(trial: Trial, items: readonly Item[], desk: MakeUpDesk): boolean {
  const found = search(trial, items, 1, desk);
  trial.capacity = Math.max(trial.capacity, found.capacity);
  trial.demand = Math.max(trial.demand, found.demand);
  if (worthOf(found) >= worthOf(trial.found)) return false;
  trial.found = found;
  trial.items = items;
  return true;
}

/** Puts other make-ups of the same items behind the one that is found where only one is wanted: that is the one built. */
function addOthers(trial: Trial, wanted: number, desk: MakeUpDesk): void {
  const [best] = trial.found.makeUps;
  if (best === undefined) return;
  const kept = [best];
  const covered = isCovered(trial.items, best, desk);
  for (const makeUp of search(trial, trial.items, wanted * OTHERS_SEARCHED, desk).makeUps) {
    if (!covered && isCovered(trial.items, makeUp, desk)) continue;
    if (kept.length < wanted && kept.every((other) => distanceOf(other, makeUp) >= OTHERS_APART)) kept.push(makeUp);
  }
  trial.found = { ...trial.found, makeUps: kept };
}

function search(trial: Trial, items: readonly Item[], wanted: number, desk: MakeUpDesk): Found {
  const { fixed, heads } = trial;
  const request: PageRequest = { items, fixed, heads, wanted };
  const found = makePage(request, desk);
  trial.states += found.states;
  return found;
}

/** Fills the room at the page's foot with fillers, first with all that have room there, then with fewer, as long as the page stays as good. */
function tryFillers(state: State, trial: Trial, desk: MakeUpDesk): void {
  const before = trial.found.makeUps[0];
  if (before?.rest === undefined || before.faults > 0 || desk.issue.fillers.length === 0) return;
  const room = areaOf(before.rest);
  const isFuller = ({ rest }: MakeUp): boolean => rest === undefined || areaOf(rest) < room;
  const all = fillersFor(room, trial.page, desk);
  for (let count = all.length; count > 0 && count > all.length - FILLER_TRIES; count--) {
    const chosen = all.slice(0, count);
    const taken = new Set(chosen.map(({ id }) => id));
    const fillers = desk.issue.fillers.filter(({ id }) => !taken.has(id));
    const issue = { ...desk.issue, stories: [...desk.issue.stories, ...chosen], fillers };
    const filling = { ...desk, issue };
    const items = [...trial.items, ...chosen.map((story) => itemOf(filling, story, story.parts[0] as Part, 0))];
    if (!keepBetter(trial, items, (those) => search(trial, those, 1, filling), isFuller)) continue;
    state.issue = issue;
    return;
  }
}

/** Leaves wishes for a place aside where they do not let the page come out. */
function tryWithoutWishes(state: State, trial: Trial, desk: MakeUpDesk): void {
  const items = withoutPlaces(trial.items);
  if (items === undefined) return;
  make(trial, items, desk);
  if (trial.found.makeUps.length > 0) return;
  trial.items = items;
  tryJump(state, trial, desk);
}

/** Lets stories go on elsewhere, first with little copy, then with more, until the page is without a fault. */
function tryJump(state: State, trial: Trial, desk: MakeUpDesk): void {
  const { page, fixed, items } = trial;
  const rooms = state.rooms ?? roomsOf(desk, page);
  state.rooms = rooms;
  let tried = "";
  for (const more of JUMP_MORE) {
    const plans = planJumps(page, items, fixed, rooms, more, desk);
    if (plans.length === 0) return;
    // Where no more can go on, the same plan would be searched again.
    const same = plans.map(({ item, to, share }) => `${item.story.id} ${to} ${share}`).join();
    if (same === tried) return;
    tried = same;
    const jumping = withJumps(items, plans, desk.issue);
    if (make(trial, jumping.items, { ...desk, issue: jumping.issue })) {
      state.issue = jumping.issue;
      state.rooms = roomsBehind(rooms, plans);
    }
    if (isGood(trial.found) && (trial.found.makeUps[0]?.marks ?? 0) <= MARKS_BORNE) return;
  }
}

function take(
  state: State,
  { found, page, items, states, capacity, demand, ground }: Omit<MadeUpPage, "makeUps"> & { readonly found: Found },
): void {
  const best = found.makeUps[0];
  if (best === undefined) return;
  const { makeUps } = found;
  const made: MadeUpPage = { page, makeUps, items, states, capacity, demand, ...(ground && { ground }) };
  const before = state.pages.at(-1);
  if (before?.page === page) state.pages[state.pages.length - 1] = both(before, made);
  else state.pages.push(made);
  state.issue = withMakeUp(state.issue, items, best);
  for (const [index, placement] of best.placements.entries()) {
    startNext(state, items[placement.item] as Item, best.proofs[index]?.setting.fit.at ?? 0);
  }
}

/** A settled page, and on it the make-ups of what is not settled. */
function both(settled: MadeUpPage, others: MadeUpPage): MadeUpPage {
  const [own] = settled.makeUps as readonly [MakeUp];
  const shift = settled.items.length;
  return {
    ...settled,
    items: [...settled.items, ...others.items],
    makeUps: others.makeUps.map((each) => ({
      placements: [
        ...own.placements,
        ...each.placements.map((placement) => ({ ...placement, item: placement.item + shift })),
      ],
      proofs: [...own.proofs, ...each.proofs],
      cost: own.cost + each.cost,
      faults: own.faults + each.faults,
      marks: own.marks + each.marks,
      rest: each.rest,
    })),
    states: settled.states + others.states,
    demand: settled.demand + others.demand,
  };
}

/** A story goes on elsewhere only where its page cannot take it (RULES.md#jumps). */
function isShortOfRoom({ found, capacity, demand }: Trial): boolean {
  return found.makeUps.length === 0 || demand > SCARCE * capacity;
}

function isGood({ makeUps }: Found): boolean {
  return makeUps[0]?.faults === 0;
}

/** How bad the best make-up is: faults first, then marks beyond the one that is borne. */
function worthOf({ makeUps }: Found): number {
  const best = makeUps[0];
  return best === undefined ? Number.POSITIVE_INFINITY : best.faults * FAULT_MARKS + marksBeyond(best);
}

function groundOn(page: number, desk: MakeUpDesk): Given {
  const given = occupantsOn(desk.issue, page);
  return { fixed: given.map(({ frame }) => frame), heads: fixedHeads(given, desk) };
}

/** Sets the pinned parts of a page that others follow, to know where those begin. */
function startsOn(state: State, page: number, desk: MakeUpDesk): void {
  const fixed = occupantsOn(state.issue, page);
  for (const { story, part, frame } of fixed) {
    if (story === undefined || part === undefined || story.parts.at(-1) === part || part.spread !== undefined) continue;
    const item = itemOf(desk, story, part, state.starts.get(partKey(story, part)) ?? 0);
    const setting = setPart({ frame, above: aboveOf(frame, fixed), bias: 0, ...item }, desk);
    startNext(state, item, setting.fit.at);
  }
}

function startNext(state: State, { story, part }: Item, at: number): void {
  const next = story.parts[story.parts.indexOf(part) + 1];
  if (next !== undefined) state.starts.set(partKey(story, next), at);
}

/** Makes the page up without items that have no form in which they could stand: others find room. */
function dropFormless(state: State, trial: Trial, desk: MakeUpDesk): void {
  const kept = trial.items.filter((item) => hasForm(item, desk) || mayGoOn(item, desk));
  if (kept.length === trial.items.length) return;
  state.homeless.push(...trial.items.filter((item) => !kept.includes(item)));
  trial.items = kept;
  make(trial, kept, desk);
}

function dropLast(state: State, items: readonly Item[], count: number): readonly Item[] {
  const kept = items.slice(0, items.length - count);
  state.homeless.push(...items.slice(kept.length));
  return kept;
}

/**
 * Fillers for the room at a page's foot, each as a brief that waits for a frame there: the longest that still fits, then again
 * the longest; of equals the manifest's first. Empty when none fits.
 * @param room column-rows
 */
function fillersFor(room: number, page: number, desk: MakeUpDesk): readonly Story[] {
  const { grid } = desk.issue.paper;
  const waiting = desk.issue.fillers.flatMap((filler) => {
    const story: Story = { ...filler, priority: "brief", parts: [barePart(page, filler.span, grid)] };
    const item = itemOf(desk, story, story.parts[0] as Part, 0);
    const need = needIn(offersIn(item, { columns: grid.columns, rows: grid.rows }, desk));
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

/** The issue with the fillers that the manifest gives a place among its stories, behind them. */
function withStandingFillers(issue: Issue): Issue {
  const standing = issue.fillers.filter(({ parts }) => parts.length > 0);
  if (standing.length === 0) return issue;
  const fillers = issue.fillers.filter(({ parts }) => parts.length === 0);
  return { ...issue, stories: [...issue.stories, ...standing], fillers };
}

/** Stories, then the fillers among them as the manifest has them: the same order, whether their places were found or given. */
function inManifestOrder(stories: readonly Story[], written: Issue): readonly Story[] {
  const ranks = new Map(written.fillers.map(({ id }, index) => [id, index]));
  const rankOf = ({ id }: Story): number => ranks.get(id) ?? -1;
  return stories.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The wider photo that the message of 天窗 names, tried on a page that was made up: with the share of the room that it really fills,
 * narrower where the page does not come out with it, and not named at all where it never does.
 */
function triedOn(
  { items, makeUps, ground }: MadeUpPage,
  named: WiderPhoto,
  room: number,
  desk: MakeUpDesk,
): WiderPhoto | undefined {
  const [before] = makeUps;
  if (before === undefined || ground === undefined) return undefined;
  for (const columns of widthsOf(named)) {
    const wider = items.map((item) => withColumns(item, { file: named.photo, columns }));
    if (wider.every((item, at) => item === items[at])) return undefined;
    const [after] = makePage({ items: wider, ...ground, wanted: 1 }, desk).makeUps;
    if (after === undefined || !isAsGood(after, before) || isCovered(wider, after, desk)) continue;
    const filled = (takenBy(after) - takenBy(before)) / room;
    if (filled >= LEAST_FILLED) return { ...named, wider: columns, share: Math.min(100, Math.round(filled * 100)) };
  }
  return undefined;
}
