import type {
  BlockContent,
  DefinitionContent,
  Emphasis,
  Heading,
  Image,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
  Table,
  TableCell,
} from "mdast";
import type { Cell, ListKind, ParagraphKind, RunStyle } from "../../../base/copy.ts";
import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import { scriptForm } from "../../../base/scripts.ts";
import { endOfLine, type Span } from "../../../base/source.ts";
import type { Located } from "../located.ts";
import { LONGEST_INDENT, LONGEST_SCRIPT } from "../weights.ts";
import type { CopyBuilder } from "./builder.ts";

/*
 * Turns a parsed chunk into paragraphs of the copy, and reads lists and raised figures. House markup reads these itself, since CommonMark takes more for a list
 * than copy means: `2020. 这一年` would become one. The parser only keeps the places of nodes, so each character is looked up in the author's text again.
 */

const LINE_FEED = 0x0a;

/** Adds the paragraphs of one parsed chunk to the copy. */
export function setBlocks(root: Root, reading: InlineReading, kind: ParagraphKind): void {
  for (const node of root.children) setBlock(node, kind, reading);
}

function setBlock(
  node: RootContent | BlockContent | DefinitionContent,
  kind: ParagraphKind,
  reading: InlineReading,
): void {
  if (node.type === "heading") {
    const [start, end] = offsetsOf(node, reading);
    const inline = readInline(node, reading);
    setInline(inline, "subhead", reading.builder);
    if (inline.codes.length === 0) reading.diagnostics.push(warningAt(reading.spanOf(start, end), "empty-subhead"));
  } else if (node.type === "paragraph") setParagraph(node, kind, reading);
  else if (node.type === "blockquote") {
    // A quotation inside a quotation does not occur in copy: `>>` marks a signature.
    const inner = kind === "quote" || kind === "signature" ? "signature" : "quote";
    for (const child of node.children) setBlock(child, inner, reading);
  } else if (node.type === "table") setTable(node, reading);
  else throw new Error(`markup: ${node.type} is switched off`);
}

function setParagraph(node: Paragraph, kind: ParagraphKind, reading: InlineReading): void {
  const inline = readInline(node, reading);
  const items = kind === "quote" ? itemsOf(inline, reading.text) : undefined;
  if (items !== undefined) setItems(inline, items, reading.builder);
  else if (kind === "body" && isAllBold(node, reading)) setInline(withoutBold(inline), "subhead", reading.builder);
  else if (kind !== "signature" && kind !== "item" && inline.codes.includes(HARD_BREAK)) {
    reading.builder.beginVerse();
    setInline(inline, "verse", reading.builder);
  } else setInline(kind === "signature" ? withOwnLines(inline, reading.text) : inline, kind, reading.builder);
}

/** Each line of a signature that begins with `>>` becomes a line of its own. */
function withOwnLines(inline: Inline, text: string): Inline {
  const begins = (at: number): boolean => /^[ \t]*>[ \t]*>/.test(text.slice(at + 1, at + 1 + LONGEST_INDENT));
  const codes = inline.codes.map((code, index) =>
    code === LINE_FEED && begins(inline.at[index] as number) ? HARD_BREAK : code,
  );
  return { ...inline, codes };
}

/** Adds a list inside a quotation. */
function setItems(inline: Inline, items: readonly WrittenItem[], builder: CopyBuilder): void {
  for (const [index, { start, end, label }] of items.entries()) {
    builder.beginItem(label, index === 0, true);
    setInline(rangeOf(inline, start, end), "item", builder);
  }
}

function rangeOf({ codes, at, styles, names }: Inline, start: number, end: number): Inline {
  return {
    codes: codes.slice(start, end),
    at: at.slice(start, end),
    styles: styles.slice(start, end),
    names: new Set([...names].map((name) => name - start)),
  };
}

/** A paragraph that is all `**…**` is a subhead; line breaks between the bold runs do not matter. */
function isAllBold(node: Paragraph, reading: InlineReading): boolean {
  let bold = false;
  for (const child of node.children) {
    if (child.type === "strong" && reading.text[offsetsOf(child, reading)[0]] === "*") bold = true;
    else if (child.type !== "image" && child.type !== "break" && !(child.type === "text" && child.value.trim() === ""))
      return false;
  }
  return bold;
}

/** A subhead is bold anyway: its bold runs become plain. Proper names and emphasis are kept. */
function withoutBold(inline: Inline): Inline {
  const styles = inline.styles.map((style) => (style === "strong" || style === "speaker" ? "plain" : style));
  return { ...inline, styles };
}

/** Adds a paragraph. A hard break begins a new paragraph of the same kind. */
function setInline(inline: Inline, kind: ParagraphKind, builder: CopyBuilder, cell?: Cell): void {
  builder.open(kind, inline.at[0] ?? builder.offset, cell);
  for (let index = 0; index < inline.codes.length; index++) {
    const code = inline.codes[index] ?? 0;
    const at = inline.at[index] ?? 0;
    if (code === HARD_BREAK && kind !== "item") {
      beginLine(inline, index, kind, builder);
    } else if (code === LINE_FEED || code === HARD_BREAK) builder.endLine(at);
    else {
      builder.style(inline.styles[index] ?? "plain");
      if (inline.names.has(index)) builder.split();
      builder.add(code, at);
    }
  }
  builder.close();
}

/** Begins a new line at `index`. In verse a line that is only `\` separates two stanzas, if more text follows. */
function beginLine({ codes, at }: Inline, index: number, kind: ParagraphKind, builder: CopyBuilder): void {
  const next = codes[index + 1] ?? HARD_BREAK;
  if (kind === "verse" && codes[index - 1] === HARD_BREAK && next !== HARD_BREAK) builder.beginVerse();
  builder.close();
  builder.open(kind, at[index] ?? 0);
}

/** Adds a paragraph for each cell, row by row. Short rows are filled up so that the table is a rectangle. */
function setTable(node: Table, reading: InlineReading): void {
  const rows = node.children.length;
  const columns = node.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  const table = reading.builder.nextTable();
  for (const [row, { children }] of node.children.entries()) {
    for (let column = 0; column < columns; column++) {
      const written = children[column];
      const inline =
        written === undefined
          ? { codes: [], at: [], styles: [], names: new Set<number>() }
          : readInline(written, reading);
      const align = node.align?.[column] ?? undefined;
      setInline(inline, "cell", reading.builder, { table, row, column, rows, columns, align });
    }
  }
}

/** Marks a hard break among the code points. */
const HARD_BREAK = -1;
const BACKSLASH = "\\";

/** The chunk being read, and where its results go. */
export interface InlineReading {
  readonly builder: CopyBuilder;
  /** The whole copy's text; offsets of nodes are relative to `base`. */
  readonly text: string;
  readonly base: number;
  readonly spanOf: (start: number, end: number) => Span;
  readonly anchors: Located<string>[];
  readonly diagnostics: Diagnostic[];
}

/** A paragraph's characters before its lines are joined: code points (also line feeds and HARD_BREAK), their offsets and styles. */
interface Inline {
  readonly codes: number[];
  readonly at: number[];
  readonly styles: RunStyle[];
  /** Where proper names begin, as indexes into `codes`. */
  readonly names: Set<number>;
}

/** Reads the content of a paragraph, heading or cell. Photo anchors go straight to the builder. */
function readInline(node: Paragraph | Heading | TableCell, reading: InlineReading): Inline {
  const inline: Inline = { codes: [], at: [], styles: [], names: new Set() };
  for (const child of node.children) readPhrase(child, "plain", inline, reading);
  markSpeaker(node, inline);
  readScripts(inline, reading.text);
  endWithBreak(inline, reading);
  return inline;
}

function offsetsOf(node: { readonly position?: Paragraph["position"] }, { base }: InlineReading): [number, number] {
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined) throw new Error("markup: no position");
  return [base + position.start.offset, base + position.end.offset];
}

function readPhrase(node: PhrasingContent, style: RunStyle, inline: Inline, reading: InlineReading): void {
  const [start, end] = offsetsOf(node, reading);
  if (node.type === "text") align(node.value, start, style, { inline, text: reading.text });
  else if (node.type === "strong" || node.type === "emphasis") readStyled(node, style, inline, reading);
  else if (node.type === "break") {
    // Two spaces at a line's end are a line break in CommonMark. Here they are white that no author sees.
    push(inline, reading.text[start] === BACKSLASH ? HARD_BREAK : 0x0a, start, style);
  } else if (node.type === "image") readAnchor(node, start, end, reading);
  else throw new Error(`markup: ${node.type} is switched off`);
}

/** The parser reads `**` and `__` as the same construct: the delimiter in the text tells them apart. */
function readStyled(node: Strong | Emphasis, style: RunStyle, inline: Inline, reading: InlineReading): void {
  const [start, end] = offsetsOf(node, reading);
  const isName = node.type === "strong" && reading.text[start] === "_";
  if (isName) inline.names.add(inline.codes.length);
  const inner = isName ? "properName" : node.type;
  if ((isName && style === "emphasis") || (inner === "emphasis" && style === "properName")) {
    reading.diagnostics.push(warningAt(reading.spanOf(start, end), "dots-under-name", {}));
  }
  for (const child of node.children) readPhrase(child, within(style, inner), inline, reading);
}

function readAnchor(
  node: Image,
  start: number,
  end: number,
  { builder, anchors, diagnostics, spanOf }: InlineReading,
): void {
  builder.anchor(node.url);
  anchors.push({ value: node.url, span: spanOf(start, end) });
  const words = node.alt || node.title;
  if (words) diagnostics.push(warningAt(spanOf(start, end), "anchor-text", { text: words }));
}

/** A character has one style. A proper name wins, then emphasis, since readers need both marks. */
function within(outer: RunStyle, inner: RunStyle): RunStyle {
  if (outer === "properName" || inner === "properName") return "properName";
  return outer === "emphasis" || inner === "emphasis" ? "emphasis" : inner;
}

function push(inline: Inline, code: number, at: number, style: RunStyle): void {
  inline.codes.push(code);
  inline.at.push(at);
  inline.styles.push(style);
}

/**
 * Finds each character of a text node in the source. The parser has only removed backslashes, white at line edges and quotation markers, so each character
 * follows the one before.
 */
function align(value: string, start: number, style: RunStyle, to: { inline: Inline; text: string }): void {
  let source = start;
  for (let at = 0; at < value.length; ) {
    const code = value.codePointAt(at) ?? 0;
    const units = code > 0xffff ? 2 : 1;
    const found = to.text.indexOf(value.slice(at, at + units), source);
    if (found < 0) throw new Error("markup: a character has no origin");
    push(to.inline, code, found, style);
    source = found + units;
    at += units;
  }
}

/** `**记者：**` at the start of a paragraph names the speaker. */
function markSpeaker(node: Paragraph | Heading | TableCell, { codes, styles }: Inline): void {
  if (node.type !== "paragraph" || node.children[0]?.type !== "strong") return;
  let end = 0;
  while (styles[end] === "strong") end++;
  const last = codes[end - 1];
  if (last === 0xff1a || last === 0x3a) styles.fill("speaker", 0, end);
}

/** Replaces `^3^` and `~2~` with superscript and subscript characters. */
function readScripts({ codes, at, styles, names }: Inline, source: string): void {
  if (!codes.includes(CARET) && !codes.includes(TILDE)) return;
  const written = { codes: codes.splice(0), at: at.splice(0), source };
  const [oldStyles, oldNames] = [styles.splice(0), new Set(names)];
  names.clear();
  const take = (from: number, code: number): void => {
    if (oldNames.has(from)) names.add(codes.length);
    codes.push(code);
    at.push(written.at[from] as number);
    styles.push(oldStyles[from] as RunStyle);
  };
  for (let next = 0; next < written.codes.length; next++) {
    const forms = scriptsFrom(written, next);
    if (forms === undefined) {
      take(next, written.codes[next] as number);
      continue;
    }
    for (const form of forms) take(++next, form);
    next++;
  }
}

/** Reads a backslash at the end of a stanza's last line as a hard break, as on its other lines. CommonMark would print it. */
function endWithBreak({ codes, at }: Inline, { text }: InlineReading): void {
  const last = codes.length - 1;
  const offset = at[last];
  if (codes[last] !== 0x5c || offset === undefined) return;
  let start = offset;
  while (text[start - 1] === BACKSLASH) start--;
  let end = offset + 1;
  while (text[end] === BACKSLASH) end++;
  // In a row of backslashes each pair is one escaped backslash.
  if ((end - start) % 2 === 1) codes[last] = HARD_BREAK;
}

const CARET = 0x5e;
const TILDE = 0x7e;
/** Characters that may have a superscript or subscript: letters, figures and closing brackets. */
const BASE = /[\p{L}\p{N})）\]]/u;

/** Characters before lines are joined, with their offsets in the source. */
interface Written {
  readonly codes: readonly number[];
  readonly at: readonly number[];
  readonly source: string;
}

/**
 * Unicode's superscripts or subscripts for the text between the marker at `from` and the next one. Undefined if there is no such pair or no such character in
 * Unicode, and where the markers mean something else: 3~5~7, a^2+b^2.
 */
function scriptsFrom({ codes, at, source }: Written, from: number): readonly number[] | undefined {
  const marker = codes[from];
  if (marker !== CARET && marker !== TILDE) return undefined;
  if (!mayHaveScript(codes[from - 1] ?? 0, marker) || source[(at[from] ?? 0) - 1] === BACKSLASH) return undefined;
  const length = codes.slice(from + 1, from + LONGEST_SCRIPT + 2).indexOf(marker);
  const end = from + 1 + length;
  if (length < 1 || isFigure(codes[end + 1])) return undefined;
  const forms = codes.slice(from + 1, end).map((code) => scriptForm(code, marker === CARET ? "up" : "down"));
  return forms.every((form) => form !== undefined) ? forms : undefined;
}

/** After a figure, ~ means a range. */
function mayHaveScript(before: number, marker: number): boolean {
  return before > 0 && BASE.test(String.fromCodePoint(before)) && !(marker === TILDE && isFigure(before));
}

function isFigure(code = 0): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** One or more lines of a list chunk that form one item. */
interface WrittenItem {
  /** Where its copy starts: after a `- `, but before a number, which is printed. */
  readonly start: number;
  readonly end: number;
  /** Length of the number with its mark and blank; 0 for a `- `. */
  readonly label: number;
}

const HYPHEN = 0x2d;
const ONE = 0x31;
/** `1. ` needs its blank, so that 1.5 stays a number; `1、` and `1．` need none. */
const NUMBER = /^([1-9]\d?)(?:\. +|[、．]\u3000*)(?=\S)/;

/**
 * The items of a chunk that is a list; undefined for any other chunk. A list has at least two items: each begins with `- `, or they are numbered from 1 (`1. `,
 * `1、`, `1．`). So `2020. 这一年` and a single `- 甲` stay text. Other lines continue the item above them.
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

/** Beginnings of lines that look like list items but are read as text. A number with a figure after it (a decimal, a year) does not look like one. */
const MEANT: readonly RegExp[] = [
  /^[•·●◆■▪◦○□◇★☆►▶➢✓✔√※\uf000-\uf0ff] ?(?=\S)/u,
  /^[-+*－] ?(?=[^\s\d*+－-])/,
  /^[\u2460-\u249b\u2776-\u2793] ?(?=\S)/u,
  /^(?:[一二三四五六七八九十]{1,3}[、．]|（[一二三四五六七八九十\d]{1,3}）|\(\d{1,2}\)|\d{1,2}[.)、．）])(?=[^\d\s]| \S)/,
];

/** The start of the second of two consecutive lines that look like items; undefined if there are none. Lines of verse do not count. */
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

/** Replaces a character that cannot begin an item: one of two units, or an escaped one. */
const OTHER = "\ufffd";

/** The items of a quoted paragraph whose lines are a list: ranges of its characters. @param text the whole copy's */
function itemsOf({ codes, at }: Inline, text: string): readonly WrittenItem[] | undefined {
  const lines = codes.map((code, index) => {
    if (code === HARD_BREAK) return "\n";
    return code > 0xffff || text[(at[index] ?? 0) - 1] === "\\" ? OTHER : String.fromCharCode(code);
  });
  const value = lines.join("");
  return itemsIn(value, inkFrom(value, 0, value.length), value.length);
}

interface Marker {
  /** Length of the markup, which is not printed. */
  readonly skip: number;
  /** Length of the number, which is printed. */
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

/** `:::` and the kind of list on one line; the lines of the list, up to a blank line; an optional closing `:::`. */
const LIST =
  /^([ \u3000]*[:：]{3} *(?:(名[单單])|成[绩績]))(\s*\n)((?:(?! *[:：]{3}).*\S.*(?:\n|$))+)( *[:：]{3} *$)?/gm;
const LIST_MARK = /^[:：]{3} *(?:(名[单單])|成[绩績])\u3000+(?=\S)/;

/**
 * Replaces the white that separates the entries of marked lists with ideographic spaces: tabs and, between names, line ends. So the mark and the first line of
 * the list share a line, and all names share one. No character moves.
 */
export function withListSpaces(text: string): string {
  if (!/[:：]{3}/.test(text)) return text;
  return text.replace(LIST, (_, mark: string, names: string | undefined, white: string, lines: string, end = "") => {
    const cells = lines.replace(names === undefined ? /\t/g : /\t|\n(?!$)/g, "\u3000");
    return mark + "\u3000".repeat(white.length) + cells + "\u3000".repeat(end.length);
  });
}

/** The kind of list whose mark opens the chunk, and the length of the mark. */
export function listMark(chunk: string): { readonly kind: ListKind; readonly length: number } | undefined {
  const [mark, names] = LIST_MARK.exec(chunk) ?? [];
  return mark === undefined ? undefined : { kind: names === undefined ? "results" : "names", length: mark.length };
}
