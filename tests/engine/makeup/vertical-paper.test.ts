import { expect, test } from "vitest";
import { issueOf, issueYaml } from "../model/resolve-yaml.ts";
import { make } from "./checked.ts";

// A paper with vertical lines, in the font of squares: seven bands of fifty lines. What make-up adds to its pages is vertical too.

const PAPER =
  "name: 測試報\ncode: CSB\npreset: 对开\nwriting: vertical\ngrid: {columns: 7, measure: 13, rows: 50, pitch: 15pt}\nfaults: {断版: off, 天窗: off, 缺署名: off, 缺法定项: off}\n";
const copy = (characters: number): string =>
  "天地玄黃宇宙洪荒，日月盈昃辰宿列張。".repeat(Math.ceil(characters / 18)).slice(0, characters);
const story = (id: string, page: number, characters: number): string =>
  `  - {id: ${id}, headline: 題目在此七字, body: ${copy(characters)}, priority: major, place: {page: ${page}}}\n`;

test.each([
  ["a part that goes on", `${story("long", 1, 6500)}${story("short", 2, 900)}`, "long", 2],
  ["a filler", `${story("short", 1, 1800)}fillers:\n  - {id: fill, headline: 補白, body: ${copy(160)}}\n`, "fill", 1],
])("layout/RULES.md#vertical-grid: %s stands in vertical lines", async (_what, stories, id, page) => {
  const { layout, diagnostics } = make(await issueOf(issueYaml(stories, "[{label: 1}, {label: 2}]"), PAPER));
  const lines = (layout.pages[page - 1]?.placed ?? []).flatMap((each) =>
    each.kind === "text" && each.owner.story === id ? [each.line] : [],
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(lines.length).toBeGreaterThan(3);
  expect(new Set(lines.map(({ writing }) => writing))).toEqual(new Set(["vertical"]));
});

const DEFAULT =
  "name: 測試報\ncode: CSB\npreset: 四开\nwriting: vertical\nfaults: {断版: off, 天窗: off, 缺署名: off, 缺法定项: off}\n";

test.each([
  // characters  told         why
  [2600, [], "its legs are full at some width"],
  [3400, ["underfull"], "its legs are full at no width and depth: the last one ends short, and that is told"],
  [5104, ["underfull"], "it takes the page but for some lines"],
  [5400, ["overset"], "it is longer than the page"],
])("makeup/RULES.md#white: a paragraph of %i characters alone on its page is told as %j: %s", async (length, told) => {
  const yaml = `  - {id: alone, headline: 一段文字獨占一版, priority: lead, body: ${copy(length)}, place: {page: 1}}\n`;
  const { diagnostics } = make(await issueOf(issueYaml(yaml, "[{label: 1}]"), DEFAULT));
  expect(diagnostics.map(({ code }) => code)).toEqual(told);
});
