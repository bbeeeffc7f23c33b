import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { withVariants } from "../../../src/base/han-variants.ts";
import { once } from "../../../src/base/once.ts";
import { readCopies } from "../../../src/engine/manifest/markup/markup.ts";
import { readManifest } from "../../../src/engine/manifest/read.ts";
import { checkUsage, openDesk } from "../../../src/engine/usage/check.ts";
import { readLists } from "../../../src/engine/usage/lists.ts";
import { findSimplified, findTraditional } from "../../../src/engine/usage/script.ts";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { syllables } from "../../../src/engine/words/sounds.ts";
import { simplifiedForms, standardCharacters } from "../../../src/engine/words/traditional.ts";
import { memoryFiles } from "../manifest/memory-files.ts";

const READER = { findScript: () => [], words: knownWords(), syllables: once(syllables) };

const LIST = `people:
  - {name: 许静言, titles: [市委书记], order: 1, never: true}
  - {name: 王磊, titles: [市委副书记, {title: 市长, from: 2024-03-01}, {title: 副市长, to: 2024-02-29}], order: 2}
  - {name: 陈大江, titles: [副市长], order: 3}
  - {name: 林岚, titles: [{title: 教育局局长, to: 2025-12-31}]}
words:
  - {word: 帐号, write: 账号}
  - {word: 帐号密码, write: 账号密码}
  - {word: 登陆, write: 登录, except: [台风登陆, 登陆舰]}
  - {word: 交通局, write: 市交通局}
  - {word: 平米, write: 平方米}
  - {word: WIFI, write: Wi-Fi}
  - {word: iPhone, exact: true}
  - {word: 最佳, forbidden: 广告法不许, except: [最佳射手]}
  - {word: 世卫组织, after: 世界卫生组织}
  - {word: 沙颍河, never: true}
rules:
  - {pattern: '(\\d+)％', message: 百分号用半角, write: '$1%'}
  - {pattern: '第[0-9]+届', message: 届次用汉字, severity: error, except: [第1届]}
`;

const found = async (body: string, more = "", list = LIST, paper = ""): Promise<readonly Diagnostic[]> => {
  const files = memoryFiles({
    "/news/issue.yaml": `paper: paper.yaml\ndate: 2026-12-02\npages: [{label: 1}]\nstories:\n  - id: a\n    place: {page: 1}\n${more}${
      body === "" ? "" : `    body: |\n      ${body.replaceAll("\n", "\n      ")}\n`
    }`,
    "/news/paper.yaml": `name: 日报\ncode: RB\nusage: [usage.yaml]\n${paper}`,
    "/news/usage.yaml": list,
    "/news/a.jpg": "",
  });
  const reading = await readManifest("/news/issue.yaml", files);
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics.map(({ code }) => code)));
  const { issue, paper: written } = reading.value;
  const { copies } = readCopies(issue);
  const lists = readLists(written.usage.map(({ source }) => source));
  expect(lists.diagnostics).toEqual([]);
  return checkUsage(reading.value, copies, openDesk(lists), READER);
};

const desk = async (...args: Parameters<typeof found>): Promise<readonly string[]> =>
  (await found(...args)).map(({ code, span }) => `${code} ${span.source.text.slice(span.start, span.end)}`);

describe("words", () => {
  test.each([
    ["他的帐号丢了", ["wrong-word 帐号"], "another form"],
    ["帐号、帐号", ["wrong-word 帐号", "wrong-word 帐号"], "each time"],
    [
      "帐号密码、帐号",
      ["wrong-word 帐号密码", "wrong-word 帐号"],
      "of two that begin alike the longer, and the shorter at the end",
    ],
    ["他的账号", [], "the right form"],
    ["台风登陆浙江", [], "an exception"],
    ["登陆系统", ["wrong-word 登陆"], "without it"],
    ["登陆舰登陆网站", ["wrong-word 登陆"], "only the second"],
    ["市交通局", [], "within its right form"],
    ["县交通局", ["wrong-word 交通局"], "outside it"],
    ["60平米", ["wrong-word 平米"], "a unit"],
    ["60平方米", [], "the right unit"],
    ["开通WIFI了", ["wrong-word WIFI"], "Latin beside Han"],
    ["开通WIFIX了", [], "part of a longer word"],
    ["开通XWIFI了", [], "at its end"],
    ["新款iphone和IPHONE", ["wrong-word iphone", "wrong-word IPHONE"], "other capitals"],
    ["新款iPhone", [], "as it should be"],
    ["iPhones", [], "another word"],
    ["最佳选择", ["forbidden-word 最佳"], "forbidden"],
    ["最佳射手", [], "in a longer word that is allowed"],
    ["世卫组织说", ["short-name 世卫组织"], "before the full name"],
    ["世界卫生组织（世卫组织）说，世卫组织", [], "behind it"],
    ["世卫组织说，世卫组织", ["short-name 世卫组织"], "once a story"],
    ["世界卫生组织说。\n\n世卫组织说", [], "in an earlier paragraph"],
    ["沙颍河", [], "a word that only stays whole"],
    ["增长5％", ["house-rule 5％"], "a rule of the paper"],
    ["增长5%", [], "what it wants"],
    ["第3届大会", ["house-rule 第3届"], "a rule with an exception"],
    ["第1届大会", [], "the exception"],
    ["𠮷帐号", ["wrong-word 帐号"], "behind a character above U+FFFF"],
    ["", [], "no copy"],
  ])("%s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));

  test.each([
    ["    headline: 最佳帐号\n", ["forbidden-word 最佳", "wrong-word 帐号"], "a headline"],
    [
      "    photos: [{file: a.jpg, caption: 王磊市长、许静言书记在现场。陈大江摄}]\n",
      ["people-order 许静言"],
      "the people of a caption",
    ],
    ["    photos: [{file: a.jpg, caption: 左起：王磊、许静言}]\n", [], "as they stand in the picture"],
    ["    headline: [甲, 帐号]\n", ["wrong-word 帐号"], "its second line"],
    ["    headline: 世卫组织\n", [], "short names may stand in headlines"],
    ["    byline: 本报帐号\n", ["wrong-word 帐号"], "a byline"],
    ["    note: {text: 帐号}\n", ["wrong-word 帐号"], "a note"],
  ])("%s → %j: %s", async (keys, found) => expect(await desk("正文", keys)).toEqual(found));
});

describe("people", () => {
  test.each([
    ["市长陈大江出席", "error", "市长", "王磊"],
    ["陈大江市长出席", "error", "市长", "王磊"],
    ["教育局局长林岚", "error", "教育局局长", undefined],
    ["县住建局副局长王磊", "warning", "县住建局副局长", undefined],
  ])("%s is an %s: the title %s is that of %s", async (body, severity, title, holder) => {
    expect(await found(body)).toMatchObject([{ severity, code: "wrong-title", arguments: { title } }]);
    expect((await found(body))[0]?.arguments["holder"]).toBe(holder);
  });

  test.each([
    ["市委书记许静言出席", [], "the title"],
    ["清河市委书记许静言出席", [], "with the place"],
    ["书记许静言出席", [], "short"],
    ["许静言出席", [], "none"],
    ["记者见到许静言", [], "other words before"],
    ["市长许静言出席", ["wrong-title 市长许静言"], "another's title"],
    ["市委副书记许静言出席", ["wrong-title 市委副书记许静言"], "a lower one"],
    ["副市长王磊出席", ["wrong-title 副市长王磊"], "that of before"],
    ["原副市长王磊", [], "that of before, said so"],
    ["时任副市长王磊", [], "or so"],
    ["市委副书记、市长王磊出席", [], "two titles"],
    ["原市长王磊", ["wrong-title 原市长王磊"], "he still is"],
    ["代市长王磊", ["wrong-title 代市长王磊"], "no longer"],
    ["校长王磊", ["wrong-title 校长王磊"], "a title that no list has"],
    ["副市长陈大江出席", [], "a deputy"],
    ["昨天县住建局副局长王磊", ["wrong-title 县住建局副局长王磊"], "with its office and 副"],
    ["某区副区长王磊", ["wrong-title 副区长王磊"], "with 副"],
    ["市市场监管局局长王磊", ["wrong-title 市场监管局局长王磊"], "as far as the office shows"],
    ["市长陈大江出席", ["wrong-title 市长陈大江"], "called the mayor"],
    ["教育局局长林岚", ["wrong-title 教育局局长林岚"], "out of office"],
    ["原教育局局长林岚", [], "and called so"],
    ["市委书记许静严出席", ["name-near 许静严"], "one character"],
    ["市委书记许言静出席", ["name-near 许言静"], "two turned"],
    ["市委书记李大明出席", [], "somebody else"],
    ["许静严出席", ["name-alike 许静严"], "without a title"],
    ["市委书记许某某", [], "a name that is not said"],
    ["副市长陈大汉出席", ["name-near 陈大汉"], "of a deputy"],
    ["市长王雷出席", ["name-near 王雷"], "of two characters, at the start"],
    ["邻市市长王雷出席", [], "of two, another town's"],
    ["市委书记许静言出席，书记许静严讲话", ["name-near 许静严"], "behind the short title"],
    ["镇党委书记许静严讲话", [], "behind that of another office"],
    ["许静言书记出席", [], "a title behind the name"],
    ["许静言市委书记出席", [], "the whole"],
    ["出席的有许静言市长等", ["wrong-title 许静言市长"], "another's title behind the name"],
    ["许静言局长出席", ["wrong-title 许静言局长"], "one that no list has"],
    ["王磊副市长出席", ["wrong-title 王磊副市长"], "that of before"],
    ["王磊副书记出席", [], "short for that of a deputy"],
    ["王磊书记出席", ["wrong-title 王磊书记"], "a deputy called the secretary"],
    ["许静言市长途跋涉，许静言书记员，许静言市长助理", [], "other words"],
    ["陪同许静言市长王磊出席", [], "the title of the next name"],
    ["市长许静言市长", ["wrong-title 市长许静言", "wrong-title 许静言市长"], "before and behind"],
    ["出席的有许静严书记等", ["name-near 许静严"], "within other words"],
    ["市委书记说", [], "nearly no text"],
    ["许静严书记出席", ["name-near 许静严"], "one character, the title behind"],
    ["会上，许静严市委书记说", ["name-near 许静严"], "the whole title behind"],
    ["许言静书记出席", ["name-near 许言静"], "two turned, the title behind"],
    ["王雷市长出席", ["name-near 王雷"], "of two characters, the title behind"],
    ["邻市王雷市长出席", [], "of two, another town's"],
    ["王磊市长出席", [], "the name itself"],
    ["许静言、王磊出席", [], "in order"],
    ["许静言书记、王磊市长出席", [], "in order, with titles behind"],
    ["王磊市长、许静言书记出席", ["people-order 许静言"], "out of order, with titles behind"],
    ["王磊、张三、市人力资源和社会保障局局长李四、许静言出席", ["people-order 许静言"], "with others between"],
    ["王磊指出，要抓落实、许静言说", [], "no row"],
    ["王磊，男，许静言", [], "nor this"],
    ["王磊、许静言出席", ["people-order 许静言"], "out of order"],
    ["市长王磊、市委书记许静言出席", ["people-order 许静言"], "with titles"],
    ["王磊和许静言出席", ["people-order 许静言"], "with a conjunction"],
    ["王磊向许静言汇报", [], "no row"],
    ["王磊。许静言", [], "two sentences"],
    ["左起：王磊、许静言", [], "as they stand"],
    ["陈大江、王磊、许静言", ["people-order 王磊", "people-order 许静言"], "each step"],
    ["王磊、林岚", [], "somebody without a place"],
  ])("%s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));
});

describe("names", () => {
  test.each([
    ["许静严在会上说，水退了。", ["name-alike 许静严"], "sounds like a listed one"],
    ["许言静在会上说，水退了。", ["name-alike 许言静"], "two characters of a listed one turned"],
    ["王蕾说，水退了。", ["name-alike 王蕾"], "of two characters, before a verb of saying"],
    ["王垒沙滩在哪里？", [], "of two characters, with nothing that makes it a name"],
    ["林岗说，水退了。林峰说，桥通了。", [], "of two characters, without a like sound"],
    ["我们知道林兰花开了。", [], "within other words"],
    ["陈大河在会上说，水退了。", ["name-alike 陈大河"], "one other character of a listed one"],
    ["陈大江的弟弟陈大河说，水退了。", [], "both in one sentence"],
    ["陈大江来了。他弟弟陈大河说，水退了。", [], "of one family"],
    ["陈达江和弟弟陈大湖来了。", ["name-alike 陈达江"], "a like sound counts in a family, too"],
    ["程大江说，水退了。", ["name-alike 程大江"], "a surname that sounds alike"],
    ["冯大江说，水退了。", [], "another surname"],
    ["许静某说，水退了。", [], "a name that is not said"],
  ])("of the list: %s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));

  test.each([
    ["村民高砚说，水退了。高砚又说，桥通了。高研说，好。", ["name-alike 高研"], "sounds alike"],
    ["村民高砚说，水退了。提高研究水平，高砚说。", [], "the same characters in other words"],
    ["记者祁连山到场。祁连山说，水退了。祁山连又去了一次。", ["name-alike 祁山连"], "turned"],
    ["教师范蠡舟说，水退了。范蠡舟笑了。范蠡州走了。", ["name-alike 范蠡州"], "without words of a name beside it"],
    ["书记郑晓岚说，水退了。郑晓岚走了。郑晓风告诉记者，桥通了。", ["name-alike 郑晓风"], "looks alike"],
    [
      "乡长禹成祥到场。禹成样说，水退了。",
      ["name-alike 禹成样"],
      "once each, and only the other one comes in with his office",
    ],
    ["教师欧阳若水说，水退了。欧阳若水走了。欧阳若冰说，好。", ["name-alike 欧阳若冰"], "four characters"],
    ["村民张守义说，水退了。张守义走了。章守义说，好。", ["name-alike 章守义"], "the surname"],
    [
      "村民柳根生说，水退了。柳根生走了。柳根全说，好。",
      ["name-alike 柳根全"],
      "neither alike, nor two people by the words",
    ],
    ["村民柳根生说，水退了。柳根生走了。他儿子柳根全说，好。", [], "a son"],
    ["村民柳根生说，水退了。柳根生和柳根全走了。", [], "both in one sentence"],
    ["村民邓丽华说，水退了。邓立华说，桥通了。邓丽华走了。邓立华走了。", [], "one as often as the other"],
    ["水利局局长郝志平来了。局长郝志明说，水退了。", ["name-alike 郝志明"], "the same office"],
    ["水利局局长郝志平来了。财政局局长郝志明说，水退了。", [], "another office"],
    ["副县长王大洋来了。县长王大海说，水退了。", [], "a deputy"],
    ["页面元素来说，元素来自模板，元素的大小不变，元素的颜色也不变。", [], "no name at all"],
  ])("of the story: %s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));

  test("a headline and a caption are read with the copy", async () => {
    const keys = "    headline: 高研说水退了\n    photos: [{file: a.jpg, caption: 高砚在堤上。周全摄}]\n";
    expect(await desk("村民高砚说，水退了。高砚走了。", keys)).toEqual(["name-alike 高研"]);
  });
});

describe("facts", () => {
  test.each([
    ["2026年12月2日（星期三）", [], "the day"],
    ["2026年12月2日（星期二）", ["wrong-date 2026年12月2日（星期二）"], "another"],
    ["2026年12月2日星期四", ["wrong-date 2026年12月2日星期四"], "without brackets"],
    ["12月2日（周三）", [], "without a year"],
    ["12月2日（周四）", ["wrong-date 12月2日（周四）"], "wrong"],
    ["1月1日（周五）", [], "the nearest year is the next"],
    ["12月2日周一鸣说", [], "a name"],
    ["去年12月2日（星期二）", [], "another year"],
    ["1998年洪水，7月3日（星期五）", [], "a year that was named"],
    ["2026年2月17日（农历正月初一）", [], "the moon's day"],
    ["2026年2月17日（农历正月初二）", ["wrong-date 2026年2月17日（农历正月初二"], "another"],
    ["12月2日（农历十月廿四）", [], "today"],
    ["2月30日", ["no-such-day 2月30日"], "no such day"],
    ["2026年2月29日", ["no-such-day 2026年2月29日"], "nor in that year"],
    ["2月29日", [], "in some years"],
    ["13月1日", ["no-such-day 13月1日"], "nor such a month"],
    ["昨日（1日）", [], "yesterday"],
    ["昨日（2日）", ["wrong-date 昨日（2日）"], "today"],
    ["今天（12月2日）", [], "today"],
    ["今天（12月3日）", ["wrong-date 今天（12月3日）"], "tomorrow"],
    ["明天（周四）", [], "tomorrow by its weekday"],
    ["明天（周五）", ["wrong-date 明天（周五）"], "another"],
    ["他生于1950年，今年76岁", [], "the age"],
    ["他生于1950年，今年77岁", [], "by the Chinese count"],
    ["他生于1950年，今年75岁", [], "before the birthday"],
    ["他生于1950年，现年86岁", ["wrong-age 现年86岁"], "ten years off"],
    ["1950年出生，20岁参军", [], "another time's"],
    ["生于1950年。今年30岁的他", [], "another sentence"],
    ["|项目|数|\n|---|---|\n|甲|1|\n|乙|2|\n|合计|3|", [], "a sum"],
    ["|项目|数|\n|---|---|\n|甲|1|\n|乙|2|\n|合计|4|", ["wrong-sum 4"], "a wrong one"],
    ["|项目|比率|\n|---|---|\n|甲|1|\n|乙|2|\n|合计|4|", [], "a rate"],
    ["|项目|数|\n|---|---|\n|甲|1|\n|其中乙|2|\n|合计|1|", [], "a part"],
    ["|项目|数|\n|---|---|\n|甲|1.2|\n|乙|2.3|\n|合计|3.6|", [], "rounded"],
    ["|项目|数|\n|---|---|\n|甲|1,200|\n|乙|300|\n|合计|1,500|", [], "with commas"],
  ])("%s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));

  test.each([
    ["32人获奖", "共32人", [], "the same"],
    ["32人获奖", "共23人", ["headline-figure 32"], "another"],
    ["32人获奖", "共三十二人", [], "in words"],
    ["近32人获奖", "共31人", [], "about"],
    ["32余人获奖", "共31人", [], "more than"],
    ["3.2万人", "共32186人", [], "rounded"],
    ["2026年", "今年", [], "the issue's year"],
    ["5G来了", "新网络", [], "a name"],
    ["120万元", "共120万元", [], "with a unit"],
    ["120万元", "共120亿元", ["headline-figure 120万"], "with another"],
  ])("%s over %s → %j: %s", async (headline, body, found) =>
    expect(await desk(body, `    headline: ${headline}\n`)).toEqual(found),
  );

  test.each([
    ["邮编：466000　电话：0394-8599123", [], "right"],
    ["邮编：46600", ["wrong-number 46600"], "five digits"],
    ["电话：0394-859912", ["wrong-number 0394-859912"], "six digits"],
    ["热线：12345", [], "a service"],
    ["电话：400-123-4567", [], "400"],
    ["手机：1380000111", ["wrong-number 1380000111"], "ten digits"],
  ])("colophon %s → %j: %s", async (colophon, found) =>
    expect(await desk("正文", "", LIST, `furniture: {colophon: "${colophon}"}\n`)).toEqual(found),
  );
});

describe("days", () => {
  test.each([
    ["12月2日 星期二", ["wrong-date 12月2日 星期二", "han-space  "], "behind a space"],
    ["12月2日上午（星期二）", ["wrong-date 12月2日上午（星期二）"], "behind an hour"],
    ["12月2日晚，星期三", [], "behind an hour, right"],
    ["12月2号（周二）", ["wrong-date 12月2号（周二）"], "as people speak"],
    ["十二月二日（星期二）", ["wrong-date 十二月二日（星期二）"], "in words"],
    ["二〇二六年十二月二日，星期四", ["wrong-date 二〇二六年十二月二日，星期四"], "with the year in words"],
    [
      "１２月２日（星期二）",
      ["wide-latin １２", "wrong-date １２月２日（星期二）", "wide-latin ２"],
      "in full-width figures",
    ],
    ["2026-12-02 星期二", ["wrong-date 2026-12-02 星期二"], "as a computer writes it"],
    ["2026.12.2（周三）", [], "with points"],
    ["星期二（12月2日）", ["wrong-date 星期二（12月2日"], "the weekday first"],
    ["星期三（12月2日）", [], "the weekday first, right"],
    ["下周三（12月9日）", [], "next week"],
    ["下周三（12月2日）", ["wrong-date 下周三（12月2日"], "next week, but the date is this one's"],
    ["12月9日（本周三）", ["wrong-date 12月9日（本周三）"], "this week, but the date is the next one's"],
    ["下周日（12月6日）", [], "for whom weeks begin with Sunday"],
    ["12月5日（星期六）零时至7日（星期日）六时", ["wrong-date 7日（星期日）"], "a day of the month before it"],
    ["12月30日（周三）至2日（周六）", [], "of the month behind it"],
    ["3日（周四）停水", [], "of the month that is nearest"],
    ["3日（周五）停水", ["wrong-date 3日（周五）"], "of the nearest month, wrong"],
    ["12月2日至4日（周三至周五）", [], "a range"],
    ["12月2日至4日（周三至周四）", ["wrong-date 4日（周三至周四）"], "a range that ends on another day"],
    ["12月2日、3日（周二、周三）", ["wrong-date 3日（周二、周三）"], "two days"],
    ["去年12月2日（星期二）", [], "last year"],
    ["去年12月2日（星期三）", ["wrong-date 12月2日（星期三）"], "last year, with this one's weekday"],
    ["当年12月2日（星期六）", [], "a year that nobody names"],
    ["洪水是1998年的事。\n\n7月3日，星期五", [], "a year of another paragraph"],
    ["12月2日，周二至周五开放", [], "days of another kind"],
    ["12月2日，每周二开放", [], "every Tuesday"],
    ["昨晚（12月2日）", ["wrong-date 昨晚（12月2日）"], "an evening"],
    ["今晨（2日）", [], "a morning"],
    ["12月2日（昨天）", ["wrong-date 12月2日（昨天）"], "the date first"],
    ["新华社北京12月1日电 今天（1日）", ["dateline-in-copy 新华社北京12月1日电"], "a wire's own day"],
    ["六月三十一日", ["no-such-day 六月三十一日"], "no such day, in words"],
    ["农历二月三十日", [], "a day of the moon"],
    ["《十二月二日》，星期二他又来了", [], "a title"],
    ["版本2026.13.40", [], "no date"],
    ["30日内答复，100日（周三）", [], "spans of days"],
  ])("%s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));
});

describe("ages", () => {
  test.each([
    ["六十七岁的老施工员段长庚上堤。他1959年出生，十九岁就跟着师傅。", [], "in words, with another time's"],
    ["五十七岁的老施工员段长庚上堤。他1959年出生，十九岁就跟着师傅。", ["wrong-age 五十七岁"], "ten years off"],
    ["段长庚，76岁，1959年生。", ["wrong-age 76岁"], "figures turned"],
    ["段长庚（1959年出生）今年六十六岁。", [], "before the birthday"],
    ["她今年已71岁，生于1952年。", ["wrong-age 今年已71岁"], "behind 已"],
    ["他生于1931年，1949年参军，那年他十八岁。", [], "of a year that is named"],
    ["他生于1931年，1949年参军，那年他十六岁。", ["wrong-age 那年他十六岁"], "of a year that is named, wrong"],
    ["他生于1931年，十八岁的少年离开了家。", [], "of another time"],
    ["他（1939—2020）享年82岁。", [], "a life"],
    ["他（1939—2020）享年72岁。", ["wrong-age 享年72岁"], "a life, ten years off"],
    ["他生于1939年，2020年去世，享年71岁。", ["wrong-age 享年71岁"], "the year of death before it"],
    ["他生于1959年。李四今年20岁。", [], "somebody else"],
    ["他生于1959年，其子生于1983年，今年43岁。", [], "two births"],
    ["他生于1959年，今年67岁，妻子今年60岁。", [], "two ages"],
  ])("%s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));
});

describe("sums of sentences", () => {
  test.each([
    ["共安排工程四十六处，其中清淤三十一处、护坡九处、涵闸六处。", [], "right"],
    ["共安排工程四十六处，其中清淤三十一处、护坡九处、涵闸五处。", ["parts-sum 四十六处"], "one too few"],
    ["总投资2860万元，其中补助1500万元，配套1630万元。", ["parts-sum 2860万元"], "figures turned"],
    ["总投资1.2亿元，其中补助7000万元，自筹5000万元。", [], "units that differ"],
    ["总投资1.2亿元，其中补助6960万元，自筹5020万元。", [], "a rounded total"],
    ["有64人报名，其中男选手52人，女选手11人。", ["parts-sum 64人"], "men and women"],
    ["有64人报名，其中党员52人，女选手11人。", [], "groups that overlap"],
    ["有64人报名，其中教师12人，医生11人。", [], "some of them"],
    ["提了二十三条意见，当场答复十七条，其余六条转交。", [], "the rest"],
    ["提了二十三条意见，当场答复十六条，其余六条转交。", ["parts-sum 二十三条"], "a wrong rest"],
    ["改造十一个小区，完工四个，在建五个，另外两个招标。", [], "three parts"],
    ["改造十二个小区，完工四个，在建五个，另外两个招标。", ["parts-sum 十二个"], "three parts, wrong"],
    ["甲村5户、乙村4户，共9户。", [], "the total last"],
    ["甲村5户、乙村4户，共10户。", ["parts-sum 10户"], "the total last, wrong"],
    ["来自3个镇的男队5个、女队4个，共9个。", [], "with a number that is no part"],
    ["甲、乙两村各5户，丙村4户，共14户。", [], "each"],
    ["甲村近5户、乙村4户，共10户。", [], "about"],
    ["甲村三五户、乙村4户，共8户。", [], "a few"],
    ["收购320吨，比去年多40吨，其中核桃200吨，板栗80吨。", [], "some of them, behind a difference"],
    ["清淤31处：上段12处，中段16处，下段4处。", ["parts-sum 31处"], "behind a colon"],
    ["开馆第三年，藏书一万二千册，每周二至周日开放。", [], "no sum"],
    ["一场1200元，一年五十场，共6万元。", [], "a product"],
  ])("%s → %j: %s", async (body, found) => expect(await desk(body)).toEqual(found));
});

describe("scripts", () => {
  const tables = { forms: () => withVariants(simplifiedForms()), standard: standardCharacters };
  const span = {
    source: { path: "a", text: "", lines: new Int32Array(1), pairs: new Int32Array(1) },
    start: 0,
    end: 0,
  };
  const texts = (find: ReturnType<typeof findSimplified>, text: string): readonly unknown[] =>
    find({ role: "copy", text, kind: "body", solid: true, spanOf: () => span }).map(({ arguments: args }) => [
      args["text"],
      args["usual"],
    ]);
  test.each([
    ["國際新聞，著名", [["國際新聞", "国际新闻"]], "traditional"],
    ["乾坤，著作，瞭望", [], "characters of both"],
    ["国际新闻", [], "simplified"],
  ])("in a simplified paper %s → %j: %s", (text, found) => expect(texts(findTraditional(tables), text)).toEqual(found));
  test.each([
    ["国際新闻", [["国際新闻", undefined]], "simplified"],
    ["皇后，里程，干涉，面子", [], "characters of both"],
    ["國際新聞", [], "traditional"],
  ])("in a traditional paper %s → %j: %s", (text, found) => expect(texts(findSimplified(tables), text)).toEqual(found));
});
