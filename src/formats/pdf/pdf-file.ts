/*
 * A PDF with its fonts and pictures. Glyphs get their CIDs while pages are painted, in order of use, so each font is subset and written at the end. Each font
 * has two dictionaries over the same glyphs: one for horizontal lines, one for vertical ones.
 */
import { createHash } from "node:crypto";
import { type Memory, noMemory } from "../../base/memo.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { FontDescription, FontSubset, Program } from "../../engine/fonts/program.ts";
import { isForm, type PackedForm, type PreparedPicture } from "../../engine/pdf/form.ts";
import type { PaintOp } from "../paint/paint.ts";
import {
  addSheet,
  addStream,
  closeDocument,
  contentOf,
  openDocument,
  type PdfDocument,
  type PdfForm,
  type PdfRef,
  type Sheet,
  type SheetResources,
  type Stream,
  writtenAs,
} from "./document.ts";
import type { Metadata } from "./metadata.ts";
import { jpegFrame, type PreparedPictures, pictureKey } from "./pictures.ts";

/** The part of `OpenFonts` that a PDF needs. */
export interface FontSource {
  file(id: FontId): { program(): Pick<Program, "glyphCount" | "unitsPerEm" | "advance" | "subset" | "describe"> };
}

export interface Supplies {
  readonly fonts: FontSource;
  readonly pictures: PreparedPictures;
}

/** A PDF under construction. Pages are painted with its faces and images, then added to it. */
export interface PdfFile extends PdfDocument {
  readonly supplies: Supplies;
  readonly salt: string;
  readonly faces: Map<FontId, OpenFace>;
  readonly images: Map<string, Image>;
}

/** A font in the file. CIDs are assigned in order of use, so the order of painting determines the bytes. */
export interface Face {
  readonly font: FontId;
  /** Resource names of the horizontal and the vertical font dictionary. */
  readonly name: string;
  readonly verticalName: string;
  /** A glyph's advance in 1/1000 em; available before `include`. */
  advance(glyph: number): number;
  /** The CID of each glyph, 0 before `include`. */
  readonly cids: Uint16Array;
  /** The advance of each glyph as in `/W`, 0 before `include`. */
  readonly widths: Float64Array;
  /** The ToUnicode text of each glyph, undefined before `include`. */
  readonly unicode: (string | undefined)[];
  /** Adds the glyph to the subset, with `text` as its ToUnicode. */
  include(glyph: number, text: string): void;
}

interface OpenFace extends Face {
  /** The glyph of each CID. */
  readonly used: number[];
  /** The font's dictionaries; undefined until a page uses it. */
  refs: { readonly horizontal: PdfRef; readonly vertical: PdfRef } | undefined;
}

interface Image {
  readonly name: string;
  readonly picture: PreparedPicture;
  /** Undefined until a page uses it. */
  ref: PdfRef | undefined;
}

/** The resources of a page, in order of first use. */
export type Named =
  | { readonly kind: "face"; readonly font: FontId; readonly vertical: boolean }
  | { readonly kind: "image"; readonly key: string }
  | { readonly kind: "xobjects" | "ext_gstates" | "colorSpaces"; readonly ref: () => PdfRef };

export interface PdfPage extends Sheet {
  readonly named: ReadonlyMap<string, Named>;
}

/** A clickable area of a page that leads to a named destination. */
interface PdfLink {
  readonly at: Rect;
  readonly to: string;
  readonly entries?: Readonly<Record<string, unknown>>;
}

interface AddedPage {
  readonly page: PdfRef;
  readonly links: readonly PdfRef[];
}

const PROOF: PdfForm = { version: "1.6", info: {}, untrapped: false, salt: "" };

export function openPdf(metadata: Metadata, supplies: Supplies, form = PROOF): PdfFile {
  return { ...openDocument(metadata, form), supplies, salt: form.salt, faces: new Map(), images: new Map() };
}

export function faceOf(file: PdfFile, font: FontId): Face {
  const existing = file.faces.get(font);
  if (existing !== undefined) return existing;
  const program = file.supplies.fonts.file(font).program();
  const scale = 1000 / program.unitsPerEm;
  const count = program.glyphCount;
  const name = `F${file.faces.size + 1}`;
  const face: OpenFace = {
    font,
    name,
    verticalName: `${name}V`,
    advance: (glyph) => Math.round(program.advance(glyph) * scale * 1e6) / 1e6,
    cids: new Uint16Array(count),
    widths: new Float64Array(count),
    unicode: new Array(count),
    used: [0],
    refs: undefined,
    include: (glyph, text) => {
      face.unicode[glyph] = text;
      // Glyph 0 stands for missing characters, and is in every subset.
      if (glyph === 0) return;
      face.cids[glyph] = face.used.length;
      face.widths[glyph] = face.advance(glyph);
      face.used.push(glyph);
    },
  };
  face.widths[0] = face.advance(0);
  file.faces.set(font, face);
  return face;
}

/** A picture's key and its name in the file. @throws Error if it was not prepared: a bug in the caller */
export function imageOf(
  { images, supplies }: PdfFile,
  { picture, at }: Extract<PaintOp, { kind: "picture" }>,
): { readonly key: string; readonly name: string } {
  const key = pictureKey(picture, at);
  const existing = images.get(key);
  if (existing !== undefined) return { key, name: existing.name };
  const prepared = supplies.pictures.get(key);
  if (prepared === undefined) throw new Error(`no print-ready bytes for ${key}`);
  const name = `I${images.size + 1}`;
  images.set(key, { name, picture: prepared, ref: undefined });
  return { key, name };
}

/**
 * Adds a page. `destinations` are points of the page by name.
 * @param content from `contentOf`, if it is already deflated
 */
export function addPage(
  file: PdfFile,
  page: PdfPage,
  links: readonly PdfLink[],
  destinations: ReadonlyMap<string, Point>,
  content: Stream = contentOf(page),
): AddedPage {
  const { pdfkit } = file;
  const resources: SheetResources = { fonts: {}, xobjects: {}, ext_gstates: {}, colorSpaces: {} };
  for (const [name, named] of page.named) {
    if (named.kind === "face") resources.fonts[name] = fontRef(file, named);
    else if (named.kind === "image") resources.xobjects[name] = imageRef(file, named.key);
    else resources[named.kind][name] = named.ref();
  }
  const dictionary = addSheet(file, page, content, resources, destinations);
  const { height } = page.size;
  const added = links.map(({ at, to, entries }) => {
    const action = pdfkit.ref({ S: "GoTo", D: new String(to) });
    action.end();
    const rect = [at.x, height - at.y - at.height, at.x + at.width, height - at.y];
    const link = pdfkit.ref({
      Type: "Annot",
      Subtype: "Link",
      Rect: rect,
      Border: [0, 0, 0],
      F: 4,
      A: action,
      ...entries,
    });
    link.end();
    pdfkit.page.annotations.push(link);
    return link;
  });
  return { page: dictionary, links: added };
}

function fontRef({ pdfkit, faces }: PdfFile, { font, vertical }: { font: FontId; vertical: boolean }): PdfRef {
  const face = faces.get(font) as OpenFace;
  face.refs ??= { horizontal: pdfkit.ref({}), vertical: pdfkit.ref({}) };
  return vertical ? face.refs.vertical : face.refs.horizontal;
}

function imageRef(file: PdfFile, key: string): PdfRef {
  const image = file.images.get(key) as Image;
  image.ref ??= isForm(image.picture) ? addForm(file, image.picture) : addJpeg(file, image.picture);
  return image.ref;
}

/** Adds a JPEG unchanged: CMYK as sharp writes it (Adobe, inverted), RGB or grey. */
function addJpeg({ pdfkit }: PdfDocument, bytes: Uint8Array): PdfRef {
  const { width, height, components } = jpegFrame(bytes);
  const ref = pdfkit.ref({
    Type: "XObject",
    Subtype: "Image",
    BitsPerComponent: 8,
    Width: width,
    Height: height,
    ColorSpace: components === 1 ? "DeviceGray" : components === 3 ? "DeviceRGB" : "DeviceCMYK",
    Filter: "DCTDecode",
    ...(components === 4 && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
  });
  ref.end(bytes);
  return ref;
}

/** Copies a packed page into the file, as a form that is placed like an image. */
export function addForm({ pdfkit }: PdfDocument, form: PackedForm): PdfRef {
  const refs: PdfRef[] = [];
  const textOf = (parts: readonly (string | number)[]): string =>
    parts.map((part) => (typeof part === "string" ? part : `${refs[part]?.id ?? 0} 0 R`)).join("");
  // Texts are made late: by then all references are known.
  for (const { parts } of form.objects) refs.push(pdfkit.ref(writtenAs(() => textOf(parts))));
  for (const [index, ref] of refs.entries()) ref.end(form.objects[index]?.bytes);
  const [first] = refs;
  if (first === undefined) throw new Error("a packed form without a form");
  return first;
}

interface FontStreams<Bytes extends Stream> {
  readonly outlines: FontSubset["outlines"];
  readonly program: Bytes;
  readonly toUnicode: Bytes;
}

/** Subsets the fonts of the file, in the order of `faces`, after all pages are painted. @param memory caches subsets between files */
export function fontStreams(
  { faces, supplies }: PdfFile,
  memory: Memory = noMemory,
): readonly FontStreams<Uint8Array>[] {
  return [...faces.values()].map(({ font, used, unicode }) => {
    const texts = used.map((glyph) => unicode[glyph] ?? "\0");
    const cached = memory.memo(cachedStreams)(memory.same([font, [...used], texts]));
    if (cached.streams === undefined) {
      const { outlines, bytes: program } = supplies.fonts.file(font).program().subset(used);
      cached.streams = { outlines, program, toUnicode: toUnicodeMap(texts) };
    }
    return cached.streams;
  });
}

/** A place for a font's streams in the cache. */
function cachedStreams(_of: readonly unknown[]): { streams?: FontStreams<Uint8Array> } {
  return {};
}

/** Writes fonts, bookmarks and trailer. @param streams from `fontStreams` @returns the file's bytes */
export function closePdf(file: PdfFile, streams: readonly FontStreams<Stream>[] = fontStreams(file)): Uint8Array {
  return closeDocument(file, () => {
    for (const [at, face] of [...file.faces.values()].entries())
      writeFont(file, face, streams[at] as FontStreams<Stream>);
  });
}

/** Writes a font as the descendant (ISO 32000-1, 9.7.4) of two dictionaries: one for horizontal lines, one for vertical ones. */
function writeFont(file: PdfFile, face: OpenFace, streams: FontStreams<Stream>): void {
  const { pdfkit } = file;
  const { font, used } = face;
  const program = file.supplies.fonts.file(font).program();
  const described = program.describe();
  const scale = 1000 / program.unitsPerEm;
  const isCff = streams.outlines === "CFF";
  const name = `${subsetTag(font + file.salt, used)}+${described.name.replaceAll(" ", "_")}`;
  const fontFile = addStream(file, isCff ? { Subtype: "CIDFontType0C" } : {}, streams.program);
  const descriptor = pdfkit.ref({
    Type: "FontDescriptor",
    FontName: name,
    Flags: flagsOf(described),
    FontBBox: described.box.map((side) => side * scale),
    ItalicAngle: described.italicAngle,
    Ascent: described.ascent * scale,
    Descent: described.descent * scale,
    CapHeight: described.capHeight * scale,
    XHeight: described.xHeight * scale,
    StemV: 0,
    [isCff ? "FontFile3" : "FontFile2"]: fontFile,
  });
  descriptor.end();
  const descendant = pdfkit.ref({
    Type: "Font",
    Subtype: isCff ? "CIDFontType0" : "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: { Registry: new String("Adobe"), Ordering: new String("Identity"), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, used.map((glyph) => face.advance(glyph))],
    ...(!isCff && { CIDToGIDMap: "Identity" }),
  });
  descendant.end();
  const map = addStream(file, {}, streams.toUnicode);
  for (const [ref, direction] of [
    [fontRef(file, { font, vertical: false }), "H"],
    [fontRef(file, { font, vertical: true }), "V"],
  ] as const) {
    Object.assign(ref.data, {
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: `Identity-${direction}`,
      DescendantFonts: [descendant],
      ToUnicode: map,
    });
    ref.end();
  }
}

/** Six letters computed from the subset: equal subsets have the same name in all files with one salt. */
function subsetTag(font: string, glyphs: readonly number[]): string {
  const hash = createHash("sha256")
    .update(`${font} ${glyphs.join(" ")}`)
    .digest();
  const digits = String(hash.readUInt32BE(0) % 1_000_000).padStart(6, "0");
  return digits.replace(/\d/g, (digit) => "ABCDEFGHIJ"[Number(digit)] as string);
}

/** ISO 32000-1, 9.8.2. Every font is symbolic, because its glyphs are addressed by number. */
function flagsOf({ fixedPitch, family, italic }: FontDescription): number {
  const isSerif = family >= 1 && family <= 7;
  const isScript = family === 10;
  return (fixedPitch ? 1 : 0) | (isSerif ? 1 << 1 : 0) | (1 << 2) | (isScript ? 1 << 3 : 0) | (italic ? 1 << 6 : 0);
}

/** The text of each CID (ISO 32000-1, 9.10.3). */
function toUnicodeMap(texts: readonly string[]): Uint8Array {
  const hex = (number: number): string => number.toString(16).padStart(4, "0");
  const units = (text: string): string =>
    Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join(" ");
  const ranges = Array.from({ length: Math.ceil(texts.length / RANGE) }, (_, at) => {
    const some = texts.slice(at * RANGE, (at + 1) * RANGE);
    const last = at * RANGE + some.length - 1;
    return `<${hex(at * RANGE)}> <${hex(last)}> [${some.map((text) => `<${units(text)}>`).join(" ")}]`;
  });
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <<
  /Registry (Adobe)
  /Ordering (UCS)
  /Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join("\n")}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`,
    "latin1",
  );
}

/** A range must not extend beyond the last byte of its first code. */
const RANGE = 256;
