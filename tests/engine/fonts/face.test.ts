import { describe, expect, test } from "vitest";
import { openShipped } from "./faces.ts";

const { fonts, file } = openShipped("宋", "宋 Heavy", "黑", "楷", "仿宋");

describe("a face", () => {
  test.each([
    ["宋", "中", 1],
    ["宋", "，", 1],
    ["宋", "—", 0.89],
    ["宋", "·", 0.327],
    ["黑", "—", 0.894],
    ["楷", "“", 0.35],
    ["楷", "中", 1],
    ["仿宋", "中", 1],
    ["仿宋", "–", 0.5],
  ])("%s: the default glyph of %s is %d em wide", (name, character, width) => {
    const [font] = fonts.face(name).fonts;
    expect(font?.advance(font.glyph(character.codePointAt(0) ?? 0))).toBe(width);
  });

  test.each([
    // measured with fontTools' and HarfBuzz's own tables, text/RULES.md#square, and the faces' glyf headers
    ["宋", "中", { left: 0.106, bottom: -0.078, right: 0.932, top: 0.838 }],
    ["楷", "国", { left: 0.123, bottom: -0.091, right: 0.888, top: 0.763 }],
  ])("%s: the ink of %s", (name, character, ink) => {
    const [font] = fonts.face(name).fonts;
    expect(font?.ink(font.glyph(character.codePointAt(0) ?? 0))).toEqual(ink);
  });

  test("the ink of an outline in cubics", () => {
    const [font] = fonts.face("仿宋").fonts;
    const ink = font?.ink(font.glyph(0x56fd));
    expect(ink?.left).toBeCloseTo(0.168, 3);
    expect(ink?.top).toBeCloseTo(0.74, 3);
  });

  test("a space has no ink", () => {
    const [font] = fonts.face("宋").fonts;
    expect(font?.ink(font.glyph(0x20))).toEqual({ left: 0, bottom: 0, right: 0, top: 0 });
  });

  test.each([
    ["宋", "AVATAR", true, "pairs are kerned"],
    ["宋", "HHH", false, "nothing to kern"],
  ])("%s shapes %s: narrower than its letters is %s, %s", (name, word, narrower) => {
    const [font] = fonts.face(name).fonts;
    const letters = [...word].reduce((sum, letter) => sum + (font?.advance(font.glyph(letter.charCodeAt(0))) ?? 0), 0);
    const shaped = font?.shape(word).reduce((sum, glyph) => sum + glyph.advance, 0) ?? 0;
    expect(shaped < letters - 1e-9).toBe(narrower);
  });

  test.each(["宋", "黑", "楷", "仿宋"])("%s: the glyphs of a word stand for its text", (name) => {
    const [font] = fonts.face(name).fonts;
    expect(
      font
        ?.shape("office–42’s flow")
        .map((glyph) => glyph.text)
        .join(""),
    ).toBe("office–42’s flow");
  });
});

describe("a font file for the writer", () => {
  test.each([
    ["noto-serif-sc-400", "宋", "中文a“é"],
    ["lxgw-wenkai-400", "楷", "中文a𠮷é"],
    ["fandol-fang-400", "仿宋", "中文a。é"],
  ])("%s subsets the outlines that were asked for", (id, name, text) => {
    const [font] = fonts.face(name).fonts;
    const glyphs = [...text].map((character) => font?.glyph(character.codePointAt(0) ?? 0) ?? 0);
    expect(
      file(id)
        .program()
        .subset([0, ...glyphs]).bytes.length,
    ).toBeGreaterThan(1000);
  });

  test("a font that no face names is a bug in the caller", () => {
    expect(() => file("noto-sans-sc-900")).toThrow(RangeError);
  });
});
