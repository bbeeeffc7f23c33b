import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { FramePlan, Issue, Part, Story } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import { setPart } from "../part.ts";
import { aboveOf, fixtures, type Occupant } from "../surroundings.ts";
import type { Item } from "./item.ts";
import { storyAs } from "./item.ts";
import { itemOf, itemsOn, partKey } from "./items.ts";
import { planJump, type Rooms, roomsOf } from "./jumps.ts";
import { type Found, type MakeUp, makePage } from "./make-page.ts";

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
}

/** What making up changes, page after page. */
interface State {
  issue: Issue;
  readonly starts: Map<string, number>;
  readonly diagnostics: Diagnostic[];
  readonly pages: MadeUpPage[];
  /** Reckoned when the first jump is looked for. */
  rooms: Rooms | undefined;
}

/** Gives every part without a frame its place, page by page from the first: a story may jump to a later page only. */
export function makeUp(desk: Desk, wanted: number): MadeUpIssue {
  if (desk.issue.stories.every((story) => story.parts.every((part) => part.frame !== undefined))) {
    return { issue: desk.issue, diagnostics: [], pages: [] };
  }
  const state: State = { issue: desk.issue, starts: new Map(), diagnostics: [], pages: [], rooms: undefined };
  for (let page = 0; page < desk.issue.pages.length; page++) onePage(state, page, wanted, desk);
  return { issue: state.issue, diagnostics: state.diagnostics, pages: state.pages };
}

function onePage(state: State, page: number, wanted: number, desk: Desk): void {
  const own = (): Desk => ({ ...desk, issue: state.issue });
  startsOn(state, page, own());
  const waiting = itemsOn(own(), page, state.starts);
  if (waiting.length === 0) return;
  const fixed = fixedOn(state.issue, page).map(({ frame }) => frame);
  const trial: Trial = { page, fixed, wanted, items: waiting, found: { makeUps: [], states: 0 }, states: 0 };
  make(trial, waiting, own());
  if (!isGood(trial.found)) tryJump(state, trial, own());
  while (trial.found.makeUps.length === 0 && trial.items.length > 0) {
    const cut = oversetLongest(trial.items);
    if (cut !== undefined) make(trial, cut, own());
    if (trial.found.makeUps.length === 0) trial.items = dropLast(state, page, trial.items, own());
  }
  take(state, trial);
}

/** One page on its way: the items as they stand now, and what was found for them. */
interface Trial {
  readonly page: number;
  readonly fixed: readonly FramePlan[];
  readonly wanted: number;
  items: readonly Item[];
  found: Found;
  states: number;
}

/** Makes the page up of some items, and keeps that where it is better than what there is. */
function make(trial: Trial, items: readonly Item[], desk: Desk): boolean {
  const found = makePage({ items, fixed: trial.fixed, wanted: trial.wanted }, desk);
  trial.states += found.states;
  if (!isBetter(found, trial.found)) return false;
  trial.found = found;
  trial.items = items;
  return true;
}

function tryJump(state: State, trial: Trial, desk: Desk): void {
  const jumping = withJump(state, trial, desk);
  if (jumping === undefined || !make(trial, jumping.items, { ...desk, issue: jumping.issue })) return;
  state.issue = jumping.issue;
}

function take(state: State, { page, items, found, states }: Trial): void {
  const best = found.makeUps[0];
  if (best === undefined) return;
  state.pages.push({ page, makeUps: found.makeUps, items, states });
  for (const [index, stand] of best.stands.entries()) {
    const item = items[stand.item] as Item;
    state.issue = withFrame(state.issue, item, { ...stand.offer.shape, frame: stand.frame });
    startNext(state, item, best.proofs[index]?.setting.fit.at ?? 0);
  }
}

function isGood({ makeUps }: Found): boolean {
  return makeUps[0]?.faults === 0;
}

function isBetter(a: Found, b: Found): boolean {
  return (a.makeUps[0]?.faults ?? Number.POSITIVE_INFINITY) < (b.makeUps[0]?.faults ?? Number.POSITIVE_INFINITY);
}

/** Nameplate, adverts and the parts whose frames are given. */
function fixedOn(issue: Issue, page: number): readonly Occupant[] {
  return [
    ...fixtures(issue, page),
    ...issue.stories.flatMap((story) =>
      story.parts.flatMap((part) =>
        part.page === page && part.frame !== undefined ? [{ frame: part.frame, story, part }] : [],
      ),
    ),
  ];
}

/** Sets the pinned parts of a page that others follow, to know where those begin. */
function startsOn(state: State, page: number, desk: Desk): void {
  const fixed = fixedOn(state.issue, page);
  for (const { story, part, frame } of fixed) {
    if (story === undefined || part === undefined || story.parts.at(-1) === part) continue;
    const item = itemOf(desk, story, part, state.starts.get(partKey(story, part)) ?? 0);
    const setting = setPart({ ...item, frame, above: aboveOf(frame, fixed), bias: 0 }, desk);
    startNext(state, item, setting.fit.at);
  }
}

function startNext(state: State, { story, part }: Item, at: number): void {
  const next = story.parts[story.parts.indexOf(part) + 1];
  if (next !== undefined) state.starts.set(partKey(story, next), at);
}

interface Jumping {
  readonly issue: Issue;
  readonly items: readonly Item[];
}

/** The page with one of its stories going on where there is room; undefined when none can. */
function withJump(state: State, { page, items, fixed }: Trial, desk: Desk): Jumping | undefined {
  state.rooms ??= roomsOf(desk, page);
  const plan = planJump({ page, items, fixed, rooms: state.rooms }, desk);
  if (plan === undefined) return undefined;
  const { item, to, share } = plan;
  const next: Part = {
    ...item.part,
    number: item.part.number + 1,
    page: to,
    frame: undefined,
    over: undefined,
    legs: undefined,
    box: undefined,
    tint: undefined,
    reverse: undefined,
    head: "top",
  };
  const story: Story = { ...item.story, parts: [...item.story.parts, next] };
  const issue = {
    ...state.issue,
    stories: state.issue.stories.map((other) => (other.id === story.id ? story : other)),
  };
  const jumping: Item = { ...item, story, after: "jump", share: { wish: share, overset: false } };
  return { issue, items: items.map((other) => (other === item ? jumping : other)) };
}

/** The longest story cut by its frame: the page is made up, and the error tells by how much it is over. */
function oversetLongest(items: readonly Item[]): readonly Item[] | undefined {
  const longest = items.reduce<Item | undefined>(
    (most, item) => (item.share !== undefined || (most && lengthOf(most) >= lengthOf(item)) ? most : item),
    undefined,
  );
  return longest && items.map((item) => (item === longest ? { ...item, share: { wish: 1, overset: true } } : item));
}

function lengthOf({ story, from }: Item): number {
  return story.copy.codes.length - from;
}

function dropLast(state: State, page: number, items: readonly Item[], desk: Desk): readonly Item[] {
  const last = items.at(-1) as Item;
  state.diagnostics.push(errorAt(last.part.span, "no-room", { story: last.story.id, page: labelOf(desk, page) }));
  return items.slice(0, -1);
}

/** The issue with a part in its frame and form. */
function withFrame(issue: Issue, item: Item, stand: Parameters<typeof storyAs>[1] & { frame: FramePlan }): Issue {
  const part: Part = { ...stand.part, frame: stand.frame };
  const stories = issue.stories.map((story) => {
    if (story.id !== item.story.id) return story;
    const parts = story.parts.map((other) => (other.number === part.number ? part : other));
    return { ...storyAs({ ...item, story }, stand), parts };
  });
  return { ...issue, stories };
}
