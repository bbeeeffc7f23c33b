/*
 * Prepares a paragraph for breaking: joins its texts, takes the style of its kind, gives its lines their room. Verse, letters and guides have edges that
 * depend on several paragraphs, so they are worked out for the whole copy first: a poem is centred by the longest of its lines, and 此致 has an indent only
 * before 敬礼.
 */

import { type CopyText, type Paragraph, type Run, textOf } from "../../base/copy.ts";
import { type Em, greatest, type Pt } from "../../base/length.ts";
import type { Fonts } from "../fonts/font.ts";
import type { Styles, TextStyle } from "../model/style.ts";
import type { Form, GalleyRequest, ParagraphEdge, StyledText } from "./galley.ts";
import type { Role, Setting, StyleSpan } from "./line.ts";
import { naturalWidth } from "./lines/set-line.ts";
import { itemMargins, itemStyle, listForm, signatureIndent } from "./lists.ts";
import { itemised } from "./units/items.ts";
import {
  ENTRY_LINES,
  LABELS_DIFFER,
  LONGEST_SALUTATION,
  SPACE_WIDTH,
  TURNED_HANG,
  UNDER_LEFT_HEAD,
} from "./weights.ts";

export function formOf(request: GalleyRequest, paragraph: Paragraph, opening: readonly StyledText[]): Form {
  const style = styleOf(request.styles, paragraph);
  const plain = settingOf(request, withoutLabel(paragraph), style, opening);
  const restarted = request.from > paragraph.from;
  const indent = restarted || opening[0]?.role === "continuation" ? 0 : style.indent;
  const listed = opening.length === 0 ? request.lists?.get(paragraph) : undefined;
  const list = listed && listForm(request, listed, plain, { style, restarted });
  if (list !== undefined) return list;
  const first = { setting: plain, restarted, indent };
  return { setting: plain, style, bench: request.bench, ...roomOf(request, paragraph, style, first) };
}

/** The form of an ending's last code points, which are counted on from the copy's. */
export function endingForm(request: GalleyRequest, from: number, to: number, text: StyledText): Form {
  const { style } = text;
  const characters = [...text.text];
  const set = characters.length - (to - from);
  const rest = { ...text, text: characters.slice(set).join(""), from: set };
  const paragraph: Paragraph = { kind: "body", from, to: from, runs: [], anchors: [], cell: undefined };
  const setting = { ...settingOf(request, paragraph, style, [rest]), opening: 0, origin: from };
  const restarted = set > 0;
  const first = { setting, restarted, indent: restarted ? 0 : style.indent };
  return { setting, style, bench: request.bench, ...roomOf(request, paragraph, style, first) };
}

function roomOf(
  request: GalleyRequest,
  paragraph: Paragraph,
  style: TextStyle,
  first: { readonly setting: Setting; readonly restarted: boolean; readonly indent: Em },
): Pick<Form, "room" | "margin" | "align"> {
  const measure = request.measure / style.size;
  const flush = style.align === "justify" ? "flush" : "ragged";
  const own = request.margins?.get(paragraph);
  const edge = { room: { measure, indent: first.indent, shape: flush }, margin: 0, align: style.align } as const;
  switch (own?.kind) {
    case "guide": {
      const { hang } = own;
      const indent = first.restarted ? 0 : -hang;
      return { room: { measure: measure - hang, indent, shape: "ragged" }, margin: hang, align: "left" };
    }
    case "axis":
      return { ...edge, room: { ...edge.room, shape: "balanced" }, align: "center" };
    case "flush":
      return { ...edge, room: { ...edge.room, indent: 0 } };
    case "verse":
      return verseRoom(measure, own.left, first.restarted);
    case "entry":
    case undefined:
      break;
  }
  switch (paragraph.kind) {
    case "verse":
      return verseRoom(measure, style.indent, first.restarted);
    case "item": {
      const { copy } = itemMargins(request, paragraph);
      const entry = own?.kind === "entry";
      const room = { measure: measure - copy, indent: 0, shape: entry ? "ragged" : flush } as const;
      return { room, margin: copy, align: entry ? "left" : style.align };
    }
    case "signature": {
      const align = style.align === "justify" ? "right" : style.align;
      const indent = signatureIndent(first.setting, style.indent, measure);
      return { room: { measure: measure - indent, indent: 0, shape: "ragged" }, margin: 0, align };
    }
    case "subhead": {
      const align = style.align === "justify" ? "left" : style.align;
      return { ...edge, room: { ...edge.room, shape: "balanced" }, align };
    }
    case "body":
    case "quote":
    case "cell":
      return edge;
  }
}

/** Verse from a left edge on; turned-over lines hang. */
function verseRoom(measure: Em, left: Em, restarted: boolean): Pick<Form, "room" | "margin" | "align"> {
  const margin = left + TURNED_HANG;
  return {
    room: { measure: measure - margin, indent: restarted ? 0 : -TURNED_HANG, shape: "ragged" },
    margin,
    align: "left",
  };
}

/** The paragraph without its number, which goes to the margin. */
function withoutLabel(paragraph: Paragraph): Paragraph {
  const label = paragraph.item?.label ?? 0;
  return label === 0 ? paragraph : { ...paragraph, from: paragraph.from + label };
}

function styleOf(styles: Styles, paragraph: Paragraph): TextStyle {
  switch (paragraph.kind) {
    case "body":
      return styles.body;
    case "quote":
      return styles.quote;
    case "verse":
      return styles.verse;
    case "item":
      return itemStyle(styles, paragraph);
    case "signature":
      return styles.signature;
    case "subhead":
      return styles.subhead;
    case "cell":
      return styles.table;
  }
}

function roleOf(paragraph: Paragraph): Role {
  if (paragraph.kind === "subhead") return "subhead";
  return paragraph.kind === "cell" ? "cell" : "body";
}

function settingOf(
  request: GalleyRequest,
  paragraph: Paragraph,
  style: TextStyle,
  opening: readonly StyledText[],
): Setting {
  const { copy, bench } = request;
  const from = Math.max(paragraph.from, request.from);
  const { size } = style;
  const writing = request.writing ?? "horizontal";
  const { hyphens, own } = request.words ?? {};
  const { unbroken } = bench;
  if (opening.length === 0) {
    const { codes } = copy;
    const { to } = paragraph;
    const spans = runSpans(request, paragraph, style, 0);
    return { size, writing, hyphens, own, unbroken, codes, from, to, spans, opening: from, origin: 0 };
  }
  const front = join(opening, bench.fonts, size);
  const length = front.codes.length;
  const to = length + paragraph.to - from;
  const codes = new Uint32Array(to);
  codes.set(front.codes);
  codes.set(copy.codes.subarray(from, paragraph.to), length);
  const spans = [...front.spans, ...runSpans(request, paragraph, style, length - from)];
  const origin = from - length;
  return { size, writing, hyphens, own, unbroken, codes, from: 0, to, spans, opening: length, origin };
}

const IDEOGRAPHIC_SPACE = 0x3000;

/** The end of a paragraph's label: bold text at its start, with an ideographic space behind it. */
function labelEnd({ codes }: CopyText, { kind, runs: [first] }: Paragraph): number | undefined {
  if (kind === "cell" || (first?.style !== "strong" && first?.style !== "speaker")) return undefined;
  return codes[first.to] === IDEOGRAPHIC_SPACE ? first.to : undefined;
}

/** The paragraph's runs from the request's first character on, moved by `shift`. */
function runSpans(request: GalleyRequest, paragraph: Paragraph, style: TextStyle, shift: number): StyleSpan[] {
  const from = Math.max(paragraph.from, request.from);
  const spans: StyleSpan[] = [];
  for (const run of paragraph.runs) {
    if (run.to > from) spans.push(spanOfRun(request, run, { paragraph, style, to: run.to + shift }));
  }
  return spans;
}

const MARKS = { plain: "none", strong: "none", emphasis: "dot", properName: "rule" } as const;

function spanOfRun(
  { bench: { fonts }, styles }: GalleyRequest,
  run: Run,
  { paragraph, style, to }: { readonly paragraph: Paragraph; readonly style: TextStyle; readonly to: number },
): StyleSpan {
  if (run.style === "speaker")
    return spanIn(fonts, { role: "speaker", style: styles.speaker, size: style.size, origin: 0 }, to);
  const own = run.style === "strong" ? { ...style, face: styles.speaker.face } : style;
  return {
    to,
    role: roleOf(paragraph),
    origin: 0,
    style: own,
    chain: fonts.face(own.face),
    scale: 1,
    mark: MARKS[run.style],
  };
}

function spanIn(
  fonts: Fonts,
  { role, style, size, origin }: Pick<StyleSpan, "role" | "style" | "origin"> & { readonly size: Pt },
  to: number,
): StyleSpan {
  return { to, role, origin, style, chain: fonts.face(style.face), scale: style.size / size, mark: "none" };
}

/** Joins texts of several styles. */
export function join(texts: readonly StyledText[], fonts: Fonts, size: Pt): { codes: Uint32Array; spans: StyleSpan[] } {
  const codes: number[] = [];
  const spans: StyleSpan[] = [];
  for (const { role, text, from = 0, style } of texts) {
    if (text === "") continue;
    const origin = from - codes.length;
    for (const character of text) codes.push(character.codePointAt(0) as number);
    spans.push(spanIn(fonts, { role, style, size, origin }, codes.length));
  }
  return { codes: Uint32Array.from(codes), spans };
}

const SIGN_OFF =
  /^(此致.{0,4}|敬[礼禮]|[顺順敬恭]?[祝颂頌请請].{0,6}|[谨謹][启啟啓]|盼[复復覆]|[谢謝]{2}.{0,2})[！。!]?$/u;

/** Marks of a sentence, which an entry of a list does not have. */
const SENTENCE = /[，。；！？：…]/u;

/** Gives verse, letters, guides and lists their edges (RULES.md#verse, RULES.md#letters, RULES.md#guides, RULES.md#lists). */
export function withMargins(request: GalleyRequest): GalleyRequest {
  const margins = new Map<Paragraph, ParagraphEdge>();
  letters(request.copy, margins);
  entries(request, margins);
  if (request.writing !== "vertical") {
    guide(request, margins);
    if (request.styles.verse.align === "center") verse(request, margins);
  }
  return margins.size === 0 ? request : { ...request, margins };
}

/** Centres a whole poem by its longest line; under a head at the left it begins near the left edge. */
function verse(request: GalleyRequest, margins: Map<Paragraph, ParagraphEdge>): void {
  const { paragraphs } = request.copy;
  const measure = request.measure / request.styles.verse.size;
  for (let from = 0; from < paragraphs.length; from++) {
    if (paragraphs[from]?.kind !== "verse") continue;
    let to = from;
    while (paragraphs[to + 1]?.kind === "verse") to++;
    const poem = paragraphs.slice(from, to + 1);
    const longest = greatest(poem.map((line) => widthOf(request, line, line.to)));
    const middle = Math.max(0, (measure - longest) / 2);
    const left = request.headAlign === "left" ? Math.min(middle, UNDER_LEFT_HEAD) : middle;
    for (const line of poem) margins.set(line, { kind: "verse", left });
    const title = paragraphs[from - 1];
    if (title?.kind === "subhead") margins.set(title, titleEdge(request, left, left < middle));
    from = to;
  }
}

/** The title of a poem is centred over it, or begins at its left edge under a head at the left. */
function titleEdge({ styles }: GalleyRequest, left: Em, atEdge: boolean): ParagraphEdge {
  return atEdge ? { kind: "verse", left: (left * styles.verse.size) / styles.subhead.size } : { kind: "axis" };
}

/** 今日导读: every paragraph opens with a page number, and turned-over lines hang behind it. */
function guide(request: GalleyRequest, margins: Map<Paragraph, ParagraphEdge>): void {
  const { copy } = request;
  const ends = copy.paragraphs.map((paragraph) => labelEnd(copy, paragraph));
  if (ends.length < 2 || ends.includes(undefined)) return;
  const widths = copy.paragraphs.map((paragraph, at) => widthOf(request, paragraph, ends[at] ?? paragraph.to));
  const widest = greatest(widths);
  if (widths.some((width) => widest - width > LABELS_DIFFER)) return;
  const hang = widest + SPACE_WIDTH;
  for (const paragraph of copy.paragraphs) margins.set(paragraph, { kind: "guide", hang });
}

/** 称呼 and 敬礼 of a signed letter. */
function letters({ codes, paragraphs }: CopyText, margins: Map<Paragraph, ParagraphEdge>): void {
  const text = (at: number): string => {
    const paragraph = paragraphs[at];
    return paragraph?.kind === "body" ? textOf(codes, paragraph.from, paragraph.to) : "";
  };
  for (const [at, paragraph] of paragraphs.entries()) {
    const before = paragraphs[at - 1];
    if (paragraph.kind !== "signature" || before === undefined || before.kind === "signature") continue;
    // The nearest sign-off: 敬礼. 此致 before it keeps the indent of a paragraph.
    const last = [at - 1, at - 2].find((near) => SIGN_OFF.test(text(near)));
    const off = last === undefined ? undefined : paragraphs[last];
    if (off !== undefined) margins.set(off, { kind: "flush" });
    const opens = letterStart(paragraphs, at);
    const opening = paragraphs[opens];
    const salutation = text(opens);
    if (opening !== undefined && salutation.endsWith("：") && [...salutation].length <= LONGEST_SALUTATION)
      margins.set(opening, { kind: "flush" });
  }
}

/** Lists whose items are all a few words, such as names: they are set ragged, since a justified line would gape beside the short ones. */
function entries(request: GalleyRequest, margins: Map<Paragraph, ParagraphEdge>): void {
  const { codes, paragraphs } = request.copy;
  const isEntry = (item: Paragraph): boolean => {
    if (SENTENCE.test(textOf(codes, item.from, item.to))) return false;
    const measure = request.measure / itemStyle(request.styles, item).size - itemMargins(request, item).copy;
    return widthOf(request, item, item.to) <= ENTRY_LINES * measure;
  };
  for (const list of new Set(paragraphs.flatMap(({ item }) => item?.list ?? []))) {
    const items = paragraphs.filter(({ item }) => item?.list === list);
    if (items.every(isEntry)) for (const item of items) margins.set(item, { kind: "entry" });
  }
}

/** The first paragraph of the letter that is signed at `at`: it follows the last subhead or signature. */
function letterStart(paragraphs: readonly Paragraph[], at: number): number {
  let start = at - 1;
  while (start > 0 && paragraphs[start - 1]?.kind !== "subhead" && paragraphs[start - 1]?.kind !== "signature") start--;
  return start;
}

/** Natural width of a paragraph up to a character of the copy, in em of its style. */
function widthOf(request: GalleyRequest, paragraph: Paragraph, to: number): Em {
  const style = styleOf(request.styles, paragraph);
  const setting: Setting = { ...settingOf({ ...request, from: 0 }, paragraph, style, []), to };
  const items = itemised(setting);
  return naturalWidth(items, setting, 0, items.count) / style.size;
}
