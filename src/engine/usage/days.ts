import { lunarDate } from "../../base/calendar.ts";
import { dayAfter, dayTime, weekday, yearMonthDay } from "../../base/dates.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { figureOf, HAN_FIGURES } from "./figures.ts";
import type { Passage } from "./passages.ts";

/*
 * Days of the week and of the moon beside dates, 昨日 and 下周三 against the date. A date with its year proves an error; all else is a warning, since a
 * story may mean another year, and a wire's 今天 is the day of its dateline.
 */

/** What a passage's story says of its own time. */
export interface Times {
  /** The date. */
  readonly today: string;
  /** The years that the story names: a date without one may be of each. */
  readonly years: readonly number[];
  /** Days of datelines (11月23日电): 今天 may mean them. */
  readonly datelines: readonly string[];
}

const COUNT = `(\\d{1,2}|[一二三四五六七八九十]{1,3})`;
/** 11月25日, 2026年11月25日, 二〇二六年十一月二十五日; 2026-11-25; 25日 of the month before it. */
const DAY = new RegExp(
  `(?<![\\d.${HAN_FIGURES}])(?:(?:(?:(\\d{4}|[一二][${HAN_FIGURES}]{3})年)?${COUNT}月)?${COUNT}[日号]|(\\d{4})([-./])(\\d{1,2})\\5(\\d{1,2})(?![\\d.]))`,
  "g",
);
const HOUR = "(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|晚间|[早晚夜])?";
const WEEK = "([上下本这])?个?(?:星期|周|礼拜)([一二三四五六日天])";
/** Behind a date: （星期三）, ，星期三, 上午（本周三）. 周三 without brackets ends its word: 周一鸣 is a name. */
const WEEKDAY_BEHIND = new RegExp(
  `^${HOUR}[，, 　]?(?:[（(]${WEEK}${HOUR}[）)，,]|(?:星期|礼拜)([一二三四五六日天])(?![至到、和及—-])|周([一二三四五六日])(?=[^\\p{Script=Han}至—-]|$|[上下中凌早晚]))`,
  "u",
);
/** Before a date: 星期三（11月25日）, 下周三（12月2日）. */
const WEEKDAY_BEFORE = new RegExp(`(?<!每)${WEEK}${HOUR}[（(]$`);
const RANGE_BETWEEN = /^(?:[至到、和及]|—{1,2}|[－~～-])$/;
const RANGE_BEHIND = new RegExp(`^[（(]${WEEK}(?:[至到、和及]|—{1,2}|[－~～-])${WEEK}[）)]`);
const LUNAR_BEHIND =
  /^[，, 　]?[（(]?(?:农历|旧历|阴历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?(闰?)(正|[一二三四五六七八九十]|十[一二]|冬|腊)月([初十廿二三][一二三四五六七八九十]{0,2})/;
const RELATIVE_BEHIND = /^[（(]([昨今明][日天晚晨早夜]|[前后]天)[）)]/;
const LUNAR_BEFORE = /(?:农历|旧历|阴历|夏历|闰)[^，。；]{0,5}$/;
/** A year that is not the issue's. */
const OTHER_YEAR = /(后|当|同|次|翌|上|下|那|每|历|往|去|今|明|前)年\s*$/;
const NAMED_YEARS: Readonly<Record<string, number>> = { 前: -2, 去: -1, 今: 0, 明: 1 };

/** @param text the passage's, in simplified characters and half-width figures */
export function findDays(text: string, { spanOf }: Passage, times: Times): readonly Diagnostic[] {
  const { today } = times;
  const found: Diagnostic[] = [];
  let before: { readonly to: number; readonly dates: readonly string[] } | undefined;
  for (const match of text.matchAll(DAY)) {
    const [written, year, month, day = "", isoYear] = match;
    const from = match.index;
    const to = from + written.length;
    const lead = text.slice(Math.max(0, from - 12), from);
    const isWhole = month !== undefined;
    if (LUNAR_BEFORE.test(lead)) continue;
    if (isWhole && !isDay(year === undefined ? 2024 : figureOf(year), figureOf(month), figureOf(day))) {
      found.push((/\d/.test(day) ? errorAt : warningAt)(spanOf(from, to), "no-such-day", { date: written }));
      continue;
    }
    const dates = meantBy(match, lead, before?.dates ?? [], times);
    const isCertain = (year ?? isoYear) !== undefined;
    const report = (start: number, end: number, is: string, said: string, date = written): void => {
      const span = spanOf(start, end);
      found.push((isCertain ? errorAt : warningAt)(span, "wrong-date", { date, is, text: said }));
    };
    const rest = text.slice(to, to + 24);
    const behind = WEEKDAY_BEHIND.exec(rest);
    const [ahead, week, name] = WEEKDAY_BEFORE.exec(lead) ?? [];
    const range = RANGE_BEHIND.exec(rest);
    if (behind !== null) {
      const [all, which, bracketed, plain, short] = behind;
      const said = bracketed ?? plain ?? short ?? "";
      const is = wrongWeekday(dates, which, said, today);
      if (is !== undefined)
        report(from, to + all.length, is, which === undefined ? `星期${said}` : `${which}周${said}`);
    } else if (range !== null && before !== undefined && RANGE_BETWEEN.test(text.slice(before.to, from))) {
      const [all, firstWeek, first = "", lastWeek, last = ""] = range;
      const is = wrongWeekday(before.dates, firstWeek, first, today) ?? wrongWeekday(dates, lastWeek, last, today);
      if (is !== undefined) report(from, to + all.length, is, all.slice(1, -1));
    } else if (ahead !== undefined && name !== undefined && /^[）)，,]/.test(rest)) {
      const is = wrongWeekday(dates, week, name, today);
      if (is !== undefined) report(from - ahead.length, to, is, ahead.slice(0, -1));
    }
    const moon = LUNAR_BEHIND.exec(rest);
    if (moon !== null && isWhole) {
      const [all, leap = "", name = "", number = ""] = moon;
      const said = `${leap}${name.replace("冬", "十一").replace(/^十二$/, "腊")}月${number.replace(/^二十(?=.)/, "廿")}`;
      const is = dates.flatMap((each) => lunarDate(each)?.slice(3) ?? []);
      if (is[0] !== undefined && !is.includes(said)) report(from, to + all.length, is[0], said);
    }
    const [all = "", relative] = RELATIVE_BEHIND.exec(rest) ?? [];
    const days = relative === undefined ? [] : daysFrom(relative, times);
    if (relative !== undefined && !dates.some((each) => days.includes(each))) {
      report(from, to + all.length, dayOf(days[0] as string), written, relative);
    }
    if (dates.length > 0) before = { to, dates };
  }
  return [...found, ...findRelativeDays(text, spanOf, times)];
}

/** The days that a date may mean; none: not known. @param before those of the date before it */
function meantBy(
  [, year, month, day = "", isoYear, , isoMonth, isoDay]: RegExpExecArray,
  lead: string,
  before: readonly string[],
  { today, years }: Times,
): readonly string[] {
  const on = (each: number, m: number, d: number): readonly string[] => (isDay(each, m, d) ? [iso(each, m, d)] : []);
  if (isoYear !== undefined) return on(Number(isoYear), Number(isoMonth), Number(isoDay));
  if (month === undefined) {
    // 28日至30日: of the same month, or of the next if the number is lower.
    const near = before.length > 0 ? before : [today];
    return near.flatMap((each) => {
      const [y, m, d] = yearMonthDay(each);
      const others = before.length === 0 ? [-1, 0, 1] : figureOf(day) < d ? [0, 1] : [0];
      const days = others.flatMap((by) =>
        on(y + Math.floor((m - 1 + by) / 12), ((m - 1 + by + 12) % 12) + 1, figureOf(day)),
      );
      return before.length > 0 ? days : days.filter((other) => Math.abs(dayTime(other) - dayTime(today)) < HALF_MONTH);
    });
  }
  if (year !== undefined) return on(figureOf(year), figureOf(month), figureOf(day));
  const named = OTHER_YEAR.exec(lead)?.[1];
  const thisYear = Number(today.slice(0, 4));
  if (named !== undefined) {
    const by = NAMED_YEARS[named];
    return by === undefined ? [] : on(thisYear + by, figureOf(month), figureOf(day));
  }
  const away = (each: number): number => Math.abs(Date.UTC(each, figureOf(month) - 1, figureOf(day)) - dayTime(today));
  const [nearest = thisYear] = [thisYear, thisYear - 1, thisYear + 1].sort((one, other) => away(one) - away(other));
  return [nearest, ...years].flatMap((each) => on(each, figureOf(month), figureOf(day)));
}

const HALF_MONTH = 15.5 * 24 * 3600 * 1000;

/** What the day is, if it is not said so. @param week 上, 本 or 下 */
function wrongWeekday(
  dates: readonly string[],
  week: string | undefined,
  name: string,
  today: string,
): string | undefined {
  const said = name.replace("天", "日");
  const [first] = dates;
  if (first === undefined) return undefined;
  const right = dates.filter((each) => weekday(each).endsWith(said));
  if (right.length === 0) return weekday(first);
  if (week === undefined) return undefined;
  const weekOf = (each: string): number => Math.floor((dayTime(each) / 24 / 3600 / 1000 + 3) / 7);
  const wanted = { 上: -1, 下: 1 }[week] ?? 0;
  const offsets = right.map((each) => weekOf(each) - weekOf(today));
  // Where weeks begin with Sunday, 下周日 is this one.
  if (offsets.some((offset) => offset === wanted || (said === "日" && offset + 1 === wanted))) return undefined;
  const [offset = 0] = offsets;
  return offset < -1 || offset > 1 ? dayOf(right[0] as string) : `${"上本下".charAt(offset + 1)}周${said}`;
}

const RELATIVE: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 };
const RELATIVE_DAY = new RegExp(
  `([昨今明][日天晚晨早夜]|[前后]天)${HOUR}[（(](?:(?:${COUNT}月)?${COUNT}[日号]|(?:星期|周)([一二三四五六日]))[）)，,]`,
  "g",
);

/** 昨日（1日） and 今天（星期三） against the date. */
function findRelativeDays(text: string, spanOf: Passage["spanOf"], times: Times): readonly Diagnostic[] {
  return [...text.matchAll(RELATIVE_DAY)].flatMap((found) => {
    const [written, word = "", month, day, name] = found;
    const days = daysFrom(word, times);
    const isRight = days.some((each) => {
      const [, m, d] = yearMonthDay(each);
      return name === undefined
        ? figureOf(day ?? "") === d && (month === undefined || figureOf(month) === m)
        : weekday(each).endsWith(name);
    });
    if (isRight) return [];
    const said = written.slice(written.search(/[（(]/) + 1, -1);
    const is = name === undefined ? dayOf(days[0] as string) : weekday(days[0] as string);
    const span = spanOf(found.index, found.index + written.length);
    return [warningAt(span, "wrong-date", { date: word, is, text: said })];
  });
}

/** The days that 昨日 may mean. */
function daysFrom(word: string, { today, datelines }: Times): readonly string[] {
  return [today, ...datelines].map((each) => dayAfter(each, RELATIVE[word.charAt(0)] ?? 0));
}

function dayOf(date: string): string {
  const [, month, day] = yearMonthDay(date);
  return `${month}月${day}日`;
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** What a story says of its time. @param text all of it */
export function timesOf(text: string, today: string): Times {
  const years = [...new Set([...text.matchAll(/(?<!\d)(\d{4})年/g)].map(([, year]) => Number(year)))];
  const datelines = [...text.matchAll(/(\d{1,2})月(\d{1,2})日(?:电|讯)/g)].map(([, month, day]) =>
    iso(Number(today.slice(0, 4)), Number(month), Number(day)),
  );
  return { today, years, datelines };
}
