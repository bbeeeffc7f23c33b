import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examples } from "../../src/commands/program.ts";
import { banmian, folderOf, issue, paper } from "./program.ts";

test.each(Object.values(examples).flat())("`%s` does what --help promises", async (line) => {
  const folder = await folderOf({
    "issues/2026-11-24/issue.yaml": issue
      .replace("  - {label: 1, section: 要闻}", "  - {label: 1}\n  - {label: 3}")
      .replace("place: {page: 1,", "place: {page: 3,"),
    "issues/2026-11-24/paper.yaml": paper,
  });
  // What follows > is the shell's; the build for a look goes to a folder of the test.
  const [command = ""] = line.split(" > ");
  const args = command
    .split(" ")
    .slice(1)
    .map((argument) => argument.replace("/tmp/look", join(folder, "look")));
  expect(await banmian(args, folder)).toMatchObject({ exit: 0 });
  rmSync(folder, { recursive: true });
});
