import type { ArgumentsOf } from "../../../base/codes.ts";
import { type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import { fileSpan } from "../../../base/source.ts";
import { copyLost, differenceOf } from "../proposal.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { readParts } from "../word/read-word.ts";
import { MOST_XML } from "../word/xml.ts";
import { type Container, docText, openContainer, openDoc } from "./container.ts";
import { DocWriter } from "./doc-writer.ts";
import { packaged, type WrittenDocument, wordTexts } from "./package.ts";

const REFUSALS = { sealed: "encrypted-document", damaged: "damaged-document" } as const;

/** Reads a document of Word 97 to 2003, or of WPS, by converting it to the parts of a .docx. */
export async function readDoc({ bytes, path }: CopyFile): Promise<SourceReading | Refused> {
  const refuse = (diagnostic: Diagnostic): Refused => ({ kind: "word", diagnostics: [diagnostic] });
  const whole = fileSpan(path);
  const container = openContainer(bytes);
  if (container === undefined) return refuse(errorAt(whole, "damaged-document"));
  const program = programOf(container);
  if (program !== undefined) return refuse(errorAt(whole, "foreign-document", program));
  const written = writtenDoc(container);
  if (typeof written !== "string") return readWritten(written, path);
  if (written === "old") return refuse(errorAt(whole, "foreign-document", { program: "Word 6, Word 95 (.doc)" }));
  return refuse(errorAt(whole, REFUSALS[written]));
}

/** Other programs' documents in such a container; tables of a spreadsheet can come in as a web page. */
function programOf({ names }: Container): ArgumentsOf<"foreign-document"> | undefined {
  if (names.includes("WordDocument")) return undefined;
  if (names.some((name) => name === "Workbook" || name === "Book")) return { program: "Excel (.xls)", page: ".html" };
  return { program: names.includes("PowerPoint Document") ? "PowerPoint (.ppt)" : "OLE" };
}

function writtenDoc(container: Container): WrittenDocument | "sealed" | "old" | "damaged" {
  try {
    const opened = openDoc(container);
    if ("refused" in opened) return opened.refused;
    const text = docText(opened.file);
    if (text === undefined) return "damaged";
    const hasMacros = container.names.includes("Macros");
    return { ...new DocWriter(opened.file, text).write(), hasMacros };
  } catch {
    // Its offsets point beyond its end.
    return "damaged";
  }
}

/**
 * Reads the document as a .docx is read. If a character of the document was not written, nothing is imported.
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
  return { kind: "word", diagnostics: [copyLost(fileSpan(path), off)] };
}
