import type { ParagraphLook, WordProperties } from "../word/written.ts";

/** How characters look, and in what fonts they stand. */
export interface RtfLook {
  readonly look: WordProperties;
  readonly isDeleted: boolean;
  readonly font: number | undefined;
  /** Of characters of the East, where a run names several fonts. */
  readonly eastFont: number | undefined;
  readonly isEast: boolean;
}

export const PLAIN: RtfLook = { look: {}, isDeleted: false, font: undefined, eastFont: undefined, isEast: false };

/** Switches by their words, as properties of WordprocessingML. */
const SWITCHES: Readonly<Record<string, string>> = {
  b: "b",
  strike: "strike",
  striked: "dstrike",
  scaps: "smallCaps",
  caps: "caps",
  v: "vanish",
};

/** Words for characters of the East, where a run has looks for several scripts: `\\dbch\\ab`. */
const EAST = /^a(?:b|fs)$/;

/** Values by the words that say them. */
const VALUES: Readonly<Record<string, readonly [name: string, value: string]>> = {
  super: ["vertAlign", "superscript"],
  sub: ["vertAlign", "subscript"],
  nosupersub: ["vertAlign", "baseline"],
  accnone: ["em", "none"],
  accdot: ["em", "dot"],
  acccomma: ["em", "comma"],
  acccircle: ["em", "circle"],
  accunderdot: ["em", "underDot"],
};

/** The look after a word; undefined: it says nothing of the look. */
export function lookAfter(before: RtfLook, name: string, value: number | undefined): RtfLook | undefined {
  if (EAST.test(name)) return before.isEast ? lookAfter(before, name.slice(1), value) : before;
  const { look } = before;
  const property = SWITCHES[name];
  if (property !== undefined) return { ...before, look: { ...look, [property]: value === 0 ? "0" : "1" } };
  const said = VALUES[name];
  if (said !== undefined) return { ...before, look: { ...look, [said[0]]: value === 0 ? "baseline" : said[1] } };
  switch (name) {
    case "plain":
      return PLAIN;
    case "fs":
      return { ...before, look: { ...look, sz: String(value ?? 24) } };
    case "cs":
      return { ...before, look: { rStyle: characterStyle(value), ...look } };
    case "deleted":
    // It was moved away.
    case "mvf":
      return { ...before, isDeleted: value !== 0 };
    case "loch":
    case "hich":
    case "rtlch":
    case "ltrch":
      return { ...before, isEast: false };
    case "dbch":
      return { ...before, isEast: true };
    case "f":
      return { ...before, font: value };
    case "af":
      return before.isEast ? { ...before, eastFont: value } : before;
    default:
      return undefined;
  }
}

const ALIGNMENTS: Readonly<Record<string, string>> = {
  ql: "left",
  qc: "center",
  qr: "right",
  qj: "both",
  qd: "distribute",
};

/** The paragraph's look after a word; undefined: it says nothing of it. */
export function paragraphAfter(before: ParagraphLook, name: string, value = 0): ParagraphLook | undefined {
  const alignment = ALIGNMENTS[name];
  if (alignment !== undefined) return { ...before, alignment };
  switch (name) {
    case "s":
      return { ...before, style: paragraphStyle(value) };
    case "ls":
      return { ...before, list: value === 0 ? undefined : { id: value, level: before.list?.level ?? 0 } };
    case "ilvl":
      return { ...before, list: { id: before.list?.id ?? 0, level: value } };
    case "dropcapt":
      return { ...before, isDropCap: value > 0 };
    default:
      return undefined;
  }
}

export function paragraphStyle(number = 0): string {
  return `s${number}`;
}

export function characterStyle(number = 0): string {
  return `cs${number}`;
}

/** Characters by their words. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\n",
  page: "\n",
  column: "\n",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: "\u2005",
  "~": "\u00a0",
  "-": "\u00ad",
  _: "\u2011",
  "\\": "\\",
  "{": "{",
  "}": "}",
  "\t": "\t",
  zwj: "\u200d",
  zwnj: "\u200c",
};

export const ENDS_OF_PARAGRAPHS: ReadonlySet<string> = new Set(["par", "sect", "\n", "\r", "cell", "nestcell"]);
export const ENDS_OF_ROWS: ReadonlySet<string> = new Set(["row", "nestrow"]);

/** Dates, times and numbers that the document does not hold: its reader makes them. */
export const MADE_BY_READER: ReadonlySet<string> = new Set(["chdate", "chdpl", "chdpa", "chtime", "sectnum"]);

/** Groups whose content is no copy: tables of the file, and versions of what stands beside them. */
export const SKIPPED: ReadonlySet<string> = new Set([
  ..."colortbl info revtbl filetbl generator rsidtbl xmlnstbl themedata colorschememapping datastore latentstyles".split(
    " ",
  ),
  ..."datafield objdata objname objalias objsect bkmkstart bkmkend shprslt listpicture".split(" "),
  ..."nonesttables private userprops pgptbl template passwordhash wgrffmtfilter mmathPr atnid atndate atntime".split(
    " ",
  ),
  ..."atnref atnparent atrfstart atrfend picprop blipuid xe tc rxe tcn pnseclvl ftnsep ftnsepc ftncn aftnsep".split(
    " ",
  ),
  ..."aftnsepc aftncn mmathPict falt panose fname levelnumbers listname liststylename background".split(" "),
]);

/** Groups that readers may leave out, and that hold copy or what belongs to it. */
export const OPTIONAL: ReadonlySet<string> = new Set([
  ..."shpinst shptxt shppict do dptxbxtext fldinst formfield ffl footnote annotation atnauthor moMathPara moMath ud".split(
    " ",
  ),
  ..."nesttableprops listtable listoverridetable listtext pntext objclass cs ts ds".split(" "),
]);
