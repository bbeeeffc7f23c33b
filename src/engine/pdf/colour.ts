/*
 * Colour spaces of PDF, reduced to what the plates get from them: which inks a colour uses and how much of each. A profiled or mixed space has no known inks;
 * the checks then assume the worst.
 */
import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { dictAt, dictOf, entry, listAt, listOf, nameOf, numberAt } from "./objects.ts";

/** A colour space, as far as it matters for plates. */
export interface Space {
  readonly family:
    | "DeviceGray"
    | "DeviceRGB"
    | "DeviceCMYK"
    | "ICCGray"
    | "ICCRGB"
    | "ICCCMYK"
    | "Lab"
    | "CalRGB"
    | "Separation"
    | "DeviceN"
    | "Indexed"
    | "Pattern"
    | "unknown";
  readonly inks: readonly string[];
  readonly base: Space | undefined;
}

function plainSpace(family: Space["family"]): Space {
  return { family, inks: [], base: undefined };
}

export const GREY: Space = plainSpace("DeviceGray");
export const RGB: Space = plainSpace("DeviceRGB");
export const CMYK: Space = plainSpace("DeviceCMYK");
const PATTERN: Space = plainSpace("Pattern");

// Maps, because a file may choose any name for spaces and inks, even `constructor`, which every object has.

const NAMED: ReadonlyMap<string, Space> = new Map([
  ["DeviceGray", GREY],
  ["G", GREY],
  ["CalGray", GREY],
  ["DeviceRGB", RGB],
  ["RGB", RGB],
  ["DeviceCMYK", CMYK],
  ["CMYK", CMYK],
  ["Pattern", PATTERN],
]);

/** Spaces are nested a few levels at most. The limit stops at a cycle. */
const DEEPEST = 6;

/** @param resources in which names are looked up */
export function spaceOf(object: PDFObject | undefined, resources: PDFDict | undefined, depth = 0): Space {
  if (object === undefined || depth > DEEPEST) return plainSpace("unknown");
  if (object instanceof PDFName) return namedSpace(nameOf(object) ?? "", resources, depth);
  if (!(object instanceof PDFArray)) return plainSpace("unknown");
  const parts = listOf(object);
  const base = (index: number): Space => spaceOf(parts[index], resources, depth + 1);
  switch (nameOf(parts[0])) {
    case "ICCBased":
      return plainSpace(PROFILED[numberAt(dictOf(parts[1]), "N") ?? 0] ?? "unknown");
    case "Separation":
      return { ...plainSpace("Separation"), inks: [nameOf(parts[1]) ?? "?"], base: base(2) };
    case "DeviceN":
      return { ...plainSpace("DeviceN"), inks: listOf(parts[1]).map((each) => nameOf(each) ?? "?"), base: base(2) };
    case "Indexed":
    case "I":
      return { ...plainSpace("Indexed"), base: base(1) };
    case "Pattern":
      return { ...plainSpace("Pattern"), base: parts.length > 1 ? base(1) : undefined };
    case "Lab":
      return plainSpace("Lab");
    case "CalRGB":
      return plainSpace("CalRGB");
    case "CalGray":
      return plainSpace("ICCGray");
    default:
      return parts.length === 1 ? base(0) : plainSpace("unknown");
  }
}

/** The space of a JPEG 2000 picture without one in the PDF, by its number of components; undefined for other pictures. */
export function spaceOfJpx(image: PDFObject): Space | undefined {
  if (!(image instanceof PDFRawStream) || nameOf(listAt(image.dict, "Filter").at(-1)) !== "JPXDecode") return undefined;
  const { contents } = image;
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  const start = bytes.indexOf(CODESTREAM);
  if (start < 0 || start + 42 > bytes.length) return undefined;
  const components = bytes.readUInt16BE(start + 40);
  return components > 3 ? CMYK : components === 3 ? RGB : GREY;
}

/** The first two markers of a JPEG 2000 codestream, before the sizes (ISO 15444-1, A.5.1). */
const CODESTREAM = Buffer.from("ff4fff51", "hex");

/** Spaces with a profile, by their number of components. */
const PROFILED: Readonly<Record<number, Space["family"]>> = { 1: "ICCGray", 3: "ICCRGB", 4: "ICCCMYK" };

/** The resources with which a page replaces device spaces (ISO 32000-1, 8.6.5.6). */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["DeviceGray", "DefaultGray"],
  ["G", "DefaultGray"],
  ["DeviceRGB", "DefaultRGB"],
  ["RGB", "DefaultRGB"],
  ["DeviceCMYK", "DefaultCMYK"],
  ["CMYK", "DefaultCMYK"],
]);

/** The space of a name: for a device space the page's default, if there is one. */
export function namedSpace(name: string, resources: PDFDict | undefined, depth = 0): Space {
  const spaces = dictAt(resources, "ColorSpace");
  const byDefault = DEFAULTS.get(name);
  const standIn = byDefault === undefined ? undefined : entry(spaces, byDefault);
  // Within the definition of a default, the device's name means the device itself.
  if (standIn !== undefined) return spaceOf(standIn, undefined, depth + 1);
  const named = entry(spaces, name);
  return NAMED.get(name) ?? (named === undefined ? plainSpace("unknown") : spaceOf(named, resources, depth + 1));
}

/** The family of the space, or of one that it is based on, if it is additive (RGB, Lab): a press cannot print it. */
export function lightIn(space: Space): Space["family"] | undefined {
  if (["DeviceRGB", "ICCRGB", "Lab", "CalRGB"].includes(space.family)) return space.family;
  return space.base === undefined ? undefined : lightIn(space.base);
}

/** The family of the space, or of one that it is based on, if a profile defines its inks: PDF/X-1a forbids it. */
export function profiledIn(space: Space): Space["family"] | undefined {
  if (space.family === "ICCCMYK" || space.family === "ICCGray") return space.family;
  return space.base === undefined ? undefined : profiledIn(space.base);
}

const PROCESS: ReadonlyMap<string, string> = new Map([
  ["Cyan", "C"],
  ["Magenta", "M"],
  ["Yellow", "Y"],
  ["Black", "K"],
]);

/** The plate of an ink: a process colour or the ink's own. */
function plateOf(ink: string): string {
  return PROCESS.get(ink) ?? ink;
}

const TRACE = 0.0015;

/** Shares by plate, 0 to 1; undefined if the inks of the space are unknown. */
export function inksOf(space: Space, values: readonly number[]): ReadonlyMap<string, number> | undefined {
  const inked = (names: readonly string[], shares: readonly number[]) =>
    new Map(
      names.flatMap((name, index) => ((shares[index] ?? 0) > TRACE ? [[name, shares[index] ?? 0] as const] : [])),
    );
  switch (space.family) {
    case "DeviceCMYK":
    case "ICCCMYK":
      return inked(["C", "M", "Y", "K"], values);
    case "DeviceGray":
    case "ICCGray":
      return inked(["K"], [1 - (values[0] ?? 0)]);
    case "Separation":
    case "DeviceN":
      if (space.inks.includes("All")) return inked(["C", "M", "Y", "K"], Array(4).fill(values[0] ?? 0));
      return inked(space.inks.map(plateOf), values);
    default:
      return undefined;
  }
}

/** How many inks a colour of the space may mix; four if unknown. One ink alone never exceeds a limit. */
export function inksTogether(space: Space): number {
  switch (space.family) {
    case "DeviceCMYK":
    case "ICCCMYK":
    case "unknown":
      return 4;
    case "DeviceN":
      return space.inks.length;
    case "Indexed":
      return space.base === undefined ? 4 : inksTogether(space.base);
    default:
      return 1;
  }
}

/** Inks that need their own plate. */
export function spotsIn(space: Space): readonly string[] {
  const own = space.inks.filter((name) => !PROCESS.has(name) && name !== "All" && name !== "None");
  return space.base === undefined ? own : [...own, ...spotsIn(space.base)];
}

/** The initial colour of a space after `cs` (ISO 32000-1, 8.6.8). */
export function initialColour(space: Space): { readonly space: Space; readonly values: readonly number[] } {
  if (space.family === "Pattern") return { space, values: [] };
  if (space.inks.length > 0) return { space, values: space.inks.map(() => 1) };
  const four = space.family === "DeviceCMYK" || space.family === "ICCCMYK";
  return { space, values: four ? [0, 0, 0, 1] : [0, 0, 0] };
}
