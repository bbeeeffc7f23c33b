import { describe, expect, test } from "vitest";
import { squareFonts } from "../../square-font.ts";

const { fonts, marks, pick } = squareFonts("囍", "𠮷").face("宋");
const [font, lender] = fonts;

describe("the font of squares", () => {
  test.each([
    ["天", 1, "Han is 1 em"],
    ["，", 1, "full-width marks are 1 em"],
    ["Ａ", 1, "full-width letters are 1 em"],
    ["a", 0.5, "Western letters are ½ em"],
    ["7", 0.5, "digits are ½ em"],
    [" ", 0.5, "so is a word space"],
  ])("%s is %d em wide: %s", (character, width) => {
    expect(font?.advance(font.glyph(character.codePointAt(0) ?? 0))).toBe(width);
  });

  test.each([
    ["——", [2]],
    ["……", [1, 1]],
    ["—", [1]],
    ["“", [1]],
    ["’", [1]],
    ["·", [0.5]],
    ["–", [0.5]],
  ])("the Chinese form of %s is %j em wide", (mark, widths) => {
    expect(marks.han(mark, false).map((glyph) => glyph.advance)).toEqual(widths);
    expect(marks.han(mark, true).map((glyph) => glyph.advance)).toEqual(widths);
  });

  test.each([
    ["，", "left"],
    ["。", "left"],
    ["！", "left"],
    ["》", "left"],
    ["（", "right"],
    ["《", "right"],
  ])("%s has its ink in the %s half", (mark, half) => {
    const ink = font?.ink(font.glyph(mark.charCodeAt(0)));
    expect(half === "left" ? (ink?.right ?? 1) < 0.5 : (ink?.left ?? 0) > 0.5).toBe(true);
  });

  test.each([
    ["天", 0],
    ["𠮷", 1],
    ["囍", -1],
  ])("%s is taken from font %i of the chain", (character, index) => {
    expect(pick(character.codePointAt(0) ?? 0)).toBe(index);
  });

  test("an astral character has a glyph of 16 bits", () => {
    expect(lender?.glyph(0x20bb7)).toBeGreaterThan(0);
    expect(lender?.glyph(0x20bb7)).toBeLessThan(0x10000);
    expect(lender?.advance(lender.glyph(0x20bb7))).toBe(1);
  });
});
