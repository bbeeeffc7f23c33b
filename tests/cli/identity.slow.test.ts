import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readLock } from "../../src/build/lock.ts";
import { ALL } from "../some-of.ts";
import { banmian } from "./program.ts";

/** A machine as an archivist may have it: where the issue lies, and how the shell is set. */
interface Machine {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly touched: Date;
  readonly workers: number;
}

const one: Machine = {
  folder: "a",
  environment: { TZ: "UTC", LANG: "C.UTF-8" },
  touched: new Date("2001-01-01T00:00:00Z"),
  workers: 1,
};
const other: Machine = {
  folder: "文件夹 two/deeper",
  environment: { TZ: "Pacific/Kiritimati", LC_ALL: "zh_CN.UTF-8", LANG: "zh_CN.UTF-8", USER: "other" },
  touched: new Date("2030-06-30T12:00:00Z"),
  workers: 2,
};

/** Hashes by path from the folder of outputs. */
type Hashes = ReadonlyMap<string, string>;

/**
 * The usual run leaves out the broadsheet, which its lock proves here (locked-issues.test.ts), and the machine that made the locks: their bytes are in them.
 * DRAWN_ALL=1 takes all, and the proof of each.
 */
const samples = (await readdir("issues"))
  .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
  .filter((name) => ALL || name !== "2026-11-24");

test("press, archive and layout.json have the bytes of the locks on another machine, with two workers", async () => {
  const promised = new Map<string, string>();
  for (const sample of samples) {
    const lock = readLock(await readFile(join("issues", sample, "issue.lock"), "utf8"));
    for (const { path, sha256 } of lock?.outputs ?? []) promised.set(`${lock?.issue}/${path}`, sha256);
  }
  // A page or more of press, an archive and a layout for each sample.
  expect(promised.size).toBeGreaterThan(3 * samples.length);
  const made = await build(other);
  expect(new Map([...made].filter(([path]) => !isProof(path)))).toEqual(promised);
  expect([...made.keys()].filter(isProof)).toHaveLength(samples.length);
  if (ALL) expect(await build(one)).toEqual(made);
});

function isProof(path: string): boolean {
  return /^[^/]+\/[^/]+\.pdf$/.test(path);
}

/** Hashes of what is under the promise, and of the proof, which is too on one version of Node. */
async function build(machine: Machine): Promise<Hashes> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "banmian-test-")));
  const folder = join(root, machine.folder);
  const home = join(root, "home");
  await mkdir(join(home), { recursive: true });
  await cp("issues", join(folder, "issues"), { recursive: true, dereference: true });
  await cp("assets/papers", join(folder, "assets/papers"), { recursive: true });
  await touch(folder, machine.touched);
  // A cache of its own: each machine makes its photos.
  const environment = { ...machine.environment, HOME: home, XDG_CACHE_HOME: join(home, "cache") };
  const issues = samples.map((sample) => `issues/${sample}`);
  const args = ["build", ...issues, "--press", "--archive", "--draft", "--jobs", String(machine.workers)];
  await banmian(args, folder, environment);
  const out = join(folder, "out");
  const paths = (await readdir(out, { recursive: true })).filter((path) => /\.pdf$|layout\.json$/.test(path)).sort();
  const hashes = paths.map(async (path): Promise<[string, string]> => {
    const bytes = await readFile(join(out, path));
    return [path, createHash("sha256").update(bytes).digest("hex")];
  });
  return new Map(await Promise.all(hashes));
}

async function touch(folder: string, date: Date): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) await utimes(join(folder, path), date, date);
}
