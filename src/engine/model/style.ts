import type { Cmyk } from "../../base/colour.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { StyleRole } from "../manifest/manifest.ts";

/** A role of fonts/fonts.yaml: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋 … */
export type FaceName = string;

export type Align = "left" | "center" | "right" | "justify";

/**
 * Which marks may not stand at a line's start or end (text/RULES.md#line-starts). none: all may; basic: marks may not; gb: nor may the solidus at a
 * line's end (GB/T 15834); strict: nor may —— and …… at its start.
 */
export type Prohibition = "none" | "basic" | "gb" | "strict";

/** The characters that a paper prints; in traditional text stops stand in the middle of their squares. */
export type Characters = "simplified" | "traditional";

/** How one role of text is set. Lengths are resolved: no 字, 行, 小初 left. */
export interface TextStyle {
  readonly face: FaceName;
  readonly size: Pt;
  /** The smallest size that copy-fitting may fall to; equal to `size` for text that never shrinks. */
  readonly floor: Pt;
  /** Baseline to baseline. */
  readonly pitch: Pt;
  readonly colour: Cmyk;
  readonly align: Align;
  /** First-line indent in em of `size`. */
  readonly indent: Em;
  /** White above and below in rows of the page's grid; may be halves for headlines' parts. */
  readonly before: number;
  readonly after: number;
  /** The most lines that the engine may turn the text into. */
  readonly lines: number;
  /** How narrow a headline's letters may become, as a share of their width (text/RULES.md#narrow-heads); left out: they keep it. */
  readonly stretch?: number;
  /** Left out: gb. */
  readonly prohibition?: Prohibition;
  /** Left out: simplified. */
  readonly script?: Characters;
}

export type Priority = "lead" | "major" | "normal" | "brief";

export interface Styles extends Readonly<Record<StyleRole, TextStyle>> {
  readonly headline: Readonly<Record<Priority | "continuation", TextStyle>>;
}
