import type { Memory } from "../../base/memo.ts";
import { lastStart, lineOf, type SourceFile, type Span, sourceFile } from "../../base/source.ts";
import type { LocatedText } from "./located.ts";
import type { IssueText } from "./parse.ts";

/*
 * Splits issue.yaml into pieces so that an edit only changes what it touches. Every place counts from the start of its piece: a line added to the first story
 * moves no place in the stories below, and what reads the same as in the last build is the same object, so everything derived from it comes from the cache.
 */

/** Converts a place in a piece to a place in the whole file. Other places stay as they are. */
export type InFile = (span: Span) => Span;

/** Every place is already that in its file. */
export const unmoved: InFile = (span) => span;

/** A piece of issue.yaml: the lines of one story, page, advert or top-level key. */
interface Piece {
  readonly start: number;
  /** After the last line in which one of its values ends. */
  end: number;
  source?: SourceFile;
}

/**
 * The issue's text with its places relative to pieces. Stories, fillers and adverts that read the same as in an earlier build are that build's objects.
 * `kept` are these and the pieces: give them to `memory.same` in a build that does not call this function, or the next one that does will not find them.
 */
export function inPieces(
  written: IssueText,
  source: SourceFile,
  memory: Memory,
): { readonly text: IssueText; readonly inFile: InFile; readonly kept: readonly object[] } {
  const pieces = piecesOf(written, source);
  for (const span of spansIn(written, source)) {
    const piece = pieceAt(pieces, span.start);
    if (span.end <= (pieces[pieces.indexOf(piece) + 1]?.start ?? span.end)) piece.end = Math.max(piece.end, span.end);
  }
  const twins = new Map<string, number>();
  const starts = new Map<SourceFile, number>();
  const kept: object[] = [];
  for (const piece of pieces) {
    const next = source.lines[lineOf(source, Math.max(piece.start, piece.end - 1)) + 1];
    const text = source.text.slice(piece.start, next);
    // Two pieces with the same text stay separate.
    const twin = (twins.get(text) ?? 0) + 1;
    twins.set(text, twin);
    piece.end = piece.start + text.length;
    const key = memory.same({ path: source.path, text, twin });
    kept.push(key);
    piece.source = memory.memo(sourceOfPiece)(key);
    starts.set(piece.source, piece.start);
  }
  const moved = moving(source, pieces);
  const { stories, fillers, adverts, ...rest } = moved(written);
  const inFile: InFile = (span) => {
    const by = starts.get(span.source);
    return by === undefined ? span : { source, start: span.start + by, end: span.end + by };
  };
  const entries = {
    stories: stories.map(memory.same),
    fillers: fillers.map(memory.same),
    adverts: adverts.map(memory.same),
  };
  kept.push(...entries.stories, ...entries.fillers, ...entries.adverts);
  return { text: { ...rest, ...entries }, inFile, kept };
}

function sourceOfPiece({ path, text }: { readonly path: string; readonly text: string }): SourceFile {
  return sourceFile(path, text);
}

/** A piece begins at each line that starts a top-level key or an entry of a list. */
function piecesOf({ stories, fillers, adverts, pages, groups }: IssueText, source: SourceFile): readonly Piece[] {
  const entries = [...stories, ...fillers, ...adverts, ...pages, ...groups].map(({ span }) =>
    lineOf(source, span.start),
  );
  const keys = [...source.lines.keys()].filter((line) => /[^\s#-]/.test(source.text.charAt(source.lines[line] ?? 0)));
  const starts = [...new Set([0, ...entries, ...keys])].sort((a, b) => a - b);
  return starts.map((line) => ({ start: source.lines[line] as number, end: source.lines[line] as number }));
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece {
  return pieces[lastStart(pieces.length, (at) => (pieces[at] as Piece).start, offset)] as Piece;
}

function isSpan(value: object): value is Span {
  return "source" in value && "start" in value && "end" in value;
}

function isFile(value: object): value is SourceFile {
  return "pairs" in value;
}

function* spansIn(value: unknown, source: SourceFile): Iterable<Span> {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || isFile(value)) return;
  if (!isSpan(value)) for (const each of Object.values(value)) yield* spansIn(each, source);
  else if (value.source === source) yield value;
}

/** A span that leaves its piece stays relative to the file. */
function moving(source: SourceFile, pieces: readonly Piece[]): <Value>(value: Value) => Value {
  const placed = (span: Span): Span => {
    if (span.source !== source) return span;
    const piece = pieceAt(pieces, span.start);
    if (piece.source === undefined || span.end > piece.end) return span;
    return { ...span, source: piece.source, start: span.start - piece.start, end: span.end - piece.start };
  };
  const moved = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || isFile(value)) return value;
    if (Array.isArray(value)) return value.map(moved);
    if (isSpan(value)) return placed(value);
    const copy: Record<string, unknown> = {};
    for (const [key, each] of Object.entries(value)) copy[key] = moved(each);
    if ("origins" in value && "span" in value) {
      const { origins, span } = value as LocatedText;
      const by = span.start - (copy["span"] as Span).start;
      if (by > 0) copy["origins"] = origins.map((at) => at - by);
    }
    return copy;
  };
  return moved as <Value>(value: Value) => Value;
}
