import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { expect, test } from "vitest";
import type { FontTable } from "../../../src/engine/fonts/font-file.ts";
import { type Sfnt, subsetTrueType } from "../../../src/engine/fonts/outlines.ts";

const song = openFile("node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");
/** A font with composite glyphs. */
const kai = openFile("fonts/LXGWWenKai-Regular.ttf");

interface OpenFile {
  readonly bytes: Buffer;
  readonly font: Font;
  readonly sfnt: Sfnt;
}

function openFile(path: string): OpenFile {
  const bytes = readFileSync(path);
  return { bytes, font: create(bytes) as Font, sfnt: { bytes, tables: tablesOf(bytes) } };
}

/** The table directory, read by hand. */
function tablesOf(file: Buffer): Sfnt["tables"] {
  const tables: Record<string, FontTable> = {};
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const at = 12 + 16 * index;
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    tables[file.toString("latin1", at, at + 4)] = { offset, length };
  }
  return tables;
}

function glyphOf(character: string): number {
  return song.font.glyphForCodePoint(character.codePointAt(0) ?? 0).id;
}

const wanted = [0, ..."天，AgÄé—".split("").map(glyphOf)];
// The subset lacks cmap, name and post, as PDF allows; fontkit reads it all the same.
const subset = create(Buffer.from(subsetTrueType(song.sfnt, wanted))) as Font;

test.each(wanted.map((glyph, index) => [index, glyph] as const))(
  "glyph %i of the subset is glyph %i of the font",
  (index, glyph) => {
    const original = song.font.getGlyph(glyph);
    const copied = subset.getGlyph(index);
    expect(copied.advanceWidth).toBe(original.advanceWidth);
    expect(copied.path.toSVG()).toBe(original.path.toSVG());
  },
);

test("the components of composite glyphs follow the glyphs asked for", () => {
  const composite = firstComposite(kai);
  const file = create(Buffer.from(subsetTrueType(kai.sfnt, [0, composite]))) as Font;
  expect(file.numGlyphs).toBeGreaterThan(2);
  expect(file.getGlyph(1).path.toSVG()).toBe(kai.font.getGlyph(composite).path.toSVG());
});

test("the same glyphs give the same bytes", () => {
  expect(Buffer.compare(subsetTrueType(song.sfnt, wanted), subsetTrueType(song.sfnt, wanted))).toBe(0);
});

/** The first glyph whose outline says that it is composed of others. */
function firstComposite({ bytes, font, sfnt }: OpenFile): number {
  const loca = sfnt.tables["loca"]?.offset ?? 0;
  const glyf = sfnt.tables["glyf"]?.offset ?? 0;
  for (let glyph = 0; glyph < font.numGlyphs; glyph++) {
    const [from, to] = [bytes.readUInt32BE(loca + 4 * glyph), bytes.readUInt32BE(loca + 4 * glyph + 4)];
    if (to > from && bytes.readInt16BE(glyf + from) < 0) return glyph;
  }
  throw new Error("a font without composite glyphs");
}
