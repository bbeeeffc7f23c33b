import { spawn } from "node:child_process";
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { mendFolder, replaceFiles } from "../../src/app/disk/replace-files.ts";
import { rewriteWith } from "../../src/app/disk/rewrite-file.ts";
import { folderOf } from "./program.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NAMES = ["a.pdf", "layout.json", "pages/1.png", "press/1.pdf", "press/2.pdf"];
const filesOf = (text: string) => NAMES.map((path) => ({ path, bytes: bytes(text) }));

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
  });
  await replaceFiles(folder, filesOf("new"), (path) => /^(?:press|sheets)\/.*\.pdf$/.test(path));
  expect(await held(folder)).toEqual({ ...all("new"), "press/mine.txt": "mine" });
  expect(await readdir(folder)).not.toContain("sheets");
});

test("a folder in the place of the last file: all are what they were, those that went included", async () => {
  const before = { ...all("old"), "press/0.pdf": "stale", "z.json/in": "the way" };
  const folder = await folderOf(before);
  const files = [...filesOf("new"), { path: "new.json", bytes: bytes("new") }, { path: "z.json", bytes: bytes("new") }];
  await expect(replaceFiles(folder, files, (path) => path === "press/0.pdf")).rejects.toThrow(/z\.json is a folder/);
  expect(await held(folder)).toEqual(before);
});

test("stale files deep in folders go with all of these that hold nothing else", async () => {
  const deep = ["tiles/1/0,0,512,512/0/default.jpg", "tiles/1/0,0,512,512/90/default.jpg", "tiles/2/full/default.jpg"];
  const folder = await folderOf({
    ...Object.fromEntries(deep.map((path) => [path, "old"])),
    "tiles/2/mine.txt": "mine",
  });
  await replaceFiles(folder, filesOf("new"), (path) => path.endsWith("default.jpg"));
  expect((await readdir(join(folder, "tiles"), { recursive: true })).sort()).toEqual(["2", "2/mine.txt"]);
});

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
for (let at = 0; ; at++) {
  const text = texts[at % texts.length].repeat(20000);
  await replaceFiles(folder, names.split(",").map((path) => ({ path, bytes: new TextEncoder().encode(text) })));
  console.log(text.charAt(0));
}`;

function writer(folder: string, ...texts: readonly string[]) {
  const script = resolve("dist/app/disk/replace-files.js");
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", WRITER, script, folder, NAMES.join(","), ...texts],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const begun = new Promise<void>((done) => child.stdout.once("data", () => done()));
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return { begun, kill };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A killed build is waited for; a test need not wait. */
async function makeOld(folder: string): Promise<void> {
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
    const { begun, kill } = writer(folder, ...(round % 2 === 0 ? ["a", "b"] : ["b", "a"]));
    await begun;
    await pause((round * 37) % 60);
    await kill();
    await makeOld(folder);
    if (Object.keys(await held(folder)).length > NAMES.length) unfinished++;
    await mendFolder(folder);
    const now = await held(folder);
    expect(Object.keys(now)).toEqual(NAMES);
    const texts = new Set(Object.values(now));
    expect(texts.size).toBe(1);
    for (const text of texts) seen.add(text.charAt(0));
  }
  expect([...seen].sort()).toEqual(["a", "b"]);
  expect(unfinished).toBeGreaterThan(0);
});

test("two builds of one folder at once: each version is whole whenever one looks with the lock", async () => {
  const folder = await folderOf({});
  const writers = [writer(folder, "a"), writer(folder, "b")];
  await Promise.all(writers.map(({ begun }) => begun));
  await pause(1500);
  await Promise.all(writers.map(({ kill }) => kill()));
  await makeOld(folder);
  await mendFolder(folder);
  const now = await held(folder);
  expect(Object.keys(now)).toEqual(NAMES);
  expect(new Set(Object.values(now)).size).toBe(1);
});

test("changes that were begun are ended; names that lead out of the folder are not ours", async () => {
  const folder = await folderOf({
    "in/a.pdf": "old",
    "in/old.pdf": "old",
    "in/.banmian-1.part": "new",
    "in/.banmian-journal": JSON.stringify([{ part: ".banmian-1.part", path: "a.pdf" }, { path: "old.pdf" }]),
    "other/.banmian-journal": JSON.stringify([{ path: "../outside.txt" }]),
    "outside.txt": "outside",
  });
  await mendFolder(join(folder, "in"));
  await mendFolder(join(folder, "other"));
  expect(await held(folder)).toEqual({ "in/a.pdf": "new", "outside.txt": "outside" });
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
