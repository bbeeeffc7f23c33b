import fc from "fast-check";
import { expect, test } from "vitest";
import type { Line } from "../../../src/engine/text/line.ts";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { GAPING } from "../../../src/engine/text/weights.ts";
import { allLines, copyOf, EM, requestOf, textsOf } from "./setting.ts";

const NEVER_FIRST = "。，、：；！？”’）》〉」』】〕·～%‰℃々";
const NEVER_LAST = "“‘（《〈「『【〔￥";

/** Nothing opens inside a word or number, nor beside a mark: a line of one unit stays as it is. */
const LONE_WORD = /^[“‘（《]*(?:(?:[!-~’℃￥～—·]|\u0301)+|\p{sc=Han}\u{e0100}?)[，。、：；！？”’）》～—%·℃]*\s*$/u;

/** A word, a mark with a character on each side, a number …: ordinary copy, without three marks in a row. */
const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(..."天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往") },
  { weight: 4, arbitrary: fc.constantFrom("天，", "地。", "玄、", "黄：", "宇；", "宙！", "洪？", "荒？！") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("“天地”", "《玄黄》", "（宇宙）", "‘洪’", "说：“天", "荒。”", "天》《地", "来”，"),
  },
  { weight: 1, arbitrary: fc.constantFrom("天——地", "玄……黄", "威廉·莎士", "9—12月", "10～20") },
  { weight: 2, arbitrary: fc.constantFrom("天A地", "2026年", "50%的", "￥100元", "GDP", "36℃", "1,234", " AI ", "5G") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(" the ", " of ", "don’t ", "e\u0301t\u0301", "葛\u{e0100}", "👨\u200d👩", "𠮷"),
  },
);
const copyText = fc.array(piece, { minLength: 1, maxLength: 120 }).map((pieces) => `天${pieces.join("")}地`);
const measures = fc.oneof(fc.integer({ min: 4, max: 60 }), fc.double({ min: 4, max: 60, noNaN: true }));

/** The faults of a line's first and last character. */
function brokenProhibition(texts: readonly string[], at: number): string | undefined {
  const characters = [...(texts[at] ?? "").trimEnd()];
  const first = characters[0] ?? "";
  const last = characters.at(-1) ?? "";
  if (at > 0 && NEVER_FIRST.includes(first)) return `${first} starts a line`;
  if (at < texts.length - 1 && NEVER_LAST.includes(last)) return `${last} ends a line`;
  return undefined;
}

function spareOf(line: Line, measure: number): number {
  const end = line.segments.at(-1);
  return measure * EM - ((end?.x ?? 0) + (end?.width ?? 0));
}

test("no prohibition is broken, nothing sticks out, every line is flush, no character is lost", () => {
  fc.assert(
    fc.property(copyText, measures, fc.constantFrom(0, 1, 2), (text, width, indent) => {
      const measure = width + indent;
      const lines = allLines(setGalley(requestOf(copyOf([{ text }]), { measure, indent })));
      const texts = textsOf(lines);
      const runs = lines.flatMap(({ segments }) => segments.flatMap((segment) => segment.runs));
      expect(texts.join("")).toBe(text);
      expect(runs.flatMap((run) => run.texts).join("")).toBe(text);
      const context = `${texts.join("/")} at ${measure}`;
      for (const [at, line] of lines.entries()) {
        expect(brokenProhibition(texts, at), context).toBeUndefined();
        expect(spareOf(line, measure), context).toBeGreaterThan(-0.01);
      }
      for (const [at, line] of lines.slice(0, -1).entries()) {
        // A line that would gape stays short (text/RULES.md#loose-lines).
        if (line.added <= GAPING && !LONE_WORD.test(texts[at] ?? ""))
          expect(spareOf(line, measure), context).toBeLessThan(0.01);
      }
    }),
    { numRuns: 400, seed: 20261124 },
  );
});

/** Allows a hyphen anywhere except near the ends of a word. */
const words = Object.assign((text: string) => [text], {
  hyphens: (word: string) => Array.from({ length: word.length - 4 }, (_, at) => at + 2),
});
const latin = fc.constantFrom(
  "天internationalization地",
  "（District Metered Area）",
  " network ",
  "由Herrenknecht公司",
);

test("parted words give their letters once, without the hyphen, and are as flush as others", () => {
  const mixed = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: latin }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(mixed, fc.integer({ min: 4, max: 60 }), (pieces, measure) => {
      const text = `天${pieces.join("")}地`;
      const lines = allLines(setGalley({ ...requestOf(copyOf([{ text }]), { measure }), words }));
      const texts = textsOf(lines);
      expect(texts.join("")).toBe(text);
      for (const [at, line] of lines.entries()) {
        const context = `${texts.join("/")} at ${measure}`;
        expect(brokenProhibition(texts, at), context).toBeUndefined();
        expect(spareOf(line, measure), context).toBeGreaterThan(-0.01);
        if (line.care?.hyphenated) expect(texts[at], context).toMatch(/[a-z]$/u);
      }
    }),
    { numRuns: 300, seed: 20261124 },
  );
});

test("a paragraph cut at a line's end goes on as if nothing were, but for its indent", () => {
  fc.assert(
    fc.property(copyText, fc.integer({ min: 6, max: 20 }), fc.integer({ min: 1, max: 4 }), (text, measure, cut) => {
      const copy = copyOf([{ text }, { text: "下一段。" }]);
      const whole = setGalley(requestOf(copy, { measure, indent: 2 }));
      const from = whole.blocks[0]?.variants[0]?.ends[cut - 1];
      fc.pre(from !== undefined);
      const rest = setGalley(requestOf(copy, { measure, indent: 2, from: from ?? 0 }));
      const before = textsOf(allLines(whole)).slice(0, cut).join("");
      expect(before + textsOf(allLines(rest)).join("")).toBe(`${text}下一段。`);
      const [first] = allLines(rest);
      const cutInside = (from ?? 0) < [...text].length;
      expect(first?.segments[0]?.x).toBe(cutInside ? 0 : 2 * EM);
    }),
    { numRuns: 200, seed: 20261124 },
  );
});
