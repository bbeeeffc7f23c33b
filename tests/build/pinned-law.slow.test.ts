import { expect, test } from "vitest";
import { DRAWN } from "../engine/makeup/checked.ts";
import { type Drawn, movedWhenPinned } from "./pinned-law.ts";

const SAMPLES = ["issues/2026-11-24/issue.yaml", "issues/2026-11-25/issue.yaml", "issues/2026-11-26/issue.yaml"];
// PINS_ALL=1: all drawn issues, half an hour.
const every = process.env["PINS_ALL"] === undefined ? 40 : 1;
const drawn = DRAWN.flatMap(([kind, count]) => Array.from({ length: count }, (_, at): Drawn => [kind, at + 1]));
const cases: readonly (string | Drawn)[] = [...SAMPLES, ...drawn.filter((_, at) => at % every === 0)];

test.each(cases.map((of) => ({ of })))(
  "$of: pinned, pages are the same, and changed copy moves only lines of its own story",
  async ({ of }) => {
    const { moved } = await movedWhenPinned(of, [3, 17, 70, -3, -17, -70]);
    expect(moved).toEqual([]);
  },
);
