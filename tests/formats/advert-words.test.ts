import { expect, test } from "vitest";
import { newspaperIn } from "../../src/build/compile.ts";
import type { Newspaper } from "../../src/engine/newspaper/newspaper.ts";
import { type Tag, tagIssue } from "../../src/formats/archive/tags.ts";
import { divideIssue } from "../../src/formats/deposit/page-blocks.ts";
import { flatten } from "../../src/formats/paint/paint.ts";
import { advertWords } from "../../src/formats/site/page-page.ts";
import { compareIssues } from "../../src/tools/records/diff/compare-issues.ts";
import { compiledIssue, type Edit } from "../engine/newspaper/drawn.ts";

const SMALL_ADS = "tests/golden/small-ads/issue.yaml";
const NOTICE = "tests/golden/text-advert/issue.yaml";

async function paper(manifest: string, edit?: Edit): Promise<Newspaper> {
  return newspaperIn((await compiledIssue(manifest, edit)).madeUp);
}

/** What is read of an advert, block by block. */
function readIn({ adverts }: Newspaper): readonly string[] {
  return adverts.flatMap(({ blocks }) =>
    blocks.map(({ kind, texts }) => `${kind} ${texts.map(({ text }) => text.text.slice(0, 4)).join(" ")}`),
  );
}

const NOTICE_READ = [
  "headline 霁川市轮",
  "paragraph 本公司对",
  "paragraph 凡有建筑",
  "paragraph 开标时间",
  "signature 霁川市轮",
  "signature 2026",
];

test("an advert's words are read in their order, small ads by category and title", async () => {
  expect(readIn(await paper(NOTICE))).toEqual(NOTICE_READ);
  expect(readIn(await paper(SMALL_ADS)).slice(0, 8)).toEqual([
    "headline 分类广告",
    "category 招聘",
    "smallAd 茶厂采工 东埠茶厂",
    "smallAd 豆腐坊学 凌晨三点",
    "smallAd 渡轮水手 南岸轮渡",
    "smallAd 夜班保安 缆厂路园",
    "category 房屋",
    "smallAd 柳汀旧院 三间正房",
  ]);
});

test("in the archive they are an article: label, head, categories under it, paragraphs; each line has an element", async () => {
  const newspaper = await paper(SMALL_ADS);
  const { root, of } = tagIssue(newspaper);
  const sketch = ({ type, kids }: Tag): string => (kids.length === 0 ? type : `${type}(${kids.map(sketch).join(" ")})`);
  expect(sketch(root)).toBe(
    `Document(Sect(Art(P H1 ${[4, 3, 2, 2, 1, 2].map((ads) => ["H2", ...Array(ads).fill("P")].join(" ")).join(" ")})))`,
  );
  const bought = newspaper.pages.flatMap((page) => flatten(page).ops).filter(({ owner }) => owner.advert !== undefined);
  const glyphs = bought.filter((op) => op.kind === "glyphs");
  expect(glyphs.filter((op) => of(op) === undefined)).toEqual([]);
  expect(bought.filter((op) => op.kind !== "glyphs" && of(op) !== undefined)).toEqual([]);
});

test("in a deposit each of its texts is a block of the advertisement", async () => {
  const [page] = divideIssue(await paper(SMALL_ADS)).pages;
  const [article] = page?.articles ?? [];
  expect(article?.frame.kind).toBe("advert");
  const blocks = article?.blocks.map((block) => (block.kind === "text" ? block.lines[0]?.line.block : "picture"));
  expect(blocks?.slice(0, 4)).toEqual(["advert-1/label", "advert-1/headline", "advert-1/category-1", "advert-1/ad-4"]);
  expect(new Set(blocks).size).toBe(blocks?.length);
});

test.each([
  [NOTICE, ["<h3>霁川市轮渡公司招标公告</h3>", '<p class="signature">2026年11月24日</p>', '<p class="label">广告</p>']],
  [SMALL_ADS, ["<h4>招聘</h4>", '<p class="small-ad"><b>二胡</b>　退休琴师']],
  ["tests/golden/stepped-advert/issue.yaml", []],
])("%s: on its page of the site it says %j", async (manifest, told) => {
  const { adverts } = await paper(manifest);
  const html = advertWords(adverts, "zh-CN").markup;
  if (told.length === 0) expect(html).toBe("");
  for (const each of told) expect(html).toContain(each);
});

test.each<[edit: Edit, change: string]>([
  [["工期六十天", "工期九十天"], "words"],
  [["slot: 通栏", "slot: 通栏\n    rows: 15-23"], "sized"],
])("%j is told as a change of the advert: %s", async (edit, change) => {
  const { adverts } = compareIssues(await paper(NOTICE), await paper(NOTICE, edit));
  expect(adverts).toEqual([{ file: "霁川市轮渡公司招标公告", page: "1", change }]);
});
