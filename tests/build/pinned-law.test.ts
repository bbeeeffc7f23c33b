import { expect, test } from "vitest";
import { movedWhenPinned } from "./pinned-law.ts";

// The law over samples and drawn issues: pinned-law.slow.test.ts.
test("what is pinned stays: changed copy moves only lines of its own story", async () => {
  const { moved, edits } = await movedWhenPinned(["四开2", 3], [17, -17]);
  expect(edits).toBeGreaterThan(20);
  expect(moved).toEqual([]);
});
