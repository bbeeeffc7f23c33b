// Reads and writes zips. Writing is reproducible: the same files give the same bytes on every machine. Reading trusts nothing, since zips come from anywhere:
// sizes, overlaps, names and links are checked before an entry is opened, and no entry is unpacked to the disk.
import { type FileHandle, open } from "node:fs/promises";
import {
  type Entry,
  ERR_UNSAFE_FILENAME,
  type FileEntry,
  Reader,
  Uint8ArrayReader,
  ZipReader,
  ZipWriter,
  type ZipWriterAddDataOptions,
} from "@zip.js/zip.js";
import { deflateSync } from "fflate";
import { byCodeUnit } from "../../base/files.ts";
import { refusal } from "../../build/disk/folder-lock.ts";
import { cacheKey, type PictureCache } from "../../engine/images/cache.ts";

/** A file for a zip. It is read when it is its turn, since a zip may be larger than memory. */
export interface ZippedFile {
  /** With `/`. */
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/** Bytes that are written at once: a zip of a thousand files has three thousand pieces. */
const AT_ONCE = 2 ** 20;

/** Names of files that are compressed already. */
const STORED = /\.(?:jpe?g|png|webp|avif|zip)$/i;

/** Read by all, written by their owner. */
const MODE = 0o100644;

/** Deflates a file of a zip. */
export type Deflate = (bytes: Uint8Array, path: string) => Promise<Uint8Array>;

const deflateAnew: Deflate = async (bytes) => deflateSync(bytes, { level: 6 });

/** Smaller files, in bytes, are deflated faster than they are found in the cache. */
const WORTH_KEEPING = 16_384;

/**
 * Caches the deflated form of files that many packs share: fonts and the program.
 * @param version of fflate, since another one may give other bytes
 */
export function deflateThrough(cache: PictureCache, version: string, isCommon: (path: string) => boolean): Deflate {
  return (bytes, path) => {
    if (bytes.length < WORTH_KEEPING || !isCommon(path)) return deflateAnew(bytes, path);
    return cache.through(cacheKey(bytes, "deflate", version), () => deflateAnew(bytes, path));
  };
}

/**
 * Writes the files as a zip, in order of their paths, all with one date: the same files give the same bytes on any day, in any time zone, on any version of
 * Node (whose own zlib would not).
 * @param date ISO; a zip has no years before 1980
 * @returns its length
 */
export async function writeZip(
  files: readonly ZippedFile[],
  date: string,
  into: FileHandle,
  deflate: Deflate = deflateAnew,
): Promise<number> {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  let length = 0;
  let waiting: Uint8Array[] = [];
  let bytesWaiting = 0;
  const writeWaiting = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    bytesWaiting = 0;
    await into.writeFile(bytes);
  };
  const sink = new WritableStream<Uint8Array>({
    write: async (chunk) => {
      waiting.push(chunk);
      bytesWaiting += chunk.length;
      length += chunk.length;
      if (bytesWaiting >= AT_ONCE) await writeWaiting();
    },
    close: writeWaiting,
  });
  const zip = new ZipWriter(sink, {
    // We give deflated bytes.
    passThrough: true,
    useWebWorkers: false,
    extendedTimestamp: false,
    // A zip has a local date and time. A date made of local values gives them back in any time zone, and no zone's clocks skip noon.
    lastModDate: new Date(Math.max(1980, year), month - 1, day, 12),
    unixMode: MODE,
  });
  for (const { path, read } of [...files].sort((a, b) => byCodeUnit(a.path, b.path))) {
    const bytes = await read();
    if (bytes.length > MOST_BYTES)
      throw refusal("TOO_LARGE", `${path} is larger than ${MOST_BYTES / 2 ** 20} MB`, path);
    const deflated = STORED.test(path) ? undefined : await packedBy(deflate, bytes, path);
    const sizes: ZipWriterAddDataOptions = { uncompressedSize: bytes.length, crc32: crc32(bytes) };
    const compressionMethod = deflated === undefined ? 0 : 8;
    await zip.add(path, new Uint8ArrayReader(deflated ?? bytes), { ...sizes, compressionMethod });
  }
  await zip.close();
  return length;
}

/** The deflated bytes; undefined if readers would take them for a bomb (a white scan, all zeros). */
async function packedBy(deflate: Deflate, bytes: Uint8Array, path: string): Promise<Uint8Array | undefined> {
  const deflated = await deflate(bytes, path);
  return isBomb(bytes.length, deflated.length) ? undefined : deflated;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** ISO 3309, as zip requires it: not all supported versions of Node have it. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) {
    crc = (CRC_TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  }
  return (crc ^ -1) >>> 0;
}

/** An open zip file. Its list has been read and found sound; entries are read when they are needed. */
interface OpenZip {
  /** By path, with `/`. */
  readonly files: ReadonlyMap<string, ZippedEntry>;
  readonly close: () => Promise<void>;
}

interface ZippedEntry {
  readonly bytes: number;
  /** @throws ZipFault if the entry is damaged */
  readonly read: () => Promise<Uint8Array>;
}

type FaultKind = "unfit" | "damaged" | "entries" | "bytes" | "ratio" | "twice" | "name" | "link" | "overlap" | "secret";

/** What is wrong with a zip, and with which entry. It is no fault of ours, since zips come from anywhere. */
export class ZipFault extends Error {
  readonly kind: FaultKind;
  readonly entry: string;

  constructor(kind: FaultKind, entry = "") {
    super(`${kind} ${entry}`);
    this.kind = kind;
    this.entry = entry;
  }
}

/** An issue of 64 pages has some 700 photos, and a pack some 400 files of the program. */
const MOST_ENTRIES = 20_000;
/** The most bytes of an entry, which is held in memory as a whole. The largest font has 25 MB. */
export const MOST_BYTES = 512 * 2 ** 20;
const MOST_BYTES_IN_ALL = 32 * 2 ** 30;
/** One deflated byte becomes at most 1,032, and at most 20 in text that people write. Small entries may have any ratio. */
const MOST_RATIO = 100;
const SMALL = 2 ** 20;
/** With names of usual length, the list has 100 bytes an entry. */
const MOST_LIST_BYTES = 16 * 2 ** 20;
/** The minimum length of an entry's local header. */
const HEADER_BYTES = 30;
/** The bits of a Unix mode for the kind of file, and their values for a plain file and for a zip that gives none. */
const KIND = 0o170000;
const PLAIN: ReadonlySet<number> = new Set([0, 0o100000]);

/** @throws ZipFault for a file that is no zip, and for anything that no pack has: bombs, repeated or overlapping entries, links, names that lead out of it */
export async function openZip(path: string): Promise<OpenZip> {
  const handle = await open(path, "r");
  try {
    const zip = new ZipReader(new FileReader(handle), { strictness: "strict", checkCrc32: true, useWebWorkers: false });
    const entries = await entriesOf(zip);
    checkOverlaps(entries);
    const files = entries.map((entry): readonly [string, ZippedEntry] => [
      entry.filename,
      { bytes: entry.uncompressedSize, read: () => inflated(entry) },
    ]);
    return { files: new Map(files), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw faultOf(error);
  }
}

async function entriesOf(zip: ZipReader<unknown>): Promise<readonly FileEntry[]> {
  const found = new Map<string, FileEntry>();
  let seen = 0;
  let bytes = 0;
  for await (const entry of zip.getEntriesGenerator()) {
    if (++seen > MOST_ENTRIES) throw new ZipFault("entries");
    if (entry.directory) continue;
    checkEntry(entry);
    if (found.has(entry.filename)) throw new ZipFault("twice", entry.filename);
    bytes += entry.uncompressedSize;
    if (bytes > MOST_BYTES_IN_ALL) throw new ZipFault("bytes", entry.filename);
    found.set(entry.filename, entry);
  }
  return [...found.values()];
}

function checkEntry({ filename, encrypted, externalFileAttributes, compressedSize, uncompressedSize }: Entry): void {
  if (!PLAIN.has((externalFileAttributes >>> 16) & KIND)) throw new ZipFault("link", filename);
  if (encrypted) throw new ZipFault("secret", filename);
  if (uncompressedSize > MOST_BYTES) throw new ZipFault("bytes", filename);
  if (isBomb(uncompressedSize, compressedSize)) throw new ZipFault("ratio", filename);
}

/** True if an entry grows more than `openZip` allows. */
function isBomb(bytes: number, packed: number): boolean {
  return bytes > SMALL && bytes > MOST_RATIO * packed;
}

/** Refuses entries that share bytes: with them a small zip can become a large one. */
function checkOverlaps(entries: readonly FileEntry[]): void {
  let end = 0;
  for (const { offset, compressedSize, rawFilename, filename } of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) throw new ZipFault("overlap", filename);
    end = offset + HEADER_BYTES + rawFilename.length + compressedSize;
  }
}

async function inflated(entry: FileEntry): Promise<Uint8Array> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  const into = new WritableStream<Uint8Array>({
    write: (chunk) => {
      // Longer than in the list.
      if (at + chunk.length > bytes.length) throw new ZipFault("damaged", entry.filename);
      bytes.set(chunk, at);
      at += chunk.length;
    },
  });
  try {
    await entry.getData(into);
  } catch {
    throw new ZipFault("damaged", entry.filename);
  }
  if (at !== bytes.length) throw new ZipFault("damaged", entry.filename);
  return bytes;
}

function faultOf(error: unknown): ZipFault {
  if (error instanceof ZipFault) return error;
  const { message, filename } = error as { readonly message?: string; readonly filename?: string };
  return message === ERR_UNSAFE_FILENAME ? new ZipFault("name", filename) : new ZipFault("unfit");
}

/** Bytes that are read at once: entries are read in turn, and most are small. */
const WINDOW = 2 ** 20;

/** Reads a file piece by piece. */
class FileReader extends Reader<FileHandle> {
  readonly #handle: FileHandle;
  /** The bytes that were read last, and their place. */
  #window = { from: 0, bytes: new Uint8Array() };

  constructor(handle: FileHandle) {
    super(handle);
    this.#handle = handle;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.size = (await this.#handle.stat()).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (length > MOST_LIST_BYTES) throw new ZipFault("entries");
    if (length > WINDOW) return this.#read(index, length);
    const isInside = index >= this.#window.from && index + length <= this.#window.from + this.#window.bytes.length;
    if (!isInside) this.#window = { from: index, bytes: await this.#read(index, WINDOW) };
    // A copy, since the caller may store or change it.
    return this.#window.bytes.slice(index - this.#window.from, index - this.#window.from + length);
  }

  async #read(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await this.#handle.read(bytes, at, bytes.length - at, index + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  }
}
