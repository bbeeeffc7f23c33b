import type { PhotoPosition } from "../../model/issue.ts";
import type { PartSetting } from "../part.ts";
import { placeWord } from "./arrange.ts";
import type { PictureBlock } from "./picture-block.ts";

/** A photo as it stands, in the words of a manifest. */
export interface PhotoPlace {
  /** The story's id, and the photo's. */
  readonly story: string;
  readonly photo: string;
  readonly columns: number;
  /** Undefined where no word leads there. */
  readonly at: PhotoPosition | undefined;
  /** Rows of the picture. */
  readonly depth: number;
}

/** The photos of a part; of a part over the fold they are told with its left half. */
export function photoPlaces(setting: PartSetting): readonly PhotoPlace[] {
  if (setting.half?.side === "right") return [];
  const { request, inside, stage, blocks, depths, standing } = setting.half?.whole ?? setting;
  const { opener } = stage;
  const arranging = { inside, fixed: stage.fixed, blocks, notice: request.after === "jump" };
  const placesOf = ({ photos, legs }: PictureBlock, at: PhotoPosition | undefined, depth: number) =>
    photos.map(({ id }): PhotoPlace => ({ story: request.story.id, photo: id, columns: legs, at, depth }));
  return [
    ...(opener === undefined ? [] : placesOf(opener.block, "head", opener.depth)),
    ...standing.flatMap((each) => {
      const [block, depth] = [blocks[each.block], depths[each.block]];
      if (block === undefined || depth === undefined) return [];
      return placesOf(block, placeWord(arranging, each, depth), depth);
    }),
  ];
}
