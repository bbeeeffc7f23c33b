import { expect, test } from "vitest";
import type { Intake } from "../../../src/tools/import/source.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";
import { takenIn, told } from "./taken.ts";

// Sources that name their fields: ninjs and front matter.

const PICTURE = { name: "lantern.jpg", bytes: Uint8Array.of(0xff, 0xd8, 0xff) };

function taken(path: string, text: string): Promise<Intake> {
  const picture = (name: string) => (name.endsWith("lantern.jpg") ? PICTURE : undefined);
  return takenIn(path, text, picture);
}

function json(value: unknown): Promise<Intake> {
  return taken("item.json", JSON.stringify(value, undefined, 1));
}

/** Fields by name, copy as house markup, photos as `caption|credit|bytes`. */
function sketch({ stories }: Intake): readonly Readonly<Record<string, unknown>>[] {
  return stories.map(({ kicker, headline, deck, byline, dateline, note, body, photos }) => ({
    heads: [kicker, headline, deck].map((heading) => heading?.lines.join("/") ?? ""),
    words: [byline, dateline, note?.label, note?.text].map((text) => text?.text ?? ""),
    body: body.map((passage) => writeMarkup(passage).markup),
    photos: photos.map(
      ({ caption, credit, picture }) => `${caption?.text ?? ""}|${credit?.text ?? ""}|${picture?.bytes.length ?? 0}`,
    ),
  }));
}

const HTML =
  "<p>入夜，<b>南桥</b>的灯<em>亮</em>了。</p><h2>做灯的人</h2><ul><li>竹篾</li><li>油纸</li></ul><table><tr><td>平日</td><td>6—10点</td></tr></table><blockquote><p>看灯。</p></blockquote>";
const COPY = [
  "入夜，**南桥**的灯*亮*了。",
  "## 做灯的人",
  "- 竹篾\n- 油纸",
  "| 平日 | 6—10点 |\n| --- | --- |",
  "> 看灯。",
];
const PHOTO = {
  type: "picture",
  byline: "周宁",
  description_text: "桥上的灯。",
  renditions: { original: { href: "https://a.example/x/lantern.jpg?w=1", width: 9 } },
};

test.each<[string, unknown]>([
  ["ninjs 1", { headline: "灯会开幕", byline: "林岚", body_html: HTML, associations: { main: PHOTO } }],
  [
    "ninjs 1 with roles in its keys",
    { headline_main: "灯会开幕", byline: "林岚", body_richtext: HTML, associations: { main: PHOTO } },
  ],
  [
    "ninjs 2 and 3",
    {
      headlines: [{ role: "main", value: "灯会开幕" }],
      by: "林岚",
      bodies: [
        { role: "main", contentType: "text/plain", value: "另一种" },
        { role: "richtext", contentType: "application/xhtml+xml", value: HTML },
      ],
      associations: [
        {
          name: "a",
          type: "picture",
          by: "周宁",
          descriptions: [{ role: "caption", value: "桥上的灯。" }],
          renditions: [{ href: "https://a.example/lantern.jpg" }],
        },
      ],
    },
  ],
  [
    "Superdesk",
    {
      guid: "urn:1",
      version: "1",
      type: "text",
      pubstatus: "usable",
      headline: "灯会开幕",
      byline: "<p>林岚</p>",
      body_html: HTML,
      associations: { featuremedia: PHOTO },
    },
  ],
])("%s", async (_, item) => {
  const intake = await json(item);
  expect(told(intake)).toEqual([]);
  expect(sketch(intake)).toEqual([
    { heads: ["", "灯会开幕", ""], words: ["林岚", "", "", ""], body: COPY, photos: ["桥上的灯。|周宁|3"] },
  ]);
});

test.each<[Readonly<Record<string, unknown>>, readonly string[], number, string]>([
  [{ pubstatus: "withheld" }, ["not-usable 1"], 0, "withheld"],
  [{ pubStatus: "canceled" }, ["not-usable 1"], 0, "cancelled, as ninjs 3 writes it"],
  [{ embargoed: "2026-11-25T00:00:00+08:00" }, ["embargoed 1"], 0, "embargoed beyond the day of issue"],
  [{ embargoed: "tomorrow" }, ["embargoed 1"], 0, "an embargo that nobody can read is one"],
  [{ embargoed: "2026-11-24T09:00:00+08:00" }, ["embargo-today 1"], 1, "embargoed until that morning"],
  [{ embargoed: "2026-11-23T09:00:00+08:00" }, [], 1, "an embargo that is over"],
])("%j → %j: %s", async (more, messages, stories) => {
  const intake = await json({ headline: "题", body_text: "文。", ...more });
  expect([told(intake), intake.stories.length]).toEqual([messages, stories]);
});

test("of an array each item is told at its line; one that is refused stops no other", async () => {
  const intake = await json([
    { headline: "甲", body_text: "文。" },
    { headline: "乙", pubstatus: "withheld" },
  ]);
  expect(told(intake)).toEqual(["not-usable 6"]);
  expect(sketch(intake).map(({ heads }) => heads)).toEqual([["", "甲", ""]]);
});

const BAG = "https://epaper.example/bags/a/data";

/** An item in a file beside the composite, as a deposit's bag has it. */
function inBag(id: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    uri: `${BAG}/ninjs/${id}.json`,
    type: "text",
    headlines: [{ role: "main", value: id }],
    bodies: [{ contentType: "text/plain", value: `${id}的正文。` }],
    ...more,
  };
}

function linkTo(id: string, type = "text"): Readonly<Record<string, unknown>> {
  return { name: id, rel: "item", uri: `${BAG}/ninjs/${id}.json`, type, title: id };
}

const GROUP = { ...inBag("专题", { type: "composite", associations: [linkTo("甲"), linkTo("乙")] }), bodies: [] };
const IN_BAG: readonly Readonly<Record<string, unknown>>[] = [inBag("甲"), inBag("乙"), GROUP];

test.each<[string, Readonly<Record<string, unknown>>, readonly string[], readonly string[]]>([
  ["an issue is its stories", { associations: [linkTo("甲"), linkTo("乙")] }, ["甲", "乙"], []],
  [
    "a group is its head and its stories, each once",
    { associations: [linkTo("专题", "composite"), linkTo("甲"), linkTo("乙")] },
    ["专题", "甲", "乙"],
    [],
  ],
  ["a story that is not there is told", { associations: [linkTo("丙"), linkTo("甲")] }, ["甲"], ["missing-file 1"]],
  [
    "what leads back is read once",
    { associations: [linkTo("甲"), { ...linkTo("x"), uri: `${BAG}/ninjs.json` }] },
    ["甲"],
    [],
  ],
  [
    "Superdesk's packages hold their items",
    { associations: { "main-0": { type: "text", headline: "丁", body_html: "<p>文。</p>" } } },
    ["丁"],
    [],
  ],
  ["a picture is none of them", { headline: "图集", associations: { a: PHOTO } }, ["图集"], []],
])("of a composite: %s", async (_, more, headlines, messages) => {
  const beside = new Map(IN_BAG.map((item) => [String(item["uri"]).slice(BAG.length + 1), JSON.stringify(item)]));
  beside.set("ninjs.json", "{}");
  const find = (name: string) => {
    const text = beside.get(name);
    return text === undefined ? undefined : { name, bytes: new TextEncoder().encode(text) };
  };
  const item = { uri: `${BAG}/ninjs.json`, type: "composite", title: "甲报", ...more };
  const intake = await takenIn("data/ninjs.json", JSON.stringify(item), find);
  expect([intake.stories.map(({ headline }) => headline?.lines.join("")), told(intake)]).toEqual([headlines, messages]);
});

test("a story of a bag keeps its label, its dateline and its reporter, who is named once", async () => {
  const intake = await json(
    inBag("甲", {
      by: "（记者林岚）",
      headlines: [
        { role: "label", value: "城事" },
        { role: "main", value: "灯会" },
      ],
      bodies: [
        {
          contentType: "application/xhtml+xml",
          value: '<p><span class="dateline">本报讯</span><span class="reporter">（记者林岚）</span>灯亮了。</p>',
        },
      ],
    }),
  );
  const [story] = intake.stories;
  expect([story?.given, story?.byline, story?.dateline?.text, story?.reporter?.text]).toEqual([
    { label: "城事" },
    undefined,
    "本报讯",
    "（记者林岚）",
  ]);
  expect(sketch(intake)[0]?.["body"]).toEqual(["灯亮了。"]);
});

test("a list of something else is told once", async () => {
  expect(told(await json({ items: [{ id: 1 }, { id: 2 }] }))).toEqual(["no-story 1"]);
});

test("scripts and addresses are taken out of HTML, and told", async () => {
  const intake = await json({
    headline: "题",
    body_html: '<p>看<a href="http://a.example/">灯</a>。</p><script>alert(1)</script><style>p{}</style>',
  });
  expect(told(intake)).toEqual(["link-address 1", "script-in-copy 1", "script-in-copy 1"]);
  expect(intake.taken.map(({ reason, text }) => [reason, text])).toEqual([
    ["script", "alert(1)"],
    ["script", "p{}"],
  ]);
  expect(sketch(intake)[0]?.["body"]).toEqual(["看灯。"]);
});

test.each<[string, readonly string[], readonly string[], string]>([
  ["<p>10<sup>3</sup>米，H<sub>2</sub>O。</p>", ["10³米，H₂O。"], [], "raised and lowered figures keep their sense"],
  ["<p>据考证<sup>注一</sup>。</p>", ["据考证注一。"], ["word-flattened 1"], "what Unicode cannot raise is told"],
  ["<p>灯<del>会</del>亮了。</p>", ["灯亮了。"], ["deleted-text 1"], "deleted words stay out"],
  ["<del><p>昨天。</p><p>前天。</p></del><p>今天。</p>", ["今天。"], ["deleted-text 1"], "so do deleted paragraphs"],
  ["<p>票价<s>五元</s>三元。</p>", ["票价五元三元。"], ["word-struck 1"], "words with a line through them are told"],
  ["<p>票价<strike>五元</strike>三元。</p>", ["票价五元三元。"], ["word-struck 1"], "as older pages write it"],
  [
    '<p>票价<span style="text-decoration: line-through">五元</span>三元。</p>',
    ["票价五元三元。"],
    ["word-struck 1"],
    "and as programs do",
  ],
  ['<p>灯<span style="display:none">会</span>亮了。</p>', ["灯亮了。"], ["word-hidden 1"], "hidden words stay out"],
  ["<div hidden>草稿</div><p>灯亮了。</p>", ["灯亮了。"], ["word-hidden 1"], "so do hidden parts"],
  ["<p><ruby>晁<rt>cháo</rt></ruby>师傅。</p>", ["晁（cháo）师傅。"], ["word-ruby 1"], "ruby stands in brackets"],
  [
    "<p><ruby>晁<rp>(</rp><rt>cháo</rt><rp>)</rp></ruby>师傅。</p>",
    ["晁（cháo）师傅。"],
    ["word-ruby 1"],
    "brackets for old browsers are not doubled",
  ],
  [
    "<p><ruby>晁<rt>cháo</rt>盖<rt>gài</rt></ruby>来了。</p>",
    ["晁（cháo）盖（gài）来了。"],
    ["word-ruby 1"],
    "each reading behind its own words",
  ],
  ["<p><q>看灯</q>去。</p>", ["“看灯”去。"], [], "a browser writes the quotation marks of <q>"],
  ["<p>甲。<br><br>乙。<br/>丙。</p>", ["甲。", "乙。", "丙。"], [], "breaks end lines, however many"],
  [
    "<p>&nbsp;&nbsp;灯&nbsp;会&amp;花&#20250;。&nbsp;</p><p>&nbsp;</p>",
    ["灯\u00a0会&花会。"],
    [],
    "blanks at edges go, entities are read",
  ],
  ["<b><p>灯会</p></b><p>亮了。</p>", ["## 灯会", "亮了。"], [], "bold round a paragraph is the paragraph's"],
  [
    '<table><tr style="display:none"><td>隐</td><td>藏</td></tr><tr><td>甲</td><td>乙</td></tr></table>',
    ["| 甲 | 乙 |\n| --- | --- |"],
    ["word-hidden 1"],
    "a row that is hidden stays out",
  ],
  ["<video>请换浏览器</video><p>灯。</p>", ["灯。"], ["script-in-copy 1"], "what stands in for a film is no copy"],
  ["<pre>床前明月光\n疑是地上霜</pre>", ["床前明月光", "疑是地上霜"], [], "lines that the source has kept are lines"],
  ["甲。<center>乙。</center>丙。", ["甲。", "乙。", "丙。"], [], "elements of older pages are paragraphs too"],
  ["<nav>甲</nav><form><fieldset>乙</fieldset></form>", ["甲", "乙"], [], "so are parts of a page"],
  ["<ol><li>竹篾</li><li>油纸</li></ol>", ["1. 竹篾\n2. 油纸"], [], "a numbered list"],
  ['<ol start="3"><li>竹篾</li><li>油纸</li></ol>', ["3. 竹篾", "4. 油纸"], [], "one that goes on from another"],
  ['<ol type="a"><li>竹篾</li><li>油纸</li></ol>', ["a. 竹篾", "b. 油纸"], [], "one with letters"],
  ["<ol><li>竹篾</li></ol>", ["1. 竹篾"], [], "one of one item"],
  [
    "<ul><li>竹<ul><li>青篾</li><li>黄篾</li></ul></li><li>纸</li></ul>",
    ["竹", "- 青篾\n- 黄篾", "纸"],
    [],
    "a list in a list stands between its items",
  ],
  [
    "<ol><li>竹<ol><li>青篾</li><li>黄篾</li></ol></li><li>纸</li></ol>",
    ["1. 竹", "1. 青篾\n2. 黄篾", "2. 纸"],
    [],
    "numbered ones keep their numbers",
  ],
  ["<ul><ul><li>青篾</li><li>黄篾</li></ul></ul>", ["- 青篾\n- 黄篾"], [], "a list right in a list"],
  [
    "<ul><ul><ul><li>青篾</li><li>黄篾</li></ul></ul></ul>",
    ["- 青篾\n- 黄篾"],
    [],
    "lists in one another, which indent in pages of office programs",
  ],
  [
    '<table><tr><td rowspan="2">城区</td><td>甲</td></tr><tr><td>乙</td></tr></table>',
    ["| 城区 | 甲 |\n| --- | --- |\n|  | 乙 |"],
    ["word-cells 1"],
    "below a merged cell the others keep their columns",
  ],
  [
    '<table><tr><td colspan="2">城区</td></tr><tr><td>甲</td><td>乙</td></tr></table>',
    ["| 城区 |  |\n| --- | --- |\n| 甲 | 乙 |"],
    ["word-cells 1"],
    "one over two columns",
  ],
  [
    "<table><tr><td>甲<ol><li>子</li><li>丑</li></ol></td><td>乙</td></tr></table>",
    ["| 甲 1. 子 2. 丑 | 乙 |\n| --- | --- |"],
    [],
    "a list in a cell",
  ],
  [
    "<table><tr><td><p>甲段。</p><p>乙段。</p></td></tr></table>",
    ["甲段。", "乙段。"],
    [],
    "a table of one column is a frame",
  ],
])("HTML %s → %j", async (html, copy, messages) => {
  const intake = await json({ headline: "题", body_html: html });
  expect([sketch(intake)[0]?.["body"], told(intake)]).toEqual([copy, messages]);
});

test.each<[string, readonly string[], readonly string[], string]>([
  [
    '<p>灯亮了。</p><table><tr><td><img src="a/lantern.jpg" alt="灯"></td><td>甲</td></tr></table>',
    ["灯亮了。", "|  | 甲 |\n| --- | --- |"],
    ["||3"],
    "in a table",
  ],
  ['<ul><li>甲<img src="lantern.jpg"></li><li>乙</li></ul>', ["- 甲\n- 乙"], ["||3"], "in a list"],
  ['<p>灯<img src="lantern.jpg" alt="河灯">亮了。</p>', ["灯", "亮了。"], ["||3"], "in a sentence"],
])("a picture of HTML is a photo: %s → %j, %j", async (html, copy, photos) => {
  const intake = await json({ headline: "题", body_html: html });
  expect(told(intake)).toEqual([]);
  expect(sketch(intake)).toMatchObject([{ body: copy, photos }]);
  const alt = /alt="(.*?)"/.exec(html)?.[1];
  const listed = alt === undefined ? [] : [["key", alt]];
  expect(intake.taken.map(({ reason, text }) => [reason, text])).toEqual(listed);
});

test("a headline that is HTML all the same is its text", async () => {
  const intake = await json({ headline: "<p>花&amp;灯<br>今晚&nbsp;亮</p>", byline: "林&nbsp;岚", body_text: "文。" });
  expect(sketch(intake)).toMatchObject([{ heads: ["", "花&灯 今晚\u00a0亮", ""], words: ["林\u00a0岚", "", "", ""] }]);
  const plain = await json({ headline: "《A<B》与A&B", body_text: "文。" });
  expect(sketch(plain)).toMatchObject([{ heads: ["", "《A<B》与A&B", ""] }]);
});

test("HTML in elements without end is refused", async () => {
  const intake = await json({ headline: "题", body_html: `${"<div>".repeat(5000)}文` });
  expect([told(intake), intake.stories]).toEqual([["document-deep 1"], []]);
});

const FRONT = `---
headline: [灯会今晚, 在南桥开幕]
byline: 林岚
note: {label: 编者按：, text: 灯下说灯。}
page: 2
priority: lead
photos:
  - {file: photos/lantern.jpg, caption: 桥上的灯。, columns: 2}
moood: 好
---

入夜，[南桥](http://a.example/)的灯__亮__了。

![灯下的孩子。](photos/lantern.jpg)

1、竹
2、纸
`;

test("front matter gives the manifest's keys; the copy stays as it is written, but for pictures and addresses", async () => {
  const intake = await taken("lanterns.md", FRONT);
  expect(told(intake)).toEqual(["front-matter-key 9", "link-address 12"]);
  expect(sketch(intake)).toEqual([
    {
      heads: ["", "灯会今晚/在南桥开幕", ""],
      words: ["林岚", "", "编者按：", "灯下说灯。"],
      body: ["入夜，南桥的灯__亮__了。\n\n![](photo-2)\n\n1、竹\n2、纸"],
      photos: ["桥上的灯。||3", "灯下的孩子。||3"],
    },
  ]);
  const [story] = intake.stories;
  expect([story?.name, story?.given, story?.photos[0]?.more]).toEqual([
    "lanterns",
    { place: { page: 2 }, priority: "lead" },
    { columns: 2 },
  ]);
});

test.each<[string, readonly string[], string]>([
  ["---\ntitle: 题\n---\n文。", ["", "题", ""], "title is what other programs call a headline"],
  [
    "---\nbyline: 林岚\n---\n# 题\n\n文。",
    ["", "题", ""],
    "the first heading is the headline where the front matter has none",
  ],
])("%j → %j: %s", async (text, heads) => {
  expect(sketch(await taken("a.md", text)).map((story) => [story["heads"], story["body"]])).toEqual([
    [heads, ["文。"]],
  ]);
});

test.each([
  ["photos: [other.jpg]\n---\n灯亮了。", "missing-file 3", "a listed one"],
  ["---\n灯亮了。\n\n![桥上的灯。](other.jpg)", "missing-file 6", "one in the copy"],
])("a picture that does not lie beside the text is told: %j: %s: %s", async (text, code) => {
  expect(told(await taken("a.md", `---\nheadline: 题\n${text}\n`))).toEqual([code]);
});

test.each<[string, readonly string[], readonly string[], string]>([
  [
    "photos: [{file: ./lantern.jpg, caption: 桥上的灯。}]\n---\n灯亮了。\n\n![](lantern.jpg)",
    ["灯亮了。\n\n![](photo-1)"],
    ["桥上的灯。||3"],
    "a photo that is listed, and anchored by its file, is one photo",
  ],
  [
    "photos: [lantern.jpg]\n---\n灯亮了。\n\n![桥上的灯。](lantern.jpg)",
    ["灯亮了。\n\n![](photo-1)"],
    ["桥上的灯。||3"],
    "the words at the anchor are its caption where it has none",
  ],
  [
    "photos: [{id: lamp, file: lantern.jpg}]\n---\n灯亮了。\n\n![桥上的灯。](lamp)",
    ["灯亮了。\n\n![](lamp)"],
    ["桥上的灯。||3"],
    "so are those at an anchor by its id",
  ],
])("a photo of the front matter, row %#", async (text, body, photos) => {
  const intake = await taken("a.md", `---\nheadline: 题\n${text}\n`);
  expect(sketch(intake).map((story) => [story["body"], story["photos"]])).toEqual([[body, photos]]);
  expect(told(intake)).toEqual([]);
});
