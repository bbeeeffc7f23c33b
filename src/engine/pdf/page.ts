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
 * Adverts that come as a page of a PDF. pdfkit cannot read PDFs, so the page's objects are read (`readPdf`) as those of @cantoo/pdf-lib
 * (MIT, the fork of pdf-lib that is still kept; mupdf is AGPL) and packed here, once and off the writer's path, into bytes that it copies
 * into its own objects as a form: vectors, fonts and colours stay what they are. Writing the file in two passes would do as well, but the press
 * file's hash, its ID and the pinned deflate would then have to pass through a second library.
 */

export interface PdfPageSource {
  readonly page: PDFDict;
  /** Of its file. */
  readonly catalog: PDFDict;
  /** What is placed: the finished size. */
  readonly trim: PdfBox;
  /** Quarter turns clockwise, 0 to 3. */
  readonly turns: number;
  /** The finished size as it is looked at, in points. */
  readonly size: Size;
  /** Points to a unit of the page: 1, but where `UserUnit` says otherwise. */
  readonly unit: number;
  /** How many the file has. */
  readonly pages: number;
}

type OpenedPage =
  | { readonly ok: true; readonly source: PdfPageSource }
  | { readonly ok: false; readonly kind: "encrypted" | "unreadable" | "no-page" | "endless"; readonly problem: string };

/** @param number of the page, from 1 */
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
  const told = numberAt(page, "UserUnit") ?? 1;
  const unit = told > 0 && told <= MOST_SIZE / Math.max(width, height) ? told : 1;
  const [across, down] = [width * unit, height * unit];
  const size = turns % 2 ? { width: down, height: across } : { width: across, height: down };
  return { ok: true, source: { page, catalog, trim, turns, size, unit, pages: pages.length } };
}

/** In points: a smaller or a larger page is refused. ISO 32000-1, annex C has the least; its most, 14,400, is out of date. */
const LEAST_SIZE = 1;
const MOST_SIZE = 200_000;

/** The page with its bleed, but for the side of the fold: what a sheet of two pages takes. */
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
 * @param at points; with `cover` the page's middle is cut to its shape, with `contain` the page is taken whole
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
  // What is opaque paints alike without groups, and PDF/X-1a takes none (formats/press/RULES.md#pdf-x-1a).
  return { transparent: false, objects: packWith(new Pack(page.context, "opaque")) };
}

function isTransparencyGroup(dict: PDFDict | undefined): boolean {
  return nameAt(dict, "S") === "Transparency";
}

/** The largest part of a box in the shape of `at`, from its middle. */
function middleOf([left, bottom, right, top]: PdfBox, at: Size): PdfBox {
  const shape = at.width / at.height;
  const width = Math.min(right - left, (top - bottom) * shape);
  const height = width / shape;
  const [x, y] = [(left + right - width) / 2, (bottom + top - height) / 2];
  return [x, y, x + width, y + height];
}

/** Maps a box to the unit square, after the page's quarter turns clockwise. */
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

/** What a page would do, or fetch from elsewhere, if it were copied as it is: scripts, programs, other files. Told, and left out. */
export function activeIn({ page }: PdfPageSource): readonly string[] {
  return [...packed(page).active].sort();
}

/** The layers on which something of a page stands and which its file hides in print: a page of ours has no layers, so all of it would be printed. */
export function hiddenIn({ page, catalog }: PdfPageSource): readonly string[] {
  const layers = layersOf(catalog);
  if (layers === undefined) return [];
  const hidden = [...packed(page).layers].filter((layer) => layers.hides(layer));
  return [...new Set(hidden.flatMap((layer) => layers.namesIn(layer)))];
}

/** All that a page is drawn with, looked through. */
function packed(page: PDFDict): Pack {
  const pack = new Pack(page.context);
  pack.text(inherited(page, "Resources"));
  pack.text(dictAt(page, "Group"));
  pack.finish({ parts: [], bytes: undefined });
  return pack;
}

/** Keys that act, or lead out of the file. A stream's `F` names the file that holds its bytes. */
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
/** Actions by their `S` (ISO 32000-1, table 198). */
const ACTIONS: ReadonlySet<string> = new Set(
  "JavaScript Launch GoToR GoToE URI SubmitForm ImportData ResetForm Rendition Movie Sound Named Hide SetOCGState Trans GoTo3DView Thread".split(
    " ",
  ),
);

/** Entries whose keys are names of a page's own: a font called AA is no action. */
const LISTS: ReadonlySet<string> = new Set(
  "Font XObject ExtGState Pattern ColorSpace Shading Properties CharProcs Colorants".split(" "),
);

/** What ties an object to its file, or shows it only at times; and the smoothing of pictures, which PDF/A bans. */
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

/** Keys of a graphics state that the plant sets: its screen, and how it makes inks of RGB (ISO 32000-1, table 58). */
const PLANTS: ReadonlySet<string> = new Set(["HT", "HTP", "BG", "BG2", "UCR", "UCR2", "FL"]);

/** Gathers objects and renumbers their references; a class, since each object may call for others. */
class Pack {
  readonly #numbers = new Map<string, number>();
  readonly #waiting: PDFObject[] = [];
  readonly #context: PDFContext;
  /** Dictionaries whose keys are names that the page gave. */
  readonly #lists = new Set<PDFDict>();
  readonly #states = new Set<PDFDict>();
  /** Lists of what marks in content stand for. */
  readonly #marks = new Set<PDFDict>();
  /** Forms and fonts without resources of their own, each with those of the content that draws it: without them a reader would take those of our page. */
  readonly #lent = new Map<PDFDict, PDFDict>();
  readonly #lentNumbers = new Map<PDFDict, number>();
  /** What was left out since it acts. */
  readonly active = new Set<string>();
  /** On which something stands. */
  readonly layers = new Set<PDFDict>();
  /** Whether a form within the page is a transparency group. */
  nests = false;
  #showsThrough = false;
  #overprints = false;
  readonly #opaque: boolean;

  /** @param kind opaque: transparency groups are left out */
  constructor(context: PDFContext, kind?: "opaque") {
    this.#context = context;
    this.#opaque = kind === "opaque";
  }

  /** True where anything lets show through what lies below it. Ink that overprints counts within a group alone: there it depends on the group. */
  get transparent(): boolean {
    return this.#showsThrough || (this.nests && this.#overprints);
  }

  leavesOut(group: PDFDict | undefined): boolean {
    return this.#opaque && isTransparencyGroup(group);
  }

  /** The text of an object; what it refers to is gathered too. */
  text(object: PDFObject | undefined): readonly (string | number)[] {
    const parts: (string | number)[] = [];
    this.#write(object, parts);
    return parts;
  }

  /** All objects with the form as the first. */
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
    // A stream never stands within another object.
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
    const known = this.#lentNumbers.get(resources);
    if (known !== undefined) return known;
    this.#waiting.push(resources);
    this.#lentNumbers.set(resources, this.#waiting.length);
    return this.#waiting.length;
  }

  /** Whether this is a layer. Notes it. */
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

  /** Remembers dictionaries that are not to be read as others are. */
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
    const known = this.#numbers.get(ref.tag);
    if (known !== undefined) return known;
    this.#waiting.push(object);
    this.#numbers.set(ref.tag, this.#waiting.length);
    return this.#waiting.length;
  }
}

/** A transfer curve that changes nothing is the plant's too; others are refused (`pdf-transfer`). */
function isPlants(key: string, value: PDFObject): boolean {
  return PLANTS.has(key) || (/^TR2?$/.test(key) && /^\/(?:Identity|Default)$/.test(value.toString()));
}

/** Groups, masks and page transitions have an `S` too; their `Type`, where they have one, is not that of an action. */
function isAction(dict: PDFDict): boolean {
  const type = nameAt(dict, "Type");
  return type === undefined || type === "Action";
}

/**
 * What a page begins with (ISO 32000-1, table 52), as far as our pages change it. A form begins with what stands before it on the page that
 * takes it: its black may come out red.
 */
const BEGINNING = "0 g 0 G 1 w\n";

/** What must be set before something is painted with it, in bits. */
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
 * The content of a page as that of a form: what it leaves open is closed, a `Q` without its `q` is taken out, since some programs would take ours for
 * it, and where it paints in what every page begins with, that is set.
 * @param inherits whether an XObject of this name paints with what is set: a form, or a stencil
 */
export function selfContained(content: Uint8Array, inherits: (name: string) => boolean): Uint8Array {
  const known: number[] = [];
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
          known.push(set);
          return;
        case "Q":
          if (known.length === 0) stray.push(end - 1);
          set = known.pop() ?? set;
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
  if (stray.length === 0 && known.length === 0 && !relies && !inText) return content;
  const closed = Buffer.from(content);
  for (const at of stray) closed[at] = 0x20;
  const end = `\n${inText ? "ET " : ""}${"Q ".repeat(known.length)}`;
  return Buffer.concat([Buffer.from(relies ? BEGINNING : ""), closed, Buffer.from(end)]);
}

function nameIn(operand: Operand | undefined): string {
  return typeof operand === "object" && "name" in operand ? operand.name : "";
}

/** The layers of a file, as they are when somebody prints it who has changed none of them (ISO 32000-1, 8.11). */
interface Layers {
  /** @param membership a layer, or what several layers together decide (OCMD) */
  hides(membership: PDFDict | undefined): boolean;
  /** The layers of a membership that are off; where it hides because others are on, all of its layers. */
  namesIn(membership: PDFDict): readonly string[];
}

/** An expression of layers has so many parts at most: programs write ten. */
const MOST_PARTS = 1000;

/** Undefined for a file without layers: marks of layers mean nothing there. */
export function layersOf(catalog: PDFDict): Layers | undefined {
  const properties = dictAt(catalog, "OCProperties");
  if (properties === undefined) return undefined;
  const first = dictAt(properties, "D");
  const known = new Set(listAt(properties, "OCGs").map(dictOf));
  const isOff = switchedOff(first);
  const isOn = (layer: PDFDict): boolean => !known.has(layer) || !isMeant(layer, first) || !isOff(layer);
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

/** Whether a dictionary is a layer, or says which layers together decide. */
function isLayer(dict: PDFDict): boolean {
  return nameAt(dict, "Type") === "OCG" || isMembership(dict);
}

function isMembership(dict: PDFDict): boolean {
  return nameAt(dict, "Type") === "OCMD";
}

function isVisible(membership: PDFDict, isOn: (layer: PDFDict) => boolean): boolean {
  if (!isMembership(membership)) return isOn(membership);
  const told = expressed(entry(membership, "VE"), isOn);
  if (told !== undefined) return told;
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

/** What an expression of And, Or and Not comes to; undefined for what is none. @param known what was found before: a part may stand in several places, or in itself */
function expressed(
  expression: PDFObject | undefined,
  isOn: (layer: PDFDict) => boolean,
  known = new Map<PDFObject, boolean | undefined>(),
): boolean | undefined {
  const layer = dictOf(expression);
  if (layer !== undefined) return isOn(layer);
  if (!(expression instanceof PDFArray) || known.size > MOST_PARTS) return undefined;
  if (known.has(expression)) return known.get(expression);
  known.set(expression, undefined);
  const [operator, ...operands] = listOf(expression);
  const values = operands.flatMap((each) => expressed(each, isOn, known) ?? []);
  const value = values.length === 0 ? undefined : joined(nameOf(operator), values);
  known.set(expression, value);
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

/** Whether a layer is made for what the file's settings are made for: the look, and not the work on it. */
function isMeant(layer: PDFDict, first: PDFDict | undefined): boolean {
  const meant = (dict: PDFDict | undefined): readonly (string | undefined)[] =>
    entry(dict, "Intent") === undefined ? ["View"] : listAt(dict, "Intent").map(nameOf);
  const settings = meant(first);
  return settings.includes("All") || meant(layer).some((intent) => settings.includes(intent));
}

/** Tells whether a layer is off at first, or off in print where the file says so (ISO 32000-1, 8.11.4). */
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

/** An entry that names no categories, as it should, counts as one of print. */
function concernsPrint(usage: PDFDict | undefined): boolean {
  return entry(usage, "Category") === undefined || listAt(usage, "Category").map(nameOf).includes("Print");
}

/** Annotations without a look of their own on paper. */
const PAPERLESS: ReadonlySet<string> = new Set(["Link", "Popup", "Text", "TrapNet", "PrinterMark"]);
/** Bits of an annotation's flags (ISO 32000-1, table 165). */
const FLAGS = { hidden: 2, printed: 4 };

/** Annotations that a viewer prints with the page, such as filled-in fields and stamps: they are no part of its content. */
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

/** The kinds of such annotations. */
export function printedNotes(source: PdfPageSource): readonly string[] {
  return [...new Set(notesInPrint(source).map(kindOf))];
}

function kindOf(note: PDFDict | undefined): string {
  return nameAt(note, "Subtype") ?? "?";
}
