import { type Copy, type ParagraphKind, spanOfCodes, textOf } from "../../base/copy.ts";
import { once } from "../../base/once.ts";
import type { Span } from "../../base/source.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { IssueManifest } from "../manifest/manifest.ts";
import { textsOf } from "../manifest/markup/markup.ts";

/** A headline, caption, paragraph or other text that the copy desk reads. */
export interface Passage {
  readonly role: "head" | "caption" | "copy" | "cell" | "other";
  readonly text: string;
  /** Undefined for a text besides the copy. */
  readonly kind: ParagraphKind | undefined;
  /** Running text. False if a space or a — between Han characters is intended: headlines, bylines, verse, tables. */
  readonly solid: boolean;
  /** The place of a range of UTF-16 units. */
  readonly spanOf: (from: number, to: number) => Span;
}

/** What one story, filler or advert says, in order. */
export interface Piece {
  readonly passages: readonly Passage[];
  /** Undefined for an advert. */
  readonly copy: Copy | undefined;
}

export function storyPiece(
  story: IssueManifest["stories"][number] | IssueManifest["fillers"][number],
  copy: Copy | undefined,
): Piece {
  const texts = textsOf(story).map(({ lines, role, solid }) => ofLines(lines, role, solid));
  return { passages: [...texts, ...(copy === undefined ? [] : ofCopy(copy))], copy };
}

export function groupPiece({ label, kicker, headline, deck }: IssueManifest["groups"][number]): Piece {
  const heads = [kicker, headline, deck].flatMap((head) => (head === undefined ? [] : [ofLines(head.lines, "head")]));
  return { passages: [...heads, ...(label === undefined ? [] : [ofLines([label], "other")])], copy: undefined };
}

export function advertPiece({ headline, text, signature, classified }: IssueManifest["adverts"][number]): Piece {
  const small = (classified ?? []).flatMap((ad) => [ad.title, ad.text]);
  const texts = [headline?.lines, text, signature, ...small.map((each) => each && [each])];
  return {
    passages: texts.flatMap((lines) => (lines === undefined ? [] : [ofLines(lines, "other")])),
    copy: undefined,
  };
}

export function ofCopy(copy: Copy): readonly Passage[] {
  return copy.paragraphs.map(({ kind, from, to }): Passage => {
    const text = textOf(copy.codes, from, to);
    // Characters above U+FFFF are two units, but one code point.
    const units = once(() => [...text].flatMap((each, at) => (each.length === 1 ? [at] : [at, at])).concat(to - from));
    const codeOf = (at: number): number => from + (text.length === to - from ? at : (units()[at] as number));
    const spanOf = (start: number, end: number): Span => spanOfCodes(copy, codeOf(start), codeOf(end));
    const role = kind === "cell" ? "cell" : kind === "subhead" ? "other" : "copy";
    return { role, text, kind, solid: kind !== "verse" && kind !== "cell" && kind !== "signature", spanOf };
  });
}

/** Lines of a heading, or of an advert, as one text. */
export function ofLines(lines: readonly LocatedText[], role: Passage["role"], solid = false): Passage {
  const text = lines.map(({ value }) => value).join("\n");
  const placeOf = (at: number): { source: Span["source"]; start: number } => {
    let before = 0;
    for (const { value, origins, span } of lines) {
      if (at <= before + value.length) return { source: span.source, start: origins[at - before] ?? span.start };
      before += value.length + 1;
    }
    throw new RangeError("a place outside its text");
  };
  const spanOf = (from: number, to: number): Span => {
    const { source, start } = placeOf(from);
    return { source, start, end: Math.max(start, placeOf(to - 1).start) + 1 };
  };
  return { role, text, kind: undefined, solid, spanOf };
}
