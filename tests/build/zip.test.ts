import { mkdtemp, open, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { sha256Of } from "../../src/base/sha256.ts";
import type { PictureCache } from "../../src/engine/images/cache.ts";
import { type Deflate, deflateThrough, openZip, writeZip } from "../../src/tools/records/zip.ts";

const files: Readonly<Record<string, Uint8Array>> = {
  "files/b.txt": new TextEncoder().encode("天地玄黄".repeat(100)),
  "files/桥.jpg": Uint8Array.of(1, 2, 3),
  "white.tif": new Uint8Array(3e6),
  "empty.txt": new Uint8Array(),
};
let path = "";
let length = 0;

beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), "banmian-test-")), "made.zip");
  const file = await open(path, "w");
  length = await writeZip(
    Object.entries(files).map(([name, bytes]) => ({ path: name, read: async () => bytes })),
    "1911-10-10",
    file,
  );
  await file.close();
});

test("what is written is read again, also by another library, in order of paths", async () => {
  const zip = await openZip(path);
  const made = await readFile(path);
  const others = unzipSync(made);
  for (const [name, bytes] of Object.entries(files)) {
    for (const read of [await zip.files.get(name)?.read(), others[name]])
      expect(read && sha256Of(read)).toBe(sha256Of(bytes));
  }
  await zip.close();
  expect(made.length).toBe(length);
  expect(Object.keys(others)).toEqual(["empty.txt", "files/b.txt", "files/桥.jpg", "white.tif"]);
});

test("files that begin and end within a window of reading, at its edges and beyond it, in any order", async () => {
  const sizes = [2 ** 20 - 60, 1, 2 ** 20, 2 ** 20 + 1, 3, 700_000, 700_000, 0, 5];
  const contents = sizes.map((size, at) => Uint8Array.from({ length: size }, (_, byte) => (byte * (at + 7)) % 251));
  const file = await open(`${path}.4`, "w");
  await writeZip(
    contents.map((bytes, at) => ({ path: `${at}.jpg`, read: async () => bytes })),
    "2026-11-24",
    file,
  );
  await file.close();
  const zip = await openZip(`${path}.4`);
  for (const order of [contents, contents.toReversed()]) {
    for (const bytes of order) {
      const read = await zip.files.get(`${contents.indexOf(bytes)}.jpg`)?.read();
      expect(read && sha256Of(read)).toBe(sha256Of(bytes));
    }
  }
  await zip.close();
});

test("what shrinks so far that a reader would take it for a bomb is stored as it is", () => {
  expect(length).toBeGreaterThan(3e6);
  expect(length).toBeLessThan(3e6 + 2000);
});

test("what packs have in common is deflated once for each version of the library, and gives the same bytes", async () => {
  const kept = new Map<string, Uint8Array>();
  const made: number[] = [];
  const cache: PictureCache = {
    through: async (key, make) => {
      const bytes = kept.get(key) ?? (await make());
      if (!kept.has(key)) made.push(bytes.length);
      kept.set(key, bytes);
      return bytes;
    },
  };
  const common = Uint8Array.from({ length: 20_000 }, (_, at) => (at * at) % 251);
  const zipped = async (version: string): Promise<Uint8Array> => {
    const deflate: Deflate = deflateThrough(cache, version, (name) => name.startsWith("fonts/"));
    const contents = { "fonts/a.ttf": common, "fonts/small.txt": common.subarray(0, 100), "files/a.txt": common };
    const file = await open(`${path}.3`, "w");
    await writeZip(
      Object.entries(contents).map(([name, bytes]) => ({ path: name, read: async () => bytes })),
      "2026-11-24",
      file,
      deflate,
    );
    await file.close();
    return readFile(`${path}.3`);
  };
  const first = await zipped("0.8.3");
  expect(await zipped("0.8.3")).toEqual(first);
  expect(made).toHaveLength(1);
  expect(await zipped("0.8.4")).toEqual(first);
  expect(made).toHaveLength(2);
  expect(Object.values(unzipSync(first)).map(sha256Of)).toEqual(
    [common, common, common.subarray(0, 100)].map(sha256Of),
  );
});

test("a file that is larger than a reader takes is not packed", async () => {
  const file = await open(`${path}.2`, "w");
  // Zeroed lazily by the system.
  const large = { path: "a.tif", read: async () => new Uint8Array(512 * 2 ** 20 + 1) };
  await expect(writeZip([large], "2026-11-24", file)).rejects.toThrow("a.tif is larger than 512 MB");
  await file.close();
});

test.each([
  // place in the first local header    why
  [0x1e, "a local name that is not the list's"],
  [0x0e, "a local checksum that is not the list's"],
])("a byte turned at %i is found", async (at) => {
  const bytes = await readFile(path);
  const first = bytes.indexOf("PK\x03\x04");
  bytes[first + at] = (bytes[first + at] ?? 0) ^ 1;
  await writeFile(`${path}.3`, bytes);
  const zip = await openZip(`${path}.3`);
  await expect(zip.files.get("empty.txt")?.read()).rejects.toThrow("damaged");
  await zip.close();
});
