import { errorAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { fileSpan } from "../../base/source.ts";
import { differenceOf } from "../account.ts";
import type { Refused, SourceReading } from "../source.ts";
import { packaged, type WrittenDocument, wordTexts } from "./package.ts";
import { MOST_XML } from "./parts.ts";
import { readParts } from "./read-word.ts";

/**
 * Reads what another word processor's document says, as a .docx is read. If not every character of the document was written, nothing comes in.
 * @param path as messages print it
 */
export async function readWritten(document: WrittenDocument, path: string): Promise<SourceReading | Refused> {
  const { length } = document.body;
  if (length > MOST_XML) {
    const sizes = { megabytes: Math.ceil(length / 2 ** 20), limit: MOST_XML / 2 ** 20 };
    return { kind: "word", diagnostics: [errorAt(fileSpan(path), "document-too-large", { part: path, ...sizes })] };
  }
  const parts = packaged(document);
  const reading = await readParts(parts, path);
  const off = differenceOf(document.texts, wordTexts(parts));
  if (off === undefined || !("content" in reading)) return reading;
  const args = { missing: shortened(off.missing) || "—", surplus: shortened(off.surplus) || "—" };
  return { kind: "word", diagnostics: [errorAt(fileSpan(path), "copy-lost", args)] };
}
