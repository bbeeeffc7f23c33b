// Lines that stay lines, in copy of every kind: results, names, lists, verse, and who signs. Nothing marks them but their shape and their neighbours, so each
// is found as a run of lines that are alike. What only looks like one is reported.
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { greatest } from "../../base/length.ts";
import { areNames, isRow, mayBeName, rowIn } from "../../base/listed.ts";
import {
  beginsWithDash,
  isAuthorNote,
  isByline,
  isCaption,
  isDay,
  isGreeting,
  isNames,
  isNoteLabel,
  isOnlyNotice,
  isPlaceAndName,
  isSalute,
  isShortLine,
  isSigned,
  isTorn,
  namedOfBody,
  noteLabelIn,
  publishedIn,
} from "./marks.ts";
import {
  copyText,
  type Decision,
  isBold,
  joinedText,
  type SourceBlock,
  type SourceTextBlock,
  spaced,
  type Taken,
  trimmed,
  withoutStart,
} from "./proposal.ts";

interface Shaped {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Desk {
  readonly blocks: SourceBlock[];
  readonly taken: Taken[];
  readonly decisions: Decision[];
  readonly diagnostics: Diagnostic[];
}

/** A text block without a role. */
interface Line {
  readonly block: SourceTextBlock;
  readonly text: string;
}

/** The copy below a heading, up to the next one. */
interface Section {
  readonly blocks: SourceBlock[];
  readonly isBelowHeadline: boolean;
}

/**
 * Finds the runs of lines in the copy between two headings, and its signature. Lines of the head, and whatever has a role, stay as they are. Then the other lines
 * of a paragraph that was broken into lines are joined.
 */
export function withShapes(blocks: readonly SourceBlock[]): Shaped {
  const desk: Desk = { blocks: [], taken: [], decisions: [], diagnostics: [] };
  let story: (Section | SourceBlock)[] = [];
  const endStory = (): void => {
    readStory(story, desk);
    story = [];
  };
  for (const block of blocks) {
    const isHeadline = block.kind === "text" && (block.level === 1 || block.role === "headline");
    if (isHeadline || block.kind === "end") endStory();
    const last = story.at(-1);
    if (isHeadline || block.kind === "end" || isHeading(block)) story.push(block);
    else if (last !== undefined && !("kind" in last)) last.blocks.push(block);
    else {
      const above = last !== undefined && "kind" in last && last.kind === "text" ? last : undefined;
      story.push({ blocks: [block], isBelowHeadline: above?.level === 1 || above?.role === "headline" });
    }
  }
  endStory();
  return { ...desk, blocks: joined(desk.blocks) };
}

function isHeading(block: SourceBlock): boolean {
  return (
    block.kind === "text" &&
    (block.level !== undefined || block.role === "subhead" || (isBold(block.text) && !isByline(copyText(block.text))))
  );
}

function readStory(story: readonly (Section | SourceBlock)[], desk: Desk): void {
  const sections = story.map((each) => ("kind" in each ? each : partsOf(each)));
  const lines = sections.flatMap((each) =>
    "kind" in each ? [] : each.copy.filter((block) => block.kind === "text" && block.role !== "quote").map(lineIn),
  );
  const isPoem = arePoem(lines);
  for (const section of sections) {
    if ("kind" in section) desk.blocks.push(section);
    else readSection(section, isPoem, desk);
  }
}

interface Parts {
  readonly head: readonly SourceBlock[];
  readonly copy: readonly SourceBlock[];
  readonly signature: readonly Line[];
  /** Notices, words for the desk, captions. */
  readonly foot: readonly SourceBlock[];
  /** True if a greeting or a formula shows a letter. */
  readonly isLetter: boolean;
}

function partsOf({ blocks, isBelowHeadline }: Section): Parts {
  const lines = blocks.map(lineIn);
  let at = 0;
  while (isBelowHeadline && at < blocks.length && isOfHead(blocks, lines, at)) at++;
  const end = blocks.findLastIndex((block) => !isFoot(block)) + 1;
  const signed = signatureStart(lines.slice(0, end), at);
  return {
    head: blocks.slice(0, at),
    copy: blocks.slice(at, signed),
    signature: lines.slice(signed, end).flatMap((line) => line ?? []),
    foot: blocks.slice(Math.max(signed, end)),
    isLetter: lines.some(isLetter),
  };
}

/** A story of short lines, of which most end as no sentence. */
function arePoem(lines: readonly (Line | undefined)[]): boolean {
  const lone = lines.filter((line) => line !== undefined && standsAlone(line.text)).length;
  const verse = lines.flatMap((line) =>
    line !== undefined && isVerseLine(line) && !standsAlone(line.text) ? [line] : [],
  );
  const open = verse.filter(({ text }) => isTorn(text)).length;
  const isVerse =
    areRegular(verse) || (2 * open > verse.length && verse.every(({ block }) => block.broken !== "wrapped"));
  return isVerse && verse.length === lines.length - lone && verse.length >= FEWEST_VERSE;
}

function readSection({ head, copy, signature, foot, isLetter: isOfLetter }: Parts, isPoem: boolean, desk: Desk): void {
  desk.blocks.push(...head);
  const lines = copy.map(lineIn);
  for (let at = 0; at < copy.length; ) {
    const run = runFrom(lines, at);
    if (run.length === 0) desk.blocks.push(withoutRun(copy[at] as SourceBlock, lines[at]));
    else if (isPoem) addStanzas(stanzasOf(run), true, desk);
    else readRun(run, desk);
    at += Math.max(1, run.length);
  }
  const isSure = isOfLetter || isPoem || signature.some(({ text }) => isSigned(text) || isByline(text));
  for (const { block } of signature) {
    if (!isSure) desk.diagnostics.push(warningAt(block.span, "unsure-role", { role: "signature" }));
    else desk.decisions.push({ what: "signature", span: block.span });
    desk.blocks.push({ ...block, role: "signature" });
  }
  desk.blocks.push(...foot);
}

function isFoot(block: SourceBlock): boolean {
  if (block.kind !== "text") return false;
  const text = copyText(block.text).trim();
  return block.role === "desk" || isOnlyNotice(text) || isCaption(text);
}

/** A greeting, a formula and a word on the author are lines. */
function withoutRun(block: SourceBlock, line: Line | undefined): SourceBlock {
  return line !== undefined && (isLetter(line) || isAuthorNote(line.text)) ? { ...line.block, role: "line" } : block;
}

function lineIn(block: SourceBlock): Line | undefined {
  if (block.kind !== "text" || block.role !== undefined || block.level !== undefined || isBold(block.text)) return;
  return { block, text: copyText(block.text).trim() };
}

function isLetter(line: Line | undefined): boolean {
  return line !== undefined && isGreeting(line.text);
}

/** Longer lines are sentences of the copy. */
const LONGEST_HEAD = 40;

/** True for a line between a headline and its copy. */
function isOfHead(section: readonly SourceBlock[], lines: readonly (Line | undefined)[], at: number): boolean {
  const line = lines[at];
  if (line === undefined) {
    const block = section[at];
    return block?.kind === "picture" || (block?.kind === "text" && block.role !== undefined && block.role !== "quote");
  }
  const { text, block } = line;
  if (isMarkOfHead(text)) return text.length <= 2 * LONGEST_HEAD;
  const next = lines[at + 1];
  if (next === undefined) return section.length === at + 1 && isNames(text);
  if (isMarkOfHead(next.text) && !isNoteLabel(next.text)) return text.length <= LONGEST_HEAD && isTorn(text);
  const isAuthor = isNames(text) || namedOfBody(text) !== undefined;
  // The first line of a stanza.
  if (!isAuthor && block.gap > next.block.gap) return false;
  if (!isAuthor && !(isShortLine(text) && titlesFrom(lines, at) < 2)) return false;
  // The first of several names, or of several lines of verse, is no author, unless a blank line parts them.
  const isAlike = isNames(next.text) || isShortLine(next.text);
  return !isAlike || next.block.gap > Math.max(block.gap === 0 ? 0 : (lines[at + 2]?.block.gap ?? 0), 0);
}

/** The number of lone lines among the verse from `at`. */
function titlesFrom(lines: readonly (Line | undefined)[], at: number): number {
  const run = runFrom(lines, at);
  return stanzasOf(alikeFrom(run, 0, isVerseLine)).filter(({ length }) => length === 1).length;
}

function isMarkOfHead(text: string): boolean {
  return beginsWithDash(text) || isByline(text) || isNoteLabel(text) || publishedIn(text) !== undefined;
}

/** The most lines of a signature: name, body, address, date. */
const MOST_SIGNED = 4;

/** The first line of the signature below the copy; the number of lines if nobody signs. */
function signatureStart(lines: readonly (Line | undefined)[], from: number): number {
  const end = lines.findLastIndex((line) => line !== undefined) + 1;
  if (end < lines.length) return lines.length;
  const letter = lines.some(isLetter);
  let at = end;
  while (at - 1 > from && end - at < MOST_SIGNED) {
    const text = lines[at - 1]?.text;
    if (text === undefined || !(maySign(text, letter) || isBodyAbove(text, lines[at]?.text))) break;
    at--;
  }
  // A name may also be the last line of a list, or of a poem.
  while (at < end) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined || before === undefined || isSigned(line.text)) break;
    if (isGreeting(before.text) || !isTorn(before.text) || line.block.gap > (before.block.gap || 0)) break;
    at++;
  }
  return at;
}

/** A body alone signs if the day stands below it: 青笕县文化馆. */
function isBodyAbove(text: string, below: string | undefined): boolean {
  return (
    below !== undefined &&
    isDay(below) &&
    [...text].length <= LONGEST_VERSE &&
    /^[\p{Script=Han}A-Za-z\d“”]+$/u.test(text) &&
    isTorn(text)
  );
}

function maySign(text: string, isOfLetter: boolean): boolean {
  if (isGreeting(text) || isCaption(text) || isOnlyNotice(text) || isAuthorNote(text)) return false;
  if (isSigned(text) || namedOfBody(text) !== undefined || isPlaceAndName(text) || isNames(text)) return true;
  return isOfLetter && [...text].length <= LONGEST_VERSE && !/[，。；：！？]/u.test(text);
}

/** The lines from `at` up to one that stands alone. */
function runFrom(lines: readonly (Line | undefined)[], at: number): readonly Line[] {
  const run: Line[] = [];
  for (const line of lines.slice(at)) {
    if (line === undefined || standsAlone(line.text)) break;
    run.push(line);
  }
  return run;
}

function standsAlone(text: string): boolean {
  return (
    isGreeting(text) ||
    isSalute(text) ||
    isAuthorNote(text) ||
    isOnlyNotice(text) ||
    isNoteLabel(text) ||
    noteLabelIn(text) !== undefined ||
    isCaption(text) ||
    publishedIn(text) !== undefined
  );
}

/** Reads one shape from a line on. @returns the number of its lines; if there is none, how many lines need not be tried again, as a negative number */
type ReadShape = (run: readonly Line[], at: number, desk: Desk) => number;

const SHAPES: readonly ReadShape[] = [readGroups, readList, readRows, readAlike, readVerse];

function readRun(run: readonly Line[], desk: Desk): void {
  const tried = SHAPES.map(() => 0);
  for (let at = 0; at < run.length; ) {
    let count = 0;
    for (const [index, read] of SHAPES.entries()) {
      if (count > 0 || at < (tried[index] ?? 0)) continue;
      count = read(run, at, desk);
      if (count <= 0) tried[index] = at + Math.max(1, -count);
    }
    if (count <= 0) desk.blocks.push((run[at] as Line).block);
    at += Math.max(1, count);
  }
}

/** The lines from `at` on as long as they pass. */
function alikeFrom(run: readonly Line[], at: number, passes: (line: Line) => boolean): readonly Line[] {
  let to = at;
  for (let line = run[to]; line !== undefined && passes(line); line = run[to]) to++;
  return run.slice(at, to);
}

/** From the beginning of the first line to the end of the last one. */
function spanOf(lines: readonly Line[]): SourceTextBlock["span"] {
  const [first, last] = [lines[0]?.block.span, lines.at(-1)?.block.span];
  if (first === undefined || last === undefined) throw new RangeError("no line");
  return { ...first, end: last.end };
}

/** A blank must follow signs that a sentence may begin with. */
const BULLET = /^(?:[•●○◆◇■□★☆▲△▪▸►✓√➤※·]\s*|[-+*–]\s+)(?=\S)/u;

/** Two lines or more with one sign before them. */
function readList(run: readonly Line[], at: number, desk: Desk): number {
  const sign = BULLET.exec(run[at]?.text ?? "")?.[0].trim();
  if (sign === undefined) return -1;
  const items = alikeFrom(run, at, ({ text }) => BULLET.exec(text)?.[0].trim() === sign);
  if (items.length < 2) return -1;
  const span = spanOf(items);
  desk.taken.push({ reason: "markup", text: sign.repeat(items.length), span });
  const texts = items.map(({ block, text }) => withoutStart(trimmed(block.text), BULLET.exec(text)?.[0].length ?? 0));
  desk.decisions.push({ what: "lines", span });
  desk.blocks.push({ kind: "list", numbered: false, items: texts, span });
  return items.length;
}

/** The last word of a line above results or names. */
const GROUP = /^[^，。；：！？\s《》\d]{2,12}$/u;
const GROUP_END = /(?:奖|组|类|项|名单|公里|千米|米|单打|双打|接力|年级|班|个人|集体|单位)$/u;

/** Groups of results or names, two at the least: 男子十公里, 一等奖. The line above each is a subhead, and the lines below it stay lines. */
function readGroups(run: readonly Line[], at: number, desk: Desk): number {
  const groups: { readonly head: Line; readonly below: readonly Line[] }[] = [];
  let to = at;
  while (isGroupHead(run, to)) {
    const [head, first] = run.slice(to, to + 2) as [Line, Line];
    let end = to + 1;
    while (end < run.length && isInGroup(run, end, first)) end++;
    groups.push({ head, below: run.slice(to + 1, end) });
    to = end;
  }
  if (groups.length < 2) return -1;
  for (const { head, below } of groups) {
    desk.diagnostics.push(warningAt(head.block.span, "unsure-role", { role: "subhead" }));
    desk.blocks.push({ ...head.block, role: "subhead" });
    if (below.length > 1 && readRows(below, 0, desk) === below.length) continue;
    if (below.length > 1) desk.decisions.push({ what: "lines", span: spanOf(below) });
    for (const { block } of below) desk.blocks.push(below.length > 1 ? { ...block, role: "line" } : block);
  }
  return to - at;
}

function isInGroup(run: readonly Line[], at: number, first: Line): boolean {
  const line = run[at];
  if (line === first) return true;
  return (
    line !== undefined && line.block.gap <= first.block.gap && !/[。！？；]$/u.test(line.text) && !isGroupHead(run, at)
  );
}

function isGroupHead(run: readonly Line[], at: number): boolean {
  const [line, next] = [run[at], run[at + 1]];
  if (line === undefined || next === undefined || !GROUP.test(line.text) || next.block.gap > line.block.gap)
    return false;
  return GROUP_END.test(line.text) || (cellsOf(next).length > 1 && RESULT.test(next.text));
}

/** Rows that only blanks part are fewer by chance: 记者 林岚, 通讯员 周宁. */
const FEWEST_SOFT = 3;
const RESULT = /\d|第[一二三四五六七八九十]|[一二三四五六七八九十]+(?:分|秒|名|号|等|元|胜|负)/u;

/** Names, or results whose columns align. */
function readRows(run: readonly Line[], at: number, desk: Desk): number {
  const named = alikeFrom(run, at, (line) => areOnlyNames(cellsOf(line)));
  if (areNames(named.flatMap(cellsOf))) return addRows("names", named, desk);
  const count = cellsOf(run[at] as Line).length;
  const rows = alikeFrom(run, at, (line) => cellsOf(line).length === count && isRow(cellsOf(line)));
  const isHard = rows.every(({ text }) => /[\t\u3000]/.test(text));
  if (rows.length < (isHard ? 2 : FEWEST_SOFT)) return -1;
  const likely = rows.filter((line) => cellsOf(line).some((cell) => RESULT.test(cell) || mayBeName(cell))).length;
  // 春眠不觉晓　处处闻啼鸟 is verse.
  const lengths = new Set(rows.flatMap(cellsOf).map((cell) => [...cell].length));
  if (2 * likely < rows.length && (!isHard || (lengths.size === 1 && !lengths.has(2)))) return -rows.length;
  return addRows("results", rows, desk);
}

/** The words of a row; none of a sentence, or of a line that begins with a label. */
function cellsOf({ text }: Line): readonly string[] {
  return text.length > LONGEST_ALIKE * 2 || /[，。；！？]|^\S*[：:]\s/u.test(text) || LABEL.test(text)
    ? []
    : rowIn(unspread(text).replace(/ +/g, "\u3000"));
}

/** 丰　年（个人） as one word: a list would take it for two. */
function unspread(text: string): string {
  return text.replace(/(?<=^|[\s\u3000])(\p{Script=Han})[ \u3000](?=\p{Script=Han}[（(])/gu, "$1");
}

function areOnlyNames(cells: readonly string[]): boolean {
  const likely = cells.filter(mayBeName).length;
  return (
    cells.length > 0 &&
    2 * likely >= cells.length &&
    cells.every((cell) => /^[\p{Script=Han}·]{2,}$/u.test(cell) && (cell.includes("·") || cell.length < 5))
  );
}

function addRows(list: "names" | "results", lines: readonly Line[], desk: Desk): number {
  const rows = lines.map(({ block }) =>
    trimmed(block.text).map((each) => ({ ...each, text: unspread(each.text).replace(/[\t ]+/g, "\u3000") })),
  );
  desk.decisions.push({ what: "lines", span: spanOf(lines) });
  desk.blocks.push({ kind: "rows", list, rows, span: spanOf(lines) });
  return lines.length;
}

const FEWEST_ALIKE = 3;
const LONGEST_ALIKE = 40;
/** `时间：`, `二版　`. */
const LABEL = /^(?:[^，。；：:\s]{1,10}\s*[：:]|(?:第?[一二三四五六七八九十\d]{1,3}版|[A-Z]\d{2})\s)/u;
const LONGEST_LABELLED = 60;
/** Questions and answers are no list. */
const SPEAKER = /^(?:问|答|记者|[QA])\s*[：:]|[？?]$/u;
const ORDINAL =
  /^(?:\d{1,2}[.、．)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳]|第[一二三四五六七八九十\d]{1,3})/u;

/** The shape of a line: its label, its number, or its figures and marks; undefined for a sentence or plain words. */
function shapeOf(text: string): string | undefined {
  const length = [...text].length;
  if (length <= LONGEST_LABELLED && LABEL.test(text) && !ORDINAL.test(text))
    return SPEAKER.test(text) ? undefined : "label";
  if (length > LONGEST_LABELLED) return undefined;
  if (ORDINAL.test(text)) return "number";
  if (length > LONGEST_ALIKE) return undefined;
  if (/[。！？]$/u.test(text)) return undefined;
  if (/^\p{Script=Han}{2,4}$/u.test(text)) return mayBeName(text) ? "name" : undefined;
  const shape = text
    .replace(/\p{Script=Han}+/gu, "字")
    .replace(/\d+/g, "0")
    .replace(/\s+/gu, " ");
  return /[0A-Za-z（《“]/.test(shape) ? shape : undefined;
}

/** `1. `, as Markdown and house markup number a list. */
const FIGURE = /^(\d{1,2})\.\s+/u;

/** Three short lines or more of one shape: they stay paragraphs, each a line. */
function readAlike(run: readonly Line[], at: number, desk: Desk): number {
  const shape = shapeOf(run[at]?.text ?? "");
  if (shape === undefined || run[at]?.block.text[0]?.style !== "plain") return -1;
  const alike = alikeFrom(run, at, ({ text }) => shapeOf(text) === shape);
  if (alike.length < FEWEST_ALIKE) return -1;
  if (alike.every(({ text }, index) => FIGURE.exec(text)?.[1] === `${index + 1}`)) {
    const items = alike.map(({ block, text }) => withoutStart(trimmed(block.text), FIGURE.exec(text)?.[0].length ?? 0));
    desk.decisions.push({ what: "lines", span: spanOf(alike) });
    desk.blocks.push({ kind: "list", numbered: true, items, span: spanOf(alike) });
    return alike.length;
  }
  desk.decisions.push({ what: "lines", span: spanOf(alike) });
  for (const { block } of alike) desk.blocks.push({ ...block, role: "line" });
  return alike.length;
}

/** The maximum length of a line of verse. */
const LONGEST_VERSE = 20;
/** Fewer short lines are verse only if their author broke them inside a paragraph. */
const FEWEST_VERSE = 4;
/** Of a poem's lines, this share stands in stanzas of two lines or more. */
const STANZA_SHARE = 0.7;

function isVerseLine({ text }: Line): boolean {
  const isShort = [...text].length <= LONGEST_VERSE && /\p{L}/u.test(text);
  return (
    isShort && !/[：:]$|^[“「].*[”」]$|[\dA-Za-z]|^.{1,4}版\s/u.test(text) && !ORDINAL.test(text) && !BULLET.test(text)
  );
}

/** Lines in stanzas: a larger gap than the least one parts them. */
function stanzasOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const gaps = lines.slice(1).map(({ block }) => block.gap);
  const gap = gaps.reduce((least, each) => Math.min(least, each), gaps[0] ?? 0);
  const stanzas: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.block.gap > gap) stanzas.push([]);
    stanzas.at(-1)?.push(line);
  }
  return stanzas;
}

/** Verse among copy: by its stanzas, by clauses of one length, or by short lines without full stops. */
function readVerse(run: readonly Line[], at: number, desk: Desk): number {
  const lines = alikeFrom(run, at, isVerseLine);
  const stanzas = stanzasOf(lines);
  const full = stanzas.filter(({ length }) => length > 1);
  if (!isWrapped(stanzas)) {
    const inStanzas = full.length > 1 && full.flat().length >= STANZA_SHARE * lines.length;
    const open = lines.filter(({ text }) => isTorn(text)).length;
    if (lines.length >= FEWEST_VERSE && (inStanzas || areRegular(lines) || 2 * open >= lines.length)) {
      if (!inStanzas && !areRegular(lines))
        desk.diagnostics.push(warningAt(spanOf(lines), "unsure-role", { role: "verse" }));
      addStanzas(stanzas, false, desk);
      return lines.length;
    }
    if (lines.length > 1 && areRegular(lines)) {
      addStanzas([lines], false, desk);
      return lines.length;
    }
  }
  // Lines that their author broke inside a paragraph.
  const [first = []] = stanzas;
  if (first.length < 2 || first.slice(1).some(({ block }) => block.broken === undefined) || !isUneven(first))
    return -Math.max(1, first.length);
  addStanzas([first], false, desk);
  return first.length;
}

/** Lines of a paragraph that a column's width has broken have one length, and the last is no longer. */
function isUneven(lines: readonly Line[]): boolean {
  if (lines.every(({ text }) => /[，。；：！？、…—]$/u.test(text))) return !lines.every(({ text }) => !isTorn(text));
  const lengths = lines.map(({ text }) => [...text].length);
  const inner = lengths.slice(0, -1);
  const longest = greatest(inner);
  return inner.some((length) => length < longest - 1) || (lengths.at(-1) ?? 0) > longest + 1;
}

function isWrapped(stanzas: readonly (readonly Line[])[]): boolean {
  const broken = stanzas.filter((lines) => lines.some(({ block }) => block.broken !== undefined));
  return broken.length > 0 && !broken.some(isUneven) && !areRegular(broken.flat());
}

/** 床前明月光，疑是地上霜。 Clauses of one length, four at the least. */
function areRegular(lines: readonly Line[]): boolean {
  const clauses = lines.flatMap(({ text }) => text.split(/[，。；！？、\s]+/u).filter((clause) => clause !== ""));
  const lengths = new Set(clauses.map((clause) => [...clause].length));
  const [length = 0] = lengths;
  return clauses.length >= FEWEST_VERSE && lengths.size === 1 && length > 3 && length < 8;
}

/** Lone lines over several stanzas are the titles of poems. */
function addStanzas(stanzas: readonly (readonly Line[])[], isPoem: boolean, desk: Desk): void {
  const titles = stanzas.filter((lines, at) => lines.length === 1 && (stanzas[at + 1]?.length ?? 0) > 1);
  for (const [at, lines] of stanzas.entries()) {
    const [first] = lines;
    if (first !== undefined && titles.includes(lines) && (titles.length > 1 || (at === 0 && !isPoem))) {
      desk.diagnostics.push(warningAt(first.block.span, "unsure-role", { role: "subhead" }));
      desk.blocks.push({ ...first.block, role: "subhead" });
      continue;
    }
    desk.decisions.push({ what: "verse", span: spanOf(lines) });
    desk.blocks.push({ kind: "verse", lines: lines.map(({ block }) => trimmed(block.text)), span: spanOf(lines) });
  }
}

/** The blocks with the lines of each paragraph joined, except lines that stand alone by their words, and those that all end as sentences. */
function joined(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const made: SourceBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const chunk = [blocks[at] as SourceBlock];
    while (chunk[0]?.kind === "text" && isInner(blocks[at + chunk.length]))
      chunk.push(blocks[at + chunk.length] as SourceBlock);
    at += chunk.length;
    const lines = chunk.map(lineIn);
    // The author, below a headline.
    const [top] = lines;
    const hasNames = top !== undefined && (isNames(top.text) || namedOfBody(top.text) !== undefined);
    const areParagraphs = lines
      .slice(hasNames ? 1 : 0, -1)
      .every(
        (line) => line === undefined || isOwnLine(line.text) || (line.block.broken !== "wrapped" && !isTorn(line.text)),
      );
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      const last = made.at(-1);
      if (
        index === 0 ||
        areParagraphs ||
        line === undefined ||
        before === undefined ||
        last?.kind !== "text" ||
        isOwnLine(line.text) ||
        isOwnLine(before.text) ||
        (line.block.broken !== "wrapped" &&
          shapeOf(line.text) !== undefined &&
          shapeOf(line.text) === shapeOf(before.text)) ||
        (index === 1 && hasNames)
      )
        made.push(chunk[index] as SourceBlock);
      else {
        const text = joinedText(last.text, spaced(before.text, line.block.text));
        made[made.length - 1] = { ...last, text, span: { ...last.span, end: line.block.span.end } };
      }
    }
  }
  return made;
}

function isInner(block: SourceBlock | undefined): boolean {
  return block?.kind === "text" && block.broken !== undefined;
}

function isOwnLine(text: string): boolean {
  return standsAlone(text) || isByline(text) || beginsWithDash(text);
}
