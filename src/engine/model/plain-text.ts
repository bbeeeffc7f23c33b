import { withoutUnprintable } from "../../base/unprintable.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { WrittenHeading } from "../manifest/manifest.ts";
import type { Heading } from "./issue.ts";
import type { Text } from "./text.ts";

/** A line end that YAML kept, or folded to a space, does not part Han characters. */
const LINE_END = /(?<=[\u2e80-\uffef])[^\S\n]*\n\s*(?=[\u2e80-\uffef])/gu;

/** A caption, byline or note as one line, without characters that no face can print. Undefined when nothing is left. */
export function plainText(written: LocatedText | undefined): Text | undefined {
  if (written === undefined) return undefined;
  const text = withoutUnprintable(written.value.replaceAll(LINE_END, "")).trim();
  return text === "" ? undefined : { text, span: written.span, origins: originsOf(text, written) };
}

/** @param stretch how narrow its letters may become, in percent; undefined: its style says it */
export function plainHeading(written: WrittenHeading | undefined, stretch?: number): Heading | undefined {
  if (written === undefined) return undefined;
  const texts = written.lines.flatMap((line) => plainText(line) ?? []);
  if (texts.length === 0) return undefined;
  const { turned, span } = written;
  return {
    lines: texts.map(({ text }) => text),
    turned,
    span,
    origins: texts.flatMap(({ origins }) => origins ?? []),
    ...(stretch !== undefined && { stretch: stretch / 100 }),
  };
}

/** The origin of each code point of a plain text, which is the written text without blanks and controls. */
function originsOf(text: string, { value, origins }: LocatedText): Int32Array {
  const found: number[] = [];
  let at = 0;
  for (const character of text) {
    while (at < value.length && !value.startsWith(character, at) && !isBlankFor(character, value, at)) at++;
    found.push(origins[at] ?? 0);
    at += character.length;
  }
  found.push(origins[Math.min(at, value.length)] ?? 0);
  return Int32Array.from(found);
}

/** A tab or line feed that became a space. */
function isBlankFor(character: string, value: string, at: number): boolean {
  return character === " " && (value[at] === "\t" || value[at] === "\n");
}
