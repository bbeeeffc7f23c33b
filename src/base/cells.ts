import { eastAsianWidth } from "get-east-asian-width";

/** How many cells a terminal gives a character: 2 for Han and full-width forms, 0 for a character that joins the one before. */
export function cellsOf(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return eastAsianWidth(code);
}

/** The cells of a whole text. */
export function cellsIn(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOf(character);
  return cells;
}

/**
 * Makes a text safe to print on one line of a terminal: controls may move the cursor or change colours, direction marks may reorder what is read,
 * and characters without width hide why two words differ. Each shows as a dot.
 */
export function printable(text: string): string {
  return text
    .replace(/\t/g, " ")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "·");
}
