import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { listFigure } from "./word/number-formats.ts";

// What a tree of HTML says of itself: no copy is made here.

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Parts of web pages that hold no copy. */
export const NO_COPY: ReadonlySet<string> = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "noscript",
  "template",
  "svg",
  "math",
  "video",
  "audio",
  "canvas",
]);
export const HEADINGS = /^h[1-6]$/;
export const CONTAINERS: ReadonlySet<string> = new Set([
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
  "address",
  "center",
  "form",
  "fieldset",
  "legend",
  "nav",
  "details",
  "summary",
  "hgroup",
  "li",
  "hr",
  "dl",
  "dt",
  "dd",
]);

export const HTML_LISTS: ReadonlySet<string> = new Set(["ul", "ol"]);

export function htmlDepth(root: HtmlNode): number {
  let deepest = 0;
  const left: (readonly [HtmlNode, number])[] = [[root, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of childrenOf(node)) left.push([child, depth + 1]);
  }
  return deepest;
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  if (node.nodeName === "template" && "content" in node) return node.content.childNodes;
  return "childNodes" in node ? node.childNodes : [];
}

export function htmlText(node: HtmlNode): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return childrenOf(node).map(htmlText).join("");
}

export function htmlAttribute(node: HtmlElement, name: string): string | undefined {
  return node.attrs.find((each) => each.name === name)?.value;
}

export function isStruck(node: HtmlElement): boolean {
  return node.tagName === "s" || node.tagName === "strike" || /line-through/i.test(htmlAttribute(node, "style") ?? "");
}

const DOTS = /(?:^|[;\s-])text-emphasis(?:-style)?\s*:\s*(none\b)?/i;

/** 着重号, as CSS writes them: whether a style sets them or takes them away; undefined: it says nothing. */
export function dotsOf(node: HtmlElement): boolean | undefined {
  const found = DOTS.exec(htmlAttribute(node, "style") ?? "");
  return found === null ? undefined : found[1] === undefined;
}

export function isHidden(node: HtmlElement): boolean {
  const style = htmlAttribute(node, "style") ?? "";
  return htmlAttribute(node, "hidden") !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** A field that should be plain text; if it holds tags or entities, the text that they stand for. */
export function textOfField(field: string): string {
  const isHtml = /<\/?[a-z][a-z0-9]{0,11}(?:\s[^<>]*)?\/?>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(field);
  return isHtml ? htmlText(parseFragment(field.replaceAll(/<br\b[^<>]*>/gi, " "))).trim() : field;
}

/**
 * The cells of each row; the table's caption is a row.
 * @param leave takes rows that a browser does not show
 */
export function rowsIn(node: HtmlElement, leave: (row: HtmlElement) => void): readonly (readonly HtmlElement[])[] {
  return node.childNodes.flatMap((each): readonly (readonly HtmlElement[])[] => {
    if (!("tagName" in each)) return [];
    if (isHidden(each)) {
      leave(each);
      return [];
    }
    if (each.tagName === "tr") return [each.childNodes.filter((cell) => "tagName" in cell)];
    return each.tagName === "caption" ? [[each]] : rowsIn(each, leave);
  });
}

/** Tables that place the parts of a page hold headings and tables; those of figures do not. */
export function isLayout(table: HtmlElement): boolean {
  const isPart = (node: HtmlNode): boolean => /^(?:h[1-6]|table)$/.test(node.nodeName) || childrenOf(node).some(isPart);
  return table.childNodes.some(isPart);
}

/** An item of a list. */
interface HtmlItem {
  readonly node: HtmlNode;
  /** Lists right in it. */
  readonly lists: readonly HtmlElement[];
  /** What a browser writes before it; undefined: a bullet. */
  readonly number: string | undefined;
}

/** Formats of `type`, as Word calls them. */
const FORMATS: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

/** A list's items; what stands between them is one too. */
export function htmlItems(list: HtmlElement): readonly HtmlItem[] {
  const isBare = /list-style[^;]*\bnone\b/i.test(htmlAttribute(list, "style") ?? "");
  const format = FORMATS[htmlAttribute(list, "type") ?? ""] ?? "decimal";
  const nodes = list.childNodes.filter((child) => "tagName" in child || htmlText(child).trim() !== "");
  const step = htmlAttribute(list, "reversed") === undefined ? 1 : -1;
  let next = whole(htmlAttribute(list, "start")) ?? (step < 0 ? nodes.length : 1);
  return nodes.map((node) => {
    const isItem = "tagName" in node && node.tagName === "li";
    const own = isItem ? (whole(htmlAttribute(node, "value")) ?? next) : next;
    if (isItem) next = own + step;
    const number = isItem && list.tagName === "ol" && !isBare ? `${listFigure(own, format)}.` : undefined;
    return { node, lists: isList(node) ? [node] : childrenOf(node).filter(isList), number };
  });
}

function isList(node: HtmlNode): node is HtmlElement {
  return "tagName" in node && HTML_LISTS.has(node.tagName);
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}
