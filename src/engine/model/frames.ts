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
 * Frames as an editor writes them: on a page that there is, within the grid, over no other. Two pages that face each other are one grid for what goes over
 * their fold.
 */

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
interface FrameOccupant {
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

/** Everything that takes room on a page: the nameplate on page one, the stories' frames, those of whole groups, the adverts. */
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

/** The frames of each group's own stories: they lie in the group's frame, and not over one another. */
export function occupantsInGroups(stories: readonly Story[]): readonly (readonly FrameOccupant[])[] {
  const groups = new Set(stories.flatMap(({ group }) => group ?? []));
  return [...groups].map((id) => stories.filter(({ group }) => group === id).flatMap(framesOf));
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
