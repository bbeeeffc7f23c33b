import { textOf } from "../../base/copy.ts";
import { shortened } from "../../base/excerpt.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, runEnd } from "./passage.ts";

/*
 * Marks that authors take for markup, and house markup does not know: those of a Chinese keyboard, and those of Markdown. They are printed as they stand.
 */

const ASTERISK = 0x2a;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const BAR = 0x7c;
const WIDE_BAR = 0xff5c;
const WIDE_GREATER = 0xff1e;
const OPEN_SQUARE = 0x5b;

/** How many times one character stands from `at` on. */
function countAt(passage: DebrisPassage, at: number): number {
  const code = codeAt(passage, at);
  return runEnd(passage, at, (next) => next === code) - at;
}

/** @param ascii what is meant; left out where house markup has no such thing */
function stray(passage: DebrisPassage, [from, to]: readonly [number, number], ascii?: string): DebrisFinding {
  const mark = shortened(textOf(passage.codes, from, to));
  return { code: "stray-markup", from, to, arguments: { mark, ...(ascii !== undefined && { ascii }) } };
}

/** `＊＊粗体＊＊`, `＿＿专名＿＿`. */
export function wideDelimiter(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at) || countAt(passage, at) !== 2) return undefined;
  return stray(passage, [at, at + 2], codeAt(passage, at) === 0xff0a ? "**" : "__");
}

/** `！[](photo)`: the anchor of a photo. */
export function wideAnchor(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at + 1) !== OPEN_SQUARE || codeAt(passage, at + 2) !== 0x5d) return undefined;
  return codeAt(passage, at + 3) === 0x28 ? stray(passage, [at, at + 4], "![](") : undefined;
}

/** Code of Markdown, between backticks. */
export function backticks(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at)) return undefined;
  return stray(passage, [at, at + countAt(passage, at)]);
}

const LONGEST_LINK = 400;
const LINK = /^\[[^[\]]{1,100}\]\((?:https?:|mailto:|www\.|[/#])[^()\s]*\)/;

/** `[文字](https://…)` */
export function link(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const found = LINK.exec(textOf(passage.codes, at, Math.min(passage.to, at + LONGEST_LINK)))?.[0];
  return found === undefined ? undefined : stray(passage, [at, at + [...found].length]);
}

/** What a paragraph of copy begins with: a quotation, a list, a table, a rule. */
export function findForeignOpening(passage: DebrisPassage): DebrisFinding | undefined {
  const { from, to } = passage;
  const first = codeAt(passage, from);
  const end = from + countAt(passage, from);
  if (first === WIDE_GREATER) return stray(passage, [from, end], ">".repeat(Math.min(2, end - from)));
  if (first === HYPHEN && end === to && end - from > 2) return stray(passage, [from, end]);
  if (first === ASTERISK && end === from + 1 && codeAt(passage, end) === SPACE) {
    return stray(passage, [from, end], "- ");
  }
  if (first !== BAR && first !== WIDE_BAR) return undefined;
  const isRow = passage.codes.subarray(end, to).includes(first);
  return isRow ? { code: "no-table", from, to: end, arguments: { mark: String.fromCodePoint(first) } } : undefined;
}
