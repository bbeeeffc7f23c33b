import { expect, test } from "vitest";
import { docx, p, r } from "./docx.ts";
import { copyOf, headsOf, takenIn, told } from "./taken.ts";

// Marks that authors type, in copy of each kind.

test.each<[string, readonly string[], readonly string[], string]>([
  // copy                                      house markup                     told    why
  [
    "灯会开幕。\n## 做灯的人\n谈师傅做了三十年灯。",
    ["灯会开幕。", "## 做灯的人", "谈师傅做了三十年灯。"],
    [],
    "a subhead",
  ],
  [
    "灯会开幕。\n##做灯的人\n谈师傅做了三十年灯。",
    ["灯会开幕。", "## 做灯的人", "谈师傅做了三十年灯。"],
    [],
    "without a blank",
  ],
  [
    "#灯会有你# 的话题很热。\n#1 号灯在桥头。",
    ["#灯会有你# 的话题很热。", "#1 号灯在桥头。"].map((line) => `\\${line}`),
    [],
    "a topic is text",
  ],
  ["灯亮了。\n> 灯是给人\n> 留的。\n他说。", ["灯亮了。", "> 灯是给人留的。", "他说。"], [], "a quote over two lines"],
  ["灯亮了。\n>> 谈玉珍", ["灯亮了。", ">> 谈玉珍"], [], "a signature"],
  ["灯亮了，**今年多了三百盏**，桥也亮了。", ["灯亮了，**今年多了三百盏**，桥也亮了。"], [], "bold"],
  ["灯亮了，__南桥__和*北桥*都亮了。", ["灯亮了，__南桥__和*北桥*都亮了。"], [], "a name rule, emphasis dots"],
  [
    "长5*3*2米，2**3是八。",
    ["长5\\*3\\*2米，2\\*\\*3是八。"],
    ["unsure-mark 3"],
    "a product; powers look like a mark that nothing closes",
  ],
  [
    "灯亮了，**今年多了三百盏，桥也亮了。",
    ["灯亮了，\\*\\*今年多了三百盏，桥也亮了。"],
    ["unsure-mark 3"],
    "a mark without its partner stays",
  ],
  [
    "菜价如下。\n| 菜 | 价 |\n| --- | --- |\n| 藕 | 3 |\n贵了。",
    ["菜价如下。", "| 菜 | 价 |\n| --- | --- |\n| 藕 | 3 |", "贵了。"],
    [],
    "a table with a rule",
  ],
  [
    "菜价如下。\n|菜|价|\n|藕|3|\n贵了。",
    ["菜价如下。", "| 菜 | 价 |\n| --- | --- |\n| 藕 | 3 |", "贵了。"],
    [],
    "and without",
  ],
  ["频道在 a|b 之间选。\n或者 c|d。", ["频道在 a\\|b 之间选。", "或者 c\\|d。"], [], "a sign between words is none"],
  [
    "入选的有这些人。\n::: 名单\n王　磊　李小明\n:::\n明天再选。",
    ["入选的有这些人。", "::: 名单\n王　磊　李小明", "明天再选。"],
    [],
    "house markup's own lists",
  ],
  [
    "诗曰：\n雾里喊一声\\\n应的人还没有看见我\n他说完就走了。",
    ["诗曰：", "雾里喊一声\\\n应的人还没有看见我", "他说完就走了。"],
    [],
    "and verse",
  ],
])("%j → %j, %j: %s", async (copy, expected, messages) => {
  const text = `灯会\n\n${copy}\n`;
  const body = text
    .trim()
    .split(/\n+/)
    .map((line) => p(r(line)))
    .join("");
  const html = `<body><h1>灯会</h1>${copy
    .split("\n")
    .map((line) => `<p>${line.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`)
    .join("")}`;
  for (const [path, content] of [
    ["a.txt", text],
    ["a.docx", docx({ body })],
    ["a.html", html],
  ] as const) {
    const intake = await takenIn(path, content);
    expect([path, headsOf(intake), copyOf(intake)]).toEqual([path, ["|灯会||"], expected]);
    if (path === "a.txt") expect(told(intake)).toEqual(messages);
    else expect(told(intake).map((each) => each.split(" ")[0])).toEqual(messages.map((each) => each.split(" ")[0]));
  }
});

test("a head in marks is a head", async () => {
  const intake = await takenIn(
    "a.txt",
    "## 灯会开幕\n——南桥见闻\n县农技站 师文博\n\n灯亮了。\n\n## 做灯的人\n\n谈师傅做了三十年灯。\n",
  );
  expect(headsOf(intake)).toEqual(["|灯会开幕|——南桥见闻|县农技站 师文博"]);
  expect(copyOf(intake)).toEqual(["灯亮了。", "## 做灯的人", "谈师傅做了三十年灯。"]);
  expect(intake.decisions.map(({ what }) => what)).toEqual(["marks"]);
});
