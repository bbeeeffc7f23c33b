import type { FramePlan } from "../model/issue.ts";
import type { MakeUp } from "./make-page.ts";

/**
 * How far two make-ups of the same items are from one another: the share of their column-rows where another story stands. 0: the same;
 * 1: no story keeps a column-row.
 */
export function distanceOf(one: MakeUp, other: MakeUp): number {
  const frames = new Map(other.stands.map(({ item, frame }) => [item, frame]));
  let kept = 0;
  let whole = 0;
  for (const { item, frame } of one.stands) {
    const then = frames.get(item);
    whole += Math.max(area(frame), then === undefined ? 0 : area(then));
    if (then !== undefined) kept += shared(frame, then, "columns") * shared(frame, then, "rows");
  }
  return whole === 0 ? 0 : 1 - kept / whole;
}

function area(frame: FramePlan): number {
  return shared(frame, frame, "columns") * shared(frame, frame, "rows");
}

function shared(a: FramePlan, b: FramePlan, axis: keyof FramePlan): number {
  return Math.max(0, Math.min(a[axis].to, b[axis].to) - Math.max(a[axis].from, b[axis].from) + 1);
}
