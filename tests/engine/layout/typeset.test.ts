import fc from "fast-check";
import { expect, test } from "vitest";
import type { Copy } from "../../../src/base/copy.ts";
import { withoutCodes } from "../../../src/engine/layout/fixes.ts";
import { newTypeset } from "../../../src/engine/layout/typeset.ts";
import { type Galley, newWorkbench } from "../../../src/engine/text/galley.ts";
import { linesOf } from "../../../src/engine/text/set-galley.ts";
import { squareFonts } from "../../square-font.ts";
import { allLines, copyOf } from "../text/setting.ts";
import { heading, paper, twos } from "./newsroom.ts";

const piece = fc.constantFrom(..."天地玄黄宇宙洪荒", "日，", "月。", "“盈昃”", "2026年", "GDP", "《辰宿》", "列　张");
const text = fc.array(piece, { minLength: 4, maxLength: 60 }).map((pieces) => pieces.join(""));
const paragraph = fc.oneof(
  { weight: 6, arbitrary: text.map((of) => ({ text: of })) },
  { weight: 1, arbitrary: text.map((of) => ({ text: of, kind: "quote" as const })) },
  { weight: 1, arbitrary: text.map((of) => ({ text: of, kind: "verse" as const })) },
  { weight: 1, arbitrary: fc.constant({ text: "洪荒的第二天", kind: "subhead" as const }) },
  { weight: 1, arbitrary: text.map((of) => [{ text: "问：", style: "speaker" as const }, { text: of }]) },
  { weight: 1, arbitrary: text.map((of) => [{ text: "二版", style: "strong" as const }, { text: `　${of}` }]) },
  { weight: 1, arbitrary: fc.constant({ text: "1　王　铱　29分07秒", list: "results" as const }) },
);

const typeset = () => newTypeset(newWorkbench(squareFonts()), twos, paper);
/** The copy as if nothing had been cut from it. */
const anew = (copy: Copy): Copy => ({ ...copy, paragraphs: copy.paragraphs.map(({ was: _, ...rest }) => rest) });

function told(galley: Galley): unknown {
  return galley.blocks.map(({ kind, from, to, variants, keepNext, rowsBefore }, block) => {
    const lines = variants.flatMap((_, variant) => linesOf(galley, block, variant, 0, Number.POSITIVE_INFINITY));
    return { kind, from, to, keepNext, rowsBefore, variants, lines };
  });
}

test("a copy that something was cut from is set as if it had always been so, and the whole copy as before", () => {
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 5, max: 20 }),
      fc.nat(),
      fc.nat(),
      (paragraphs, measure, which, where) => {
        const copy = copyOf(paragraphs);
        const own = copy.paragraphs[which % copy.paragraphs.length];
        if (own === undefined || own.to - own.from < 3) return;
        const from = own.from + 1 + (where % (own.to - own.from - 2));
        const cut = withoutCodes(copy, from, from + 1);
        const count = paragraphs.length;
        const width = measure * paper.styles.body.size;
        const before = typeset();
        const whole = allLines(before.galley(copy, count, 0, width, undefined, [], "center"));
        const galley = before.galley(cut, count, 0, width, undefined, [], "center");
        expect(told(galley)).toEqual(told(typeset().galley(anew(cut), count, 0, width, undefined, [], "center")));
        expect(allLines(before.galley(copy, count, 0, width, undefined, [], "center"))).toEqual(whole);
      },
    ),
    { numRuns: 90, seed: 20261127 },
  );
});

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
