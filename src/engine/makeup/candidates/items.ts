import type { Paragraph } from "../../../base/copy.ts";
import type { LayoutContext } from "../../layout/context.ts";
import { afterOf, continuationNotice, openingOf } from "../../layout/jump.ts";
import { JUMP_LINES } from "../../layout/weights.ts";
import type { Issue, Part, Story } from "../../model/issue.ts";
import type { MakeUpContext } from "../context.ts";
import { CROWDED, FILL_PULL } from "../weights.ts";
import { type Item, rankOf } from "./item.ts";

/** Where each later part of a story begins, if known. */
type Starts = ReadonlyMap<string, number>;

/** An id of a part that stays the same when its frame or form changes. */
export function partKey(story: Story, part: Part): string {
  return `${story.id}/${part.number}`;
}

/** The parts of a page that need a frame, in order of importance, then of the manifest; a group is one item with its stories. */
export function itemsOn(context: MakeUpContext, page: number, starts: Starts): readonly Item[] {
  return context.issue.stories
    .filter(({ group, heads }) => group === undefined && heads?.frame === undefined)
    .flatMap((story) =>
      story.parts
        .filter((part) => part.page === page && part.frame === undefined)
        .map((part) => itemOf(context, story, part, starts.get(partKey(story, part)) ?? 0)),
    )
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** Continuations come after a page's own stories and before its briefs. */
function placeOf(item: Item): number {
  return item.opening === "first" ? rankOf(item) : 2.5;
}

/** The item of a part, from the memo: the same object as long as nothing changes. */
export function itemOf(context: MakeUpContext, story: Story, part: Part, from: number): Item {
  const members = story.heads === undefined ? [] : membersOf(context, story.id);
  const crowded = isCrowded(part.page, context.issue);
  return context.memos.items([story, part, from, crowded, members], () => {
    const plain = { ...newItem(context, story, part, from), crowded };
    const { unplanned, priority, heads } = story;
    if (heads !== undefined) return { ...plain, members };
    if (unplanned !== undefined && story.parts.length === 1 && from === 0) {
      const first = context.memos.firsts([unplanned, priority, crowded], () => plain);
      if (first !== plain) context.memos.twins.set(plain, first);
    }
    return plain;
  });
}

function membersOf(context: MakeUpContext, group: string): readonly Item[] {
  return context.issue.stories
    .filter((story) => story.group === group)
    .flatMap((story) => story.parts.slice(0, 1).map((part) => itemOf(context, story, part, 0)));
}

function isCrowded(page: number, { stories }: Issue): boolean {
  const parts = stories.reduce((sum, story) => sum + story.parts.filter((part) => part.page === page).length, 0);
  return parts >= CROWDED;
}

function newItem(context: LayoutContext, story: Story, part: Part, from: number): Omit<Item, "crowded"> {
  const at = story.parts.indexOf(part);
  const before = story.parts[at - 1];
  const opening = openingOf(story, before, part);
  const after = isTooLittle(story, from, context) ? "nothing" : afterOf(story, part, story.parts[at + 1]);
  const share = after === "nothing" ? undefined : { wish: 1, pull: FILL_PULL, least: 0, most: 1, overset: false };
  return { story, part, opening, from, notice: continuationNotice(story, before, opening, context), after, share };
}

/**
 * True if a story has too little text left for six lines here and six elsewhere. The part then takes all of it, and any later part is reported as empty
 * (`part-empty`).
 */
function isTooLittle(story: Story, from: number, context: LayoutContext): boolean {
  return story.continuesOn === undefined && linesLeft(story, from, context) < 2 * JUMP_LINES;
}

/** The lines that a story's text takes in the paper's columns; the last line of each paragraph counts as full. */
export function linesLeft(story: Story, from: number, { issue: { paper } }: LayoutContext): number {
  const left = story.copy.paragraphs.filter(({ to }) => to > from);
  const length = (paragraph: Paragraph): number => paragraph.to - Math.max(paragraph.from, from);
  const { indent } = paper.styles.body;
  return left.reduce((sum, each) => sum + Math.ceil((length(each) + indent) / paper.grid.measure), 0);
}
