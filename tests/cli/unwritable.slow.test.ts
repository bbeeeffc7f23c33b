import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, lstat, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { banmian, called, folderOf, heiPaper, issue } from "./program.ts";

// Where nothing can be written, every command says which place, why and what to do, at once, and leaves nothing behind.

/** An issue with its lock, another one that differs, and copy to be imported. */
let start = "";

beforeAll(async () => {
  start = await folderOf({
    "a/issue.yaml": issue.replace("paper: paper.yaml", "paper: ../paper.yaml"),
    "b/issue.yaml": issue.replace("paper: paper.yaml", "paper: ../paper.yaml").replace("短讯", "长讯"),
    "paper.yaml": heiPaper,
    "copy.txt": "题目\n\n天地玄黄宇宙洪荒。\n",
    file: "in the way",
  });
  expect(await called(["lock", "a"], start)).toMatchObject({ exit: 0 });
});

async function copyOfStart(): Promise<string> {
  const folder = await folderOf({});
  await cp(start, folder, { recursive: true });
  return folder;
}

type Place = readonly [place: string, reason: string, why: string];

const LONG = "x".repeat(300);
const PLACES: readonly Place[] = [
  ["file/out", "a file is in the place of a folder (`file`)", "a file in the way"],
  [LONG, "the name is too long", "a name of 300 characters"],
  // Node's own way to make folders never comes back from here.
  ...(existsSync("/proc/self") ? ([["/proc/x", "no folder can be made there", "no disk"]] as const) : []),
];

/** Each command that writes, to a place. */
const COMMANDS: readonly (readonly [command: string, args: (place: string) => readonly string[]])[] = [
  ["build", (place) => ["build", "a", "--out", place]],
  ["build --jobs", (place) => ["build", "a", "--jobs", "2", "--out", place]],
  ["site", (place) => ["site", "a", "--out", place]],
  ["deposit", (place) => ["deposit", "a", "--base", "https://a.example/bags", "--out", place]],
  ["batch", (place) => ["batch", "a", "--out", place]],
  ["batch --ledger", (place) => ["batch", "a", "--ledger", `${place}/ledger.jsonl`]],
  ["init", (place) => ["init", place]],
  ["import", (place) => ["import", "copy.txt", "--issue", place]],
  ["pack", (place) => ["pack", "a", "--out", `${place}/a.zip`]],
  ["verify", (place) => ["verify", "a", "--out", place]],
  ["layout", (place) => ["layout", "a", "--alternatives", "2", "--out", place]],
  ["diff", (place) => ["diff", "a", "b", "--png", "--out", place]],
];

describe.each(PLACES)("%s: %s", (place, reason) => {
  test.each(COMMANDS)("%s", async (_, args) => {
    const folder = await copyOfStart();
    const before = await readdir(folder, { recursive: true });
    const run = await called(args(place), folder);
    const [told, cure] = run.stderr.split("\n").slice(-3);
    expect(told).toMatch(/^error: (?:a\/issue\.yaml: )?cannot write `/);
    expect(told).toContain(place);
    expect(told).toContain(reason);
    expect(cure).toMatch(/^ {2}= \w/);
    expect(run.exit).toBe(2);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });
});

test.each([
  [["pack", "../a", "--out", "."], "cannot write `.`: a folder is in the place of the file"],
  [["import", "../copy.txt", "--issue", "."], "cannot write `.`: a file is in the place of a folder (`stories`)"],
])("%j in the folder that it is to write into: %s", async (args, told) => {
  const folder = await copyOfStart();
  await mkdir(join(folder, "c"));
  await writeFile(join(folder, "c/stories"), "in the way");
  const run = await called(args, join(folder, "c"));
  expect([run.exit, run.stderr.split("\n").at(-3)]).toEqual([2, `error: ${told}`]);
});

test.each([
  [["pack", "a", "--out", "a/issue.yaml"], "is not a pack"],
  [["batch", "a", "--ledger", "a/issue.yaml"], "is not the ledger of a batch"],
])("%j leaves the manifest as it is: what stands there %s", async (args, told) => {
  const folder = await copyOfStart();
  const before = await readFile(join(folder, "a/issue.yaml"), "utf8");
  const run = await called(args, folder);
  expect([run.exit, run.stderr.split("\n").at(-3)]).toEqual([
    2,
    `error: cannot write \`a/issue.yaml\`: the file there ${told}`,
  ]);
  expect(await readFile(join(folder, "a/issue.yaml"), "utf8")).toBe(before);
});

test("an empty file, or a pack, gives way to a pack", async () => {
  const folder = await copyOfStart();
  await writeFile(join(folder, "a.zip"), "");
  const runs = [
    await called(["pack", "a", "--out", "a.zip"], folder),
    await called(["pack", "a", "--out", "a.zip"], folder),
  ];
  expect(runs.map(({ exit }) => exit)).toEqual([0, 0]);
});

test.skipIf(process.platform === "win32")("a pipe or a device, /dev/null say, is not replaced by a file", async () => {
  const folder = await copyOfStart();
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  expect(await called(["pack", "a", "--out", "pipe"], folder)).toMatchObject({
    exit: 2,
    stderr: "error: cannot write `pipe`: what is there is not a file\n  = name another file\n",
  });
  expect((await lstat(pipe)).isFIFO()).toBe(true);
});

test.skipIf(!existsSync("/proc/self"))("a cache that cannot be made costs time, not the build", async () => {
  const folder = await copyOfStart();
  const run = await banmian(["build", "a"], folder, { XDG_CACHE_HOME: "/proc/x" });
  expect(run).toMatchObject({ exit: 0, stderr: "" });
});
