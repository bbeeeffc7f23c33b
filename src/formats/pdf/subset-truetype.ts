import { componentPlaces } from "../../fonts/components.ts";
import { assembleSfnt, horizontalMetrics, requireTable, type Sfnt, tableOf, viewOf } from "./sfnt.ts";

/**
 * A TrueType font of these glyphs alone, numbered in the order given, with the components of composite glyphs after them.
 * It holds the tables that PDF asks for (ISO 32000-1, 9.9). Outlines are copied, not decoded: a font of 65,000 glyphs costs what its used ones cost.
 */
export function subsetTrueType(sfnt: Sfnt, glyphs: readonly number[]): Uint8Array {
  const order = [...glyphs];
  const outlines = collectOutlines(sfnt, order);
  const loca = new DataView(new ArrayBuffer(4 * (order.length + 1)));
  let length = 0;
  outlines.forEach((outline, index) => {
    loca.setUint32(4 * index, length);
    length += outline.length;
  });
  loca.setUint32(4 * order.length, length);
  const glyf = new Uint8Array(length);
  outlines.forEach((outline, index) => {
    glyf.set(outline, loca.getUint32(4 * index));
  });
  const tables = new Map<string, Uint8Array>();
  const keep = (tag: string): void => {
    const table = tableOf(sfnt, tag);
    if (table) tables.set(tag, table);
  };
  keep("cvt ");
  keep("fpgm");
  tables.set("glyf", glyf);
  tables.set(
    "head",
    patched(sfnt, "head", (head) => head.setInt16(50, 1)),
  );
  tables.set(
    "hhea",
    patched(sfnt, "hhea", (hhea) => hhea.setUint16(34, order.length)),
  );
  tables.set("hmtx", metricsOf(sfnt, order));
  tables.set("loca", new Uint8Array(loca.buffer));
  tables.set(
    "maxp",
    patched(sfnt, "maxp", (maxp) => maxp.setUint16(4, order.length)),
  );
  keep("prep");
  return assembleSfnt(tables);
}

/** The outlines of `order`, to which it appends the components they need. Each is padded to four bytes. */
function collectOutlines(sfnt: Sfnt, order: number[]): Uint8Array[] {
  const long = requireTable(sfnt, "head").getInt16(50) === 1;
  const loca = requireTable(sfnt, "loca");
  const offset = (glyph: number): number => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const glyf = requireTable(sfnt, "glyf");
  const number = new Map(order.map((glyph, index) => [glyph, index]));
  const numberOf = (glyph: number): number => {
    const known = number.get(glyph);
    if (known !== undefined) return known;
    number.set(glyph, order.length);
    order.push(glyph);
    return order.length - 1;
  };
  const outlines: Uint8Array[] = [];
  for (let index = 0; index < order.length; index++) {
    const glyph = order[index] as number;
    const start = offset(glyph);
    const length = offset(glyph + 1) - start;
    const outline = new Uint8Array((length + 3) & ~3);
    outline.set(new Uint8Array(glyf.buffer, glyf.byteOffset + start, length));
    renumberComponents(viewOf(outline), numberOf);
    outlines.push(outline);
  }
  return outlines;
}

/** @throws Error for components that run past the outline's end: a reader of fonts empties such outlines */
function renumberComponents(outline: DataView, numberOf: (glyph: number) => number): void {
  const places = componentPlaces(outline, 0, outline.byteLength);
  if (places === undefined) throw new Error("a composite glyph runs past its end");
  for (const at of places) outline.setUint16(at, numberOf(outline.getUint16(at)));
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

function patched(sfnt: Sfnt, tag: string, patch: (view: DataView) => void): Uint8Array {
  const view = requireTable(sfnt, tag);
  const copy = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
  patch(viewOf(copy));
  return copy;
}
