import type { Characters } from "./style.ts";

/** The standards that number characters: rows from their first to their last, and the cells of a row. */
const STANDARDS = {
  // GB/T 2312, from its first mark to its last character of level 2.
  simplified: { encoding: "gb18030", rows: [0xa1, 0xf7], cells: [[0xa1, 0xfe]] },
  // Big5.
  traditional: {
    encoding: "big5",
    rows: [0xa1, 0xf9],
    cells: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  },
} as const;

/**
 * The order in which Chinese lists are read (layout/RULES.md#small-ads): figures and letters, then characters as GB/T 2312 numbers them, whose 3755 usual
 * ones stand by their sound in pinyin, or for traditional text as Big5 does, by their strokes; the rest by their number in Unicode. It does not depend on
 * the machine's locale.
 */
export function byCharacters(script: Characters): (a: string, b: string) => number {
  const places = placesIn(script);
  const place = (character: string): number => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x80 ? code : (places.get(character) ?? 0x10000 + code);
  };
  return (a, b) => {
    const [own, other] = [[...a], [...b]];
    for (let at = 0; at < Math.min(own.length, other.length); at++) {
      const difference = place(own[at] ?? "") - place(other[at] ?? "");
      if (difference !== 0) return difference;
    }
    return own.length - other.length;
  };
}

/** Each character of the standard by its place there: its two bytes as a number. */
function placesIn(script: Characters): ReadonlyMap<string, number> {
  const { encoding, rows, cells } = STANDARDS[script];
  const decoder = new TextDecoder(encoding);
  const places = new Map<string, number>();
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (const [first, last] of cells) {
      for (let cell = first; cell <= last; cell++) {
        const character = decoder.decode(Uint8Array.of(row, cell));
        if (!places.has(character)) places.set(character, (row << 8) | cell);
      }
    }
  }
  return places;
}
