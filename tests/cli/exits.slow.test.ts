import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { banmian, called, folderOf, heiPaper, issue, overset, sound } from "./program.ts";

let folder = "";

beforeAll(async () => {
  folder = await folderOf({
    "sound/issue.yaml": issue,
    "sound/paper.yaml": heiPaper,
    "over/issue.yaml": overset["issue.yaml"],
    "over/paper.yaml": heiPaper,
    "broken/issue.yaml": "paper: paper.yaml\ndate: 2026-02-30\npages: [\n",
    "broken/paper.yaml": heiPaper,
    "lone/paper.yaml": heiPaper,
  });
});

describe("exit codes and where the words go", () => {
  test.each([
    // arguments                                exit  stdout                      stderr                                    why
    [["--version"], 0, /^\d+\.\d+\.\d+\n$/, /^$/, "a version and nothing else"],
    [["--help"], 0, /Usage: banmian[\s\S]*Examples:/, /^$/, "help is a result"],
    [["build", "--help"], 0, /--pages[\s\S]*banmian build issues/, /^$/, "each command has its examples"],
    [["--help", "--lang", "zh"], 0, /用法：[\s\S]*示例：/, /^$/, "--lang is heard before anything is printed"],
    [["check", "sound"], 0, /SK-2026-11-24/, /^$/, "a sound issue"],
    [["check", "over"], 1, /^$/, /error\[overset\][\s\S]*over\/issue\.yaml:\d+:\d+/, "errors go to stderr"],
    [["check", "over", "--lang", "zh"], 1, /^$/, /错误\[overset\]/, "in Chinese when asked"],
    [["check", "broken"], 1, /^$/, /broken\/issue\.yaml:\d+:\d+/, "a manifest that is no YAML has errors"],
    [["build", "broken", "--draft"], 1, /^$/, /nothing was written: .*\n$/, "a draft that cannot be drawn says so"],
    [["build", "nowhere"], 2, /^$/, /nowhere/, "no such manifest is misuse, not a fault in it"],
    [["build", "sound", "--pages", "9"], 2, /^$/, /9/, "no such page is misuse"],
    [["build", "sound", "--sideways"], 2, /^$/, /--sideways/, "no such option"],
    [
      ["worker"],
      2,
      /^$/,
      /^error: required option '--queue <address>' not specified\n {2}= see /,
      "an option that must be there",
    ],
    [["verify", "--pdf"], 2, /^$/, /^error: --pdf needs/, "nothing to look at is nothing proved"],
    [["build", "sound", "--watch", "--json"], 2, /^$/, /^error: --watch /, "JSON of a run that never ends"],
    [["build", "sound", "--watch", "--jobs", "2"], 2, /^$/, /^error: --watch /, "nor are there threads for it"],
    [["build", "sound", "--out=~/papers"], 2, /^$/, /^error: .*`--out=~\/papers`/, "no folder of the name ~"],
    [["init", "~/papers/1"], 2, /^$/, /^error: .*`~\/papers\/1`/, "nor where it was quoted"],
    [
      ["check", "sound", "./sound/", "sound/issue.yaml"],
      0,
      /^SK-2026-11-24: no errors\n$/,
      /^$/,
      "one issue is one issue",
    ],
    [["init", "new", "--paper", "none"], 2, /^$/, /^error: cannot read the style file `none`/, "no such style file"],
    [["batch", "nowhere"], 2, /^$/, /^error: .*`nowhere`\n$/, "no ledger is begun for it, see below"],
    [["batch", "--resume"], 2, /^$/, /^error: `out\/batch\.jsonl` holds no run/, "nor for nothing to go on with"],
    [["site", "sound", "--out="], 2, /^$/, /^error: option `-o, --out <folder>` needs/, "an unset variable of a shell"],
    [["init", ""], 2, /^$/, /^error: an argument is empty/, "does not mean the working folder"],
    [["bulid"], 2, /^$/, /build/, "no such command; the near one is named"],
    [["help", "bulid"], 2, /^$/, /Usage: banmian/, "help for no such command: the help, as a complaint"],
    [[], 2, /^$/, /Usage: banmian/, "no command: the help, as a complaint"],
    [["check", "sound", "--lang", "fr"], 2, /^$/, /fr/, "no such language"],
    [["explain", "overset"], 0, /^overset\n/, /^$/, "a known code"],
    [["explain", "oversett"], 2, /^$/, /overset/, "an unknown code; the near one is named"],
    [["explain", "error[overset]"], 2, /^$/, /did you mean `overset`/, "as a report writes it"],
    [["explain", "nothing-such"], 2, /^$/, /`banmian explain` lists all/, "an unknown code that is near none"],
    [["explain"], 0, /overset\t/, /^$/, "all codes"],
    [["schema", "issue"], 0, /^\{[\s\S]*"\$schema"/, /^$/, "a JSON Schema"],
    [["schema", "paper", "--reference"], 0, /preset/, /^$/, "the reference page"],
    [["schema", "layout"], 0, /"banmian\.layout\/2"/, /^$/, "the schema of what the program writes, found from dist"],
    [["schema", "layout", "--reference"], 2, /^$/, /--reference/, "which has no reference page"],
    [["schema", "page"], 2, /^$/, /page/, "no such schema"],
    [["fonts"], 0, /noto-serif-sc-400/, /^$/, "the faces"],
  ])("%j → %i, out %s, err %s: %s", async (args, exit, stdout, stderr) => {
    // What names no command is heard by the process first.
    const start = /^[a-z]/.test(args[0] ?? "") ? called : banmian;
    const run = await start(args, folder);
    expect(run.stderr).toMatch(stderr);
    expect(run.stdout).toMatch(stdout);
    expect(run.exit).toBe(exit);
  });
});

describe("a command line that is not understood: what is wrong, and what was meant", () => {
  test.each<[string[], string, string, string, string]>([
    // arguments  English  its advice  Chinese  why
    [["build", "--pgn"], "unknown option '--pgn'", "(Did you mean --png?)", "没有这个选项：", "a slip in an option"],
    [
      ["check", "--json=yes"],
      "unknown option '--json=yes'",
      "see `banmian check --help`",
      "没有这个选项：",
      "a flag has no value",
    ],
    [["bulid"], "unknown command 'bulid'", "(Did you mean build?)", "没有这个命令：", "a slip in a command"],
    [["diff", "sound"], "missing required argument 'is'", "see `banmian diff --help`", "缺少参数：", "one of two"],
    [
      ["build", "sound", "--out"],
      "option '-o, --out <folder>' argument missing",
      "see `banmian build --help`",
      "选项缺少值：",
      "no value",
    ],
    [["init", "a", "b"], "too many arguments for 'init'", "see `banmian init --help`", "参数太多：", "how many"],
    [
      ["build", "—png"],
      "cannot read `—png`",
      "give a manifest",
      "读不到 `—png`",
      "a word processor's dash: a path that is not there",
    ],
    [
      ["check", "sound/paper.yaml"],
      "`sound/paper.yaml` is a paper",
      "type `banmian check sound`",
      "是报纸样式文件",
      "a paper beside its issue",
    ],
    [
      ["check", "lone/paper.yaml"],
      "`lone/paper.yaml` is a paper",
      "give an issue.yaml",
      "是报纸样式文件",
      "a paper alone",
    ],
    [
      ["init", "new", "--paper", "sound/issue.yaml"],
      "`sound/issue.yaml` is an issue",
      "write `--paper sound/paper.yaml`",
      "是一期的稿单",
      "an issue for a paper",
    ],
    [
      ["init", "new", "--paper", "sound"],
      "`sound` is a folder",
      "write `--paper sound/paper.yaml`",
      "`sound` 是文件夹",
      "a folder for a paper",
    ],
    [
      ["init", "new/issue.yaml"],
      "`new/issue.yaml` is a file",
      "write `new`",
      "`new/issue.yaml` 是文件",
      "a file for a folder",
    ],
    [["check", "suond"], "cannot read `suond`", "did you mean `sound`?", "读不到 `suond`", "a slip in a folder's name"],
    [
      ["check", "issues/sound"],
      "cannot read `issues/sound`",
      "did you mean `sound`?",
      "读不到 `issues/sound`",
      "a folder that stands elsewhere",
    ],
    [
      ["check", "lone"],
      "`lone` holds no issue.yaml",
      "type `banmian init lone`",
      "`lone` 中没有 issue.yaml",
      "no issue in it",
    ],
  ])("%j: %s; %s", async (args, complaint, advice, chinese) => {
    const english = await called(args, folder);
    expect(english.stderr).toContain(`error: ${complaint}`);
    expect(english.stderr).toContain(advice);
    expect([english.exit, english.stdout]).toEqual([2, ""]);
    const { stderr } = await called([...args, "--lang", "zh"], folder);
    expect(stderr).toContain(chinese);
    expect(stderr.split("\n").length).toBe(english.stderr.split("\n").length);
  });
});

test("what is misused leaves nothing behind", async () => {
  const before = await readdir(folder);
  await called(["batch", "nowhere"], folder);
  await called(["batch", "--resume"], folder);
  expect(before.sort()).toEqual(["broken", "lone", "over", "sound"]);
  expect((await readdir(folder)).sort()).toEqual(before);
});

describe("the language of messages", () => {
  test.each<[NodeJS.ProcessEnv, string, string]>([
    // environment                                    message    why
    [{ LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, "错误", "LC_ALL is stronger than LANG"],
    [{ LC_MESSAGES: "zh_TW.UTF-8", LANG: "en_US.UTF-8" }, "错误", "LC_MESSAGES is stronger than LANG"],
    [{ LANG: "zh_CN.UTF-8" }, "错误", "LANG alone"],
    [{ LC_ALL: "", LANG: "zh_CN.UTF-8" }, "错误", "an empty variable does not count"],
    [{ LC_ALL: "en_US.UTF-8", LANG: "zh_CN.UTF-8" }, "error", "LC_ALL is stronger than LANG"],
    [{ LANG: "ja_JP.UTF-8" }, "error", "English elsewhere"],
  ])("%j → %s: %s", async (environment, word) => {
    expect((await called(["check", "over"], folder, environment)).stderr).toMatch(new RegExp(`^${word}\\[overset\\]`));
    expect((await banmian(["explain", "nothing-such"], folder, environment)).stderr).toMatch(new RegExp(`^${word}: `));
  });
});

test("nothing is coloured or overwritten in a pipe", async () => {
  const run = await banmian(["check", "over"], folder);
  expect(run.stderr).not.toContain("\u001b");
  expect(run.stderr).not.toContain("\r");
});

test("--json prints the diagnostics with their places, and stderr stays quiet", async () => {
  const run = await called(["check", "over", "--json"], folder);
  expect(run.exit).toBe(1);
  expect(run.stderr).toBe("");
  const [result] = JSON.parse(run.stdout).issues;
  expect(result.diagnostics).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        code: "overset",
        severity: "error",
        file: "over/issue.yaml",
        line: expect.any(Number),
        column: expect.any(Number),
      }),
    ]),
  );
});

test.each([
  ["verify", "issues", "."],
  ["preflight", "files", "out/SK-2026-11-24/SK-2026-11-24.pdf"],
] as const)("%s --json prints what came before an argument that cannot be read", async (command, list, file) => {
  const place = await folderOf(sound);
  await called([command === "verify" ? "lock" : "build"], place);
  const run = await called([command, file, "nowhere", "--json"], place);
  expect([run.exit, JSON.parse(run.stdout)[list].length]).toEqual([2, 1]);
});

test("check writes nothing", async () => {
  const place = await folderOf(sound);
  expect((await called(["check"], place)).exit).toBe(0);
  expect(existsSync(join(place, "out"))).toBe(false);
});
