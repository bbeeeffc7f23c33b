import type { Desk } from "../../layout/desk.ts";
import { type PictureBlock, preferred } from "../../layout/pictures/picture-block.ts";
import type { Photo } from "../../model/issue.ts";
import { BROADSHEET, DEEP, DEEP_ROW, MOST_PHOTO, OFF_ROOM, PHOTO_ROOM, TOO_LARGE } from "../weights.ts";
import type { Item, Shape } from "./item.ts";

/** The block of a part's main photo; insets have none. */
function mainOf(blocks: readonly PictureBlock[]): PictureBlock | undefined {
  return blocks.find(({ photos }) => photos.length > 0);
}

/** Columns of the page that a block is as wide as, in parts of one. */
function columnsUnder({ width }: PictureBlock, { issue }: Desk): number {
  const { grid } = issue.paper;
  return width / grid.size / (grid.measure + grid.gutter);
}

/** Column-rows of a main photo with its caption that the engine sizes; 0 where there is none, or the editor says how wide it is. */
export function photoRoom({ story }: Item, { columns }: Shape, blocks: readonly PictureBlock[], desk: Desk): number {
  const main = mainOf(blocks);
  const isGiven = (photo: Photo): boolean =>
    story.photos.some(({ id, columns: given }) => id === photo.id && given !== undefined);
  if (main === undefined || story.wish?.photo === "small" || main.photos.some(isGiven)) return 0;
  return Math.min(columns, columnsUnder(main, desk)) * (preferred(main) + main.captionRows);
}

/** A main photo's column-rows without its caption, when photos take some leg-rows more than at their own proportion: all of them take their share. */
export function mainPhoto(
  blocks: readonly PictureBlock[],
  desk: Desk,
): { readonly areaAt: (grown: number) => number } | undefined {
  const main = mainOf(blocks);
  if (main === undefined) return undefined;
  const width = columnsUnder(main, desk);
  const rows = preferred(main);
  // One over the head is no block of the text.
  const sharing = main.at === "head" ? [] : blocks.filter(({ at }) => at !== "head");
  const reach = (block: PictureBlock, more: boolean): number =>
    more ? block.depth.to - preferred(block) : preferred(block) - block.depth.from;
  const areaAt = (grown: number): number => {
    const all = sharing.reduce((sum, block) => sum + block.legs * reach(block, grown > 0), 0);
    return width * (rows + (all === 0 ? 0 : (grown * reach(main, grown > 0)) / all));
  };
  return { areaAt };
}

/** Column-rows that a main photo of some rank wants on a page of the paper. */
export function wantedRoom({ story }: Item, { issue }: Desk): number {
  const { columns, rows } = issue.paper.grid;
  return PHOTO_ROOM[story.priority] * Math.sqrt((columns * rows) / BROADSHEET);
}

/** The cost of a main photo that is larger or smaller than its story's rank asks for. */
export function photoCost(item: Item, blocks: readonly PictureBlock[], room: number, desk: Desk): number {
  const main = mainOf(blocks);
  if (main === undefined || room === 0) return 0;
  const deep = DEEP_ROW * Math.max(0, preferred(main) - DEEP * desk.issue.paper.grid.rows);
  const off = Math.log(room / wantedRoom(item, desk));
  return OFF_ROOM * off * off * (off > 0 && item.story.priority !== "lead" ? TOO_LARGE : 1) + deep;
}

/** True for a photo over several legs that is far larger than its story's rank asks for, or than its page lets it be; one without copy fills its frame. */
export function isTooLarge(item: Item, blocks: readonly PictureBlock[], room: number, desk: Desk): boolean {
  const main = mainOf(blocks);
  if (room < (item.leastPhoto ?? 0)) return true;
  if (main === undefined || main.legs === 1 || item.story.copy.paragraphs.length === 0) return false;
  // Bands of a vertical paper are few: a photo takes one of them or the next.
  if (item.part.writing === "vertical") return false;
  return room > (item.mostPhoto ?? MOST_PHOTO[item.story.priority] * wantedRoom(item, desk));
}
