/*
 * fonts.yaml lists the font files, with licence and hash, and says which file draws each face. A paper may have its own fonts.yaml: its entries replace
 * those of the same name. Reading the list opens no font, so a slip in the list is reported before any font is read.
 */
import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLError, type YAMLMap } from "yaml";
import type { ArgumentsOf } from "../../base/codes.ts";
import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../../base/diagnostic.ts";
import { isRefusedByWindows, nameOnDisk } from "../../base/files.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import type { FontId } from "./font.ts";

/** One entry of `files:` in fonts.yaml. */
export interface FontEntry {
  readonly id: FontId;
  /** The npm package that contains `file` and `text`; undefined: they are in the folder of the list. */
  readonly package: string | undefined;
  readonly file: string;
  /** For an entry of the paper's own list: the folder of that list, absolute. */
  readonly folder: string | undefined;
  /** In a font collection: the PostScript name of the font to use. */
  readonly member: string | undefined;
  /** SPDX identifier. */
  readonly licence: string;
  /** The file that contains the licence. */
  readonly text: string | undefined;
  readonly source: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly span: Span;
}

/** One entry of `faces:` in fonts.yaml; every id is in the catalogue. */
export interface FaceEntry {
  readonly name: string;
  readonly font: FontId;
  readonly marks: FontId;
  /** The font of Latin, figures and signs; by default the face itself. */
  readonly latin: FontId;
  /** The size of Latin, figures and signs, as a share of the face's size. */
  readonly scale: number;
  readonly fallback: readonly FontId[];
  readonly span: Span;
}

/** A paper's own fonts.yaml. */
export interface OwnList {
  readonly source: SourceFile;
  /** The folder of the list, to which its files are relative; absolute. */
  readonly folder: string;
}

/** The contents of fonts.yaml, with the paper's own list merged in. */
export interface Catalogue {
  readonly source: SourceFile;
  readonly files: ReadonlyMap<FontId, FontEntry>;
  readonly faces: ReadonlyMap<string, FaceEntry>;
}

const LIST_KEYS: readonly string[] = ["files", "faces"];
const FILE_KEYS: readonly string[] = ["package", "file", "member", "licence", "text", "source", "sha256"];
const FACE_KEYS: readonly string[] = ["font", "latin", "scale", "marks", "fallback"];
/** A scale outside these limits is a typing slip. */
const [LEAST_SCALE, MOST_SCALE] = [0.5, 1.5];

/** Warns of font files that differ from the list. @param hashes the SHA-256 of each font file */
export function changedFonts(catalogue: Catalogue, hashes: ReadonlyMap<FontId, string>): readonly Diagnostic[] {
  return [...catalogue.files.values()].flatMap(({ id, file, sha256, span }) => {
    const found = hashes.get(id);
    return found === undefined || found === sha256 ? [] : [warningAt(span, "font-changed", { font: id, file, found })];
  });
}

function syntaxFault(source: SourceFile, { code, message, pos: [start, stop] }: YAMLError): Diagnostic {
  if (code !== "DUPLICATE_KEY") return errorAt({ source, start, end: stop }, "yaml-syntax", { parser: message });
  const [key = ""] = /^[^:\n]*/.exec(source.text.slice(start)) ?? [];
  return errorAt({ source, start, end: start + key.length }, "duplicate-key", { key });
}

/** Reads the program's fonts.yaml and checks that every face names a font of the list. Opens no font. */
export function parseCatalogue(source: SourceFile): Outcome<Catalogue> {
  return parseList(source, undefined, undefined);
}

/** Adds a paper's own list; its fonts and faces replace those of the same name. */
export function withOwnFonts(catalogue: Catalogue, { source, folder }: OwnList): Outcome<Catalogue> {
  return parseList(source, catalogue, folder);
}

/** @param below for a paper's own list: the catalogue under it. Such a list may lack `files` or `faces`. */
function parseList(source: SourceFile, below: Catalogue | undefined, folder: string | undefined): Outcome<Catalogue> {
  if (source.text.trim() === "") {
    return { ok: false, diagnostics: [errorAt(whole(source), "fonts-list-missing", { file: source.path })] };
  }
  const document = parseDocument(source.text, { prettyErrors: false });
  const root = document.contents;
  const syntax = document.errors.map((error) => syntaxFault(source, error));
  if (syntax.length > 0 || !isMap(root)) {
    return {
      ok: false,
      diagnostics: syntax.length > 0 ? syntax : [errorAt(whole(source), "missing-key", missing("files"))],
    };
  }
  const reader = new Reader(source);
  reader.onlyKeys(root, LIST_KEYS);
  const entriesOf = (key: string): readonly Entry[] =>
    below !== undefined && !root.has(key) ? [] : reader.entries(root, key);
  const files = new Map<FontId, FontEntry>(below?.files);
  for (const { key, map, span } of entriesOf("files")) files.set(key, { ...readFile(reader, key, map, span), folder });
  reader.faults.push(...unfitNames([...files.values()]));
  const faces = new Map<string, FaceEntry>(below?.faces);
  const entries = entriesOf("faces");
  for (const { key, map, span } of entries) faces.set(key, readFace(reader, key, map, span));
  for (const { key, map } of entries) lendLatin(reader, key, map, faces);
  for (const { key } of entries) checkFace(reader, faces.get(key), files);
  return outcome({ source, files, faces }, reader.faults);
}

/** Packs name font files by their ids, so an id must be a valid file name everywhere. */
function unfitNames(entries: readonly FontEntry[]): readonly Diagnostic[] {
  const first = new Map<string, FontEntry>();
  return entries.flatMap((entry) => {
    const { id, span } = entry;
    const twin = first.get(nameOnDisk(id));
    first.set(nameOnDisk(id), twin ?? entry);
    if (twin !== undefined) return [errorAt(span, "unportable-name", { value: id, other: twin.id }, [twin.span])];
    return isRefusedByWindows(id) ? [errorAt(span, "unportable-name", { value: id })] : [];
  });
}

function readFile(reader: Reader, id: FontId, map: YAMLMap, span: Span): Omit<FontEntry, "folder"> {
  reader.onlyKeys(map, FILE_KEYS);
  const sha256 = reader.required(map, "sha256", span);
  if (sha256 !== "" && !/^[0-9a-f]{64}$/.test(sha256)) {
    reader.faults.push(errorAt(reader.spanOf(map.get("sha256", true)), "fonts-bad-hash", { font: id }));
  }
  return {
    id,
    package: reader.text(map, "package"),
    file: reader.required(map, "file", span),
    member: reader.text(map, "member"),
    licence: reader.required(map, "licence", span),
    text: reader.text(map, "text"),
    source: reader.required(map, "source", span),
    sha256,
    span,
  };
}

function readFace(reader: Reader, name: string, map: YAMLMap, span: Span): FaceEntry {
  reader.onlyKeys(map, FACE_KEYS);
  const font = reader.required(map, "font", span);
  const scale = readScale(reader, map);
  const marks = reader.text(map, "marks") ?? font;
  return { name, font, marks, latin: font, scale, fallback: reader.list(map, "fallback"), span };
}

function readScale(reader: Reader, map: YAMLMap): number {
  const scale = Number(reader.text(map, "scale") ?? 1);
  if (scale >= LEAST_SCALE && scale <= MOST_SCALE) return scale;
  reader.faults.push(errorAt(reader.spanOf(map.get("scale", true)), "fonts-bad-value", { key: "scale" }));
  return 1;
}

/** `latin: 宋` takes Latin and figures from another face or file; marks too, unless `marks` is set. */
function lendLatin(reader: Reader, name: string, map: YAMLMap, faces: Map<string, FaceEntry>): void {
  const lender = reader.text(map, "latin");
  const face = faces.get(name);
  if (lender === undefined || face === undefined) return;
  const latin = faces.get(lender)?.font ?? lender;
  faces.set(name, { ...face, latin, marks: map.has("marks") ? face.marks : latin });
}

function checkFace(reader: Reader, face: FaceEntry | undefined, files: ReadonlyMap<FontId, FontEntry>): void {
  if (face === undefined) return;
  for (const id of new Set([face.font, face.marks, face.latin, ...face.fallback])) {
    if (id === "" || files.has(id)) continue;
    reader.faults.push(
      errorAt(face.span, "unknown-name", { value: id, under: "files", known: [...files.keys()].join(", ") }),
    );
  }
}

function missing(key: string): ArgumentsOf<"missing-key"> {
  return { key, toAdd: `\`${key}: …\`` };
}

function whole(source: SourceFile): Span {
  return { source, start: 0, end: source.text.length };
}

interface Entry {
  readonly key: string;
  readonly map: YAMLMap;
  readonly span: Span;
}

/** Reads values of the YAML tree and collects all faults. */
class Reader {
  readonly faults: Diagnostic[] = [];
  readonly source: SourceFile;

  constructor(source: SourceFile) {
    this.source = source;
  }

  spanOf(node: unknown): Span {
    const range = (node as { readonly range?: readonly number[] | null } | null | undefined)?.range;
    return { source: this.source, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  }

  entries(root: YAMLMap, key: string): readonly Entry[] {
    const node = root.get(key, true);
    if (!isMap(node)) {
      this.faults.push(errorAt(whole(this.source), "missing-key", missing(key)));
      return [];
    }
    return node.items.flatMap((pair: Pair) => {
      const span = this.spanOf(pair.key);
      if (isMap(pair.value)) return [{ key: String(pair.key), map: pair.value, span }];
      this.faults.push(errorAt(span, "fonts-bad-value", { key: String(pair.key) }));
      return [];
    });
  }

  onlyKeys(map: YAMLMap, allowed: readonly string[]): void {
    for (const pair of map.items) {
      const key = String(pair.key);
      if (allowed.includes(key)) continue;
      this.faults.push(errorAt(this.spanOf(pair.key), "unknown-key", { key, known: allowed.join(", ") }));
    }
  }

  text(map: YAMLMap, key: string): string | undefined {
    const node: unknown = map.get(key, true);
    if (node === undefined) return undefined;
    if (isScalar(node) && (typeof node.value === "string" || typeof node.value === "number")) return String(node.value);
    this.faults.push(errorAt(this.spanOf(node), "fonts-bad-value", { key }));
    return undefined;
  }

  /** An empty string, and a fault, if the key is missing. */
  required(map: YAMLMap, key: string, span: Span): string {
    const text = this.text(map, key);
    if (text === undefined && !map.has(key)) this.faults.push(errorAt(span, "missing-key", missing(key)));
    return text ?? "";
  }

  list(map: YAMLMap, key: string): readonly string[] {
    const node: unknown = map.get(key, true);
    if (node === undefined) return [];
    if (isSeq(node) && node.items.every((item) => isScalar(item) && typeof item.value === "string")) {
      return node.items.map(String);
    }
    this.faults.push(errorAt(this.spanOf(node), "fonts-bad-value", { key }));
    return [];
  }
}
