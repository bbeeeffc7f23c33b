/*
 * Texts with the places where an author wrote them. A place for each character would double layout.json; characters on one line of the source are
 * consecutive, so a text needs only a few stretches (start in the text, line, column).
 */
import { lastStart, positionOf, type SourceFile, type Span } from "../../base/source.ts";
import type { Text } from "../model/text.ts";

/** A text with its place in the source. */
export interface SourceText {
  readonly text: string;
  /** The value that contains it; undefined for generated text. */
  readonly place: Place | undefined;
  /**
   * The places of its characters, in stretches: code point `at` is at `line` and `column`, and each following one is a column further, until the next
   * stretch. Empty if the text is not in the source as such: a filled-in field, a joined list.
   */
  readonly stretches: readonly SourceStretch[];
}

type SourceStretch = readonly [at: number, line: number, column: number];

export function ownText(text: string): SourceText {
  return { text, place: undefined, stretches: [] };
}

export function sourceText({ text, span, origins }: Text, sources: SourceList): SourceText {
  const place = sources.placeOf(span);
  return { text, place, stretches: origins === undefined ? [] : stretchesOf(origins, span, sources) };
}

function stretchesOf(origins: Int32Array, { source }: Span, sources: SourceList): readonly SourceStretch[] {
  const { text } = source;
  const stretches: SourceStretch[] = [];
  let expected = -1;
  for (let at = 0; at < origins.length - 1; at++) {
    const origin = origins[at] as number;
    if (origin !== expected) stretches.push([at, ...sources.lineAndColumn(source, origin)]);
    const unit = text.charCodeAt(origin);
    // A surrogate pair takes two units. A line feed ends the stretch.
    expected = unit === LINE_FEED ? -1 : origin + (unit >= 0xd800 && unit < 0xdc00 ? 2 : 1);
  }
  return stretches;
}

const LINE_FEED = 0x0a;

/** The code points of a text from `from` to before `to`. */
export function textIn({ text }: Pick<SourceText, "text">, from: number, to: number): string {
  return [...text].slice(from, to).join("");
}

/** The place of a range of code points; the place of the whole value if its characters have no places. */
export function placeIn({ place, stretches }: SourceText, from: number, to: number): Place | undefined {
  if (place === undefined || stretches.length === 0 || to <= from) return place;
  const first = stretchOf(stretches, from);
  const last = stretchOf(stretches, to - 1);
  const column = first[2] + from - first[0];
  return { source: place.source, line: first[1], column, endLine: last[1], endColumn: last[2] + to - last[0] };
}

/**
 * The code point of a text nearest to a place in its source, on the same line; undefined if the text has nothing on that line.
 * @returns with its distance in columns: 0 if it is at the place
 */
export function codePointAt(
  { text, stretches }: SourceText,
  line: number,
  column: number,
): { readonly at: number; readonly distance: number } | undefined {
  const length = [...text].length;
  let nearest: { at: number; distance: number } | undefined;
  for (const [index, [at, onLine, from]] of stretches.entries()) {
    if (onLine !== line) continue;
    const last = from + (stretches[index + 1]?.[0] ?? length) - at - 1;
    const found = Math.min(Math.max(column, from), last);
    const distance = Math.abs(column - found);
    // The line feed before a paragraph has the same place as the paragraph's first character: take the later one.
    if (nearest === undefined || distance <= nearest.distance) nearest = { at: at + found - from, distance };
  }
  return nearest;
}

function stretchOf(stretches: readonly SourceStretch[], at: number): SourceStretch {
  const last = lastStart(stretches.length, (index) => (stretches[index] as SourceStretch)[0], at);
  return stretches[last] as SourceStretch;
}

/** A range in a source file. Lines and columns count from 1, columns in characters. The end is after the last character. */
export interface Place {
  /** An index of `Newspaper.sources`. */
  readonly source: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The files of an issue's texts, numbered from 0 in order of first use. */
export interface SourceList {
  readonly names: readonly string[];
  numberOf(source: SourceFile): number;
  placeOf(span: Span): Place;
  lineAndColumn(source: SourceFile, offset: number): readonly [line: number, column: number];
}

/**
 * @param name gives the listed name of a file, by its path
 * @param inFile translates a place to the whole file
 */
export function newSourceList(name: (path: string) => string, inFile: (span: Span) => Span): SourceList {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ path }: SourceFile): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, names.length);
    return names.push(name(path)) - 1;
  };
  const lineAndColumn = (source: SourceFile, offset: number): readonly [number, number] => {
    const whole = inFile({ source, start: offset, end: offset });
    const { line, column } = positionOf(whole.source, whole.start);
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
