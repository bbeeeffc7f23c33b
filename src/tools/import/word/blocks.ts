// From what Word shows to blocks of a story. Reporters mark a headline by size or by centring more often than by a style, so the roles of the lines above the
// copy follow from looks: the largest line is the headline, smaller ones before it the kicker, after it the deck. Rare cases (two headlines, verse, 简讯三则) are
// recognised by their neighbours.
import { asSimplified } from "../../../base/both-scripts.ts";
import { addAll, type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import { greatest } from "../../../base/length.ts";
import type { Span } from "../../../base/source.ts";
import { beginsWithDash, isByline, isNames, isShortLine, publishedIn, SHORTEST_PARAGRAPH } from "../marks.ts";
import {
  type CopyPicture,
  type CopyRun,
  copyText,
  inOneLine,
  partedCells,
  type SourceBlock,
  type SourceTextBlock,
  textBlock,
  trimmed,
} from "../proposal.ts";
import type { WordItem } from "./numbers.ts";
import type { WordBlock, WordCell, WordParagraph, WordTable } from "./reader.ts";

interface WordPlaces {
  /** The span of a paragraph by its number, from 0. */
  readonly spanOf: (paragraph: number) => Span;
  /** The picture with an id; undefined if the package does not contain it. */
  readonly pictureOf: (id: string) => CopyPicture | undefined;
}

interface WordReading {
  readonly blocks: readonly LookingBlock[];
  /** Numbers of lists, which Word writes itself. */
  readonly numbers: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A paragraph of short lines is verse; longer ones were split by soft returns instead of paragraphs. */
const LONGEST_VERSE = 16;

/** A document's blocks, each with its look. */
export function blocksOf(read: readonly WordBlock[], places: WordPlaces): WordReading {
  const desk: Desk = { places, blocks: [], numbers: [], diagnostics: [], blank: 0 };
  for (const block of read) readBlock(block, desk);
  return { ...desk, blocks: listed(desk) };
}

interface Desk {
  readonly places: WordPlaces;
  readonly blocks: Found[];
  readonly numbers: string[];
  readonly diagnostics: Diagnostic[];
  /** Empty paragraphs above the next one. */
  blank: number;
}

/** A block, and the list that it is an item of. */
interface Found extends LookingBlock {
  readonly list: WordItem | undefined;
}

function readBlock(block: WordBlock, desk: Desk): void {
  if (block.kind === "paragraph") readParagraph(block, desk);
  else if (block.kind === "table") readTable(block, desk);
  else hangPictures([block.id], block.at, desk);
}

function readParagraph(paragraph: WordParagraph, desk: Desk): void {
  const { at, pictures, after } = paragraph;
  reportLinks(paragraph, desk);
  hangPictures(pictures, at, desk);
  readLines(paragraph, desk);
  for (const each of after) readBlock(each, desk);
}

function readLines(paragraph: WordParagraph, desk: Desk): void {
  const span = desk.places.spanOf(paragraph.at);
  const found = paragraph.lines.flatMap((line, index) => {
    const text = trimmed(line);
    return text.length === 0 ? [] : [{ text, look: lookOf(paragraph, index) }];
  });
  const [first, ...rest] = found;
  if (first === undefined) {
    desk.blank++;
    return;
  }
  const gap = desk.blank + 1;
  desk.blank = 0;
  const lines = found.map(({ text }) => text);
  const isVerse = lines.length > 1 && lines.every((line) => length(line) <= LONGEST_VERSE) && desk.blocks.length > 0;
  if (isVerse && !first.look.centred) {
    desk.blocks.push({ block: { kind: "verse", lines, span }, look: first.look, list: undefined });
    return;
  }
  desk.blocks.push({ block: textBlock(first.text, span, { gap }), look: first.look, list: paragraph.item });
  for (const { text, look } of rest)
    desk.blocks.push({ block: textBlock(text, span, { gap: 0 }), look, list: undefined });
}

function reportLinks({ links, at }: WordParagraph, { diagnostics, places }: Desk): void {
  for (const address of links) diagnostics.push(warningAt(places.spanOf(at), "link-address", { address }));
}

function hangPictures(ids: readonly string[], at: number, { places, blocks }: Desk): void {
  const span = places.spanOf(at);
  for (const id of ids) {
    const block: SourceBlock = { kind: "picture", picture: places.pictureOf(id), words: "", span };
    blocks.push({ block, look: PLAIN_LOOK, list: undefined });
  }
}

function length(text: readonly CopyRun[]): number {
  return text.reduce((sum, each) => sum + [...each.text].length, 0);
}

const PLAIN_LOOK: BlockLook = { size: undefined, centred: false, atRight: false, bold: false, style: "" };

function lookOf({ sizes, style, alignment, isBold }: WordParagraph, line: number): BlockLook {
  const own = sizes[line] ?? [];
  return {
    size: own.length === 0 ? style.size : greatest(own),
    centred: alignment === "center",
    atRight: alignment === "right" || alignment === "end",
    bold: isBold,
    style: (style.name ?? "").toLowerCase(),
  };
}

/**
 * The rows of a table, the paragraphs of a cell joined to one. A merged cell's words are in the first of its places; pictures follow the table. A table of one
 * column is a frame round copy.
 */
function readTable({ rows, at }: WordTable, desk: Desk): void {
  if (rows.every((row) => row.length === 1)) {
    for (const block of rows.flat().flatMap(({ blocks }) => blocks)) readBlock(block, desk);
    return;
  }
  const pictures: string[] = [];
  const parted = partedCells(rows.map((row) => row.map((cell) => ({ ...cell, text: cellText(cell, pictures, desk) }))));
  const span = desk.places.spanOf(at);
  if (parted.merged) desk.diagnostics.push(warningAt(span, "word-cells"));
  desk.blocks.push({ block: { kind: "table", rows: parted.rows, span }, look: PLAIN_LOOK, list: undefined });
  hangPictures(pictures, at, desk);
}

/** All text of a cell in one line, nested tables included. */
function cellText({ blocks, at }: WordCell, pictures: string[], desk: Desk): readonly CopyRun[] {
  const lines = blocks.flatMap((block) => cellLines(block, pictures, desk)).filter((text) => text.length > 0);
  if (lines.filter(isSentence).length > 1)
    desk.diagnostics.push(warningAt(desk.places.spanOf(at), "copy-in-cell", { count: lines.length }));
  return inOneLine(lines, " ");
}

function cellLines(block: WordBlock, pictures: string[], desk: Desk): readonly (readonly CopyRun[])[] {
  if (block.kind === "table")
    return [
      inOneLine(
        block.rows
          .flat()
          .map((cell) => cellText(cell, pictures, desk))
          .filter((text) => text.length > 0),
        " ",
      ),
    ];
  if (block.kind === "picture") {
    pictures.push(block.id);
    return [];
  }
  reportLinks(block, desk);
  addAll(pictures, block.pictures);
  const [first = [], ...rest] = block.lines.map(trimmed);
  return [
    behindNumber(first, block.item, desk),
    ...rest,
    ...block.after.flatMap((each) => cellLines(each, pictures, desk)),
  ];
}

function isSentence(text: readonly CopyRun[]): boolean {
  return /[。！？][”」]?$/u.test(copyText(text));
}

/** Consecutive items become a list if house markup numbers them as Word does; otherwise they are paragraphs with their numbers as text. */
function listed(desk: Desk): readonly LookingBlock[] {
  const { blocks, numbers } = desk;
  const made: LookingBlock[] = [];
  for (let index = 0; index < blocks.length; ) {
    const first = blocks[index] as Found;
    let end = index + 1;
    while (first.list !== undefined && blocks[end]?.list?.numbered === first.list.numbered) end++;
    const found = blocks.slice(index, end);
    const items = found.flatMap(({ block }) => (block.kind === "text" ? [block.text] : []));
    const isAsWritten = found.every(({ list }, at) => (list?.number ?? `${at + 1}.`) === `${at + 1}.`);
    if (first.list !== undefined && items.length > 1 && (!first.list.numbered || isAsWritten)) {
      if (first.list.numbered)
        addAll(
          numbers,
          items.map((_, number) => `${number + 1}.`),
        );
      made.push({
        block: { kind: "list", numbered: first.list.numbered, items, span: first.block.span },
        look: first.look,
      });
    } else
      addAll(
        made,
        found.map((each) => ({ block: numberedBlock(each, desk), look: each.look })),
      );
    index = end;
  }
  return made;
}

function numberedBlock({ block, list }: Found, desk: Desk): SourceBlock {
  return block.kind === "text" ? { ...block, text: behindNumber(block.text, list, desk) } : block;
}

/** A Latin number is followed by a blank: 1. and a). */
function behindNumber(text: readonly CopyRun[], list: Found["list"], { numbers }: Desk): readonly CopyRun[] {
  if (list?.numbered !== true || list.number === undefined) return text;
  const { number } = list;
  numbers.push(number);
  const style = text[0]?.style ?? "plain";
  return [{ text: /[!-~]$/.test(number) ? `${number} ` : number, style }, ...text];
}

/** The look of a block in a word processor. */
interface BlockLook {
  /** Points of its largest character; undefined for the document's default. */
  readonly size: number | undefined;
  readonly centred: boolean;
  readonly atRight: boolean;
  readonly bold: boolean;
  /** Lower case. */
  readonly style: string;
}

interface LookingBlock {
  readonly block: SourceBlock;
  readonly look: BlockLook;
}

/** Longer lines are copy. */
const LONGEST_HEAD = 40;
/** The most lines above the copy: kicker, two of the headline, deck, byline. */
const MOST_HEADS = 6;

/** Finds the headlines, kickers, decks and subheads of a document by their looks. */
export function withHeads(blocks: readonly LookingBlock[]): readonly SourceBlock[] {
  const body = usualSize(blocks);
  const heads = headOf(blocks);
  const headline = headlineOf(heads, body);
  const size = headline?.look.size ?? body;
  const around: Surroundings = { blocks, heads, headline, body, headlineSize: size > body ? size : undefined };
  const roles = headRoles(around);
  return blocks.map((each, index) => {
    if (each.block.kind !== "text") return each.block;
    const role = roles.has(each) ? roles.get(each) : roleBelow(each, each.block, index, around);
    return role === undefined ? each.block : { ...each.block, role };
  });
}

interface Surroundings {
  readonly blocks: readonly LookingBlock[];
  /** The lines above the copy. */
  readonly heads: readonly LookingBlock[];
  readonly headline: LookingBlock | undefined;
  readonly body: number;
  /** Points, if they differ from the copy's. */
  readonly headlineSize: number | undefined;
}

/** The roles of word processors' styles, by their names in simplified characters. */
const STYLES: readonly (readonly [RegExp, SourceTextBlock["role"]])[] = [
  [/^(?:heading|标题) ?[2-6]$/, "subhead"],
  [/^(?:caption|题注)$/, "caption"],
  [/quote|引用|引文/, "quote"],
];
const HEADLINE = /^(?:title|标题|标题 1|heading 1)$/;

function roleBelow(
  { look }: LookingBlock,
  block: SourceTextBlock,
  index: number,
  around: Surroundings,
): SourceTextBlock["role"] {
  const text = textOf(block);
  // A second headline: as large as the first, or in its style.
  const style = asSimplified(look.style);
  const isHead = HEADLINE.test(style) || (look.centred && look.size !== undefined && look.size === around.headlineSize);
  if (around.headline !== undefined && isHead && text.length <= LONGEST_HEAD) return "headline";
  const styled = STYLES.find(([named]) => named.test(style))?.[1];
  if (styled !== undefined) return styled;
  if (around.headline !== undefined && isHeadOfCopy(index, around)) return "subhead";
  if (look.atRight && text.length <= 30 && isLast(around.blocks, index)) return "signature";
  return isBelowPicture(index, look, text, around) ? "caption" : undefined;
}

/** The lines at the document's start that may be above the copy. */
function headOf(blocks: readonly LookingBlock[]): readonly LookingBlock[] {
  const heads: LookingBlock[] = [];
  for (const each of blocks) {
    if (each.block.kind === "picture") continue;
    if (each.block.kind !== "text" || heads.length === MOST_HEADS) break;
    const text = textOf(each.block);
    if ([...text].length > LONGEST_HEAD || (/[。；]$/.test(text) && !isByline(text))) break;
    heads.push(each);
  }
  return heads;
}

function headlineOf(heads: readonly LookingBlock[], body: number): LookingBlock | undefined {
  const styled = heads.find(({ look }) => HEADLINE.test(asSimplified(look.style)));
  if (styled !== undefined) return styled;
  const most = greatest(heads.map(({ look }) => look.size ?? body));
  const large = most > body ? heads.find(({ look }) => (look.size ?? body) === most) : undefined;
  const centred = heads.find(({ look, block }) => look.centred && !isByline(textOf(block)));
  return large ?? centred ?? heads.find(({ block }) => !isByline(textOf(block)));
}

function textOf(block: SourceBlock): string {
  return block.kind === "text" ? copyText(block.text).trim() : "";
}

/**
 * Roles of the lines above the copy. Below the headline, the copy begins with the first line that is neither deck nor byline, or with a second line of names:
 * verse.
 */
function headRoles(around: Surroundings): ReadonlyMap<LookingBlock, SourceTextBlock["role"]> {
  const roles = new Map<LookingBlock, SourceTextBlock["role"]>();
  const { heads, headline } = around;
  for (const each of heads) {
    const isBelow = headline !== undefined && heads.indexOf(each) > heads.indexOf(headline);
    if (isBelow && publishedIn(textOf(each.block)) !== undefined) continue;
    const role = headRole(each, around);
    const isSecond = role === "byline" && [...roles.values()].includes("byline") && !isByline(textOf(each.block));
    const isCopy = role === undefined || isSecond || (role === "deck" && isCentredCopy(each, around));
    if (isBelow && isCopy) break;
    roles.set(each, role);
  }
  return roles;
}

/** True if three centred lines that look like copy begin here: a poem. */
function isCentredCopy(each: LookingBlock, { blocks, body }: Surroundings): boolean {
  const at = blocks.indexOf(each);
  const run = blocks.slice(at, at + 3).filter(({ block, look: { centred, bold, size = body } }) => {
    const text = textOf(block);
    return block.kind === "text" && centred && !bold && size <= body && !isByline(text) && !beginsWithDash(text);
  });
  return run.length === 3;
}

/** The role of a line above the copy, by its place relative to the headline. */
function headRole(each: LookingBlock, around: Surroundings): SourceTextBlock["role"] {
  const { heads, headline } = around;
  const { block, look } = each;
  const text = textOf(block);
  if (headline === undefined) return undefined;
  if (each === headline) return "headline";
  if (isByline(text)) return "byline";
  if (heads.indexOf(each) < heads.indexOf(headline)) return "kicker";
  if (look.size !== undefined && look.size === headline.look.size && isNextTo(heads, headline, block))
    return "headline";
  if (beginsWithDash(text) || /^(?:subtitle|副标题)$/.test(asSimplified(look.style))) return "deck";
  if (look.centred && isLikeLater(each, around)) return "subhead";
  if (isNames(text) || (isShortLine(text) && !isAboveParagraph(each, around))) return "byline";
  return look.centred ? "deck" : undefined;
}

/** True if a long paragraph follows. Then a short line is a byline only if it has a surname; above verse any short line is one. */
function isAboveParagraph(each: LookingBlock, { blocks }: Surroundings): boolean {
  const next = blocks[blocks.indexOf(each) + 1];
  return next !== undefined && [...textOf(next.block)].length >= SHORTEST_PARAGRAPH;
}

/** True if this is the last line above the copy, and another like it follows: each heads the copy below it (简讯三则). */
function isLikeLater(each: LookingBlock, around: Surroundings): boolean {
  const { bold, size = around.body } = each.look;
  if (each !== around.heads.at(-1) || !(bold || size > around.body)) return false;
  return around.blocks.some(
    ({ look }, index) =>
      index > around.blocks.indexOf(each) &&
      look.bold === bold &&
      (look.size ?? around.body) === size &&
      isHeadOfCopy(index, around),
  );
}

/** True if a short centred line is alone between paragraphs that are not centred. */
function isHeadOfCopy(index: number, { blocks }: Surroundings): boolean {
  const [before, each, next] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  if (each?.look.centred !== true || before?.block.kind === "picture" || before?.look.centred === true) return false;
  if (next?.block.kind !== "text" || next.look.centred) return false;
  const text = textOf(each.block);
  if (!/\p{L}/u.test(text) || [...text].length > LONGEST_HEAD || isByline(text)) return false;
  return !/[，。；：！？…、）)]$/u.test(text);
}

/** True if a line is right below the headline, so that it may be the headline's second line. */
function isNextTo(heads: readonly LookingBlock[], headline: LookingBlock, block: SourceBlock): boolean {
  return heads[heads.indexOf(headline) + 1]?.block === block;
}

function isLast(blocks: readonly LookingBlock[], index: number): boolean {
  return blocks.slice(index + 1).every(({ block, look }) => block.kind !== "text" || look.atRight);
}

/** True if a line right below a picture is centred, or smaller than the copy. */
function isBelowPicture(index: number, look: BlockLook, text: string, { blocks, body }: Surroundings): boolean {
  const isSet = look.centred || (look.size !== undefined && look.size < body);
  return blocks[index - 1]?.block.kind === "picture" && isSet && text.length <= 2 * LONGEST_HEAD;
}

/** The size of most characters. Those without a size have Word's default. */
function usualSize(blocks: readonly LookingBlock[]): number {
  const counts = new Map<number, number>();
  for (const { block, look } of blocks) {
    if (block.kind !== "text") continue;
    const size = look.size ?? WORD_SIZE;
    counts.set(size, (counts.get(size) ?? 0) + copyText(block.text).length);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? WORD_SIZE;
}

/** 五号, Word's default for Chinese text. */
const WORD_SIZE = 10.5;
