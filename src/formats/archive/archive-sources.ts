import { byCodeUnit } from "../../base/order.ts";
import type { SourceDocument } from "../format.ts";
import { addStream, type PdfDocument } from "../pdf/document.ts";

/** A file that an archive carries with it. */
export interface ArchiveSource {
  /** Its path in the issue, with `/`; unique. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** MIME. */
  readonly type: string;
  readonly description: string;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["yaml", "application/yaml"],
  ["yml", "application/yaml"],
  ["md", "text/markdown"],
  ["lock", "application/json"],
]);

/** Manifest, paper, copy and lock as files to attach. A file outside the folder is named without the steps that lead out (`../`). */
export function archiveSources(files: readonly SourceDocument[]): readonly ArchiveSource[] {
  return files.map(({ kind, name, bytes }) => ({
    path: name.replace(/^(\.\.\/)+/, ""),
    bytes,
    type: TYPES.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? "text/plain",
    description: kind,
  }));
}

/** Attaches files as PDF/A-3 asks (ISO 19005-3, 6.8): each an associated file of the document, the source that it was made from. */
export function attachSources(file: PdfDocument, sources: readonly ArchiveSource[], date: string): void {
  const { pdfkit } = file;
  const moment = new Date(`${date}T00:00:00Z`);
  const specs = [...sources]
    .sort((a, b) => byCodeUnit(a.path, b.path))
    .map(({ path, bytes, type, description }) => {
      const entries = {
        Type: "EmbeddedFile",
        Subtype: type.replace("/", "#2F"),
        Params: { ModDate: moment, Size: bytes.length },
      };
      const stream = addStream(file, entries, bytes);
      const spec = pdfkit.ref({
        Type: "Filespec",
        F: new String(path),
        UF: new String(path),
        Desc: new String(description),
        AFRelationship: "Source",
        EF: { F: stream, UF: stream },
      });
      spec.end();
      return { path, spec };
    });
  // A name tree must be in order of bytes. PDF strings of ASCII paths keep the order of the paths.
  const names = specs.flatMap(({ path, spec }) => [new String(path), spec]);
  const tree = pdfkit.ref({ Names: names });
  tree.end();
  file.names["EmbeddedFiles"] = tree;
  file.catalog["AF"] = specs.map(({ spec }) => spec);
}
