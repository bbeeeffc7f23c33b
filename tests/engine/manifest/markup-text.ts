import { textOf } from "../../../src/base/copy.ts";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { LocatedText } from "../../../src/engine/manifest/located.ts";
import { type MarkupReading, readMarkup } from "../../../src/engine/manifest/markup/markup.ts";

/** A text as it stands in a file of its own, `indent` characters into it. */
export function located(value: string, indent = 0): LocatedText {
  const source = sourceFile("story.md", " ".repeat(indent) + value);
  const origins = Int32Array.from({ length: value.length + 1 }, (_, at) => at + indent);
  return { value, span: { source, start: indent, end: indent + value.length }, origins };
}

/** A reading in one line a paragraph: `kind text`, runs that are not plain as `[style text]`, anchors as `{id}` in front. */
export function sketch({ copy }: MarkupReading): readonly string[] {
  return copy.paragraphs.map((paragraph) => {
    const runs = paragraph.runs.map(({ style, from, to }) => {
      const text = textOf(copy.codes, from, to);
      return style === "plain" ? text : `[${style} ${text}]`;
    });
    return `${paragraph.kind} ${paragraph.anchors.map((id) => `{${id}}`).join("")}${runs.join("")}`;
  });
}

export function read(value: string): MarkupReading {
  return readMarkup(located(value));
}

/** `code start-end`, in UTF-16 units of the file. */
export function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, span }) => `${code} ${span.start}-${span.end}`);
}
