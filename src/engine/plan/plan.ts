import type { Diagnostic } from "../../base/diagnostic.ts";
import { newLayoutContext } from "../layout/context.ts";
import type { MakeUpContext } from "../makeup/context.ts";
import { layOutIn, type MadeUpLayout, type Means, makeUpContext, type PageTrial, tryPage } from "../makeup/make-up.ts";
import { whiteIn } from "../makeup/remake.ts";
import type { Issue } from "../model/issue.ts";
import { type Cluster, storiesOn, type Waiting, waitingIn, withoutWaiting } from "./clusters.ts";
import type { FlatPlan, Why } from "./flat-plan.ts";
import { openPages, problemOf, type Rooms, roomsOf } from "./problem.ts";
import { reportPlan } from "./report.ts";
import { type Assignment, assign, costOf, type Place, type Problem } from "./search.ts";
import { NOT_OUT, QUANTA, ROUNDS, SLACK, WHITE } from "./weights.ts";

// The flat plan (版样): gives a page to each story that has none, before make-up finds its frame. README.md tells how.

export interface PlannedLayout extends MadeUpLayout {
  readonly plan: FlatPlan;
}

/**
 * Gives each story a page, finds a frame for every part without one, and lays the issue out.
 * @param wanted number of make-ups to return for each page
 */
export function planAndLayOut(written: Issue, means: Means, wanted = 1): PlannedLayout {
  const context = makeUpContext(newLayoutContext(written, means));
  const plan = planIssue(context);
  const laidOut = layOutIn({ ...context, issue: plan.issue }, wanted, means.framed);
  const diagnostics = (): readonly Diagnostic[] => [...reportPlan(plan, written, laidOut), ...laidOut.diagnostics()];
  const { adverts } = laidOut;
  const issue = adverts === plan.issue.adverts ? plan.issue : { ...plan.issue, adverts };
  return { ...laidOut, plan: { ...plan, issue }, diagnostics };
}

export function planIssue(context: MakeUpContext): FlatPlan {
  const { issue } = context;
  const rest = withoutWaiting(issue);
  if (rest.stories.length === issue.stories.length) {
    return { issue, stories: [], spare: [], cost: 0, proven: true };
  }
  const rooms = roomsOf(rest, context);
  const waiting = waitingIn(issue, rest, openPages(rooms));
  const problem = problemOf(waiting, rooms, context);
  const { assignment } = bestTried(waiting, problem, { ...context, issue }, rooms);
  return planOf(assignment, waiting, issue);
}

/** An assignment, and its pages made up. */
interface Tried {
  readonly assignment: Assignment;
  readonly trials: readonly PageTrial[];
}

/**
 * Searches, makes the pages up, and searches again with what was found true: a page whose stories do not come out may hold less, one that stays white needs more.
 * Ends when all pages are good, or nothing gets better.
 */
function bestTried(waiting: Waiting, problem: Problem, context: MakeUpContext, rooms: Rooms): Tried {
  let corrected = problem;
  let best = tried(assign(problem), waiting, context);
  let last = best;
  const isGood = ({ trials }: Tried): boolean => trials.every((trial) => !isOver(trial) && whiteOn(trial, rooms) === 0);
  const costAsMade = (made: Tried): number => costOf(problem, made.assignment.pages) + faultsOf(made, rooms);
  for (let round = 0; round < ROUNDS && !isGood(last); round++) {
    corrected = { ...corrected, places: correctedPlaces(corrected, last, rooms) };
    const next = assign(corrected, last.assignment.pages);
    if (next.pages.every((page, at) => page === last.assignment.pages[at])) break;
    last = tried(next, waiting, context);
    if (costAsMade(last) < costAsMade(best)) best = last;
  }
  return best;
}

function tried(assignment: Assignment, waiting: Waiting, context: MakeUpContext): Tried {
  const issue = withPages(assignment, waiting, context.issue);
  const trials = issue.pages.map((_, page) => tryPage(page, { ...context, issue }));
  return { assignment, trials };
}

/** True for a page whose stories do not come out together. */
function isOver({ best, demand }: PageTrial): boolean {
  return demand > 0 && best?.faults !== 0;
}

/** Quanta that stay white at a page's foot, beyond what is tolerated. */
function whiteOn({ best }: PageTrial, { quanta }: Rooms): number {
  const white = best === undefined || best.faults > 0 ? 0 : quanta(whiteIn(best));
  return white > SLACK * QUANTA ? white : 0;
}

/** What the pages cost as they are made up, besides the costs of the assignment. */
function faultsOf({ trials }: Tried, rooms: Rooms): number {
  return trials.reduce((sum, trial) => sum + (isOver(trial) ? NOT_OUT : WHITE * whiteOn(trial, rooms)), 0);
}

function correctedPlaces({ places, loads }: Problem, last: Tried, rooms: Rooms): readonly Place[] {
  return places.map((place, page): Place => {
    const trial = last.trials[page] as PageTrial;
    if (!isOver(trial)) {
      const white = whiteOn(trial, rooms);
      return white === 0 ? place : { ...place, given: { ...place.given, fill: place.given.fill - white } };
    }
    const need = last.assignment.pages.reduce((sum, own, at) => (own === page ? sum + (loads[at]?.need ?? 0) : sum), 0);
    const beyond = Math.max(1, rooms.quanta(trial.demand - trial.capacity));
    const most = Math.min(place.most, place.given.need + need) - beyond;
    return { ...place, most, least: Math.min(place.least, most) };
  });
}

function withPages({ pages }: Assignment, { clusters }: Waiting, issue: Issue): Issue {
  const placed = new Map(
    clusters.flatMap((cluster, at) => {
      const page = pages[at] as number;
      const stories = page < issue.pages.length ? storiesOn(cluster, page, issue) : [];
      return cluster.stories.map(({ id }, index) => [id, stories[index]] as const);
    }),
  );
  return {
    ...issue,
    stories: issue.stories.flatMap((story) => (placed.has(story.id) ? (placed.get(story.id) ?? []) : [story])),
  };
}

function planOf(assignment: Assignment, waiting: Waiting, written: Issue): FlatPlan {
  const issue = withPages(assignment, waiting, written);
  const byId = new Map(waiting.clusters.flatMap((cluster) => cluster.stories.map(({ id }) => [id, cluster] as const)));
  const whyOf = (cluster: Cluster | undefined, page: number): Why => {
    if (cluster === undefined) return "given";
    if (cluster.pages.length === 1) return "only";
    return page === cluster.wanted ? "wanted" : "moved";
  };
  return {
    issue,
    stories: issue.stories.flatMap(({ id, parts: [part] }) =>
      part === undefined ? [] : [{ id, page: part.page, why: whyOf(byId.get(id), part.page) }],
    ),
    spare: waiting.clusters.flatMap(({ stories }, at) =>
      assignment.pages[at] === issue.pages.length ? stories.map(({ id }) => id) : [],
    ),
    cost: assignment.cost,
    proven: assignment.proven,
  };
}
