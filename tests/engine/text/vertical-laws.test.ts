import fc from "fast-check";
import { expect, test } from "vitest";
import type { Line } from "../../../src/engine/text/line.ts";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { GAPING } from "../../../src/engine/text/weights.ts";
import { allLines, copyOf, EM, requestOf, textsOf } from "./setting.ts";

const NEVER_FIRST = "。，、：；！？”’）》〉」』】〕·～%‰℃々";
const NEVER_LAST = "“‘（《〈「『【〔￥";
/** Nothing opens inside a word or number, nor beside a mark: a line of one unit stays as it is. */
const LONE_UNIT = /^[“‘（《]*(?:(?:[!-~’℃￥～—·]|\u0301)+|\p{sc=Han})[，。、：；！？”’）》～—%·℃]*\s*$/u;

/** Copy of vertical stories: upright figures and capitals, words and addresses on their side, marks that keep their em. */
const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(..."天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往") },
  { weight: 4, arbitrary: fc.constantFrom("天，", "地。", "玄、", "黄：", "宇；", "宙！", "洪？", "荒？！") },
  { weight: 2, arbitrary: fc.constantFrom("“天地”", "《玄黄》", "（宇宙）", "‘洪’", "说：“天", "荒。”", "来”，") },
  { weight: 1, arbitrary: fc.constantFrom("天——地", "玄……黄", "威廉·莎士", "9—12月", "10～20") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("12月", "2026年", "3.5元", "50%的", "￥100元", "GDP", "A座", "36℃", "1,234"),
  },
  { weight: 1, arbitrary: fc.constantFrom(" the ", "QR code", "don’t ", "𠮷") },
);
const copyText = fc.array(piece, { minLength: 1, maxLength: 120 }).map((pieces) => `天${pieces.join("")}地`);
const measures = fc.oneof(fc.integer({ min: 6, max: 40 }), fc.double({ min: 6, max: 40, noNaN: true }));

function spareOf({ segments }: Line, measure: number): number {
  const end = segments.at(-1);
  return measure * EM - ((end?.x ?? 0) + (end?.width ?? 0));
}

interface LineCase {
  readonly text: string;
  readonly measure: number;
  readonly context: string;
  readonly first: boolean;
  readonly last: boolean;
}

function endsOf(at: number, lines: readonly Line[]): Pick<LineCase, "first" | "last"> {
  return { first: at === 0, last: at === lines.length - 1 };
}

function keepsLaws(line: Line, { text, measure, context, first, last }: LineCase): void {
  const characters = [...text.trimEnd()];
  expect(line.writing).toBe("vertical");
  if (!first) expect(NEVER_FIRST.includes(characters[0] ?? ""), context).toBe(false);
  if (!last) expect(NEVER_LAST.includes(characters.at(-1) ?? ""), context).toBe(false);
  expect(spareOf(line, measure), context).toBeGreaterThan(-0.01);
  // A line that would gape stays short (text/RULES.md#loose-lines).
  if (!last && line.added <= GAPING && !LONE_UNIT.test(text))
    expect(spareOf(line, measure), context).toBeLessThan(0.01);
}

test("vertical lines keep the prohibitions, stay within the measure, are flush and lose no character", () => {
  fc.assert(
    fc.property(copyText, measures, fc.constantFrom(0, 1, 2), (text, width, indent) => {
      const measure = width + indent;
      const request = { ...requestOf(copyOf([{ text }]), { measure, indent }), writing: "vertical" as const };
      const lines = allLines(setGalley(request));
      const texts = textsOf(lines);
      const runs = lines.flatMap(({ segments }) => segments.flatMap((segment) => segment.runs));
      expect(texts.join("")).toBe(text);
      expect(runs.flatMap((run) => run.texts).join("")).toBe(text);
      const context = `${texts.join("/")} at ${measure}`;
      for (const [at, line] of lines.entries())
        keepsLaws(line, { text: texts[at] ?? "", measure, context, ...endsOf(at, lines) });
      for (const run of runs) expect(run.y?.length).toBe(run.glyphs.length);
    }),
    { numRuns: 400, seed: 20261125 },
  );
});
