import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";
import type { Size } from "../../base/rect.ts";
import { MOST_OPERATORS, type Operand, readContent, weightOf } from "./content.ts";
import type { PackedForm, PackedObject } from "./form.ts";
import {
  boxesOf,
  boxOf,
  contentOf,
  dictAt,
  dictOf,
  entry,
  flagAt,
  inherited,
  listAt,
  listOf,
  nameAt,
  nameOf,
  numberAt,
  numbersOf,
  type PdfBox,
  textAt,
} from "./objects.ts";
import { readPdf } from "./read.ts";

/*
 * Adverts that arrive as a page of a PDF. pdfkit cannot read PDFs, so the page is read with @cantoo/pdf-lib (MIT, the maintained fork of pdf-lib; mupdf is
 * AGPL) and packed here into objects that pdfkit copies into its own file as a form. Vectors, fonts and colours stay exactly as they are. Merging the PDFs in
 * a second pass would send the press file's hash, its ID and the pinned deflate through another library.
 */

export interface PdfPageSource {
  readonly page: PDFDict;
  readonly catalog: PDFDict;
  /** The finished size: the part to place. */
  readonly trim: PdfBox;
  /** Quarter turns clockwise, 0 to 3. */
  readonly turns: number;
  /** The finished size after the turns, in points. */
  readonly size: Size;
  /** Points per unit of the page: 1, unless `UserUnit` is set. */
  readonly unit: number;
  readonly pages: number;
}

type OpenedPage =
  | { readonly ok: true; readonly source: PdfPageSource }
  | { readonly ok: false; readonly kind: "encrypted" | "unreadable" | "no-page" | "endless"; readonly problem: string };

/** @param number the page's number, from 1 */
export function openPage(bytes: Uint8Array, number = 1): OpenedPage {
  const unfit = (problem: string): OpenedPage => ({ ok: false, kind: "unreadable", problem });
  const read = readPdf(bytes);
  if (!read.ok) return { ok: false, kind: read.encrypted ? "encrypted" : "unreadable", problem: read.problem };
  const { catalog, pages } = read.file;
  const page = pages[number - 1];
  if (pages.length === 0) return unfit("it has no page");
  if (page === undefined) return { ok: false, kind: "no-page", problem: String(pages.length) };
  if (contentOf(page) === undefined) return unfit("its content cannot be read");
  const { trim } = boxesOf(page);
  const [rotate = 0] = numbersOf(inherited(page, "Rotate"));
  const turns = ((Math.round(rotate / 90) % 4) + 4) % 4;
  const [width, height] = [trim[2] - trim[0], trim[3] - trim[1]];
  if (!(width >= LEAST_SIZE && height >= LEAST_SIZE && width <= MOST_SIZE && height <= MOST_SIZE)) {
    return unfit("its page has no size");
  }
  if (weightOf(page) > MOST_OPERATORS) return { ok: false, kind: "endless", problem: "" };
  const stated = numberAt(page, "UserUnit") ?? 1;
  const unit = stated > 0 && stated <= MOST_SIZE / Math.max(width, height) ? stated : 1;
  const [across, down] = [width * unit, height * unit];
  const size = turns % 2 ? { width: down, height: across } : { width: across, height: down };
  return { ok: true, source: { page, catalog, trim, turns, size, unit, pages: pages.length } };
}

/** In points: other sizes are refused. The minimum is that of ISO 32000-1, annex C; its maximum, 14,400, is obsolete. */
const LEAST_SIZE = 1;
const MOST_SIZE = 200_000;

/** The page with its bleed, except at the fold: for a sheet of two pages. */
export function packBeside(
  { page, trim }: PdfPageSource,
  fold: "left" | "right",
): { readonly form: PackedForm; readonly box: PdfBox } {
  const { bleed } = boxesOf(page);
  const box: PdfBox =
    fold === "left" ? [trim[0], bleed[1], bleed[2], bleed[3]] : [bleed[0], bleed[1], trim[2], bleed[3]];
  return { form: packBox(page, box, 0), box };
}

/**
 * Packs the page for a place of this shape.
 * @param at points; `cover` crops the page to the shape round its middle, `contain` keeps the whole page
 */
export function packForm({ page, trim, turns }: PdfPageSource, at: Size, fit: "cover" | "contain"): PackedForm {
  const box = fit === "cover" ? middleOf(trim, turns % 2 ? { width: at.height, height: at.width } : at) : trim;
  return packBox(page, box, turns);
}

function packBox(page: PDFDict, box: PdfBox, turns: number): PackedForm {
  const resources = inherited(page, "Resources") ?? PDFDict.withContext(page.context);
  const inherits = (name: string): boolean => {
    const drawn = dictOf(entry(dictAt(dictOf(resources), "XObject"), name));
    return nameAt(drawn, "Subtype") !== "Image" || flagAt(drawn, "ImageMask") === true;
  };
  const content = zlibSync(selfContained(contentOf(page) ?? new Uint8Array(), inherits), { level: 6 });
  const matrix = unitMatrix(box, turns).map((value) => String(Math.round(value * 1e8) / 1e8));
  const head = `<< /Type /XObject /Subtype /Form /BBox [${box.join(" ")}] /Matrix [${matrix.join(" ")}] /Filter /FlateDecode /Length ${content.length} /Resources `;
  const group = dictAt(page, "Group");
  const packWith = (pack: Pack): readonly PackedObject[] => {
    const written = pack.text(resources);
    const grouped = group === undefined || pack.leavesOut(group) ? [] : [" /Group ", ...pack.text(group)];
    return pack.finish({ parts: [head, ...written, ...grouped, " >>"], bytes: content });
  };
  const pack = new Pack(page.context);
  const objects = packWith(pack);
  if (pack.transparent || (!pack.nests && !isTransparencyGroup(group))) {
    return { transparent: pack.transparent, objects };
  }
  // Opaque content looks the same without groups, and PDF/X-1a allows none (formats/press/RULES.md#pdf-x-1a).
  return { transparent: false, objects: packWith(new Pack(page.context, "opaque")) };
}

function isTransparencyGroup(dict: PDFDict | undefined): boolean {
  return nameAt(dict, "S") === "Transparency";
}

/** The largest part of a box in the shape of `at`, round its middle. */
function middleOf([left, bottom, right, top]: PdfBox, at: Size): PdfBox {
  const shape = at.width / at.height;
  const width = Math.min(right - left, (top - bottom) * shape);
  const height = width / shape;
  const [x, y] = [(left + right - width) / 2, (bottom + top - height) / 2];
  return [x, y, x + width, y + height];
}

/** The matrix from a box to the unit square, after the page's quarter turns clockwise. */
function unitMatrix([left, bottom, right, top]: PdfBox, turns: number): readonly number[] {
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

/** Active content: scripts, programs and external files that the page would run or load. It is reported and left out. */
export function activeIn({ page }: PdfPageSource): readonly string[] {
  return [...packed(page).active].sort();
}

/** The layers with content on the page that the file hides in print. Our pages have no layers, so all of it would be printed. */
export function hiddenIn({ page, catalog }: PdfPageSource): readonly string[] {
  const layers = layersOf(catalog);
  if (layers === undefined) return [];
  const hidden = [...packed(page).layers].filter((layer) => layers.hides(layer));
  return [...new Set(hidden.flatMap((layer) => layers.namesIn(layer)))];
}

/** Collects everything that the page is drawn with. */
function packed(page: PDFDict): Pack {
  const pack = new Pack(page.context);
  pack.text(inherited(page, "Resources"));
  pack.text(dictAt(page, "Group"));
  pack.finish({ parts: [], bytes: undefined });
  return pack;
}

/** Keys that act or lead out of the file. A stream's `F` names the file that contains its bytes. */
const ACTIVE: ReadonlySet<string> = new Set([
  "JS",
  "JavaScript",
  "AA",
  "OpenAction",
  "Launch",
  "Ref",
  "OPI",
  "EmbeddedFiles",
  "EF",
  "AF",
  "Win",
  "URI",
]);
const OUTSIDE: ReadonlySet<string> = new Set(["F", "FFilter", "FDecodeParms"]);
/** Actions, by their `S` (ISO 32000-1, table 198). */
const ACTIONS: ReadonlySet<string> = new Set(
  "JavaScript Launch GoToR GoToE URI SubmitForm ImportData ResetForm Rendition Movie Sound Named Hide SetOCGState Trans GoTo3DView Thread".split(
    " ",
  ),
);

/** Entries whose keys are the page's own names: a font called AA is not an action. */
const LISTS: ReadonlySet<string> = new Set(
  "Font XObject ExtGState Pattern ColorSpace Shading Properties CharProcs Colorants".split(" "),
);

/** Entries that tie an object to its file or show it only at times; and image interpolation, which PDF/A forbids. */
const DROPPED: ReadonlySet<string> = new Set([
  "Parent",
  "StructParent",
  "StructParents",
  "Metadata",
  "PieceInfo",
  "OC",
  "Alternates",
  "Interpolate",
  "LastModified",
]);

/** Graphics state entries that belong to the plant: screening, and the conversion of RGB to inks (ISO 32000-1, table 58). */
const PLANTS: ReadonlySet<string> = new Set(["HT", "HTP", "BG", "BG2", "UCR", "UCR2", "FL"]);

/** Collects objects and renumbers their references; a class, because each object may need others. */
class Pack {
  readonly #numbers = new Map<string, number>();
  readonly #waiting: PDFObject[] = [];
  readonly #context: PDFContext;
  /** Dictionaries whose keys are the page's own names. */
  readonly #lists = new Set<PDFDict>();
  readonly #states = new Set<PDFDict>();
  /** Property lists of marked content. */
  readonly #marks = new Set<PDFDict>();
  /** Forms and fonts without resources, with the resources of the content that draws them: otherwise a reader would use our page's. */
  readonly #lent = new Map<PDFDict, PDFDict>();
  readonly #lentNumbers = new Map<PDFDict, number>();
  /** Active content that was left out. */
  readonly active = new Set<string>();
  readonly layers = new Set<PDFDict>();
  /** True if a form in the page is a transparency group. */
  nests = false;
  #showsThrough = false;
  #overprints = false;
  readonly #opaque: boolean;

  /** @param kind opaque: omits transparency groups */
  constructor(context: PDFContext, kind?: "opaque") {
    this.#context = context;
    this.#opaque = kind === "opaque";
  }

  /** True if anything lets ink below it show through. Overprinting counts only within a group, where it depends on the group. */
  get transparent(): boolean {
    return this.#showsThrough || (this.nests && this.#overprints);
  }

  leavesOut(group: PDFDict | undefined): boolean {
    return this.#opaque && isTransparencyGroup(group);
  }

  /** The text of an object; collects the objects that it refers to. */
  text(object: PDFObject | undefined): readonly (string | number)[] {
    const parts: (string | number)[] = [];
    this.#write(object, parts);
    return parts;
  }

  /** All objects, the form first. */
  finish(form: PackedObject): readonly PackedObject[] {
    const objects: PackedObject[] = [form];
    for (let at = 0; at < this.#waiting.length; at++) objects.push(this.#packed(this.#waiting[at] as PDFObject));
    return objects;
  }

  #write(object: PDFObject | undefined, parts: (string | number)[]): void {
    if (object instanceof PDFArray) {
      parts.push("[");
      for (const each of object.asArray()) {
        this.#value(each, parts);
        parts.push(" ");
      }
      parts.push("]");
    } else if (object instanceof PDFDict) this.#dict(object, parts);
    // A stream is never inside another object.
    else parts.push(object === undefined ? "null" : object.toString());
  }

  #packed(object: PDFObject): PackedObject {
    if (!(object instanceof PDFRawStream)) return { parts: this.text(object), bytes: undefined };
    const raw = object.contents;
    const parts: (string | number)[] = [];
    this.#dict(object.dict, parts, true);
    return { parts: [...parts.slice(0, -1), `/Length ${raw.length} >>`], bytes: raw };
  }

  #dict(dict: PDFDict, parts: (string | number)[], stream = false): void {
    const action = nameAt(dict, "S");
    if (action !== undefined && ACTIONS.has(action) && isAction(dict)) {
      this.active.add(action);
      parts.push("null");
      return;
    }
    parts.push("<< ");
    const listed = this.#lists.has(dict);
    const isState = this.#states.has(dict);
    for (const [name, value] of dict.entries()) {
      const key = name.decodeText();
      if (!listed) {
        if (this.#isLeftOut(key, value, stream) || (isState && isPlants(key, value))) continue;
        this.#look(key, value);
        this.#lend(key, value, dict);
      }
      parts.push(`${name.toString()} `);
      if (this.#marks.has(dict) && this.#isOnLayer(value)) parts.push("<< >>");
      else this.#value(value, parts);
      parts.push(" ");
    }
    const lent = this.#lent.get(dict);
    if (lent !== undefined) parts.push("/Resources ", this.#lentNumber(lent), " ");
    parts.push(">>");
  }

  #lend(key: string, value: PDFObject, resources: PDFDict): void {
    const list = key === "XObject" || key === "Font" ? dictOf(this.#context.lookup(value)) : undefined;
    for (const name of list?.keys() ?? []) {
      const drawn = dictOf(list?.lookup(name));
      const draws = nameAt(drawn, "Subtype") === (key === "Font" ? "Type3" : "Form");
      if (drawn === undefined || !draws || this.#lent.has(drawn) || dictAt(drawn, "Resources") !== undefined) continue;
      this.#lent.set(drawn, resources);
    }
  }

  #lentNumber(resources: PDFDict): number {
    const number = this.#lentNumbers.get(resources);
    if (number !== undefined) return number;
    this.#waiting.push(resources);
    this.#lentNumbers.set(resources, this.#waiting.length);
    return this.#waiting.length;
  }

  /** True for a layer, which is also recorded. */
  #isOnLayer(value: PDFObject): boolean {
    const layer = dictOf(this.#context.lookup(value));
    if (layer === undefined || !isLayer(layer)) return false;
    this.layers.add(layer);
    return true;
  }

  #isLeftOut(key: string, value: PDFObject, stream: boolean): boolean {
    if (key === "OC") this.#isOnLayer(value);
    if (DROPPED.has(key) || (stream && key === "Length")) return true;
    const acts = ACTIVE.has(key) || (stream && OUTSIDE.has(key));
    if (acts) this.active.add(key);
    return acts || (key === "Group" && this.leavesOut(dictOf(this.#context.lookup(value))));
  }

  #look(key: string, value: PDFObject): void {
    this.#mark(key, value);
    const mask = key === "SMask" && !(value instanceof PDFName);
    const opacity = (key === "ca" || key === "CA") && value.toString() !== "1";
    const blend = key === "BM" && value.toString() !== "/Normal" && value.toString() !== "/Compatible";
    const inData = key === "SMaskInData" && value.toString() !== "0";
    if (mask || opacity || blend || inData) this.#showsThrough = true;
    if (key === "Group" && isTransparencyGroup(dictOf(this.#context.lookup(value)))) this.nests = true;
    if ((key === "OP" || key === "op") && value.toString() !== "false") this.#overprints = true;
  }

  /** Records dictionaries that need special reading. */
  #mark(key: string, value: PDFObject): void {
    const list = LISTS.has(key) ? this.#context.lookup(value) : undefined;
    if (!(list instanceof PDFDict)) return;
    this.#lists.add(list);
    if (key === "Properties") this.#marks.add(list);
    if (key !== "ExtGState") return;
    for (const name of list.keys()) this.#states.add(dictOf(list.lookup(name)) ?? list);
  }

  #value(value: PDFObject, parts: (string | number)[]): void {
    if (!(value instanceof PDFRef)) {
      this.#write(value, parts);
      return;
    }
    const object = this.#context.lookup(value);
    parts.push(object === undefined ? "null" : this.#numberOf(value, object));
  }

  #numberOf(ref: PDFRef, object: PDFObject): number {
    const number = this.#numbers.get(ref.tag);
    if (number !== undefined) return number;
    this.#waiting.push(object);
    this.#numbers.set(ref.tag, this.#waiting.length);
    return this.#waiting.length;
  }
}

/** A transfer curve that changes nothing also belongs to the plant; others are refused (`pdf-transfer`). */
function isPlants(key: string, value: PDFObject): boolean {
  return PLANTS.has(key) || (/^TR2?$/.test(key) && /^\/(?:Identity|Default)$/.test(value.toString()));
}

/** Groups, masks and page transitions have an `S` too, but another `Type`, if any. */
function isAction(dict: PDFDict): boolean {
  const type = nameAt(dict, "Type");
  return type === undefined || type === "Action";
}

/**
 * The initial graphics state of a page (ISO 32000-1, table 52), as far as our pages change it. A form starts with the current state of the page that
 * includes it: its black might come out red.
 */
const BEGINNING = "0 g 0 G 1 w\n";

/** The state that a painting operator uses, as bits. */
const [FILL, STROKE, WIDTH] = [1, 2, 4];
const LINE = STROKE | WIDTH;
const BOTH = FILL | LINE;
const SETS: Readonly<Record<string, number>> = {
  ...{ g: FILL, rg: FILL, k: FILL, cs: FILL },
  ...{ G: STROKE, RG: STROKE, K: STROKE, CS: STROKE, w: WIDTH },
};
const NEEDS: Readonly<Record<string, number>> = {
  ...{ f: FILL, F: FILL, "f*": FILL, S: LINE, s: LINE, B: BOTH, "B*": BOTH, b: BOTH, "b*": BOTH },
  ...{ Tj: FILL, TJ: FILL, "'": FILL, '"': FILL },
};

/**
 * The content of a page, made safe to use as a form: open states are closed, a `Q` without `q` is removed, because some programs would apply it to our
 * state, and the initial state is set where the content relies on it.
 * @param inherits true if an XObject of this name paints with the current state: a form, or a stencil mask
 */
export function selfContained(content: Uint8Array, inherits: (name: string) => boolean): Uint8Array {
  const stack: number[] = [];
  const stray: number[] = [];
  let set = 0;
  let relies = false;
  let inText = false;
  readContent(content, {
    damage: () => undefined,
    image: () => {
      relies ||= (set & FILL) === 0;
    },
    operator: (name, [operand], end) => {
      switch (name) {
        case "q":
          stack.push(set);
          return;
        case "Q":
          if (stack.length === 0) stray.push(end - 1);
          set = stack.pop() ?? set;
          return;
        case "BT":
        case "ET":
          inText = name === "BT";
          return;
      }
      set |= SETS[name] ?? 0;
      const needs = name === "Do" ? (inherits(nameIn(operand)) ? BOTH : 0) : (NEEDS[name] ?? 0);
      relies ||= (set & needs) !== needs;
    },
  });
  if (stray.length === 0 && stack.length === 0 && !relies && !inText) return content;
  const closed = Buffer.from(content);
  for (const at of stray) closed[at] = 0x20;
  const end = `\n${inText ? "ET " : ""}${"Q ".repeat(stack.length)}`;
  return Buffer.concat([Buffer.from(relies ? BEGINNING : ""), closed, Buffer.from(end)]);
}

function nameIn(operand: Operand | undefined): string {
  return typeof operand === "object" && "name" in operand ? operand.name : "";
}

/** The layers of a file, in their default state for printing (ISO 32000-1, 8.11). */
interface Layers {
  /** @param membership a layer, or a rule over several layers (OCMD) */
  hides(membership: PDFDict | undefined): boolean;
  /** The layers of a membership that are off; if it is hidden because others are on, all its layers. */
  namesIn(membership: PDFDict): readonly string[];
}

/** The most parts of a layer expression: programs write ten. */
const MOST_PARTS = 1000;

/** Undefined for a file without layers, in which marks of layers mean nothing. */
export function layersOf(catalog: PDFDict): Layers | undefined {
  const properties = dictAt(catalog, "OCProperties");
  if (properties === undefined) return undefined;
  const first = dictAt(properties, "D");
  const groups = new Set(listAt(properties, "OCGs").map(dictOf));
  const isOff = switchedOff(first);
  const isOn = (layer: PDFDict): boolean => !groups.has(layer) || !isMeant(layer, first) || !isOff(layer);
  return {
    hides: (membership) => membership !== undefined && !isVisible(membership, isOn),
    namesIn: (membership) => {
      const layers = isMembership(membership) ? layersIn(membership) : [membership];
      const off = layers.filter((layer) => !isOn(layer));
      return (off.length > 0 ? off : layers).map((layer) => textAt(layer, "Name") ?? "?");
    },
  };
}

function layersIn(membership: PDFDict): readonly PDFDict[] {
  const layers = new Set<PDFDict>();
  const waiting = ["OCGs", "VE"].map((key) => entry(membership, key));
  const seen = new Set(waiting);
  for (const object of waiting) {
    const layer = dictOf(object);
    if (layer !== undefined) layers.add(layer);
    for (const each of object instanceof PDFArray ? listOf(object) : []) {
      if (!seen.has(each)) waiting.push(each);
      seen.add(each);
    }
  }
  return [...layers];
}

function isLayer(dict: PDFDict): boolean {
  return nameAt(dict, "Type") === "OCG" || isMembership(dict);
}

function isMembership(dict: PDFDict): boolean {
  return nameAt(dict, "Type") === "OCMD";
}

function isVisible(membership: PDFDict, isOn: (layer: PDFDict) => boolean): boolean {
  if (!isMembership(membership)) return isOn(membership);
  const expressionValue = expressed(entry(membership, "VE"), isOn);
  if (expressionValue !== undefined) return expressionValue;
  const layers = listAt(membership, "OCGs").flatMap((each) => dictOf(each) ?? []);
  if (layers.length === 0) return true;
  switch (nameAt(membership, "P")) {
    case "AllOn":
      return layers.every(isOn);
    case "AnyOff":
      return !layers.every(isOn);
    case "AllOff":
      return !layers.some(isOn);
    default:
      return layers.some(isOn);
  }
}

/** The value of an expression of And, Or and Not; undefined for an invalid one. @param results so far: a part may occur repeatedly, or within itself */
function expressed(
  expression: PDFObject | undefined,
  isOn: (layer: PDFDict) => boolean,
  results = new Map<PDFObject, boolean | undefined>(),
): boolean | undefined {
  const layer = dictOf(expression);
  if (layer !== undefined) return isOn(layer);
  if (!(expression instanceof PDFArray) || results.size > MOST_PARTS) return undefined;
  if (results.has(expression)) return results.get(expression);
  results.set(expression, undefined);
  const [operator, ...operands] = listOf(expression);
  const values = operands.flatMap((each) => expressed(each, isOn, results) ?? []);
  const value = values.length === 0 ? undefined : joined(nameOf(operator), values);
  results.set(expression, value);
  return value;
}

function joined(operator: string | undefined, values: readonly boolean[]): boolean | undefined {
  switch (operator) {
    case "And":
      return values.every(Boolean);
    case "Or":
      return values.some(Boolean);
    case "Not":
      return !values[0];
    default:
      return undefined;
  }
}

/** True if a layer's intent matches that of the file's settings: View, and not Design. */
function isMeant(layer: PDFDict, first: PDFDict | undefined): boolean {
  const meant = (dict: PDFDict | undefined): readonly (string | undefined)[] =>
    entry(dict, "Intent") === undefined ? ["View"] : listAt(dict, "Intent").map(nameOf);
  const settings = meant(first);
  return settings.includes("All") || meant(layer).some((intent) => settings.includes(intent));
}

/** Tells whether a layer is off by default, or off in print (ISO 32000-1, 8.11.4). */
function switchedOff(first: PDFDict | undefined): (layer: PDFDict) => boolean {
  const listed = (dict: PDFDict | undefined, key: string) => new Set(listAt(dict, key).map(dictOf));
  const [on, off] = [listed(first, "ON"), listed(first, "OFF")];
  const allOff = nameAt(first, "BaseState") === "OFF";
  const printed = listAt(first, "AS")
    .map(dictOf)
    .filter((usage) => nameAt(usage, "Event") === "Print" && concernsPrint(usage));
  const asPrinted = new Set(printed.flatMap((usage) => [...listed(usage, "OCGs")]));
  return (layer) => {
    const state = asPrinted.has(layer) ? nameAt(dictAt(dictAt(layer, "Usage"), "Print"), "PrintState") : undefined;
    return state === undefined ? off.has(layer) || (allOff && !on.has(layer)) : state === "OFF";
  };
}

/** An entry without the required categories counts as one for print. */
function concernsPrint(usage: PDFDict | undefined): boolean {
  return entry(usage, "Category") === undefined || listAt(usage, "Category").map(nameOf).includes("Print");
}

/** Annotations without a printed appearance. */
const PAPERLESS: ReadonlySet<string> = new Set(["Link", "Popup", "Text", "TrapNet", "PrinterMark"]);
/** Bits of annotation flags (ISO 32000-1, table 165). */
const FLAGS = { hidden: 2, printed: 4 };

/** Annotations that print with the page, such as filled-in fields and stamps. They are not part of its content. */
export function notesInPrint({ page, catalog, trim }: PdfPageSource): readonly PDFDict[] {
  const layers = layersOf(catalog);
  return listAt(page, "Annots").flatMap((each) => {
    const note = dictOf(each);
    const flags = numberAt(note, "F") ?? 0;
    const at = boxOf(entry(note, "Rect"));
    const looks = entry(dictAt(note, "AP"), "N") !== undefined && layers?.hides(dictAt(note, "OC")) !== true;
    const isPrinted = (flags & FLAGS.printed) !== 0 && !(flags & FLAGS.hidden) && !PAPERLESS.has(kindOf(note));
    if (note === undefined || at === undefined || !looks || !isPrinted) return [];
    return at[0] < trim[2] && at[2] > trim[0] && at[1] < trim[3] && at[3] > trim[1] ? [note] : [];
  });
}

export function printedNotes(source: PdfPageSource): readonly string[] {
  return [...new Set(notesInPrint(source).map(kindOf))];
}

function kindOf(note: PDFDict | undefined): string {
  return nameAt(note, "Subtype") ?? "?";
}
