import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { describe, expect, test } from "vitest";
import type { FontEntry } from "../../../src/engine/fonts/catalogue.ts";
import { bytesInMemory, joinRanges, locateFont, openFontFile } from "../../../src/engine/fonts/font-file.ts";
import { openFonts } from "../../../src/engine/fonts/open.ts";
import { codesOf, folder, openShipped, shippedCatalogue } from "./faces.ts";

const catalogue = shippedCatalogue();
const fang = new Uint8Array(readFileSync(`${folder}/FandolFang-Regular.otf`));

describe("a font that cannot be read is a diagnostic at its entry", () => {
  test.each([
    ["gone", "font-missing", () => openFontFile("/nowhere/font.otf")],
    ["a folder", "font-unreadable", () => openFontFile(folder)],
    ["empty", "font-unreadable", () => bytesInMemory(new Uint8Array(0))],
    ["cut short", "font-unreadable", () => bytesInMemory(fang.slice(0, 100_000))],
    ["text", "font-unreadable", () => bytesInMemory(new TextEncoder().encode("no font, whatever its name says"))],
  ])("%s: %s", (_, code, open) => {
    const { ok, diagnostics } = openFonts(["仿宋"], { ...catalogue }, ({ file }) => file, open);
    expect(ok).toBe(false);
    expect(new Set(codesOf(diagnostics))).toEqual(new Set([code]));
    expect(diagnostics.map(({ span }) => catalogue.source.text.slice(span.start, span.end))).toContain(
      "fandol-fang-400",
    );
  });
});

test("a font that several faces name is told once", () => {
  const locate = (entry: FontEntry) =>
    entry.id === "lxgw-wenkai-400" ? "/nowhere/kai.ttf" : locateFont(folder, entry);
  const { diagnostics } = openFonts(["宋", "宋 Heavy", "楷", "仿宋"], catalogue, locate, openFontFile);
  expect(codesOf(diagnostics)).toEqual(["font-missing"]);
});

test.each([
  // the file begins with   code               why
  ["wOFF", "font-packed", "packed for the web"],
  ["wOF2", "font-packed", "packed anew"],
])("a font file %s → %s: %s", (signature, code) => {
  const bytes = fang.slice();
  bytes.set(new TextEncoder().encode(signature));
  const { diagnostics } = openFonts(
    ["仿宋"],
    catalogue,
    ({ file }) => file,
    () => bytesInMemory(bytes),
  );
  expect(new Set(codesOf(diagnostics))).toEqual(new Set([code]));
});

/** 仿宋 with another tag in the place of one, or with other bits about its use. */
function changedFang(change: (tag: string, record: number, bytes: Buffer) => void): Uint8Array {
  const bytes = Buffer.from(fang);
  for (let record = 12; record < 12 + 16 * bytes.readUInt16BE(4); record += 16) {
    change(bytes.toString("latin1", record, record + 4), record, bytes);
  }
  return bytes;
}

function openedFang(bytes: Uint8Array) {
  const locate = (entry: FontEntry) => (entry.id === "fandol-fang-400" ? entry.file : locateFont(folder, entry));
  const open = (path: string) => (path.startsWith("FandolFang") ? bytesInMemory(bytes) : openFontFile(path));
  return openFonts(["仿宋"], catalogue, locate, open);
}

test.each<[bits: number, told: string | undefined, why: string]>([
  // fsType  told          why
  [0x0000, undefined, "free"],
  [0x0002, "0x0002", "not in documents"],
  [0x0004, undefined, "in documents to be read"],
  [0x0008, undefined, "in documents to be changed"],
  [0x000a, undefined, "of two words the one that allows more"],
  [0x0104, "0x0100", "whole alone, and we put in a part"],
  [0x0200, "0x0200", "as bitmaps alone"],
])("a font whose bits about use are %i is told as %s: %s", (bits, told) => {
  const bytes = changedFang((tag, record, all) => {
    if (tag === "OS/2") all.writeUInt16BE(bits, all.readUInt32BE(record + 8) + 8);
  });
  const { ok, diagnostics } = openedFang(bytes);
  expect(ok).toBe(true);
  expect(diagnostics.map(({ code, severity, arguments: { bits: named } }) => [severity, code, named])).toEqual(
    told === undefined ? [] : [["warning", "font-restricted", told]],
  );
});

test("a variable font of the other kind of outlines is told by name", () => {
  const bytes = changedFang((tag, record, all) => {
    if (tag === "CFF ") all.write("CFF2", record);
  });
  expect(new Set(codesOf(openedFang(bytes).diagnostics))).toEqual(new Set(["font-cff2"]));
});

/** 仿宋 with axes in the place of a table that it can do without. */
function variableFang(axes: readonly (readonly [tag: string, least: number, value: number, most: number])[]) {
  const bytes = Buffer.from(fang);
  for (let record = 12; record < 12 + 16 * bytes.readUInt16BE(4); record += 16) {
    if (bytes.toString("latin1", record, record + 4) !== "GPOS") continue;
    bytes.write("fvar", record);
    const table = bytes.subarray(bytes.readUInt32BE(record + 8));
    for (const [at, value] of [1, 0, 16, 2, axes.length, 20].entries()) table.writeUInt16BE(value, 2 * at);
    for (const [index, [tag, ...values]] of axes.entries()) {
      table.write(tag, 16 + 20 * index);
      for (const [at, value] of values.entries()) table.writeInt32BE(value * 0x10000, 20 + 20 * index + 4 * at);
    }
  }
  return bytes;
}

test.each([
  // axes                                                    told                        why
  [[["wght", 200, 400, 900]], ["wght 400 (wght 200–900) wght=400"], "what prints, and what it could be"],
  [
    [
      ["wdth", 75, 100, 125],
      ["wght", 100, 300, 700],
    ],
    ["wdth 100, wght 300 (wdth 75–125, wght 100–700) wght=300"],
    "two axes",
  ],
  [[], [], "no axes, nothing to tell"],
] satisfies [[string, number, number, number][], string[], string][])(
  "a variable font of %j: %j: %s",
  (axes, expected) => {
    const open = (path: string) =>
      path.startsWith("FandolFang") ? bytesInMemory(variableFang(axes)) : openFontFile(path);
    const locate = (entry: FontEntry) => (entry.id === "fandol-fang-400" ? entry.file : locateFont(folder, entry));
    const opened = openFonts(["仿宋", "宋"], catalogue, locate, open);
    expect(opened.ok).toBe(true);
    expect(
      opened.diagnostics.map(({ severity, code, arguments: { values, ranges, axis } }) => [
        `${severity} ${code}`,
        `${values} (${ranges}) ${axis}`,
      ]),
    ).toEqual(expected.map((told) => ["warning font-variable", told]));
  },
);

test("a face that fonts.yaml does not have is named, with those that it has", () => {
  const { ok, diagnostics } = openFonts(["隶"], catalogue, ({ file }) => file, openFontFile);
  expect(ok).toBe(false);
  expect(diagnostics.map(({ code, arguments: { value } }) => [code, value])).toEqual([["unknown-name", "隶"]]);
});

test("fonts of faces that no style names are not opened", () => {
  const opened: string[] = [];
  openFonts(
    ["仿宋"],
    catalogue,
    ({ file }) => file,
    (path) => {
      opened.push(path);
      return bytesInMemory(fang);
    },
  );
  expect(opened).toEqual(["FandolFang-Regular.otf", "LXGWWenKai-Regular.ttf", "400Regular/NotoSerifSC_400Regular.ttf"]);
});

test.each([
  ["", "", "nothing"],
  ["5-9 0-3", "0-9", "close ones are one"],
  ["0-3 20-30", "0-3 20-30", "far ones are two"],
  ["0-9 2-4", "0-9", "one within the other"],
])("ranges %j are read as %j: %s", (ranges, joined) => {
  const wanted = [...ranges.matchAll(/(\d+)-(\d+)/g)].map(([, from, to]) => [Number(from), Number(to)] as const);
  expect(
    joinRanges(wanted, 4)
      .map((range) => range.join("-"))
      .join(" "),
  ).toBe(joined);
});

test.each([
  // face  outlines
  ["楷", "TrueType"],
  ["仿宋", "CFF"],
])("an outline of %s (%s) is the font's own, and is not remembered", (name) => {
  const { fonts, file } = openShipped(name);
  const [font] = fonts.face(name).fonts;
  if (font === undefined) throw new Error("no font");
  const text = "永边";
  const { path, program } = file(font.id);
  const fontkit = create(readFileSync(path)) as Font;
  for (const code of Array.from(text, (char) => char.codePointAt(0) ?? 0)) {
    const glyph = font.glyph(code);
    const outline = program().outline(glyph);
    expect(outline.commands).toEqual(fontkit.glyphForCodePoint(code).path.commands);
    expect(program().outline(glyph)).not.toBe(outline);
  }
  expect(font.shape(text).map((glyph) => glyph.text)).toEqual([...text]);
});
