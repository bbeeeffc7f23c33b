// Questions about a tree of HTML: which part is the copy, which line the headline, what style hides or emphasises. Pages of news sites mark their copy in a few
// known ways; the marks are listed here with the systems that write them. If nothing is marked, the whole body is copy, so that no text is lost.
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { greatest } from "../../base/length.ts";
import { isByline } from "./marks.ts";
import { listFigure } from "./word/number-formats.ts";

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

/** 着重号, as CSS writes them: true if a style sets them, false if it removes them; undefined if it says nothing. */
export function dotsOf(node: HtmlElement): boolean | undefined {
  const found = DOTS.exec(htmlAttribute(node, "style") ?? "");
  return found === null ? undefined : found[1] === undefined;
}

export function isHidden(node: HtmlElement): boolean {
  const style = htmlAttribute(node, "style") ?? "";
  return htmlAttribute(node, "hidden") !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** A field that should be plain text; if it contains tags or entities, their text. */
export function textOfField(field: string): string {
  const isHtml = /<\/?[a-z][a-z0-9]{0,11}(?:\s[^<>]*)?\/?>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(field);
  return isHtml ? htmlText(parseFragment(field.replaceAll(/<br\b[^<>]*>/gi, " "))).trim() : field;
}

/**
 * The cells of each row; the table's caption is a row.
 * @param leave receives rows that a browser does not show
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

/** Layout tables, which place the parts of a page, contain headings and tables; tables of figures do not. */
export function isLayout(table: HtmlElement): boolean {
  const isPart = (node: HtmlNode): boolean => /^(?:h[1-6]|table)$/.test(node.nodeName) || childrenOf(node).some(isPart);
  return table.childNodes.some(isPart);
}

/** An item of a list. */
interface HtmlItem {
  readonly node: HtmlNode;
  /** Lists directly in it. */
  readonly lists: readonly HtmlElement[];
  /** The marker that a browser writes before it; undefined for a bullet. */
  readonly number: string | undefined;
}

/** Formats of `type`, as Word calls them. */
const FORMATS: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

/** A list's items; anything between them counts as one. */
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

/** A saved web page, split into its copy and the rest. */
interface WebParts {
  /** In reading order; no node is inside another. */
  readonly copy: readonly HtmlNode[];
  /** The headline among them, if only its place or its look shows it. */
  readonly headline: HtmlElement | undefined;
  /** The page's title, if nothing in it is a headline. */
  readonly title: string | undefined;
  /** Text of menus, lists of other stories, footers. */
  readonly rest: readonly string[];
  readonly scripts: readonly string[];
  /** `<title>` as it is counted. */
  readonly names: readonly string[];
}

/** Marks of copy, the most reliable first: an attribute with one of its words, or an element. */
const MARKS: readonly (readonly [name: string, word?: string])[] = [
  // WeChat, and Founder's e-papers.
  ["id", "js_content"],
  ["id", "ozoom"],
  // Sites of governments (www.gov.cn, yuncheng.gov.cn), schools (by Visual SiteBuilder and WebPlus) and newspapers, by their publishing systems.
  ["id", "ucap-content"],
  ["id", "zoom"],
  ["id", "vsb_content"],
  ["class", "wp_articlecontent"],
  ["class", "trs_editor"],
  ["class", "trs_editor_view"],
  // schema.org, then HTML itself, then what many sites call it.
  ["itemprop", "articlebody"],
  ["article"],
  ["class", "article-content"],
  ["class", "article"],
  ["main"],
  ["role", "main"],
];

/** A link or a button of such a name is not copy. */
const HOLDERS = /^(?:div|td|section|article|main|body)$/;

/** WeChat's class for headlines. */
const NAMED_HEADLINE = "activity-name";

/** Parts of a web page that are never copy. */
const ROUND: ReadonlySet<string> = new Set([
  "nav",
  "footer",
  "aside",
  "button",
  "select",
  "textarea",
  "datalist",
  "dialog",
]);
const SCRIPTS: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);

export function webParts(document: HtmlNode): WebParts {
  const all = elementsBelow(document);
  const body = all.find(({ tagName }) => tagName === "body");
  const main = markedMain(all) ?? body;
  const within = main === undefined ? [] : elementsBelow(main);
  const headline = headlineOf(all, main, within);
  const outside = headline === undefined || within.includes(headline) ? [] : [headline];
  const copy = [...outside, ...(main?.childNodes ?? [])].filter((node) => !isRound(node));
  const round = { rest: [] as string[], scripts: [] as string[], names: [] as string[] };
  takeRest(document, new Set(copy), round);
  const isTold = headline !== undefined || within.some(isHeadline);
  return { copy, headline, title: isTold ? undefined : titleOf(all), ...round };
}

/** Words in the class or the id of such parts, where a page has `<div>` for everything: of Chinese sites, too (相关阅读, 当前位置). */
const ROUND_WORDS =
  /(?:^|[\s_-])(?:nav|navbar|menu|topbar|bread|breadcrumbs?|crumbs?|foot|footer|copyright|share|bshare|bdsharebuttonbox|jiathis|related|recommend|sidebar|pagination|pager|xgyd|xgxw|xgwz|xgbd|dqwz)(?=$|[\s_-])/i;
/** A part with more text beside its links holds copy. */
const MOST_ROUND = 400;
/** A part is a list of links from so many on, if they are most of its text. */
const LEAST_LINKS = 3;
const LINKED = 0.7;

/** Menus, footers, lists of links and the like. */
export function isRound(node: HtmlNode): boolean {
  if (!("tagName" in node)) return false;
  if (ROUND.has(node.tagName) || htmlAttribute(node, "role") === "navigation") return true;
  if (!CONTAINERS.has(node.tagName) && !HTML_LISTS.has(node.tagName) && node.tagName !== "table") return false;
  const within = elementsBelow(node);
  if (within.some(isHeadline)) return false;
  const length = (each: HtmlNode): number => htmlText(each).replaceAll(/[\s|｜>＞»·]/gu, "").length;
  const links = within.filter(({ tagName }) => tagName === "a");
  const linked = links.reduce((sum, link) => sum + length(link), 0);
  const all = length(node);
  if (links.length >= LEAST_LINKS && linked > 0 && linked >= LINKED * all) return true;
  const names = `${htmlAttribute(node, "class") ?? ""} ${htmlAttribute(node, "id") ?? ""}`;
  return ROUND_WORDS.test(names) && all - linked <= MOST_ROUND;
}

function elementsBelow(root: HtmlNode): readonly HtmlElement[] {
  return childrenOf(root).flatMap((child) => ("tagName" in child ? [child, ...elementsBelow(child)] : []));
}

/** The one part that a page marks as its copy, which may contain others with the same mark. Undefined if there are several side by side. */
function markedMain(all: readonly HtmlElement[]): HtmlElement | undefined {
  for (const [name, word] of MARKS) {
    const isMarked = (node: HtmlElement): boolean =>
      word === undefined
        ? node.tagName === name
        : HOLDERS.test(node.tagName) && (htmlAttribute(node, name) ?? "").toLowerCase().split(/\s+/).includes(word);
    const [first, ...others] = all.filter((node) => isMarked(node) && htmlText(node).trim() !== "");
    if (first === undefined) continue;
    const within = new Set(elementsBelow(first));
    if (others.every((other) => within.has(other))) return first;
  }
  return all.find((node) => node.childNodes.some((child) => "data" in child && child.data.trim() === "enpcontent"));
}

function isHeadline(node: HtmlElement): boolean {
  return node.tagName === "h1" && htmlText(node).trim() !== "";
}

/**
 * The heading with which the page's title begins (the title ends with the name of the site). If there is none, and the copy has no headings of its own, the
 * nearest heading above the copy, or a line that looks like one.
 */
function headlineOf(
  all: readonly HtmlElement[],
  main: HtmlElement | undefined,
  within: readonly HtmlElement[],
): HtmlElement | undefined {
  const named = all.find((node) => htmlAttribute(node, "id") === NAMED_HEADLINE);
  const above = main === undefined ? all : all.slice(0, all.indexOf(main));
  const titles = all.filter(({ tagName }) => tagName === "title").map((node) => htmlText(node).trim());
  const titled = [...above, ...within].find((node) => {
    const text = htmlText(node).trim();
    return /^h[1-6]$/.test(node.tagName) && text !== "" && titles.some((title) => title.startsWith(text));
  });
  if (named !== undefined || titled !== undefined) return named ?? titled;
  return within.some(isHeadline) ? undefined : (above.findLast(isHeadline) ?? headlineByLook(within));
}

/** Longer lines are copy. */
const LONGEST_HEAD = 40;
/** Kicker, headline, deck, byline. */
const MOST_HEADS = 6;

/**
 * Pages by Word, WPS and mail programs have no `<h1>`. Their headline is a line in the title's style, a heading, or the largest, a centred or the first line
 * above the copy.
 */
function headlineByLook(within: readonly HtmlElement[]): HtmlElement | undefined {
  const heads: HtmlElement[] = [];
  for (const node of within) {
    if (!LINES.test(node.tagName) || elementsBelow(node).some(({ tagName }) => LINES.test(tagName))) continue;
    const text = htmlText(node).trim();
    if (text === "") continue;
    if (heads.length === MOST_HEADS || [...text].length > LONGEST_HEAD || /[。；]$/.test(text)) break;
    heads.push(node);
  }
  const sizes = heads.map(sizeOf);
  const most = greatest(sizes);
  const isLarge = sizes.some((size) => size < most);
  return (
    heads.find((node) => /^(?:MsoTitle|Title)\b/i.test(htmlAttribute(node, "class") ?? "")) ??
    heads.find(({ tagName }) => /^h[2-6]$/.test(tagName)) ??
    (isLarge ? heads[sizes.indexOf(most)] : undefined) ??
    heads.find(isCentred) ??
    heads.find((node) => !isByline(htmlText(node).trim()) && !/[，：:,]$/.test(htmlText(node).trim()))
  );
}

const LINES = /^(?:p|div|h[1-6]|center|td|section)$/;

/** Points, from the line or something in it; 0 if nothing gives a size. */
function sizeOf(node: HtmlElement): number {
  const own = [node, ...elementsBelow(node)].map((each) => {
    const [, value = "0", unit = "pt"] =
      /font-size\s*:\s*([\d.]+)\s*(pt|px)/i.exec(htmlAttribute(each, "style") ?? "") ?? [];
    return unit.toLowerCase() === "px" ? 0.75 * Number(value) : Number(value);
  });
  return greatest(own);
}

function isCentred(node: HtmlElement): boolean {
  const aligned = htmlAttribute(node, "align") ?? "";
  return (
    node.tagName === "center" ||
    /center/i.test(aligned) ||
    /text-align\s*:\s*center/i.test(htmlAttribute(node, "style") ?? "")
  );
}

/** The title that a page gives to other sites, without the name of its own site, which `<title>` has. */
function titleOf(all: readonly HtmlElement[]): string | undefined {
  const meta = all.find((node) => node.tagName === "meta" && htmlAttribute(node, "property") === "og:title");
  const text = meta === undefined ? undefined : htmlAttribute(meta, "content")?.trim();
  return text === "" ? undefined : text;
}

interface Round {
  readonly rest: string[];
  readonly scripts: string[];
  readonly names: string[];
}

/** All text outside of `copy`. */
function takeRest(node: HtmlNode, copy: ReadonlySet<HtmlNode>, round: Round): void {
  if (copy.has(node)) return;
  const name = node.nodeName;
  if (SCRIPTS.has(name)) round.scripts.push(htmlText(node));
  else if (name === "title") round.names.push(htmlText(node));
  else if (name === "#text") round.rest.push(htmlText(node));
  else for (const child of childrenOf(node)) takeRest(child, copy, round);
}
