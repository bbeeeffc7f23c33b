import { expect, test } from "vitest";
import type { Encoding } from "../../../src/base/encoding.ts";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { takeIn } from "../../../src/tools/import/intake.ts";
import type { CopyPassage, ProposedStory } from "../../../src/tools/import/proposal.ts";
import type { Intake } from "../../../src/tools/import/source.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";
import { notInstalled } from "./taken.ts";

const wish = { encoding: undefined, date: "2026-11-24", words: knownWords(), convert: notInstalled };

function taken(text: string, path = "page.md"): Promise<Intake> {
  return takeIn({ path, bytes: new TextEncoder().encode(text), picture: () => undefined }, wish);
}

/** A story in one line a field. */
function sketch(story: ProposedStory): readonly string[] {
  const { kicker, headline, deck, byline, dateline, reporter, note, body, photos, continuedFrom, continuesOn } = story;
  const fields = {
    kicker: kicker?.lines.join(" / "),
    headline: headline?.lines.join(" / "),
    deck: deck?.lines.join(" / "),
    byline: byline?.text,
    dateline: dateline?.text,
    reporter: reporter?.text,
    note: note === undefined ? undefined : `${note.label?.text ?? ""}|${note.text.text}`,
    from: continuedFrom?.page,
    on: continuesOn?.page,
  };
  const told = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  const captions = photos.map(
    ({ caption, credit }) => `photo: ${caption?.text ?? ""}${credit === undefined ? "" : ` (${credit.text})`}`,
  );
  return [...told, ...body.map((passage: CopyPassage) => writeMarkup(passage).markup), ...captions];
}

/** Two stories of one page as a scan gives them: torn paragraphs, captions in mid-text, a line taken up twice. */
const PAGE = `
# 满城灯火照归人 南桥今夜不打烊

## ——第三届江灯节见闻

记者 林岚 见习记者 周宁 文/图



江灯节开幕仪式。

编者按：

本报今起刊发“灯下”系列报道，说一说做灯、看灯、守灯的人。

入夜，南桥两侧的灯一盏接一盏地亮起来。守桥人说，今年的灯比去年多了三百盏，河面

上像铺了一层碎金。“看灯要站在桥头看。”他说。

**做灯的人**

谈师傅做了三十年灯。他的铺子在老街尽头，门口堆着竹篾和

去年一样。



老街上的灯铺。

油纸，进门就是一股桐油味。

# 码头改造明年动工

（上接第一版）市民最关心的是渡口还在不在。

**记者：**渡口会停吗？

**陈工：**不会。施工分两段进行，先上

游后下游，轮渡照常。（下转第四版）
`;

test("a page text says headline, deck, byline, note, subheads, captions, speakers and notices, and its torn paragraphs are joined", async () => {
  const { stories, taken: out, diagnostics } = await taken(PAGE);
  expect(stories.map(sketch)).toEqual(
    [
      [
        "headline: 满城灯火照归人　南桥今夜不打烊",
        "deck: ——第三届江灯节见闻",
        "byline: 记者 林岚 见习记者 周宁 文/图",
        "note: 编者按：|本报今起刊发“灯下”系列报道，说一说做灯、看灯、守灯的人。",
        "入夜，南桥两侧的灯一盏接一盏地亮起来。守桥人说，今年的灯比去年多了三百盏，河面上像铺了一层碎金。“看灯要站在桥头看。”他说。",
        "## 做灯的人",
        "谈师傅做了三十年灯。他的铺子在老街尽头，门口堆着竹篾和去年一样。",
        "油纸，进门就是一股桐油味。",
        "photo: 江灯节开幕仪式。",
        "photo: 老街上的灯铺。",
      ],
      [
        "headline: 码头改造明年动工",
        "from: 1",
        "on: 4",
        "市民最关心的是渡口还在不在。",
        "**记者：**渡口会停吗？",
        "**陈工：**不会。施工分两段进行，先上游后下游，轮渡照常。",
      ],
    ].map((story, index) => (index === 1 ? [story[0], ...story.slice(1)] : story)),
  );
  expect(out.filter(({ reason }) => reason === "notice").map(({ text }) => text)).toEqual([
    "（上接第一版）",
    "（下转第四版）",
  ]);
  expect(diagnostics).toEqual([]);
});

test("a paragraph that is joined to one in quotation marks, without anything else to show that it goes on, is told", async () => {
  const { diagnostics } = await taken("# 灯会\n\n守桥人点点头\n\n“看灯要站在桥头看。”他说。\n");
  expect(diagnostics.map(({ code }) => code)).toEqual(["joined-paragraph"]);
});

test.each<[string, readonly string[], string]>([
  ["# 甲乙丙丁\n# 戊己庚辛壬\n\n正文。", ["headline: 甲乙丙丁 / 戊己庚辛壬", "正文。"], "two headings are two lines"],
  ["甲乙丙丁\n====\n正文。", ["headline: 甲乙丙丁", "正文。"], "a line of = below a headline"],
  [
    "# 江边的春天\n\n春来了\n\n入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。",
    ["headline: 江边的春天", "deck: 春来了", "入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。"],
    "a short line that no surname opens is a deck",
  ],
  [
    "# 江边的春天\n\n林岚\n\n入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。",
    ["headline: 江边的春天", "byline: 林岚", "入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。"],
    "a name is a byline",
  ],
  [
    "# 江边的春天\n\n2026-11-24 来源：新华社\n\n入夜，南桥两侧的灯一盏接一盏地亮起来。",
    ["headline: 江边的春天", "入夜，南桥两侧的灯一盏接一盏地亮起来。"],
    "a line of date and source is no copy",
  ],
  [
    "## 引题在上\n\n# 主题在下\n\n正文。",
    ["kicker: 引题在上", "headline: 主题在下", "正文。"],
    "## above # is a kicker",
  ],
  [
    "# 题\n\n本报讯（记者 林岚） 入夜。",
    ["headline: 题", "dateline: 本报讯", "reporter: （记者 林岚）", "入夜。"],
    "dateline and reporter",
  ],
  [
    "# 题\n\n新华社北京11月24日电 入夜。",
    ["headline: 题", "dateline: 新华社北京11月24日电", "入夜。"],
    "an agency's dateline",
  ],
  [
    "# 題\n\n據中央社汐港二十五日電（記者 林嵐） 入夜。",
    ["headline: 題", "dateline: 據中央社汐港二十五日電", "reporter: （記者 林嵐）", "入夜。"],
    "both in traditional characters",
  ],
  [
    "# 题\n\n编者按：灯下说灯。\n\n正文。",
    ["headline: 题", "note: 编者按：|灯下说灯。", "正文。"],
    "a note in one line",
  ],
  [
    "# 题\n\n编者按：\n\n编者按：",
    ["headline: 题", "编者按：", "编者按："],
    "a label that meets no note is copy, each time",
  ],
  [
    "# 题\n\n编者按：灯下说灯。\n\n正文。\n\n编者按：\n\n再说灯。",
    ["headline: 题", "note: 编者按：|灯下说灯。", "正文。", "编者按：", "再说灯。"],
    "a story has one note: the second is copy",
  ],
  [
    "# 题\n\n正文。\n\n图为灯会。 周宁 摄",
    ["headline: 题", "正文。", "photo: 图为灯会。 (周宁 摄)"],
    "caption and credit",
  ],
  [
    "# 题\n\n2020. 这一年，5*3*2。\n\n#不是标题",
    ["headline: 题", "2020. 这一年，5\\*3\\*2。", "\\#不是标题"],
    "what is no markup stays text",
  ],
  ["# 题\n\n雾里喊一声\n应的人还没有看见我", ["headline: 题", "雾里喊一声\\\n应的人还没有看见我"], "verse"],
  [
    "# 题\n\n这是按栏宽断开的一行字啊\n到这里才完。",
    ["headline: 题", "这是按栏宽断开的一行字啊到这里才完。"],
    "a broken line is none",
  ],
  ["# 题\n\n- 甲\n- 乙", ["headline: 题", "- 甲\n- 乙"], "a list"],
  ["# 题\n\n1、甲\n2、乙", ["headline: 题", "1、甲", "2、乙"], "numbered lines"],
  ["# 题\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", ["headline: 题", "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"], "a table"],
])("%j → %j: %s", async (text, expected) => {
  const { stories } = await taken(text);
  expect(stories.flatMap(sketch)).toEqual(expected);
});

test("a clause that ends another paragraph too, and tears this one, is taken out and told", async () => {
  const text =
    "# 题\n\n大家看灯看得高兴，桥上人来人往，街坊邻居反映强烈。\n\n谈师傅说做灯要有竹篾和街坊邻居反映强烈。\n\n油纸，再加一点桐油。";
  const { stories, taken: out, diagnostics } = await taken(text);
  expect(stories.flatMap(sketch).at(-1)).toBe("谈师傅说做灯要有竹篾和油纸，再加一点桐油。");
  expect(out.filter(({ reason }) => reason === "stray").map(({ text: stray }) => stray)).toEqual([
    "街坊邻居反映强烈。",
  ]);
  expect(diagnostics.map(({ code, span }) => [code, span.source.text.slice(span.start, span.end)])).toEqual([
    ["stray-text", "街坊邻居反映强烈。"],
  ]);
});

test.each<[string, readonly string[], string]>([
  [
    "灯会开幕\n——南桥见闻\n记者 林岚\n\n　　入夜。\n　　灯亮。",
    ["headline: 灯会开幕", "deck: ——南桥见闻", "byline: 记者 林岚", "入夜。", "灯亮。"],
    "a line is a paragraph",
  ],
  [
    "灯会开幕\n\n入夜。\n======\n码头动工\n\n明年。",
    ["headline: 灯会开幕", "入夜。", "headline: 码头动工", "明年。"],
    "two stories in a file",
  ],
  [
    "防火\n一、指导思想\n全市要把冬季防火放在第一位。\n问：灯是谁做的\n答：是老师傅。",
    ["headline: 防火", "一、指导思想", "全市要把冬季防火放在第一位。", "问：灯是谁做的", "答：是老师傅。"],
    "a heading in the copy is joined to no paragraph",
  ],
  [
    "防火\n今冬干燥。\n一、指导思想\n全市要把冬季防火放在第一位，层层落实责任，逐户检查。",
    ["headline: 防火", "今冬干燥。", "## 一、指导思想", "全市要把冬季防火放在第一位，层层落实责任，逐户检查。"],
    "a short numbered line before a long paragraph is a subhead",
  ],
  [
    "题\n甲。\u000b乙。\u2028丙。\f丁。",
    ["headline: 题", "甲。", "乙。", "丙。", "丁。"],
    "Word's soft returns end lines",
  ],
  ["题\n他说，\n灯亮了。", ["headline: 题", "他说，灯亮了。"], "but one that stops at a comma goes on"],
  [
    "灯会\n入夜，南桥的灯亮了，游人从各地来看灯。\n===\n花会\n午后，北园的花开了，游人从各地来看灯。\n花有百种。",
    [
      "headline: 灯会",
      "入夜，南桥的灯亮了，游人从各地来看灯。",
      "headline: 花会",
      "午后，北园的花开了，游人从各地来看灯。",
      "花有百种。",
    ],
    "words that another story has too are not taken out",
  ],
  [
    "灯会开幕\n\n入夜之后南桥两侧的灯\n一盏接一盏地亮了起来\n守桥的人说今年的灯比\n去年多了整整三百盏灯\n河面上像铺了一层金。",
    [
      "headline: 灯会开幕",
      "入夜之后南桥两侧的灯一盏接一盏地亮了起来守桥的人说今年的灯比去年多了整整三百盏灯河面上像铺了一层金。",
    ],
    "lines that a mail program broke",
  ],
])("plain text %j → %j: %s", async (text, expected) => {
  const { stories } = await taken(text, "copy.txt");
  expect(stories.flatMap(sketch)).toEqual(expected);
});

test("text in GB18030 is converted, with a warning where its encoding is not named", async () => {
  const bytes = Uint8Array.from([0xb5, 0xc6, 0xbb, 0xe1, 0x0a, 0x0a, 0xc8, 0xeb, 0xd2, 0xb9, 0xa1, 0xa3]);
  const file = { path: "gb.txt", bytes, picture: () => undefined };
  const named = await takeIn(file, { ...wish, encoding: "gb18030" });
  expect(named.stories.flatMap(sketch)).toEqual(["headline: 灯会", "入夜。"]);
  const guessed = await takeIn(file, wish);
  expect(guessed.stories.flatMap(sketch)).toEqual(["headline: 灯会", "入夜。"]);
  expect(guessed.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["encoding-guessed", "warning"]]);
});

const IN_BIG5 = [0xbf, 0x4f, 0xb7, 0x7c, 0x0a, 0xa4, 0x4a, 0xa9, 0x5d, 0xa1, 0x43];
const IN_UTF16 = [0x6f, 0x70, 0x1a, 0x4f, 0x0a, 0x00, 0x65, 0x51, 0x1c, 0x59, 0x02, 0x30];
const IN_GB = [0xb5, 0xc6, 0xbb, 0xe1, 0x0a, 0xc8, 0xeb, 0xd2, 0xb9, 0xa1, 0xa3];

test.each<[string, Encoding | undefined, readonly number[], readonly string[]]>([
  // written in, named  bytes    told
  ["Big5", undefined, IN_BIG5, ["not-utf8 big5"]],
  ["Big5", "big5", IN_BIG5, []],
  ["Big5", "gb18030", IN_BIG5, ["unlike-encoding"]],
  ["GB18030", undefined, IN_GB, ["encoding-guessed"]],
  ["GB18030", "gb18030", IN_GB, []],
  ["GB18030", "big5", IN_GB, ["unlike-encoding"]],
  ["UTF-16 with its mark", undefined, [0xff, 0xfe, ...IN_UTF16], []],
  ["UTF-16 without it", undefined, Array.from({ length: 9 }, () => IN_UTF16).flat(), ["not-utf8 utf-16le"]],
  ["UTF-16 with its mark", "gb18030", [0xff, 0xfe, ...IN_UTF16], ["wrong-encoding"]],
])("%s as %s", async (_, encoding, bytes, codes) => {
  const file = { path: "a.txt", bytes: Uint8Array.from(bytes), picture: () => undefined };
  const { diagnostics } = await takeIn(file, { ...wish, encoding });
  expect(diagnostics.map(({ code, arguments: told }) => `${code} ${told["option"] ?? ""}`.trim())).toEqual(codes);
});

test.each([
  // page text                              copy                                       why
  ["春眠不觉晓，\\\n处处闻啼鸟。", ["春眠不觉晓，\\\n处处闻啼鸟。"], "lines with \\ behind them are verse"],
  ["> 灯是给人\n> 留的。", ["> 灯是给人留的。"], "a quote over two lines"],
  ["> 一段。\n>\n> 又一段。", ["> 一段。", "> 又一段。"], "a quote of two paragraphs"],
  [">> 谈玉珍\n>> 昨夜", [">> 谈玉珍", ">> 昨夜"], "signatures"],
  [
    "他站在桥头看了很久，说河面上像铺了\n\n> 灯还亮着。",
    ["他站在桥头看了很久，说河面上像铺了", "> 灯还亮着。"],
    "a quote is joined to no torn paragraph",
  ],
  [">5 的数都要。", ["\\>5 的数都要。"], "a sign before a figure is text"],
])("marks of house markup in page text: %j → %j: %s", async (copy, expected) => {
  const { stories, diagnostics } = await taken(`# 题\n\n${copy}\n`);
  expect(stories.map(({ body }) => body.map((passage) => writeMarkup(passage).markup))).toEqual([expected]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each([
  // name       copy                                                       what comes of it      why
  ["a.txt", "甲乙\n".repeat(200_000), "1 story", "more lines than fit on the stack"],
  ["a.txt", "甲乙，\n\n".repeat(2000), "1 story", "each paragraph seems to go on in the next"],
  ["a.md", "# 题目一二\n\n文。\n\n".repeat(1001), "too-many", "more stories than a paper has"],
])("%s that is too long, %#: %s → %s", async (path, copy, expected) => {
  const { stories, diagnostics } = await taken(copy, path);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  expect([...errors, ...(stories.length === 1 ? ["1 story"] : [])]).toEqual([expected]);
});

test("torn paragraphs are joined to so many characters", async () => {
  const { stories } = await taken(
    `# 题\n\n${"灯会上人来人往，\n\n".repeat(1000)}`.replace(/，/g, (_, at) => `，${at}，`),
  );
  const lengths = stories.flatMap(({ body }) => body.map((each) => writeMarkup(each).markup.length));
  expect(lengths.length).toBeGreaterThan(2);
  expect(Math.max(...lengths)).toBeLessThan(3100);
});
