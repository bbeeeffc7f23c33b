import { describe, expect, test } from "vitest";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import type { Align } from "../../../src/engine/model/style.ts";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { located } from "../manifest/markup-text.ts";
import { allLines, EM, plain, requestOf, round, textsOf } from "./setting.ts";

/** Each line's text and the em at which it begins. */
function standing(text: string, measure: number, writing?: "vertical"): readonly (readonly [string, number])[] {
  const request = { ...requestOf(readMarkup(located(text)).copy, { measure, indent: 2 }), ...(writing && { writing }) };
  const centred = { ...request.styles, verse: { ...plain, align: "center" as const } };
  const lines = allLines(setGalley({ ...request, styles: centred }));
  return lines.map((line) => [textsOf([line])[0] ?? "", round((line.segments[0]?.x ?? 0) / EM)] as const);
}

describe("verse (text/RULES.md#verse)", () => {
  test("a poem stands in the middle by its longest line, its title on its axis", () => {
    expect(standing("## 船歌\n\n江水长\\\n摇橹的人看月亮\n\n月亮落在水中央\\\n人不见", 13)).toEqual([
      ["船歌", 5.5],
      ["江水长", 3],
      ["摇橹的人看月亮", 3],
      ["月亮落在水中央", 3],
      ["人不见", 3],
    ]);
  });

  test.each<[Align, number, number, number, string]>([
    ["left", 20, 2, 2, "under a head at the left no further in than two em, its title at its edge"],
    ["center", 20, 6.5, 8, "under one in the middle it stands there"],
    ["left", 9, 1, 2.5, "in a leg that it nearly fills its middle is near enough"],
  ])(
    "under a head of align %s in %d em a poem begins at %d em, its title at %d: %s",
    (headAlign, measure, poem, title) => {
      const { copy } = readMarkup(located("## 船歌谣曲\n\n江水长\\\n摇橹的人看月亮"));
      const request = requestOf(copy, { measure });
      const verse = { ...plain, align: "center" as const };
      const lines = allLines(setGalley({ ...request, headAlign, styles: { ...request.styles, verse } }));
      expect(lines.map((line) => round((line.segments[0]?.x ?? 0) / EM))).toEqual([title, poem, poem]);
    },
  );

  test.each([
    ["## 船歌\n\n江水长\\\n人不见", [0, 1, 0], "a title stands apart from its poem"],
    ["## 一\n\n江水长\\\n人不见", [0, 0, 0], "the number of a part does not"],
    ["## 船歌\n\n江水长\\\n人不见\n\n一段话。", [0, 0, 0, 0], "nor does a subhead among other copy"],
  ])("%s has %j rows above its lines: %s", (text, rows) => {
    const request = requestOf(readMarkup(located(text)).copy, { measure: 13 });
    const styles = { ...request.styles, verse: { ...plain, before: 1 }, subhead: plain };
    expect(setGalley({ ...request, styles }).blocks.map(({ rowsBefore }) => rowsBefore)).toEqual(rows);
  });

  test("each poem by its own", () => {
    expect(standing("天地玄黄\\\n宇宙\n\n中间一段话。\n\n日月\\\n盈昃", 8)).toEqual([
      ["天地玄黄", 2],
      ["宇宙", 2],
      ["中间一段话。", 2],
      ["日月", 3],
      ["盈昃", 3],
    ]);
  });

  test("a line longer than the measure begins at its edge, and hangs", () => {
    expect(standing("天地玄黄宇宙洪荒\\\n日月", 6).map(([, at]) => at)).toEqual([0, 1, 0]);
  });

  test.each([
    [3, [1, 1, 0], "a stanza is kept together"],
    [8, [1, 1, 1, 1, 1, 1, 1, 0], "of eight lines too"],
    [9, [0, 0, 0, 0, 0, 0, 0, 0, 0], "a longer one may be cut"],
  ])("of a stanza of %i lines each keeps %j below it: %s", (count, keeps) => {
    const text = Array.from({ length: count }, () => "天地").join("\\\n");
    const galley = setGalley(requestOf(readMarkup(located(text)).copy, { measure: 8 }));
    expect(galley.blocks.map(({ keepNext }) => keepNext)).toEqual(keeps);
  });

  test("stanzas may be parted from each other", () => {
    const { copy } = readMarkup(located("天\\\n地\n\n玄\\\n黄"));
    expect(setGalley(requestOf(copy, { measure: 8 })).blocks.map(({ keepNext }) => keepNext)).toEqual([1, 0, 1, 0]);
  });
});

describe("letters (text/RULES.md#letters)", () => {
  test.each([
    ["编辑同志：\n\n来信说一件事。\n\n>> 读者", [0, 2], "who is addressed"],
    ["来信说一件事。\n\n此致\n\n敬礼！\n\n>> 读者", [2, 2, 0], "此致 as a paragraph, 敬礼 at the edge"],
    ["来信说一件事，此致\n\n敬礼！\n\n>> 读者", [2, 0], "敬礼 behind a 此致 that runs in"],
    ["编辑同志：\n\n来信说一件事。", [2, 2], "nobody signed it: no letter"],
    ["这件事我想了很久，一直想告诉你们：\n\n来信。\n\n>> 读者", [2, 2], "a sentence is no salutation"],
    [
      "## 来信一\n\n编辑同志：\n\n一件事。\n\n>> 甲\n\n## 来信二\n\n尊敬的站长：\n\n两件事。\n\n>> 乙",
      [0, 2, 0, 2],
      "each letter",
    ],
  ])("%j has its paragraphs at %j em: %s", (text, indents) => {
    const found = standing(text, 20).filter(([words]) => /[：。！致]$/u.test(words));
    expect(found.map(([, at]) => at)).toEqual(indents);
  });
});

test("a letter in vertical lines stands as one in horizontal lines, in traditional characters too", () => {
  const letter = "編輯先生：\n\n來信說一件事。\n\n此致\n\n敬禮！\n\n>> 讀者";
  const told = (writing?: "vertical") =>
    standing(letter, 20, writing)
      .slice(0, 4)
      .map(([, at]) => at);
  expect(told()).toEqual([0, 2, 2, 0]);
  expect(told("vertical")).toEqual([0, 2, 2, 0]);
});

describe("guides (text/RULES.md#guides)", () => {
  test("page numbers stand at the edge, the lines ragged behind them, what turns over under the line", () => {
    expect(standing("**二版**　书车每趟多走十四公里\n\n**三版**　大风封桥", 10)).toEqual([
      ["二版　书车每趟多走", 0],
      ["十四公里", 3],
      ["三版　大风封桥", 0],
    ]);
  });

  test.each([
    ["**二版**　书车\n\n没有页码。", "a paragraph without a number"],
    ["**3108盏**　路灯\n\n**97只**　鞋", "numbers of unlike width"],
  ])("%j is no guide: %s", (text) => {
    expect(standing(text, 20)[0]?.[1]).toBe(2);
  });
});
