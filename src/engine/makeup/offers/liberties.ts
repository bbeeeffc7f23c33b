import type { Desk } from "../../layout/desk.ts";
import { isPadded } from "../../layout/rules.ts";
import type { Part, Story } from "../../model/issue.ts";
import { BOX_COPY, FEW_STORIES, INSET_COPY, VERTICAL_COPY, VERTICAL_HEADLINE } from "../weights.ts";
import type { Item } from "./item.ts";

/** Which forms a story may take; a page has each of them once at the most (RULES.md#forms). */
export interface Liberties {
  /** A vertical headline at the left. */
  readonly vertical: boolean;
  /** A headline set into the text (插题). */
  readonly inset: boolean;
  /** A box round a short story. */
  readonly boxed: boolean;
}

const NONE: Liberties = { vertical: false, inset: false, boxed: false };

/** What an item may take: a page's first story that is fit for a form has it, unless the editor has given it to another. */
export function libertiesOf(item: Item, desk: Desk): Liberties {
  const { part, opening, share, story: own } = item;
  // In a group plain heads stand under the common one.
  if (own.group !== undefined) return NONE;
  if (opening !== "first" || share !== undefined || !isPlain(part)) return NONE;
  const standing = desk.issue.stories.flatMap((story) =>
    story.parts.filter(({ page }) => page === part.page).map((own) => ({ story, part: own })),
  );
  if (standing.length < FEW_STORIES) return NONE;
  const loose = standing.filter(
    ({ story, part: other }) =>
      other.number === 1 && isPlain(other) && story.group === undefined && story.heads === undefined,
  );
  const isFirst = (fits: (story: Story) => boolean): boolean =>
    loose.find(({ story }) => fits(story))?.story.id === item.story.id;
  const has = (is: (part: Part) => boolean): boolean => standing.some((other) => is(other.part));
  const vertical = !has(({ head }) => head === "left") && isFirst(fitsVertical);
  const inset = !vertical && !has(({ head }) => head === "inset") && isFirst(fitsInset);
  return { vertical, inset, boxed: !has(isPadded) && isFirst(fitsBox) };
}

/** A part whose frame and form the editor leaves to the engine. */
function isPlain(part: Part): boolean {
  return (
    part.frame === undefined &&
    part.head === "top" &&
    part.over === undefined &&
    part.legs === undefined &&
    part.reverse === undefined &&
    !isPadded(part)
  );
}

function fitsVertical(story: Story): boolean {
  const { priority, headline, kicker, deck, label } = story;
  if (priority === "lead" || priority === "brief" || headline === undefined || headline.turned) return false;
  if (kicker !== undefined || deck !== undefined || label !== undefined || story.note !== undefined) return false;
  return within([...headline.lines.join("")].length, VERTICAL_HEADLINE) && within(lengthOf(story), VERTICAL_COPY);
}

function fitsInset(story: Story): boolean {
  const { priority, note, photos } = story;
  return priority === "major" && note === undefined && photos.length === 0 && within(lengthOf(story), INSET_COPY);
}

function fitsBox(story: Story): boolean {
  const { priority, kicker, photos, note } = story;
  if (priority !== "normal" || kicker !== undefined || note !== undefined || photos.length > 0) return false;
  return within(lengthOf(story), BOX_COPY);
}

function lengthOf({ copy }: Story): number {
  return copy.codes.length;
}

function within(count: number, [least, most]: readonly [number, number]): boolean {
  return count >= least && count <= most;
}
