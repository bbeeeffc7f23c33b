import { asErrors, type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { isForm, type PackedForm } from "../../engine/pdf/form.ts";
import type { PaintPage } from "../paint/paint.ts";
import { type PreparedPictures, pictureAlternative, pictureKey } from "../pdf/pictures.ts";

/** Findings that PDF/A-2 forbids in a page of an advert or a chart (ISO 19005-2, 6.2.4.3, 6.2.11.4). */
const REFUSED: ReadonlySet<string> = new Set(["pdf-font-missing", "pdf-damaged"]);

/** The diagnostics of a build for the archive: errors where PDF/A forbids the finding. */
export function gradeForArchive(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return asErrors(diagnostics, ({ code, arguments: args }) => {
    // An RGB colour with a profile or calibration is allowed. Without one the output intent would have to be RGB.
    const isBare = code === "pdf-rgb" && args["space"] === "DeviceRGB";
    return isBare || REFUSED.has(code);
  });
}

/** Painted pages with their pictures, and the places of stories and adverts in the manifest. */
interface PaintedIssue {
  readonly pages: readonly PaintPage[];
  readonly pictures: PreparedPictures;
  readonly placeOf: (id: string | undefined) => Span;
}

/** Reports PDF pages used as adverts or charts that PDF/A-2a forbids, even if plants accept them (RULES.md#adverts). Reports each page of a file once. */
export function checkArchive({ pages, pictures, placeOf }: PaintedIssue): readonly Diagnostic[] {
  const checked = new Set<string>();
  const found: Diagnostic[] = [];
  for (const op of pages.flatMap((page) => page.ops)) {
    if (op.kind !== "picture") continue;
    const { file, filePage = 1 } = op.picture;
    const form = pictures.get(pictureKey(op.picture, op.at));
    const key = `${filePage} ${file}`;
    if (form === undefined || !isForm(form) || checked.has(key)) continue;
    checked.add(key);
    const place = placeOf(op.owner.story ?? op.owner.advert);
    for (const what of unfitIn(form))
      found.push(errorAt(place, "advert-archive", { file, what, ...pictureAlternative(op) }));
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

/** True if a table or an encoding in the file gives the characters of the font. */
function isReadable(font: string): boolean {
  return /\/ToUnicode\b/.test(font) || (!/\/Subtype \/Type0/.test(font) && /\/Encoding\b/.test(font));
}
