import type { Inside } from "../grid/inside.ts";
import type { LegSegment } from "../grid/tray.ts";
import { ENOUGH_ROWS } from "../weights.ts";
import type { Standing } from "./arrange.ts";

/** Photos as they stand, and what they leave of their legs. */
interface Stood {
  readonly standing: readonly Standing[];
  readonly segments: readonly LegSegment[];
  readonly inside: Inside;
}

/** A few rows of text over or under a photo: how many, at the least, over how many legs. */
interface Stub {
  readonly rows: number;
  readonly legs: number;
}

/** The stubs that photos leave, one for each photo that leaves any. */
export function stubsOf({ standing, segments }: Pick<Stood, "standing" | "segments">): readonly Stub[] {
  return standing.flatMap(({ legs, obstacle: { rows } }) => {
    const beside = segments.filter(
      ({ leg, from, rows: free }) =>
        leg >= legs.from && leg <= legs.to && free < ENOUGH_ROWS && (from === rows.to + 1 || from + free === rows.from),
    );
    if (beside.length === 0) return [];
    return [{ rows: Math.min(...beside.map((segment) => segment.rows)), legs: beside.length }];
  });
}

/** Rows that stubs lack, and one for each photo that ends a row above its frame's foot, so that the foot is not one line. */
export function stubRows(stood: Stood): number {
  const { standing, inside } = stood;
  const lacking = stubsOf(stood).reduce((sum, { rows }) => sum + ENOUGH_ROWS - rows, 0);
  const raised = standing.filter(
    ({ rows, obstacle }) => rows.to < inside.rows.to && obstacle.rows.to === inside.rows.to,
  );
  return lacking + raised.length;
}

/**
 * The rows that a text would have to lose, and to win, so that no stub is left or one that is long enough. `empty` rows are left at its
 * end; one of the two that a last leg may lack stays in hand.
 */
export function outOfStub({ rows, legs }: Stub, empty: number): readonly number[] {
  return [legs * rows - empty + 1, empty - 1 - legs * (ENOUGH_ROWS - rows)];
}
