import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { create } from "fontkit";
import { describe, expect, test } from "vitest";
import { type CmapProcessor, characterLookup } from "../../../src/engine/fonts/cmap.ts";
import { folder } from "./faces.ts";

const NOTO = fileURLToPath(
  new URL("../../../node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf", import.meta.url),
);
/** Behind the last character of the third plane. */
const END = 0x30000;

interface WithProcessor {
  readonly _cmapProcessor: CmapProcessor;
}

describe("a character has the glyph that fontkit finds for it", () => {
  test.each([
    ["groups of many characters", 12, NOTO],
    ["groups of few", 12, `${folder}/LXGWWenKai-Regular.ttf`],
    ["another format, which is left to fontkit", 4, `${folder}/FandolFang-Regular.otf`],
  ])("%s", (_, format, file) => {
    const bytes = new Uint8Array(readFileSync(file));
    const { _cmapProcessor: processor } = create(Buffer.from(bytes.buffer)) as unknown as WithProcessor;
    const lookup = characterLookup(() => processor, new DataView(bytes.buffer));
    const wrong: number[] = [];
    let glyphs = 0;
    for (let code = 0; code < END; code++) {
      const glyph = lookup(code);
      if (glyph !== processor.lookup(code)) wrong.push(code);
      if (glyph > 0) glyphs++;
    }
    expect(processor.cmap.version).toBe(format);
    expect(wrong).toEqual([]);
    expect(glyphs).toBeGreaterThan(5000);
  });

  test("one whose characters are in an order of its own keeps it", () => {
    const processor = {
      lookup: (code: number) => code + 1,
      encoding: new Map(),
      cmap: { version: 12, nGroups: 1, groups: { base: 0 } },
    };
    expect(characterLookup(() => processor, new DataView(new ArrayBuffer(12)))(7)).toBe(8);
  });

  test("nothing is looked for before the first character", () => {
    const lookup = characterLookup(
      () => {
        throw new RangeError("a damaged table");
      },
      new DataView(new ArrayBuffer(0)),
    );
    expect(() => lookup(0x4e00)).toThrow("a damaged table");
  });
});
