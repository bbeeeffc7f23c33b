// A revision: one build of an issue with its pages, its sources, and the index from characters to places. It is never changed, so that a click is answered from
// the pages that the reader saw, even if newer ones exist.
import { resolve } from "node:path";
import { type Diagnostic, withAlso } from "../../base/diagnostic.ts";
import type { Files } from "../../base/files.ts";
import type { Memory } from "../../base/memo.ts";
import { listFor, once } from "../../base/once.ts";
import { type SourceFile, sourceFile } from "../../base/source.ts";
import { type Compiled, type MadeUp, printedIn } from "../../build/compile.ts";
import { nameIn } from "../../build/portable-names.ts";
import { decode } from "../../engine/manifest/decode.ts";
import type { InFile } from "../../engine/manifest/pieces.ts";
import type { Newspaper, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { type ElementTexts, elementTexts, type Places, placesOf } from "../../engine/newspaper/places.ts";
import type { SourceText } from "../../engine/newspaper/source-text.ts";
import type { Outlines } from "./outlines.ts";

/** One layout of an issue. */
export interface Revision extends FilesRead {
  readonly compiled: Compiled;
  readonly madeUp: MadeUp;
  readonly pages: readonly PrintedPage[];
  readonly newspaper: () => Newspaper;
  readonly outlines: Outlines;
  /** By label, the revision in which a page last changed. */
  readonly versions: ReadonlyMap<string, number>;
  /** The texts on the pages, each with its element, by the number of their source. */
  readonly textsOf: () => ReadonlyMap<number, readonly (readonly [element: string, text: SourceText])[]>;
  readonly places: () => Places;
}

/** What a revision is made from. */
interface RevisionSource {
  readonly memory: Memory;
  readonly number: number;
  readonly compiled: Compiled;
  readonly madeUp: MadeUp;
  readonly outlines: Outlines;
  /** By printed page, the revision in which it was made. */
  readonly born: WeakMap<PrintedPage, number>;
}

export function revisionOf({ number, compiled, madeUp, memory, outlines, born }: RevisionSource): Revision {
  const { pages, newspaper } = printedIn({ ...madeUp, layout: madeUp.marked() }, memory);
  for (const page of pages) if (!born.has(page)) born.set(page, number);
  return {
    number,
    compiled,
    madeUp,
    pages,
    newspaper,
    // In the order of the newspaper's `sources`.
    sources: once(() => sourcesOf(madeUp, newspaper())),
    working: madeUp.place.working,
    inFile: madeUp.inFile,
    outlines,
    versions: new Map(pages.map((page) => [page.label, born.get(page) ?? number])),
    textsOf: once(() => bySource(elementTexts(newspaper()))),
    places: once(() => placesOf(newspaper())),
  };
}

function bySource({ texts, copies }: ElementTexts): ReturnType<Revision["textsOf"]> {
  const sources = new Map<number, (readonly [string, SourceText])[]>();
  for (const [element, text] of [...texts, ...copies]) {
    if (text.place !== undefined) listFor(sources, text.place.source).push([element, text]);
  }
  return sources;
}

function sourcesOf({ sources: read, place }: MadeUp, { sources }: Newspaper): readonly SourceFile[] {
  const byName = new Map(read.map((file) => [nameIn(place, file.path), file]));
  return sources.map((name) => {
    const file = byName.get(name);
    if (file === undefined) throw new Error(`${name} is a source that the issue does not name`);
    return file;
  });
}

/** The files of an issue as one build read them. A revision is a build with pages. */
export interface FilesRead {
  /** Of the build, from 1. */
  readonly number: number;
  readonly sources: () => readonly SourceFile[];
  /** Converts a span of the issue to one of its file, in the build of a revision. */
  readonly inFile?: InFile;
  /** The folder that the files are named from, absolute. */
  readonly working: string;
}

/** The files of a build without pages: those that its messages name, then those of the last pages. */
export async function readWithoutPages(
  { number, working, diagnostics }: Omit<FilesRead, "sources"> & { readonly diagnostics: readonly Diagnostic[] },
  before: FilesRead | undefined,
  read: Files["read"],
): Promise<FilesRead> {
  const named = [...withAlso(diagnostics).map(({ span }) => span.source), ...(before?.sources() ?? [])];
  const names = [...new Set(named.map(({ path }) => path))];
  const sources = await Promise.all(names.map(async (name) => textOf(name, await read(resolve(working, name)))));
  return { number, sources: () => sources, working };
}

/** The text of a file, if it is text. */
function textOf(name: string, bytes: Uint8Array | undefined): SourceFile {
  if (bytes === undefined) return sourceFile(name, "");
  const decoded = decode(bytes, name, "manifest");
  if (decoded.ok) return decoded.value;
  return decoded.diagnostics[0]?.span.source ?? sourceFile(name, "");
}
