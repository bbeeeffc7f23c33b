const DIGITS = "零一二三四五六七八九";

/** A whole number from 0 to 9999 as it is said: 四, 十, 十一, 二十, 一百零五. Others stay in figures. */
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

/** Digit by digit: 2026 → 二〇二六. */
export function hanDigits(number: number): string {
  return [...String(number)].map((digit) => "〇一二三四五六七八九".charAt(Number(digit))).join("");
}
