import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { LIST } from "../../src/build/disk/replace-files.ts";
import { banmian, called, folderOf, heiPaper, issue, overset } from "./program.ts";

const dated = (day: string, text = issue): string => text.replace("2026-11-24", `2026-11-${day}`);
const files = {
  "a/paper.yaml": heiPaper,
  "a/issue.yaml": dated("21"),
  "b/paper.yaml": heiPaper,
  "b/issue.yaml": dated("22", overset["issue.yaml"]),
  "c/paper.yaml": heiPaper,
  "c/issue.yaml": "stories: [",
  "d/paper.yaml": heiPaper,
  "d/issue.yaml": dated("24"),
};

test("issues with errors leave the others alone, and those are what one process writes", async () => {
  const folder = await folderOf(files);
  const run = await banmian(["build", "a", "b", "c", "d", "--jobs", "2", "--out", "many"], folder);
  expect(run.exit).toBe(1);
  expect((await readdir(join(folder, "many"))).sort()).toEqual(["SK-2026-11-21", "SK-2026-11-24"]);
  expect(run.stdout.split("\n").filter((line) => /^[abcd]\/issue\.yaml /.test(line))).toHaveLength(4);
  await called(["build", "a", "d", "--out", "one"], folder);
  for (const output of ["SK-2026-11-21/SK-2026-11-21.pdf", "SK-2026-11-24/SK-2026-11-24.pdf"]) {
    const many = await readFile(join(folder, "many", output));
    expect(many.equals(await readFile(join(folder, "one", output)))).toBe(true);
  }
});

test("two issues of one name: the second fails, whichever thread has it", async () => {
  const folder = await folderOf({ ...files, "d/issue.yaml": dated("21") });
  const run = await banmian(["build", "a", "d", "--jobs", "2"], folder);
  expect(run.exit).toBe(2);
  expect(run.stderr).toContain("would both be written");
});

test.each([
  // arguments           built        why
  [["--jobs", "2"], ["a/issue.yaml"], "JSON has no place for a failure: it is told"],
  [[], ["a/issue.yaml"], "what was built before the failure is in JSON"],
])("build a d %j --json, where both have one name: %j: %s", async (flags, built) => {
  const folder = await folderOf({ ...files, "d/issue.yaml": dated("21") });
  const run = await banmian(["build", "a", "d", ...flags, "--json"], folder);
  const issues: { issue: string }[] = JSON.parse(run.stdout).issues;
  expect(issues).toHaveLength(built.length);
  if (flags.length === 0) expect(issues.map(({ issue }) => issue)).toEqual(built);
  expect(run.stderr).toMatch(/^error: .*would both be written/);
  expect(run.exit).toBe(2);
});

test.each(["0", "many", "1.5"])("--jobs %s is a misuse", async (jobs) => {
  const run = await called(["build", "--jobs", jobs], await folderOf(files));
  expect(run.exit).toBe(2);
});

test("an interruption in the middle leaves whole outputs and nothing else", async () => {
  // Enough of them that the first is told while most have not begun, also where this process is slow to hear of it.
  const days = Array.from({ length: 300 }, (_, at) => `2026-${two(1 + (at % 12))}-${two(1 + Math.floor(at / 12))}`);
  const texts = days.flatMap((day) => [
    [`${day}/issue.yaml`, issue.replace("2026-11-24", day)],
    [`${day}/paper.yaml`, heiPaper],
  ]);
  const folder = await folderOf(Object.fromEntries(texts));
  const child = spawn(
    process.execPath,
    [resolve("dist/cli/cli.js"), "build", ...days, "--jobs", "2", "--out", "many"],
    {
      cwd: folder,
      env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  child.stdout.once("data", () => child.kill("SIGINT"));
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  expect(await new Promise((done) => child.on("close", done))).toBe(130);
  const built = (await readdir(join(folder, "many"))).sort();
  expect(built.length).toBeGreaterThan(0);
  expect(built.length).toBeLessThan(days.length);
  expect(text.match(/ {2}not begun$/gm)).toHaveLength(days.length - built.length);
  for (const stem of built) {
    const own = join(folder, "many", stem);
    expect((await readdir(own)).sort()).toEqual([LIST, `${stem}.pdf`]);
    expect((await readFile(join(own, `${stem}.pdf`), "latin1")).trimEnd().endsWith("%%EOF")).toBe(true);
  }
});

function two(value: number): string {
  return String(value).padStart(2, "0");
}
