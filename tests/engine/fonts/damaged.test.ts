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
