import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DRAWN } from "../engine/makeup/checked.ts";
import { writeDrawn, writePhotos } from "../engine/makeup/written.ts";
import { banmian } from "./program.ts";

// tests/engine/makeup looks into the pages of many drawn issues; these go the whole way, as an editor would hand them in.
// MAKEUP_WRITE=folder writes all of them there with their proofs, to be looked at as pictures.

const wanted = process.env["MAKEUP_WRITE"];
const folder = wanted ?? (await mkdtemp(join(tmpdir(), "banmian-test-")));
const photos = join(folder, "photos");
await writePhotos(photos);

const some: typeof DRAWN = [
  ["四开4", 1],
  ["对开4", 1],
];
const CASES = (wanted === undefined ? some : DRAWN).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, index) => [kind, index + 1] as const),
);

test.each(CASES)("%s issue %i is built by the program with exit 0", async (kind, seed) => {
  const into = join(folder, `${kind}-${seed}`);
  const manifest = await writeDrawn(into, kind, seed, photos);
  const { exit, stderr } = await banmian(["build", manifest, "--draft", "--out", join(into, "out")], process.cwd());
  expect(stderr).not.toContain("error");
  expect(exit).toBe(0);
});
