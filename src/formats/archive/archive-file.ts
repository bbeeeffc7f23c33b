import type { Copy } from "../../base/copy.ts";
import type { PaintPage } from "../paint/paint.ts";
import { type Archive, writeArchive } from "./archive.ts";
import type { ArchiveSource } from "./archive-sources.ts";

/** An issue that goes into the archive: what the writer needs of it besides its pages. */
interface ArchiveIssue {
  readonly stem: string;
  readonly stories: readonly { readonly id: string; readonly copy: Copy }[];
  readonly fillers: readonly { readonly id: string; readonly copy: Copy }[];
}

/** Everything else, as for a proof. */
type ArchiveJob = Omit<Archive, "copies" | "pages">;

/** Writes the archive file: its path below the issue's folder of outputs. */
export function writeArchiveFile(
  { stem, stories, fillers }: ArchiveIssue,
  pages: readonly PaintPage[],
  job: ArchiveJob,
): { readonly path: string; readonly bytes: Uint8Array } {
  const copies = new Map([...stories, ...fillers].map(({ id, copy }) => [id, copy]));
  return { path: `archive/${stem}.pdf`, bytes: writeArchive({ ...job, pages, copies }) };
}

/** A file of the issue, named from its folder. */
export interface IssueFile {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TYPES: Readonly<Record<string, string>> = {
  yaml: "application/yaml",
  yml: "application/yaml",
  md: "text/markdown",
  lock: "application/json",
};

/** Manifest, copy and lock as an archive carries them; a file outside the issue's folder is named from where the paths meet. */
export function archiveSources(files: readonly IssueFile[]): readonly ArchiveSource[] {
  return files.map(({ kind, name, bytes }) => ({
    path: name.replace(/^(\.\.\/)+/, ""),
    bytes,
    type: TYPES[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? "text/plain",
    description: kind,
  }));
}
