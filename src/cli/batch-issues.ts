import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { mayBeManifest } from "./issue-paths.ts";
import { isPack } from "./open-pack.ts";
import type { Terminal } from "./terminal.ts";
import { batchTexts } from "./texts/batch.ts";
import { misuse, texts } from "./texts/texts.ts";

/**
 * The issues that a batch's arguments name, each once, in the order of their paths: manifests, packs, folders with issues anywhere below them, and
 * lists (`.txt`: a path a line; `#` at its begin or behind a blank begins a comment, unless the name of a file goes on so). Relative to the working
 * folder, with `/`.
 * @param args none: `issues`
 * @throws Misuse when an argument is not there, cannot be read or names no issue. A list may name files that are missing: the batch reports them and
 * goes on.
 */
export async function batchIssues(args: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  const words = batchTexts[terminal.language];
  const found: string[] = [];
  for (const arg of args.length === 0 ? ["issues"] : args) {
    const path = resolve(terminal.folder, arg);
    const refuse = ({ code }: NodeJS.ErrnoException): never => {
      throw misuse(code === "ENOENT" ? words.notThere : texts[terminal.language].noFile, { path: arg });
    };
    const facts = await stat(path).catch(refuse);
    if (facts.isFile()) found.push(...(await issuesOfFile(path, arg, terminal)));
    else {
      const below = await manifestsBelow(path).catch(refuse);
      if (below.length === 0) throw misuse(words.noIssues, { path: arg });
      found.push(...below);
    }
  }
  return [...new Set(found.map((path) => pathFrom(terminal.folder, path)))].sort();
}

async function issuesOfFile(path: string, arg: string, terminal: Terminal): Promise<readonly string[]> {
  if (path.endsWith(".txt")) return listedIn(path, terminal);
  if (mayBeManifest(path) || (await isPack(path))) return [path];
  throw misuse(texts[terminal.language].notManifest, { path: arg });
}

async function listedIn(list: string, terminal: Terminal): Promise<readonly string[]> {
  const lines = (await readFile(list, "utf8")).split(/\r?\n/).map((line) => line.trim());
  const paths = lines.filter((line) => line !== "" && !line.startsWith("#"));
  return Promise.all(
    paths.map(async (line) => {
      const named = (name: string): Promise<string | undefined> => manifestAt(resolve(terminal.folder, name));
      const bare = line.replace(/\s+#.*$/, "");
      return (await named(line)) ?? (await named(bare)) ?? resolve(terminal.folder, bare);
    }),
  );
}

/** A file itself, or what is an issue's in a folder; undefined where nothing is. */
async function manifestAt(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined);
  return facts?.isDirectory() ? join(path, "issue.yaml") : facts && path;
}

/** A folder that holds an issue.yaml is an issue and is not looked into further. */
async function manifestsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "issue.yaml")) return [join(folder, "issue.yaml")];
  const folders = entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  const below = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => manifestsBelow(join(folder, name)).catch(() => [])),
  );
  return below.flat();
}
