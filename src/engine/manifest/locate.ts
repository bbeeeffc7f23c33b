import type { Scalar } from "yaml";
import { endOfLine } from "../../base/source.ts";
import { traceBlock } from "./locate-block.ts";
import { copy, insert, type Tracer } from "./tracer.ts";

/**
 * Follows YAML's own reading of a scalar (1.2 §7.3, §8.1: escapes, folding, indentation, chomping) and notes for each
 * UTF-16 unit of `scalar.source` the offset in `text` that it came from, and one more for the end. A character that
 * stands for several (an escape, folded lines) has the offset of the first.
 * @param text the whole file
 * @param scalar composed from `text` with `keepSourceTokens`
 * @throws Error if the trace and the value differ in length: a bug, here or in the parser
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

/** Plain text: blanks around line ends vanish, a line end is a space, n blank lines are n line ends. */
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
 * The blank lines from the one that ends at `at` on. All their line ends but the last stand for themselves.
 * @returns the last one: it stands before the next line of text
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

/** As plain text, and two quotes are one. */
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
    // A wrong escape (an error) stays as it is written.
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
