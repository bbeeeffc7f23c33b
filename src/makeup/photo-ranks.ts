import type { Pt } from "../base/length.ts";
import type { Desk } from "../layout/desk.ts";
import type { PictureBlock } from "../layout/picture-block.ts";
import type { Grid } from "../model/paper.ts";
import type { Item, Stand } from "./item.ts";
import { type Inversion, inversions, rankedPhoto } from "./judge.ts";
import type { ProvenMakeUp } from "./known.ts";

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
