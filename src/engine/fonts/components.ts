// Flags of a component of a composite glyph (OpenType, glyf table).
const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_TWO_BY_TWO = 0x0080;

/** Bytes of an outline before its points, or its components. */
export const GLYPH_HEADER = 10;

/**
 * The places at which a composite outline names its glyphs, in two bytes each; none where the outline is plain or empty.
 * @param from where the outline stands in `view`, up to `to`
 * @returns undefined where the components run past the outline's end
 */
export function componentPlaces(view: DataView, from: number, to: number): readonly number[] | undefined {
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
