import type { PDFDict } from "@cantoo/pdf-lib";
import { type Demands, error, type Finding, warning } from "../../engine/pdf/finding.ts";
import { bytesOf, dictAt, dictOf, entry, listAt, nameAt, numberAt, textAt } from "../../engine/pdf/objects.ts";
import type { OpenedPdf } from "../../engine/pdf/read.ts";
import { readCondition } from "../../formats/press/condition.ts";

export interface Opened {
  readonly file: OpenedPdf;
  readonly bytes: Uint8Array;
}

export function claimOf({ file }: Opened): "x4" | "x1a" | undefined {
  if (textAt(infoOf(file), "GTS_PDFXVersion")?.startsWith("PDF/X-1")) return "x1a";
  return propertyOf(packetOf(file), "pdfxid:GTS_PDFXVersion")?.startsWith("PDF/X-4") ? "x4" : undefined;
}

/** What is wrong with a file as a whole: version, standard, metadata, printing condition, actions. */
export function checkDocument(opened: Opened, { standard }: Demands): readonly Finding[] {
  const claim = claimOf(opened);
  const kept = standard ?? claim;
  const findings: Finding[] = [];
  if (claim === undefined) findings.push(warning("pdf-no-standard"));
  else if (standard !== undefined && claim !== standard) {
    findings.push(error("pdf-other-standard", { claim: NAMES[claim], wanted: NAMES[standard] }));
  }
  if (kept !== undefined) findings.push(...checkVersion(opened, kept));
  findings.push(
    ...checkMetadata(opened, kept),
    ...checkIntents(opened.file),
    ...checkActions(opened.file),
    ...checkLayers(opened.file, kept),
  );
  return findings;
}

const NAMES = { x4: "PDF/X-4", x1a: "PDF/X-1a" } as const;
/** ISO 15930-7 builds on PDF 1.6, ISO 15930-4 on PDF 1.4. */
const VERSIONS = { x4: "1.6", x1a: "1.4" } as const;

function checkVersion({ file, bytes }: Opened, kept: "x4" | "x1a"): readonly Finding[] {
  const header = /^%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 16)).toString("latin1"))?.[1] ?? "";
  const catalog = nameAt(file.catalog, "Version") ?? "";
  const version = [header, catalog].sort().at(-1) ?? "";
  const findings: Finding[] = [];
  if (version === "" || version > VERSIONS[kept]) {
    findings.push(error("pdf-version", { version: version || "?", most: VERSIONS[kept], standard: NAMES[kept] }));
  }
  if (kept === "x1a" && Buffer.from(bytes).includes("/ObjStm")) findings.push(error("pdf-object-streams"));
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

function checkMetadata({ file }: Opened, kept: "x4" | "x1a" | undefined): readonly Finding[] {
  const findings: Finding[] = [];
  const info = infoOf(file);
  const packet = packetOf(file);
  const trapped = nameAt(info, "Trapped") ?? propertyOf(packet, "pdf:Trapped");
  if (trapped !== "True" && trapped !== "False") findings.push(error("pdf-trapped"));
  if (packet !== undefined) {
    for (const [key, property] of PAIRS) {
      const [told, said] = [textAt(info, key), propertyOf(packet, property)];
      if (told !== undefined && told.trim() !== (said ?? "").trim()) {
        findings.push(error("pdf-disagrees", { key, property }));
      }
    }
  }
  const missing =
    kept === "x4"
      ? X4_NEEDS.filter((property) => !propertyOf(packet, property)?.trim())
      : kept === "x1a"
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

/** What makes a file do things: a page that is printed must not. */
function checkActions({ catalog }: OpenedPdf): readonly Finding[] {
  const names = dictAt(catalog, "Names");
  const found = [
    ...["OpenAction", "AA", "AcroForm"].filter((key) => dictAt(catalog, key) !== undefined),
    ...(entry(names, "JavaScript") === undefined ? [] : ["JavaScript"]),
  ];
  return found.map((key) => error("pdf-action", { key }));
}

/** PDF/X-1a knows no layers; PDF/X-4 none that are on or off by what is done with the file (ISO 15930-4 and 15930-7). */
function checkLayers({ catalog }: OpenedPdf, kept: "x4" | "x1a" | undefined): readonly Finding[] {
  const properties = dictAt(catalog, "OCProperties");
  if (properties === undefined) return [];
  const settings = [...listAt(properties, "D"), ...listAt(properties, "Configs")].map(dictOf);
  const changes = settings.some((each) => entry(each, "AS") !== undefined);
  return [(kept === "x1a" || (kept === "x4" && changes) ? error : warning)("pdf-layers")];
}

function infoOf({ catalog, trailer }: OpenedPdf): PDFDict | undefined {
  const info = trailer.get("Info");
  return info && dictOf(catalog.context.lookup(info));
}

function packetOf({ catalog }: OpenedPdf): string | undefined {
  const bytes = bytesOf(entry(catalog, "Metadata"));
  return bytes && new TextDecoder().decode(bytes);
}

/** A property's text, as element or attribute, the first entry of a list; enough for what a press file says. */
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
