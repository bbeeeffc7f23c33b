import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { called, folderOf, putFiles } from "./program.ts";

const OLD = "tests/compat/0.1.0";

/** The fixtures in a folder of the test's own: nothing is written into the repository. */
async function copyOfOld(): Promise<string> {
  const folder = await folderOf({});
  await cp(OLD, folder, { recursive: true });
  const bag = unzipSync(await readFile(join(OLD, "bag.zip")));
  await putFiles(folder, Object.fromEntries(Object.entries(bag).filter(([path]) => !path.endsWith("/"))));
  return folder;
}

test.each([
  ["issue", "frames that the engine finds"],
  ["pinned", "pins as 0.1.0 wrote them"],
  ["settled", "`settled:` as 0.1.0 wrote it"],
  ["pack.zip", "a pack"],
  ["SK-2026-11-24", "a bag"],
])("%s of 0.1.0 is identical: %s", async (name) => {
  const folder = await copyOfOld();
  const { exit, stdout, stderr } = await called(["verify", name], folder);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toContain("identical");
});

test.each([["issue"], ["pinned"], ["settled"]])("%s of 0.1.0 builds without an error", async (name) => {
  const folder = await copyOfOld();
  const { exit, stderr } = await called(["build", name, "--press", "--archive"], folder);
  expect(exit, stderr).toBe(0);
});
