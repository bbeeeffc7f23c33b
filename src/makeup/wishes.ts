import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { FramePlan, Issue, Story } from "../model/issue.ts";
import { type Family, setsWith } from "./family.ts";
import type { Item } from "./item.ts";
import type { Bans } from "./search.ts";
import type { Stand } from "./trace.ts";

/**
 * What follows for cuts: nothing over a story that is to stand at the top, nothing under one at the bottom or under a free rectangle; two stories beside one
 * another are parted by an upright cut, what stands over one stands over both, and nothing stands between them.
 * @param items in the order of the cuts
 * @param blank the place of a free rectangle in it
 */
export function bansFor(family: Family, items: readonly Item[], blank: number | undefined): Bans | undefined {
  const at = (where: "top" | "bottom"): number[] =>
    items.flatMap((item, index) => (wishOf(item)?.at === where ? [index] : []));
  const [tops, bottoms] = [at("top"), [...at("bottom"), ...(blank === undefined ? [] : [blank])]].map((places) =>
    places.map((place) => setsWith(family, place)),
  ) as [Uint8Array[], Uint8Array[]];
  const pairs = pairsOf(items).map(([one, other]) => [setsWith(family, one), setsWith(family, other)] as const);
  if (tops.length + bottoms.length + pairs.length === 0) return undefined;
  return {
    above: (upper, lower) =>
      tops.some((sets) => sets[lower] === 1) ||
      bottoms.some((sets) => sets[upper] === 1) ||
      pairs.some(([one, other]) => one[lower] !== other[lower]),
    beside: (left, right) => pairs.some(([one, other]) => parts(one, other, left, right)),
  };
}

/** True where an upright cut has the two in the wrong order, or something else next to one of them. */
function parts(one: Uint8Array, other: Uint8Array, left: number, right: number): boolean {
  if (one[right] === 1 && other[left] === 1) return true;
  if (one[left] === 1 && other[left] !== 1 && other[right] !== 1) return true;
  return other[right] === 1 && one[left] !== 1 && one[right] !== 1;
}

/** The items that are to stand beside one another, the earlier at the left. */
function pairsOf(items: readonly Item[]): readonly (readonly [number, number])[] {
  return items.flatMap((item, index) => {
    const other = items.findIndex(({ story }) => story.id === wishOf(item)?.beside);
    return other < 0 || other === index ? [] : [[Math.min(index, other), Math.max(index, other)] as const];
  });
}

/** An order of items in which wishes can be met: two that stand beside one another follow one another, those at the bottom come last. */
export function wishedOrder(order: readonly number[], items: readonly Item[]): readonly number[] {
  let made = [...order];
  for (const [one, other] of pairsOf(items)) {
    const [first, second] = made.indexOf(one) < made.indexOf(other) ? [one, other] : [other, one];
    made = made.filter((item) => item !== second);
    made.splice(made.indexOf(first) + 1, 0, second);
  }
  const isLast = (item: number): boolean => wishOf(items[item] as Item)?.at === "bottom";
  return [...made.filter((item) => !isLast(item)), ...made.filter(isLast)];
}

/** True where the stories stand as they wish, among those of the page. */
export function isAsWished(stands: readonly Stand[], items: readonly Item[]): boolean {
  const frames = new Map(stands.map(({ item, frame }) => [items[item]?.story.id ?? "", frame]));
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
  return !others.some(
    (other) =>
      other.columns.from <= frame.columns.to &&
      frame.columns.from <= other.columns.to &&
      (at === "top" ? other.rows.to < frame.rows.from : other.rows.from > frame.rows.to),
  );
}

function isBeside(a: FramePlan, b: FramePlan): boolean {
  return (
    (a.columns.to + 1 === b.columns.from || b.columns.to + 1 === a.columns.from) &&
    a.rows.from <= b.rows.to &&
    b.rows.from <= a.rows.to
  );
}

/** Wishes count where a story begins. */
function wishOf({ story, opening }: Item): Story["wish"] {
  return opening === "first" ? story.wish : undefined;
}

/** The items without wishes for their place; undefined where none has such. */
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

/** A warning for each wish for a place that the pages do not meet. */
export function unmetWishes({ stories, pages }: Issue): readonly Diagnostic[] {
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
    const told = (span: NonNullable<typeof spans.at>, wish: string): Diagnostic =>
      warningAt(span, "wish-unmet", { page: label, story: story.id, wish });
    const frames = others.map((other) => other.frame);
    const partner = others.find(({ id }) => id === beside)?.frame;
    return [
      ...(at !== undefined && spans.at !== undefined && !isAt(frame, at, frames) ? [told(spans.at, `at: ${at}`)] : []),
      ...(beside !== undefined && spans.beside !== undefined && partner !== undefined && !isBeside(frame, partner)
        ? [told(spans.beside, `beside: ${beside}`)]
        : []),
    ];
  });
}
