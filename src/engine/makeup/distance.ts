import { areaOf } from "../layout/grid/free-area.ts";
import type { MakeUp } from "./found.ts";
import { FAR_ROWS } from "./weights.ts";

/**
 * How far two make-ups of the same items are from one another: the share of the first one's column-rows that stand at other columns in the second, and
 * half of those whose frame keeps its columns and begins more than FAR_ROWS elsewhere.
 */
export function distanceOf(one: MakeUp, other: MakeUp): number {
  const frames = new Map(other.stands.map(({ item, frame }) => [item, frame]));
  let [moved, whole] = [0, 0];
  for (const { item, frame } of one.stands) {
    const then = frames.get(item);
    const area = areaOf(frame);
    whole += area;
    if (then?.columns.from !== frame.columns.from || then.columns.to !== frame.columns.to) moved += area;
    else if (Math.abs(then.rows.from - frame.rows.from) > FAR_ROWS) moved += area / 2;
  }
  return whole === 0 ? 0 : moved / whole;
}
