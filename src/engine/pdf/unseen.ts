import type { PDFDict } from "@cantoo/pdf-lib";
import { layersOf } from "./layers.ts";
import { boxOf, dictAt, dictOf, entry, listAt, nameAt, numberAt } from "./objects.ts";
import type { PdfPageSource } from "./page.ts";

/** Annotations without a look of their own on paper. */
const PAPERLESS: ReadonlySet<string> = new Set(["Link", "Popup", "Text", "TrapNet", "PrinterMark"]);
/** Bits of an annotation's flags (ISO 32000-1, table 165). */
const FLAGS = { hidden: 2, printed: 4 };

/** Annotations that a viewer prints with the page, such as filled-in fields and stamps: they are no part of its content. */
export function notesInPrint({ page, catalog, trim }: PdfPageSource): readonly PDFDict[] {
  const layers = layersOf(catalog);
  return listAt(page, "Annots").flatMap((each) => {
    const note = dictOf(each);
    const flags = numberAt(note, "F") ?? 0;
    const at = boxOf(entry(note, "Rect"));
    const looks = entry(dictAt(note, "AP"), "N") !== undefined && layers?.hides(dictAt(note, "OC")) !== true;
    const isPrinted = (flags & FLAGS.printed) !== 0 && !(flags & FLAGS.hidden) && !PAPERLESS.has(kindOf(note));
    if (note === undefined || at === undefined || !looks || !isPrinted) return [];
    return at[0] < trim[2] && at[2] > trim[0] && at[1] < trim[3] && at[3] > trim[1] ? [note] : [];
  });
}

/** The kinds of such annotations. */
export function printedNotes(source: PdfPageSource): readonly string[] {
  return [...new Set(notesInPrint(source).map(kindOf))];
}

function kindOf(note: PDFDict | undefined): string {
  return nameAt(note, "Subtype") ?? "?";
}
