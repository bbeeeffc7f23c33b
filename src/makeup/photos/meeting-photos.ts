import { type Extent, extentsMeet } from "../../base/extent.ts";
import { movedBy } from "../../layout/grid/grid.ts";
import type { PartSetting } from "../../layout/part.ts";
import type { PictureBlock } from "../../layout/pictures/picture-block.ts";
import { isPadded } from "../../layout/rules.ts";
import { placesIn } from "../groups/group-places.ts";
import type { ProvenMakeUp } from "../known.ts";
import type { Stand } from "../offers/item.ts";
import type { AsSet } from "../offers/photo-ranks.ts";

/** A photo at an edge of its frame, as one in the frame beside it meets it. */
interface EdgePhoto {
  readonly columns: Extent;
  /** Page rows of the photo with its caption. */
  readonly rows: Extent;
  readonly left: boolean;
  readonly right: boolean;
}

/** Pairs of photos of two stories that nothing but a gutter parts (RULES.md#photos). */
export function meetingPhotos({ stands, proofs }: AsSet): number {
  const photos = stands.flatMap((stand, at) => edgePhotos(stand, proofs[at] as ProvenMakeUp));
  return photos.reduce((sum, left) => sum + photos.filter((right) => meet(left, right)).length, 0);
}

function meet(left: EdgePhoto, right: EdgePhoto): boolean {
  return left.right && right.left && left.columns.to + 1 === right.columns.from && extentsMeet(left.rows, right.rows);
}

function edgePhotos(
  { offer, frame }: Pick<Stand, "offer" | "frame">,
  { setting, members = [] }: ProvenMakeUp,
): readonly EdgePhoto[] {
  const inner = offer.group === undefined ? [] : placesIn(offer, frame).members;
  // A proof holds for all rows and columns where the same offer stands.
  const down = frame.rows.from - setting.request.frame.rows.from;
  const own = photosOf(setting).map(({ legs, rows }) => ({
    columns: frame.columns,
    rows: movedBy(rows, down),
    left: legs.from === 0,
    right: legs.to === setting.inside.legs.length - 1,
  }));
  return [...own, ...inner.flatMap((stand, at) => edgePhotos(stand, members[at] as ProvenMakeUp))];
}

interface LegsAndRows {
  readonly legs: Extent;
  readonly rows: Extent;
}

/** In a box or on a ground, and in bands beside lines, photos keep off the frame's edges. */
function photosOf({ request, inside, standing, blocks, stage: { opener } }: PartSetting): readonly LegsAndRows[] {
  if (isPadded(request.part) || inside.axis.writing === "vertical") return [];
  const inText = standing.filter(({ block }) => (blocks[block] as PictureBlock).photos.length > 0);
  if (opener === undefined) return inText;
  const { block, row, depth } = opener;
  const rows = { from: row, to: row + depth + block.captionRows - 1 };
  return [{ legs: { from: 0, to: block.legs - 1 }, rows }, ...inText];
}
