/*
 * Caches of set paragraphs, headings and bylines: make-up tries the same ones in hundreds of frames. Keys contain everything that a result depends
 * on, so a cache never changes a result.
 */

import type { Ending } from "../../base/blocks.ts";
import { WHITE } from "../../base/colour.ts";
import type { Copy, CopyText, Paragraph } from "../../base/copy.ts";
import type { Pt } from "../../base/length.ts";
import { type Key, keyedCache, memo, type Recall } from "../../base/memo.ts";
import { lazyByKey } from "../../base/once.ts";
import type { Heading } from "../model/issue.ts";
import type { Paper } from "../model/paper.ts";
import type { Align, TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import type { Block, Galley, GalleyRequest, StyledText, TextContext } from "../text/galley.ts";
import { setStyled, turnHeading } from "../text/headings/display.ts";
import type { Turnable } from "../text/headings/turns.ts";
import type { Line, Role } from "../text/line.ts";
import { paragraphBlock, setGalley } from "../text/set-galley.ts";
import type { Words } from "../words/words.ts";
import { inColour, type Placed, type SetBlock } from "./page.ts";
import { WORD_NEAR } from "./weights.ts";

/** Caches of set text. The keys hold all inputs except bench, words and paper, which are fixed for the caches' life. */
export interface Typeset {
  readonly galley: (...key: GalleyKey) => Galley;
  readonly heading: (...key: HeadingKey) => HeadingBlock;
  /** A head is tried at several sizes with the same byline under each. */
  readonly byline: (...key: BylineKey) => readonly Line[];
  /** Horizontal heads: the same ones are tried with many frames and copies. */
  readonly head: Recall<Key, Head>;
  /**
   * A style at another size, and aligned to the right. Both return the same object for the same input, since the cache of headings compares styles by
   * identity.
   */
  readonly sized: (style: TextStyle, size: Pt) => TextStyle;
  readonly atRight: (style: TextStyle) => TextStyle;
  /** By a copy's code points: tells where a cut would divide a word or figure. */
  readonly tears: (codes: Uint32Array) => (at: number) => boolean;
}

/** A head as set: whole rows, with its top left corner at the origin. */
export interface Head {
  readonly rows: number;
  /** Legs that it covers, from the left; all, for a head over the whole frame. */
  readonly legs: number;
  readonly placed: readonly Placed[];
  /** Headings that are too long even at their smallest size. */
  readonly tooLong: readonly Heading[];
  /** Rows of white added to the style's. */
  readonly added: number;
}

/** A heading as set; `fits` is false if even its smallest size is too long. */
export interface HeadingBlock {
  readonly block: SetBlock;
  readonly fits: boolean;
}

/** The first `paragraphs` of a copy, from a character on. */
type GalleyKey = readonly [
  copy: Copy,
  paragraphs: number,
  from: number,
  measure: Pt,
  writing: "vertical" | undefined,
  opening: readonly Piece[],
  ending: readonly Piece<Ending>[],
  headAlign: Align,
];

/** A heading in a style at a size, with its own number of lines and side; `reversed`: in white. */
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

/** A byline aligned to a side, at most as wide as its head. */
type BylineKey = readonly [text: Text, align: Align, width: Pt];

/** A styled text as part of a key. */
export type Piece<Of = Role> = readonly [text: string, style: TextStyle, role: Of];

function textsOf<Of>(pieces: readonly Piece<Of>[]): readonly { role: Of; text: string; style: TextStyle }[] {
  return pieces.map(([text, style, role]) => ({ role, text, style }));
}

/** A whole paragraph of a copy; its setting does not depend on its neighbours. */
type ParagraphKey = readonly [paragraph: Paragraph, codes: Uint32Array, measure: Pt, writing: "vertical" | undefined];

export function newTypeset(bench: TextContext, words: Words, { styles, grid }: Paper): Typeset {
  /** Lists each key by name: on V8 11, spreading an object and adding to it takes twenty times as long, and thousands are made. */
  const requestOf = (copy: CopyText, from: number, measure: Pt, opening: readonly StyledText[]): GalleyRequest => {
    return { copy, from, measure, opening, styles, pitch: grid.pitch, bench, words };
  };
  const block = memo((...[paragraph, codes, measure, writing]: ParagraphKey): Block => {
    const request = running(requestOf({ codes, paragraphs: [paragraph] }, 0, measure, []), writing);
    return paragraphBlock(request, paragraph, []);
  });
  const turnables = keyedCache<Key, Turnable>();
  return {
    galley: memo((...[copy, paragraphs, from, measure, writing, opening, ending, headAlign]: GalleyKey): Galley => {
      const whole = paragraphs === copy.paragraphs.length;
      const own = whole ? copy : { ...copy, paragraphs: copy.paragraphs.slice(0, paragraphs) };
      const known = (paragraph: Paragraph): Block => block(paragraph, copy.codes, measure, writing);
      const request = running(requestOf(own, from, measure, textsOf(opening)), writing);
      return setGalley({ known, headAlign, ending: textsOf(ending), ...request });
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
    head: keyedCache(),
    sized: memo((style: TextStyle, size: Pt): TextStyle => ({ ...style, size })),
    atRight: memo((style: TextStyle): TextStyle => ({ ...style, align: "right" })),
    tears: memo((codes: Uint32Array) => tearsIn(codes, words)),
  };
}

/** The request with the line direction of its frame. */
function running(request: GalleyRequest, writing: "vertical" | undefined): GalleyRequest {
  return writing === undefined ? request : { ...request, writing };
}

const DIGIT = /[0-9]/;
const WESTERN = /[0-9A-Za-z.%]/;
const MARK = /[\p{P}\p{Z}]/u;

/**
 * Returns a test of places in a copy: true if a cut there would divide a word, a Western word or number, or a figure from its unit. Results are
 * cached, since cuts of many frame depths fall on the same places.
 * @param codes of the copy
 */
export function tearsIn(codes: Uint32Array, words: Words): (at: number) => boolean {
  const charAt = (at: number): string => (codes[at] === undefined ? "" : String.fromCodePoint(codes[at]));
  return lazyByKey((at) => {
    const [before, after] = [charAt(at - 1), charAt(at)];
    if (DIGIT.test(before) || (WESTERN.test(before) && WESTERN.test(after))) return true;
    let end = at;
    // Words end at punctuation, so words found from there on equal those of the whole paragraph.
    while (end > 0 && at - end < WORD_NEAR && !MARK.test(charAt(end - 1))) end--;
    const text = String.fromCodePoint(...codes.subarray(end, Math.min(codes.length, at + WORD_NEAR)));
    for (const word of words(text)) {
      if (end >= at) break;
      end += [...word].length;
    }
    return end !== at;
  });
}
