import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  Lexer,
  type Node,
  Parser,
  type Scalar,
  visit,
} from "yaml";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { endOfLine, type SourceFile, type Span } from "../../base/source.ts";
import { DEPTH_LIMIT, UNFOLD_LIMIT } from "./weights.ts";
import { firstOf, YAML_OPTIONS, yamlFaults } from "./yaml-faults.ts";

/*
 * Reads YAML text as nodes, each with its place, and each character of a text with its own. The parser composes recursively, so depth and aliases are limited
 * first. It keeps only the places of whole values, so characters are traced afterwards by YAML's own rules (1.2).
 */

/** A composed YAML file, with the values that aliases refer to. */
export interface Composed {
  readonly source: SourceFile;
  /** Undefined for a file without values. */
  readonly root: Node | undefined;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly diagnostics: readonly Diagnostic[];
  /** False if the values are not worth reading after such faults. */
  readonly sound: boolean;
}

/** Composes YAML text into nodes. Aliases are not unfolded; depth and aliases are limited. */
export function compose(source: SourceFile): Composed {
  const text = withStandIns(source.text);
  const parsed = parse(text);
  if ("deep" in parsed) {
    return failed(source, [errorAt(spanAt(source, parsed.deep), "too-deep", { limit: DEPTH_LIMIT })]);
  }
  const [document, second] = [...new Composer(YAML_OPTIONS).compose(parsed.tokens, true, text.length)];
  const error = firstOf(document?.errors ?? []);
  const diagnostics = error === undefined ? [] : yamlFaults(source, text, error);
  if (second !== undefined) {
    diagnostics.push(errorAt(spanAt(source, documentStart(text, second.range[0])), "yaml-documents"));
  }
  const root = document?.contents ?? undefined;
  if (root === undefined || (isScalar(root) && root.source === "")) {
    if (diagnostics.length === 0) diagnostics.push(errorAt(spanAt(source, 0), "empty-file"));
    return failed(source, diagnostics);
  }
  if (text !== source.text) takeStandInsBack(root);
  const { targets, bomb } = unfold(root);
  if (bomb !== undefined) {
    const [start, end] = rangeOf(bomb);
    const span = { source, start, end };
    diagnostics.push(errorAt(span, "too-many-aliases", { limit: UNFOLD_LIMIT }));
  }
  const sound = diagnostics.every(({ code }) => code === "yaml-escape");
  return { source, root, targets, diagnostics, sound };
}

function failed(source: SourceFile, diagnostics: readonly Diagnostic[]): Composed {
  return { source, root: undefined, targets: new Map(), diagnostics, sound: false };
}

function spanAt(source: SourceFile, offset: number): Span {
  return { source, start: offset, end: Math.min(offset + 1, source.text.length) };
}

/** The `---` line of a document whose contents begin at or after `offset`. */
function documentStart(text: string, offset: number): number {
  const line = text.lastIndexOf("\n---", offset + 3);
  return line >= 0 ? line + 1 : offset;
}

/** @returns the tokens, or the place of a value beyond the depth limit. The parser closes open tokens recursively, so it is stopped before that. */
function parse(text: string): { readonly tokens: readonly CST.Token[] } | { readonly deep: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Each open token is inside the one before; the first is the document.
    const deep = parser.stack[DEPTH_LIMIT + 1];
    if (deep !== undefined) return { deep: deep.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

interface Unfolding {
  /** The value that each alias refers to. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The first alias beyond the limit. */
  readonly bomb: Alias | undefined;
}

interface Anchor {
  readonly node: Node;
  /** The number of values inside, with aliases unfolded. */
  readonly values: number;
}

interface Weighing {
  readonly anchors: Map<string, Anchor>;
  readonly targets: Map<Alias, Node>;
  unfolded: number;
  bomb: Alias | undefined;
}

/** Finds the value of each alias and counts the values after unfolding, without unfolding them. */
function unfold(root: Node): Unfolding {
  const state: Weighing = { anchors: new Map(), targets: new Map(), unfolded: 0, bomb: undefined };
  weigh(state, root);
  return state;
}

function weigh(state: Weighing, node: unknown): number {
  if (isAlias(node)) return weighAlias(state, node);
  if (isPair(node)) return weigh(state, node.key) + weigh(state, node.value);
  if (!isScalar(node) && !isCollection(node)) return 0;
  let values = 1;
  if (isCollection(node)) for (const child of node.items) values += weigh(state, child);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, { node, values });
  return values;
}

/** An alias without an anchor above it has no value: `walk` reports it. */
function weighAlias(state: Weighing, alias: Alias): number {
  const anchor = state.anchors.get(alias.source);
  if (anchor === undefined) return 1;
  state.targets.set(alias, anchor.node);
  state.unfolded += anchor.values;
  if (state.unfolded > UNFOLD_LIMIT) state.bomb ??= alias;
  return anchor.values;
}

/** The range of a composed map, list or value in the text. */
export function rangeOf(node: Node): readonly [from: number, end: number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

/** A furniture field, `{page}`: in a flow mapping its braces would open another mapping. */
const FIELD = /\{(\w{1,16})\}/g;
/** U+2028 and U+2029: the parser loses what follows them in a folded text. */
const SEPARATORS = /[\u2028\u2029]/g;

const STAND_INS: Readonly<Record<string, string>> = {
  "{": "\ufdd0",
  "}": "\ufdd1",
  "\u2028": "\ufdd2",
  "\u2029": "\ufdd3",
};
const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(STAND_INS).map(([meaning, standIn]) => [standIn, meaning]),
);
const ANY_STAND_IN = /[\ufdd0-\ufdd3]/;

/**
 * The text to parse. Two things that authors write would not pass YAML's grammar or its parser, so noncharacters of Unicode replace them one for one: no place
 * moves. The text itself if nothing is replaced, or if it already contains such characters.
 */
function withStandIns(text: string): string {
  if (ANY_STAND_IN.test(text)) return text;
  return text
    .replace(FIELD, `${STAND_INS["{"]}$1${STAND_INS["}"]}`)
    .replace(SEPARATORS, (separator) => STAND_INS[separator] ?? separator);
}

/** Restores what the author wrote in every scalar below `root`. */
function takeStandInsBack(root: Node): void {
  visit(root, {
    Scalar: (_, scalar) => {
      if (scalar.source !== undefined) scalar.source = written(scalar.source);
      if (typeof scalar.value === "string") scalar.value = written(scalar.value);
    },
  });
}

function written(text: string): string {
  if (!ANY_STAND_IN.test(text)) return text;
  return text.replace(/[\ufdd0-\ufdd3]/g, (standIn) => MEANINGS.get(standIn) ?? standIn);
}

/** Quotation marks and brackets that a comment may cut apart. */
const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ["“", "”"],
  ["‘", "’"],
  ["《", "》"],
  ["（", "）"],
  ["「", "」"],
  ["『", "』"],
  ["【", "】"],
];

/**
 * Warns of an unquoted text that a comment on its line seems to cut: YAML silently drops ` #` and what follows (1.2 §6.6). An intended comment is two spaces
 * away and leaves no quotation open. After a value that is not running text one space is enough, before a word (`# note`).
 */
export function findComment(source: SourceFile, scalar: Scalar.Parsed, isRunning: boolean): Diagnostic | undefined {
  if (scalar.type !== "PLAIN") return undefined;
  const { gap, comment, start } = commentAt(source, scalar.range[1]);
  if (comment === "") return undefined;
  const isRunOn = gap === " " && (isRunning || /^#[^\s#]/.test(comment));
  if (!isRunOn && !leavesOpen(scalar.source)) return undefined;
  return cut(source, start, comment);
}

/** The same if the whole text is a comment: `headline: #周末`. @param colon where the key ends */
export function findWholeComment(source: SourceFile, colon: number): Diagnostic | undefined {
  const { gap, comment, start } = commentAt(source, colon + 1);
  return gap === " " && comment !== "" ? cut(source, start, comment) : undefined;
}

function commentAt(source: SourceFile, from: number): { gap: string; comment: string; start: number } {
  const [, gap = "", comment = ""] = /^([ \t]+)(#[^\n]*)/.exec(source.text.slice(from, from + 400)) ?? [];
  return { gap, comment: comment.trimEnd(), start: from + gap.length };
}

function cut(source: SourceFile, start: number, comment: string): Diagnostic {
  return warningAt({ source, start, end: start + comment.length }, "comment-in-text", { lost: shortened(comment) });
}

/** Reports signs that YAML drops from the start of a text and that nothing refers to: `&甲` names a value, `!甲` its type. */
export function findSign(source: SourceFile, node: Node, isNamed: boolean): Diagnostic | undefined {
  if (!isScalar(node)) return undefined;
  const { anchor, tag, range } = node;
  const sign = anchor !== undefined && !isNamed ? `&${anchor}` : (tag ?? "");
  if (sign === "" || sign.startsWith("tag:") || range == null) return undefined;
  const start = source.text.lastIndexOf(sign, range[0]);
  if (start < 0) return undefined;
  return errorAt({ source, start, end: start + sign.length }, "yaml-sign", { lost: sign.slice(0, 32) });
}

function leavesOpen(text: string): boolean {
  return PAIRS.some(([open, close]) => text.split(open).length > text.split(close).length);
}

/**
 * Traces how YAML reads a scalar (1.2 §7.3, §8.1: escapes, folding, indentation, chomping): the offset in `text` of each UTF-16 unit of `scalar.source`, and of
 * its end. What several characters were made into (an escape, folded lines) has the offset of the first.
 * @param text the whole file
 * @param scalar composed from `text` with `keepSourceTokens`
 * @throws Error if trace and value differ in length: a bug, here or in the parser
 */
export function originsOf(text: string, scalar: Scalar.Parsed): Int32Array {
  const value = scalar.source ?? "";
  const tracer: Tracer = { origins: new Int32Array(value.length + 1), count: 0 };
  const [start, end] = scalar.range;
  if (scalar.type === "QUOTE_DOUBLE") traceDouble(tracer, text, start + 1, end - 1);
  else if (scalar.type === "QUOTE_SINGLE") traceSingle(tracer, text, start + 1, end - 1);
  else if (scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED") traceBlock(tracer, text, scalar);
  else traceFolded(tracer, text, start, end);
  if (tracer.count !== value.length)
    throw new Error(`traced ${tracer.count} of ${value.length} characters at ${start}`);
  tracer.origins[value.length] = tracer.count > 0 ? (tracer.origins[tracer.count - 1] ?? start) + 1 : end;
  return tracer.origins;
}

function isBlank(text: string, at: number): boolean {
  return text[at] === " " || text[at] === "\t";
}

/** Plain text: blanks around line ends are dropped, a line end is a space, n blank lines are n line ends. */
function traceFolded(tracer: Tracer, text: string, start: number, end: number): void {
  let lineEnd = text.indexOf("\n", start);
  if (lineEnd < 0 || lineEnd >= end) {
    copy(tracer, start, end);
    return;
  }
  copy(tracer, start, trimmedEnd(text, start, lineEnd));
  while (lineEnd < end) {
    const first = pastBlanks(text, lineEnd + 1, end);
    const stop = endOfLine(text, first, end);
    if (stop === first && stop < end) {
      lineEnd = traceBlankLines(tracer, text, stop, end);
      continue;
    }
    insert(tracer, lineEnd);
    // The last line keeps the blanks at its end: inside quotes they are text.
    copy(tracer, first, stop === end ? end : trimmedEnd(text, first, stop));
    lineEnd = stop;
  }
}

/**
 * Traces the blank lines from the one that ends at `at`. All their line ends except the last are kept.
 * @returns the last one, which is before the next line of text
 */
function traceBlankLines(tracer: Tracer, text: string, at: number, end: number): number {
  let last = at;
  for (;;) {
    const next = pastBlanks(text, last + 1, end);
    if (next >= end || text[next] !== "\n") return last;
    insert(tracer, last);
    last = next;
  }
}

function pastBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text, at)) at++;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text, at - 1)) at--;
  return at;
}

/** Like plain text, and two quotes are one. */
function traceSingle(tracer: Tracer, text: string, start: number, end: number): void {
  const folded: Tracer = { origins: new Int32Array(end - start + 1), count: 0 };
  traceFolded(folded, text, start, end);
  for (let n = 0; n < folded.count; n++) {
    const at = folded.origins[n] ?? 0;
    insert(tracer, at);
    if (text[at] === "'") n++;
  }
}

const SIMPLE_ESCAPES = '0abefnrtvN_LP "/\\\t';
const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function traceDouble(tracer: Tracer, text: string, start: number, end: number): void {
  for (let at = start; at < end; ) {
    if (text[at] === "\n") at = traceBreak(tracer, text, at, end);
    else if (text[at] === "\\") at = traceEscape(tracer, text, at, end);
    else {
      const next = Math.max(pastBlanks(text, at, end), at + 1);
      const isTrailing = isBlank(text, at) && next < end && text[next] === "\n";
      if (!isTrailing) copy(tracer, at, next);
      at = next;
    }
  }
}

function traceBreak(tracer: Tracer, text: string, start: number, end: number): number {
  let at = start + 1;
  let breaks = 0;
  for (; at < end && (isBlank(text, at) || text[at] === "\n"); at++) {
    if (text[at] !== "\n") continue;
    insert(tracer, at);
    breaks++;
  }
  if (breaks === 0) insert(tracer, start);
  return at;
}

function traceEscape(tracer: Tracer, text: string, start: number, end: number): number {
  const letter = text[start + 1] ?? "";
  if (letter === "\n") return pastBlanks(text, start + 2, end);
  const digits = ESCAPE_DIGITS[letter];
  if (digits === undefined) {
    // A wrong escape, which is an error, stays as written.
    insert(tracer, start, SIMPLE_ESCAPES.includes(letter) ? 1 : 2);
    return start + 2;
  }
  const stop = Math.min(start + 2 + digits, end);
  const written = text.slice(start + 2, stop);
  const code = written.length === digits && /^[0-9a-fA-F]+$/.test(written) ? Number.parseInt(written, 16) : 0x110000;
  if (code > 0x10ffff) copy(tracer, start, stop);
  else insert(tracer, start, code > 0xffff ? 2 : 1);
  return stop;
}

/** Collects the offset in the file of each unit of a value. */
interface Tracer {
  readonly origins: Int32Array;
  count: number;
}

/** Notes the text of `from` up to `to`, copied as it is. */
function copy(tracer: Tracer, from: number, to: number): void {
  for (let at = from; at < to; at++) tracer.origins[tracer.count++] = at;
}

/** Notes units made from different text at `at`: an escape, a folded line end. */
function insert(tracer: Tracer, at: number, length = 1): void {
  for (let n = 0; n < length; n++) tracer.origins[tracer.count++] = at;
}

interface Line {
  readonly start: number;
  /** The first character that is not a space. */
  readonly content: number;
  readonly end: number;
}

interface Block {
  readonly lines: readonly Line[];
  /** Index of the first line with text. */
  readonly first: number;
  /** Index after the last line that belongs to the text. */
  readonly filled: number;
  /** Width of the indentation. */
  readonly trim: number;
}

/** A block scalar (YAML 1.2 §8.1): lines are literal after `|`, folded after `>`; `+` and `-` decide about line ends at its end. */
function traceBlock(tracer: Tracer, text: string, scalar: Scalar.Parsed): void {
  const token = scalar.srcToken;
  if (token?.type !== "block-scalar") throw new Error("a block scalar without its token");
  const end = scalar.range[1];
  const [, indicators = ""] = /^[|>]([-+1-9]*)/.exec(text.slice(token.offset, token.offset + 3)) ?? [];
  const lines = linesOf(text, end - token.source.length, end);
  const digit = /[1-9]/.exec(indicators)?.[0];
  const block = blockOf(lines, digit === undefined ? undefined : token.indent + Number(digit));
  if (block === undefined) {
    if (indicators.includes("+") && token.source !== "") traceEmptyKept(tracer, lines);
    return;
  }
  for (const line of lines.slice(0, block.first)) {
    copy(tracer, beyond(line, block.trim), line.content);
    insert(tracer, line.end);
  }
  const body = lines.slice(block.first, block.filled);
  if (scalar.type === "BLOCK_LITERAL") traceLiteral(tracer, body, block.trim);
  else traceFoldedBlock(tracer, text, body, block.trim);
  if (indicators.includes("+")) traceKept(tracer, block);
  else if (!indicators.includes("-")) insert(tracer, body.at(-1)?.end ?? end);
}

/** A block of nothing but kept line ends. */
function traceEmptyKept(tracer: Tracer, lines: readonly Line[]): void {
  for (const line of lines.slice(0, Math.max(1, lines.length - 1))) insert(tracer, line.end);
}

/** Undefined for a block without text. */
function blockOf(lines: readonly Line[], indentation: number | undefined): Block | undefined {
  const first = lines.findIndex((line) => !isBlankLine(line));
  const opening = lines[first];
  if (opening === undefined) return undefined;
  const trim = indentation ?? opening.content - opening.start;
  const last = lines.findLastIndex((line) => !isBlankLine(line));
  // Blank lines at the end that are indented more than the text belong to it.
  const blanks = lines.findLastIndex((line, index) => index > last && line.content - line.start > trim);
  return { lines, first, filled: Math.max(last, blanks) + 1, trim };
}

function isBlankLine(line: Line): boolean {
  return line.content === line.end;
}

/** The start of a line's text, after the indentation; further spaces are text. */
function beyond(line: Line, trim: number): number {
  return Math.min(line.start + trim, line.content);
}

function linesOf(text: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; ; ) {
    const stop = endOfLine(text, at, end);
    let content = at;
    while (content < stop && text[content] === " ") content++;
    lines.push({ start: at, content, end: stop });
    if (stop === end) return lines;
    at = stop + 1;
  }
}

function traceLiteral(tracer: Tracer, lines: readonly Line[], trim: number): void {
  let lineEnd = -1;
  for (const line of lines) {
    if (lineEnd >= 0) insert(tracer, lineEnd);
    copy(tracer, beyond(line, trim), line.end);
    lineEnd = line.end;
  }
}

type LineKind = "text" | "deeper" | "blank";

/** §8.1.3: lines at the block's indentation fold. Lines indented more keep their line ends, also those around them. */
function traceFoldedBlock(tracer: Tracer, text: string, lines: readonly Line[], trim: number): void {
  /** How the line joins the text before it: no text yet, a fold to a space or line end, or a kept line end. */
  let pending: "none" | "fold" | "kept" = "none";
  let wasDeeper = false;
  let lineEnd = 0;
  for (const line of lines) {
    const kind = kindOf(line, text, trim);
    insert(tracer, lineEnd, breaksBefore(kind, pending, wasDeeper));
    if (kind !== "blank") {
      copy(tracer, beyond(line, trim), line.end);
      wasDeeper = kind === "deeper";
    }
    pending = kind === "text" ? "fold" : "kept";
    lineEnd = line.end;
  }
}

function kindOf(line: Line, text: string, trim: number): LineKind {
  if (line.content - line.start > trim || text[line.content] === "\t") return "deeper";
  return isBlankLine(line) ? "blank" : "text";
}

/** The number of characters that the value has between a line and the one before. */
function breaksBefore(kind: LineKind, pending: "none" | "fold" | "kept", wasDeeper: boolean): 0 | 1 | 2 {
  if (pending === "none") return 0;
  if (kind === "blank") return pending === "kept" ? 1 : 0;
  return kind === "deeper" && pending === "kept" && !wasDeeper ? 2 : 1;
}

/** `+` keeps every line end after the text. */
function traceKept(tracer: Tracer, { lines, filled, trim }: Block): void {
  let lineEnd = lines[filled - 1]?.end ?? 0;
  if (filled === lines.length) insert(tracer, lineEnd);
  for (const line of lines.slice(filled)) {
    insert(tracer, lineEnd);
    copy(tracer, beyond(line, trim), line.content);
    lineEnd = line.end;
  }
}
