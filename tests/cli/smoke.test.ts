import { expect, test } from "vitest";
import { examples } from "../../src/cli/texts/examples.ts";
import { typeExample } from "./example.ts";
import { banmian, folderOf, overset } from "./program.ts";

// The built program, started as a user starts it: each command once. What else a command does is tried in *.slow.test.ts.

test.each([...new Set(Object.values(examples).flatMap(([first]) => first ?? []))])("`%s` works", (line) =>
  typeExample(line, banmian),
);

test("copy that does not fit is told with its place, and exit code 1", async () => {
  const { exit, stderr } = await banmian(["check"], await folderOf(overset));
  expect(stderr).toMatch(/error\[overset\][\s\S]*issue\.yaml:\d+:\d+/);
  expect(exit).toBe(1);
});

test("a slip in a command is told with what was meant, and exit code 2", async () => {
  const { exit, stderr } = await banmian(["bulid"], await folderOf({}));
  expect(stderr).toContain("(Did you mean build?)");
  expect(exit).toBe(2);
});
