/*
 * SVG as vectors in print. svg-to-pdfkit draws the file into a page of its own, in inks that we choose; that page is then packed like any page of a PDF
 * (pdf/page.ts). The library (MIT) is no longer developed, but no other one draws gradients, clips, symbols and CSS classes into a PDF without a browser.
 * What it cannot draw as vectors, sharp draws as pixels.
 */
import PDFDocument from "pdfkit";
import drawSvg from "svg-to-pdfkit";
import type { Size } from "../../../base/rect.ts";
import { sha256Of } from "../../../base/sha256.ts";
import { firstLine } from "../sharp.ts";
import {
  elementsIn,
  endlessIn,
  type HeldPicture,
  heldPicture,
  holdImages,
  linkOf,
  outsideOf,
  type SvgImages,
  withInherited,
} from "./images.ts";
import { plainSvg, type Undrawn } from "./plain.ts";
import { isElement, parseSvg, type SvgElement, writeSvg } from "./tree.ts";

/** Font files for the text of a drawing. */
export interface LetterFiles {
  readonly serif: Uint8Array;
  readonly sans: Uint8Array;
  readonly bold: Uint8Array;
}

/** Faces for the text of a drawing. */
export interface SvgLetters {
  /** Identifies the faces: other faces have another name. */
  readonly name: () => string;
  /** Called when a drawing has text. */
  readonly files: () => LetterFiles;
  /** True for a character that one of the faces lacks. */
  readonly lacks: (character: string) => boolean;
}

/** Red, green and blue, 0 to 255; and the inks for them, in percent. */
export type Rgb = readonly [red: number, green: number, blue: number];
type Inks = readonly number[];

/** A drawing ready to be placed. */
export interface SvgSource {
  /** The SVG, rewritten for the library. */
  readonly text: string;
  readonly size: Size;
  /** The first element or property that has to be drawn as pixels. */
  readonly pixels: string | undefined;
  /** The first external file or address that it shows, which would be missing in print. */
  readonly linked: string | undefined;
  /** The characters of its text, each once. */
  readonly characters: readonly string[];
  /** Its embedded photos, once for each use. */
  readonly images: readonly HeldPicture[];
  /** What would not be printed, in the order of the file. */
  readonly undrawn: readonly Undrawn[];
  /** The drawing with every plain element coloured by the number of its line in the file, so that faults of the drawn page lead back to the line. */
  readonly lined: () => SvgSource;
}

type OpenedSvg = { readonly ok: true; readonly source: SvgSource } | { readonly ok: false; readonly problem: string };

/** Thrown for a drawing on which svg-to-pdfkit or pdfkit fails, for example because of an invalid length. */
export class Undrawable extends Error {}

/** Reads a drawing completely, so that faults are reported before print. */
export function openSvg(bytes: Uint8Array): OpenedSvg {
  const parsed = parseSvg(bytes);
  if (!parsed.ok) return parsed;
  const size = sizeOf(parsed.root.attributes);
  if (typeof size === "string") return { ok: false, problem: size };
  const { root, undrawn, overstyled } = plainSvg(parsed.root, size);
  if (overstyled) return { ok: false, problem: "its style sheet asks for too much" };
  const endless = endlessIn(root);
  if (endless !== undefined) return { ok: false, problem: endless };
  const plain = withInherited(root);
  const shown = shownIn(plain);
  const characters = charactersIn(shown);
  const linked = shown.map(outsideOf).find((link) => link !== undefined);
  const pixels = pixelsIn(shown, characters.length > 0);
  const images = shown.flatMap((element) => (element.name === "image" ? (heldPicture(element) ?? []) : []));
  const source = { text: writeSvg(plain), size, pixels, linked, characters, images, undrawn };
  const lined = (): SvgSource => ({ ...source, text: writeSvg(inLines(plain)), lined });
  return { ok: true, source: { ...source, lined } };
}

/** Elements that contain others and pass their colours on. */
const HOLDING: ReadonlySet<string> = new Set([
  "svg",
  "g",
  "use",
  "symbol",
  "defs",
  "marker",
  "pattern",
  "mask",
  "clipPath",
]);

/** Fill and outline; undefined if the `use` that shows the element sets them. */
interface Colours {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
}

/** Elements shown only by a `use`, which sets their colours. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(["defs", "symbol"]);

/** See `SvgSource.lined`. @param above the inherited colours */
function inLines(element: SvgElement, above: Colours = { fill: "black", stroke: "none" }): SvgElement {
  const taken = SHOWN_ELSEWHERE.has(element.name) ? { fill: undefined, stroke: undefined } : above;
  const { fill = taken.fill, stroke = taken.stroke } = element.attributes;
  const children = element.children.map((child) => (isElement(child) ? inLines(child, { fill, stroke }) : child));
  if (HOLDING.has(element.name) && element.name !== "use") return { ...element, children };
  const colour = `#${(element.line % 2 ** 24).toString(16).padStart(6, "0")}`;
  const isPlain = (paint = "none"): boolean => paint !== "none" && !paint.startsWith("url(");
  const own = { ...(isPlain(fill) && { fill: colour }), ...(isPlain(stroke) && { stroke: colour }) };
  return { ...element, attributes: { ...element.attributes, ...own }, children };
}

/** All elements that are not hidden. */
function shownIn(element: SvgElement): readonly SvgElement[] {
  return elementsIn(element, ({ attributes }) => attributes["display"]?.trim() !== "none");
}

function charactersIn(shown: readonly SvgElement[]): readonly string[] {
  const found = new Set<string>();
  const walk = (element: SvgElement): void => {
    for (const child of element.children) {
      if (isElement(child)) walk(child);
      else for (const character of child) if (character.trim() !== "") found.add(character);
    }
  };
  for (const element of shown) if (element.name === "text") walk(element);
  return [...found];
}

/** The first element or property that cannot be drawn as vectors, or not by the library. */
function pixelsIn(shown: readonly SvgElement[], hasText: boolean): string | undefined {
  const ids = new Set(shown.map(({ attributes }) => attributes["id"]));
  for (const element of shown) {
    const found = foreignPicture(element) ?? filterOf(element, ids) ?? blendingOf(element);
    if (found !== undefined) return found;
    if (hasText && /^(?:tb|vertical)/.test(element.attributes["writing-mode"]?.trim() ?? "")) return "writing-mode";
  }
  return undefined;
}

/** A picture in the drawing that is itself a drawing, or an external file. */
function foreignPicture(element: SvgElement): string | undefined {
  return element.name === "image" && linkOf(element) !== "" && heldPicture(element) === undefined ? "image" : undefined;
}

function filterOf({ attributes }: SvgElement, ids: ReadonlySet<string | undefined>): string | undefined {
  const filter = attributes["filter"]?.trim() ?? "none";
  // Links to missing filters and to other files have no effect.
  const resolved = filter.replace(/url\(\s*["']?#([^)"']*?)["']?\s*\)/g, (_, id) => (ids.has(id) ? "filter" : ""));
  return NO_FILTER.test(resolved.trim()) ? undefined : "filter";
}

function blendingOf({ attributes }: SvgElement): string | undefined {
  const blending = attributes["mix-blend-mode"]?.trim() ?? "normal";
  if (!/^(?:normal|inherit|initial|unset)$/.test(blending)) return `mix-blend-mode: ${blending}`;
  return [attributes["fill"], attributes["stroke"]].find((value) => value?.startsWith("context-"));
}

const NO_FILTER = /^(?:none|inherit|initial|unset|url\(.*)?$/;

/** The greatest ratio of a drawing's sides: a longer drawing is a mistake. */
const MOST_RATIO = 1000;

/** The size in units of the drawing, or the reason why it has none. */
function sizeOf(attributes: Readonly<Record<string, string>>): Size | string {
  const box = (attributes["viewBox"] ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const written = ["width", "height"].map((name) => Number.parseFloat(attributes[name] ?? ""));
  const [width = 0, height = 0] = box.length === 4 ? box.slice(2) : written;
  if (!(width > 0 && height > 0 && Number.isFinite(width + height))) {
    return "it has no size: its `viewBox`, or its `width` and `height`, have to be numbers above 0";
  }
  const ratio = Math.max(width / height, height / width);
  return ratio < MOST_RATIO
    ? { width, height }
    : `one of its sides is ${MOST_RATIO} times as long as the other, or more`;
}

/** The nominal pixels of a drawing: vectors have none, so no printed size is too large. */
export function drawingPixels({ width, height }: Size): Size {
  const scale = VECTOR_SIDE / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const VECTOR_SIDE = 20_000;

export async function coloursOf(source: SvgSource, letters: LetterFiles | undefined): Promise<readonly Rgb[]> {
  const found = new Map<string, Rgb>();
  await svgPage(source, letters, (colour) => {
    found.set(colour.join(), colour);
    return [0, 0, 0, 0];
  });
  return [...found.values()];
}

/** Members of pdfkit's documents that its types omit. */
interface WritesContent {
  addContent(operators: string): unknown;
  readonly page: { readonly ext_gstates: Record<string, unknown> };
  ref(entries: object): { end(): void };
}

/**
 * Black overprints colours, like the page's own type (formats/press/RULES.md#inks); every other colour knocks out.
 * @param typeAlone lines and areas knock out too
 */
function overprintBlack(document: PDFKit.PDFDocument, typeAlone: boolean): void {
  const writer = document as unknown as WritesContent;
  const plain = writer.addContent.bind(document);
  const states = new Map<string, { end(): void }>();
  const stateOf = (what: "On" | "Off" | "Stroke"): string => {
    const name = `Overprint${what}`;
    const [stroke, fill] = [what !== "Off", what === "On"];
    const existing = states.get(name);
    const state = existing ?? writer.ref({ Type: "ExtGState", OP: stroke, op: fill, OPM: stroke ? 1 : 0 });
    if (existing === undefined) state.end();
    states.set(name, state);
    writer.page.ext_gstates[name] = state;
    return name;
  };
  const state = (what: Parameters<typeof stateOf>[0]): unknown => plain(`/${stateOf(what)} gs`);
  // True while the current shape has a fill that knocks out: only its black outline overprints then.
  let knocksOut = false;
  const afterColour = (black: boolean, set: string): void => {
    if (set === "scn") knocksOut = !black;
    if (!black || typeAlone) state("Off");
    else state(knocksOut ? "Stroke" : "On");
  };
  let blackType = false;
  writer.addContent = (operators) => {
    if (typeAlone && blackType && operators === "BT") state("On");
    const written = plain(operators);
    if (typeAlone && operators === "ET") state("Off");
    if (PAINTS.test(operators)) knocksOut = false;
    // Four inks: a page for a screen has three colours.
    const [, set] = /^(?:[\d.]+ ){4}(scn|SCN)$/.exec(operators) ?? [];
    if (set === undefined) return written;
    const black = /^0 0 0 1 /.test(operators);
    if (set === "scn") blackType = black;
    afterColour(black, set);
    return written;
  };
}

/** Operators that paint a path or letters: colours are set again for each. */
const PAINTS = /^(?:[fFBbSsn]\*?|.*T[jJ])$/s;

/** The longer side of the drawn page, in points: large, because numbers are written with three decimals. */
export const PAGE_SIDE = 1000;

/**
 * The drawing as a one-page PDF.
 * @param inksOf the inks of a colour: one share for grey (its black), four for process colours
 * @param images its photos; any others are not drawn
 * @throws Undrawable
 */
export async function svgPage(
  { text, size }: SvgSource,
  letters: LetterFiles | undefined,
  inksOf: (colour: Rgb) => Inks,
  images: SvgImages = new Map(),
): Promise<Uint8Array> {
  const scale = PAGE_SIDE / Math.max(size.width, size.height);
  const page: [number, number] = [size.width * scale, size.height * scale];
  // Streams stay uncompressed: our own deflate comes later and gives the same bytes on every Node.
  const document = new PDFDocument({ size: page, margin: 0, compress: false, font: null as unknown as string });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  // On the dark colours of a photo, overprinting black lines and areas would exceed the ink limit.
  overprintBlack(document, images.size > 0);
  holdImages(document, images);
  Object.assign(document, { _fontCount: fontsFrom(text) });
  if (letters !== undefined) for (const [name, file] of Object.entries(letters)) document.registerFont(name, file);
  try {
    drawSvg(document, text, 0, 0, {
      width: page[0],
      height: page[1],
      assumePt: true,
      preserveAspectRatio: "none",
      warningCallback: () => undefined,
      imageCallback: (link) => (images.has(link.trim()) ? link.trim() : ""),
      documentCallback: () => [],
      fontCallback: (family, bold) => (bold ? "bold" : isSerif(family) ? "serif" : "sans"),
      colorCallback: (parsed) => parsed && [inksOf(parsed[0]), parsed[1]],
    });
    document.end();
  } catch (cause) {
    throw new Undrawable(`it cannot be drawn: ${firstLine(cause)}`);
  }
  await done;
  return Buffer.concat(chunks);
}

/**
 * The first number of a drawing's fonts. pdfkit makes the tag before a subset's name from this number, and a raster processor that caches fonts by name would
 * confuse two subsets with the same tag.
 */
function fontsFrom(text: string): number {
  return 100_000 + (Number.parseInt(sha256Of(Buffer.from(text)).slice(0, 8), 16) % 899_990);
}

function isSerif(family: string): boolean {
  return /serif|song|ming|宋|明|times/i.test(family) && !/sans/i.test(family);
}
