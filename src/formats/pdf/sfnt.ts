/** A font file's bytes and the places of its tables. */
export interface Sfnt {
  readonly bytes: Uint8Array;
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
}

/** A table's bytes, shared with the file; undefined when the font has none. */
export function tableOf(sfnt: Sfnt, tag: string): Uint8Array | undefined {
  const table = sfnt.tables.get(tag);
  return table && sfnt.bytes.subarray(table.offset, table.offset + table.length);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A table that a font must have. */
export function requireTable(sfnt: Sfnt, tag: string): DataView {
  const bytes = tableOf(sfnt, tag);
  if (!bytes) throw new Error(`font without a ${tag} table`);
  return viewOf(bytes);
}

/** Advance and left bearing of a glyph in font units, from hmtx. */
interface HorizontalMetrics {
  advance(glyph: number): number;
  bearing(glyph: number): number;
}

export function horizontalMetrics(sfnt: Sfnt): HorizontalMetrics {
  const hmtx = requireTable(sfnt, "hmtx");
  const full = requireTable(sfnt, "hhea").getUint16(34);
  return {
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, full - 1)),
    bearing: (glyph) => hmtx.getInt16(glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)),
  };
}

/** A font file of these tables, in the order given: directory, checksums and padding as the OpenType specification asks. */
export function assembleSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
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
