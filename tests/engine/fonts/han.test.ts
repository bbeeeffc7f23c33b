import { describe, expect, test } from "vitest";
import { openShipped, shippedCatalogue } from "./faces.ts";

const names = [...shippedCatalogue().faces.keys(), "楷 Fandol"].filter((name) => name !== "楷 Fandol");
const { fonts } = openShipped(...names);

const total = (name: string, mark: string, vertical: boolean): number =>
  fonts
    .face(name)
    .marks.han(mark, vertical)
    .reduce((sum, glyph) => sum + glyph.advance, 0);

describe("marks in Chinese text are as wide as GB/T 15834 says, in every face", () => {
  describe.each(names)("%s", (name) => {
    test.each([
      ["——", 2, "5.1.4"],
      ["……", 2, "5.1.5"],
      ["—", 1, "5.1.6"],
      ["…", 1, "half of ……"],
      ["“", 1, "5.1.3"],
      ["”", 1, "5.1.3"],
      ["‘", 1, "5.1.3"],
      ["’", 1, "5.1.3"],
      ["·", 0.5, "5.1.7"],
      ["–", 0.5, "5.1.6"],
    ])("%s takes %d em (%s)", (mark, width) => {
      expect(total(name, mark, false)).toBe(width);
      expect(total(name, mark, true)).toBe(width);
    });

    test("every mark has a glyph, in vertical lines one of its own", () => {
      const { marks } = fonts.face(name);
      for (const mark of "—…“”‘’") {
        const [across] = marks.han(mark, false);
        const [down] = marks.han(mark, true);
        expect(across?.glyph).toBeGreaterThan(0);
        expect(down?.glyph).not.toBe(across?.glyph);
      }
    });

    test("—— is one stroke: no gap over 1/100 em in its middle, the same white at both ends", () => {
      const { marks } = fonts.face(name);
      let pen = 0;
      const strokes = marks.han("——", false).map((glyph) => {
        const ink = marks.ink(glyph.glyph);
        const stroke = { left: pen + glyph.dx + ink.left, right: pen + glyph.dx + ink.right };
        pen += glyph.advance;
        return stroke;
      });
      const [first] = strokes;
      const last = strokes.at(-1);
      expect(strokes.length === 1 ? 0 : (last?.left ?? 9) - (first?.right ?? 0)).toBeLessThan(0.01);
      expect(first?.left).toBeCloseTo(2 - (last?.right ?? 0), 2);
      expect(first?.left).toBeGreaterThan(0.05);
    });

    test.each(["――", "──"])("%s, typed for it, is drawn as —— and copied as it was typed", (typed) => {
      const { marks } = fonts.face(name);
      for (const vertical of [false, true]) {
        const drawn = marks.han(typed, vertical);
        const dash = marks.han("——", vertical);
        expect(drawn.map(({ text, ...glyph }) => glyph)).toEqual(dash.map(({ text, ...glyph }) => glyph));
        expect(drawn.map(({ text }) => text).join("")).toBe(typed);
      }
    });

    test("vertical —— is one stroke on the centre line, within its 2 em", () => {
      const { marks } = fonts.face(name);
      let pen = 0;
      const strokes = marks.han("——", true).map((glyph) => {
        const ink = marks.ink(glyph.glyph);
        expect(glyph.dx + (ink.left + ink.right) / 2).toBeCloseTo(0.5, 3);
        const stroke = { top: pen + 0.88 - (glyph.dy + ink.top), bottom: pen + 0.88 - (glyph.dy + ink.bottom) };
        pen += glyph.advance;
        return stroke;
      });
      const [first] = strokes;
      const last = strokes.at(-1);
      expect(strokes.length === 1 ? 0 : (last?.top ?? 9) - (first?.bottom ?? 0)).toBeLessThan(0.01);
      expect(first?.top).toBeCloseTo(2 - (last?.bottom ?? 0), 2);
      expect(first?.top).toBeGreaterThan(0);
    });

    test.each(["“", "‘"])("%s stands in the right half, its partner in the left", (open) => {
      const { marks } = fonts.face(name);
      const close = open === "“" ? "”" : "’";
      const [opening] = marks.han(open, false);
      const [closing] = marks.han(close, false);
      if (opening === undefined || closing === undefined) throw new Error("no glyph");
      expect(opening.dx + marks.ink(opening.glyph).left).toBeGreaterThanOrEqual(0.5);
      expect(closing.dx + marks.ink(closing.glyph).right).toBeLessThanOrEqual(0.5);
    });

    test("· stands in the middle of its half em", () => {
      const { marks } = fonts.face(name);
      const [dot] = marks.han("·", false);
      if (dot === undefined) throw new Error("no glyph");
      const ink = marks.ink(dot.glyph);
      expect(dot.dx + (ink.left + ink.right) / 2).toBeCloseTo(0.25, 1);
    });
  });

  test("· of 宋 is moved by 86.5 units: its own advance is 327", () => {
    expect(fonts.face("宋").marks.han("·", false)[0]?.dx).toBe(0.0865);
  });
});

describe("marks of vertical lines", () => {
  test.each(["宋", "黑", "楷", "仿宋"])("%s has upright forms of stops and brackets", (name) => {
    const [font] = fonts.face(name).fonts;
    for (const mark of "，。、；：！？（）《》「」【】") {
      const code = mark.charCodeAt(0);
      expect([mark, font?.vertical(code)]).not.toEqual([mark, font?.glyph(code)]);
    }
  });

  test.each(["宋", "黑", "楷", "仿宋"])("%s: Han characters stand as they are", (name) => {
    const [font] = fonts.face(name).fonts;
    expect(font?.vertical(0x4e2d)).toBe(font?.glyph(0x4e2d));
  });

  test.each(["宋", "黑", "仿宋"])("%s: “ becomes ﹃ (GB 5.2.3)", (name) => {
    const { marks } = fonts.face(name);
    expect(marks.han("“", true)[0]?.glyph).toBe(marks.glyph(0xfe43));
    expect(marks.han("’", true)[0]?.glyph).toBe(marks.glyph(0xfe42));
  });
});
