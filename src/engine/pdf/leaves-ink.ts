import type { PDFDict } from "@cantoo/pdf-lib";
import { inksOf, inksTogether } from "./colour.ts";
import { type Finding, warning } from "./finding.ts";
import { boxesOf, type PdfBox } from "./objects.ts";
import type { Paint, PaintedObject } from "./painted.ts";
import { movedBox, sharedBox } from "./path.ts";
import { walkPage } from "./walk.ts";

/**
 * What can be said of a page's ink without plates: that there is none, or that its pictures and shadings may have more than the limit. Those are not
 * measured: a build reads the numbers of plain colours, and calls no program that draws plates.
 * @param limit percent
 */
export function lookAtInk(page: PDFDict, limit: number): readonly Finding[] {
  const { trim } = boxesOf(page);
  let [paints, isMeasured] = [false, true];
  walkPage(page, (painted) => {
    if (!leavesInk(painted, trim)) return;
    paints = true;
    const isMixed = painted.kind === "shading" || (painted.kind === "image" && !painted.mask);
    if (isMixed && inksTogether(painted.space) * 100 > limit) isMeasured = false;
  });
  if (!paints) return [warning("pdf-blank", { page: 1 })];
  return isMeasured ? [] : [warning("pdf-picture-unmeasured", { page: 1 })];
}

/** True for a painting that can be seen in print: not clear, not white, not cut off by its clips, and not all outside `box`. */
export function leavesInk(painted: PaintedObject, box: PdfBox): boolean {
  const { kind, state } = painted;
  const shown = state.groupOpacity > 0 && (kind === "stroke" || state.opacity > 0);
  const left = state.clip === undefined ? box : sharedBox(state.clip, box);
  if (!shown || isEmpty(left)) return false;
  switch (painted.kind) {
    case "text":
      return !isWhite(painted.paint);
    case "fill":
      return !isWhite(painted.paint) && isWithin(painted.box, 0, left);
    case "stroke":
      return !isWhite(painted.paint) && isWithin(painted.box, Math.max(painted.weight, HAIR), left);
    case "image":
      return isWithin(movedBox([0, 0, 1, 1], state.ctm), 0, left);
    case "shading":
      return isWithin(painted.box, 0, left);
    case "hidden":
    case "group":
    case "curve":
    case "damage":
      return false;
  }
}

/** Of a line that names no thickness, in points. */
const HAIR = 0.01;

/** White is no ink. */
function isWhite({ space, values }: Pick<Paint, "space" | "values">): boolean {
  const isLight = space.family === "DeviceRGB" || space.family === "ICCRGB";
  return isLight ? values.every((share) => share >= 1) : inksOf(space, values)?.size === 0;
}

/** @param box undefined where it is not known: then it counts as seen */
function isWithin(box: PdfBox | undefined, weight: number, seen: PdfBox): boolean {
  if (box === undefined) return true;
  const [left, bottom, right, top] = box;
  const half = weight / 2;
  return !isEmpty(sharedBox(seen, [left - half, bottom - half, right + half, top + half]));
}

function isEmpty([left, bottom, right, top]: PdfBox): boolean {
  return !(right > left && top > bottom);
}
