import { childrenOf, type HtmlElement, type HtmlNode, htmlAttribute, htmlText } from "./html-nodes.ts";
import { isByline } from "./marks.ts";

/** A saved web page, parted into its copy and what stands round it. */
interface WebParts {
  /** In reading order; no node stands in another. */
  readonly copy: readonly HtmlNode[];
  /** The headline among them, where only its place or its look tells it. */
  readonly headline: HtmlElement | undefined;
  /** The title that the page gives itself, where nothing in it is a headline. */
  readonly title: string | undefined;
  /** Text of menus, lists of other stories, footers. */
  readonly rest: readonly string[];
  readonly scripts: readonly string[];
  /** `<title>` as it is counted. */
  readonly names: readonly string[];
}

/** How pages mark their copy, the surest mark first: an attribute with a word of it, or an element. */
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

/** A link or a button of such a name is none. */
const HOLDERS = /^(?:div|td|section|article|main|body)$/;

/** WeChat writes its headline so. */
const NAMED_HEADLINE = "activity-name";

/** Parts of a web page that are never copy, wherever they stand. */
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

/** Menus and the like. */
export function isRound(node: HtmlNode): boolean {
  return "tagName" in node && (ROUND.has(node.tagName) || htmlAttribute(node, "role") === "navigation");
}

function elementsBelow(root: HtmlNode): readonly HtmlElement[] {
  return childrenOf(root).flatMap((child) => ("tagName" in child ? [child, ...elementsBelow(child)] : []));
}

/** The one part that a page marks as its copy; it may hold others of the same mark. Of several side by side, nobody knows which it is. */
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
 * The heading with which the page's title begins (the name of the site follows there). Undefined if there is none and the copy has headings of its
 * own; else the nearest heading above the copy, or a line that looks like one.
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
 * Pages by Word, WPS and mail programs have no `<h1>`: their headline is a line in the title's style, a heading, or the largest, a centred or the
 * first line above the copy.
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
  const most = Math.max(0, ...sizes);
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

/** Points, as the line or something in it says; 0: nothing is said. */
function sizeOf(node: HtmlElement): number {
  const own = [node, ...elementsBelow(node)].map((each) => {
    const [, value = "0", unit = "pt"] =
      /font-size\s*:\s*([\d.]+)\s*(pt|px)/i.exec(htmlAttribute(each, "style") ?? "") ?? [];
    return unit.toLowerCase() === "px" ? 0.75 * Number(value) : Number(value);
  });
  return Math.max(0, ...own);
}

function isCentred(node: HtmlElement): boolean {
  const aligned = htmlAttribute(node, "align") ?? "";
  return (
    node.tagName === "center" ||
    /center/i.test(aligned) ||
    /text-align\s*:\s*center/i.test(htmlAttribute(node, "style") ?? "")
  );
}

/** The title that a page gives other sites comes without its site's name, which `<title>` has. */
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

/** All text that is not below `copy`. */
function takeRest(node: HtmlNode, copy: ReadonlySet<HtmlNode>, round: Round): void {
  if (copy.has(node)) return;
  const name = node.nodeName;
  if (SCRIPTS.has(name)) round.scripts.push(htmlText(node));
  else if (name === "title") round.names.push(htmlText(node));
  else if (name === "#text") round.rest.push(htmlText(node));
  else for (const child of childrenOf(node)) takeRest(child, copy, round);
}
