import { dirname } from "node:path";
import type { Outcome } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import type { SourceFile } from "../base/source.ts";
import {
  type Catalogue,
  type FontEntry,
  type OwnList,
  parseCatalogue,
  withOwnFonts,
} from "../engine/fonts/catalogue.ts";
import type { OpenFontFile } from "../engine/fonts/font-file.ts";
import type { OpenFonts } from "../engine/fonts/open.ts";
import { type Manifest, readManifest } from "../engine/manifest/read.ts";

/** Where faces come from. */
export interface FontFiles {
  /** The program's fonts.yaml, read. */
  readonly catalogue: SourceFile;
  /** True where it holds all that the issue needs, a paper's own fonts, too: in a pack. */
  readonly complete?: true;
  /** The absolute path of a file of the catalogue. */
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
}

/** The list of fonts of an issue's paper, where it has one of its own. */
export function ownList({ paper: { fonts } }: Manifest): OwnList | undefined {
  return fonts && { source: fonts.source, folder: dirname(fonts.path) };
}

/** The program's fonts, with those of a paper's own list before them. */
export function catalogueOf({ catalogue, complete }: FontFiles, own: OwnList | undefined): Outcome<Catalogue> {
  const parsed = parseCatalogue(catalogue);
  return parsed.ok && own !== undefined && !complete ? withOwnFonts(parsed.value, own) : parsed;
}

/** The fonts that an issue may name, without a build. @param manifest absolute */
export async function issueCatalogue(
  manifest: string,
  host: { readonly files: Files; readonly fonts: FontFiles },
): Promise<Outcome<Catalogue>> {
  const reading = await readManifest(manifest, host.files);
  const written = reading.ok ? reading.value : reading.rest;
  return written === undefined
    ? { ok: false, diagnostics: reading.diagnostics }
    : catalogueOf(host.fonts, ownList(written));
}

/** The font files of an issue that come from its paper's own list; absolute paths, each once. */
export function ownFontFiles({ catalogue, opened, file }: OpenFonts): readonly string[] {
  const own = [...catalogue.files.values()].filter(({ id, folder }) => folder !== undefined && opened(id));
  return [...new Set(own.map(({ id }) => file(id).path))];
}
