import { forShortTexts } from "../../base/blocks.ts";
import { emptyCopy } from "../../base/copy.ts";
import { errorAt, warningAt } from "../../base/diagnostic.ts";
import { type FramePlan, holdsFrame } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { IssueManifest, WrittenGroup, WrittenStory } from "../manifest/manifest.ts";
import { pageIndex, resolveFrame } from "./frames.ts";
import type { GroupPlan, Part, Story } from "./issue.ts";
import { openPages, reportContrast, reverseOf, tintOf } from "./parts.ts";
import type { StoryContext } from "./story-context.ts";
import type { Priority } from "./style.ts";
import { plainHeading, plainText } from "./texts.ts";

/*
 * Resolves stories under one common head (集纳, 专题). The head becomes a story without copy, before the first story of its group, so that later stages place and
 * set it like any story. A frame is given for the group, for all its stories as well, or not at all; the rows that are left above the stories are the head's.
 */

/**
 * The stories, with the head of each group before its first one, and with the box or ground that limits their legs.
 * Reports groups that do not exist, and stories that do not fit into their group.
 */
export function resolveGroups(
  { groups, stories: written }: Pick<IssueManifest, "groups" | "stories">,
  stories: readonly Story[],
  context: StoryContext,
): readonly Story[] {
  const lost = reportUnknown(groups, written, context);
  if (groups.length === 0) return stories;
  const headById = new Map(
    groups.map((group) => {
      const head = resolveGroup(group, written, stories, context);
      const count = stories.filter((story) => story.group === head.id).length;
      // A story that names an unknown group may belong to this one.
      if (count < 2 && !lost) context.diagnostics.push(warningAt(head.span, "group-of-one", { group: head.id, count }));
      return [head.id, head];
    }),
  );
  const seen = new Set<string>();
  return stories.flatMap((story) => {
    const group = story.group === undefined ? undefined : headById.get(story.group);
    if (group === undefined) return [story];
    const isFirst = !seen.has(group.id);
    seen.add(group.id);
    const member = { ...story, parts: story.parts.map((part) => withinGroup(part, group, false)) };
    return isFirst ? [group, member] : [member];
  });
}

/** The part with the group's columns, from which its legs are taken, if the group has a frame with a box or a ground. */
function withinGroup(part: Part, { id, heads }: Story, head: boolean): Part {
  if (heads?.frame === undefined || (heads.box === undefined && heads.tint === undefined)) return part;
  return { ...part, within: { group: id, columns: heads.frame.columns, box: heads.box, head } };
}

/** @returns whether a story names a group that does not exist */
function reportUnknown(
  groups: readonly WrittenGroup[],
  stories: readonly WrittenStory[],
  { diagnostics }: StoryContext,
): boolean {
  const ids = groups.map(({ id }) => id.value);
  const unknown = stories.flatMap(({ group }) => (group === undefined || ids.includes(group.value) ? [] : [group]));
  for (const { value, span } of unknown) {
    diagnostics.push(errorAt(span, "unknown-name", { value, under: "groups", ...nearMiss(value, ids) }));
  }
  return unknown.length > 0;
}

const RANKS: readonly Priority[] = ["lead", "major", "normal"];

/** The head of a group, as a story without copy. */
function resolveGroup(
  written: WrittenGroup,
  writtenStories: readonly WrittenStory[],
  stories: readonly Story[],
  context: StoryContext,
): Story {
  const { diagnostics, paper } = context;
  const { id, place } = written;
  const own = stories.filter(({ group }) => group === id.value);
  const pages = openPages({ ...written, place: [place] }, context);
  const page = pages === undefined ? pageIndex(place.page, context) : pages[0];
  const frame = resolveFrame(place, context);
  const tint = tintOf(place.tint, context);
  const first = writtenStories.find(({ group }) => group?.value === id.value);
  if (first !== undefined) reportContrast(place, tint, { id, body: first.body }, context);
  const headline = plainHeading(written.headline);
  const label = plainText(written.label);
  if (headline === undefined && label === undefined) {
    diagnostics.push(errorAt(id.span, "no-headline", { story: id.value }));
  }
  if (paper.grid.writing === "vertical") diagnostics.push(errorAt(id.span, "group-in-vertical", { group: id.value }));
  const box = place.box?.value;
  const heads: GroupPlan = { frame, box: box === false ? undefined : box, tint };
  for (const story of writtenStories) if (story.group?.value === id.value) reportMember(story, written, context);
  reportFrames(written, own, heads, context);
  const strip = frame && stripOf(frame, own);
  const part: Part = {
    number: 1,
    page: page ?? 0,
    frame: strip,
    head: "top",
    over: undefined,
    headline: undefined,
    legs: undefined,
    box: undefined,
    tint: undefined,
    reverse: reverseOf(place.reverse, context),
    rule: true,
    span: place.columns?.span ?? place.page.span,
  };
  const head: Story = {
    id: id.value,
    priority: written.priority?.value ?? rankOver(own),
    ...forShortTexts(() => undefined),
    label,
    kicker: plainHeading(written.kicker),
    headline,
    deck: plainHeading(written.deck),
    note: undefined,
    copy: emptyCopy(id.span.source),
    photos: [],
    parts: page === undefined || pages !== undefined ? [] : [part],
    ...(pages !== undefined && page !== undefined && { unplanned: { pages, part } }),
    continuedFrom: undefined,
    continuesOn: undefined,
    heads,
    web: own.length === 0 || own.some(({ web }) => web),
    span: id.span,
  };
  return { ...head, parts: head.parts.map((each) => withinGroup(each, head, true)) };
}

/** One rank above the greatest story, so that no headline under the common head is as large. Lead is for single stories. */
function rankOver(members: readonly Story[]): Priority {
  const greatest = RANKS.find((rank) => members.some(({ priority }) => priority === rank));
  if (greatest === undefined) return "normal";
  return greatest === "normal" ? "major" : greatest;
}

/** The rows above a group's stories, if all of them have frames. */
function stripOf({ columns, rows }: FramePlan, members: readonly Story[]): FramePlan | undefined {
  const tops = members.map(({ parts }) => parts[0]?.frame?.rows.from);
  if (tops.length === 0 || tops.includes(undefined)) return undefined;
  const top = Math.min(...tops.map((row) => row ?? rows.from));
  return top <= rows.from ? undefined : { columns, rows: { from: rows.from, to: top - 1 } };
}

/** Reports a story that cannot be in a group: it must be whole, on the group's page, in horizontal lines. */
function reportMember(story: WrittenStory, group: WrittenGroup, { diagnostics }: StoryContext): void {
  const args = { story: story.id.value, group: group.id.value };
  const [first, second] = story.place;
  const isOpen = story.open !== undefined;
  if (first !== undefined && !isOpen && (group.open !== undefined || first.page.value !== group.place.page.value)) {
    const own = (group.open ?? [group.place.page]).map(({ value }) => value).join(", ");
    const pages = { page: first.page.value, own };
    diagnostics.push(
      own === ""
        ? errorAt(first.page.span, "clashing-keys", { key: "place", other: "group" }, [group.id.span])
        : errorAt(first.page.span, "group-page", { ...args, ...pages }, [group.place.page.span]),
    );
  }
  // Over the fold the story would have two parts.
  const fold = first?.spread?.value === true ? first.spread.span : undefined;
  const jump = fold ?? second?.page.span ?? story.continuesOn?.span ?? story.continuedFrom?.span;
  if (jump !== undefined) diagnostics.push(errorAt(jump, "group-jump", args));
  if (story.writing?.value === "vertical") {
    diagnostics.push(errorAt(story.writing.span, "group-in-vertical", { group: group.id.value }));
  }
}

/** Reports a group with some of its frames: allowed are all of them, the group's alone, or none. */
function reportFrames(
  { id, place }: WrittenGroup,
  members: readonly Story[],
  { frame, box, tint }: GroupPlan,
  { diagnostics }: StoryContext,
): void {
  const framed = members.filter(({ parts }) => parts[0]?.frame !== undefined);
  for (const story of members) {
    const [part] = story.parts;
    if (part === undefined || framed.length === 0) continue;
    const args = { story: story.id, group: id.value };
    if (part.frame === undefined) diagnostics.push(errorAt(part.span, "group-half-framed", args));
    else if (frame === undefined) diagnostics.push(errorAt(part.span, "group-without-frame", args, [place.page.span]));
    else {
      const room = roomIn({ frame, box, tint });
      const given = { columns: `${room.columns.from}-${room.columns.to}`, rows: `${room.rows.from}-${room.rows.to}` };
      if (!holdsFrame(room, part.frame)) diagnostics.push(errorAt(part.span, "outside-group", { ...args, ...given }));
    }
  }
}

/** The frame inside the group's head and box: the most room for its stories. */
function roomIn({ frame, box, tint }: Pick<GroupPlan, "box" | "tint"> & { readonly frame: FramePlan }): FramePlan {
  const pad = box === undefined && tint === undefined ? 0 : 1;
  const { from, to } = frame.rows;
  return { columns: frame.columns, rows: { from: from + 1 + pad, to: to - pad } };
}
