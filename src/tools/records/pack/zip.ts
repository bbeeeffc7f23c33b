import type { FileHandle } from "node:fs/promises";
import { Uint8ArrayReader, ZipWriter, type ZipWriterAddDataOptions } from "@zip.js/zip.js";
import { deflateSync } from "fflate";
import { byCodeUnit } from "../../../base/order.ts";
import { refusal } from "../../../build/disk/refusal.ts";
import { cacheKey, type PictureCache } from "../../../engine/images/cache.ts";
import { isBomb, MOST_BYTES } from "./unzip.ts";

/** A file for a zip. It is read when its turn comes, since a zip may be larger than memory. */
export interface ZippedFile {
  /** With `/`. */
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/** So many bytes are written at once: a zip of a thousand files is three thousand pieces. */
const AT_ONCE = 2 ** 20;

/** Files that are compressed already. */
const STORED = /\.(?:jpe?g|png|webp|avif|zip)$/i;

/** Read by all, written by their owner. */
const MODE = 0o100644;

/** Deflates a file of a zip. */
export type Deflate = (bytes: Uint8Array, path: string) => Promise<Uint8Array>;

const deflateAnew: Deflate = async (bytes) => deflateSync(bytes, { level: 6 });

/** Smaller files, in bytes, are deflated faster than looked up. */
const WORTH_KEEPING = 16_384;

/**
 * Keeps the deflated form of files that many packs have: fonts and the program.
 * @param version of fflate: another one may give other bytes
 */
export function deflateThrough(cache: PictureCache, version: string, isCommon: (path: string) => boolean): Deflate {
  return (bytes, path) => {
    if (bytes.length < WORTH_KEEPING || !isCommon(path)) return deflateAnew(bytes, path);
    return cache.through(cacheKey(bytes, "deflate", version), () => deflateAnew(bytes, path));
  };
}

/**
 * Writes the files as a zip, in order of their paths, with one date for all: the same files give the same bytes on any day, in any time zone, on
 * any version of Node, whose own zlib would not.
 * @param date ISO; years before 1980 have no place in a zip
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
    // A zip holds a local date and time. A date that was made of local values gives them back in any time zone, and no zone's clocks skip noon.
    lastModDate: new Date(Math.max(1980, year), month - 1, day, 12),
    unixMode: MODE,
  });
  for (const { path, read } of [...files].sort((a, b) => byCodeUnit(a.path, b.path))) {
    const bytes = await read();
    if (bytes.length > MOST_BYTES)
      throw refusal("TOO_LARGE", `${path} is larger than ${MOST_BYTES / 2 ** 20} MB`, path);
    const deflated = STORED.test(path) ? undefined : await packedBy(deflate, bytes, path);
    const told: ZipWriterAddDataOptions = { uncompressedSize: bytes.length, crc32: crc32(bytes) };
    const compressionMethod = deflated === undefined ? 0 : 8;
    await zip.add(path, new Uint8ArrayReader(deflated ?? bytes), { ...told, compressionMethod });
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

/** ISO 3309, as zip wants it: Node's own is not in all versions that we run on. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) {
    crc = (CRC_TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  }
  return (crc ^ -1) >>> 0;
}
