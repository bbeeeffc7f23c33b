import { type ListKind, textOf } from "./copy.ts";
import { mayBeName } from "./surnames.ts";

const TAB = 0x9;
const IDEOGRAPHIC_SPACE = 0x3000;
/** Fewer names stand in a sentence. */
const FEWEST_NAMES = 6;
/** Of so many names one may be a person's by its surname: else the words are a slogan. */
const SURNAME_SHARE = 0.5;
const NAME = /^(?:\p{Script=Han}{2,4}|(?=.{3,12}$)\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u;
/** A cell but the last is no longer, nor is a row: longer ones are prose. */
const LONGEST_CELL = 10;
const LONGEST_ROW = 40;

/** What stands between the ideographic spaces or tabs of a list. */
export interface ListCell {
  readonly from: number;
  readonly to: number;
  /** 王　铱: the other character of a name that is spread to the width of three, and is one cell. */
  readonly second: number | undefined;
}

export function cellsIn(codes: Uint32Array, from: number, to: number): readonly ListCell[] {
  const cells: ListCell[] = [];
  for (let at = from; at < to; at++) {
    if (isWhite(codes[at])) continue;
    const start = at;
    while (at < to && !isWhite(codes[at])) at++;
    const last = cells.at(-1);
    const spreads = last !== undefined && at - start === 1 && start - last.from === 2 && codes[last.to] !== TAB;
    if (spreads && isHan(codes[start]) && isHan(codes[last.from])) {
      cells[cells.length - 1] = { from: last.from, to: at, second: start };
    } else cells.push({ from: start, to: at, second: undefined });
  }
  return cells;
}

export interface FoundList {
  readonly kind: ListKind;
  /** The paragraphs from…to (exclusive). */
  readonly from: number;
  readonly to: number;
}

/**
 * The paragraphs that look like lists: six names or more and nothing else, or two and more rows side by side with as many cells.
 * @param paragraphs undefined: one that is no plain paragraph
 */
export function findLists(paragraphs: readonly (string | undefined)[]): readonly FoundList[] {
  const lists: FoundList[] = [];
  const rows = paragraphs.map(rowIn);
  for (let from = 0; from < rows.length; ) {
    const row = rows[from] ?? [];
    let to = from + 1;
    if (areNames(row)) lists.push({ kind: "names", from, to });
    else if (isRow(row)) {
      while (rows[to]?.length === row.length && isRow(rows[to] ?? []) && !areNames(rows[to] ?? [])) to++;
      if (to - from > 1) lists.push({ kind: "results", from, to });
    }
    from = to;
  }
  return lists;
}

function rowIn(text = ""): readonly string[] {
  if (!/[\t\u3000]/.test(text)) return [];
  const codes = Uint32Array.from(text, (character) => character.codePointAt(0) as number);
  return cellsIn(codes, 0, codes.length).map(({ from, to }) => textOf(codes, from, to).replace("\u3000", ""));
}

function areNames(row: readonly string[]): boolean {
  const known = row.filter(mayBeName).length;
  return row.length >= FEWEST_NAMES && known >= SURNAME_SHARE * row.length && row.every((cell) => NAME.test(cell));
}

function isRow(row: readonly string[]): boolean {
  return (
    row.length > 1 &&
    row.join("").length <= LONGEST_ROW &&
    row.slice(0, -1).every((cell) => cell.length <= LONGEST_CELL)
  );
}

function isWhite(code: number | undefined): boolean {
  return code === IDEOGRAPHIC_SPACE || code === TAB;
}

export function isHan(code = 0): boolean {
  return (code >= 0x3400 && code < 0xa000) || (code >= 0x20000 && code < 0x40000);
}
