import { expect, test } from "vitest";
import { examples } from "../../src/cli/texts.ts";
import { ORDINARY, typeExample } from "./example.ts";
import { banmian, folderOf, overset } from "./program.ts";

// The built program, started as a user starts it: the ordinary commands once. What else they do is tried in *.slow.test.ts.

test.each(ORDINARY.flatMap((command) => examples[command]?.[0] ?? []))("`%s` works", (line) =>
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
