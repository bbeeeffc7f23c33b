import { withVariants } from "../../base/han-variants.ts";
import { simplifiedForms } from "./traditional.ts";
import type { Unbroken, Words } from "./words.ts";

/*
 * Names and terms that a paper lists. They go before the dictionary: text is first parted at them, and only the rest is cut. With 清河图书馆 listed,
 * 清河图书馆开放 is two words.
 */

/**
 * Adds a paper's own names and terms, as nouns. Of two that begin at the same place the longer one wins.
 * @param never the names that no line may break
 */
export function withListedWords(words: Words, listed: readonly string[], never: readonly string[] = []): Words {
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

/** Words by their first UTF-16 unit: a paper may list thousands, and few begin alike. */
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

const INTERPUNCT = "·";
const OTHER_INTERPUNCTS = "・‧･";
const IDEOGRAPHIC_SPACE = "\u3000";

/**
 * Finds names in text of either script, in whichever they are listed. Also finds a name of two characters that is spread to three (王　铱), and
 * a name of several parts with any form of the interpunct.
 */
function unbrokenNames(names: readonly string[]): Unbroken {
  const forms = new Map([
    ...withVariants(simplifiedForms()),
    ...[...OTHER_INTERPUNCTS].map((each) => [each, INTERPUNCT] as const),
  ]);
  const plainCodes = new Map([...forms].map(([form, plain]) => [codeOf(form), codeOf(plain)]));
  const plainOf = (code: number | undefined): number | undefined => plainCodes.get(code ?? 0) ?? code;
  // By every form of the first character: a paper may list thousands of names, and few characters of a text begin one.
  const beginning = new Map<number, (readonly number[])[]>();
  for (const name of names) {
    for (const spelling of spellingsOf([...name])) {
      const codes = spelling.map((each) => codeOf(forms.get(each) ?? each));
      const first = codes[0] as number;
      const begun = beginning.get(first) ?? [];
      begun.push(codes);
      beginning.set(first, begun);
    }
  }
  for (const [code, plain] of plainCodes) {
    const begun = beginning.get(plain);
    if (begun !== undefined) beginning.set(code, begun);
  }
  return (codes, from, to) => {
    const within = new Set<number>();
    for (let at = from; at < to; at++) {
      for (const name of beginning.get(codes[at] as number) ?? []) {
        if (at + name.length > to || name.some((code, place) => plainOf(codes[at + place]) !== code)) continue;
        for (let place = 1; place < name.length; place++) within.add(at + place);
      }
    }
    return within;
  };
}

function spellingsOf(name: readonly string[]): readonly (readonly string[])[] {
  const [first, second, ...others] = name;
  if (first === undefined || second === undefined || others.length > 0) return [name];
  return [name, [first, IDEOGRAPHIC_SPACE, second]];
}

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}
