import { readdir, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { filesBelow } from "../build/disk/replace-files.ts";
import { isCopyName } from "../tools/import/file-form.ts";
import type { Terminal } from "./terminal.ts";
import { importTexts } from "./texts/import.ts";
import { misuse, texts } from "./texts/texts.ts";

/** What an argument of `import` names. */
interface CopyFiles {
  /** Absolute; files of a folder in the order of their names, with numbers by value. */
  readonly copy: readonly string[];
  /** Other files of a folder, absolute, with the pictures that the copy names. */
  readonly others: readonly string[];
}

/** The file itself, or those of a folder and the folders in it; hidden files, Word's lock files (~$) and what Windows' Explorer writes for itself are passed over. */
export async function filesIn(argument: string, terminal: Terminal): Promise<CopyFiles> {
  const path = resolve(terminal.folder, argument);
  const refuse = (): never => {
    throw misuse(texts[terminal.language].noFile, { path: argument });
  };
  const facts = await stat(path).catch(refuse);
  if (!facts.isDirectory()) return { copy: [path], others: [] };
  await readdir(path).catch(refuse);
  const names = (await filesBelow(path))
    .map((name) => name.replaceAll("/", sep))
    .filter((name) => name.split(sep).every((part) => !/^(?:\.|~\$|(?:desktop\.ini|thumbs\.db)$)/i.test(part)));
  const parts = foldersOfPages(names);
  const isOwn = (name: string): boolean => isCopyName(name) && !parts.some((folder) => name.startsWith(folder));
  const copy = names.filter(isOwn);
  if (copy.length === 0) throw misuse(importTexts[terminal.language].noFiles, { path: argument });
  const others = names.filter((name) => !isOwn(name));
  return {
    copy: copy.toSorted(byNumber).map((name) => join(path, name)),
    others: others.toSorted(byNumber).map((name) => join(path, name)),
  };
}

/** Folders that browsers (`a_files`) and Word (`a.files`) write beside a web page, for its pictures, scripts and frames. */
function foldersOfPages(names: readonly string[]): readonly string[] {
  const stems = names.flatMap((name) => /^(.*)\.x?html?$/i.exec(name)?.[1] ?? []);
  return stems.flatMap((stem) => ["_files", ".files"].map((ending) => `${stem}${ending}${sep}`));
}

function byNumber(a: string, b: string): number {
  const key = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  return key(a) < key(b) ? -1 : 1;
}
