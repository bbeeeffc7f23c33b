import { areaOf } from "../layout/grid.ts";
import { occupantsOn } from "../layout/surroundings.ts";
import type { Candidates } from "../makeup/candidates/item.ts";
import { itemOf } from "../makeup/candidates/items.ts";
import { candidatesIn, type MakeUpContext, needIn, wholePage } from "../makeup/context.ts";
import { needOf } from "../makeup/jumps.ts";
import type { Issue, Story } from "../model/issue.ts";
import { storiesOn, type Waiting } from "./clusters.ts";
import { type Load, NO_LOAD, type Place, type Problem } from "./search.ts";
import { FAR, FORBIDDEN, FULL, GROWS, MOST, OPEN, PRICE, QUANTA, SLACK } from "./weights.ts";

// What the search needs to know, in whole numbers: the room of each page, the room that each story takes with its head and photos, and what each story costs on each
// page. Rounding is on purpose: a line more in one story seldom changes a number, and so no page of another story.

/** The quanta of each page that no frame takes, and what the stories need and fill there that the manifest puts on it. */
export interface Rooms {
  readonly rooms: readonly number[];
  readonly given: readonly Load[];
  readonly quanta: (columnRows: number) => number;
}

export function roomsOf(rest: Issue, context: MakeUpContext): Rooms {
  const { columns, rows } = rest.paper.grid;
  const quanta = (columnRows: number): number => Math.round((columnRows * QUANTA) / (columns * rows));
  const free = (page: number): number =>
    columns * rows - occupantsOn(rest, page).reduce((all, { frame }) => all + areaOf(frame), 0);
  return {
    rooms: rest.pages.map((_, page) => quanta(free(page))),
    given: rest.pages.map((_, page) =>
      sumOf(rest.stories.flatMap((story) => givenLoad(story, page, { ...context, issue: rest }, quanta))),
    ),
    quanta,
  };
}

/** The pages on which stories may still come. */
export function openPages({ rooms, given }: Rooms): readonly number[] {
  return rooms.flatMap((room, page) => (room - (given[page] as Load).need >= OPEN * QUANTA ? [page] : []));
}

export function problemOf(
  { clusters, rest }: Waiting,
  { rooms, given: before, quanta }: Rooms,
  context: MakeUpContext,
): Problem {
  const placed = clusters.map((cluster) => storiesOn(cluster, cluster.wanted, rest));
  const own = { ...context, issue: { ...rest, stories: [...rest.stories, ...placed.flat()] } };
  const loads = placed.map((stories) => sumOf(stories.map((story) => loadOf(story, own, quanta))));
  const given = [...before];
  const costs = clusters.map(({ stories, pages, wanted, rank }) => [
    ...rooms.map((_, page) => (pages.includes(page) ? FAR[rank] * Math.abs(page - wanted) : FORBIDDEN)),
    stories.every(({ spare }) => spare) ? 0 : FORBIDDEN,
  ]);
  for (const [at, load] of loads.entries()) spread(at, load, { rooms, loads, given, costs });
  const fill = [...loads, ...given].reduce((all, each) => all + each.fill, 0);
  const share = Math.min(FULL, fill / Math.max(1, sum(rooms))) - SLACK;
  const pictures = [...loads, ...given].some((each) => each.pictures > 0);
  const places = rooms.map(
    (room, page): Place => ({
      least: Math.floor(share * room),
      most: Math.floor(MOST * room),
      lead: room >= OPEN * QUANTA,
      picture: room >= OPEN * QUANTA && pictures,
      given: given[page] as Load,
    }),
  );
  return { places, loads, costs };
}

/** The tables that `spread` changes. */
interface Tables {
  readonly rooms: readonly number[];
  readonly loads: Load[];
  readonly given: Load[];
  readonly costs: number[][];
}

/** A story longer than a page fills the page that it wants and as many of the next as it needs, since it jumps there: they have its room as given. */
function spread(at: number, load: Load, { rooms, loads, given, costs }: Tables): void {
  const own = costs[at] as number[];
  const able = own.flatMap((cost, page) => (cost < FORBIDDEN && page < rooms.length ? [page] : []));
  const free = (page: number): number => Math.max(0, (rooms[page] as number) - (given[page] as Load).need);
  if (able.length === 0 || able.some((page) => load.need <= MOST * (rooms[page] as number))) return;
  const holding = able.filter((page) => sum(rooms.slice(page).map((_, behind) => free(page + behind))) >= load.need);
  const nearest = (holding.length > 0 ? holding : able).toSorted((a, b) => (own[a] as number) - (own[b] as number));
  const page = nearest[0] as number;
  costs[at] = own.map((cost, other) => (other === page ? cost : FORBIDDEN));
  loads[at] = { ...load, need: 0, fill: 0 };
  let left = load.need;
  for (let next = page; next < rooms.length && left > 0; next++) {
    const part = Math.min(left, free(next));
    given[next] = sumOf([given[next] as Load, { ...NO_LOAD, need: part, fill: part }]);
    left -= part;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function sumOf(loads: readonly Load[]): Load {
  return loads.reduce(
    (all, each) => ({
      need: all.need + each.need,
      fill: all.fill + each.fill,
      leads: all.leads + each.leads,
      majors: all.majors + each.majors,
      briefs: all.briefs + each.briefs,
      pictures: all.pictures + each.pictures,
    }),
    NO_LOAD,
  );
}

/** A story of a group counts for nothing but its photos: the group is one piece of the page. */
function ranksOf({ group, priority, photos }: Story): Load {
  const isPriority = (other: Story["priority"]): number => Number(group === undefined && priority === other);
  return {
    ...NO_LOAD,
    leads: isPriority("lead"),
    majors: isPriority("major"),
    briefs: isPriority("brief"),
    pictures: Number(photos.length > 0),
  };
}

/** The load of a story whose first part has a page and no frame. The head of a group has that of the whole group. */
function loadOf(story: Story, context: MakeUpContext, quanta: (columnRows: number) => number): Load {
  const [part] = story.parts;
  const ranks = ranksOf(story);
  if (part === undefined || story.group !== undefined) return ranks;
  const item = itemOf(context, story, part, 0);
  const candidates = candidatesIn(item, wholePage(context), context);
  const need = needIn(candidates) ?? needOf(item, context);
  const grown = Math.max(need, areaAt(-PRICE, candidates));
  return { ...ranks, need: Math.max(1, quanta(need)), fill: Math.max(1, quanta(need + GROWS * (grown - need))) };
}

/** The column-rows of the candidate that is the cheapest if each of them costs this much; negative: earns. */
function areaAt(price: number, candidates: Candidates): number {
  let [area, least] = [0, Number.POSITIVE_INFINITY];
  for (const { shape, depth, cost } of candidates.flat()) {
    const own = shape.columns * depth;
    if (cost + price * own < least) [area, least] = [own, cost + price * own];
  }
  return area;
}

/** The load of a story on a page where the manifest puts it: only its ranks if its frame is given too. */
function givenLoad(
  story: Story,
  page: number,
  context: MakeUpContext,
  quanta: (columnRows: number) => number,
): readonly Load[] {
  const own = story.parts.filter((part) => part.page === page);
  if (own.length === 0) return [];
  const loose = own.filter(({ frame }) => frame === undefined);
  if (loose.length === 0 || story.heads?.frame !== undefined) return [ranksOf(story)];
  const { need, fill, ...ranks } = loadOf(story, context, quanta);
  const share = loose.length / story.parts.length;
  return [{ ...ranks, need: Math.round(need * share), fill: Math.round(fill * share) }];
}
