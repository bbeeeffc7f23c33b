import { withoutUnprintable } from "../base/unprintable.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { WrittenHeading } from "../manifest/manifest.ts";
import type { Heading, Text } from "./issue.ts";

/** A line end that YAML kept, or folded to a space, does not part Han characters. */
const LINE_END = /(?<=[\u2e80-\uffef])[^\S\n]*\n\s*(?=[\u2e80-\uffef])/gu;

/** A caption, byline, note …: one line, without what no face can print. Undefined when nothing is left. */
export function plainText(written: LocatedText | undefined): Text | undefined {
  if (written === undefined) return undefined;
  const text = plain(written.value);
  return text === "" ? undefined : { text, span: written.span };
}

export function plainHeading(written: WrittenHeading | undefined): Heading | undefined {
  if (written === undefined) return undefined;
  const lines = written.lines.map((line) => plain(line.value)).filter((line) => line !== "");
  return lines.length === 0 ? undefined : { lines, turned: written.turned, span: written.span };
}

function plain(value: string): string {
  return withoutUnprintable(value.replaceAll(LINE_END, "")).trim();
}
