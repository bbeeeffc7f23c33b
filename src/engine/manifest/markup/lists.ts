import type { ListKind } from "../../../base/copy.ts";
import { endOfLine } from "../../../base/source.ts";
import { HARD_BREAK, type Inline } from "./inline.ts";

/** A line, or several, of a chunk that is an item of a list. */
export interface WrittenItem {
  /** The start of its copy: behind a `- `; before a number, which stays. */
  readonly start: number;
  readonly end: number;
  /** Characters of the number with its mark and the blank behind it; 0 for a `- `. */
  readonly label: number;
}

const HYPHEN = 0x2d;
const ONE = 0x31;
/** `1. ` asks for its blank, so that 1.5 stays a number; `1、` and `1．` ask for none. */
const NUMBER = /^([1-9]\d?)(?:\. +|[、．]\u3000*)(?=\S)/;

/**
 * The items of a chunk that is a list, two at the least: every item begins a line with `- `, or lines count from 1 in step (`1. `,
 * `1、`, `1．`). So `2020. 这一年` stays text, and so does a lone `- 甲`. Lines between go on with the item above them. Undefined for any other chunk.
 */
export function itemsIn(value: string, start: number, end: number): readonly WrittenItem[] | undefined {
  const first = value.charCodeAt(start);
  if (first !== HYPHEN && first !== ONE) return undefined;
  const marker = first === HYPHEN ? hyphen : number;
  const items: { start: number; end: number; label: number }[] = [];
  for (let at = start; at < end; ) {
    const lineEnd = endOfLine(value, at, end);
    const ink = inkFrom(value, at, lineEnd);
    const found = marker(value.slice(ink, lineEnd), items.length + 1);
    const last = items.at(-1);
    if (found !== undefined) items.push({ start: ink + found.skip, end: lineEnd, label: found.label });
    else if (last === undefined) return undefined;
    else last.end = lineEnd;
    at = lineEnd + 1;
  }
  return items.length < 2 ? undefined : items;
}

/** How lines begin that are meant as items and are none. Words in figures, like years, are none either. */
const MEANT: readonly RegExp[] = [
  /^[•·●◆■▪◦○□◇★☆►▶➢✓✔√※\uf000-\uf0ff] ?(?=\S)/u,
  /^[-+*－] ?(?=[^\s\d*+－-])/,
  /^[\u2460-\u249b\u2776-\u2793] ?(?=\S)/u,
  /^(?:[一二三四五六七八九十]{1,3}[、．]|（[一二三四五六七八九十\d]{1,3}）|\(\d{1,2}\)|\d{1,2}[.)、．）])(?=[^\d\s]| \S)/,
];

/** The beginning of the second of two lines, one behind the other, that both begin as items do; undefined where they do not, and in lines of verse. */
export function joinedItem(value: string, start: number, end: number): readonly [from: number, to: number] | undefined {
  let above: RegExp | undefined;
  for (let at = start; at < end; ) {
    const lineEnd = endOfLine(value, at, end);
    const ink = inkFrom(value, at, lineEnd);
    const line = value.slice(ink, lineEnd);
    const form = MEANT.find((each) => each.test(line));
    if (form !== undefined && form === above) return [ink, ink + (form.exec(line)?.[0].trimEnd().length ?? 1)];
    above = line.endsWith("\\") ? undefined : form;
    at = lineEnd + 1;
  }
  return undefined;
}

/** Stands for a character that opens no item: of two units, or escaped. */
const OTHER = "\ufffd";

/** The items of a paragraph in a set-off passage whose lines are a list: ranges of its characters. `text`: the whole copy's. */
export function itemsOf({ codes, at }: Inline, text: string): readonly WrittenItem[] | undefined {
  const lines = codes.map((code, index) => {
    if (code === HARD_BREAK) return "\n";
    return code > 0xffff || text[(at[index] ?? 0) - 1] === "\\" ? OTHER : String.fromCharCode(code);
  });
  const value = lines.join("");
  return itemsIn(value, inkFrom(value, 0, value.length), value.length);
}

interface Marker {
  /** Characters of markup. */
  readonly skip: number;
  /** Characters of copy. */
  readonly label: number;
}

function hyphen(line: string): Marker | undefined {
  const ink = line.startsWith("- ") ? inkFrom(line, 1, line.length) : line.length;
  return ink < line.length ? { skip: ink, label: 0 } : undefined;
}

function number(line: string, count: number): Marker | undefined {
  const [label, digits] = NUMBER.exec(line) ?? [];
  return label !== undefined && Number(digits) === count ? { skip: 0, label: label.length } : undefined;
}

function inkFrom(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x3000)) at++;
  return at;
}

/** Three colons and what the list is, on a line of their own; the lines of the list, up to a blank one; perhaps three colons. */
const LIST =
  /^([ \u3000]*[:：]{3} *(?:(名[单單])|成[绩績]))(\s*\n)((?:(?! *[:：]{3}).*\S.*(?:\n|$))+)( *[:：]{3} *$)?/gm;
const LIST_MARK = /^[:：]{3} *(?:(名[单單])|成[绩績])\u3000+(?=\S)/;

/**
 * The text with ideographic spaces for the white that parts what stands in its lists: tabs, and between names line ends, too. So the mark stands
 * in one line with the list's first, and all names stand in one. No character moves.
 */
export function withListSpaces(text: string): string {
  if (!/[:：]{3}/.test(text)) return text;
  return text.replace(LIST, (_, mark: string, names: string | undefined, white: string, lines: string, end = "") => {
    const cells = lines.replace(names === undefined ? /\t/g : /\t|\n(?!$)/g, "\u3000");
    return mark + "\u3000".repeat(white.length) + cells + "\u3000".repeat(end.length);
  });
}

/** What the list is that a chunk begins with the mark of, and how long the mark is. */
export function listMark(chunk: string): { readonly kind: ListKind; readonly length: number } | undefined {
  const [mark, names] = LIST_MARK.exec(chunk) ?? [];
  return mark === undefined ? undefined : { kind: names === undefined ? "results" : "names", length: mark.length };
}
