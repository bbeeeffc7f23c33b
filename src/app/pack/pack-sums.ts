import { join } from "node:path";
import { sha256Of } from "../../base/sha256.ts";
import { type PackFiles, packPlace } from "./pack-files.ts";
import type { ZippedFile } from "./zip.ts";

/** The list of a pack's other files with their SHA-256, as `sha256sum -c` reads it. */
const PACK_SUMS = "SHA256SUMS";

/** A file of a pack that is not as it was packed. */
export interface PackDamage {
  /** In the pack, with `/`. */
  readonly path: string;
  readonly change: "changed" | "gone";
}

/** The list of these files. Each is read here, and once more when the pack is written. */
export async function packSums(files: readonly ZippedFile[]): Promise<ZippedFile> {
  const lines: string[] = [];
  for (const { path, read } of files) lines.push(`${sha256Of(await read())}  ${path}\n`);
  const bytes = new TextEncoder().encode(lines.sort((a, b) => (a.slice(PATH_AT) < b.slice(PATH_AT) ? -1 : 1)).join(""));
  return { path: PACK_SUMS, read: async () => bytes };
}

const LINE = /^([0-9a-f]{64}) [ *](.+)$/;
/** Where a line's path begins. */
const PATH_AT = 66;

/**
 * The files of a pack that differ from its list. A pack of an earlier version has no list: then a zip still shows its damaged entries, but a folder
 * shows nothing.
 * @param isProved whether something else proves the file at an absolute path
 */
export async function damageIn(pack: PackFiles, isProved: (place: string) => boolean): Promise<readonly PackDamage[]> {
  const list = await pack.files.read(join(pack.root, PACK_SUMS));
  const { listed, isSound } = list === undefined ? unlisted(pack) : linesIn(list);
  const found: PackDamage[] = isSound ? [] : [{ path: PACK_SUMS, change: "changed" }];
  // One after the other: fonts and photos are large.
  for (const { path, sha256 } of listed) {
    const place = await packPlace(pack, PACK_SUMS, path);
    if (place !== undefined && isProved(place)) continue;
    const bytes = place === undefined ? undefined : await pack.files.read(place);
    const isSame = bytes !== undefined && (sha256 === undefined || sha256Of(bytes) === sha256);
    if (!isSame) found.push({ path, change: place === undefined ? "gone" : "changed" });
  }
  return found;
}

interface PackedList {
  readonly listed: readonly { readonly path: string; readonly sha256: string | undefined }[];
  /** Each line of the list can be read. */
  readonly isSound: boolean;
}

function unlisted({ entries }: PackFiles): PackedList {
  return { listed: entries.map((path) => ({ path, sha256: undefined })), isSound: true };
}

function linesIn(list: Uint8Array): PackedList {
  const lines = new TextDecoder().decode(list).split("\n").filter(Boolean);
  const listed = lines.flatMap((line) => {
    const [, sha256, path] = LINE.exec(line) ?? [];
    return sha256 === undefined || path === undefined ? [] : [{ path, sha256 }];
  });
  return { listed, isSound: listed.length === lines.length };
}
