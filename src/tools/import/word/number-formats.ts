const HAN = ["", ..."一二三四五六七八九"];
const COMMON = "一二三四五六七八九十";
const LEGAL = "壹贰叁肆伍陆柒捌玖拾";
const LEGAL_TRADITIONAL = "壹貳參肆伍陸柒捌玖拾";
const STEMS = [..."甲乙丙丁戊己庚辛壬癸"];
const ROMAN = [
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

/** A figure in one of Word's formats (ST_NumberFormat of ECMA-376); one that it does not know, and one beyond its signs, in digits. */
export function listFigure(value: number, format: string): string {
  return FIGURES.find(([name]) => name.test(format))?.[1](value) ?? String(value);
}

const FIGURES: readonly (readonly [RegExp, (value: number) => string | undefined])[] = [
  [/^(?:chinese|japanese|taiwanese)Counting|^ideographDigital$/, han],
  [/^ideographLegal/, (value) => legal(value, LEGAL_TRADITIONAL)],
  [/^chineseLegal|^japaneseLegal/, (value) => legal(value, LEGAL)],
  [
    /^decimalEnclosedCircle/,
    (value) => (value > 0 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : undefined),
  ],
  [
    /^decimalFullWidth/,
    (value) => String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ],
  [/^decimalZero$/, (value) => String(value).padStart(2, "0")],
  [/^lowerLetter$/, letter],
  [/^upperLetter$/, (value) => letter(value)?.toUpperCase()],
  [/^lowerRoman$/, roman],
  [/^upperRoman$/, (value) => roman(value)?.toUpperCase()],
  [/^ideographTraditional$/, (value) => STEMS[value - 1]],
  [/^none$/, () => ""],
];

function han(value: number): string | undefined {
  if (value < 1 || value > 99) return undefined;
  const tens = Math.floor(value / 10);
  return (tens > 1 ? HAN[tens] : "") + (tens > 0 ? "十" : "") + (HAN[value % 10] ?? "");
}

/** @param figures those of COMMON as deeds write them */
function legal(value: number, figures: string): string | undefined {
  return han(value)?.replaceAll(/./g, (each) => figures.charAt(COMMON.indexOf(each)));
}

function letter(value: number): string | undefined {
  return value > 0 && value <= 26 ? String.fromCodePoint(0x60 + value) : undefined;
}

function roman(value: number): string | undefined {
  if (value < 1 || value > 89) return undefined;
  let left = value;
  let written = "";
  for (const [unit, sign] of ROMAN) {
    written += sign.repeat(Math.floor(left / unit));
    left %= unit;
  }
  return written;
}
