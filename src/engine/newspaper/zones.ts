import { cornersOf, type Point, type Rect } from "../../base/rect.ts";

/** Edges this near to each other, in points, count as one: the difference is rounding. */
const SLACK = 0.5;

/**
 * A filler's zone: from its rule down and as wide as its leg. It reaches to the middle of the gutter beside it, and to the host's edge where no leg or
 * copy of the host lies between.
 * @param legs of the host
 */
export function fillerZone(host: Rect, legs: readonly Rect[], filler: Rect): Rect {
  const own = legs.findIndex((leg) => Math.abs(leg.x - filler.x) < SLACK);
  const before = legs[own - 1];
  const after = legs[own + 1];
  const left = before === undefined ? host.x : (before.x + before.width + filler.x) / 2;
  const right = after === undefined ? host.x + host.width : (filler.x + filler.width + after.x) / 2;
  const leg = legs[own];
  const reaches = leg !== undefined && filler.y + filler.height > leg.y + leg.height - SLACK;
  const foot = reaches ? host.y + host.height : filler.y + filler.height;
  return { x: left, y: filler.y, width: right - left, height: foot - filler.y };
}

/** The outline of a rectangle without a smaller one inside it, clockwise. Where the hole does not reach the foot, a slit leads up to it. */
export function withoutRect(whole: Rect, hole: Rect): readonly Point[] {
  const [topLeft, topRight, footRight, footLeft] = cornersOf(whole) as [Point, Point, Point, Point];
  const left = Math.max(whole.x, hole.x);
  const right = Math.min(whole.x + whole.width, hole.x + hole.width);
  const top = Math.max(whole.y, hole.y);
  const foot = hole.y + hole.height;
  const below = footRight.y;
  const foots =
    foot >= below - SLACK
      ? [{ x: left, y: below }]
      : [
          { x: left, y: foot },
          { x: right, y: foot },
          { x: right, y: below },
        ];
  const round = [{ x: right, y: below }, { x: right, y: top }, { x: left, y: top }, ...foots];
  const outline = [topLeft, topRight, footRight, ...round, footLeft];
  return outline.filter((point, at) => !same(point, outline[(at + 1) % outline.length]));
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && Math.abs(a.x - b.x) < 1e-9 && Math.abs(a.y - b.y) < 1e-9;
}
