import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { diskFiles, pathFrom } from "../../../base/disk-files.ts";
import type { FileFacts, Files } from "../../../base/files.ts";
import { makeFolder } from "../../../base/make-folder.ts";
import { sha256Of } from "../../../base/sha256.ts";
import { rewriteWith } from "../../../build/disk/rewrite-file.ts";
import { MOST_BYTES, openZip, ZipFault } from "./unzip.ts";

/** The files of a pack and no others: a stranger's manifest finds nothing outside its pack. */
export interface PackFiles {
  readonly files: Files;
  /** The pack's own folder, absolute; for a zip, which is not unpacked, the path of the zip. */
  readonly root: string;
  /** The paths of a zip's files, with `/`. Empty for a folder, in which other files do not matter. */
  readonly entries: readonly string[];
  /** A copy of one of the files on the disk, for libraries that read by themselves. */
  readonly onDisk: (path: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Folders of the program, absolute. */
interface Folders {
  /** The working folder. */
  readonly folder: string;
  /** Undefined where nothing may be kept. */
  readonly cache: string | undefined;
}

/**
 * A zip as a folder: its entries are read when they are asked for, and never unpacked to the disk.
 * @throws ZipFault
 */
export async function zippedFiles(path: string, { folder, cache }: Folders): Promise<PackFiles> {
  const zip = await openZip(path);
  const disk = diskFiles(folder);
  const copies = copiesIn(cache);
  const nameOf = (place: string): string => pathFrom(path, place);
  const names = namesByFolder(zip.files.keys());
  const files: Files = {
    name: disk.name,
    list: async (place) => [...(names.get(nameOf(place)) ?? [])].sort(),
    look: async (place): Promise<FileFacts | undefined> => {
      const entry = zip.files.get(nameOf(place));
      if (entry !== undefined) return { path: place, kind: "file", bytes: entry.bytes };
      return names.has(nameOf(place)) ? { path: place, kind: "folder", bytes: 0 } : undefined;
    },
    read: async (place) =>
      zip.files
        .get(nameOf(place))
        ?.read()
        .catch((error: unknown) => {
          if (error instanceof ZipFault) return undefined;
          throw error;
        }),
  };
  return {
    root: path,
    entries: [...zip.files.keys()],
    files,
    onDisk: async (place) => {
      const bytes = await files.read(place);
      return bytes === undefined ? place : copies.put(bytes);
    },
    close: async () => {
      await zip.close();
      await copies.remove();
    },
  };
}

/** The names in each folder of these paths; the pack itself is the folder "". */
function namesByFolder(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let rest = path; rest !== ""; ) {
      const slash = rest.lastIndexOf("/");
      const folder = rest.slice(0, Math.max(0, slash));
      const names = found.get(folder);
      if (names === undefined) found.set(folder, new Set([rest.slice(slash + 1)]));
      else names.add(rest.slice(slash + 1));
      rest = folder;
    }
  }
  return found;
}

/** The mode of a folder that only its owner reads and writes. */
const OWNER = 0o700;

/** Keeps copies by their hash: in the cache, where the next run finds them, or else in a folder that is removed when the pack is closed. */
function copiesIn(cache: string | undefined) {
  let own: string | undefined;
  const putIn = async (folder: string, bytes: Uint8Array): Promise<string> => {
    const place = join(folder, `${sha256Of(bytes)}.icc`);
    const known = await readFile(place).catch(() => undefined);
    if (known?.equals(bytes)) return place;
    makeFolder(folder, OWNER);
    await rewriteWith(place, bytes);
    return place;
  };
  const putInOwn = async (bytes: Uint8Array): Promise<string> => {
    own ??= await mkdtemp(join(tmpdir(), "banmian-pack-"));
    return putIn(own, bytes);
  };
  return {
    put: (bytes: Uint8Array): Promise<string> =>
      cache === undefined ? putInOwn(bytes) : putIn(join(cache, "profiles"), bytes).catch(() => putInOwn(bytes)),
    remove: async (): Promise<void> => {
      if (own !== undefined) await rm(own, { recursive: true, force: true });
    },
  };
}

/** The plain files of a folder that a pack was unpacked to: no links that lead out of it, no pipes, no devices. */
export async function unpackedFiles(path: string, { folder }: Folders): Promise<PackFiles> {
  const disk = diskFiles(folder);
  const root = (await disk.look(path))?.path ?? path;
  const look = async (path: string): Promise<FileFacts | undefined> => {
    const facts = await disk.look(path);
    if (facts === undefined || facts.kind === "other" || facts.bytes > MOST_BYTES) return undefined;
    return facts.path === root || facts.path.startsWith(`${root}${sep}`) ? facts : undefined;
  };
  return {
    root,
    entries: [],
    onDisk: async (place) => place,
    close: async () => undefined,
    files: {
      name: disk.name,
      look,
      list: async (path) => ((await look(path)) === undefined ? [] : disk.list(path)),
      read: async (path) => {
        const facts = await look(path);
        return facts?.kind === "file" ? disk.read(facts.path) : undefined;
      },
    },
  };
}

/** The absolute path of a file that a name in a folder of a pack stands for; undefined where it leads out of the pack, or to nothing. */
export async function packPlace(
  { files, root }: Pick<PackFiles, "files" | "root">,
  folder: string,
  name: string,
): Promise<string | undefined> {
  const place = join(root, folder, name);
  if (!place.startsWith(`${root}${sep}`)) return undefined;
  return (await files.look(place))?.kind === "file" ? place : undefined;
}
