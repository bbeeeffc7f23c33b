/*
 * SVG as vectors in print. svg-to-pdfkit (MIT; it rests, but no other library draws gradients, clips, symbols and CSS classes into a PDF without a browser)
 * draws the file into a page of its own, in inks that we name; that page is then taken as any page of a PDF is (pdf/page.ts). What it cannot draw as
 * vectors is drawn in pixels by sharp.
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
  /** Other faces have another name. */
  readonly name: () => string;
  /** Read when a drawing has text. */
  readonly files: () => LetterFiles;
  /** True for a character that one of them does not have. */
  readonly lacks: (character: string) => boolean;
}

/** Red, green and blue, from 0 to 255; and what they are printed in, each in percent. */
export type Rgb = readonly [red: number, green: number, blue: number];
type Inks = readonly number[];

/** A drawing that can be placed. */
export interface SvgSource {
  /** As the library draws it: what it does not know is put in its words. */
  readonly text: string;
  readonly size: Size;
  /** What in it has to be drawn in pixels: the first such element, or the property. */
  readonly pixels: string | undefined;
  /** The first file or address that it shows and does not hold: it would be missing in print. */
  readonly linked: string | undefined;
  /** The characters of its text, each once. */
  readonly characters: readonly string[];
  /** The photos in its own bytes, as often as it shows them. */
  readonly images: readonly HeldPicture[];
  /** What of it would not be printed, in the order of the file. */
  readonly undrawn: readonly Undrawn[];
  /** The drawing with all that is plain in the colour of its line in the file, as a number, so that it is found again in what is drawn. */
  readonly lined: () => SvgSource;
}

type OpenedSvg = { readonly ok: true; readonly source: SvgSource } | { readonly ok: false; readonly problem: string };

/** Thrown for a drawing at which svg-to-pdfkit or pdfkit stops: it may have a length that is no number. */
export class Undrawable extends Error {}

/** Reads a drawing through to its end: what is broken is told here, and not found on the press. */
export function openSvg(bytes: Uint8Array): OpenedSvg {
  const parsed = parseSvg(bytes);
  if (!parsed.ok) return parsed;
  const size = sizeOf(parsed.root.attributes);
  if (typeof size === "string") return { ok: false, problem: size };
  const { root, undrawn } = plainSvg(parsed.root, size);
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

/** Elements of others, which give them their colours. */
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

/** Fill and outline; undefined: the `use` that shows an element gives it them. */
interface Colours {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
}

/** Elements that are shown by a `use` alone, and take their colours from there. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(["defs", "symbol"]);

/** See `SvgSource.lined`. @param above the colours that it inherits */
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

/** All elements but those that are switched off. */
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

/** The first thing that is no line and no area, or that the library does not draw: an element, or a property with its value. */
function pixelsIn(shown: readonly SvgElement[], hasText: boolean): string | undefined {
  const ids = new Set(shown.map(({ attributes }) => attributes["id"]));
  for (const element of shown) {
    const found = foreignPicture(element) ?? filterOf(element, ids) ?? blendingOf(element);
    if (found !== undefined) return found;
    if (hasText && /^(?:tb|vertical)/.test(element.attributes["writing-mode"]?.trim() ?? "")) return "writing-mode";
  }
  return undefined;
}

/** A picture in the drawing that is a drawing itself, or is not in it. */
function foreignPicture(element: SvgElement): string | undefined {
  return element.name === "image" && linkOf(element) !== "" && heldPicture(element) === undefined ? "image" : undefined;
}

function filterOf({ attributes }: SvgElement, ids: ReadonlySet<string | undefined>): string | undefined {
  const filter = attributes["filter"]?.trim() ?? "none";
  // A link to no filter counts for nothing; so does one into another file.
  const known = filter.replace(/url\(\s*["']?#([^)"']*?)["']?\s*\)/g, (_, id) => (ids.has(id) ? "filter" : ""));
  return NO_FILTER.test(known.trim()) ? undefined : "filter";
}

function blendingOf({ attributes }: SvgElement): string | undefined {
  const blending = attributes["mix-blend-mode"]?.trim() ?? "normal";
  if (!/^(?:normal|inherit|initial|unset)$/.test(blending)) return `mix-blend-mode: ${blending}`;
  return [attributes["fill"], attributes["stroke"]].find((value) => value?.startsWith("context-"));
}

const NO_FILTER = /^(?:none|inherit|initial|unset|url\(.*)?$/;

/** How many times as long as the other a side may be: a longer drawing is an accident. */
const MOST_RATIO = 1000;

/** In units of the drawing; or why it has none. */
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

/** A drawing in pixels per inch: vectors have none, so that no size on a page is too large for them. */
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

/** What pdfkit's documents have besides what its types say. */
interface WritesContent {
  addContent(operators: string): unknown;
  readonly page: { readonly ext_gstates: Record<string, unknown> };
  ref(entries: object): { end(): void };
}

/**
 * Black on colour overprints, as the page's own type does (formats/press/RULES.md#inks); every other colour knocks out what lies below.
 * @param typeAlone lines and areas knock out, too
 */
function overprintBlack(document: PDFKit.PDFDocument, typeAlone: boolean): void {
  const writer = document as unknown as WritesContent;
  const plain = writer.addContent.bind(document);
  const states = new Map<string, { end(): void }>();
  const stateOf = (what: "On" | "Off" | "Stroke"): string => {
    const name = `Overprint${what}`;
    const [stroke, fill] = [what !== "Off", what === "On"];
    const known = states.get(name);
    const state = known ?? writer.ref({ Type: "ExtGState", OP: stroke, op: fill, OPM: stroke ? 1 : 0 });
    if (known === undefined) state.end();
    states.set(name, state);
    writer.page.ext_gstates[name] = state;
    return name;
  };
  const state = (what: Parameters<typeof stateOf>[0]): unknown => plain(`/${stateOf(what)} gs`);
  // Whether the shape at hand has an area that knocks out: its black outline alone overprints then.
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

/** Operators that paint a path or letters: colours are set anew for each. */
const PAINTS = /^(?:[fFBbSsn]\*?|.*T[jJ])$/s;

/** Points of the longer side of the page that is drawn: numbers are written with three decimals. */
export const PAGE_SIDE = 1000;

/**
 * The drawing as a PDF of one page.
 * @param inksOf what a colour is printed in: one share for grey (its black), four for process colours
 * @param images its photos; those that are left out are not drawn
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
  // Streams as they are: our own deflate follows, which gives the same bytes on every Node.
  const document = new PDFDocument({ size: page, margin: 0, compress: false, font: null as unknown as string });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  // On the dark colours of a photo black lines and areas would be more ink than a plant allows.
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
 * Where the fonts of a drawing are counted from: pdfkit makes the tag before a subset's name of its number, and the same tag before another subset is one
 * font for a raster processor that keeps fonts by their names.
 */
function fontsFrom(text: string): number {
  return 100_000 + (Number.parseInt(sha256Of(Buffer.from(text)).slice(0, 8), 16) % 899_990);
}

function isSerif(family: string): boolean {
  return /serif|song|ming|宋|明|times/i.test(family) && !/sans/i.test(family);
}
