import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { makeFolder } from "../base/make-folder.ts";

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
