import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bytesInMemory, locateFont, openFontFile } from "../../../src/engine/fonts/font-file.ts";
import { openFonts } from "../../../src/engine/fonts/open.ts";
import { codesOf, folder, shippedCatalogue } from "./faces.ts";

const catalogue = shippedCatalogue();
const NAMES = { otf: "FandolFang-Regular.otf", ttf: "LXGWWenKai-Regular.ttf" };
const files = { otf: readFileSync(`${folder}/${NAMES.otf}`), ttf: readFileSync(`${folder}/${NAMES.ttf}`) };

type Row = [kind: "otf" | "ttf", tag: string, change: (table: Buffer) => void, why: string];

/** Opens 仿宋 and 楷, one of whose files has other bytes in a table, or calls the table otherwise. */
function opened(kind: "otf" | "ttf", tag: string, change: (table: Buffer) => void, name = tag) {
  const bytes = Buffer.from(files[kind]);
  const tables = bytes.readUInt16BE(4);
  for (let record = 12; record < 12 + 16 * tables; record += 16) {
    if (bytes.toString("latin1", record, record + 4) !== tag) continue;
    const from = bytes.readUInt32BE(record + 8);
    change(bytes.subarray(from, from + bytes.readUInt32BE(record + 12)));
    bytes.write(name, record, "latin1");
  }
  const open = (path: string) => (path.endsWith(NAMES[kind]) ? bytesInMemory(bytes) : openFontFile(path));
  return openFonts(["仿宋", "楷"], catalogue, (entry) => locateFont(folder, entry), open);
}

describe("a font whose tables contradict each other is refused at its entry", () => {
  test.each<Row>([
    ["ttf", "head", (table: Buffer) => table.writeUInt16BE(0, 18), "an em of no units"],
    ["otf", "head", (table: Buffer) => table.writeUInt16BE(65535, 18), "an em too large"],
    ["ttf", "hhea", (table: Buffer) => table.writeUInt16BE(65535, 34), "more advances than glyphs"],
    ["otf", "hhea", (table: Buffer) => table.writeUInt16BE(0, 34), "no advances"],
    ["ttf", "hmtx", (table: Buffer) => table.fill(0), "advances that are all 0"],
    ["otf", "hmtx", (table: Buffer) => table.fill(0), "the same with outlines of CFF"],
    ["otf", "CFF ", (table: Buffer) => table.writeUInt8(7, 0), "outlines of a kind that nobody knows"],
    ["ttf", "loca", (table: Buffer) => table.fill(0xff, 400, 408), "an outline outside its table"],
  ])("%s: %s", (kind, tag, change) => {
    expect(codesOf(opened(kind, tag, change).diagnostics)).toContain("font-unreadable");
  });
});

describe("a font without a table that it needs is refused by the table's name", () => {
  const kinds = ["ttf", "otf"] as const;
  test.each(
    kinds.flatMap((kind) =>
      ["head", "hhea", "hmtx", "maxp", "cmap", "name", "post"].map((tag) => [kind, tag] as const),
    ),
  )("%s: %s", (kind, tag) => {
    const { diagnostics } = opened(kind, tag, () => undefined, "none");
    expect(diagnostics.map(({ code, arguments: { problem } }) => [code, problem])).toEqual([
      ["font-unreadable", `no ${tag} table`],
    ]);
  });
});

describe("what is broken further in is told once a character needs it, and read as if it were not there", () => {
  test.each<Row>([["otf", "CFF ", (table: Buffer) => table.fill(0, 400_000), "outlines without operators"]])(
    "%s: %s",
    (kind, tag, change) => {
      const result = opened(kind, tag, change);
      if (!result.ok) throw new Error(codesOf(result.diagnostics).join(" "));
      const { fonts, file, faults } = result.value;
      const [font] = fonts.face(kind === "otf" ? "仿宋" : "楷").fonts;
      if (font === undefined) throw new Error("no font");
      const text = "天地AVATAR12—";
      const glyphs = Array.from(text, (char) => font.glyph(char.codePointAt(0) ?? 0));
      for (const glyph of glyphs) expect(Number.isFinite(font.advance(glyph) + font.ink(glyph).top)).toBe(true);
      expect(font.shape("AVATAR 12%").length).toBeGreaterThan(0);
      expect(font.han("——", true).length + font.han("“", false).length).toBeGreaterThan(0);
      file(font.id).program().subset(glyphs);
      expect(faults().map(({ code, arguments: args }) => [code, args["font"]])).toEqual([["font-unreadable", font.id]]);
    },
  );

  test.each<Row>([
    ["ttf", "none", () => undefined, "a sound font"],
    [
      "ttf",
      "OS/2",
      (table: Buffer) => table.writeUInt16BE(1, 0),
      "an older one, which tells no height of its capitals",
    ],
    ["ttf", "OS/2", (table: Buffer) => table.writeUInt16BE(0, 0), "the oldest"],
  ])("%s, %s: no faults: %s", (kind, tag, change) => {
    const result = opened(kind, tag, change);
    if (!result.ok) throw new Error("not opened");
    result.value.fonts.face("楷").fonts[0]?.shape("office");
    expect(result.value.faults()).toEqual([]);
  });
});

/** The glyphs of 楷 that have an outline of so many bytes or more: 天 first. */
function roomy(bytes: number): readonly { readonly glyph: number; readonly at: number }[] {
  const loca = files.ttf.readUInt32BE(files.ttf.indexOf("loca", 12, "latin1") + 8);
  const result = opened("ttf", "none", () => undefined);
  const first = result.ok ? (result.value.fonts.face("楷").fonts[0]?.glyph(0x5929) ?? 0) : 0;
  const found = [];
  for (let glyph = first; glyph < first + 5000; glyph++) {
    const [at, to] = [files.ttf.readUInt32BE(loca + 4 * glyph), files.ttf.readUInt32BE(loca + 4 * glyph + 4)];
    if (to - at >= bytes) found.push({ glyph, at });
  }
  return found;
}

describe("a glyph is put together of so many outlines at most", () => {
  const places = roomy(40);
  /** The glyph at one of these places is put together of those at others. */
  const put = (table: Buffer, index: number, parts: readonly number[]): void => {
    const { at } = places[index] as (typeof places)[number];
    table.writeInt16BE(-1, at);
    parts.forEach((part, count) => {
      table.writeUInt16BE(count < parts.length - 1 ? 0x0020 : 0, at + 10 + 6 * count);
      table.writeUInt16BE(places[part]?.glyph ?? 0, at + 12 + 6 * count);
      table.writeUInt16BE(0, at + 14 + 6 * count);
    });
  };
  const chain = (length: number, times: number) => (table: Buffer) => {
    for (let index = 0; index < length; index++) put(table, index, Array(times).fill(index + 1));
  };
  test.each([
    ["of itself", (table: Buffer) => put(table, 0, [0]), true],
    ["of one that is put together of it", (table: Buffer) => [put(table, 0, [1]), put(table, 1, [0])], true],
    ["of one after the other, 300 deep", chain(300, 1), true],
    ["of three, of three each, twenty deep", chain(20, 3), true],
    ["of two others", (table: Buffer) => put(table, 0, [1, 2]), false],
    ["of three, of three each", chain(2, 3), false],
  ])("%s", (_, change, isBroken) => {
    const result = opened("ttf", "glyf", change);
    if (!result.ok) throw new Error(codesOf(result.diagnostics).join(" "));
    const { fonts, file, faults } = result.value;
    const [font] = fonts.face("楷").fonts;
    const program = file(font?.id ?? "").program();
    const glyph = font?.glyph(0x5929) ?? 0;
    expect(glyph).toBe(places[0]?.glyph);
    // Asked twice: what has been emptied is still reported.
    for (const _ of [1, 2]) expect(program.subset([glyph]).broken).toBe(isBroken ? glyph : undefined);
    expect(program.outline(glyph).commands.length > 0).toBe(!isBroken);
    expect(faults().map(({ code }) => code)).toEqual(isBroken ? ["font-unreadable"] : []);
  });
});

test("tables that lead to the same numbers again and again are left, and the font is reported", () => {
  const features = 1000;
  const result = opened("ttf", "GSUB", (table) => {
    // All features are one, which names 50,000 lookups.
    const list = table.readUInt16BE(6);
    const feature = 2 + 6 * features;
    table.writeUInt16BE(features, list);
    for (let index = 0; index < features; index++) table.writeUInt16BE(feature, list + 2 + 6 * index + 4);
    table.writeUInt16BE(50_000, list + feature + 2);
  });
  if (!result.ok) throw new Error(codesOf(result.diagnostics).join(" "));
  const { fonts, faults } = result.value;
  const [font] = fonts.face("楷").fonts;
  for (const word of ["AVATAR", "office"]) expect(font?.shape(word).map(({ text }) => text)).toEqual([...word]);
  expect(faults().map(({ code, arguments: args }) => [code, args["problem"]])).toEqual([
    ["font-unreadable", "its tables lead to too much"],
  ]);
});
