import { textOf } from "../../../base/copy.ts";
import { shortened } from "../../../base/excerpt.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isChinese, runEnd } from "./passage.ts";

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
const LINK = /^\[[^[\]]{1,100}\]\((?=[^()]*[:./#])[!-'*-~]{1,200}(?: ["'][^"'()]*["'])?\)/;
/** The mark of a footnote, and what it says. */
const FOOTNOTE = /^\[\^[^[\]\s]{1,20}\]:?/;
const WIKI_LINK = /^\[\[[^[\]]{1,100}\]\]/;

/** A task of a list, done or not. */
const TASK = /^\[[ xX]\](?= )/;

/** `[文字](https://…)`, `[^1]`, `[[文字]]`, and `[ ]` that opens an item. */
export function square(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (at === passage.from && TASK.test(textOf(passage.codes, at, Math.min(passage.to, at + 4)))) {
    return stray(passage, [at, at + 3]);
  }
  return found(passage, at, LINK) ?? found(passage, at, FOOTNOTE) ?? found(passage, at, WIKI_LINK);
}

/** `<https://…>` */
export function angle(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  return found(passage, at, /^<(?:https?:|mailto:|www\.)[^<>\s]*>/);
}

function found(passage: DebrisPassage, at: number, form: RegExp): DebrisFinding | undefined {
  const text = form.exec(textOf(passage.codes, at, Math.min(passage.to, at + LONGEST_LINK)))?.[0];
  return text === undefined ? undefined : stray(passage, [at, at + [...text].length]);
}

/** `~~删去~~` */
export function struck(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at)) return undefined;
  const count = countAt(passage, at);
  return count < 2 ? undefined : stray(passage, [at, at + count]);
}

/** `==标亮==`, and a rule under a heading. `a==b` stays. */
export function equals(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at)) return undefined;
  const count = countAt(passage, at);
  const isBesideChinese = isChinese(codeAt(passage, at - 1)) || isChinese(codeAt(passage, at + count));
  return count > 2 || (count === 2 && isBesideChinese) ? stray(passage, [at, at + count]) : undefined;
}

/** The address of a link that is named elsewhere. */
const REFERENCE = /^\[[^[\]^]{1,100}\]: ?(?=https?:|www\.|\/)/;
/** `---` over the keys of a file, and rules of Markdown and of Chinese keyboards. */
const RULES: ReadonlySet<number> = new Set([HYPHEN, 0xff0d, 0xff1d]);

/** What a paragraph of copy begins with: a quotation, a list, a table, a rule. */
export function findForeignOpening(passage: DebrisPassage): DebrisFinding | undefined {
  const { from, to } = passage;
  const first = codeAt(passage, from);
  const end = from + countAt(passage, from);
  if (first === WIDE_GREATER) return stray(passage, [from, end], ">".repeat(Math.min(2, end - from)));
  if (RULES.has(first) && end - from > 2 && (end === to || codeAt(passage, end) === SPACE)) {
    return stray(passage, [from, end]);
  }
  if (first === OPEN_SQUARE) return found(passage, from, REFERENCE);
  if (first === ASTERISK && end === from + 1 && codeAt(passage, end) === SPACE) {
    return stray(passage, [from, end], "- ");
  }
  if (first !== BAR && first !== WIDE_BAR) return undefined;
  const isRow = passage.codes.subarray(end, to).includes(first);
  return isRow ? { code: "no-table", from, to: end, arguments: { mark: String.fromCodePoint(first) } } : undefined;
}
