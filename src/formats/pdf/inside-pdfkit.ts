/**
 * Everything that changes how pdfkit 0.20.2 works. Other files make indirect objects with `document.ref`, and add entries to the catalog and the outline, by
 * the shapes in pdfkit-internals.ts; path-operators.ts lets pdfkit read path data.
 *
 * | what pdfkit lacks, or does | what stands here |
 * |---|---|
 * | no placed glyphs | pages take finished operators; `openFace` deals out CIDs and fills `/W` and ToUnicode as `EmbeddedFont.encode` would |
 * | subsets by decoding each glyph | for TrueType its subset object is replaced by ours (subset-truetype.ts) |
 * | no vertical writing | a second Type0 dictionary with Identity-V on the same descendant |
 * | turns y round outside q/Q: a stamp appended later would be mirrored | the page's content is replaced as a whole, within q/Q |
 * | writes `/UserUnit 1`, has no TrimBox | page dictionary patched |
 * | sorts names by the host's locale | names are ASCII and compared by code unit |
 * | outline destinations measure from the wrong side | items get a destination by name |
 * | file ID from the info dictionary, XMP unescaped | `_finalize` hashes the bytes written; XMP is ours |
 * | a subset tag that is the same in every file | the tag comes from a hash of font and glyphs |
 * | Node's own zlib, which gives other bytes on other versions | `endObjects`: fflate deflates streams |
 * | waits for each stream to be deflated | `endObjects`: aside.ts holds all objects back until the end |
 * | info values are strings, and `/Trapped` must be a name | `writtenAs`: an object that pdfkit writes as it prints |
 * | a stream to be read later | `_write` gathers the chunks |
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
import { joined } from "../../base/byte-writer.ts";
import { type Pt, rounded } from "../../base/length.ts";
import type { Memory } from "../../base/memo.ts";
import { byCodeUnit } from "../../base/order.ts";
import type { Point, Rect, Size } from "../../base/rect.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { InternalRef, Internals, PdfRef } from "./pdfkit-internals.ts";
import { horizontalMetrics } from "./sfnt.ts";
import { subsetTrueType } from "./subset-truetype.ts";
import { type Metadata, writeXmp } from "./xmp.ts";

export type { PdfRef } from "./pdfkit-internals.ts";

/** What sets the files of a standard apart from a proof. */
export interface PdfForm {
  readonly version: "1.4" | "1.6" | "1.7";
  /** Entries of the info dictionary besides the metadata. */
  readonly info: Readonly<Record<string, string>>;
  /** True: the file says that no traps are set. A proof says nothing of them. */
  readonly untrapped: boolean;
  /** Goes into the names of font subsets, so that they differ from those of the other files. */
  readonly salt: string;
}

const PROOF: PdfForm = { version: "1.6", info: {}, untrapped: false, salt: "" };

/** A PDF in the making. */
export interface PdfFile {
  readonly form: PdfForm;
  readonly document: Internals;
  readonly chunks: Uint8Array[];
  readonly faces: Face[];
}

/** A font in the file. CIDs are given in order of use, so the order of painting decides the bytes. */
export interface Face {
  readonly font: FontId;
  /** Resource names of the horizontal and the vertical font dictionary. */
  readonly name: string;
  readonly verticalName: string;
  readonly ref: PdfRef;
  readonly verticalRef: PdfRef;
  /** How far a glyph moves the pen, in 1/1000 em; also before `include`. */
  advance(glyph: number): number;
  /** By glyph: its CID, 0 until `include`. */
  readonly cids: Uint16Array;
  /** By glyph: its advance as `/W` states it, 0 until `include`. */
  readonly widths: Float64Array;
  /** By glyph: its text in ToUnicode, undefined until `include`. */
  readonly unicode: (string | undefined)[];
  /** Takes the glyph into the subset and lets it stand for `text`. */
  include(glyph: number, text: string): void;
}

/** A finished page: operators in points, y down, and the resources that they name. */
export interface PdfPage {
  readonly size: Size;
  readonly content: Uint8Array;
  readonly fonts: ReadonlyMap<string, PdfRef>;
  readonly images: ReadonlyMap<string, PdfRef>;
  readonly states?: ReadonlyMap<string, PdfRef>;
  readonly colours?: ReadonlyMap<string, PdfRef>;
  /** Left out: the sheet is the trim. */
  readonly margin?: Margin | undefined;
}

/** Paper around the trim, in points. */
export interface Margin {
  readonly bleed: Pt;
  /** Between the bleed and the sheet's edge: room for marks. */
  readonly slug: Pt;
}

/** A hot zone of a page that leads to a named destination. */
interface PdfLink {
  readonly at: Rect;
  readonly to: string;
  /** Further entries of its dictionary. */
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** A page as it stands in the file, with its links in their order. */
interface AddedPage {
  readonly page: PdfRef;
  readonly links: readonly PdfRef[];
}

/** Opens a file whose bytes are the same on every version of Node. */
export function openPdf(metadata: Metadata, form = PROOF): PdfFile {
  const file = startPdf(metadata, true, form);
  endObjects(file.document, (object, write) => {
    if (object.compress && object.buffer.length > 0) {
      object.buffer = [zlibSync(Buffer.concat(object.buffer), { level: 6 })];
      object.compress = false;
    }
    write();
  });
  return file;
}

/** @param compress false: streams stay as they are. True: the file says that they are deflated; see to that with `endObjects`, or pdfkit does it */
export function startPdf(metadata: Metadata, compress: boolean, form = PROOF): PdfFile {
  const date = new Date(`${metadata.date}T00:00:00Z`);
  const info: Record<string, unknown> = { Title: metadata.title, Creator: "banmian", Producer: "banmian" };
  if (metadata.author !== undefined) info["Author"] = metadata.author;
  info["CreationDate"] = date;
  info["ModDate"] = date;
  if (form.untrapped) info["Trapped"] = nameOf("False");
  Object.assign(info, form.info);
  const options = {
    pdfVersion: form.version,
    autoFirstPage: false,
    font: null,
    lang: metadata.language,
    displayTitle: true,
    compress,
    info,
  };
  const document = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Internals;
  if (metadata.binding === "right")
    Object.assign(document._root.data.ViewerPreferences.data, { Direction: nameOf("R2L") });
  if (metadata.facing !== undefined) {
    const layout = metadata.facing === "odd" ? "TwoPageRight" : "TwoPageLeft";
    Object.assign(document._root.data, { PageLayout: nameOf(layout) });
  }
  const chunks = [Buffer.from(`%PDF-${form.version}\n%\xff\xff\xff\xff\n`, "latin1")];
  gatherChunks(document, chunks);
  document._root.data.Names.data.Dests._compareKeys = byCodeUnit;
  document.endMetadata = () => {
    const xmp = document.ref({ Type: "Metadata", Subtype: "XML" });
    xmp.compress = false;
    xmp.end(new TextEncoder().encode(writeXmp(metadata)));
    Object.assign(document._root.data, { Metadata: xmp });
  };
  return { form, document, chunks, faces: [] };
}

/** A name where pdfkit would write a string. */
function nameOf(name: string): object {
  return writtenAs(() => `/${name}`);
}

/** A value that pdfkit writes as this text, since it takes it neither for a plain object nor for a string. The text is asked for when it is written. */
export function writtenAs(text: () => string): object {
  return { [Symbol.toStringTag]: "WrittenAs", toString: text, valueOf: text };
}

/** Gathers what pdfkit writes, and makes the file's ID of it. pdfkit has written the header by now: `chunks` begins with it. */
function gatherChunks(document: Internals, chunks: Uint8Array[]): void {
  document._write = (data) => {
    const chunk = typeof data === "string" ? Buffer.from(`${data}\n`, "latin1") : data;
    chunks.push(chunk);
    document._offset += chunk.length;
  };
  const finalize = document._finalize.bind(document);
  document._finalize = () => {
    const hash = createHash("sha256");
    for (const chunk of chunks) hash.update(chunk);
    document._id = new Uint8Array(hash.digest().subarray(0, 16));
    finalize();
  };
}

/** Calls `end` with each object that is complete, in place of writing it: `end` calls `write` when it is time. */
export function endObjects(document: Internals, end: (object: InternalRef, write: () => void) => void): void {
  const takeOver = (object: InternalRef): InternalRef => {
    const write = object.finalize.bind(object);
    object.finalize = () => end(object, write);
    return object;
  };
  // Also for the objects that pdfkit has made by itself.
  const { _root: root, outline } = document;
  for (const early of [root, outline.dictionary, ...Object.values(root.data)]) if (isRef(early)) takeOver(early);
  const ref = document.ref.bind(document);
  document.ref = (data) => takeOver(ref(data));
}

/** Filled in when the first file needs it. */
function emptySubset(_of: { readonly font: FontId; readonly used: readonly number[] }): { bytes?: Uint8Array } {
  return {};
}

function isRef(value: unknown): value is InternalRef {
  return typeof value === "object" && value !== null && "finalize" in value;
}

/**
 * Opens a font in the file.
 * @param load gives the font as fontkit opened it, with sound outlines of these glyphs; called again, for all glyphs used, when the file is closed
 * @param memory has subsets that an earlier file had too
 */
export function openFace(
  file: PdfFile,
  font: FontId,
  load: (glyphs: Iterable<number>) => object,
  memory: Memory,
): Face {
  const { document } = file;
  document.font(load([0]), font);
  const embedded = document._font;
  const name = `F${file.faces.length + 1}`;
  const sfnt = { bytes: embedded.font.stream.buffer, tables: new Map(Object.entries(embedded.font.directory.tables)) };
  const metrics = horizontalMetrics(sfnt);
  const used = [0];
  if (sfnt.tables.has("glyf")) {
    embedded.subset = {
      includeGlyph: () => used.length,
      encode: () => {
        const subset = memory.memo(emptySubset)(memory.same({ font, used: [...used] }));
        subset.bytes ??= subsetTrueType(sfnt, used);
        return subset.bytes;
      },
    };
  }
  const face: Face = {
    font,
    name,
    verticalName: `${name}V`,
    ref: embedded.ref(),
    verticalRef: document.ref({}),
    advance: (glyph) => Math.round(metrics.advance(glyph) * embedded.scale * 1e6) / 1e6,
    cids: new Uint16Array(embedded.font.numGlyphs),
    widths: new Float64Array(embedded.font.numGlyphs),
    unicode: new Array(embedded.font.numGlyphs),
    include: (glyph, text) => {
      const cid = embedded.subset.includeGlyph(glyph);
      used.push(glyph);
      const width = face.advance(glyph);
      embedded.widths[cid] = width;
      embedded.unicode[cid] = [...text].map((character) => character.codePointAt(0) as number);
      face.cids[glyph] = cid;
      face.widths[glyph] = width;
      face.unicode[glyph] = text;
    },
  };
  face.widths[0] = face.advance(0);
  embedded.widths[0] = face.advance(0);
  const embed = embedded.embed.bind(embedded);
  embedded.embed = () => {
    load(used);
    embedded.id = `F${subsetDigits(font + file.form.salt, used)}`;
    embed();
    const vertical = face.verticalRef as InternalRef;
    Object.assign(vertical.data, embedded.dictionary.data, { Encoding: "Identity-V" });
    vertical.end();
  };
  file.faces.push(face);
  return face;
}

/** Six digits, from which pdfkit makes the six letters of a subset's name. */
function subsetDigits(font: string, glyphs: readonly number[]): string {
  const hash = createHash("sha256")
    .update(`${font} ${glyphs.join(" ")}`)
    .digest();
  return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** Adds a JPEG as it is: CMYK as sharp writes it (Adobe, inverted), or grey. */
export function addJpeg(file: PdfFile, bytes: Uint8Array): PdfRef {
  const image = file.document.openImage(bytes);
  image.embed(file.document);
  return image.obj;
}

/** Adds a page. `destinations` are points of the page by name. */
export function addPage(
  file: PdfFile,
  page: PdfPage,
  links: readonly PdfLink[],
  destinations: ReadonlyMap<string, Point>,
): AddedPage {
  const { document } = file;
  const { margin } = page;
  const { width, height } = page.size;
  const edge = margin === undefined ? 0 : margin.bleed + margin.slug;
  document.addPage({ size: [width + 2 * edge, height + 2 * edge], margin: 0 });
  const { content, dictionary } = document.page;
  delete dictionary.data["UserUnit"];
  dictionary.data["TrimBox"] = boxOf(page.size, edge, edge);
  if (margin !== undefined) dictionary.data["BleedBox"] = boxOf(page.size, edge, margin.slug);
  content.buffer = [];
  content.data["Length"] = 0;
  content.write(Buffer.from(`q\n1 0 0 -1 ${rounded(edge)} ${rounded(height + edge)} cm\n`, "latin1"));
  content.write(page.content);
  content.write(Buffer.from("Q\n", "latin1"));
  for (const [name, ref] of page.fonts) document.page.fonts[name] = ref;
  for (const [name, ref] of page.images) document.page.xobjects[name] = ref;
  for (const [name, ref] of page.states ?? []) document.page.ext_gstates[name] = ref;
  for (const [name, ref] of page.colours ?? []) document.page.colorSpaces[name] = ref;
  const added = links.map(({ at, to, entries }) => {
    const action = document.ref({ S: "GoTo", D: new String(to) });
    action.end();
    const rect = [at.x, height - at.y - at.height, at.x + at.width, height - at.y];
    const link = document.ref({
      Type: "Annot",
      Subtype: "Link",
      Rect: rect,
      Border: [0, 0, 0],
      F: 4,
      A: action,
      ...entries,
    });
    link.end();
    document.page.annotations.push(link);
    return link;
  });
  for (const [name, { x, y }] of destinations) {
    document._root.data.Names.data.Dests.add(name, [dictionary, "XYZ", x, height - y, null]);
  }
  return { page: dictionary, links: added };
}

/** A box of a page whose trim stands `edge` inside the sheet's edge. @param inset how far inside the box stands */
function boxOf({ width, height }: Size, edge: Pt, inset: Pt): readonly number[] {
  return [inset, inset, width + 2 * edge - inset, height + 2 * edge - inset];
}

/** Writes fonts, outline and trailer; the file's bytes. */
export function closePdf(file: PdfFile): Uint8Array {
  file.document.end();
  return joined(file.chunks);
}
