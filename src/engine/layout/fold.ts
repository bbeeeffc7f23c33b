/*
 * The halves of a thing on the fold, one for each page. A rule or a picture is cut at the fold. A line is divided between two characters, so that no
 * character lies on the fold: the headline 市政府发布新规 may become 市政府 on the left page and 发布新规 on the right.
 */

import type { Pt } from "../../base/length.ts";
import { cornersOf, type Point, type Rect } from "../../base/rect.ts";
import type { SpreadHalf } from "../model/issue.ts";
import type { Align } from "../model/style.ts";
import { textEnd } from "../text/headings/display.ts";
import type { GlyphRun, Line, Segment } from "../text/line.ts";
import type { Words } from "../words/words.ts";
import { moved, type Placed, type PlacedText } from "./page.ts";
import { OFF_FOLD } from "./weights.ts";

/** One half of a sheet of two pages. */
interface FoldHalf {
  readonly side: SpreadHalf["side"];
  /** The fold: the trim's width. */
  readonly x: Pt;
  /** Alignment of lines that cross the fold. */
  readonly align: Align;
  readonly words: Words;
}

/**
 * The things that one page prints of the sheet, from that page's corner. Both pages print pictures, rules and grounds over the fold from the same
 * whole, up to their own edge; lines are divided between two characters (RULES.md#spreads).
 */
export function halfOfPlaced(placed: readonly Placed[], half: FoldHalf): readonly Placed[] {
  const own = placed.flatMap((thing) => halfOfThing(thing, half) ?? []);
  return half.side === "left" ? own : moved(own, { x: -half.x, y: 0 });
}

/** Undefined for things of the other page. */
function halfOfThing(thing: Placed, half: FoldHalf): Placed | undefined {
  const { x } = half;
  switch (thing.kind) {
    case "text":
      return halfOfText(thing, half);
    case "rule":
      return halfOfRule(thing, half);
    case "picture": {
      const { at } = thing;
      if (!crosses(at, x)) return isOn(at, half) ? thing : undefined;
      return { ...thing, outline: cornersOf(clipped(at, half)) };
    }
    case "area":
      if (!crosses(thing.at, x)) return isOn(thing.at, half) ? thing : undefined;
      return { ...thing, at: clipped(thing.at, half) };
    case "art":
    case "link":
      return isOn(thing.at, half) ? thing : undefined;
  }
}

function halfOfRule(thing: Extract<Placed, { kind: "rule" }>, half: FoldHalf): Placed | undefined {
  const { from, to } = thing;
  const [first, last] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  if (first < half.x && last > half.x) return { ...thing, from: within(from, half), to: within(to, half) };
  return (first + last) / 2 < half.x === (half.side === "left") ? thing : undefined;
}

function halfOfText(thing: PlacedText, half: FoldHalf): PlacedText | undefined {
  const { line, x } = thing;
  const isLeft = half.side === "left";
  if (line.writing === "vertical") return x < half.x === isLeft ? thing : undefined;
  const [from, to] = [x + (line.segments[0]?.x ?? 0), x + textEnd(line)];
  if (to <= half.x || from >= half.x) return (from + to) / 2 < half.x === isLeft ? thing : undefined;
  const cut = cutLine(line, { at: half.x - x, off: OFF_FOLD, align: half.align, words: half.words });
  const own = isLeft ? cut.left : cut.right;
  return own && { ...thing, line: own };
}

function crosses({ x, width }: Rect, fold: Pt): boolean {
  return x < fold && x + width > fold;
}

function isOn({ x, width }: Rect, half: FoldHalf): boolean {
  return x + width / 2 < half.x === (half.side === "left");
}

function within(point: Point, { side, x }: FoldHalf): Point {
  return { ...point, x: side === "left" ? Math.min(point.x, x) : Math.max(point.x, x) };
}

function clipped({ x, y, width, height }: Rect, { side, x: fold }: FoldHalf): Rect {
  return side === "left" ? { x, y, width: fold - x, height } : { x: fold, y, width: x + width - fold, height };
}

/** The fold as it crosses a horizontal line. */
interface LineFold {
  /** From the line's origin. */
  readonly at: Pt;
  /** Distance of type from the fold on either side. */
  readonly off: Pt;
  readonly align: Align;
  readonly words: Words;
}

/** The parts of a line on the two pages; a line of one character has one part. */
interface CutLine {
  readonly left: Line | undefined;
  readonly right: Line | undefined;
}

/** A character as drawn: its glyphs, of which the first holds the text. */
interface Drawn {
  readonly segment: number;
  readonly x: Pt;
  readonly text: string;
}

/** The characters of one side, all moved `by` points, and each `apart` points further than the one before. */
interface Moved {
  readonly from: number;
  readonly to: number;
  readonly by: Pt;
  readonly apart: Pt;
}

/**
 * Divides a display line between two characters, so that none lies on the fold (RULES.md#spreads). A centred line moves by up to half a character to
 * bring a gap there, or a whole one for a gap between words. A line that begins flush keeps its place, and its characters open instead. Western words
 * stay whole, and punctuation stays with its character.
 */
export function cutLine(line: Line, fold: LineFold): CutLine {
  const drawn = drawnIn(line);
  const places = placesToCut(drawn, fold.words);
  const edge = fold.at - fold.off;
  const isFlush = fold.align === "left" || fold.align === "justify";
  const flush = isFlush ? places.findLast((at) => (drawn[at]?.x ?? 0) <= edge) : undefined;
  const at = flush ?? nearest(betweenWords(places, drawn, fold), drawn, fold.at) ?? nearest(places, drawn, fold.at);
  if (at === undefined) return { left: line, right: undefined };
  const x = drawn[at]?.x ?? 0;
  const apart = flush !== undefined && at > 1 ? (edge - x) / (at - 1) : 0;
  const left = { from: 0, to: at, by: flush === undefined ? edge - x : 0, apart };
  const right = { from: at, to: drawn.length, by: fold.at + fold.off - x, apart };
  // The left half alone carries the report of a bad turn.
  const { torn: _, ...rest } = line;
  return { left: partOf(line, drawn, left), right: partOf(rest, drawn, right) };
}

/** The texts of a line's glyphs and their positions, in reading order. */
function drawnIn(line: Line): readonly Drawn[] {
  return line.segments.flatMap((segment, at) =>
    segment.runs.flatMap(({ x, texts }) =>
      texts.flatMap((text, glyph): readonly Drawn[] => (text === "" ? [] : [{ segment: at, x: x[glyph] ?? 0, text }])),
    ),
  );
}

/** The places between two words within a character of the fold. */
function betweenWords(
  places: readonly number[],
  drawn: readonly Drawn[],
  { at: fold, words }: LineFold,
): readonly number[] {
  const starts = startsOf(drawn.map(({ text }) => text));
  const begins = new Set(startsOf(words(drawn.map(({ text }) => text).join(""))));
  const sizes = drawn.slice(1).map(({ x }, at) => x - (drawn[at]?.x ?? 0));
  const size = Math.max(0, ...sizes);
  const isBegin = (at: number): boolean => begins.has(starts[at] ?? -1) || /\s$/.test(drawn[at - 1]?.text ?? "");
  return places.filter((at) => isBegin(at) && Math.abs((drawn[at]?.x ?? 0) - fold) <= size);
}

/** The start of each text in the joined text. */
function startsOf(texts: readonly { readonly length: number }[]): readonly number[] {
  let end = 0;
  return texts.map((text) => {
    end += text.length;
    return end - text.length;
  });
}

/** The characters before which a line may be cut; if there is none, also inside a name that should not break; at last anywhere. */
function placesToCut(drawn: readonly Drawn[], { own }: Words): readonly number[] {
  const all = drawn.map((_, at) => at).slice(1);
  const good = all.filter((at) => mayPart(drawn[at - 1]?.text ?? "", drawn[at]?.text ?? ""));
  const texts = drawn.map(({ text }) => [...text]);
  const codes = Uint32Array.from(texts.flat(), (character) => character.codePointAt(0) as number);
  const within = own?.unbroken?.(codes, 0, codes.length);
  const starts = startsOf(texts);
  const best = good.filter((at) => !within?.has(starts[at] as number));
  return [best, good, all].find((places) => places.length > 0) ?? [];
}

const WESTERN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}.,%-]/u;
const OPENS = /[\p{Ps}“‘]$/u;
const CLOSES = /^[\p{Pe}”’，。、；：？！％·—…]/u;

function mayPart(before: string, after: string): boolean {
  if (OPENS.test(before) || CLOSES.test(after)) return false;
  return !(WESTERN.test(before.at(-1) ?? "") && WESTERN.test(after.charAt(0)));
}

function nearest(places: readonly number[], drawn: readonly Drawn[], fold: Pt): number | undefined {
  const off = (at: number): number => Math.abs((drawn[at]?.x ?? 0) - fold);
  return places.toSorted((one, other) => off(one) - off(other))[0];
}

function partOf(line: Line, drawn: readonly Drawn[], moved: Moved): Line {
  let first = 0;
  const segments = line.segments.flatMap((segment, index): readonly Segment[] => {
    const own = drawn.filter((each) => each.segment === index).length;
    const part = segmentOf(segment, drawn, { first, end: first + own }, moved);
    first += own;
    return part === undefined ? [] : [part];
  });
  const last = segments.at(-1);
  const marks = line.marks.filter(({ x }) => {
    const on = drawn.findLastIndex((each) => each.x <= x);
    return on >= moved.from && on < moved.to;
  });
  return {
    ...line,
    segments,
    marks: marks.map((mark) => ({ ...mark, x: mark.x + moved.by })),
    width: last === undefined ? 0 : last.x + last.width,
  };
}

/** Characters of a segment, from `first` to before `end`. */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Undefined if this side has no character of the segment. */
function segmentOf(
  segment: Segment,
  drawn: readonly Drawn[],
  { first, end }: Stretch,
  moved: Moved,
): Segment | undefined {
  const [from, to] = [Math.max(first, moved.from), Math.min(end, moved.to)];
  if (from >= to) return undefined;
  const textIn = (a: number, b: number): string =>
    drawn
      .slice(a, b)
      .map(({ text }) => text)
      .join("");
  const text = textIn(from, to);
  const begin = segment.from + [...textIn(first, from)].length;
  const shift = (at: number): Pt => moved.by + moved.apart * (at - moved.from);
  const x = (from === first ? segment.x : (drawn[from]?.x ?? 0)) + shift(from);
  const rest = to < end ? (drawn[to]?.x ?? 0) : segment.x + segment.width;
  return {
    ...segment,
    from: begin,
    to: begin + [...text].length,
    text,
    x,
    width: rest + shift(to - 1) - x,
    runs: runsOf(segment, first, moved, shift),
  };
}

function runsOf({ runs }: Segment, first: number, { from, to }: Moved, shift: (at: number) => Pt): readonly GlyphRun[] {
  let at = first - 1;
  return runs.flatMap((run): readonly GlyphRun[] => {
    const characters = run.texts.map((text) => (text === "" ? at : ++at));
    const begin = characters.findIndex((each) => each >= from && each < to);
    const count = characters.filter((each) => each >= from && each < to).length;
    if (begin < 0) return [];
    const stop = begin + count;
    return [
      {
        ...run,
        glyphs: run.glyphs.slice(begin, stop),
        x: run.x.slice(begin, stop).map((x, index) => x + shift(characters[begin + index] ?? from)),
        y: run.y?.slice(begin, stop),
        texts: run.texts.slice(begin, stop),
      },
    ];
  });
}
