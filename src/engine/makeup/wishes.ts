import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { extentsMeet, type FramePlan } from "../../base/extent.ts";
import type { Issue, Story } from "../model/issue.ts";
import type { Item, Placement } from "./candidates/item.ts";

/** True if the stories of a page are placed as wished. */
export function isAsWished(placements: readonly Placement[], items: readonly Item[]): boolean {
  const frames = new Map(placements.map(({ item, frame }) => [items[item]?.story.id ?? "", frame]));
  return items.every((item) => {
    const wish = wishOf(item);
    const frame = frames.get(item.story.id);
    if (wish === undefined || frame === undefined) return true;
    const others = [...frames.values()].filter((other) => other !== frame);
    const beside = frames.get(wish.beside ?? "");
    return isAt(frame, wish.at, others) && (beside === undefined || isBeside(frame, beside));
  });
}

function isAt(frame: FramePlan, at: "top" | "bottom" | undefined, others: readonly FramePlan[]): boolean {
  if (at === undefined) return true;
  const isBeyond = ({ rows }: FramePlan): boolean =>
    at === "top" ? rows.to < frame.rows.from : rows.from > frame.rows.to;
  return !others.some((other) => extentsMeet(other.columns, frame.columns) && isBeyond(other));
}

function isBeside(a: FramePlan, b: FramePlan): boolean {
  const touch = a.columns.to + 1 === b.columns.from || b.columns.to + 1 === a.columns.from;
  return touch && extentsMeet(a.rows, b.rows);
}

/** The wish of a story's first part; later parts have none. */
export function wishOf({ story, opening }: Item): Story["wish"] {
  return opening === "first" ? story.wish : undefined;
}

/** The items without wishes for places; undefined if there are no such wishes. */
export function withoutPlaces(items: readonly Item[]): readonly Item[] | undefined {
  const isPlaced = (item: Item): boolean => wishOf(item)?.at !== undefined || wishOf(item)?.beside !== undefined;
  if (!items.some(isPlaced)) return undefined;
  return items.map((item) => {
    const { wish } = item.story;
    if (wish === undefined || !isPlaced(item)) return item;
    const { at, beside, ...form } = wish;
    return { ...item, story: { ...item.story, wish: form } };
  });
}

/** Warns of each wish for a place that the pages do not meet. */
export function reportUnmetWishes({ stories, pages }: Issue): readonly Diagnostic[] {
  const first = stories.flatMap((story) => {
    const part = story.parts[0];
    return part?.frame === undefined ? [] : [{ story, page: part.page, frame: part.frame }];
  });
  return first.flatMap(({ story, page, frame }) => {
    const { at, beside, spans = {} } = story.wish ?? {};
    const others = stories.flatMap(({ id, parts }) =>
      parts.flatMap((part) =>
        id !== story.id && part.page === page && part.frame !== undefined ? [{ id, frame: part.frame }] : [],
      ),
    );
    const label = pages[page]?.label ?? "";
    const unmet = (span: NonNullable<typeof spans.at>, wish: string): Diagnostic =>
      warningAt(span, "wish-unmet", { page: label, story: story.id, wish });
    const frames = others.map((other) => other.frame);
    const partner = others.find(({ id }) => id === beside)?.frame;
    return [
      ...(at !== undefined && spans.at !== undefined && !isAt(frame, at, frames) ? [unmet(spans.at, `at: ${at}`)] : []),
      ...(beside !== undefined && spans.beside !== undefined && partner !== undefined && !isBeside(frame, partner)
        ? [unmet(spans.beside, `beside: ${beside}`)]
        : []),
    ];
  });
}
