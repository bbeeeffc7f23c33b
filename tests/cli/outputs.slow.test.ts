import { chmod, cp, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { LIST } from "../../src/build/disk/replace-files.ts";
import { banmian, called, folderOf, heiPaper, issue, overset, paper, putFiles, sound } from "./program.ts";

const home = "out/SK-2026-11-24";
const bag = "bags/SK-2026-11-24";
const deposit = ["deposit", "--base", "https://epaper.example/bags", "--dpi", "100"];
const two = issue.replace("  - {label: 1, section: 要闻}", "  - {label: 1}\n  - {label: 2}");

/** The codes of the diagnostics that a terminal was shown. */
function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?:error|warning)\[(.*?)\]/gm)].map(([, code = ""]) => code);
}

test.each<[readonly string[], readonly string[]]>([
  [[], []],
  [["--glyphs"], ["layout.json"]],
  [
    ["--png", "--layout", "--report"],
    ["layout.json", "pages/1.png", "report.json"],
  ],
])("build %j writes the proof and %j", async (flags, more) => {
  const folder = await folderOf(sound);
  const run = await banmian(["build", ...flags], folder);
  expect(run).toMatchObject({ exit: 0, stderr: "" });
  expect(await tree(join(folder, "out/SK-2026-11-24"))).toEqual([LIST, "SK-2026-11-24.pdf", ...more]);
});

test("edition and revision go into the names", async () => {
  const folder = await folderOf({
    ...sound,
    "issue.yaml": issue.replace("number: 7", "number: 7\nedition: 晨\nrevision: 2"),
  });
  expect((await called(["build", "--out", "made"], folder)).exit).toBe(0);
  const [stem = ""] = await readdir(join(folder, "made"));
  expect(stem).toMatch(/^SK-2026-11-24.*晨.*2/);
  expect(await tree(join(folder, "made", stem))).toEqual([LIST, `${stem}.pdf`]);
});

test.each([
  // the second manifest                           flags        exit  replaced  why
  [overset["issue.yaml"], [], 1, false, "an issue with errors replaces nothing"],
  ["paper: paper.yaml\n", [], 1, false, "nor one that cannot be read"],
  ["paper: paper.yaml\n", ["--draft"], 1, false, "not even as a draft: there is nothing to draw"],
  [overset["issue.yaml"], ["--draft"], 1, true, "a draft is drawn, and still exits 1"],
  [issue.replace("盈昃", "昃盈"), [], 0, true, "a sound one replaces it"],
])("after a good build %j %j → exit %i, replaced %s: %s", async (second, flags, exit, replaced) => {
  const folder = await folderOf(sound);
  expect((await called(["build", "--layout"], folder)).exit).toBe(0);
  const before = await hashes(join(folder, home));
  await putFiles(folder, { "issue.yaml": second });
  expect((await called(["build", "--layout", ...flags], folder)).exit).toBe(exit);
  const after = await hashes(join(folder, home));
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect(after.get("layout.json") === before.get("layout.json")).toBe(!replaced);
  expect(after.get("SK-2026-11-24.pdf") === before.get("SK-2026-11-24.pdf")).toBe(!replaced);
});

test.each([
  ["en", "error: cannot write `file/SK-2026-11-24`: a file is in the place of a folder (`file`)", /^ {2}= move /],
  ["zh", "错误: 写不了 `file/SK-2026-11-24`：该是文件夹的地方有一个文件（`file`）", /^ {2}= 请移开那个文件/],
])("in %s, build cannot write, and says why and what to do in that language", async (language, told, cure) => {
  const folder = await folderOf({ ...sound, file: "" });
  const run = await called(["build", "--lang", language, "--out", "file"], folder);
  const lines = run.stderr.trimEnd().split("\n");
  expect([run.exit, lines.length, lines[0]]).toEqual([2, 2, told]);
  expect(lines[1]).toMatch(cure);
});

test("a page that the issue no longer has loses its picture, but only when the build succeeds", async () => {
  const folder = await folderOf({ ...sound, "issue.yaml": two });
  expect((await called(["build", "--png"], folder)).exit).toBe(0);
  await writeFile(join(folder, home, "pages/mine.txt"), "");
  await putFiles(folder, { "issue.yaml": overset["issue.yaml"] });
  expect((await called(["build", "--png"], folder)).exit).toBe(1);
  expect(await readdir(join(folder, home, "pages"))).toEqual(["1.png", "2.png", "mine.txt"]);
  await putFiles(folder, sound);
  expect((await called(["build", "--png"], folder)).exit).toBe(0);
  expect(await readdir(join(folder, home, "pages"))).toEqual(["1.png", "mine.txt"]);
});

test.each([
  // what is asked for                                what its folder holds
  [["build"], `${home}/SK-2026-11-24.pdf`, `${home}/SK-2026-11-24 notes.pdf`, `${home}/pages/1.png`],
  [[...deposit, "--tiff"], `${bag}/data/images/0001.jpg`, `${bag}/data/notes.txt`, `${bag}/data/images/0001.tif`],
])(
  "%j removes what it wrote, and nothing else: no notes, no file that was changed by hand",
  async (args, copied, notes, changed) => {
    const folder = await folderOf(sound);
    expect((await called([...args, ...(args.includes("--tiff") ? [] : ["--png"])], folder)).exit).toBe(0);
    await cp(join(folder, copied), join(folder, notes));
    await writeFile(join(folder, changed), "with a mark");
    const again = args.filter((each) => each !== "--tiff");
    const run = await called(again, folder);
    expect([run.exit, codesIn(run.stderr)]).toEqual([0, ["outputs-left"]]);
    expect(run.stderr).toContain(changed.split("/").slice(2).join("/"));
    expect(await readFile(join(folder, notes))).toEqual(await readFile(join(folder, copied)));
    expect(await readFile(join(folder, changed), "utf8")).toBe("with a mark");
  },
);

test.each([
  ["en", "warning[outputs-left]"],
  ["zh", "警告[outputs-left]"],
])(
  "in a folder without a list, in %s, what looks like ours is told in one warning and left",
  async (language, told) => {
    const old = ["SK-2026-11-24-pages-1.pdf", "archive/SK-2026-11-24.pdf", "pages/9.png", "press/9.pdf"];
    const others = ["sheets/9.pdf", "spreads/9.pdf", "mine.txt"];
    const files = Object.fromEntries([...old, ...others].map((path) => [`${home}/${path}`, "old"]));
    const folder = await folderOf({ ...sound, ...files });
    const run = await called(["build", "--lang", language], folder);
    expect([run.exit, run.stderr.split(told).length - 1]).toEqual([0, 1]);
    for (const path of [...old, ...others.slice(0, 2)]) expect(run.stderr).toContain(`\`${path}\``);
    for (const path of Object.keys(files)) expect(await readFile(join(folder, path), "utf8")).toBe("old");
  },
);

test.each([
  // a link in the place of       a command                exit
  [`${home}/press`, ["build"], 0],
  [`${home}/press`, ["build", "--press"], 2],
  [`${home}/pages`, ["build"], 0],
  [`${home}/pages`, ["build", "--png"], 2],
  [`${home}/archive`, ["build", "--archive"], 2],
  [`${home}/spreads`, ["build"], 0],
  [`${home}/sheets`, ["build"], 0],
  [`${bag}/data`, deposit, 2],
])("%s a link to another folder: %j ends with %i, and leaves that folder as it was", async (link, args, exit) => {
  const photos = { "1.png": "a photo", "AN_20261124_1_v1.pdf": "another paper's page", "mets.xml": "another bag's" };
  const folder = await folderOf({
    ...sound,
    ...Object.fromEntries(Object.entries(photos).map(([name, text]) => [`other/${name}`, text])),
  });
  await mkdir(join(folder, link, ".."), { recursive: true });
  await symlink(join(folder, "other"), join(folder, link));
  const run = await called(args, folder);
  expect(run.exit).toBe(exit);
  if (exit === 2) expect(run.stderr).toContain(`(\`${link}\`)`);
  expect(await tree(join(folder, "other"))).toEqual(Object.keys(photos));
  for (const [name, text] of Object.entries(photos))
    expect(await readFile(join(folder, "other", name), "utf8")).toBe(text);
});

test("a list that is damaged is told; nothing goes", async () => {
  const folder = await folderOf(sound);
  expect((await called(["build", "--png"], folder)).exit).toBe(0);
  await writeFile(join(folder, home, LIST), "{");
  const run = await called(["build"], folder);
  expect([run.exit, codesIn(run.stderr)]).toEqual([0, ["outputs-list-damaged", "outputs-left"]]);
  expect(await readdir(join(folder, home, "pages"))).toEqual(["1.png"]);
});

test.skipIf(process.getuid?.() === 0)(
  "a folder that may not be written is misuse, in a line and what to do",
  async () => {
    const folder = await folderOf(sound);
    await chmod(folder, 0o555);
    // Otherwise the run's temporary files could not be removed, and its end would be a failure.
    onTestFinished(() => chmod(folder, 0o755));
    const run = await banmian(["build"], folder);
    expect(run.exit).toBe(2);
    expect(run.stderr.trim().split("\n")).toHaveLength(2);
  },
);

test("an output folder that is a file is told, and nothing is left behind", async () => {
  const folder = await folderOf({ ...sound, out: "in the way" });
  const run = await called(["build"], folder);
  expect(run.exit).toBe(2);
  expect(run.stderr.trim().split("\n")).toHaveLength(2);
  expect(await tree(folder)).toEqual(["issue.yaml", "out", "paper.yaml"]);
});

test("a folder in the place of one output leaves all the others as they were", async () => {
  const folder = await folderOf(sound);
  expect((await called(["build"], folder)).exit).toBe(0);
  const before = await hashes(join(folder, home));
  await mkdir(join(folder, home, "pages/1.png"), { recursive: true });
  await putFiles(folder, { "issue.yaml": issue.replace("盈昃", "昃盈") });
  expect((await called(["build", "--png"], folder)).exit).toBe(2);
  expect(await hashes(join(folder, home))).toEqual(before);
});

test("a build of some pages has a name of its own and leaves all else; a whole build takes away what it does not write", async () => {
  const folder = await folderOf({ ...sound, "issue.yaml": two });
  await called(["build", "--png", "--archive", "--layout", "--report"], folder);
  const whole = await hashes(join(folder, home));
  expect([...whole.keys()].sort()).toEqual([
    LIST,
    "SK-2026-11-24.pdf",
    "archive/SK-2026-11-24.pdf",
    "layout.json",
    "pages/1.png",
    "pages/2.png",
    "report.json",
  ]);
  await called(["build", "--pages", "1"], folder);
  const partly = await hashes(join(folder, home));
  expect(partly.has("SK-2026-11-24-pages-1.pdf")).toBe(true);
  for (const [path, hash] of whole) if (path !== LIST) expect([path, partly.get(path)]).toEqual([path, hash]);
  await called(["build"], folder);
  expect(await tree(join(folder, home))).toEqual([LIST, "SK-2026-11-24.pdf"]);
});

test("the same bytes whatever the folder, time zone, locale, time and thread", async () => {
  const photo = "    photos:\n      - {file: a.jpg, caption: 桥, columns: 1, depth: 6}\n    body:";
  const manifest = issue.replace("    body:", photo).replace("rows: 1-4", "rows: 1-12");
  const first = await folderOf({ "issue.yaml": manifest, "paper.yaml": paper });
  await cp("issues/2026-11-25/photos/cat.jpg", join(first, "a.jpg"));
  const second = join(await folderOf({}), "一个 folder");
  await cp(first, second, { recursive: true });
  // Each makes its photo, in the program's own thread and in another.
  const caches = await Promise.all([folderOf({}), folderOf({})]);
  const [plain, chinese] = [
    { TZ: "UTC", LANG: "C" },
    { TZ: "Pacific/Kiritimati", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" },
  ];
  await banmian(["build", "--png", "--layout"], first, { ...plain, XDG_CACHE_HOME: caches[0] });
  await banmian(["build", "--png", "--layout", "--jobs", "2"], second, { ...chinese, XDG_CACHE_HOME: caches[1] });
  const [one, other] = [await hashes(join(first, home)), await hashes(join(second, home))];
  expect([...one.keys()]).toEqual(expect.arrayContaining(["layout.json", "pages/1.png"]));
  expect(other).toEqual(one);
});

test("several issues in one run: the sound one is made, the other is told", async () => {
  const folder = await folderOf({
    "a/issue.yaml": overset["issue.yaml"],
    "a/paper.yaml": heiPaper,
    "b/issue.yaml": issue.replace("2026-11-24", "2026-11-25"),
    "b/paper.yaml": heiPaper,
  });
  const run = await called(["build", "a", "b"], folder);
  expect(run.exit).toBe(1);
  expect(await readdir(join(folder, "out"))).toEqual(["SK-2026-11-25"]);
});

test("two issues that would be written to one place are misuse", async () => {
  const folder = await folderOf({
    "a/issue.yaml": issue,
    "a/paper.yaml": heiPaper,
    "b/issue.yaml": issue,
    "b/paper.yaml": heiPaper,
  });
  const run = await called(["build", "a", "b"], folder);
  expect(run.exit).toBe(2);
});

/** All files below a folder, sorted. */
async function tree(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const files = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).isFile()));
  return names.filter((_, index) => files[index]);
}

async function hashes(folder: string): Promise<Map<string, string>> {
  const names = await tree(folder);
  return new Map(await Promise.all(names.map(async (name) => [name, await hashOf(join(folder, name))] as const)));
}

async function hashOf(path: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", await readFile(path))).toString("hex");
}

test("what only the press refuses leaves its files out, even of a draft", async () => {
  const photo =
    "    photos: [{file: a.png, caption: 江边, columns: 2}]\n    place: {page: 1, columns: 1-3, rows: 1-30}\n";
  const folder = await folderOf({ ...sound, "issue.yaml": issue.replace(/ {4}place:.*\n/, photo) });
  await sharp({ create: { width: 60, height: 40, channels: 3, background: "grey" } })
    .png()
    .toFile(join(folder, "a.png"));
  const run = await called(["build", "--draft", "--press"], folder);
  expect(run.stderr).toContain("error[low-resolution]");
  expect(await tree(join(folder, "out"))).toEqual(["SK-2026-11-24/.banmian.json", "SK-2026-11-24/SK-2026-11-24.pdf"]);
});

test("no press page is made of a date that is not the folder's; a proof is, with a warning", async () => {
  const folder = await folderOf({
    "paper.yaml": heiPaper,
    "i/2026-12-01/issue.yaml": issue.replace("paper.yaml", "../../paper.yaml").replace("2026-11-24", "2026-12-11"),
    "i/2026-11-30/issue.yaml": issue
      .replace("paper.yaml", "../../paper.yaml")
      .replace("2026-11-24", "2026-11-30")
      .replace("number: 7", "number: 4"),
  });
  const told = async (...flags: readonly string[]) => {
    const { exit, stdout } = await called(["build", "i/2026-12-01", "--json", ...flags], folder);
    const [{ diagnostics }] = JSON.parse(stdout).issues as [{ diagnostics: { code: string; severity: string }[] }];
    return [exit, ...diagnostics.map(({ code, severity }) => `${severity} ${code}`)];
  };
  expect(await told()).toEqual([0, "warning date-not-folder", "warning number-out-of-turn"]);
  expect(await told("--press")).toEqual([1, "error date-not-folder", "warning number-out-of-turn"]);
});
