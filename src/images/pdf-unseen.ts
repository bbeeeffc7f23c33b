import { PDFArray, type PDFDict, type PDFObject } from "@cantoo/pdf-lib";
import { boxOf, dictAt, dictOf, entry, inherited, listAt, nameAt, numberAt, textAt } from "./pdf-objects.ts";
import type { PdfPageSource } from "./pdf-page.ts";

/*
 * Where a page that is placed looks other than in a viewer: only its content is copied, and all of that.
 */

/** Layers that the page uses and the file switches off, on the screen or in print: their ink is copied all the same. */
export function hiddenLayers({ page, catalog }: PdfPageSource): readonly string[] {
  const properties = dictAt(catalog, "OCProperties");
  if (properties === undefined) return [];
  const used = layersIn(inherited(page, "Resources"));
  const isOff = switchedOff(dictAt(properties, "D"));
  return [...used].filter(isOff).map((layer) => textAt(layer, "Name") ?? "?");
}

/** Tells whether a layer is off at first, or off in print where the file says so (ISO 32000-1, 8.11.4). */
function switchedOff(first: PDFDict | undefined): (layer: PDFDict) => boolean {
  const listed = (dict: PDFDict | undefined, key: string) => new Set(listAt(dict, key).map(dictOf));
  const [on, off] = [listed(first, "ON"), listed(first, "OFF")];
  const allOff = nameAt(first, "BaseState") === "OFF";
  const printed = listAt(first, "AS")
    .map(dictOf)
    .filter((usage) => nameAt(usage, "Event") === "Print");
  const asPrinted = new Set(printed.flatMap((usage) => [...listed(usage, "OCGs")]));
  return (layer) => {
    const state = asPrinted.has(layer) ? nameAt(dictAt(dictAt(layer, "Usage"), "Print"), "PrintState") : undefined;
    return state === undefined ? off.has(layer) || (allOff && !on.has(layer)) : state === "OFF";
  };
}

/** The layers that anything below an object belongs to. */
function layersIn(root: PDFObject | undefined): ReadonlySet<PDFDict> {
  const layers = new Set<PDFDict>();
  const seen = new Set<PDFObject>();
  const waiting: (PDFObject | undefined)[] = [root];
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object === undefined || seen.has(object)) continue;
    seen.add(object);
    const dict = dictOf(object);
    if (dict !== undefined && nameAt(dict, "Type") === "OCG") layers.add(dict);
    else waiting.push(...partsOf(object));
  }
  return layers;
}

function partsOf(object: PDFObject): readonly (PDFObject | undefined)[] {
  if (object instanceof PDFArray) return object.asArray().map((_, index) => object.lookup(index));
  const dict = dictOf(object);
  const keys = dict?.keys().filter((key) => key.decodeText() !== "Parent") ?? [];
  return keys.map((key) => dict?.lookup(key));
}

/** Annotations without a look of their own on paper. */
const PAPERLESS: ReadonlySet<string> = new Set(["Link", "Popup", "Text", "TrapNet", "PrinterMark"]);
/** Bits of an annotation's flags (ISO 32000-1, table 165). */
const FLAGS = { hidden: 2, printed: 4 };

/** The kinds of annotations that a viewer prints with the page, such as filled-in fields and stamps: they are no part of its content. */
export function printedNotes({ page, trim }: PdfPageSource): readonly string[] {
  const kinds = listAt(page, "Annots").flatMap((each) => {
    const note = dictOf(each);
    const kind = nameAt(note, "Subtype") ?? "?";
    const flags = numberAt(note, "F") ?? 0;
    const at = boxOf(entry(note, "Rect"));
    const looks = entry(dictAt(note, "AP"), "N") !== undefined;
    if (at === undefined || !looks || PAPERLESS.has(kind) || !(flags & FLAGS.printed) || flags & FLAGS.hidden)
      return [];
    return at[0] < trim[2] && at[2] > trim[0] && at[1] < trim[3] && at[3] > trim[1] ? [kind] : [];
  });
  return [...new Set(kinds)];
}
