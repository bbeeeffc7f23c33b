/*
 * What was set once is not set again: make-up tries the same paragraphs, headings and bylines in hundreds of frames. Keys hold all that a result is made from,
 * so a memory never changes it.
 */

import { WHITE } from "../../base/colour.ts";
import type { Copy, CopyText, Paragraph } from "../../base/copy.ts";
import type { Pt } from "../../base/length.ts";
import { type Key, memo, type Recall, remembering } from "../../base/memo.ts";
import { onceEach } from "../../base/once.ts";
import type { Heading } from "../model/issue.ts";
import type { Paper } from "../model/paper.ts";
import type { Align, TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import type { Block, Galley, GalleyRequest, StyledText, Workbench } from "../text/galley.ts";
import { setStyled, turnHeading } from "../text/headings/display.ts";
import type { Turnable } from "../text/headings/turns.ts";
import type { Line, Role } from "../text/line.ts";
import { movedBlock, paragraphBlock, setGalley } from "../text/set-galley.ts";
import type { Words } from "../words/words.ts";
import { inColour, type Placed, type SetBlock } from "./page.ts";
import { WORD_NEAR } from "./weights.ts";

/** What has been set once and is set again the same, by all that it is made from besides bench, words and paper. */
export interface Typeset {
  readonly galley: (...key: GalleyKey) => Galley;
  readonly heading: (...key: HeadingKey) => HeadingBlock;
  /** Bylines: a head is tried at several sizes, with the same one under each. */
  readonly byline: (...key: BylineKey) => readonly Line[];
  /** Horizontal heads: many frames and copies are tried with the same. */
  readonly head: Recall<Key, Head>;
  /** A style at another size, and one that begins at the right: each the same object again, since headings are known by their style. */
  readonly sized: (style: TextStyle, size: Pt) => TextStyle;
  readonly atRight: (style: TextStyle) => TextStyle;
  /** Where a cut would tear something, by a copy's code points. */
  readonly tears: (codes: Uint32Array) => (at: number) => boolean;
}

/** A head as set: a whole number of rows, placed with its left edge and head at the origin. */
export interface Head {
  readonly rows: number;
  /** Legs that it covers, from the left; all for a head over the whole frame. */
  readonly legs: number;
  readonly placed: readonly Placed[];
  /** Headings that are too long even at their smallest size. */
  readonly tooLong: readonly Heading[];
  /** Rows of white beyond the style's. */
  readonly added: number;
}

/** A heading as set; it does not fit where even its smallest size is too long. */
export interface HeadingBlock {
  readonly block: SetBlock;
  readonly fits: boolean;
}

/** The first paragraphs of a copy, so many of them, from a character on. */
type GalleyKey = readonly [
  copy: Copy,
  paragraphs: number,
  from: number,
  measure: Pt,
  writing: "vertical" | undefined,
  opening: readonly Piece[],
  headAlign: Align,
];

/** A heading of a style at a size, in lines and to a side of its own; `reversed`: in white. */
type HeadingKey = readonly [
  text: Heading,
  role: Role,
  style: TextStyle,
  size: Pt,
  reversed: boolean,
  width: Pt,
  writing: "vertical" | undefined,
  lines: number,
  align: Align,
];

/** A byline to a side, as wide as its head at the most. */
type BylineKey = readonly [text: Text, align: Align, width: Pt];

/** A styled text as a part of a key. */
type Piece = readonly [text: string, style: TextStyle, role: Role];

export function piecesOf(texts: readonly StyledText[]): readonly Piece[] {
  return texts.map(({ role, text, style }) => [text, style, role]);
}

function textsOf(pieces: readonly Piece[]): readonly StyledText[] {
  return pieces.map(([text, style, role]) => ({ role, text, style }));
}

/** A whole paragraph of a copy that is set without a look at others. */
type ParagraphKey = readonly [paragraph: Paragraph, codes: Uint32Array, measure: Pt, writing: "vertical" | undefined];

export function newTypeset(bench: Workbench, words: Words, { styles, grid }: Paper): Typeset {
  /** Each key by its name: on V8 11 an object that is spread and then added to takes twenty times as long, and there are thousands of these. */
  const requestOf = (copy: CopyText, from: number, measure: Pt, opening: readonly StyledText[]): GalleyRequest => {
    return { copy, from, measure, opening, styles, pitch: grid.pitch, bench, words };
  };
  const block = memo((...[paragraph, codes, measure, writing]: ParagraphKey): Block => {
    const request = running(requestOf({ codes, paragraphs: [paragraph] }, 0, measure, []), writing);
    return paragraphBlock(request, paragraph, []);
  });
  const turnables = remembering<Key, Turnable>();
  return {
    galley: memo((...[copy, paragraphs, from, measure, writing, opening, headAlign]: GalleyKey): Galley => {
      const whole = paragraphs === copy.paragraphs.length;
      const own = whole ? copy : { ...copy, paragraphs: copy.paragraphs.slice(0, paragraphs) };
      const known = (paragraph: Paragraph): Block => {
        const was = paragraph.was ?? { copy, paragraph };
        const set = block(was.paragraph, was.copy.codes, measure, writing);
        return paragraph.was === undefined ? set : movedBlock(set, was.paragraph.from - paragraph.from);
      };
      return setGalley({ known, headAlign, ...running(requestOf(own, from, measure, textsOf(opening)), writing) });
    }),
    heading: memo((...[text, role, style, size, reversed, width, writing, most, align]: HeadingKey): HeadingBlock => {
      const floor = Math.min(style.floor, size);
      const sized = { ...style, size, floor, align, pitch: (style.pitch * size) / style.size };
      const coloured = reversed ? inColour(sized, WHITE) : sized;
      const least = text.stretch ?? style.stretch ?? 1;
      const context = {
        bench,
        words,
        role,
        maxLines: Math.max(most, text.lines.length),
        recall: (key: readonly unknown[], make: () => Turnable) => turnables([text, style, ...key], make),
        ...(writing && { writing }),
        ...(least < 1 && { narrowing: { least, upTo: style.size } }),
      };
      const set = turnHeading(text, coloured, width, context);
      const pitch = Math.max(set.size, (sized.pitch * set.size) / sized.size);
      return { block: { lines: set.lines, pitch }, fits: set.fits };
    }),
    byline: memo((...[{ text }, align, width]: BylineKey): readonly Line[] =>
      setStyled([{ role: "byline", text, style: { ...styles.byline, align } }], width, bench),
    ),
    head: remembering(),
    sized: memo((style: TextStyle, size: Pt): TextStyle => ({ ...style, size })),
    atRight: memo((style: TextStyle): TextStyle => ({ ...style, align: "right" })),
    tears: memo((codes: Uint32Array) => tearsIn(codes, words)),
  };
}

/** A request whose lines run as those of its frame do. */
function running(request: GalleyRequest, writing: "vertical" | undefined): GalleyRequest {
  return writing === undefined ? request : { ...request, writing };
}

const DIGIT = /[0-9]/;
const WESTERN = /[0-9A-Za-z.%]/;
const MARK = /[\p{P}\p{Z}]/u;

/**
 * Tells of a place in a copy whether a cut there would tear something: a word, a Western word or number, a figure from what it counts. It remembers the
 * places that it was asked for: frames of many depths are tried, whose cuts fall on the same.
 * @param codes of the copy
 */
export function tearsIn(codes: Uint32Array, words: Words): (at: number) => boolean {
  const charAt = (at: number): string => (codes[at] === undefined ? "" : String.fromCodePoint(codes[at]));
  return onceEach((at) => {
    const [before, after] = [charAt(at - 1), charAt(at)];
    if (DIGIT.test(before) || (WESTERN.test(before) && WESTERN.test(after))) return true;
    let end = at;
    // No word goes over a mark: from there on words are found as in the whole paragraph.
    while (end > 0 && at - end < WORD_NEAR && !MARK.test(charAt(end - 1))) end--;
    const text = String.fromCodePoint(...codes.subarray(end, Math.min(codes.length, at + WORD_NEAR)));
    for (const word of words(text)) {
      if (end >= at) break;
      end += [...word].length;
    }
    return end !== at;
  });
}
