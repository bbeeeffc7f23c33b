import type { Span } from "../../base/source.ts";

/** A text of the manifest or a story, with its place in the source. */
export interface Text {
  readonly text: string;
  readonly span: Span;
  /**
   * For each code point of `text`, and for its end, the UTF-16 offset in `span.source.text`. Missing if no author wrote the text in this form: a filled field,
   * a joined list.
   */
  readonly origins?: Int32Array;
}
