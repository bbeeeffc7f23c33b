import type { Code } from "../../../base/codes.ts";
import { type Copy, type Paragraph, textOf } from "../../../base/copy.ts";
import { addAll, type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import type { SourceFile } from "../../../base/source.ts";
import { datelineIn } from "../dateline.ts";
import type { LocatedText } from "../located.ts";
import { LONGEST_DATELINE, LONGEST_NUMBER, MOST_OPEN_PAIRS } from "../weights.ts";
import { findForeignOpening } from "./foreign-markup.ts";
import { findMarks } from "./marks.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isHan, isLatin, runEnd } from "./passage.ts";

/*
 * Finds what word processors, the web and input methods leave in copy, and warns of it at the author's own characters. `marks.ts` looks at single characters
 * and `foreign-markup.ts` at markup of other programs; this file looks at what needs a whole paragraph: pairs of quotation marks, datelines, subheads without a
 * space.
 */

const HASH = 0x23;
const WIDE_HASH = 0xff03;

/** Findings that a backslash before them silences: the author wants the characters printed. */
const ESCAPABLE: ReadonlySet<Code> = new Set<Code>(["stray-markup", "subhead-space", "no-table"]);

/** Code points with their UTF-16 offsets in the author's file. */
interface Places {
  readonly source: SourceFile;
  readonly codes: Uint32Array;
  readonly origins: Int32Array;
}

/** Warnings, in order, about debris in a story's copy. */
export function findCopyDebris(copy: Copy): readonly Diagnostic[] {
  const findings: DebrisFinding[] = [];
  for (let index = 0; index < copy.paragraphs.length; index++) {
    const paragraph = copy.paragraphs[index] as Paragraph;
    const passage = passageOf(copy, paragraph);
    findMarks(passage, findings);
    findPairs(passage, () => nextPassage(copy, index), findings);
    const dateline = index === 0 ? findDateline(passage) : undefined;
    if (dateline !== undefined) findings.push(dateline);
    const opening = paragraph.kind === "body" ? (findGluedSubhead(passage) ?? findForeignOpening(passage)) : undefined;
    if (opening !== undefined) findings.push(opening);
  }
  const isMeant = ({ code, from }: DebrisFinding): boolean => ESCAPABLE.has(code) && isEscaped(copy, from);
  return warn(
    findings.filter((finding) => !isMeant(finding)),
    copy,
  );
}

/**
 * Warnings about debris in a caption, a note, a byline, or the lines of a headline taken together.
 * @param solid false if a space between Han characters is intended: headlines (a phrase gap) and bylines (between names)
 */
export function findTextDebris(lines: readonly LocatedText[], solid: boolean): readonly Diagnostic[] {
  const places = joinLines(lines);
  if (places === undefined) return [];
  const passage = { codes: places.codes, from: 0, to: places.codes.length, solid };
  const findings: DebrisFinding[] = [];
  findMarks(passage, findings);
  findPairs(passage, () => undefined, findings);
  return warn(findings, places);
}

function isEscaped({ source, origins }: Copy, from: number): boolean {
  return source.text[(origins[from] ?? 0) - 1] === "\\";
}

/** `本报讯（记者 张三）` at the start of the copy. Set as copy, it misses the faces that the paper has for datelines and reporters. */
function findDateline({ codes, from, to }: DebrisPassage): DebrisFinding | undefined {
  const found = datelineIn(textOf(codes, from, Math.min(to, from + LONGEST_DATELINE)));
  if (found === undefined) return undefined;
  const { dateline, reporter } = found;
  return {
    code: "dateline-in-copy",
    from,
    to: from + [...dateline].length,
    arguments: { dateline, ...(reporter !== undefined && { reporter }) },
  };
}

/** `##小标题` and `＃＃ 小标题`: without a space, or in full width, a subhead is printed as text. A single # may open a topic: #小雪#. */
function findGluedSubhead(passage: DebrisPassage): DebrisFinding | undefined {
  const to = runEnd(passage, passage.from, (code) => code === HASH || code === WIDE_HASH);
  const count = to - passage.from;
  if (count < 2 || codeAt(passage, to) === 0) return undefined;
  const written = String.fromCodePoint(...passage.codes.slice(passage.from, to));
  return { code: "subhead-space", from: passage.from, to, arguments: { written, hashes: "#".repeat(count) } };
}

function passageOf(copy: Copy, { kind, from, to }: Paragraph): DebrisPassage {
  return { codes: copy.codes, from, to, solid: kind !== "verse" && kind !== "cell" && kind !== "signature" };
}

/** The paragraph in which a quotation may continue. Subheads and tables in between do not end a quotation. */
function nextPassage(copy: Copy, index: number): DebrisPassage | undefined {
  for (let at = index + 1; at < copy.paragraphs.length; at++) {
    const next = copy.paragraphs[at];
    if (next !== undefined && next.kind !== "subhead" && next.kind !== "cell") return passageOf(copy, next);
  }
  return undefined;
}

function joinLines(lines: readonly LocatedText[]): Places | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const codes: number[] = [];
  const origins: number[] = [];
  for (const line of lines) {
    let at = 0;
    for (const character of line.value) {
      codes.push(character.codePointAt(0) ?? 0);
      origins.push(line.origins[at] ?? 0);
      at += character.length;
    }
  }
  return { source: first.span.source, codes: Uint32Array.from(codes), origins: Int32Array.from(origins) };
}

function warn(findings: readonly DebrisFinding[], { source, codes, origins }: Places): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const sorted = findings.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return sorted.map(({ code, from, to, arguments: args }) => {
    const last = to - 1;
    const end = (origins[last] ?? 0) + ((codes[last] ?? 0) > 0xffff ? 2 : 1);
    const start = origins[from] ?? 0;
    // The space comes from a folded line end: the author has no space to delete.
    const isFolded = code === "han-space" && source.text[start] === "\n";
    return warningAt({ source, start, end }, isFolded ? "folded-line" : code, args);
  });
}

interface Pair {
  readonly open: string;
  readonly close: string;
  readonly quote: boolean;
}

const PAIRS: readonly Pair[] = [
  { open: "“", close: "”", quote: true },
  { open: "‘", close: "’", quote: true },
  { open: "「", close: "」", quote: true },
  { open: "『", close: "』", quote: true },
  { open: "（", close: "）", quote: false },
  { open: "《", close: "》", quote: false },
  { open: "〈", close: "〉", quote: false },
  { open: "【", close: "】", quote: false },
  { open: "〔", close: "〕", quote: false },
];
const OPENING: ReadonlyMap<number, Pair> = new Map(PAIRS.map((pair) => [pair.open.codePointAt(0) ?? 0, pair]));
const CLOSING: ReadonlyMap<number, Pair> = new Map(PAIRS.map((pair) => [pair.close.codePointAt(0) ?? 0, pair]));

interface Opened {
  readonly pair: Pair;
  readonly at: number;
}

/**
 * Adds quotation marks, brackets and title marks that lack their other half.
 * A quotation may stay open if the next paragraph opens with the same marks, as CLREQ asks (#indication_punctuation_marks).
 * @param next called only if a mark is open at the end of the passage
 */
function findPairs(passage: DebrisPassage, next: () => DebrisPassage | undefined, findings: DebrisFinding[]): void {
  const { codes, from, to } = passage;
  const opened: Opened[] = [];
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    // The code points of all pairs are below the ideographs or among the full-width forms.
    if (code < 0x2018 || (code >= 0x3100 && code < 0xff00)) continue;
    const opening = OPENING.get(code);
    if (opening !== undefined) opened.push({ pair: opening, at });
    const closing = CLOSING.get(code);
    if (closing !== undefined) close(passage, at, closing, { opened, findings });
  }
  if (opened.length > 0) addAll(findings, opened.slice(countContinued(opened, next())).map(unclosed));
}

function close(
  passage: DebrisPassage,
  at: number,
  pair: Pair,
  to: { opened: Opened[]; findings: DebrisFinding[] },
): void {
  if (to.opened.at(-1)?.pair === pair) {
    to.opened.pop();
    return;
  }
  const match = lastOf(to.opened, pair);
  if (match >= 0) {
    addAll(to.findings, to.opened.slice(match + 1).map(unclosed));
    to.opened.length = match;
    return;
  }
  // An apostrophe: don’t, students’.
  if (pair.close === "’" && isLatin(codeAt(passage, at - 1))) return;
  if (pair.close === "）" && endsNumber(passage, at)) return;
  to.findings.push({
    code: "unpaired-mark",
    from: at,
    to: at + 1,
    arguments: { mark: pair.close, missing: pair.open },
  });
}

const NUMERALS: readonly number[] = Array.from("一二三四五六七八九十", (numeral) => numeral.charCodeAt(0));

/** `1）`, `a）`, `十一）`: a list number at the start of a text, or after a mark or a space. */
function endsNumber(passage: DebrisPassage, at: number): boolean {
  const isOfNumber = (code: number): boolean => isLatin(code) || NUMERALS.includes(code);
  let first = at;
  while (at - first <= LONGEST_NUMBER && isOfNumber(codeAt(passage, first - 1))) first--;
  const before = codeAt(passage, first - 1);
  return first < at && at - first <= LONGEST_NUMBER && !isHan(before) && !isLatin(before);
}

function lastOf(opened: readonly Opened[], pair: Pair): number {
  for (let at = opened.length - 1; at >= Math.max(0, opened.length - MOST_OPEN_PAIRS); at--) {
    if (opened[at]?.pair === pair) return at;
  }
  return -1;
}

/** How many open marks, counted from the outermost, the next paragraph opens with again. */
function countContinued(opened: readonly Opened[], next: DebrisPassage | undefined): number {
  if (next === undefined) return 0;
  let count = 0;
  for (const { pair } of opened) {
    if (!pair.quote || codeAt(next, next.from + count) !== pair.open.codePointAt(0)) break;
    count++;
  }
  return count;
}

function unclosed({ pair, at }: Opened): DebrisFinding {
  return { code: "unpaired-mark", from: at, to: at + 1, arguments: { mark: pair.open, missing: pair.close } };
}
