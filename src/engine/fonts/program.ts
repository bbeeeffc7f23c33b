/**
 * A font file read by fontkit (2.0.4). Fonts come from anywhere, and Chinese ones have 30,000 glyphs in 10 to 20 MB, so this file works round fontkit's
 * habits:
 *
 * | fontkit | here |
 * |---|---|
 * | needs the whole file | `readTables`, `FontOutlines` read outlines on demand; seven whole faces would take 90 MB |
 * | reads the names of all glyphs to get a font's slant (60 ms for 霞鹜文楷) | `_tables.post` holds just the two fields needed |
 * | caches each glyph with its first characters (foliojs/fontkit#154) and path | `_cmapProcessor` finds glyphs without creating them; `unremembered` |
 * | decodes each outline of a subset | `subsetTrueType` copies it; subsets of CFF fonts are fontkit's |
 * | trusts the tables (foliojs/fontkit#303, #378) | `checkTables` before setting, `mend` for outlines, `guarded` for the rest |
 * | decodes a part of a table each time that an offset leads to it, and carries out whatever substitutions and Apple's state machines say: two hundred bytes can become gigabytes, or no end | `MOST_STEPS` |
 */
import { create, type Font as FontkitFont } from "fontkit";
import { once } from "../../base/once.ts";
import type { GlyphInk } from "./font.ts";
import { COLLECTION, type FontBytes, type FontTable, joinRanges, UnfitFont, unnamedFont } from "./font-file.ts";
import { FontOutlines, MOST_POINTS, READ_GAP, subsetTrueType } from "./outlines.ts";

/** A shaped glyph, in font units. */
export interface UnitGlyph {
  readonly glyph: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  readonly codes: readonly number[];
}

export interface Shaping {
  readonly features: readonly string[];
  readonly script: string;
  /** OpenType language, four characters; undefined for the script's default. */
  readonly language: string | undefined;
}

/** A font file in font units. Only the tables are read at once; outlines are read on demand. */
export interface Program {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** For a variable font, which prints at the default values of its axes. */
  readonly axes: readonly FontAxis[];
  /** The bits of fsType that forbid embedding as we do it; 0 if there are none. */
  readonly forbidding: number;
  /** 0 if the font has no glyph for the code point. */
  lookup(code: number): number;
  advance(glyph: number): number;
  box(glyph: number): GlyphInk;
  shape(text: string, shaping: Shaping): readonly UnitGlyph[];
  /** A font of only these glyphs, numbered from 0 in this order. Broken outlines come out empty. */
  subset(glyphs: readonly number[]): FontSubset;
  describe(): FontDescription;
  /** Read anew each time: caching the outlines of one paper would take 50 MB. @throws for a broken outline */
  outline(glyph: number): GlyphOutline;
}

/** A font file of some glyphs, for embedding in a document. */
export interface FontSubset {
  readonly bytes: Uint8Array;
  readonly outlines: "TrueType" | "CFF";
  /** The first glyph with a broken outline. */
  readonly broken: number | undefined;
}

/** Names and dimensions of a font, in font units. */
export interface FontDescription {
  readonly name: string;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly italic: boolean;
  readonly fixedPitch: boolean;
  /** The first byte of sFamilyClass in the OS/2 table. */
  readonly family: number;
}

type Glyph = ReturnType<FontkitFont["getGlyph"]>;

/** A glyph's shape in font units, y up. */
export type GlyphOutline = Pick<Glyph["path"], "commands" | "bbox">;

/** Parts of fontkit that its types omit. */
interface Internals {
  readonly stream: { pos: number; readBuffer(length: number): Uint8Array };
  /** Undefined if missing or undecodable. */
  readonly "CFF "?: object;
  readonly "OS/2"?: { readonly sFamilyClass: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  readonly post: { readonly isFixedPitch: number };
  readonly directory: { readonly tables: Readonly<Record<string, FontTable | undefined>> };
  readonly _cmapProcessor: { lookup(code: number): number };
  readonly _tables: Record<string, object>;
  /** Requested glyphs, each with its path once it was read. */
  readonly _glyphs: Record<number, object>;
  readonly _layoutEngine: LayoutEngine;
}

/** Made, with the tables that it needs decoded, when it is first read. */
interface LayoutEngine {
  readonly layout: FontkitFont["layout"];
  readonly engine?: {
    readonly GSUBProcessor?: OpenTypeProcessor | null;
    readonly GPOSProcessor?: OpenTypeProcessor | null;
    readonly morxProcessor?: AppleProcessor;
  };
}

/** Applies the substitutions or the positions of OpenType to a run, one subtable at a time. */
interface OpenTypeProcessor {
  readonly glyphs: readonly object[];
  applyLookup: (...args: readonly unknown[]) => unknown;
}

/** Runs the state machines of Apple's layout tables. */
interface AppleProcessor {
  readonly glyphs: readonly object[];
  /** @returns what carries out an entry of a machine */
  getProcessor: () => (...args: readonly unknown[]) => unknown;
}

/** Offsets of the needed fields in their tables (OpenType: head, hhea). */
const INDEX_TO_LOC_FORMAT = 50;
const NUMBER_OF_H_METRICS = 34;
/** "wOFF" and "wOF2": the tables of such fonts are compressed and cannot be read in place. */
const WEB: ReadonlySet<number> = new Set([0x774f4646, 0x774f4632]);

const SUITCASE = 0x100;
/** TrueType outlines, CFF outlines, and Apple's "true". */
const SINGLE: ReadonlySet<number> = new Set([0x00010000, 0x4f54544f, 0x74727565]);

/** Tables that every usable font must have. */
const NEEDED: readonly string[] = ["head", "hhea", "hmtx", "maxp", "cmap", "name", "post"];

/** A font's budget. The first word in Noto costs 6,000; a word of 1,000 letters costs 140,000 in the dearest of Noto, DejaVu and other sound fonts. */
const MOST_STEPS = 1_000_000;
/** Each call to fontkit adds this to what is left of the budget. */
const STEPS_OF_CALL = 10_000;
/** The cost of an applied subtable, and of a glyph that is added to a run; a number read from a table costs 1. */
const APPLIED = 8;
/** Bytes of a text or a piece of a table that cost as much as a number. */
const BYTES_READ = 64;

interface Meter {
  /** Runs a call to fontkit. It throws if the font has cost too much, and at once if it had before the call, except `anew`. It checks again afterwards, because fontkit swallows errors in tables. */
  readonly ask: <T>(call: () => T, anew?: "anew") => T;
  /** A function of fontkit that may add to a run of glyphs, with its cost. */
  readonly applied: <Args extends readonly unknown[], T>(
    run: { readonly glyphs: readonly object[] },
    call: (...args: Args) => T,
  ) => (...args: Args) => T;
}

/** Counts what a font costs: numbers and texts that are read from its tables, and what these do to runs of glyphs. */
function meterOf(stream: Internals["stream"]): Meter {
  let { pos } = stream;
  let left = MOST_STEPS;
  const check = (): void => {
    if (left < 0) throw new Error("its tables lead to too much");
  };
  const spend = (steps: number): void => {
    left -= steps;
    check();
  };
  const readBuffer = stream.readBuffer.bind(stream);
  stream.readBuffer = (length) => {
    if (length > 0) spend(length / BYTES_READ);
    return readBuffer(length);
  };
  Object.defineProperty(stream, "pos", {
    get: () => pos,
    set: (to: number) => {
      spend(1);
      pos = to;
    },
  });
  return {
    ask: (call, anew) => {
      if (anew === undefined) check();
      left = anew === undefined ? Math.min(MOST_STEPS, left + STEPS_OF_CALL) : MOST_STEPS;
      try {
        return call();
      } finally {
        check();
      }
    },
    applied:
      (run, call) =>
      (...args) => {
        const { length } = run.glyphs;
        const result = call(...args);
        spend(APPLIED * (1 + Math.max(0, run.glyphs.length - length)));
        return result;
      },
  };
}

/** A font's layout engine, which counts what the font's tables make it do. */
function countedLayout({ _layoutEngine: layout }: Internals, { applied }: Meter): LayoutEngine {
  const { GSUBProcessor: substituting, GPOSProcessor: placing, morxProcessor: apple } = layout.engine ?? {};
  for (const each of [substituting, placing]) if (each) each.applyLookup = applied(each, each.applyLookup.bind(each));
  if (apple) {
    const getProcessor = apple.getProcessor.bind(apple);
    apple.getProcessor = () => applied(apple, getProcessor());
  }
  return layout;
}

/** @throws if the file is not a usable font */
export function loadProgram(bytes: FontBytes): Program {
  // The system zeroes pages when they are touched: parts that are never read take no memory.
  const buffer = new Uint8Array(bytes.size);
  const read = readTables(bytes, buffer);
  const program = create(buffer as Buffer) as FontkitFont & Internals;
  const meter = meterOf(program.stream);
  const { ask } = meter;
  const layout = once(() => countedLayout(program, meter));
  const view = new DataView(buffer.buffer);
  const tables = program.directory.tables;
  for (const tag of NEEDED) table(tables, tag);
  const hmtx = table(tables, "hmtx").offset;
  const lastMetric = view.getUint16(table(tables, "hhea").offset + NUMBER_OF_H_METRICS) - 1;
  program._tables["post"] = postOf(view, table(tables, "post"));
  const offsets = outlineOffsets(view, tables);
  // fontkit asks for a box with each advance, and would read all offsets one by one.
  if (offsets !== undefined) program._tables["loca"] = { version: 1, offsets };
  if (tables["CFF2"] !== undefined) throw new UnfitFont("font-cff2");
  checkTables(program, view, offsets);
  const outlines = new FontOutlines(bytes, view, tables["glyf"], { read, offsets });
  return {
    unitsPerEm: program.unitsPerEm,
    glyphCount: program.numGlyphs,
    axes: tables["fvar"] === undefined ? [] : axesIn(view, tables["fvar"]),
    forbidding: forbiddingBits(view, tables["OS/2"]),
    lookup: (code) => ask(() => program._cmapProcessor.lookup(code)),
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, lastMetric)),
    box: (glyph) => outlines.box(glyph) ?? ask(() => boxOf(program, glyph)),
    shape: (text, shaping) => ask(() => shape(layout(), text, shaping)),
    subset: (glyphs) => {
      if (offsets === undefined) {
        const [broken] = glyphs.filter((glyph) => !hasCffOutline(program, glyph, ask));
        return { bytes: ask(() => subsetCff(program, glyphs), "anew"), outlines: "CFF", broken };
      }
      outlines.read(glyphs);
      const [broken] = glyphs.filter((glyph) => !outlines.mend(glyph, program.numGlyphs));
      return { bytes: subsetTrueType({ bytes: buffer, tables }, glyphs), outlines: "TrueType", broken };
    },
    outline: (glyph) => {
      if (offsets !== undefined && !outlines.mend(glyph, program.numGlyphs)) throw new Error(brokenOutline(glyph));
      return ask(() => unremembered(program, glyph, ({ path }) => path));
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

function brokenOutline(glyph: number): string {
  return `the outline of glyph ${glyph} is broken`;
}

/** Reads a glyph without leaving it, with its path, in fontkit's cache. */
function unremembered<T>(font: FontkitFont & Internals, glyph: number, read: (glyph: Glyph) => T): T {
  const { _glyphs: glyphs } = font;
  const cached = glyphs[glyph];
  delete glyphs[glyph];
  try {
    return read(font.getGlyph(glyph));
  } finally {
    if (cached === undefined) delete glyphs[glyph];
    else glyphs[glyph] = cached;
  }
}

/** OpenType: head. */
const [LEAST_EM, MOST_EM] = [16, 16_384];

/**
 * Checks the tables of a font, so that all that they point to is within the file.
 * @throws if they contradict each other
 */
function checkTables(font: FontkitFont & Internals, view: DataView, offsets: Uint32Array | undefined): void {
  const { tables } = font.directory;
  const { unitsPerEm, numGlyphs } = font;
  if (!(unitsPerEm >= LEAST_EM && unitsPerEm <= MOST_EM)) throw new Error(`an em of ${unitsPerEm} units`);
  if (!(numGlyphs > 0)) throw new Error("no glyphs");
  checkAdvances(tables, view, numGlyphs);
  // Documents need these values. OS/2 has the heights of capitals and of x from version 2 on; many Chinese faces have version 1.
  const { ascent, descent, lineGap, capHeight = ascent, xHeight = 0, italicAngle } = font;
  const { minX, minY, maxX, maxY } = font.bbox;
  const sizes = [ascent, descent, lineGap, capHeight, xHeight, italicAngle, minX, minY, maxX, maxY];
  if (typeof font.postscriptName !== "string" || sizes.some((size) => !Number.isFinite(size))) {
    throw new Error("its name or its sizes cannot be read");
  }
  if (offsets === undefined) {
    // Decoded here, so that a broken table is found before the document is written.
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

/** Without advances, all characters would be printed in one place. */
function checkAdvances(tables: Internals["directory"]["tables"], view: DataView, glyphs: number): void {
  const { offset, length } = table(tables, "hmtx");
  const metrics = view.getUint16(table(tables, "hhea").offset + NUMBER_OF_H_METRICS);
  if (metrics < 1 || metrics > glyphs || 2 * metrics + 2 * glyphs > length) {
    throw new Error("fewer advances than glyphs");
  }
  for (let at = 0; at < metrics; at++) if (view.getUint16(offset + 4 * at) > 0) return;
  throw new Error("all its advances are 0");
}

/**
 * True if an outline can be read and is not too long. It is emptied in either case: fontkit caches each glyph, and wants to know of its path only which
 * subroutines it calls when it makes a subset.
 */
function hasCffOutline(font: FontkitFont, glyph: number, ask: Meter["ask"]): boolean {
  const found = font.getGlyph(glyph);
  try {
    const { commands } = ask(() => found.path);
    return commands.splice(0).length <= MOST_POINTS;
  } catch {
    Object.defineProperty(found, "path", { value: { commands: [] } });
    return false;
  }
}

/** @throws if the font has no such table, or an empty one */
function table(tables: Internals["directory"]["tables"], tag: string): FontTable {
  const found = tables[tag];
  if (found === undefined || found.length === 0) throw new Error(`no ${tag} table`);
  return found;
}

/**
 * Reads the tables of a TrueType font and leaves the outlines for later. Other fonts are read completely: CFF outlines are one table with its own index, and
 * without vertical metrics fontkit calculates these from outlines while shaping.
 * @returns what was read
 */
function readTables(bytes: FontBytes, buffer: Uint8Array): "tables" | "all" {
  const view = new DataView(buffer.buffer);
  bytes.read(buffer, [[0, Math.min(12, bytes.size)]]);
  const signature = bytes.size < 12 ? 0 : view.getUint32(0);
  if (WEB.has(signature)) throw new UnfitFont("font-packed");
  if (signature === COLLECTION) throw unnamedFont(bytes);
  if (signature === SUITCASE) throw new Error("a suitcase of fonts (.dfont)");
  // fontkit would try whether it is a suitcase, whose lists can lead to each other without end.
  if (!SINGLE.has(signature)) throw new Error("Unknown font format");
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

function postOf(view: DataView, { offset }: FontTable): object {
  return { italicAngle: view.getInt32(offset + 4) / 0x10000, isFixedPitch: view.getUint32(offset + 12) };
}

function outlineOffsets(view: DataView, tables: Internals["directory"]["tables"]): Uint32Array | undefined {
  if (tables["loca"] === undefined) return undefined;
  const { offset, length } = tables["loca"];
  // An entry has four bytes or two.
  const long = view.getInt16(table(tables, "head").offset + INDEX_TO_LOC_FORMAT) === 1;
  const offsets = new Uint32Array(length / (long ? 4 : 2));
  for (let glyph = 0; glyph < offsets.length; glyph++) {
    offsets[glyph] = long ? view.getUint32(offset + 4 * glyph) : 2 * view.getUint16(offset + 2 * glyph);
  }
  return offsets;
}

function shape(engine: LayoutEngine, text: string, shaping: Shaping): readonly UnitGlyph[] {
  const run = engine.layout(text, [...shaping.features] as never, shaping.script, shaping.language);
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

function boxOf(font: FontkitFont & Internals, glyph: number): GlyphInk {
  const { minX, minY, maxX, maxY } = unremembered(font, glyph, ({ bbox }) => bbox);
  // An empty glyph has an infinite box.
  return Number.isFinite(minX)
    ? { left: minX, bottom: minY, right: maxX, top: maxY }
    : { left: 0, bottom: 0, right: 0, top: 0 };
}

/**
 * Guards against damage anywhere in a font file: a glyph on which the library throws is reported once and treated as missing.
 * @param report called with the first problem
 */
export function guarded(program: Program, report: (problem: string) => void): Program {
  const { glyphCount } = program;
  const tried = <T>(read: () => T, otherwise: () => T): T => {
    try {
      return read();
    } catch (cause) {
      report(problemOf(cause));
      return otherwise();
    }
  };
  const existing = (glyph: number): number => (glyph >= 0 && glyph < glyphCount ? glyph : 0);
  const lookup = (code: number): number => existing(tried(() => program.lookup(code), none));
  const advance = (glyph: number): number => tried(() => program.advance(existing(glyph)), none);
  const unshaped = (text: string): readonly UnitGlyph[] =>
    Array.from(text, (char) => {
      const code = char.codePointAt(0) ?? 0;
      const glyph = lookup(code);
      return { glyph, advance: advance(glyph), dx: 0, dy: 0, codes: [code] };
    });
  return {
    ...program,
    lookup,
    advance,
    box: (glyph) => tried(() => program.box(existing(glyph)), noBox),
    shape: (text, shaping) =>
      tried(
        () => {
          const shaped = program.shape(text, shaping);
          if (shaped.every((glyph) => isSound(glyph, glyphCount))) return shaped;
          throw new RangeError("its layout tables lead to glyphs that it does not have");
        },
        () => unshaped(text),
      ),
    subset: (glyphs) => {
      const subset = program.subset(glyphs);
      if (subset.broken !== undefined) report(brokenOutline(subset.broken));
      return subset;
    },
    outline: (glyph) => tried(() => program.outline(existing(glyph)), noOutline),
  };
}

function isSound({ glyph, advance, dx, dy }: UnitGlyph, glyphCount: number): boolean {
  return glyph >= 0 && glyph < glyphCount && Number.isFinite(advance + dx + dy);
}

const none = (): number => 0;
const noBox = () => ({ left: 0, bottom: 0, right: 0, top: 0 });
const noOutline = (): GlyphOutline => ({
  commands: [],
  bbox: { minX: 0, minY: 0, maxX: 0, maxY: 0, width: 0, height: 0 },
});

/** A font without glyphs, in place of a fallback that could not be opened. */
export function emptyProgram(): Program {
  const missing = (): never => {
    throw new RangeError("a font without a file is not put into a document");
  };
  return {
    unitsPerEm: 1000,
    glyphCount: 1,
    axes: [],
    forbidding: 0,
    lookup: none,
    advance: none,
    box: noBox,
    shape: (text) =>
      Array.from(text, (char) => ({ glyph: 0, advance: 0, dx: 0, dy: 0, codes: [char.codePointAt(0) ?? 0] })),
    subset: missing,
    outline: noOutline,
    describe: missing,
  };
}

export function problemOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}

/** An axis of a variable font, which prints at `value`, the default. */
export interface FontAxis {
  /** Four characters: wght, wdth … */
  readonly tag: string;
  readonly least: number;
  readonly value: number;
  readonly most: number;
}

/** Bytes of an axis in OpenType's fvar table; later versions may append to them. */
const AXIS_BYTES = 20;
/** A font with more axes is damaged. */
const MOST_AXES = 64;

/** The axes in a font's fvar table; empty if the table is damaged. */
function axesIn(view: DataView, fvar: FontTable): readonly FontAxis[] {
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

/** OpenType: OS/2, fsType. */
const FS_TYPE = 8;
const RESTRICTED = 0x0002;
const PREVIEW_OR_EDIT = 0x000c;
const NO_PART_OR_OUTLINES = 0x0300;

/** The bits of a font that forbid embedding a subset of its outlines; 0 if there are none. */
function forbiddingBits(view: DataView, table: FontTable | undefined): number {
  if (table === undefined || table.length < FS_TYPE + 2 || table.offset + FS_TYPE + 2 > view.byteLength) return 0;
  const bits = view.getUint16(table.offset + FS_TYPE);
  // If several permissions are set, the most liberal one applies, as before version 3 of the table.
  const restricted = (bits & PREVIEW_OR_EDIT) === 0 ? bits & RESTRICTED : 0;
  return restricted | (bits & NO_PART_OR_OUTLINES);
}

/** In the notation of type designers: 0x0002. */
export function writtenBits(bits: number): string {
  return `0x${bits.toString(16).padStart(4, "0")}`;
}
