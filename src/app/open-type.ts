import type { Outcome } from "../base/diagnostic.ts";
import { forgetful, type Keeps } from "../base/keep.ts";
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

/** The fonts of an issue, with the bench that sets them. A kept layout needs the bench that it was set at, so builds share one. */
export interface OpenType {
  readonly fonts: OpenFonts;
  readonly bench: Workbench;
}

/** Opens the faces that the paper's styles name, with a bench to set them at, unless an earlier build did. */
export function openType(faces: readonly string[], files: FontFiles, kept: Keeps): Outcome<OpenType> {
  const { path, text } = files.catalogue;
  const open = (): Outcome<OpenType> => openedNow(faces, files);
  const opened = kept.ofHouse("type", [path, text, faces], open, (type) => (type.ok ? type.value : type));
  // If an issue met a broken glyph, the next one opens its fonts anew: the fault is not its own.
  const isOfAnother = opened.ok && opened.value.fonts.faults().length > 0 && kept.ofIssue === forgetful;
  return isOfAnother ? open() : opened;
}

function openedNow(faces: readonly string[], { catalogue, locate, open }: FontFiles): Outcome<OpenType> {
  const parsed = parseCatalogue(catalogue);
  if (!parsed.ok) return parsed;
  const opened = openFonts(faces, parsed.value, locate, open);
  if (!opened.ok) return opened;
  return { ...opened, value: { fonts: opened.value, bench: newWorkbench(opened.value.fonts) } };
}
