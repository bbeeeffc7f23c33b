import { expect, test } from "vitest";
import { lunarDate } from "../../src/base/calendar.ts";
import { chineseDate, hanDay, hanNumber, weekday } from "../../src/base/dates.ts";

test.each([
  ["2026-11-24", "2026年11月24日", "星期二", "丙午年十月十六"],
  ["2020-09-25", "2020年9月25日", "星期五", "庚子年八月初九"],
  ["2026-02-16", "2026年2月16日", "星期一", "乙巳年腊月廿九"],
  ["2026-02-17", "2026年2月17日", "星期二", "丙午年正月初一"],
  ["2025-08-01", "2025年8月1日", "星期五", "乙巳年闰六月初八"],
  ["2033-12-25", "2033年12月25日", "星期日", "癸丑年闰十一月初四"],
  ["2024-12-31", "2024年12月31日", "星期二", "甲辰年腊月初一"],
  ["1948-12-31", "1948年12月31日", "星期五", undefined],
  // The last year of the table ends before the new year of 2100.
  ["2100-01-01", "2100年1月1日", "星期五", "己未年十一月廿一"],
  ["2100-02-08", "2100年2月8日", "星期一", "己未年腊月三十"],
  ["2100-02-09", "2100年2月9日", "星期二", undefined],
  ["2100-12-31", "2100年12月31日", "星期五", undefined],
  ["2500-06-01", "2500年6月1日", "星期二", undefined],
])("%s is %s %s %s", (iso, date, day, lunar) => {
  expect([chineseDate(iso), weekday(iso), lunarDate(iso)]).toEqual([date, day, lunar]);
});

test("every third day the table agrees with ICU's Chinese calendar, from 1950 to the new year of 2100", () => {
  const calendar = new Intl.DateTimeFormat("zh-CN-u-ca-chinese", {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
  const days = ["", "初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十"];
  days.push("十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十");
  days.push("廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十");
  const wrong: string[] = [];
  for (let time = Date.UTC(1950, 0, 1); time < Date.UTC(2100, 1, 9); time += 3 * 86_400_000) {
    const parts = new Map(calendar.formatToParts(time).map(({ type, value }): [string, string] => [type, value]));
    const expected = `${parts.get("yearName")}年${parts.get("month")}${days[Number(parts.get("day"))]}`;
    const iso = new Date(time).toISOString().slice(0, 10);
    if (lunarDate(iso) !== expected) wrong.push(`${iso} ${lunarDate(iso)} ${expected}`);
  }
  expect(wrong).toEqual([]);
});

test.each([
  [0, "零"],
  [4, "四"],
  [10, "十"],
  [11, "十一"],
  [20, "二十"],
  [21, "二十一"],
  [100, "一百"],
  [105, "一百零五"],
  [110, "一百一十"],
  [1001, "一千零一"],
  [9999, "九千九百九十九"],
  [10000, "10000"],
])("%i is said %s", (value, said) => {
  expect(hanNumber(value)).toBe(said);
});

test.each([
  [1, "初一"],
  [10, "初十"],
  [20, "二十"],
  [21, "廿一"],
  [30, "三十"],
])("day %i is %s", (day, said) => {
  expect(hanDay(day)).toBe(said);
});
