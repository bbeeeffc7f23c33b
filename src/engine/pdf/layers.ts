import { PDFArray, type PDFDict, type PDFObject } from "@cantoo/pdf-lib";
import { dictAt, dictOf, entry, listAt, listOf, nameAt, nameOf, textAt } from "./objects.ts";

/** The layers of a file, as they are when somebody prints it who has changed none of them (ISO 32000-1, 8.11). */
export interface Layers {
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
export function isLayer(dict: PDFDict): boolean {
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
