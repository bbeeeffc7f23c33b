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
import type { FontFiles } from "./issue-fonts.ts";
import { type Engine, keepLedger, type Ledger } from "./lock.ts";

/** What the stages need of the world outside. */
export interface Host {
  /** The working folder: messages name files from there. */
  readonly folder: string;
  readonly files: Files;
  /** Reads the issues beside one, which are no inputs of its build; undefined: nobody looks at them. */
  readonly beside?: Files;
  readonly fonts: FontFiles;
  readonly pictures: PictureCache;
  /** The ICC profile of papers that name none: an absolute path. */
  readonly profile: string;
  /**
   * Where a file of `files` stands on the disk, for libraries that read by themselves (sharp silently takes another profile if it finds none).
   * Undefined: where `files` has it.
   */
  readonly onDisk?: (path: string) => Promise<string>;
  readonly watch: Watch;
  /** Undefined: the words of `knownWords`. */
  readonly words?: Words;
  /** What earlier builds left in memory; undefined: each build starts from nothing. */
  readonly memory?: Memory;
  /** Set if outputs are to name their build; reading through `files` and `fonts` is then noted in it. */
  readonly ledger?: Ledger;
  /** True: the issue is drawn in spite of its errors, and its pages mark what is missing. */
  readonly draft?: boolean;
  /** The program's own version; outputs name it. */
  readonly version?: string;
  /** The program and its libraries; needed where outputs come with a lock. */
  readonly engine?: Engine;
}

/** A host that keeps a ledger of all that a build reads. */
export function withLedger(host: Host, version: string): Host & { readonly ledger: Ledger } {
  const { files, fonts } = host;
  const kept = keepLedger({ files, locate: fonts.locate, open: fonts.open });
  return {
    ...host,
    files: kept.files,
    fonts: { ...fonts, locate: kept.locate, open: kept.open },
    ledger: kept.ledger,
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
