import type { Copy, Paragraph, ParagraphKind, RunStyle } from "../../base/copy.ts";
import { listFor } from "../../base/once.ts";
import { withoutUnprintable } from "../../base/unprintable.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { WrittenHeading } from "../manifest/manifest.ts";
import type { Heading } from "./issue.ts";
import type { FaceName, Styles } from "./style.ts";
import type { Text } from "./text.ts";

/*
 * The texts of an issue and the faces of its copy. Each text becomes one line without characters that no face can print, and keeps the place of each character, so
 * that a fault in a laid-out line is reported in the author's file.
 */

/** The part of a story's copy that one face sets, without runs and paragraphs. */
interface FacedCopy {
  readonly face: FaceName;
  readonly copy: Copy;
}

/** Every face that a paper's styles name, once. */
export function facesOf({ headline, ...roles }: Styles): readonly FaceName[] {
  return [...new Set([...Object.values(roles), ...Object.values(headline)].map((style) => style.face))];
}

/** A story's copy, split by face. */
export function byFace(copy: Copy, styles: Styles): readonly FacedCopy[] {
  const only = onlyFace(copy, styles);
  // The line feeds between paragraphs need no face.
  if (only !== undefined) return [{ face: only, copy }];
  const ranges = new Map<FaceName, [number, number][]>();
  for (const paragraph of copy.paragraphs) {
    for (const run of paragraph.runs) {
      listFor(ranges, faceOf(paragraph, run.style, styles)).push([run.from, run.to]);
    }
  }
  return [...ranges].map(([face, parts]) => ({ face, copy: partOf(copy, parts) }));
}

/** The only face of all runs; undefined if there are several or none. */
function onlyFace(copy: Copy, styles: Styles): FaceName | undefined {
  let only: FaceName | undefined;
  for (const paragraph of copy.paragraphs) {
    for (const run of paragraph.runs) {
      const face = faceOf(paragraph, run.style, styles);
      if (only !== undefined && face !== only) return undefined;
      only = face;
    }
  }
  return only;
}

/** The style of each kind of paragraph. */
const ROLES = {
  body: "body",
  subhead: "subhead",
  quote: "quote",
  signature: "signature",
  verse: "verse",
  item: "body",
  cell: "table",
} as const satisfies Record<ParagraphKind, keyof Styles>;

/** A table's headings are set as bold copy is, an item of a set-off passage as the passage. */
function faceOf({ kind, cell, item }: Paragraph, run: RunStyle, styles: Styles): FaceName {
  if (run === "speaker" || run === "strong" || cell?.row === 0) return styles.speaker.face;
  return styles[item?.setOff ? "quote" : ROLES[kind]].face;
}

function partOf(copy: Copy, ranges: readonly (readonly [number, number])[]): Copy {
  const length = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  const codes = new Uint32Array(length);
  const origins = new Int32Array(length + 1);
  let at = 0;
  for (const [from, to] of ranges) {
    codes.set(copy.codes.subarray(from, to), at);
    origins.set(copy.origins.subarray(from, to), at);
    at += to - from;
  }
  return { codes, origins, paragraphs: [], source: copy.source };
}

/** A line end that YAML kept or folded to a space separates no Han characters. */
const LINE_END = /(?<=[\u2e80-\uffef])[^\S\n]*\n\s*(?=[\u2e80-\uffef])/gu;

/** A caption, byline or note as one line, without characters that no face can print. Undefined if nothing is left. */
export function plainText(written: LocatedText | undefined): Text | undefined {
  if (written === undefined) return undefined;
  const text = withoutUnprintable(written.value.replaceAll(LINE_END, "")).trim();
  return text === "" ? undefined : { text, span: written.span, origins: originsOf(text, written) };
}

/** @param stretch the narrowest width of its letters, in percent; undefined: that of its style */
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

/** The origin of each code point of a plain text, which is the written text without blanks and control characters. */
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

/** Whether this character is a tab or line feed that became a space. */
function isBlankFor(character: string, value: string, at: number): boolean {
  return character === " " && (value[at] === "\t" || value[at] === "\n");
}
