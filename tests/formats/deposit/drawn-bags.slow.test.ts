import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Kind } from "../../engine/makeup/checked.ts";
import { writeDrawn, writePhotos } from "../../engine/makeup/written.ts";
import { faultsOf, SOUND } from "./checks.ts";
import { deposited } from "./deposited.ts";

const folder = await mkdtemp(join(tmpdir(), "banmian-deposit-"));
await writePhotos(join(folder, "photos"));

test.each<[Kind, number]>([
  ["四开4", 1],
  ["对开4", 1],
])("%s issue %i, drawn: what its bag tells is valid, and is what was printed", async (kind, seed) => {
  const into = join(folder, `${kind}-${seed}`);
  const manifest = await writeDrawn(into, kind, seed, join(folder, "photos"));
  expect(faultsOf(await deposited(manifest))).toEqual(SOUND);
});
