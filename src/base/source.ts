/** An author's text file. `text` has LF as line ends and no byte order mark. */
export interface SourceFile {
  /** The path to print: relative to the working folder if that is shorter. */
  readonly path: string;
  readonly text: string;
  /** The offset of each line, ascending. Computed once, because a file may have hundreds of messages. */
  readonly lines: Int32Array;
  /** -1, then the offset of the second unit of each character above U+FFFF, ascending: gives a column without reading the line. */
  readonly pairs: Int32Array;
}

/** @param path as messages print it */
export function sourceFile(path: string, text: string): SourceFile {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  const pairs = [-1];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(index + 1);
  return { path, text, lines: Int32Array.from(lines), pairs: Int32Array.from(pairs) };
}

/** A half-open range of UTF-16 units in one file's text. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** The place of a file whose text is unknown. @param path as messages print it */
export function fileSpan(path: string): Span {
  return { source: sourceFile(path, ""), start: 0, end: 0 };
}

/** The first character, for problems that have no better place. */
export function beginningOf(source: SourceFile): Span {
  return { source, start: 0, end: Math.min(1, source.text.length) };
}

/** Line and column, from 1; the column counts code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionOf(source: SourceFile, offset: number): Position {
  return { line: lineOf(source, offset) + 1, column: columnOf(source, offset) };
}

function columnOf(source: SourceFile, offset: number): number {
  const start = lineStart(source, offset);
  return 1 + offset - start - (pairsBefore(source, offset) - pairsBefore(source, start));
}

/** The number of characters above U+FFFF that end at or before `offset`. */
function pairsBefore({ pairs }: SourceFile, offset: number): number {
  return lastStart(pairs.length, (pair) => pairs[pair] as number, offset - 1);
}

/** The column in UTF-16 units, from 1, as editors count it. */
export function unitColumnOf(source: SourceFile, offset: number): number {
  return 1 + offset - lineStart(source, offset);
}

function lineStart(source: SourceFile, offset: number): number {
  return source.lines[lineOf(source, offset)] as number;
}

/** The index in `lines` of the line that holds `offset`. */
export function lineOf({ lines }: SourceFile, offset: number): number {
  return lastStart(lines.length, (line) => lines[line] as number, offset);
}

/** The last of `count` ascending starts that is at or before `at`; 0 if none is. */
export function lastStart(count: number, startOf: (index: number) => number, at: number): number {
  let low = 0;
  for (let high = count - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of the line that holds `offset`, without its line end. */
export function lineAt(source: SourceFile, offset: number): string {
  const line = lineOf(source, offset);
  const next = source.lines[line + 1];
  return source.text.slice(source.lines[line], next === undefined ? undefined : next - 1);
}

/** The next line end before `end`, or `end`. */
export function endOfLine(text: string, at: number, end: number = text.length): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 || feed > end ? end : feed;
}
