/** Formats of numbers by their codes in .doc and RTF (MS-OSHARED MSONFC), as ST_NumberFormat of ECMA-376 names them. */
const FORMATS: readonly string[] = [
  ..."decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago".split(" "),
  ..."ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal".split(" "),
  ..."japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth".split(" "),
  ..."decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen".split(" "),
  ..."decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac".split(" "),
  ..."ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand".split(" "),
  ..."taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand".split(" "),
];
const NONE = 255;
/** A list's text has no more levels. */
const LEVELS = 9;

/** The text of a level in which levels' figures stand as their numbers, from 0: `%1、`. */
export function levelText(text: string): string {
  return Array.from(text, (sign) => (sign.charCodeAt(0) < LEVELS ? `%${sign.charCodeAt(0) + 1}` : sign)).join("");
}

export function numberFormat(code: number): string {
  return code === NONE ? "none" : (FORMATS[code] ?? "decimal");
}
