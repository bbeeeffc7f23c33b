import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Kind } from "../../engine/makeup/checked.ts";
import { writeDrawn, writePhotos } from "../../engine/makeup/written.ts";
import { ALL } from "../../some-of.ts";
import { faultsOf, SOUND } from "./checks.ts";
import { deposited } from "./deposited.ts";

const folder = await mkdtemp(join(tmpdir(), "banmian-deposit-"));
await writePhotos(join(folder, "photos"));
// DRAWN_ALL=1 takes ten of four pages of either kind.
const DRAWN: readonly (readonly [Kind, number])[] = ALL
  ? Array.from({ length: 20 }, (_, at) => [at % 2 === 0 ? "四开4" : "对开4", 1 + (at >> 1)] as const)
  : [["四开2", 1]];

test.each(DRAWN)("%s issue %i, drawn: what its bag tells is valid, and is what was printed", async (kind, seed) => {
  const into = join(folder, `${kind}-${seed}`);
  const manifest = await writeDrawn(into, kind, seed, join(folder, "photos"));
  expect(faultsOf(await deposited(manifest))).toEqual(SOUND);
});
