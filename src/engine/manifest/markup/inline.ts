import type { Emphasis, Heading, Image, Paragraph, PhrasingContent, Strong, TableCell } from "mdast";
import type { RunStyle } from "../../../base/copy.ts";
import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import type { Span } from "../../../base/source.ts";
import type { Located } from "../located.ts";
import type { CopyBuilder } from "./builder.ts";
import { mayHoldScripts, scriptsFrom } from "./scripts.ts";

/** Stands among the code points for a hard break. */
export const HARD_BREAK = -1;
const BACKSLASH = "\\";

/** The chunk that is being read, and where its results go. */
export interface InlineReading {
  readonly builder: CopyBuilder;
  /** The whole copy's text; a node's offsets count from `base`. */
  readonly text: string;
  readonly base: number;
  readonly spanOf: (start: number, end: number) => Span;
  readonly anchors: Located<string>[];
  readonly diagnostics: Diagnostic[];
}

/** A paragraph's characters before lines are joined: code points (line feeds and HARD_BREAK too), their offsets, their styles. */
export interface Inline {
  readonly codes: number[];
  readonly at: number[];
  readonly styles: RunStyle[];
  /** Where proper names begin: indexes into `codes`. */
  readonly names: Set<number>;
}

/** Reads what stands in one paragraph, heading or cell. Its photos' anchors go to the builder at once. */
export function readInline(node: Paragraph | Heading | TableCell, reading: InlineReading): Inline {
  const inline: Inline = { codes: [], at: [], styles: [], names: new Set() };
  for (const child of node.children) readPhrase(child, "plain", inline, reading);
  markSpeaker(node, inline);
  readScripts(inline, reading.text);
  endWithBreak(inline, reading);
  return inline;
}

export function offsetsOf(
  node: { readonly position?: Paragraph["position"] },
  { base }: InlineReading,
): [number, number] {
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined) throw new Error("markup: no position");
  return [base + position.start.offset, base + position.end.offset];
}

function readPhrase(node: PhrasingContent, style: RunStyle, inline: Inline, reading: InlineReading): void {
  const [start, end] = offsetsOf(node, reading);
  if (node.type === "text") align(node.value, start, style, { inline, text: reading.text });
  else if (node.type === "strong" || node.type === "emphasis") readStyled(node, style, inline, reading);
  else if (node.type === "break") {
    // Two spaces at a line's end break a line in CommonMark; here they are white that nobody sees.
    push(inline, reading.text[start] === BACKSLASH ? HARD_BREAK : 0x0a, start, style);
  } else if (node.type === "image") readAnchor(node, start, end, reading);
  else throw new Error(`markup: ${node.type} is switched off`);
}

/** The parser takes `**` and `__` for one construct: the delimiter tells them apart. */
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

/** One style a character: a proper name inside others wins, then emphasis, since both are marks that the reader needs. */
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
 * Finds each character of a text node in the source: the parser has taken out only backslashes, white at line edges
 * and the marks of quotations.
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

/** `**记者：**` at a paragraph's start names who speaks. */
function markSpeaker(node: Paragraph | Heading | TableCell, { codes, styles }: Inline): void {
  if (node.type !== "paragraph" || node.children[0]?.type !== "strong") return;
  let end = 0;
  while (styles[end] === "strong") end++;
  const last = codes[end - 1];
  if (last === 0xff1a || last === 0x3a) styles.fill("speaker", 0, end);
}

/** Puts superscripts and subscripts for `^3^` and `~2~`. */
function readScripts({ codes, at, styles, names }: Inline, source: string): void {
  if (!mayHoldScripts(codes)) return;
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

/** A backslash at the end of a stanza's last line breaks it like the others: CommonMark would print it. */
function endWithBreak({ codes, at }: Inline, { text }: InlineReading): void {
  const last = codes.length - 1;
  const offset = at[last];
  if (codes[last] !== 0x5c || offset === undefined) return;
  let start = offset;
  while (text[start - 1] === BACKSLASH) start--;
  let end = offset + 1;
  while (text[end] === BACKSLASH) end++;
  // Of an even number each pair is one escaped backslash.
  if ((end - start) % 2 === 1) codes[last] = HARD_BREAK;
}
