// Reads HTML into blocks, as a browser would show it: white space, breaks, lists, tables, raised characters, hidden elements. Bodies of a CMS and whole web
// pages (read-web.ts) both go through here. Everything that is not shown is reported as taken.
import { parseFragment } from "parse5";
import { addAll, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { scriptText } from "../../base/scripts.ts";
import type { Span } from "../../base/source.ts";
import { isWideCharacter } from "../../engine/manifest/markup/characters.ts";
import {
  CONTAINERS,
  childrenOf,
  dotsOf,
  HEADINGS,
  HTML_LISTS,
  type HtmlElement,
  type HtmlNode,
  htmlAttribute,
  htmlDepth,
  htmlItems,
  htmlText,
  isHidden,
  isLayout,
  isRound,
  isStruck,
  NO_COPY,
  rowsIn,
} from "./html.ts";
import {
  type CopyPicture,
  type CopyRun,
  copyText,
  inOneLine,
  partedCells,
  type SourceBlock,
  type SourceCell,
  type Taken,
  textBlock,
  trimmed,
} from "./proposal.ts";
import type { FindPicture } from "./source.ts";

/** The blocks of a body in HTML, and the parts of it that are no copy. */
interface HtmlReading {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
  readonly added: readonly string[];
  readonly counted: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** No story's page nests so deeply; deeper ones are made to overflow readers. */
export const MOST_DEPTH = 200;

/** Reads a body in HTML, as a CMS sends it: paragraphs, headings, lists, tables, quotations, pictures with captions. */
export function readHtml(html: string, span: Span, picture: FindPicture): HtmlReading {
  return readNodes(parseFragment(html).childNodes, { span, picture, page: undefined });
}

interface HtmlWish {
  /** For things without a place of their own. */
  readonly span: Span;
  readonly picture: FindPicture;
  /** True for a whole page, which its reader counts: its headlines are copy, and its scripts need no message. */
  readonly page: { readonly headline: HtmlElement | undefined } | undefined;
}

/** Reads nodes of a tree, one after another. */
export function readNodes(nodes: readonly HtmlNode[], wish: HtmlWish): HtmlReading {
  const { span } = wish;
  const desk: Desk = {
    ...wish,
    blocks: [],
    taken: [],
    added: [],
    counted: [],
    diagnostics: [],
    pictures: [],
    open: [],
    blank: 0,
    begins: true,
    isPre: false,
  };
  if (nodes.some((node) => htmlDepth(node) >= MOST_DEPTH)) {
    const deep = errorAt(span, "document-deep", { depth: MOST_DEPTH });
    return { blocks: [], taken: [], added: [], counted: [], diagnostics: [deep] };
  }
  for (const node of nodes) {
    raiseScripts(node, undefined, (text) => desk.diagnostics.push(warningAt(span, "word-flattened", { text })));
    if (wish.page === undefined) desk.counted.push(htmlText(node));
    readNode(node, desk);
  }
  flush(desk);
  return desk;
}

interface Desk extends Pick<HtmlWish, "picture" | "page"> {
  /** The state of the reader. */
  span: Span;
  readonly blocks: SourceBlock[];
  readonly taken: Taken[];
  readonly added: string[];
  readonly counted: string[];
  readonly diagnostics: Diagnostic[];
  /** Pictures of a list or a table follow it, since house markup allows none inside. */
  readonly pictures: SourceBlock[];
  /** The paragraph that is being filled. */
  open: CopyRun[];
  /** Empty lines and elements above it. */
  blank: number;
  /** True if it begins an element: otherwise a break is above it. */
  begins: boolean;
  /** True if lines of the source are lines. */
  isPre: boolean;
}

type HtmlRole = "quote" | "headline" | "subhead" | "caption" | undefined;

/** Ends the open paragraph. */
function flush(desk: Desk, role?: HtmlRole): void {
  const text = collapsed(desk.page === undefined ? desk.open : desk.open.map(withBlanks));
  desk.open = [];
  if (text.length === 0) return;
  desk.blocks.push(textBlock(text, desk.span, { role, gap: desk.blank + (desk.begins ? 1 : 0) }));
  desk.blank = 0;
  desk.begins = false;
}

function readNode(node: HtmlNode, desk: Desk, style: CopyRun["style"] = "plain"): void {
  if (node.nodeName === "#text" && "value" in node) readWords(node.value, desk, style);
  else if ("tagName" in node) readElement(node, desk, style);
}

function readWords(words: string, desk: Desk, style: CopyRun["style"]): void {
  for (const [at, text] of (desk.isPre ? words.split("\n") : [words]).entries()) {
    if (at > 0) flush(desk);
    desk.open.push({ text, style });
  }
}

function readElement(node: HtmlElement, desk: Desk, around: CopyRun["style"]): void {
  const name = node.tagName;
  const style = styleIn(node, around);
  desk.span = placeOf(node, desk.span);
  if (isSetAside(node, desk)) return;
  const role = roleOf(node, desk);
  if (role !== undefined) within(node, desk, { role, style: role === "headline" ? "plain" : style });
  else if (HTML_LISTS.has(name)) readList(node, desk);
  else if (name === "table") readTable(node, desk);
  else if (name === "img") readImage(node, desk);
  else if (name === "hr" && desk.page !== undefined) desk.blocks.push({ kind: "end", span: desk.span });
  else if (name === "ruby") readRuby(node, desk, style);
  else if (name === "pre") readLines(node, desk, style);
  else if (name === "br" || name === "h1" || CONTAINERS.has(name)) within(node, desk, { role: undefined, style });
  else readInline(node, desk, style);
}

function styleIn(node: HtmlElement, around: CopyRun["style"]): CopyRun["style"] {
  const hasDots = dotsOf(node);
  if (hasDots === true) return "emphasis";
  return hasDots === false && around === "emphasis" ? "plain" : around;
}

/** Adds to `taken` anything that is no copy. */
function isSetAside(node: HtmlElement, desk: Desk): boolean {
  const { taken, span, page } = desk;
  if (NO_COPY.has(node.tagName)) drop(node, desk);
  else if (page !== undefined && isRound(node)) taken.push({ reason: "furniture", text: htmlText(node), span });
  else if (node.tagName === "del") leave(node, "deleted", desk);
  else if (isHidden(node)) leave(node, "hidden", desk);
  else return false;
  return true;
}

function roleOf(node: HtmlElement, { page, blocks }: Desk): HtmlRole {
  const name = node.tagName;
  if (node === page?.headline) return "headline";
  if (name === "h1" && page !== undefined) {
    // Above the headline that a page's title names is the name of its site.
    const isBelow = blocks.some((block) => block.kind === "text" && block.role === "headline");
    return page.headline === undefined || isBelow ? "headline" : undefined;
  }
  if (HEADINGS.test(name)) return "subhead";
  if (name === "blockquote") return "quote";
  return name === "figcaption" ? "caption" : undefined;
}

function readInline(node: HtmlElement, desk: Desk, style: CopyRun["style"]): void {
  const name = node.tagName;
  const own = name === "b" || name === "strong" ? "strong" : name === "em" ? "emphasis" : style;
  if (name === "q") add("“", desk, own);
  for (const child of node.childNodes) readNode(child, desk, own);
  if (name === "q") add("”", desk, own);
  const address = name === "a" ? htmlAttribute(node, "href") : undefined;
  if (address !== undefined) desk.diagnostics.push(warningAt(desk.span, "link-address", { address }));
  if (isStruck(node)) tellWords("word-struck", htmlText(node), desk);
}

/** Text that a browser shows although the source has no characters for it. */
function add(text: string, { open, added }: Desk, style: CopyRun["style"]): void {
  open.push({ text, style });
  added.push(text);
}

type WordsCode = "deleted-text" | "word-hidden" | "word-struck" | "word-ruby";

function tellWords(code: WordsCode, text: string, desk: Desk): void {
  const words = text.replaceAll(/\s+/gu, " ").trim();
  if (words !== "") desk.diagnostics.push(warningAt(desk.span, code, { text: words }));
}

/** Leaves out an element that a browser does not show, or that the author has deleted. */
function leave(node: HtmlElement, reason: "deleted" | "hidden", desk: Desk): void {
  const text = htmlText(node);
  desk.taken.push({ reason, text, span: desk.span });
  tellWords(reason === "deleted" ? "deleted-text" : "word-hidden", text, desk);
}

/** House markup has no ruby: each reading follows its words in brackets. */
function readRuby(node: HtmlElement, desk: Desk, style: CopyRun["style"]): void {
  const from = desk.open.length;
  let reading = "";
  const end = (): void => {
    if (reading.trim() === "") return;
    add("（", desk, style);
    desk.open.push({ text: reading.trim(), style });
    add("）", desk, style);
    reading = "";
  };
  for (const child of node.childNodes) {
    const name = child.nodeName;
    if (name === "rp") desk.taken.push({ reason: "markup", text: htmlText(child), span: desk.span });
    else if (name === "rt" || name === "rtc") reading += htmlText(child);
    else {
      if (htmlText(child).trim() !== "") end();
      readNode(child, desk, style);
    }
  }
  end();
  tellWords("word-ruby", copyText(desk.open.slice(from)), desk);
}

interface Stand {
  readonly role: HtmlRole;
  /** Of the surrounding element: `<b><p>…</p></b>`. */
  readonly style: CopyRun["style"];
}

/** An element with paragraphs of its own; a break ends a line, and copy's lines are paragraphs. */
function within(node: HtmlElement, desk: Desk, { role, style }: Stand): void {
  const isBlank = desk.open.every(({ text }) => text.trim() === "") && htmlText(node).trim() === "";
  flush(desk);
  if (isBlank) desk.blank++;
  if (node.tagName !== "br") desk.begins = true;
  const from = desk.blocks.length;
  for (const child of node.childNodes) readNode(child, desk, style);
  flush(desk, role);
  if (isStruck(node)) tellWords("word-struck", htmlText(node), desk);
  if (role === undefined) return;
  if (role === "caption" || role === "subhead") joinLines(from, desk);
  for (let at = from; at < desk.blocks.length; at++) {
    const block = desk.blocks[at];
    if (block?.kind === "text" && block.role === undefined) desk.blocks[at] = { ...block, role };
  }
}

/** The lines of one caption or subhead, separated by breaks. */
function joinLines(from: number, { blocks }: Desk): void {
  const lines = blocks.slice(from);
  const [first] = lines;
  if (first?.kind !== "text" || lines.length < 2 || lines.some(({ kind }) => kind !== "text")) return;
  const texts = lines.flatMap((line) => (line.kind === "text" ? [line.text] : []));
  blocks.splice(from, lines.length, { ...first, text: inOneLine(texts, "\u3000") });
}

/** The line in which an element begins, if the parser has it. */
function placeOf({ sourceCodeLocation: place }: HtmlElement, span: Span): Span {
  const start = place?.startOffset;
  return start === undefined ? span : { ...span, start, end: start + 1 };
}

function readLines(node: HtmlElement, desk: Desk, style: CopyRun["style"]): void {
  const { isPre } = desk;
  desk.isPre = true;
  within(node, desk, { role: undefined, style });
  desk.isPre = isPre;
}

function drop(node: HtmlElement, desk: Desk): void {
  const text = htmlText(node);
  desk.taken.push({ reason: "script", text, span: desk.span });
  const isUsual =
    desk.page !== undefined && (/^(?:script|style|noscript|template)$/.test(node.tagName) || text.trim() === "");
  if (!isUsual) desk.diagnostics.push(warningAt(desk.span, "script-in-copy", { element: `<${node.tagName}>` }));
}

/** Reads a picture. Its `alt`, for readers who do not see it, is no copy. */
function readImage(node: HtmlElement, desk: Desk): void {
  flush(desk);
  const words = htmlAttribute(node, "alt")?.trim() ?? "";
  desk.counted.push(words);
  if (words !== "") desk.taken.push({ reason: "key", text: words, span: desk.span });
  desk.blocks.push({ kind: "picture", picture: pictureOf(node, desk.picture), words: "", span: desk.span });
}

/**
 * A list inside a list is placed between its items, since house markup has no levels. If house markup would number the items differently from the source, they
 * become paragraphs with their numbers as text.
 */
function readList(node: HtmlElement, desk: Desk): void {
  flush(desk);
  const items = htmlItems(node).map(({ node: item, lists, number }) => {
    const isItself = lists.some((list) => list === item);
    return { lists, number, text: isItself ? [] : lineOf(item, desk, lists) };
  });
  const written = items.filter(({ text }) => text.length > 0);
  const isBulleted = written.every(({ number }) => number === undefined);
  const isFlat = items.every(({ lists }) => lists.length === 0);
  const isAsWritten = isBulleted || (isFlat && written.every(({ number }, at) => number === `${at + 1}.`));
  let level: (readonly CopyRun[])[] = [];
  for (const { text, number, lists } of items) {
    if (text.length > 0 && isAsWritten) level.push(text);
    else if (text.length > 0) hangList([numbered(text, number, desk)], false, desk);
    if (lists.length === 0) continue;
    hangList(level, false, desk);
    level = [];
    for (const list of lists) readList(list, desk);
  }
  hangList(level, !isBulleted, desk);
  hangPictures(desk);
}

/** A single item is a paragraph. */
function hangList(items: readonly (readonly CopyRun[])[], isNumbered: boolean, desk: Desk): void {
  const { span } = desk;
  if (items.length > 1) {
    if (isNumbered) for (const [at] of items.entries()) desk.added.push(`${at + 1}.`);
    desk.blocks.push({ kind: "list", numbered: isNumbered, items, span });
    return;
  }
  for (const item of items) {
    const text = isNumbered ? numbered(item, "1.", desk) : item;
    desk.blocks.push(textBlock(text, span));
  }
}

function numbered(text: readonly CopyRun[], number: string | undefined, { added }: Desk): readonly CopyRun[] {
  if (number === undefined) return text;
  added.push(number);
  return [{ text: `${number} `, style: text[0]?.style ?? "plain" }, ...text];
}

function hangPictures(desk: Desk): void {
  addAll(desk.blocks, desk.pictures.splice(0));
}

/** Reads a table. A table of one column is a frame round copy, as mail programs and old pages make it; so is a layout table with headings or tables. */
function readTable(node: HtmlElement, desk: Desk): void {
  flush(desk);
  const rows = rowsIn(node, (row) => leave(row, "hidden", desk));
  if (rows.every((cells) => cells.length < 2) || (desk.page !== undefined && isLayout(node))) {
    for (const cell of rows.flat()) within(cell, desk, { role: undefined, style: "plain" });
    return;
  }
  const parted = partedCells(rows.map((cells) => cells.map((cell) => cellOf(cell, desk))));
  if (parted.merged) desk.diagnostics.push(warningAt(desk.span, "word-cells"));
  desk.blocks.push({ kind: "table", rows: parted.rows, span: desk.span });
  hangPictures(desk);
}

function cellOf(node: HtmlElement, desk: Desk): SourceCell {
  const span = (name: string): number => Number(htmlAttribute(node, name) ?? 1);
  return { text: lineOf(node, desk, []), colSpan: span("colspan"), rowSpan: span("rowspan") };
}

/** All copy below a node in one line, except for some of its children. */
function lineOf(node: HtmlNode, desk: Desk, without: readonly HtmlNode[]): readonly CopyRun[] {
  const inner: Desk = { ...desk, blocks: [], pictures: [], open: [] };
  const isText = !("tagName" in node);
  for (const child of isText ? [node] : childrenOf(node)) if (!without.includes(child)) readNode(child, inner);
  flush(inner);
  addAll(
    desk.pictures,
    inner.blocks.filter(({ kind }) => kind === "picture"),
  );
  return inOneLine(inner.blocks.flatMap(textsOfBlock), " ");
}

// HTML's text as a browser shows it: white space, raised characters, blocks in one line.

/**
 * Raised and lowered characters become Unicode's, if it has them: 10³ is not 103.
 * @param tell reports words without such characters
 */
function raiseScripts(node: HtmlNode, way: "up" | "down" | undefined, tell: (text: string) => void): void {
  if (way !== undefined && node.nodeName === "#text" && "value" in node && node.value.trim() !== "") {
    const raised = scriptText(node.value, way);
    if (raised === undefined) tell(node.value.trim());
    else node.value = raised;
  }
  const own = node.nodeName === "sup" ? "up" : node.nodeName === "sub" ? "down" : way;
  for (const child of childrenOf(node)) raiseScripts(child, own, tell);
}

/** Non-breaking blanks in rows, with which old pages indent paragraphs and separate words. */
function withBlanks({ text, style }: CopyRun): CopyRun {
  return { text: text.replace(/[ \t\r\n\f]*\u00a0[ \t\r\n\f\u00a0]+/g, " "), style };
}

/** White space as HTML shows it: one blank, and none if a line of source ends between Han characters. */
function collapsed(text: readonly CopyRun[]): readonly CopyRun[] {
  let before = 0;
  const kept = text.map(({ text: part, style }) => {
    const flat = part.replace(/[ \t\r\n\f]+/g, (white, at: number) => {
      const left = part.codePointAt(at - 1) ?? before;
      const right = part.codePointAt(at + white.length) ?? 0;
      return white.includes("\n") && isWideCharacter(left) && isWideCharacter(right) ? "" : " ";
    });
    before = flat.codePointAt(flat.length - 1) ?? before;
    return { text: flat, style };
  });
  return trimmed(kept);
}

export function textsOfBlock(block: SourceBlock): readonly (readonly CopyRun[])[] {
  if (block.kind === "text") return [block.text];
  if (block.kind === "list")
    return block.items.map((item, at) => (block.numbered ? [{ text: `${at + 1}. `, style: "plain" }, ...item] : item));
  return block.kind === "table" ? block.rows.flat().filter((cell) => copyText(cell) !== "") : [];
}

/** Attributes in which pages that load pictures late have the address; `src` then has a dot, or the copy that a browser saved. */
const ADDRESSES = ["src", "data-src", "data-original"] as const;

/** The picture of an `<img>`: beside the source, in the folder that a browser saved with the page, or in its address itself. */
function pictureOf(node: HtmlElement, find: FindPicture): CopyPicture | undefined {
  const addresses = ADDRESSES.flatMap((name) => htmlAttribute(node, name)?.trim() || []);
  for (const address of addresses.filter((each) => !each.startsWith("data:"))) {
    const path = address.replace(/[?#].*$/, "").replace(/^\.\//, "");
    const isLocal = !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path);
    const found = find(address) ?? (isLocal ? find(path) : undefined) ?? find(path.slice(path.lastIndexOf("/") + 1));
    if (found !== undefined) return found;
  }
  return addresses.flatMap((address) => writtenOut(address) ?? [])[0];
}

/** A dot that holds a place until the page is scrolled is smaller. */
const SMALLEST = 200;

/** A picture inside its address: `data:image/png;base64,…`. */
function writtenOut(address: string): CopyPicture | undefined {
  const [, type = "", text = ""] = /^data:image\/([a-z+.-]+);base64,(.*)$/is.exec(address) ?? [];
  const bytes = Buffer.from(text, "base64");
  return bytes.length < SMALLEST ? undefined : { bytes, name: `picture.${type.replace(/\+.*$/, "")}` };
}
