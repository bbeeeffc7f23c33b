import type { Pt } from "../base/length.ts";
import type { Desk } from "../layout/desk.ts";
import type { PictureBlock } from "../layout/picture-block.ts";
import type { Grid } from "../model/paper.ts";
import type { Priority } from "../model/style.ts";
import type { Item, Stand } from "./item.ts";
import type { ProvenMakeUp } from "./known.ts";
import { NEAR_ROOM } from "./weights.ts";

/** A story's main photo. */
export interface RankedPhoto {
  readonly item: Item;
  /** In any unit that all photos of a page share. */
  readonly area: number;
  /** True where the engine says how wide it is. */
  readonly free: boolean;
}

/** A photo and one of a lesser story that is larger (RULES.md#ranks). */
export interface Inversion {
  readonly great: RankedPhoto;
  readonly less: RankedPhoto;
}

const RANK: Readonly<Record<Priority, number>> = { lead: 0, major: 1, normal: 2, brief: 3 };

function inversions(photos: readonly RankedPhoto[]): readonly Inversion[] {
  return photos.flatMap((great) =>
    photos
      .filter((less) => rankOf(less) > rankOf(great) && less.area > NEAR_ROOM * great.area)
      .filter((less) => less.free || great.free)
      .map((less) => ({ great, less })),
  );
}

/** @param area of what the stand shows; 0 for none, which no other is larger than */
function rankedPhoto({ item, offer: { shape } }: Stand, items: readonly Item[], area: number): readonly RankedPhoto[] {
  const own = items[item] as Item;
  if (area === 0 || own.story.wish?.photo === "small") return [];
  return [{ item: own, area, free: (shape.photoRoom ?? 0) > 0 }];
}

function rankOf({ item }: RankedPhoto): number {
  return RANK[item.story.priority];
}

/** Inversions as the offers tell them. */
export function inversionsOffered(stands: readonly Stand[], items: readonly Item[]): readonly Inversion[] {
  return inversions(stands.flatMap((stand) => rankedPhoto(stand, items, stand.offer.photoArea ?? 0)));
}

/** What stands on a page, and how it is set. */
interface AsSet {
  readonly stands: readonly Stand[];
  readonly proofs: readonly ProvenMakeUp[];
}

/** Inversions as the photos are set: copy that falls short makes them deeper. */
export function inversionsSet({ stands, proofs }: AsSet, items: readonly Item[], desk: Desk): readonly Inversion[] {
  return inversions(
    stands.flatMap((stand, at) => {
      const proof = proofs[at];
      return proof === undefined ? [] : rankedPhoto(stand, items, mainPhotoArea(proof, desk));
    }),
  );
}

/** What the largest picture of a part covers. */
function mainPhotoArea({ setting }: ProvenMakeUp, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const { opener } = setting.stage;
  const own = setting.standing.map(({ block }) =>
    pictureArea(setting.blocks[block] as PictureBlock, setting.depths[block] ?? 1, grid),
  );
  return Math.max(0, ...own, opener === undefined ? 0 : pictureArea(opener.block, opener.depth, grid));
}

export function pictureArea({ photos, width }: PictureBlock, rows: number, { pitch, size }: Grid): number {
  const depth: Pt = (rows - 1) * pitch + size;
  return photos.length === 0 ? 0 : width * depth;
}
