// Days are ISO dates: 2026-11-24.

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

/** The start of a day in UTC, in milliseconds. */
export function dayTime(iso: string): number {
  const [year, month, day] = yearMonthDay(iso);
  return Date.UTC(year, month - 1, day);
}

/** The day `days` after another; a negative number counts back. */
export function dayAfter(iso: string, days: number): string {
  return new Date(dayTime(iso) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

export function yearMonthDay(iso: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return [year, month, day];
}

const DIGITS = "零一二三四五六七八九";

/** A whole number from 0 to 9999 in Chinese words: 四, 十, 十一, 二十, 一百零五. Other numbers stay in figures. */
export function hanNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value < 10) return DIGITS.charAt(value);
  let text = "";
  let gap = false;
  for (const [unit, name] of UNITS) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += (gap ? DIGITS.charAt(0) : "") + DIGITS.charAt(digit) + name;
      gap = false;
    }
  }
  // 十一, not 一十一.
  return value < 20 ? text.slice(1) : text;
}

const UNITS = [
  [1000, "千"],
  [100, "百"],
  [10, "十"],
  [1, ""],
] as const;

/** A day of the Chinese month, 1 to 30: 初一, 初十, 十六, 二十, 廿三, 三十. */
export function hanDay(day: number): string {
  if (day <= 10) return `初${hanNumber(day)}`;
  return day > 20 && day < 30 ? `廿${DIGITS.charAt(day - 20)}` : hanNumber(day);
}

/** A number digit by digit: 2026 → 二〇二六. */
export function hanDigits(number: number): string {
  return [...String(number)].map((digit) => "〇一二三四五六七八九".charAt(Number(digit))).join("");
}
