import { barePart } from "../makeup/candidates/item.ts";
import type { Issue, Story } from "../model/issue.ts";
import type { Priority } from "../model/style.ts";
import { BRIEF_CHARACTERS, LEAST_MAJOR, LENGTH_STEP, MAJORS, PICTURE_STEPS } from "./weights.ts";

// Who waits for a page, and on which page each would stand if there were room everywhere. Stories without a rank get one first.

/** Stories that stand on one page: a story, a group with its head, stories that wish to be side by side. */
export interface Cluster {
  readonly stories: readonly Story[];
  /** Indices of the pages that it may stand on, ascending. */
  readonly pages: readonly number[];
  /** The page that its rank and its place in the manifest suggest. */
  readonly wanted: number;
  /** Its highest rank. */
  readonly rank: Priority;
}

/** The stories of an issue that wait for a page, and the issue without them. */
export interface Waiting {
  readonly clusters: readonly Cluster[];
  readonly rest: Issue;
}

/** The stories of a cluster on one of its pages. */
export function storiesOn({ stories }: Cluster, page: number, { paper }: Issue): readonly Story[] {
  return stories.map((story) => {
    const { unplanned } = story;
    const part = unplanned?.part ?? barePart(page, story.span, paper.grid);
    return { ...story, parts: [{ ...part, page }] };
  });
}

/** The issue without the stories that wait: those whose page is not given, and the stories of such groups. */
export function withoutWaiting(issue: Issue): Issue {
  return { ...issue, stories: issue.stories.filter((story) => !isWaiting(story, issue)) };
}

function isWaiting({ unplanned, group, parts }: Story, { stories }: Issue): boolean {
  if (unplanned !== undefined) return true;
  return group !== undefined && parts.length === 0 && stories.some((head) => head.id === group && head.unplanned);
}

/** @param open the pages that have room */
export function waitingIn(issue: Issue, rest: Issue, open: readonly number[]): Waiting {
  const stories = ranked(
    issue.stories.filter((story) => isWaiting(story, issue)),
    rest,
    open,
  );
  const heads = stories.filter(({ unplanned }) => unplanned !== undefined);
  const wanted = wantedPages(heads, rest, open);
  const own = heads.map((head): Cluster => {
    const members = head.heads === undefined ? [] : stories.filter(({ group }) => group === head.id);
    const pages = head.unplanned?.pages ?? [];
    return { stories: [head, ...members], pages, wanted: nearest(wanted.get(head) ?? 0, pages), rank: head.priority };
  });
  return { clusters: besideEachOther(own, rest), rest };
}

function nearest(page: number, pages: readonly number[]): number {
  return pages.toSorted((a, b) => Math.abs(a - page) - Math.abs(b - page) || a - b)[0] ?? page;
}

/**
 * Ranks the stories that have no priority: on each page without a lead the longest becomes one, a picture counts as half its length more; two more a page become
 * major, unless the manifest names majors; the short ones are briefs. Lengths count in steps, so that a few characters rank no other story.
 */
function ranked(stories: readonly Story[], rest: Issue, open: readonly number[]): readonly Story[] {
  const able = stories.filter(({ unranked, spare, heads }) => unranked && !spare && heads === undefined);
  const weight = ({ copy, photos }: Story): number =>
    Math.floor(Math.log(Math.max(1, copy.codes.length)) / Math.log(LENGTH_STEP)) +
    (photos.length > 0 ? PICTURE_STEPS : 0);
  const inTurn = able.toSorted((a, b) => weight(b) - weight(a));
  const ranks = new Map<Story, Priority>();
  const rank = (priority: Priority, page: number, isAble: (story: Story) => boolean): void => {
    const story = inTurn.find((each) => !ranks.has(each) && each.unplanned?.pages.includes(page) && isAble(each));
    if (story !== undefined) ranks.set(story, priority);
  };
  const leads = leadPages(stories, rest, open);
  for (const page of open) if (![...leads.values()].includes(page) && !hasLead(page, rest)) rank("lead", page, isLong);
  if (!stories.some(({ priority, unranked }) => priority === "major" && !unranked)) {
    for (let count = 0; count < MAJORS; count++) for (const page of open) rank("major", page, isLong);
  }
  return stories.map((story): Story => {
    if (!story.unranked) return story;
    const isShort = story.photos.length === 0 && story.copy.codes.length <= BRIEF_CHARACTERS;
    const priority = ranks.get(story) ?? (isShort && story.heads === undefined ? "brief" : story.priority);
    return priority === story.priority ? story : { ...story, priority };
  });
}

function isLong({ copy }: Story): boolean {
  return copy.codes.length >= LEAST_MAJOR;
}

function hasLead(page: number, { stories }: Issue): boolean {
  return stories.some(({ priority, parts }) => priority === "lead" && parts[0]?.page === page);
}

/** The page of each lead: in order, the first that has none yet. */
function leadPages(stories: readonly Story[], rest: Issue, open: readonly number[]): ReadonlyMap<Story, number> {
  const pages = new Map<Story, number>();
  for (const story of stories) {
    if (story.priority !== "lead") continue;
    const able = open.filter((page) => story.unplanned?.pages.includes(page));
    const free = able.find((page) => !hasLead(page, rest) && ![...pages.values()].includes(page));
    pages.set(story, free ?? able[0] ?? 0);
  }
  return pages;
}

/** Leads one a page, majors two a page from the first on, the others where they come in the manifest. */
function wantedPages(stories: readonly Story[], rest: Issue, open: readonly number[]): ReadonlyMap<Story, number> {
  const wanted = new Map<Story, number>(leadPages(stories, rest, open));
  const pageAt = (share: number): number => open[Math.min(open.length - 1, Math.floor(share))] ?? 0;
  const majors = stories.filter(({ priority }) => priority === "major");
  const most = Math.max(MAJORS, majors.length / Math.max(1, open.length));
  for (const [at, story] of majors.entries()) wanted.set(story, pageAt(at / most));
  const others = stories.filter((story) => !wanted.has(story));
  const length = others.reduce((sum, { copy }) => sum + copy.codes.length, 0);
  let before = 0;
  for (const story of others) {
    wanted.set(story, pageAt((before * open.length) / Math.max(1, length)));
    before += story.copy.codes.length;
  }
  return wanted;
}

/** Joins stories that wish to be side by side, if there is a page for both. */
function besideEachOther(clusters: readonly Cluster[], rest: Issue): readonly Cluster[] {
  let joined = clusters;
  for (const story of clusters.flatMap((cluster) => cluster.stories)) {
    const beside = story.wish?.beside;
    if (beside === undefined) continue;
    const own = joined.find(({ stories }) => stories.some(({ id }) => id === story.id)) as Cluster;
    const other = joined.find(({ stories }) => stories.some(({ id }) => id === beside));
    const given = rest.stories.find(({ id }) => id === beside)?.parts.map(({ page }) => page);
    const pages = own.pages.filter((page) => (other?.pages ?? given ?? []).includes(page));
    if (other === own || pages.length === 0) continue;
    const [first, second] =
      other !== undefined && joined.indexOf(other) < joined.indexOf(own) ? [other, own] : [own, other];
    const made: Cluster = {
      ...first,
      stories: [...first.stories, ...(second?.stories ?? [])],
      pages,
      wanted: nearest(first.wanted, pages),
    };
    joined = joined.flatMap((each) => (each === first ? [made] : each === second ? [] : [each]));
  }
  return joined;
}
