/*
 * Finds many words in a text in one walk: by the first two units it knows how long words are that begin so, and looks these up whole. So its time does not
 * grow with the list. An Aho-Corasick automaton (modern-ahocorasick, @monyone/aho-corasick of npm) would be built anew in each process.
 */

/** A word that was found, by the value that it was listed with. */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** Offsets are UTF-16 units. */
export type Finder<T> = (text: string) => readonly Hit<T>[];

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

/** @param entries capitals of a word that `anyCase` names do not count */
export function finderOf<T>(entries: Iterable<Entry<T>>, anyCase: (value: T) => boolean): Finder<T> {
  const byWord = new Map<string, Entry<T>[]>();
  const lengths = new Map<number, number[]>();
  // Bit 1: a word begins with the unit; bit 2: a word is the unit.
  const begins = new Uint8Array(0x10000);
  for (const entry of entries) {
    const word = entry.word.toLowerCase();
    const twins = byWord.get(word);
    if (twins !== undefined) {
      twins.push(entry);
      continue;
    }
    byWord.set(word, [entry]);
    const first = word.charCodeAt(0);
    const key = keyOf(first, word.length > 1 ? word.charCodeAt(1) : 0);
    begins[first] = (begins[first] ?? 0) | (word.length > 1 ? 1 : 2);
    const known = lengths.get(key);
    if (known === undefined) lengths.set(key, [word.length]);
    else if (!known.includes(word.length)) known.push(word.length);
  }
  return (text) => {
    const hits: Hit<T>[] = [];
    if (byWord.size === 0) return hits;
    const lower = lowerOf(text);
    const look = (key: number, from: number): void => {
      for (const length of lengths.get(key) ?? []) {
        const to = from + length;
        if (to > lower.length) continue;
        for (const { word, value } of byWord.get(lower.slice(from, to)) ?? []) {
          const isThere = anyCase(value) || text.startsWith(word, from);
          if (isThere && !isWithinLatin(text, from, to)) hits.push({ from, to, value });
        }
      }
    };
    for (let from = 0; from < text.length; from++) {
      const first = lower.charCodeAt(from);
      const begun = begins[first] as number;
      if ((begun & 2) !== 0) look(keyOf(first, 0), from);
      if ((begun & 1) !== 0 && from + 1 < lower.length) look(keyOf(first, lower.charCodeAt(from + 1)), from);
    }
    return hits;
  };
}

function keyOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** In small letters, if that keeps the length. */
function lowerOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

const LATIN = /[A-Za-z0-9]/;

/** True where a word of Latin letters or figures is part of a longer one. */
function isWithinLatin(text: string, from: number, to: number): boolean {
  const cuts = (at: number): boolean => LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at));
  return cuts(from) || cuts(to);
}
