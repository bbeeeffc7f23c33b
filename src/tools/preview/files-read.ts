import { resolve } from "node:path";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Files } from "../../base/files.ts";
import { type SourceFile, sourceFile } from "../../base/source.ts";
import { decode } from "../../engine/manifest/decode.ts";
import type { Above } from "../../engine/manifest/pieces.ts";

/** The files of an issue as one build read them. A revision is a build with pages. */
export interface FilesRead {
  /** Of the build, from 1. */
  readonly number: number;
  readonly sources: () => readonly SourceFile[];
  /** Where the pieces of issue.yaml stood, in the build of a revision. */
  readonly above?: Above;
  /** The folder that the files are named from, absolute. */
  readonly working: string;
}

/** The files of a build without pages: those that its messages name, then those of the last pages. */
export async function readWithoutPages(
  { number, working, diagnostics }: Omit<FilesRead, "sources"> & { readonly diagnostics: readonly Diagnostic[] },
  before: FilesRead | undefined,
  read: Files["read"],
): Promise<FilesRead> {
  const known = [...diagnostics.map(({ span }) => span.source), ...(before?.sources() ?? [])];
  const names = [...new Set(known.map(({ path }) => path))];
  const sources = await Promise.all(names.map(async (name) => textOf(name, await read(resolve(working, name)))));
  return { number, sources: () => sources, working };
}

/** Whatever of a file is text. */
function textOf(name: string, bytes: Uint8Array | undefined): SourceFile {
  if (bytes === undefined) return sourceFile(name, "");
  const decoded = decode(bytes, name, "manifest");
  if (decoded.ok) return decoded.value;
  return decoded.diagnostics[0]?.span.source ?? sourceFile(name, "");
}
