/**
 * The only file that knows pdfkit (0.20.2). pdfkit numbers objects, writes page tree, bookmarks, named destinations, cross references and trailer, and reads
 * path data. We use its public methods, except where it lacks an option:
 *
 * | pdfkit | here |
 * |---|---|
 * | deflates with Node's zlib, whose bytes change between versions | `compress: false`: streams arrive deflated |
 * | flips a page's y outside q and Q, so that a stamp added later would be mirrored | `addContent` does nothing: a page's content is set as a whole |
 * | writes `/UserUnit 1`, a key of PDF 1.6, into each page | it is removed |
 * | makes a file's ID from its info dictionary (foliojs/pdfkit#1183) | `withId` replaces it by a hash of the file |
 * | decodes each glyph of a subset, repeats subset names (foliojs/pdfkit#868), has no vertical lines | `endOutline`, called after pdfkit's own fonts, writes ours |
 * | writes XMP without escapes | `endMetadata` writes ours |
 * | sorts destinations by the host's locale, where PDF requires the order of bytes | `_compareKeys` |
 * | cannot link bookmarks to names, and does not count those of the first level | entries of `outlineData` |
 * | gives no access to the catalog | `_root` |
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
import { joined } from "../../base/byte-writer.ts";
import { byCodeUnit } from "../../base/files.ts";
import { type Pt, rounded } from "../../base/length.ts";
import type { Point, Size } from "../../base/rect.ts";
import { type Metadata, writeXmp } from "./metadata.ts";

export interface PdfRef {
  readonly id: number;
  readonly data: Record<string, unknown>;
  write(stream: Uint8Array): void;
  end(stream?: Uint8Array): void;
}

/** The part of pdfkit's document that we use. */
interface Pdfkit {
  readonly page: {
    readonly content: PdfRef;
    readonly dictionary: PdfRef;
    readonly fonts: Record<string, PdfRef>;
    readonly xobjects: Record<string, PdfRef>;
    readonly ext_gstates: Record<string, PdfRef>;
    readonly colorSpaces: Record<string, PdfRef>;
    readonly annotations: PdfRef[];
  };
  readonly outline: Outline;
  readonly _root: PdfRef;
  ref(data: object): PdfRef;
  addPage(options: { size: [number, number]; margin: number }): void;
  addNamedDestination(name: string, fit: "XYZ", x: number, y: number, zoom: null): void;
  addContent(operators: string): void;
  endOutline(): void;
  endMetadata(): void;
  end(): void;
  read(): Buffer | null;
}

interface Outline {
  readonly outlineData: Record<string, unknown>;
  addItem(title: string, options: { pageNumber: number; expanded?: boolean; fit?: boolean }): Outline;
}

/** Differences between the files of a standard and a proof. */
export interface PdfForm {
  readonly version: "1.4" | "1.6" | "1.7";
  /** Entries of the info dictionary besides the metadata. */
  readonly info: Readonly<Record<string, string>>;
  /** True: the file states that it is not trapped. A proof states nothing. */
  readonly untrapped: boolean;
  /** Part of the names of font subsets, which makes them differ from those of the other files. */
  readonly salt: string;
}

export interface PdfDocument {
  readonly pdfkit: Pdfkit;
  readonly catalog: Record<string, unknown>;
  readonly names: Record<string, unknown>;
}

export type Stream = Uint8Array | Deflated;

export class Deflated {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** The paper round the trim, in points. */
export interface Margin {
  readonly bleed: Pt;
  /** Between the bleed and the edge of the sheet: space for marks. */
  readonly slug: Pt;
}

/** A page of a file: its operators, in points from the top left of the trim, y down. */
export interface Sheet {
  readonly size: Size;
  readonly content: Uint8Array;
  /** By default the sheet is the trim. */
  readonly margin?: Margin | undefined;
}

/** The resources that a page's operators name, by kind. */
export type SheetResources = Readonly<
  Record<"fonts" | "xobjects" | "ext_gstates" | "colorSpaces", Record<string, PdfRef>>
>;

export function openDocument(metadata: Metadata, form: PdfForm): PdfDocument {
  const date = new Date(`${metadata.date}T00:00:00Z`);
  const info = {
    Title: metadata.title,
    Creator: "banmian",
    Producer: "banmian",
    ...(metadata.author !== undefined && { Author: metadata.author }),
    CreationDate: date,
    ModDate: date,
    // pdfkit would write a string.
    ...(form.untrapped && { Trapped: writtenAs(() => "/False") }),
    ...form.info,
  };
  const options = {
    pdfVersion: form.version,
    autoFirstPage: false,
    font: null,
    lang: metadata.language,
    displayTitle: true,
    compress: false,
    info,
  };
  const pdfkit = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Pdfkit;
  const { data: catalog } = pdfkit._root;
  const dataOf = (entry: string) => (catalog[entry] as PdfRef).data;
  if (metadata.binding === "right") dataOf("ViewerPreferences")["Direction"] = "R2L";
  if (metadata.facing !== undefined) {
    catalog["PageLayout"] = metadata.facing === "odd" ? "TwoPageRight" : "TwoPageLeft";
  }
  pdfkit.addContent = () => undefined;
  Object.assign(dataOf("Names")["Dests"] as object, { _compareKeys: byCodeUnit });
  pdfkit.endMetadata = () => {
    catalog["Metadata"] = pdfkit.ref({ Type: "Metadata", Subtype: "XML" });
    (catalog["Metadata"] as PdfRef).end(new TextEncoder().encode(writeXmp(metadata)));
  };
  return { pdfkit, catalog, names: dataOf("Names") };
}

/** Writes the rest of the file, fonts first. @returns the file */
export function closeDocument({ pdfkit }: PdfDocument, writeFonts: () => void): Uint8Array {
  const endOutline = pdfkit.endOutline.bind(pdfkit);
  pdfkit.endOutline = () => {
    writeFonts();
    endOutline();
  };
  pdfkit.end();
  const chunks: Buffer[] = [];
  // Since Node 26 each `read` gives one chunk, before that all of them.
  for (let chunk = pdfkit.read(); chunk !== null; chunk = pdfkit.read()) chunks.push(chunk);
  return withId(Buffer.concat(chunks));
}

/** Replaces pdfkit's ID in the trailer, which occurs twice, by a hash of all objects with as many digits. */
function withId(file: Buffer): Uint8Array {
  const objects = file.subarray(0, file.lastIndexOf("\nxref\n") + 1);
  const id = createHash("sha256").update(objects).digest("hex").slice(0, 32);
  file.write(`[<${id}> <${id}>]`, file.lastIndexOf("/ID [<") + "/ID ".length);
  return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
}

export function addStream({ pdfkit }: PdfDocument, entries: object, stream: Stream): PdfRef {
  const ref = pdfkit.ref({ ...entries, ...DEFLATED });
  ref.end(deflatedBytes(stream));
  return ref;
}

const DEFLATED = { Length: 0, Filter: "FlateDecode" };

/** fflate gives the same bytes on every version of Node. */
function deflatedBytes(stream: Stream): Uint8Array {
  return stream instanceof Deflated ? stream.bytes : zlibSync(stream, { level: 6 });
}

/** The content stream of a sheet, with the origin at the top left of the trim and y down. */
export function contentOf({ size, content, margin }: Sheet): Uint8Array {
  const edge = edgeOf(margin);
  const turned = `q\n1 0 0 -1 ${rounded(edge)} ${rounded(size.height + edge)} cm\n`;
  return joined([Buffer.from(turned, "latin1"), content, Buffer.from("Q\n", "latin1")]);
}

function edgeOf(margin: Margin | undefined): Pt {
  return margin === undefined ? 0 : margin.bleed + margin.slug;
}

/**
 * Adds a page. pdfkit writes it before the next one or at the end; until then its dictionary may change.
 * @param content from `contentOf`
 * @param destinations points from the top left of the trim, by name
 */
export function addSheet(
  { pdfkit }: PdfDocument,
  { size, margin }: Sheet,
  content: Stream,
  resources: SheetResources,
  destinations: ReadonlyMap<string, Point>,
): PdfRef {
  const edge = edgeOf(margin);
  pdfkit.addPage({ size: [size.width + 2 * edge, size.height + 2 * edge], margin: 0 });
  const { page } = pdfkit;
  const { data } = page.dictionary;
  delete data["UserUnit"];
  data["TrimBox"] = boxOf(size, edge, edge);
  if (margin !== undefined) data["BleedBox"] = boxOf(size, edge, margin.slug);
  Object.assign(page.content.data, DEFLATED);
  page.content.write(deflatedBytes(content));
  for (const kind of ["fonts", "xobjects", "ext_gstates", "colorSpaces"] as const) {
    for (const [name, ref] of Object.entries(resources[kind])) page[kind][name] = ref;
  }
  for (const [name, { x, y }] of destinations) pdfkit.addNamedDestination(name, "XYZ", x, y, null);
  return page.dictionary;
}

/** A page box. @param edge the distance from the sheet's edge to the trim @param inset the distance from the sheet's edge to the box */
function boxOf({ width, height }: Size, edge: Pt, inset: Pt): readonly number[] {
  return [inset, inset, width + 2 * edge - inset, height + 2 * edge - inset];
}

/** A bookmark of a page, with bookmarks of places on it. */
interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly places: readonly { readonly title: string; readonly destination: string }[];
}

export function addBookmarks({ pdfkit: { outline } }: PdfDocument, bookmarks: readonly Bookmark[]): void {
  for (const { title, page, places } of bookmarks) {
    const branch = outline.addItem(title, { pageNumber: page, expanded: true, fit: true });
    for (const { title, destination } of places) {
      branch.addItem(title, { pageNumber: page }).outlineData["Dest"] = new String(destination);
    }
  }
  const open = bookmarks.reduce((sum, { places }) => sum + 1 + places.length, 0);
  if (open > 0) outline.outlineData["Count"] = open;
}

/** An object that pdfkit writes as this text, because it is neither a plain object nor a string. `text` is called during writing. */
export function writtenAs(text: () => string): object {
  return { [Symbol.toStringTag]: "WrittenAs", toString: text, valueOf: text };
}

/** SVG path data as PDF path operators, in the path's own units. */
export function pathOperators(path: string): string {
  let operators = "";
  let pen = [0, 0];
  const write = (numbers: readonly number[], operator: string): void => {
    operators += `${numbers.map((number) => Math.round(number * 1e4) / 1e4).join(" ")} ${operator}\n`;
    pen = numbers.slice(-2);
  };
  const recorder = Object.assign(new PDFDocument({ autoFirstPage: false, font: null } as object), {
    moveTo: (x: number, y: number) => write([x, y], "m"),
    lineTo: (x: number, y: number) => write([x, y], "l"),
    bezierCurveTo: (...numbers: number[]) => write(numbers, "c"),
    quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => {
      const [px = 0, py = 0] = pen;
      const near = [px + (2 / 3) * (cx - px), py + (2 / 3) * (cy - py)];
      const far = [x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y)];
      write([...near, ...far, x, y], "c");
    },
    closePath: () => {
      operators += "h\n";
    },
  });
  recorder.path(path);
  return operators;
}
