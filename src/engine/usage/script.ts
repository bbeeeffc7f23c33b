import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { once } from "../../base/once.ts";
import type { Passage } from "./passages.ts";

/** Finds characters of the other script in a passage: one finding for those of a row of Han characters. */
export type ScriptFinder = (passage: Passage) => readonly Diagnostic[];

/** Tables of characters. They are read only for a passage with a character outside GB 2312, or Big5: hardly any issue has one. */
export interface ScriptTables {
  /** The simplified form of each traditional character. */
  readonly forms: () => ReadonlyMap<string, string>;
  /** The characters of 通用规范汉字表. */
  readonly standard: () => ReadonlySet<string>;
}

/** Traditional characters in a simplified paper: those that 通用规范汉字表 lacks, so that 著 and 乾 pass. */
export function findTraditional({ forms, standard }: ScriptTables): ScriptFinder {
  const foreign = once(() => {
    const own = standard();
    return new Set([...forms().keys()].filter((each) => !own.has(each)));
  });
  const convert = (text: string): string => {
    const simplified = forms();
    return [...text].map((each) => simplified.get(each) ?? each).join("");
  };
  return finderOf(charactersOf("gb18030", [0xb0, 0xf7], [0xa1, 0xfe]), foreign, convert);
}

/** Simplified characters in a traditional paper: those that Big5 lacks, so that 后 and 里 pass. A character may stand for several, so none is proposed. */
export function findSimplified({ forms }: Pick<ScriptTables, "forms">): ScriptFinder {
  const foreign = once(() => {
    const simplified = forms();
    return new Set([...simplified.values()].filter((each) => !simplified.has(each)));
  });
  return finderOf(charactersOf("big5", [0xa4, 0xf9], [0x40, 0xfe]), foreign, undefined);
}

/** @param plain characters that are never foreign */
function finderOf(
  plain: ReadonlySet<string>,
  foreign: () => ReadonlySet<string>,
  convert: ((text: string) => string) | undefined,
): ScriptFinder {
  // Units that end the search: Han characters that are not plain, and the first halves of pairs.
  const rare = new Uint8Array(0x10000).fill(1, 0x3400, 0xdc00);
  for (const each of plain) rare[each.charCodeAt(0)] = 0;
  const isForeign = (each: string): boolean => !plain.has(each) && foreign().has(each);
  return ({ text, spanOf }) => {
    let at = 0;
    while (at < text.length && rare[text.charCodeAt(at)] === 0) at++;
    if (at === text.length) return [];
    return [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(({ 0: row, index }) => {
      const characters = [...row];
      const first = characters.findIndex(isForeign);
      if (first < 0) return [];
      const last = characters.findLastIndex(isForeign);
      const from = index + characters.slice(0, first).join("").length;
      const written = characters.slice(first, last + 1).join("");
      const usual = convert === undefined ? {} : { usual: convert(written) };
      return [warningAt(spanOf(from, from + written.length), "other-script", { text: written, ...usual })];
    });
  };
}

/** The characters of two bytes in an encoding: those of GB 2312, or of Big5. */
function charactersOf(
  encoding: "gb18030" | "big5",
  leads: readonly [number, number],
  trails: readonly [number, number],
): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) {
      if (encoding === "gb18030" || trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
    }
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}
