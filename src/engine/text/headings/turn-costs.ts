import type { Words } from "../../words/words.ts";
import {
  TURN_AT_CLAUSE,
  TURN_AT_LEANING,
  TURN_AT_SHORT,
  TURN_AT_STOP,
  TURN_AT_SUBJECT,
  TURN_AT_VERBS,
  TURN_AT_WORD,
  TURN_FORBIDDEN,
  TURN_IN_LIST,
  TURN_IN_PHRASE,
  TURN_PARTS,
} from "../weights.ts";
import {
  ABOUT,
  ASKING,
  DURATION,
  ENDINGS,
  FAIRS,
  HEADS,
  type HeadingWord,
  isNumber,
  isQuantity,
  MODAL,
  NEVER_FIRST,
  NEVER_LAST,
  OPENERS,
  SAYING,
} from "./heading-words.ts";

/** The demerits of a turn between two words of a heading, the first one before `at`. */
export function turnCost(words: readonly HeadingWord[], at: number): number {
  const last = words[at - 1];
  const first = words[at];
  if (last === undefined || first === undefined) return 0;
  if (isStop(last.text)) return last.text === "、" ? TURN_IN_LIST : TURN_AT_STOP;
  const pair = { last, first };
  if (isForbidden(pair) || isInDate(words, at)) return TURN_FORBIDDEN;
  return endCost(words, at, pair) + startCost(pair);
}

const [DAY_OR_MONTH, MINUTES] = [
  /^(?:[\d零〇一二三四五六七八九十]+[月日号]|[上中下]旬|[初底末])/u,
  /^[\d零〇一二三四五六七八九十]+分/u,
];

/** Between the parts of a date or of a time: 2026年/11月/24日, 六月/底, 8时/30分. */
function isInDate(words: readonly HeadingWord[], at: number): boolean {
  const last = words[at - 1]?.text ?? "";
  const next = `${words[at]?.text}${words[at + 1]?.text ?? ""}`;
  return (/[年月]$/u.test(last) && DAY_OR_MONTH.test(next)) || (/[时点]$/u.test(last) && MINUTES.test(next));
}

/** Whether the dictionary has a word across the turn, so that the words may have been cut wrong: 里长/出. */
export function isDoubtful(last: string, first: string, kindOf: Words["kindOf"]): boolean {
  const [before, behind] = [[...last], [...first]];
  for (let left = 1; left <= Math.min(2, before.length); left++) {
    for (let right = 1; right <= Math.min(2, behind.length); right++) {
      const across = [...before.slice(-left), ...behind.slice(0, right)].join("");
      const whole = left === before.length && right === behind.length;
      if (!whole && kindOf?.(across) !== undefined) return true;
    }
  }
  return false;
}

interface Pair {
  readonly last: HeadingWord;
  readonly first: HeadingWord;
}

function isStop(text: string): boolean {
  return text.length === 1 && "，。、；：！？,;:!?".includes(text);
}

function isForbidden({ last, first }: Pair): boolean {
  if (NEVER_FIRST.has(first.text) || first.text.startsWith("之")) return true;
  if (NEVER_LAST.has(last.text) || isNumber(last.text)) return true;
  return ABOUT.includes(first.text.charAt(0)) && isQuantity(last);
}

/** How badly a line ends with the last word, before the first of the next. */
function endCost(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  const { text, kind } = last;
  if (text === "的") return TURN_IN_PHRASE;
  if (text === "了") return TURN_IN_LIST;
  if (MODAL.has(text)) return TURN_AT_LEANING;
  switch (kind) {
    case "adverb":
    case "preposition":
    case "conjunction":
      return TURN_PARTS;
    case "modifier":
    case "particle":
      return TURN_AT_LEANING;
    case "verb":
      return afterVerb(words, at, { last, first });
    case "adjective":
    case "pronoun":
      return text.length === 1 || isNominal(first) ? TURN_AT_LEANING : TURN_AT_WORD;
    case "number":
    case "measure":
      return afterQuantity(words, at, { last, first });
    case "time":
    case "place":
    case "side":
      return afterPlace(words, at, { last, first });
    case "noun":
    case "action":
    case "phrase":
    case undefined:
      return afterNoun(words, at, { last, first });
  }
}

/** Behind a time or a place: before what happens there; less well inside a name: 夜间门诊. */
function afterPlace(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  if (last.kind === first.kind) return TURN_AT_LEANING;
  if (opens(first)) return TURN_AT_CLAUSE;
  if (!isNominal(first)) return TURN_AT_WORD;
  return isClause(words.slice(at)) && words[at - 2]?.kind !== "noun" ? TURN_AT_SUBJECT : TURN_IN_LIST;
}

/** Behind a quantity, which its noun follows. A duration may stand alone: 上线三年，群众少跑; or lead on: 开放，半年接待. */
function afterQuantity(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  const lasts = DURATION.test(last.text);
  if (lasts && first.kind === "verb" && words[at - 2]?.kind === "verb") return TURN_AT_LEANING;
  if (opens(first) || !isNominal(first)) return TURN_AT_CLAUSE;
  return lasts && isClause(words.slice(at)) ? TURN_AT_CLAUSE : TURN_AT_LEANING;
}

/** Between a verb and its object; at a clause's end where the next words are a clause of their own. */
function afterVerb(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  if (last.text.length === 1) return TURN_PARTS;
  if (SAYING.has(last.text)) return TURN_AT_SUBJECT;
  if (first.kind === "verb") return TURN_AT_VERBS;
  if (!isClause(words.slice(0, at)) || !isClause(words.slice(at)))
    return isObject(first) ? TURN_AT_VERBS : TURN_IN_LIST;
  if (isObject(first)) return ASKING.test(last.text) ? TURN_AT_VERBS : TURN_IN_LIST;
  return opensAt(words, at) || isAmount(first) ? TURN_AT_CLAUSE : TURN_IN_LIST;
}

/** What may be the object of the verb before it. */
function isObject(word: HeadingWord): boolean {
  return isNominal(word) && !opens(word);
}

function isAmount(word: HeadingWord): boolean {
  return isQuantity(word) && !DURATION.test(word.text);
}

/** Between a subject and what is said of it; inside a compound where both are nouns. */
function afterNoun(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  if (/^[”’》」』）]$/u.test(last.text)) return TURN_AT_WORD;
  const begun = isClause(words.slice(0, at - 1));
  if (opens(first)) return begun ? TURN_IN_LIST : TURN_AT_CLAUSE;
  if (isNominal(first)) return TURN_IN_PHRASE;
  if (first.kind === "verb" && endsClause(words, at + 1)) return TURN_IN_PHRASE;
  return begun ? TURN_IN_LIST : TURN_AT_SUBJECT;
}

/** Whether the words before `at` end a clause, so that their verb belongs to the noun before it. */
function endsClause(words: readonly HeadingWord[], at: number): boolean {
  const next = words[at];
  return next !== undefined && (isStop(next.text) || opensAt(words, at));
}

/** Whether a clause begins there. A time before a noun may be part of its name: 元宵夜空. */
function opensAt(words: readonly HeadingWord[], at: number): boolean {
  const [first, next] = words.slice(at, at + 2);
  if (first === undefined || !opens(first)) return false;
  return first.kind !== "time" || next === undefined || !isNominal(next) || isClause(words.slice(at + 1));
}

/** Words with which a clause begins: a time, 我市, 全城. */
function opens({ text, kind }: HeadingWord): boolean {
  return kind === "time" || kind === "pronoun" || OPENERS.has(text) || (text.length > 1 && text.startsWith("每"));
}

/** A noun, or time or quantity, and behind it a verb. */
function isClause(words: readonly HeadingWord[]): boolean {
  const subject = words.findIndex((word) => isNominal(word) || isQuantity(word) || word.kind === "time");
  return subject >= 0 && words.slice(subject + 1).some(({ kind }) => kind === "verb" || kind === "action");
}

function isNominal({ kind }: HeadingWord): boolean {
  switch (kind) {
    case "noun":
    case "action":
    case "phrase":
    case "pronoun":
    case "modifier":
    case undefined:
      return true;
    default:
      return false;
  }
}

/** What a short word costs at a line's start: it may be the end of a name. */
function startCost({ first, last }: Pair): number {
  const { text, kind } = first;
  if (HEADS.has(text) && isNominal(last)) return TURN_PARTS;
  if (FAIRS.test(text) && !FAIRS.test(last.text) && last.kind === "noun") return TURN_AT_SHORT;
  if (text.length > 1 || isNumber(text)) return 0;
  if (ENDINGS.has(text)) return TURN_PARTS;
  return kind === "noun" || kind === "measure" || kind === undefined ? TURN_AT_SHORT : 0;
}
