import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { slashed } from "../../base/disk-files.ts";
import type { Files } from "../../base/files.ts";
import { sha256Of } from "../../base/sha256.ts";
import { readSums, type SummedFile, writeSums } from "../../base/sum-list.ts";
import { BAG_LISTS, decodedPath, sha512Of } from "../../formats/deposit/bag.ts";
import type { Lock } from "../../lock/lock.ts";
import { type PackFiles, packPlace } from "./pack-files.ts";
import type { ZippedFile } from "./zip.ts";

/** The list of a pack's other files with their SHA-256. */
const PACK_SUMS = "SHA256SUMS";

/** A file of a pack or a bag that is not as it was put there. */
export interface Damage {
  /** In the pack or the bag, with `/`. */
  readonly path: string;
  readonly change: "changed" | "gone" | "added";
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
  const unlisted = { files: pack.entries.map((path) => ({ path, sum: undefined })), isSound: true };
  const { files, isSound } = list === undefined ? unlisted : readSums(new TextDecoder().decode(list));
  const unproved = files.filter(({ path }) => !isProved(join(pack.root, path)));
  return [...(isSound ? [] : [changed(PACK_SUMS)]), ...(await differing(unproved, pack, sha256Of))];
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
    if (bytes === undefined) found.push({ path, change: "gone" });
    else if (!list.isSound) found.push(changed(path));
    listed.push(...list.files.map(({ path: encoded, sum }) => ({ path: decodedPath(encoded), sum })));
  }
  // A bag has no press files.
  const own = outputs.filter(({ path }) => !path.startsWith("press/"));
  const locked = own.map(({ path, sha256 }) => ({ path: `data/${path}`, sum: sha256 }));
  found.push(...(await differing(listed, bag, sha512Of)), ...(await differing(locked, bag, sha256Of)));
  const known = new Set([...listed, ...locked].map(({ path }) => path));
  for (const path of await payloadOf(bag)) if (!known.has(path)) found.push({ path, change: "added" });
  // A PDF may be neither as listed nor as locked.
  return [...new Map(found.map((each) => [each.path, each])).values()];
}

/** The files below data/, links among them. */
async function payloadOf({ root, files }: Pick<PackFiles, "files" | "root">): Promise<readonly string[]> {
  const paths = await readdir(join(root, "data"), { recursive: true });
  const found: string[] = [];
  for (const path of paths.map((each) => `data/${slashed(each)}`).sort()) {
    if ((await files.look(join(root, path)))?.kind !== "folder") found.push(path);
  }
  return found;
}

/** @param listed a file without a sum only has to be readable */
async function differing(
  listed: readonly { readonly path: string; readonly sum: string | undefined }[],
  pack: Pick<PackFiles, "files" | "root">,
  sumOf: (bytes: Uint8Array) => string,
): Promise<readonly Damage[]> {
  const found: Damage[] = [];
  // One after the other: fonts and photos are large.
  for (const { path, sum } of listed) {
    const place = await packPlace(pack, "", path);
    const bytes = place === undefined ? undefined : await pack.files.read(place);
    if (place === undefined) found.push({ path, change: "gone" });
    else if (bytes === undefined || (sum !== undefined && sumOf(bytes) !== sum)) found.push(changed(path));
  }
  return found;
}

function changed(path: string): Damage {
  return { path, change: "changed" };
}
