import { describe, expect, test } from "vitest";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { setStyled } from "../../../src/engine/text/headings/display.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { BREAK_COSTS, FORBIDDEN } from "../../../src/engine/text/marks/pairs.ts";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import * as weights from "../../../src/engine/text/weights.ts";
import { englishHyphens } from "../../../src/engine/words/hyphens.ts";
import { withListedWords } from "../../../src/engine/words/own-words.ts";
import { squareFonts } from "../../square-font.ts";
import {
  allLines,
  copyOf,
  endOf,
  glyphsOf,
  type Piece,
  placesIn,
  plain,
  requestOf,
  round,
  setText,
  textsOf,
} from "./setting.ts";

/** Faults that a proof-reader marks on a page: the text, the measure in em, the lines, and why. */
type Case = readonly [text: string, measure: number, lines: readonly string[], why: string];

function hold(cases: readonly Case[]): void {
  test.each(cases)("%s at %d em → %j: %s", (text, measure, lines) => {
    expect(textsOf(setText(text, measure))).toEqual(lines);
  });
}

describe("last lines (text/RULES.md#runts)", () => {
  hold([
    ["他说：“天地玄黄宇宙洪荒……”", 13, ["他说：“天地玄黄宇宙", "洪荒……”"], "……” alone is no line"],
    ["天地玄黄宇宙洪荒日月去……", 11, ["天地玄黄宇宙洪荒日", "月去……"], "nor is one character with ……"],
    ["天地玄黄宇宙洪荒日月去——", 11, ["天地玄黄宇宙洪荒日", "月去——"], "nor with ——"],
    ["天地玄黄宇宙洪荒日月！’”", 10, ["天地玄黄宇宙洪荒", "日月！’”"], "marks do not count"],
    ["天……", 2, ["天", "……"], "a paragraph of one character has none to give"],
  ]);
});

describe("forms of marks that are told and set all the same (text/RULES.md#line-starts, text/RULES.md#line-ends)", () => {
  hold([
    ["天地玄黄﹔宇宙", 4, ["天地玄", "黄﹔宇宙"], "a small mark begins no line"],
    ["天地玄黄､宇宙", 4, ["天地玄", "黄､宇宙"], "nor does a half-width one"],
    ["天地玄｢黄｣", 4, ["天地玄", "｢黄｣"], "a bracket ends none"],
    ["天地玄――黄", 4, ["天地", "玄――黄"], "lines for a dash are one unit"],
    ["天地玄──黄", 4, ["天地", "玄──黄"], "likewise"],
    ["天地玄黄＂宇宙＂", 4, ["天地玄黄", "＂宇宙＂"], "quotation marks come in pairs"],
  ]);
});

describe("signs and ratios (text/RULES.md#units)", () => {
  hold([
    ["天地玄黄−12℃", 5, ["天地玄黄", "−12℃"], "a minus belongs to its number"],
    ["天地玄黄– 12℃", 5, ["天地玄黄", "– 12℃"], "typed as a dash and a space, too"],
    ["天地玄黄 ± 12", 5, ["天地玄黄 ", "± 12"], "± likewise"],
    ["天地玄≤ 35%", 5, ["天地玄", "≤ 35%"], "≤ likewise"],
    ["天地玄黄3 × 5", 5, ["天地玄黄", "3 × 5"], "no line ends beside a sign between two numbers"],
    ["天地玄黄3：2", 5, ["天地玄黄", "3：2"], "a ratio is one number"],
    ["天地玄黄宇9月–12月", 8, ["天地玄黄宇9月–", "12月"], "a span of months is none"],
    ["天地玄黄宇9月－12月", 8, ["天地玄黄宇9月－", "12月"], "nor is one with a wide sign"],
    ["天地玄黃宇9時–12時", 8, ["天地玄黃宇9時–", "12時"], "nor one of hours in traditional characters"],
  ]);

  test.each([
    ["天−12地", [0, 1.25, 1.75, 2.25, 3], "the white stands before the sign, none behind it"],
    ["玄– 12地", [0, 1.25, 1.75, 2.25, 3], "the author's space is no second one"],
    ["天 ± 12地", [0, 1.25, 1.75, 2.25, 3], "on either side"],
    ["天3：2地", [0, 1.25, 1.75, 2.25, 3], "：between figures has ½ em, and ∶"],
    ["天3∶2地", [0, 1.25, 1.75, 2.25, 3], "as well"],
    ["天：2地", [0, 1, 2, 2.75], "after Han it is a mark"],
  ])("%s → glyphs at %j: %s", (text, places) => {
    expect(placesIn(setText(text, 20))).toEqual(places);
  });
});

describe("scripts (text/RULES.md#scripts)", () => {
  /** Each run with its size and its distance below the baseline. */
  const runsOf = (text: string): readonly string[] =>
    setText(text, 20).flatMap(({ segments }) =>
      segments.flatMap(({ runs }) =>
        runs.map(({ size, y, texts }) => `${texts.join("")} ${size} ${round(y?.[0] ?? 0)}`),
      ),
    );

  test.each([
    ["H₂O", ["H 10 0", "₂ 6 1.4", "O 10 0"], "a subscript is the face's figure at 60 %"],
    ["10⁻⁶", ["10 10 0", "⁻⁶ 6 -3.3"], "so are superscripts, signs too"],
    ["3 m²", ["3 m 10 0", "² 6 -3.3"], "² as well, though the face has one"],
  ])("%s → %j: %s", (text, runs) => {
    expect(runsOf(text)).toEqual(runs);
  });

  test("a script takes 60 % of its figure's width", () => {
    expect(placesIn(setText("天m²地", 20))).toEqual([0, 1.25, 1.75, 2.3]);
  });

  hold([["天玄H₂O地", 4, ["天玄", "H₂O地"], "no line parts it from its base"]]);

  test("a face is left for the character that it lacks, no longer", () => {
    const bench = newTextContext(squareFonts("", "β"));
    const [line] = setStyled([{ role: "body", text: "αβγ", style: plain }], 100, bench);
    expect(line?.segments.flatMap(({ runs }) => runs.map(({ font, texts }) => [font, texts.join("")]))).toEqual([
      ["square-宋", "α"],
      ["square-宋-fallback", "β"],
      ["square-宋", "γ"],
    ]);
  });
});

describe("addresses, code and names (text/RULES.md#western-words)", () => {
  const hyphens = englishHyphens();
  /** As `setText`, with the words of English. */
  const linesOf = (text: string, measure: number): readonly Line[] =>
    allLines(setGalley({ ...requestOf(copyOf([{ text }]), { measure }), words: Object.assign(() => [], { hyphens }) }));

  test.each<Case>([
    [
      "见https://news.example.org/a地",
      7.5,
      ["见https://news", ".example.org/", "a地"],
      "an address turns before a point, never behind ://",
    ],
    ["见https://news.example.org/a地", 9, ["见https://news.ex", "ample.org/a地"], "else anywhere"],
    ["天地玄黄http://example.org", 7, ["天地玄黄", "http://example", ".org"], "but not inside http://"],
    ["天地玄黄www.example.org/list", 6, ["天地玄", "黄www.examp", "le.org/list"], "two letters stay on each side"],
    ["天地玄github.com/ruanyf宇宙", 8, ["天地玄github", ".com/ruanyf宇宙"], "a domain is one"],
    ["邮箱hr@example.com宇宙洪荒", 7, ["邮箱hr@ex", "ample.com宇宙", "洪荒"], "mail, too"],
    ["天地玄hr@example.com宇", 4.25, ["天地玄hr", "@example", ".com宇"], "before @ where that fits"],
    ["天地玄http://localhost/news宇", 9, ["天地玄http://loca", "lhost/news宇"], "what has :// is one without a domain"],
    ["邮箱kefu@12306.cn宇宙", 7, ["邮箱kefu@123", "06.cn宇宙"], "mail without letters behind @"],
    ["玄黄www.12306.cn宇宙", 5.5, ["玄黄www.12", "306.cn宇宙"], "figures are a part, too"],
    [
      "天地玄黄example.org/linjiang-water-news宇",
      8,
      ["天地玄黄example", ".org/linjiang-wa", "ter-news宇"],
      "the second choice, behind a hyphen of its own, goes before a loose line",
    ],
    ["玄黄example.org?tab=read", 8, ["玄黄example.org", "?tab=read"], "and before ? of a query"],
    ["天地玄黄U.S.A.宇宙", 5.5, ["天地玄黄", "U.S.A.宇宙"], "single letters with points are no domain"],
    ["天地玄黄宇宙OpenAI洪荒", 8, ["天地玄黄宇宙", "OpenAI洪荒"], "a name is not parted"],
    ["天地玄黄宇Herrenknecht洪", 8, ["天地玄黄宇Her", "renknecht洪"], "unless its line would open"],
    ["天地玄黄宇conference洪荒", 8, ["天地玄黄宇con", "ference洪荒"], "a word is"],
    ["天地玄黄宇宙papers洪荒", 8, ["天地玄黄宇宙pa", "pers洪荒"], "one of six letters"],
    ["天地玄黄宇宙paper洪荒", 8, ["天地玄黄宇宙", "paper洪荒"], "not one of five"],
    ["天地玄黄宇Conferences洪荒", 8, ["天地玄黄宇Con", "ferences洪荒"], "one with a capital might be a name"],
    ["天地玄黄宇Development洪荒", 8, ["天地玄黄宇De", "velopment洪荒"], "unless its ending shows that it is none"],
    ["天地玄黄宇Question洪荒", 8, ["天地玄黄宇Ques", "tion洪荒"], "and it has nine letters"],
    ["天地玄黄宇DEVELOPMENT洪", 8, ["天地玄黄宇DE", "VELOPMENT洪"], "capitals last"],
    [
      "天地玄黄Telecommunications宇宙",
      8,
      ["天地玄", "黄Telecommuni", "cations宇宙"],
      "a word wider than the measure is parted by its hyphens, too",
    ],
    ["天地玄黄宇Windows/Linux洪荒", 9.5, ["天地玄黄宇Windows/", "Linux洪荒"], "words turn behind their /"],
    ["天地玄黄宇宙洪km/h荒", 8.5, ["天地玄黄宇宙洪", "km/h荒"], "a unit does not"],
    ["天地玄黄宇宙80 km/h洪荒", 8, ["天地玄黄宇宙", "80 km/h洪荒"], "nor behind its number"],
    ["天地玄黄宇宙25 km洪荒", 7.5, ["天地玄黄宇宙", "25 km洪荒"], "nor a unit of one sign"],
    ["天地玄黄宇宙25 ℃洪荒", 7.3, ["天地玄黄宇宙", "25 ℃洪荒"], "nor ℃"],
    ["天地玄黄宇宙25 %洪荒", 7.3, ["天地玄黄宇宙", "25 %洪荒"], "nor %"],
    ["天地玄黄宇file_name_one洪", 8, ["天地玄黄宇file_", "name_one洪"], "code has no hyphen"],
    ["天地玄黄宇useTemplateRef洪", 6.75, ["天地玄黄宇use", "TemplateRef洪"], "and turns where its case changes"],
    ["天地玄黄宇mp3player洪荒", 9.5, ["天地玄黄宇mp3play", "er洪荒"], "or anywhere, such as with a figure"],
    ["天地玄黄：0371-5550188。", 9.5, ["天地玄黄：", "0371-5550188。"], "a telephone number is no code"],
    ["天地玄黄宇宙洪荒120km/h。", 9.5, ["天地玄黄宇宙洪荒", "120km/h。"], "nor a number with its unit"],
    ["天地玄黄宇宙洪GB/T15834。", 10, ["天地玄黄宇宙洪", "GB/T15834。"], "figures inside code are a number"],
  ])("%s at %d em → %j: %s", (text, measure, lines) => {
    expect(textsOf(linesOf(text, measure))).toEqual(lines);
  });

  test.each([
    ["天地example.org/linjiang-water-works", 9, "one with two Han characters"],
    ["https://example.org/linjiang/water/news", 8, "one of nothing else"],
  ])("%s at %d em is flush: %s", (text, measure) => {
    const lines = linesOf(text, measure);
    for (const line of lines.slice(0, -1)) expect(endOf(line)).toBe(measure);
  });

  test("no letter stands apart from the next by what a reader sees, whatever the line lacks", () => {
    for (const line of linesOf("天地https://example.org/linjiang/water/news玄黄宇宙洪荒", 9)) {
      const places = glyphsOf(line);
      for (const [at, [text, x]] of places.entries()) {
        const [next, end] = places[at + 1] ?? ["", 0];
        if (/[a-z]/.test(text) && /[a-z]/.test(next)) expect(end - x - 0.5).toBeLessThan(weights.VISIBLE);
      }
    }
  });
});

describe("result lists (text/RULES.md#result-lists)", () => {
  /** The places of the cells, by line, in em. */
  const cellsOf = (rows: readonly Piece[], measure: number, indent: number): readonly unknown[] =>
    allLines(setGalley(requestOf(copyOf(rows), { measure, indent }))).map((line) => {
      const glyphs = glyphsOf(line);
      return glyphs
        .filter((_, at) => at === 0 || glyphs[at - 1]?.[0].endsWith("　"))
        .map(([text, x]) => `${text.trim()} ${x}`)
        .join(", ");
    });

  test.each([
    [
      ["1　王　铱　29分07秒", "2　李小明　29分10秒", "10　欧阳修远　30分"],
      20,
      2,
      ["1 2, 王 4, 铱 6, 2 9", "2 2, 李 4, 2 9", "1 2, 欧 4, 3 9"],
      "columns align over the list; a spread name is one cell",
    ],
    [
      ["1　王　铱　29分07秒", "2　李小明　29分10秒"],
      11,
      2,
      ["1 0, 王 1.5, 铱 3.5, 2 5.5", "2 0, 李 1.5, 2 5.5"],
      "a list too wide for its indent gives that up",
    ],
    [
      ["1　王　铱　天地玄黄宇宙洪荒"],
      8,
      2,
      ["1 0, 王 1.5, 铱 3.5, 天 5.5", "玄 1"],
      "a row alone turns hanging, and no line is stretched",
    ],
    [
      ["2　欧阳振华　29分31秒", "3　李小明　29分10秒"],
      9,
      2,
      ["2 0, 欧 1.5", "2 1", "3 0, 李 1.5", "2 1"],
      "and between its cells where each has room in a line",
    ],
    [["天地　玄黄", "宇　宙洪"], 12, 2, ["天 2, 玄 5", "宇 2, 宙 5"], "two rows of two cells are a list"],
    [["王　铱　29分", "李小明　30分"], 12, 2, ["王 2, 铱 4, 2 6", "李 2, 3 6"], "a spread name may open a row"],
    [
      ["1　天地　玄黄", "10　宇　宙洪　荒日"],
      16,
      2,
      ["1 2, 天 3.5, 玄 6.5", "1 2, 宇 4, 宙 6, 荒 9"],
      "rows with other numbers of cells have other columns",
    ],
    [
      ["1　王　铱　李　想　29分07秒"],
      20,
      2,
      ["1 2, 王 3.5, 铱 5.5, 李 7.5, 想 9.5, 2 11.5"],
      "of names side by side, each is a cell of its own",
    ],
  ])("%j at %d em, indent %d → %j: %s", (rows, measure, indent, cells) => {
    const marked = rows.map((text) => ({ text, list: "results" }) as const);
    expect(cellsOf(marked, measure, indent)).toEqual(cells);
  });

  test("without the mark they are paragraphs", () => {
    const rows = [{ text: "1　王　铱　29分07秒" }, { text: "10　李小明　29分10秒" }];
    expect(cellsOf(rows, 20, 2)).toEqual(["1 2, 王 3.5, 铱 5.5, 2 7.5", "1 2, 李 4, 2 8"]);
  });
});

describe("lists of names (text/RULES.md#name-lists)", () => {
  /** The characters of each line with their places in em. */
  const namesOf = (text: string, measure: number, from = 0, marked = true): readonly string[] =>
    allLines(
      setGalley(requestOf(copyOf([{ text, list: marked ? "names" : undefined }]), { measure, indent: 2, from })),
    ).map((line) =>
      glyphsOf(line)
        .map(([glyph, x]) => `${glyph.trim()}${round(x)}`)
        .join(" "),
    );

  test.each([
    [
      "王　磊　李小明　张　想　刘浩然　陈　一　杨光",
      13,
      ["王0 磊2 李5 小6 明7 张10 想12", "刘0 浩1 然2 陈5 一7 杨10 光12"],
      "columns from edge to edge, without indent; a name of two characters is as wide as one of three",
    ],
    [
      "王磊　李小明　张想　欧阳修远　陈一　杨光　赵　云",
      13,
      ["王0 磊2 李4.5 小5.5 明6.5 张9 想11", "欧0 阳1 修2 远3 陈4.5 一6.5 杨9 光11", "赵0 云2"],
      "the widest name gives the columns, and is half an em from the next at the least",
    ],
    [
      "王　磊　　李　明　　张　想　　刘　浩　　陈　一　　杨　光",
      8,
      ["王0 磊2 李5 明7", "张0 想2 刘5 浩7", "陈0 一2 杨5 光7"],
      "names may be two spaces apart",
    ],
    [
      "陳　磊　趙小明　劉　想　葉浩然　蘇　一　顧光",
      13,
      ["陳0 磊2 趙5 小6 明7 劉10 想12", "葉0 浩1 然2 蘇5 一7 顧10 光12"],
      "surnames in traditional characters",
    ],
    [
      "王　磊　阿依古丽·买买提　李小明　张　想　刘浩然　陈　一",
      13,
      ["王0 磊2 阿5 依6 古7 丽8 ·9 买9.5 买10.5 提11.5", "李0 小1 明2 张5 想7 刘10 浩11 然12", "陈0 一2"],
      "a name of several parts takes two columns",
    ],
    [
      "王　磊　李　明　阿依古丽·买买提　张　想　刘浩然　陈　一",
      13,
      ["王0 磊2 李5 明7", "阿0 依1 古2 丽3 ·4 买4.5 买5.5 提6.5 张10 想12", "刘0 浩1 然2 陈5 一7"],
      "or begins the next line where the rest of its own has too few",
    ],
    [
      "麦·买买提　古丽·艾山　艾·买买提　努尔·江山　王磊　李明",
      13,
      [
        "麦0 ·1 买1.5 买2.5 提3.5 古8.5 丽9.5 ·10.5 艾11 山12",
        "艾0 ·1 买1.5 买2.5 提3.5 努8.5 尔9.5 ·10.5 江11 山12",
        "王0 磊2 李8.5 明10.5",
      ],
      "where most names have parts, the columns are as wide as these",
    ],
    [
      "麦·提　古丽·山　艾·买　努尔·江　铁·木　阿·江",
      13,
      [
        "麦0 ·1 提1.5 古4.75 丽5.75 ·6.75 山7.25 艾9.5 ·10.5 买11",
        "努0 尔1 ·2 江2.5 铁4.75 ·5.75 木6.25 阿9.5 ·10.5 江11",
      ],
      "likewise where they are short",
    ],
    [
      "王　磊　Ali Khan　李　明　张（女）",
      13,
      ["王0 磊2 A4.5833 l5.0833 i5.5833 K6.4167 h6.9167 a7.4167 n7.9167 李9.1667 明11.1667", "张0 （1 女2 ）3"],
      "what is no name of Han is measured",
    ],
  ])("%s at %d em → %j: %s", (text, measure, lines) => {
    expect(namesOf(text, measure)).toEqual(lines);
  });

  test("a list that is cut goes on in the same columns", () => {
    expect(namesOf("王　磊　李小明　张　想　刘浩然　陈　一　杨光", 13, 12)).toEqual(["刘0 浩1 然2 陈5 一7 杨10 光12"]);
  });

  test("a list with a name wider than the measure is set as a paragraph", () => {
    expect(namesOf("王　磊　李小明　阿依古丽·买买提·艾山江·玉素甫　陈　一", 13)[0]).toMatch(/^王2 磊4 李6 /);
  });

  test("without the mark it is a paragraph", () => {
    const names = "王　磊　李小明　张　想　刘浩然　陈　一　杨光";
    expect(namesOf(names, 20, 0, false)[0]).toMatch(/^王2 磊4 李6 /);
  });
});

/** The price of each, in the order in which they give way. */
const GIVES_WAY: readonly (readonly [what: string, demerits: number])[] = [
  ["a date", weights.IN_DATE_COST],
  ["a number in Han", weights.IN_NUMBER_COST],
  ["a number and its measure word", weights.IN_COUNT_COST],
  ["a short title", weights.IN_TITLE_COST],
  ["a lesser name", weights.NAMED_COST],
  ["a number and its 日", weights.BEFORE_DAY_COST],
  ["a word, at a hyphen", weights.HYPHENATED_COST],
  ["a line opened by 0.12 em", weights.VISIBLE_COST + 0.02 * weights.VISIBLE_SLOPE],
  ["a name in a byline, a dateline", weights.IN_NAME_COST],
  ["a line opened by 0.25 em", weights.VISIBLE_COST + 0.15 * weights.VISIBLE_SLOPE + weights.UGLY_COST],
  ["a last line of one character", weights.RUNT_COST],
  ["a prohibition", weights.BROKEN_COST],
  ["a name that is marked `never`", BREAK_COSTS[FORBIDDEN] as number],
];

test.each(GIVES_WAY.slice(1).map(([what, demerits], at) => [GIVES_WAY[at]?.[0], what, GIVES_WAY[at]?.[1], demerits]))(
  "%s gives way no later than %s (text/RULES.md#what-gives-way)",
  (_, _later, first, then) => expect(first).toBeLessThanOrEqual(then as number),
);

describe("what stays together at a price (text/RULES.md#units)", () => {
  test.each([
    [
      "天，地，玄，黄宇宙洪荒日月共12年盈昃辰宿列张寒来",
      15.25,
      "天，地，玄，黄宇宙洪荒日月共12年",
      "a number and what it counts",
    ],
    [
      "天，地，玄，黄宇宙洪荒日月共12 年盈昃辰宿列张寒来",
      15.25,
      "天，地，玄，黄宇宙洪荒日月共12 年",
      "also behind a typed space",
    ],
    ["天地，玄黄，宇宙洪荒日3月1日天地玄黄，宇宙洪荒日月盈昃", 12, "天地，玄黄，宇宙洪荒日", "a date"],
    ["天地，玄黄宇，宙洪3月1日天地玄黄，宇宙洪荒日月盈昃", 12, "天地，玄黄宇，宙洪3月1日", "日 with its number"],
    [
      "天，地，玄，黄宇宙洪荒日月共4小时盈昃辰宿列张寒",
      14.75,
      "天，地，玄，黄宇宙洪荒日月共",
      "a measure word of two characters",
    ],
    ["天，地，玄，黄宇宙洪荒日月共三个盈昃辰宿列张寒来", 15, "天，地，玄，黄宇宙洪荒日月共三个", "in Chinese numerals"],
    ["天，地，玄，黄宇宙洪荒《日月盈昃》辰宿列张寒来暑", 15, "天，地，玄，黄宇宙洪荒《日月盈昃》", "a short title"],
    ["天，地，玄，黄宇宙洪荒记者苏晚晴说辰宿列张寒来", 14, "天，地，玄，黄宇宙洪荒记者", "a name behind an office"],
    [
      "天，地，玄，黃宇宙洪荒日月共4小時盈昃辰宿列張寒",
      14.75,
      "天，地，玄，黃宇宙洪荒日月共",
      "in traditional characters",
    ],
    [
      "天，地，玄，黃宇宙洪荒日月共4公尺盈昃辰宿列張寒",
      14.75,
      "天，地，玄，黃宇宙洪荒日月共",
      "a measure word of Taiwan",
    ],
    ["天，地，玄，黃宇宙洪荒日月共三個盈昃辰宿列張寒來", 15, "天，地，玄，黃宇宙洪荒日月共三個", "with a numeral"],
    ["天，地，玄，黃宇宙洪荒記者蘇晚晴說辰宿列張寒來", 14, "天，地，玄，黃宇宙洪荒記者", "a name in them"],
    ["天，地，玄，黄宇宙洪荒日月王强说辰宿列张寒来暑", 14, "天，地，玄，黄宇宙洪荒日月王强", "or before a verb"],
    ["天，地，玄，黄宇宙洪荒日月共12的盈昃辰宿列张寒", 15.25, "天，地，玄，黄宇宙洪荒日月共12", "的 is not counted"],
    ["天，地，玄，黄宇宙洪荒日月王朝于辰宿列张寒来暑", 14, "天，地，玄，黄宇宙洪荒日月王", "王朝 is no name"],
    [
      "天，地，玄，黄宇宙洪荒老何忽然说辰宿列张寒来暑",
      13,
      "天，地，玄，黄宇宙洪荒老何",
      "in 老何忽然说 the name ends before 忽然",
    ],
    ["天，地，玄，黄宇宙洪荒日月高兴地说辰宿列张寒来", 14, "天，地，玄，黄宇宙洪荒日月高", "nor is 高兴地"],
    ["天，地，玄，黄宇宙洪荒日沿柳荫街道辰宿列张寒来", 15, "天，地，玄，黄宇宙洪荒日沿柳荫", "道 of 街道 is no verb"],
    ["天，地，玄，黄宇宙洪荒日月柳荫道：“辰宿列张寒”", 14, "天，地，玄，黄宇宙洪荒日月柳荫", "before ： it is"],
    ["天，地，玄，黄宇宙洪荒记者苏晚晴，辰宿列张寒来", 14, "天，地，玄，黄宇宙洪荒记者", "before a mark"],
    [
      "天，地，玄，黄宇宙洪荒《日月盈昃辰宿列》云腾致雨露结为霜金生丽水",
      11.5,
      "天，地，玄，黄宇宙洪荒",
      "a title of seven, too",
    ],
    [
      "天，地，玄，黄宇宙洪荒《日月盈昃辰宿列张》云腾致雨露结为霜金生丽水",
      11.5,
      "天，地，玄，黄宇宙洪荒《日",
      "not one of eight",
    ],
  ])("%s at %d em begins with %s: %s", (text, measure, line) => {
    expect(textsOf(setText(text, measure))[0]).toBe(line);
  });
});

test.each<[string[], string, string]>([
  // listed      the first line                      why
  [[], "天，地，玄，黄宇宙洪荒日月老", "nothing is listed"],
  [["老盐仓"], "天，地，玄，黄宇宙洪荒日月", "a name of three characters"],
  [["老盐仓码头"], "天，地，玄，黄宇宙洪荒日月老", "one of five parts as words do"],
])("with %j listed the line is %s: %s (text/RULES.md#units)", (listed, line) => {
  const text = "天，地，玄，黄宇宙洪荒日月老盐仓码头辰宿列张寒来";
  const words = withListedWords((each) => [each], listed);
  expect(textsOf(allLines(setGalley({ ...requestOf(copyOf([{ text }]), { measure: 14 }), words })))[0]).toBe(line);
});

describe("even marks (text/RULES.md#even-marks)", () => {
  hold([
    [
      "怎样落下，能把一个鸡蛋剥完，能同邻座说三句话。这些事在桥上都做不成。",
      14,
      ["怎样落下，能把一个鸡蛋剥完，能", "同邻座说三句话。这些事在桥上", "都做不成。"],
      "two commas give way before all gaps of a line open: push in first",
    ],
    [
      "天地，玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏，闰余成岁",
      10,
      ["天地，玄黄宇宙洪荒日", "月盈昃辰宿列张寒来暑", "往秋收冬藏，闰余成岁"],
      "full lines keep their commas full",
    ],
  ]);
});

describe("names of two characters spread to three (text/RULES.md#units)", () => {
  hold([
    ["天地玄黄宇宙洪荒日，王　磊、李四", 11, ["天地玄黄宇宙洪荒日，", "王　磊、李四"], "no line ends within one"],
    ["天地玄黄宇宙洪荒日，王　磊", 11, ["天地玄黄宇宙洪荒日，", "王　磊"], "at a paragraph's end neither"],
    ["天地玄黄宇　宙洪荒日月", 6, ["天地玄黄宇　", "宙洪荒日月"], "within words the space is the author's"],
    ["天地玄黄宇　宙，洪荒日", 6, ["天地玄黄宇　", "宙，洪荒日"], "a name begins behind a mark"],
  ]);

  test("a list of them in a sentence is no row of results", () => {
    const text = "守门员：王　磊、李　想、张浩然";
    const [first, second] = setText(text, 9, 2);
    expect([first, second].map((line) => (line?.segments[0]?.x ?? 0) / 10)).toEqual([2, 0]);
  });
});

describe("full-width letters and figures (text/RULES.md#units)", () => {
  hold([
    ["天地玄Ｈｅｈｅ一笑", 6, ["天地玄", "Ｈｅｈｅ一笑"], "are words, which no line parts"],
    ["天地玄黄８６㎡宇宙", 6, ["天地玄黄", "８６㎡宇宙"], "㎡ stays with its number"],
  ]);
});

describe("dashes (text/RULES.md#dashes)", () => {
  test.each([
    ["天”——地", [0, 1, 1.5, 3.5], "no white before a dash behind ”"],
    ["天——“地", [0, 1, 2.5, 3.5], "none behind it, where “ begins"],
    ["天，——地", [0, 1, 2, 4], "a stop keeps its own"],
  ])("%s → glyphs at %j: %s", (text, places) => {
    expect(placesIn(setText(text, 20))).toEqual(places);
  });

  hold([["天地玄黄————宇宙", 7, ["天地玄黄", "————宇宙"], "no line ends inside ————"]]);
});
