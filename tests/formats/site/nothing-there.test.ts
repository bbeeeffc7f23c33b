import { expect, test } from "vitest";
import { newspaperIn } from "../../../src/build/compile.ts";
import type { FigureBlock } from "../../../src/engine/newspaper/newspaper.ts";
import { entryPage } from "../../../src/formats/site/entry-pages.ts";
import { type IssueRecord, recordOf } from "../../../src/formats/site/issue-record.ts";
import { pagePage } from "../../../src/formats/site/page-page.ts";
import { storyBody } from "../../../src/formats/site/story-page.ts";
import { paperWords } from "../../../src/locales/catalogues.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";

// No heading, list, region or caption is announced that holds nothing.

const newspaper = newspaperIn((await compiledIssue("tests/formats/deposit/small/issue.yaml")).madeUp);
const { pages } = newspaper;
const [first] = pages;
if (first === undefined) throw new Error("no page");
const record = recordOf(newspaper, new Map());

/** The same issue, its first page without stories. */
const without: IssueRecord = {
  ...record,
  pages: record.pages.map((page, at) => (at === 0 ? { ...page, stories: [] } : page)),
};

test.each([
  [record, newspaper.adverts, 1],
  [without, [], 0],
] as const)(
  "a page of the site lists its stories, and has no heading where it has none: row %#",
  (of, adverts, lists) => {
    const page = pagePage({ record: of, pages, adverts, base: undefined }, first);
    expect(page.split('<section class="contents"').length - 1).toBe(lists);
    expect(page.split("<h2>本版稿件</h2>").length - 1).toBe(lists);
  },
);

test("the entry has no empty list", () => {
  const list = /<ol>\s*<\/ol>/;
  const index = { newest: without, months: [], base: undefined };
  expect(entryPage(index)).not.toMatch(list);
  expect(entryPage(index).split("<h2>").length).toBe(entryPage({ ...index, newest: record }).split("<h2>").length);
});

test.each<[string | undefined, readonly string[], string]>([
  [undefined, [], "a photo without words"],
  ["图说", ["图说"], "one with a caption"],
])("a figure with caption %j has %j under it: %s", (words, found) => {
  const caption = words === undefined ? undefined : ({ id: "c", text: { text: words } } as never);
  const figure = {
    kind: "figure",
    id: "f",
    pictures: ["p"],
    barred: [],
    caption,
    credit: undefined,
  } as never as FigureBlock;
  const photo = { width: 1, height: 1, sources: [{ href: "p.jpg", width: 1 }], alternate: undefined };
  const text = { copy: [], photos: new Map([["p", photo]]), words: paperWords("site", "zh-CN") };
  const [made] = storyBody([figure], text);
  const captions = made?.markup.match(/(?<=<figcaption>).*(?=<\/figcaption>)/g) ?? [];
  expect([...captions]).toEqual(found);
});
