import { withVariants } from "../../base/han-variants.ts";
import { simplifiedForms } from "./traditional.ts";
import type { Unbroken } from "./words.ts";

const INTERPUNCT = "·";
const OTHER_INTERPUNCTS = "・‧･";
const IDEOGRAPHIC_SPACE = "\u3000";

/**
 * Finds names in text of either script, whichever their list has. A name of two characters is also found where it is spread to three (王　铱),
 * a name of several parts with each form of the interpunct.
 */
export function unbrokenNames(names: readonly string[]): Unbroken {
  const forms = new Map([
    ...withVariants(simplifiedForms()),
    ...[...OTHER_INTERPUNCTS].map((each) => [each, INTERPUNCT] as const),
  ]);
  const plainCodes = new Map([...forms].map(([form, plain]) => [codeOf(form), codeOf(plain)]));
  const plainOf = (code: number | undefined): number | undefined => plainCodes.get(code ?? 0) ?? code;
  // By every form of their first characters: a paper may list thousands, and few characters of a text begin one.
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
