import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DRAWN } from "../engine/makeup/checked.ts";
import { writeTrial } from "../engine/makeup/trial-issues.ts";
import { writeDrawn, writePhotos } from "../engine/makeup/written.ts";

/** Writes the trial issues and all drawn ones. @returns their names and manifests */
export async function writeIssues(
  folder: string,
): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const photos = join(folder, "photos");
  await writePhotos(photos);
  const written: { name: string; path: string }[] = [];
  for (const kind of ["county", "city"] as const) {
    written.push({ name: `trial ${kind}`, path: await writeTrial(join(folder, kind), kind) });
  }
  for (const [kind, count] of DRAWN) {
    for (let seed = 1; seed <= count; seed++) {
      const own = join(folder, `${kind}-${seed}`);
      await mkdir(own);
      written.push({ name: `drawn ${kind} ${seed}`, path: await writeDrawn(own, kind, seed, photos) });
    }
  }
  return written;
}
