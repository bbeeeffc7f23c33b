// Page text: a printed page as recognised text, with `#` before headlines. Only a few signs are markup, since a scan shows everything else as it was printed;
// joining what the columns tore apart is the task of stories.ts.
import { greatest } from "../../base/length.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { type CopyRun, type SourceBlock, type Taken, trimmed } from "./proposal.ts";
import type { FindPicture } from "./source.ts";

/** The blocks of a text source, and the removed marks. */
export interface BlockReading {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
}

interface Line {
  readonly text: string;
  readonly start: number;
}

interface Chunk {
  readonly lines: readonly Line[];
  readonly gap: number;
}

/** The maximum length of a line of verse. */
const LONGEST_VERSE = 20;

/**
 * Reads page text: blocks between blank lines, `#` for headlines, `##` for decks and subheads, `**…**` for bold, `![](…)` for pictures, tables with `|`, `\` at
 * the end of lines of verse, `>` for quotes and `>>` for signatures. Nothing else is markup: a `1.` or `<` of the scan is text.
 */
export function readPage(source: SourceFile, picture: FindPicture): BlockReading {
  const page: Page = { source, picture, blocks: [], taken: [] };
  for (const chunk of chunksOf(source.text)) readChunk(chunk, page);
  return page;
}

interface Page {
  readonly source: SourceFile;
  readonly picture: FindPicture;
  readonly blocks: SourceBlock[];
  readonly taken: Taken[];
}

/** Word's soft returns and page breaks end a line in text that was copied from it; so do Unicode's separators. */
export const LINE_END = /[\n\v\f\u0085\u2028\u2029]/;

/** Lines between blank ones; a heading ends its chunk. */
function chunksOf(text: string): readonly Chunk[] {
  const chunks: { lines: Line[]; gap: number }[] = [];
  let blank = 0;
  let open: Line[] | undefined;
  let start = 0;
  for (const written of text.split(LINE_END)) {
    const line = { text: written.trim(), start: start + (written.length - written.trimStart().length) };
    start += written.length + 1;
    if (line.text === "") {
      blank++;
      open = undefined;
      continue;
    }
    const isHeading = /^#{1,6}\s/.test(line.text);
    if (open === undefined || isHeading || /^\u3000/.test(written)) {
      open = [];
      chunks.push({ lines: open, gap: blank });
    }
    open.push(line);
    blank = 0;
    if (isHeading) open = undefined;
  }
  return chunks;
}

function readChunk({ lines, gap }: Chunk, page: Page): void {
  const [first] = lines;
  if (first === undefined) return;
  const span = spanOf(lines, page);
  const image = /^!\[([^\]]*)\]\(([^)\s]*)[^)]*\)$/.exec(first.text);
  const heading = /^(#{1,6})\s+(.*)$/.exec(first.text);
  if (image !== null && lines.length === 1) readImage(image, span, page);
  else if (heading !== null) {
    const [, marks = "", words = ""] = heading;
    page.taken.push({ reason: "markup", text: marks, span });
    const text = readBold(words, span, page, true);
    page.blocks.push({ kind: "text", text, span, level: marks.length, gap, role: undefined });
  } else if (UNDERLINE.test(lines[1]?.text ?? "")) readUnderlined({ lines, gap }, page);
  else readLines({ lines, gap }, span, page);
}

/** Markdown's other headline: a line of `=` below it. */
const UNDERLINE = /^={3,}$/;

function readUnderlined({ lines, gap }: Chunk, page: Page): void {
  const head = lines.slice(0, 2);
  const span = spanOf(head, page);
  page.taken.push({ reason: "markup", text: head[1]?.text ?? "", span });
  page.blocks.push({
    kind: "text",
    text: readBold(head[0]?.text ?? "", span, page, true),
    span,
    level: 1,
    gap,
    role: undefined,
  });
  readChunk({ lines: lines.slice(2), gap: 0 }, page);
}

/** From the beginning of the first line to the end of the last one. */
function spanOf(lines: readonly Line[], { source }: Page): Span {
  const last = lines.at(-1);
  return { source, start: lines[0]?.start ?? 0, end: last === undefined ? 0 : last.start + last.text.length };
}

function readLines({ lines, gap }: Chunk, span: Span, page: Page): void {
  if (isTable(lines)) readTable(lines, span, page);
  else if (lines.length > 1 && lines.every(({ text }) => BULLET.test(text))) readList(lines, span, page);
  else if (lines.length > 1 && lines.every(({ text }, index) => NUMBER.exec(text)?.[1] === String(index + 1))) {
    for (const line of lines) readText({ lines: [line], gap }, spanOf([line], page), page);
  } else if (lines.every(({ text }) => QUOTED.test(text))) readQuote({ lines, gap }, span, page);
  else if (lines.length > 1 && lines.slice(0, -1).every(({ text }) => text.endsWith("\\")))
    readVerse(lines, span, page);
  else if (isVerse(lines)) {
    page.blocks.push({ kind: "verse", lines: lines.map((line) => readBold(line.text, span, page)), span });
  } else readText({ lines, gap }, span, page);
}

const BULLET = /^[-•]\s+(?=\S)/u;
/** Numbered lines stay paragraphs, whose numbers are words. */
const NUMBER = /^(\d{1,2})[.、．]/u;

/** Followed by a blank or a Han character: before a Latin one it may be a sign of the text. */
const QUOTED = /^(>>?)(?:$|\s+(?=[^\s>])|(?=\p{sc=Han}|[“‘「『《（]))/u;

/** Lines with `>` are one quote; those with `>` alone divide it; each line with `>>` is a signature. */
function readQuote({ lines, gap }: Chunk, span: Span, page: Page): void {
  page.taken.push({ reason: "markup", text: lines.map(({ text }) => QUOTED.exec(text)?.[1] ?? "").join(""), span });
  let quote: Line[] = [];
  const end = (): void => {
    readText({ lines: quote, gap }, span, page, "quote");
    quote = [];
  };
  for (const line of lines) {
    const words = { text: line.text.replace(QUOTED, ""), start: line.start };
    if (words.text !== "" && !line.text.startsWith(">>")) quote.push(words);
    else {
      end();
      readText({ lines: [words], gap }, spanOf([line], page), page, "signature");
    }
  }
  end();
}

/** Lines that all but the last end in a `\`, as house markup writes verse. */
function readVerse(lines: readonly Line[], span: Span, page: Page): void {
  const marks = lines.filter(({ text }) => text.endsWith("\\")).map(() => "\\");
  page.taken.push({ reason: "markup", text: marks.join(""), span });
  const words = lines.map(({ text }) => text.replace(/\s*\\$/, ""));
  page.blocks.push({ kind: "verse", lines: words.map((text) => readBold(text, span, page)), span });
}

function readList(lines: readonly Line[], span: Span, page: Page): void {
  const items = lines.map(({ text }) => readBold(text.replace(BULLET, ""), span, page));
  page.taken.push({ reason: "markup", text: lines.map(({ text }) => text[0]).join(""), span });
  page.blocks.push({ kind: "list", numbered: false, items, span });
}

function readText({ lines, gap }: Chunk, span: Span, page: Page, role?: "quote" | "signature"): void {
  const joined = joinedLines(lines.map((line) => line.text));
  const text = readBold(joined, span, page);
  if (text.length > 0) page.blocks.push({ kind: "text", text, span, level: undefined, gap, role });
}

/** Lines as one text: between Latin words or figures with a blank. */
export function joinedLines(lines: readonly string[]): string {
  return lines
    .map((line, index) =>
      /^[A-Za-z0-9]/.test(line) && /[A-Za-z0-9,.]$/.test(lines[index - 1] ?? "") ? ` ${line}` : line,
    )
    .join("");
}

function readImage([whole, words = "", name = ""]: RegExpExecArray, span: Span, page: Page): void {
  page.taken.push({ reason: "markup", text: whole.replace(words, ""), span });
  page.blocks.push({ kind: "picture", picture: page.picture(name), words: words.trim(), span });
}

/** `**` that opens and closes; a single one is text. In a heading it means nothing. */
function readBold(text: string, span: Span, page: Page, isHeading = false): readonly CopyRun[] {
  const parts = text.split("**");
  const pairs = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("**")];
  if (pairs.length > 1) page.taken.push({ reason: "markup", text: "**".repeat(pairs.length - 1), span });
  return trimmed(
    pairs.map((part, index) => ({ text: part, style: index % 2 === 1 && !isHeading ? "strong" : "plain" })),
  );
}

/** Short lines that no column's width has broken: broken ones have one length, and the last is no longer. */
function isVerse(lines: readonly Line[]): boolean {
  if (lines.length < 2 || lines.some(({ text }) => [...text].length > LONGEST_VERSE)) return false;
  if (lines.every(({ text }) => /[，。；：！？、…—]$/u.test(text))) return true;
  const lengths = lines.map(({ text }) => [...text].length);
  const inner = lengths.slice(0, -1);
  const longest = greatest(inner);
  return inner.some((length) => length < longest - 1) || (lengths.at(-1) ?? 0) > longest + 1;
}

function isTable(lines: readonly Line[]): boolean {
  return lines.length > 1 && /\|/.test(lines[0]?.text ?? "") && /^[\s|:-]*-[\s|:-]*$/.test(lines[1]?.text ?? "");
}

function readTable(lines: readonly Line[], span: Span, page: Page): void {
  const written = lines.filter((_, index) => index !== 1).map(({ text }) => cellsOf(text));
  const rows = written.map((cells) => cells.map((cell) => readBold(cell.trim(), span, page)));
  const kept = written.flat().join("");
  const marks = lines.map(({ text }) => text).join("");
  page.taken.push({ reason: "markup", text: without(marks, kept), span });
  page.blocks.push({ kind: "table", rows, span });
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

/** The characters of `text` that are left when those of `kept` are removed, in order. */
function without(text: string, kept: string): string {
  let left = "";
  let at = 0;
  for (const character of text) {
    if (kept.startsWith(character, at)) at += character.length;
    else left += character;
  }
  return left;
}
