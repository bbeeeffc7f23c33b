import { readFileSync } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "../base/files.ts";
import type { SourceFile } from "../base/source.ts";
import type { Watch } from "../base/watch.ts";
import type { Host } from "../compile.ts";
import { locateFont, openFontFile } from "../fonts/disk.ts";
import { folderCache } from "../images/cache.ts";
import type { Terminal } from "./terminal.ts";

/** The package's own fonts/, from src/ and dist/ alike. */
export const fontsFolder = fileURLToPath(new URL("../../fonts", import.meta.url));

/** fonts.yaml of the package. */
export function readCatalogue(terminal: Terminal): SourceFile {
  const path = join(fontsFolder, "fonts.yaml");
  return { path: shortName(terminal.folder, path), text: readFileSync(path, "utf8") };
}

/** The disk of this machine. */
export function diskHost(terminal: Terminal, watch: Watch): Host {
  return {
    files: diskFiles(terminal.folder),
    fonts: {
      catalogue: readCatalogue(terminal),
      locate: (entry) => locateFont(fontsFolder, entry),
      open: openFontFile,
    },
    pictures: folderCache(join(terminal.cache, "pictures")),
    profile: fileURLToPath(new URL("../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url)),
    watch,
  };
}

function diskFiles(folder: string): Files {
  return {
    look: async (path) => {
      const real = await realpath(path).catch(() => undefined);
      const facts = real === undefined ? undefined : await stat(real).catch(() => undefined);
      if (real === undefined || facts === undefined) return undefined;
      return {
        path: real,
        kind: facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "other",
        bytes: facts.size,
      };
    },
    read: (path) => readFile(path).catch(() => undefined),
    list: async (path) => (await readdir(path).catch(() => [])).sort(),
    name: (path) => shortName(folder, path),
  };
}

function shortName(folder: string, path: string): string {
  const name = relative(folder, path).split(sep).join("/");
  return name.length < path.length ? name : path;
}
