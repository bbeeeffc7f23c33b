import { shortened } from "../../../base/excerpt.ts";
import { pathFault } from "../../../base/path-data.ts";
import type { Size } from "../../../base/rect.ts";
import { isElement, type SvgElement, type SvgNode } from "./tree.ts";

/*
 * Rewrites a drawing for svg-to-pdfkit. The library supports attributes, simple styles and the colours of SVG 1.1, and silently ignores what programs write
 * today. So styles become attributes, branches of `switch` are chosen, and colours, transforms and painting orders are expressed in its terms. What would
 * still be missing in print is reported with its line.
 */

/** A part of a drawing that would not be printed. */
export interface Undrawn {
  readonly what: string;
  /** The line in the drawing's file, from 1. */
  readonly line: number;
  /** True for invalid numbers; false for features that only our printing lacks. */
  readonly broken: boolean;
}

interface PlainSvg {
  readonly root: SvgElement;
  readonly undrawn: readonly Undrawn[];
  /** True if its style sheet needs more than `MOST_TESTS`; the rest of it was ignored. */
  readonly overstyled: boolean;
}

/** The most tests of parts of selectors, siblings that are passed included: a map of 50,000 elements needs a quarter of this. */
const MOST_TESTS = 1_000_000;

/** The context of everything within an element. */
interface Scope {
  readonly sheet: StyleSheet;
  readonly size: Size;
  /** CSS custom properties. */
  readonly variables: ReadonlyMap<string, string>;
  readonly strokeFirst: boolean;
  /** The factor by which lengths have grown. */
  readonly growth: number;
  /** In a mask by opacity, in which colours do not matter. */
  readonly inAlphaMask: boolean;
  /** In a marker, whose lines have no markers themselves. */
  readonly inMarker: boolean;
  /** In a hidden layer. */
  readonly hidden: boolean;
  readonly report: (undrawn: Undrawn) => void;
}

export function plainSvg(root: SvgElement, size: Size): PlainSvg {
  const undrawn: Undrawn[] = [];
  const scope: Scope = {
    sheet: styleSheetOf(root),
    size,
    variables: new Map(),
    strokeFirst: false,
    growth: 1,
    inAlphaMask: false,
    inMarker: false,
    hidden: false,
    report: (each) => void undrawn.push(each),
  };
  const tests = { left: MOST_TESTS };
  const place = { element: root, above: undefined, siblings: [root], at: 0, tests };
  const [drawn] = plain(place, scope);
  const whole = drawn !== undefined && isElement(drawn) ? onGround(drawn, size) : root;
  return { root: whole, undrawn, overstyled: tests.left < 0 };
}

/** Draws the background colour of the outermost element, and makes its default colour black: the library does neither. */
function onGround(root: SvgElement, { width, height }: Size): SvgElement {
  const { "background-color": own, background, ...others } = root.attributes;
  const ground = plainColour(own ?? background ?? "transparent") ?? "transparent";
  const [x = "0", y = "0"] = (root.attributes["viewBox"] ?? "").trim().split(/[\s,]+/);
  const at = { x: x === "" ? "0" : x, y, width: String(width), height: String(height) };
  const bare = /^(?:transparent|none|white|inherit|initial|unset)$|^#f{3}(?:f{3})?$|, 0\)$/i.test(ground);
  const area: SvgElement = { name: "rect", attributes: { ...at, fill: ground }, children: [], line: root.line };
  return {
    ...root,
    attributes: { ...others, color: others["color"] ?? "black" },
    children: bare ? root.children : [area, ...root.children],
  };
}

/** Elements that draw nothing: styles, scripts, metadata. */
const SILENT: ReadonlySet<string> = new Set(["style", "script", "metadata", "title", "desc"]);
/** Elements that can be printed neither as vectors nor as pixels. */
const LOST: ReadonlySet<string> = new Set(["foreignObject", "flowRoot", "tref", "mesh", "hatch"]);
const SHAPES: ReadonlySet<string> = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

function plain(place: SvgPlace, outer: Scope): readonly SvgNode[] {
  const { element } = place;
  if (SILENT.has(element.name)) return [];
  const styles = new Map([...stylesAt(place, outer.sheet)]);
  const variables = variablesIn(styles, outer.variables);
  const { class: _class, style: _style, ...written } = element.attributes;
  const attributes: Record<string, string> = { ...written };
  for (const [property, value] of styles) {
    for (const [name, plainValue] of attributesFor(property, value)) attributes[name] = plainValue;
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value.includes("var(")) attributes[name] = withVariables(value, variables);
  }
  const report = (what: string, broken = false): void => outer.report({ what, line: element.line, broken });
  const hidden = outer.hidden || attributes["display"]?.trim() === "none";
  if (!hidden) reportLost({ ...element, attributes }, report);
  if (LOST.has(element.name)) return [];
  const own = plainAttributes({ ...element, attributes }, outer, report);
  const scope = within({ ...element, attributes: own }, { ...outer, variables, hidden });
  const children = childrenOf(place, scope);
  const name = element.name === "switch" ? "g" : element.name;
  const whole = ofOneWidth({ ...element, name, attributes: own, children }, scope.growth);
  if (element.name === "text" && !hasContent(whole)) return [];
  const obeyed = withoutObeyed(whole);
  return inOrder(element.name === "clipPath" ? withoutTransform(obeyed) : obeyed, scope);
}

/** Reports what would be missing in print. */
function reportLost(element: SvgElement, report: (what: string, broken?: boolean) => void): void {
  if (LOST.has(element.name) && hasContent(element)) report(element.name);
  const broken = brokenIn(element);
  if (broken !== undefined) report(broken, true);
}

function hasContent(element: SvgElement): boolean {
  if (element.name === "foreignObject" || element.name === "tref" || element.name === "hatch") return true;
  return element.children.some((child) =>
    isElement(child) ? hasContent(child) || child.name === "meshpatch" : child.trim() !== "",
  );
}

function childrenOf(above: SvgPlace, scope: Scope): readonly SvgNode[] {
  const { element } = above;
  const chosen = element.name === "switch" ? branchOf(element) : undefined;
  const siblings = element.children.filter(isElement);
  let at = 0;
  return element.children.flatMap((child) => {
    if (!isElement(child)) return [child];
    const place = { element: child, above, siblings, at: at++, tests: above.tests };
    return element.name === "switch" && child !== chosen ? [] : plain(place, scope);
  });
}

/** The branch of a `switch` to draw, among those without unsupported requirements: the first in Chinese, else the first without a language, else the first. */
function branchOf({ children }: SvgElement): SvgElement | undefined {
  const able = children
    .filter(isElement)
    .filter(
      ({ name, attributes }) => !LOST.has(name) && !SILENT.has(name) && !attributes["requiredExtensions"]?.trim(),
    );
  const languages = (branch: SvgElement): string => branch.attributes["systemLanguage"]?.trim() ?? "";
  const chinese = able.find((branch) => /(?:^|,)\s*zh\b/i.test(languages(branch)));
  return chinese ?? able.find((branch) => languages(branch) === "") ?? able[0];
}

function variablesIn(styles: Map<string, string>, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = [...styles].filter(([name]) => name.startsWith("--"));
  for (const [name] of own) styles.delete(name);
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

const MOST_VARIABLES = 10;

function withVariables(written: string, variables: ReadonlyMap<string, string>): string {
  let value = written;
  for (let at = 0; at < MOST_VARIABLES && value.includes("var("); at++) {
    value = value.replace(
      /var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)/,
      (_, name: string, otherwise = "") => variables.get(name) ?? otherwise,
    );
  }
  return value.trim();
}

/** The attributes of a shorthand property; any other property unchanged. */
function attributesFor(property: string, value: string): readonly (readonly [name: string, value: string])[] {
  if (property === "marker") return MARKERS.map((name) => [name, value]);
  if (property !== "font") return [[property, value]];
  const [, before = "", size, family] =
    /^(.*?)\s*([\d.]+(?:px|pt|em|rem|%|mm|cm|in)?)(?:\s*\/\s*\S+)?\s+([^\d].*)$/i.exec(value) ?? [];
  if (size === undefined || family === undefined) return [];
  const weight = /\b(?:bold|bolder|lighter|[1-9]00)\b/.exec(before)?.[0] ?? "normal";
  const style = /\b(?:italic|oblique)\b/.exec(before)?.[0] ?? "normal";
  return [
    ["font-size", size],
    ["font-family", family],
    ["font-weight", weight],
    ["font-style", style],
  ];
}

const COLOURS: readonly string[] = ["fill", "stroke", "stop-color", "color", "flood-color", "lighting-color"];
const OPACITIES: readonly string[] = ["opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity"];
const MARKERS: readonly string[] = ["marker-start", "marker-mid", "marker-end"];
const TRANSFORMS: readonly string[] = ["transform", "gradientTransform", "patternTransform"];

function plainAttributes(
  { name, attributes }: SvgElement,
  scope: Scope,
  report: (what: string) => void,
): Record<string, string> {
  const own: Record<string, string> = { ...attributes };
  colours(own, scope, report);
  if (name === "mask" && own["mask-type"] === "alpha") own["fill"] ??= "white";
  moveAs(own, scope.size, report);
  const clip = own["clip-path"]?.trim() ?? "none";
  if (/^[a-z-]+\(/i.test(clip) && !/^url\(/i.test(clip)) report(`clip-path: ${clip.slice(0, 40)}`);
  dashes(own);
  if (scope.inMarker || name === "marker") for (const key of MARKERS) own[key] = "none";
  if (name === "ellipse") [own["rx"], own["ry"]] = [own["rx"] ?? own["ry"] ?? "0", own["ry"] ?? own["rx"] ?? "0"];
  return own;
}

function moveAs(own: Record<string, string>, size: Size, report: (what: string) => void): void {
  for (const key of TRANSFORMS) {
    const value = own[key];
    if (value === undefined) continue;
    const moved = movedAs(value, key, own, size);
    if (moved === undefined) report(`${key}: ${value.slice(0, 40)}`);
    else own[key] = moved;
  }
}

/** Values that a mask by opacity leaves unchanged: invisible ones, and those that are not colours. */
const NO_COLOUR = /^(?:none|transparent|inherit|url.*|.*, 0\))$/;

function colours(own: Record<string, string>, { inAlphaMask }: Scope, report: (what: string) => void): void {
  for (const key of COLOURS) {
    const value = own[key];
    if (value === undefined) continue;
    const plainValue = paintIn(value);
    if (value.trim() === "") delete own[key];
    else if (plainValue === undefined) report(`${key}: ${value.slice(0, 40)}`);
    else own[key] = inAlphaMask && !NO_COLOUR.test(plainValue) ? "white" : plainValue;
  }
  for (const key of OPACITIES) {
    const value = own[key]?.trim();
    if (value?.endsWith("%")) own[key] = String(Number.parseFloat(value) / 100);
  }
}

/** A colour, or a reference with its fallback colour. */
function paintIn(written: string): string | undefined {
  const value = written.trim();
  const [, reference, otherwise = ""] = /^(url\([^)]*\))\s*(.*)$/i.exec(value) ?? [];
  if (reference === undefined) return /^context-/i.test(value) ? value : plainColour(value);
  const colour = plainColour(otherwise);
  return colour === undefined ? reference : `${reference} ${colour.replaceAll(" ", "")}`;
}

function movedAs(value: string, key: string, own: Readonly<Record<string, string>>, size: Size): string | undefined {
  const moved = plainTransform(value);
  const origin = own["transform-origin"];
  if (moved === undefined || moved === "" || origin === undefined || key !== "transform") return moved;
  return /^fill|^stroke|^content|^border/.test(own["transform-box"] ?? "")
    ? undefined
    : aboutOrigin(moved, origin, size);
}

/** A dash of length 0 with round ends is a dot. The library does not accept it, so it gets a tiny length. */
function dashes(own: Record<string, string>): void {
  const value = own["stroke-dasharray"];
  if (value === undefined || !/[1-9]/.test(value)) return;
  own["stroke-dasharray"] = value.replace(/(^|[\s,])0*\.?0+(?:[a-z]+|%)?(?=$|[\s,])/gi, `$1${DOT}`);
}

/** The shortest dash. */
const DOT = 0.001;

const STROKE_FIRST =
  /^(?:stroke|markers\s+stroke|stroke\s+(?:fill|markers)|markers\s+stroke\s+fill|stroke\s+(?:fill\s+markers|markers\s+fill))$/;

/** The context for the elements inside this one. */
function within({ name, attributes }: SvgElement, outer: Scope): Scope {
  const order = attributes["paint-order"]?.trim();
  const ordered = order === undefined || order === "inherit" ? outer.strokeFirst : STROKE_FIRST.test(order);
  // A clip path may contain only shapes, no groups.
  const strokeFirst = ordered && name !== "clipPath";
  const growth = outer.growth * growthOf(attributes["transform"] ?? "");
  const inAlphaMask = outer.inAlphaMask || (name === "mask" && attributes["mask-type"] === "alpha");
  return { ...outer, strokeFirst, growth, inAlphaMask, inMarker: outer.inMarker || name === "marker" };
}

/** The library paints the fill before the outline. If the outline comes first, as round names on a map, the element is drawn twice. */
function inOrder(element: SvgElement, { strokeFirst }: Scope): readonly SvgNode[] {
  const drawn = SHAPES.has(element.name) || element.name === "text";
  if (!drawn || !strokeFirst) return [element];
  const { opacity, id, ...attributes } = element.attributes;
  const both = { ...element, attributes };
  const group = { ...(opacity === undefined ? {} : { opacity }), ...(id === undefined ? {} : { id }) };
  const children = [painted(both, "fill"), painted(both, "stroke")];
  return [{ ...element, name: "g", attributes: group, children }];
}

/** Removes the attributes already applied, so that reading this drawing again applies nothing twice. */
function withoutObeyed(element: SvgElement): SvgElement {
  const {
    "paint-order": _order,
    "vector-effect": _effect,
    "transform-origin": _origin,
    "transform-box": _box,
    ...attributes
  } = element.attributes;
  return { ...element, attributes };
}

function painted(element: SvgElement, without: "fill" | "stroke"): SvgElement {
  const own = { ...element.attributes, [without]: "none" };
  const { "marker-start": _start, "marker-mid": _mid, "marker-end": _end, ...unmarked } = own;
  const none = { "marker-start": "none", "marker-mid": "none", "marker-end": "none" };
  const markers = without === "fill" && SHAPES.has(element.name) ? { ...unmarked, ...none } : own;
  const children = element.children.map((child) => (isElement(child) ? painted(child, without) : child));
  return { ...element, attributes: markers, children };
}

/** Lines whose width does not scale with the drawing. */
function ofOneWidth(element: SvgElement, growth: number): SvgElement {
  const { "vector-effect": effect, "stroke-width": width = "1" } = element.attributes;
  if (effect?.trim() !== "non-scaling-stroke" || growth === 1 || growth === 0) return element;
  const own = Number.parseFloat(width) / growth;
  return { ...element, attributes: { ...element.attributes, "stroke-width": String(own) } };
}

/** The library ignores the transform of a clip path, so it is moved to the elements inside. */
function withoutTransform(element: SvgElement): SvgElement {
  const { transform, ...attributes } = element.attributes;
  if (transform === undefined || attributes["clipPathUnits"] === "objectBoundingBox") return element;
  const children = element.children.map((child): SvgNode => {
    if (!isElement(child)) return child;
    const own = child.attributes["transform"];
    return {
      ...child,
      attributes: { ...child.attributes, transform: own === undefined ? transform : `${transform} ${own}` },
    };
  });
  return { ...element, attributes, children };
}

/** An element in its surroundings, for selectors. */
interface SvgPlace {
  readonly element: SvgElement;
  readonly above: SvgPlace | undefined;
  /** The children of its parent, and its index among them. */
  readonly siblings: readonly SvgElement[];
  readonly at: number;
  /** The tests that are left for the whole drawing. */
  readonly tests: { left: number };
}

type Declarations = readonly (readonly [property: string, value: string, important: boolean])[];

/** A part of a selector without combinators, which tests one element. */
type Compound = (place: SvgPlace) => boolean;

/** From right to left: the element's own part first, each with the combinator to its left. */
type Selector = readonly { readonly matches: Compound; readonly combinator: string }[];

interface StyleRule {
  readonly selector: Selector;
  readonly weight: number;
  /** Its position in the sheet: of rules with equal weight the later one wins. */
  readonly order: number;
  readonly declarations: Declarations;
}

/** The rules of a drawing, by the key of their last part: an id, a class, an element's name or anything. */
type StyleSheet = ReadonlyMap<string, readonly StyleRule[]>;

/** The rules of all `style` elements, without those for screen states and other media. */
function styleSheetOf(root: SvgElement): StyleSheet {
  const sheet = new Map<string, StyleRule[]>();
  const written = styleTexts(root).flatMap(rulesIn);
  for (const [order, { selectors, declarations }] of written.entries()) {
    for (const text of selectors) {
      const read = selectorIn(text);
      if (read === undefined) continue;
      const { key, ...rule } = read;
      const alike = sheet.get(key) ?? [];
      alike.push({ ...rule, order, declarations });
      sheet.set(key, alike);
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
    // `@import` and `@charset` end in a semicolon and have no braces.
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

/** The index of the brace that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

/** Splits at a sign outside brackets and quotes. */
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

/** A selector, its weight and the key of its last part; undefined for an unsupported selector. */
function selectorIn(
  text: string,
): { readonly selector: Selector; readonly weight: number; readonly key: string } | undefined {
  const selector: { matches: Compound; combinator: string }[] = [];
  let weight = 0;
  let key = "*";
  let combinator = "";
  // Outside of brackets.
  const written = text.replace(
    /\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\s*([>+~])\s*|\s+/g,
    (piece, sign: string | undefined) => sign ?? (/^\s/.test(piece) ? " " : piece),
  );
  for (const piece of splitCombinators(written)) {
    const simples = piece.text.match(SIMPLE) ?? [];
    if (simples.join("") !== piece.text || piece.text === "") return undefined;
    const tests = simples.map(simpleTest);
    if (tests.includes(undefined)) return undefined;
    for (const simple of simples) weight += weightOf(simple);
    selector.push({ matches: (place) => tests.every((test) => place.tests.left-- > 0 && test?.(place)), combinator });
    combinator = piece.combinator;
    key = simples.find((simple) => /^[#.]/.test(simple)) ?? simples.find((simple) => /^[^:[]/.test(simple)) ?? "*";
  }
  return { selector: selector.reverse(), weight, key };
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

/** Undefined for conditions that are never true in print, or unsupported: the whole rule is ignored. */
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

/** @param from the index of the first part that is tested */
function isMatch(selector: Selector, place: SvgPlace, from = 0): boolean {
  const own = selector[from];
  if (own === undefined) return true;
  if (!own.matches(place)) return false;
  if (from + 1 === selector.length) return true;
  return reached(place, own.combinator).some((other) => isMatch(selector, other, from + 1));
}

/** The places that a combinator leads to. */
function reached(place: SvgPlace, combinator: string): readonly SvgPlace[] {
  const { above, siblings, at } = place;
  if (combinator === ">") return above === undefined ? [] : [above];
  if (combinator === " ") return above === undefined ? [] : [above, ...reached(above, " ")];
  const from = combinator === "+" ? Math.max(0, at - 1) : 0;
  const { tests } = place;
  tests.left -= at - from;
  if (tests.left < 0) return [];
  return siblings.slice(from, at).map((element, step) => ({ element, above, siblings, at: from + step, tests }));
}

/** The properties of an element from its attributes, the style sheet and its own style; the strongest declaration wins. */
function stylesAt(place: SvgPlace, sheet: StyleSheet): ReadonlyMap<string, string> {
  const { attributes, name } = place.element;
  const classes = (attributes["class"] ?? "").split(/\s+/).map((each) => `.${each}`);
  const keys = new Set([`#${attributes["id"]}`, ...classes, name, "*"]);
  const asked = place.tests.left < 0 ? [] : [...keys].flatMap((key) => sheet.get(key) ?? []);
  const rules = asked.filter((rule) => isMatch(rule.selector, place));
  const ordered = rules.sort((a, b) => a.weight - b.weight || a.order - b.order);
  const own = declarationsIn(attributes["style"] ?? "");
  const all = [...ordered.flatMap(({ declarations }) => declarations), ...own];
  const found = new Map<string, string>();
  for (const wanted of [false, true]) {
    for (const [property, value, important] of all) if (important === wanted) found.set(property, value);
  }
  return found;
}

/** A transform, function by function; undefined for one that a flat drawing cannot have. */
function plainTransform(written: string): string | undefined {
  if (!/[a-z]\s*\([^)]*[a-z%]|[XYZ3]/i.test(written) || written.trim() === "none") {
    return written.trim() === "none" ? "" : written;
  }
  const read = [...written.matchAll(/([A-Za-z0-9]+)\s*\(([^()]*)\)/g)].map(([, name = "", inner = ""]) =>
    plainFunction(
      name,
      inner.split(/[\s,]+/).filter((each) => each !== ""),
    ),
  );
  return read.includes(undefined) ? undefined : read.join(" ");
}

function plainFunction(name: string, written: readonly string[]): string | undefined {
  const [first = "0", second] = written;
  if (written.some((each) => /%|[a-z]$/i.test(each) && !/(?:px|deg|rad|turn)$/i.test(each))) return undefined;
  const number = (each: string): number => Number.parseFloat(each);
  switch (name) {
    case "translate":
    case "scale":
    case "matrix":
      return `${name}(${written.map(number).join(" ")})`;
    case "translateX":
      return `translate(${number(first)} 0)`;
    case "translateY":
      return `translate(0 ${number(first)})`;
    case "scaleX":
      return `scale(${number(first)} 1)`;
    case "scaleY":
      return `scale(1 ${number(first)})`;
    case "rotate":
      return `rotate(${[degrees(first), ...written.slice(1).map(number)].join(" ")})`;
    case "skew":
      return `skewX(${degrees(first)})${second === undefined ? "" : ` skewY(${degrees(second)})`}`;
    case "skewX":
    case "skewY":
      return `${name}(${degrees(first)})`;
    default:
      return undefined;
  }
}

/** A transform about the point in `transform-origin`, whose percentages refer to the whole drawing. Undefined for an unsupported point. */
function aboutOrigin(
  transform: string,
  origin: string,
  size: { readonly width: number; readonly height: number },
): string | undefined {
  const words = origin.trim().split(/\s+/);
  const turned = /^(?:top|bottom)$/.test(words[0] ?? "") || /^(?:left|right)$/.test(words[1] ?? "");
  const [first = "0", second = "center"] = turned ? [words[1] ?? "center", words[0]] : words;
  const [x, y] = [along(first, size.width), along(second, size.height)];
  if (x === undefined || y === undefined) return undefined;
  return `translate(${x} ${y}) ${transform} translate(${-x} ${-y})`;
}

const SHARES: Readonly<Record<string, number>> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 };

function along(written: string, length: number): number | undefined {
  const share = SHARES[written];
  if (share !== undefined) return share * length;
  if (!/^[-+.\d]+(?:e[-+]?\d+)?(?:px|%)?$/i.test(written)) return undefined;
  return Number.parseFloat(written) * (written.endsWith("%") ? length / 100 : 1);
}

/** The growth of lengths, averaged over both directions. */
function growthOf(transform: string): number {
  let area = 1;
  for (const [, name, inner = ""] of transform.matchAll(/(\w+)\s*\(([^()]*)\)/g)) {
    const [a = 1, b = 0, c = 0, d = a] = inner
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === "scale") area *= Math.abs(a * (inner.trim().split(/[\s,]+/).length > 1 ? b : a));
    if (name === "matrix") area *= Math.abs(a * d - b * c);
  }
  return Math.sqrt(area);
}

/** A colour in the syntax of svg-to-pdfkit; undefined for an unknown colour. */
function plainColour(written: string): string | undefined {
  // A second colour with a profile is for programs that support it: the first is the same in sRGB.
  const first = written.replace(/\s*(?:icc-color|device-cmyk)\([^)]*\)\s*$/i, "").trim();
  // Paper counts as light.
  const [, value = first] = /^light-dark\(\s*((?:[^(),]|\([^()]*\))*?)\s*,.*\)$/i.exec(first) ?? [];
  if (/^[a-z]+$/i.test(value)) return value.toLowerCase() === "currentcolor" ? "currentColor" : value.toLowerCase();
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) return value;
  const [, short] = /^#([0-9a-f]{4})$/i.exec(value) ?? [];
  const [, long = short?.replace(/./g, "$&$&")] = /^#([0-9a-f]{8})$/i.exec(value) ?? [];
  if (long !== undefined) {
    const [red, green, blue, alpha = 255] = long.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
    return rgba([red, green, blue].map(Number), alpha / 255);
  }
  return ofFunction(value);
}

/** `rgb()` and `hsl()`, in the old and the new syntax. */
function ofFunction(value: string): string | undefined {
  const [, name = "", inner = ""] = /^(rgb|hsl)a?\(\s*([^()]*?)\s*\)$/i.exec(value) ?? [];
  const [first = "", second = "", third = "", share = "1", ...more] = inner.split(/\s*[,/]\s*|\s+/);
  const numbers = [first, second, third, share].map((each) => Number.parseFloat(each));
  if (third === "" || more.length > 0 || numbers.some(Number.isNaN)) return undefined;
  const alpha = between(0, share.endsWith("%") ? Number.parseFloat(share) / 100 : Number.parseFloat(share), 1);
  if (name.toLowerCase() === "hsl") {
    return rgba(rgbOfHsl(degrees(first), Number.parseFloat(second) / 100, Number.parseFloat(third) / 100), alpha);
  }
  const channels = [first, second, third].map((each) => Number.parseFloat(each) * (each.endsWith("%") ? 2.55 : 1));
  return rgba(channels, alpha);
}

/** An angle in degrees. */
function degrees(written: string): number {
  const value = Number.parseFloat(written);
  if (written.endsWith("grad")) return value * 0.9;
  if (written.endsWith("rad")) return (value * 180) / Math.PI;
  return written.endsWith("turn") ? value * 360 : value;
}

/** By the algorithm of CSS (css-color-4, #hsl-to-rgb). */
function rgbOfHsl(hue: number, saturation: number, lightness: number): readonly number[] {
  const [full, light] = [between(0, saturation, 1), between(0, lightness, 1)];
  return [0, 8, 4].map((step) => {
    const at = (step + (((hue % 360) + 360) % 360) / 30) % 12;
    return 255 * (light - full * Math.min(light, 1 - light) * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  });
}

function rgba(channels: readonly number[], alpha: number): string {
  const whole = channels.map((channel) => Math.round(between(0, channel, 255)));
  return alpha === 1 ? `rgb(${whole.join(", ")})` : `rgba(${whole.join(", ")}, ${Number(alpha.toFixed(4))})`;
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Lengths that determine the place of a shape. Those in the second list must not be negative. */
const PLACES: readonly string[] = ["x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "dx", "dy"];
const SIZES: readonly string[] = ["width", "height", "r", "rx", "ry", "stroke-width", "font-size"];
const SHAPED: ReadonlySet<string> = new Set([
  "rect",
  "circle",
  "ellipse",
  "line",
  "path",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "use",
  "image",
]);

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?:px|pt|pc|mm|cm|in|q|r?em|ex|ch|%|v[wh]|vmin|vmax)?`;
/** A length, or for letters a list of lengths. */
const LENGTHS = new RegExp(String.raw`^\s*${NUMBER}(?:[\s,]+${NUMBER})*[\s,]*$`, "i");
/** CSS keywords, such as type sizes. */
const WORD = /^\s*(?:[a-z]+(?:-[a-z]+)*)?\s*$/i;
/** What programs write for a missing number. */
const MISSING = /\b(?:nan|undefined|null|infinity)\b/i;
const POINTS = /^[\s,]*(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?[\s,]*)*$/i;

/** The first invalid number of a shape, as written; undefined if all are valid. */
function brokenIn({ name, attributes }: SvgElement): string | undefined {
  if (!SHAPED.has(name)) return undefined;
  const { d, points } = attributes;
  const fault = name === "path" && d !== undefined && d.trim() !== "none" ? pathFault(d) : undefined;
  if (d !== undefined && fault !== undefined) return `d: ${fault > 0 ? "…" : ""}${shortened(d.slice(fault).trim())}`;
  if (/^poly/.test(name) && points !== undefined && !POINTS.test(points)) return `points: ${shortened(points.trim())}`;
  const key = [...PLACES, ...SIZES].find((each) => isBroken(each, attributes[each]));
  return key === undefined ? undefined : `${key}: ${shortened((attributes[key] ?? "").trim())}`;
}

function isBroken(key: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (MISSING.test(value)) return true;
  if (WORD.test(value)) return false;
  return !LENGTHS.test(value) || (SIZES.includes(key) && /^\s*-.*[1-9]/.test(value));
}
