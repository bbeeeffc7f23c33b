import { type EdgedCell, edgedTableXml, MOST_COLUMNS } from "./written.ts";

interface OpenTable {
  readonly rows: (readonly EdgedCell[])[];
  cells: string[];
  /** Of the cell that is open. */
  content: string;
}

/** A row's cells: where they stand, and how they are merged. */
interface CellPlace extends Omit<EdgedCell, "xml"> {
  /** It goes on from the cell before. */
  readonly isJoined: boolean;
}

/** Deeper tables are one: readers that call themselves would be exhausted. */
const MOST_DEPTH = 30;
/** A column's width where nothing tells it. */
const WIDTH = 1000;

/** Guards that paragraphs which say of themselves how deep in tables they stand become tables. */
export class TableWriter {
  readonly #written: string[] = [];
  readonly #tables: OpenTable[] = [];

  /** @param depth 0: it stands in no table */
  add(xml: string, depth: number): void {
    this.#goTo(depth);
    const table = this.#tables.at(-1);
    if (table === undefined) this.#written.push(xml);
    else table.content += xml;
  }

  endCell(depth: number): void {
    this.#goTo(Math.max(1, depth));
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.cells.push(table.content);
    table.content = "";
  }

  endRow(depth: number, places: readonly CellPlace[]): void {
    this.#goTo(Math.max(1, depth));
    const table = this.#tables.at(-1);
    if (table !== undefined) endRow(table, places);
  }

  /** Everything that was written. */
  finish(): string {
    this.#goTo(0);
    return this.#written.join("");
  }

  #goTo(depth: number): void {
    while (this.#tables.length > depth) {
      const table = this.#tables.pop();
      if (table === undefined) return;
      endRow(table, []);
      const xml = edgedTableXml(table.rows);
      const around = this.#tables.at(-1);
      if (around === undefined) this.#written.push(xml);
      else around.content += xml;
    }
    while (this.#tables.length < Math.min(depth, MOST_DEPTH)) this.#tables.push({ rows: [], cells: [], content: "" });
  }
}

function endRow(table: OpenTable, places: readonly CellPlace[]): void {
  if (table.content !== "") table.cells.push(table.content);
  const cells: EdgedCell[] = [];
  const isPlaced = places.length === table.cells.length;
  for (const [at, xml] of table.cells.entries()) {
    const place = isPlaced ? places[at] : undefined;
    const last = cells.at(-1);
    if (place?.isJoined && last !== undefined)
      cells[cells.length - 1] = { ...last, xml: last.xml + xml, right: place.right };
    else {
      const column = Math.min(at, MOST_COLUMNS - 1);
      cells.push({ left: WIDTH * column, right: WIDTH * (column + 1), merge: undefined, ...place, xml });
    }
  }
  if (cells.length > 0) table.rows.push(cells);
  table.cells = [];
  table.content = "";
}
