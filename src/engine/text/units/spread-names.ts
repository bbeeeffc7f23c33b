const IDEOGRAPHIC_SPACE = 0x3000;
/** What may stand before a name, and behind one. */
const BEFORE = "、，：；。（“「『《\u3000";
const BEHIND = "、，：；。）”」』》\u3000";

/**
 * 王　铱: whether the ideographic space at `space` spreads a name of two characters to the width of three, which makes it one word (RULES.md#units).
 * @param from of the paragraph
 * @param to its end
 */
export function isSpreadName(codes: Uint32Array, space: number, from: number, to: number): boolean {
  if (codes[space] !== IDEOGRAPHIC_SPACE || space - 1 < from || space + 1 >= to) return false;
  if (!isHan(codes[space - 1]) || !isHan(codes[space + 1])) return false;
  const begins = space - 2 < from || isOneOf(BEFORE, codes[space - 2]);
  return begins && (space + 2 >= to || isOneOf(BEHIND, codes[space + 2]));
}

function isHan(code = 0): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

function isOneOf(marks: string, code = 0): boolean {
  return marks.includes(String.fromCodePoint(code));
}
