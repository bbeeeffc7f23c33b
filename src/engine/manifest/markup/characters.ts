import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import type { LocatedText } from "../located.ts";
import { LONGEST_RUN, MOST_MARKS } from "../weights.ts";

/*
 * Checks single characters: which no face can print, and which need a space where two lines join. Text from a keyboard or a web page often holds invisible
 * characters, so every text of a manifest is cleaned here before anything searches it.
 */

interface CleanText {
  readonly text: LocatedText;
  readonly diagnostics: readonly Diagnostic[];
}

/** A character beside which a line seldom ends. */
const INSIDE = "[^ \\t\\n\\u3000\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}]";

/** Rows of characters to remove. Each kind has its own group; a match without a group is a pile of marks. */
const UNCLEAN = new RegExp(
  [
    "(\\t+)",
    // Only the first character of a run is tried, so that the search stays linear.
    `((?<!${INSIDE})${INSIDE}{${LONGEST_RUN + 1},})`,
    "(\\p{Cs}+)",
    "((?:(?![\\t\\n])[\\p{Cc}\\u00ad\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069])+)",
    `\\p{M}(?<=\\p{M}{${MOST_MARKS + 1}})\\p{M}*`,
  ].join("|"),
  "gu",
);

/**
 * Removes what no face can print: control and bidirectional characters (a warning for each row), lone surrogates (an error for each row), runs that are too long for a line
 * (an error), and too many marks on one character. Tabs become spaces. Zero-width space, joiners, variation selectors, U+2060, U+FEFF and no-break space are kept, since setting obeys them
 * (text/RULES.md#units).
 */
export function cleanText(text: LocatedText): CleanText {
  const { value } = text;
  if (value.search(UNCLEAN) < 0) return { text, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const origins = new Int32Array(value.length + 1);
  let clean = "";
  let count = 0;
  let from = 0;
  const copyUpTo = (to: number): void => {
    clean += value.slice(from, to);
    origins.set(text.origins.subarray(from, to), count);
    count += to - from;
  };
  for (const match of value.matchAll(UNCLEAN)) {
    copyUpTo(match.index);
    from = match.index + match[0].length;
    if (match[1] === undefined) diagnostics.push(uncleanFault(text, match));
    else {
      clean += " ".repeat(match[0].length);
      for (let at = match.index; at < from; at++) origins[count++] = text.origins[at] ?? 0;
    }
  }
  copyUpTo(value.length);
  origins[count] = text.origins[value.length] ?? 0;
  return { text: { value: clean, span: text.span, origins: origins.subarray(0, count + 1) }, diagnostics };
}

function uncleanFault({ origins, span: { source } }: LocatedText, match: RegExpExecArray): Diagnostic {
  const { index, 0: row, 2: run, 3: halves, 4: controls } = match;
  const start = origins[index] ?? 0;
  const span = { source, start, end: Math.max(start + 1, origins[index + row.length] ?? 0) };
  if (run !== undefined) return errorAt(span, "too-many", { count: run.length, limit: LONGEST_RUN, of: "unbroken" });
  const args = { character: `U+${row.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}` };
  if (halves !== undefined) return errorAt(span, "lone-surrogate", args);
  const count = [...row].length;
  if (controls === undefined) return warningAt(span, "mark-pile", { count });
  return warningAt(span, "control-character", count > 1 ? { character: `${args.character} × ${count}` } : args);
}

/**
 * Whether a line end before `next` becomes a space: only between Western characters. Marks that both scripts share (“ ” ‘ ’ — … ·) count as the script of the
 * character before them.
 */
export function joinsWithSpace(before: Uint32Array, next: number): boolean {
  if (isWideCharacter(next)) return false;
  for (let at = before.length - 1; at >= 0; at--) {
    const code = before[at] ?? 0;
    if (isWideCharacter(code)) return false;
    if (!isShared(code)) return true;
  }
  return !isShared(next);
}

/** Han, kana, hangul, full-width marks: text that is set solid. */
export function isWideCharacter(code: number): boolean {
  if (code < 0x2e80) return code >= 0x1100 && code < 0x1200;
  if (code < 0xa4d0) return true;
  if (code < 0x1f000) {
    return (code >= 0xac00 && code < 0xd7a4) || (code >= 0xf900 && code < 0xfb00) || isFullWidth(code);
  }
  return code >= 0x20000 && code < 0x40000;
}

/** Vertical and small forms, full-width ASCII and signs. */
function isFullWidth(code: number): boolean {
  return (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff01 && code < 0xff61) || (code >= 0xffe0 && code < 0xffe7);
}

/** A code point that is both a Chinese and a Western mark (text/RULES.md#ambiguous-marks). */
export function isShared(code: number): boolean {
  return (code >= 0x2013 && code <= 0x2014) || (code >= 0x2018 && code <= 0x201d) || code === 0x2026 || code === 0xb7;
}
