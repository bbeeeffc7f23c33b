import { expect, test } from "vitest";
import type { Issue, Notice, TextAdvert } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOfLength, frameAt, heading, issueOf, paper, partAt, span, storyOf, text } from "./newsroom.ts";

// Notices of the paper's stock fill white. A page has 6 columns × 60 rows × 11 characters; advert heads are 18 pt, advert texts 9 pt.

const notice = (name: string, words: number, most = 1): Notice => ({
  ...{ name, headline: heading(name), paragraphs: [text("字".repeat(words))], signature: [text("本报")] },
  ...{ label: "启事", most, span: { ...span, start: [...name].reduce((sum, each) => sum + each.charCodeAt(0), 0) } },
});

/** A story over the page's first rows; white is below it. */
const story = (id: string, page: number, rows: number) =>
  storyOf(id, [partAt(page, frameAt([1, 6], [1, rows]))], { copy: copyOfLength(rows * 66 - 200) });

const faults = { 天窗: "warning", 缺署名: "off", 缺法定项: "off" } as const;
const made = (issue: Issue) => inSquares({ ...issue, paper: { ...paper, faults } }, { pictures: new Map() });

function noticesOf(issue: Issue): readonly unknown[] {
  const { adverts, diagnostics } = made(issue);
  const placed = adverts.map((advert) => {
    const { name, page, frame, enlarged } = advert as TextAdvert;
    return [name, page + 1, `${frame.rows.from}-${frame.rows.to}`, enlarged];
  });
  return [...placed, ...diagnostics.filter(({ code }) => code.startsWith("page-")).map(({ code }) => code)];
}

test.each<[stock: readonly Notice[], found: readonly unknown[], why: string]>([
  [[], ["page-rest"], "no stock: white is reported"],
  [[notice("征稿", 60)], [["征稿", 1, "46-60", 2.5]], "as large as its place allows"],
  [[notice("征稿", 900)], [["征稿", 1, "46-60", 1]], "never smaller than an advert"],
  [[notice("征稿", 3000)], ["page-rest"], "too long for its place"],
  [[notice("征稿", 3000), notice("订阅", 80)], [["订阅", 1, "46-60", 2.5]], "the next one fits"],
])("%#", (stock, found, why) => {
  expect(noticesOf({ ...issueOf(1, [story("a", 0, 45)]), stock }), why).toEqual(found);
});

test.each<[stock: readonly Notice[], found: readonly unknown[], why: string]>([
  [
    [notice("征稿", 60), notice("订阅", 60)],
    [
      ["征稿", 2, "41-60", 3.5],
      ["订阅", 1, "46-60", 2.5],
    ],
    "the largest white comes first",
  ],
  [[notice("征稿", 60)], [["征稿", 2, "41-60", 3.5], "page-rest"], "each once in an issue"],
  [
    [notice("征稿", 60, 2)],
    [
      ["征稿", 2, "41-60", 3.5],
      ["征稿", 1, "46-60", 2.5],
    ],
    "as often as it may",
  ],
])("two pages %#", (stock, found, why) => {
  const stories = [story("a", 0, 45), story("b", 1, 40)];
  expect(noticesOf({ ...issueOf(2, stories), stock }), why).toEqual(found);
});

test("a page without a story, and the page of one that found no frame, stay as they are", () => {
  const stock = [notice("征稿", 60, 9)];
  const over = storyOf("b", [partAt(1, undefined)], { copy: copyOfLength(9000) });
  const fixed = story("c", 1, 45);
  const { adverts } = made({ ...issueOf(3, [story("a", 0, 60), over, fixed]), stock });
  expect(adverts).toEqual([]);
});

test("a notice that is no advert needs no 广告 over it", () => {
  const { diagnostics } = made({ ...issueOf(1, [story("a", 0, 45)]), stock: [notice("征稿", 60)] });
  expect(diagnostics.filter(({ code }) => code.startsWith("advert-"))).toEqual([]);
});
