import { cp, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTrial } from "../../engine/makeup/trial-issues.ts";
import { writeDrawn, writePhotos } from "../../engine/makeup/written.ts";
import { damaged, manifestIn, pinned, type Tally, tryFixes } from "./damage.ts";

// FIXES_SEEDS=n damages each issue n times.

const SEEDS = Number(process.env["FIXES_SEEDS"] ?? 2);
const EFFORT = { messages: 8, fixes: 2, trials: 12, allTrials: 40 };

const folder = await mkdtemp(join(tmpdir(), "banmian-test-"));

async function sample(date: string): Promise<string> {
  await cp("assets", join(folder, "assets"), { recursive: true });
  await cp(join("issues", date), join(folder, "issues", date), { recursive: true });
  return manifestIn(join(folder, "issues", date));
}

async function drawn(seed: number): Promise<string> {
  await writePhotos(join(folder, "photos"));
  return writeDrawn(join(folder, `drawn-${seed}`), "四开4", seed, join(folder, "photos"));
}

const ISSUES: readonly (readonly [name: string, make: () => Promise<string>, isPinned: boolean])[] = [
  ["a sample", () => sample("2026-11-25"), false],
  ["a sample, pinned", () => sample("2026-11-24"), true],
  ["the trial issue, pinned", () => writeTrial(join(folder, "trial"), "county"), true],
  ["a drawn issue", () => drawn(1), false],
  ["a drawn issue, pinned", () => drawn(2), true],
];

test.each(ISSUES)("%s: each fix that is offered keeps the law", async (name, make, isPinned) => {
  const path = await make();
  if (isPinned) await pinned(path);
  const text = await readFile(path, "utf8");
  const tallies: Tally[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) tallies.push(await tryFixes(path, damaged(text, seed), EFFORT));
  expect(tallies.flatMap(({ broken }, at) => broken.map((what) => `seed ${at + 1}: ${what}`))).toEqual([]);
  expect(tallies.some(({ offered }) => offered > 0)).toBe(true);
  if (process.env["FIXES_SEEDS"] !== undefined) {
    const sum = (of: (tally: Tally) => number): number => tallies.reduce((all, each) => all + of(each), 0);
    const counts = new Map<string, number>();
    for (const each of tallies.flatMap(({ names }) => names)) counts.set(each, (counts.get(each) ?? 0) + 1);
    const told = [...counts].map(([each, count]) => `${each} ${count}`).join(", ");
    process.stdout.write(
      `${name}: ${sum(({ messages }) => messages)} messages, ${sum(({ offered }) => offered)} fixes: ${told}\n`,
    );
  }
});
