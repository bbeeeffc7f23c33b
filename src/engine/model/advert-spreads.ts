import { errorAt } from "../../base/diagnostic.ts";
import type { Extent } from "../../base/extent.ts";
import type { WrittenAdvert } from "../manifest/manifest.ts";
import { pagesByFold, reportOutsideSpread } from "./fold.ts";
import type { PictureAdvert } from "./issue.ts";
import type { AdvertSlot } from "./paper.ts";
import type { StoryContext } from "./story-context.ts";

/** Where one half of a picture over the fold stands. */
type HalfPlace = Pick<PictureAdvert, "page" | "frame"> & Required<Pick<PictureAdvert, "half">>;

/**
 * The two halves of an advert over the fold (layout/RULES.md#spreads), left then right; reports a page that faces none, columns that do not cross the fold
 * or lie beyond the spread, and rows that are missing.
 * @param page where it is placed: either of the two
 */
export function spreadHalves(
  written: WrittenAdvert,
  { page, slot }: { readonly page: number; readonly slot: AdvertSlot | undefined },
  context: StoryContext,
): readonly HalfPlace[] {
  const { diagnostics, paper } = context;
  const each = paper.grid.columns;
  const facing = pagesByFold(page, context);
  if (facing === undefined) {
    diagnostics.push(errorAt(written.page.span, "spread-without-facing", { page: written.page.value }));
    return [];
  }
  if (paper.grid.writing === "vertical") {
    diagnostics.push(errorAt(written.spread?.span ?? written.page.span, "spread-of-bands", {}));
    return [];
  }
  const [left, right] = facing;
  const across: Extent = written.columns?.value ?? { from: 1, to: 2 * each };
  const rows: Extent | undefined = written.rows?.value ?? slot?.frame.rows;
  if (rows === undefined) {
    diagnostics.push(
      errorAt((written.columns ?? written.page).span, "half-a-frame", { key: "columns", missing: "rows" }),
    );
    return [];
  }
  const at = (written.columns ?? written.page).span;
  if (reportOutsideSpread({ at, across, rows, rowsAt: written.rows?.span ?? at }, context)) return [];
  return [
    { page: left, frame: { columns: { from: across.from, to: each }, rows }, half: { side: "left", across } },
    { page: right, frame: { columns: { from: 1, to: across.to - each }, rows }, half: { side: "right", across } },
  ];
}
