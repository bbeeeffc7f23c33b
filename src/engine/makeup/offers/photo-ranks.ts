import type { Pt } from "../../../base/length.ts";
import type { Desk } from "../../layout/desk.ts";
import type { PartSetting } from "../../layout/part.ts";
import type { PictureBlock } from "../../layout/pictures/picture-block.ts";
import type { Grid } from "../../model/paper.ts";
import { type Inversion, inversions, rankedPhoto } from "../judge.ts";
import type { ProvenMakeUp } from "../known.ts";
import type { Item, Stand } from "./item.ts";

/** What stands on a page, and how it is set. */
interface AsSet {
  readonly stands: readonly Stand[];
  readonly proofs: readonly ProvenMakeUp[];
}

/**
 * Inversions as the photos are set: copy that falls short makes them deeper.
 * @param isSized true for items whose photo the engine has given its columns, although they say it as the manifest would
 */
export function inversionsSet(
  { stands, proofs }: AsSet,
  items: readonly Item[],
  desk: Desk,
  isSized: (item: Item) => boolean = () => false,
): readonly Inversion[] {
  return inversions(
    stands.flatMap((stand, at) => {
      const proof = proofs[at];
      if (proof === undefined) return [];
      const photos = rankedPhoto(stand, items, Math.max(0, ...pictureAreas(proof.setting, desk)));
      return photos.map((photo) => (isSized(photo.item) ? { ...photo, free: true } : photo));
    }),
  );
}

/** What each picture block of a part covers as it is set, captions left out. */
export function pictureAreas(
  { stage: { opener }, standing, blocks, depths }: PartSetting,
  desk: Desk,
): readonly number[] {
  const { grid } = desk.issue.paper;
  const own = standing.map(({ block }) => pictureArea(blocks[block] as PictureBlock, depths[block] ?? 1, grid));
  return opener === undefined ? own : [...own, pictureArea(opener.block, opener.depth, grid)];
}

export function pictureArea({ photos, width }: PictureBlock, rows: number, { pitch, size }: Grid): number {
  const depth: Pt = (rows - 1) * pitch + size;
  return photos.length === 0 ? 0 : width * depth;
}
