import type { FontTable } from "./bytes.ts";

/** An axis of a variable font. Without an instance it prints at `value`, the default. */
export interface FontAxis {
  /** Four characters: wght, wdth … */
  readonly tag: string;
  readonly least: number;
  readonly value: number;
  readonly most: number;
}

/** Bytes of an axis in the fvar table, as OpenType has it; a later version may append to them. */
const AXIS_BYTES = 20;
/** No face has more; a damaged count is none. */
const MOST_AXES = 64;

/** The axes of a font's fvar table; none where the table is damaged, for then nothing is known of them. */
export function axesIn(view: DataView, fvar: FontTable): readonly FontAxis[] {
  const end = Math.min(view.byteLength, fvar.offset + fvar.length);
  if (fvar.offset + 12 > end) return [];
  const first = fvar.offset + view.getUint16(fvar.offset + 4);
  const count = view.getUint16(fvar.offset + 8);
  const size = view.getUint16(fvar.offset + 10);
  if (count > MOST_AXES || size < AXIS_BYTES || first + count * size > end) return [];
  const fixed = (at: number): number => view.getInt32(at) / 0x10000;
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * size;
    const tag = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 4));
    return { tag, least: fixed(at + 4), value: fixed(at + 8), most: fixed(at + 12) };
  });
}
