import { forShortTexts } from "../../../src/base/blocks.ts";
import { BLACK } from "../../../src/base/colour.ts";
import type { Cell, Copy, Paragraph, ParagraphKind, Run } from "../../../src/base/copy.ts";
import type { FramePlan } from "../../../src/base/extent.ts";
import { type Span, sourceFile } from "../../../src/base/source.ts";
import type { Heading, Issue, PagePlan, Part, Photo, Story } from "../../../src/engine/model/issue.ts";
import type { Paper } from "../../../src/engine/model/paper.ts";
import { PRESS } from "../../../src/engine/model/resolve-paper.ts";
import type { Styles, TextStyle } from "../../../src/engine/model/style.ts";
import type { Text } from "../../../src/engine/model/text.ts";

/** Issues built by hand for make-up: a grid of 6 columns × 11 characters × 60 rows, 9 pt on 12 pt, its left and head at 20 pt. */
export const span: Span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };

export const text = (of: string): Text => ({ text: of, span });
/** With a place of its own, by which two headings of a story are told apart. */
export const heading = (...lines: string[]): Heading => ({ lines, turned: lines.length > 1, span: { ...span } });

function style(over: Partial<TextStyle> = {}): TextStyle {
  const size = over.size ?? 9;
  return {
    face: "宋",
    size,
    floor: size,
    pitch: 12,
    colour: BLACK,
    align: "left",
    indent: 0,
    before: 0,
    after: 0,
    lines: 1,
    ...over,
  };
}

function head(size: number, lines: number): TextStyle {
  return style({ size, floor: Math.round(size * 0.7), pitch: size * 1.2, align: "center", before: 1, after: 1, lines });
}

export const styles: Styles = {
  ...forShortTexts(() => style({ face: "楷" })),
  body: style({ indent: 2, align: "justify" }),
  quote: style({ indent: 2, align: "justify", face: "楷" }),
  signature: style({ align: "right", indent: 2, face: "楷" }),
  verse: style(),
  subhead: style({ face: "黑", align: "center", before: 1, lines: 2 }),
  speaker: style({ face: "黑" }),
  dateline: style({ face: "黑" }),
  byline: style({ face: "楷", align: "center" }),
  note: style({ face: "楷" }),
  noteLabel: style({ face: "黑" }),
  caption: style({ face: "楷", size: 8, lines: 3 }),
  credit: style({ face: "楷", size: 8 }),
  pullquote: style({ face: "楷", size: 15, pitch: 19 }),
  numeral: style({ face: "黑", size: 24, floor: 14 }),
  legend: style({ face: "黑", size: 8, pitch: 10 }),
  jump: style({ face: "楷", align: "right" }),
  continuation: style({ face: "楷" }),
  label: style({ face: "黑" }),
  kicker: style({ size: 14, floor: 9, align: "center", after: 0.5 }),
  deck: style({ size: 14, floor: 9, align: "center", before: 0.5, lines: 2 }),
  table: style({ size: 8 }),
  folio: style({ size: 7.5 }),
  colophon: style({ size: 7 }),
  advert: style({ size: 7 }),
  advertHead: style({ size: 18, floor: 11, pitch: 22, align: "center", lines: 2 }),
  advertText: style({ floor: 7.5, indent: 2, align: "justify" }),
  category: style({ size: 9, pitch: 11, align: "center" }),
  smallAdTitle: style({ size: 7.5, pitch: 9, align: "justify" }),
  smallAd: style({ size: 7.5, pitch: 9, align: "justify" }),
  headline: {
    lead: head(36, 2),
    major: head(28, 2),
    normal: head(18, 3),
    brief: head(12, 3),
    continuation: head(14, 2),
  },
};

export const paper: Paper = {
  name: "试报",
  code: "TEST",
  publisher: undefined,
  cn: undefined,
  trim: { width: 760, height: 780 },
  binding: "left",
  script: "simplified",
  grid: { writing: "horizontal", columns: 6, measure: 11, gutter: 1, rows: 60, size: 9, pitch: 12, left: 20, top: 20 },
  styles,
  jump: { to: "（下转{page}）", from: "（上接{page}）", page: undefined },
  slots: [],
  nameplate: undefined,
  folio: { side: "outer", rows: 3 },
  colophon: undefined,
  rules: { story: 0.35, column: 0.35, box: 0.5 },
  levers: { crop: 15, white: 3 },
  press: PRESS,
  // The pages of most tests show one thing and are white beside it.
  faults: { 天窗: "off" },
  signing: [],
  span,
};

/** A paragraph for `copyOf`: plain text, or text of another kind; `speaker` opens it, `cell` is its place in a table. */
export type Written =
  | string
  | { readonly kind: ParagraphKind; readonly text: string; readonly speaker?: string; readonly cell?: Cell };

/** Copy as the manifest stage gives it: paragraphs joined by a line feed that belongs to none. */
export function copyOf(...written: readonly Written[]): Copy {
  const paragraphs: Paragraph[] = [];
  const codes: number[] = [];
  for (const each of written) {
    if (paragraphs.length > 0) codes.push(0x0a);
    const { kind, text: of, speaker = "", cell } = typeof each === "string" ? plainOf(each) : each;
    const from = codes.length;
    const runs: Run[] = [];
    for (const [style, words] of [["speaker", speaker] as const, ["plain", of] as const]) {
      const start = codes.length;
      codes.push(...[...words].map((character) => character.codePointAt(0) ?? 0));
      if (codes.length > start) runs.push({ style, from: start, to: codes.length });
    }
    paragraphs.push({ kind, from, to: codes.length, runs, anchors: [], cell });
  }
  return { codes: Uint32Array.from(codes), paragraphs, source: span.source, origins: new Int32Array(codes.length + 1) };
}

/** A paragraph of so many full lines: a leg is 11 characters wide, an indent two. */
export function lines(count: number): string {
  return "天".repeat(Math.max(0, count * 11 - 2));
}

/** So many characters of a paragraph. */
export function prose(characters: number): string {
  return "天地玄黄宇宙洪荒。".repeat(Math.ceil(characters / 9)).slice(0, characters);
}

/** So many characters of copy, in paragraphs of 300. */
export function copyOfLength(characters: number): Copy {
  const paragraphs = Array.from({ length: Math.ceil(characters / 300) }, (_, at) =>
    Math.min(300, characters - at * 300),
  );
  return copyOf(...paragraphs.map(prose));
}

function plainOf(text: string): Exclude<Written, string> {
  return { kind: "body", text };
}

export function frameAt(columns: readonly [number, number], rows: readonly [number, number]): FramePlan {
  return { columns: { from: columns[0], to: columns[1] }, rows: { from: rows[0], to: rows[1] } };
}

export function partAt(page: number, frame: FramePlan | undefined, over: Partial<Part> = {}): Part {
  return {
    number: 1,
    page,
    frame,
    head: "top",
    over: undefined,
    headline: undefined,
    legs: undefined,
    box: undefined,
    tint: undefined,
    reverse: undefined,
    rule: true,
    span,
    ...over,
  };
}

export function photoOf(id: string, over: Partial<Photo> = {}): Photo {
  return {
    id,
    file: `${id}.jpg`,
    path: `/${id}.jpg`,
    caption: text("图说一句。"),
    credit: undefined,
    columns: undefined,
    at: undefined,
    depth: undefined,
    crop: { kind: "centre" },
    group: undefined,
    part: 1,
    number: 1,
    web: true,
    span,
    ...over,
  };
}

export function storyOf(id: string, parts: readonly Part[], over: Partial<Story> = {}): Story {
  return {
    id,
    priority: "normal",
    ...forShortTexts(() => undefined),
    kicker: undefined,
    headline: heading("标题一行"),
    deck: undefined,
    note: undefined,
    copy: copyOf("正文。"),
    photos: [],
    parts: parts.map((part, index) => ({ ...part, number: index + 1 })),
    continuedFrom: undefined,
    continuesOn: undefined,
    web: true,
    span,
    ...over,
  };
}

const NUMERALS = "一二三四五六七八";

export function issueOf(pages: number, stories: readonly Story[], over: Partial<Issue> = {}): Issue {
  return {
    paper,
    date: "2026-11-24",
    number: undefined,
    edition: undefined,
    revision: 1,
    stem: "TEST-2026-11-24",
    pages: Array.from({ length: pages }, (_, index): PagePlan => {
      const label = String(index + 1);
      const folio = { number: text(label), date: text(""), credits: undefined, tasks: [], contact: undefined };
      return {
        label,
        number: index + 1,
        name: `第${NUMERALS[index]}版`,
        section: undefined,
        folio,
        black: false,
        span,
      };
    }),
    stories,
    adverts: [],
    fillers: [],
    words: [],
    unbroken: [],
    span,
    ...over,
  };
}

/** Headings of tests turn anywhere between two characters. */
export const twos = (of: string): readonly string[] => of.match(/.{1,2}/gsu) ?? [];
