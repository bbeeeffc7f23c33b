import { isAdjustable, OPENING } from "./marks.ts";
import type { Glyph } from "./read-glyphs.ts";

/** Where lines stand: points from the page's left edge. */
export interface Column {
  readonly left: number;
  readonly width: number;
}

/** A glyph with the characters of the copy that it stands for, and its body: the inked half of a full-width mark, else the whole advance. Points. */
export interface SetGlyph {
  readonly text: string;
  readonly glyph: Glyph;
  readonly from: number;
  readonly to: number;
  /** An author's space stands before it. */
  readonly spaced: boolean;
  /** Part of an address, which may break behind its signs. */
  readonly address: boolean;
}

/** One line of the copy as it stands in the file. */
export interface SetLine {
  readonly paragraph: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly column: Column;
  readonly size: number;
  readonly glyphs: readonly SetGlyph[];
  /** A hyphen that the copy does not have ends it. */
  readonly hyphenated: boolean;
}

/** Lines are told apart by this, in em; a superscript stays in its line. */
const SAME_LINE = 0.5;

/**
 * The lines of the copy in a finished file. Every character must stand there once and in order.
 * @param size only glyphs of this size are copy
 */
export function readLines(
  glyphs: readonly Glyph[],
  paragraphs: readonly string[],
  { columns, size }: { readonly columns: readonly Column[]; readonly size: number },
): readonly SetLine[] {
  const body = glyphs.filter(({ size: own, text }) => isOfCopy(own, size) && (text === "" || text.trim() !== ""));
  let at = startOf(body, paragraphs);
  return paragraphs.flatMap((text, paragraph) => {
    const read = readParagraph(body, at, [...text]);
    at = read.end;
    return split(read.own, paragraph, columns, size);
  });
}

/** Superscripts and subscripts are smaller. */
const SCRIPT = 0.6;

function isOfCopy(own: number, size: number): boolean {
  return Math.abs(own - size) < 0.01 || Math.abs(own - SCRIPT * size) < 0.01;
}

/** A glyph of a paragraph; `hyphen`: the copy does not have it. */
interface Read {
  readonly set: SetGlyph;
  readonly hyphen: boolean;
}

function readParagraph(
  body: readonly Glyph[],
  from: number,
  characters: readonly string[],
): { readonly own: readonly Read[]; readonly end: number } {
  const own: Read[] = [];
  const addresses = addressesIn(characters);
  let at = from;
  for (let next = 0; characters.slice(next).some((each) => inked(each) !== ""); at++) {
    const glyph = body[at];
    if (glyph === undefined) throw new Error(`the file ends before: ${characters.slice(next).join("")}`);
    const start = next;
    while (inked(characters[next] ?? "") === "") next++;
    const text = inked(glyph.text);
    // A hyphen at a line's end is no copy: files say nothing of it, or that it is soft.
    if ((text === "" || text === "-") && characters[next] !== "-" && isAtLineEnd(body, at)) {
      own.push({ set: setOf(glyph, "-", { spaced: false, address: false }), hyphen: true });
      next = start;
      continue;
    }
    const copy = characters.slice(next, next + [...text].length).join("");
    if (!isSame(copy, text)) throw new Error(`${text} stands where the copy has: ${characters.slice(next).join("")}`);
    own.push({ set: setOf(glyph, copy, { spaced: next > start, address: addresses.has(next) }), hyphen: false });
    next += [...text].length;
  }
  return { own, end: at };
}

/** The places of the characters of URLs and mail addresses. */
function addressesIn(characters: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>();
  let start = 0;
  for (let at = 0; at <= characters.length; at++) {
    if (/^[!-~]$/u.test(characters[at] ?? "")) continue;
    const token = characters.slice(start, at).join("");
    if (/:\/\/|^www\.|.@/u.test(token)) for (let each = start; each < at; each++) places.add(each);
    start = at + 1;
  }
  return places;
}

function inked(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060\ufeff]/gu, "");
}

/** A face may draw one glyph for two characters that look the same. */
function isSame(copy: string, text: string): boolean {
  const form = (each: string): string => inked(each).normalize("NFKC");
  return form(copy) === form(text);
}

function startOf(body: readonly Glyph[], [first = ""]: readonly string[]): number {
  const head = [...inked(first)].slice(0, 6).join("");
  for (let at = 0; at < body.length; at++) {
    let text = "";
    for (let next = at; next < body.length && text.length < head.length; next++) text += inked(body[next]?.text ?? "");
    if (text.startsWith(head)) return at;
  }
  throw new Error(`the file does not have: ${head}`);
}

function isAtLineEnd(body: readonly Glyph[], at: number): boolean {
  const [glyph, next] = [body[at], body[at + 1]];
  return glyph !== undefined && (next === undefined || isTurn(glyph, next));
}

function isTurn(glyph: Glyph, next: Glyph): boolean {
  const size = Math.max(glyph.size, next.size);
  return glyph.page !== next.page || Math.abs(glyph.y - next.y) > SAME_LINE * size || next.x < glyph.x - size;
}

function setOf(glyph: Glyph, text: string, how: Pick<SetGlyph, "spaced" | "address">): SetGlyph {
  const wide = isAdjustable(text) && glyph.advance > 0.9 * glyph.size;
  const middle = glyph.x + glyph.size / 2;
  const opens = wide && OPENING.includes(text);
  return { ...how, text, glyph, from: opens ? middle : glyph.x, to: wide && !opens ? middle : glyph.x + glyph.advance };
}

function split(own: readonly Read[], paragraph: number, columns: readonly Column[], size: number): readonly SetLine[] {
  const starts: number[] = [];
  own.forEach(({ set }, at) => {
    const before = own[at - 1]?.set.glyph;
    if (before === undefined || isTurn(before, set.glyph)) starts.push(at);
  });
  return starts.map((start, line): SetLine => {
    const glyphs = own.slice(start, starts[line + 1] ?? own.length);
    return {
      paragraph,
      isFirst: line === 0,
      isLast: line === starts.length - 1,
      column: columnOf(glyphs[0]?.set.from ?? 0, columns),
      size,
      glyphs: glyphs.map(({ set }) => set),
      hyphenated: glyphs.at(-1)?.hyphen ?? false,
    };
  });
}

function columnOf(x: number, columns: readonly Column[]): Column {
  const within = columns.find(({ left, width }) => x > left - 1 && x < left + width);
  if (within === undefined) throw new Error(`no column at ${x} `);
  return within;
}

export function textOf(line: SetLine): string {
  return line.glyphs.map(({ text }) => text).join("");
}
