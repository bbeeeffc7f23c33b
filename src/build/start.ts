import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext, Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { makeFolder } from "../base/make-folder.ts";

// Settings that make a build of a second quicker. The other half is bundle.mjs, which makes one script of the program.

/**
 * From Node 22.8 on, what V8 compiles is kept in a folder for the next start, also in threads: it earns 37 % of a start that
 * builds nothing, 14 % of the sample issue and 5 % of 16 pages (processor time, Node 24.21, 2026-11-26).
 * @param environment its NODE_COMPILE_CACHE is set, unless the user has
 */
export function keepCompiled(environment: NodeJS.ProcessEnv, folder: string): void {
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
  if (environment["NODE_COMPILE_CACHE"] === undefined) {
    try {
      // Node's own way to make a folder never comes back where nobody can make any.
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
 * Loads them. Call it before the flags below are set: Node's own modules come compiled, and V8 takes that code only under its usual flags. This earns
 * 4 % of a start that builds nothing on Node 20.20, 8 % on 24.21 and 26.10 (processor time, 2026-11-28).
 */
export function loadOwn(): void {
  const require = module.createRequire(import.meta.url);
  for (const name of OWN) require(`node:${name}`);
}

/**
 * Keeps V8's room for new objects as small as it is when the program is loaded, a few MiB, so that it is swept more often; by itself it grows to twice 16
 * MiB and more. This makes one build of 16 pages 4 % quicker on Node 20.20 and 8 to 9 % on 24.21 and 26.10, by the clock. The peaks of memory fall from
 * 199 to 184, from 280 to 206 and from 255 to 216 MiB (2026-11-28).
 */
export function sweepOften(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Sweeps as V8 does by itself. This makes six issues of 16 pages in one process 7 % quicker (by the clock, Node 20.20, 2026-11-28). */
export function sweepAsUsual(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
}

/**
 * Lets V8 look for old objects in one go, when the heap has reached its limit. By itself it begins before that, in steps: V8 14 at 16 MiB, while the
 * manifest is read, and all is slower meanwhile. Call it before the program is loaded, since loading it is enough for the first step. 16 pages take 6 %
 * less on Node 26.10, 7 % on 24.21 and 1 % on 20.20 (processor time, nine runs in alternation, 2026-11-29); where make-up takes most of the time nothing
 * is won. The peak is the same.
 */
export function markLater(): void {
  setFlagsFromString("--incremental-marking-hard-trigger=100");
}

/** Looks for old objects in steps, as V8 does by itself: in a long run, somebody waits for each answer, and not for its end. */
export function markAsUsual(): void {
  setFlagsFromString("--incremental-marking-hard-trigger=0");
}

/**
 * Flags of V8 11: their values for one build, and their usual ones for long runs. V8 11 optimises fully or not at all, and a build is over before most
 * optimised code has earned what it cost to make. So functions are optimised later (the first flag), less is inlined into each (the next two), and plain code notes
 * sooner what it meets (the last), which makes it quicker. The first and the last earn 37 % of the sample issue and 26 % of 16 pages (processor time,
 * Node 20.20, 2026-11-26), the others 8 % of 16 pages, also with everything on, and 4 % of six issues (2026-11-27). The first three were set anew on
 * 2026-11-30: by the clock 16 pages take 4 % less, with everything on 2 % less, the sample issue the same; of the processor they take 1 % less, 1 to 3 %
 * more and the same.
 */
const V8_11 = [
  { flag: "--interrupt-budget", build: 300_000, long: 67_584 },
  { flag: "--max-inlined-bytecode-size", build: 100, long: 460 },
  { flag: "--max-inlined-bytecode-size-cumulative", build: 200, long: 920 },
  { flag: "--interrupt-budget-factor-for-feedback-allocation", build: 2, long: 8 },
] as const;

/**
 * V8's flags for one build, and for a long run. Other versions than these are left as they are: V8 complains of flags that it does not know.
 *
 * V8 13 and 14 have a compiler between the plain one and the full one. One build does without the full one: 16 pages take 15 and 17 % less of the
 * processor (Node 24.21, 26.10), the sample issue 22 % (least of seven runs in alternation, a busy machine, 2026-12-02, as all below). In a long run the
 * full one comes back. The second flag lets all code count its calls from the beginning; without it, what the middle compiler made before is never
 * compiled fully. It costs one build nothing. After 50 edits in `build --watch` the main thread takes 15 and 3 % less for an edit of 16 pages, 24 and 0
 * to 14 % less for eight with everything on; the first ten edits take up to 22 % more of all threads. A batch of 20 issues takes 3 and 7 % more of the
 * processor, one of 100 about as much.
 */
export function flagsOf(v8: string, run: "build" | "long"): readonly string[] {
  if (/^1[34]\./.test(v8)) {
    return run === "build" ? ["--no-turbofan", "--force-emit-interrupt-budget-checks"] : ["--turbofan"];
  }
  if (v8.startsWith("11.")) return V8_11.map(({ flag, [run]: value }) => `${flag}=${value}`);
  return [];
}

/** Optimises as little as one build needs. @param v8 its version; what was compiled before is good only under the same flags */
export function optimiseLater(v8: string): void {
  for (const flag of flagsOf(v8, "build")) setFlagsFromString(flag);
}

/** Optimises as V8 does by itself. On V8 11 this earns 17 % of 400 issues in one thread (by the clock, Node 20.20, 2026-11-27). */
export function optimiseAsUsual(v8: string): void {
  for (const flag of flagsOf(v8, "long")) setFlagsFromString(flag);
}

/**
 * Frees unused memory at once and gives it back to the system. V8 11 does so if it is told to compact what is left, later versions as a last resort.
 */
export function collect(v8: string): void {
  setFlagsFromString("--expose-gc");
  const gc: (how?: object) => void = runInNewContext("gc");
  if (!v8.startsWith("11.")) {
    gc({ type: "major", execution: "sync", flavor: "last-resort" });
    return;
  }
  setFlagsFromString("--compact-on-every-full-gc");
  gc();
  // The second time finds what the first one released.
  gc();
  setFlagsFromString("--no-compact-on-every-full-gc");
}

const SHA256_BYTES = 32;

/** A module of CommonJS, as far as scripts of a bundler use it. */
interface Loaded {
  exports: unknown;
}

/** A CommonJS script as a function. */
type Body = (...given: [exports: unknown, require: (id: string) => unknown, module: Loaded, file: string]) => void;

/** All that is loaded in one process or thread. */
interface Shelf {
  /** Holds compiled scripts for this version of Node. */
  readonly folder: string;
  readonly loaded: Map<string, Loaded>;
  /** Scripts that are not kept yet, by file. */
  readonly fresh: Map<string, Script>;
}

/**
 * Loads one of the scripts that bundle.mjs makes, and what it requires. From Node 22.8 on Node itself keeps what V8 compiles of them
 * (start.ts); before, it is kept here: it earns 10 % of 16 pages (processor time, Node 20.20, 2026-11-27).
 * @param script its name has a hash of its content, as the names of all scripts beside it do
 * @param running the folder is NODE_COMPILE_CACHE of its environment; without it nothing is kept
 */
export function loadScript(script: URL, running: NodeJS.Process): unknown {
  const file = fileURLToPath(script);
  const folder = running.env["NODE_COMPILE_CACHE"];
  if (folder === undefined || "enableCompileCache" in module) return createRequire(file)(file);
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
  const cachedData = keptOf(file, shelf);
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (script.cachedDataRejected !== false) shelf.fresh.set(file, script);
  return script;
}

/** Compiled code that was kept, if its hash is right: V8 itself does not check it. */
function keptOf(file: string, shelf: Shelf): Uint8Array<ArrayBuffer> | undefined {
  try {
    const kept = readFileSync(placeOf(file, shelf));
    const data = kept.subarray(SHA256_BYTES);
    return sha256(data).equals(kept.subarray(0, SHA256_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was compiled now. If nothing can be written, nothing is kept, and nobody is told: only the next start is slower. */
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

/** Removes a file that was not finished, if the system lets us. */
function leave(unfinished: string): void {
  try {
    rmSync(unfinished, { force: true });
  } catch {
    // Nothing was begun there.
  }
}

function sha256(data: Uint8Array): Buffer {
  return createHash("sha256").update(data).digest();
}

function placeOf(file: string, { folder }: Shelf): string {
  return join(folder, `${basename(file, ".cjs")}.compiled`);
}
