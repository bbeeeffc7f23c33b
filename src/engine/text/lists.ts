/*
 * Lists of names and of results in columns, and items with a bullet or a number. Columns are measured over the whole list before any paragraph is set, so that
 * each paragraph can then be set by itself. Example: 王　铱 and 阿依古丽·买买提 in one list; the first is spread to three characters, the second takes two columns.
 */

import type { Paragraph } from "../../base/copy.ts";
import { type Em, greatest, type Pt, SQUARE_MIDDLE } from "../../base/length.ts";
import { cellsIn, isHan, type ListCell } from "../../base/listed.ts";
import type { Styles, TextStyle } from "../model/style.ts";
import type { Form, GalleyRequest } from "./galley.ts";
import type { GlyphRun, Line, Listed, ListedName, Segment, Setting } from "./line.ts";
import { fontFor } from "./lines/place.ts";
import { naturalWidth, setWhole } from "./lines/set-line.ts";
import { itemised } from "./units/items.ts";
import {
  BULLET_SIZE,
  GAP_BEHIND_WIDE,
  ITEM_INDENT,
  LABEL_WHITE,
  NAME_GAP,
  NAME_SPREAD,
  NAME_WIDTH,
  NARROW_LEG,
  SLACK,
  SPACE_WIDTH,
  TURNED_HANG,
  WIDE_NAME,
} from "./weights.ts";

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
        return { from, second, width: second === undefined ? widthOf(request, cell) : NAME_WIDTH };
      }),
    }));
  const widths = named.flatMap(({ names }) => names.map(({ width }) => width));
  const narrow = widths.filter((width) => width <= WIDE_NAME + SLACK);
  const widest = greatest(2 * narrow.length < widths.length ? widths : narrow, NAME_WIDTH);
  for (const { paragraph, names } of named) lists.set(paragraph, { kind: "names", names, widest });
}

/** The cells of a row of results; none for other paragraphs. */
function cellsOf({ copy: { codes } }: GalleyRequest, paragraph: Paragraph | undefined): readonly ListCell[] {
  return paragraph?.list === "results" ? cellsIn(codes, paragraph.from, paragraph.to) : [];
}

/** Aligns the columns of consecutive rows with the same number of cells. */
function addRows(request: GalleyRequest, paragraphs: readonly Paragraph[], lists: Map<Paragraph, Listed>): void {
  const rows = paragraphs.map((paragraph) => {
    const cells = cellsOf(request, paragraph);
    return { paragraph, cells, widths: cells.map((cell) => widthOf(request, cell)) };
  });
  const columns = rows[0]?.cells ?? [];
  const widest = columns.map((_, column) => greatest(rows.map(({ widths }) => widths[column] ?? 0)));
  const width = widest.reduce((sum, each) => sum + each, columns.length - 1);
  for (const { paragraph, cells, widths } of rows) {
    const white = new Map(
      cells.slice(1).map(({ from }, column) => [from, (widest[column] ?? 0) - (widths[column] ?? 0)] as const),
    );
    lists.set(paragraph, { kind: "results", white, width, cell: greatest(widths) });
  }
}

function widthOf(request: GalleyRequest, { from, to }: ListCell): Em {
  const items = itemised(stretchSetting(request, request.styles.body, from, to));
  return items.end[items.count] as number;
}

/** The form of a list's paragraph; undefined: it is set like any other. @param restarted an earlier leg or page holds its beginning */
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
    const longest = greatest(
      names.map(({ width }) => width),
      listed.widest,
    );
    if (names[0]?.from !== plain.from || measure < longest) return undefined;
    const setting = { ...columnsOf(names, listed.widest, measure), ...plain };
    return { ...form, setting, room: { measure, indent: 0, shape: "ragged" }, margin: 0 };
  }
  // A list that is too wide gives up its indent first, then its columns.
  const { white, width, cell } = listed;
  const indent = Math.max(0, Math.min(style.indent, Math.floor(measure - width + SLACK)));
  const margin = indent + TURNED_HANG;
  const turning = cell <= measure - margin + SLACK ? { turns: new Set(white.keys()), ...plain } : plain;
  const setting = width <= measure + SLACK && !restarted ? { columns: white, ...plain } : turning;
  const room = { measure: measure - margin, indent: restarted ? 0 : -TURNED_HANG, shape: "ragged" } as const;
  return { ...form, setting, room, margin };
}

/** Takes as many columns as the measure holds: the white before each name and within short ones, and the names at which lines begin. */
function columnsOf(
  names: readonly ListedName[],
  widest: Em,
  measure: Em,
): Required<Pick<Setting, "columns" | "turns">> {
  const gap = widest > NAME_WIDTH ? GAP_BEHIND_WIDE : NAME_GAP;
  const count = Math.floor((measure + gap + SLACK) / (widest + gap));
  const pitch = count === 1 ? 0 : (measure - widest) / (count - 1);
  const columns = new Map<number, Em>();
  const turns = new Set<number>();
  let column = 0;
  let end: Em = 0;
  for (const { from, second, width } of names) {
    if (second !== undefined) columns.set(second, second - from > 1 ? 0 : NAME_SPREAD);
    let taken = 1;
    while (taken < count && (taken - 1) * pitch + widest < width - SLACK) taken++;
    if (column === 0 || column + taken > count) {
      turns.add(from);
      column = 0;
    } else columns.set(from, column * pitch - end - SPACE_WIDTH);
    end = column * pitch + width;
    column = (column + taken) % count;
  }
  return { columns, turns };
}

/** ●, which fills its square in every face, while • is a speck in most. */
const BULLET = 0x25cf;

/** The left edges of an item's label and of its copy, in em of the body. */
interface ItemMargins {
  readonly label: Em;
  readonly copy: Em;
}

export function itemStyle(styles: Styles, { item }: Paragraph): TextStyle {
  return item?.setOff ? styles.quote : styles.body;
}

/** A bullet takes an em. The copy of a numbered list clears its widest number, rounded up to a half em. */
export function itemMargins(request: GalleyRequest, paragraph: Paragraph): ItemMargins {
  const { item } = paragraph;
  const { size } = itemStyle(request.styles, paragraph);
  const label = request.measure < NARROW_LEG * size ? 0 : ITEM_INDENT;
  if (item === undefined || item.label === 0) return { label, copy: label + 1 };
  let widest = 0;
  for (const other of request.copy.paragraphs) {
    if (other.item?.list !== item.list) continue;
    const setting = labelSetting(request, other);
    const items = itemised(setting);
    widest = Math.max(widest, naturalWidth(items, setting, 0, items.count) / size);
  }
  return { label, copy: label + Math.ceil((widest + LABEL_WHITE) * 2) / 2 };
}

/** Adds the bullet, which the engine draws, or the number, which is copy, to an item's first line. */
export function withLabel(line: Line, request: GalleyRequest, paragraph: Paragraph): Line {
  const style = itemStyle(request.styles, paragraph);
  const left = itemMargins(request, paragraph).label * style.size;
  if (paragraph.item?.label === 0) return { ...line, segments: [bullet(request, style, left), ...line.segments] };
  const setting = labelSetting(request, paragraph);
  const items = itemised(setting);
  const label = setWhole(items, setting, left, request.bench.glyphStore);
  return { ...line, segments: [...label.segments, ...line.segments] };
}

/** A bullet with its ink in the middle of the square that begins at `left`. */
function bullet({ bench: { fonts }, writing }: GalleyRequest, { face, size, colour }: TextStyle, left: Pt): Segment {
  const chain = fonts.face(face);
  const font = fontFor(chain, BULLET);
  const glyph = font.glyph(BULLET);
  const ink = font.ink(glyph);
  const own = size * BULLET_SIZE;
  const along = left + size / 2;
  const [x, y] = writing === "vertical" ? [0, along] : [along, -SQUARE_MIDDLE * size];
  const text = String.fromCodePoint(BULLET);
  const run: GlyphRun = {
    font: font.id,
    size: own,
    colour,
    glyphs: Uint16Array.of(glyph),
    x: Float64Array.of(x - ((ink.left + ink.right) / 2) * own),
    y: Float64Array.of(y + ((ink.bottom + ink.top) / 2) * own),
    texts: [text],
    turned: false,
    stretch: 1,
  };
  return { role: "marker", from: 0, to: 0, text, x: left, width: size, size: own, runs: [run] };
}

function labelSetting(request: GalleyRequest, paragraph: Paragraph): Setting {
  const { from, item } = paragraph;
  return stretchSetting(request, itemStyle(request.styles, paragraph), from, from + (item?.label ?? 0));
}

/** A stretch of the copy by itself, in one style. */
function stretchSetting(request: GalleyRequest, style: TextStyle, from: number, to: number): Setting {
  const { copy, bench } = request;
  const writing = request.writing ?? "horizontal";
  const span = {
    to,
    role: "body",
    origin: 0,
    style,
    chain: bench.fonts.face(style.face),
    scale: 1,
    mark: "none",
  } as const;
  return { codes: copy.codes, from, to, spans: [span], size: style.size, writing, opening: from, origin: 0 };
}

/** The white at the right of a signature; a long signature gives it up before it turns. */
export function signatureIndent(setting: Setting, indent: Em, measure: Em): Em {
  const items = itemised(setting);
  return Math.max(0, Math.min(indent, measure - naturalWidth(items, setting, 0, items.count) / setting.size));
}
