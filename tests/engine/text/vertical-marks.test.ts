import { expect, test } from "vitest";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { allLines, copyOf, EM, requestOf, round, textsOf } from "./setting.ts";

/** Each unit's text and where the next one begins, in em from the line's head, of a line that is not justified. */
function places(text: string): readonly (readonly [string, number])[] {
  const [line] = allLines(setGalley({ ...requestOf(copyOf([{ text }]), { measure: 40 }), writing: "vertical" }));
  const runs = line?.segments.flatMap((segment) => segment.runs) ?? [];
  // Han and upright glyphs hang 0.88 em below the head of their square.
  return runs.flatMap((run) =>
    [...(run.y ?? [])].map((y, at) => [run.texts[at] ?? "", round(y / EM - (run.turned ? 0 : 0.88))] as const),
  );
}

const after = (text: string): number => (places(text).at(-1)?.[1] ?? 0) - (places(text)[0]?.[1] ?? 0);

test.each([
  ["天地", 1, "solid"],
  ["天，地", 2, "a comma and its blank half"],
  ["天：地", 2, "a colon keeps its em"],
  ["天！地", 2, "so does an exclamation mark"],
  ["天？！地", 2, "two of them share one"],
  ["天！！！地", 3, "three have two"],
  ["天：“地", 2.5, "a quotation mark behind it brings half an em, no blank half of its own"],
  ["天？”地", 3, "one that closes has its blank half behind it"],
  ["天，“地", 2.5, "comma and quotation mark together take an em and a half"],
  ["天”，地", 2.5, "a closing mark before a comma gives up its blank half"],
  ["天12地", 2, "two figures in one square"],
  ["天 12 地", 2, "solid, where the author typed spaces too"],
  ["天3.5地", 1 + 3 / 2 + 0.5, "a number with a point lies on its side"],
  ["天200地", 1 + 3 / 2 + 0.5, "so do three figures"],
  ["天/地", 2, "an oblique stroke stands upright in an em of its own"],
  ["天／地", 2, "so does the wide one"],
  ["天1/8地", 1 + 3 / 2 + 0.5, "a fraction lies on its side"],
  ["天km/h地", 1 + 4 / 2 + 0.5, "so does a stroke between letters"],
  ["天10.地", 2, "the number of a list"],
  ["天2026地", 1 + 4 / 2 + 0.5, "four,"],
  ["天12000地", 1 + 5 / 2 + 0.5, "and five"],
  ["天14℃地", 1 + 3 / 2 + 0.5, "a sign lies with its number, be it short"],
  ["天16.5℃地", 1 + 5 / 2 + 0.5, "or long"],
  ["天9%地", 1 + 2 / 2 + 0.5, "one figure with a sign"],
  ["天￥50地", 1 + 1 + 2 / 2 + 0.5, "or behind one"],
  ["天3：2地", 1 + 3 / 2 + 0.5, "a ratio is one number, too"],
  ["天2B地", 2, "a figure and a letter stand in one square"],
  ["天GDP地", 4, "an acronym stands, a square a letter"],
  ["天NATO地", 5, "up to four"],
  ["天ASEAN地", 1 + 5 / 2 + 0.5, "five lie"],
  ["天A+地", 2, "a letter and its sign stand in one square"],
  ["天：12地", 3, "no gap between a colon's em and a square"],
  ["天code地", 1 + 4 / 2 + 0.5, "a word lies on its side, a quarter em off on both sides"],
  ["天：code地", 2 + 4 / 2 + 0.25, "none of it behind a colon"],
  ["天QR code地", 1 + 2 / 2 + 1 / 3 + 4 / 2 + 0.5, "an acronym beside a word lies as well"],
  ["天——地", 3, "a dash of two em"],
  ["天·地", 1.5, "an interpunct of half an em"],
])("%s: the last character begins %d em after the first: %s", (text, distance) => {
  expect(round(after(text))).toBe(round(distance));
});

test("a hyphen that parts a word lies on its side too", () => {
  const words = Object.assign((of: string) => [of], { hyphens: (word: string) => [word.length >> 1] });
  const copy = copyOf([{ text: "天地玄黄internationalization宇宙洪荒日月盈昃" }]);
  const lines = allLines(setGalley({ ...requestOf(copy, { measure: 12 }), words, writing: "vertical" }));
  const hyphenated = lines.find((line) => line.care?.hyphenated);
  const last = hyphenated?.segments.at(-1)?.runs.at(-1);
  expect([last?.turned, last?.y?.length]).toEqual([true, last?.glyphs.length]);
});

test.each([
  ["天地玄，黄宇", ["天地玄，", "黄宇"], "a comma gives up its blank half at a line's end"],
  ["天地玄：黄宇", ["天地", "玄：", "黄宇"], "a colon does not"],
  ["天地玄！黄宇", ["天地", "玄！", "黄宇"], "nor an exclamation mark"],
])("%s in vertical lines of 3½ em → %j: %s", (text, lines) => {
  const galley = setGalley({ ...requestOf(copyOf([{ text }]), { measure: 3.5 }), writing: "vertical" });
  expect(textsOf(allLines(galley))).toEqual(lines);
});
