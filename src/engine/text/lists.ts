import type { Paragraph } from "../../base/copy.ts";
import type { Em } from "../../base/length.ts";
import { cellsIn, isHan, type ListCell } from "../../base/listed.ts";
import type { TextStyle } from "../model/style.ts";
import type { Form } from "./form.ts";
import type { GalleyRequest } from "./galley.ts";
import { SLACK } from "./lines/demerits.ts";
import { stretchSetting } from "./list-item.ts";
import type { Listed, ListedName, Setting } from "./setting.ts";
import { itemised } from "./units/items.ts";

/** A name of two characters is spread to the width of three. */
const NAME: Em = 3;
const SPREAD: Em = 1;
/** A wider name takes columns of the others, unless most are as wide. */
const WIDE_NAME: Em = 4;
/** Of ideographic spaces side by side, all together. */
const SPACE: Em = 1;
/** The least white between two names: an em, behind one of four characters half an em. */
const GAP: Em = 1;
const GAP_BEHIND_WIDE: Em = 0.5;
/** How much further in a turned-over line of a row of results stands. */
const ROW_HANG: Em = 1;

/** Measures the cells of the lists that the copy marks (RULES.md#name-lists, RULES.md#result-lists). */
export function withLists(request: GalleyRequest): GalleyRequest {
  const { paragraphs } = request.copy;
  if (paragraphs.every(({ list }) => list === undefined)) return request;
  const lists = new Map<Paragraph, Listed>();
  addNames(request, lists);
  for (let first = 0; first < paragraphs.length; ) {
    const columns = cellsOf(request, paragraphs[first]).length;
    let last = first + 1;
    while (columns > 0 && cellsOf(request, paragraphs[last]).length === columns) last++;
    if (columns > 0) addRows(request, paragraphs.slice(first, last), lists);
    first = last;
  }
  return { ...request, lists };
}

function addNames(request: GalleyRequest, lists: Map<Paragraph, Listed>): void {
  const { codes, paragraphs } = request.copy;
  const named = paragraphs
    .filter(({ list }) => list === "names")
    .map((paragraph) => ({
      paragraph,
      names: cellsIn(codes, paragraph.from, paragraph.to).map((cell): ListedName => {
        const { from, to } = cell;
        const pair = to - from === 2 && isHan(codes[from]) && isHan(codes[from + 1]);
        const second = pair ? from + 1 : cell.second;
        return { from, second, width: second === undefined ? widthOf(request, cell) : NAME };
      }),
    }));
  const widths = named.flatMap(({ names }) => names.map(({ width }) => width));
  const narrow = widths.filter((width) => width <= WIDE_NAME + SLACK);
  const widest = Math.max(NAME, ...(2 * narrow.length < widths.length ? widths : narrow));
  for (const { paragraph, names } of named) lists.set(paragraph, { kind: "names", names, widest });
}

/** The cells of a row of results; of any other paragraph none. */
function cellsOf({ copy: { codes } }: GalleyRequest, paragraph: Paragraph | undefined): readonly ListCell[] {
  return paragraph?.list === "results" ? cellsIn(codes, paragraph.from, paragraph.to) : [];
}

/** Rows side by side with as many cells have the same columns. */
function addRows(request: GalleyRequest, paragraphs: readonly Paragraph[], lists: Map<Paragraph, Listed>): void {
  const rows = paragraphs.map((paragraph) => {
    const cells = cellsOf(request, paragraph);
    return { paragraph, cells, widths: cells.map((cell) => widthOf(request, cell)) };
  });
  const columns = rows[0]?.cells ?? [];
  const widest = columns.map((_, column) => Math.max(...rows.map(({ widths }) => widths[column] ?? 0)));
  const width = widest.reduce((sum, each) => sum + each, columns.length - 1);
  for (const { paragraph, cells, widths } of rows) {
    const white = new Map(
      cells.slice(1).map(({ from }, column) => [from, (widest[column] ?? 0) - (widths[column] ?? 0)] as const),
    );
    lists.set(paragraph, { kind: "results", white, width, cell: Math.max(...widths) });
  }
}

function widthOf(request: GalleyRequest, { from, to }: ListCell): Em {
  const items = itemised(stretchSetting(request, request.styles.body, from, to));
  return items.end[items.count] as number;
}

/** The form of a list's paragraph; undefined where it is set as any other. @param restarted an earlier leg or page holds its beginning */
export function listForm(
  request: GalleyRequest,
  listed: Listed,
  plain: Setting,
  { style, restarted }: { readonly style: TextStyle; readonly restarted: boolean },
): Form | undefined {
  const measure = request.measure / style.size;
  const form = { style, bench: request.bench, align: "left" } as const;
  if (listed.kind === "names") {
    const names = listed.names.filter(({ from }) => from >= plain.from);
    const longest = Math.max(listed.widest, ...names.map(({ width }) => width));
    if (names[0]?.from !== plain.from || measure < longest) return undefined;
    const setting = { ...columnsOf(names, listed.widest, measure), ...plain };
    return { ...form, setting, room: { measure, indent: 0, shape: "ragged" }, margin: 0 };
  }
  // A list too wide for the measure gives up its indent first, then its columns.
  const { white, width, cell } = listed;
  const indent = Math.max(0, Math.min(style.indent, Math.floor(measure - width + SLACK)));
  const margin = indent + ROW_HANG;
  const turning = cell <= measure - margin + SLACK ? { turns: new Set(white.keys()), ...plain } : plain;
  const setting = width <= measure + SLACK && !restarted ? { columns: white, ...plain } : turning;
  const room = { measure: measure - margin, indent: restarted ? 0 : -ROW_HANG, shape: "ragged" } as const;
  return { ...form, setting, room, margin };
}

/** As many columns as the measure holds: the white before each name and within the short ones, and the names at which lines begin. */
function columnsOf(
  names: readonly ListedName[],
  widest: Em,
  measure: Em,
): Required<Pick<Setting, "columns" | "turns">> {
  const gap = widest > NAME ? GAP_BEHIND_WIDE : GAP;
  const count = Math.floor((measure + gap + SLACK) / (widest + gap));
  const pitch = count === 1 ? 0 : (measure - widest) / (count - 1);
  const columns = new Map<number, Em>();
  const turns = new Set<number>();
  let column = 0;
  let end: Em = 0;
  for (const { from, second, width } of names) {
    if (second !== undefined) columns.set(second, second - from > 1 ? 0 : SPREAD);
    let taken = 1;
    while (taken < count && (taken - 1) * pitch + widest < width - SLACK) taken++;
    if (column === 0 || column + taken > count) {
      turns.add(from);
      column = 0;
    } else columns.set(from, column * pitch - end - SPACE);
    end = column * pitch + width;
    column = (column + taken) % count;
  }
  return { columns, turns };
}
