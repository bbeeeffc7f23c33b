import type { Span } from "../base/source.ts";

/** A value that an author wrote, with its place. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** A text with the place of each of its characters, through YAML's escapes, folding and indentation. */
export interface LocatedText extends Located<string> {
  /** For each UTF-16 unit of `value`, and one past the last, its offset in `span.source.text`. */
  readonly origins: Int32Array;
}
