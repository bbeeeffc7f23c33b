import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { diskFiles } from "../base/disk-files.ts";
import { type SourceFile, sourceFile } from "../base/source.ts";
import type { Watch } from "../base/watch.ts";
import { locateFont, openFontFile } from "../engine/fonts/font-file.ts";
import { folderCache, noCache } from "../engine/images/cache.ts";
import type { Host } from "./host.ts";

/** The package's own fonts/. The path holds from src/ and from dist/. */
export const fontsFolder = fileURLToPath(new URL("../../fonts", import.meta.url));

/** The built client of the preview. */
export const clientFolder = fileURLToPath(new URL("../../dist/tools/preview/client", import.meta.url));

/** Style and scripts of sites, as `npm run build` makes them of src/formats/site/client/. */
export const siteAssets = fileURLToPath(new URL("../../dist/site", import.meta.url));

/**
 * fonts.yaml of the package. Empty if it cannot be read: a message says so as soon as a font is needed.
 * @param folder the working folder
 */
export function readCatalogue(folder: string): SourceFile {
  const path = join(fontsFolder, "fonts.yaml");
  return sourceFile(diskFiles(folder).name(path), textAt(path));
}

function textAt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Folders of a host, absolute. */
interface Folders {
  /** The working folder. */
  readonly folder: string;
  /** Undefined: pictures are made anew in each build. */
  readonly cache: string | undefined;
}

/** The disk of this machine. */
export function diskHost({ folder, cache }: Folders, watch: Watch): Host {
  const files = diskFiles(folder);
  return {
    folder,
    files,
    beside: files,
    fonts: {
      catalogue: readCatalogue(folder),
      locate: (entry) => locateFont(fontsFolder, entry),
      open: openFontFile,
    },
    pictures: cache === undefined ? noCache : folderCache(join(cache, "pictures")),
    profile: fileURLToPath(new URL("../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url)),
    watch,
  };
}
