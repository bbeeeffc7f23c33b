import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../../base/diagnostic.ts";
import { isPdf, isSvg } from "../pdf/form.ts";
import type { Picture, PictureRequest } from "./picture.ts";
import type { HeldPicture } from "./svg/images.ts";
import type { SvgLetters } from "./svg/svg.ts";

/** The pixels an inch that a page of a PDF counts as: what line art has on a plate. */
const PDF_UNITS = 1000;

/** What stands in a drawing and is asked for elsewhere. */
interface DrawnWith {
  readonly letters: SvgLetters | undefined;
  /** Why a photo cannot be printed; undefined where it can. */
  readonly problemOf: (photo: Uint8Array) => Promise<string | undefined>;
}

function failed<T>(diagnostic: Diagnostic): Outcome<T> {
  return { ok: false, diagnostics: [diagnostic] };
}

/** A page of a PDF, or an SVG; undefined for what has pixels. */
export async function probeDrawing(
  request: PictureRequest,
  bytes: Uint8Array,
  drawn: DrawnWith,
): Promise<Outcome<Picture> | undefined> {
  const kind = request.mayBePdf && isPdf(bytes) ? "pdf" : isSvg(bytes) ? "svg" : undefined;
  if (kind === undefined) return undefined;
  const { file, span, byName } = request;
  if (byName && !file.toLowerCase().endsWith(`.${kind}`)) {
    return failed(errorAt(span, "photo-misnamed", { file, kind: kind.toUpperCase(), ending: `.${kind}` }));
  }
  return kind === "pdf" ? probePdf(request, bytes) : probeSvg(request, bytes, drawn);
}

async function probePdf({ path, file, span, filePage }: PictureRequest, bytes: Uint8Array): Promise<Outcome<Picture>> {
  const { openPage } = await import("../pdf/page.ts");
  const opened = openPage(bytes, filePage);
  if (!opened.ok) {
    switch (opened.kind) {
      case "encrypted":
        return failed(errorAt(span, "pdf-encrypted"));
      case "endless":
        return failed(errorAt(span, "pdf-endless", { file }));
      case "no-page":
        return failed(errorAt(span, "advert-no-page", { file, page: filePage ?? 1, pages: opened.problem }));
      case "unreadable":
        return failed(errorAt(span, "photo-unreadable", { file, problem: opened.problem }));
    }
  }
  const { size, pages } = opened.source;
  const { width, height } = size;
  const units = (points: number): number => Math.round((points / 72) * PDF_UNITS);
  const many = pages > 1 && filePage === undefined ? [warningAt(span, "advert-many-pages", { file, pages })] : [];
  return outcome({ path, width: units(width), height: units(height) }, many);
}

async function probeSvg(
  { path, file, span }: PictureRequest,
  bytes: Uint8Array,
  { letters, problemOf }: DrawnWith,
): Promise<Outcome<Picture>> {
  const { openSvg, drawingPixels } = await import("./svg/svg.ts");
  const opened = openSvg(bytes);
  if (!opened.ok) return failed(errorAt(span, "photo-unreadable", { file, problem: opened.problem }));
  const { size, pixels, linked, characters, images, undrawn } = opened.source;
  if (linked !== undefined) return failed(errorAt(span, "svg-linked", { file, link: linked }));
  const [lost] = undrawn;
  if (lost !== undefined) {
    const { what, line, broken } = lost;
    const args = { file, what, line, ...(undrawn.length > 1 && { more: undrawn.length - 1 }) };
    return failed(errorAt(span, broken ? "svg-broken" : "svg-undrawn", args));
  }
  // In pixels it would be set in whatever fonts this machine has, or in none.
  if (pixels !== undefined && characters.length > 0) {
    return failed(errorAt(span, "svg-text-in-pixels", { file, element: pixels }));
  }
  const lacking = letters === undefined ? [] : characters.filter(letters.lacks);
  if (lacking.length > 0) return failed(errorAt(span, "svg-letters", { file, characters: lacking.join("") }));
  const damage = await damageIn(images, problemOf);
  if (damage !== undefined) return failed(errorAt(span, "svg-photo-damaged", { file, problem: damage }));
  const told = pixels === undefined ? [] : [warningAt(span, "svg-pixels", { file, element: pixels })];
  return outcome({ path, ...drawingPixels(size) }, told);
}

/** Why the first photo in a drawing's own bytes that cannot be printed cannot be. */
async function damageIn(
  images: readonly HeldPicture[],
  problemOf: DrawnWith["problemOf"],
): Promise<string | undefined> {
  const { heldBytes } = await import("./svg/images.ts");
  for (const [, image] of new Map(images.map((each) => [each.link, each]))) {
    const problem = await problemOf(heldBytes(image));
    if (problem !== undefined) return problem;
  }
  return undefined;
}
