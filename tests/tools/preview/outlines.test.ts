import { expect, test } from "vitest";
import { newOutlines, relativePath } from "../../../src/tools/preview/outlines.ts";
import { openShipped } from "../../engine/fonts/faces.ts";

const fonts = openShipped("楷", "仿宋");
const glyphsOf = (face: string, text: string): readonly (readonly [font: string, glyph: number])[] => {
  const [font] = fonts.fonts.face(face).fonts;
  if (font === undefined) throw new Error("no font");
  return Array.from(text, (char) => [font.id, font.glyph(char.codePointAt(0) ?? 0)]);
};

test("an outline is numbered when it is first met, and a client with the first n is given those behind them", () => {
  const outlines = newOutlines(fonts, 1);
  const met = [...glyphsOf("楷", "永远"), ...glyphsOf("仿宋", "永"), ...glyphsOf("楷", "远")];
  expect(met.map((glyph) => outlines.number(...glyph).number)).toEqual([0, 1, 2, 1]);
  expect(met.map((glyph) => outlines.number(...glyph).unitsPerEm)).toEqual([1000, 1000, 1000, 1000]);
  expect(outlines.count()).toBe(3);
  const paths = met
    .slice(0, 3)
    .map(([font, glyph]) => relativePath(fonts.file(font).program().outline(glyph).commands));
  expect(outlines.from(0)).toEqual(paths);
  expect(outlines.from(2)).toEqual(paths.slice(2));
  expect(outlines.from(3)).toEqual([]);
  expect(new Set(paths).size).toBe(3);
});
