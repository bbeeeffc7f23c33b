import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeDrawn, writePhotos } from "../makeup/written.ts";
import { banmian } from "./program.ts";

const folder = await mkdtemp(join(tmpdir(), "banmian-test-"));
const photos = join(folder, "photos");
await writePhotos(photos);

const SAYING = "小雪封地，大雪封河，农家歇了锄头，又修起渠来。";
/** Fillers of one to thirty sentences: the short ones stand at stories' ends, the long ones at the foot of pages. */
const FILLERS = [1, 2, 3, 5, 8, 12, 16, 20, 25, 30]
  .map((count) => `  - id: filler-${count} # 补白\n    headline: 农谚\n    body: ${SAYING.repeat(count)}\n`)
  .join("");

async function issueWithFillers(kind: "四开4" | "对开4", seed: number, name: string): Promise<string> {
  const manifest = await writeDrawn(join(folder, name), kind, seed, photos);
  await appendFile(manifest, `fillers:\n${FILLERS}`);
  return manifest;
}

/** What the proof's bytes hash to. */
async function proofOf(manifest: string): Promise<string> {
  const out = await mkdtemp(join(folder, "out-"));
  const { stderr } = await banmian(["build", manifest, "--draft", "--out", out], process.cwd());
  const files = await readdir(out, { recursive: true });
  const proof = files.find((file) => file.endsWith(".pdf"));
  if (proof === undefined) throw new Error(stderr);
  return createHash("sha256")
    .update(await readFile(join(out, proof)))
    .digest("hex");
}

const placed = (text: string): number => text.split("place: {page").length - 1;

test.each([
  ["四开4", 1],
  ["四开4", 3],
  ["对开4", 2],
] as const)("%s issue %i: what is pinned is built to the byte as before, fillers too", async (kind, seed) => {
  const manifest = await issueWithFillers(kind, seed, `${kind}-${seed}`);
  const before = await proofOf(manifest);
  await banmian(["layout", manifest, "--pin"], process.cwd());
  expect(placed(await readFile(manifest, "utf8"))).toBeGreaterThan(0);
  expect(await proofOf(manifest)).toBe(before);
});
