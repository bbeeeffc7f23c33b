import type { Rect } from "../../base/rect.ts";
import type { Desk } from "../layout/desk.ts";
import { type WiderPhoto, widerPhoto } from "../layout/faults/faults.ts";
import { areaOf, frameRect, typeArea } from "../layout/grid.ts";
import { insideOf } from "../layout/inside.ts";
import { pictureBlocks, preferred } from "../layout/pictures/pictures.ts";
import { standingOn } from "../layout/surroundings.ts";
import { byQuality, type MakeUp } from "./found.ts";
import type { ProvenMakeUp } from "./known.ts";
import type { Item } from "./offers/item.ts";
import { partKey } from "./offers/items.ts";
import { wantedRoom } from "./offers/offers.ts";
import { inversionsSet, pictureArea, pictureAreas } from "./photo-ranks.ts";
import { keepBetter, leftOutBy, type PageOnItsWay, type Remake, whiteIn } from "./remake.ts";
import { COVER_TRIES, CROSSING, INVERTED, LEAST_FILLED, MOST_COVERED, RANK_TRIES, WIDER_TRIES } from "./weights.ts";

// A page's photos, looked at when the page is made up: they may cover too much, leave room, stand in the wrong order of size, or have no place. Each is mended by making the page
// anew with other bounds for its photos, and kept only where the page gets better: the search itself cannot weigh what depends on all photos together.

/**
 * Makes a page anew on which photos cover too much, each time with one of the photos less large that are larger than their rank wants: the one
 * that leaves the least white (RULES.md#photos).
 */
export function keepCover(page: PageOnItsWay, remake: Remake, desk: Desk): void {
  const [before] = page.found.makeUps;
  if (before === undefined || !isCovered(page.items, before, desk)) return;
  let { items, found } = page;
  for (let time = 0; time < COVER_TRIES; time++) {
    const [best] = withOneLess(items, found.makeUps[0], desk)
      .map((less) => ({ items: less, found: remake(less) }))
      .filter((each) => each.found.makeUps.length > 0)
      .toSorted((a, b) => byWhite(a.found.makeUps[0] as MakeUp, b.found.makeUps[0] as MakeUp));
    if (best === undefined) return;
    ({ items, found } = best);
    const isBetter = (after: MakeUp): boolean =>
      !isCovered(best.items, after, desk) && leftOutBy(after) <= leftOutBy(before);
    if (keepBetter(page, items, () => best.found, isBetter)) return;
  }
}

function byWhite(a: MakeUp, b: MakeUp): number {
  return a.faults - b.faults || whiteIn(a) - whiteIn(b) || byQuality(a, b);
}

/** True where photos cover more of the page than a news page bears. */
export function isCovered(items: readonly Item[], makeUp: MakeUp | undefined, desk: Desk): boolean {
  const [first] = items;
  if (first === undefined || makeUp === undefined) return false;
  const own = makeUp.proofs.reduce((sum, proof) => sum + coverOf(proof, desk), 0);
  if (own === 0) return false;
  const page = first.part.page;
  return own + givenCover(items, page, desk) > MOST_COVERED * newsArea(page, desk);
}

/** The items with one photo less large than it is, for each that is larger than its rank wants. */
function withOneLess(items: readonly Item[], makeUp: MakeUp | undefined, desk: Desk): readonly (readonly Item[])[] {
  return (makeUp?.placements ?? []).flatMap(({ item, offer }) => {
    const own = items[item] as Item;
    const room = offer.shape.photoRoom ?? 0;
    const wanted = wantedRoom(own, desk);
    if (room <= wanted) return [];
    const less = { ...own, mostPhoto: Math.max(wanted, room - 1) };
    return [items.map((other) => (other === own ? less : other))];
  });
}

/** The type area without adverts. */
function newsArea(page: number, { issue }: Desk): number {
  const { grid } = issue.paper;
  return issue.adverts
    .filter((advert) => advert.page === page)
    .flatMap(({ frame, cells = [frame] }) => cells)
    .reduce((left, frame) => left - rectArea(frameRect(grid, frame)), rectArea(typeArea(grid)));
}

/** What the pictures of a part cover as it is set, captions left out; of a group those of its stories too. */
function coverOf({ setting, members = [] }: ProvenMakeUp, desk: Desk): number {
  const own = pictureAreas(setting, desk).reduce((sum, area) => sum + area, 0);
  return members.reduce((sum, proof) => sum + coverOf(proof, desk), own);
}

/** What the photos of parts cover whose frames are given. */
function givenCover(items: readonly Item[], page: number, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const own = new Set(
    items.flatMap((item) => [item, ...(item.members ?? [])]).map(({ story, part }) => partKey(story, part)),
  );
  return standingOn(desk.issue, page).reduce((sum, { story, part, frame }) => {
    if (story === undefined || part === undefined || story.photos.length === 0 || own.has(partKey(story, part))) {
      return sum;
    }
    const blocks = pictureBlocks(story, part.number, insideOf(grid, part, frame, "story"), desk);
    return blocks.reduce((all, block) => all + pictureArea(block, preferred(block), grid), sum);
  }, 0);
}

function rectArea({ width, height }: Pick<Rect, "width" | "height">): number {
  return width * height;
}

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
    const named = widerPhoto(before.rest, settings, desk);
    if (named === undefined || !page.items.some((item) => isFree(item, named.photo))) return;
    const taken = widthsOf(named).some((columns) => takes(page, { file: named.photo, columns }, remake, desk));
    if (!taken) return;
  }
}

/** From the widest down to the one above what it has. */
export function widthsOf({ now, wider }: WiderPhoto): readonly number[] {
  return Array.from({ length: wider - now }, (_, less) => wider - less);
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

export function takenBy({ placements }: MakeUp): number {
  return placements.reduce((sum, { frame }) => sum + areaOf(frame), 0);
}

/**
 * Makes a page anew on which a lesser story has the larger photo: with that of the greater one as large or, where its pixels or the page have no room
 * for that, with the lesser one less large (RULES.md#ranks).
 */
export function keepRanks(page: PageOnItsWay, remake: Remake, desk: Desk): void {
  for (let time = 0; time < RANK_TRIES; time++) {
    const [before] = page.found.makeUps;
    if (before === undefined) return;
    if (!inOtherRanks(page.items, before, desk).some((items) => keepRanked(page, items, remake, desk))) return;
  }
}

/** True for a main photo over several legs: in one leg it is as small as it may be. */
function isWide(own: Item, items: readonly Item[], { placements }: MakeUp): boolean {
  const photos = placements.find(({ item }) => items[item] === own)?.offer.shape.photos ?? [];
  return photos[0]?.columns !== 1;
}

/** The items with the lesser photo of a pair at most as large as the greater, and with the greater at least as large as the lesser. */
function inOtherRanks(items: readonly Item[], makeUp: MakeUp, desk: Desk): readonly (readonly Item[])[] {
  const [pair] = inversionsSet(makeUp, items, desk);
  if (pair === undefined) return [];
  const { great, less } = pair;
  const roomOf = (own: Item): number =>
    makeUp.placements.find(({ item }) => items[item] === own)?.offer.shape.photoRoom ?? 0;
  const leastPhoto = (roomOf(great.item) * less.area) / great.area;
  const mostPhoto = (roomOf(less.item) * great.area) / less.area;
  const withOther = (own: Item, other: Item): readonly Item[] => items.map((item) => (item === own ? other : item));
  return [
    ...(less.free && isWide(less.item, items, makeUp) ? [withOther(less.item, { ...less.item, mostPhoto })] : []),
    ...(great.free ? [withOther(great.item, { ...great.item, leastPhoto })] : []),
  ];
}

/** Makes the page up with other bounds for its photos, and keeps that where it has fewer such pairs and is about as good. */
function keepRanked(page: PageOnItsWay, items: readonly Item[], remake: Remake, desk: Desk): boolean {
  return keepBetter(page, items, remake, (after, before) => {
    // A row at the page's foot is no white that anybody sees; more is, and a column of it.
    if (whiteIn(after) > whiteIn(before) + desk.issue.paper.grid.columns) return false;
    if (after.cost > before.cost + INVERTED || leftOutBy(after) > leftOutBy(before)) return false;
    if (isCovered(items, after, desk) && !isCovered(page.items, before, desk)) return false;
    return inversionsSet(after, items, desk).length < inversionsSet(before, page.items, desk).length;
  });
}

/**
 * Makes a page anew on which photos find no place in frames that their stories' copy fills, as with many photos and few words: these frames may have
 * rows white, if the page has them (RULES.md#photos).
 * @param make keeps what is better than before
 */
export function placeLostPhotos({ items, found }: PageOnItsWay, make: (items: readonly Item[]) => void): void {
  const [best] = found.makeUps;
  if (best?.rest === undefined) return;
  const losing = best.placements.flatMap(({ item }, at) => {
    const setting = best.proofs[at]?.setting;
    return setting !== undefined && setting.standing.length < setting.blocks.length ? [item] : [];
  });
  if (losing.length > 0) make(items.map((item, at) => (losing.includes(at) ? { ...item, airy: true } : item)));
}
