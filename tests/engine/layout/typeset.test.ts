import fc from "fast-check";
import { expect, test } from "vitest";
import { newTypeset } from "../../../src/engine/layout/typeset.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { heading, paper, twos } from "./newsroom.ts";

const piece = fc.constantFrom(..."天地玄黄宇宙洪荒", "日，", "月。", "“盈昃”", "2026年", "GDP", "《辰宿》", "列　张");
const text = fc.array(piece, { minLength: 4, maxLength: 60 }).map((pieces) => pieces.join(""));

const typeset = () => newTypeset(newTextContext(squareFonts()), twos, paper);
test("a heading that was set at other measures before is set as if for the first time", () => {
  const before = typeset();
  const style = { ...paper.styles.headline.major, floor: 16, lines: 2 };
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 700 }), fc.constantFrom(18, 24, 30), (of, width, size) => {
      const own = heading(of);
      const set = ({ heading: setHeading }: ReturnType<typeof typeset>, measure: number): unknown =>
        setHeading(own, "headline", style, size, false, measure, undefined, 2, "center");
      set(before, 0.6 * width);
      expect(set(before, width)).toEqual(set(typeset(), width));
    }),
    { numRuns: 90, seed: 20261127 },
  );
});
