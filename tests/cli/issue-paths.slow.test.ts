import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { called, folderOf, issue, paper } from "./program.ts";

const at = (...folders: readonly string[]) =>
  folderOf(
    Object.fromEntries(
      folders.flatMap((folder) => [
        [`${folder}/issue.yaml`, issue],
        [`${folder}/paper.yaml`, paper],
      ]),
    ),
  );
const two = ["issues/2026-11-24", "issues/2026-11-25"];

test.each<[readonly string[], readonly string[], number, RegExp, string]>([
  // issues       command                     exit  words                                              why
  [two, ["check"], 2, /banmian check issues\/2026-11-25`/, "beside issues/: the newest is what to type"],
  [two, ["build"], 2, /banmian build issues\/2026-11-25`/, "with the command that was typed"],
  [two, ["lock", "."], 2, /banmian lock issues\/2026-11-25`/, "a named folder as well"],
  [two, ["check", "issues"], 2, /banmian check issues\/2026-11-25`/, "the folder of issues itself"],
  [two, ["check", "--lang", "zh"], 2, /请输入 `banmian check issues\/2026-11-25`/, "in Chinese"],
  [[two[0] ?? ""], ["check"], 0, /SK-2026-11-24/, "the only issue is meant"],
  [[two[0] ?? ""], ["verify"], 2, /there is no `issues\/2026-11-24\/issue\.lock`/, "by verify too"],
  [["."], ["check"], 0, /SK-2026-11-24/, "the folder's own issue"],
  [[".", ...two], ["check"], 0, /SK-2026-11-24/, "the folder's own issue before those beside it"],
  [["notes"], ["check"], 2, /banmian check notes`/, "a folder of any name"],
  [["日 报 #1"], ["check"], 2, /banmian check "日 报 #1"`/, "one that a shell would part, in quotation marks"],
  [[], ["check"], 2, /issue\.yaml/, "nothing at all"],
])("with %j, %j exits %i and says %s: %s", async (issues, args, exit, words) => {
  const run = await called(args, await at(...issues));
  expect(run.stdout + run.stderr).toMatch(words);
  expect(run.exit).toBe(exit);
});

const BAG = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

test.each<[string, readonly string[], RegExp, string]>([
  // bags              command                        words                                                     why
  ["bags/a", ["verify", "bags/a"], /no `bags\/a\/data\/sources\/n\/issue\.lock`/, "verify takes the issue in a bag"],
  ["bags/a", ["verify", "bags"], /no `bags\/a\/data\/sources\/n\/issue\.lock`/, "the only bag in a folder as well"],
  ["bags/a bags/b", ["verify", "bags"], /verify bags\/b\/data\/sources\/n`/, "of several it says what to type"],
  ["bags/a", ["layout", "bags/a"], /layout bags\/a\/data\/sources\/n`/, "a command that might write into it, too"],
])("%s: %j says %s: %s", async (bags, args, words) => {
  const files = bags.split(" ").flatMap((bag) => [
    [`${bag}/bagit.txt`, BAG],
    [`${bag}/data/sources/n/issue.yaml`, issue],
    [`${bag}/data/sources/n/paper.yaml`, paper],
  ]);
  const run = await called(args, await folderOf(Object.fromEntries(files)));
  expect(run.stdout + run.stderr).toMatch(words);
  expect(run.exit).toBe(2);
});

test.each([
  // argument              commands                                        why
  ["issues/README.md", ["check", "build", "lock", "site", "verify", "batch"], "`issues/*` of a shell names it too"],
  ["issues/photo.JPG", ["check", "batch"], "whatever the letters' case"],
])("%s is no manifest to %j: %s", async (path, commands) => {
  const folder = await folderOf({ "issues/2026-11-24/issue.yaml": issue, [path]: "one: {" });
  for (const command of commands) {
    const run = await called([command, path, "issues/2026-11-24"], folder);
    expect([run.exit, run.stderr]).toEqual([
      2,
      `error: \`${path}\` is not a manifest: give an issue.yaml, or the folder that holds it\n`,
    ]);
  }
});

test.each<[string, readonly string[], boolean, string, string]>([
  // from                       command                              paper.yaml  the outputs        why
  [".", ["build", "issues/2026-11-24"], true, "out", "from the paper's folder"],
  ["issues", ["build", "2026-11-24"], true, "out", "from the folder of issues"],
  ["issues/2026-11-24", ["build"], true, "out", "from an issue's"],
  ["issues/2026-11-24", ["build"], false, "out", "each issue has a paper of its own"],
  ["photos", ["build", "../issues/2026-11-24"], true, "out", "from any other folder of the paper"],
  ["photos", ["build", "../issues/2026-11-24"], false, "photos/out", "a folder that nothing says to be a paper's"],
  ["issues", ["build", "2026-11-24", "--out", "mine"], true, "issues/mine", "the folder that is named"],
])("in %s %j, paper.yaml beside issues/ %s, writes to %s: %s", async (from, args, isBeside, out) => {
  const folder = await at("issues/2026-11-24");
  await mkdir(join(folder, "photos"));
  if (isBeside) await writeFile(join(folder, "paper.yaml"), paper);
  const run = await called(args, join(folder, from));
  expect(run.exit).toBe(0);
  expect(await readdir(join(folder, out))).toEqual(["SK-2026-11-24"]);
});
