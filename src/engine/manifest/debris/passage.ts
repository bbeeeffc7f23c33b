import type { Arguments, Code } from "../../../base/codes.ts";
import { isShared, isWideCharacter } from "../markup/characters.ts";

/** A paragraph, caption or headline to check. */
export interface DebrisPassage {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Running text. False if a space or a — between Han characters is intended: headlines, bylines, verse, tables. */
  readonly solid: boolean;
}

export interface DebrisFinding {
  readonly code: Code;
  readonly from: number;
  readonly to: number;
  readonly arguments: Arguments;
}

/** The code point at `at`; 0 outside the passage. */
export function codeAt(passage: DebrisPassage, at: number): number {
  return at < passage.from || at >= passage.to ? 0 : (passage.codes[at] ?? 0);
}

/** The end of the row of characters from `at` on for which `belongs` is true. */
export function runEnd(passage: DebrisPassage, at: number, belongs: (code: number) => boolean): number {
  let end = at;
  while (end < passage.to && belongs(codeAt(passage, end))) end++;
  return end;
}

/** Han, a full-width mark, or a mark that Chinese and Western text share. */
export function isChinese(code: number): boolean {
  return isWideCharacter(code) || isShared(code);
}

export function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLatin(code: number): boolean {
  return isFigure(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Ideographs only, without marks and full-width spaces. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x3400 && code < 0xa000) ||
    (code >= 0xf900 && code < 0xfb00) ||
    code >= 0x20000 ||
    code === 0x3005 ||
    code === 0x3007
  );
}
