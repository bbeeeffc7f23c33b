import { hanDigits, hanNumber } from "./han-number.ts";

// Days are ISO: 2026-11-24.

/** 2026-11-24 → 2026年11月24日. */
export function chineseDate(iso: string): string {
  const [year, month, day] = yearMonthDay(iso);
  return `${year}年${month}月${day}日`;
}

/** 2026-11-24 → 二〇二六年十一月二十四日. */
export function hanDate(iso: string): string {
  const [year, month, day] = yearMonthDay(iso);
  return `${hanDigits(year)}年${hanNumber(month)}月${hanNumber(day)}日`;
}

/** 2026-11-24 → 星期二. */
export function weekday(iso: string): string {
  return `星期${"日一二三四五六".charAt(new Date(dayTime(iso)).getUTCDay())}`;
}

/** The beginning of a day in UTC, in milliseconds. */
export function dayTime(iso: string): number {
  const [year, month, day] = yearMonthDay(iso);
  return Date.UTC(year, month - 1, day);
}

/** The day so many days after another; before it, if `days` is below 0. */
export function dayAfter(iso: string, days: number): string {
  return new Date(dayTime(iso) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

export function yearMonthDay(iso: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return [year, month, day];
}
