// Checks a PDF as a newspaper plant does before it accepts a page: the file (version, standard, metadata), its boxes, and everything painted
// (engine/pdf/check.ts). Works on any program's PDF, and reads the bytes themselves, since a PDF library would repair the very faults to be found.
import type { PDFDict } from "@cantoo/pdf-lib";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { fileSpan } from "../../base/source.ts";
import type { Ending } from "../../build/run-program.ts";
import { checkPage, type Demands, error, type Finding, NEWSPRINT, warning } from "../../engine/pdf/check.ts";
import { boxesOf, bytesOf, dictAt, dictOf, entry, listAt, nameAt, numberAt, textAt } from "../../engine/pdf/objects.ts";
import { type OpenedPdf, readPdf } from "../../engine/pdf/read.ts";
import { readCondition } from "../../formats/press/condition.ts";
import { measureInk, type Plates } from "./plates.ts";

/** Draws the plates of a PDF's pages at a resolution by a program of this machine, or says why it did not. */
type DrawPlates = (pdf: Uint8Array, dpi: number) => Promise<readonly Plates[] | Exclude<Ending, "done">>;

/**
 * Finds faults in a PDF of finished pages that a newspaper plant would reject or question.
 * @param name the file, as messages name it
 * @param standard undefined: the one that the file claims
 * @param ink the limit in one place, in percent; undefined: newsprint's 240
 */
export async function preflightPdf(
  bytes: Uint8Array,
  name: string,
  { standard, ink = NEWSPRINT.ink }: { readonly standard: "x4" | "x1a" | undefined; readonly ink: number | undefined },
  draw: DrawPlates,
): Promise<readonly Diagnostic[]> {
  const findings = await preflightFile(bytes, { ...NEWSPRINT, standard, ink }, draw);
  return findings.map((finding) => ({ ...finding, span: fileSpan(name), related: [], also: [] }));
}

/**
 * The findings alone.
 * @param draw makes the plates on which total ink is measured; if it can't, only single colours are checked, and a warning says so.
 * Not called for an endless file
 */
export async function preflightFile(
  bytes: Uint8Array,
  demands: Demands,
  draw: DrawPlates,
): Promise<readonly Finding[]> {
  const read = readPdf(bytes);
  if (!read.ok) return [read.encrypted ? error("pdf-encrypted") : error("pdf-unreadable", { problem: read.problem })];
  const opened = { file: read.file, bytes };
  const standard = demands.standard ?? claimOf(opened);
  const { pages } = opened.file;
  const findings = [
    ...(isWhole(bytes) ? [] : [error("pdf-cut-short")]),
    ...checkDocument(opened, demands),
    ...pages.flatMap((page, index) => checkPage(page, index + 1, demands, standard)),
  ];
  if (findings.some(({ code }) => code === "pdf-endless")) return findings;
  const plates = await draw(bytes, INK_DPI);
  if (typeof plates === "string") return [...findings, warning("pdf-ink-unmeasured", { ended: plates })];
  return [
    ...findings,
    ...pages.flatMap((page, index) => {
      const drawn = plates[index];
      return drawn === undefined ? [] : measureInk(drawn, boxesOf(page), index + 1, demands.ink);
    }),
  ];
}

/** `startxref` must be in the last so many bytes of a file: a plant's programs search no further. */
const TAIL = 1024;

/** True if the last `startxref` of a file leads to a table of objects. Other files must be repaired, and not every program does that. */
function isWhole(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = text.subarray(-TAIL).toString("latin1");
  const [, at] = /^startxref\s+(\d+)\s+%%EOF/.exec(tail.slice(Math.max(0, tail.lastIndexOf("startxref")))) ?? [];
  if (at === undefined) return false;
  // Some programs count from the head, others from the first byte of the file.
  const head = Math.max(0, text.indexOf("%PDF-"));
  return [Number(at), Number(at) + head].some((place) =>
    /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(text.subarray(place, place + 40).toString("latin1")),
  );
}

/** Fine enough for a patch of a square millimetre. */
const INK_DPI = 72;

interface Opened {
  readonly file: OpenedPdf;
  readonly bytes: Uint8Array;
}

function claimOf({ file }: Opened): "x4" | "x1a" | undefined {
  if (textAt(infoOf(file), "GTS_PDFXVersion")?.startsWith("PDF/X-1")) return "x1a";
  return propertyOf(packetOf(file), "pdfxid:GTS_PDFXVersion")?.startsWith("PDF/X-4") ? "x4" : undefined;
}

/** Checks a file as a whole: version, standard, metadata, printing condition, actions. */
function checkDocument(opened: Opened, { standard }: Demands): readonly Finding[] {
  const claim = claimOf(opened);
  const required = standard ?? claim;
  const findings: Finding[] = [];
  if (claim === undefined) findings.push(warning("pdf-no-standard"));
  else if (standard !== undefined && claim !== standard) {
    findings.push(error("pdf-other-standard", { claim: NAMES[claim], wanted: NAMES[standard] }));
  }
  if (required !== undefined) findings.push(...checkVersion(opened, required));
  findings.push(
    ...checkMetadata(opened, required),
    ...checkIntents(opened.file),
    ...checkActions(opened.file),
    ...checkLayers(opened.file, required),
  );
  return findings;
}

const NAMES = { x4: "PDF/X-4", x1a: "PDF/X-1a" } as const;
/** ISO 15930-7 builds on PDF 1.6, ISO 15930-4 on PDF 1.4. */
const VERSIONS = { x4: "1.6", x1a: "1.4" } as const;

function checkVersion({ file, bytes }: Opened, required: "x4" | "x1a"): readonly Finding[] {
  const header = /^%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 16)).toString("latin1"))?.[1] ?? "";
  const catalog = nameAt(file.catalog, "Version") ?? "";
  const version = [header, catalog].sort().at(-1) ?? "";
  const findings: Finding[] = [];
  if (version === "" || version > VERSIONS[required]) {
    findings.push(
      error("pdf-version", { version: version || "?", most: VERSIONS[required], standard: NAMES[required] }),
    );
  }
  if (required === "x1a" && Buffer.from(bytes).includes("/ObjStm")) findings.push(error("pdf-object-streams"));
  if (!file.trailer.has("ID")) findings.push(error("pdf-metadata-missing", { key: "ID" }));
  return findings;
}

/** Info entries and the XMP properties that must say the same (ISO 15930-7, 6.4). */
const PAIRS = [
  ["Title", "dc:title"],
  ["Author", "dc:creator"],
  ["Creator", "xmp:CreatorTool"],
  ["Producer", "pdf:Producer"],
] as const;

const X4_NEEDS = [
  "dc:title",
  "xmp:CreateDate",
  "xmp:ModifyDate",
  "xmp:MetadataDate",
  "xmpMM:DocumentID",
  "xmpMM:VersionID",
  "xmpMM:RenditionClass",
];

function checkMetadata({ file }: Opened, required: "x4" | "x1a" | undefined): readonly Finding[] {
  const findings: Finding[] = [];
  const info = infoOf(file);
  const packet = packetOf(file);
  const trapped = nameAt(info, "Trapped") ?? propertyOf(packet, "pdf:Trapped");
  if (trapped !== "True" && trapped !== "False") findings.push(error("pdf-trapped"));
  if (packet !== undefined) {
    for (const [key, property] of PAIRS) {
      const [inInfo, inXmp] = [textAt(info, key), propertyOf(packet, property)];
      if (inInfo !== undefined && inInfo.trim() !== (inXmp ?? "").trim()) {
        findings.push(error("pdf-disagrees", { key, property }));
      }
    }
  }
  const missing =
    required === "x4"
      ? X4_NEEDS.filter((property) => !propertyOf(packet, property)?.trim())
      : required === "x1a"
        ? ["Title", "CreationDate", "ModDate"].filter((key) => entry(info, key) === undefined)
        : [];
  return [...findings, ...missing.map((key) => error("pdf-metadata-missing", { key }))];
}

function checkIntents({ catalog }: OpenedPdf): readonly Finding[] {
  const intents = listAt(catalog, "OutputIntents").flatMap((each) => dictOf(each) ?? []);
  const press = intents.filter((intent) => nameAt(intent, "S") === "GTS_PDFX");
  if (press.length !== 1) return [error("pdf-intents", { count: press.length })];
  const [intent] = press;
  const profile = entry(intent, "DestOutputProfile");
  if (!textAt(intent, "OutputConditionIdentifier")) return [error("pdf-intent-unnamed")];
  if (profile === undefined) {
    return textAt(intent, "RegistryName") ? [] : [error("pdf-intent-profile", { problem: "there is none" })];
  }
  const bytes = bytesOf(profile);
  const read = bytes && readCondition(bytes, false);
  if (read === undefined) return [error("pdf-intent-profile", { problem: "it cannot be read" })];
  if (!read.ok) return [error("pdf-intent-profile", { problem: read.problem })];
  return numberAt(dictOf(profile), "N") === 4
    ? []
    : [error("pdf-intent-profile", { problem: "it has not four colours" })];
}

/** Actions that a file would start by itself: a printed page must have none. */
function checkActions({ catalog }: OpenedPdf): readonly Finding[] {
  const names = dictAt(catalog, "Names");
  const found = [
    ...["OpenAction", "AA", "AcroForm"].filter((key) => dictAt(catalog, key) !== undefined),
    ...(entry(names, "JavaScript") === undefined ? [] : ["JavaScript"]),
  ];
  return found.map((key) => error("pdf-action", { key }));
}

/** PDF/X-1a has no layers; PDF/X-4 allows none that are switched by the use of the file (ISO 15930-4 and 15930-7). */
function checkLayers({ catalog }: OpenedPdf, required: "x4" | "x1a" | undefined): readonly Finding[] {
  const properties = dictAt(catalog, "OCProperties");
  if (properties === undefined) return [];
  const settings = [...listAt(properties, "D"), ...listAt(properties, "Configs")].map(dictOf);
  const changes = settings.some((each) => entry(each, "AS") !== undefined);
  return [(required === "x1a" || (required === "x4" && changes) ? error : warning)("pdf-layers")];
}

function infoOf({ catalog, trailer }: OpenedPdf): PDFDict | undefined {
  const info = trailer.get("Info");
  return info && dictOf(catalog.context.lookup(info));
}

function packetOf({ catalog }: OpenedPdf): string | undefined {
  const bytes = bytesOf(entry(catalog, "Metadata"));
  return bytes && new TextDecoder().decode(bytes);
}

/** A property's text: an element, an attribute, or the first entry of a list. Press files use no other forms. */
function propertyOf(packet: string | undefined, name: string): string | undefined {
  if (packet === undefined) return undefined;
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(packet)?.[1];
  const text = element === undefined ? new RegExp(`\\s${name}="([^"]*)"`).exec(packet)?.[1] : listed(element);
  return text?.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ENTITIES[entity] ?? "");
}

function listed(element: string): string {
  return /<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(element)?.[1] ?? element;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
