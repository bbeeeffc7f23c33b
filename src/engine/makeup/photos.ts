import type { FramePlan } from "../../base/extent.ts";
import type { Rect } from "../../base/rect.ts";
import type { LayoutContext } from "../layout/context.ts";
import { acrossLegs, areaOf, frameRect, typeArea } from "../layout/grid.ts";
import { insideOf } from "../layout/inside.ts";
import type { PartSetting } from "../layout/part.ts";
import { naturalDepth, pictureBlocks, preferred, sharpLegs } from "../layout/pictures/pictures.ts";
import { standingOn } from "../layout/surroundings.ts";
import { wantedRoom } from "./candidates/candidates.ts";
import type { Item, ProvenMakeUp } from "./candidates/item.ts";
import { partKey } from "./candidates/items.ts";
import { byQuality, type MakeUp } from "./found.ts";
import { inversionsSet, pictureArea, pictureAreas } from "./photo-ranks.ts";
import { keepBetter, leftOutBy, type PageDraft, type Remake, whiteIn } from "./remake.ts";
import {
  COVER_TRIES,
  CROSSING,
  INVERTED,
  LEAST_FILLED,
  MOST_COVERED,
  MOST_FILLED,
  RANK_TRIES,
  WIDER_TRIES,
} from "./weights.ts";

// Corrects the photos of a page that is made up: they may cover too much, leave room, be in the wrong order of size, or have no place. The search cannot weigh
// what depends on all photos together, so the page is made up again with other bounds for its photos, and the result is used if it is better.

/**
 * If photos cover too much of a page, makes one after the other smaller, never below what its rank wants: each time the one whose page has the least white
 * (RULES.md#photos).
 */
export function keepCover(page: PageDraft, remake: Remake, context: LayoutContext): void {
  const [before] = page.found.makeUps;
  if (before === undefined || !isCovered(page.items, before, context)) return;
  let { items, found } = page;
  for (let time = 0; time < COVER_TRIES; time++) {
    const [best] = withOneSmaller(items, found.makeUps[0], context)
      .map((less) => ({ items: less, found: remake(less) }))
      .filter((each) => each.found.makeUps.length > 0)
      .toSorted((a, b) => byWhite(a.found.makeUps[0] as MakeUp, b.found.makeUps[0] as MakeUp));
    if (best === undefined) return;
    ({ items, found } = best);
    const isBetter = (after: MakeUp): boolean =>
      !isCovered(best.items, after, context) && leftOutBy(after) <= leftOutBy(before);
    if (keepBetter(page, items, () => best.found, isBetter)) return;
  }
}

function byWhite(a: MakeUp, b: MakeUp): number {
  return a.faults - b.faults || whiteIn(a) - whiteIn(b) || byQuality(a, b);
}

/** True if photos cover more than a news page may have. */
export function isCovered(items: readonly Item[], makeUp: MakeUp | undefined, context: LayoutContext): boolean {
  const [first] = items;
  if (first === undefined || makeUp === undefined) return false;
  const own = makeUp.proofs.reduce((sum, proof) => sum + coverOf(proof, context), 0);
  if (own === 0) return false;
  const page = first.part.page;
  return own + givenCover(items, page, context) > MOST_COVERED * newsArea(page, context);
}

/** For each photo larger than its rank wants: the items with that photo smaller. */
function withOneSmaller(
  items: readonly Item[],
  makeUp: MakeUp | undefined,
  context: LayoutContext,
): readonly (readonly Item[])[] {
  return (makeUp?.placements ?? []).flatMap(({ item, candidate }) => {
    const own = items[item] as Item;
    const room = candidate.shape.photoRoom ?? 0;
    const wanted = wantedRoom(own, context);
    if (room <= wanted) return [];
    const less = { ...own, mostPhoto: Math.max(wanted, room - 1) };
    return [items.map((other) => (other === own ? less : other))];
  });
}

/** The type area without adverts. */
function newsArea(page: number, { issue }: LayoutContext): number {
  const { grid } = issue.paper;
  return issue.adverts
    .filter((advert) => advert.page === page)
    .flatMap(({ frame, cells = [frame] }) => cells)
    .reduce((left, frame) => left - rectArea(frameRect(grid, frame)), rectArea(typeArea(grid)));
}

/** The area of a part's pictures as they are set, without captions; for a group with those of its stories. */
function coverOf({ setting, members = [] }: ProvenMakeUp, context: LayoutContext): number {
  const own = pictureAreas(setting, context).reduce((sum, area) => sum + area, 0);
  return members.reduce((sum, proof) => sum + coverOf(proof, context), own);
}

/** The area of the photos in parts whose frames are given. */
function givenCover(items: readonly Item[], page: number, context: LayoutContext): number {
  const { grid } = context.issue.paper;
  const own = new Set(
    items.flatMap((item) => [item, ...(item.members ?? [])]).map(({ story, part }) => partKey(story, part)),
  );
  return standingOn(context.issue, page).reduce((sum, { story, part, frame }) => {
    if (story === undefined || part === undefined || story.photos.length === 0 || own.has(partKey(story, part))) {
      return sum;
    }
    const blocks = pictureBlocks(story, part.number, insideOf(grid, part, frame, "story"), context);
    return blocks.reduce((all, block) => all + pictureArea(block, preferred(block), grid), sum);
  }, 0);
}

function rectArea({ width, height }: Pick<Rect, "width" | "height">): number {
  return width * height;
}

/** A photo with another width. One file may be two photos, in one story or in two. */
interface Wider {
  readonly story: string;
  readonly photo: string;
  readonly columns: number;
}

/**
 * Makes photos wider, as long as one fills enough of the white at the page's foot. It may be larger than its rank wants, but stays within its pixels,
 * within what photos may cover, and below photos of higher rank (RULES.md#white).
 */
export function tryWider(page: PageDraft, remake: Remake, context: LayoutContext): void {
  for (let time = 0; time < WIDER_TRIES; time++) {
    const [before] = page.found.makeUps;
    if (before?.rest === undefined || before.faults > 0) return;
    const settings = before.proofs.map(({ setting }) => setting);
    const taken = widerPhotos(before.rest, settings, context)
      .filter((wider) => page.items.some((item) => isFree(item, wider)))
      .some((wider) => tryWidth(page, wider, remake, context));
    if (!taken) return;
  }
}

/** The photos of the page that, made wider, fill much of a hole, as far as their pixels allow; what fills most first. */
function widerPhotos(hole: FramePlan, settings: readonly PartSetting[], context: LayoutContext): readonly Wider[] {
  const room = areaOf(hole);
  const found = settings.flatMap(({ blocks, inside, depths, request: { story, part } }) => {
    const [block] = blocks;
    const [photo] = block?.photos ?? [];
    if (block === undefined || photo === undefined || inside.axis.writing === "vertical") return [];
    if (part.legs !== undefined) return [];
    const rowsOver = (legs: number, depth: number): number => legs * (depth + block.captionRows + 1);
    const now = rowsOver(block.legs, depths[0] ?? Math.round(block.natural));
    const able = Array.from({ length: sharpLegs(block.photos, inside, context) }, (_, index) => index + 1);
    return able
      .filter((legs) => legs > block.legs)
      .map((legs) => {
        const length = acrossLegs(inside.legs, 0, legs - 1);
        const depth = Math.round(
          naturalDepth(block.photos, length, inside.axis, context) / context.issue.paper.grid.pitch,
        );
        return { story: story.id, photo: photo.id, columns: legs, share: (rowsOver(legs, depth) - now) / room };
      })
      .filter(({ share }) => share >= LEAST_FILLED && share <= MOST_FILLED);
  });
  return found.toSorted((a, b) => b.share - a.share);
}

/** True for a photo that the engine sizes, unless the editor wishes it small. */
function isFree({ story, part }: Item, wider: Wider): boolean {
  const photo = story.photos.find((each) => each.id === wider.photo && each.part === part.number);
  if (photo === undefined || story.id !== wider.story || story.wish?.photo !== undefined) return false;
  return photo.columns === undefined && photo.at === undefined && photo.depth === undefined;
}

/** Makes the page up with a wider photo, and uses the result if it fills enough of the white without outranking another photo. */
function tryWidth(page: PageDraft, wider: Wider, remake: Remake, context: LayoutContext): boolean {
  const items = page.items.map((item) => (isFree(item, wider) ? withColumns(item, wider) : item));
  const sized = items.filter((item, at) => item !== page.items[at]);
  const isSized = (item: Item): boolean => sized.includes(item);
  return keepBetter(page, items, remake, (after, before) => {
    const filled = takenBy(after) - takenBy(before);
    const room = whiteIn(before);
    // The remaining white must be one rectangle, and nothing optional may be dropped.
    if (whiteIn(after) !== room - filled || leftOutBy(after) > leftOutBy(before)) return false;
    // An additional tolerated mark is worth only so much white.
    if (filled < LEAST_FILLED * room || filled < CROSSING * (after.marks - before.marks)) return false;
    if (headsOverSome(after) > headsOverSome(before)) return false;
    const inverted = inversionsSet(after, items, context, isSized);
    if (inverted.length > inversionsSet(before, page.items, context).length) return false;
    return !inverted.some(({ less }) => isSized(less.item)) && !isCovered(items, after, context);
  });
}

function headsOverSome({ placements }: MakeUp): number {
  return placements.filter(({ candidate: { shape } }) => (shape.part.over ?? shape.columns) < shape.columns).length;
}

function withColumns(item: Item, { photo: id, columns }: Wider): Item {
  const photos = item.story.photos.map((photo) => (photo.id === id ? { ...photo, columns } : photo));
  return { ...item, story: { ...item.story, photos } };
}

function takenBy({ placements }: MakeUp): number {
  return placements.reduce((sum, { frame }) => sum + areaOf(frame), 0);
}

/**
 * If a lesser story has a larger photo than a greater one, makes the page up with the greater photo larger, or else with the lesser one smaller
 * (RULES.md#ranks).
 */
export function keepRanks(page: PageDraft, remake: Remake, context: LayoutContext): void {
  for (let time = 0; time < RANK_TRIES; time++) {
    const [before] = page.found.makeUps;
    if (before === undefined) return;
    if (!inOtherRanks(page.items, before, context).some((items) => keepRanked(page, items, remake, context))) return;
  }
}

/** True for a main photo over several legs: it can be made smaller. */
function isShrinkable(own: Item, items: readonly Item[], { placements }: MakeUp): boolean {
  const photos = placements.find(({ item }) => items[item] === own)?.candidate.shape.photos ?? [];
  return photos[0]?.columns !== 1;
}

/** Two variants: the lesser photo of the pair no larger than the greater, and the greater no smaller than the lesser. */
function inOtherRanks(items: readonly Item[], makeUp: MakeUp, context: LayoutContext): readonly (readonly Item[])[] {
  const [pair] = inversionsSet(makeUp, items, context);
  if (pair === undefined) return [];
  const { great, less } = pair;
  const roomOf = (own: Item): number =>
    makeUp.placements.find(({ item }) => items[item] === own)?.candidate.shape.photoRoom ?? 0;
  const leastPhoto = (roomOf(great.item) * less.area) / great.area;
  const mostPhoto = (roomOf(less.item) * great.area) / less.area;
  const withOther = (own: Item, other: Item): readonly Item[] => items.map((item) => (item === own ? other : item));
  return [
    ...(less.free && isShrinkable(less.item, items, makeUp) ? [withOther(less.item, { ...less.item, mostPhoto })] : []),
    ...(great.free ? [withOther(great.item, { ...great.item, leastPhoto })] : []),
  ];
}

/** Makes the page up with other bounds for its photos, and uses the result if it has fewer inversions and is about as good. */
function keepRanked(page: PageDraft, items: readonly Item[], remake: Remake, context: LayoutContext): boolean {
  return keepBetter(page, items, remake, (after, before) => {
    // One more row at the page's foot is hardly seen.
    if (whiteIn(after) > whiteIn(before) + context.issue.paper.grid.columns) return false;
    if (after.cost > before.cost + INVERTED || leftOutBy(after) > leftOutBy(before)) return false;
    if (isCovered(items, after, context) && !isCovered(page.items, before, context)) return false;
    return inversionsSet(after, items, context).length < inversionsSet(before, page.items, context).length;
  });
}

/**
 * If photos find no place in frames that their copy fills, as with many photos and few words, lets these frames have white rows (RULES.md#photos).
 * @param make uses the result if it is better
 */
export function placeLostPhotos({ items, found }: PageDraft, make: (items: readonly Item[]) => void): void {
  const [best] = found.makeUps;
  if (best?.rest === undefined) return;
  const losing = best.placements.flatMap(({ item }, at) => {
    const setting = best.proofs[at]?.setting;
    return setting !== undefined && setting.standing.length < setting.blocks.length ? [item] : [];
  });
  if (losing.length > 0) make(items.map((item, at) => (losing.includes(at) ? { ...item, airy: true } : item)));
}
