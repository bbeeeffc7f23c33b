import { positionOf, type SourceFile, type Span } from "../../base/source.ts";

/** A range in a source file. Lines and columns count from 1, columns in characters. The end is behind the last character. */
export interface Place {
  /** A number in `Newspaper.sources`. */
  readonly source: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The files that an issue's texts come from, numbered from 0 in the order in which they are first met. */
export interface SourceList {
  readonly names: readonly string[];
  numberOf(source: SourceFile): number;
  placeOf(span: Span): Place;
  lineAndColumn(source: SourceFile, offset: number): readonly [line: number, column: number];
}

/** @param name gives the name under which a file is listed, by its path */
export function newSourceList(name: (path: string) => string): SourceList {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ path }: SourceFile): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, names.length);
    return names.push(name(path)) - 1;
  };
  const lineAndColumn = (source: SourceFile, offset: number): readonly [number, number] => {
    const { line, column } = positionOf(source, offset);
    return [line, column];
  };
  return {
    names,
    numberOf,
    lineAndColumn,
    placeOf: (span) => {
      const [line, column] = lineAndColumn(span.source, span.start);
      const [endLine, endColumn] = lineAndColumn(span.source, span.end);
      return { source: numberOf(span.source), line, column, endLine, endColumn };
    },
  };
}
