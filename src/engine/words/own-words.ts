import { unbrokenNames } from "./unbroken.ts";
import type { Words } from "./words.ts";

/**
 * Words with a paper's own: names and terms that no dictionary has. Where one stands it is a word, and a noun; of two that begin there the longer one.
 * @param never those of them that no line may break
 */
export function withOwn(words: Words, listed: readonly string[], never: readonly string[] = []): Words {
  const all = new Set(listed.filter((word) => word !== ""));
  if (all.size === 0) return words;
  const partsOf = partsAt(longestFirst(all));
  const cut = (text: string): readonly string[] =>
    partsOf(text).flatMap((piece, at) => (at % 2 === 1 ? [piece] : piece === "" ? [] : words(piece)));
  const { hyphens, kindOf, simplified } = words;
  const nouns = simplified === undefined ? all : new Set([...all, ...[...all].map(simplified)]);
  return Object.assign(cut, {
    own: { partsOf, others: words, unbroken: never.length === 0 ? undefined : unbrokenNames(never) },
    ...(hyphens !== undefined && { hyphens }),
    ...(simplified !== undefined && { simplified }),
    ...(kindOf !== undefined && { kindOf: (word: string) => (nouns.has(word) ? "noun" : kindOf(word)) }),
  });
}

/** Words by their first unit: a paper may list thousands, and few begin alike. */
type ByBeginning = ReadonlyMap<string, readonly string[]>;

function longestFirst(words: ReadonlySet<string>): ByBeginning {
  const found = new Map<string, string[]>();
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    const first = word.charAt(0);
    found.set(first, [...(found.get(first) ?? []), word]);
  }
  return found;
}

function partsAt(words: ByBeginning): (text: string) => readonly string[] {
  return (text) => {
    const parts: string[] = [];
    let behind = 0;
    for (let at = 0; at < text.length; ) {
      const word = words.get(text.charAt(at))?.find((each) => text.startsWith(each, at));
      if (word !== undefined) parts.push(text.slice(behind, at), word);
      at += word?.length ?? 1;
      if (word !== undefined) behind = at;
    }
    return [...parts, text.slice(behind)];
  };
}
