import { readdir, stat } from "node:fs/promises";
import { basename, extname, join, resolve, sep } from "node:path";
import { importTexts } from "./import-texts.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts.ts";

/** What an argument of `import` names. */
export interface CopyFiles {
  /** Absolute; of a folder in the order of their names, numbers by their value. */
  readonly copy: readonly string[];
  /** What else stands in a folder, absolute: pictures that the copy names are among it. */
  readonly others: readonly string[];
}

/** Endings of copy. */
const COPY: ReadonlySet<string> = new Set([".docx", ".docm", ".md", ".markdown", ".txt", ".json"]);

/** Endings of copy that has to be saved in another form first: an error says how. */
const LOCKED_UP: ReadonlySet<string> = new Set([
  ".doc",
  ".rtf",
  ".wps",
  ".odt",
  ".eml",
  ".mht",
  ".mhtml",
  ".htm",
  ".html",
]);

/** The file itself, or those of a folder and the folders in it; hidden files and Word's lock files (~$) are passed over. */
export async function filesIn(argument: string, terminal: Terminal): Promise<CopyFiles> {
  const path = resolve(terminal.folder, argument);
  const refuse = (): never => {
    throw new Misuse(fill(texts[terminal.language].noFile, { path: argument }));
  };
  const facts = await stat(path).catch(refuse);
  if (!facts.isDirectory()) return { copy: [path], others: [] };
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(refuse);
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(path, sep).length))
    .filter((name) => name.split(sep).every((part) => !/^(?:\.|~\$)/.test(part)));
  const copy = names.filter(isCopy);
  if (copy.length === 0) throw new Misuse(fill(importTexts[terminal.language].noFiles, { path: argument }));
  const others = names.filter((name) => !isCopy(name));
  return {
    copy: copy.toSorted(byNumber).map((name) => join(path, name)),
    others: others.toSorted(byNumber).map((name) => join(path, name)),
  };
}

function isCopy(name: string): boolean {
  const ending = extname(basename(name)).toLowerCase();
  return COPY.has(ending) || LOCKED_UP.has(ending);
}

function byNumber(a: string, b: string): number {
  const key = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  return key(a) < key(b) ? -1 : 1;
}
