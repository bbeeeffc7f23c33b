import { expect, test } from "vitest";
import { type Key, keyedCache } from "../../../src/base/memo.ts";
import type { TextStyle } from "../../../src/engine/model/style.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { turnHeading } from "../../../src/engine/text/headings/display.ts";
import { cutHeading, type Turnable } from "../../../src/engine/text/headings/turns.ts";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { withListedWords } from "../../../src/engine/words/own-words.ts";
import { inTraditional } from "../../../src/engine/words/traditional.ts";
import type { Words } from "../../../src/engine/words/words.ts";
import { squareFonts } from "../../square-font.ts";
import { plain, textsOf } from "./setting.ts";
import { TURNED_HEADLINES } from "./turned-headlines.ts";

const style: TextStyle = { ...plain, size: 20, floor: 20, align: "left" };
const bench = newTextContext(squareFonts());
const words = knownWords();

/** Turns a headline into as many lines as it has turned by hand. */
function turnedAs(example: string, measure: number, known = words): string {
  const [first = ""] = example.split("|");
  const text = first.replaceAll("/", "");
  const maxLines = first.split("/").length;
  const context = { bench, words: known, role: "headline", maxLines } as const;
  return textsOf(turnHeading({ lines: [text], turned: false }, style, measure * style.size, context).lines).join("/");
}

/** The same with words that a paper lists. */
test.each<[string, number, string[], [without: string, whole: string], string]>([
  // headline         measure  own words     without             with                 why
  ["全城供水管网换新", 6, ["供水管网"], ["全城供水管/网换新", "全城/供水管网换新"], "a term that the dictionary parts"],
  ["记者欧阳蘅秋获奖", 6, ["欧阳蘅秋"], ["记者欧阳蘅/秋获奖", "记者欧阳蘅秋/获奖"], "a name"],
  [
    "全市清河图书馆开放",
    7,
    ["清河图书馆"],
    ["全市清河/图书馆开放", "全市清河图书馆/开放"],
    "a name that ends in a term",
  ],
  [
    "霁川轮渡公司增开夜班船",
    5,
    ["霁川轮渡公司"],
    ["霁川轮渡/公司增开/夜班船", "霁川轮渡/公司增开/夜班船"],
    "a name longer than its line is parted as other words are",
  ],
])("%s in lines of %i with %j", (text, measure, own, turns) => {
  const turned = (known: Words): string => {
    const context = { bench, words: known, role: "headline", maxLines: 3 } as const;
    return textsOf(turnHeading({ lines: [text], turned: false }, style, measure * style.size, context).lines).join("/");
  };
  expect([turned(words), turned(withListedWords(words, own))]).toEqual(turns);
});

test("a sub-editor agrees with nineteen turns of twenty", () => {
  const others = TURNED_HEADLINES.flatMap(([turned, measure]) => {
    const found = turnedAs(turned, measure);
    return turned.split("|").includes(found) ? [] : [`${found} (${turned})`];
  });
  expect(others.length, others.join("\n")).toBeLessThanOrEqual(TURNED_HEADLINES.length / 20);
});

/** Turned by hand, as a sub-editor would: / is a turn. Two lines; the number is the measure in em. */
test.each([
  ["北渡口复航首日/迎客三千余人|北渡口复航/首日迎客三千余人", 8, "lines of about one length"],
  ["全市中小学明起/恢复正常上课|全市中小学/明起恢复正常上课", 8, "at a word"],
  ["老城区和新城区/之间架起三座桥", 8, "和 within a line"],
  ["今冬供暖提前十天/并延长到三月底", 9, "a number with its measure word"],
  ["我们的孩子/在图书馆里长大了", 9, "的 not first, 在 not last"],
  ["十年磨一剑：/大桥终于合龙", 8, "after a mark"],
  ["“智慧水网”/二期工程昨日通水", 9, "after a quotation"],
  ["《汀湖志》/将于明年春天重印", 9, "after a title; 于 not last"],
  ["市民可凭身份证/和健康卡免费乘渡船", 9, "和 first rather than last"],
  ["学校食堂的价格/与家长们说了算", 8, "与 first rather than last"],
  ["全城三万六千户/昨天告别桶装水", 8, "a number in Han stays with its measure word"],
  ["2026年全市/新增公园38个", 7, "a figure stays with what it counts"],
  ["2026年11月24日，/栈道贯通！", 10, "nor is a date"],
  ["二〇二六年十一月二十四日/老渡口复航", 13, "nor one in Han"],
  ["昨晨8时30分/江堤合龙", 7, "nor a time"],
  ["她把一辈子/都给了这座桥", 7, "了 not first"],
  ["谁动了/我的自行车", 6, "了 stays with its verb"],
  ["得了大奖以后/他回到了村里", 7, "a headline may itself begin with 得"],
  ["一部电梯，/先量光再谈钱", 7, "a comma is the first place to turn"],
  ["城南与城北及江东/三地同时停水", 9, "及 within a line"],
  ["记者夜访菜场：/凌晨三点的灯", 8, "的 within a line"],
  ["大雾锁湖七小时/渡船一班没停", 8, "没 not last"],
  ["新书《慢船》/昨天在渡口首发", 8, "a title is not parted"],
  ["第八届芦苇节/周六开幕", 7, "第八届 in one piece"],
  ["PM2.5浓度降到/十年来最低|PM2.5浓度/降到十年来最低", 8, "a number first rather than last"],
  ["退休教师把三千册书/捐给村里的孩子", 10, "把 within a line"],
  ["不能让老街/只剩下一块牌子", 8, "不能 in one piece"],
  ["一张旧船票/和它的六任主人", 8, "和 first"],
  ["复航头一晚/坐满三条船", 7, "头 belongs to what it counts"],
  ["供水管网改造/六月底前完成", 9, "底 belongs to its month"],
  ["游客总数多了一成/比去年多得多", 9, "what is compared stays with what is said of it"],
] as const)("%s in lines of %d em: %s", (turned, measure, _why) => {
  expect(turned.split("|")).toContain(turnedAs(turned, measure));
});

const traditional = inTraditional(words);

/** The lists of words and the dictionary are simplified. */
test.each([
  ["保供應穩價格/兩萬噸儲備肉投放市場", 11, "a number stays with what it counts"],
  ["昨晨8時30分/江堤合龍", 7, "a time is not parted"],
  ["第八屆蘆葦節/週六開幕", 7, "節 is the end of a name"],
  ["湖區候鳥數量/創十年新高", 8, "創 not last"],
  ["市政協委員建議/增設夜間急診藥房", 9, "what is said begins behind 建議"],
  ["非遺傳承人/走進課堂教孩子扎燈籠", 10, "terms that the dictionary lacks"],
  ["我國科學家發現/一種新的深海貝類", 10, "一種 is not the end of a line"],
] as const)("in traditional characters %s in lines of %d em: %s", (turned, measure, _why) => {
  expect(turned.split("|")).toContain(turnedAs(turned, measure, traditional));
});

const boats = "单程两元，末班到二十二点；/头一晚的乘客，多半坐过当年的船";
const exports = "今年前三季度/全市出口增长一成半";

const hall = "小区停车难/能否向地下要空间";

test.each([
  // role, text, size, floor, measure                       size  why
  [["deck", boats, 13, 11, 190], 12.5, "头 stays with 一晚 for half a point"],
  [["deck", boats, 13, 11, 165], 11, "by the smallest size that the style allows"],
  [["deck", boats, 13, 11, 195], 13, "what turns well keeps its size"],
  [["headline", exports, 20, 14, 170], 19, "全市 begins its line"],
  [["headline", hall, 20, 14, 150], 19, "能否, too"],
  [
    ["headline", "小区停车难能否/向地下要空间", 20, 14, 130],
    18.5,
    "but a tenth of the size would be too much for that",
  ],
  [["deck", hall, 20, 14, 130], 16.5, "in a deck it is not"],
] as const)(
  "%j stands in %d pt: %s (engine/text/RULES.md#turns)",
  ([role, turned, size, floor, measure], expected, _why) => {
    const context = { bench, words, role, maxLines: 2 } as const;
    const text = turned.replaceAll("/", "");
    const set = turnHeading({ lines: [text], turned: false }, { ...style, size, floor }, measure, context);
    expect([textsOf(set.lines).join("/"), set.size]).toEqual([turned, expected]);
  },
);

test.each([
  [165, undefined, "the smallest size turns behind a stop"],
  [160, boats.replace("/头", "头/"), "the smallest size turns behind 头"],
] as const)("in %d pt a deck is told as torn: %s: %s", (measure, torn, _why) => {
  const context = { bench, words, role: "deck", maxLines: 2 } as const;
  const heading = { lines: [boats.replace("/", "")], turned: false };
  const [first] = turnHeading(heading, { ...style, size: 13, floor: 11 }, measure, context).lines;
  expect(first?.torn).toBe(torn);
});

test.each([
  ["headline", 20, 19, "a headline gives size for a turn"],
  ["deck", 10, 9, "so does a deck, however small"],
  ["headline", 10, 10, "a brief's headline has the size of those beside it"],
] as const)("a %s of %d pt stands in %d pt: %s", (...[role, size, expected]) => {
  const context = { bench, words, role, maxLines: 2 } as const;
  const heading = { lines: [exports.replace("/", "")], turned: false };
  const set = turnHeading(heading, { ...style, size, floor: 0.7 * size }, 8.5 * size, context);
  expect(set.size).toBe(expected);
});

test.each([
  // text, turns, measure, size, torn, why
  ["2026年电影暑期档票房突破百亿元", "2026年电影暑期档/票房突破百亿元", 9, 20, false, "暑期档 is one word"],
  ["我市最近八年新增绿地三百公顷", "我市最近八年/新增绿地/三百公顷", 6, 20, false, "最近八年 is one time"],
  ["近八年来全市新增学位十万个", "近八年来/全市新增/学位十万个", 5, 20, false, "so is 近八年来"],
  ["大规模设备更新政策落地见效", "大规模设备更新/政策落地见效", 8, 20, false, "设备更新 is one term"],
  [
    "市民最关心的是菜篮子、米袋子",
    "市民最关心的是菜篮子、米袋子",
    10,
    15,
    false,
    "smaller rather than 的 at a line's end",
  ],
  ["市民最关心的是菜篮子、米袋子", "市民最关心的/是菜篮子、米袋子", 8, 20, true, "at no size: 的 is reported"],
  ["文化馆、图书馆延长开放", "文化馆、图书馆/延长开放", 6, 18.5, false, "smaller rather than 、 at a line's end"],
] as const)(
  "%s turns %s in %d em at %d pt, torn %s: %s (text/RULES.md#turns)",
  (text, turned, measure, size, torn, _why) => {
    const context = { bench, words, role: "headline", maxLines: measure < 7 ? 3 : 2 } as const;
    const set = turnHeading({ lines: [text], turned: false }, { ...style, floor: 14 }, measure * 20, context);
    expect([textsOf(set.lines).join("/"), set.size, set.lines[0]?.torn !== undefined]).toEqual([turned, size, torn]);
  },
);

test("what is recalled of a heading gives the same lines at each size and measure", () => {
  const remember = keyedCache<Key, Turnable>();
  let made = 0;
  const one = {};
  const recall = (key: readonly unknown[], make: () => Turnable): Turnable => {
    return remember([one, ...key], () => {
      made++;
      return make();
    });
  };
  const places = TURNED_HEADLINES.slice(0, 20).flatMap(([example]) =>
    [40, 20, 13].flatMap((size) =>
      [5, 7, 9].map((measure) => ({ text: example.replaceAll(/\|.*|\//g, ""), size, measure })),
    ),
  );
  const context = { bench, words, role: "headline", maxLines: 2 } as const;
  const different = places.filter(({ text, size, measure }) => {
    const heading = { lines: [text], turned: false };
    const sized = { ...style, size, floor: 0.7 * size };
    const [anew, recalled] = [context, { ...context, recall }].map((each) =>
      turnHeading(heading, sized, measure * size, each),
    );
    return JSON.stringify(anew) !== JSON.stringify(recalled);
  });
  expect(different).toEqual([]);
  // A text is cut for display type and for small type, and once more at its words.
  expect(made).toBeLessThanOrEqual(20 * 4);
});

test.each(["horizontal", "vertical"] as const)("no %s headline turns inside a word that fits its line", (writing) => {
  for (const [example] of TURNED_HEADLINES) {
    const text = (example.split("|")[0] as string).replaceAll("/", "");
    const ends = wordEnds(text);
    for (let measure = 4; measure < 12; measure++) {
      const context = {
        bench,
        words,
        role: "headline",
        maxLines: 2,
        ...(writing === "vertical" && { writing }),
      } as const;
      const set = turnHeading({ lines: [text], turned: false }, style, measure * style.size, context);
      let at = 0;
      const inside = textsOf(set.lines).flatMap((line) => {
        at += line.length;
        return ends.has(at) ? [] : [line];
      });
      expect(inside, `${text} at ${measure} em`).toEqual([]);
    }
  }
});

/** The ends of words, and all places inside words of more than three characters, which may not fit a line. */
function wordEnds(text: string): ReadonlySet<number> {
  const ends = new Set<number>();
  let at = 0;
  for (const word of cutHeading(text, words)) {
    if (word.length > 3) for (let inside = 1; inside < word.length; inside++) ends.add(at + inside);
    at += word.length;
    ends.add(at);
  }
  return ends;
}
