/*
 * Adverts that come as a page of a PDF. pdfkit cannot read PDFs, so the page's objects are read by @cantoo/pdf-lib (MIT, the fork of
 * pdf-lib that is still kept; mupdf is AGPL) and packed here, once and off the writer's path, into bytes that it copies into its own
 * objects as a form: vectors, fonts and colours stay what they are. Writing the file in two passes would do as well, but the press
 * file's hash, its ID and the pinned deflate would then have to pass through a second library.
 */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";
import type { Size } from "../base/rect.ts";
import { encodeForm, type PackedObject } from "./pdf-form.ts";
import { type Box, boxOf, bytesOf, contentOf, dictAt, entry, inherited, nameAt, numbersOf } from "./pdf-objects.ts";

/** The first page of a PDF that can be placed. */
interface PdfPageSource {
  readonly page: PDFDict;
  /** What is placed: the finished size. */
  readonly trim: Box;
  /** Quarter turns clockwise, 0 to 3. */
  readonly turns: number;
  /** The finished size as it is looked at, in points. */
  readonly size: Size;
}

type OpenedPage =
  | { readonly ok: true; readonly source: PdfPageSource }
  | { readonly ok: false; readonly encrypted: boolean; readonly problem: string };

export async function openFirstPage(bytes: Uint8Array): Promise<OpenedPage> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    if (document.isEncrypted) return { ok: false, encrypted: true, problem: "it is encrypted" };
    const page = document.getPages()[0]?.node;
    if (page === undefined) return { ok: false, encrypted: false, problem: "it has no page" };
    if (contentOf(page) === undefined) return { ok: false, encrypted: false, problem: "its content cannot be read" };
    const media = boxOf(inherited(page, "MediaBox")) ?? [0, 0, 612, 792];
    const crop = boxOf(inherited(page, "CropBox")) ?? media;
    const trim = boxOf(entry(page, "TrimBox")) ?? boxOf(entry(page, "ArtBox")) ?? crop;
    const [rotate = 0] = numbersOf(inherited(page, "Rotate"));
    const turns = (((Math.round(rotate / 90) % 4) + 4) % 4) as number;
    const [width, height] = [trim[2] - trim[0], trim[3] - trim[1]];
    if (!(width > 0 && height > 0)) return { ok: false, encrypted: false, problem: "its page has no size" };
    return {
      ok: true,
      source: { page, trim, turns, size: turns % 2 ? { width: height, height: width } : { width, height } },
    };
  } catch (cause) {
    const problem = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0] ?? "";
    return { ok: false, encrypted: false, problem };
  }
}

/** The page with its bleed, but for the side of the fold: what a sheet of two pages takes. */
export function packBeside(
  { page, trim }: PdfPageSource,
  fold: "left" | "right",
): { readonly form: Uint8Array; readonly box: Box } {
  const bleed = boxOf(entry(page, "BleedBox")) ?? trim;
  const box: Box = fold === "left" ? [trim[0], bleed[1], bleed[2], bleed[3]] : [bleed[0], bleed[1], trim[2], bleed[3]];
  return { form: packBox(page, box, 0), box };
}

/**
 * Packs the page for a place of this shape.
 * @param at points; with `cover` the page's middle is cut to its shape, with `contain` the page is taken whole
 */
export function packForm({ page, trim, turns }: PdfPageSource, at: Size, fit: "cover" | "contain"): Uint8Array {
  const box = fit === "cover" ? middleOf(trim, turns % 2 ? { width: at.height, height: at.width } : at) : trim;
  return packBox(page, box, turns);
}

function packBox(page: PDFDict, box: Box, turns: number): Uint8Array {
  const pack = new Pack(page.context);
  const resources = pack.text(inherited(page, "Resources") ?? PDFDict.withContext(page.context));
  const content = zlibSync(contentOf(page) ?? new Uint8Array(), { level: 6 });
  const group = dictAt(page, "Group");
  const matrix = unitMatrix(box, turns).map((value) => String(Math.round(value * 1e8) / 1e8));
  const form: PackedObject = {
    parts: [
      `<< /Type /XObject /Subtype /Form /BBox [${box.join(" ")}] /Matrix [${matrix.join(" ")}] /Filter /FlateDecode /Length ${content.length} /Resources `,
      ...resources,
      ...(group === undefined ? [] : [" /Group ", ...pack.text(group)]),
      " >>",
    ],
    bytes: content,
  };
  const objects = pack.finish(form);
  return encodeForm({ transparent: nameAt(group, "S") === "Transparency" || pack.transparent, objects });
}

/** The largest part of a box in the shape of `at`, from its middle. */
function middleOf([left, bottom, right, top]: Box, at: Size): Box {
  const shape = at.width / at.height;
  const width = Math.min(right - left, (top - bottom) * shape);
  const height = width / shape;
  const [x, y] = [(left + right - width) / 2, (bottom + top - height) / 2];
  return [x, y, x + width, y + height];
}

/** Maps a box to the unit square, after the page's quarter turns clockwise. */
function unitMatrix([left, bottom, right, top]: Box, turns: number): readonly number[] {
  const [w, h] = [right - left, top - bottom];
  switch (turns) {
    case 1:
      return [0, -1 / w, 1 / h, 0, -bottom / h, 1 + left / w];
    case 2:
      return [-1 / w, 0, 0, -1 / h, 1 + left / w, 1 + bottom / h];
    case 3:
      return [0, 1 / w, -1 / h, 0, 1 + bottom / h, -left / w];
    default:
      return [1 / w, 0, 0, 1 / h, -left / w, -bottom / h];
  }
}

/** What ties an object to the file that it comes from, or shows it only at times. */
const DROPPED: ReadonlySet<string> = new Set([
  "Parent",
  "StructParent",
  "StructParents",
  "Metadata",
  "PieceInfo",
  "OC",
  "OPI",
  "Alternates",
  "LastModified",
]);

/** Gathers objects and renumbers their references; a class, since each object may call for others. */
class Pack {
  readonly #numbers = new Map<string, number>();
  readonly #waiting: PDFObject[] = [];
  readonly #context: PDFContext;
  transparent = false;

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** The text of an object; what it refers to is gathered too. */
  text(object: PDFObject | undefined): readonly (string | number)[] {
    if (object instanceof PDFArray) {
      return ["[", ...object.asArray().flatMap((each) => [...this.#value(each), " "]), "]"];
    }
    if (object instanceof PDFDict) return this.#dict(object);
    // A stream never stands within another object.
    return object === undefined ? ["null"] : [object.toString()];
  }

  /** All objects with the form as the first. */
  finish(form: PackedObject): readonly PackedObject[] {
    const objects: PackedObject[] = [form];
    for (let at = 0; at < this.#waiting.length; at++) objects.push(this.#packed(this.#waiting[at] as PDFObject));
    return objects;
  }

  #packed(object: PDFObject): PackedObject {
    if (!(object instanceof PDFStream)) return { parts: this.text(object), bytes: undefined };
    const raw = object instanceof PDFRawStream ? object.contents : (bytesOf(object) ?? new Uint8Array());
    const dict = object.dict.clone();
    dict.delete(PDFName.of("Length"));
    const parts = this.#dict(dict);
    return { parts: [...parts.slice(0, -1), `/Length ${raw.length} >>`], bytes: raw };
  }

  #dict(dict: PDFDict): readonly (string | number)[] {
    const parts: (string | number)[] = ["<< "];
    for (const [key, value] of dict.entries()) {
      if (DROPPED.has(key.decodeText())) continue;
      this.#look(key.decodeText(), value);
      parts.push(`${key.toString()} `, ...this.#value(value), " ");
    }
    return [...parts, ">>"];
  }

  #look(key: string, value: PDFObject): void {
    const mask = key === "SMask" && !(value instanceof PDFName);
    const opacity = (key === "ca" || key === "CA") && value.toString() !== "1";
    const blend = key === "BM" && value.toString() !== "/Normal" && value.toString() !== "/Compatible";
    if (mask || opacity || blend) this.transparent = true;
  }

  #value(value: PDFObject): readonly (string | number)[] {
    if (!(value instanceof PDFRef)) return this.text(value);
    const object = this.#context.lookup(value);
    return [object === undefined ? "null" : this.#numberOf(value, object)];
  }

  #numberOf(ref: PDFRef, object: PDFObject): number {
    const known = this.#numbers.get(ref.tag);
    if (known !== undefined) return known;
    this.#waiting.push(object);
    this.#numbers.set(ref.tag, this.#waiting.length);
    return this.#waiting.length;
  }
}
