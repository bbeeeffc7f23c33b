import { expect, test } from "vitest";
import { type Names, namesLike } from "../../src/cli/issue-paths.ts";
import { called, folderOf, issue, sound } from "./program.ts";

/** A disk with these files, by their names with `/`. */
function diskOf(files: readonly string[]): Names {
  const bare = (path: string): string => path.replaceAll("\\", "/").replace(/^D:\//, "").replace(/\/+$/, "");
  const folders = new Set(files.flatMap((file) => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index))));
  return {
    is: (path) => (folders.has(bare(path)) ? "folder" : files.includes(bare(path)) ? "other" : undefined),
    in: (path) => {
      const start = bare(path) === "" ? "" : `${bare(path)}/`;
      const names = [...folders, ...files].filter((each) => each.startsWith(start));
      return [...new Set(names.map((each) => each.slice(start.length).split("/")[0] ?? ""))].filter(Boolean);
    },
  };
}

const disk = diskOf([
  "期/11-25/a.yaml",
  "期/11-24/a.yaml",
  "期/11-24/B.YAML",
  "期/.git/a.yaml",
  "期/README.md",
  "x*",
  "稿/a.txt",
  "稿/desktop.ini",
]);

test.each<[string, string, readonly string[], string]>([
  // pattern       sep   paths                                                  why
  ["期/*", "/", ["期/11-24", "期/11-25", "期/README.md"], "in order, without what is hidden"],
  ["期/*/", "/", ["期/11-24/", "期/11-25/"], "a slash at the end: folders"],
  ["*/11-2?/a.yaml", "/", ["期/11-24/a.yaml", "期/11-25/a.yaml"], "in each part"],
  ["期/11-24/*.yaml", "/", ["期/11-24/a.yaml"], "capitals count on Unix"],
  ["期/11-24/*.yaml", "\\", ["期/11-24/B.YAML", "期/11-24/a.yaml"], "but not on Windows"],
  ["期\\11-2*", "\\", ["期\\11-24", "期\\11-25"], "backslashes stay"],
  ["期\\*\\", "\\", ["期\\11-24\\", "期\\11-25\\"], "at the end, too"],
  ["稿\\*", "\\", ["稿\\a.txt"], "what Explorer hides is not meant"],
  ["D:\\期\\11-2*", "\\", ["D:\\期\\11-24", "D:\\期\\11-25"], "behind a drive"],
  ["期\\*", "/", [], "on Unix a backslash is a character of a name"],
  ["期/.g*", "/", ["期/.git"], "what is hidden, if it is asked for"],
  ["x*", "/", ["x*"], "a file of this very name"],
  ["期/11-24", "/", ["期/11-24"], "no sign"],
  ["期/11-26", "/", ["期/11-26"], "no sign, and nothing there: the command tells"],
  ["期/12*", "/", [], "nothing like it"],
  ["期/*1*-*5*", "/", ["期/11-25"], "several stars, of nothing, too"],
  ["期/*EA*M?.*?d", "/", ["期/README.md"], "stars and single characters"],
  ["期/11-**4", "/", ["期/11-24"], "two stars"],
  ["期/*11*11*", "/", [], "what one part took is no other's"],
  ["期/a.yaml*", "/", [], "a dot is a dot"],
])("%s with %s → %j: %s", (pattern, separator, paths) => {
  expect(namesLike(pattern, disk, separator)).toEqual(paths);
});

test("a pattern of many stars ends", () => {
  expect(namesLike(`${"*a".repeat(25)}b`, diskOf(["a".repeat(60)]), "/")).toEqual([]);
});

test.each<[readonly string[], number, RegExp, string]>([
  [["check", "issues/*/"], 0, /SK-2026-11-24: no errors\nSK-2026-11-25: no errors/, "as cmd hands it on"],
  [
    ["check", "issues/2026-11-25", "issues/2026-11-2?"],
    0,
    /11-25: no errors\nSK-2026-11-24: no errors\n$/,
    "no issue twice",
  ],
  [["check", "papers/*"], 2, /^error: no file or folder matches `papers\/\*`\n$/, "nothing"],
  [["import", "copy/*.docx", "--lang", "zh"], 2, /^错误: 没有与 `copy\/\*\.docx` 相符的文件或文件夹\n$/, "in Chinese"],
])("%j → %i %s: %s", async (args, exit, words) => {
  const files = { "paper.yaml": sound["paper.yaml"], "issue.yaml": issue.replace("2026-11-24", "2026-11-25") };
  const [first, second] = [{ ...files, ...sound }, files];
  const folder = await folderOf(
    Object.fromEntries(
      [first, second].flatMap((each, at) =>
        Object.entries(each).map(([name, text]) => [`issues/2026-11-2${4 + at}/${name}`, text]),
      ),
    ),
  );
  const run = await called(args, folder);
  expect([run.exit, run.stdout + run.stderr]).toEqual([exit, expect.stringMatching(words)]);
});
