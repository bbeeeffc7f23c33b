import { errorAt } from "../base/diagnostic.ts";
import { type Extent, extentText } from "../base/extent.ts";
import type { Span } from "../base/source.ts";
import type { WrittenAdvert } from "../manifest/manifest.ts";
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
  if (reportOutside({ at, across, rows, rowsAt: written.rows?.span ?? at }, context)) return [];
  return [
    { page: left, frame: { columns: { from: across.from, to: each }, rows }, half: { side: "left", across } },
    { page: right, frame: { columns: { from: 1, to: across.to - each }, rows }, half: { side: "right", across } },
  ];
}

/** The pages at the left and right of the fold; undefined where a page faces none. A paper that is bound at the right has its even pages at the right. */
export function pagesByFold(
  page: number,
  { pages, paper }: StoryContext,
): readonly [left: number, right: number] | undefined {
  const even = (pages[page]?.number ?? 0) % 2 === 0 ? page : page - 1;
  if ((pages[even]?.number ?? 1) % 2 === 1 || pages[even + 1] === undefined) return undefined;
  return paper.binding === "right" ? [even + 1, even] : [even, even + 1];
}

/** Columns and rows over a fold, with the places where they are written. */
interface AcrossFold {
  readonly at: Span;
  readonly across: Extent;
  readonly rows: Extent;
  readonly rowsAt: Span;
}

/** Reports columns that do not cross the fold, and what lies beyond the spread; true if something was told. */
export function reportOutside(
  { at, across, rows, rowsAt }: AcrossFold,
  { paper, diagnostics }: Pick<StoryContext, "paper" | "diagnostics">,
): boolean {
  const { columns: each, rows: deep } = paper.grid;
  const before = diagnostics.length;
  if (across.to > 2 * each) {
    diagnostics.push(errorAt(at, "columns-beyond-grid", { last: across.to, columns: 2 * each }));
  } else if (across.from > each || across.to <= each) {
    const args = { columns: extentText(across), last: each, next: each + 1 };
    diagnostics.push(errorAt(at, "spread-on-one-page", args));
  }
  if (rows.to > deep) diagnostics.push(errorAt(rowsAt, "rows-beyond-grid", { last: rows.to, rows: deep }));
  return diagnostics.length > before;
}
