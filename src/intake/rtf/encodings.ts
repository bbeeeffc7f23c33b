import { latinText } from "../latin.ts";

/** Code pages by the numbers of fonts' character sets. */
const CHARSETS: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

/** Names of code pages that are none of Windows' own. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [932, "shift_jis"],
  [936, "gb18030"],
  [949, "euc-kr"],
  [950, "big5"],
  [10000, "macintosh"],
  [54936, "gb18030"],
  [65001, "utf-8"],
  [866, "ibm866"],
]);

/** Code pages of two bytes a character. */
const DOUBLE: ReadonlySet<number> = new Set([932, 936, 949, 950]);
const LATIN = 1252;

/** The code page of a font's character set; undefined: it names none, or Windows' Latin. */
export function pageOfCharset(charset: number): number | undefined {
  return CHARSETS.get(charset);
}

/**
 * Text of a code page.
 * @param page of the font; undefined: it names Latin, which writers also do where the bytes are of the document's own page
 * @param own the document's page
 */
export function pageText(bytes: Buffer, page: number | undefined, own: number): string {
  const used = page ?? (DOUBLE.has(own) && !isInPairs(bytes) ? LATIN : own);
  if (used === LATIN) return latinText(bytes);
  try {
    return new TextDecoder(NAMES.get(used) ?? `windows-${used}`).decode(bytes);
  } catch {
    // No such page.
    return latinText(bytes);
  }
}

/** Bytes of Chinese stand in pairs; a quote of Latin text stands alone. */
function isInPairs(bytes: Buffer): boolean {
  return /^(?:\p{ASCII}|[\x81-\xfe][\x80-\xfe])*$/u.test(bytes.toString("latin1"));
}

/** Whether the text's last byte is the first of two. */
export function isHalf(text: string, page: number): boolean {
  if (!DOUBLE.has(page)) return false;
  let isFirst = false;
  for (const character of text) isFirst = !isFirst && character >= "\x81" && character <= "\xfe";
  return isFirst;
}
