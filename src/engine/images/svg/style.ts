import { isElement, type SvgElement } from "./tree.ts";

/** An element where it stands: what selectors ask for. */
export interface SvgPlace {
  readonly element: SvgElement;
  readonly above: SvgPlace | undefined;
  /** The elements under the same one, and where among them it stands. */
  readonly siblings: readonly SvgElement[];
  readonly at: number;
}

type Declarations = readonly (readonly [property: string, value: string, important: boolean])[];

/** A part of a selector without combinators: all of it has to be true of one element. */
type Compound = (place: SvgPlace) => boolean;

/** From right to left: the element's own part first, each with the combinator to its left. */
type Selector = readonly { readonly matches: Compound; readonly combinator: string }[];

interface StyleRule {
  readonly selector: Selector;
  readonly weight: number;
  /** Where it stands in the sheet: of rules of one weight the later one counts. */
  readonly order: number;
  readonly declarations: Declarations;
}

/** The rules of a drawing, by what their last part asks for: an id, a class, an element's name or anything. */
export type StyleSheet = ReadonlyMap<string, readonly StyleRule[]>;

/** The rules of all `style` elements. Rules for states of a screen, and for kinds of screens, are passed over. */
export function styleSheetOf(root: SvgElement): StyleSheet {
  const sheet = new Map<string, StyleRule[]>();
  const written = styleTexts(root).flatMap(rulesIn);
  for (const [order, { selectors, declarations }] of written.entries()) {
    for (const text of selectors) {
      const read = selectorIn(text);
      if (read === undefined) continue;
      const { key, ...rule } = read;
      sheet.set(key, [...(sheet.get(key) ?? []), { ...rule, order, declarations }]);
    }
  }
  return sheet;
}

function styleTexts(element: SvgElement): readonly string[] {
  if (element.name === "style") {
    const type = element.attributes["type"] ?? "";
    return type === "" || /^text\/css\b/i.test(type)
      ? [element.children.filter((node) => !isElement(node)).join("")]
      : [];
  }
  return element.children.filter(isElement).flatMap(styleTexts);
}

function rulesIn(
  text: string,
): readonly { readonly selectors: readonly string[]; readonly declarations: Declarations }[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, " ").replace(/<!--|-->/g, " ");
  const found: { selectors: readonly string[]; declarations: Declarations }[] = [];
  let at = 0;
  while (at < plain.length) {
    const open = plain.indexOf("{", at);
    if (open < 0) break;
    const close = closing(plain, open);
    // What ends in a semicolon before a rule has no braces: `@import`, `@charset`.
    const head = plain
      .slice(at, open)
      .replace(/^[\s\S]*;/, "")
      .trim();
    if (head !== "" && !head.startsWith("@")) {
      found.push({ selectors: splitOutside(head, ","), declarations: declarationsIn(plain.slice(open + 1, close)) });
    }
    at = close + 1;
  }
  return found;
}

/** Where the brace closes that opens at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

/** Splits at a sign that stands neither in brackets nor in quotes. */
function splitOutside(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const [piece] of text.matchAll(/"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|[\s\S]/g)) {
    if (piece === sign) {
      parts.push(part);
      part = "";
    } else part += piece;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== "");
}

function declarationsIn(text: string): Declarations {
  return splitOutside(text.replace(/\/\*[\s\S]*?\*\//g, " "), ";").flatMap((each): Declarations => {
    const colon = each.indexOf(":");
    if (colon < 0) return [];
    const property = each.slice(0, colon).trim();
    const written = each.slice(colon + 1).trim();
    const value = written.replace(/\s*!\s*important$/i, "");
    return [[property.startsWith("--") ? property : property.toLowerCase(), value, value !== written]];
  });
}

const NAME = "[\\w\\u00A0-\\uFFFF-]+";
const SIMPLE = new RegExp(`[#.]${NAME}|\\[[^\\]]*\\]|::?[\\w-]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?|\\*|${NAME}`, "gy");

/** A selector, how much it weighs, and what its last part asks for; undefined for one that is not understood. */
function selectorIn(
  text: string,
): { readonly selector: Selector; readonly weight: number; readonly key: string } | undefined {
  const selector: { matches: Compound; combinator: string }[] = [];
  let weight = 0;
  let key = "*";
  let combinator = "";
  const written = text.replace(/\s*([>+~])\s*(?![^([]*[)\]])/g, "$1").replace(/\s+(?![^([]*[)\]])/g, " ");
  for (const piece of splitCombinators(written)) {
    const simples = piece.text.match(SIMPLE) ?? [];
    if (simples.join("") !== piece.text || piece.text === "") return undefined;
    const tests = simples.map(simpleTest);
    if (tests.includes(undefined)) return undefined;
    for (const simple of simples) weight += weightOf(simple);
    selector.unshift({ matches: (place) => tests.every((test) => test?.(place)), combinator });
    combinator = piece.combinator;
    key = simples.find((simple) => /^[#.]/.test(simple)) ?? simples.find((simple) => /^[^:[]/.test(simple)) ?? "*";
  }
  return { selector, weight, key };
}

function splitCombinators(selector: string): readonly { readonly text: string; readonly combinator: string }[] {
  const found: { text: string; combinator: string }[] = [];
  let text = "";
  for (const [piece] of selector.matchAll(/\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|[\s\S]/g)) {
    if (/^[ >+~]$/.test(piece)) {
      found.push({ text, combinator: piece });
      text = "";
    } else text += piece;
  }
  return [...found, { text, combinator: "" }];
}

function weightOf(simple: string): number {
  if (simple.startsWith("#")) return 10_000;
  if (simple === "*" || simple.startsWith(":where")) return 0;
  return /^[.[:]/.test(simple) ? 100 : 1;
}

/** Undefined for what is never true in print, or not known: the whole rule is passed over. */
function simpleTest(simple: string): Compound | undefined {
  const rest = simple.slice(1);
  switch (simple[0]) {
    case "*":
      return () => true;
    case "#":
      return ({ element }) => element.attributes["id"] === rest;
    case ".":
      return ({ element }) => (element.attributes["class"] ?? "").split(/\s+/).includes(rest);
    case "[":
      return attributeTest(simple.slice(1, -1));
    case ":":
      return pseudoTest(simple);
    default:
      return ({ element }) => element.name === simple;
  }
}

function attributeTest(written: string): Compound | undefined {
  const [, name = "", how, quoted = ""] = /^\s*([\w:-]+)\s*(?:([~|^$*]?)=\s*(.*?))?\s*$/.exec(written) ?? [];
  const value = quoted.replace(/^(["'])(.*)\1$/, "$2");
  if (how === undefined) return ({ element }) => element.attributes[name] !== undefined;
  const holds = (own: string): boolean => {
    switch (how) {
      case "~":
        return own.split(/\s+/).includes(value);
      case "|":
        return own === value || own.startsWith(`${value}-`);
      case "^":
        return value !== "" && own.startsWith(value);
      case "$":
        return value !== "" && own.endsWith(value);
      case "*":
        return value !== "" && own.includes(value);
      default:
        return own === value;
    }
  };
  return ({ element }) => element.attributes[name] !== undefined && holds(element.attributes[name]);
}

function pseudoTest(simple: string): Compound | undefined {
  const [, name = "", inner = ""] = /^:([\w-]+)(?:\(([\s\S]*)\))?$/.exec(simple) ?? [];
  if (name === "root") return ({ above }) => above === undefined;
  if (name === "first-child") return ({ at }) => at === 0;
  if (name === "last-child") return ({ siblings, at }) => at === siblings.length - 1;
  if (!["where", "is", "not"].includes(name)) return undefined;
  const read = splitOutside(inner, ",").map(selectorIn);
  const any: Compound = (place) => read.some((each) => each !== undefined && isMatch(each.selector, place));
  return name === "not" ? (place) => !any(place) : any;
}

function isMatch([own, ...others]: Selector, place: SvgPlace): boolean {
  if (own === undefined) return true;
  if (!own.matches(place)) return false;
  return others.length === 0 || reached(place, own.combinator).some((other) => isMatch(others, other));
}

/** The places to which a combinator leads. */
function reached(place: SvgPlace, combinator: string): readonly SvgPlace[] {
  const { above, siblings, at } = place;
  if (combinator === ">") return above === undefined ? [] : [above];
  if (combinator === " ") return above === undefined ? [] : [above, ...reached(above, " ")];
  const from = combinator === "+" ? Math.max(0, at - 1) : 0;
  return siblings.slice(from, at).map((element, step) => ({ element, above, siblings, at: from + step }));
}

/** What an element's attributes, the style sheet and its own style say of it, the strongest word for each property. */
export function stylesAt(place: SvgPlace, sheet: StyleSheet): ReadonlyMap<string, string> {
  const { attributes, name } = place.element;
  const classes = (attributes["class"] ?? "").split(/\s+/).map((each) => `.${each}`);
  const keys = new Set([`#${attributes["id"]}`, ...classes, name, "*"]);
  const rules = [...keys].flatMap((key) => sheet.get(key) ?? []).filter((rule) => isMatch(rule.selector, place));
  const ordered = rules.sort((a, b) => a.weight - b.weight || a.order - b.order);
  const own = declarationsIn(attributes["style"] ?? "");
  const all = [...ordered.flatMap(({ declarations }) => declarations), ...own];
  const found = new Map<string, string>();
  for (const wanted of [false, true]) {
    for (const [property, value, important] of all) if (important === wanted) found.set(property, value);
  }
  return found;
}
