import type { Paragraph } from "../../base/copy.ts";
import { greatest, type Pt, SQUARE_TOP } from "../../base/length.ts";
import { type Block, type GalleyRequest, rowsOf } from "./galley.ts";
import type { Line, Mark, Segment, Setting, StyleSpan } from "./line.ts";
import { naturalWidth, setWhole } from "./lines/set-line.ts";
import { formOf } from "./paragraph.ts";
import { itemised } from "./units/items.ts";
import type { Items } from "./units/units.ts";
import { LEAST_TABLE_SCALE, SLACK, TABLE_COLUMN_GAP, TABLE_FOOT, TABLE_RULE_WEIGHT } from "./weights.ts";

/*
 * A table: one line for each row, the whole in one leg. Columns take their natural widths and share the rest of the measure between them. A table that is too
 * wide shrinks as a whole rather than turn its cells, since a reader compares cells along a row; below four fifths of its size it is reported.
 */

export function tableBlock(request: GalleyRequest, cells: readonly Paragraph[]): Block {
  const { table } = request.styles;
  const ends: number[] = [];
  for (const [at, cell] of cells.entries()) {
    if (cells[at + 1]?.cell?.row !== cell.cell?.row) ends.push(cell.to);
  }
  return {
    kind: "table",
    from: Math.max(request.from, cells[0]?.from ?? 0),
    to: cells.at(-1)?.to ?? 0,
    rowsPerLine: rowsOf(table.pitch, request.pitch),
    rowsBefore: Math.round(table.before),
    rowsAfter: Math.round(table.after),
    breakable: false,
    keepNext: 0,
    variants: [{ ends: Int32Array.from(ends), cost: 0 }],
    broken: undefined,
  };
}

/** A cell, set on one line. */
interface SetCell {
  readonly cell: Paragraph;
  readonly setting: Setting;
  readonly items: Items;
  readonly width: Pt;
}

/** Sets the rows from…to of the table that covers the code points of `range`. */
export function tableLines(
  request: GalleyRequest,
  range: { readonly from: number; readonly to: number },
  from: number,
  to: number,
): readonly Line[] {
  const paragraphs = request.copy.paragraphs.filter((each) => each.from >= range.from && each.to <= range.to);
  const natural = paragraphs.map((cell) => setCell(request, cell, 1));
  const needed = sum(columnWidths(natural)) + TABLE_COLUMN_GAP * request.styles.table.size * (columnsOf(natural) - 1);
  // Beyond the limit it still shrinks, for the draft.
  const scale = Math.min(1, request.measure / needed);
  const tooWide = widthOver(request, needed);
  const cells = scale < 1 ? paragraphs.map((cell) => setCell(request, cell, scale)) : natural;
  const widths = spread(columnWidths(cells), request.measure);
  const firstRow = cells[0]?.cell.cell?.row ?? 0;
  const lines: Line[] = [];
  for (let row = from; row < to; row++) {
    const inRow = cells.filter(({ cell }) => cell.cell?.row === firstRow + row);
    if (inRow.length === 0) continue;
    const line = rowLine(inRow, widths, request);
    const over = row === 0 && tooWide > 0 ? { tooWide } : {};
    lines.push({ ...line, ...over, marks: rulesOf(row, (inRow[0]?.cell.cell?.rows ?? 0) - 1, line, request) });
  }
  return lines;
}

/** The excess of a table at its smallest size, in characters; 0: it fits. */
function widthOver({ measure, styles }: GalleyRequest, needed: Pt): number {
  const over = needed * LEAST_TABLE_SCALE - measure;
  return over > SLACK * measure ? Math.ceil(over / (styles.table.size * LEAST_TABLE_SCALE) - SLACK) : 0;
}

function setCell(request: GalleyRequest, cell: Paragraph, scale: number): SetCell {
  const { setting } = formOf(request, cell, []);
  const heading = cell.cell?.row === 0;
  const face = request.styles.speaker.face;
  const size = setting.size * scale;
  const spans = setting.spans.map((span): StyleSpan => {
    const style = { ...span.style, size: span.style.size * scale, face: heading ? face : span.style.face };
    return { ...span, style, chain: request.bench.fonts.face(style.face) };
  });
  const scaled: Setting = { ...setting, spans, size };
  const items = itemised(scaled);
  return { cell, setting: scaled, items, width: naturalWidth(items, scaled, 0, items.count) };
}

function columnsOf(cells: readonly SetCell[]): number {
  return greatest(
    cells.map(({ cell }) => (cell.cell?.column ?? 0) + 1),
    1,
  );
}

function columnWidths(cells: readonly SetCell[]): number[] {
  const widths = new Array<number>(columnsOf(cells)).fill(0);
  for (const { cell, width } of cells) {
    const column = cell.cell?.column ?? 0;
    widths[column] = Math.max(widths[column] ?? 0, width);
  }
  return widths;
}

/** A column's left edge and its width. */
interface Column {
  readonly x: Pt;
  readonly width: Pt;
}

/** Shares the rest of the measure between the columns. */
function spread(widths: readonly number[], measure: Pt): readonly Column[] {
  const gap = widths.length > 1 ? (measure - sum(widths)) / (widths.length - 1) : 0;
  let x = 0;
  return widths.map((width) => {
    const column = { x, width };
    x += width + gap;
    return column;
  });
}

function rowLine(
  cells: readonly SetCell[],
  columns: readonly Column[],
  { measure, bench: { glyphStore } }: GalleyRequest,
): Line {
  const segments: Segment[] = [];
  for (const { cell, setting, items, width } of cells) {
    if (items.count === 0) continue;
    const column = columns[cell.cell?.column ?? 0] ?? { x: 0, width: measure };
    const spare = column.width - width;
    const align = cell.cell?.align;
    const left = column.x + (align === "right" ? spare : align === "center" ? spare / 2 : 0);
    segments.push(...setWhole(items, setting, left, glyphStore).segments);
  }
  const size = cells[0]?.setting.size ?? 0;
  return { segments, marks: [], width: measure, size, writing: "horizontal", added: 0 };
}

/** The thin rules over and under the row of headings, and under the last row. */
function rulesOf(row: number, last: number, { width, size }: Line, request: GalleyRequest): readonly Mark[] {
  const rows = rowsOf(request.styles.table.pitch, request.pitch);
  const foot = (1 - SQUARE_TOP) * size + (rows === 1 ? (request.pitch - size) / 2 : TABLE_FOOT);
  const rule = (y: Pt): Mark => ({ kind: "rule", x: 0, y, width, weight: TABLE_RULE_WEIGHT });
  const above = rule(foot - rows * request.pitch);
  return [...(row === 0 ? [above] : []), ...(row === 0 || row === last ? [rule(foot)] : [])];
}

function sum(lengths: readonly number[]): number {
  let total = 0;
  for (const length of lengths) total += length;
  return total;
}
