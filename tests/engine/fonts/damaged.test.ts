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

test.each([
  // A suitcase's map whose 60,000 types have 60,000 entries each, all at one place.
  ["neither a font nor a suitcase", 0x00000101, "Unknown font format"],
  ["a suitcase", 0x00000100, "a suitcase of fonts (.dfont)"],
])("%s is refused before its lists are read", (_, signature, problem) => {
  const bytes = Buffer.alloc(1_000_000, 0xea);
  bytes.writeUInt32BE(signature, 0);
  bytes.writeUInt32BE(64, 4);
  bytes.writeUInt16BE(28, 64 + 24);
  const result = openFonts(
    ["楷"],
    catalogue,
    (entry) => locateFont(folder, entry),
    (path) => (path.endsWith(NAMES.ttf) ? bytesInMemory(bytes) : openFontFile(path)),
  );
  expect(result.diagnostics.map(({ code, arguments: args }) => [code, args["problem"]])).toEqual([
    ["font-unreadable", problem],
  ]);
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

describe("a glyph has so many points at most, with those of its components", () => {
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
  /** The glyph at the second place is one contour of so many points in one spot. */
  const dots = (table: Buffer, count: number): void => {
    const { at } = places[1] as (typeof places)[number];
    const repeated = Array.from({ length: count / 250 }, () => [0x39, 249]).flat();
    table.writeInt16BE(1, at);
    Buffer.from([(count - 1) >> 8, (count - 1) & 255, 0, 0, ...repeated]).copy(table, at + 10);
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
    [
      "of six that have 2,000 points each",
      (table: Buffer) => [put(table, 0, Array(6).fill(1)), dots(table, 2000)],
      true,
    ],
    [
      "of four that have 2,000 points each",
      (table: Buffer) => [put(table, 0, Array(4).fill(1)), dots(table, 2000)],
      false,
    ],
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

/** Numbers of two bytes. */
const two = (...numbers: readonly number[]): Buffer => Buffer.from(numbers.flatMap((each) => [each >> 8, each & 255]));
/** Numbers of four bytes. */
const four = (...numbers: readonly number[]): Buffer => two(...numbers.flatMap((each) => [each >> 16, each & 0xffff]));

const EVERY_GLYPH = two(2, 1, 0, 0xfffe, 0);
/** A lookup of OpenType with one subtable. */
const lookup = (type: number, ...subtable: readonly Buffer[]) =>
  Buffer.concat([two(type, 0, 1, 8), ...subtable, EVERY_GLYPH]);
/** Carries out other lookups at each glyph. */
const contextual = (...others: readonly number[]) =>
  lookup(5, two(3, 1, others.length, 8 + 4 * others.length, ...others.flatMap((each) => [0, each])));
/** Puts 100 glyphs in the place of each. */
const hundredfold = (glyphs: number) =>
  lookup(2, two(1, 6 + 2 * glyphs + 202, glyphs, ...Array(glyphs).fill(6 + 2 * glyphs), 100, ...Array(100).fill(5)));

/** A GSUB table whose only feature carries out the first lookup. */
function substitutions(...lookups: readonly Buffer[]): Buffer {
  const list = 10;
  const script = Buffer.concat([two(1), Buffer.from("DFLT"), two(8, 4, 0, 0, 0xffff, 1, 0)]);
  const features = Buffer.concat([two(1), Buffer.from("liga"), two(8, 0, 1, 0)]);
  let at = 2 + 2 * lookups.length;
  const offsets = lookups.map(({ length }) => {
    at += length;
    return at - length;
  });
  const second = list + script.length;
  return Buffer.concat([
    two(1, 0, list, second, second + features.length),
    script,
    features,
    two(lookups.length, ...offsets),
    ...lookups,
  ]);
}

/** A morx table with one machine, of a kind, that does one thing at each glyph. */
function machine(kind: number, ...entry: readonly number[]): Buffer {
  const table = Buffer.concat([
    four(4, 20, 30, 46, 46 + 2 * entry.length),
    two(8, 0, 1, 1, 0),
    two(...Array(8).fill(0)),
    two(...entry),
    two(...Array(64).fill(40)),
  ]);
  return Buffer.concat([two(2, 0), four(1, 1, 28 + table.length, 0, 1, 12 + table.length, kind, 1), table]);
}

describe("tables that lead to too much are left, and the font is reported", () => {
  test.each<[why: string, name: string, change: (table: Buffer) => void]>([
    [
      "1,000 features that are one, which names 50,000 lookups",
      "GSUB",
      (table) => {
        const features = 1000;
        const list = table.readUInt16BE(6);
        const feature = 2 + 6 * features;
        table.writeUInt16BE(features, list);
        for (let index = 0; index < features; index++) table.writeUInt16BE(feature, list + 2 + 6 * index + 4);
        table.writeUInt16BE(50_000, list + feature + 2);
      },
    ],
    [
      "lookups that carry out the next one twice",
      "GSUB",
      (table) => {
        const nested = Array.from({ length: 30 }, (_, index) => contextual(index + 1, index + 1));
        substitutions(...nested, contextual()).copy(table);
      },
    ],
    [
      "a hundred glyphs for each glyph, and for each of these",
      "GSUB",
      (table) => void substitutions(hundredfold(500)).copy(table),
    ],
    ["a machine that stays where it is", "morx", (table) => void machine(1, 0, 0x4000, 0xffff, 0xffff).copy(table)],
    ["a machine that adds glyphs without end", "morx", (table) => void machine(5, 0, 0x03e0, 0, 0xffff).copy(table)],
  ])("%s", (_, name, change) => {
    const result = opened("ttf", "GSUB", change, name);
    if (!result.ok) throw new Error(codesOf(result.diagnostics).join(" "));
    const { fonts, faults } = result.value;
    const [font] = fonts.face("楷").fonts;
    for (const word of ["AVATAR", "office"]) expect(font?.shape(word).map(({ text }) => text)).toEqual([...word]);
    expect(faults().map(({ code, arguments: args }) => [code, args["problem"]])).toEqual([
      ["font-unreadable", "its tables lead to too much"],
    ]);
  });
});
