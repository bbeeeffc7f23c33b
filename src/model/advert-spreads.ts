import { errorAt } from "../base/diagnostic.ts";
import type { WrittenAdvert, WrittenExtent } from "../manifest/manifest.ts";
import type { PictureAdvert } from "./issue.ts";
import type { AdvertSlot, Extent } from "./paper.ts";
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
  const left = leftPage(page, context);
  if (left === undefined) {
    diagnostics.push(errorAt(written.page.span, "spread-without-facing", { page: written.page.value }));
    return [];
  }
  const across: Extent = written.columns?.value ?? { from: 1, to: 2 * each };
  const rows: WrittenExtent | undefined = written.rows?.value ?? slot?.frame.rows;
  if (rows === undefined) {
    diagnostics.push(
      errorAt((written.columns ?? written.page).span, "half-a-frame", { key: "columns", missing: "rows" }),
    );
    return [];
  }
  if (reportOutside(written, across, rows, context)) return [];
  return [
    { page: left, frame: { columns: { from: across.from, to: each }, rows }, half: { side: "left", across } },
    { page: left + 1, frame: { columns: { from: 1, to: across.to - each }, rows }, half: { side: "right", across } },
  ];
}

/** The even page of two that face each other; undefined where there are not two. */
function leftPage(page: number, { pages }: StoryContext): number | undefined {
  const left = (pages[page]?.number ?? 0) % 2 === 0 ? page : page - 1;
  const even = (pages[left]?.number ?? 1) % 2 === 0;
  return even && pages[left + 1] !== undefined ? left : undefined;
}

/** True if something was told. */
function reportOutside(
  written: WrittenAdvert,
  across: Extent,
  rows: WrittenExtent,
  { paper, diagnostics }: StoryContext,
): boolean {
  const { columns: each, rows: deep } = paper.grid;
  const before = diagnostics.length;
  const at = (written.columns ?? written.page).span;
  if (across.to > 2 * each) {
    diagnostics.push(errorAt(at, "columns-beyond-grid", { last: across.to, columns: 2 * each }));
  } else if (across.from > each || across.to <= each) {
    const columns = across.from === across.to ? String(across.from) : `${across.from}-${across.to}`;
    diagnostics.push(errorAt(at, "spread-on-one-page", { columns, last: each, next: each + 1 }));
  }
  if (rows.to > deep) {
    diagnostics.push(errorAt(written.rows?.span ?? at, "rows-beyond-grid", { last: rows.to, rows: deep }));
  }
  return diagnostics.length > before;
}
