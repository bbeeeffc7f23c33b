import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bytesInMemory, joinRanges } from "../../src/fonts/bytes.ts";
import { openFontFile } from "../../src/fonts/disk.ts";
import type { FontkitFont } from "../../src/fonts/load.ts";
import { openFonts } from "../../src/fonts/open.ts";
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

test.each(["wOFF", "wOF2"])("a font packed as %s is told to be unpacked", (signature) => {
  const packed = fang.slice();
  packed.set(new TextEncoder().encode(signature));
  const { diagnostics } = openFonts(
    ["仿宋"],
    catalogue,
    ({ file }) => file,
    () => bytesInMemory(packed),
  );
  expect(diagnostics.map(({ code, arguments: { problem } }) => [code, problem])).toContainEqual([
    "font-unreadable",
    "packed for the web (WOFF): unpack it first",
  ]);
});

test("a face that fonts.yaml does not have is named, with those that it has", () => {
  const { ok, diagnostics } = openFonts(["隶"], catalogue, ({ file }) => file, openFontFile);
  expect(ok).toBe(false);
  expect(diagnostics.map(({ code, arguments: { face } }) => [code, face])).toEqual([["unknown-face", "隶"]]);
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
  [[], [], "nothing"],
  [
    [
      [5, 9],
      [0, 3],
    ],
    [[0, 9]],
    "close ones are one",
  ],
  [
    [
      [0, 3],
      [20, 30],
    ],
    [
      [0, 3],
      [20, 30],
    ],
    "far ones are two",
  ],
  [
    [
      [0, 9],
      [2, 4],
    ],
    [[0, 9]],
    "one within the other",
  ],
] satisfies [[number, number][], [number, number][], string][])("ranges %j are read as %j: %s", (ranges, joined) => {
  expect(joinRanges(ranges, 4)).toEqual(joined);
});

test.each([
  // face  outlines
  ["楷", "TrueType"],
  ["仿宋", "CFF"],
])("an outline of %s (%s) is the font's own, and is not remembered", (name) => {
  const { fonts, file } = openShipped(name);
  const [font] = fonts.face(name).fonts;
  if (font === undefined) throw new Error("no font");
  const [first, second] = Array.from("永边", (char) => font.glyph(char.codePointAt(0) ?? 0)) as [number, number];
  const outlines = [first, second].map((glyph) => file(font.id).outline(glyph).commands);
  const program = file(font.id).withOutlines([]) as FontkitFont & { readonly _glyphs: Record<number, object> };
  expect([first, second].filter((glyph) => program._glyphs[glyph] !== undefined)).toEqual([]);
  file(font.id).withOutlines([first, second]);
  expect([first, second].map((glyph) => program.getGlyph(glyph).path.commands)).toEqual(outlines);
  expect(outlines.every((commands) => commands.length > 4)).toBe(true);
  const known = program._glyphs[first];
  file(font.id).outline(first);
  expect(program._glyphs[first]).toBe(known);
});
