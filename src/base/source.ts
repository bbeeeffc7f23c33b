/** A text file that an author wrote. `text` has line ends as LF and no byte order mark. */
export interface SourceFile {
  /** The path to print: relative to the working folder where that is shorter. */
  readonly path: string;
  readonly text: string;
}

/** A half-open range of UTF-16 units in one file's text. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** Line and column from 1; the column counts characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of a UTF-16 offset. */
export function positionOf(source: SourceFile, offset: number): Position {
  const { text } = source;
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < lineStart; at = text.indexOf("\n", at + 1)) line++;
  return { line, column: [...text.slice(lineStart, offset)].length + 1 };
}

/** Where a file's lines begin, for many positions in it. */
export function lineStarts({ text }: SourceFile): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** What `positionOf` gives, without counting lines. @param starts of `lineStarts` */
export function positionAmong({ text }: SourceFile, starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: [...text.slice(starts[low], offset)].length + 1 };
}

/** The text of the line that holds `offset`, without its line end. */
export function lineAt(source: SourceFile, offset: number): string {
  const start = source.text.lastIndexOf("\n", offset - 1) + 1;
  const end = source.text.indexOf("\n", offset);
  return source.text.slice(start, end < 0 ? source.text.length : end);
}
