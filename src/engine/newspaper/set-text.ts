import type { Paragraph } from "../../base/copy.ts";
import { lastStart } from "../../base/source.ts";
import type { Issue, Story } from "../model/issue.ts";
import { passageId, tableId } from "./ids.ts";

/** The issue's texts as they were written, to find set lines in them. */
export interface SetText {
  story(id: string): StoryText | undefined;
}

/** A story or filler, with the passages of its copy. */
export interface StoryText {
  readonly story: Story;
  readonly passages: readonly SetPassage[];
  /** The number of the passage at a code point of the copy, from 0. */
  numberAt(at: number): number;
  passageAt(at: number): SetPassage | undefined;
}

/** A paragraph of the copy, with the ids that its lines share. */
export interface SetPassage {
  readonly id: string;
  /** The block of its lines: its own, or its table's, since a line of a table holds several cells. */
  readonly block: string;
  readonly paragraph: Paragraph;
}

export function setTextOf({ stories, fillers }: Issue): SetText {
  const known = new Map([...stories, ...fillers].map((story) => [story.id, storyText(story)]));
  return { story: (id) => known.get(id) };
}

function storyText(story: Story): StoryText {
  const { paragraphs } = story.copy;
  const passages = paragraphs.map((paragraph, number): SetPassage => {
    const id = passageId(story.id, number);
    return { id, block: paragraph.cell === undefined ? id : tableId(story.id, paragraph.cell.table), paragraph };
  });
  const numberAt = (at: number): number =>
    lastStart(paragraphs.length, (number) => (paragraphs[number] as Paragraph).from, at);
  return { story, passages, numberAt, passageAt: (at) => passages[numberAt(at)] };
}
