import { forShortTexts } from "../../base/blocks.ts";
import type { Copy, Paragraph, ParagraphKind, RunStyle } from "../../base/copy.ts";
import { listFor } from "../../base/once.ts";
import type { Span } from "../../base/source.ts";
import { withoutUnprintable } from "../../base/unprintable.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { WrittenHeading } from "../manifest/manifest.ts";
import type { Advert, Heading, Inset, Issue, PagePlan, Story } from "./issue.ts";
import type { Paper } from "./paper.ts";
import type { FaceName, Styles } from "./style.ts";
import type { Text } from "./text.ts";

/*
 * Collects the texts of an issue. Each becomes one line without characters that no face can print, and keeps the place of each character, so that a fault in a
 * laid-out line is reported in the author's file.
 */

/** A text outside the copy, with the face that sets it. */
interface FacedText {
  readonly face: FaceName;
  readonly text: string;
  /** The value that holds it. */
  readonly span: Span;
}

/** The part of a story's copy that one face sets, without runs and paragraphs. */
interface FacedCopy {
  readonly face: FaceName;
  readonly copy: Copy;
}

/** Every face that a paper's styles name, once. */
export function facesOf({ headline, ...roles }: Styles): readonly FaceName[] {
  return [...new Set([...Object.values(roles), ...Object.values(headline)].map((style) => style.face))];
}

/** All text except the copy of stories and fillers: heads, notes, captions, folios and furniture. */
export function textsOf(issue: Issue): readonly FacedText[] {
  const { styles } = issue.paper;
  return [
    ...plateTexts(issue.paper),
    ...faced(styles.colophon.face, issue.paper.colophon),
    ...issue.pages.flatMap((page) => folioTexts(page, issue.paper)),
    ...[...issue.stories, ...issue.fillers].flatMap((story) => storyTexts(story, styles)),
    ...issue.adverts.flatMap((advert) => [
      ...faced(styles.advert.face, { text: advert.label, span: advert.span }),
      ...advertTexts(advert, styles),
    ]),
  ];
}

/** The texts of a nameplate. A drawn name needs no face. */
function plateTexts({ styles, name, nameplate: plate }: Paper): readonly FacedText[] {
  if (plate === undefined) return [];
  return [
    ...(plate.art === undefined ? faced(styles.headline.lead.face, { text: name, span: plate.span }) : []),
    ...plate.strip.flatMap((text) => faced(styles.folio.face, text)),
    ...plate.ears.flatMap(({ title, lines: texts }) => [
      ...faced(styles.label.face, title),
      ...texts.flatMap((text) => faced(styles.note.face, text)),
    ]),
  ];
}

/** The text at the top of a page: number and section in large type; above a nameplate, name and section in small type. */
function folioTexts(
  { folio, section, name, number, span }: PagePlan,
  { styles, nameplate }: Paper,
): readonly FacedText[] {
  const { date, credits, contact } = folio;
  const small = (texts: readonly (Text | undefined)[]): readonly FacedText[] =>
    texts.flatMap((text) => faced(styles.folio.face, text));
  if (number === 1 && nameplate !== undefined) return small([{ text: name, span }, section, credits, contact]);
  return [
    ...faced(styles.headline.brief.face, folio.number),
    ...faced(styles.headline.lead.face, section),
    ...small([date, credits, contact]),
  ];
}

function storyTexts(story: Story, styles: Styles): readonly FacedText[] {
  const { note } = story;
  return [
    ...Object.values(forShortTexts((name) => faced(styles[name].face, story[name]))).flat(),
    ...lines(styles.kicker.face, story.kicker),
    ...lines(styles.headline[story.priority].face, story.headline),
    ...lines(styles.deck.face, story.deck),
    ...faced(styles.noteLabel.face, note?.label),
    ...faced(styles.note.face, note?.text),
    ...story.photos.flatMap(({ caption, credit }) => [
      ...faced(styles.caption.face, caption),
      ...faced(styles.credit.face, credit),
    ]),
    ...(story.insets ?? []).flatMap((inset) => insetTexts(inset, styles)),
    ...story.parts.flatMap(({ headline }) => lines(styles.headline.continuation.face, headline)),
  ];
}

function advertTexts(advert: Advert, styles: Styles): readonly FacedText[] {
  switch (advert.kind) {
    case "picture":
      return [];
    case "text":
      return [
        ...lines(styles.advertHead.face, advert.headline),
        ...[...advert.paragraphs, ...advert.signature].flatMap((text) => faced(styles.advertText.face, text)),
      ];
    case "classified":
      return [
        ...lines(styles.advertHead.face, advert.headline),
        ...advert.categories.flatMap(({ name, ads }) => [
          ...faced(styles.category.face, name),
          ...ads.flatMap(({ title, text }) => [
            ...faced(styles.smallAdTitle.face, title),
            ...faced(styles.smallAd.face, text),
          ]),
        ]),
      ];
  }
}

function insetTexts(inset: Inset, styles: Styles): readonly FacedText[] {
  const [large, small] = [styles.numeral.face, styles.legend.face];
  switch (inset.kind) {
    case "pullquote":
      return [...faced(styles.pullquote.face, inset.text), ...faced(small, inset.by)];
    case "numbers":
      return [
        ...faced(small, inset.title),
        ...inset.list.flatMap(({ value, legend }) => [...faced(large, value), ...faced(small, legend)]),
      ];
    case "qr":
      return faced(small, inset.caption);
  }
}

function faced(face: FaceName, text: Text | undefined): readonly FacedText[] {
  return text === undefined ? [] : [{ face, text: text.text, span: text.span }];
}

function lines(face: FaceName, heading: Heading | undefined): readonly FacedText[] {
  return faced(face, heading === undefined ? undefined : { text: heading.lines.join(""), span: heading.span });
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

function faceOf({ kind }: Paragraph, run: RunStyle, styles: Styles): FaceName {
  return run === "speaker" || run === "strong" ? styles.speaker.face : styles[ROLES[kind]].face;
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
