import { errorAt } from "../../base/diagnostic.ts";
import { fileSpan } from "../../base/source.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { readWritten } from "../word/read-written.ts";
import { RtfReader } from "./rtf-reader.ts";

/** Reads RTF by way of the parts of a .docx. */
export async function readRtf({ bytes, path }: CopyFile): Promise<SourceReading | Refused> {
  const written = new RtfReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).read();
  if (written !== undefined) return readWritten(written, path);
  return { kind: "word", diagnostics: [errorAt(fileSpan(path), "damaged-document")] };
}
