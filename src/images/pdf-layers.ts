import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import { dictAt, dictOf, entry, listAt, listOf, nameAt, nameOf, textAt } from "./pdf-objects.ts";

/** The layers of a file, as they are when somebody prints it who has changed none of them (ISO 32000-1, 8.11). */
export interface Layers {
  /** @param membership a layer, or what several layers together decide (OCMD) */
  hides(membership: PDFDict | undefined): boolean;
}

/** Expressions of layers stand within each other so deep at most. */
const DEEPEST = 32;

/** Undefined for a file without layers: marks of layers mean nothing there. */
export function layersOf(catalog: PDFDict): Layers | undefined {
  const properties = dictAt(catalog, "OCProperties");
  if (properties === undefined) return undefined;
  const first = dictAt(properties, "D");
  const known = new Set(listAt(properties, "OCGs").map(dictOf));
  const isOff = switchedOff(first);
  const isOn = (layer: PDFDict): boolean => !known.has(layer) || !isMeant(layer, first) || !isOff(layer);
  return { hides: (membership) => membership !== undefined && !isVisible(membership, isOn) };
}

/** The names of the layers that a membership is made of. */
export function layerNames(membership: PDFDict): readonly string[] {
  const layers = isMembership(membership) ? listAt(membership, "OCGs").map(dictOf) : [membership];
  const names = layers.flatMap((layer) => textAt(layer, "Name") ?? []);
  return names.length > 0 ? names : ["?"];
}

function isMembership(dict: PDFDict): boolean {
  return nameAt(dict, "Type") === "OCMD";
}

function isVisible(membership: PDFDict, isOn: (layer: PDFDict) => boolean): boolean {
  if (!isMembership(membership)) return isOn(membership);
  const told = expressed(entry(membership, "VE"), isOn, 0);
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

/** What an expression of And, Or and Not comes to; undefined for what is none. */
function expressed(
  expression: PDFObject | undefined,
  isOn: (layer: PDFDict) => boolean,
  depth: number,
): boolean | undefined {
  const layer = dictOf(expression);
  if (layer !== undefined) return isOn(layer);
  const [operator, ...operands] = listOf(expression);
  if (depth > DEEPEST || operands.length === 0) return undefined;
  const values = operands.flatMap((each) => expressed(each, isOn, depth + 1) ?? []);
  switch (nameOf(operator)) {
    case "And":
      return values.every(Boolean);
    case "Or":
      return values.some(Boolean);
    case "Not":
      return values.length === 0 ? undefined : !values[0];
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
