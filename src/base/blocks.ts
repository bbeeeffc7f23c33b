import type { Pt } from "./length.ts";

/*
 * The texts that a story prints, one row a block: how it is written, where it stands, its styles and roles, and what each format makes of it. The manifest's schema,
 * model, layout, newspaper, formats and the editor service read this table. CONTRIBUTING.md walks through a new row.
 */

/**
 * The style of a role before it is fitted to a grid (layout/RULES.md#looks). Sizes are for a body of 9 pt and grow with it; white is in rows. Defaults: no floor,
 * justified, no indent, no white, one line.
 */
export interface Look {
  readonly face: string;
  readonly size: Pt;
  readonly floor?: Pt;
  /** grid: the page's row distance; own: a quarter more than the size. */
  readonly lead: "grid" | "own";
  readonly align?: "left" | "center" | "right" | "justify";
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  readonly lines?: number;
  /** The style whose face it has if the paper gives one to that style alone: papers from before this text may have no other. */
  readonly like?: "signature";
  /** The style whose lines contain it: its type must fit their pitch. */
  readonly in?: "body" | "note" | "caption" | "smallAd";
}

interface TextBlock {
  /**
   * head: with the headline; note: between head and copy; run-in: at the start of the copy's first line; copy: a part of the copy; end: below the copy, where the story
   * ends; photo: under a photo; inset: in the text, like a photo; notice: where a part begins or ends.
   */
  readonly place: "head" | "note" | "run-in" | "copy" | "end" | "photo" | "inset" | "notice";
  /** The value of the story's key of this name. Left out: it is written in the copy, or in a key of another name. */
  readonly written?: "text" | "heading" | "own form";
  /** Its styles in paper.yaml. A headline has one for each priority, a list that of the copy around it. */
  readonly styles: Readonly<Record<string, Look>>;
  /** The roles of its segments, which ALTO names too. Default: the names of its styles. */
  readonly roles?: readonly string[];
  /** Its structure type in the archive's PDF; H: a heading below the headline. Default: P. */
  readonly tag?: "H1" | "H" | "P" | "BlockQuote" | "L" | "Table" | "Caption";
  /** The type of its division in METS, as docWORKS names it. Default: PARAGRAPH. */
  readonly division?: string;
  /** Its element on the website, and its class. Default: a `p` of its name. */
  readonly html?: readonly [element: string, name?: string];
  /** Its list in a ninjs item, and its role there. Left out: the item has it in its body or with its photo. */
  readonly ninjs?: readonly [list: "headlines" | "descriptions" | "by", role: string];
}

const BLOCKS = {
  label: {
    place: "head",
    written: "own form",
    styles: { label: { face: "黑", size: 10.5, lead: "own" } },
    division: "LABEL",
    ninjs: ["headlines", "label"],
  },
  kicker: {
    place: "head",
    written: "heading",
    styles: { kicker: { face: "楷", size: 16, floor: 13, lead: "own", align: "center", after: 0.5 } },
    division: "OVERLINE",
    ninjs: ["headlines", "kicker"],
  },
  headline: {
    place: "head",
    written: "heading",
    styles: {},
    roles: ["headline"],
    tag: "H1",
    division: "TITLE",
    html: ["h1"],
    ninjs: ["headlines", "main"],
  },
  deck: {
    place: "head",
    written: "heading",
    styles: { deck: { face: "楷", size: 16, floor: 12, lead: "own", align: "center", before: 0.5, lines: 2 } },
    division: "SUBHEADLINE",
    ninjs: ["headlines", "deck"],
  },
  byline: {
    place: "head",
    written: "text",
    styles: { byline: { face: "楷", size: 9, lead: "grid", align: "center", lines: 2 } },
    division: "AUTHOR",
    ninjs: ["by", "byline"],
  },
  note: {
    place: "note",
    written: "own form",
    styles: {
      note: { face: "楷", size: 9, lead: "grid", indent: 2, before: 1, after: 1 },
      noteLabel: { face: "黑", size: 9, lead: "grid", in: "note" },
    },
    division: "NOTE",
    html: ["aside", "note"],
    ninjs: ["descriptions", "editorsNote"],
  },
  dateline: {
    place: "run-in",
    written: "text",
    styles: { dateline: { face: "黑", size: 9, lead: "grid", in: "body" } },
    html: ["span", "dateline"],
    ninjs: ["descriptions", "dateline"],
  },
  reporter: {
    place: "run-in",
    written: "text",
    styles: { reporter: { face: "楷", size: 9, lead: "grid", in: "body" } },
    html: ["span", "reporter"],
    ninjs: ["by", "reporter"],
  },
  paragraph: { place: "copy", styles: { body: { face: "宋", size: 9, lead: "grid", indent: 2 } }, html: ["p"] },
  subhead: {
    place: "copy",
    styles: { subhead: { face: "黑 Bold", size: 10.5, lead: "grid", align: "center", before: 1, lines: 2 } },
    tag: "H",
    division: "CROSSHEADING",
    html: ["h2"],
  },
  speaker: {
    place: "copy",
    styles: { speaker: { face: "黑", size: 9, lead: "grid", in: "body" } },
    html: ["b", "speaker"],
  },
  quote: {
    place: "copy",
    styles: { quote: { face: "楷", size: 9, lead: "grid", indent: 2 } },
    roles: ["body"],
    tag: "BlockQuote",
    division: "BLOCKQUOTE",
    html: ["blockquote"],
  },
  verse: {
    place: "copy",
    styles: { verse: { face: "楷", size: 9, lead: "grid", indent: 2, align: "center" } },
    roles: ["body"],
    division: "VERSE",
    html: ["div", "verse"],
  },
  list: { place: "copy", styles: {}, roles: ["body"], tag: "L", division: "LIST", html: ["ul"] },
  table: {
    place: "copy",
    styles: { table: { face: "宋", size: 9, lead: "grid", before: 1, after: 1 } },
    roles: ["cell"],
    tag: "Table",
    division: "TABLE",
    html: ["table"],
  },
  signature: {
    place: "copy",
    styles: { signature: { face: "楷", size: 9, lead: "grid", indent: 2, align: "right" } },
    roles: ["body"],
    division: "SIGNATURE",
  },
  contact: {
    place: "end",
    written: "text",
    // Not justified: a telephone number is not cut to fill a line (text/RULES.md#endings).
    styles: { contact: { face: "楷", like: "signature", size: 9, lead: "grid", indent: 2, align: "left" } },
    division: "CONTACT",
    html: ["p", "ending contact"],
    ninjs: ["descriptions", "contact"],
  },
  caption: {
    place: "photo",
    styles: { caption: { face: "楷", size: 8, lead: "own", align: "left", lines: 3 } },
    tag: "Caption",
    division: "CAPTION",
    html: ["figcaption"],
  },
  credit: {
    place: "photo",
    styles: { credit: { face: "楷", size: 8, lead: "own", align: "left", in: "caption" } },
    tag: "Caption",
    division: "CAPTION",
    html: ["span", "credit"],
  },
  pullquote: {
    place: "inset",
    written: "own form",
    styles: { pullquote: { face: "楷", size: 15, lead: "own", align: "left" } },
    html: ["aside", "pullquote"],
    ninjs: ["descriptions", "pullquote"],
  },
  numbers: {
    place: "inset",
    styles: {
      numeral: { face: "黑 Heavy", size: 24, floor: 14, lead: "own", align: "left" },
      legend: { face: "黑", size: 8, lead: "own", align: "left" },
    },
    html: ["aside", "numbers"],
    ninjs: ["descriptions", "numbers"],
  },
  qr: {
    place: "inset",
    written: "own form",
    styles: {},
    roles: ["qr"],
    html: ["aside", "qr"],
    ninjs: ["descriptions", "qr"],
  },
  notice: {
    place: "notice",
    styles: {
      jump: { face: "黑", size: 8.5, lead: "grid", align: "right", in: "body" },
      continuation: { face: "黑", size: 9, lead: "grid", in: "body" },
    },
    division: "CONTINUATION_NOTICE",
  },
} as const satisfies Readonly<Record<string, TextBlock>>;

type Rows = typeof BLOCKS;

export type BlockKind = keyof Rows;
type Where<Row> = { [Kind in BlockKind]: Rows[Kind] extends Row ? Kind : never }[BlockKind];

export type HeadKind = Where<{ place: "head" }>;
export type RunIn = Where<{ place: "run-in" }>;
export type Ending = Where<{ place: "end" }>;
/** A text beside the copy, whose kind is also the role of its lines. */
export type BesideCopy = Where<{ place: "head" | "note" | "end" }>;
/** A story's key with a text. */
export type TextKey = Where<{ written: "text" }>;
export type ShortText = TextKey | "label";

/** A role with a style of its name in paper.yaml. */
export type BlockStyle = { [Kind in BlockKind]: keyof Rows[Kind]["styles"] }[BlockKind];
type RolesOf<Kinds extends BlockKind> = {
  [Kind in Kinds]: Rows[Kind] extends { roles: readonly (infer Role)[] } ? Role : keyof Rows[Kind]["styles"];
}[Kinds];
export type BlockRole = RolesOf<BlockKind>;
/** The role of text that is the story's copy. */
export type CopyRole = RolesOf<Where<{ place: "copy" }>>;

/** The rows, from the head of a story to its end, with their defaults. */
export const BLOCK_ROWS = Object.entries<TextBlock>(BLOCKS).map(
  ([name, { roles, tag = "P", division = "PARAGRAPH", html = ["p", name] as const, ...row }]) => {
    return { kind: name as BlockKind, ...row, roles: roles ?? Object.keys(row.styles), tag, division, html };
  },
);

export function blockRow(kind: BlockKind): (typeof BLOCK_ROWS)[number] {
  return BLOCK_ROWS.find((row) => row.kind === kind) as (typeof BLOCK_ROWS)[number];
}

function kindsAt<Place extends TextBlock["place"]>(...places: readonly Place[]): readonly Where<{ place: Place }>[] {
  const found = BLOCK_ROWS.filter(({ place }) => (places as readonly string[]).includes(place));
  return found.map(({ kind }) => kind as Where<{ place: Place }>);
}

export const HEADS = kindsAt("head");
export const RUN_INS = kindsAt("run-in");
export const ENDINGS = kindsAt("end");
export const BESIDE_COPY = kindsAt("head", "note", "end");
const TEXT_KEYS = BLOCK_ROWS.flatMap(({ kind, written }) => (written === "text" ? [kind as TextKey] : []));
const SHORT_TEXTS: readonly ShortText[] = ["label", ...TEXT_KEYS];
const COPY_ROLES = BLOCK_ROWS.flatMap(({ place, roles }) => (place === "copy" ? roles : []));

const STYLES = Object.assign({}, ...BLOCK_ROWS.map(({ styles }) => styles)) as Readonly<Record<BlockStyle, Look>>;

export function isRunIn(role: string): role is RunIn {
  return (RUN_INS as readonly string[]).includes(role);
}

export function isEnding(kind: string): kind is Ending {
  return (ENDINGS as readonly string[]).includes(kind);
}

export function isBesideCopy(kind: string): kind is BesideCopy {
  return (BESIDE_COPY as readonly string[]).includes(kind);
}

export function isShortText(role: string): role is ShortText {
  return (SHORT_TEXTS as readonly string[]).includes(role);
}

export function isCopyRole(role: string): role is CopyRole {
  return COPY_ROLES.includes(role);
}

export function forBlockStyles<T>(make: (name: BlockStyle, look: Look) => T): Readonly<Record<BlockStyle, T>> {
  const names = Object.keys(STYLES) as readonly BlockStyle[];
  return Object.fromEntries(names.map((name) => [name, make(name, STYLES[name])])) as Record<BlockStyle, T>;
}

export function forTextKeys<T>(make: (key: TextKey) => T): Readonly<Record<TextKey, T>> {
  return Object.fromEntries(TEXT_KEYS.map((key) => [key, make(key)])) as Record<TextKey, T>;
}

export function forShortTexts<T>(make: (key: ShortText) => T): Readonly<Record<ShortText, T>> {
  return { label: make("label"), ...forTextKeys(make) };
}

/** A headline on one line: a blank replaces each turn (第一千部电梯　门开在六楼), except after a punctuation mark. */
export function titleOfLines(lines: readonly string[]): string {
  return lines.reduce((whole, line) => `${whole}${/[\p{P}\u3000]$/u.test(whole) ? "" : "\u3000"}${line}`);
}
