import { expect, test } from "vitest";
import { flagsOf } from "../../src/build/start.ts";

test.each<[string, "build" | "long", readonly string[], string]>([
  // V8          run      flags  why
  ["13.6.233.17-node.53", "build", ["--no-turbofan", "--force-emit-interrupt-budget-checks"], "Node 24"],
  ["14.6.202.34-node.34", "build", ["--no-turbofan", "--force-emit-interrupt-budget-checks"], "Node 26"],
  ["13.6.233.17-node.53", "long", ["--turbofan"], "the full compiler comes back"],
  ["14.6.202.34-node.34", "long", ["--turbofan"], "the full compiler comes back"],
  ["12.4.254.21-node.33", "build", [], "Node 22: nothing was measured"],
  ["12.4.254.21-node.33", "long", [], "nothing was set"],
  ["15.0.1", "build", [], "flags that V8 may not know"],
])("V8 %s, %s: %j: %s", (v8, run, flags) => {
  expect(flagsOf(v8, run)).toEqual(flags);
});

test("on V8 11 each flag of one build gets its usual value in a long run", () => {
  const [build, long] = [flagsOf("11.3.244.8-node.38", "build"), flagsOf("11.3.244.8-node.38", "long")];
  const names = (flags: readonly string[]): readonly string[] => flags.map((flag) => flag.replace(/=\d+$/, ""));
  expect(names(long)).toEqual(names(build));
  expect(long).toContain("--interrupt-budget=67584");
  expect(build).toContain("--interrupt-budget=300000");
});
