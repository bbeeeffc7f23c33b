import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readLock } from "../../src/build/lock.ts";
import { banmian } from "./program.ts";

/** Hashes by path from the folder of outputs. */
type Hashes = ReadonlyMap<string, string>;

const samples = (await readdir("issues")).filter((name) => /^\d{4}-\d\d-\d\d$/.test(name));

// No change of the program alters a past issue unnoticed: the hash of all inputs stands in the archive, so its bytes prove them, too.

test("press, archive and layout.json have the bytes of the locks on another machine, with two workers", async () => {
  const promised = new Map<string, string>();
  for (const sample of samples) {
    const lock = readLock(await readFile(join("issues", sample, "issue.lock"), "utf8"));
    for (const { path, sha256 } of lock?.outputs ?? []) promised.set(`${lock?.issue}/${path}`, sha256);
  }
  // A page or more of press, an archive and a layout for each sample.
  expect(promised.size).toBeGreaterThan(3 * samples.length);
  const made = await buildElsewhere();
  expect(new Map([...made].filter(([path]) => !isProof(path)))).toEqual(promised);
  expect([...made.keys()].filter(isProof)).toHaveLength(samples.length);
});

function isProof(path: string): boolean {
  return /^[^/]+\/[^/]+\.pdf$/.test(path);
}

/** Hashes of what is under the promise, and of the proof, which is too on one version of Node. */
async function buildElsewhere(): Promise<Hashes> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "banmian-test-")));
  const folder = join(root, "文件夹 two/deeper");
  const home = join(root, "home");
  await mkdir(join(home), { recursive: true });
  await cp("issues", join(folder, "issues"), { recursive: true, dereference: true });
  await cp("assets/papers", join(folder, "assets/papers"), { recursive: true });
  const touched = new Date("2030-06-30T12:00:00Z");
  for (const path of await readdir(folder, { recursive: true })) await utimes(join(folder, path), touched, touched);
  // A cache of its own: each machine makes its photos.
  const environment = {
    TZ: "Pacific/Kiritimati",
    LC_ALL: "zh_CN.UTF-8",
    LANG: "zh_CN.UTF-8",
    USER: "other",
    HOME: home,
    XDG_CACHE_HOME: join(home, "cache"),
  };
  const issues = samples.map((sample) => `issues/${sample}`);
  const args = ["build", ...issues, "--press", "--archive", "--layout", "--draft", "--jobs", "2"];
  await banmian(args, folder, environment);
  const out = join(folder, "out");
  const paths = (await readdir(out, { recursive: true })).filter((path) => /\.pdf$|layout\.json$/.test(path)).sort();
  const hashes = paths.map(async (path): Promise<[string, string]> => {
    const bytes = await readFile(join(out, path));
    return [path, createHash("sha256").update(bytes).digest("hex")];
  });
  return new Map(await Promise.all(hashes));
}
