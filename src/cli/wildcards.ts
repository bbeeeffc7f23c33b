import { readdirSync, statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { byCodeUnit } from "../base/files.ts";
import type { Terminal } from "./terminal.ts";
import { misuse, texts } from "./texts/texts.ts";

/** Reads the paths of a command for commander. Windows' shells leave `issues/*` to the program, as Unix' do where it is quoted. */
export function pathsIn(terminal: Terminal): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before = []) => {
    const found = namesLike(text, diskFrom(terminal.folder), sep);
    if (found.length === 0) throw misuse(texts[terminal.language].noMatch, { text });
    return [...before, ...found];
  };
}

/** A disk as patterns need it; paths are written as the pattern is. */
export interface Names {
  readonly is: (path: string) => "folder" | "other" | undefined;
  /** None where there is no such folder. */
  readonly in: (folder: string) => readonly string[];
}

/**
 * The paths that a pattern stands for, in the order of their names: `*` for any characters of a name, `?` for one; names that begin with a dot are passed over. The
 * path itself if there is no such sign in it, or if it names something as it stands.
 * @param separator `\`: the rules of Windows, where `/` separates names, too, and capitals make no difference
 */
export function namesLike(pattern: string, disk: Names, separator: string): readonly string[] {
  if (!/[*?]/.test(pattern) || disk.is(pattern) !== undefined) return [pattern];
  const parts = pattern.match(separator === "\\" ? /[\\/]*[^\\/]+/g : /\/*[^/]+/g) ?? [];
  const end = pattern.slice(parts.join("").length);
  const begin: readonly string[] = [""];
  const found = parts.reduce((above, part) => above.flatMap((path) => below(path, part, disk, separator)), begin);
  // `issues/*/`: folders alone.
  return end === "" ? found : found.filter((path) => disk.is(path) === "folder").map((path) => path + end);
}

/** What Windows' Explorer writes for itself, and hides. */
const EXPLORERS = /^(?:desktop\.ini|thumbs\.db)$/i;

/** What one part of a pattern stands for behind a path. @param part with the separators before it */
function below(above: string, part: string, disk: Names, separator: string): readonly string[] {
  const name = part.replace(separator === "\\" ? /^[\\/]+/ : /^\/+/, "");
  if (!/[*?]/.test(name)) return [above + part];
  const folder = above + part.slice(0, part.length - name.length);
  const known = expressionOf(name, separator === "\\");
  const names = disk.in(folder).filter((each) => known.test(each) && !(separator === "\\" && EXPLORERS.test(each)));
  return names.toSorted(byCodeUnit).map((each) => folder + each);
}

function expressionOf(name: string, isCaseless: boolean): RegExp {
  const signs = name
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${name.startsWith(".") ? "" : "(?!\\.)"}${signs}$`, isCaseless ? "isu" : "su");
}

function diskFrom(folder: string): Names {
  return {
    is: (path) => {
      const facts = statSync(resolve(folder, path), { throwIfNoEntry: false });
      return facts && (facts.isDirectory() ? "folder" : "other");
    },
    in: (path) => {
      try {
        return readdirSync(resolve(folder, path));
      } catch {
        return [];
      }
    },
  };
}
