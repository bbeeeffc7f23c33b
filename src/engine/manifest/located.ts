import type { Crop } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";

/** A value that an author wrote, with its place. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** A text with the place of each character, through YAML's escapes, folding and indentation. */
export interface LocatedText extends Located<string> {
  /** The offset in `span.source.text` of each UTF-16 unit of `value`, and of its end. */
  readonly origins: Int32Array;
}

/** An entry of a map whose keys the author chooses. Entries keep the order of the file. */
export interface Entry<T> {
  readonly key: Located<string>;
  readonly value: T;
}

/**
 * A length as written. Millimetres are already points; `model` resolves 字 (em), 行 (rows) and size names, which need the paper. A number without a unit has the
 * unit of its key (rows for before and after).
 */
export type Length =
  | { readonly unit: "pt" | "字" | "行"; readonly value: number }
  | { readonly unit: "sizeName"; readonly value: SizeName };

/** none: the whole picture is shown, whatever its proportion. */
export type WrittenCrop = Crop | { readonly kind: "none" };

/** The names of type sizes (layout/RULES.md#type-sizes). Their points depend on the paper's `sizes`. */
export const SIZE_NAMES = [
  "初号",
  "小初",
  "一号",
  "小一",
  "二号",
  "小二",
  "三号",
  "小三",
  "四号",
  "小四",
  "五号",
  "小五",
  "六号",
  "七号",
] as const;

export type SizeName = (typeof SIZE_NAMES)[number];
