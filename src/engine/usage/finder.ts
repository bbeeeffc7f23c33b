/*
 * Finds many words in a text in one walk: an index by the first two characters. An Aho-Corasick automaton (the kept libraries of npm: modern-ahocorasick,
 * @monyone/aho-corasick) would be made anew in each process; words of two to four characters share so few beginnings that this index does the same.
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
  const byBeginning = new Map<number, Entry<T>[]>();
  for (const entry of entries) {
    const beginning = entry.word.toLowerCase();
    const key = keyOf(beginning.charCodeAt(0), beginning.length > 1 ? beginning.charCodeAt(1) : 0);
    const begun = byBeginning.get(key);
    if (begun === undefined) byBeginning.set(key, [entry]);
    else begun.push(entry);
  }
  return (text) => {
    const hits: Hit<T>[] = [];
    if (byBeginning.size === 0) return hits;
    const lower = lowerOf(text);
    for (let from = 0; from < text.length; from++) {
      const first = lower.charCodeAt(from);
      for (const key of [keyOf(first, 0), keyOf(first, from + 1 < lower.length ? lower.charCodeAt(from + 1) : 0)]) {
        for (const { word, value } of byBeginning.get(key) ?? []) {
          const isThere = anyCase(value) ? lower.startsWith(word.toLowerCase(), from) : text.startsWith(word, from);
          const to = from + word.length;
          if (isThere && !isWithinLatin(text, from, to)) hits.push({ from, to, value });
        }
      }
    }
    return hits;
  };
}

function keyOf(first: number, second: number): number {
  return first * 0x10000 + second;
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
