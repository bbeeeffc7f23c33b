import type { CopyRun } from "./proposal.ts";

type Texts = readonly CopyRun[];

/** A cell as its source has it; a span that is no whole number, or larger than any table's, is damage. */
export interface SourceCell {
  readonly text: Texts;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A table whose cells all have one row and one column: a merged cell's words stand in the first of its places, the others are empty. */
interface PartedTable {
  readonly rows: readonly (readonly Texts[])[];
  readonly merged: boolean;
}

const WIDEST = 60;

export function partedCells(table: readonly (readonly SourceCell[])[]): PartedTable {
  /** Places that a cell of an earlier row reaches down into: `row,column`. */
  const covered = new Set<string>();
  let merged = false;
  const rows = table.map((cells, row) => {
    const placed: Texts[] = [];
    for (const { text, ...spans } of cells) {
      while (covered.has(`${row},${placed.length}`)) placed.push([]);
      const [right, down] = [sound(spans.colSpan), sound(spans.rowSpan)];
      merged ||= right > 1 || down > 1;
      for (let below = 1; below < down; below++) {
        for (let beside = 0; beside < right; beside++) covered.add(`${row + below},${placed.length + beside}`);
      }
      placed.push(text, ...Array.from({ length: right - 1 }, () => []));
    }
    return placed;
  });
  return { rows, merged };
}

function sound(count: number): number {
  return Number.isInteger(count) && count > 0 ? Math.min(count, WIDEST) : 1;
}
