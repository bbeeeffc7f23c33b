// The ledger of a batch: a file with one JSON line for each finished issue, written to the disk before the next. A line has the hashes of all files that the
// issue read, so a later run can tell whether the issue would come out the same. The file is only appended to: if a run dies, at most its last line is broken.
import { open, readFile, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { pathFrom } from "../../base/disk-files.ts";
import type { Files } from "../../base/files.ts";
import { jsonIn } from "../../base/json.ts";
import { makeFolder } from "../../base/make-folder.ts";
import { lazyByKey } from "../../base/once.ts";
import { sha256Of } from "../../base/sha256.ts";
import { needFile, refusal } from "../../build/disk/folder-lock.ts";
import { hashOfFile } from "../../build/disk/replace-files.ts";
import { engineFolder } from "../../build/engine.ts";
import { fontsFolder, readCatalogue } from "../../build/host.ts";
import type { Engine, Output } from "../../build/lock.ts";
import { parseCatalogue } from "../../engine/fonts/catalogue.ts";
import { locateFont } from "../../engine/fonts/font-file.ts";

/** The result of an issue. made: its files were written; identical, differs: its rebuild agrees or disagrees with its lock; failed: the program did. */
type BatchOutcome = "made" | "errors" | "identical" | "differs" | "failed";

/** An output file. */
export type BatchOutput = Omit<Output, "objects">;

/** A line of the ledger: one issue. Paths are relative to the working folder, with `/`. */
export interface BatchEntry {
  readonly issue: string;
  readonly outcome: BatchOutcome;
  /** A hash of everything else that the result depends on: program, fonts, formats, language. */
  readonly key: string;
  /** SHA-256 of every file that was read; null for a missing one that was looked for. */
  readonly inputs: Readonly<Record<string, string | null>>;
  /** Undefined if nothing was written. */
  readonly folder: string | undefined;
  readonly outputs: readonly BatchOutput[];
  readonly errors: number;
  readonly warnings: number;
  readonly seconds: number;
  /** The first message; undefined if there is none. */
  readonly problem: string | undefined;
}

/** The wishes of a run, as its first line in the ledger. */
export interface BatchRun {
  readonly issues: readonly string[];
  readonly task: "build" | "verify";
  readonly out: string;
  readonly formats: readonly string[];
}

interface FoundLedger {
  /** The last line of each issue, by its name. */
  readonly entries: ReadonlyMap<string, BatchEntry>;
  /** The last run that was started. */
  readonly run: BatchRun | undefined;
  /** The issues that have a line since then. */
  readonly settled: ReadonlySet<string>;
  /** Broken lines, counted from 1: a run died or the disk was full while it wrote them. */
  readonly broken: readonly number[];
}

/** An append-only ledger: one JSON line an issue, each on the disk before the next. */
export interface OpenLedger {
  readonly found: FoundLedger;
  readonly begin: (run: BatchRun) => Promise<void>;
  readonly add: (entry: BatchEntry) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a ledger, or begins a new one. @param path absolute */
export async function openLedger(path: string): Promise<OpenLedger> {
  makeFolder(dirname(path));
  needFile(await stat(path).catch(() => undefined), path);
  const before = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const text = before ?? "";
  const found = readLedger(text);
  // Refuse another file that was named by mistake, such as a manifest: lines at its end would spoil it. The only line of a ledger may be cut off.
  const isLedger = text === "" || found.run !== undefined || found.entries.size > 0 || text.startsWith("{");
  if (!isLedger) throw refusal("NO_LEDGER", `${path} is no ledger`, path);
  const file = await open(path, "a");
  // Several issues may end at once: each line waits for the one before, so that they do not mix.
  let last: Promise<void> = Promise.resolve();
  // If the last line was cut off, the next one begins on a new line.
  let opening = text === "" || text.endsWith("\n") ? "" : "\n";
  const append = (value: object): Promise<void> => {
    const line = `${opening}${JSON.stringify(value)}\n`;
    opening = "";
    last = last.then(async () => {
      await file.writeFile(line);
      await file.datasync();
    });
    return last;
  };
  return {
    found,
    begin: (run) => append({ run }),
    add: (entry) => append(entry),
    close: async () => {
      const { size } = await file.stat();
      await file.close();
      // No line was written: the disk was full from the beginning.
      if (before === undefined && size === 0) await rm(path, { force: true });
    },
  };
}

/** Reads the lines of a ledger. */
export function readLedger(text: string): FoundLedger {
  const entries = new Map<string, BatchEntry>();
  const settled = new Set<string>();
  const broken: number[] = [];
  let run: BatchRun | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const value = ledgerLine.safeParse(jsonIn(line)).data as BatchEntry | { readonly run: BatchRun } | undefined;
    if (value === undefined) broken.push(index + 1);
    else if ("run" in value) {
      run = value.run;
      settled.clear();
    } else {
      entries.set(value.issue, value);
      settled.add(value.issue);
    }
  }
  return { entries, run, settled, broken };
}

const name = z.string();

// The file may have been edited, or written by another version: a line of another form counts as broken.
const ledgerLine = z.union([
  z.looseObject({
    issue: name,
    outcome: z.enum(["made", "errors", "identical", "differs", "failed"] satisfies BatchOutcome[]),
    key: name,
    inputs: z.record(name, name.nullable()),
    outputs: z.array(z.looseObject({ path: name, bytes: z.number() })),
    folder: name.optional(),
  }),
  z.object({
    run: z.object({ issues: z.array(name), task: z.enum(["build", "verify"]), out: name, formats: z.array(name) }),
  }),
]);

/** The same files, with a record of all that are read: in `inputs`, by path from `folder`, as in a line of the ledger. */
export function noteInputs(disk: Files, folder: string, inputs: Map<string, string | null>): Files {
  const nameOf = (path: string): string => pathFrom(folder, path);
  return {
    ...disk,
    look: async (path) => {
      const facts = await disk.look(path);
      // A file that appears later is a change too.
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

/**
 * Tests whether an issue would come out as in its line of the ledger: same program and wishes, same files read, outputs in place. A file that several issues
 * share (a paper, a profile) is read once.
 * @param folder the working folder
 */
export function unchangedIn(folder: string): (entry: BatchEntry, key: string) => Promise<boolean> {
  const hashAt = lazyByKey((name: string) => hashOfFile(resolve(folder, name)));
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

/** One hash of the program, its libraries and its fonts, each by content. */
export async function hashOfEngine(engine: Engine, folder: string): Promise<string> {
  const catalogue = readCatalogue(folder);
  const parsed = parseCatalogue(catalogue);
  const fonts = parsed.ok ? [...parsed.value.files.values()].map((entry) => locateFont(fontsFolder, entry)) : [];
  // The program itself counts, since a version may be built anew between two releases. This file names the first script, whose name contains a hash of it and
  // of everything it needs.
  const files = [join(engineFolder, "dist/cli/program.js"), ...fonts];
  const hashes: (string | null)[] = [];
  for (const path of files) hashes.push(await hashOfFile(path));
  return sha256Of(JSON.stringify([engine, catalogue.text, hashes]));
}
