import { expect, test } from "vitest";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { located } from "../manifest/markup-text.ts";
import { allLines, EM, requestOf, round } from "./setting.ts";

/** White between the second character and the third of each paragraph, in em, and the lines' words. */
function whiteOf(paragraphs: readonly string[], measure: number): readonly (readonly [number, string])[] {
  const { copy } = readMarkup(located(paragraphs.join("\n\n")));
  const first = new Set(copy.paragraphs.map(({ from }) => from));
  return allLines(setGalley(requestOf(copy, { measure })))
    .filter(({ segments }) => first.has(segments[0]?.from ?? -1))
    .map(({ segments }) => {
      const places = segments.flatMap(({ runs }) => runs.flatMap(({ x }) => [...x]));
      return [round((places[2] ?? 0) / EM - (places[1] ?? 0) / EM - 1), segments.map(({ text }) => text).join("")];
    });
}

test.each<[readonly string[], readonly (readonly [number, string])[], string]>([
  [["**二版**　天地玄黄宇宙洪荒"], [[1, "二版　天地玄黄宇"]], "the author's em, where lines are well filled"],
  [
    ["**二版**　天地玄黄宇，宙洪荒"],
    [[0.5, "二版　天地玄黄宇，"]],
    "less, where the comma would take a character down with it",
  ],
  [
    ["**二版**　天地玄黄宇，宙洪荒", "**三版**　天地玄黄宇宙洪荒", "**四版**　天地"],
    [
      [0.5, "二版　天地玄黄宇，"],
      [0.5, "三版　天地玄黄宇"],
      [0.5, "四版　天地"],
    ],
    "the same behind all labels of a story",
  ],
  [["二版　天地玄黄宇，宙洪荒"], [[1, "二版　天地玄黄"]], "without bold no label: the author's em stays"],
  [["**二版天**地玄黄　宇宙，洪荒"], [[0, "二版天地玄黄　宇"]], "bold text without white behind it is no label"],
])("%j in lines of 8 em: %j: %s", (paragraphs, lines) => {
  expect(whiteOf(paragraphs, 8)).toEqual(lines);
});
