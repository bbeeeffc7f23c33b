/*
 * SVG as vectors in print. svg-to-pdfkit (MIT; it rests, but no other library draws gradients, clips, symbols and CSS classes into a PDF without a browser)
 * draws the file into a page of its own, in inks that we name; that page is then taken as any page of a PDF is (pdf-page.ts). What it cannot draw as
 * vectors is drawn in pixels by sharp.
 */
import PDFDocument from "pdfkit";
import sax from "sax";
import drawSvg from "svg-to-pdfkit";
import type { Size } from "../base/rect.ts";

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
  readonly text: string;
  readonly size: Size;
  /** What in it has to be drawn in pixels: the first such element, or `writing-mode`. */
  readonly pixels: string | undefined;
  /** The first file or address that it shows and does not hold: it would be missing in print. */
  readonly linked: string | undefined;
  /** The characters of its text, each once. */
  readonly characters: readonly string[];
}

type OpenedSvg = { readonly ok: true; readonly source: SvgSource } | { readonly ok: false; readonly problem: string };

/** The most bytes of a drawing: a map of a county with all its roads has about three million. */
const MOST_BYTES = 8_000_000;
/** Elements that are no lines and areas, or that the library does not draw. */
const PIXELS: ReadonlySet<string> = new Set(["image", "filter", "foreignObject"]);
/** Text from top to bottom, as an attribute or in a style: the library would set it from left to right. */
const VERTICAL = /\bwriting-mode\s*[:=]\s*["']?\s*(?:tb|vertical)/;
/** Elements that show what they refer to. */
const SHOWING: ReadonlySet<string> = new Set(["image", "feImage", "use"]);
/** Elements within each other: a drawing program nests some dozens. */
const MOST_DEPTH = 200;

/** Reads a drawing through to its end: what is broken is told here, and not found on the press. */
export function openSvg(bytes: Uint8Array): OpenedSvg {
  const unfit = (problem: string): OpenedSvg => ({ ok: false, problem });
  if (bytes.length > MOST_BYTES) return unfit(`a drawing of more than ${MOST_BYTES / 1e6} MB`);
  const text = Buffer.from(bytes).toString("utf8");
  if (/<!ENTITY/i.test(text)) return unfit("it declares entities");
  const parser = sax.parser(true);
  let size: Size | undefined;
  let pixels: string | undefined;
  let linked: string | undefined;
  let problem: string | undefined;
  let inText = 0;
  const characters = new Set<string>();
  let depth = 0;
  parser.onopentag = ({ name, attributes }) => {
    const element = name.replace(/^svg:/, "");
    if (++depth > MOST_DEPTH) problem ??= "its elements stand too deep in each other";
    if (element === "svg") size ??= sizeOf(attributes as Readonly<Record<string, string>>);
    if (PIXELS.has(element)) pixels ??= element;
    if (SHOWING.has(element)) linked ??= outsideOf(attributes as Readonly<Record<string, string>>);
    if (element === "text") inText++;
  };
  parser.onclosetag = (name) => {
    depth--;
    if (name.replace(/^svg:/, "") === "text") inText--;
  };
  parser.ontext = (written) => {
    if (inText > 0) for (const character of written) if (character.trim() !== "") characters.add(character);
  };
  parser.onerror = ({ message }) => {
    problem ??= message.split("\n")[0]?.toLowerCase();
    parser.error = null as unknown as Error;
  };
  parser.write(text).close();
  if (problem !== undefined) return unfit(problem);
  if (characters.size > 0 && VERTICAL.test(text)) pixels ??= "writing-mode";
  if (size === undefined) return unfit("it has no size: neither `viewBox` nor `width` and `height`");
  return { ok: true, source: { text, size, pixels, linked, characters: [...characters] } };
}

/** What an element refers to, where that is neither in the file's elements nor in its own bytes. */
function outsideOf(attributes: Readonly<Record<string, string>>): string | undefined {
  const link = (attributes["href"] ?? attributes["xlink:href"] ?? "").trim();
  return link === "" || /^(?:#|data:)/i.test(link) ? undefined : link.slice(0, 80);
}

function sizeOf(attributes: Readonly<Record<string, string>>): Size | undefined {
  const box = (attributes["viewBox"] ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const written = ["width", "height"].map((name) => Number.parseFloat(attributes[name] ?? ""));
  const [width = 0, height = 0] = box.length === 4 ? box.slice(2) : written;
  return width > 0 && height > 0 && width / height < 1000 && height / width < 1000 ? { width, height } : undefined;
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

/** Black on colour overprints, as the page's own type does (formats/press/RULES.md#inks); every other colour knocks out what lies below. */
function overprintBlack(document: PDFKit.PDFDocument): void {
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
  // Whether the shape at hand has an area that knocks out: its black outline alone overprints then.
  let knocksOut = false;
  writer.addContent = (operators) => {
    const written = plain(operators);
    if (PAINTS.test(operators)) knocksOut = false;
    // Four inks: a page for a screen has three colours.
    const [, set] = /^(?:[\d.]+ ){4}(scn|SCN)$/.exec(operators) ?? [];
    if (set === undefined) return written;
    const black = /^0 0 0 1 /.test(operators);
    if (set === "scn") knocksOut = !black;
    plain(`/${stateOf(black ? (knocksOut ? "Stroke" : "On") : "Off")} gs`);
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
 */
export async function svgPage(
  { text, size }: SvgSource,
  letters: LetterFiles | undefined,
  inksOf: (colour: Rgb) => Inks,
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
  overprintBlack(document);
  if (letters !== undefined) for (const [name, file] of Object.entries(letters)) document.registerFont(name, file);
  drawSvg(document, text, 0, 0, {
    width: page[0],
    height: page[1],
    assumePt: true,
    preserveAspectRatio: "none",
    warningCallback: () => undefined,
    imageCallback: () => "",
    documentCallback: () => [],
    fontCallback: (family, bold) => (bold ? "bold" : isSerif(family) ? "serif" : "sans"),
    colorCallback: (parsed) => parsed && [inksOf(parsed[0]), parsed[1]],
  });
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function isSerif(family: string): boolean {
  return /serif|song|ming|宋|明|times/i.test(family) && !/sans/i.test(family);
}
