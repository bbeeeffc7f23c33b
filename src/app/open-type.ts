import type { Outcome } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import type { OpenFontFile } from "../fonts/bytes.ts";
import { type FontEntry, parseCatalogue } from "../fonts/catalogue.ts";
import { type OpenFonts, openFonts } from "../fonts/open.ts";
import { newWorkbench, type Workbench } from "../text/workbench.ts";

/** Where faces come from. */
export interface FontFiles {
  /** fonts.yaml, read. */
  readonly catalogue: SourceFile;
  /** The absolute path of a file of the catalogue. */
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
}

/** The fonts of an issue with the bench that sets them. A kept layout needs its bench, so all builds share one. */
export interface OpenType {
  readonly fonts: OpenFonts;
  readonly bench: Workbench;
}

/** Opens the faces that the paper's styles name, with a bench to set them at. */
export function openType(faces: Iterable<string>, { catalogue, locate, open }: FontFiles): Outcome<OpenType> {
  const parsed = parseCatalogue(catalogue);
  if (!parsed.ok) return parsed;
  const opened = openFonts(faces, parsed.value, locate, open);
  if (!opened.ok) return opened;
  return { ...opened, value: { fonts: opened.value, bench: newWorkbench(opened.value.fonts) } };
}
