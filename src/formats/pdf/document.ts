/**
 * The one place that knows pdfkit (0.20.2): it numbers objects, makes page tree, bookmarks, named destinations, cross references and trailer, and reads path data. We keep to
 * its public methods, but for what it has no option for:
 *
 * | what pdfkit does | what stands here |
 * |---|---|
 * | deflates with Node's zlib, whose bytes change with its version | `compress: false`: streams come deflated |
 * | turns a page's y round outside q and Q, so that a stamp appended later would be mirrored | `addContent` is silent: a page takes its content whole |
 * | writes `/UserUnit 1`, a key of PDF 1.6, into each page | taken out again |
 * | makes a file's ID of its info dictionary (foliojs/pdfkit#1183) | `withId` puts a hash of the file in its place |
 * | subsets fonts by decoding each glyph, names the subsets of all files alike (foliojs/pdfkit#868), and sets no vertical lines | `endOutline`, which pdfkit calls after it has written its own fonts, writes ours |
 * | writes XMP without escapes | `endMetadata` writes ours |
 * | sorts destinations by the host's locale, where PDF wants the order of bytes | `_compareKeys` |
 * | leads bookmarks to no names, and does not count those of the first level | entries of `outlineData` |
 * | has no door to the catalog | `_root` |
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
import { joined } from "../../base/byte-writer.ts";
import { byCodeUnit } from "../../base/files.ts";
import { type Pt, rounded } from "../../base/length.ts";
import type { Point, Size } from "../../base/rect.ts";
import { type Metadata, writeXmp } from "./metadata.ts";

/** An indirect object. */
export interface PdfRef {
  readonly id: number;
  readonly data: Record<string, unknown>;
  write(stream: Uint8Array): void;
  /** Puts it into the file. */
  end(stream?: Uint8Array): void;
}

/** A document of pdfkit, as far as we use it. */
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

/** A PDF in the making, as objects. */
export interface PdfDocument {
  readonly pdfkit: Pdfkit;
  readonly catalog: Record<string, unknown>;
  /** The name dictionary of the catalog. */
  readonly names: Record<string, unknown>;
}

/** A stream, or one that has been deflated. */
export type Stream = Uint8Array | Deflated;

export class Deflated {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** Paper around the trim, in points. */
export interface Margin {
  readonly bleed: Pt;
  /** Between the bleed and the sheet's edge: room for marks. */
  readonly slug: Pt;
}

/** A page of a file: its operators, in points from the trim's top left, y down. */
export interface Sheet {
  readonly size: Size;
  readonly content: Uint8Array;
  /** Left out: the sheet is the trim. */
  readonly margin?: Margin | undefined;
}

/** What a page's operators name, by the dictionary of its resources. */
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

/** Writes all that is left: fonts first. @returns the file */
export function closeDocument({ pdfkit }: PdfDocument, writeFonts: () => void): Uint8Array {
  const endOutline = pdfkit.endOutline.bind(pdfkit);
  pdfkit.endOutline = () => {
    writeFonts();
    endOutline();
  };
  pdfkit.end();
  const chunks: Buffer[] = [];
  // From Node 26 on each `read` gives one chunk, before that all of them.
  for (let chunk = pdfkit.read(); chunk !== null; chunk = pdfkit.read()) chunks.push(chunk);
  return withId(Buffer.concat(chunks));
}

/** Puts a hash of all objects into the trailer, twice, where pdfkit's own ID of as many digits stands. */
function withId(file: Buffer): Uint8Array {
  const objects = file.subarray(0, file.lastIndexOf("\nxref\n") + 1);
  const id = createHash("sha256").update(objects).digest("hex").slice(0, 32);
  file.write(`[<${id}> <${id}>]`, file.lastIndexOf("/ID [<") + "/ID ".length);
  return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
}

/** Adds a stream, deflated. */
export function addStream({ pdfkit }: PdfDocument, entries: object, stream: Stream): PdfRef {
  const ref = pdfkit.ref({ ...entries, ...DEFLATED });
  ref.end(deflatedBytes(stream));
  return ref;
}

/** pdfkit fills the length in. */
const DEFLATED = { Length: 0, Filter: "FlateDecode" };

/** fflate gives the same bytes on every version of Node. */
function deflatedBytes(stream: Stream): Uint8Array {
  return stream instanceof Deflated ? stream.bytes : zlibSync(stream, { level: 6 });
}

/** The stream of a sheet's content: the trim's top left in the sheet, with y down. */
export function contentOf({ size, content, margin }: Sheet): Uint8Array {
  const edge = edgeOf(margin);
  const turned = `q\n1 0 0 -1 ${rounded(edge)} ${rounded(size.height + edge)} cm\n`;
  return joined([Buffer.from(turned, "latin1"), content, Buffer.from("Q\n", "latin1")]);
}

/** From the sheet's edge to the trim. */
function edgeOf(margin: Margin | undefined): Pt {
  return margin === undefined ? 0 : margin.bleed + margin.slug;
}

/**
 * Adds a page. pdfkit writes it before the next one, or at the end: until then its dictionary may still change.
 * @param content of `contentOf`
 * @param destinations points from the trim's top left, by name
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

/** A box of a page whose trim stands `edge` inside the sheet's edge. @param inset how far inside the box stands */
function boxOf({ width, height }: Size, edge: Pt, inset: Pt): readonly number[] {
  return [inset, inset, width + 2 * edge - inset, height + 2 * edge - inset];
}

/** A bookmark of a page, with those of places on it. */
interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly places: readonly { readonly title: string; readonly destination: string }[];
}

/** Adds bookmarks, all of them open. */
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

/** Something that pdfkit writes as this text, since it is neither a plain object nor a string. The text is asked for when it is written. */
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
