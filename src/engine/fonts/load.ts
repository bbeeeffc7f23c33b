import { create, type Font as FontkitFont } from "fontkit";
import { axesIn, type FontAxis } from "./axes.ts";
import { type FontBytes, type FontTable, joinRanges } from "./bytes.ts";
import { type CmapProcessor, characterLookup } from "./cmap.ts";
import { COLLECTION, unnamedFont } from "./collection.ts";
import { forbiddingBits } from "./embedding.ts";
import type { GlyphInk } from "./font.ts";
import { FontOutlines, READ_GAP } from "./outlines.ts";
import { subsetTrueType } from "./subset.ts";
import { UnfitFont } from "./unfit-font.ts";

/** A glyph as shaped, in font units. */
export interface UnitGlyph {
  readonly glyph: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  readonly codes: readonly number[];
}

export interface Shaping {
  /** OpenType features beside the default ones. */
  readonly features: readonly string[];
  readonly script: string;
  /** OpenType language, four characters; undefined: the script's default. */
  readonly language: string | undefined;
}

/** A font file as fontkit reads it, in font units. Only the tables are read; outlines come when they are asked for. */
export interface Program {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Of a variable font; it prints at their defaults. */
  readonly axes: readonly FontAxis[];
  /** Bits about its use that forbid what documents do with it (fsType); 0: none. */
  readonly forbidding: number;
  /** 0 when the font has no glyph for the code point. */
  lookup(code: number): number;
  advance(glyph: number): number;
  box(glyph: number): GlyphInk;
  shape(text: string, shaping: Shaping): readonly UnitGlyph[];
  /** The font cut down to these glyphs, numbered in their order from 0. Outlines that are broken come out empty: ask `hasOutline` first. */
  subset(glyphs: readonly number[]): FontSubset;
  /** Reads the outlines of glyphs, and of their components, in one go. */
  readOutlines(glyphs: Iterable<number>): void;
  /** Whether a glyph's outline can be read. If not, it is emptied, so that a document can still hold it. */
  hasOutline(glyph: number): boolean;
  /** What a document says of the font. */
  describe(): FontDescription;
  /** Read anew each time: remembered, those of one paper's glyphs take 50 MB. @throws for one that is broken */
  outline(glyph: number): GlyphOutline;
}

/** A font file of a few glyphs, as a document holds it. */
export interface FontSubset {
  readonly bytes: Uint8Array;
  readonly outlines: "TrueType" | "CFF";
}

/** Names and sizes of a font, in font units. */
export interface FontDescription {
  /** PostScript. */
  readonly name: string;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** In degrees. */
  readonly italicAngle: number;
  readonly italic: boolean;
  readonly fixedPitch: boolean;
  /** OpenType, OS/2: the first byte of sFamilyClass. */
  readonly family: number;
}

/** A glyph's shape in font units, y up. */
export type GlyphOutline = Pick<ReturnType<FontkitFont["getGlyph"]>["path"], "commands" | "bbox">;

/** The parts of fontkit that its types leave out. */
interface Internals {
  /** Undefined when there are none, or they cannot be decoded. */
  readonly "CFF "?: object;
  readonly "OS/2"?: { readonly sFamilyClass: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  readonly post: { readonly isFixedPitch: number };
  readonly directory: { readonly tables: Readonly<Record<string, FontTable | undefined>> };
  readonly _cmapProcessor: CmapProcessor;
  /** Tables that have been decoded. */
  readonly _tables: Record<string, object>;
  /** Glyphs that were asked for, each with its path once that was read. */
  readonly _glyphs: Record<number, object>;
}

/** Offsets of the wanted fields in their tables (OpenType: head, hhea). */
const INDEX_TO_LOC_FORMAT = 50;
const NUMBER_OF_H_METRICS = 34;
/** "wOFF" and "wOF2": fontkit unpacks such a font's tables on demand, but here tables are read where they stand. */
const WEB: ReadonlySet<number> = new Set([0x774f4646, 0x774f4632]);

/** The tables without which no font is set with, whatever its outlines are. */
const NEEDED: readonly string[] = ["head", "hhea", "hmtx", "maxp", "cmap", "name", "post"];

/** @throws when the file is no font that can be set with */
export function loadProgram(bytes: FontBytes): Program {
  // Zeroed lazily by the system: what is never read costs no memory.
  const buffer = new Uint8Array(bytes.size);
  const read = readTables(bytes, buffer);
  const font = create(buffer as Buffer);
  if (!("unitsPerEm" in font) || !("layout" in font)) throw new Error("a suitcase of fonts (.dfont)");
  const program = font as FontkitFont & Internals;
  const view = new DataView(buffer.buffer);
  const tables = program.directory.tables;
  for (const tag of NEEDED) table(tables, tag);
  const hmtx = table(tables, "hmtx").offset;
  const lastMetric = view.getUint16(table(tables, "hhea").offset + NUMBER_OF_H_METRICS) - 1;
  program._tables["post"] = postOf(view, tables["post"]);
  const offsets = outlineOffsets(view, tables);
  if (offsets !== undefined) program._tables["loca"] = { version: isLong(view, tables) ? 1 : 0, offsets };
  if (tables["CFF2"] !== undefined) throw new UnfitFont("font-cff2");
  checkTables(program, view, offsets);
  const outlines = new FontOutlines(bytes, view, tables["glyf"], { read, offsets });
  return {
    unitsPerEm: program.unitsPerEm,
    glyphCount: program.numGlyphs,
    axes: tables["fvar"] === undefined ? [] : axesIn(view, tables["fvar"]),
    forbidding: forbiddingBits(view, tables["OS/2"]),
    lookup: characterLookup(() => program._cmapProcessor, view),
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, lastMetric)),
    box: (glyph) => outlines.box(glyph) ?? boxOf(program, glyph),
    shape: (text, shaping) => shape(program, text, shaping),
    subset: (glyphs) => {
      if (offsets === undefined) return { bytes: subsetCff(program, glyphs), outlines: "CFF" };
      outlines.read(glyphs);
      return { bytes: subsetTrueType({ bytes: buffer, tables }, glyphs), outlines: "TrueType" };
    },
    readOutlines: (glyphs) => outlines.read(glyphs),
    hasOutline: (glyph) =>
      offsets === undefined ? hasCffOutline(program, glyph) : outlines.mend(glyph, program.numGlyphs),
    outline: (glyph) => {
      if (offsets !== undefined && !outlines.mend(glyph, program.numGlyphs)) throw new Error(brokenOutline(glyph));
      return unremembered(program, glyph);
    },
    describe: () => descriptionOf(program),
  };
}

function subsetCff(font: FontkitFont, glyphs: readonly number[]): Uint8Array {
  const subset = font.createSubset();
  for (const glyph of glyphs) subset.includeGlyph(font.getGlyph(glyph));
  return subset.encode();
}

function descriptionOf(font: FontkitFont & Internals): FontDescription {
  const { minX, minY, maxX, maxY } = font.bbox;
  const { ascent, descent, italicAngle } = font;
  return {
    name: font.postscriptName,
    box: [minX, minY, maxX, maxY],
    ascent,
    descent,
    capHeight: font.capHeight || ascent,
    xHeight: font.xHeight || 0,
    italicAngle,
    italic: font.head.macStyle.italic,
    fixedPitch: font.post.isFixedPitch !== 0,
    family: (font["OS/2"]?.sFamilyClass ?? 0) >> 8,
  };
}

export function brokenOutline(glyph: number): string {
  return `the outline of glyph ${glyph} is broken`;
}

/** The outline of a glyph that fontkit takes for a new one, and then forgets. */
function unremembered(font: FontkitFont & Internals, glyph: number): GlyphOutline {
  const { _glyphs: glyphs } = font;
  const known = glyphs[glyph];
  delete glyphs[glyph];
  try {
    return font.getGlyph(glyph).path;
  } finally {
    if (known === undefined) delete glyphs[glyph];
    else glyphs[glyph] = known;
  }
}

/** OpenType: head. */
const [LEAST_EM, MOST_EM] = [16, 16_384];

/**
 * Checks a font's tables before anything is set with it: then all that they point to lies within the file.
 * @throws when they contradict each other
 */
function checkTables(font: FontkitFont & Internals, view: DataView, offsets: Uint32Array | undefined): void {
  const { tables } = font.directory;
  const { unitsPerEm, numGlyphs } = font;
  if (!(unitsPerEm >= LEAST_EM && unitsPerEm <= MOST_EM)) throw new Error(`an em of ${unitsPerEm} units`);
  if (!(numGlyphs > 0)) throw new Error("no glyphs");
  checkAdvances(tables, view, numGlyphs);
  // The writer of documents asks for these. OS/2 tells of capitals and of x from version 2 on; many faces of Chinese houses have version 1.
  const { ascent, descent, lineGap, capHeight = ascent, xHeight = 0, italicAngle } = font;
  const { minX, minY, maxX, maxY } = font.bbox;
  const sizes = [ascent, descent, lineGap, capHeight, xHeight, italicAngle, minX, minY, maxX, maxY];
  if (typeof font.postscriptName !== "string" || sizes.some((size) => !Number.isFinite(size))) {
    throw new Error("its name or its sizes cannot be read");
  }
  if (offsets === undefined) {
    // Decoded here, or a document would find out that it cannot be.
    if (font["CFF "] === undefined) throw new Error("its outlines cannot be read");
    return;
  }
  const { length } = table(tables, "glyf");
  if (offsets.length <= numGlyphs) throw new Error("fewer outlines than glyphs");
  let from = offsets[0] as number;
  for (let glyph = 0; glyph < numGlyphs; glyph++) {
    const to = offsets[glyph + 1] as number;
    if (from > to || to > length) throw new Error(`the outline of glyph ${glyph} lies outside its table`);
    from = to;
  }
}

/** Without advances, characters would be printed one over the other. */
function checkAdvances(tables: Internals["directory"]["tables"], view: DataView, glyphs: number): void {
  const { offset, length } = table(tables, "hmtx");
  const metrics = view.getUint16(table(tables, "hhea").offset + NUMBER_OF_H_METRICS);
  if (metrics < 1 || metrics > glyphs || 2 * metrics + 2 * glyphs > length) {
    throw new Error("fewer advances than glyphs");
  }
  for (let at = 0; at < metrics; at++) if (view.getUint16(offset + 4 * at) > 0) return;
  throw new Error("all its advances are 0");
}

/** fontkit remembers each glyph, and with it the path that it reads when it makes a subset. */
function hasCffOutline(font: FontkitFont, glyph: number): boolean {
  const found = font.getGlyph(glyph);
  try {
    return found.path.commands.length >= 0;
  } catch {
    Object.defineProperty(found, "path", { value: { commands: [] } });
    return false;
  }
}

/** @throws where the font has no such table, or an empty one */
function table(tables: Internals["directory"]["tables"], tag: string): FontTable {
  const found = tables[tag];
  if (found === undefined || found.length === 0) throw new Error(`no ${tag} table`);
  return found;
}

/**
 * Reads the tables of a TrueType font, and leaves its outlines for later. Other fonts are read whole: those with CFF outlines, which are one table with
 * its own index, and those without vertical metrics, which fontkit works out from outlines while it shapes.
 * @returns what has been read
 */
function readTables(bytes: FontBytes, buffer: Uint8Array): "tables" | "all" {
  const view = new DataView(buffer.buffer);
  bytes.read(buffer, [[0, Math.min(12, bytes.size)]]);
  const signature = bytes.size < 12 ? 0 : view.getUint32(0);
  refuseUnfit(signature, bytes);
  const directoryEnd = bytes.size < 12 ? 0 : 12 + 16 * view.getUint16(4);
  if (!(signature === 0x4f54544f || signature === 0x00010000) || directoryEnd > bytes.size) {
    bytes.read(buffer, [[0, bytes.size]]);
    return "all";
  }
  bytes.read(buffer, [[0, directoryEnd]]);
  const wanted: [number, number][] = [];
  let vertical = false;
  for (let record = 12; record < directoryEnd; record += 16) {
    const tag = String.fromCharCode(...buffer.subarray(record, record + 4));
    const from = view.getUint32(record + 8);
    const to = from + view.getUint32(record + 12);
    if (to > bytes.size) throw new Error(`the ${tag} table ends beyond the file`);
    if (tag === "vmtx") vertical = true;
    if (tag !== "glyf") wanted.push([from, to]);
  }
  if (!vertical) {
    bytes.read(buffer, [[0, bytes.size]]);
    return "all";
  }
  bytes.read(buffer, joinRanges(wanted, READ_GAP));
  return signature === 0x4f54544f ? "all" : "tables";
}

function refuseUnfit(signature: number, bytes: FontBytes): void {
  if (WEB.has(signature)) throw new UnfitFont("font-packed");
  if (signature === COLLECTION) throw unnamedFont(bytes);
}

/** The fields that we need of the post table. fontkit would read the names of all glyphs. */
function postOf(view: DataView, post: FontTable | undefined): object {
  if (post === undefined) return {};
  return { italicAngle: view.getInt32(post.offset + 4) / 0x10000, isFixedPitch: view.getUint32(post.offset + 12) };
}

/** The starts of outlines, which fontkit asks for when it shapes: it would decode 65,000 entries one after the other, in 30 ms. */
function outlineOffsets(view: DataView, tables: Internals["directory"]["tables"]): Uint32Array | undefined {
  if (tables["loca"] === undefined) return undefined;
  const { offset, length } = tables["loca"];
  const long = isLong(view, tables);
  const offsets = new Uint32Array(length / (long ? 4 : 2));
  for (let glyph = 0; glyph < offsets.length; glyph++) {
    offsets[glyph] = long ? view.getUint32(offset + 4 * glyph) : 2 * view.getUint16(offset + 2 * glyph);
  }
  return offsets;
}

/** Entries of the loca table take four bytes, or two. */
function isLong(view: DataView, tables: Internals["directory"]["tables"]): boolean {
  return view.getInt16(table(tables, "head").offset + INDEX_TO_LOC_FORMAT) === 1;
}

function shape(font: FontkitFont, text: string, shaping: Shaping): readonly UnitGlyph[] {
  const run = font.layout(text, [...shaping.features] as never, shaping.script, shaping.language);
  return run.glyphs.map((glyph, index) => {
    const position = run.positions[index];
    return {
      glyph: glyph.id,
      advance: position?.xAdvance ?? glyph.advanceWidth,
      dx: position?.xOffset ?? 0,
      dy: position?.yOffset ?? 0,
      codes: glyph.codePoints,
    };
  });
}

function boxOf(font: FontkitFont, glyph: number): GlyphInk {
  const { minX, minY, maxX, maxY } = font.getGlyph(glyph).bbox;
  // An empty glyph has an infinite box.
  return Number.isFinite(minX)
    ? { left: minX, bottom: minY, right: maxX, top: maxY }
    : { left: 0, bottom: 0, right: 0, top: 0 };
}
