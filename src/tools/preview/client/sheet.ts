// A page in the document as SVG. Only changed groups are replaced, so an edit touches a few elements of thousands. Ink exists only near the view; the
// transparent text always, for searching.
import type { Point, Size } from "../../../base/rect.ts";
import type { PageInk } from "../protocol.ts";
import type { Connection } from "./connection.ts";
import { runPath, runScale, scaledOutline } from "./run-path.ts";

const SVG = "http://www.w3.org/2000/svg";

/** A page in the document. */
export interface Sheet {
  readonly svg: SVGSVGElement;
  /** The layer for overlays, over the ink and under the text. */
  readonly over: SVGGElement;
  /** The shown revision of the page; 0 if none. */
  readonly inkVersion: number;
  readonly textVersion: number;
  size(width: number, height: number): void;
  /** @param path of a run of a line at a place */
  takeInk(ink: PageInk, path: KnownOutlines["path"]): void;
  takeText(ink: PageInk): void;
  dropInk(): void;
  /** Clears the sheet: the outlines belong to other fonts, or the server was restarted. */
  clear(): void;
  /** The proof's picture instead of ink; undefined: ink. */
  print(address: string | undefined): void;
}

export function newSheet(label: string): Sheet {
  const svg = element("svg", "page");
  svg.dataset["page"] = label;
  const ink = element("g", "ink");
  ink.setAttribute("aria-hidden", "true");
  const printed = element("g", "printed");
  const over = element("g", "over");
  const text = element("g", "text");
  svg.append(ink, printed, over, text);
  const groups = new Map<string, Element>();
  const texts = new Map<string, Element>();
  let inkVersion = 0;
  let textVersion = 0;
  let [width, height] = [0, 0];
  const dropInk = (): void => {
    ink.replaceChildren();
    groups.clear();
    inkVersion = 0;
  };
  return {
    svg,
    over,
    get inkVersion() {
      return inkVersion;
    },
    get textVersion() {
      return textVersion;
    },
    size: (toWidth, toHeight) => {
      if (width === toWidth && height === toHeight) return;
      [width, height] = [toWidth, toHeight];
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    },
    takeInk: ({ version, order, put }, path) => {
      for (const { id, at, body } of put) {
        const group = groups.get(id) ?? element("g", "");
        groups.set(id, group);
        if (body !== undefined) group.innerHTML = body;
        placeLine(group, at, path);
      }
      arrange(ink, groups, order);
      inkVersion = version;
    },
    takeText: ({ version, textOrder, texts: put }) => {
      for (const { id, down, body } of put) {
        const block = texts.get(id) ?? element("text", down ? "down" : "");
        texts.set(id, block);
        block.innerHTML = body;
      }
      arrange(text, texts, textOrder);
      textVersion = version;
    },
    dropInk,
    clear: () => {
      dropInk();
      text.replaceChildren();
      texts.clear();
      textVersion = 0;
    },
    print: (address) => {
      ink.style.display = address === undefined ? "" : "none";
      const picture = (href: string) => element("image", "", { href, width, height, preserveAspectRatio: "none" });
      printed.replaceChildren(...(address === undefined ? [] : [picture(address)]));
    },
  };
}

/** Runs of a line are drawn at its place; its marks are moved there. @param at empty for other things, whose body contains the place */
function placeLine(group: Element, at: string, path: KnownOutlines["path"]): void {
  if (at === "") return;
  const [x = 0, y = 0] = at.split(" ").map(Number);
  for (const run of group.querySelectorAll<SVGPathElement>("path[data-glyphs]"))
    run.setAttribute("d", path(run.dataset, { x, y }));
  group.querySelector("g.marks")?.setAttribute("transform", `translate(${x} ${y})`);
}

/** Puts children in order, moving only those out of place, and removes old ones. */
function arrange(parent: Element, children: Map<string, Element>, order: readonly string[]): void {
  const wanted = new Set(order);
  for (const [id, child] of children) {
    if (wanted.has(id)) continue;
    child.remove();
    children.delete(id);
  }
  let next = parent.firstElementChild;
  for (const id of order) {
    const child = children.get(id);
    if (child === undefined) continue;
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

export function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  kind: string,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  if (kind !== "") made.setAttribute("class", kind);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}

/** A page's size at the present scale. */
export function sizeOnDesk({ width, height }: Size): { readonly width: string; readonly height: string } {
  return { width: `calc(var(--scale) * ${width}px)`, height: `calc(var(--scale) * ${height}px)` };
}

/** The outlines of glyphs, as the server numbers them. */
interface KnownOutlines {
  /** Drops the outlines of an earlier set. */
  begin(set: number): void;
  /** Fetches the missing outlines up to a number; false if the server cannot give them. */
  have(wanted: number): Promise<boolean>;
  /** The path of a run of a line at a place, by the run's `data-glyphs` and `data-scale`. */
  path(run: { readonly glyphs?: string; readonly scale?: string }, at: Point): string;
}

export function openOutlines(line: () => Connection): KnownOutlines {
  let outlines: string[] = [];
  /** In points, by the scale that runs name: most of a page has few sizes. */
  let scaled = new Map<string, Map<number, string>>();
  let set = 0;
  const scaledTo = (scale: string): Map<number, string> => {
    const ofScale = scaled.get(scale) ?? new Map();
    scaled.set(scale, ofScale);
    return ofScale;
  };
  return {
    begin: (next) => {
      set = next;
      outlines = [];
      scaled = new Map();
    },
    have: async (wanted) => {
      if (outlines.length >= wanted) return true;
      const [from, of] = [outlines.length, set];
      const reply = await line().get<readonly string[]>("/outlines", { set, from });
      if (!reply.ok || of !== set) return false;
      // Another request may have fetched some of them meanwhile.
      outlines.push(...reply.value.slice(outlines.length - from));
      return outlines.length >= wanted;
    },
    path: ({ glyphs = "", scale: written = "" }, at) => {
      const scale = runScale(written);
      const ofScale = scaledTo(written);
      return runPath(glyphs, at, scale, (number) => {
        const outline = ofScale.get(number) ?? scaledOutline(outlines[number] ?? "", scale);
        ofScale.set(number, outline);
        return outline;
      });
    },
  };
}
