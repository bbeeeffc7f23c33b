import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync, type Zippable, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { banmian, called, folderOf, heiPaper, sound } from "./program.ts";

/** A sound pack's files, but for the program and the list of all; and those of them that are not large. */
let pack: Record<string, Uint8Array> = {};
let small: Record<string, Uint8Array> = {};
/** The pack itself. */
let made: Uint8Array = new Uint8Array();

beforeAll(async () => {
  // Two fonts.
  const folder = await folderOf({
    ...sound,
    "paper.yaml": heiPaper.replace('"body":{"face":"黑"}', '"body":{"face":"宋"}'),
  });
  await called(["lock"], folder);
  expect(await called(["pack", "--out", "one.zip"], folder)).toMatchObject({ exit: 0 });
  made = await readFile(join(folder, "one.zip"));
  const entries = unzipSync(made);
  const own = Object.entries(entries).filter(([name]) => !name.startsWith("engine/") && name !== "SHA256SUMS");
  pack = Object.fromEntries(own);
  small = Object.fromEntries(Object.entries(pack).filter(([name]) => !/\.(?:ttf|otf)$/.test(name)));
});

/** Fonts are 34 MB. */
const FAST = { level: 0 } as const;
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytes = (written: string): Uint8Array => new TextEncoder().encode(written);

/** Every `from` of a zip's own bytes replaced by `to`, of the same length. */
function patched(zip: Uint8Array, from: string, to: string): Uint8Array {
  const spelt = (written: string): string => Buffer.from(written).toString("latin1");
  return Buffer.from(Buffer.from(zip).toString("latin1").replaceAll(spelt(from), spelt(to)), "latin1");
}

/** A zip's central directory changed, one record after the other. */
function relisted(zip: Uint8Array, change: (record: DataView, name: string) => void): Uint8Array {
  const other = Buffer.from(zip);
  for (let at = other.indexOf("PK\x01\x02"); at >= 0; at = other.indexOf("PK\x01\x02", at + 1)) {
    const record = new DataView(other.buffer, other.byteOffset + at);
    const length = record.getUint16(28, true);
    change(record, other.toString("utf8", at + 46, at + 46 + length));
  }
  return other;
}

function zipped(more: Zippable = {}): Uint8Array {
  return zipSync({ ...small, ...more });
}

function withText(path: string, change: (was: string) => string, files = small): Uint8Array {
  return zipSync({ ...files, [path]: bytes(change(text(pack[path]))) }, FAST);
}

const zeros = (length: number): Uint8Array => new Uint8Array(length);
const list = "pack.json";
const catalogue = "fonts/fonts.yaml";

test.each<[string, () => Uint8Array, RegExp]>([
  // what                                  the zip                                                          the complaint
  ["no zip", () => bytes("PK"), /`bad\.zip` is not a pack of an issue$/],
  ["a zip that is cut off", () => zipped().subarray(0, 5000), /`bad\.zip` is not a pack of an issue$/],
  ["something before the zip", () => Buffer.concat([bytes("#!"), zipped()]), /`bad\.zip` is not a pack of an issue$/],
  ["one name twice", () => patched(zipped({ "aa.txt": zeros(1), "ab.txt": zeros(1) }), "ab.txt", "aa.txt"), /twice/],
  ["a bomb", () => zipped({ "bomb.txt": zeros(20e6) }), /`bomb\.txt` would become more than a hundred times/],
  [
    "an entry of two gigabytes",
    () => relisted(zipped(), (record, name) => name === list && record.setUint32(24, 2 ** 31, true)),
    /`pack\.json` is larger than/,
  ],
  [
    "entries that share their bytes",
    () => {
      const first = { at: -1 };
      return relisted(zipped(), (record, name) => {
        if (name === list) first.at = record.getUint32(42, true);
        if (first.at >= 0) record.setUint32(42, first.at, true);
      });
    },
    /shares bytes with another/,
  ],
  [
    "more entries than a pack has",
    () => zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`${at}`, zeros(0)])), FAST),
    /more entries/,
  ],
  ["a name that leads out", () => zipped({ "../out.txt": zeros(1) }), /`\.\.\/out\.txt` leads out/],
  ["an absolute name", () => zipped({ "/out.txt": zeros(1) }), /`\/out\.txt` leads out/],
  [
    "a link",
    () => zipped({ "to.txt": [bytes("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
    /`to\.txt` is a link or a device/,
  ],
  [
    "an entry under a password",
    () => relisted(zipped(), (record, name) => name === list && record.setUint16(8, 1, true)),
    /`pack\.json` is encrypted/,
  ],
  ["escape codes in a name", () => zipped({ "../\u001b[31m桥": zeros(1) }), /`\.\.\/·\[31m桥` leads out/],
  ["no pack.json", () => zipSync({ "a.txt": zeros(1) }, FAST), /no `pack\.json`/],
  ["a pack.json of another kind", () => withText(list, () => "[]"), /no `pack\.json`/],
  ["an issue outside", () => withText(list, (was) => was.replace("files/", "../")), /`\.\.\/issue\.yaml`, which is no/],
  [
    "a font outside",
    () => withText(catalogue, (was) => was.replace(/file: ".*"/, 'file: "../../x"')),
    /outside the pack/,
  ],
  [
    "a font of an installed package",
    () => withText(catalogue, (was) => was.replace(/file:/, "package: sharp\n    file:")),
    /outside the pack/,
  ],
])("%s is refused in one line", async (_, zip, complaint) => {
  const folder = await folderOf({});
  await writeFile(join(folder, "bad.zip"), zip());
  const run = await called(["verify", "bad.zip", "--out", "made"], folder);
  expect(run).toMatchObject({ exit: 2, stdout: "" });
  expect(run.stderr.trim().split("\n")).toHaveLength(1);
  expect(run.stderr.trim()).toMatch(complaint);
  expect(await readdir(folder)).toEqual(["bad.zip"]);
});

test.each<[string, () => Uint8Array, RegExp]>([
  // what                                     the zip                                                             what is told
  [
    "a font that is none, in the lock's words",
    () => {
      const [font = ""] = Object.keys(pack).filter((name) => name.endsWith(".ttf"));
      return zipSync({ ...pack, [font]: zeros(4000) }, FAST);
    },
    /cannot be rebuilt\n {2}input changed: font \S+\n$/,
  ],
  [
    "a font more than the lock has",
    () => {
      const other = '  "other":\n    file: "fonts.yaml"\n    licence: x\n    source: x\n    sha256: ';
      return withText(catalogue, (was) => was.replace("files:\n", `files:\n${other}"${"0".repeat(64)}"\n`), pack);
    },
    /cannot be rebuilt\n {2}new input: font other\n$/,
  ],
  [
    "another profile",
    () => zipSync({ ...pack, "profile/IFRA26S_2004_newsprint.icc": zeros(4000) }, FAST),
    /cannot be rebuilt\n {2}input changed: profile IFRA26S_2004_newsprint\.icc\n$/,
  ],
  [
    "a paper outside the pack",
    () =>
      withText("files/issue.yaml", (was) => was.replace("paper: paper.yaml", "paper: ../../../../etc/hostname"), pack),
    /cannot be rebuilt\n {2}input changed: manifest issue\.yaml\n$/,
  ],
  [
    "an entry whose bytes are damaged",
    () => patched(zipSync(pack, FAST), "列张", "列车"),
    /cannot be rebuilt\n {2}input gone: manifest issue\.yaml\n$/,
  ],
])("%s is told and not rebuilt", async (_, zip, told) => {
  const folder = await folderOf({});
  await writeFile(join(folder, "bad.zip"), zip());
  const run = await called(["verify", "bad.zip"], folder);
  expect(run.stdout).toMatch(told);
  expect(run.exit).toBe(1);
});

test("a lock's own words reach neither the terminal nor a path", async () => {
  const folder = await folderOf({});
  const lock = (was: string): string => {
    const forged = JSON.parse(was);
    forged.issue = "../../out\u001b]0;x\u0007";
    return JSON.stringify(forged);
  };
  await mkdir(join(folder, "deep"));
  await writeFile(join(folder, "deep/bad.zip"), withText("files/issue.lock", lock, pack));
  const run = await called(["verify", "bad.zip", "--out", "made"], join(folder, "deep"));
  expect(run).toMatchObject({ exit: 1, stdout: expect.stringContaining("the lock is of ../../out·]0;x·;") });
  expect(run.stdout).not.toContain("\u001b");
  expect(await readdir(folder)).toEqual(["deep"]);
  expect(await readdir(join(folder, "deep/made"))).toEqual(["SK-2026-11-24"]);
});

test("a pack that was unpacked holds plain files of its own: links out of it, pipes and devices are not read", async () => {
  const folder = await folderOf({});
  const unpacked = join(folder, "pack");
  for (const [name, content] of Object.entries(pack)) {
    await mkdir(join(unpacked, name, ".."), { recursive: true });
    await writeFile(join(unpacked, name), content);
  }
  expect(await called(["verify", "pack"], folder)).toMatchObject({ exit: 0 });
  const paper = join(unpacked, "files/paper.yaml");
  await rename(paper, join(folder, "paper.yaml"));
  for (const put of [() => symlink("../../paper.yaml", paper), () => symlink("/dev/zero", paper)]) {
    await put();
    expect(await banmian(["verify", "pack"], folder)).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/cannot be rebuilt\n {2}input gone: paper paper\.yaml\n$/),
    });
    await rename(paper, join(folder, "link"));
  }
  execFileSync("mkfifo", [paper]);
  expect(await banmian(["verify", "pack"], folder)).toMatchObject({ exit: 1 });
  const fonts = Object.keys(pack).filter((name) => name.endsWith(".ttf"));
  expect(fonts).toHaveLength(2);
  for (const font of fonts) await truncate(join(unpacked, font), 300e6);
  expect(await banmian(["verify", "pack"], folder)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("larger than memory"),
  });
});

test("a pack's entries can be read by everybody once they are unpacked", () => {
  const modes = new Set<number>();
  relisted(made, (record) => void modes.add(record.getUint32(38, true) >>> 16));
  expect([...modes]).toEqual([0o100644]);
});

test("a pack is not unpacked: nothing to be left behind stands in the folder for temporary files", async () => {
  const folder = await folderOf({ "tmp/.keep": "" });
  await writeFile(join(folder, "one.zip"), zipSync(pack, FAST));
  const environment = { TMPDIR: join(folder, "tmp"), XDG_CACHE_HOME: join(folder, "cache") };
  expect(await banmian(["verify", "one.zip"], folder, environment)).toMatchObject({ exit: 0 });
  const [profile = "", ...rest] = await readdir(join(folder, "cache/banmian/profiles"));
  expect(rest).toEqual([]);
  const kept = await readFile(join(folder, "cache/banmian/profiles", profile));
  expect(profile).toBe(`${createHash("sha256").update(kept).digest("hex")}.icc`);
  expect(await readdir(join(folder, "tmp"))).toEqual([".keep"]);
});
