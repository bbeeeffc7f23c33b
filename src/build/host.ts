// Everything that the stages need from outside: files, fonts, cache, clock. Stages take it as a value, so that a build can read from the disk, from a pack or
// from a test's memory, and so that everything it reads can be recorded for a lock.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { diskFiles } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";
import type { Memory } from "../base/memo.ts";
import { type SourceFile, sourceFile } from "../base/source.ts";
import type { Watch } from "../base/watch.ts";
import { locateFont, openFontFile } from "../engine/fonts/font-file.ts";
import { folderCache, noCache, type PictureCache } from "../engine/images/cache.ts";
import type { Words } from "../engine/words/words.ts";
import type { PressForm } from "../formats/format.ts";
import type { FontFiles } from "./issue-fonts.ts";
import { type Engine, type Ledger, recordReads } from "./lock.ts";

/** The outside world as the stages see it. */
export interface Host {
  /** The working folder: paths in messages are relative to it. */
  readonly folder: string;
  readonly files: Files;
  /** Reads neighbouring issues and the lock, which are no inputs of the build; undefined if they are not checked. */
  readonly beside?: Files;
  readonly fonts: FontFiles;
  readonly pictures: PictureCache;
  /** The ICC profile of papers that name none: an absolute path. */
  readonly profile: string;
  /**
   * The path on the disk of a file in `files`, for libraries that open files themselves (sharp silently uses another profile if a file is missing).
   * Undefined if it is the same path.
   */
  readonly onDisk?: (path: string) => Promise<string>;
  readonly watch: Watch;
  /** Undefined for the words of `knownWords`. */
  readonly words?: Words;
  /** Results of earlier builds; undefined if each build starts from nothing. */
  readonly memory?: Memory;
  /** Set if outputs are to name their build; then everything that is read through `files` and `fonts` is recorded in it. */
  readonly ledger?: Ledger;
  /** The form of press files; undefined: that of the lock, if it has one. */
  readonly press?: PressForm | undefined;
  /** True draws the issue in spite of its errors; its pages mark the gaps. */
  readonly draft?: boolean;
  /** The program's own version, which outputs name. */
  readonly version?: string;
  /** The program and its libraries; needed for outputs that contain a lock. */
  readonly engine?: Engine;
}

/** A host that records everything a build reads. */
export function withLedger(host: Host, version: string): Host & { readonly ledger: Ledger } {
  const { files, fonts } = host;
  const recorded = recordReads({ files, locate: fonts.locate, open: fonts.open });
  return {
    ...host,
    files: recorded.files,
    fonts: { ...fonts, locate: recorded.locate, open: recorded.open },
    ledger: recorded.ledger,
    version,
  };
}

/** The package's own fonts/. The path holds from src/ and from dist/. */
export const fontsFolder = fileURLToPath(new URL("../../fonts", import.meta.url));

/** The built client of the preview. */
export const clientFolder = fileURLToPath(new URL("../../dist/tools/preview/client", import.meta.url));

/** Style and scripts of sites, as `npm run build` makes them of src/formats/site/client/. */
export const siteAssets = fileURLToPath(new URL("../../dist/site", import.meta.url));

/**
 * The package's fonts.yaml. Empty if it cannot be read: an error is reported as soon as a font is needed.
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
  /** Undefined: each build makes its pictures anew. */
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
