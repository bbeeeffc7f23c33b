import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { type Extent, extentText, type FramePlan } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Span } from "../../base/source.ts";
import type { Located } from "../manifest/located.ts";
import type { PaperManifest } from "../manifest/manifest.ts";
import type { Issue, Story } from "./issue.ts";
import type { Grid } from "./paper.ts";
import type { StoryContext } from "./story-context.ts";

/*
 * Checks frames as an editor writes them: the page exists, the frame is within the grid and covers no other. For a frame over the fold, two facing pages form
 * one grid.
 */

/** A frame as written, with both extents or neither (`manifest` checks that). */
interface WrittenFrame {
  readonly columns?: Located<Extent> | undefined;
  readonly rows?: Located<Extent> | undefined;
}

/** The index of the page with this label. Reports a label that no page has. */
export function pageIndex(label: Located<string>, { pages, diagnostics }: StoryContext): number | undefined {
  const index = pages.findIndex((page) => page.label === label.value);
  if (index >= 0) return index;
  const labels = pages.map((page) => page.label);
  const args = { value: label.value, under: "pages", known: labels.join(", "), ...nearMiss(label.value, labels) };
  diagnostics.push(errorAt(label.span, "unknown-name", args));
  return undefined;
}

/** The frame; undefined if none is written. Reports columns and rows beyond the paper's grid. */
export function resolveFrame(written: WrittenFrame, context: StoryContext): FramePlan | undefined {
  reportBeyond(written, context.paper.grid, context.diagnostics);
  const { columns, rows } = written;
  if (columns === undefined || rows === undefined) return undefined;
  return { columns: columns.value, rows: rows.value };
}

/** Reports columns and rows beyond the grid; true if it reported any. */
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

/** Something that takes up room on a page. */
interface FrameOccupant {
  /** Its name in messages: a story's id, an advert's file, 报头. */
  readonly name: string;
  readonly page: number;
  readonly frame: FramePlan;
  readonly span: Span;
}

/** Reports each pair of occupants of a page that share a column and a row, at the later one. */
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

/** The overlap of two extents, as a manifest writes it. */
function shared(a: Extent, b: Extent): string | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from > to ? undefined : extentText({ from, to });
}

/** Everything that takes up room on a page: the nameplate on page one, and the frames of stories, whole groups and adverts. */
export function occupantsOf(
  { paper, pages, stories, adverts }: Pick<Issue, "paper" | "pages" | "stories" | "adverts">,
  written: PaperManifest,
): readonly FrameOccupant[] {
  const first = pages.findIndex(({ number }) => number === 1);
  const plate = paper.nameplate;
  const span = written.furniture?.nameplate?.columns.span ?? paper.span;
  const nameplate = plate === undefined || first < 0 ? [] : [{ name: "报头", page: first, frame: plate, span }];
  return [
    ...nameplate,
    ...stories.filter(({ group }) => group === undefined).flatMap(framesOf),
    ...adverts.flatMap(({ name, page, frame, cells = [frame], span: place }) =>
      cells.map((cell) => ({ name, page, frame: cell, span: place })),
    ),
  ];
}

function framesOf({ id, parts, heads }: Story): readonly FrameOccupant[] {
  return parts.flatMap((part): readonly FrameOccupant[] => {
    const frame = heads === undefined ? part.frame : heads.frame;
    return frame === undefined ? [] : [{ name: id, page: part.page, frame, span: part.span }];
  });
}

/** The frames of each group's stories. They are inside the group's frame and may not overlap each other. */
export function occupantsInGroups(stories: readonly Story[]): readonly (readonly FrameOccupant[])[] {
  const groups = new Set(stories.flatMap(({ group }) => group ?? []));
  return [...groups].map((id) => stories.filter(({ group }) => group === id).flatMap(framesOf));
}

/** The pages left and right of the fold; undefined if the page faces none. In a paper bound at the right, even pages are at the right. */
export function pagesByFold(
  page: number,
  { pages, paper }: StoryContext,
): readonly [left: number, right: number] | undefined {
  const even = (pages[page]?.number ?? 0) % 2 === 0 ? page : page - 1;
  if ((pages[even]?.number ?? 1) % 2 === 1 || pages[even + 1] === undefined) return undefined;
  return paper.binding === "right" ? [even + 1, even] : [even, even + 1];
}

/** Columns and rows over a fold, with their places in the manifest. */
interface AcrossFold {
  readonly at: Span;
  readonly across: Extent;
  readonly rows: Extent;
  readonly rowsAt: Span;
}

/** Reports columns that do not cross the fold, and columns and rows beyond the spread; true if it reported any. */
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
