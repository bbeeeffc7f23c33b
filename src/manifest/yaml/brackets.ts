import { shortened } from "../../base/excerpt.ts";
import type { Cause } from "./lines.ts";
import { causeAt, insertion, lineAbove, lineText, startOf, type YamlText } from "./lines.ts";

const MOST_LINES = 400;
const MOST_BRACKETS = 3;
const CLOSERS: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** Lists and mappings in brackets that are not closed on their line, the nearest first; and closing brackets too many. */
export function bracketCauses(lines: YamlText, line: number): readonly Cause[] {
  const causes: Cause[] = [];
  for (
    let each = line;
    each >= Math.max(0, line - MOST_LINES) && causes.length < MOST_BRACKETS;
    each = lineAbove(lines, each)
  )
    causes.push(...bracketsOn(lineText(lines, each), startOf(lines, each)));
  return causes;
}

interface Bracket {
  readonly mark: string;
  readonly at: number;
}

/** Brackets outside quotations and comments, and where values begin and end; the start of a comment, or −1. */
function bracketsIn(text: string): { brackets: readonly Bracket[]; comment: number } {
  const brackets: Bracket[] = [];
  let comment = -1;
  for (let at = 0; at < text.length && comment < 0; at++) {
    const mark = text.charAt(at);
    const before = text.slice(Math.max(0, at - 8), at);
    if (/["']/.test(mark) && /(^|[[{,:-]) *$/.test(before)) at = quoteEnd(text, at, mark);
    else if (mark === "#" && (at === 0 || /\s$/.test(before))) comment = at;
    else if (/[\]}]/.test(mark)) brackets.push({ mark, at });
    else if (/[[{]/.test(mark) && (brackets.length > 0 || /(^|[:-] +|^\s+)$/.test(before))) brackets.push({ mark, at });
  }
  return { brackets, comment };
}

/** The quotation mark that closes, or the text's end. */
function quoteEnd(text: string, opened: number, mark: string): number {
  for (let at = opened + 1; at < text.length; at++) {
    if (text[at] === "\\" && mark === '"') at++;
    else if (text[at] === mark) return at;
  }
  return text.length;
}

function bracketsOn(text: string, start: number): readonly Cause[] {
  if (!/[[\]{}]/.test(text)) return [];
  const { brackets, comment } = bracketsIn(text);
  const open: Bracket[] = [];
  for (const bracket of brackets) {
    if (CLOSERS[bracket.mark] !== undefined) open.push(bracket);
    else if (CLOSERS[open.at(-1)?.mark ?? ""] === bracket.mark) open.pop();
    else return [strayCloser(bracket, open, start), ...earlierClosers(brackets, bracket, start)];
  }
  const last = open.at(-1);
  if (last === undefined) return [];
  const closers = open
    .map(({ mark }) => CLOSERS[mark])
    .reverse()
    .join("");
  const written = comment < 0 ? text : text.slice(0, comment);
  const end = start + written.trimEnd().replace(/,$/, "").length;
  const mends = [[insertion(end, closers)]];
  const lost = comment < 0 ? "" : text.slice(comment).trimEnd();
  const bracket = /[\]}]/.exec(lost)?.[0];
  if (bracket !== undefined) {
    const place = start + comment;
    return [causeAt("yaml-comment", [place, place + lost.length], mends, { lost: shortened(lost), bracket })];
  }
  const at = start + last.at;
  return [causeAt("yaml-unclosed", [at, at + 1], mends, { mark: last.mark })];
}

/** If there are too many closing brackets, any earlier one may be wrong: `{责编:} 沈砚}}`. */
function earlierClosers(brackets: readonly Bracket[], stray: Bracket, start: number): readonly Cause[] {
  return brackets
    .filter(({ mark, at }) => mark === stray.mark && at < stray.at)
    .map(({ mark, at }) => {
      const place = start + at;
      return causeAt("yaml-unopened", [place, place + 1], [[{ at: place, remove: 1, insert: "" }]], { mark });
    });
}

/** A closing bracket that fits no opening one: an inner one is not closed, or it is one too many. */
function strayCloser({ mark, at }: Bracket, open: readonly Bracket[], start: number): Cause {
  const inner = open.at(-1);
  const fits = open.some((bracket) => CLOSERS[bracket.mark] === mark);
  if (inner !== undefined && fits) {
    const place = start + inner.at;
    const mends = [[insertion(start + at, CLOSERS[inner.mark] ?? "")]];
    return causeAt("yaml-unclosed", [place, place + 1], mends, { mark: inner.mark });
  }
  const wanted = inner === undefined ? "" : (CLOSERS[inner.mark] ?? "");
  const place = start + at;
  const mends = [[{ at: place, remove: 1, insert: wanted }], [{ at: place, remove: 1, insert: "" }]];
  return causeAt("yaml-unopened", [place, place + 1], mends, { mark });
}
