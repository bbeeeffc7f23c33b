import { dayTime, hanDay, hanNumber, yearMonthDay } from "../../base/dates.ts";
import { FIRST_LUNAR_YEAR, LUNAR_YEARS } from "./lunar-years.ts";

const DAY = 86_400_000;
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** 2026-11-24 → 丙午年十月十六; undefined before the new year of 1949 and from that of 2100 on (9 February), which the table lacks. */
export function lunarDate(iso: string): string | undefined {
  const [year] = yearMonthDay(iso);
  const time = dayTime(iso);
  // A day before the new year still belongs to the year before.
  const lunar = time < newYear(year) ? year - 1 : year;
  const encoded = yearOf(lunar);
  if (encoded === undefined) return undefined;
  const leap = encoded & 15;
  const months = leap > 0 ? 13 : 12;
  let day = Math.round((time - newYear(lunar)) / DAY);
  let month = 0;
  for (let length = daysOf(encoded, month); day >= length; length = daysOf(encoded, month)) {
    day -= length;
    month++;
    if (month === months) return undefined;
  }
  const name = STEMS.charAt((lunar - 4) % 10) + BRANCHES.charAt((lunar - 4) % 12);
  return `${name}年${monthName(month, leap)}${hanDay(day + 1)}`;
}

/** @param leap the leap month's place among the year's months from 0; 0: the year has none */
function monthName(month: number, leap: number): string {
  const number = leap > 0 && month >= leap ? month : month + 1;
  const name = number === 1 ? "正月" : number === 12 ? "腊月" : `${hanNumber(number)}月`;
  return leap > 0 && month === leap ? `闰${name}` : name;
}

function yearOf(year: number): number | undefined {
  const written = LUNAR_YEARS[year - FIRST_LUNAR_YEAR];
  return written === undefined ? undefined : Number.parseInt(written, 36);
}

function daysOf(encoded: number, month: number): number {
  return 29 + ((encoded >> (4 + month)) & 1);
}

/** Milliseconds; never reached where the table has no year. */
function newYear(year: number): number {
  const encoded = yearOf(year);
  return encoded === undefined ? Number.POSITIVE_INFINITY : Date.UTC(year, 0, 1) + (encoded >> 17) * DAY;
}
