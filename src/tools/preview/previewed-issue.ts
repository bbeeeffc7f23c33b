// One issue that is laid out anew at every save. Builds run one after the other and share the memory of earlier ones. The last revisions stay available, since
// a click arrives from the page that the reader saw; memory is returned to the system when nobody edits.
import type { Diagnostic } from "../../base/diagnostic.ts";
import { type Compiled, compile, type MadeUp } from "../../build/compile.ts";
import { hasChanged, openFileWatch, type SeenFiles, seeFile, watchedFonts } from "../../build/disk/watch-files.ts";
import type { Host } from "../../build/host.ts";
import { newMemory } from "../../build/memory.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { Language } from "../../locales/words.ts";
import { checkSignatures } from "../records/signatures.ts";
import { newOutlines, type Outlines } from "./outlines.ts";
import type { IssueState } from "./protocol.ts";
import { type FilesRead, type Revision, readWithoutPages, revisionOf } from "./revision.ts";

/** Clicks on so many earlier revisions are still answered. Each contains a newspaper, most of it shared with its neighbours. */
const KEPT_REVISIONS = 12;

/** An issue that is laid out anew at every change of its files. */
export interface PreviewedIssue {
  /** The manifest, absolute. */
  readonly path: string;
  /** The last revision with pages; undefined until there is one. */
  latest(): Revision | undefined;
  /** The revision with pages before the last save; undefined if nothing was saved since the start. */
  before(): Revision | undefined;
  /** The result of the last build, with or without pages. */
  found(): FoundNow;
  /** A revision by its number; undefined if it is no longer stored. */
  revision(number: number): Revision | undefined;
  /** The files as a build read them: a revision's, or the last build's, with or without pages. */
  read(number: number): FilesRead | undefined;
  /** Resolves when the first build is done. */
  ready(): Promise<void>;
  /** Calls the listener when a build of the files is done. The returned function ends it. */
  listen(built: () => void): () => void;
  /** Lays the issue out as if its manifest had another text; the files are unchanged. Undefined if that gives no pages. */
  trial(text: string): Promise<Trial>;
  close(): Promise<void>;
}

export interface FoundNow extends Pick<IssueState, "read" | "faulty" | "failure" | "signing"> {
  readonly diagnostics: readonly Diagnostic[];
}

interface Trial {
  readonly revision: Revision | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lays an issue out again and again. Builds share a memory, so they run one after the other. */
function openBuilder(path: string, disk: Host, rest: Rest | undefined, unheeding: Unheeding): Builder {
  let memory = newMemory();
  const fontFiles: SeenFiles = new Map();
  const fontsNow = watchedFonts(disk.fonts, fontFiles);
  const revisions = new Map<number, Revision>();
  const born = new WeakMap<PrintedPage, number>();
  let outlines: Outlines | undefined;
  let fonts: object | undefined;
  let count = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const newRevision = (compiled: Compiled, madeUp: MadeUp): Revision => {
    if (fonts !== madeUp.fonts || outlines === undefined) {
      fonts = madeUp.fonts;
      outlines = newOutlines(madeUp.fonts, (outlines?.set ?? 0) + 1);
    }
    const revision = revisionOf({ number: ++count, compiled, madeUp, memory, outlines, born });
    revisions.set(revision.number, revision);
    return revision;
  };
  const build = async (files: Host["files"]): Promise<Built> => {
    // Cached results were set in the fonts as they were.
    if (hasChanged(fontFiles)) {
      memory = newMemory();
      fontFiles.clear();
    }
    const compiled = await compile(path, { ...disk, files, fonts: fontsNow, memory, draft: true });
    const { madeUp, diagnostics } = compiled;
    const revision = madeUp && newRevision(compiled, madeUp);
    return { number: revision?.number ?? ++count, working: disk.folder, revision, diagnostics };
  };
  return {
    build: (files) => {
      const built = queue.then(() => {
        rest?.end();
        return unheeding(() => build(files)).finally(rest?.begin);
      });
      queue = built.catch(() => undefined);
      return built;
    },
    fontFiles,
    revision: (number) => revisions.get(number),
    forget: (wanted) => {
      for (const [number, revision] of revisions) {
        if (revisions.size <= KEPT_REVISIONS) return;
        if (!wanted.includes(revision)) revisions.delete(number);
      }
    },
  };
}

interface Builder {
  build(files: Host["files"]): Promise<Built>;
  /** The fonts that the builds opened, with their state at that time. */
  readonly fontFiles: SeenFiles;
  revision(number: number): Revision | undefined;
  /** Drops the oldest revisions, except those that are needed. */
  forget(wanted: readonly (Revision | undefined)[]): void;
}

interface Built extends Trial {
  /** The number of the revision; a build without pages has a number too. */
  readonly number: number;
  /** The folder that its files are named from. */
  readonly working: string;
}

/** Does a piece of work that looks at no signal. */
export type Unheeding = <T>(work: () => Promise<T>) => Promise<T>;

interface Setting {
  /** Messages about signatures list names in it. */
  readonly language?: Language;
  /** The program's own version. */
  readonly version?: string;
  readonly rest?: Rest | undefined;
  readonly unheeding?: Unheeding | undefined;
}

export function previewIssue(
  path: string,
  disk: Host,
  { language = "en", version = "", rest, unheeding = (work) => work() }: Setting = {},
): PreviewedIssue {
  const builder = openBuilder(path, disk, rest, unheeding);
  const files = openFileWatch();
  const seen: SeenFiles = new Map();
  const ended = new AbortController();
  const listeners = new Set<() => void>();
  let latest: Revision | undefined;
  let before: Revision | undefined;
  let withoutPages: FilesRead | undefined;
  let found: FoundNow = { read: 0, diagnostics: [], faulty: true, failure: undefined, signing: {} };
  const buildFiles = async (): Promise<void> => {
    seen.clear();
    seeFile(seen, path);
    try {
      const read = files.files(disk.files, seen);
      const built = await builder.build(read);
      const { number, revision } = built;
      const reader = { language, version, files: read };
      const signed = revision && (await checkSignatures(revision.madeUp, reader));
      if (revision !== undefined) [before, latest] = [latest, revision];
      withoutPages = revision === undefined ? await readWithoutPages(built, latest, read.read) : undefined;
      found = {
        read: number,
        diagnostics: [...built.diagnostics, ...(signed?.diagnostics ?? [])],
        faulty: revision === undefined,
        failure: undefined,
        signing: signed === undefined ? found.signing : Object.fromEntries(signed.stages),
      };
    } catch (error) {
      found = { ...found, faulty: true, failure: saidBy(error) };
    }
    builder.forget([before, latest]);
    for (const built of listeners) built();
  };
  const first = buildFiles();
  const running = first.then(() =>
    buildAtChanges(() => files.change([seen, builder.fontFiles], ended.signal), buildFiles, ended.signal),
  );
  return {
    path,
    latest: () => latest,
    before: () => before,
    found: () => found,
    revision: builder.revision,
    read: (number) => builder.revision(number) ?? (withoutPages?.number === number ? withoutPages : undefined),
    ready: () => first,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trial: async (text) => {
      const tried = await builder.build(withText(files.files(disk.files, new Map()), path, text));
      builder.forget([before, latest]);
      return tried;
    },
    close: async () => {
      ended.abort();
      await running;
      files.close();
    },
  };
}

async function buildAtChanges(
  change: () => Promise<void>,
  build: () => Promise<void>,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    await change();
    if (!ended.aborted) await build();
  }
}

/** The message of a fault of the program. Such a fault ends neither the watch nor the shown pages. */
function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The files with another text in one of them. */
function withText(files: Host["files"], path: string, text: string): Host["files"] {
  return { ...files, read: async (name) => (name === path ? new TextEncoder().encode(text) : files.read(name)) };
}

/** Milliseconds without a build after which memory is returned. V8 by itself waits for some hundred seconds. */
const RESTS_AFTER_MS = 10_000;

/** Returns the memory of earlier builds while the reader thinks, so that no edit waits for it. */
interface Rest {
  /** Called when a build begins. */
  end(): void;
  /** Called when a build is over. */
  begin(): void;
}

/** @param collect frees all unused memory, in some 100 ms */
export function openRest(collect: () => void): Rest {
  let timer: NodeJS.Timeout | undefined;
  return {
    end: () => clearTimeout(timer),
    begin: () => {
      clearTimeout(timer);
      timer = setTimeout(collect, RESTS_AFTER_MS).unref();
    },
  };
}
