/** Controls, lone surrogates, soft hyphen, Arabic letter mark, direction marks, line and paragraph separators, bidi controls. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * The offset of the first unprintable character at or after `from`, in UTF-16 units; −1 when there is none. It has no shape and takes no part in
 * setting.
 */
export function findUnprintable(text: string, from: number): number {
  const at = text.slice(from).search(UNPRINTABLE);
  return at < 0 ? at : from + at;
}

/** The text without such characters; tabs and line feeds become spaces. */
export function withoutUnprintable(text: string): string {
  return text.replaceAll(/[\t\n]/g, " ").replaceAll(UNPRINTABLE, "");
}
