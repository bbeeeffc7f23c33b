import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { fileSpan, type Span } from "../../base/source.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { readWritten } from "../word/read-written.ts";
import { RtfReader } from "./rtf-reader.ts";

/** Reads RTF by way of the parts of a .docx. */
export async function readRtf({ bytes, path }: CopyFile): Promise<SourceReading | Refused> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = new RtfReader(file).read();
  if (read === undefined) return { kind: "word", diagnostics: [errorAt(fileSpan(path), "damaged-document")] };
  const reading = await readWritten(read.document, path);
  const told = read.isWhole
    ? toldBehind(file.subarray(read.end), lastOf(reading, path))
    : [warningAt(lastOf(reading, path), "document-cut", { bytes: file.length })];
  return { ...reading, diagnostics: [...told, ...reading.diagnostics] };
}

/** Tells of what stands behind the document's end. Word itself ends a file with a turn of line and a zero. */
function toldBehind(rest: Buffer, span: Span): readonly Diagnostic[] {
  const { length } = rest.toString("latin1").replace(/[\s\0}]+/g, "");
  return length === 0 ? [] : [warningAt(span, "document-goes-on", { bytes: rest.length })];
}

/** The last paragraph. */
function lastOf(reading: SourceReading | Refused, path: string): Span {
  if (!("span" in reading)) return fileSpan(path);
  const { source } = reading.span;
  return { source, start: source.lines.at(-1) ?? 0, end: source.text.length };
}
