import { joined } from "../../base/byte-writer.ts";
import { endObjects, type PdfFile, startPdf } from "./inside-pdfkit.ts";
import type { InternalRef } from "./pdfkit-internals.ts";
import type { Metadata } from "./xmp.ts";

/** Compresses a stream as zlib's deflate does, in another thread. */
export type DeflateAside = (bytes: Uint8Array) => Promise<Uint8Array>;

/** A PDF in the making. Its streams are deflated while more is painted. */
interface PdfAside {
  readonly file: PdfFile;
  /** In the order in which they will stand in the file. */
  readonly unwritten: Unwritten[];
}

/** An object that is complete except for its stream. */
interface Unwritten {
  readonly ref: InternalRef;
  readonly stream: Promise<Uint8Array> | undefined;
  readonly write: () => void;
}

/** Opens a file; `closePdfAside` ends it. The bytes are the same as if each stream were waited for. */
export function openPdfAside(metadata: Metadata, deflate: DeflateAside): PdfAside {
  const file = startPdf(metadata, true);
  const unwritten: Unwritten[] = [];
  endObjects(file.document, (ref, write) => {
    const deflated = ref.compress && ref.buffer.length > 0;
    const stream = deflated ? deflate(whole(ref.buffer)) : undefined;
    if (deflated) Object.assign(ref, { compress: false, buffer: [] });
    unwritten.push({ ref, stream, write });
  });
  return { file, unwritten };
}

/** A stream that came in one piece is passed on unchanged: its deflated form may be kept already. */
function whole(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : joined(chunks);
}

/** Writes fonts, outline and trailer, and waits for the streams. @returns the file's bytes */
export async function closePdfAside({ file, unwritten }: PdfAside): Promise<Uint8Array> {
  file.document.end();
  for (const { ref, stream, write } of unwritten) {
    if (stream !== undefined) ref.buffer = [await stream];
    write();
  }
  return joined(file.chunks);
}
