import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

/** A program that runs from one file. */
export interface StartedScript {
  readonly exports: unknown;
  /** What V8 has made of it so far, for the next start: the bytecode of every function that has run. */
  readonly compiled: () => Uint8Array;
}

/** Where `npm run build` keeps what V8 made of a script. */
export function compiledPath(script: string): string {
  return `${script}.compiled`;
}

/** A CommonJS script as `startScript` takes it: in Node's own wrapping, which joined to megabytes at each start would copy them. */
export function inWrapping(code: string): string {
  return `(function (exports, require, module, __filename, __dirname) { ${code}\n})`;
}

/**
 * Runs a wrapped script of ASCII with the bytecode that stands beside it. Without it, or made by another V8, the script is compiled anew:
 * slower, and all the same.
 * @param path absolute
 */
export function startScript(path: string): StartedScript {
  const source = readFileSync(path, "latin1");
  const cachedData = compiledBefore(path);
  const script = new Script(source, cachedData === undefined ? { filename: path } : { filename: path, cachedData });
  const module: { exports: unknown } = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  return { exports: module.exports, compiled: () => script.createCachedData() };
}

function compiledBefore(path: string): Buffer | undefined {
  try {
    return readFileSync(compiledPath(path));
  } catch {
    return undefined;
  }
}
