import type { Outcome } from "../base/diagnostic.ts";
import { forgetful, type Keeps } from "../base/keep.ts";
import type { OwnList } from "../fonts/catalogue.ts";
import { type OpenFonts, openFonts } from "../fonts/open.ts";
import { newWorkbench, type Workbench } from "../text/workbench.ts";
import { catalogueOf, type FontFiles } from "./issue-fonts.ts";

/** The fonts of an issue, with the bench that sets them. A kept layout needs the bench that it was set at, so builds share one. */
export interface OpenType {
  readonly fonts: OpenFonts;
  readonly bench: Workbench;
}

/** The faces that a paper's styles name, and its own list of fonts. */
interface NamedFaces {
  readonly faces: readonly string[];
  readonly own: OwnList | undefined;
}

/** Opens the faces that the paper's styles name, with a bench to set them at, unless an earlier build did. */
export function openType(named: NamedFaces, files: FontFiles, kept: Keeps): Outcome<OpenType> {
  const { path, text } = files.catalogue;
  const { faces, own } = named;
  const open = (): Outcome<OpenType> => openedNow(named, files);
  const key = [path, text, faces, own?.folder, own?.source.text];
  const opened = kept.ofHouse("type", key, open, (type) => (type.ok ? type.value : type));
  // If an issue met a broken glyph, the next one opens its fonts anew: the fault is not its own.
  const isOfAnother = opened.ok && opened.value.fonts.faults().length > 0 && kept.ofIssue === forgetful;
  return isOfAnother ? open() : opened;
}

function openedNow({ faces, own }: NamedFaces, files: FontFiles): Outcome<OpenType> {
  const parsed = catalogueOf(files, own);
  if (!parsed.ok) return parsed;
  const opened = openFonts(faces, parsed.value, files.locate, files.open);
  if (!opened.ok) return opened;
  return { ...opened, value: { fonts: opened.value, bench: newWorkbench(opened.value.fonts) } };
}
