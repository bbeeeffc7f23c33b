// Makes the lock of a build, the claims that its PDFs carry in their metadata (issue, version, hashes of layout and inputs), and the kit of files that lets an
// archived issue be rebuilt from itself. Only formats that promise the same bytes everywhere go into a lock.
import { basename, dirname, join, sep } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { sha256Of } from "../base/sha256.ts";
import type { FontId } from "../engine/fonts/font.ts";
import type { FontCredit, OutputFile, PressForm, RebuildKit, SourceDocument } from "../formats/format.ts";
import type { Claim } from "../formats/pdf/metadata.ts";
import { formatsOf } from "../formats/registry.ts";
import { type MadeUp, picturesOf } from "./compile.ts";
import type { Host } from "./host.ts";
import {
  type Engine,
  hashOfInputs,
  inputsOf,
  LOCK_FILE,
  type Lock,
  printLayout,
  printPage,
  type ReadInput,
  SHORT,
  writeLock,
} from "./lock.ts";
import { namedPlaces } from "./portable-names.ts";

/** The formats whose files a lock contains. */
export function promisedFormats() {
  return formatsOf("build").filter(({ promised }) => promised);
}

/** The lock of a build. @param files all outputs of the promised formats; others are left out of the lock */
export function lockOfBuild(madeUp: MadeUp, host: Host, engine: Engine, files: readonly OutputFile[]): Lock {
  const inputs = inputsRead(madeUp, host);
  return {
    issue: madeUp.issue.stem,
    engine,
    inputs: { hash: hashOfInputs(inputs), files: inputs.map(({ path: _, ...input }) => input) },
    layout: printLayout(madeUp.layout),
    press: pressFormOf(madeUp, host),
    outputs: promisedAmong(files)
      .map(({ path, bytes }) => {
        const objects = path.endsWith(".pdf") ? printObjects(bytes) : undefined;
        return { path, bytes: bytes.length, sha256: sha256Of(bytes), objects };
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The files that belong to promised formats. */
export function promisedAmong(files: readonly OutputFile[]): readonly OutputFile[] {
  const promised = promisedFormats();
  return files.filter(({ path }) => promised.some(({ owns }) => owns(path)));
}

/**
 * The issue's own files, at their places relative to each other, with the lock of this build.
 * @param files outputs of all promised formats
 */
export async function rebuildKit(
  madeUp: MadeUp,
  host: Host,
  files: readonly OutputFile[],
  credit: (font: FontId) => FontCredit,
): Promise<RebuildKit> {
  const { ledger, engine } = host;
  if (ledger === undefined || engine === undefined) throw new Error("a kit of a build that kept no ledger");
  const { place } = madeUp;
  const lock = lockOfBuild(madeUp, host, engine, files);
  const { profile } = madeUp.issue.paper.press;
  const own = inputsRead(madeUp, host).filter(
    // The program's own profile comes with the program.
    ({ kind }) => kind !== "font" && (kind !== "profile" || profile !== undefined),
  );
  const placed = own.map(({ kind, name, path }) => ({ kind, path, place: join(place.folder, name) }));
  const manifest = join(place.folder, basename(place.manifest));
  const root = commonFolder(placed.map((each) => each.place));
  const pathOf = (file: string): string => pathFrom(root, file);
  const read = placed.map(async (each) => {
    const bytes = await host.files.read(each.path);
    if (bytes === undefined) throw new Error(`${each.path} went while it was packed`);
    return { kind: each.kind, path: pathOf(each.place), bytes };
  });
  const packed = (await Promise.all(read)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const lockFile = {
    kind: "lock",
    path: pathOf(join(place.folder, LOCK_FILE)),
    bytes: new TextEncoder().encode(writeLock(lock)),
  };
  return {
    manifest: pathOf(manifest),
    files: [...packed, lockFile],
    fonts: ledger.fonts().map(({ id }) => {
      const { licence, source, sha256 } = credit(id);
      return { id, licence, source, sha256 };
    }),
    engine: engine.version,
    node: engine.node,
  };
}

/** The deepest folder that holds all paths. */
export function commonFolder(paths: readonly string[]): string {
  let root = dirname(paths[0] ?? sep);
  for (const path of paths) while (!path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) root = dirname(root);
  return root;
}

/** Everything that the build has read so far; empty if nothing was recorded. */
export function inputsRead({ place, issue }: MadeUp, host: Host): readonly ReadInput[] {
  if (host.ledger === undefined) return [];
  const { profile } = issue.paper.press;
  return inputsOf(host.ledger, {
    manifest: join(place.folder, basename(place.manifest)),
    folder: place.folder,
    pictures: new Set(picturesOf(issue).map(({ path }) => path)),
    profile: { path: profile ?? host.profile, own: profile === undefined },
    namedPlaces: (path) => namedPlaces(place, path),
  });
}

/**
 * A hash of each page as it is printed, by label: of what stands on it, of the contents of its pictures, and of whether it is printed in black. This is what a
 * signature signs.
 */
export function pagePrints({ layout, issue, photos }: MadeUp): ReadonlyMap<string, string> {
  const black = new Set(issue.pages.filter((page) => page.black).map(({ label }) => label));
  return new Map(
    layout.pages.map((page) => {
      const pictures = page.placed.flatMap((thing) =>
        thing.kind === "picture" ? [photos.hash(thing.picture.file) ?? ""] : [],
      );
      return [page.label, sha256Of([printPage(page), String(black.has(page.label)), ...pictures].join("\n"))];
    }),
  );
}

/** The claims that files of the whole issue make about their build. */
export function claimsOf(madeUp: MadeUp, host: Host): readonly Claim[] {
  if (host.ledger === undefined) return [];
  const layout = printLayout(madeUp.layout).hash;
  const inputs = hashOfInputs(inputsRead(madeUp, host));
  return [identityClaim({ issue: madeUp.issue.stem, engine: host.version ?? "", layout, inputs })];
}

/** The form of an issue's press files: that of the lock which vouches for them, so that what was printed comes out again. */
export function pressFormOf({ printed }: MadeUp, { press }: Host): PressForm {
  return press ?? printed?.press ?? "page";
}

/** The claims of a press file with these pages. */
export function pageClaimsOf(madeUp: MadeUp, host: Host, labels: readonly string[]): readonly Claim[] {
  if (host.ledger === undefined || pressFormOf(madeUp, host) === "issue") return claimsOf(madeUp, host);
  const { layout, issue } = madeUp;
  const prints = labels.flatMap((label) => layout.pages.filter((page) => page.label === label)).map(printPage);
  return [
    identityClaim({
      issue: [issue.paper.code, issue.date, issue.edition].filter((part) => part !== undefined).join("-"),
      page: labels.join("-"),
      engine: host.version ?? "",
      layout: prints.length === 1 ? String(prints[0]) : sha256Of(prints.join("\n")),
    }),
  ];
}

/** Manifest, paper, copy, the record of signatures and the lock where there are any. */
export async function issueFiles(madeUp: MadeUp, host: Host): Promise<readonly SourceDocument[]> {
  const { folder } = madeUp.place;
  const texts = inputsRead(madeUp, host).filter(
    ({ kind }) => kind === "manifest" || kind === "paper" || kind === "copy" || kind === "signatures",
  );
  const named = [...texts, { kind: "lock", name: LOCK_FILE, path: join(folder, LOCK_FILE) }];
  const files = named.map(async ({ kind, name, path }): Promise<readonly SourceDocument[]> => {
    const bytes = await host.files.read(path);
    return bytes === undefined ? [] : [{ kind, name, bytes }];
  });
  return (await Promise.all(files)).flat();
}

/** The identity of a build, as its files state it: those of the whole issue, and those of single pages. */
type BuildIdentity = IssueBuild | PageBuild;

interface IssueBuild {
  /** The issue's stem. */
  readonly issue: string;
  readonly page?: undefined;
  /** The version of banmian. */
  readonly engine: string;
  /** The hashes of layout and inputs, as a lock has them. */
  readonly layout: string;
  readonly inputs: string;
}

/** A press file or a sheet: nothing in it changes with the rest of the issue, nor with its revision. */
interface PageBuild {
  /** The issue's stem without the revision. */
  readonly issue: string;
  /** The label of the page; of a sheet both, 4-1. */
  readonly page: string;
  readonly engine: string;
  /** The hash of the page, as a lock has it; of a sheet a hash of both. */
  readonly layout: string;
  readonly inputs?: undefined;
}

/** The schema's namespace in XMP. */
const IDENTITY_URI = "urn:banmian:build:1/";
const IDENTITY_PREFIX = "banmian";

/** A description of each property, which PDF/A requires. */
const DESCRIPTIONS: Readonly<Record<keyof IssueBuild, string>> = {
  issue: "Paper, date, edition and revision",
  page: "Label of the page, or of both pages of a sheet",
  engine: "Version of the program that made the file",
  layout: "SHA-256 of the layout",
  inputs: "SHA-256 over all files that the issue was made from",
};

const NAMES: readonly (keyof IssueBuild)[] = ["issue", "page", "engine", "layout", "inputs"];

/** The identity as a claim of the metadata packet. */
export function identityClaim(identity: BuildIdentity) {
  return {
    schema: { prefix: IDENTITY_PREFIX, uri: IDENTITY_URI, title: "Build of a newspaper issue" },
    properties: NAMES.flatMap((name) => {
      const value = identity[name];
      return value === undefined ? [] : [{ name, type: "Text" as const, value, description: DESCRIPTIONS[name] }];
    }),
  };
}

/** Reads the build's identity from a PDF; undefined if it has none. Metadata packets are never deflated. */
export function identityIn(pdf: Uint8Array): BuildIdentity | undefined {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const at = file.indexOf(`xmlns:${IDENTITY_PREFIX}="${IDENTITY_URI}"`);
  if (at < 0) return undefined;
  const packet = file.toString("utf8", at, at + 4096);
  const values = NAMES.map((name) => new RegExp(`<${IDENTITY_PREFIX}:${name}>([^<]*)<`).exec(packet)?.[1]);
  const [issue, page, engine, layout, inputs] = values.map((value) => value && unescaped(value));
  if (!issue || !engine || !layout) return undefined;
  if (page) return { issue, page, engine, layout };
  return inputs ? { issue, engine, layout, inputs } : undefined;
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => CHARACTERS[name] ?? whole);
}

/** An indirect object of a PDF, byte by byte as in the file. */
interface PdfObject {
  readonly number: number;
  /** Its /Type, /Subtype or /S; without one, `stream` or `object`. */
  readonly what: string;
  readonly bytes: Uint8Array;
}

const OBJECT = /^(\d+) 0 obj\b/;
const END = Buffer.from("endobj");
const STREAM = Buffer.from("stream\n");

/**
 * The objects of a PDF that this program wrote, in their order: each begins on a line of its own, and a stream has its length in its dictionary.
 * Nothing is decoded.
 */
export function pdfObjects(pdf: Uint8Array): readonly PdfObject[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const objects: PdfObject[] = [];
  let at = 0;
  while (at < file.length) {
    const line = file.toString("latin1", at, at + 24);
    const [, number] = OBJECT.exec(line) ?? [];
    if (number === undefined) {
      const next = file.indexOf("\n", at);
      if (next < 0) break;
      at = next + 1;
      continue;
    }
    const end = objectEnd(file, at);
    const bytes = file.subarray(at, end);
    objects.push({ number: Number(number), what: kindOf(bytes), bytes });
    at = end;
  }
  return objects;
}

function objectEnd(file: Buffer, from: number): number {
  const end = file.indexOf(END, from);
  const stream = file.indexOf(STREAM, from);
  if (stream < 0 || (end >= 0 && end < stream)) return end < 0 ? file.length : end + END.length;
  const [, length] = /\/Length (\d+)/.exec(file.toString("latin1", from, stream)) ?? [];
  const after = file.indexOf(END, stream + STREAM.length + Number(length ?? 0));
  return after < 0 ? file.length : after + END.length;
}

function kindOf(bytes: Buffer): string {
  const stream = bytes.indexOf(STREAM);
  const dictionary = bytes.toString("latin1", 0, stream < 0 ? bytes.length : stream);
  const [, kind] = /\/(?:Type|Subtype|S) \/([\w.-]+)/.exec(dictionary) ?? [];
  return kind ?? (stream < 0 ? "object" : "stream");
}

/** Four hex digits an object: enough to find the first that differs. */
export function printObjects(pdf: Uint8Array): string {
  return pdfObjects(pdf)
    .map(({ bytes }) => sha256Of(bytes).slice(0, SHORT))
    .join("");
}
