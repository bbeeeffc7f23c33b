import type { Cmyk } from "../../base/colour.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { StyleRole } from "../manifest/manifest.ts";

/** A role of fonts/fonts.yaml: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋 … */
export type FaceName = string;

export type Align = "left" | "center" | "right" | "justify";

/**
 * Marks that may not start or end a line (text/RULES.md#line-starts). none: no rule; basic: marks; gb: also the solidus at the end of a line (GB/T 15834);
 * strict: also —— and …… at its start.
 */
export type Prohibition = "none" | "basic" | "gb" | "strict";

/** The characters that a paper prints. In traditional text, stops are in the middle of their squares. */
export type Characters = "simplified" | "traditional";

/** How a role of text is set. Lengths are resolved: no 字, 行 or 小初 is left. */
export interface TextStyle {
  readonly face: FaceName;
  readonly size: Pt;
  /** The smallest size for copy-fitting; equal to `size` for text that never shrinks. */
  readonly floor: Pt;
  /** Baseline to baseline. */
  readonly pitch: Pt;
  readonly colour: Cmyk;
  readonly align: Align;
  /** First-line indent in em of `size`. */
  readonly indent: Em;
  /** White above and below in rows of the grid; may be halves for parts of a headline. */
  readonly before: number;
  readonly after: number;
  /** The most lines into which the engine may break the text. */
  readonly lines: number;
  /** The narrowest width of a headline's letters, as a share of their normal width (text/RULES.md#narrow-heads). Default: 1. */
  readonly stretch?: number;
  /** By how much, as a share, an ordinary headline is smaller or larger by its columns and copy (layout/RULES.md#heads). Default: 0. */
  readonly steps?: number;
  /** Default: gb. */
  readonly prohibition?: Prohibition;
  /** Default: simplified. */
  readonly script?: Characters;
}

export type Priority = "lead" | "major" | "normal" | "brief";

export interface Styles extends Readonly<Record<StyleRole, TextStyle>> {
  readonly headline: Readonly<Record<Priority | "continuation", TextStyle>>;
}
