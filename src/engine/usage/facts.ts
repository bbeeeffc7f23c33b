import { lunarDate } from "../../base/calendar.ts";
import type { Cell } from "../../base/copy.ts";
import { dayAfter, dayTime, weekday } from "../../base/dates.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { listFor } from "../../base/once.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { PaperManifest } from "../manifest/manifest.ts";
import type { Passage, Piece } from "./passages.ts";

/*
 * Facts that a text can be held to: days of the week and of the moon against dates, 昨日 against the date, ages against years of birth, sums of tables,
 * figures of headlines against the copy, the colophon's numbers. An error is what a calendar proves; all else is a warning.
 */

/** Findings within one passage. @param today the date */
export function findFacts(passage: Passage, today: string): readonly Diagnostic[] {
  const { text } = passage;
  // Nearly all passages have none of these, and are only looked through for them.
  return [
    ...(text.includes("日") && text.includes("月") ? findDays(passage, today) : []),
    ...(/[日天][（(]/.test(text) ? findRelativeDays(passage, today) : []),
    ...(text.includes("岁") ? findAges(passage, today) : []),
  ];
}

const DATE = /(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g;
/** What may stand behind a date about itself: （星期三）, ，星期三, （农历十月廿三）. */
const WEEKDAY =
  /^[，, 　]?(?:[（(](?:星期|周|礼拜)([一二三四五六日天])[）)，,]|(?:星期|礼拜)([一二三四五六日天])|周([一二三四五六日])(?![\p{Script=Han}])|周([一二三四五六日])(?=[上下中凌早晚]))/u;
const LUNAR =
  /^[，, 　]?[（(]?(?:(?:农历|旧历|阴历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?(闰?)(正|[一二三四五六七八九十]|十[一二]|冬|腊)月([初十廿二三][一二三四五六七八九十]{0,2}))/;
/** A year that is not the issue's. */
const OTHER_YEAR = /(?:去|前|明|后|当|同|次|翌|上|下|那|每|历|往)年\s*$/;

function findDays({ text, spanOf }: Passage, today: string): readonly Diagnostic[] {
  const years = [...text.matchAll(/(\d{4})年/g)].map(([, year]) => Number(year));
  return [...text.matchAll(DATE)].flatMap((found): readonly Diagnostic[] => {
    const [written, year, month = "", day = ""] = found;
    const from = found.index;
    const to = from + written.length;
    const given = year === undefined ? undefined : Number(year);
    if (!isDay(given ?? 2024, Number(month), Number(day))) {
      return [errorAt(spanOf(from, to), "no-such-day", { date: written })];
    }
    if (given === undefined && OTHER_YEAR.test(text.slice(Math.max(0, from - 3), from))) return [];
    const meant = given === undefined ? [nearestYear(Number(month), Number(day), today), ...years] : [given];
    const dates = meant.filter((each) => isDay(each, Number(month), Number(day))).map((each) => iso(each, month, day));
    const behind = text.slice(to, to + 24);
    return [
      ...contradicted(behind, WEEKDAY, (groups) => {
        const said = `星期${(groups.find((each) => each !== undefined) ?? "").replace("天", "日")}`;
        return { said, is: dates.map(weekday) };
      }),
      ...contradicted(behind, LUNAR, ([leap = "", name = "", number = ""]) => {
        const said = `${leap}${name.replace("冬", "十一").replace(/^十二$/, "腊")}月${lunarDay(number)}`;
        return { said, is: dates.flatMap((each) => lunarDate(each)?.slice(3) ?? []) };
      }),
    ].map(({ is, length, text: said }) => {
      const args = { date: written, is, text: said };
      return (given === undefined ? warningAt : errorAt)(spanOf(from, to + length), "wrong-date", args);
    });
  });
}

interface Said {
  readonly said: string;
  /** What it may be; empty: not known. */
  readonly is: readonly string[];
}

/** The words behind a date, if they say otherwise than the calendar. */
function contradicted(
  behind: string,
  form: RegExp,
  read: (groups: readonly (string | undefined)[]) => Said,
): readonly { readonly is: string; readonly text: string; readonly length: number }[] {
  const found = form.exec(behind);
  if (found === null) return [];
  const { said, is } = read(found.slice(1));
  const [right] = is;
  return right === undefined || is.includes(said) ? [] : [{ is: right, text: said, length: found[0].length }];
}

/** 二十一 → 廿一, 初十 and 三十 as they are. */
function lunarDay(written: string): string {
  return written.replace(/^二十(?=.)/, "廿");
}

function iso(year: number, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** The year in which a day is nearest to today. */
function nearestYear(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4));
  const away = (each: number): number => Math.abs(Date.UTC(each, month - 1, day) - dayTime(today));
  return [year, year - 1, year + 1].sort((one, other) => away(one) - away(other))[0] as number;
}

const RELATIVE: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 };
const RELATIVE_DAY =
  /([昨今明][日天]|[前后]天)[（(](?:(?:(\d{1,2})月)?(\d{1,2})日|(?:星期|周)([一二三四五六日]))[）)，,]/g;

/** 昨日（1日） and 今天（星期三） against the date. */
function findRelativeDays({ text, spanOf }: Passage, today: string): readonly Diagnostic[] {
  return [...text.matchAll(RELATIVE_DAY)].flatMap((found) => {
    const [written, word = "", month, day, name] = found;
    const date = dayAfter(today, RELATIVE[word.charAt(0)] ?? 0);
    const [, m, d] = date.split("-").map(Number);
    const isRight =
      name === undefined
        ? Number(day) === d && (month === undefined || Number(month) === m)
        : weekday(date).endsWith(name);
    if (isRight) return [];
    const said = written.slice(word.length + 1, -1);
    const is = name === undefined ? `${m}月${d}日` : weekday(date);
    const span = spanOf(found.index, found.index + written.length);
    return [warningAt(span, "wrong-date", { date: word, is, text: said })];
  });
}

const BIRTH = /(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生于|生(?=[，。、）]))|(?:生于|出生于)(\d{4})年/g;
const AGE = /(?:现年|今年|年仅|时下)(\d{1,3})岁/g;

/** Ages in a sentence with one year of birth. A year more or less is right before the birthday, and by the Chinese count (虚岁). */
function findAges({ text, spanOf }: Passage, today: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const sentence of text.matchAll(/[^。！？；\n]+/g)) {
    const births = [...sentence[0].matchAll(BIRTH)];
    const ages = [...sentence[0].matchAll(AGE)];
    const [birth] = births;
    const [age] = ages;
    if (birth === undefined || age === undefined || births.length > 1 || ages.length > 1) continue;
    const year = Number(birth[1] ?? birth[2]);
    const expected = Number(today.slice(0, 4)) - year;
    if (Math.abs(expected - Number(age[1])) <= 1) continue;
    const from = sentence.index + age.index;
    found.push(
      warningAt(spanOf(from, from + age[0].length), "wrong-age", { age: Number(age[1]), year: String(year), expected }),
    );
  }
  return found;
}

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总\s*和)$/;
/** Rows that are part of others, and columns whose figures do not add up. */
const PART = /其中|小\s*计/;
const NO_SUM = /率|比|均|价|率|%|％|名次|排名|序号|编号|年份|电话/;
const NUMBER = /^[+-]?\d[\d,，]*(?:\.\d+)?$/;

/** Columns of a table whose row 合计 is not their sum. */
export function findSums({ copy, passages }: Piece): readonly Diagnostic[] {
  if (copy === undefined) return [];
  const offset = passages.length - copy.paragraphs.length;
  const tables = new Map<number, (Cell & { readonly passage: Passage })[]>();
  for (const [at, { cell }] of copy.paragraphs.entries()) {
    if (cell !== undefined) listFor(tables, cell.table).push({ ...cell, passage: passages[offset + at] as Passage });
  }
  return [...tables.values()].flatMap((cells) => {
    const textAt = (row: number, column: number): string =>
      cells.find((cell) => cell.row === row && cell.column === column)?.passage.text.trim() ?? "";
    const { rows = 0, columns = 0 } = cells[0] ?? {};
    const labels = Array.from({ length: rows }, (_, row) => textAt(row, 0));
    const total = labels.findIndex((label) => TOTAL.test(label));
    if (total < 1 || labels.some((label) => PART.test(label))) return [];
    return Array.from({ length: columns - 1 }, (_, at) => at + 1).flatMap((column) => {
      const head = textAt(0, column);
      const parts = labels.flatMap((_, row) => (row === 0 || row === total ? [] : [textAt(row, column)]));
      const figures = parts.filter((part) => !/^[-—－/\s]*$/.test(part));
      const sum = textAt(total, column);
      const isOfFigures = figures.length > 1 && [...figures, sum].every((each) => NUMBER.test(each));
      if (NO_SUM.test(head) || !isOfFigures) return [];
      const decimals = Math.max(...[...figures, sum].map((each) => each.split(".")[1]?.length ?? 0));
      const added = figures.reduce((all, each) => all + figureOf(each), 0);
      // Figures with decimals were rounded one by one.
      const rounding = decimals === 0 ? 0 : (figures.length / 2) * 10 ** -decimals;
      if (Math.abs(added - figureOf(sum)) <= rounding + 1e-9) return [];
      const cell = cells.find((each) => each.row === total && each.column === column);
      if (cell === undefined) return [];
      const span = cell.passage.spanOf(0, cell.passage.text.length);
      return [warningAt(span, "wrong-sum", { sum: added.toFixed(decimals), text: sum, column: head || column })];
    });
  });
}

function figureOf(figure: string): number {
  return Number(figure.replace(/[,，]/g, ""));
}

const FIGURE = /(?<![A-Za-z\d.·-])(\d[\d,，]*(?:\.\d+)?)(万亿|[万亿千百])?(?![A-Za-z\d.·:：-])/g;
const UNITS: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12 };
/** Words beside a figure that is no exact one. */
const ABOUT_BEFORE = /[近约超逾过破达]$|接近$|突破$/;
const ABOUT_AFTER = /^[余多几]/;

/** Figures of a headline that neither the copy nor another text of the story has. */
export function findFigures({ copy, passages }: Piece, today: string): readonly Diagnostic[] {
  if (copy === undefined || copy.paragraphs.length === 0) return [];
  const heads = passages.filter(({ role, text }) => role === "head" && /\d\d/.test(text));
  if (heads.length === 0) return [];
  const others = passages
    .filter(({ role }) => role !== "head")
    .map(({ text }) => text)
    .join("\n");
  const known = new Set([Number(today.slice(0, 4)), ...figuresIn(others)]);
  return heads.flatMap(({ text, spanOf }) =>
    [...text.matchAll(FIGURE)].flatMap((found) => {
      const [written, digits = "", unit = ""] = found;
      const from = found.index;
      const to = from + written.length;
      const value = figureOf(digits) * (UNITS[unit] ?? 1);
      const isAbout = ABOUT_BEFORE.test(text.slice(0, from)) || ABOUT_AFTER.test(text.slice(to));
      if (digits.length < 2 || isAbout || known.has(value)) return [];
      // 3.2万 for 32186.
      const step = 10 ** -(digits.split(".")[1]?.length ?? 0) * (UNITS[unit] ?? 1);
      if (step > 1 && [...known].some((each) => Math.abs(each - value) < step)) return [];
      return [warningAt(spanOf(from, to), "headline-figure", { figure: written })];
    }),
  );
}

function figuresIn(text: string): readonly number[] {
  const arabic = [...text.matchAll(/(\d[\d,，]*(?:\.\d+)?)(万亿|[万亿千百])?/g)].flatMap(
    ([, digits = "", unit = ""]) => [
      figureOf(digits.replace(/[,，]$/, "")),
      figureOf(digits.replace(/[,，]$/, "")) * (UNITS[unit] ?? 1),
    ],
  );
  const han = [...text.matchAll(/[〇零一二两三四五六七八九十百千]+/g)].flatMap(([written]) => hanValue(written) ?? []);
  return [...arabic, ...han];
}

/** 二十六, 一百零五, 二〇二六. */
function hanValue(written: string): number | undefined {
  const digitOf = (each: string): number =>
    "〇一二三四五六七八九".indexOf(each.replace("零", "〇").replace("两", "二"));
  if (!/[十百千]/.test(written)) return Number([...written].map(digitOf).join(""));
  let sum = 0;
  let digit = 0;
  for (const each of written) {
    const unit = each === "十" ? 10 : UNITS[each];
    if (unit === undefined) digit = digitOf(each);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

const POSTCODE = /(?:邮政编码|邮编)[:：]?\s*(\d+)/g;
const PHONE = /(?:电话|热线|传真|手机)[:：]?\s*((?:[（(]?\d[\d（()）\-—－ ]{1,17}\d))/g;
/** With area code, without, mobile, 400 and 800, short numbers of services; each with an extension. */
const RIGHT_PHONE =
  /^(?:(?:0\d{2,3}-?)?[2-9]\d{6,7}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|1\d{2}|1[0-2]\d{3}|9[56]\d{3,6})(?:-\d{1,5})?$/;

/** Telephone numbers and postcodes of nameplate and colophon with digits too many or too few. */
export function findNumbers({ furniture }: Pick<PaperManifest, "furniture">): readonly Diagnostic[] {
  const { colophon, nameplate } = furniture ?? {};
  return [colophon, nameplate?.post, nameplate?.publisher].flatMap((text: LocatedText | undefined) => {
    if (text === undefined) return [];
    const at = (found: RegExpExecArray): LocatedText["span"] => {
      const from = found.index + found[0].length - (found[1] ?? "").length;
      const start = text.origins[from] ?? text.span.start;
      return { ...text.span, start, end: (text.origins[from + (found[1] ?? "").length - 1] ?? start) + 1 };
    };
    const postcodes = [...text.value.matchAll(POSTCODE)].filter(([, digits = ""]) => digits.length !== 6);
    const phones = [...text.value.matchAll(PHONE)].filter(
      ([, number = ""]) =>
        !RIGHT_PHONE.test(
          number
            .replaceAll(" ", "")
            .replace(/[（()）—－]+/g, "-")
            .replace(/^-/, ""),
        ),
    );
    return [
      ...postcodes.map((found) => warningAt(at(found), "wrong-number", { text: found[1] ?? "", kind: "postcode" })),
      ...phones.map((found) => warningAt(at(found), "wrong-number", { text: found[1] ?? "", kind: "phone" })),
    ];
  });
}
