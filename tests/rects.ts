import type { Pt } from "../src/base/length.ts";
import type { Rect } from "../src/base/rect.ts";

/** True when the two share more than an edge; `slack` forgives rounding, in points. */
export function overlaps(a: Rect, b: Rect, slack: Pt = 0.01): boolean {
  return (
    a.x < b.x + b.width - slack &&
    b.x < a.x + a.width - slack &&
    a.y < b.y + b.height - slack &&
    b.y < a.y + a.height - slack
  );
}

/** True when `inner` lies within `outer`; `slack` forgives rounding, in points. */
export function contains(outer: Rect, inner: Rect, slack: Pt = 0.01): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
