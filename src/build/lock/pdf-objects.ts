import { sha256Of } from "../../base/sha256.ts";
import { SHORT } from "./layout-print.ts";

/** An indirect object of a PDF, as it stands in the file. */
interface PdfObject {
  readonly number: number;
  /** Its /Type, /Subtype or /S; without one, `stream` or `object`. */
  readonly what: string;
  readonly bytes: Uint8Array;
}

const OBJECT = /^(\d+) 0 obj\b/;
const END = Buffer.from("endobj");
const STREAM = Buffer.from("stream\n");

/**
 * The objects of a PDF that this program wrote, in their order: each begins on a line of its own, and a stream has its length in its dictionary.
 * Nothing is decoded.
 */
export function pdfObjects(pdf: Uint8Array): readonly PdfObject[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const objects: PdfObject[] = [];
  let at = 0;
  while (at < file.length) {
    const line = file.toString("latin1", at, at + 24);
    const [, number] = OBJECT.exec(line) ?? [];
    if (number === undefined) {
      const next = file.indexOf("\n", at);
      if (next < 0) break;
      at = next + 1;
      continue;
    }
    const end = objectEnd(file, at);
    const bytes = file.subarray(at, end);
    objects.push({ number: Number(number), what: kindOf(bytes), bytes });
    at = end;
  }
  return objects;
}

function objectEnd(file: Buffer, from: number): number {
  const end = file.indexOf(END, from);
  const stream = file.indexOf(STREAM, from);
  if (stream < 0 || (end >= 0 && end < stream)) return end < 0 ? file.length : end + END.length;
  const [, length] = /\/Length (\d+)/.exec(file.toString("latin1", from, stream)) ?? [];
  const after = file.indexOf(END, stream + STREAM.length + Number(length ?? 0));
  return after < 0 ? file.length : after + END.length;
}

function kindOf(bytes: Buffer): string {
  const stream = bytes.indexOf(STREAM);
  const dictionary = bytes.toString("latin1", 0, stream < 0 ? bytes.length : stream);
  const [, kind] = /\/(?:Type|Subtype|S) \/([\w.-]+)/.exec(dictionary) ?? [];
  return kind ?? (stream < 0 ? "object" : "stream");
}

/** Four hex digits an object: enough to find the first that differs. */
export function printObjects(pdf: Uint8Array): string {
  return pdfObjects(pdf)
    .map(({ bytes }) => sha256Of(bytes).slice(0, SHORT))
    .join("");
}
