import type { Scalar } from "yaml";
import { endOfLine } from "../../base/source.ts";
import { copy, insert, type Tracer } from "./tracer.ts";

interface Line {
  readonly start: number;
  /** The first character that is no space. */
  readonly content: number;
  readonly end: number;
}

interface Block {
  readonly lines: readonly Line[];
  /** Index of the first line with text. */
  readonly first: number;
  /** Index past the last line that belongs to the text. */
  readonly filled: number;
  /** Spaces that belong to the indentation. */
  readonly trim: number;
}

/** A block scalar (YAML 1.2 §8.1): after `|` lines as they are, after `>` folded; `+` and `-` say what becomes of its end. */
export function traceBlock(tracer: Tracer, text: string, scalar: Scalar.Parsed): void {
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
  else traceFolded(tracer, text, body, block.trim);
  if (indicators.includes("+")) traceKept(tracer, block);
  else if (!indicators.includes("-")) insert(tracer, body.at(-1)?.end ?? end);
}

/** Nothing but kept line ends. */
function traceEmptyKept(tracer: Tracer, lines: readonly Line[]): void {
  for (const line of lines.slice(0, Math.max(1, lines.length - 1))) insert(tracer, line.end);
}

/** Undefined for a block without text. */
function blockOf(lines: readonly Line[], indentation: number | undefined): Block | undefined {
  const first = lines.findIndex((line) => !isBlank(line));
  const opening = lines[first];
  if (opening === undefined) return undefined;
  const trim = indentation ?? opening.content - opening.start;
  const last = lines.findLastIndex((line) => !isBlank(line));
  // Blank lines at the end that are indented beyond the text belong to it.
  const blanks = lines.findLastIndex((line, index) => index > last && line.content - line.start > trim);
  return { lines, first, filled: Math.max(last, blanks) + 1, trim };
}

function isBlank(line: Line): boolean {
  return line.content === line.end;
}

/** The start of a line's text: after the indentation; further spaces belong to the text. */
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

/** §8.1.3: lines at the block's indentation fold; lines indented more keep their ends, and those around them. */
function traceFolded(tracer: Tracer, text: string, lines: readonly Line[], trim: number): void {
  /** How the line joins the text before it: nothing yet, one space or line end, or a kept line end. */
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
  return isBlank(line) ? "blank" : "text";
}

/** How many characters of the value stand between a line and the one before. */
function breaksBefore(kind: LineKind, pending: "none" | "fold" | "kept", wasDeeper: boolean): 0 | 1 | 2 {
  if (pending === "none") return 0;
  if (kind === "blank") return pending === "kept" ? 1 : 0;
  return kind === "deeper" && pending === "kept" && !wasDeeper ? 2 : 1;
}

/** `+` keeps every line end that follows the text. */
function traceKept(tracer: Tracer, { lines, filled, trim }: Block): void {
  let lineEnd = lines[filled - 1]?.end ?? 0;
  if (filled === lines.length) insert(tracer, lineEnd);
  for (const line of lines.slice(filled)) {
    insert(tracer, lineEnd);
    copy(tracer, beyond(line, trim), line.content);
    lineEnd = line.end;
  }
}
