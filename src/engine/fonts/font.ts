import type { Em } from "../../base/length.ts";

/** The file's key in fonts/fonts.yaml: noto-serif-sc-400. Pages and paint lists name fonts by it. */
export type FontId = string;

/** A glyph of a shaped run. Lengths in em; offsets move only the drawing; y grows upwards. */
export interface ShapedGlyph {
  readonly glyph: number;
  readonly advance: Em;
  readonly dx: Em;
  readonly dy: Em;
  /** The source text of the glyph; empty for further glyphs of a cluster. */
  readonly text: string;
}

/** The ink box in em, from the glyph's origin; y grows upwards. */
export interface GlyphInk {
  readonly left: Em;
  readonly bottom: Em;
  readonly right: Em;
  readonly top: Em;
}

/** One font file as layout uses it. Tests use a font of squares instead. */
export interface Font {
  readonly id: FontId;
  /** The default glyph of a code point; 0 if the face has none. Takes constant time and allocates nothing. */
  glyph(code: number): number;
  advance(glyph: number): Em;
  ink(glyph: number): GlyphInk;
  /** The upright form of a code point for vertical lines (`vert`); otherwise the default glyph. */
  vertical(code: number): number;
  /**
   * The Chinese form of a mark that Western text shares (— … · “ ” ‘ ’ –, and —— …… as pairs), in the widths of GB/T 15834:
   * —— and …… 2 em in all, — … “ ” ‘ ’ 1 em, · and – ½ em, whatever widths the face has.
   * `vertical` gives the form for vertical lines: advances run down, and dx, dy move the glyph from the place of a Han character
   * (origin at the left of its square, 0.88 em below its top).
   */
  han(text: string, vertical: boolean): readonly ShapedGlyph[];
  /**
   * A run of Western text: kerned, without discretionary ligatures. Figures of a number are those of Chinese text, of different widths;
   * with `tabular` those of Latin text, which have one width in the Noto faces, for columns of numbers.
   */
  shape(text: string, tabular?: boolean): readonly ShapedGlyph[];
}

/** The face of a role with its fallbacks, in order; [0] is the face itself. */
export interface FontChain {
  readonly fonts: readonly Font[];
  /** The font of Chinese marks (quotation marks, interpunct, dashes): may differ from [0], because some faces draw these as Western marks. */
  readonly marks: Font;
  /** The font, one of `fonts`, and relative size of Latin, figures and signs: may differ from [0], because some faces draw these too heavy or too wide. */
  readonly latin: { readonly font: Font; readonly scale: Em };
  /** Index in `fonts` of the first font that has the code point; −1 if none does. */
  pick(code: number): number;
}

/** Faces by role: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋 … Contains all faces that the styles name. */
export interface Fonts {
  face(name: string): FontChain;
}
