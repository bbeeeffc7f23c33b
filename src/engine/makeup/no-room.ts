import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { count } from "../../base/extent.ts";
import { labelOf } from "../layout/desk.ts";
import { areaOf, holesOf } from "../layout/grid/free-area.ts";
import { occupantsOn } from "../layout/surroundings.ts";
import { type MakeUpDesk, offersIn, wholePage } from "./known.ts";
import type { Item } from "./offers/item.ts";

/**
 * Tells of the parts that found no room, and why: no copy is left for them; it comes out at no width; or the free room is less than it needs, or in pieces.
 * @param desk with the issue as all its pages are made up
 */
export function toldOfRoom(homeless: readonly Item[], desk: MakeUpDesk): readonly Diagnostic[] {
  if (homeless.length === 0) return [];
  const { grid } = desk.issue.paper;
  const free = desk.issue.pages.map((_, page) => holesOf(grid, occupantsOn(desk.issue, page)).map(areaOf));
  // In the manifest's order.
  const ranks = new Map(desk.issue.stories.map(({ id }, rank) => [id, rank]));
  const rankOf = ({ story }: Item): number => ranks.get(story.id) ?? 0;
  const inOrder = homeless.toSorted((a, b) => rankOf(a) - rankOf(b) || a.part.number - b.part.number);
  return inOrder.map((item) => toldOf(item, free, desk));
}

function toldOf(item: Item, free: readonly (readonly number[])[], desk: MakeUpDesk): Diagnostic {
  const { part, story } = item;
  const { grid } = desk.issue.paper;
  const place = { story: story.id, page: labelOf(desk, part.page) };
  if (item.members !== undefined) return toldOfGroup(item, place.page, desk);
  const areas = offersIn(item, wholePage(desk), desk).flatMap((offers) =>
    offers.map(({ shape, depth }) => shape.columns * depth),
  );
  const before = story.parts[story.parts.indexOf(part) - 1];
  if (before !== undefined && item.from === story.copy.codes.length) {
    return errorAt(part.span, "part-empty", { ...place, part: part.number, before: labelOf(desk, before.page) });
  }
  if (areas.length === 0) return errorAt(part.span, "no-form", place);
  const need = Math.min(...areas);
  const inCharacters = (columnRows: number): number => Math.round(columnRows * grid.measure);
  const own = free[part.page] ?? [];
  const to = free.findIndex((holes, page) => page !== part.page && (holes[0] ?? 0) >= need);
  return errorAt(part.span, "no-room", {
    ...place,
    need: inCharacters(need),
    free: inCharacters(own.reduce((sum, area) => sum + area, 0)),
    ...(own.length > 1 && { largest: inCharacters(own[0] ?? 0) }),
    ...(to >= 0 && story.parts.length === 1 && { to: labelOf(desk, to), room: inCharacters(free[to]?.[0] ?? 0) }),
  });
}

/** A group with the least room that it takes, and the largest that is free. */
function toldOfGroup({ story, part, ...item }: Item, page: string, desk: MakeUpDesk): Diagnostic {
  const { grid } = desk.issue.paper;
  const offers = offersIn({ ...item, story, part }, wholePage(desk), desk).flat();
  const least = offers.toSorted((a, b) => a.shape.columns * a.depth - b.shape.columns * b.depth)[0];
  const args = { group: story.id, page };
  if (least === undefined) return errorAt(part.span, "group-no-form", { ...args, columns: grid.columns });
  const [largest] = holesOf(grid, occupantsOn(desk.issue, part.page));
  return errorAt(part.span, "group-no-room", {
    ...args,
    columns: least.shape.columns,
    rows: least.depth,
    ...(largest !== undefined && { freeColumns: count(largest.columns), freeRows: count(largest.rows) }),
  });
}
