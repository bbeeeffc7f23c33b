import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { type Extent, extentText, type FramePlan } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Span } from "../../base/source.ts";
import type { Located } from "../manifest/located.ts";
import type { Grid } from "./paper.ts";
import type { StoryContext } from "./story-context.ts";

/** A frame as written. The manifest stage has made sure that it has both extents or neither. */
interface WrittenFrame {
  readonly columns?: Located<Extent> | undefined;
  readonly rows?: Located<Extent> | undefined;
}

/** The index of the page that `label` names. Reports a label that no page has. */
export function pageIndex(label: Located<string>, { pages, diagnostics }: StoryContext): number | undefined {
  const index = pages.findIndex((page) => page.label === label.value);
  if (index >= 0) return index;
  const labels = pages.map((page) => page.label);
  const args = { value: label.value, under: "pages", known: labels.join(", "), ...nearMiss(label.value, labels) };
  diagnostics.push(errorAt(label.span, "unknown-name", args));
  return undefined;
}

/** The frame; undefined when none is written. Reports what lies beyond the paper's grid. */
export function resolveFrame(written: WrittenFrame, context: StoryContext): FramePlan | undefined {
  reportBeyond(written, context.paper.grid, context.diagnostics);
  const { columns, rows } = written;
  if (columns === undefined || rows === undefined) return undefined;
  return { columns: columns.value, rows: rows.value };
}

/** Reports columns and rows that lie beyond the grid; true if something was told. */
export function reportBeyond(
  { columns, rows }: WrittenFrame,
  grid: Pick<Grid, "columns" | "rows">,
  diagnostics: Diagnostic[],
): boolean {
  const before = diagnostics.length;
  if (columns !== undefined && columns.value.to > grid.columns) {
    diagnostics.push(
      errorAt(columns.span, "beyond-grid", { key: "columns", last: columns.value.to, most: grid.columns }),
    );
  }
  if (rows !== undefined && rows.value.to > grid.rows) {
    diagnostics.push(errorAt(rows.span, "beyond-grid", { key: "rows", last: rows.value.to, most: grid.rows }));
  }
  return diagnostics.length > before;
}

/** Something that takes room on a page. */
export interface FrameOccupant {
  /** What messages call it: a story's id, an advert's file, 报头. */
  readonly name: string;
  readonly page: number;
  readonly frame: FramePlan;
  readonly span: Span;
}

/** Reports every two occupants of one page that share a column and a row, at the later one. */
export function reportOverlaps(occupants: readonly FrameOccupant[], context: StoryContext): void {
  for (const [index, later] of occupants.entries()) {
    for (const earlier of occupants.slice(0, index)) {
      const columns = shared(earlier.frame.columns, later.frame.columns);
      const rows = shared(earlier.frame.rows, later.frame.rows);
      if (earlier.page !== later.page || columns === undefined || rows === undefined) continue;
      const page = context.pages[later.page]?.label ?? "";
      const args = { name: later.name, other: earlier.name, page, columns, rows };
      context.diagnostics.push(errorAt(later.span, "frames-overlap", args, [earlier.span]));
    }
  }
}

/** What two extents share, as a manifest writes it. */
function shared(a: Extent, b: Extent): string | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from > to ? undefined : extentText({ from, to });
}
