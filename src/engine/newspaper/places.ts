import type { Newspaper, PrintedSegment, ReadStory } from "./newspaper.ts";
import type { Place } from "./source-list.ts";
import { placeIn, type SourceText } from "./source-text.ts";
import { copyBlocks, isDisplayBlock, openersOf, passagesOf, type StoryBlock } from "./story-block.ts";

/** Finds where a segment's text, or a part of it, stands in the sources; undefined for words of the program. */
export type Places = (segment: Pick<PrintedSegment, "element" | "from" | "to">) => Place | undefined;

/** The texts that segments are stretches of. */
export interface ElementTexts {
  /** By element: texts that are no copy. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** By element of copy: the whole copy of its story. */
  readonly copies: ReadonlyMap<string, SourceText>;
}

export function elementTexts({ stories, adverts, pages }: Newspaper): ElementTexts {
  const texts = new Map(pages.flatMap(({ furniture }) => furniture.map(({ id, text }) => [id, text] as const)));
  for (const block of adverts.flatMap(({ blocks }) => blocks))
    for (const { id, text } of block.texts) texts.set(id, text);
  const copies = new Map<string, SourceText>();
  for (const story of stories) {
    for (const [id, text] of story.blocks.flatMap(textsIn)) texts.set(id, text);
    for (const id of copyElements(story)) copies.set(id, story.copy);
  }
  return { texts, copies };
}

/** The finder for all segments of a newspaper. */
export function placesOf(newspaper: Newspaper): Places {
  const { texts, copies } = elementTexts(newspaper);
  return ({ element, from, to }) => {
    const text = texts.get(element);
    if (text !== undefined) return placeIn(text, from, to);
    const copy = to > from ? copies.get(element) : undefined;
    return copy && placeIn(copy, from, to);
  };
}

/** The elements that are copy: passages, and the numbers of items. */
function copyElements({ blocks }: ReadStory): readonly string[] {
  return copyBlocks(blocks).flatMap((block) => passagesOf(block).flatMap(({ id }) => [id, `${id}/label`]));
}

/** The texts of a block that are no copy, by their element. */
function textsIn(block: StoryBlock): readonly (readonly [id: string, text: SourceText])[] {
  if (isDisplayBlock(block)) {
    const own = [[block.id, block.text] as const];
    return block.label === undefined ? own : [...own, [`${block.id}/label`, block.label] as const];
  }
  switch (block.kind) {
    case "figure":
      return [block.caption, block.credit].flatMap((each) =>
        each === undefined ? [] : [[each.id, each.text] as const],
      );
    case "pullquote":
    case "numbers":
    case "qr":
      return block.texts.map(({ id, text }) => [id, text] as const);
    case "notice":
      return [];
    default:
      return openersOf(block).map(({ id, text }) => [id, text] as const);
  }
}
