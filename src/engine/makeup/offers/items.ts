import type { Paragraph } from "../../../base/copy.ts";
import type { Desk } from "../../layout/desk.ts";
import { afterOf, continuationNotice, openingOf } from "../../layout/jump.ts";
import { JUMP_LINES } from "../../layout/weights.ts";
import type { Part, Story } from "../../model/issue.ts";
import type { MakeUpDesk } from "../known.ts";
import { FILL_PULL } from "../weights.ts";
import { type Item, rankOf } from "./item.ts";

/** Where each later part of a story begins, as far as it is known. */
type Starts = ReadonlyMap<string, number>;

/** The name of a part wherever its frame or form may change. */
export function partKey(story: Story, part: Part): string {
  return `${story.id}/${part.number}`;
}

/** The parts on a page that wait for a frame, the most important first, then in the manifest's order; a group is one, with its stories. */
export function itemsOn(desk: MakeUpDesk, page: number, starts: Starts): readonly Item[] {
  return desk.issue.stories
    .filter(({ group, heads }) => group === undefined && heads?.frame === undefined)
    .flatMap((story) =>
      story.parts
        .filter((part) => part.page === page && part.frame === undefined)
        .map((part) => itemOf(desk, story, part, starts.get(partKey(story, part)) ?? 0)),
    )
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** Continuations come after a page's own stories and before its briefs. */
function placeOf(item: Item): number {
  return item.opening === "first" ? rankOf(item) : 2.5;
}

/** The same item as before, where nothing has changed. */
export function itemOf(desk: MakeUpDesk, story: Story, part: Part, from: number): Item {
  const members = story.heads === undefined ? [] : membersOf(desk, story.id);
  return desk.known.items([story, part, from, members], () => {
    const plain = newItem(desk, story, part, from);
    return story.heads === undefined ? plain : { ...plain, members };
  });
}

function membersOf(desk: MakeUpDesk, group: string): readonly Item[] {
  return desk.issue.stories
    .filter((story) => story.group === group)
    .flatMap((story) => story.parts.slice(0, 1).map((part) => itemOf(desk, story, part, 0)));
}

function newItem(desk: Desk, story: Story, part: Part, from: number): Item {
  const at = story.parts.indexOf(part);
  const before = story.parts[at - 1];
  const opening = openingOf(story, before, part);
  const after = isTooLittle(story, from, desk) ? "nothing" : afterOf(story, part, story.parts[at + 1]);
  const share = after === "nothing" ? undefined : { wish: 1, pull: FILL_PULL, least: 0, overset: false };
  return { story, part, opening, from, notice: continuationNotice(story, before, opening, desk), after, share };
}

/**
 * True where what is left of a story is less than six lines here and six elsewhere. It stands whole in its next part, and that the later ones are not
 * needed is told (`part-empty`).
 */
function isTooLittle(story: Story, from: number, desk: Desk): boolean {
  return story.continuesOn === undefined && linesLeft(story, from, desk) < 2 * JUMP_LINES;
}

/** Lines of the paper's columns that a story's text takes, last lines of its paragraphs counted as whole. */
export function linesLeft(story: Story, from: number, { issue: { paper } }: Desk): number {
  const left = story.copy.paragraphs.filter(({ to }) => to > from);
  const length = (paragraph: Paragraph): number => paragraph.to - Math.max(paragraph.from, from);
  const { indent } = paper.styles.body;
  return left.reduce((sum, each) => sum + Math.ceil((length(each) + indent) / paper.grid.measure), 0);
}
