import { spawn } from "node:child_process";
import {
  chmod,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { sha256Of } from "../../src/base/sha256.ts";
import { lockFolder } from "../../src/build/disk/folder-lock.ts";
import { LIST, mendFolder, type Outputs, replaceFiles, rewriteWith } from "../../src/build/disk/replace-files.ts";
import { called, folderOf } from "./program.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NAMES = ["a.pdf", "layout.json", "pages/1.png", "press/1.pdf", "press/2.pdf"];
const filesOf = (text: string) => NAMES.map((path) => ({ path, bytes: bytes(text) }));

/** The list of files that an earlier build wrote with this text. */
function listOf(text: string, ...paths: readonly string[]): Readonly<Record<string, string>> {
  const lines = paths.map((path) => `    "${path}": "${sha256Of(text)}"`);
  return { [LIST]: `{\n  "schema": "banmian.files/1",\n  "files": {\n${lines.join(",\n")}\n  }\n}\n` };
}

/** Files of this kind belong on the list; those that are not written again go. */
function going(kind: RegExp): Outputs {
  return { owns: (path) => kind.test(path), isOutdated: () => true };
}

/** What stands in a folder, by path. */
async function held(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files
    .sort()
    .map(async (path) => [path.slice(folder.length + 1), await readFile(path, "utf8")] as const);
  return Object.fromEntries(await Promise.all(texts));
}

const all = (text: string): Readonly<Record<string, string>> => Object.fromEntries(NAMES.map((name) => [name, text]));

test("files are replaced, stale ones go with their folders, all others stay", async () => {
  const folder = await folderOf({
    ...all("old"),
    "press/3.pdf": "old",
    "sheets/1.pdf": "old",
    "press/mine.txt": "mine",
    ...listOf("old", ...NAMES, "press/3.pdf", "sheets/1.pdf"),
  });
  await replaceFiles(folder, filesOf("new"), going(/^(?:press|sheets)\/.*\.pdf$/));
  expect(await held(folder)).toEqual({ ...all("new"), "press/mine.txt": "mine", ...listOf("new", ...NAMES) });
  expect(await readdir(folder)).not.toContain("sheets");
});

test("a folder in the place of the last file: all are what they were, those that went included", async () => {
  const before = { ...all("old"), "press/0.pdf": "stale", "z.json/in": "the way", ...listOf("stale", "press/0.pdf") };
  const folder = await folderOf(before);
  const files = [...filesOf("new"), { path: "new.json", bytes: bytes("new") }, { path: "z.json", bytes: bytes("new") }];
  await expect(replaceFiles(folder, files, going(/^press\/0\.pdf$/))).rejects.toThrow(/z\.json is a folder/);
  expect(await held(folder)).toEqual(before);
});

test("stale files deep in folders go with all of these that hold nothing else", async () => {
  const deep = ["tiles/1/0,0,512,512/0/default.jpg", "tiles/1/0,0,512,512/90/default.jpg", "tiles/2/full/default.jpg"];
  const folder = await folderOf({
    ...Object.fromEntries(deep.map((path) => [path, "old"])),
    "tiles/2/mine.txt": "mine",
    ...listOf("old", ...deep),
  });
  await replaceFiles(folder, filesOf("new"), going(/default\.jpg$/));
  expect((await readdir(join(folder, "tiles"), { recursive: true })).sort()).toEqual(["2", "2/mine.txt"]);
});

const OTHERS = listOf("old", "b.pdf");
const UNKNOWN = { [LIST]: OTHERS[LIST]?.replace(sha256Of("old"), "") };

test.each<[before: Readonly<Record<string, string | undefined>>, stays: boolean, left: boolean, why: string]>([
  // what stands beside a.pdf       b.pdf stays, is told of
  [{ "b.pdf": "old", ...OTHERS }, false, false, "an earlier build wrote it"],
  [{ "b.pdf": "with notes", ...OTHERS }, true, true, "somebody changed it"],
  [{ "b.pdf": "old", ...listOf("old", "a.pdf") }, true, false, "no build wrote it"],
  [{ "b.pdf": "old" }, true, true, "there is no list: it may be of an older version of the program"],
  [{ "b.pdf": "old", ...UNKNOWN }, true, true, "and it is still there"],
  [{ ...OTHERS }, false, false, "somebody removed it"],
])("of %j outdated b.pdf stays: %s, told: %s: %s", async (before, stays, left) => {
  const folder = await folderOf(before as Record<string, string>);
  const [file] = filesOf("new");
  if (file === undefined) throw new Error("no file");
  const found = await replaceFiles(folder, [file], going(/\.pdf$/));
  expect(found).toEqual({
    left: left ? ["b.pdf"] : [],
    damaged: false,
    removed: !stays && "b.pdf" in before ? ["b.pdf"] : [],
  });
  expect(Object.keys(await held(folder))).toEqual([LIST, "a.pdf", ...(stays ? ["b.pdf"] : [])]);
  // Whoever does not look the first time is told again.
  expect(await replaceFiles(folder, [file], going(/\.pdf$/))).toEqual({ ...found, removed: [] });
});

test.each([
  ["{", "it is torn"],
  ["", "it is empty"],
  ['{"schema": "banmian.files/2", "files": {"b.pdf": ""}}', "another version wrote it"],
  ['{"schema": "banmian.files/1", "files": ["b.pdf"]}', "it has no hashes"],
  [listOf("old", "b.pdf", "../b.pdf")[LIST] ?? "", "it leads out of the folder"],
])("a damaged list removes nothing, is told of, and is begun anew: %j: %s", async (list) => {
  const folder = await folderOf({ "b.pdf": "old", [LIST]: list });
  const files = filesOf("new").slice(0, 1);
  expect(await replaceFiles(folder, files, going(/\.pdf$/))).toMatchObject({ left: ["b.pdf"], damaged: true });
  expect(await replaceFiles(folder, files, going(/\.pdf$/))).toMatchObject({ left: ["b.pdf"], damaged: false });
  expect(Object.keys(await held(folder))).toEqual([LIST, "a.pdf", "b.pdf"]);
});

test.each([
  ["press/b.pdf", "press", "a link to a folder"],
  ["b.pdf", "b.pdf", "a link to a file"],
])("%s behind the link %s stays: %s", async (path, link) => {
  const outside = { [path]: "old" };
  const folder = await folderOf({ ...prefixed("other", outside), ...prefixed("out", listOf("old", path)) });
  await symlink(join("../other", link), join(folder, "out", link));
  const found = await replaceFiles(join(folder, "out"), filesOf("new").slice(0, 1), going(/b\.pdf$/));
  expect(found.left).toEqual([path]);
  expect(await held(join(folder, "other"))).toEqual(outside);
  expect((await lstat(join(folder, "out", link))).isSymbolicLink()).toBe(true);
});

test("nothing is written behind a link, nor is an empty folder removed there", async () => {
  const folder = await folderOf({ "other/1.pdf": "other" });
  await mkdir(join(folder, "other/deep"));
  await mkdir(join(folder, "out"));
  await symlink("../other", join(folder, "out/press"));
  const files = [...filesOf("new"), { path: "press/deep/1.pdf", bytes: bytes("new") }];
  await expect(replaceFiles(join(folder, "out"), files, going(/\.pdf$/))).rejects.toMatchObject({
    code: "LINK",
    path: join(folder, "out/press"),
  });
  expect((await readdir(join(folder, "other"))).sort()).toEqual(["1.pdf", "deep"]);
  expect(await readdir(join(folder, "out"))).toEqual(["press"]);
});

test("a part file of another program stays, however old it is", async () => {
  const folder = await folderOf({ ".film.part": "a download" });
  await utimes(join(folder, ".film.part"), 0, 0);
  await replaceFiles(folder, filesOf("new"), going(/\.pdf$/));
  expect(Object.keys(await held(folder))).toContain(".film.part");
});

test("some files, then all: the list holds what each build wrote; a copy of the folder has it, too", async () => {
  const folder = join(await folderOf({}), "out");
  const some = { ...going(/\.pdf$/), isOutdated: () => false };
  await replaceFiles(folder, [{ path: "part.pdf", bytes: bytes("new") }], some);
  await replaceFiles(folder, filesOf("new"), some);
  expect(await held(folder)).toEqual({
    ...all("new"),
    "part.pdf": "new",
    ...listOf("new", ...[...NAMES, "part.pdf"].sort()),
  });
  const copy = `${folder}-copy`;
  await cp(folder, copy, { recursive: true });
  expect(await replaceFiles(copy, filesOf("new"), going(/\.pdf$/))).toMatchObject({ left: [], damaged: false });
  expect(await held(copy)).toEqual({ ...all("new"), ...listOf("new", ...NAMES) });
});

function prefixed(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

test("a first build that fails leaves no folder", async () => {
  const folder = join(await folderOf({}), "made");
  const files = [
    ...filesOf("new"),
    { path: "x/y/z/deep", bytes: bytes("new") },
    { path: "a.pdf/under-a-file", bytes: bytes("new") },
  ];
  await expect(replaceFiles(folder, files)).rejects.toThrow();
  await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
});

/** Writes the versions in turn until it is killed; says so after each. */
const WRITER = `
const { replaceFiles } = await import(process.argv[1]);
const [folder, names, ...texts] = process.argv.slice(2);
const outputs = { owns: () => true, isOutdated: () => true };
for (let at = 0; ; at++) {
  const text = texts[at % texts.length].repeat(20000);
  const paths = [...names.split(","), text.charAt(0) + ".png"];
  await replaceFiles(folder, paths.map((path) => ({ path, bytes: new TextEncoder().encode(text) })), outputs);
  console.log(text.charAt(0));
}`;

/** Finds one whole version in a folder, with its own file and its list. @returns its letter */
async function versionIn(folder: string): Promise<string> {
  const now = await held(folder);
  const text = now["a.pdf"] ?? "";
  const names = [...NAMES, `${text.charAt(0)}.png`].sort();
  expect(now).toEqual({ ...Object.fromEntries(names.map((name) => [name, text])), ...listOf(text, ...names) });
  return text.charAt(0);
}

function writer(folder: string, ...texts: readonly string[]) {
  const script = resolve("dist/build/disk/replace-files.js");
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", WRITER, script, folder, NAMES.join(","), ...texts],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let versions = 0;
  child.stdout.on("data", (letters: Buffer) => {
    versions += letters.toString().split("\n").length - 1;
  });
  const wrote = (count: number) =>
    new Promise<void>((done) => {
      child.stdout.on("data", () => {
        if (versions >= count) done();
      });
    });
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return { wrote, kill };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Where a killed build is waited for, a test need not wait. Linux knows at once that it was killed. */
async function makeOld(folder: string): Promise<void> {
  if (process.platform === "linux") return;
  const lock = join(folder, ".banmian-lock");
  const past = new Date(Date.now() - 60_000);
  await utimes(lock, past, past).catch(() => undefined);
}

test("killed at any moment: the next run finds one whole version and leaves nothing else", async () => {
  const folder = await folderOf({});
  const seen = new Set<string>();
  let unfinished = 0;
  // On a quick disk few moments are in the middle: it goes on until one was.
  for (let round = 0; round < 15 || (unfinished === 0 && round < 500); round++) {
    const { wrote, kill } = writer(folder, ...(round % 2 === 0 ? ["a", "b"] : ["b", "a"]));
    await wrote(1);
    await pause((round * 37) % 60);
    await kill();
    await makeOld(folder);
    if (Object.keys(await held(folder)).length > NAMES.length + 2) unfinished++;
    await mendFolder(folder);
    seen.add(await versionIn(folder));
  }
  expect([...seen].sort()).toEqual(["a", "b"]);
  expect(unfinished).toBeGreaterThan(0);
});

test("a lock counts while its owner runs, or may run elsewhere, and it is not old", {
  skip: process.platform !== "linux",
}, async () => {
  const name = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
  const space = await readlink("/proc/self/ns/pid");
  const start = (await readFile("/proc/self/stat", "utf8")).split(" ")[21];
  for (const [owner, counts] of [
    [`${name} ${space} ${process.pid} ${start}`, true],
    [`${name} ${space} ${process.pid} 1`, false],
    [`${name} ${space} 4194305 1`, false],
    [`${name} pid:[1] 4194305 1`, true],
    [`x ${space} 4194305 1`, true],
    ["", true],
  ] as const) {
    const folder = await folderOf({ ".banmian-lock": owner });
    const lock = lockFolder(folder);
    const first = await Promise.race([lock.then(() => "taken"), pause(counts ? 200 : 5000).then(() => "waiting")]);
    expect.soft(first, owner).toBe(counts ? "waiting" : "taken");
    if (counts) await unlink(join(folder, ".banmian-lock"));
    await (await lock).release();
  }
});

test("a link in the place of the lock is no lock; a folder is told", async () => {
  const folder = await folderOf({ "b/.banmian-lock/file": "" });
  await symlink("nowhere", join(folder, ".banmian-lock"));
  const first = await Promise.race([lockFolder(folder), pause(5000)]);
  expect(first).toBeDefined();
  await first?.release();
  await expect(lockFolder(join(folder, "b"))).rejects.toMatchObject({ code: "EISDIR" });
});

test("a build of an issue with errors finishes what a killed build began", async () => {
  const folder = await folderOf({
    "issue.yaml": "paper: [",
    "out/SK-2026-11-24/a.pdf": "old",
    "out/SK-2026-11-24/.banmian-1.part": "new",
    "out/SK-2026-11-24/.banmian-journal": JSON.stringify([{ part: ".banmian-1.part", path: "a.pdf" }]),
  });
  expect((await called(["build"], folder)).exit).toBe(1);
  expect(await held(join(folder, "out"))).toEqual({ "SK-2026-11-24/a.pdf": "new" });
});

test("two builds of one folder at once: each version is whole whenever one looks with the lock", async () => {
  const folder = await folderOf({});
  const writers = [writer(folder, "a"), writer(folder, "b")];
  await Promise.all(writers.map(({ wrote }) => wrote(10)));
  await Promise.all(writers.map(({ kill }) => kill()));
  await makeOld(folder);
  await mendFolder(folder);
  expect(["a", "b"]).toContain(await versionIn(folder));
});

test("changes that were begun are ended, but for files that were changed since; names that lead out of the folder are not ours", async () => {
  const folder = await folderOf({
    "in/a.pdf": "old",
    "in/old.pdf": "old",
    "in/notes.pdf": "with notes",
    "in/.banmian-1.part": "new",
    "in/.banmian-journal": JSON.stringify([
      { part: ".banmian-1.part", path: "a.pdf" },
      ...["old.pdf", "notes.pdf", "press/1.pdf"].map((path) => ({ path, sha256: sha256Of("old") })),
    ]),
    "behind/1.pdf": "old",
    "other/.banmian-journal": JSON.stringify([{ path: "../outside.txt", sha256: sha256Of("outside") }]),
    "outside.txt": "outside",
  });
  await symlink("../behind", join(folder, "in/press"));
  await mendFolder(join(folder, "in"));
  await mendFolder(join(folder, "other"));
  await unlink(join(folder, "in/press"));
  expect(await held(folder)).toEqual({
    "behind/1.pdf": "old",
    "in/a.pdf": "new",
    "in/notes.pdf": "with notes",
    "outside.txt": "outside",
  });
});

test("a file that is written anew keeps its mode, and a link its file", async () => {
  const folder = await folderOf({ "real/issue.yaml": "old", "real/.banmian-1.part": "left by a run that was killed" });
  const place = join(folder, "real/issue.yaml");
  const link = join(folder, "issue.yaml");
  await chmod(place, 0o640);
  await symlink("real/issue.yaml", link);
  await rewriteWith(link, bytes("new"));
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(place, "utf8")).toBe("new");
  expect((await stat(place)).mode & 0o7777).toBe(0o640);
  expect(await readdir(join(folder, "real"))).toEqual(["issue.yaml"]);
});

test.skipIf(process.getuid?.() !== 0)("a file that root writes anew stays its owner's", async () => {
  const folder = await folderOf({ "issue.yaml": "old" });
  const { chown } = await import("node:fs/promises");
  await chown(join(folder, "issue.yaml"), 1234, 5678);
  await rewriteWith(join(folder, "issue.yaml"), bytes("new"));
  expect(await stat(join(folder, "issue.yaml"))).toMatchObject({ uid: 1234, gid: 5678 });
});

test("a write that fails leaves the file as it was", async () => {
  const folder = await folderOf({ "issue.yaml": "old" });
  await mkdir(join(folder, "folder"));
  await expect(rewriteWith(join(folder, "folder"), bytes("new"))).rejects.toThrow(/is a folder/);
  await writeFile(join(folder, "issue.yaml"), "old");
  expect(await held(folder)).toEqual({ "issue.yaml": "old" });
});
