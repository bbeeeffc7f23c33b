import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
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
import type { StyleLook } from "./styles.ts";
import { EMPHASIS } from "./survey.ts";
import type { WordNode } from "./tree.ts";

type Paragraph = Extract<WordNode, { readonly type: "paragraph" }>;
type Table = Extract<WordNode, { readonly type: "table" | "tableRow" }>;
type Cell = Extract<WordNode, { readonly type: "tableCell" }>;
type Image = Extract<WordNode, { readonly type: "image" }>;

export interface WordPlaces {
  /** The span of a paragraph by its number, from 0. */
  readonly spanOf: (paragraph: number) => Span;
  /** Of the bookmarks that number paragraphs from 1. */
  readonly prefix: string;
  /** The number that Word itself writes before a paragraph, by the paragraph's number from 0; undefined: none. */
  readonly numberOf: (paragraph: number) => string | undefined;
  readonly styleOf: (style: string | null) => StyleLook;
}

interface WordReading {
  readonly blocks: readonly LookingBlock[];
  /** Numbers of lists, which Word writes by itself. */
  readonly numbers: readonly string[];
  /** Every text that was read. */
  readonly inks: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A paragraph of short lines is verse; longer ones were parted by a soft return instead of a paragraph. */
const LONGEST_VERSE = 16;

/** A Word document's tree as blocks, each with its look. */
export async function blocksOf(tree: readonly WordNode[], places: WordPlaces): Promise<WordReading> {
  const desk: Desk = { places, at: 0, blocks: [], numbers: [], inks: [], diagnostics: [] };
  for (const node of tree) await readBlock(node, desk);
  return { ...desk, blocks: listed(desk) };
}

interface Desk {
  readonly places: WordPlaces;
  at: number;
  readonly blocks: Found[];
  readonly numbers: string[];
  readonly inks: string[];
  readonly diagnostics: Diagnostic[];
}

/** A block, and the list that it is an item of. */
interface Found extends LookingBlock {
  readonly list: { readonly numbered: boolean; readonly number: string | undefined } | undefined;
}

/** A paragraph's lines: Shift+Enter parts them. */
interface Inks {
  readonly lines: CopyRun[][];
  readonly pictures: Image[];
  /** Of each line's runs. */
  readonly sizes: number[][];
  /** Of the run that is being read; undefined: it names none. */
  size: number | undefined;
  bold: boolean;
}

/** A picture that stands by itself is one of VML: mammoth puts it behind its paragraph. */
async function readBlock(node: WordNode, desk: Desk): Promise<void> {
  if (node.type === "paragraph") await readParagraph(node, desk);
  else if (node.type === "table") await readTable(node, desk);
  else if (node.type === "image") await hangPictures([node], desk.places.spanOf(desk.at), desk);
}

async function readParagraph(node: Paragraph, desk: Desk): Promise<void> {
  const inks = inksOf(node, desk);
  const span = desk.places.spanOf(desk.at);
  await hangPictures(inks.pictures, span, desk);
  const found = inks.lines.flatMap((line, index) => {
    const text = trimmed(line);
    return text.length === 0 ? [] : [{ text, look: lookOf(node, inks, index, desk.places) }];
  });
  const [first, ...rest] = found;
  if (first === undefined) return;
  const lines = found.map(({ text }) => text);
  const isVerse = lines.length > 1 && lines.every((line) => length(line) <= LONGEST_VERSE) && desk.blocks.length > 0;
  if (isVerse && !first.look.centred) {
    desk.blocks.push({ block: { kind: "verse", lines, span }, look: first.look, list: undefined });
    return;
  }
  desk.blocks.push({ block: textBlock(first.text, span), look: first.look, list: listOf(node, desk) });
  for (const { text, look } of rest) desk.blocks.push({ block: textBlock(text, span), look, list: undefined });
}

async function hangPictures(images: readonly Image[], span: Span, desk: Desk): Promise<void> {
  for (const image of images) {
    const picture = await pictureOf(image);
    desk.blocks.push({ block: { kind: "picture", picture, words: "", span }, look: PLAIN_LOOK, list: undefined });
  }
}

function listOf({ numbering }: Paragraph, { places, at }: Desk): Found["list"] {
  return numbering === null ? undefined : { numbered: numbering.isOrdered, number: places.numberOf(at) };
}

function length(text: readonly CopyRun[]): number {
  return text.reduce((sum, each) => sum + [...each.text].length, 0);
}

const PLAIN_LOOK: BlockLook = { size: undefined, centred: false, atRight: false, bold: false, style: "" };

/** A line's look. What the paragraph does not say itself, its style says. */
function lookOf(
  { alignment, styleId, styleName }: Paragraph,
  { sizes, bold }: Inks,
  line: number,
  places: WordPlaces,
): BlockLook {
  const style = places.styleOf(styleId);
  const aligned = alignment ?? style.alignment;
  const own = sizes[line] ?? [];
  return {
    size: own.length === 0 ? style.size : Math.max(...own),
    centred: aligned === "center",
    atRight: aligned === "right" || aligned === "end",
    bold,
    style: (styleName ?? "").toLowerCase(),
  };
}

function inksOf(node: Paragraph, desk: Desk): Inks {
  const inks: Inks = { lines: [[]], pictures: [], sizes: [[]], size: undefined, bold: false };
  const number = node.children.find(
    (each) => each.type === "bookmarkStart" && each.name.startsWith(desk.places.prefix),
  );
  if (number?.type === "bookmarkStart") desk.at = Number(number.name.slice(desk.places.prefix.length)) - 1;
  for (const each of node.children) readNode(each, "plain", inks, desk);
  return inks;
}

type Style = CopyRun["style"];

function readNode(node: WordNode, style: Style, inks: Inks, desk: Desk): void {
  switch (node.type) {
    case "text":
      put(node.value, style, inks, desk);
      break;
    case "tab":
      put("\t", style, inks, desk);
      break;
    case "break":
      inks.lines.push([]);
      inks.sizes.push([]);
      break;
    case "image":
      inks.pictures.push(node);
      break;
    case "run":
      readRun(node, style, inks, desk);
      break;
    case "hyperlink":
      if (node.href && node.children.length > 0) tellLink(node.href, desk);
      for (const child of node.children) readNode(child, style, inks, desk);
      break;
    default:
      break;
  }
}

/** Once for the runs of one link. */
function tellLink(address: string, { diagnostics, places, at }: Desk): void {
  const span = places.spanOf(at);
  const last = diagnostics.at(-1);
  const isSame = last?.code === "link-address" && last.arguments["address"] === address;
  if (!isSame || last.span.start !== span.start) diagnostics.push(warningAt(span, "link-address", { address }));
}

function readRun(node: Extract<WordNode, { readonly type: "run" }>, style: Style, inks: Inks, desk: Desk): void {
  const before = inks.size;
  if (typeof node.fontSize === "number") inks.size = node.fontSize;
  inks.bold ||= node.isBold;
  const own = node.isBold ? "strong" : style;
  for (const child of node.children) readNode(child, node.styleId === EMPHASIS ? "emphasis" : own, inks, desk);
  inks.size = before;
}

function put(text: string, style: Style, { lines, sizes, size }: Inks, desk: Desk): void {
  desk.inks.push(text);
  if (size !== undefined) sizes.at(-1)?.push(size);
  const line = lines.at(-1) ?? [];
  const last = line.at(-1);
  if (last !== undefined && last.style === style) line[line.length - 1] = { style, text: last.text + text };
  else line.push({ text, style });
}

async function pictureOf(image: Image): Promise<CopyPicture | undefined> {
  try {
    const ending = (image.contentType ?? "").split(/[/+]/)[1]?.replace(/^x-/, "") ?? "bin";
    return { bytes: await image.readAsBuffer(), name: `picture.${ending}` };
  } catch {
    // The package names a picture that it does not hold: a place for one stays.
    return undefined;
  }
}

/**
 * The rows of a table, a cell's paragraphs as one; a merged cell's words stand in the first, its pictures behind the table. A table of one column is a
 * frame round copy.
 */
async function readTable(node: Table, desk: Desk): Promise<void> {
  if (node.children.every((row) => row.type === "tableRow" && row.children.length === 1 && cellsIn(row).length === 1)) {
    for (const child of node.children.flatMap(cellsIn).flatMap(({ children }) => children))
      await readBlock(child, desk);
    return;
  }
  const before = desk.at;
  const pictures: Image[] = [];
  // A row whose cells are all deleted goes with them.
  const cells = node.children.flatMap((row) =>
    row.type === "tableRow" && row.children.length > 0
      ? [cellsIn(row).map((cell) => ({ ...cell, text: cellText(cell, pictures, desk) }))]
      : [],
  );
  const { rows, merged } = partedCells(cells);
  const span = desk.places.spanOf(before + 1);
  if (merged) desk.diagnostics.push(warningAt(span, "word-cells"));
  if (rows.length > 0) desk.blocks.push({ block: { kind: "table", rows, span }, look: PLAIN_LOOK, list: undefined });
  await hangPictures(pictures, span, desk);
}

function cellsIn(row: WordNode): readonly Cell[] {
  return row.type === "tableRow" ? row.children.filter((cell) => cell.type === "tableCell") : [];
}

/** All text of a cell, tables in it included, in one line. */
function cellText(node: Cell | Table, pictures: Image[], desk: Desk): readonly CopyRun[] {
  const before = desk.at;
  const texts = node.children.flatMap((child): readonly (readonly CopyRun[])[] => {
    if (child.type === "paragraph") {
      const inks = inksOf(child, desk);
      pictures.push(...inks.pictures);
      const [first = [], ...rest] = inks.lines.map(trimmed);
      return [behindNumber(first, listOf(child, desk), desk), ...rest];
    }
    if (child.type === "image") pictures.push(child);
    const isTable = child.type === "table" || child.type === "tableRow" || child.type === "tableCell";
    return isTable ? [cellText(child, pictures, desk)] : [];
  });
  const lines = texts.filter((text) => text.length > 0);
  if (node.type === "tableCell" && lines.filter(isSentence).length > 1)
    desk.diagnostics.push(warningAt(desk.places.spanOf(before + 1), "copy-in-cell", { count: lines.length }));
  return inOneLine(lines, " ");
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
