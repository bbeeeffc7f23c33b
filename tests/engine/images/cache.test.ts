import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cacheKey, folderCache, noCache } from "../../../src/engine/images/cache.ts";

const root = mkdtempSync(join(tmpdir(), "pictures-"));
afterAll(() => rmSync(root, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const never = async (): Promise<Uint8Array> => {
  throw new Error("made again");
};

describe("the cache of pictures", () => {
  test("keeps what was made, and nothing else in its folder", async () => {
    const folder = join(root, "keeps");
    await folderCache(folder).through("k", async () => bytes("picture"));
    expect(await folderCache(folder).through("k", never)).toEqual(Buffer.from("picture"));
    expect(readdirSync(folder)).toEqual(["k.jpg"]);
  });

  test.each([
    ["cut short", (file: Buffer) => file.subarray(0, file.length - 3)],
    ["changed", (file: Buffer) => Buffer.concat([Buffer.of((file[0] ?? 0) ^ 1), file.subarray(1)])],
    ["empty", () => Buffer.alloc(0)],
  ])("makes an entry that is %s again", async (_, damage) => {
    const folder = join(root, "damaged");
    await folderCache(folder).through("k", async () => bytes("first"));
    const path = join(folder, "k.jpg");
    writeFileSync(path, damage(readFileSync(path)));
    expect(await folderCache(folder).through("k", async () => bytes("first"))).toEqual(bytes("first"));
    expect(await folderCache(folder).through("k", never)).toEqual(Buffer.from("first"));
  });

  test("makes an entry again that stands under another's name", async () => {
    const folder = join(root, "renamed");
    await folderCache(folder).through("a", async () => bytes("photo a"));
    copyFileSync(join(folder, "a.jpg"), join(folder, "b.jpg"));
    expect(await folderCache(folder).through("b", async () => bytes("photo b"))).toEqual(bytes("photo b"));
  });

  test.each([
    ["a new folder", undefined],
    ["a folder that was everybody's", 0o755],
  ])("%s is its owner's alone", async (name, mode) => {
    const folder = join(root, name);
    if (mode !== undefined) mkdirSync(folder, { mode });
    await folderCache(folder).through("k", async () => bytes("picture"));
    expect([statSync(folder).mode & 0o777, statSync(join(folder, "k.jpg")).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test("makes a picture that is asked for twice at once only once", async () => {
    const cache = folderCache(join(root, "twice"));
    let made = 0;
    const make = async (): Promise<Uint8Array> => bytes(`picture ${++made}`);
    await Promise.all([cache.through("k", make), cache.through("k", make)]);
    expect(made).toBe(1);
  });

  test("serves builds that run side by side", async () => {
    const folder = join(root, "parallel");
    const builds = Array.from({ length: 8 }, () => folderCache(folder));
    const made = await Promise.all(builds.map((build) => build.through("k", async () => bytes("same"))));
    expect(made.map((picture) => Buffer.from(picture).toString())).toEqual(Array(8).fill("same"));
    expect(readdirSync(folder)).toEqual(["k.jpg"]);
  });

  test("a folder that cannot be made costs no build", async () => {
    const file = join(root, "file");
    writeFileSync(file, "in the way");
    expect(await folderCache(join(file, "below")).through("k", async () => bytes("made"))).toEqual(bytes("made"));
  });

  test("what could not be made is not kept", async () => {
    const cache = folderCache(join(root, "failed"));
    await expect(cache.through("k", never)).rejects.toThrow("made again");
    expect(await cache.through("k", async () => bytes("made"))).toEqual(bytes("made"));
  });

  test("no cache makes every time", async () => {
    await expect(noCache.through("k", never)).rejects.toThrow("made again");
  });
});

test.each([
  [["a", "b"], ["ab"], "settings do not run together"],
  [["a"], ["b"], "settings count"],
])("the keys of %j and %j differ: %s", (one, other) => {
  expect(cacheKey(bytes("photo"), ...one)).not.toBe(cacheKey(bytes("photo"), ...other));
});
