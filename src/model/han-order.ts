/** The rows of GB/T 2312 that hold characters, from its first mark to its last of level 2. */
const [FIRST_BYTE, LAST_BYTE] = [0xa1, 0xf7];

/**
 * The order in which Chinese lists are read (layout/RULES.md#small-ads): figures and letters, then characters as GB/T 2312 numbers them, whose 3755 usual
 * ones stand by their sound in pinyin; the rest by their number in Unicode. It does not depend on the machine's locale.
 */
export function byCharacters(): (a: string, b: string) => number {
  const places = placesInGb();
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

/** Each character of GB/T 2312 by its place there: its two bytes as a number. */
function placesInGb(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder("gb18030");
  const places = new Map<string, number>();
  for (let row = FIRST_BYTE; row <= LAST_BYTE; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!places.has(character)) places.set(character, (row << 8) | cell);
    }
  }
  return places;
}
