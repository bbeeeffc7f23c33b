import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { type FontEntry, parseCatalogue } from "../../../src/engine/fonts/catalogue.ts";
import { reportFonts } from "../../../src/engine/fonts/coverage.ts";
import { bytesInMemory } from "../../../src/engine/fonts/font-file.ts";
import { openFonts } from "../../../src/engine/fonts/open.ts";
import { codesOf, folder, value } from "./faces.ts";

const fang = readFileSync(`${folder}/FandolFang-Regular.otf`);
const kai = readFileSync(`${folder}/FandolKai-Regular.otf`);
/** Their PostScript names. */
const [FANG, KAI] = ["FandolFang-Regular", "FandolKai-Regular"];

/** Fonts as a collection: a list of places, and each font behind the other, its tables at places in the whole. */
function collectionOf(...fonts: readonly Buffer[]): Buffer {
  const list = Buffer.alloc(12 + 4 * fonts.length);
  list.write("ttcf");
  list.writeUInt32BE(0x00010000, 4);
  list.writeUInt32BE(fonts.length, 8);
  let end = list.length;
  const placed = fonts.map((font, index) => {
    const bytes = Buffer.from(font);
    list.writeUInt32BE(end, 12 + 4 * index);
    for (const record of records(bytes)) bytes.writeUInt32BE(bytes.readUInt32BE(record + 8) + end, record + 8);
    end += bytes.length;
    return bytes;
  });
  return Buffer.concat([list, ...placed]);
}

/** Where the records of a font's tables begin. */
function records(font: Buffer): readonly number[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
}

/** Opens a face whose font is one of a file. */
function opened(bytes: Uint8Array, member?: string) {
  const named = member === undefined ? "" : `, member: ${member}`;
  const text = `files: {a: {file: a.otc${named}, licence: x, source: x, sha256: ${"a".repeat(64)}}}\nfaces: {宋: {font: a}}\n`;
  const catalogue = value(parseCatalogue(sourceFile("fonts.yaml", text)));
  const open = () => bytesInMemory(bytes);
  return { catalogue, result: openFonts(["宋"], catalogue, ({ file }) => file, open) };
}

test.each<[bytes: Buffer, member: string, alone: Buffer, why: string]>([
  // the file                    member  stands alone as  why
  [collectionOf(fang, kai), FANG, fang, "the first of two"],
  [collectionOf(fang, kai), KAI, kai, "the second of two"],
  [collectionOf(kai), KAI, kai, "the only one"],
  [kai, KAI, kai, "a file of one font may be named too"],
])("a font of a collection sets as its own file does: %#", (bytes, member, alone) => {
  const [asMember, asFile] = [opened(bytes, member), opened(alone)].map(({ result }) => {
    const { fonts, file } = value(result);
    const [font] = fonts.face("宋").fonts;
    if (font === undefined) throw new Error("no font");
    const glyphs = Array.from("天地，AV1", (character) => font.glyph(character.codePointAt(0) ?? 0));
    return {
      glyphs,
      advances: glyphs.map((glyph) => font.advance(glyph)),
      shaped: font.shape("AVATAR 12%"),
      outlines: glyphs.map((glyph) => file("a").program().outline(glyph).commands),
    };
  });
  expect(asMember).toEqual(asFile);
  expect(asMember?.outlines.every((commands) => commands.length > 0)).toBe(true);
});

test.each<[bytes: Buffer, member: string | undefined, code: string, named: object, why: string]>([
  // the file                    member               code               arguments   why
  [collectionOf(fang, kai), undefined, "font-collection", { first: FANG, members: `${FANG}, ${KAI}` }, "none is named"],
  [collectionOf(fang, kai), "FandolKai-Regula", "font-member", { nearest: KAI, members: `${FANG}, ${KAI}` }, "a slip"],
  [collectionOf(fang, kai), "SimSun", "font-member", { member: "SimSun", members: `${FANG}, ${KAI}` }, "another font"],
  [fang, KAI, "font-member", { member: KAI, members: FANG }, "a file of one font, and not that"],
])("which font of a collection is meant has to be said: %#", (bytes, member, code, named) => {
  const { diagnostics } = opened(bytes, member).result;
  expect(diagnostics.map((each) => each.code)).toEqual([code]);
  expect(diagnostics[0]?.arguments).toMatchObject({ font: "a", file: "a.otc", ...named });
});

describe("a damaged collection is told at its entry", () => {
  const whole = collectionOf(fang, kai);
  const changed = (change: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.from(whole);
    change(bytes);
    return bytes;
  };
  const renamed = (tag: string): Buffer => {
    const bytes = Buffer.from(fang);
    for (const at of records(bytes)) if (bytes.toString("latin1", at, at + 4) === "name") bytes.write(tag, at);
    return collectionOf(bytes);
  };
  test.each<[bytes: Buffer, why: string]>([
    [changed((bytes) => bytes.writeUInt32BE(0, 8)), "no font"],
    [changed((bytes) => bytes.writeUInt32BE(0xffffff, 8)), "more fonts than there are"],
    [changed((bytes) => bytes.writeUInt32BE(whole.length - 4, 12)), "a font beyond the file's end"],
    [changed((bytes) => bytes.writeUInt32BE(20, 20 + 12 + 8)), "a table in the list of fonts"],
    [whole.subarray(0, 16), "cut in its list"],
    [whole.subarray(0, 5000), "cut in its first font"],
    [renamed("nome"), "a font without names"],
  ])("row %# is unreadable", (bytes) => {
    expect(new Set(codesOf(opened(bytes, FANG).result.diagnostics))).toEqual(new Set(["font-unreadable"]));
  });
});

test("`banmian fonts` counts the characters of the font that is meant", () => {
  const bytes = collectionOf(fang, kai);
  const read = (_: FontEntry): Uint8Array => bytes;
  const [named, unnamed] = [KAI, undefined].map((member) => reportFonts(opened(bytes, member).catalogue, read)[0]);
  expect(named?.covered).toBe(reportFonts(opened(kai).catalogue, () => kai)[0]?.covered);
  expect([named?.problem, unnamed?.problem]).toEqual([undefined, `font-collection: ${FANG}, ${KAI}`]);
});
