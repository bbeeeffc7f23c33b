// What a pack contains, and how it is read again: as a zip or as an unpacked folder, behind the same face. Packs may come from strangers, so a name never leads
// out of the pack, and each file is compared with its hash. Bags (formats/deposit) are verified here too.
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { diskFiles, pathFrom, slashed } from "../../base/disk-files.ts";
import type { FileFacts, Files } from "../../base/files.ts";
import { makeFolder } from "../../base/make-folder.ts";
import { changes, type ListChange, readSums, type SummedFile, sha256Of, writeSums } from "../../base/sha256.ts";
import { filesBelow, rewriteWith } from "../../build/disk/replace-files.ts";
import type { Lock } from "../../build/lock.ts";
import type { Catalogue, FaceEntry, FontEntry } from "../../engine/fonts/catalogue.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import { locateFont } from "../../engine/fonts/font-file.ts";
import { BAG_LISTS, decodedPath, sha512Of } from "../../formats/deposit/bag.ts";
import { type OutputFile, textFile } from "../../formats/format.ts";
import { MOST_BYTES, openZip, ZipFault, type ZippedFile } from "./zip.ts";

/** The files of a pack, and only these: a stranger's manifest finds nothing outside its pack. */
export interface PackFiles {
  readonly files: Files;
  /** The pack's own folder, absolute; for a zip, which is not unpacked, the path of the zip. */
  readonly root: string;
  /** The paths of its files, with `/`. Of a folder those of the issue alone: npm adds files to the program, and pages may be built beside it. */
  readonly entries: readonly string[];
  /** A copy of one of the files on the disk, for libraries that open files themselves. */
  readonly onDisk: (path: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Folders of the program, absolute. */
interface Folders {
  /** The working folder. */
  readonly folder: string;
  /** Undefined if nothing may be cached. */
  readonly cache: string | undefined;
}

/**
 * A zip as a folder: entries are read when they are needed, and never unpacked to the disk.
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

/** Stores copies by their hash: in the cache, where the next run finds them, or else in a folder that is removed when the pack is closed. */
function copiesIn(cache: string | undefined) {
  let own: string | undefined;
  const putIn = async (folder: string, bytes: Uint8Array): Promise<string> => {
    const place = join(folder, `${sha256Of(bytes)}.icc`);
    const cached = await readFile(place).catch(() => undefined);
    if (cached?.equals(bytes)) return place;
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

/** The plain files of an unpacked pack: no links that lead out of it, no pipes, no devices. */
export async function unpackedFiles(path: string, { folder }: Folders): Promise<PackFiles> {
  const disk = diskFiles(folder);
  const root = (await disk.look(path))?.path ?? path;
  const look = async (path: string): Promise<FileFacts | undefined> => {
    const facts = await disk.look(path);
    if (facts === undefined || facts.kind === "other" || facts.bytes > MOST_BYTES) return undefined;
    return facts.path === root || facts.path.startsWith(`${root}${sep}`) ? facts : undefined;
  };
  const below = ["files/", "fonts/", "profile/"].map((part) => filesBelow(root, part));
  return {
    root,
    entries: (await Promise.all(below)).flat(),
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

/** The absolute path of the file that a name in a folder of a pack means; undefined if it leads out of the pack, or to nothing. */
export async function packPlace(
  { files, root }: Pick<PackFiles, "files" | "root">,
  folder: string,
  name: string,
): Promise<string | undefined> {
  const place = join(root, folder, name);
  if (!place.startsWith(`${root}${sep}`)) return undefined;
  return (await files.look(place))?.kind === "file" ? place : undefined;
}

/** The list of a pack's other files with their SHA-256. */
const PACK_SUMS = "SHA256SUMS";

/** A damaged file of a pack or a bag. */
export interface Damage {
  /** Its path in the pack or the bag, with `/`. */
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
 * The files of a pack that differ from its list, or are not on it. A pack of an earlier version has no list: then only entries that cannot be read show.
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
  const known = new Set([PACK_SUMS, ...files.map(pathOf)]);
  const added = pack.entries.filter((path) => unproved(path) && !known.has(path) && !path.endsWith("/"));
  return [
    ...(isSound ? [] : [{ path: PACK_SUMS, change: "changed" } as const]),
    ...damageOf(listed, await sumsNow(listed.map(pathOf), pack, sha256Of)),
    ...added.map((path) => ({ path, change: "added" }) as const),
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
  const paths = new Set(listed.map(pathOf));
  const more = (await payloadOf(bag)).filter((path) => !paths.has(path)).map((path) => ({ path, sum: UNREADABLE }));
  found.push(...damageOf(listed, [...(await sumsNow(paths, bag, sha512Of)), ...more]));
  // A bag has no press files.
  const own = outputs.filter(({ path }) => !path.startsWith("press/"));
  const locked = own.map(({ path, sha256 }) => ({ path: `data/${path}`, sum: sha256 }));
  found.push(...damageOf(locked, await sumsNow(locked.map(pathOf), bag, sha256Of)));
  // A PDF with both faults is reported once.
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

/** Used instead of a hash: the file exists, but was not or cannot be read. */
const UNREADABLE = "";

/** The hashes of the files that exist. One is read after the other, since fonts and photos are large. */
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

/**
 * The fonts that an issue reads, each with its licence, and a fonts.yaml of them alone. A face keeps only the fallbacks that were read; the others did not
 * affect the layout.
 * @param folder the folder of the program's fonts.yaml
 */
export function packFonts(catalogue: Catalogue, used: ReadonlySet<FontId>, folder: string): readonly OutputFile[] {
  const entries = [...catalogue.files.values()].filter(({ id }) => used.has(id));
  const faces = [...catalogue.faces.values()].filter(({ font }) => used.has(font));
  // A file with several fonts is packed once, under the name of the first.
  const holderOf = (entry: FontEntry): FontEntry => entries.find((each) => sameFile(each, entry)) ?? entry;
  const fileOf = (entry: FontEntry, path: string, name: string): OutputFile => {
    return { path: `fonts/${path}`, bytes: readFileSync(locateFont(folder, entry, name)) };
  };
  const files = entries.flatMap((entry): readonly OutputFile[] => [
    ...(holderOf(entry) === entry ? [fileOf(entry, fontName(entry), entry.file)] : []),
    ...(entry.text === undefined ? [] : [fileOf(entry, licenceName(entry), entry.text)]),
  ]);
  const list = [
    "files:",
    ...entries.map((entry) => entryText(entry, holderOf(entry))),
    "faces:",
    ...faces.map((face) => faceText(face, used)),
    "",
  ].join("\n");
  return [textFile("fonts/fonts.yaml", list), ...files];
}

function sameFile(one: FontEntry, other: FontEntry): boolean {
  return one.folder === other.folder && one.package === other.package && one.file === other.file;
}

function entryText(entry: FontEntry, holder: FontEntry): string {
  const { id, member, licence, source, sha256, text } = entry;
  const lines = [
    `  ${quoted(id)}:`,
    `    file: ${quoted(fontName(holder))}`,
    ...(member === undefined ? [] : [`    member: ${quoted(member)}`]),
    `    licence: ${quoted(licence)}`,
    ...(text === undefined ? [] : [`    text: ${quoted(licenceName(entry))}`]),
    `    source: ${quoted(source)}`,
    `    sha256: ${quoted(sha256)}`,
  ];
  return lines.join("\n");
}

function faceText({ name, font, latin, scale, marks, fallback }: FaceEntry, used: ReadonlySet<FontId>): string {
  const read = fallback.filter((id) => used.has(id));
  const lines = [
    `  ${quoted(name)}:`,
    `    font: ${quoted(font)}`,
    ...(latin !== font && used.has(latin) ? [`    latin: ${quoted(latin)}`, `    scale: ${scale}`] : []),
    ...(used.has(marks) ? [`    marks: ${quoted(marks)}`] : []),
    `    fallback: [${read.map(quoted).join(", ")}]`,
  ];
  return lines.join("\n");
}

/** A JSON string is valid YAML too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function fontName({ id, file }: FontEntry): string {
  return `${id}${file.slice(file.lastIndexOf("."))}`;
}

function licenceName({ id }: FontEntry): string {
  return `${id}.licence.txt`;
}
