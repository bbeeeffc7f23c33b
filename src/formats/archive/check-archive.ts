import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { isForm, type PackedForm } from "../../images/pdf/form.ts";
import type { Newspaper } from "../../newspaper/newspaper.ts";
import type { PaintPage } from "../paint/paint.ts";
import { type PreparedPictures, pictureKey } from "../pdf/pictures.ts";

/** Findings that an advert's page must not bring into a PDF/A-2 file (ISO 19005-2, 6.2.4.3, 6.2.11.4). */
const REFUSED: ReadonlySet<string> = new Set(["pdf-font-missing", "pdf-damaged"]);

/** The diagnostics for a build that goes to the archive: errors where PDF/A does not allow what was found. */
export function gradeForArchive(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    // A profile or a calibration defines an RGB colour. Without one the output intent would have to be RGB.
    const bare = code === "pdf-rgb" && diagnostic.arguments["space"] === "DeviceRGB";
    return bare || REFUSED.has(code) ? { ...diagnostic, severity: "error" } : diagnostic;
  });
}

/** The painted pictures of adverts, and the place of each in the manifest. */
interface PaintedAdverts {
  readonly pages: readonly PaintPage[];
  readonly pictures: PreparedPictures;
  readonly placeOf: (advert: string) => Span;
}

/** Reports pages of PDFs as adverts that PDF/A-2a does not allow, whatever plants say of them; each file once. */
export function checkArchive(
  adverts: Newspaper["adverts"],
  { pages, pictures, placeOf }: PaintedAdverts,
): readonly Diagnostic[] {
  const told = new Set<string>();
  const found: Diagnostic[] = [];
  for (const op of pages.flatMap((page) => page.ops)) {
    if (op.kind !== "picture") continue;
    const advert = adverts.find(({ file }) => file === op.picture.file);
    const form = pictures.get(pictureKey(op.picture, op.at));
    if (advert === undefined || form === undefined || !isForm(form) || told.has(advert.id)) continue;
    told.add(advert.id);
    const { id, file = "" } = advert;
    for (const what of unfitIn(form)) found.push(errorAt(placeOf(id), "advert-archive", { file, what }));
  }
  return found;
}

function unfitIn({ objects }: PackedForm): readonly string[] {
  const found = new Set<string>();
  for (const { parts } of objects) {
    const text = parts.map((part) => (typeof part === "string" ? part : "0 0 R")).join("");
    if (/\/LZWDecode\b/.test(text)) found.add("LZW");
    if (/\/Subtype \/PS\b/.test(text)) found.add("PostScript");
    const font = /\/Type \/Font\b(?!Descriptor)/.test(text) && !/\/Subtype \/CIDFont/.test(text);
    if (font && !isReadable(text)) found.add(`${/\/BaseFont \/([^\s/>]+)/.exec(text)?.[1] ?? "?"} (Unicode)`);
  }
  return [...found];
}

/** True if the font's characters are known: by a table of the file, or by an encoding that everybody knows. */
function isReadable(font: string): boolean {
  return /\/ToUnicode\b/.test(font) || (!/\/Subtype \/Type0/.test(font) && /\/Encoding\b/.test(font));
}
