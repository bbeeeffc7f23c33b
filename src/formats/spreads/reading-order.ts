import type { ReadStory, Thing } from "../../engine/newspaper/newspaper.ts";
import { passagesOf, type StoryBlock } from "../../engine/newspaper/story-block.ts";

/**
 * Things of two pages, one page's after the other's, so that a story over the fold is read through where it begins: each line of its heads whole, then its
 * copy from page to page.
 * @param across the stories over the fold
 */
export function inReadingOrder(things: readonly Thing[], across: readonly ReadStory[]): readonly Thing[] {
  return across.reduce(readWhole, things);
}

function readWhole(things: readonly Thing[], { id, blocks }: ReadStory): readonly Thing[] {
  const places = new Map(blocks.flatMap(linesOf).map((line, at) => [line, at]));
  const isOf = (thing: Thing): boolean => thing.kind === "line" && thing.story === id && places.has(thing.id);
  const first = things.findIndex(isOf);
  if (first < 0) return things;
  const placeOf = (thing: Thing): number => places.get(thing.id) ?? 0;
  const own = things.filter(isOf).toSorted((a, b) => placeOf(a) - placeOf(b));
  const rest = things.filter((thing) => !isOf(thing));
  return [...rest.slice(0, first), ...own, ...rest.slice(first)];
}

/** Ids of a block's lines, in reading order. */
function linesOf(block: StoryBlock): readonly string[] {
  return "lines" in block ? block.lines : passagesOf(block).flatMap(({ lines }) => lines);
}
