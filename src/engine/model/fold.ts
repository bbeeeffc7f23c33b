import { errorAt } from "../../base/diagnostic.ts";
import { type Extent, extentText } from "../../base/extent.ts";
import type { Span } from "../../base/source.ts";
import type { StoryContext } from "./story-context.ts";

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
export function reportOutsideSpread(
  { at, across, rows, rowsAt }: AcrossFold,
  { paper, diagnostics }: Pick<StoryContext, "paper" | "diagnostics">,
): boolean {
  const { columns: each, rows: deep } = paper.grid;
  const before = diagnostics.length;
  if (across.to > 2 * each) {
    diagnostics.push(errorAt(at, "beyond-grid", { key: "columns", last: across.to, most: 2 * each }));
  } else if (across.from > each || across.to <= each) {
    const args = { columns: extentText(across), last: each, next: each + 1 };
    diagnostics.push(errorAt(at, "spread-on-one-page", args));
  }
  if (rows.to > deep) diagnostics.push(errorAt(rowsAt, "beyond-grid", { key: "rows", last: rows.to, most: deep }));
  return diagnostics.length > before;
}
