import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Passage } from "./passages.ts";

/** Finds characters of the other script in a passage: one finding for those of a row of Han characters. */
export type ScriptFinder = (passage: Passage) => readonly Diagnostic[];

/**
 * Traditional characters in a simplified paper: those that 通用规范汉字表 lacks, so that 著 and 乾 pass.
 * @param forms the simplified form of each traditional character @param standard the characters of the table
 */
export function findTraditional(forms: ReadonlyMap<string, string>, standard: ReadonlySet<string>): ScriptFinder {
  const foreign = [...forms.keys()].filter((each) => !standard.has(each));
  return finderOf(foreign, (text) => [...text].map((each) => forms.get(each) ?? each).join(""));
}

/** Simplified characters in a traditional paper: those that Big5 lacks, so that 后 and 里 pass. A character may stand for several, so none is proposed. */
export function findSimplified(forms: ReadonlyMap<string, string>): ScriptFinder {
  const big5 = new Set(charactersOfBig5());
  return finderOf(
    [...forms.values()].filter((each) => !big5.has(each) && !forms.has(each)),
    undefined,
  );
}

function finderOf(characters: readonly string[], convert: ((text: string) => string) | undefined): ScriptFinder {
  const foreign = new Set(characters);
  // Nearly all passages have none: they are only looked through by units.
  const begins = new Uint8Array(0x10000);
  for (const each of foreign) begins[each.charCodeAt(0)] = 1;
  return ({ text, spanOf }) => {
    let at = 0;
    while (at < text.length && begins[text.charCodeAt(at)] === 0) at++;
    if (at === text.length) return [];
    return [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(({ 0: row, index }) => {
      const characters = [...row];
      const first = characters.findIndex((each) => foreign.has(each));
      if (first < 0) return [];
      const last = characters.findLastIndex((each) => foreign.has(each));
      const from = index + characters.slice(0, first).join("").length;
      const written = characters.slice(first, last + 1).join("");
      const usual = convert === undefined ? {} : { usual: convert(written) };
      return [warningAt(spanOf(from, from + written.length), "other-script", { text: written, ...usual })];
    });
  };
}

function charactersOfBig5(): string {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return new TextDecoder("big5").decode(Uint8Array.from(bytes));
}
