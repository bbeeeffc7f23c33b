import type { PDFDict } from "@cantoo/pdf-lib";
import { error, type Finding } from "./finding.ts";
import { dictAt, dictOf, entry, listAt, nameAt } from "./objects.ts";

/** A font must be in the file, or the plant sets another in its place. Type 3 fonts are drawings of the file itself. */
export function checkFont(font: PDFDict | undefined): readonly Finding[] {
  if (font === undefined) return [error("pdf-font-missing", { font: "?" })];
  if (nameAt(font, "Subtype") === "Type3") return [];
  const real = nameAt(font, "Subtype") === "Type0" ? dictOf(listAt(font, "DescendantFonts")[0]) : font;
  const descriptor = dictAt(real, "FontDescriptor");
  const embedded = ["FontFile", "FontFile2", "FontFile3"].some((key) => entry(descriptor, key) !== undefined);
  return embedded ? [] : [error("pdf-font-missing", { font: nameAt(font, "BaseFont") ?? "?" })];
}
