import { expect, test } from "vitest";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { isSpreadName } from "../../../src/engine/text/units/names.ts";
import { allLines, copyOf, EM, plain, requestOf, round, styles, textsOf } from "./setting.ts";

type Writing = "horizontal" | "vertical";

const traditional = { ...styles, body: { ...plain, indent: 0, script: "traditional" } } as const;

const lines = (text: string, measure: number, writing: Writing) =>
  allLines(
    setGalley({
      ...requestOf(copyOf([{ text }]), { measure }),
      styles: traditional,
      ...(writing === "vertical" && { writing }),
    }),
  );

/** Where the last character begins after the first one, in em, in a line that is not justified. */
function distance(text: string, writing: Writing): number {
  const [line] = lines(text, 40, writing);
  const starts = (line?.segments ?? []).flatMap(({ runs }) => runs.flatMap(({ x, y }) => [...(y ?? x)]));
  return round(((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / EM);
}

test.each([
  // text          em   why
  ["天，地", 2, "a comma fills its square"],
  ["天。地", 2, "so does a stop"],
  ["天、地", 2, "so does 、"],
  ["天；地", 2, "so does ；"],
  ["天！地", 2, "so does ！"],
  ["天：「地", 2.5, "a quotation mark behind it brings half an em, no blank half of its own"],
  ["天。」地", 3, "one that closes has its blank half behind it"],
  ["天」，地", 2.5, "a closing mark before a comma gives up its blank half"],
])(
  "text/RULES.md#traditional: %s: the last character begins %d em after the first, in both directions: %s",
  (text, em) => {
    expect([distance(text, "vertical"), distance(text, "horizontal")]).toEqual([em, em]);
  },
);

test.each([
  ["天地玄。黃宇", 4, ["天地玄。", "黃宇"], "a stop at a line's end fills its square"],
  [
    "天地玄黃。宇宙",
    4,
    ["天地玄", "黃。宇宙"],
    "it does not give half of it, so that it fits; nor does it begin a line",
  ],
])("text/RULES.md#traditional: %s at %d em → %j: %s", (text, measure, expected) => {
  expect(textsOf(lines(text, measure, "vertical"))).toEqual(expected);
  expect(textsOf(lines(text, measure, "horizontal"))).toEqual(expected);
});

test("text/RULES.md#line-ends: the same line in simplified text has room for it", () => {
  const simplified = allLines(setGalley(requestOf(copyOf([{ text: "天地玄黃。宇宙" }]), { measure: 4.5 })));
  expect(textsOf(simplified)).toEqual(["天地玄黃。", "宇宙"]);
});

test.each([
  ["“王　铱”", true],
  ["「王　銥」", true],
  ["『王　銥』", true],
  ["「王　銥獲獎」", false],
])("a name of two characters in quotation marks may be spread: %s: %s (text/RULES.md#units)", (text, is) => {
  const codes = Uint32Array.from(text, (each) => each.codePointAt(0) ?? 0);
  expect(isSpreadName(codes, 2, 0, codes.length)).toBe(is);
});
