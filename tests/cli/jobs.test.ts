import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { banmian, folderOf, issue, overset, paper } from "./program.ts";

const dated = (day: string, text = issue): string => text.replace("2026-11-24", `2026-11-${day}`);
const files = {
  "a/paper.yaml": paper,
  "a/issue.yaml": dated("21"),
  "b/paper.yaml": paper,
  "b/issue.yaml": dated("22", overset["issue.yaml"]),
  "c/paper.yaml": paper,
  "c/issue.yaml": "stories: [",
  "d/paper.yaml": paper,
  "d/issue.yaml": dated("24"),
};

test("issues with errors leave the others alone, and those are what one process writes", async () => {
  const folder = await folderOf(files);
  const run = await banmian(["build", "a", "b", "c", "d", "--jobs", "2", "--out", "many"], folder);
  expect(run.exit).toBe(1);
  expect((await readdir(join(folder, "many"))).sort()).toEqual(["SK-2026-11-21", "SK-2026-11-24"]);
  expect(run.stdout.split("\n").filter((line) => /^[abcd]\/issue\.yaml /.test(line))).toHaveLength(4);
  await banmian(["build", "a", "d", "--out", "one"], folder);
  for (const output of ["SK-2026-11-21/SK-2026-11-21.pdf", "SK-2026-11-24/SK-2026-11-24.pdf"]) {
    const many = await readFile(join(folder, "many", output));
    expect(many.equals(await readFile(join(folder, "one", output)))).toBe(true);
  }
}, 60_000);

test("two issues of one name: the second fails, whichever thread has it", async () => {
  const folder = await folderOf({ ...files, "d/issue.yaml": dated("21") });
  const run = await banmian(["build", "a", "d", "--jobs", "2"], folder);
  expect(run.exit).toBe(2);
  expect(run.stderr).toContain("would both be written");
}, 60_000);

test.each(["0", "many", "1.5"])("--jobs %s is a misuse", async (jobs) => {
  const run = await banmian(["build", "--jobs", jobs], await folderOf(files));
  expect(run.exit).toBe(2);
});
