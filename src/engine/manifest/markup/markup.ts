import { type Copy, spanOfCodes, textOf } from "../../../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { findLists } from "../../../base/listed.ts";
import { endOfLine, type Span } from "../../../base/source.ts";
import type { Located, LocatedText } from "../located.ts";
import { setBlocks } from "./blocks.ts";
import { CopyBuilder, isSpace } from "./builder.ts";
import { cleanText } from "./clean.ts";
import type { InlineReading } from "./inline.ts";
import { itemsIn, joinedItem, listMark, withListSpaces } from "./lists.ts";
import { parseMarkup } from "./parser.ts";
import { setCommon, setPlain } from "./shortcuts.ts";

/** A chunk that holds none of these is one plain paragraph: `*` `_` `#` `>` `!` `\` `|`. */
const MARKS = Uint8Array.from({ length: 0x80 }, (_, code) =>
  "*_#>!\\|^~".includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Quotations within quotations, which house markup does not have: thousands would exhaust the parser. */
const DEEP_QUOTE = /^ *(?:> *){9}/m;
/** More runs of `*` and `_` than this in one chunk are no copy, nor are longer ones: the parser's time grows with their square. */
const MOST_DELIMITERS = 1000;
const LONGEST_DELIMITER = /[*_]{65}/;
/** More lines than this without a blank one: quotations whose lines are lazy take time that grows with their square. */
const MOST_LINES = 1000;
/** More columns than this stand in no table of a newspaper. */
const MOST_COLUMNS = 60;

const IDEOGRAPHIC_SPACE = 0x3000;

/** A body with its markup read. */
export interface MarkedCopy {
  readonly copy: Copy;
  /** Every `![](id)`, in order, with its place. */
  readonly anchors: readonly Located<string>[];
}

export interface MarkupReading extends MarkedCopy {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads house markup to plain copy. Every character but markup, white at a line's edges and line breaks is kept,
 * each with its origin in the author's file. Only chunks that hold a character of markup meet the parser.
 */
export function readMarkup(written: LocatedText): MarkupReading {
  const { text, diagnostics: unclean } = cleanText({ ...written, value: withListSpaces(written.value) });
  const { value } = text;
  const builder = new CopyBuilder(text);
  const anchors: Located<string>[] = [];
  const diagnostics = [...unclean];
  const spanOf = (start: number, end: number): Span => spanIn(text, start, end);
  for (let at = 0; at < value.length; ) {
    const chunk = chunkAt(value, at);
    at = chunk.next;
    if (chunk.start === chunk.end) continue;
    const list = listMark(value.slice(chunk.start, chunk.end));
    if (list !== undefined) {
      builder.list = list.kind;
      for (let start = chunk.start + list.length; start < chunk.end; ) {
        const end = endOfLine(value, start, chunk.end);
        const line = { start: firstInk(value, start, end), end, marked: hasMarks(value, start, end) };
        setChunk(line, "body", { builder, text: value, base: line.start, spanOf, anchors, diagnostics });
        start = end + 1;
      }
      builder.list = undefined;
      continue;
    }
    warnOfIndents(value, chunk, spanOf, diagnostics);
    const items = itemsIn(value, chunk.start, chunk.end);
    const joined = items === undefined ? joinedItem(value, chunk.start, chunk.end) : undefined;
    if (joined !== undefined) {
      diagnostics.push(warningAt(spanOf(...joined), "joined-item", { mark: value.slice(...joined) }));
    }
    // Most paragraphs of news.
    if (items === undefined && !chunk.marked) {
      setPlain(chunk.start, chunk.end, "body", builder);
      continue;
    }
    const reading = { builder, text: value, base: chunk.start, spanOf, anchors, diagnostics };
    if (items === undefined) setChunk(chunk, "body", reading);
    for (const [index, { start, end, label }] of (items ?? []).entries()) {
      builder.beginItem(label, index === 0);
      setChunk({ start, end, marked: hasMarks(value, start, end) }, "item", { ...reading, base: start });
    }
  }
  const copy = builder.finish();
  return { copy, anchors, diagnostics: [...diagnostics, ...unmarkedLists(copy)] };
}

function setChunk({ start, end, marked }: Omit<Chunk, "next">, kind: "body" | "item", reading: InlineReading): void {
  const { text, builder, diagnostics, spanOf } = reading;
  const columns = marked ? columnsIn(text, start, end) : 0;
  if (columns > MOST_COLUMNS) {
    diagnostics.push(errorAt(spanOf(start, start + 1), "table-too-large", { columns, limit: MOST_COLUMNS }));
    return;
  }
  const tangled = marked && isTangled(text.slice(start, end));
  if (tangled) diagnostics.push(warningAt(spanOf(start, start + 1), "tangled-markup"));
  if (tangled || !marked) setPlain(start, end, kind, builder);
  else if (kind === "item" || !setCommon(text, start, end, builder)) {
    setBlocks(parseMarkup(text.slice(start, end)), reading, kind);
  }
}

interface Chunk {
  /** Past the white before its first character. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly marked: boolean;
}

/** The lines from `from` up to the next blank one; a line of ideographic spaces counts as blank. */
function chunkAt(value: string, from: number): Chunk {
  let start = -1;
  let end = from;
  let at = from;
  while (at < value.length) {
    const lineEnd = endOfLine(value, at);
    const first = firstInk(value, at, lineEnd);
    at = lineEnd + 1;
    if (first < lineEnd) {
      if (start < 0) start = first;
      end = lineEnd;
    } else if (start >= 0) break;
  }
  if (start < 0) start = end;
  return { start, end, next: at, marked: hasMarks(value, start, end) };
}

/** The first character of a line that is no space; `end` when there is none. */
function firstInk(value: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(value.charCodeAt(at))) at++;
  return at;
}

function hasMarks(value: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 0x80 && MARKS[unit] === 1) return true;
  }
  return false;
}

function isTangled(chunk: string): boolean {
  if (DEEP_QUOTE.test(chunk) || LONGEST_DELIMITER.test(chunk)) return true;
  return (chunk.match(/[*_]+/g)?.length ?? 0) > MOST_DELIMITERS || (chunk.match(/\n/g)?.length ?? 0) >= MOST_LINES;
}

/** The columns of a chunk that is a table: those of its second line, which parts the head from the rest. */
function columnsIn(text: string, start: number, end: number): number {
  const feed = text.indexOf("\n", start);
  if (feed < 0 || feed > end) return 0;
  const line = text.slice(feed + 1, endOfLine(text, feed + 1, end));
  return /^[ |:-]*-[ |:-]*$/.test(line) ? (line.match(/-+/g)?.length ?? 0) : 0;
}

/** Paragraphs that look like a list and have no mark: they are set as any others. */
function unmarkedLists(copy: Copy): readonly Diagnostic[] {
  const { codes, paragraphs } = copy;
  if (!codes.includes(IDEOGRAPHIC_SPACE)) return [];
  const plain = paragraphs.map(({ kind, list, runs: [first], from, to }) =>
    kind === "body" && list === undefined && first?.style === "plain" ? textOf(codes, from, to) : undefined,
  );
  return findLists(plain).map(({ kind, from, to }) => {
    const span = spanOfCodes(copy, paragraphs[from]?.from ?? 0, paragraphs[to - 1]?.to ?? 0);
    return warningAt(span, "unmarked-list", { mark: kind === "names" ? "::: 名单" : "::: 成绩" });
  });
}

/** A line that opens with an ideographic space, but no blank line before it, was probably meant as a paragraph. */
function warnOfIndents(
  value: string,
  chunk: Chunk,
  spanOf: (start: number, end: number) => Span,
  diagnostics: Diagnostic[],
): void {
  for (let at = value.indexOf("\n", chunk.start); at >= 0 && at < chunk.end; at = value.indexOf("\n", at + 1)) {
    const end = firstInk(value, at + 1, endOfLine(value, at + 1));
    if (value.slice(at + 1, end).includes("\u3000")) diagnostics.push(warningAt(spanOf(at + 1, end), "no-blank-line"));
  }
}

/** The author's span of a range of the text. */
function spanIn(text: LocatedText, start: number, end: number): Span {
  const first = text.origins[start] ?? text.span.start;
  return { source: text.span.source, start: first, end: Math.max(first + 1, text.origins[end] ?? text.span.end) };
}
