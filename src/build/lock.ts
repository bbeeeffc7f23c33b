// issue.lock: hashes of everything that an issue is made from, of its layout and of its outputs, so that a rebuild years later can be proved equal, or the
// first difference named. Inputs are recorded by wrapping the host's ways to read (the ledger), since only the build itself knows which files it needs. The
// layout has a short hash for each line of copy, to find the first line that moved.
import { createHash, type Hash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { isCopyRole } from "../base/blocks.ts";
import { pathFrom } from "../base/disk-files.ts";
import { byCodeUnit, type Files } from "../base/files.ts";
import { jsonIn } from "../base/json.ts";
import { listFor } from "../base/once.ts";
import type { Rect } from "../base/rect.ts";
import { sha256Of } from "../base/sha256.ts";
import type { FontEntry } from "../engine/fonts/catalogue.ts";
import type { FontBytes, OpenFontFile } from "../engine/fonts/font-file.ts";
import type { Layout, Page, Placed } from "../engine/layout/page.ts";
import type { GlyphRun } from "../engine/text/line.ts";
import type { PressForm } from "../formats/format.ts";

/** The contents of issue.lock. */
export interface Lock {
  /** The issue's stem. */
  readonly issue: string;
  readonly engine: Engine;
  readonly inputs: { readonly hash: string; readonly files: readonly Input[] };
  readonly layout: LayoutPrint;
  readonly press: PressForm;
  /** All outputs that promise the same bytes, in order of path. */
  readonly outputs: readonly Output[];
}

/** The program that made an issue. */
export interface Engine {
  readonly version: string;
  /** The major version of Node. */
  readonly node: string;
  /** Versions of its libraries, by name. */
  readonly libraries: Readonly<Record<string, string>>;
}

export interface Output {
  /** Below the issue's folder of outputs. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Four hex digits for each object of a PDF in the order of the file; undefined for other files. */
  readonly objects: string | undefined;
}

/** The kinds of inputs, in the order of a lock. */
const INPUT_KINDS = ["manifest", "paper", "copy", "art", "photo", "profile", "font", "signatures"] as const;
type InputKind = (typeof INPUT_KINDS)[number];

const SCHEMA = "banmian.lock/1";
const NOTE =
  "Commit this file with the issue; `banmian verify` proves a rebuild against it. Proof, page pictures and report.json stand outside the promise: they may differ between versions of Node.";

/** issue.lock as JSON, line by line for `diff`. */
export function writeLock({ issue, engine, inputs, layout, press, outputs }: Lock): string {
  return `${JSON.stringify({ schema: SCHEMA, note: NOTE, issue, engine, inputs, layout, press, outputs }, undefined, 2)}\n`;
}

const text = z.string();
const texts = z.record(text, text);

/** Checks the whole lock before any of it is used, since it may come with a stranger's pack. */
const schema = z.object({
  schema: z.literal(SCHEMA),
  issue: text,
  engine: z.object({ version: text, node: text, libraries: texts }),
  inputs: z.object({
    hash: text,
    files: z.array(z.object({ kind: z.enum(INPUT_KINDS), name: text, bytes: z.number(), sha256: text })),
  }),
  layout: z.object({
    hash: text,
    pages: texts,
    stories: z.array(z.object({ id: text, hash: text, lines: text })),
  }),
  // Locks of 0.1.0 have none.
  press: z.enum(["page", "issue"]).default("issue"),
  outputs: z.array(z.object({ path: text, bytes: z.number(), sha256: text, objects: text.optional() })),
});

/** Undefined if the text is no lock of this schema. */
export function readLock(json: string): Lock | undefined {
  const { data } = schema.safeParse(jsonIn(json));
  return data && { ...data, outputs: data.outputs.map(({ objects, ...output }) => ({ ...output, objects })) };
}

/** The path of an issue's lock. */
export function lockPath(manifest: string): string {
  return join(dirname(manifest), LOCK_FILE);
}

/** Why an issue has no lock: the file is missing, cannot be read, or has a form that this version cannot read. */
type NoLock = "missing" | "unread" | "unfit";

export async function lockBeside(manifest: string, files: Files): Promise<Lock | NoLock> {
  const path = lockPath(manifest);
  const found = await files.look(path);
  if (found === undefined) return "missing";
  if (found.kind !== "file") return "unfit";
  const bytes = await files.read(path);
  if (bytes === undefined) return "unread";
  return readLock(new TextDecoder().decode(bytes)) ?? "unfit";
}

/** A file that the outputs depend on. */
export interface Input {
  readonly kind: InputKind;
  /** Its path from the issue's folder, with `/`; a font's id in fonts.yaml; the name of the program's own profile. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** An input, and the path that it was read from. */
export interface ReadInput extends Input {
  /** Absolute, links followed. */
  readonly path: string;
}

/** The paths of an issue's files. */
interface Sources {
  /** issue.yaml and its folder, absolute, links followed. */
  readonly manifest: string;
  readonly folder: string;
  /** Photos and adverts, absolute. */
  readonly pictures: ReadonlySet<string>;
  /** The profile that the issue is printed with, absolute. `own`: it comes with the program. */
  readonly profile: { readonly path: string; readonly own: boolean };
  /** The paths by which the issue names a file; its own path comes with links followed. */
  readonly namedPlaces: (path: string) => readonly string[];
}

/** The inputs of a build: by kind, then by name. */
export function inputsOf(ledger: Ledger, sources: Sources): readonly ReadInput[] {
  const files = ledger
    .read()
    .flatMap((read) => namesOf(read.path, sources).map((name): ReadInput => ({ ...name, ...read })));
  const fonts = ledger.fonts().map(({ id, ...read }): ReadInput => ({ kind: "font", name: id, ...read }));
  return [...files, ...fonts].sort(
    (a, b) => INPUT_KINDS.indexOf(a.kind) - INPUT_KINDS.indexOf(b.kind) || byCodeUnit(a.name, b.name),
  );
}

export function hashOfInputs(inputs: readonly Input[]): string {
  return sha256Of(inputs.map(({ kind, name, sha256 }) => `${kind} ${sha256} ${name}\n`).join(""));
}

function namesOf(path: string, sources: Sources): readonly Pick<Input, "kind" | "name">[] {
  const { profile, folder, namedPlaces } = sources;
  if (path === profile.path && profile.own) return [{ kind: "profile", name: basename(path) }];
  const kind = path === profile.path ? "profile" : kindOf(path, sources);
  return namedPlaces(path).map((place) => ({ kind, name: pathFrom(folder, place) }));
}

function kindOf(path: string, { manifest, pictures }: Sources): InputKind {
  if (path === manifest) return "manifest";
  if (basename(path) === SIGNATURES_FILE) return "signatures";
  if (pictures.has(path)) return "photo";
  if (/\.(?:ya?ml|csv)$/i.test(path)) return "paper";
  return /\.svg$/i.test(path) ? "art" : "copy";
}

/** Everything that a build read, with its contents. */
export interface Ledger {
  /** Files other than fonts, in order of path. */
  readonly read: () => readonly Read[];
  /** Fonts of which anything was read. Each counts as a whole file, once for each of its names in fonts.yaml. */
  readonly fonts: () => readonly (Read & { readonly id: string })[];
}

/** The record of who signed which page, beside the manifest. */
export const SIGNATURES_FILE = "signatures.jsonl";

/** The name of an issue's lock, which is no input itself. */
export const LOCK_FILE = "issue.lock";

interface Read {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** The ways in which a build reads. */
interface FileReading {
  readonly files: Files;
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
}

/** The same ways to read, which record everything that is read. A file that cannot be read is no input. */
export function recordReads({ files, locate, open }: FileReading): FileReading & { readonly ledger: Ledger } {
  const read = new Map<string, Read>();
  const ids = new Map<string, Set<string>>();
  const fonts = new Map<string, FontBytes>();
  // Each file is hashed once: claims, lock and kit all need the hash, and a font has some ten megabytes.
  const hashed = new Map<string, Read>();
  const entryOfFont = (path: string, font: FontBytes): Read => {
    const entry = hashed.get(path) ?? entryOf(path, whole(font));
    hashed.set(path, entry);
    return entry;
  };
  return {
    locate: (entry) => {
      const path = locate(entry);
      ids.set(path, (ids.get(path) ?? new Set()).add(entry.id));
      return path;
    },
    files: {
      ...files,
      read: async (path) => {
        const bytes = await files.read(path);
        if (bytes !== undefined && basename(path) !== LOCK_FILE) read.set(path, entryOf(path, bytes));
        return bytes;
      },
    },
    open: (path) => {
      const font = open(path);
      return {
        size: font.size,
        read: (into, ranges) => {
          fonts.set(path, font);
          font.read(into, ranges);
        },
      };
    },
    ledger: {
      read: () => inOrder(read.values()),
      fonts: () =>
        inOrder(
          [...fonts].flatMap(([path, font]) =>
            [...(ids.get(path) ?? [path])].map((id) => ({ ...entryOfFont(path, font), id })),
          ),
        ),
    },
  };
}

function whole(font: FontBytes): Uint8Array {
  const bytes = new Uint8Array(font.size);
  font.read(bytes, [[0, font.size]]);
  return bytes;
}

function entryOf(path: string, bytes: Uint8Array): Read {
  return { path, bytes: bytes.length, sha256: sha256Of(bytes) };
}

function inOrder<T extends Read>(entries: Iterable<T>): readonly T[] {
  return [...entries].sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Hashes of a layout and its parts. Two layouts with the same hash draw the same pages. */
export interface LayoutPrint {
  readonly hash: string;
  /** A hash for each page, by label, in the issue's order. */
  readonly pages: Readonly<Record<string, string>>;
  readonly stories: readonly StoryPrint[];
}

interface StoryPrint {
  readonly id: string;
  /** Of everything of the story on the pages. */
  readonly hash: string;
  /** Four hex digits a line of copy, in reading order: enough to find the first that differs. */
  readonly lines: string;
}

/** A line of a story's copy, with its page. */
interface PlacedLine {
  readonly page: string;
  readonly text: string;
}

/** Digits of a short hash. */
export const SHORT = 4;

/** Lengths count in thousandths of a point, as outputs write them. */
const UNIT = 1000;

export function printLayout({ pages }: Layout): LayoutPrint {
  const whole = createHash("sha256");
  const pageHashes: Record<string, string> = {};
  for (const page of pages) {
    pageHashes[page.label] = printPage(page);
    whole.update(`${page.label} ${pageHashes[page.label]}\n`);
  }
  return { hash: whole.digest("hex"), pages: pageHashes, stories: printStories(pages) };
}

/** The hash of one page. */
export function printPage({ label, trim, placed }: Page): string {
  const hash = createHash("sha256").update(`${label} ${trim.width} ${trim.height}\n`);
  for (const thing of placed) addPlaced(hash, thing);
  return hash.digest("hex");
}

function printStories(pages: Layout["pages"]): readonly StoryPrint[] {
  const hashes = new Map<string, Hash>();
  for (const page of pages) {
    for (const thing of page.placed) {
      const { story } = thing.owner;
      if (story === undefined) continue;
      const hash = hashes.get(story) ?? createHash("sha256");
      hashes.set(story, hash);
      addPlaced(hash.update(`${page.label}\n`), thing);
    }
  }
  const lines = copyLines(pages);
  return [...hashes].map(([id, hash]) => ({
    id,
    hash: hash.digest("hex"),
    lines: (lines.get(id) ?? []).map(({ page, placed }) => shortHash(page, placed)).join(""),
  }));
}

interface CopyLine {
  readonly page: string;
  readonly part: number;
  readonly placed: Extract<Placed, { kind: "text" }>;
}

/** Each story's lines that hold copy, in reading order across its parts. */
function copyLines(pages: Layout["pages"]): ReadonlyMap<string, readonly CopyLine[]> {
  const lines = new Map<string, CopyLine[]>();
  for (const page of pages) {
    for (const placed of page.placed) {
      const { story, part = 0 } = placed.owner;
      if (story === undefined || placed.kind !== "text") continue;
      if (!placed.line.segments.some(({ role }) => isCopyRole(role))) continue;
      listFor(lines, story).push({ page: page.label, part, placed });
    }
  }
  for (const own of lines.values()) own.sort((a, b) => a.part - b.part);
  return lines;
}

/** The lines of a story's copy in reading order: `StoryChange.line` counts them from 0. */
export function placedLines({ pages }: Layout, story: string): readonly PlacedLine[] {
  return (copyLines(pages).get(story) ?? []).map(({ page, placed }) => ({
    page,
    text: placed.line.segments.map(({ text }) => text).join(""),
  }));
}

function shortHash(page: string, placed: Placed): string {
  const hash = createHash("sha256").update(`${page}\n`);
  addPlaced(hash, placed);
  return hash.digest("hex").slice(0, SHORT);
}

function addPlaced(hash: Hash, thing: Placed): void {
  switch (thing.kind) {
    case "text":
      hash.update(`text ${units(thing.x, thing.y)} ${thing.line.writing}\n`);
      for (const { role, text, runs } of thing.line.segments) {
        hash.update(`${role} ${text}\n`);
        for (const run of runs) addRun(hash, run);
      }
      hash.update(`${JSON.stringify(thing.line.marks)}\n`);
      return;
    case "picture": {
      const { file, pixels, crop, fit } = thing.picture;
      hash.update(`picture ${placeOf(thing.at)} ${JSON.stringify([file, pixels, crop, fit])}\n`);
      if (thing.outline !== undefined) hash.update(`${units(...thing.outline.flatMap((at) => [at.x, at.y]))}\n`);
      return;
    }
    case "rule":
      hash.update(`rule ${units(thing.from.x, thing.from.y, thing.to.x, thing.to.y, thing.weight)} ${thing.colour}\n`);
      return;
    case "area":
      hash.update(`area ${placeOf(thing.at)} ${thing.colour}\n`);
      return;
    case "art":
      hash.update(`art ${placeOf(thing.at)} ${thing.colour}\n`);
      hash.update(`${thing.viewBox} ${thing.paths.join("\n")}\n`);
      return;
    case "link":
      hash.update(`link ${placeOf(thing.at)} ${thing.to.story} ${thing.to.part}\n`);
  }
}

function addRun(hash: Hash, run: GlyphRun): void {
  hash.update(`${run.font} ${units(run.size)} ${run.colour} ${run.turned}\n${run.texts.join("\n")}\n`);
  if (run.stretch !== 1) hash.update(`narrowed ${run.stretch}\n`);
  hash.update(Uint16Array.from(run.glyphs));
  hash.update(Int32Array.from(run.x, (x) => Math.round(x * UNIT)));
  if (run.y !== undefined) hash.update(Int32Array.from(run.y, (y) => Math.round(y * UNIT)));
}

function placeOf({ x, y, width, height }: Rect): string {
  return units(x, y, width, height);
}

function units(...lengths: readonly number[]): string {
  return lengths.map((length) => Math.round(length * UNIT) || 0).join(" ");
}
