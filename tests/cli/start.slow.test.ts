import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { cacheFolder, languageOf } from "../../src/cli/terminal.ts";
import { called, calledFrom, copyProgram, folderOf, heiPaper, issue, paper, type Run, sound } from "./program.ts";

/** Runs a line of the shell in which $banmian is the program. */
function shell(line: string, folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const { HOME, XDG_CACHE_HOME, ...rest } = process.env;
  const program = `${process.execPath} ${resolve("dist/cli/cli.js")}`;
  const env = { ...rest, LANG: "C.UTF-8", LC_ALL: "", banmian: program, ...environment };
  return new Promise((done) => {
    execFile("sh", ["-c", line], { cwd: folder, env }, (error, stdout, stderr) => {
      done({ exit: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const SETPRIV = "setpriv --reuid 54321 --regid 54321 --clear-groups";

/** Root alone may become a user in no list, who needs a Node outside of root's home. */
const hasSomebody =
  process.getuid?.() === 0 && spawnSync(`${SETPRIV} ${process.execPath} --version`, { shell: true }).status === 0;

/** What a user in no list needs of the program, its libraries and its fonts for what he calls here. */
const PARTS = [
  ...["dist", "assets/icc", "fonts", "package.json"],
  ...["sharp", "@img", "detect-libc", "semver"].map((name) => `node_modules/${name}`),
  ...["noto-sans-sc", "noto-serif-sc"].flatMap((name) =>
    ["package.json", "400Regular"].map((part) => `node_modules/@expo-google-fonts/${name}/${part}`),
  ),
];

/** Those parts where everybody can read them: the checkout may lie in root's home. */
let copied = "";
beforeAll(async () => {
  if (!hasSomebody) return;
  copied = await folderOf({});
  for (const part of PARTS) await copyProgram(part, join(copied, part));
  execFileSync("chmod", ["-R", "a+rX", copied]);
});

function somebodyCalls(args: string, folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const banmian = `${process.execPath} ${join(copied, "dist/cli/cli.js")}`;
  return shell(`${SETPRIV} $banmian ${args}`, folder, { banmian, ...environment });
}

const home = (path: string) => () => path;
const unknown = (): string => {
  throw new Error("ENOENT: no such file or directory, uv_os_homedir");
};

test.each<[string | undefined, readonly (() => string)[], string | undefined, string]>([
  // XDG_CACHE_HOME   homes                            the cache                        why
  ["/x", [home("/home/a")], "/x/banmian", "the variable"],
  ["x", [home("/home/a")], "/home/a/.cache/banmian", "a path that is not absolute counts for nothing"],
  ["", [home("/home/a")], "/home/a/.cache/banmian", "nor does an empty one"],
  [undefined, [home(""), home("/home/a")], "/home/a/.cache/banmian", "HOME is empty: the list of users"],
  [undefined, [home(""), unknown], undefined, "a user in no list, without HOME: nothing is kept"],
])("XDG_CACHE_HOME %j → %s", (variable, homes, expected) => {
  expect(cacheFolder({ XDG_CACHE_HOME: variable }, ...homes)).toBe(expected);
});

test.each<[string, string | undefined, string, string]>([
  // LOCALAPPDATA                          XDG      the cache                    why
  ["/c/Users/a/AppData/Local", undefined, "/c/Users/a/AppData/Local/banmian", "Windows' own place"],
  ["/c/Users/a/AppData/Local", "/x", "/x/banmian", "XDG_CACHE_HOME says otherwise"],
  ["C:\\Users\\a\\AppData\\Local", undefined, "/home/a/.cache/banmian", "a Linux in Windows: no path there"],
])("LOCALAPPDATA %s, XDG_CACHE_HOME %j → %s: %s", (local, xdg, expected) => {
  expect(cacheFolder({ LOCALAPPDATA: local, XDG_CACHE_HOME: xdg }, home("/home/a"))).toBe(expected);
});

test.each<[readonly string[], Readonly<Record<string, string>>, string, string, string]>([
  // arguments           environment                    system's  language  why
  [[], {}, "zh-CN", "zh", "a Chinese Windows sets no variable"],
  [[], {}, "zh-Hant-TW", "zh", "nor does one of Taiwan"],
  [[], {}, "en-US", "en", "an English one"],
  [[], { LANG: "C.UTF-8" }, "zh-CN", "en", "what stands in the environment counts"],
  [[], { LC_ALL: "", LANG: "zh_CN.UTF-8" }, "en-US", "zh", "an empty variable does not"],
  [["--lang", "en"], {}, "zh-CN", "en", "a flag before all"],
])("%j, %j, a system in %s → %s: %s", (args, environment, system, expected) => {
  expect(languageOf(args, environment, () => system)).toBe(expected);
});

test("an empty HOME does not put the cache into the working folder", async () => {
  const folder = await folderOf(sound);
  expect(await shell("$banmian build", folder, { HOME: "" })).toMatchObject({ exit: 0, stderr: "" });
  expect((await readdir(folder)).sort()).toEqual(["issue.yaml", "out", "paper.yaml"]);
});

test.skipIf(!hasSomebody)("a user in no list builds", async () => {
  const folder = await folderOf(sound);
  await chmod(folder, 0o777);
  expect(await somebodyCalls("build", folder)).toMatchObject({ exit: 0, stderr: "" });
});

test.skipIf(!hasSomebody).each([
  ["copy.txt", "copy that may not be read"],
  ["a/issue.yaml", "a manifest that may not be read is not taken for none, and replaced"],
])("import tells that %s cannot be read: %s", async (path) => {
  const folder = await folderOf({
    "copy.txt": "题目\n\n天地玄黄宇宙洪荒。\n",
    "a/issue.yaml": issue,
    "a/paper.yaml": paper,
  });
  await Promise.all([chmod(folder, 0o777), chmod(join(folder, "a"), 0o777), chmod(join(folder, path), 0o600)]);
  expect(await somebodyCalls("import copy.txt --issue a", folder)).toMatchObject({
    exit: 2,
    stderr: `error: cannot read \`${path}\`\n`,
  });
  expect((await readdir(join(folder, "a"))).sort()).toEqual(["issue.yaml", "paper.yaml"]);
});

test.skipIf(!hasSomebody)("a cache of somebody else's, as `sudo -u` leaves HOME, is passed over", async () => {
  const folder = await folderOf({ ...sound, "home/.cache/.keep": "" });
  await chmod(folder, 0o777);
  await chmod(join(folder, "home"), 0o700);
  expect(await somebodyCalls("build", folder, { HOME: join(folder, "home") })).toMatchObject({ exit: 0, stderr: "" });
});

test.each([
  // the line                                                        exit  stderr                                   why
  [
    "mkdir x && cd x && rmdir ../x && $banmian check",
    2,
    /^error: the working folder no longer exists\n$/,
    "a deleted folder",
  ],
  ["mkdir x && cd x && rmdir ../x && $banmian check --lang zh", 2, /^错误: 当前文件夹已不在\n$/, "told in Chinese"],
  ["$banmian check > /dev/full", 2, /^error: cannot write the result: the disk is full\n$/, "no room for the result"],
  ["$banmian --help > /dev/full", 2, /^error: cannot write the result: the disk is full\n$/, "nor for the help"],
  ["$banmian check 2> /dev/full", 0, /^$/, "no room for complaints, and none to make"],
  ["$banmian explain | head -1", 0, /^$/, "a reader that has had enough"],
])("%s → %i, %s: %s", async (line, exit, stderr) => {
  if (line.includes("/dev/full") && !existsSync("/dev/full")) return;
  const run = await shell(line, await folderOf(sound));
  expect(run.stderr).toMatch(stderr);
  expect(run.exit).toBe(exit);
});

test("an installation without its libraries is told once, and ends", async () => {
  const folder = await folderOf(sound);
  await copyProgram("dist", join(folder, "dist"));
  const run = await shell(`${process.execPath} dist/cli/cli.js build`, folder);
  expect(run).toMatchObject({
    exit: 2,
    stderr: expect.stringMatching(/^error: banmian is not installed whole: .*package\.json.*\n$/),
  });
});

test("a limit of file sizes is told with what to do, the earlier outputs stay, and no folder is left", async () => {
  const folder = await folderOf(sound);
  await shell("$banmian build", folder);
  const before = await readdir(join(folder, "out"), { recursive: true });
  const run = await shell("echo '# x' >> issue.yaml; ulimit -f 8; $banmian build --press --png", folder, {
    XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache"),
  });
  expect(run).toMatchObject({
    exit: 2,
    stderr: expect.stringMatching(/^error: cannot write `out\/\S+`: the file would be larger than allowed\n {2}= /),
  });
  expect(await readdir(join(folder, "out"), { recursive: true })).toEqual(before);
  await shell("ulimit -f 8; $banmian build --out new/deep/out", folder);
  expect(existsSync(join(folder, "new"))).toBe(false);
});

test("400 pages, their pictures and press files are written by a process that may have 256 files open", async () => {
  const pages = Array.from({ length: 400 }, (_, at) => `  - {label: ${at + 1}}\n`).join("");
  const folder = await folderOf({
    "issue.yaml": issue.replace("  - {label: 1, section: 要闻}\n", pages),
    "paper.yaml": heiPaper.replace(/^sheet.*\ngrid.*$/m, "sheet: {trim: 105mm 75mm}\ngrid: {columns: 2, rows: 10}"),
  });
  const run = await shell("ulimit -n 256; $banmian build --png --press", folder);
  expect(run).toMatchObject({ exit: 0, stderr: "" });
  const made = join(folder, "out/SK-2026-11-24");
  const counts = ["pages", "press"].map(async (kind) => (await readdir(join(made, kind))).length);
  expect(await Promise.all(counts)).toEqual([400, 400]);
});

test("`layout` lists the frames that the manifest gives beside those that it found", async () => {
  const two = `${issue}  - id: free\n    headline: 自由\n    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。\n    place: {page: 1}\n`;
  const folder = await folderOf({ ...sound, "issue.yaml": two });
  const { stdout } = await called(["layout"], folder);
  expect(stdout).toMatch(/^page 1, given by the manifest:\n {4}short {20}\{columns: 1, rows: 1-4\}$/m);
  const { issues } = JSON.parse((await called(["layout", "--json"], folder)).stdout);
  expect(issues[0].pages[0].given).toEqual([{ story: "short", frame: "{columns: 1, rows: 1-4}" }]);
  expect(issues[0].pages[0].makeUps[0].frames).toHaveLength(1);
});

test.each<[readonly string[], boolean, string]>([
  // arguments                             long   why
  [["build"], false, "one issue"],
  [["check"], false, "nothing is drawn"],
  [["build", "--watch"], true, "from the first pages on"],
  [["preview", "--port", "0"], true, "from the first pages on"],
  [["batch", "--jobs", "1"], true, "an archive"],
  [["worker", "--queue", "redis://127.0.0.1:1"], true, "a queue, though nothing answers there"],
])("%j runs long: %s: %s", async (args, isLong) => {
  const over = new AbortController();
  let long = false;
  const goOn = (): void => {
    long = true;
    over.abort();
  };
  await calledFrom({ folder: await folderOf(sound), goOn, interruption: () => over.signal }, args);
  expect(long).toBe(isLong);
});
