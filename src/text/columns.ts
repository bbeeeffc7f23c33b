import type { CopyText, Paragraph, ParagraphKind } from "../base/copy.ts";
import type { Em } from "../base/length.ts";
import type { GalleyRequest } from "./galley.ts";
import { stretchSetting } from "./list-item.ts";
import type { ColumnRow } from "./setting.ts";
import { itemised } from "./units/items.ts";
import { isSpreadName } from "./units/spread-names.ts";

const IDEOGRAPHIC_SPACE = 0x3000;
/** A cell but the last is no longer: prose with an ideographic space in it is no list. */
const LONGEST_CELL = 10;
/** A result is no longer in all; what is longer is prose. */
const LONGEST_ROW = 40;
/** Of so many cells a paragraph is a row by itself; two may be a label and its text. */
const ALONE = 3;

/** What stands in one column of a row: code points of the copy. */
interface ColumnCell {
  readonly from: number;
  readonly to: number;
}

/** Finds the paragraphs that are rows of results: `1　王　铱　29分07秒` (RULES.md#result-lists). */
export function withRows(request: GalleyRequest): GalleyRequest {
  const { copy } = request;
  if (!copy.codes.includes(IDEOGRAPHIC_SPACE)) return request;
  const rows = new Map<Paragraph, ColumnRow>();
  const cells = copy.paragraphs.map((paragraph) => cellsOf(copy, paragraph));
  for (let first = 0; first < cells.length; ) {
    const columns = cells[first]?.length ?? 0;
    let last = first + 1;
    while (columns > 1 && cells[last]?.length === columns && isAlike(copy.paragraphs, first, last)) last++;
    if (columns >= ALONE || (columns === 2 && last - first > 1)) addRows(request, cells, { first, last }, rows);
    first = last;
  }
  return { ...request, rows };
}

function isAlike(paragraphs: readonly Paragraph[], one: number, other: number): boolean {
  return paragraphs[one]?.kind === paragraphs[other]?.kind;
}

/** Adds a list: paragraphs side by side with as many cells. */
function addRows(
  request: GalleyRequest,
  cells: readonly (readonly ColumnCell[])[],
  { first, last }: { readonly first: number; readonly last: number },
  rows: Map<Paragraph, ColumnRow>,
): void {
  const { paragraphs } = request.copy;
  const list = cells.slice(first, last);
  const widths = list.map((row, at) => row.map((cell) => widthOf(request, cell, paragraphs[first + at]?.kind)));
  const columns = list[0]?.length ?? 0;
  const widest = Array.from({ length: columns }, (_, column) =>
    widths.reduce((most, row) => Math.max(most, row[column] ?? 0), 0),
  );
  const width = widest.reduce((sum, each) => sum + each, columns - 1);
  for (const [at, row] of list.entries()) {
    const white = new Map(
      row.slice(1).map(({ from }, column) => [from, (widest[column] ?? 0) - (widths[at]?.[column] ?? 0)] as const),
    );
    rows.set(paragraphs[first + at] as Paragraph, { white, width, cell: Math.max(0, ...(widths[at] ?? [])) });
  }
}

/** None where the paragraph is no row. */
function cellsOf({ codes }: CopyText, { kind, from, to, runs }: Paragraph): readonly ColumnCell[] {
  if ((kind !== "body" && kind !== "verse" && kind !== "quote") || to - from > LONGEST_ROW) return [];
  const isLabelled = runs[0]?.style === "speaker" || runs[0]?.style === "strong";
  if (isLabelled || !codes.subarray(from, to).includes(IDEOGRAPHIC_SPACE)) return [];
  const parts: ColumnCell[] = [];
  for (let at = from; at < to; ) {
    if (codes[at] === IDEOGRAPHIC_SPACE) {
      at++;
      continue;
    }
    let end = at;
    while (end < to && codes[end] !== IDEOGRAPHIC_SPACE) end++;
    parts.push({ from: at, to: end });
    at = end;
  }
  const cells = joinNames(codes, parts, { from, to });
  return cells.length > 1 && cells.slice(0, -1).every((cell) => cell.to - cell.from <= LONGEST_CELL) ? cells : [];
}

/** 王　铱: a name of two characters that stands as wide as one of three is one cell. */
function joinNames(codes: Uint32Array, parts: readonly ColumnCell[], within: ColumnCell): readonly ColumnCell[] {
  const cells: ColumnCell[] = [];
  for (const part of parts) {
    const last = cells.at(-1);
    const isSpread = last !== undefined && last.to - 2 >= last.from && codes[last.to - 2] === IDEOGRAPHIC_SPACE;
    const touches = last !== undefined && part.from - last.to === 1 && !isSpread;
    if (touches && isSpreadName(codes, last.to, within.from, within.to)) {
      cells[cells.length - 1] = { from: last.from, to: part.to };
    } else cells.push(part);
  }
  return cells;
}

function widthOf(request: GalleyRequest, { from, to }: ColumnCell, kind: ParagraphKind | undefined): Em {
  const { styles } = request;
  const style = kind === "quote" ? styles.quote : kind === "verse" ? styles.verse : styles.body;
  const items = itemised(stretchSetting(request, style, from, to));
  return items.end[items.count] as number;
}
