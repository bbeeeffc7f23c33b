import { describe, expect, test } from "vitest";
import type { Copy } from "../../../src/base/copy.ts";
import { sourceFile } from "../../../src/base/source.ts";
import {
  copyGlyphFaults,
  missingGlyphs,
  noUsualGlyphs,
  strangeGlyphs,
  textGlyphFaults,
} from "../../../src/engine/fonts/fallback.ts";
import { squareFonts } from "../../square-font.ts";
import { codesOf } from "../text/setting.ts";
import { openShipped } from "./faces.ts";

const { fonts } = openShipped("宋", "黑 Bold", "楷", "仿宋");
describe("rare characters of names, and the wide signs of a face that borrows its Latin", () => {
  test.each([
    // face      character font of the chain that has it
    ["宋", "中", "noto-serif-sc-400"],
    ["宋", "𠮷", "lxgw-wenkai-400"],
    ["宋", "㛃", "noto-serif-sc-400"],
    ["宋", "𬭎", "noto-serif-sc-400"],
    ["黑 Bold", "𠮷", "lxgw-wenkai-400"],
    ["楷", "𠮷", "lxgw-wenkai-400"],
    ["楷", "㛃", "lxgw-wenkai-400"],
    ["楷", "𬭎", "lxgw-wenkai-400"],
    ["仿宋", "㛃", "lxgw-wenkai-400"],
    ["仿宋", "𬭎", "lxgw-wenkai-400"],
    ["仿宋", "镕", "lxgw-wenkai-400"],
    ["仿宋", "喆", "lxgw-wenkai-400"],
    ["仿宋", "￥", "noto-serif-sc-400"],
    ["仿宋", "％", "noto-serif-sc-400"],
  ])("%s sets %s in %s", (name, character, id) => {
    const chain = fonts.face(name);
    expect(chain.fonts[chain.pick(character.codePointAt(0) ?? 0)]?.id).toBe(id);
  });

  test("no face has an unassigned code point", () => {
    expect(fonts.face("宋").pick(0x3ffff)).toBe(-1);
  });
});

describe("characters that a face lacks", () => {
  const chain = squareFonts("囍", "𠮷").face("宋");

  test.each([
    ["天地", [], "nothing strange"],
    ["天𠮷地𠮷", [{ code: 0x20bb7, at: 1, font: 1 }], "each character once"],
    [
      "囍𠮷",
      [
        { code: 0x56cd, at: 0, font: -1 },
        { code: 0x20bb7, at: 1, font: 1 },
      ],
      "in order",
    ],
    ["天\n地\u3000\u200b\ufe0f", [], "what draws nothing needs no glyph"],
  ])("%s: %j (%s)", (text, found) => {
    expect(strangeGlyphs(codesOf(text), chain)).toEqual(found);
  });

  test("they are found again in the next text of the same face", () => {
    const usual = noUsualGlyphs();
    expect(strangeGlyphs(codesOf("天地𠮷"), chain, usual)).toHaveLength(1);
    expect([..."天囍"].map((character) => usual[character.charCodeAt(0)])).toEqual([1, 0]);
    expect(strangeGlyphs(codesOf("囍天𠮷"), chain, usual).map(({ at }) => at)).toEqual([0, 2]);
  });

  test("missing are those that no fallback has", () => {
    expect(missingGlyphs(codesOf("囍𠮷"), chain)).toEqual([{ code: 0x56cd, at: 0, font: -1 }]);
  });

  test("a copy's faults point at the first place in the source", () => {
    const source = sourceFile("issue.yaml", "body: 天𠮷囍");
    const copy: Copy = { codes: codesOf("天𠮷囍"), paragraphs: [], source, origins: Int32Array.of(6, 7, 9, 10) };
    expect(copyGlyphFaults(copy, "宋", chain)).toEqual([
      {
        severity: "warning",
        code: "fallback-face",
        span: { source, start: 7, end: 9 },
        arguments: { character: "𠮷", code: "U+20BB7", face: "宋", font: "square-宋-fallback" },
        related: [],
        also: [],
      },
      {
        severity: "error",
        code: "missing-glyph",
        span: { source, start: 9, end: 10 },
        arguments: { character: "囍", code: "U+56CD", face: "宋" },
        related: [],
        also: [],
      },
    ]);
  });

  test("a headline's faults are its missing characters, each at the first value that holds it", () => {
    const source = sourceFile("issue.yaml", "引题 囍 𠮷");
    const values = [
      { source, start: 0, end: 2 },
      { source, start: 3, end: 7 },
    ];
    const told = textGlyphFaults("囍𠮷", values, "宋", chain);
    expect(told.map(({ code, span: { start, end } }) => [code, start, end])).toEqual([["missing-glyph", 3, 4]]);
  });
});
