/** The characters of numbers in words. */
export const HAN_FIGURES = "〇零一二两三四五六七八九十百千";

/** A number as a pattern: 1,200; 3.2万; 二千八百六十万. */
export const FIGURE = `(?:\\d+(?:[,，]\\d{3})*(?:\\.\\d+)?[百千万亿]*|[${HAN_FIGURES}万亿]+)`;

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** 1,200; 3.2万; 二十六; 一百零五; 二千八百六十万; 二〇二六. NaN for no number. */
export function figureOf(written: string): number {
  const [, digits, unit = ""] = /^([+-]?\d[\d,，]*(?:\.\d+)?)([十百千万亿]*)$/.exec(written) ?? [];
  if (digits !== undefined)
    return [...unit].reduce((all, each) => all * (UNITS[each] as number), Number(digits.replace(/[,，]/g, "")));
  const values = [...written].map(
    (each) => UNITS[each] ?? "〇一二三四五六七八九".indexOf(each.replace("零", "〇").replace("两", "二")),
  );
  if (values.length === 0 || values.includes(-1)) return Number.NaN;
  if (values.every((each) => each < 10)) return Number(values.join(""));
  let [sum, section, digit] = [0, 0, 0];
  for (const value of values) {
    if (value < 10) digit = value;
    else if (value < 1e4) {
      section += (digit === 0 ? 1 : digit) * value;
      digit = 0;
    } else {
      sum = value === 1e4 ? sum + (section + digit) * value : (sum + section + digit) * value;
      section = digit = 0;
    }
  }
  return sum + section + digit;
}
