import fc from "fast-check";
import { expect, test } from "vitest";
import { newTextContext, type TextContext } from "../../../src/engine/text/galley.ts";
import { setStyled, setVertical, turnHeading } from "../../../src/engine/text/headings/display.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { linesOf, setGalley } from "../../../src/engine/text/set-galley.ts";
import { withListedWords } from "../../../src/engine/words/own-words.ts";
import type { Words } from "../../../src/engine/words/words.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOf, EM, plain, requestOf, textsOf } from "./setting.ts";

const letters: Words = (text) => [...text];

function knowing(names: readonly string[]): { readonly words: Words; readonly bench: TextContext } {
  const words = withListedWords(letters, names, names);
  return { words, bench: { ...newTextContext(squareFonts()), unbroken: words.own?.unbroken } };
}

const NAMES = ["林岚", "许静言", "欧阳蘅秋", "阿依古丽·买买提", "Ali Khan", "王铱", "明远", "远志"];
/** Each name as listed, and as written in copy. */
const PRINTED = [
  ...["林岚", "林嵐", "许静言", "許靜言", "欧阳蘅秋", "歐陽蘅秋"],
  ...["阿依古丽·买买提", "阿依古麗‧買買提", "Ali Khan", "王铱", "王銥", "王　铱", "明远志", "明遠志"],
];
const WIDEST = 8;

const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(..."天地玄黄宇宙洪荒日月").map((text) => ({ text, isName: false })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom("天，", "“地", "玄。”", "——", "《黄》", " the ", "2026年", "50%", "，", "internationalization")
      .map((text) => ({ text, isName: false })),
  },
  { weight: 4, arbitrary: fc.constantFrom(...PRINTED).map((text) => ({ text, isName: true })) },
);
const style = fc.constantFrom("plain", "strong", "emphasis", "properName");

test.each(["horizontal", "vertical"] as const)(
  "random %s copy: no line ends within a name, in whichever way a paragraph is broken; no character is lost",
  (writing) => {
    const way = writing === "vertical" ? { writing } : {};
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(200), style), { maxLength: 4 }),
        fc.tuple(
          fc.oneof(fc.integer({ min: WIDEST, max: 30 }), fc.double({ min: WIDEST, max: 20, noNaN: true })),
          fc.constantFrom(0, 2),
        ),
        fc.nat(3),
        (pieces, runs, [width, indent], cut) => {
          const texts = pieces.map(({ text }) => text);
          const inside = insideNames(pieces);
          const copy = copyOf([marked([...texts.join("")], runs)]);
          const request = requestOf(copy, { measure: width + indent, indent });
          const set = (from: number) => setGalley({ ...request, ...knowing(NAMES), ...way, from });
          const galley = set(0);
          const [block] = galley.blocks;
          for (const [variant, { ends }] of (block?.variants ?? []).entries()) {
            const context = `${textsOf(linesOf(galley, 0, variant, 0, 99)).join("/")} at ${width + indent}`;
            expect(
              [...ends].filter((end) => inside.has(end)),
              context,
            ).toEqual([]);
            expect(textsOf(linesOf(galley, 0, variant, 0, 99)).join(""), context).toBe(texts.join(""));
          }
          const from = block?.variants[0]?.ends[cut];
          if (from === undefined || from >= [...texts.join("")].length) return;
          const rest = set(from).blocks[0]?.variants[0]?.ends ?? [];
          expect([...rest].filter((end) => inside.has(end))).toEqual([]);
        },
      ),
      { numRuns: 400, seed: 20261124 },
    );
  },
);

/** Code points behind which a name continues. */
function insideNames(pieces: readonly { readonly text: string; readonly isName: boolean }[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let at = 0;
  for (const { text, isName } of pieces) {
    const { length } = [...text];
    for (let behind = 1; isName && behind < length; behind++) inside.add(at + behind);
    at += length;
  }
  return inside;
}

/** The characters as runs of several styles. */
function marked(
  characters: readonly string[],
  runs: readonly (readonly [number, "plain" | "strong" | "emphasis" | "properName"])[],
) {
  const turns = [...new Map(runs.map(([at, style]) => [at % characters.length, style]))].sort(([a], [b]) => a - b);
  const starts: (readonly [number, "plain" | "strong" | "emphasis" | "properName"])[] = [[0, "plain"], ...turns];
  return starts
    .map(([at, style], index) => ({ text: characters.slice(at, starts[index + 1]?.[0]).join(""), style }))
    .filter(({ text }) => text !== "");
}

test.each([
  // text                    names                 measure  lines                                why
  ["天地玄黄林岚宇宙", ["林岚"], 5, ["天地玄黄", "林岚宇宙"], "the line stays short: there is no gap to a mark"],
  ["天地玄黄林岚宇宙", [], 5, ["天地玄黄林", "岚宇宙"], "without the name"],
  ["天地玄黄林嵐宇宙", ["林岚"], 5, ["天地玄黄", "林嵐宇宙"], "traditional copy"],
  ["天地玄黄林岚宇宙", ["林嵐"], 5, ["天地玄黄", "林岚宇宙"], "a name listed in traditional characters"],
  ["天地玄王　铱宇宙洪", ["王铱"], 5, ["天地玄", "王　铱宇", "宙洪"], "a name spread to three"],
  ["天地玄王　铱宇宙洪", [], 5, ["天地玄王　", "铱宇宙洪"], "without it"],
  ["天地玄明远志宇宙", ["明远", "远志"], 5, ["天地玄", "明远志宇宙"], "two names that share a character"],
  ["天地林岚许静言宇宙", ["林岚", "许静言"], 5, ["天地林岚", "许静言宇宙"], "between two names a line may end"],
])("%s with %j at %i: %j, %s", (text, names, measure, lines) => {
  expect(textsOf(lined(text, names, measure))).toEqual(lines);
});

test.each([
  // text                 names                       measure  lines                       broken    why
  ["天阿依古丽·买买提", ["阿依古丽·买买提"], 6, ["天阿依古丽·", "买买提"], [true, false], "wider than the measure"],
  ["林岚天地", ["林岚"], 2, ["林岚", "天地"], [false, false], "as wide as the measure"],
  ["天地林岚。", ["林岚"], 2, ["天地", "林岚", "。"], [false, true, false], "a mark gives way before the name does"],
])("%s with %j at %i: %j, broken %j: %s", (...row) => {
  const [text, names, measure, lines, broken] = row;
  const set = lined(text, names, measure);
  expect([textsOf(set), set.map(({ care }) => care?.broken ?? false)]).toEqual([lines, broken]);
});

test("a name as wide as the measure that opens a paragraph with an indent breaks, and is told", () => {
  const galley = setGalley({
    ...requestOf(copyOf([{ text: "欧阳蘅秋天地" }]), { measure: 4, indent: 2 }),
    ...knowing(["欧阳蘅秋"]),
  });
  const lines = linesOf(galley, 0, 0, 0, 9);
  expect([textsOf(lines), lines[0]?.care?.broken]).toEqual([["欧阳", "蘅秋天地"], true]);
});

function lined(text: string, names: readonly string[], measure: number): readonly Line[] {
  const galley = setGalley({ ...requestOf(copyOf([{ text }]), { measure }), ...knowing(names) });
  return linesOf(galley, 0, 0, 0, 99);
}

test("captions and vertical texts, too", () => {
  const { bench } = knowing(["许静言"]);
  const texts = [{ role: "caption", text: "天地玄黄许静言宇宙", style: plain }] as const;
  const turned = [setStyled(texts, 5 * EM, bench), setVertical(texts, 5 * EM, bench)].map(textsOf);
  expect(turned).toEqual([
    ["天地玄黄", "许静言宇宙"],
    ["天地玄黄", "许静言宇宙"],
  ]);
});

const head = { ...plain, align: "center", lines: 3 } as const;

test.each([
  // lines                       names          measure  turned                   torn                   why
  [["天地玄黄许静言宇宙"], ["许静言"], 6, ["天地玄黄", "许静言宇宙"], undefined, "the engine's turn"],
  [["天地玄许", "静言宇宙"], ["许静言"], 6, ["天地玄许", "静言宇宙"], "天地玄许/静言宇宙", "the editor's own, told"],
  [["天地玄许", "静言宇宙"], [], 6, ["天地玄许", "静言宇宙"], undefined, "no name"],
])("a heading %j with %j at %i: %j, torn %j: %s", (...row) => {
  const [lines, names, measure, turned, torn] = row;
  const context = { ...knowing(names), role: "headline", maxLines: 3 } as const;
  const set = turnHeading({ lines, turned: lines.length > 1 }, head, measure * EM, context);
  expect([textsOf(set.lines), set.lines[0]?.torn]).toEqual([turned, torn]);
});
