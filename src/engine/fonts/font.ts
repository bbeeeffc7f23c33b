import type { Em } from "../../base/length.ts";

/** The file's key in fonts/fonts.yaml: noto-serif-sc-400. It names the face in pages and paint lists. */
export type FontId = string;

/** A glyph of a shaped run. Lengths in em; offsets move the drawing, not the pen; y grows upward. */
export interface ShapedGlyph {
  readonly glyph: number;
  readonly advance: Em;
  readonly dx: Em;
  readonly dy: Em;
  /** The source text that it stands for; empty for the further glyphs of a cluster. */
  readonly text: string;
}

/** Ink in em from the glyph's origin; y grows upward. */
export interface GlyphInk {
  readonly left: Em;
  readonly bottom: Em;
  readonly right: Em;
  readonly top: Em;
}

/** One font file, as layout measures it. Tests put a font of squares in its place. */
export interface Font {
  readonly id: FontId;
  /** The default glyph of a code point; 0 when the face has none. Takes constant time and allocates nothing. */
  glyph(code: number): number;
  /** Pen movement of a glyph in em. */
  advance(glyph: number): Em;
  ink(glyph: number): GlyphInk;
  /** The upright form of a code point for vertical lines (`vert`); the default glyph where there is none. */
  vertical(code: number): number;
  /**
   * The Chinese form of a mark that Western text shares (— … · “ ” ‘ ’ –, and —— …… as pairs), in the widths of GB/T 15834:
   * —— and …… 2 em in all, — … “ ” ‘ ’ 1 em, · and – ½ em, whatever the face's default glyphs measure.
   * `vertical` gives the form of vertical lines: advances run down, and dx, dy move the glyph from where a Han character of
   * the same place would stand (origin at the left of its square, 0.88 em below its top).
   */
  han(text: string, vertical: boolean): readonly ShapedGlyph[];
  /**
   * A run of Western text: kerned, no discretionary ligatures. A number has the figures of Chinese text, each as wide as it
   * looks; `tabular`: those of Latin text, all of one width in the Noto faces, for columns of numbers.
   */
  shape(text: string, tabular?: boolean): readonly ShapedGlyph[];
}

/** A face by role with its fallbacks, in order; [0] is the face itself. */
export interface FontChain {
  readonly fonts: readonly Font[];
  /** The font for Chinese marks (quotation marks, interpunct, dashes): not always [0], since some faces draw them Western. */
  readonly marks: Font;
  /** The font for Latin, figures and signs, one of `fonts`, and its size beside the face's: not always [0], since some faces draw them too heavy or too wide. */
  readonly latin: { readonly font: Font; readonly scale: Em };
  /** Index in `fonts` of the first that has the code point; −1 when none does. */
  pick(code: number): number;
}

/** Faces by role: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋 … All that the styles name are loaded. */
export interface Fonts {
  face(name: string): FontChain;
}
