import { forShortTexts } from "../../../src/base/blocks.ts";
import {
  type Copy,
  type ListKind,
  type Paragraph,
  type ParagraphKind,
  type Run,
  textOf,
} from "../../../src/base/copy.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { Styles, TextStyle } from "../../../src/engine/model/style.ts";
import {
  type EndingText,
  type Galley,
  type GalleyRequest,
  newTextContext,
  type StyledText,
} from "../../../src/engine/text/galley.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { linesOf, setGalley } from "../../../src/engine/text/set-galley.ts";
import { squareFonts } from "../../square-font.ts";

/** Ten points an em, so that a position in points reads as tenths of an em. */
export const EM = 10;

export const plain: TextStyle = {
  face: "宋",
  size: EM,
  floor: EM,
  pitch: 12,
  colour: [0, 0, 0, 100],
  align: "justify",
  indent: 0,
  before: 0,
  after: 0,
  lines: 1,
};

const heading: TextStyle = { ...plain, face: "黑 Bold", align: "center", before: 1 };

export const styles: Styles = {
  ...forShortTexts(() => plain),
  body: plain,
  quote: plain,
  signature: { ...plain, align: "right", indent: 2 },
  verse: { ...plain, align: "left", indent: 1 },
  subhead: heading,
  speaker: { ...plain, face: "黑" },
  dateline: { ...plain, face: "黑" },
  reporter: { ...plain, face: "楷" },
  note: plain,
  noteLabel: plain,
  caption: plain,
  credit: plain,
  pullquote: plain,
  numeral: plain,
  legend: plain,
  jump: plain,
  continuation: { ...plain, face: "楷" },
  kicker: plain,
  deck: plain,
  table: plain,
  folio: plain,
  colophon: plain,
  advert: plain,
  advertHead: heading,
  advertText: plain,
  category: heading,
  smallAdTitle: plain,
  smallAd: plain,
  headline: { lead: heading, major: heading, normal: heading, brief: heading, continuation: heading },
};

export function codesOf(text: string): Uint32Array {
  return Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

export interface Piece {
  readonly text: string;
  readonly kind?: ParagraphKind;
  readonly style?: Run["style"];
  readonly cell?: Paragraph["cell"];
  readonly list?: ListKind | undefined;
}

/** Copy: a piece is a paragraph of one run, a list of pieces a paragraph of several runs. */
export function copyOf(pieces: readonly (Piece | readonly Piece[])[]): Copy {
  const paragraphs: Paragraph[] = [];
  let at = 0;
  const texts: string[] = [];
  for (const piece of pieces) {
    const list: readonly Piece[] = "text" in piece ? [piece] : piece;
    const from = at;
    const runs = list.map(({ text, style }): Run => {
      const start = at;
      at += [...text].length;
      return { style: style ?? "plain", from: start, to: at };
    });
    texts.push(list.map((each) => each.text).join(""));
    const [first] = list;
    const paragraph = { kind: first?.kind ?? "body", from, to: at, runs, anchors: [], cell: first?.cell };
    paragraphs.push(first?.list === undefined ? paragraph : { ...paragraph, list: first.list });
    at++;
  }
  const codes = codesOf(texts.join("\n"));
  return { codes, paragraphs, source: sourceFile("", ""), origins: new Int32Array(codes.length + 1) };
}

interface Request {
  readonly measure: number;
  readonly from?: number;
  readonly opening?: readonly StyledText[];
  readonly ending?: readonly EndingText[];
  readonly indent?: number;
}

export function requestOf(copy: Copy, { measure, from, opening, ending, indent }: Request): GalleyRequest {
  return {
    copy,
    from: from ?? 0,
    measure: measure * EM,
    styles: { ...styles, body: { ...plain, indent: indent ?? 0 } },
    pitch: 12,
    bench: newTextContext(squareFonts()),
    opening: opening ?? [],
    ending: ending ?? [],
  };
}

export function allLines(galley: Galley): readonly Line[] {
  return galley.blocks.flatMap((_, block) => linesOf(galley, block, 0, 0, Number.POSITIVE_INFINITY));
}

/** Body lines of plain text at a measure in em, without indent unless asked. */
export function setText(text: string, measure: number, indent = 0): readonly Line[] {
  return allLines(setGalley(requestOf(copyOf([{ text }]), { measure, indent })));
}

export function textsOf(lines: readonly Line[]): readonly string[] {
  return lines.map((line) => line.segments.map((segment) => segment.text).join(""));
}

/** The end of a line's text, in em. */
export function endOf(line: Line): number {
  const last = line.segments.at(-1);
  return last === undefined ? 0 : round((last.x + last.width) / EM);
}

/** Each glyph's text and place in em. */
export function glyphsOf(line: Line): readonly (readonly [string, number])[] {
  return line.segments.flatMap(({ runs }) =>
    runs.flatMap((run) => [...run.x].map((x, at) => [run.texts[at] ?? "", round(x / EM)] as const)),
  );
}

/** The origins of the glyphs of lines, in em. */
export function placesIn(lines: readonly Line[]): readonly number[] {
  return lines.flatMap(glyphsOf).map(([, x]) => x);
}

export function round(length: number): number {
  return Math.round(length * 1e4) / 1e4 + 0;
}

export function copyText(copy: Copy): string {
  return textOf(copy.codes);
}
