import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { isForm } from "../../engine/pdf/form.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { type PreparedPictures, pictureKey, wayOut } from "../pdf/pictures.ts";

/** True for a drawing through which the ink below it shows. */
export function isTransparent(op: PaintOp, pictures: PreparedPictures): boolean {
  const picture = op.kind === "picture" ? pictures.get(pictureKey(op.picture, op.at)) : undefined;
  return picture !== undefined && isForm(picture) && picture.transparent;
}

/** An error for each transparent drawing and page: PDF/X-1a takes none (formats/press/RULES.md#pdf-x-1a). */
export function checkTransparency(
  pages: readonly PaintPage[],
  pictures: PreparedPictures,
  placeOf: (id: string | undefined) => Span,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { label, ops } of pages) {
    for (const op of ops) {
      if (op.kind !== "picture" || !isTransparent(op, pictures)) continue;
      const { file } = op.picture;
      const place = placeOf(op.owner.story ?? op.owner.advert);
      found.set(`${label}|${file}`, errorAt(place, "drawing-transparent", { file, page: label, ...wayOut(op) }));
    }
  }
  return [...found.values()];
}
