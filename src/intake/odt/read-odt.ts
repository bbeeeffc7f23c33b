import { errorAt } from "../../base/diagnostic.ts";
import { fileSpan } from "../../base/source.ts";
import { OTHER_OFFICE } from "../file-form.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { unpackParts } from "../word/parts.ts";
import { readWritten } from "../word/read-written.ts";
import { xmlText } from "../word/xml.ts";
import { OdtWriter } from "./odt-writer.ts";
import { treeOf, within } from "./tree.ts";

const TEXT: ReadonlySet<string> = new Set(["office:text"]);

/** Parts with copy and pictures, and what tells of a password and of macros. */
const WANTED =
  /^(?:content\.xml|styles\.xml|META-INF\/manifest\.xml|Object [^/]*\/content\.xml|Pictures\/.*|Basic\/.*\.xml)$/;

/** Reads an OpenDocument text by way of the parts of a .docx. */
export async function readOdt({ bytes, path }: CopyFile): Promise<SourceReading | Refused> {
  const whole = fileSpan(path);
  const unpacked = await unpackParts(bytes, whole, WANTED);
  if (!unpacked.ok) return { kind: "word", diagnostics: unpacked.diagnostics };
  const parts = unpacked.value;
  const textOf = (part: string): string => xmlText(parts.get(part) ?? new Uint8Array(0)) ?? "";
  if (textOf("META-INF/manifest.xml").includes("encryption-data"))
    return { kind: "word", diagnostics: [errorAt(whole, "encrypted-document")] };
  if (!parts.has("content.xml")) return { kind: "word", diagnostics: [errorAt(whole, "no-word-part")] };
  const content = treeOf(textOf("content.xml"), `${path}/content.xml`);
  const styles = treeOf(textOf("styles.xml") || "<none/>", `${path}/styles.xml`);
  const fault = content.fault ?? styles.fault;
  if (fault !== undefined) return { kind: "word", diagnostics: [fault] };
  if (within(content.root, TEXT).length === 0)
    return { kind: "word", diagnostics: [errorAt(whole, "foreign-document", { program: OTHER_OFFICE })] };
  return readWritten(new OdtWriter(content.root, styles.root, parts).write(), path);
}
