// What the kinds of fuzzing share: chance from a seed, a host in memory, and the loop over cases.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { houseMemoryOnly } from "../../dist/base/memo.js";
import { diskHost } from "../../dist/build/host.js";
import { newMemory } from "../../dist/build/memory.js";
import { chance } from "./chance.mjs";

export { chance };

/** Damages that any file may suffer; each takes bytes and chance, and gives other bytes. */
export const DAMAGES = {
  bits: (bytes, { below }) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + below(20); count > 0; count--) copy[below(copy.length)] ^= 1 << below(8);
    return copy;
  },
  bytes: (bytes, { below }) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + below(200); count > 0; count--) copy[below(copy.length)] = below(256);
    return copy;
  },
  head: (bytes, { below }) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + below(8); count > 0; count--) copy[below(Math.min(512, copy.length))] = below(256);
    return copy;
  },
  zeros: (bytes, { below }) => {
    const copy = Buffer.from(bytes);
    const from = below(copy.length);
    return copy.fill(0, from, Math.min(copy.length, from + below(copy.length >> 1)));
  },
  cut: (bytes, { below }) => bytes.subarray(0, below(bytes.length)),
  lost: (bytes, { below }) => {
    const from = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(4096))]);
  },
  doubled: (bytes, { below }) => {
    const from = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.max(0, from - below(4096)))]);
  },
  // Lengths and offsets past all ends.
  high: (bytes, { below }) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + below(4); count > 0; count--) {
      const at = below(copy.length);
      copy.fill(0xff, at, Math.min(copy.length, at + 4));
    }
    return copy;
  },
};
const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** What is sound in all cases of a process is opened once, as in a batch. */
const house = houseMemoryOnly(newMemory());

/**
 * A host whose issue lies in memory; all else is this machine's.
 * @param memory undefined where fonts are what is damaged
 */
export function memoryHost(files, { memory } = { memory: house }) {
  const disk = diskHost({ folder, cache: join(folder, "cache") }, { now: () => 0, began: () => undefined });
  const look = async (path) => {
    if (files.has(path)) return { path, kind: "file", bytes: files.get(path).length };
    return path === "/issue" ? { path, kind: "folder", bytes: 0 } : disk.files.look(path);
  };
  const read = async (path) => (path.startsWith("/issue/") ? files.get(path) : disk.files.read(path));
  return { ...disk, ...(memory && { memory }), files: { look, read, list: async () => [], name: (path) => path } };
}

/**
 * Runs the cases that the command line asks for, and prints what came of each.
 * @param run (chance, number) → what came of it, in a word
 */
export async function runCases(run) {
  const text = { type: "string" };
  const { values } = parseArgs({ options: { from: text, to: text, seed: text } });
  const seed = Number(values.seed ?? 1);
  for (let number = Number(values.from ?? 0); number < Number(values.to ?? 1); number++) {
    print({ number });
    const began = process.cpuUsage();
    let told;
    try {
      told = { outcome: await run(chance(seed * 1_000_003 + number), number) };
    } catch (cause) {
      told = { failure: String(cause?.stack ?? cause) };
    }
    const { user, system } = process.cpuUsage(began);
    print({
      number,
      ...told,
      ms: Math.round((user + system) / 1000),
      rss: Math.round(process.resourceUsage().maxRSS / 1024),
    });
  }
}

function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
