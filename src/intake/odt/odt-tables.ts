import { MOST_COLUMNS, rowXml, tableXml, type WrittenCell } from "../word/written.ts";
import { type Element, elementsOf, within } from "./tree.ts";

const ROWS: ReadonlySet<string> = new Set(["table:table-row"]);

/** A cell that goes on in so many rows below. */
interface Tall {
  rows: number;
  readonly columns: number;
}

/** @param blocks writes what stands in a cell */
export function odtTableXml(table: Element, blocks: (cell: Element) => string): string {
  const tall = new Map<number, Tall>();
  return tableXml(within(table, ROWS).map((row) => rowXml(cellsOf(row, tall, blocks))));
}

function cellsOf(row: Element, tall: Map<number, Tall>, blocks: (cell: Element) => string): readonly WrittenCell[] {
  const written: Row = { cells: [], column: 0, behind: 0 };
  for (const cell of elementsOf(row)) {
    const repeated = Math.min(numberOf(cell, "number-columns-repeated"), MOST_COLUMNS);
    for (let each = 0; each < repeated && written.column < MOST_COLUMNS; each++) {
      putCell(cell, each === 0 ? blocks(cell) : "", written, tall);
      written.column++;
    }
  }
  return written.cells;
}

/** A row as far as it is written. */
interface Row {
  readonly cells: WrittenCell[];
  /** Of the next cell. */
  column: number;
  /** The column behind the last cell that is not covered. */
  behind: number;
}

function putCell(cell: Element, xml: string, row: Row, tall: Map<number, Tall>): void {
  const { cells, column } = row;
  const above = tall.get(column);
  if (cell.name === "table:table-cell") {
    const columns = Math.min(numberOf(cell, "number-columns-spanned"), MOST_COLUMNS);
    const rows = numberOf(cell, "number-rows-spanned");
    if (rows > 1) tall.set(column, { rows: rows - 1, columns });
    cells.push({ xml, columns, merge: rows > 1 ? "restart" : undefined });
    row.behind = column + columns;
  } else if (cell.name === "table:covered-table-cell" && above !== undefined && column >= row.behind) {
    above.rows--;
    if (above.rows === 0) tall.delete(column);
    cells.push({ xml, columns: above.columns, merge: "continue" });
    row.behind = column + above.columns;
  } else addToLast(cells, xml);
}

/** Words of a cell that another one covers come behind the words of the last cell. */
function addToLast(cells: WrittenCell[], xml: string): void {
  const last = cells.at(-1);
  if (last !== undefined) cells[cells.length - 1] = { ...last, xml: last.xml + xml };
  else if (xml !== "") cells.push({ xml, columns: 1, merge: undefined });
}

function numberOf({ attributes }: Element, name: string): number {
  return Math.max(1, Number(attributes[name] ?? 1) || 1);
}
