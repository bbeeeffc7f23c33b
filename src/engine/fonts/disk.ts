import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FontBytes } from "./bytes.ts";
import type { FontEntry } from "./catalogue.ts";

/** A font file on disk, for `openFonts`. Each `read` opens and closes it. */
export function openFontFile(path: string): FontBytes {
  const reading = <T>(use: (file: number) => T): T => {
    const file = openSync(path, "r");
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    size: reading((file) => fstatSync(file).size),
    read: (into, ranges) =>
      reading((file) => {
        for (const [from, to] of ranges) {
          let at = from;
          while (at < to) {
            const got = readSync(file, into, at, to - at, at);
            if (got === 0) throw new Error(`${path} ends at byte ${at}`);
            at += got;
          }
        }
      }),
  };
}

/**
 * The absolute path of a catalogue's file, from the folder of its list. A file of an npm package is looked for in three places: a copy below fonts.yaml, in a folder
 * named after the package (the published program has such copies); the package as Node finds it from fonts.yaml; the package as Node
 * finds it from this program.
 * @param program the folder of the program's fonts.yaml, absolute
 * @param name a file of the entry: `file`, or `text`
 * @throws when there is no copy and the package is not installed
 */
export function locateFont(program: string, entry: FontEntry, name: string = entry.file): string {
  const folder = entry.folder ?? program;
  if (entry.package === undefined) return join(folder, name);
  const copy = join(folder, entry.package, name);
  return existsSync(copy) ? copy : join(packageFolder(folder, entry.package), name);
}

function packageFolder(folder: string, name: string): string {
  const manifest = `${name}/package.json`;
  try {
    return dirname(createRequire(join(folder, "fonts.yaml")).resolve(manifest));
  } catch {
    return dirname(createRequire(import.meta.url).resolve(manifest));
  }
}
