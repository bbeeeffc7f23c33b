import type { SourceDocument } from "../format.ts";
import { type Archive, writeArchive } from "./archive.ts";
import type { ArchiveSource } from "./archive-sources.ts";

/** Writes the archive file: its path below the folder of outputs. */
export function writeArchiveFile(archive: Archive): { readonly path: string; readonly bytes: Uint8Array } {
  return { path: `archive/${archive.newspaper.identity.stem}.pdf`, bytes: writeArchive(archive) };
}

const TYPES: Readonly<Record<string, string>> = {
  yaml: "application/yaml",
  yml: "application/yaml",
  md: "text/markdown",
  lock: "application/json",
};

/** Manifest, copy and lock as files to attach. A file outside the folder is named from the folder that both share. */
export function archiveSources(files: readonly SourceDocument[]): readonly ArchiveSource[] {
  return files.map(({ kind, name, bytes }) => ({
    path: name.replace(/^(\.\.\/)+/, ""),
    bytes,
    type: TYPES[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? "text/plain",
    description: kind,
  }));
}
