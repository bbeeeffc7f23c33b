import { type FontBytes, type FontTable, joinRanges } from "./bytes.ts";
import { componentPlaces, GLYPH_HEADER } from "./components.ts";
import type { GlyphInk } from "./font.ts";

/** Pieces of a font closer than this in the file are read in one go. */
export const READ_GAP = 8192;

/** Which outlines of a font have been read. */
export class FontOutlines {
  readonly #bytes: FontBytes;
  readonly #view: DataView;
  readonly #table: FontTable;
  readonly #offsets: Uint32Array;
  #have: Uint8Array;
  readonly #whole: boolean;

  /**
   * @param table the table of outlines (glyf); undefined for a font without one
   * @param read what of the font has been read already; `offsets`: where outlines begin in the table
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

  /** Reads the outlines of glyphs and of the glyphs that they are composed of. */
  read(glyphs: Iterable<number>): void {
    if (this.#whole) return;
    const into = new Uint8Array(this.#view.buffer);
    let wanted = [...glyphs];
    while (wanted.length > 0) {
      const fresh = wanted.filter((glyph) => this.#have[glyph] === 0);
      for (const glyph of fresh) this.#have[glyph] = 1;
      const ranges = fresh.map((glyph) => this.#range(glyph)).filter(([from, to]) => from < to);
      if (ranges.length > 0) this.#bytes.read(into, joinRanges(ranges, READ_GAP));
      const parts = fresh.flatMap((glyph) => this.#components(glyph) ?? []);
      wanted = parts.filter((part) => part + 1 < this.#offsets.length);
    }
  }

  /** Whether a glyph's outline, and those of its components, can be followed; what cannot becomes an empty outline. */
  mend(glyph: number, glyphCount: number): boolean {
    if (this.#have[glyph] === 0) this.read([glyph]);
    const seen = new Set<number>();
    let sound = true;
    for (const waiting = [glyph]; waiting.length > 0; ) {
      const next = waiting.pop() as number;
      const [from, to] = this.#range(next);
      if (seen.has(next) || from === to) continue;
      seen.add(next);
      const parts = to - from < GLYPH_HEADER ? undefined : this.#components(next);
      if (parts?.every((part) => part < glyphCount)) waiting.push(...parts);
      else {
        sound = false;
        if (to - from >= 2) this.#view.setInt16(from, 0);
      }
    }
    return sound;
  }

  /** From the outline's header; undefined for outlines that have none (CFF). */
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

  /** Undefined where they run past the outline's end. */
  #components(glyph: number): readonly number[] | undefined {
    const [from, to] = this.#range(glyph);
    return componentPlaces(this.#view, from, to)?.map((at) => this.#view.getUint16(at));
  }
}
