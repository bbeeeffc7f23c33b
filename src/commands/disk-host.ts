import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../base/source.ts";
import type { Watch } from "../base/watch.ts";
import type { Host } from "../compile.ts";
import { locateFont, openFontFile } from "../fonts/disk.ts";
import type { Terminal } from "./terminal.ts";

/** The package's own fonts/, from src/ and dist/ alike. */
export const fontsFolder = fileURLToPath(new URL("../../fonts", import.meta.url));

/** fonts.yaml of the package. */
export function readCatalogue(terminal: Terminal): SourceFile {
  const path = join(fontsFolder, "fonts.yaml");
  return { path: relative(terminal.folder, path), text: readFileSync(path, "utf8") };
}

/** The disk of this machine. */
export function diskHost(terminal: Terminal, watch: Watch): Host {
  return {
    files: undefined as never,
    fonts: {
      catalogue: readCatalogue(terminal),
      locate: (entry) => locateFont(fontsFolder, entry),
      open: openFontFile,
    },
    photos: undefined as never,
    watch,
  };
}
