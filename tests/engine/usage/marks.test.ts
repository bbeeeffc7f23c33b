import { describe, expect, test } from "vitest";
import { parseDocument, type Scalar } from "yaml";
import type { Copy } from "../../../src/base/copy.ts";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import { originsOf } from "../../../src/engine/manifest/yaml.ts";
import { findMarks, MARKS } from "../../../src/engine/usage/marks.ts";
import { ofCopy, ofLines } from "../../../src/engine/usage/passages.ts";
import { openRules } from "../../../src/engine/usage/rules.ts";
import { located, places, read } from "../manifest/markup-text.ts";

const find = openRules(MARKS);
const marksIn = (copy: Copy): readonly Diagnostic[] =>
  findMarks({ passages: ofCopy(copy) }, find).toSorted((a, b) => a.span.start - b.span.start);

describe("marks and spaces", () => {
  test.each([
    ["他说,好.", ["half-width-mark 2-3", "half-width-mark 4-5"], "half-width marks behind Han"],
    [
      "好;好:好!好?",
      ["half-width-mark 1-2", "half-width-mark 3-4", "half-width-mark 5-6", "half-width-mark 7-8"],
      "all six",
    ],
    ["周口, 2020年", ["half-width-mark 2-3"], "also before a space"],
    ["打开WIFI,不要", ["half-width-mark 6-7"], "a comma between a Latin word and Han"],
    ["共10,000元，3:2，网址http://a.b/c,d", [], "figures, ratios and addresses"],
    ["增长5.2% ,同比", ["half-width-mark 7-8"], "a comma behind a blank"],
    ["增长5.2%, 同比", ["half-width-mark 6-7"], "before one"],
    ["甲 ,乙", ["half-width-mark 2-3"], "behind a blank and Han"],
    ["用APP:下载", ["half-width-mark 4-5"], "a colon between a Latin word and Han"],
    ["世贸组织(WTO)的", ["half-width-mark 4-5", "half-width-mark 8-9"], "half-width brackets behind Han"],
    ["WTO(世贸组织)", ["half-width-mark 3-4", "half-width-mark 8-9"], "with Han inside"],
    ["函数f(x)的值，1)先(a)", ["half-width-mark 12-13", "half-width-mark 14-15"], "a formula's and a number's"],
    ["甲(乙", ["half-width-mark 1-2"], "one without its other half"],
    ["面积８６㎡，Ｈｅｈｅ一笑", ["wide-latin 2-4", "wide-latin 6-10"], "full-width figures and letters, once a row"],
    ["约１２．５万，计３．", ["wide-latin 1-5", "wide-latin 8-9"], "a number with its point is one"],
    ["⼈⼯智能的⻛险", ["look-alike 0-2", "look-alike 5-6"], "signs of radicals, from a PDF"],
    ["⽂", ["look-alike 0-1"], "alone"],
    ["\uf979风", ["look-alike 0-1"], "a compatibility form"],
    [
      "甲﹐乙､丙｢丁｣",
      ["foreign-mark 1-2", "foreign-mark 3-4", "foreign-mark 5-6", "foreign-mark 7-8"],
      "marks of other encodings",
    ],
    ["甲︵乙︶﹑丙", ["foreign-mark 1-2", "foreign-mark 3-5"], "marks made for vertical lines, once a row"],
    [
      "甲――乙──丙―丁‥",
      ["foreign-mark 1-3", "foreign-mark 4-6", "foreign-mark 7-8", "foreign-mark 9-10"],
      "lines for dashes, dots",
    ],
    ["┌──┐甲├─┤，甲───", [], "a box, a row"],
    ["威廉•莎士比亚，• 甲", ["foreign-mark 2-3"], "a bullet in a name, not that of a list"],
    [
      "二O二六年，二○○八，三０年",
      ["look-alike 1-2", "look-alike 7-9", "look-alike 12-13"],
      "a zero among Chinese figures",
    ],
    ["王○○，OO后，第一0号，一O", [], "other zeros"],
    ["他说＂好＂。", ["straight-quote 2-3", "straight-quote 4-5"], "full-width straight quotation marks"],
    ["ﬁ﨎⺀", [], "other signs, ideographs and radicals that stand for themselves"],
    ["他说--好", ["foreign-mark 2-4"], "hyphens for a dash"],
    ["--好", ["foreign-mark 0-2"], "that open a text"],
    ["命令git --help，a--b，Boeing 737-800型", [], "options, names and numbers"],
    ["甲－乙", ["wide-hyphen 1-2"], "a full-width hyphen"],
    ["甲<br/>乙<p class='a b'>丙</p>", ["web-mark 1-6", "web-mark 7-22", "web-mark 23-27"], "tags"],
    ["<o:p>&nbsp;</o:p>", ["web-mark 0-5", "web-mark 5-11", "web-mark 11-17"], "without Han too"],
    ["甲<某某>乙，a<b，AT&T，<5&>3", [], "signs that are no tags"],
    ["甲＜br＞乙，＜某某＞，３＜５", ["web-mark 1-5", "wide-latin 12-13", "wide-latin 14-15"], "a full-width tag"],
    ["甲\\textbf{乙}，\\section*{丙}", ["web-mark 1-9", "web-mark 12-22"], "commands of TeX"],
    ["他说锟斤拷锟斤拷。锟与斤", ["misread-text 2-8"], "characters that were lost and read as GBK"],
    [
      "甲â€œ乙â€\u009d，FranÃ§ois",
      ["misread-text 1-4", "misread-text 5-7", "misread-text 13-15"],
      "quotation marks and letters as Latin",
    ],
    ["æ–°é—»", ["misread-text 0-6"], "Han characters as Latin"],
    ["“Beyoncé”——“Ânes”……", [], "Western names between Chinese marks"],
    ["江水退去\\n码头复工\\t", ["web-mark 4-6", "web-mark 10-12"], "line ends of a program"],
    ["存在D:\\news\\test里", [], "a path has none"],
    ["甲&#8220;乙&mdash;", ["web-mark 1-8", "web-mark 9-16"], "references"],
    ["甲<video src=a></video>乙<![CDATA[丙", ["web-mark 1-14", "web-mark 14-22", "web-mark 23-32"], "of any page"],
    ["<!-- 编辑注 -->甲", ["web-mark 0-12"], "a comment is one"],
    ["甲&raquo;&frac12;乙，AT&T;", ["web-mark 1-8", "web-mark 8-16"], "references of any name"],
    [
      "[url=http://a.b]甲[/url]，[b]乙[/b]",
      ["web-mark 0-16", "web-mark 17-23", "web-mark 24-27", "web-mark 28-32"],
      "forums",
    ],
    ["答案是[b]，见[注]", [], "a letter in brackets"],
    ["好的[微笑]，[图片]", ["web-mark 2-6", "web-mark 7-11"], "chats"],
    ['见{ HYPERLINK "http://a.b" }乙', ["web-mark 1-27"], "a field of Word"],
    ["{{模板}}，甲{乙}", ["web-mark 0-6"], "a template of a wiki"],
    ["甲\\u4e2d乙，=E4=B8=AD", ["web-mark 1-7", "web-mark 9-18"], "characters of a program and a mail"],
    ["• 甲，A―B", [], "a bullet that opens a paragraph, a line between letters"],
    ["约10~20人，零下5%~8%，好~", ["half-width-mark 3-4", "half-width-mark 12-13", "half-width-mark 17-18"], "spans"],
    ["见http://a.b/~c，a~b", [], "a tilde of an address"],
    ["好．．．", ["foreign-mark 1-4"], "full-width stops"],
    ["甲\u200b乙\ufeff丙", ["control-character 1-2", "control-character 3-4"], "what nobody sees within Chinese"],
    ["long\u200bword", [], "within Latin it is meant"],
    ["甲\u00a0乙\u2003丙", ["han-space 1-2", "han-space 3-4"], "spaces of word processors"],
    ["\u00a0\u00a0甲", ["double-space 0-2"], "an indent made of them"],
    ["U.S.政府和Yahoo!公司", [], "marks that belong to a Western word"],
    ["2020. 这一年", [], "a numbered line"],
    ['他说"好"。', ["straight-quote 2-3", "straight-quote 4-5"], "straight quotation marks"],
    ["他说'好'。", ["straight-quote 2-3", "straight-quote 4-5"], "single ones"],
    ["it's在5' 10\" 以上", [], "apostrophe, feet, inches"],
    ["好…", ["foreign-mark 1-2"], "half an ellipsis"],
    ["好……完…………了", [], "one and two whole ones"],
    ["好………", ["foreign-mark 1-4"], "one and a half"],
    ["wait…中文", ["foreign-mark 4-5"], "beside Han"],
    ["好...", ["foreign-mark 1-4"], "three full stops"],
    ["好。。。", ["foreign-mark 1-4"], "ideographic ones"],
    ["好······", ["foreign-mark 1-7"], "interpuncts"],
    ["威廉·莎士比亚", [], "one interpunct"],
    ["甲—乙", ["single-dash 1-2"], "half a dash"],
    ["𠮷—乙", ["single-dash 2-3"], "behind a character of two units"],
    ["甲——乙", [], "a whole one"],
    ["甲 — 乙", ["single-dash 1-4"], "between spaces, which belong to it"],
    ["甲 -- 乙", ["foreign-mark 1-5"], "hyphens between spaces"],
    ["2019年—2020年，9—17时，A—B", [], "a connector of figures and units"],
    ["（本报讯 记者张三 通讯员 李四）甲，乙（记者 张三 李四）", [], "spaces between reporters"],
    ["甲（乙 丙）丁", ["han-space 3-4"], "in other brackets"],
    ["本报讯（记者 张三）甲", ["dateline-in-copy 0-3"], "a dateline in the copy"],
    ["新华社北京11月24日电　甲", ["dateline-in-copy 0-12"], "that of an agency"],
    ["2019年—6歲，9時—17時", [], "a connector of units in traditional characters"],
    [
      "（本報訊 記者張三 通訊員 李四）甲，乙（記者 張三 李四）",
      [],
      "spaces between reporters in traditional characters",
    ],
    ["本報訊（記者 張三）甲", ["dateline-in-copy 0-3"], "a dateline in traditional characters"],
    ["據新華社汐港十一月二十五日電　甲", ["dateline-in-copy 0-14"], "of a day in Han figures"],
    ["甲[圖片]乙", ["web-mark 1-5"], "what a chat in traditional characters writes for a picture"],
    ["本报讯 甲 乙", ["dateline-in-copy 0-3", "han-space 5-6"], "behind a space"],
    ["甲\n\n本报讯（记者 张三）", [], "only what opens the copy"],
    ["本报记者张三讯号", [], "no dateline"],
    ["甲  乙", ["double-space 1-3"], "two spaces"],
    ["甲　　乙", ["double-space 1-3"], "two full-width ones"],
    ["甲 乙", ["han-space 1-2"], "a space between Han"],
    ["甲　乙", [], "a full-width space is a phrase gap"],
    ["甲 A 乙 5 丙", [], "spaces beside Western words"],
    ['"Well," he said. "It...  is"', ["double-space 23-25"], "in a Western paragraph only spaces count"],
  ])("%j → %j: %s", (text, found) => {
    expect(places(marksIn(read(text).copy))).toEqual(found);
  });
});

describe("pairs", () => {
  test.each([
    ["他说：“好。", ["unpaired-mark 3-4"], "a quotation that is never closed"],
    ["他说：好。”", ["unpaired-mark 5-6"], "nor opened"],
    ["“甲‘乙’丙”「丁『戊』」", [], "all closed"],
    ["“甲‘乙”丙", ["unpaired-mark 2-3"], "the inner one"],
    ["don’t用students’ 这词", [], "apostrophes"],
    ["“甲", ["unpaired-mark 0-1"], "the last paragraph"],
    ["他说：“甲\n\n“乙\n\n“丙”。", [], "a quotation of three paragraphs opens each and closes the last"],
    ["他说：“甲\n\n乙”。", ["unpaired-mark 3-4", "unpaired-mark 8-9"], "one that does not open again"],
    ["“甲\n\n“乙\n\n丙", ["unpaired-mark 4-5"], "one whose last paragraph does not close"],
    ["“甲‘乙\n\n“‘丙’丁”", [], "inner and outer go on together"],
    ["“甲\n\n## 小标题\n\n“乙”", [], "a subhead between does not end it"],
    ["甲（乙《丙", ["unpaired-mark 1-2", "unpaired-mark 3-4"], "brackets and title marks"],
    ["（甲\n\n（乙）", ["unpaired-mark 0-1"], "a bracket ends in its paragraph"],
    ["1）甲，2）乙；十一）丙 a）丁", [], "the numbers of a list"],
    [
      "甲1）乙，共三）丙，2026）丁",
      ["unpaired-mark 2-3", "unpaired-mark 7-8", "unpaired-mark 14-15"],
      "no numbers of a list",
    ],
    ["甲》乙）", ["unpaired-mark 1-2", "unpaired-mark 3-4"], "without their first half"],
    ["（甲《乙）丙", ["unpaired-mark 2-3"], "crossed"],
  ])("%j → %j: %s", (text, found) => {
    expect(places(marksIn(read(text).copy))).toEqual(found);
  });
});

test.each([
  ["床前 明月\\\n疑是 霜", [], "verse has its own spaces"],
  ["|姓 名|东站—西站|\n|-|-|", [], "so have tables, and connectors between places"],
  ["**记者:**好", ["half-width-mark 4-5"], "a mark inside markup"],
  ["**记者：你好", ["stray-markup 0-2"], "bold that is never closed"],
  ["甲**乙**丙**丁", ["stray-markup 7-9"], "the third of three"],
  ["\\*\\*甲", [], "stars that are meant"],
  ["在__周口上学", ["stray-markup 1-3"], "a name that is never closed"],
  [
    "一段＊＊粗体＊＊，在＿＿周口＿＿",
    ["stray-markup 2-4", "stray-markup 6-8", "stray-markup 10-12", "stray-markup 14-16"],
    "full-width signs of markup",
  ],
  ["填空＿＿＿，五＊三", [], "a blank to fill in, and a full-width sign alone"],
  ["！[](a)见图", ["stray-markup 0-4"], "the anchor of a photo with a full-width mark"],
  ["好！[注]", [], "a bracket behind an exclamation mark"],
  ["用`代码`写", ["stray-markup 1-2", "stray-markup 4-5"], "code of Markdown"],
  ["看[文字](https://a.b/c)", ["stray-markup 1-20"], "a link of Markdown"],
  ["看[文字]（https://a.b/c）", [], "an address in brackets"],
  [
    "看[文字](a.html)，[文字](甲/乙)",
    ["stray-markup 1-13", "half-width-mark 18-19", "half-width-mark 22-23"],
    "a near file",
  ],
  ["看<https://a.b/c>，[[文字]]", ["stray-markup 1-16", "stray-markup 17-23"], "an address alone, a link of a wiki"],
  ["堤修好了[^1]。\n\n[^1]: 出处。", ["stray-markup 4-8", "stray-markup 11-16"], "a footnote"],
  ["这是~~删去~~的话", ["stray-markup 2-4", "stray-markup 6-8"], "struck words"],
  ["\\~\\~甲", [], "tildes that are meant"],
  ["这是==重点==的话，a==b", ["stray-markup 2-4", "stray-markup 6-8"], "marked words"],
  ["标题\n===", ["stray-markup 3-6"], "a rule under a heading"],
  ["－－－－", ["stray-markup 0-4"], "a rule of a Chinese keyboard"],
  ["---\ntitle: x\n---", ["stray-markup 0-3"], "keys over the copy"],
  ["- [ ] 甲\n- [x] 乙", ["stray-markup 2-5", "stray-markup 10-13"], "tasks"],
  ["[1]: https://a.b", ["stray-markup 0-5"], "the address of a link"],
  ["＞＞ 某某", ["stray-markup 0-2"], "a full-width sign of a signature"],
  ["* 甲\n* 乙", ["stray-markup 0-1"], "a list of Markdown"],
  ["\\* 甲", [], "a star that is meant"],
  ["---", ["stray-markup 0-3"], "a rule of Markdown"],
  ["|甲|乙|\n|1|2|", ["no-table 0-1"], "a table without its second line"],
  ["｜甲｜乙｜\n｜-｜-｜", ["no-table 0-1"], "with full-width bars"],
  ["|甲|乙|\n|-|-|\n|1|2|", [], "a table"],
  ["\\|甲|乙|", [], "a bar that is meant"],
  ["｜甲", [], "a bar alone"],
  ["####### 甲", ["subhead-space 0-7"], "more signs than any subhead has"],
  ["姓名____，年龄___", [], "blanks to fill in"],
  ["甲\n\n##小标题", ["subhead-space 3-5"], "a subhead without its space"],
  ["甲\n\n＃＃ 小标题", ["subhead-space 3-5"], "one in full-width signs"],
  ["＃小雪＃", [], "a topic"],
  ["\\##小标题", [], "signs that are meant"],
  ["#小雪# 甲", [], "a topic"],
  ["宽3。2米", ["foreign-mark 2-3"], "a decimal point from a Chinese keyboard"],
  ["第3。二", [], "a sentence that ends in a figure"],
  ["甲\\\n\n乙*,*丙", ["half-width-mark 6-7"], "behind markup, in the author's places"],
])("%j → %j: %s", (text, found) => {
  expect(places(marksIn(read(text).copy))).toEqual(found);
});

test.each([
  ["• 甲\n• 乙\n• 丙", ["joined-item 4-5"], "bullets, once a paragraph"],
  ["-甲\n-乙", ["joined-item 3-4"], "hyphens without their blank"],
  ["+ 甲\n+ 乙", ["joined-item 4-5"], "those of Markdown"],
  ["①甲\n②乙", ["joined-item 3-4"], "figures in rings"],
  ["一、甲\n二、乙", ["joined-item 4-6"], "figures of Chinese"],
  ["（一）甲\n（二）乙", ["joined-item 5-8"], "in brackets"],
  ["1.甲\n2.乙", ["joined-item 4-6"], "figures without their blank"],
  ["导语\n①甲\n②乙", ["joined-item 6-7"], "behind a line"],
  ["- 甲\n- 乙", [], "a list"],
  ["1、甲\n2、乙", [], "a list with figures"],
  ["①甲\n\n②乙", [], "paragraphs"],
  ["①甲\n乙", [], "one alone"],
  ["2.5米\n3.5米", [], "figures"],
  ["-5℃\n-8℃", [], "degrees of frost"],
  ["• 甲\\\n• 乙", [], "lines of verse"],
])("lines that begin as items do: %j → %j: %s", (text, found) => {
  expect(places(read(text).diagnostics)).toEqual(found);
});

test.each([
  [["甲 乙　丙"], false, [], "a headline's phrase gap, a byline's names"],
  [["上海—霁川高铁"], false, [], "a headline's connector between places"],
  [["—副题"], false, ["single-dash 0-1"], "half the dash that opens a deck"],
  [["甲 乙"], true, ["han-space 1-2"], "a caption's space"],
  [["“甲", "乙”"], false, [], "a quotation over the editor's line turns"],
  [["“甲", "乙"], false, ["unpaired-mark 0-1"], "one that is not closed"],
  [["好,", "坏"], false, ["half-width-mark 1-2"], "a mark at a line's end"],
  [["**好**消息"], false, ["stray-markup 0-2", "stray-markup 3-5"], "markup where none is read"],
  [[], false, [], "no lines"],
])("lines %j, solid %s → %j: %s", (lines, solid, found) => {
  const texts = lines.map((line) => located(line));
  expect(places(findMarks({ passages: [ofLines(texts, "other", solid)] }, find))).toEqual(found);
});

test.each([
  ["body: >\n  天地\n  玄黄\n", ["folded-line 12-13"], "behind >"],
  ["body: 天地\n  玄黄\n", ["folded-line 8-9"], "in text that begins beside its key"],
  ["body: |\n  天地\n  玄黄\n", [], "behind | lines join"],
  ["body: 天 地\n", ["han-space 7-8"], "a space that stands there can be deleted"],
])("a line break that YAML makes a space: %j → %j: %s", (yaml, found) => {
  const source = sourceFile("issue.yaml", yaml);
  const scalar = parseDocument(yaml, { keepSourceTokens: true }).get("body", true) as Scalar.Parsed;
  const [start, end] = scalar.range;
  const text = { value: scalar.source, span: { source, start, end }, origins: originsOf(yaml, scalar) };
  expect(places(marksIn(readMarkup(text).copy))).toEqual(found);
});

test("a wrong mark is a warning and says what to write", () => {
  const [mark] = marksIn(read("好,好").copy);
  expect([mark?.severity, mark?.arguments]).toEqual(["warning", { text: ",", usual: "，" }]);
});

test.each([
  ["中", " —"],
  ["", "'"],
  ["", "〇o"],
  ["", "(中"],
  ["", "[b]"],
  ["", "“"],
  ["", "1）"],
  ["", "<p "],
])("%j and a hundred thousand of %j take a time that grows as they do", (first, often) => {
  const text = `${first}${often.repeat(100_000)}中`;
  // With the square of it, half a minute.
  expect(find({ text, kind: "body", solid: true }).length).toBeLessThan(200_001);
});
