import { describe, expect, test } from "vitest";
import { readCopies } from "../../../src/engine/manifest/markup/markup.ts";
import { readManifest } from "../../../src/engine/manifest/read.ts";
import { storyPiece } from "../../../src/engine/usage/passages.ts";
import { checkReferences, findPictures, type Standing } from "../../../src/engine/usage/references.ts";
import { memoryFiles } from "../manifest/memory-files.ts";

const one = (page: number): Standing => ({ pages: [page], writesTo: false, writesFrom: false });

/** The first story on the first page, of five; a second one, 大桥今晨合龙, on the third. */
const references = async (
  body: string,
  own: Standing = one(0),
  labels = ["1", "2", "3", "4", "5"],
  more = "",
): Promise<readonly string[]> => {
  const files = memoryFiles({
    "/news/issue.yaml": `paper: paper.yaml
date: 2026-12-02
pages: [${labels.map((label) => `{label: ${label}}`).join(", ")}]
stories:
  - id: a
    place: {page: ${labels[0]}}
${more}    body: |
      ${body.replaceAll("\n", "\n      ")}
  - {id: bridge, place: {page: ${labels[0]}}, headline: 大桥今晨合龙, body: 文。}
  - {id: gone, place: {page: ${labels[0]}}, headline: 麦子熟了又一年, body: 文。}
`,
    "/news/paper.yaml": "name: 日报\ncode: RB\n",
    "/news/a.jpg": "",
  });
  const reading = await readManifest("/news/issue.yaml", files);
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics.map(({ code }) => code)));
  const { issue } = reading.value;
  const found = checkReferences(issue, readCopies(issue).copies, {
    pages: labels.map((label) => ({ label, name: `第${label}版` })),
    standingOf: (id) => ({ a: own, bridge: one(2) })[id],
  });
  return found.map(({ severity, code, span, arguments: args }) => {
    const usual = args["usual"] === undefined ? "" : ` → ${args["usual"]}`;
    return `${severity} ${code} ${span.source.text.slice(span.start, span.end)}${usual}`;
  });
};

describe("jump lines", () => {
  const jumps: Standing = { pages: [0, 2], writesTo: true, writesFrom: true };
  test.each([
    ["水退了。（下转第三版）", jumps, ["error typed-jump （下转第三版）"], "the engine writes its own"],
    ["水退了。（下转第五版）", jumps, ["error typed-jump （下转第五版）"], "wherever it leads"],
    ["水退了。\n\n（下转A03版）", jumps, ["error typed-jump （下转A03版）"], "a paragraph of its own"],
    ["水退了。\n\n下转3版", jumps, ["error typed-jump 下转3版"], "without brackets"],
    ["（上接第一版）水退了。", jumps, ["error typed-jump （上接第一版）"], "at the beginning"],
    ["水退了。\n\n【紧接1版】堤还在。", jumps, ["error typed-jump 【紧接1版】"], "in the middle"],
    ["水退了。（下轉第三版）", jumps, ["error typed-jump （下轉第三版）"], "in traditional characters"],
    ["水退了。（下转第三版）", one(0), ["warning jump-nowhere （下转第三版）"], "a story on one page"],
    ["水退了。（下转第九版）", one(0), ["warning no-such-page （下转第九版）"], "a page that is not there"],
    ["上接第一版\n水退了。", one(2), ["warning jump-nowhere 上接第一版"], "a story that begins here"],
    [
      "（上接第一版）水退了。",
      { ...one(2), writesTo: true },
      ["warning jump-nowhere （上接第一版）"],
      "the engine writes only the other one",
    ],
    ["报纸的上接第一版的那一段，他剪了下来。", jumps, [], "words of a sentence"],
    ["他把车转三圈，版画掉了下来。", jumps, [], "other words"],
    ["水退了（下转）。", jumps, [], "no page"],
  ])("%j → %j: %s", async (body, own, found) => expect(await references(body, own)).toEqual(found));
});

describe("pages that copy names", () => {
  test.each([
    ["水退了（详见第三版）。", [], "a page of the issue"],
    ["水退了（详见第九版）。", ["warning no-such-page 详见第九版"], "none of the issue"],
    ["相关报道见第十二版。", ["warning no-such-page 见第十二版"], "in words"],
    ["水退了（见A07版）", ["warning no-such-page 见A07版"], "with a section"],
    ["全文刊于今日第八版。", ["warning no-such-page 刊于今日第八版"], "printed on"],
    ["水退了（详见第一版）。", ["warning same-page 详见第一版"], "its own page"],
    ["详见第三版《大桥今晨合龙》。", [], "with the headline, and there"],
    [
      "详见第五版《大桥今晨合龙》。",
      ["warning story-elsewhere 详见第五版 → 详见第三版"],
      "with the headline, and elsewhere",
    ],
    ["《大桥今晨合龙》详见5版。", ["warning story-elsewhere 详见5版 → 详见3版"], "before it, in figures"],
    ["关于大桥今晨合龙的报道见第四版。", ["warning story-elsewhere 见第四版 → 见第三版"], "without title marks"],
    ["详见第四、五版《大桥今晨合龙》。", ["warning story-elsewhere 详见第四、五版"], "two pages"],
    ["详见第二至五版《大桥今晨合龙》。", [], "a range with its page"],
    [
      "详见第九版《大桥今晨合龙》。",
      ["warning no-such-page 详见第九版 → 详见第三版"],
      "its page is known all the same",
    ],
    ["详见第五版《麦子熟了又一年》。", [], "of a story that was left out nothing is known"],
    ["见本版《大桥今晨合龙》。", ["warning story-elsewhere 见本版"], "this page"],
    ["详见本报11月20日第九版。", [], "another day"],
    ["详见昨日第九版。", [], "yesterday"],
    ["详见《人民日报》第九版。", [], "another paper"],
    ["群众的意见第九版才写进去。", [], "another word"],
    ["他常见第九版的旧词典。", [], "and another"],
    ["《辞海》第九版出版。", [], "a book"],
    ["本版照片均由李四摄。", ["warning picture-missing 本版照片"], "photos of the page"],
    [
      "水退了。\n\n大桥今晨合龙　　3版\n\n大桥今晨合龙……A05版",
      ["warning story-elsewhere A05版 → 3版"],
      "lines of a front page",
    ],
    ["5版 大桥今晨合龙", ["warning story-elsewhere 5版 → 3版"], "the page first"],
    ["3版 大桥今晨合龙 5版 水退了", [], "two of a line"],
  ])("%j → %j: %s", async (body, found) => expect(await references(body)).toEqual(found));

  test.each([
    ["详见A02版。", [], "with its section"],
    ["详见第二版。", [], "without"],
    ["详见C02版。", ["warning no-such-page 详见C02版"], "another section"],
    ["详见B03版《大桥今晨合龙》。", ["warning no-such-page 详见B03版 → 详见B01版"], "the right one"],
  ])("in sections %j → %j: %s", async (body, found) =>
    expect(await references(body, one(0), ["A01", "A02", "B01", "B02"])).toEqual(found),
  );

  test("a deck and a note are read too", async () => {
    const more = "    deck: 详见第八版\n    note: {text: 见第七版。}\n";
    const found = ["warning no-such-page 详见第八版", "warning no-such-page 见第七版"];
    expect(await references("文。", one(0), undefined, more)).toEqual(found);
  });

  test("photos of another story on the page are the page's", async () => {
    const photos = "    photos: [{file: a.jpg, caption: 图, credit: 甲}]\n";
    expect(await references("本版图片均由李四摄。", one(0), undefined, photos)).toEqual([]);
  });
});

describe("pictures that copy points to", () => {
  test.each([
    ["水涨了（见上图）。", 0, ["（见上图）"], "none"],
    ["水涨了（见上图）。", 1, [], "one"],
    ["水漲了（見上圖）。", 0, ["（見上圖）"], "in traditional characters"],
    [
      "图上图下，地图（江边一带见图一，左起张三、李四、王五、赵六、孙七、周）。",
      0,
      ["（江边一带见图一，左起张三、李四、王五、赵六、孙七、周）"],
      "a long reference, behind words that are none",
    ],
    ["水位如下图所示。", 0, ["如下图"], "without brackets"],
    ["水位如图3所示。", 2, ["如图3"], "the third of two"],
    ["水位如图2所示。", 2, [], "the second"],
    ["水位如图表所示，再见图书馆（见图书室）。", 0, [], "other words"],
  ])("%j with %i photos → %j: %s", async (body, photos, found) => {
    const files = memoryFiles({
      "/news/issue.yaml": `paper: paper.yaml\ndate: 2026-12-02\npages: [{label: 1}]\nstories:\n  - {id: a, place: {page: 1}, body: ${JSON.stringify(body)}}\n`,
      "/news/paper.yaml": "name: 日报\ncode: RB\n",
    });
    const reading = await readManifest("/news/issue.yaml", files);
    if (!reading.ok) throw new Error("no manifest");
    const [story] = reading.value.issue.stories;
    if (story === undefined) throw new Error("no story");
    const piece = storyPiece(story, readCopies(reading.value.issue).copies.get("a")?.copy);
    expect(findPictures(piece, photos).map(({ arguments: args }) => args["text"])).toEqual(found);
  });
});
