import type { Point } from "../../../src/base/rect.ts";

/** True when a point lies in a polygon, by counting the edges to its right. */
export function covers(zone: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  zone.forEach((from, at) => {
    const to = zone[(at + 1) % zone.length] as Point;
    const crosses = from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
    if (crosses) inside = !inside;
  });
  return inside;
}

/** Points this near to an edge belong to either side. */
const EDGE = 0.3;

/** True when two polygons with level and upright sides share more than an edge: looked at on a grid of both polygons' coordinates. */
export function meet(a: readonly Point[], b: readonly Point[]): boolean {
  const between = (values: readonly number[]): number[] => {
    const sorted = [...new Set(values)].sort((one, other) => one - other);
    return sorted.slice(1).flatMap((value, at) => {
      const before = sorted[at] as number;
      return value - before > EDGE ? [(value + before) / 2] : [];
    });
  };
  const columns = between([...a, ...b].map(({ x }) => x));
  const rows = between([...a, ...b].map(({ y }) => y));
  return columns.some((x) => rows.some((y) => covers(a, { x, y }) && covers(b, { x, y })));
}
