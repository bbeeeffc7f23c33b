import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Passage } from "./passages.ts";

/** Finds characters of the other script in a passage: one finding for those of a row of Han characters. */
export type ScriptFinder = (passage: Passage) => readonly Diagnostic[];

/**
 * Traditional characters in a simplified paper: those that 通用规范汉字表 lacks, so that 著 and 乾 pass.
 * @param forms the simplified form of each traditional character @param standard the characters of the table
 */
export function findTraditional(forms: ReadonlyMap<string, string>, standard: ReadonlySet<string>): ScriptFinder {
  const isForeign = (each: string): boolean => forms.has(each) && !standard.has(each);
  return (passage) => find(passage, isForeign, (text) => [...text].map((each) => forms.get(each) ?? each).join(""));
}

/** Simplified characters in a traditional paper: those that Big5 lacks, so that 后 and 里 pass. A character may stand for several, so none is proposed. */
export function findSimplified(forms: ReadonlyMap<string, string>): ScriptFinder {
  const big5 = new Set(charactersOfBig5());
  const simplified = new Set([...forms.values()].filter((each) => !big5.has(each) && !forms.has(each)));
  return (passage) => find(passage, (each) => simplified.has(each), undefined);
}

function find(
  { text, spanOf }: Passage,
  isForeign: (character: string) => boolean,
  convert: ((text: string) => string) | undefined,
): readonly Diagnostic[] {
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
}

function charactersOfBig5(): string {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return new TextDecoder("big5").decode(Uint8Array.from(bytes));
}
