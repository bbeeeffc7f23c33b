import { isElement, type SvgElement, type SvgNode } from "./tree.ts";

/** Elements that show what they refer to. */
const SHOWING: ReadonlySet<string> = new Set(["image", "feImage", "use"]);
/** Shapes that a drawing comes to, each use of a symbol counted: a map of a county has some hundred thousand. */
const MOST_SHAPES = 2_000_000;

/** What an element refers to by `href`. */
export function linkOf({ attributes }: SvgElement): string {
  return (attributes["href"] ?? attributes["xlink:href"] ?? "").trim();
}

/** What an element refers to, where that is neither in the file's elements nor in its own bytes. */
export function outsideOf(element: SvgElement): string | undefined {
  if (!SHOWING.has(element.name)) return undefined;
  const link = linkOf(element);
  return link === "" || /^(?:#|data:)/i.test(link) ? undefined : link.slice(0, 80);
}

/** All elements, each before what stands in it; what is not wanted goes with all that stands in it. */
export function elementsIn(
  element: SvgElement,
  wanted: (each: SvgElement) => boolean = () => true,
): readonly SvgElement[] {
  const found: SvgElement[] = [];
  const walk = (each: SvgElement): void => {
    if (!wanted(each)) return;
    found.push(each);
    for (const child of each.children) if (isElement(child)) walk(child);
  };
  walk(element);
  return found;
}

/** Elements by their ids; of two with one id the first counts. */
function byIdIn(root: SvgElement): ReadonlyMap<string, SvgElement> {
  const found = new Map<string, SvgElement>();
  for (const element of elementsIn(root)) {
    const id = element.attributes["id"];
    if (id !== undefined && !found.has(id)) found.set(id, element);
  }
  return found;
}

/** Why a drawing has no end: it shows itself within itself, or the same over and over. */
export function endlessIn(root: SvgElement): string | undefined {
  const byId = byIdIn(root);
  const open = new Set<SvgElement>();
  const shapes = new Map<SvgElement, number>();
  let loop: string | undefined;
  const count = (element: SvgElement): number => {
    const known = shapes.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) {
      loop ??= element.attributes["id"];
      return 0;
    }
    open.add(element);
    let sum = 1;
    for (const id of idsIn(element)) {
      const target = byId.get(id);
      if (target !== undefined) sum += count(target);
    }
    for (const child of element.children) if (isElement(child)) sum += count(child);
    open.delete(element);
    shapes.set(element, sum);
    return sum;
  };
  const sum = count(root);
  if (loop !== undefined) return `\`#${loop}\` stands within itself`;
  return sum > MOST_SHAPES ? `its symbols come to more than ${MOST_SHAPES / 1e6} million shapes` : undefined;
}

function idsIn(element: SvgElement): readonly string[] {
  const found = Object.entries(element.attributes).flatMap(([name, value]) =>
    name === "href" || name === "xlink:href" || !value.includes("#") ? [] : [...idsOfUrls(value)],
  );
  const link = linkOf(element);
  return element.name !== "a" && link.startsWith("#") ? [...found, link.slice(1)] : found;
}

function idsOfUrls(value: string): readonly string[] {
  return [...value.matchAll(/url\(\s*["']?#([^)"']*?)["']?\s*\)/g)].map(([, id = ""]) => id);
}

const INHERITING: readonly string[] = ["linearGradient", "radialGradient", "pattern"];

/** The library follows a gradient's link to one of its own kind alone: each gets what it takes from others. */
export function withInherited(root: SvgElement): SvgElement {
  const byId = byIdIn(root);
  const fill = (element: SvgElement): SvgElement => {
    const children = element.children.map((child): SvgNode => (isElement(child) ? fill(child) : child));
    const own = children.some((child, at) => child !== element.children[at]) ? { ...element, children } : element;
    return INHERITING.includes(element.name) && linkOf(element).startsWith("#") ? inherited(own, byId) : own;
  };
  return fill(root);
}

function inherited(element: SvgElement, byId: ReadonlyMap<string, SvgElement>): SvgElement {
  const { href: _href, "xlink:href": _link, ...attributes } = element.attributes;
  const above = byId.get(linkOf(element).slice(1));
  const isGradient = element.name !== "pattern";
  if (above === undefined || (above.name !== "pattern") !== isGradient || !INHERITING.includes(above.name)) {
    return { ...element, attributes };
  }
  const { id: _id, ...given } = linkOf(above).startsWith("#") ? inherited(above, byId).attributes : above.attributes;
  const source = linkOf(above).startsWith("#") ? inherited(above, byId) : above;
  const own = element.children.some(isElement) ? element.children : source.children;
  return { ...element, attributes: { ...given, ...attributes }, children: own };
}
