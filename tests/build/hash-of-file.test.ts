import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOfFile } from "../../src/build/disk/replace-files.ts";

const folder = await mkdtemp(join(tmpdir(), "banmian-hash-"));

test.each([
  // Made by `head -c 3000000 /dev/zero | tr '\0' a | sha256sum` and the like.
  [3_000_000, "2a152c894398719c0570f83fac34ac03a0f6e8e474b995c2403aa5434f7b9dd4", "longer than a piece"],
  [1_048_576, "9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360", "as long as a piece"],
  [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "empty"],
])("a file of %i bytes has the hash %s: %s", async (length, sha256) => {
  const path = join(folder, "a");
  await writeFile(path, "a".repeat(length));
  expect(await hashOfFile(path)).toBe(sha256);
  await rm(path);
  expect(await hashOfFile(path)).toBeNull();
});

test("a folder has none", async () => {
  expect(await hashOfFile(folder)).toBeNull();
});
