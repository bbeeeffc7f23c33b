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

export function numberFormat(code: number): string {
  return code === NONE ? "none" : (FORMATS[code] ?? "decimal");
}
