import { cp, readFile, writeFile } from "node:fs/promises";
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

test("a bag of 0.1.0 is identical", async () => {
  const folder = await copyOfOld();
  const { exit, stdout, stderr } = await called(["verify", "SK-2026-11-24"], folder);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toContain("identical");
});

// 0.1.0 guessed lists of names. These hold one, in `choir`: it needs its mark.
test.each([
  ["issue", "frames that the engine finds"],
  ["pinned", "pins as 0.1.0 wrote them"],
])("%s of 0.1.0 has the layout of 0.1.0 as soon as its list is marked, as one message says: %s", async (name) => {
  const folder = await copyOfOld();
  const manifest = join(folder, name, "issue.yaml");
  const text = await readFile(manifest, "utf8");
  const line = text.split("\n").findIndex((each) => each.includes("林　岚　周　宁")) + 1;
  const asked = await called(["check", name, "--json"], folder);
  const { issues } = JSON.parse(asked.stdout) as { issues: { diagnostics: { code: string; line: number }[] }[] };
  const found = issues.flatMap(({ diagnostics }) => diagnostics).filter(({ code }) => code === "unmarked-list");
  expect(found.map((each) => each.line)).toEqual([line]);
  const before = await called(["verify", name], folder);
  expect(before.exit).toBe(1);
  expect(before.stdout).toContain("story `choir` differs");
  expect(before.stdout.match(/^ *story /gm)).toHaveLength(1);

  await writeFile(manifest, text.replace(/^( *)林　岚　周　宁/m, "$1::: 名单\n$&"));
  const marked = await called(["verify", name], folder);
  expect(marked.stdout).toContain("input changed: manifest issue.yaml\n  the layout is the same\n");
  expect((await called(["check", name], folder)).stderr).not.toContain("unmarked-list");
});

test("a pack of 0.1.0 rebuilds; in it, too, only the list without a mark is set otherwise", async () => {
  const folder = await copyOfOld();
  const { exit, stdout } = await called(["verify", "pack.zip"], folder);
  expect(exit).toBe(1);
  expect(stdout.match(/^ *story .*$/gm)).toEqual([expect.stringContaining("story `choir` differs")]);
});

test.each([["issue"], ["pinned"]])(
  "%s of 0.1.0 builds without an error; its press files would not be those that were printed, and that stops them",
  async (name) => {
    const folder = await copyOfOld();
    const { exit, stderr } = await called(["build", name, "--archive"], folder);
    expect(exit, stderr).toBe(0);
    const press = await called(["build", name, "--press"], folder);
    expect(press.stderr.match(/^error\[[^\]]+\]/gm)).toEqual(["error[printed-changed]"]);
  },
);

test("`settled:` of 0.1.0 has one error, at its place; without it the pages are made up and pinned", async () => {
  const folder = await copyOfOld();
  const manifest = join(folder, "settled", "issue.yaml");
  const text = await readFile(manifest, "utf8");
  const asked = await called(["check", "settled", "--json"], folder);
  const { issues } = JSON.parse(asked.stdout) as {
    issues: { diagnostics: { code: string; severity: string; line: number }[] }[];
  };
  const errors = issues.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === "error");
  const line = text.split("\n").indexOf("settled:") + 1;
  expect(errors).toMatchObject([{ code: "unknown-key", line }]);
  await writeFile(manifest, text.slice(0, text.indexOf("settled:")).replace(/^( *)林　岚　周　宁/m, "$1::: 名单\n$&"));
  const pinned = await called(["layout", "settled", "--pin"], folder);
  expect(pinned.exit, pinned.stderr).toBe(0);
});
