import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { type Diagnostic, errorAt, warningAt } from "../base/diagnostic.ts";
import { scriptForm } from "../base/scripts.ts";
import type { Span } from "../base/source.ts";
import { isWideCharacter } from "../manifest/markup-join.ts";
import { partedCells, type SourceCell } from "./merged-cells.ts";
import { type CopyRun, copyText, type SourceBlock, type Taken, trimmed } from "./proposal.ts";
import type { FindPicture } from "./source.ts";

type HtmlNode = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The blocks of a body in HTML, and what of it is no copy. */
export interface HtmlReading {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
  readonly counted: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Parts of web pages that hold no copy. */
const NO_COPY: ReadonlySet<string> = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "noscript",
  "template",
  "svg",
  "math",
]);
const HEADINGS = /^h[1-6]$/;
const CONTAINERS: ReadonlySet<string> = new Set([
  "p",
  "div",
  "section",
  "article",
  "header",
  "footer",
  "main",
  "aside",
  "figure",
  "figcaption",
  "pre",
  "address",
  "hr",
  "dl",
  "dt",
  "dd",
]);
const LISTS: ReadonlySet<string> = new Set(["ul", "ol"]);
/** No story's page nests so deeply; deeper ones are made to exhaust their readers. */
const MOST_DEPTH = 200;

/** Reads a body in HTML, as a CMS sends it: paragraphs, headings, lists, tables, quotations, pictures with captions. */
export function readHtml(html: string, span: Span, picture: FindPicture): HtmlReading {
  const root = parseFragment(html);
  const desk: Desk = { span, picture, blocks: [], taken: [], diagnostics: [], open: [] };
  if (depthOf(root) > MOST_DEPTH) {
    const deep = errorAt(span, "document-deep", { depth: MOST_DEPTH });
    return { blocks: [], taken: [], counted: [], diagnostics: [deep] };
  }
  raise(root, undefined);
  for (const child of root.childNodes) readNode(child, desk);
  flush(desk);
  return { ...desk, counted: [textIn(root)] };
}

interface Desk {
  readonly span: Span;
  readonly picture: FindPicture;
  readonly blocks: SourceBlock[];
  readonly taken: Taken[];
  readonly diagnostics: Diagnostic[];
  /** The paragraph that is being filled. */
  open: CopyRun[];
}

function depthOf(root: HtmlNode): number {
  let deepest = 0;
  const left: (readonly [HtmlNode, number])[] = [[root, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of childrenOf(node)) left.push([child, depth + 1]);
  }
  return deepest;
}

/** Raised and lowered characters become Unicode's, as far as it has them: 10³ is not 103. */
function raise(node: HtmlNode, way: "up" | "down" | undefined): void {
  if (way !== undefined && node.nodeName === "#text" && "value" in node) {
    const forms = [...node.value].map((character) => scriptForm(character.codePointAt(0) ?? 0, way));
    if (forms.every((form) => form !== undefined)) node.value = String.fromCodePoint(...forms);
  }
  const own = node.nodeName === "sup" ? "up" : node.nodeName === "sub" ? "down" : way;
  for (const child of childrenOf(node)) raise(child, own);
}

function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  if (node.nodeName === "template" && "content" in node) return node.content.childNodes;
  return "childNodes" in node ? node.childNodes : [];
}

function textIn(node: HtmlNode): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return childrenOf(node).map(textIn).join("");
}

/** Ends the paragraph that is open. */
function flush(desk: Desk, role: "quote" | "subhead" | "caption" | undefined = undefined): void {
  const text = collapsed(desk.open);
  desk.open = [];
  if (text.length > 0) desk.blocks.push({ kind: "text", text, span: desk.span, level: undefined, gap: 1, role });
}

function readNode(node: HtmlNode, desk: Desk, style: CopyRun["style"] = "plain"): void {
  if (node.nodeName === "#text" && "value" in node) desk.open.push({ text: node.value, style });
  else if ("tagName" in node) readElement(node, desk, style);
}

function readElement(node: Element, desk: Desk, style: CopyRun["style"]): void {
  const name = node.tagName;
  if (NO_COPY.has(name)) drop(node, desk);
  else if (HEADINGS.test(name)) within(node, desk, "subhead");
  else if (name === "blockquote") within(node, desk, "quote");
  else if (name === "figcaption") within(node, desk, "caption");
  else if (LISTS.has(name)) readList(node, desk);
  else if (name === "table") readTable(node, desk);
  else if (name === "img") readImage(node, desk);
  else if (name === "br" || CONTAINERS.has(name)) within(node, desk, undefined);
  else readInline(node, desk, style);
}

function readInline(node: Element, desk: Desk, style: CopyRun["style"]): void {
  const name = node.tagName;
  const own = name === "b" || name === "strong" ? "strong" : name === "em" ? "emphasis" : style;
  for (const child of node.childNodes) readNode(child, desk, own);
  const address = name === "a" ? attribute(node, "href") : undefined;
  if (address !== undefined) desk.diagnostics.push(warningAt(desk.span, "link-address", { address }));
}

/** An element that stands in paragraphs of its own; a break ends a line, and copy's lines are paragraphs. */
function within(node: Element, desk: Desk, role: "quote" | "subhead" | "caption" | undefined): void {
  flush(desk);
  const from = desk.blocks.length;
  for (const child of node.childNodes) readNode(child, desk);
  flush(desk, role);
  if (role !== "quote") return;
  for (let at = from; at < desk.blocks.length; at++) {
    const block = desk.blocks[at];
    if (block?.kind === "text") desk.blocks[at] = { ...block, role };
  }
}

function drop(node: Element, desk: Desk): void {
  const text = textIn(node);
  desk.taken.push({ reason: "script", text, span: desk.span });
  desk.diagnostics.push(warningAt(desk.span, "script-in-copy", { element: `<${node.tagName}>` }));
}

function readImage(node: Element, desk: Desk): void {
  flush(desk);
  const source = attribute(node, "src") ?? "";
  const name = source.slice(source.lastIndexOf("/") + 1).replace(/[?#].*$/, "");
  desk.blocks.push({ kind: "picture", picture: desk.picture(name), words: "", span: desk.span });
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((each) => each.name === name)?.value;
}

function readList(node: Element, desk: Desk): void {
  flush(desk);
  const items = itemsIn(node).map((item) => lineOf(item, desk));
  const kept = items.filter((item) => item.length > 0);
  if (kept.length > 1)
    desk.blocks.push({ kind: "list", numbered: node.tagName === "ol", items: kept, span: desk.span });
  else
    for (const text of kept)
      desk.blocks.push({ kind: "text", text, span: desk.span, level: undefined, gap: 1, role: undefined });
}

/** Its items; what stands between them is one too. */
function itemsIn(node: Element): readonly HtmlNode[] {
  return node.childNodes.filter((child) => "tagName" in child || textIn(child).trim() !== "");
}

function readTable(node: Element, desk: Desk): void {
  flush(desk);
  const table: SourceCell[][] = [];
  const walk = (each: HtmlNode): void => {
    if (!("tagName" in each)) return;
    if (each.tagName === "tr") {
      table.push(each.childNodes.filter((cell) => "tagName" in cell).map((cell) => cellOf(cell, desk)));
    } else if (each.tagName === "caption") table.push([cellOf(each, desk)]);
    else for (const child of each.childNodes) walk(child);
  };
  for (const child of node.childNodes) walk(child);
  const { rows, merged } = partedCells(table);
  if (merged) desk.diagnostics.push(warningAt(desk.span, "word-cells"));
  if (rows.length > 0) desk.blocks.push({ kind: "table", rows, span: desk.span });
}

function cellOf(node: Element, desk: Desk): SourceCell {
  const span = (name: string): number => Number(attribute(node, name) ?? 1);
  return { text: lineOf(node, desk), colSpan: span("colspan"), rowSpan: span("rowspan") };
}

/** All copy below a node in one line. */
function lineOf(node: HtmlNode, desk: Desk): readonly CopyRun[] {
  const inner: Desk = { ...desk, blocks: [], open: [] };
  for (const child of childrenOf(node)) readNode(child, inner);
  if (!("tagName" in node)) readNode(node, inner);
  flush(inner);
  const blank: CopyRun = { text: " ", style: "plain" };
  const texts = inner.blocks.flatMap(textsOfBlock);
  return texts.flatMap((text, index) => (index === 0 ? text : [blank, ...text]));
}

function textsOfBlock(block: SourceBlock): readonly (readonly CopyRun[])[] {
  if (block.kind === "text") return [block.text];
  if (block.kind === "list") return block.items;
  return block.kind === "table" ? block.rows.flat().filter((cell) => copyText(cell) !== "") : [];
}

/** White as HTML shows it: one blank, and none where a line of source ends between Han characters. */
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
