import { type CopyText, type Paragraph, textOf } from "../../base/copy.ts";
import type { Em } from "../../base/length.ts";
import type { ParagraphEdge } from "./form.ts";
import type { GalleyRequest } from "./galley.ts";
import { naturalWidth } from "./lines/set-line.ts";
import { itemMargins, itemStyle } from "./list-item.ts";
import { labelEnd, settingOf, styleOf } from "./paragraph.ts";
import type { Setting } from "./setting.ts";
import { itemised } from "./units/items.ts";

/** Page numbers of a guide whose widths differ by more than this don't align: then it is no guide. */
const LABELS_DIFFER: Em = 0.6;
/** The ideographic space behind a page number. */
const LABEL_SPACE: Em = 1;
/** Characters that a salutation or a sign-off has at the most. */
const SALUTATION = 14;
const SIGN_OFF =
  /^(此致.{0,4}|敬[礼禮]|[顺順敬恭]?[祝颂頌请請].{0,6}|[谨謹][启啟啓]|盼[复復覆]|[谢謝]{2}.{0,2})[！。!]?$/u;

/** An entry of a list has none of these: it is no sentence. */
const SENTENCE = /[，。；！？：…]/u;
/** Lines that an entry takes at the most. */
const ENTRY_LINES = 2;

/** The margins of a story's paragraphs, by those that have any (RULES.md#verse, RULES.md#letters, RULES.md#guides, RULES.md#lists). */
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

/** How far from a leg's edge a poem under a head at the left begins at the most: in a wide leg its middle is far from that head. */
const UNDER_LEFT_HEAD: Em = 2;

/** A poem, all stanzas of it, stands in the middle by its longest line; under a head at the left no further in than a paragraph. */
function verse(request: GalleyRequest, margins: Map<Paragraph, ParagraphEdge>): void {
  const { paragraphs } = request.copy;
  const measure = request.measure / request.styles.verse.size;
  for (let from = 0; from < paragraphs.length; from++) {
    if (paragraphs[from]?.kind !== "verse") continue;
    let to = from;
    while (paragraphs[to + 1]?.kind === "verse") to++;
    const poem = paragraphs.slice(from, to + 1);
    const longest = Math.max(...poem.map((line) => widthOf(request, line, line.to)));
    const middle = Math.max(0, (measure - longest) / 2);
    const left = request.headAlign === "left" ? Math.min(middle, UNDER_LEFT_HEAD) : middle;
    for (const line of poem) margins.set(line, { kind: "verse", left });
    const title = paragraphs[from - 1];
    if (title?.kind === "subhead") margins.set(title, titleEdge(request, left, left < middle));
    from = to;
  }
}

/** A poem's title stands on its axis, or at its edge where the poem stands at the left. */
function titleEdge({ styles }: GalleyRequest, left: Em, atEdge: boolean): ParagraphEdge {
  return atEdge ? { kind: "verse", left: (left * styles.verse.size) / styles.subhead.size } : { kind: "axis" };
}

/** 今日导读: every paragraph opens with a page number; what turns over hangs behind it. */
function guide(request: GalleyRequest, margins: Map<Paragraph, ParagraphEdge>): void {
  const { copy } = request;
  const ends = copy.paragraphs.map((paragraph) => labelEnd(copy, paragraph));
  if (ends.length < 2 || ends.includes(undefined)) return;
  const widths = copy.paragraphs.map((paragraph, at) => widthOf(request, paragraph, ends[at] ?? paragraph.to));
  const widest = Math.max(...widths);
  if (widest - Math.min(...widths) > LABELS_DIFFER) return;
  const hang = widest + LABEL_SPACE;
  for (const paragraph of copy.paragraphs) margins.set(paragraph, { kind: "guide", hang });
}

/** 称呼 and 敬礼 of what somebody signed. */
function letters({ codes, paragraphs }: CopyText, margins: Map<Paragraph, ParagraphEdge>): void {
  const text = (at: number): string => {
    const paragraph = paragraphs[at];
    return paragraph?.kind === "body" ? textOf(codes, paragraph.from, paragraph.to) : "";
  };
  for (const [at, paragraph] of paragraphs.entries()) {
    const before = paragraphs[at - 1];
    if (paragraph.kind !== "signature" || before === undefined || before.kind === "signature") continue;
    // Of two, 此致 and 敬礼, the first has the indent of a paragraph.
    const last = [at - 1, at - 2].find((near) => SIGN_OFF.test(text(near)));
    const off = last === undefined ? undefined : paragraphs[last];
    if (off !== undefined) margins.set(off, { kind: "flush" });
    const opens = letterStart(paragraphs, at);
    const opening = paragraphs[opens];
    const salutation = text(opens);
    if (opening !== undefined && salutation.endsWith("：") && [...salutation].length <= SALUTATION)
      margins.set(opening, { kind: "flush" });
  }
}

/** Lists of names and results: each item is a few words, and one that turns would gape beside others that end early. */
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

/** The first paragraph of the letter that is signed at `at`: behind the signature or the subhead before it. */
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
