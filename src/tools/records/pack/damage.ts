import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { slashed } from "../../../base/disk-files.ts";
import type { Files } from "../../../base/files.ts";
import { sha256Of } from "../../../base/sha256.ts";
import { changes, type ListChange, readSums, type SummedFile, writeSums } from "../../../base/sum-list.ts";
import type { Lock } from "../../../build/lock/lock.ts";
import { BAG_LISTS, decodedPath, sha512Of } from "../../../formats/deposit/bag.ts";
import { type PackFiles, packPlace } from "./pack-files.ts";
import type { ZippedFile } from "./zip.ts";

/** The list of a pack's other files with their SHA-256. */
const PACK_SUMS = "SHA256SUMS";

/** A file of a pack or a bag that is not as it was put there. */
export interface Damage {
  /** In the pack or the bag, with `/`. */
  readonly path: string;
  readonly change: ListChange;
}

/** The list of these files. Each is read here, and once more when the pack is written. */
export async function packSums(files: readonly ZippedFile[]): Promise<ZippedFile> {
  const sums: SummedFile[] = [];
  for (const { path, read } of files) sums.push({ path, sum: sha256Of(await read()) });
  const bytes = new TextEncoder().encode(writeSums(sums));
  return { path: PACK_SUMS, read: async () => bytes };
}

/**
 * The files of a pack that differ from its list. A pack of an earlier version has no list: then a zip still shows its damaged entries, but a folder
 * shows nothing.
 * @param isProved whether something else proves the file at an absolute path
 */
export async function packDamage(pack: PackFiles, isProved: (place: string) => boolean): Promise<readonly Damage[]> {
  const list = await pack.files.read(join(pack.root, PACK_SUMS));
  const unproved = (path: string): boolean => !isProved(join(pack.root, path));
  if (list === undefined) {
    const entries = await sumsNow(pack.entries.filter(unproved), pack, sha256Of);
    return entries.flatMap(({ path, sum }) => (sum === UNREADABLE ? [{ path, change: "changed" }] : []));
  }
  const { files, isSound } = readSums(new TextDecoder().decode(list));
  const listed = files.filter(({ path }) => unproved(path));
  return [
    ...(isSound ? [] : [{ path: PACK_SUMS, change: "changed" } as const]),
    ...damageOf(listed, await sumsNow(listed.map(pathOf), pack, sha256Of)),
  ];
}

/**
 * The files of a bag that differ from its manifests (RFC 8493) or from the lock, and those of its payload that no manifest lists.
 * @param root absolute
 */
export async function bagDamage(root: string, files: Files, { outputs }: Lock): Promise<readonly Damage[]> {
  const bag = { root, files };
  const found: Damage[] = [];
  const listed: SummedFile[] = [];
  for (const path of BAG_LISTS) {
    const bytes = await files.read(join(root, path));
    const list = readSums(new TextDecoder().decode(bytes));
    if (bytes === undefined || !list.isSound) found.push({ path, change: bytes === undefined ? "gone" : "changed" });
    listed.push(...list.files.map(({ path: encoded, sum }) => ({ path: decodedPath(encoded), sum })));
  }
  const known = new Set(listed.map(pathOf));
  const more = (await payloadOf(bag)).filter((path) => !known.has(path)).map((path) => ({ path, sum: UNREADABLE }));
  found.push(...damageOf(listed, [...(await sumsNow(known, bag, sha512Of)), ...more]));
  // A bag has no press files.
  const own = outputs.filter(({ path }) => !path.startsWith("press/"));
  const locked = own.map(({ path, sha256 }) => ({ path: `data/${path}`, sum: sha256 }));
  found.push(...damageOf(locked, await sumsNow(locked.map(pathOf), bag, sha256Of)));
  // A PDF may be neither as listed nor as locked.
  return [...new Map(found.map((each) => [each.path, each])).values()];
}

/** The files below data/, links among them. */
async function payloadOf({ root, files }: Place): Promise<readonly string[]> {
  const paths = await readdir(join(root, "data"), { recursive: true });
  const found: string[] = [];
  for (const path of paths.map((each) => `data/${slashed(each)}`).sort()) {
    if ((await files.look(join(root, path)))?.kind !== "folder") found.push(path);
  }
  return found;
}

type Place = Pick<PackFiles, "files" | "root">;

/** In place of a sum: the file is there, but was not or cannot be read. */
const UNREADABLE = "";

/** Those of the files that are there. One is read after the other: fonts and photos are large. */
async function sumsNow(
  paths: Iterable<string>,
  place: Place,
  sumOf: (bytes: Uint8Array) => string,
): Promise<readonly SummedFile[]> {
  const found: SummedFile[] = [];
  for (const path of paths) {
    const file = await packPlace(place, "", path);
    if (file === undefined) continue;
    const bytes = await place.files.read(file);
    found.push({ path, sum: bytes === undefined ? UNREADABLE : sumOf(bytes) });
  }
  return found;
}

function damageOf(was: readonly SummedFile[], is: readonly SummedFile[]): readonly Damage[] {
  return changes(was, is, pathOf, ({ sum }) => sum).map(({ change, one: { path } }) => ({ path, change }));
}

function pathOf({ path }: SummedFile): string {
  return path;
}
