import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type TrialKind, writeTrial } from "../engine/makeup/trial-issues.ts";
import { called } from "./program.ts";

// A county's 四开 of four pages and 20 stories; TRIAL_ALL=1 adds a city's 对开 of eight pages and 72 stories, half of them briefs.
// TRIAL_WRITE=folder keeps them there, to be looked at.
const isAll = process.env["TRIAL_ALL"] !== undefined;
const kinds: readonly TrialKind[] = isAll ? ["county", "city"] : ["county"];
const kept = process.env["TRIAL_WRITE"];
const folder = kept ?? (await mkdtemp(join(tmpdir(), "banmian-test-")));

const run = (...args: string[]) => called(args, process.cwd());

async function proofOf(manifest: string, name: string): Promise<string> {
  const out = join(folder, name);
  const { exit, stderr } = await run("build", manifest, "--out", out, ...(kept === undefined ? [] : ["--png"]));
  const proof = (await readdir(out, { recursive: true }).catch(() => [])).find((file) => file.endsWith(".pdf"));
  if (exit !== 0 || proof === undefined) throw new Error(stderr);
  return createHash("sha256")
    .update(await readFile(join(out, proof)))
    .digest("hex");
}

test.each(kinds)("the %s's issue: made up, pinned and unpinned", async (kind) => {
  const manifest = await writeTrial(join(folder, kind), kind);
  const written = await readFile(manifest, "utf8");
  const proof = await proofOf(manifest, `${kind}-made`);
  await run("layout", manifest, "--pin");
  expect(await proofOf(manifest, `${kind}-pinned`)).toBe(proof);
  await run("layout", manifest, "--unpin");
  expect(await readFile(manifest, "utf8")).toBe(written);
});
