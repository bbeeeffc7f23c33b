import type { Desk } from "../../layout/desk.ts";
import { widerPhoto } from "../../layout/faults/room.ts";
import { areaOf } from "../../layout/grid/free-area.ts";
import type { MakeUp } from "../found.ts";
import type { Item } from "../offers/item.ts";
import { inversionsSet } from "../offers/photo-ranks.ts";
import { keepBetter, leftOutBy, type PageOnItsWay, type Remake, whiteIn } from "../remake.ts";
import { CROSSING, LEAST_FILLED, WIDER_TRIES } from "../weights.ts";
import { isCovered } from "./photo-cover.ts";

/** A photo over other columns. */
interface Wider {
  readonly file: string;
  readonly columns: number;
}

/**
 * Takes the wider photo that the message of 天窗 would name, where a page leaves room at its foot which it fills: beyond what its story's rank wants, but not
 * beyond its pixels, what photos may cover, and a photo of a story of higher rank (RULES.md#white).
 */
export function tryWider(page: PageOnItsWay, remake: Remake, desk: Desk): void {
  for (let time = 0; time < WIDER_TRIES; time++) {
    const [before] = page.found.makeUps;
    if (before?.rest === undefined || before.faults > 0) return;
    const settings = before.proofs.map(({ setting }) => setting);
    const { photo, now = 0, wider = 0 } = widerPhoto(before.rest, settings, desk);
    if (photo === undefined || !page.items.some((item) => isFree(item, photo))) return;
    const widths = Array.from({ length: wider - now }, (_, less) => wider - less);
    const taken = widths.some((columns) => takes(page, { file: photo, columns }, remake, desk));
    if (!taken) return;
  }
}

/** True for a photo that the engine sizes, of a story whose editor does not want it small. */
function isFree({ story, part }: Item, file: string): boolean {
  const photo = story.photos.find((each) => each.file === file && each.part === part.number);
  if (photo === undefined || story.wish?.photo !== undefined) return false;
  return photo.columns === undefined && photo.at === undefined && photo.depth === undefined;
}

/** Makes the page up with a wider photo, and keeps that where it fills enough of the room and makes no photo larger than one of a story of higher rank. */
function takes(page: PageOnItsWay, wider: Wider, remake: Remake, desk: Desk): boolean {
  // Another story may have the same picture, with columns of its own.
  const items = page.items.map((item) => (isFree(item, wider.file) ? withColumns(item, wider) : item));
  const sized = items.filter((item, at) => item !== page.items[at]);
  const isSized = (item: Item): boolean => sized.includes(item);
  return keepBetter(page, items, remake, (after, before) => {
    const filled = takenBy(after) - takenBy(before);
    const room = whiteIn(before);
    // All that is left is still one rectangle, and nothing optional gives way.
    if (whiteIn(after) !== room - filled || leftOutBy(after) > leftOutBy(before)) return false;
    // A mark more, of those that are borne, is worth only so much white.
    if (filled < LEAST_FILLED * room || filled < CROSSING * (after.marks - before.marks)) return false;
    const inverted = inversionsSet(after, items, desk, isSized);
    if (inverted.length > inversionsSet(before, page.items, desk).length) return false;
    return !inverted.some(({ less }) => isSized(less.item)) && !isCovered(items, after, desk);
  });
}

export function withColumns(item: Item, { file, columns }: Wider): Item {
  const { story, part } = item;
  if (!story.photos.some((photo) => photo.file === file && photo.part === part.number)) return item;
  const photos = story.photos.map((photo) => (photo.file === file ? { ...photo, columns } : photo));
  return { ...item, story: { ...story, photos } };
}

export function takenBy({ stands }: MakeUp): number {
  return stands.reduce((sum, { frame }) => sum + areaOf(frame), 0);
}
