import type { FramePlan } from "../../../base/extent.ts";
import type { Grid } from "../../model/paper.ts";

/** What a page is made of: the stories that a gap must part, and all else that takes columns and rows. */
interface PageFrames {
  readonly stories: readonly FramePlan[];
  readonly others: readonly FramePlan[];
}

/** The columns whose right gutter parts stories from the page's head to its foot (断版, RULES.md#split-page). */
export function gapsDown({ stories, others }: PageFrames, { columns }: Grid): readonly number[] {
  const spanned = new Uint8Array(columns + 1);
  const before = new Uint8Array(columns + 1);
  const after = new Uint8Array(columns + 1);
  for (const frame of others) spanned.fill(1, frame.columns.from, frame.columns.to);
  for (const { columns: own } of stories) {
    spanned.fill(1, own.from, own.to);
    before[own.to] = 1;
    after[own.from - 1] = 1;
  }
  const found: number[] = [];
  for (let line = 1; line < columns; line++) {
    if (spanned[line] === 0 && before[line] === 1 && after[line] === 1) found.push(line);
  }
  return found;
}

/** The rows at whose foot stories part from edge to edge (断版); where both sides of a column are free there is no edge. */
export function gapsAcross({ stories, others }: PageFrames, { columns, rows }: Grid): readonly number[] {
  const spanned = new Uint8Array(rows + 1);
  const before = new Int32Array(rows + 1);
  const after = new Int32Array(rows + 1);
  const beside = new Int32Array(rows + 1);
  for (const frame of others) {
    const over = columnBits(frame);
    spanned.fill(1, frame.rows.from, frame.rows.to);
    beside[frame.rows.to] = (beside[frame.rows.to] as number) | over;
    beside[frame.rows.from - 1] = (beside[frame.rows.from - 1] as number) | over;
  }
  for (const frame of stories) {
    const { from, to } = frame.rows;
    const over = columnBits(frame);
    spanned.fill(1, from, to);
    before[to] = (before[to] as number) | over;
    after[from - 1] = (after[from - 1] as number) | over;
  }
  const all = (1 << columns) - 1;
  const found: number[] = [];
  for (let line = 1; line < rows; line++) {
    const above = before[line] as number;
    const below = after[line] as number;
    if (spanned[line] === 1 || above === 0 || below === 0) continue;
    if ((above | below | (beside[line] as number)) === all) found.push(line);
  }
  return found;
}

/** The columns of a frame, a bit each. */
function columnBits({ columns: { from, to } }: FramePlan): number {
  return (1 << to) - (1 << (from - 1));
}
