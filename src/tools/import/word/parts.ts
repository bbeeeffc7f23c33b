import { type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { type Diagnostic, errorAt, type Outcome } from "../../../base/diagnostic.ts";
import type { Span } from "../../../base/source.ts";

/** The parts of a .docx by their paths, unpacked. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A story of a million characters takes 30 MB of WordprocessingML. */
export const MOST_XML = 32 * 2 ** 20;
const MOST_MEDIA = 128 * 2 ** 20;
const MOST_IN_ALL = 512 * 2 ** 20;
const MOST_ENTRIES = 5000;

/** Parts with copy and pictures; fonts, embedded sheets and macros are not read. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/.*\.(?:xml|rels)|word\/media\/.*)$/i;

/** Unpacks a .docx within limits: sizes are those that come out, whatever its list says. */
export async function unpackWord(bytes: Uint8Array, span: Span): Promise<Outcome<Parts>> {
  const refuse = (diagnostic: Diagnostic): Outcome<Parts> => ({ ok: false, diagnostics: [diagnostic] });
  const parts = new Map<string, Uint8Array>();
  let all = 0;
  try {
    const zip = new ZipReader(new Uint8ArrayReader(bytes), { checkCrc32: true, useWebWorkers: false });
    let seen = 0;
    for await (const entry of zip.getEntriesGenerator()) {
      if (++seen > MOST_ENTRIES) return refuse(errorAt(span, "damaged-document"));
      if (entry.encrypted) return refuse(errorAt(span, "encrypted-document"));
      if (entry.directory || !WANTED.test(entry.filename)) continue;
      const limit = /\/media\//i.test(entry.filename) ? MOST_MEDIA : MOST_XML;
      const read = await unpacked(entry, Math.min(limit, MOST_IN_ALL - all));
      if (read === undefined) return refuse(errorAt(span, "document-too-large", tooMuch(entry, limit)));
      all += read.length;
      parts.set(entry.filename, read);
    }
  } catch {
    return refuse(errorAt(span, "damaged-document"));
  }
  return { ok: true, value: parts, diagnostics: [] };
}

function tooMuch({ filename, uncompressedSize }: Entry, limit: number): Record<string, string | number> {
  const megabytes = Math.max(Math.ceil(uncompressedSize / 2 ** 20), Math.ceil(limit / 2 ** 20));
  return { part: filename, megabytes, limit: Math.floor(limit / 2 ** 20) };
}

/** Undefined as soon as it grows beyond the limit. */
async function unpacked(entry: FileEntry, limit: number): Promise<Uint8Array | undefined> {
  if (entry.uncompressedSize > limit) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isTooLong = false;
  const into = new WritableStream<Uint8Array>({
    write: (chunk) => {
      length += chunk.length;
      isTooLong ||= length > limit;
      // Nothing more is kept of a bomb; its stream ends here.
      if (isTooLong) throw new Error("too long");
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(into);
  } catch (error) {
    if (isTooLong) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}
