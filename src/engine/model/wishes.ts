import { errorAt, warningAt } from "../../base/diagnostic.ts";
import { count } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Located } from "../manifest/located.ts";
import type { WrittenPlace, WrittenStory } from "../manifest/manifest.ts";
import type { Story, Wish } from "./issue.ts";
import type { StoryContext } from "./story-context.ts";

/** What the editor asks of make-up for a story. A wish that its own place or photos contradict is told, and left out. */
export function resolveWish(
  { wish, place, photos, writing }: WrittenStory,
  { diagnostics, paper }: StoryContext,
): Wish | undefined {
  if (wish === undefined) return undefined;
  const isVertical = (writing?.value ?? paper.grid.writing) === "vertical";
  const against = <T>(
    key: string,
    asked: Located<T> | undefined,
    other: Located<unknown> | undefined,
    what: string,
  ): T | undefined => {
    if (asked === undefined || other === undefined) return asked?.value;
    const args = { key: `${key}: ${asked.value}`, other: what };
    diagnostics.push(warningAt(asked.span, "clashing-keys", args, [other.span]));
    return undefined;
  };
  const unlike = <T>(asked: Located<T> | undefined, of: (place: WrittenPlace) => Located<unknown> | undefined) =>
    place.map(of).find((said) => said !== undefined && said.value !== asked?.value);
  const head =
    unlike(wish.over, (each) => each.over) ??
    place.map((each) => each.head).find((said) => said?.value === "left" || said?.value === "inset");
  const [, second] = place;
  const legs = against(
    "legs",
    wish.legs,
    unlike(wish.legs, (each) => each.legs) ?? framedOtherwise(place[0], wish.legs?.value, isVertical),
    "place",
  );
  const over = against("over", wish.over, head, "place");
  const jump = against(
    "jump",
    wish.jump,
    second?.page.value === place[0]?.page.value ? undefined : second?.page,
    "place",
  );
  const wide = photos.map(({ columns }) => columns).find((columns) => columns !== undefined);
  const photo = against("photo", wish.photo, wide, "photos");
  const { at, beside } = wish;
  return {
    ...(at !== undefined && { at: at.value }),
    ...(beside !== undefined && { beside: beside.value }),
    ...(jump !== undefined && { jump }),
    ...(legs !== undefined && { legs }),
    ...(over !== undefined && { over }),
    ...(photo !== undefined && { photo }),
    spans: { ...(at !== undefined && { at: at.span }), ...(beside !== undefined && { beside: beside.span }) },
  };
}

/** The columns of a frame that is given, where they are as many legs as nobody asked for. */
function framedOtherwise(
  place: WrittenPlace | undefined,
  legs: number | undefined,
  isVertical: boolean,
): Located<unknown> | undefined {
  const { columns, rows } = place ?? {};
  if (isVertical || columns === undefined || rows === undefined || place?.legs !== undefined) return undefined;
  return count(columns.value) === legs ? undefined : columns;
}

/** Tells of stories that wish to stand beside themselves, or one that is not there or on another page. */
export function reportBeside(stories: readonly Story[], { diagnostics, pages }: StoryContext): void {
  const known = new Map(stories.map((story) => [story.id, story]));
  for (const { id, parts, wish } of stories) {
    const { beside } = wish ?? {};
    const span = wish?.spans.beside;
    if (beside === undefined || span === undefined) continue;
    const other = known.get(beside);
    if (other?.id === id) {
      diagnostics.push(warningAt(span, "wish-itself", { story: id }));
      continue;
    }
    if (other === undefined) {
      const others = [...known.keys()].filter((each) => each !== id);
      diagnostics.push(errorAt(span, "unknown-name", { value: beside, under: "stories", ...nearMiss(beside, others) }));
      continue;
    }
    const page = parts[0]?.page ?? -1;
    if (other.parts.some((part) => part.page === page)) continue;
    diagnostics.push(warningAt(span, "wish-elsewhere", { story: beside, page: pages[page]?.label ?? "" }));
  }
}
