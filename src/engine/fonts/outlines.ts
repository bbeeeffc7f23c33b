/*
 * Outlines of TrueType fonts: read on demand, repaired where damaged, and copied into subsets. fontkit would decode each outline and write it anew; copying
 * the bytes is faster, keeps hinting exact and makes the cost depend on the used glyphs alone.
 */
import type { GlyphInk } from "./font.ts";
import { type FontBytes, type FontTable, joinRanges } from "./font-file.ts";

/** Parts of a font file closer together than this are read at once. */
export const READ_GAP = 8192;

/** The most points of one glyph, with those of its components: real ones have some hundred, and with millions PDF viewers run out of memory. */
export const MOST_POINTS = 10_000;
/** The deepest composition. */
const MOST_DEPTH = 256;

/** The outlines of a font, and which of them have been read. */
export class FontOutlines {
  readonly #bytes: FontBytes;
  readonly #view: DataView;
  readonly #table: FontTable;
  readonly #offsets: Uint32Array;
  #have: Uint8Array;
  readonly #pointsOf = new Map<number, number>();
  readonly #whole: boolean;

  /**
   * @param table the table of outlines (glyf); undefined for a font without one
   * @param read the parts of the font already read; `offsets`: where each outline begins in the table
   */
  constructor(
    bytes: FontBytes,
    view: DataView,
    table: FontTable | undefined,
    { read, offsets }: { readonly read: "tables" | "all"; readonly offsets: Uint32Array | undefined },
  ) {
    this.#bytes = bytes;
    this.#view = view;
    this.#whole = read === "all";
    this.#table = table ?? { offset: 0, length: 0 };
    this.#offsets = offsets ?? new Uint32Array(0);
    this.#have = new Uint8Array(0x10000);
  }

  read(glyphs: Iterable<number>): void {
    if (this.#whole) return;
    const into = new Uint8Array(this.#view.buffer);
    let wanted = new Set(glyphs);
    while (wanted.size > 0) {
      const fresh = [...wanted].filter((glyph) => this.#have[glyph] === 0);
      for (const glyph of fresh) this.#have[glyph] = 1;
      const ranges = fresh.map((glyph) => this.#range(glyph)).filter(([from, to]) => from < to);
      if (ranges.length > 0) this.#bytes.read(into, joinRanges(ranges, READ_GAP));
      const parts = fresh.flatMap((glyph) => this.#components(glyph) ?? []);
      wanted = new Set(parts.filter((part) => part + 1 < this.#offsets.length));
    }
  }

  /** True if the outlines of a glyph and its components are valid and not too long; an invalid one is replaced by an empty outline. */
  mend(glyph: number, glyphCount: number): boolean {
    if (this.#have[glyph] === 0) this.read([glyph]);
    return this.#points(glyph, glyphCount, 1) <= MOST_POINTS;
  }

  /** The points of a glyph, repeated components counted each time; Infinity for a glyph that has been emptied. */
  #points(glyph: number, glyphCount: number, depth: number): number {
    const known = this.#pointsOf.get(glyph);
    if (known !== undefined) return known;
    if (depth > MOST_DEPTH) return Number.POSITIVE_INFINITY;
    // A glyph that contains itself finds this.
    this.#pointsOf.set(glyph, Number.POSITIVE_INFINITY);
    const [from, to] = this.#range(glyph);
    let points = this.#ownPoints(from, to);
    for (const part of this.#components(glyph) ?? []) {
      points += part < glyphCount ? this.#points(part, glyphCount, depth + 1) : Number.POSITIVE_INFINITY;
      if (points > MOST_POINTS) break;
    }
    if (points > MOST_POINTS) {
      points = Number.POSITIVE_INFINITY;
      if (to - from >= 2) this.#view.setInt16(from, 0);
    }
    this.#pointsOf.set(glyph, points);
    return points;
  }

  /** The points of an outline without those of its components; Infinity if it ends too early. */
  #ownPoints(from: number, to: number): number {
    if (from === to) return 0;
    const contours = to - from < GLYPH_HEADER ? Number.POSITIVE_INFINITY : this.#view.getInt16(from);
    if (contours <= 0) return componentPlaces(this.#view, from, to) === undefined ? Number.POSITIVE_INFINITY : 0;
    const last = from + GLYPH_HEADER + 2 * (contours - 1);
    return last + 2 > to ? Number.POSITIVE_INFINITY : this.#view.getUint16(last) + 1;
  }

  /** From the outline's header; undefined for outlines without one (CFF). */
  box(glyph: number): GlyphInk | undefined {
    this.read([glyph]);
    if (this.#offsets.length === 0) return undefined;
    const [from, to] = this.#range(glyph);
    if (from === to) return { left: 0, bottom: 0, right: 0, top: 0 };
    const view = this.#view;
    return {
      left: view.getInt16(from + 2),
      bottom: view.getInt16(from + 4),
      right: view.getInt16(from + 6),
      top: view.getInt16(from + 8),
    };
  }

  #range(glyph: number): readonly [number, number] {
    const { offset } = this.#table;
    return [offset + (this.#offsets[glyph] as number), offset + (this.#offsets[glyph + 1] as number)];
  }

  /** Undefined if they extend beyond the outline's end. */
  #components(glyph: number): readonly number[] | undefined {
    const [from, to] = this.#range(glyph);
    return componentPlaces(this.#view, from, to)?.map((at) => this.#view.getUint16(at));
  }
}

/**
 * A TrueType font of these glyphs, numbered in the given order, with the components of composite glyphs after them.
 * Contains the tables that PDF requires (ISO 32000-1, 9.9). Outlines are copied without decoding, so the cost depends only on the used glyphs.
 */
export function subsetTrueType(sfnt: Sfnt, glyphs: readonly number[]): Uint8Array {
  const order = [...glyphs];
  const { glyf, loca } = gatherOutlines(sfnt, order);
  const tables = new Map<string, Uint8Array>();
  const copy = (tag: string): void => {
    const table = tableOf(sfnt, tag);
    if (table) tables.set(tag, table);
  };
  const patch = (tag: string, change: (view: DataView) => void): void => {
    const table = requireTable(sfnt, tag);
    const copy = new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice();
    change(viewOf(copy));
    tables.set(tag, copy);
  };
  copy("cvt ");
  copy("fpgm");
  tables.set("glyf", glyf);
  patch("head", (head) => head.setInt16(50, 1));
  patch("hhea", (hhea) => hhea.setUint16(34, order.length));
  tables.set("hmtx", metricsOf(sfnt, order));
  tables.set("loca", loca);
  patch("maxp", (maxp) => maxp.setUint16(4, order.length));
  copy("prep");
  return assembleSfnt(tables);
}

/** The outlines of `order` and their offsets; appends the components that they need to `order`. Each outline is padded to four bytes. */
function gatherOutlines(sfnt: Sfnt, order: number[]): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const source = requireTable(sfnt, "glyf");
  const rangeOf = outlineRanges(sfnt);
  const number = new Map(order.map((glyph, index) => [glyph, index]));
  const starts = [0];
  for (let index = 0; index < order.length; index++) {
    const [from, to] = rangeOf(order[index] as number);
    for (const at of placesIn(source, from, to)) {
      const part = source.getUint16(at);
      if (number.has(part)) continue;
      number.set(part, order.length);
      order.push(part);
    }
    starts.push((starts[index] as number) + ((to - from + 3) & ~3));
  }
  const glyf = new Uint8Array(starts.at(-1) as number);
  const view = viewOf(glyf);
  order.forEach((glyph, index) => {
    const [from, to] = rangeOf(glyph);
    const start = starts[index] as number;
    glyf.set(new Uint8Array(source.buffer, source.byteOffset + from, to - from), start);
    for (const at of placesIn(view, start, start + to - from)) {
      view.setUint16(at, number.get(view.getUint16(at)) as number);
    }
  });
  const loca = new DataView(new ArrayBuffer(4 * starts.length));
  starts.forEach((start, index) => {
    loca.setUint32(4 * index, start);
  });
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

/** The range of a glyph's outline in the font's glyf table. */
function outlineRanges(sfnt: Sfnt): (glyph: number) => readonly [from: number, to: number] {
  const long = requireTable(sfnt, "head").getInt16(50) === 1;
  const loca = requireTable(sfnt, "loca");
  const offset = (glyph: number): number => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return (glyph) => [offset(glyph), offset(glyph + 1)];
}

/** @throws Error if components extend beyond the outline's end; reading a font empties such outlines, so this is a bug */
function placesIn(view: DataView, from: number, to: number): readonly number[] {
  const places = componentPlaces(view, from, to);
  if (places === undefined) throw new Error("a composite glyph runs past its end");
  return places;
}

function metricsOf(sfnt: Sfnt, order: readonly number[]): Uint8Array {
  const metrics = horizontalMetrics(sfnt);
  const hmtx = new DataView(new ArrayBuffer(4 * order.length));
  order.forEach((glyph, index) => {
    hmtx.setUint16(4 * index, metrics.advance(glyph));
    hmtx.setInt16(4 * index + 2, metrics.bearing(glyph));
  });
  return new Uint8Array(hmtx.buffer);
}

/** A font file's bytes and the positions of its tables. */
export interface Sfnt {
  readonly bytes: Uint8Array;
  readonly tables: Readonly<Record<string, FontTable | undefined>>;
}

/** A table's bytes, shared with the file; undefined if the font lacks it. */
function tableOf(sfnt: Sfnt, tag: string): Uint8Array | undefined {
  const table = sfnt.tables[tag];
  return table && sfnt.bytes.subarray(table.offset, table.offset + table.length);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function requireTable(sfnt: Sfnt, tag: string): DataView {
  const bytes = tableOf(sfnt, tag);
  if (!bytes) throw new Error(`font without a ${tag} table`);
  return viewOf(bytes);
}

/** Advance and left bearing of a glyph in font units, from hmtx. */
interface HorizontalMetrics {
  advance(glyph: number): number;
  bearing(glyph: number): number;
}

function horizontalMetrics(sfnt: Sfnt): HorizontalMetrics {
  const hmtx = requireTable(sfnt, "hmtx");
  const full = requireTable(sfnt, "hhea").getUint16(34);
  return {
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, full - 1)),
    bearing: (glyph) => hmtx.getInt16(glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)),
  };
}

/** A font file of these tables, in the given order, with the directory, checksums and padding of the OpenType specification. */
function assembleSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const count = tables.size;
  let size = 12 + 16 * count;
  for (const table of tables.values()) size += padded(table.length);
  const file = new Uint8Array(size);
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(count));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, count * 16 - power * 16);
  let record = 12;
  let offset = 12 + 16 * count;
  for (const [tag, table] of tables) {
    file.set(table, offset);
    for (let at = 0; at < 4; at++) file[record + at] = tag.charCodeAt(at);
    view.setUint32(record + 4, checksum(view, offset, padded(table.length)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.length);
    record += 16;
    offset += padded(table.length);
  }
  return file;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}

// Flags of a component of a composite glyph (OpenType, glyf table).
const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_TWO_BY_TWO = 0x0080;

const GLYPH_HEADER = 10;

/**
 * The offsets in a composite outline at which its component glyphs are named, in two bytes each; empty for a simple or empty outline.
 * @param from the outline's start in `view`; it ends at `to`
 * @returns undefined if the components extend beyond the outline's end
 */
function componentPlaces(view: DataView, from: number, to: number): readonly number[] | undefined {
  if (from === to || view.getInt16(from) >= 0) return [];
  const places: number[] = [];
  let at = from + GLYPH_HEADER;
  let flags = MORE_COMPONENTS;
  while ((flags & MORE_COMPONENTS) !== 0) {
    if (at + 4 > to) return undefined;
    flags = view.getUint16(at);
    places.push(at + 2);
    at += (flags & ARGS_ARE_WORDS) !== 0 ? 8 : 6;
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_XY_SCALE) !== 0) at += 4;
    else if ((flags & HAS_TWO_BY_TWO) !== 0) at += 8;
  }
  return at <= to ? places : undefined;
}
