import type { Page, Placed } from "../../../src/engine/layout/page.ts";
import type { Grid } from "../../../src/engine/model/paper.ts";

// Faults of a page's photos, counted on what is placed there.

type PlacedPhoto = Extract<Placed, { readonly kind: "picture" }>;

/** Em of the copy between two photos: a gutter is one; a box is wider. */
const GUTTER = 1.5;
/** Rows that two photos may share without being seen side by side. */
const FEW_ROWS = 2;

/** Pairs of photos of two stories with only a gutter between them. */
export function photosSideBySide({ placed }: Page, { size, pitch }: Grid): number {
  const photos = placed.filter((thing): thing is PlacedPhoto => thing.kind === "picture");
  return photos.reduce(
    (sum, left) =>
      sum +
      photos.filter((right) => {
        const gap = right.at.x - left.at.x - left.at.width;
        const shared =
          Math.min(left.at.y + left.at.height, right.at.y + right.at.height) - Math.max(left.at.y, right.at.y);
        return left.owner.story !== right.owner.story && gap > 0 && gap < GUTTER * size && shared > FEW_ROWS * pitch;
      }).length,
    0,
  );
}
