import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import type { Span } from "../../../base/source.ts";
import { partedCells } from "../merged-cells.ts";
import {
  type CopyPicture,
  type CopyRun,
  copyText,
  inOneLine,
  type SourceBlock,
  textBlock,
  trimmed,
} from "../proposal.ts";
import type { BlockLook, LookingBlock } from "./heads.ts";
import type { WordItem } from "./numbers.ts";
import type { WordBlock, WordCell, WordParagraph, WordTable } from "./reader.ts";

export interface WordPlaces {
  /** The span of a paragraph by its number, from 0. */
  readonly spanOf: (paragraph: number) => Span;
  /** The picture that an id stands for; undefined: the package does not hold it. */
  readonly pictureOf: (id: string) => CopyPicture | undefined;
}

interface WordReading {
  readonly blocks: readonly LookingBlock[];
  /** Numbers of lists, which Word writes by itself. */
  readonly numbers: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A paragraph of short lines is verse; longer ones were parted by a soft return instead of a paragraph. */
const LONGEST_VERSE = 16;

/** A document's blocks, each with its look. */
export function blocksOf(read: readonly WordBlock[], places: WordPlaces): WordReading {
  const desk: Desk = { places, blocks: [], numbers: [], diagnostics: [] };
  for (const block of read) readBlock(block, desk);
  return { ...desk, blocks: listed(desk) };
}

interface Desk {
  readonly places: WordPlaces;
  readonly blocks: Found[];
  readonly numbers: string[];
  readonly diagnostics: Diagnostic[];
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
  if (first === undefined) return;
  const lines = found.map(({ text }) => text);
  const isVerse = lines.length > 1 && lines.every((line) => length(line) <= LONGEST_VERSE) && desk.blocks.length > 0;
  if (isVerse && !first.look.centred) {
    desk.blocks.push({ block: { kind: "verse", lines, span }, look: first.look, list: undefined });
    return;
  }
  desk.blocks.push({ block: textBlock(first.text, span), look: first.look, list: paragraph.item });
  for (const { text, look } of rest) desk.blocks.push({ block: textBlock(text, span), look, list: undefined });
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
    size: own.length === 0 ? style.size : Math.max(...own),
    centred: alignment === "center",
    atRight: alignment === "right" || alignment === "end",
    bold: isBold,
    style: (style.name ?? "").toLowerCase(),
  };
}

/**
 * The rows of a table, a cell's paragraphs as one; a merged cell's words stand in the first, its pictures behind the table. A table of one column is a
 * frame round copy.
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

/** All text of a cell, tables in it included, in one line. */
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
  pictures.push(...block.pictures);
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

/** Items that follow one another become a list where house markup numbers them as Word does; others are paragraphs behind their numbers. */
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
      if (first.list.numbered) numbers.push(...items.map((_, number) => `${number + 1}.`));
      made.push({
        block: { kind: "list", numbered: first.list.numbered, items, span: first.block.span },
        look: first.look,
      });
    } else made.push(...found.map((each) => ({ block: numberedBlock(each, desk), look: each.look })));
    index = end;
  }
  return made;
}

function numberedBlock({ block, list }: Found, desk: Desk): SourceBlock {
  return block.kind === "text" ? { ...block, text: behindNumber(block.text, list, desk) } : block;
}

/** Behind a Latin number stands a blank: 1. and a). */
function behindNumber(text: readonly CopyRun[], list: Found["list"], { numbers }: Desk): readonly CopyRun[] {
  if (list?.numbered !== true || list.number === undefined) return text;
  const { number } = list;
  numbers.push(number);
  const style = text[0]?.style ?? "plain";
  return [{ text: /[!-~]$/.test(number) ? `${number} ` : number, style }, ...text];
}
