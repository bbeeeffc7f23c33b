import type { CopyText, Paragraph, Run } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Fonts } from "../fonts/font.ts";
import type { Styles, TextStyle } from "../model/style.ts";
import type { Form } from "./form.ts";
import type { GalleyRequest, StyledText } from "./galley.ts";
import type { Role } from "./line.ts";
import { itemMargins, itemStyle, signatureIndent } from "./list-item.ts";
import { listForm } from "./lists.ts";
import type { Setting, StyleSpan } from "./setting.ts";

/** How much further in a turned-over line of verse stands. */
const VERSE_HANG: Em = 1;

/** The form of a paragraph from the request's first character on. */
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

/** Verse from a left edge on; what turns over stands further in. */
function verseRoom(measure: Em, left: Em, restarted: boolean): Pick<Form, "room" | "margin" | "align"> {
  const margin = left + VERSE_HANG;
  return {
    room: { measure: measure - margin, indent: restarted ? 0 : -VERSE_HANG, shape: "ragged" },
    margin,
    align: "left",
  };
}

/** The paragraph without its number, which stands in the margin. */
function withoutLabel(paragraph: Paragraph): Paragraph {
  const label = paragraph.item?.label ?? 0;
  return label === 0 ? paragraph : { ...paragraph, from: paragraph.from + label };
}

export function styleOf(styles: Styles, paragraph: Paragraph): TextStyle {
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

export function settingOf(
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

/** Where a paragraph's label ends: bold text at its start, with an ideographic space behind it. */
export function labelEnd({ codes }: CopyText, { kind, runs: [first] }: Paragraph): number | undefined {
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

/** Texts of several styles as one. */
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
