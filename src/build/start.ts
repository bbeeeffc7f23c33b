import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext, Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { makeFolder } from "../base/make-folder.ts";

// Settings of V8 that make a build of a second quicker. The other half is bundle.mjs, which joins the program's files into one script.

/**
 * From Node 22.8 on, caches V8's compiled code in a folder for the next start, also in threads: it saves 37 % of a start that builds nothing, 14 % of the
 * sample issue and 5 % of 16 pages (processor time, Node 24.21, 2026-11-26).
 * @param environment its NODE_COMPILE_CACHE is set, unless the user has
 */
export function cacheCompiled(environment: NodeJS.ProcessEnv, folder: string): void {
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
  if (environment["NODE_COMPILE_CACHE"] === undefined) {
    try {
      // Node's own way to make a folder never returns if nobody may make any.
      makeFolder(folder);
    } catch {
      return;
    }
    environment["NODE_COMPILE_CACHE"] = folder;
  }
  enableCompileCache?.();
}

/** Modules of Node that a build uses. */
const OWN = ["child_process", "crypto", "fs/promises", "timers/promises", "vm", "worker_threads", "zlib"];

/**
 * Loads these modules. Call it before the flags below are set: Node's own modules come compiled, and V8 accepts that code only under its usual flags. This
 * saves 4 % of a start that builds nothing on Node 20.20, 8 % on 24.21 and 26.10 (processor time, 2026-11-28).
 */
export function loadOwn(): void {
  const require = module.createRequire(import.meta.url);
  for (const name of OWN) require(`node:${name}`);
}

/**
 * Keeps V8's space for new objects as small as at the start, a few MiB, so that it is collected more often; by itself it grows to twice 16 MiB and more. This
 * makes one build of 16 pages 4 % quicker on Node 20.20 and 8 to 9 % on 24.21 and 26.10, by the clock. The peaks of memory fall from 199 to 184, from 280 to
 * 206 and from 255 to 216 MiB (2026-11-28).
 */
export function sweepOften(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Collects garbage as V8 does by itself. This makes six issues of 16 pages in one process 7 % quicker (by the clock, Node 20.20, 2026-11-28). */
export function sweepAsUsual(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
}

/**
 * Lets V8 mark old objects in one go when the heap has reached its limit. By itself it begins earlier, in steps (V8 14 at 16 MiB, while the manifest is read),
 * and everything is slower meanwhile. Call it before the program is loaded, since loading it is enough for the first step. 16 pages take 6 % less on Node
 * 26.10, 7 % on 24.21 and 1 % on 20.20 (processor time, nine runs in alternation, 2026-11-29). If make-up takes most of the time, nothing is gained. The peak
 * is the same.
 */
export function markLater(): void {
  setFlagsFromString("--incremental-marking-hard-trigger=100");
}

/** Marks old objects in steps, as V8 does by itself: in a long run somebody waits for each answer. */
export function markAsUsual(): void {
  setFlagsFromString("--incremental-marking-hard-trigger=0");
}

/**
 * Flags of V8 11: their values for one build, and their usual ones for long runs. V8 11 optimises fully or not at all, and most optimised code would not repay
 * its cost within one build. So functions are optimised later (the first flag), less is inlined into each (the next two), and plain code collects type feedback
 * earlier (the last), which makes it quicker. The first and the last save 37 % of the sample issue and 26 % of 16 pages (processor time, Node 20.20,
 * 2026-11-26), the others 8 % of 16 pages, also with everything on, and 4 % of six issues (2026-11-27). The first three were set anew on 2026-11-30: by the
 * clock 16 pages take 4 % less, with everything on 2 % less, the sample issue the same; of the processor they take 1 % less, 1 to 3 % more and the same.
 */
const V8_11 = [
  { flag: "--interrupt-budget", build: 300_000, long: 67_584 },
  { flag: "--max-inlined-bytecode-size", build: 100, long: 460 },
  { flag: "--max-inlined-bytecode-size-cumulative", build: 200, long: 920 },
  { flag: "--interrupt-budget-factor-for-feedback-allocation", build: 2, long: 8 },
] as const;

/**
 * V8's flags for one build, and for a long run. Other versions keep their defaults, since V8 complains of unknown flags.
 *
 * V8 13 and 14 have a compiler between the plain one and the full one. One build runs without the full one: 16 pages take 15 and 17 % less of the processor
 * (Node 24.21, 26.10), the sample issue 22 % (least of seven runs in alternation, a busy machine, 2026-12-02, as all below). A long run uses the full one
 * again. The second flag lets all code count its calls from the beginning; without it, code from the middle compiler is never compiled fully. It costs one
 * build nothing. After 50 edits in `build --watch` the main thread takes 15 and 3 % less for an edit of 16 pages, 24 and 0 to 14 % less for eight with
 * everything on; the first ten edits take up to 22 % more of all threads. A batch of 20 issues takes 3 and 7 % more of the processor, one of 100 about as much.
 */
export function flagsOf(v8: string, run: "build" | "long"): readonly string[] {
  if (/^1[34]\./.test(v8)) {
    return run === "build" ? ["--no-turbofan", "--force-emit-interrupt-budget-checks"] : ["--turbofan"];
  }
  if (v8.startsWith("11.")) return V8_11.map(({ flag, [run]: value }) => `${flag}=${value}`);
  return [];
}

/** Optimises as little as one build needs. @param v8 its version; compiled code is only valid under the same flags */
export function optimiseLater(v8: string): void {
  for (const flag of flagsOf(v8, "build")) setFlagsFromString(flag);
}

/** Optimises as V8 does by itself. On V8 11 this saves 17 % of 400 issues in one thread (by the clock, Node 20.20, 2026-11-27). */
export function optimiseAsUsual(v8: string): void {
  for (const flag of flagsOf(v8, "long")) setFlagsFromString(flag);
}

/** Frees unused memory at once and returns it to the system. V8 11 does so when it compacts the heap on request, later versions as a last resort. */
export function collect(v8: string): void {
  setFlagsFromString("--expose-gc");
  const gc: (how?: object) => void = runInNewContext("gc");
  if (!v8.startsWith("11.")) {
    gc({ type: "major", execution: "sync", flavor: "last-resort" });
    return;
  }
  setFlagsFromString("--compact-on-every-full-gc");
  gc();
  // The second run collects the objects that the first one released.
  gc();
  setFlagsFromString("--no-compact-on-every-full-gc");
}

const SHA256_BYTES = 32;

/** A module of CommonJS, as far as a bundler's scripts use it. */
interface Loaded {
  exports: unknown;
}

/** A CommonJS script as a function. */
type Body = (...given: [exports: unknown, require: (id: string) => unknown, module: Loaded, file: string]) => void;

/** The scripts loaded in one process or thread. */
interface Shelf {
  /** The folder of compiled scripts for this version of Node. */
  readonly folder: string;
  readonly loaded: Map<string, Loaded>;
  /** Scripts without compiled code in the folder yet, by file. */
  readonly fresh: Map<string, Script>;
}

/**
 * Loads one of the scripts that bundle.mjs makes, and the scripts that it requires. From Node 22.8 on Node itself caches their compiled code; for earlier
 * versions this function does: it saves 10 % of 16 pages (processor time, Node 20.20, 2026-11-27).
 * @param script its name contains a hash of its content, as do the names of all scripts beside it
 * @param running the folder is NODE_COMPILE_CACHE of its environment; without it, or where it is empty, nothing is cached
 */
export function loadScript(script: URL, running: NodeJS.Process): unknown {
  const file = fileURLToPath(script);
  const folder = running.env["NODE_COMPILE_CACHE"];
  if (!folder || "enableCompileCache" in module) return createRequire(file)(file);
  const shelf: Shelf = { folder: join(folder, running.version), loaded: new Map(), fresh: new Map() };
  if (isMainThread) {
    // At the end of the process, when the functions that it called are compiled.
    running.on("exit", () => {
      if (shelf.fresh.size > 0) keep(shelf, running.pid);
    });
  }
  return load(file, shelf);
}

function load(file: string, shelf: Shelf): unknown {
  const before = shelf.loaded.get(file);
  if (before !== undefined) return before.exports;
  const loading: Loaded = { exports: {} };
  shelf.loaded.set(file, loading);
  const others = createRequire(file);
  const require = (id: string): unknown => (id.startsWith("./") ? load(join(dirname(file), id), shelf) : others(id));
  const body: Body = compiled(file, shelf).runInThisContext();
  body(loading.exports, require, loading, file);
  return loading.exports;
}

function compiled(file: string, shelf: Shelf): Script {
  const source = `(function (exports, require, module, __filename) {${readFileSync(file, "utf8")}\n})`;
  const cachedData = cachedCode(file, shelf);
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (script.cachedDataRejected !== false) shelf.fresh.set(file, script);
  return script;
}

/** Cached compiled code, if its hash is right, which V8 does not check. */
function cachedCode(file: string, shelf: Shelf): Uint8Array<ArrayBuffer> | undefined {
  try {
    const cached = readFileSync(placeOf(file, shelf));
    const data = cached.subarray(SHA256_BYTES);
    return sha256(data).equals(cached.subarray(0, SHA256_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Caches the compiled code. A failure to write is ignored: it only makes the next start slower. */
function keep(shelf: Shelf, process: number): void {
  const unfinished = join(shelf.folder, String(process));
  try {
    makeFolder(shelf.folder);
    for (const [file, script] of shelf.fresh) {
      const data = script.createCachedData();
      writeFileSync(unfinished, Buffer.concat([sha256(data), data]));
      renameSync(unfinished, placeOf(file, shelf));
    }
  } catch {
    leave(unfinished);
  }
}

/** Removes an unfinished file, if the system allows. */
function leave(unfinished: string): void {
  try {
    rmSync(unfinished, { force: true });
  } catch {
    // The file does not exist.
  }
}

function sha256(data: Uint8Array): Buffer {
  return createHash("sha256").update(data).digest();
}

function placeOf(file: string, { folder }: Shelf): string {
  return join(folder, `${basename(file, ".cjs")}.compiled`);
}
