import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { clearCache } from "../../src/build/disk/clear-cache.ts";
import { DAY, folderCache } from "../../src/engine/images/cache.ts";

const root = mkdtempSync(join(tmpdir(), "clear-cache-"));
afterAll(() => rmSync(root, { recursive: true }));

const now = Date.UTC(2026, 10, 24);
const KEY = "0123456789abcdef".repeat(4);

/** A cache with one file that was last read and written so many days ago. */
function cacheWith(path: string, days: number, written = days): string {
  const cache = mkdtempSync(join(root, "cache-"));
  const file = join(cache, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "made");
  utimesSync(file, (now - days * DAY) / 1000, (now - written * DAY) / 1000);
  return cache;
}

const left = (cache: string): readonly string[] =>
  readdirSync(cache, { recursive: true })
    .map(String)
    .filter((path) => path !== "cleared");

describe("what nothing used for 30 days goes", () => {
  test.each<[path: string, read: number, written: number, left: string[], why: string]>([
    [`pictures/${KEY}.jpg`, 31, 31, ["pictures"], "a picture"],
    [`pictures/${KEY}.jpg`, 29, 29, ["pictures", `pictures/${KEY}.jpg`], "not one of last month"],
    [`pictures/${KEY}.jpg`, 1, 90, ["pictures", `pictures/${KEY}.jpg`], "nor one that was read"],
    [`pictures/${KEY}.jpg`, 90, 1, ["pictures", `pictures/${KEY}.jpg`], "nor one whose use was noted"],
    [
      `pictures/${KEY}.jpg.00000000-1111-2222-3333-444444444444.tmp`,
      31,
      31,
      ["pictures"],
      "one that was never finished",
    ],
    ["pictures/holiday.jpg", 99, 99, ["pictures", "pictures/holiday.jpg"], "what is not ours stays"],
    [`deflated/${KEY}.jpg`, 31, 31, ["deflated"], "a font that was deflated"],
    ["compiled/v20.9.0/cli-1234.compiled", 31, 31, ["compiled"], "scripts, and the folder of a version of Node"],
    [
      "compiled/v20.9.0/cli-1234.compiled",
      2,
      2,
      ["compiled", "compiled/v20.9.0", "compiled/v20.9.0/cli-1234.compiled"],
      "not those in use",
    ],
    ["profiles/a.icc", 99, 99, ["profiles", "profiles/a.icc"], "profiles may be opened later"],
    ["preview/a.json", 99, 99, ["preview", "preview/a.json"], "the preview's steps stay"],
    ["preview-token", 99, 99, ["preview-token"], "as its token does"],
  ])("%s, read %i and written %i days ago: %j: %s", async (path, read, written, kept) => {
    const cache = cacheWith(path, read, written);
    await clearCache(cache, now);
    expect(left(cache)).toEqual(kept);
  });

  test("a link and what it leads to stay", async () => {
    const cache = cacheWith(`pictures/${KEY}.jpg`, 1);
    const place = join(root, "elsewhere");
    writeFileSync(place, "mine");
    utimesSync(place, 1, 1);
    symlinkSync(place, join(cache, "pictures", `${KEY.replace("0", "f")}.jpg`));
    await clearCache(cache, now + 400 * DAY);
    expect(readdirSync(join(cache, "pictures"))).toEqual([`${KEY.replace("0", "f")}.jpg`]);
    expect(statSync(place).size).toBe(4);
  });
});

test("a folder that Node has made for what it compiles stays until something is in it", async () => {
  const cache = mkdtempSync(join(root, "cache-"));
  mkdirSync(join(cache, "compiled", "v26.10.0"), { recursive: true });
  await clearCache(cache, now);
  expect(left(cache)).toEqual(["compiled", "compiled/v26.10.0"]);
});

describe("a cache is gone over once a day", () => {
  test.each<[hours: number, kept: boolean, why: string]>([
    [23, true, "on the same day nothing is looked for"],
    [25, false, "the next day it is"],
    [-100, false, "nor does a clock that was wrong stop it"],
  ])("after %i hours a new old file is kept: %s: %s", async (hours, kept) => {
    const cache = cacheWith("preview-token", 1);
    await clearCache(cache, now);
    const file = join(cache, "pictures", `${KEY}.jpg`);
    mkdirSync(dirname(file));
    writeFileSync(file, "made");
    utimesSync(file, 1, 1);
    await clearCache(cache, now + hours * 3_600_000);
    expect(readdirSync(join(cache, "pictures"))).toHaveLength(kept ? 1 : 0);
  });

  test("a folder that is not there is not made", async () => {
    await clearCache(join(root, "none"), now);
    expect(readdirSync(root)).not.toContain("none");
  });

  test("programs that clear and fill it at once do not stand in each other's way", async () => {
    const cache = cacheWith(`pictures/${KEY}.jpg`, 99);
    const pictures = folderCache(join(cache, "pictures"));
    const keys = Array.from({ length: 20 }, (_, at) => `${String(at).padStart(2, "0")}${KEY.slice(2)}`);
    const make = async () => Buffer.from("picture");
    const made = keys.map((key) => pictures.through(key, make));
    await Promise.all([clearCache(cache, now), clearCache(cache, now), clearCache(cache, now), ...made]);
    const bytes = await Promise.all(keys.map((key) => pictures.through(key, make)));
    expect(new Set(bytes.map((each) => Buffer.from(each).toString()))).toEqual(new Set(["picture"]));
  });
});

test("the day of its last use is noted at a picture that is kept", async () => {
  const folder = join(root, "noted");
  const made = async () => Buffer.from("picture");
  await folderCache(folder).through(KEY, made);
  const file = join(folder, `${KEY}.jpg`);
  const before = Date.now() - 3 * DAY;
  utimesSync(file, before / 1000, before / 1000);
  await folderCache(folder).through(KEY, made);
  expect(Date.now() - statSync(file).mtimeMs).toBeLessThan(DAY);
});
