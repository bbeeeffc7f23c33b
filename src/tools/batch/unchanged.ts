import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathFrom } from "../../base/disk-files.ts";
import type { Files } from "../../base/files.ts";
import { onceEach } from "../../base/once.ts";
import { sha256Of } from "../../base/sha256.ts";
import { hashOfFile } from "../../build/disk/hash-of-file.ts";
import { fontsFolder, readCatalogue } from "../../build/disk-host.ts";
import { engineFolder } from "../../build/engine.ts";
import type { Engine } from "../../build/lock/lock.ts";
import { parseCatalogue } from "../../engine/fonts/catalogue.ts";
import { locateFont } from "../../engine/fonts/font-file.ts";
import type { BatchEntry } from "./ledger.ts";

/** The same files; all that is read through them is noted in `inputs`, as a ledger's line has it, by path from `folder`. */
export function noteInputs(disk: Files, folder: string, inputs: Map<string, string | null>): Files {
  const nameOf = (path: string): string => pathFrom(folder, path);
  return {
    ...disk,
    look: async (path) => {
      const facts = await disk.look(path);
      // A file that comes later is a change, too.
      if (facts === undefined) inputs.set(nameOf(path), null);
      return facts;
    },
    read: async (path) => {
      const bytes = await disk.read(path);
      inputs.set(nameOf(path), bytes === undefined ? null : sha256Of(bytes));
      return bytes;
    },
  };
}

/** Tells whether an issue would come out as its line in the ledger says: same program and wishes, same files read, outputs in place. */
export type IsUnchanged = (entry: BatchEntry, key: string) => Promise<boolean>;

/** A file that several issues share (a paper, a profile) is read once. @param folder the working folder */
export function unchangedIn(folder: string): IsUnchanged {
  const hashAt = onceEach((name: string) => hashOfFile(resolve(folder, name)));
  return async ({ outcome, key: was, inputs, outputs, folder: into = "" }, key) => {
    if (was !== key || (outcome !== "made" && outcome !== "identical")) return false;
    for (const { path, bytes } of outputs) {
      if ((await stat(resolve(folder, into, path)).catch(() => undefined))?.size !== bytes) return false;
    }
    for (const [name, sha256] of Object.entries(inputs)) {
      if ((await hashAt(name)) !== sha256) return false;
    }
    return true;
  };
}

/** One hash of all that builds use: the program, its libraries and its fonts, each by content. */
export async function hashOfEngine(engine: Engine, folder: string): Promise<string> {
  const catalogue = readCatalogue(folder);
  const parsed = parseCatalogue(catalogue);
  const fonts = parsed.ok ? [...parsed.value.files.values()].map((entry) => locateFont(fontsFolder, entry)) : [];
  // The program itself counts: a version may be built anew between two releases. This file names the first script, whose name has a hash of it and of all that it needs.
  const files = [join(engineFolder, "dist/cli/program.js"), ...fonts];
  const hashes: (string | null)[] = [];
  for (const path of files) hashes.push(await hashOfFile(path));
  return sha256Of(JSON.stringify([engine, catalogue.text, hashes]));
}
