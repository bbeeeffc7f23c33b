import { describe, expect, test } from "vitest";
import { textOf } from "../../../src/base/copy.ts";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import { located, places, read, sketch } from "./markup-text.ts";

describe("constructs of house markup", () => {
  test.each([
    ["甲\n\n乙", ["body 甲", "body 乙"], "a blank line parts paragraphs"],
    ["甲\n　　\n乙", ["body 甲", "body 乙"], "a line of ideographic spaces is blank"],
    ["　　甲\n\n　乙", ["body 甲", "body 乙"], "an author's indent goes"],
    ["# 甲\n\n## 乙\n\n###### 丙", ["subhead 甲", "subhead 乙", "subhead 丙"], "a heading of any level is a subhead"],
    ["## 小标题\n正文", ["subhead 小标题", "body 正文"], "a subhead needs no blank line after it"],
    ["正文\n## 小标题", ["body 正文", "subhead 小标题"], "nor before it"],
    ["　　## 小标题", ["subhead 小标题"], "an indented subhead is one"],
    ["## 第*一*章", ["subhead 第[emphasis 一]章"], "markup inside a subhead"],
    ["**记者：**后文", ["body [speaker 记者：]后文"], "the Chinese habit: bold closes against Han"],
    ["　　**记者：**后文", ["body [speaker 记者：]后文"], "a speaker behind an indent"],
    ["**A:** 后文", ["body [speaker A:] 后文"], "a half-width colon names a speaker too"],
    ["他说**很好**，又说", ["body 他说[strong 很好]，又说"], "bold inside a paragraph"],
    ["他说**“很好”**又说", ["body 他说[strong “很好”]又说"], "bold that ends in a mark"],
    ["**全部加粗**", ["subhead 全部加粗"], "a paragraph that is all bold is a subhead"],
    ["**一**\n**二**", ["subhead 一二"], "over two lines as well"],
    ["**记者：**", ["subhead 记者："], "all bold wins over the colon"],
    ["*重点*在此", ["body [emphasis 重点]在此"], "着重号"],
    ["**甲*乙*丙**丁", ["body [strong 甲][emphasis 乙][strong 丙]丁"], "emphasis inside bold"],
    ["他在__周口__上学", ["body 他在[properName 周口]上学"], "专名号 inside a run of Han"],
    ["__周口____郑州__", ["body [properName 周口][properName 郑州]"], "two adjacent names are two runs"],
    ["> 引文\n续\n\n正文", ["quote 引文续", "body 正文"], "a set-off passage"],
    ["> 甲\n>\n> 乙", ["quote 甲", "quote 乙"], "of two paragraphs"],
    ["甲\\\n乙\\\n丙", ["verse 甲", "verse 乙", "verse 丙"], "hard breaks make verse"],
    ["甲\\\n乙\\", ["verse 甲", "verse 乙"], "a backslash behind the last line as well"],
    ["> 甲\\\n> 乙", ["verse 甲", "verse 乙"], "verse in a set-off passage"],
    ["正文\n\n>> 甲\n\n正文", ["body 正文", "signature 甲", "body 正文"], "a quotation in a quotation is a signature"],
    [">> 甲\\\n>> 十一月", ["signature 甲", "signature 十一月"], "of two lines by a hard break"],
    [">> 读者　甲\n>> 十一月", ["signature 读者　甲", "signature 十一月"], "each line with its marks stands alone"],
    [">> 很长的单位名称\n某处", ["signature 很长的单位名称某处"], "a line without them goes on"],
    ["> 引文\n>\n> > 甲", ["quote 引文", "signature 甲"], "inside a set-off passage"],
    ["- 甲\n- 乙", ["item 甲", "item 乙"], "two lines with a hyphen are a list"],
    ["　　- 甲\n续\n  - **乙**", ["item 甲续", "item [strong 乙]"], "an item goes on over lines, and has markup"],
    ["1. 甲\n2. 乙", ["item 1. 甲", "item 2. 乙"], "lines that count from 1 are a list, whose numbers stay"],
    ["1、甲\n2、*乙*\n3、丙", ["item 1、甲", "item 2、[emphasis 乙]", "item 3、丙"], "with the Chinese mark"],
    ["> - 甲\n> - **乙**", ["item 甲", "item [strong 乙]"], "a list in a set-off passage"],
    [
      "> 文：\n>\n> 1. 甲\n> 续\n> 2. *乙*",
      ["quote 文：", "item 1. 甲续", "item 2. [emphasis 乙]"],
      "behind a paragraph of it",
    ],
    ["> - 甲\\\n> - 乙", ["item 甲", "item 乙"], "its hard breaks end items"],
    ["> \\- 甲\n> - 乙", ["quote - 甲- 乙"], "an escaped hyphen opens no item"],
    [
      "> - __周口__\n> - __郑州____漯河__",
      ["item [properName 周口]", "item [properName 郑州][properName 漯河]"],
      "with names",
    ],
    ["![](a-1)\n\n甲", ["body {a-1}甲"], "an anchor belongs to the next paragraph"],
    ["甲\n\n![](a)\n\n![](b)\n\n乙", ["body 甲", "body {a}{b}乙"], "several as well"],
    ["甲\n\n![](a)", ["body {a}甲"], "the last one to the paragraph before"],
    ["甲![](a)乙", ["body {a}甲乙"], "one inside a paragraph to that"],
    ["\\*甲\\* \\\\ \\# \\__", ["body *甲* \\ # __"], "a backslash takes the meaning away"],
    ["甲\\乙", ["body 甲\\乙"], "a backslash before Han is one"],
  ])("%j → %j: %s", (text, paragraphs) => {
    const reading = read(text);
    expect(sketch(reading)).toEqual(paragraphs);
    expect(reading.diagnostics).toEqual([]);
  });
});

test.each([
  ["甲\\\n乙\n\n丙\\\n丁", [false, false, true, false], "a blank line between two passages of verse parts stanzas"],
  ["> 甲\\\n> 乙\n>\n> 丙\\\n> 丁", [false, false, true, false], "in a set-off passage as well"],
  ["甲\\\n乙\\\n\\\n丙\\\n丁", [false, false, true, false], "and so does a line of nothing but a backslash"],
  ["甲\\\n乙\\\n\\\n\\\n\n正文", [false, false, false], "behind the last line it parts nothing"],
  ["正文\n\n甲\\\n乙", [false, false, false], "the first stanza follows none"],
  ["甲\\\n乙\n\n## 题\n\n丙\\\n丁", [false, false, false, false, false], "nor does the one under a subhead"],
])("%j: %j: %s", (text, stanzas) => {
  expect(read(text).copy.paragraphs.map(({ stanza }) => stanza ?? false)).toEqual(stanzas);
});

/** Of each paragraph its list and the length of its label; -: it is no item. */
test.each([
  ["- 甲\n- 乙\n\n- 丙\n- 丁", "0/0 0/0 0/0 0/0", "a blank line does not end a list of bullets"],
  ["1. 甲\n2. 乙\n\n1. 丙\n2. 丁", "0/3 0/3 1/3 1/3", "a count from 1 is another list"],
  ["- 甲\n- 乙\n\n> - 丙\n> - 丁", "0/0 0/0 1/0 1/0", "a set-off passage has lists of its own"],
  ["- 甲\n- 乙\n\n文\n\n- 丙\n- 丁", "0/0 0/0 - 1/0 1/0", "a paragraph ends it"],
  ["1、甲\n2、乙", "0/2 0/2", "the label is the number with its mark"],
])("the lists of %j: %s: %s", (text, lists) => {
  const items = read(text).copy.paragraphs.map(({ item }) => (item ? `${item.list}/${item.label}` : "-"));
  expect(items.join(" ")).toBe(lists);
});

test.each([
  [
    "::: 名单\n王　磊　李小明\n赵云\n\n后文",
    ["names 王　磊　李小明　赵云", "- 后文"],
    "names are one paragraph, whatever their lines",
  ],
  [
    "::: 成绩\n1\t王　磊\t29分\n\t2　李明",
    ["results 1　王　磊　29分", "results 2　李明"],
    "results are one a line; tabs part them, too",
  ],
  [
    "：：：名單\n\n王磊\t李明\n:::\n后文",
    ["names 王磊　李明", "- 后文"],
    "full-width colons, no blank, a line between, an end",
  ],
  ["导语\n\n::: 名单 王磊　李明", ["- 导语", "- ::: 名单 王磊　李明"], "the mark has a line of its own"],
  ["::: 名单\n**王磊**　\\*李明\n\n> 引文", ["names 王磊　*李明", "- 引文"], "other markup is read within"],
  [
    "::: 成绩\n1、王磊　29分\n2、李明　30分",
    ["results 1、王磊　29分", "results 2、李明　30分"],
    "numbers make no items of rows",
  ],
  ["::: 名单", ["- ::: 名单"], "above nothing the mark is text"],
  ["::: 名单册\n王磊", ["- ::: 名单册王磊"], "and so is what only begins so"],
])("lists of names and results: %j → %j: %s", (text, lists) => {
  const { copy, diagnostics } = read(text);
  const found = copy.paragraphs.map(({ list, from, to }) => `${list ?? "-"} ${textOf(copy.codes, from, to)}`);
  expect(found).toEqual(lists);
  expect(diagnostics).toEqual([]);
});

test.each([
  ["王　磊　李小明　张　想　刘浩然　陈　一　杨光", ["unmarked-list 0-22"], "six names"],
  ["麦·提　古丽·山　艾·买　努尔·江　铁·木　阿·江", ["unmarked-list 0-25"], "names in parts"],
  ["王　磊　李小明　张　想　刘浩然　陈　一", [], "five"],
  ["团结奋进　开拓创新　真抓实干　永不停步　一往无前　从头再来", [], "words that no surname opens"],
  ["王　磊　李小明　张　想　刘浩然　陈　一　杨光、赵云", [], "a mark"],
  ["王　磊　李小明　张　想　刘浩然　陈　一　杨", [], "a surname alone"],
  ["1　王　铱　29分07秒\n\n2　李小明　29分10秒", ["unmarked-list 0-26"], "two rows"],
  ["1　王　铱　29分07秒", [], "one"],
  ["1　王　铱　29分\n\n李小明　29分10秒", [], "rows with other numbers of cells"],
  ["天地玄黄宇宙洪荒日月盈　昃\n\n天地玄黄宇宙洪荒日月盈　昃", [], "longer cells are prose"],
  ["**二版**　南桥通车\n\n**三版**　灯亮了", [], "a guide"],
  ["> 王　磊　李小明　张　想　刘浩然　陈　一　杨光", [], "a set-off passage"],
])("copy that looks like a list: %j → %j: %s", (text, found) => {
  expect(places(read(text).diagnostics)).toEqual(found);
});

test.each([
  ["2020. 这一年\n2021. 又一年", "does not begin at 1"],
  ["1. 甲\n3. 丙", "does not count on"],
  ["1.5倍\n2.5倍", "a number's point has no blank"],
  ["甲\n- 乙\n- 丙", "text stands before it"],
])("%j is no list: it %s", (text) => {
  expect(read(text).copy.paragraphs.map(({ kind }) => kind)).toEqual(["body"]);
});

test.each([
  ["面积3 m^2^、10^-6^", "面积3 m²、10⁻⁶", "superscripts"],
  ["H~2~O与CO~2~", "H₂O与CO₂", "subscripts"],
  ["x^n+1^、C~max~", "x^n+1^、C~max~".replace("^n+1^", "ⁿ⁺¹").replace("~max~", "ₘₐₓ"), "signs and letters"],
  ["**m^3^**", "m³", "in bold"],
  ["m\\^3^", "m^3^", "an escaped marker is text"],
  ["3~5~7", "3~5~7", "~ behind a figure means to"],
  ["a^2+b^2=c^2", "a^2+b^2=c^2", "a figure follows the second marker"],
  ["H~某~O", "H~某~O", "what has no subscript stays"],
  ["^_^", "^_^", "nothing to raise"],
])("scripts: %j → %j: %s", (text, copy) => {
  expect(textOf(read(text).copy.codes)).toBe(copy);
});

describe("what stays text", () => {
  test.each([
    "2020. 这一年",
    "1986. 冬天",
    "1) 冬天",
    "- 甲",
    "+ 甲",
    "&copy; 甲 &#20013;",
    "<某某>说<b>",
    "5*3*2",
    "https://example.com/a_b_c*d?e=f",
    "www.a_b_.com",
    "[甲](乙)",
    "[甲]: 乙",
    "`代码`",
    "~~~",
    "```",
    "---",
    "***",
    "甲\n===",
    "#话题#",
    "_blank_",
    "a ___ b",
    "甲 * 乙 * 丙",
    "A|B",
    "真的!",
  ])("%j", (text) => {
    const reading = read(text);
    expect(textOf(reading.copy.codes)).toBe(text.replace("\n", ""));
    expect(reading.copy.paragraphs.map(({ kind, runs }) => [kind, runs.length])).toEqual([["body", 1]]);
  });
});

test.each([
  ["中文\n中文", "中文中文", "nothing between Han"],
  ["word\nword", "word word", "a space between Latin words"],
  ["word  \n  word", "word word", "white at the lines' edges goes"],
  ["中文\nword", "中文word", "nothing between Han and Latin: setting makes the gap"],
  ["word\n中文", "word中文", "nor the other way round"],
  ["他说：\n“好”", "他说：“好”", "nothing beside a full-width mark"],
  ["say “word”\nand", "say “word” and", "a shared mark takes the side of what it encloses"],
  ["他说“好”\nand", "他说“好”and", "here Han"],
  ["2026\n1125", "2026 1125", "figures are Western"],
  ["甲\r乙", "甲乙", "a carriage return is stripped"],
])("a line end: %j → %j: %s", (text, joined) => {
  expect(textOf(read(text).copy.codes)).toBe(joined);
});

test("a table gives a paragraph a cell, row by row, as a rectangle", () => {
  const { copy } = read("|线路|里程|\n|:-|-:|\n|1\\|2路|**18**|\n|3路|\n\n后文\n\n|甲|\n|-|");
  expect(copy.paragraphs.map(({ kind, from, to, cell }) => [kind, textOf(copy.codes, from, to), cell])).toEqual([
    ["cell", "线路", { table: 0, row: 0, column: 0, rows: 3, columns: 2, align: "left" }],
    ["cell", "里程", { table: 0, row: 0, column: 1, rows: 3, columns: 2, align: "right" }],
    ["cell", "1|2路", { table: 0, row: 1, column: 0, rows: 3, columns: 2, align: "left" }],
    ["cell", "18", { table: 0, row: 1, column: 1, rows: 3, columns: 2, align: "right" }],
    ["cell", "3路", { table: 0, row: 2, column: 0, rows: 3, columns: 2, align: "left" }],
    ["cell", "", { table: 0, row: 2, column: 1, rows: 3, columns: 2, align: "right" }],
    ["body", "后文", undefined],
    ["cell", "甲", { table: 1, row: 0, column: 0, rows: 1, columns: 1, align: undefined }],
  ]);
});

test.each([
  ["甲**乙**丙", [0, 3, 6, 7], "behind markup"],
  ["甲\\*乙", [0, 2, 3, 4], "behind an escape"],
  ["甲m^2^乙", [0, 1, 3, 5, 6], "behind a script's markers"],
  ["甲\n乙", [0, 2, 3], "behind a joined line end"],
  ["a\nb", [0, 1, 2, 3], "the space of a line end stands at it"],
  ["甲\n\n　乙", [0, 0, 4, 5], "a paragraph's line feed has no place of its own but the one before"],
  ["𠮷乙", [0, 2, 3], "a character of two units"],
  ["## 甲\n乙", [3, 3, 5, 6], "a subhead"],
])("origins of %j are %j: %s", (text, origins) => {
  const { copy } = readMarkup(located(text, 10));
  const found = [...copy.origins].map((origin) => origin - 10);
  // The line feed between paragraphs belongs to none: any place near is right.
  const feeds = [...copy.codes].flatMap((code, at) => (code === 10 ? [at] : []));
  for (const at of feeds) found[at] = origins[at] ?? Number.NaN;
  expect(found).toEqual(origins);
});

test.each([
  ["甲\u200f乙", "甲乙", ["control-character 1-2"], "a direction mark"],
  ["\u202a甲\u202c", "甲", ["control-character 0-1", "control-character 2-3"], "an embedding"],
  ["甲\u0007乙\u0085", "甲乙", ["control-character 1-2", "control-character 3-4"], "controls"],
  ["甲\u00ad乙\u2028", "甲乙", ["control-character 1-2", "control-character 3-4"], "soft hyphen, line separator"],
  ["甲\t乙", "甲 乙", [], "a tab is a space"],
  ["甲\u200b\u2060\u00a0乙", "甲\u200b\u2060\u00a0乙", [], "what setting obeys stays"],
  ["👨\u200d👩☂\ufe0f", "👨\u200d👩☂\ufe0f", [], "joiners and variation selectors stay"],
])("%j → %j, %j: %s", (text, kept, found) => {
  const reading = read(text);
  expect(textOf(reading.copy.codes)).toBe(kept);
  expect(places(reading.diagnostics)).toEqual(found);
  expect(reading.diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
});

test.each([
  ["甲\ud842乙", "lone-surrogate 1-2"],
  ["甲\udfb7", "lone-surrogate 1-2"],
])("half a character is an error: %j", (text, place) => {
  const { diagnostics } = read(text);
  expect(places(diagnostics)).toEqual([place]);
  expect(diagnostics[0]?.severity).toBe("error");
});

test.each([
  ["甲\n　　乙", "no-blank-line 2-4", "an indented line without a blank line before it"],
  ["##\n\n甲", "empty-subhead 0-2", "a subhead without words"],
  ["甲\n>>>>>>>>> 乙", "tangled-markup 0-1", "nine quotations deep"],
  [`甲${"*".repeat(65)}乙`, "tangled-markup 0-1", "more stars in a row than mark anything"],
  [`*甲*${"乙 ".repeat(50_000)}`, "tangled-markup 0-1", "more characters than a parser's memory has room for"],
  ["a".repeat(1001), "too-many 0-1001", "characters without a blank"],
  [`甲 ${"[a](".repeat(250_000)} 乙`, "too-many 2-1000002", "the same with marks"],
  ["a".repeat(1000), "", "as long as an address may be"],
  [`## ${"甲".repeat(301)}`, "too-many 3-304", "a subhead that is longer than any head"],
  [`**${"甲".repeat(301)}**`, "too-many 2-303", "a bold paragraph that would be one"],
  ["甲\n\n".repeat(60_000), "too-many 150003-150004", "more paragraphs than any story has"],
  [`*甲*${"\n乙".repeat(1000)}`, "tangled-markup 0-1", "more lines than a paragraph has"],
  [`|${"甲|".repeat(61)}\n|${"-|".repeat(61)}\n|乙|`, "table-too-large 0-1", "more columns than a page has room for"],
  [`e${"\u0301".repeat(40)}`, "mark-pile 31-41", "more accents than any letter has"],
  ["甲\u0007\u0007\u0007乙", "control-character 1-4", "a row of controls is told once"],
  ["![图说](a)甲", "anchor-text 0-8", "words in an anchor"],
  ["甲*乙__鲁迅__*", "dots-under-name 3-9", "a name within emphasis"],
  ["甲__*鲁*迅__", "dots-under-name 3-6", "emphasis within a name"],
])("a warning for %j: %s", (text, place) => {
  expect(places(read(text).diagnostics)).toEqual(place === "" ? [] : [place]);
});

test("a subhead that is too long is set as text", () => {
  expect(read(`## ${"甲".repeat(301)}\n\n## 乙`).copy.paragraphs.map(({ kind }) => kind)).toEqual(["body", "subhead"]);
});

test("anchors keep their places", () => {
  expect(read("甲\n\n![](a)乙![](b-2)").anchors.map(({ value, span }) => [value, span.start, span.end])).toEqual([
    ["a", 3, 9],
    ["b-2", 10, 18],
  ]);
});

test("an empty body is an empty copy", () => {
  const { copy } = read(" \n\n　\n");
  expect([copy.codes.length, copy.paragraphs.length, [...copy.origins]]).toEqual([0, 0, [0]]);
});

test.each([
  ["> ".repeat(100_000), "quotations"],
  [`${"*甲 ".repeat(3000)}${" 乙*".repeat(3000)}`, "emphasis"],
  ["![ ".repeat(10_000), "anchors"],
  [`${"*".repeat(100_000)}文${"*".repeat(100_000)}`, "a row of stars"],
  ["甲\u0007".repeat(300_000), "controls"],
  [`甲${"\u0301".repeat(300_000)}`, "accents"],
  ["“ ".repeat(300_000), "quotation marks"],
  ["（“".repeat(50_000) + "》”".repeat(50_000), "brackets and quotation marks"],
  [">甲\n乙\n".repeat(20_000), "quotations"],
])("a copy that nests without end is read: %#", (text) => {
  expect(read(text).copy.codes.length).toBeGreaterThan(0);
});
