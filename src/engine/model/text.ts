import type { Span } from "../../base/source.ts";

/** A text of the manifest or a story, with its place in the sources. */
export interface Text {
  readonly text: string;
  readonly span: Span;
  /**
   * For each code point of `text` (and one past the last) its UTF-16 offset in `span.source.text`; left out where the text is not as an author
   * wrote it: a filled-in field, a joined list.
   */
  readonly origins?: Int32Array;
}
