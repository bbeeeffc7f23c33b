import { expect, test } from "vitest";
import { positionOf } from "../../src/base/source.ts";
import { type Intake, takeIn } from "../../src/intake/intake.ts";
import { writeMarkup } from "../../src/intake/write-markup.ts";

// Sources that name their fields: ninjs and front matter.

const PICTURE = { name: "lantern.jpg", bytes: Uint8Array.of(0xff, 0xd8, 0xff) };
const wish = { encoding: undefined, date: "2026-11-24", words: undefined };

function taken(path: string, text: string): Promise<Intake> {
  const picture = (name: string) => (name.endsWith("lantern.jpg") ? PICTURE : undefined);
  return takeIn({ path, bytes: new TextEncoder().encode(text), picture }, wish);
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

function told({ diagnostics }: Intake): readonly string[] {
  return diagnostics.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`);
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
  [
    '<table><tr><td rowspan="2">城区</td><td>甲</td></tr><tr><td>乙</td></tr></table>',
    ["| 城区 | 甲 |\n| --- | --- |\n|  | 乙 |"],
    ["word-cells 1"],
    "below a merged cell the others keep their columns",
  ],
])("HTML %s → %j", async (html, copy, messages) => {
  const intake = await json({ headline: "题", body_html: html });
  expect([sketch(intake)[0]?.["body"], told(intake)]).toEqual([copy, messages]);
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
