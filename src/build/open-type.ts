import type { Outcome } from "../base/diagnostic.ts";
import type { Memory } from "../base/memo.ts";
import { onceEach } from "../base/once.ts";
import type { OwnList } from "../engine/fonts/catalogue.ts";
import { noUsualGlyphs, type UsualGlyphs } from "../engine/fonts/fallback.ts";
import { type OpenFonts, openFonts } from "../engine/fonts/open.ts";
import type { FaceName } from "../engine/model/style.ts";
import { newWorkbench, type Workbench } from "../engine/text/workbench.ts";
import { catalogueOf, type FontFiles } from "./issue-fonts.ts";

/** The fonts of an issue, with the bench that sets them. A kept layout needs the bench that it was set at, so builds share one. */
export interface OpenType {
  readonly fonts: OpenFonts;
  readonly bench: Workbench;
  /** What was met of the characters of a face. */
  readonly usual: (face: FaceName) => UsualGlyphs;
}

/** The faces that a paper's styles name, and its own list of fonts. */
interface NamedFaces {
  readonly faces: readonly string[];
  readonly own: OwnList | undefined;
}

/** Opens the faces that the paper's styles name, with a bench to set them at, unless an earlier build did. */
export function openType(named: NamedFaces, files: FontFiles, memory: Memory): Outcome<OpenType> {
  const { path, text } = files.catalogue;
  const { faces, own } = named;
  const { house } = memory;
  const list = house.same({ path, text, faces, folder: own?.folder, own: own?.source.text });
  const opened = house.memo(openingFor)(list)(() => openedNow(named, files));
  // If an issue met a broken glyph, the next one opens its fonts anew: the fault is not its own.
  const isOfAnother = opened.ok && opened.value.fonts.faults().length > 0 && memory.forgets;
  return isOfAnother ? openedNow(named, files) : opened;
}

/** Opens once, for whoever comes first. */
function openingFor(_list: object): (open: () => Outcome<OpenType>) => Outcome<OpenType> {
  let opened: Outcome<OpenType> | undefined;
  return (open) => {
    opened ??= open();
    return opened;
  };
}

function openedNow({ faces, own }: NamedFaces, files: FontFiles): Outcome<OpenType> {
  const parsed = catalogueOf(files, own);
  if (!parsed.ok) return parsed;
  const opened = openFonts(faces, parsed.value, files.locate, files.open);
  if (!opened.ok) return opened;
  return {
    ...opened,
    value: { fonts: opened.value, bench: newWorkbench(opened.value.fonts), usual: onceEach(noUsualGlyphs) },
  };
}
