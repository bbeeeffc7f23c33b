import { inksOf } from "./colour.ts";
import type { Paint, PaintedObject, State } from "./painted.ts";
import { boxOutline, type Clip, PART, type PathOutline } from "./path.ts";

/** Left, bottom, right, top. */
type Box = readonly [number, number, number, number];

/** True for a painting that can be seen in print: not clear, not white, not cut off by its clips, and not all outside `box`. */
export function leavesInk(painted: PaintedObject, box: Box): boolean {
  const { kind, state } = painted;
  const shown = state.around.opacity > 0 && (kind === "stroke" || state.opacity > 0);
  if (!shown || isEmpty(cutBy(state.clip, box))) return false;
  switch (painted.kind) {
    case "text":
      return !isWhite(painted.paint);
    case "fill":
      return !isWhite(painted.paint) && isSeen(painted.outline, 0, state.clip, box);
    case "stroke":
      return !isWhite(painted.paint) && isSeen(painted.outline, Math.max(painted.weight, HAIR), state.clip, box);
    case "image":
      return isSeen(boxOutline([0, 0, 1, 1], state.ctm), 0, state.clip, box);
    case "shading":
      return painted.area === undefined || isSeen(painted.area.outline, 0, state.clip, box);
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

/** @param outline empty where it was not followed: then it is seen */
function isSeen(outline: PathOutline, weight: number, clip: State["clip"], box: Box): boolean {
  const around = boxAround(outline);
  if (around === undefined) return true;
  const [left, bottom, right, top] = around;
  const half = weight / 2;
  return !isEmpty(cutBy(clip, common(box, [left - half, bottom - half, right + half, top + half])));
}

function cutBy(clip: Clip | undefined, box: Box): Box {
  let left = box;
  for (let each = clip; each !== undefined; each = each.outer) {
    left = common(left, boxAround(each.outline) ?? NOTHING);
  }
  return left;
}

const NOTHING: Box = [0, 0, 0, 0];

function common(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

function isEmpty([left, bottom, right, top]: Box): boolean {
  return !(right > left && top > bottom);
}

/** The box around an outline's points; those of its curves count as they stand. Undefined for an outline without points. */
function boxAround(outline: PathOutline): Box | undefined {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < outline.length; ) {
    const kind = outline[at++];
    const end = at + (kind === PART.close ? 0 : kind === PART.curve ? 6 : 2);
    for (; at < end; at += 2) {
      const [x = 0, y = 0] = [outline[at], outline[at + 1]];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box[0] === Infinity ? undefined : box;
}
