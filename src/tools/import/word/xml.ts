// The parts of a .docx: unpacked within limits on real sizes, whatever the zip's list says, and parsed to a small tree with fixed prefixes, since programs name
// the same namespaces differently. A document type, too deep elements and bad XML are refused with their line.
import { posix } from "node:path";
import { type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import sax from "sax";
import type { ArgumentsOf } from "../../../base/codes.ts";
import { type Diagnostic, errorAt, type Outcome } from "../../../base/diagnostic.ts";
import { markedIn, strictly } from "../../../base/encoding.ts";
import { fileSpan, type Span, sourceFile } from "../../../base/source.ts";

export interface WordElement {
  /** `w:p`, `mc:Choice`, `m:t`: with a fixed prefix for its namespace; `:chart`: from another namespace. */
  readonly name: string;
  /** By their local names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (WordElement | string)[];
}

/** Deeper elements overflow recursive readers; Word's own nested tables stay below sixty. */
const MOST_DEPTH = 256;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
]);

/** A part's text: UTF-8, or UTF-16 by its byte order mark. Undefined if it is neither. */
export function xmlText(bytes: Uint8Array): string | undefined {
  return strictly(bytes, markedIn(bytes) ?? "utf-8");
}

interface ParsedXml {
  /** The whole part if there is no fault; undefined if the part is empty. */
  readonly root: WordElement | undefined;
  readonly fault: Diagnostic | undefined;
}

/**
 * Reads a part's XML. Reports a document type, elements that are too deep, and XML that is not well-formed, at their line of the part.
 * @param path of the part, as messages print it
 */
export function parseXml(text: string, path: string): ParsedXml {
  const parser = sax.parser(true, { xmlns: true });
  const open: (WordElement | string)[][] = [[]];
  let fault: Diagnostic | undefined;
  const refuse = (code: "document-entities" | "document-deep" | "damaged-document", args = {}): void => {
    const source = sourceFile(path, text);
    const start = Math.min(parser.position, Math.max(0, text.length - 1));
    fault ??= errorAt({ source, start, end: Math.min(start + 1, text.length) }, code, args);
    // After the fault the rest is skipped.
    parser.error = new Error(code);
  };
  parser.ondoctype = () => refuse("document-entities");
  parser.onopentag = (tag) => {
    if (fault !== undefined) return;
    const children: WordElement["children"][number][] = [];
    open.at(-1)?.push(elementOf(tag as sax.QualifiedTag, children));
    open.push(children);
    if (open.length > MOST_DEPTH) refuse("document-deep", { depth: open.length - 1 });
  };
  parser.onclosetag = () => {
    open.pop();
  };
  const take = (words: string): void => {
    open.at(-1)?.push(words);
  };
  parser.ontext = take;
  parser.oncdata = take;
  parser.onerror = () => refuse("damaged-document");
  try {
    parser.write(text).close();
  } catch {
    // `refuse` has reported it: the parser throws the error that it was given.
    refuse("damaged-document");
  }
  return { root: open[0]?.find((node) => typeof node !== "string"), fault };
}

function elementOf(tag: sax.QualifiedTag, children: WordElement["children"]): WordElement {
  const attributes = Object.fromEntries(
    Object.values(tag.attributes).map(({ local, value }) => [local, value] as const),
  );
  return { name: `${PREFIXES.get(tag.uri) ?? ""}:${tag.local}`, attributes, children };
}

/** The elements in an element. */
export function innerElements(element: WordElement | undefined, name?: string): readonly WordElement[] {
  const children = element?.children.filter((child) => typeof child !== "string") ?? [];
  return name === undefined ? children : children.filter((child) => child.name === name);
}

/** The element at the end of a path: `w:numPr`, `w:ilvl`. */
export function elementAt(element: WordElement | undefined, ...way: readonly string[]): WordElement | undefined {
  return way.reduce((at, name) => innerElements(at, name)[0], element);
}

/** The `w:val` of the element at the end of a path. */
export function valueAt(element: WordElement | undefined, ...way: readonly string[]): string | undefined {
  return elementAt(element, ...way)?.attributes["val"];
}

/** An element and all its descendants, in their order. */
export function everyElement(element: WordElement, found: WordElement[] = []): readonly WordElement[] {
  found.push(element);
  for (const child of element.children) if (typeof child !== "string") everyElement(child, found);
  return found;
}

/** The text directly in an element. */
export function innerText({ children }: WordElement): string {
  return children.filter((child) => typeof child === "string").join("");
}

/** The parts of a .docx by their paths, unpacked. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A story of a million characters takes 30 MB of WordprocessingML. */
export const MOST_XML = 32 * 2 ** 20;
const MOST_MEDIA = 128 * 2 ** 20;
const MOST_IN_ALL = 512 * 2 ** 20;
const MOST_ENTRIES = 5000;

/** Parts with copy and pictures; fonts, embedded sheets and macros are not read. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/.*\.(?:xml|rels)|word\/media\/.*)$/i;

/** Unpacks a .docx within limits; they apply to the sizes that come out. */
export async function unpackWord(bytes: Uint8Array, span: Span): Promise<Outcome<Parts>> {
  const refuse = (diagnostic: Diagnostic): Outcome<Parts> => ({ ok: false, diagnostics: [diagnostic] });
  const parts = new Map<string, Uint8Array>();
  let all = 0;
  try {
    const zip = new ZipReader(new Uint8ArrayReader(bytes), { checkCrc32: true, useWebWorkers: false });
    let seen = 0;
    for await (const entry of zip.getEntriesGenerator()) {
      if (++seen > MOST_ENTRIES) return refuse(errorAt(span, "damaged-document"));
      if (entry.encrypted) return refuse(errorAt(span, "encrypted-document"));
      if (entry.directory || !WANTED.test(entry.filename)) continue;
      const limit = /\/media\//i.test(entry.filename) ? MOST_MEDIA : MOST_XML;
      const read = await unpacked(entry, Math.min(limit, MOST_IN_ALL - all));
      if (read === undefined) return refuse(errorAt(span, "document-too-large", tooMuch(entry, limit)));
      all += read.length;
      parts.set(entry.filename, read);
    }
  } catch {
    return refuse(errorAt(span, "damaged-document"));
  }
  return { ok: true, value: parts, diagnostics: [] };
}

function tooMuch({ filename, uncompressedSize }: Entry, limit: number): ArgumentsOf<"document-too-large"> {
  const megabytes = Math.max(Math.ceil(uncompressedSize / 2 ** 20), Math.ceil(limit / 2 ** 20));
  return { part: filename, megabytes, limit: Math.floor(limit / 2 ** 20) };
}

/** Undefined as soon as it grows beyond the limit. */
async function unpacked(entry: FileEntry, limit: number): Promise<Uint8Array | undefined> {
  if (entry.uncompressedSize > limit) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isTooLong = false;
  const into = new WritableStream<Uint8Array>({
    write: (chunk) => {
      length += chunk.length;
      isTooLong ||= length > limit;
      // Nothing more of a bomb is stored; its stream ends here.
      if (isTooLong) throw new Error("too long");
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(into);
  } catch (error) {
    if (isTooLong) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}

/** The office program to which the document belongs, if it is not Word; tables of a spreadsheet can be imported as a web page. */
export function officeIn(parts: Parts): ArgumentsOf<"foreign-document"> | undefined {
  const types = textOfPart(parts, "[Content_Types].xml");
  if (types.includes("spreadsheetml")) return { program: "Excel (.xlsx)", page: ".html" };
  return types.includes("presentationml") ? { program: "PowerPoint (.pptx)" } : undefined;
}

/** The part with the copy, by the package's own list. */
export function mainPart(parts: Parts): string | undefined {
  const list = textOfPart(parts, "_rels/.rels");
  const relation = list.match(/<[^>]*Relationship\b[^>]*officeDocument"[^>]*>/)?.[0] ?? "";
  const target = /Target="\/?([^"]+)"/.exec(relation)?.[1] ?? "word/document.xml";
  return [target, "word/document.xml"].find((path) => parts.has(path));
}

export function textOfPart(parts: Parts, path: string): string {
  const bytes = parts.get(path);
  return (bytes === undefined ? undefined : xmlText(bytes)) ?? "";
}

/** Faults of every part that is XML, so that later readers can trust them. */
export function partFaults(parts: Parts, main: string, path: string): readonly Diagnostic[] {
  return [...parts].flatMap(([name, bytes]): readonly Diagnostic[] => {
    if (!/\.(?:xml|rels)$/i.test(name) || name === main) return [];
    const text = xmlText(bytes);
    const place = fileSpan(`${path}/${name}`);
    if (text === undefined) return [errorAt(place, "damaged-document")];
    const { fault } = parseXml(text, `${path}/${name}`);
    return fault === undefined ? [] : [fault];
  });
}

export function hasMacros(parts: Parts): boolean {
  return parts.has("word/vbaProject.bin") || /macroEnabled/i.test(textOfPart(parts, "[Content_Types].xml"));
}

/** Headers and footers. */
export function furnitureIn(parts: Parts): readonly WordElement[] {
  const paths = [...partsNamed(parts, "hdr"), ...partsNamed(parts, "ftr")].sort();
  return paths.flatMap((path) => rootOf(parts, path) ?? []);
}

/** The root of the part with a root of this name. */
export function partNamed(parts: Parts, root: string): WordElement | undefined {
  return rootOf(parts, partsNamed(parts, root)[0] ?? "");
}

function rootOf(parts: Parts, path: string): WordElement | undefined {
  return parseXml(textOfPart(parts, path), "").root;
}

/** Paths of the parts with a root of this name, since parts may have any path (`footnotes2.xml`). Building blocks of the document's template are left out. */
function partsNamed(parts: Parts, root: string): readonly string[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (!path.endsWith(".xml") || path.includes("/glossary/")) return [];
    // Without the zeros of UTF-16.
    const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", "");
    return /<(?:[\w.-]+:)?(\w+)[\s>/]/.exec(start)?.[1] === root ? [path] : [];
  });
}

/** The targets of the ids in the main part: paths of parts, and addresses. */
export function relationsOf(parts: Parts, main: string): ReadonlyMap<string, string> {
  const root = rootOf(parts, main.replace(/[^/]*$/, "_rels/$&.rels"));
  return new Map(innerElements(root).map(({ attributes: { Id = "", Target = "" } }) => [Id, Target] as const));
}

/** The path of a part that another part names. */
export function partPath(part: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(part), target);
}

/** Words of a diagram, words and figures of a chart. */
export function drawnWords(parts: Parts, path: string): string {
  const root = rootOf(parts, path);
  const texts = root === undefined ? [] : everyElement(root).filter(({ name }) => name === "a:t" || name === ":v");
  return texts.flatMap((element) => innerText(element).trim() || []).join(" ");
}
