/*
 * A drawing as svg-to-pdfkit can draw it. The library knows attributes, simple styles and the colours of SVG 1.1; what programs write today it passes over in
 * silence. So styles become attributes, branches of a `switch` are chosen, and colours, transforms and orders of painting are put in its words.
 */
import type { Size } from "../../../base/rect.ts";
import { brokenIn } from "./broken.ts";
import { plainColour } from "./colour.ts";
import { type StyleSheet, type SvgPlace, styleSheetOf, stylesAt } from "./style.ts";
import { aboutOrigin, growthOf, plainTransform } from "./transform.ts";
import { isElement, type SvgElement, type SvgNode } from "./tree.ts";

/** Something of a drawing that would not be printed. */
export interface Undrawn {
  readonly what: string;
  /** Of the drawing's file, from 1. */
  readonly line: number;
  /** True for figures that nobody can read; false for what only our printing does not know. */
  readonly broken: boolean;
}

interface PlainSvg {
  readonly root: SvgElement;
  readonly undrawn: readonly Undrawn[];
}

/** What holds for all within an element. */
interface Scope {
  readonly sheet: StyleSheet;
  readonly size: Size;
  /** Custom properties. */
  readonly variables: ReadonlyMap<string, string>;
  readonly strokeFirst: boolean;
  /** By how much lengths have grown. */
  readonly growth: number;
  /** In a mask that takes the opacity of what it holds, whatever its colours. */
  readonly inAlphaMask: boolean;
  /** In a marker, whose lines have no markers of their own. */
  readonly inMarker: boolean;
  /** In a layer that is switched off. */
  readonly hidden: boolean;
  readonly tell: (undrawn: Undrawn) => void;
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
    tell: (each) => void undrawn.push(each),
  };
  const place = { element: root, above: undefined, siblings: [root], at: 0 };
  const [drawn] = plain(place, scope);
  const whole = drawn !== undefined && isElement(drawn) ? onGround(drawn, size) : root;
  return { root: whole, undrawn };
}

/** Draws the background colour that the outermost element may have as a style, and makes its colour black where it names none: the library does neither. */
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

/** Elements that draw nothing: styles, scripts, notes about the drawing. */
const SILENT: ReadonlySet<string> = new Set(["style", "script", "metadata", "title", "desc"]);
/** Elements that would be missing in print, as vectors and as pixels. */
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
  const tell = (what: string, broken = false): void => outer.tell({ what, line: element.line, broken });
  const hidden = outer.hidden || attributes["display"]?.trim() === "none";
  if (!hidden) tellLost({ ...element, attributes }, tell);
  if (LOST.has(element.name)) return [];
  const own = plainAttributes({ ...element, attributes }, outer, tell);
  const scope = within({ ...element, attributes: own }, { ...outer, variables, hidden });
  const children = childrenOf(place, scope);
  const name = element.name === "switch" ? "g" : element.name;
  const whole = ofOneWidth({ ...element, name, attributes: own, children }, scope.growth);
  if (element.name === "text" && !hasContent(whole)) return [];
  const obeyed = withoutObeyed(whole);
  return inOrder(element.name === "clipPath" ? withoutTransform(obeyed) : obeyed, scope);
}

/** Tells of what would be missing in print. */
function tellLost(element: SvgElement, tell: (what: string, broken?: boolean) => void): void {
  if (LOST.has(element.name) && hasContent(element)) tell(element.name);
  const broken = brokenIn(element);
  if (broken !== undefined) tell(broken, true);
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
    const place = { element: child, above, siblings, at: at++ };
    return element.name === "switch" && child !== chosen ? [] : plain(place, scope);
  });
}

/** The branch of a `switch` that is drawn: of those that need nothing that we lack, the first in Chinese, else the first without a language, else the first. */
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

/** A shorthand as the attributes that it stands for; any other property as itself. */
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
  tell: (what: string) => void,
): Record<string, string> {
  const own: Record<string, string> = { ...attributes };
  colours(own, scope, tell);
  if (name === "mask" && own["mask-type"] === "alpha") own["fill"] ??= "white";
  moveAs(own, scope.size, tell);
  const clip = own["clip-path"]?.trim() ?? "none";
  if (/^[a-z-]+\(/i.test(clip) && !/^url\(/i.test(clip)) tell(`clip-path: ${clip.slice(0, 40)}`);
  dashes(own);
  if (scope.inMarker || name === "marker") for (const key of MARKERS) own[key] = "none";
  if (name === "ellipse") [own["rx"], own["ry"]] = [own["rx"] ?? own["ry"] ?? "0", own["ry"] ?? own["rx"] ?? "0"];
  return own;
}

function moveAs(own: Record<string, string>, size: Size, tell: (what: string) => void): void {
  for (const key of TRANSFORMS) {
    const value = own[key];
    if (value === undefined) continue;
    const moved = movedAs(value, key, own, size);
    if (moved === undefined) tell(`${key}: ${value.slice(0, 40)}`);
    else own[key] = moved;
  }
}

/** Values that stay as they are in a mask that takes opacity: those that show nothing, and those that are no colour. */
const NO_COLOUR = /^(?:none|transparent|inherit|url.*|.*, 0\))$/;

function colours(own: Record<string, string>, { inAlphaMask }: Scope, tell: (what: string) => void): void {
  for (const key of COLOURS) {
    const value = own[key];
    if (value === undefined) continue;
    const plainValue = paintIn(value);
    if (value.trim() === "") delete own[key];
    else if (plainValue === undefined) tell(`${key}: ${value.slice(0, 40)}`);
    else own[key] = inAlphaMask && !NO_COLOUR.test(plainValue) ? "white" : plainValue;
  }
  for (const key of OPACITIES) {
    const value = own[key]?.trim();
    if (value?.endsWith("%")) own[key] = String(Number.parseFloat(value) / 100);
  }
}

/** A colour, or a reference with the colour that stands in for it. */
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

/** A dash of no length is a dot where lines end round: the library takes none. */
function dashes(own: Record<string, string>): void {
  const value = own["stroke-dasharray"];
  if (value === undefined || !/[1-9]/.test(value)) return;
  own["stroke-dasharray"] = value.replace(/(^|[\s,])0*\.?0+(?:[a-z]+|%)?(?=$|[\s,])/gi, `$1${DOT}`);
}

/** The shortest dash. */
const DOT = 0.001;

const STROKE_FIRST =
  /^(?:stroke|markers\s+stroke|stroke\s+(?:fill|markers)|markers\s+stroke\s+fill|stroke\s+(?:fill\s+markers|markers\s+fill))$/;

/** What holds for the elements within this one. */
function within({ name, attributes }: SvgElement, outer: Scope): Scope {
  const order = attributes["paint-order"]?.trim();
  const ordered = order === undefined || order === "inherit" ? outer.strokeFirst : STROKE_FIRST.test(order);
  // A clip path has areas alone, and no groups.
  const strokeFirst = ordered && name !== "clipPath";
  const growth = outer.growth * growthOf(attributes["transform"] ?? "");
  const inAlphaMask = outer.inAlphaMask || (name === "mask" && attributes["mask-type"] === "alpha");
  return { ...outer, strokeFirst, growth, inAlphaMask, inMarker: outer.inMarker || name === "marker" };
}

/** The library paints an area before its outline. Where the outline comes first, as round the names on a map, the element is drawn twice. */
function inOrder(element: SvgElement, { strokeFirst }: Scope): readonly SvgNode[] {
  const drawn = SHAPES.has(element.name) || element.name === "text";
  if (!drawn || !strokeFirst) return [element];
  const { opacity, id, ...attributes } = element.attributes;
  const both = { ...element, attributes };
  const group = { ...(opacity === undefined ? {} : { opacity }), ...(id === undefined ? {} : { id }) };
  const children = [painted(both, "fill"), painted(both, "stroke")];
  return [{ ...element, name: "g", attributes: group, children }];
}

/** Without the attributes that are already obeyed: if this drawing is read once more, nothing is done twice. */
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

/** Lines that keep their width however the drawing is scaled. */
function ofOneWidth(element: SvgElement, growth: number): SvgElement {
  const { "vector-effect": effect, "stroke-width": width = "1" } = element.attributes;
  if (effect?.trim() !== "non-scaling-stroke" || growth === 1 || growth === 0) return element;
  const own = Number.parseFloat(width) / growth;
  return { ...element, attributes: { ...element.attributes, "stroke-width": String(own) } };
}

/** The library does not transform a clip path, but what stands in it. */
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
