import { closeSync, fstatSync, openSync, read, readSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";

/** A WebAssembly.Table, as far as it is used. */
interface Table {
  readonly length: number;
  grow(entries: number): number;
}

/** jieba-wasm as its CommonJS build exports it. */
export interface Jieba {
  cut(text: string, hmm: boolean): string[];
  readonly __wasm: {
    readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
    readonly __wbindgen_malloc: (bytes: number, align: number) => number;
    readonly __wbindgen_free: (at: number, bytes: number, align: number) => void;
  };
}

/** Memory is kept by pages of this many bytes: those without anything in them are not. */
const PAGE = 4096;
const WASM_PAGE = 65_536;
/** A text that takes all ways through jieba: a word of its dictionary, a name that is none, Latin, figures, marks, white. */
const ALL_WAYS = "报纸轩蝎G20，a b";
/** jieba's memory in bytes before and after, entries of its table of references, runs of pages; then each run's first and last byte. */
const HEAD = 4;

/** jieba without its dictionary, which it unpacks and sorts with the first text. The package's ES module build fetches its WebAssembly; this reads it. */
export function bareJieba(): Jieba {
  return createRequire(import.meta.url)("jieba-wasm") as Jieba;
}

/**
 * Keeps what the dictionary is in memory once it is sorted, for `recallJieba`: 35 MB, read in 15 ms instead of made in 200;
 * and the model for names and the patterns, which take 60 more when they are first asked for.
 * @param jieba one that has cut nothing yet
 */
export function keepDictionary(jieba: Jieba, path: string): void {
  const { memory } = jieba.__wasm;
  const bare = memory.buffer.byteLength;
  jieba.cut(ALL_WAYS, true);
  clearFreed(jieba);
  const runs = usedRuns(new BigUint64Array(memory.buffer));
  const head = Uint32Array.of(bare, memory.buffer.byteLength, tableOf(jieba).length, runs.length, ...runs.flat());
  writeFileSync(path, head);
  for (const [from, to] of runs) writeFileSync(path, new Uint8Array(memory.buffer, from, to - from), { flag: "a" });
}

const readInto = promisify(read);

/**
 * jieba with the dictionary that was kept. It is read by other threads: this one can do something else meanwhile.
 * @returns undefined if this jieba's was not kept at `path`
 */
export async function recallJieba(path: string): Promise<Jieba | undefined> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const [bare, bytes = 0, entries = 0, count = 0] = readWords(file, HEAD, 0);
    const jieba = bareJieba();
    const { memory } = jieba.__wasm;
    // Another jieba's.
    if (bare !== memory.buffer.byteLength) return undefined;
    const runs = readWords(file, 2 * count, HEAD);
    const start = 4 * (HEAD + runs.length);
    // Broken off as it was kept: found before anything is changed.
    if (fstatSync(file).size !== start + lengthOf(runs)) return undefined;
    memory.grow((bytes - memory.buffer.byteLength) / WASM_PAGE);
    const table = tableOf(jieba);
    table.grow(entries - table.length);
    const into = new Uint8Array(memory.buffer);
    const reading: Promise<unknown>[] = [];
    let at = start;
    for (let run = 0; run < runs.length; run += 2) {
      const from = runs[run] as number;
      const length = (runs[run + 1] as number) - from;
      reading.push(readInto(file, into, from, length, at));
      at += length;
    }
    await Promise.all(reading);
    return jieba;
  } finally {
    closeSync(file);
  }
}

/** Bytes in all runs. */
function lengthOf(runs: Uint32Array): number {
  let length = 0;
  for (let run = 0; run < runs.length; run += 2) length += (runs[run + 1] as number) - (runs[run] as number);
  return length;
}

function readWords(file: number, count: number, from: number): Uint32Array {
  const words = new Uint32Array(count);
  readSync(file, words, 0, 4 * count, 4 * from);
  return words;
}

/** Unpacking leaves tens of megabytes behind that nothing uses: takes them all, clears them, gives them back. */
function clearFreed({ __wasm: { memory, __wbindgen_malloc: take, __wbindgen_free: giveBack } }: Jieba): void {
  const taken: { readonly at: number; readonly bytes: number }[] = [];
  for (let bytes = 1 << 25; bytes >= 1 << 13; bytes >>= 1) {
    const before = memory.buffer.byteLength;
    while (memory.buffer.byteLength === before) taken.push({ at: take(bytes, 1) >>> 0, bytes });
  }
  for (const { at, bytes } of taken) new Uint8Array(memory.buffer, at, bytes).fill(0);
  for (const { at, bytes } of taken) giveBack(at, bytes, 1);
}

/** Stretches of pages that hold something. */
function usedRuns(memory: BigUint64Array): readonly (readonly [from: number, to: number])[] {
  const runs: [from: number, to: number][] = [];
  for (let page = 0; page < memory.byteLength; page += PAGE) {
    if (memory.subarray(page / 8, (page + PAGE) / 8).every((word) => word === 0n)) continue;
    const last = runs.at(-1);
    if (last?.[1] === page) last[1] = page + PAGE;
    else runs.push([page, page + PAGE]);
  }
  return runs;
}

/** Where jieba keeps what it is lent by JavaScript; memory says how long it is. */
function tableOf({ __wasm }: Jieba): Table {
  const isTable = (each: unknown): each is Table => typeof each === "object" && each !== null && "length" in each;
  const table = Object.values<unknown>(__wasm).find(isTable);
  if (table === undefined) throw new Error("jieba without a table of references");
  return table;
}
