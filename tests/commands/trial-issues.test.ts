import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diceOf } from "../layout/random-issue.ts";
import { type TrialKind, writeTrial } from "../makeup/trial-issues.ts";
import { ALL } from "../some-of.ts";
import { called } from "./program.ts";

// DRAWN_ALL=1: a county's 四开 of four pages and 20 stories; TRIAL_ALL=1 adds a city's 对开 of eight pages and 72 stories, half of them briefs.
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

interface Told {
  readonly story: string;
  readonly frame: string;
}

async function columnsOf(manifest: string): Promise<readonly string[]> {
  const { stdout } = await run("layout", manifest, "--json");
  const { pages } = JSON.parse(stdout).issues[0] as { pages: { page: string; makeUps: { frames: Told[] }[] }[] };
  return pages
    .flatMap(({ page, makeUps }) =>
      (makeUps[0]?.frames ?? []).map(({ story, frame }) => `${page} ${story} ${/columns: ([\d-]+)/.exec(frame)?.[1]}`),
    )
    .sort();
}

test.skipIf(!ALL && !isAll).each(kinds)(
  "the %s's issue: made up, pinned, unpinned, settled and edited",
  async (kind) => {
    const manifest = await writeTrial(join(folder, kind), kind);
    const written = await readFile(manifest, "utf8");
    const proof = await proofOf(manifest, `${kind}-made`);
    await run("layout", manifest, "--pin");
    expect(await proofOf(manifest, `${kind}-pinned`)).toBe(proof);
    await run("layout", manifest, "--unpin");
    expect(await readFile(manifest, "utf8")).toBe(written);

    const before = await columnsOf(manifest);
    await run("layout", manifest, "--settle");
    const settled = await readFile(manifest, "utf8");
    expect(await columnsOf(manifest)).toEqual(before);
    const dice = diceOf(7);
    for (let edit = 0; edit < 3; edit++) {
      const sentences = settled.split("。");
      const at = 1 + dice.roll(sentences.length - 2);
      sentences[at] = `${sentences[at]}，这几天一直如此`;
      await writeFile(manifest, sentences.join("。"));
      expect(await columnsOf(manifest), `edit ${edit}`).toEqual(before);
    }
    await proofOf(manifest, `${kind}-edited`).catch((error: Error) => expect(error.message).toContain("settled-unfit"));
    await writeFile(manifest, settled);
    await run("layout", manifest, "--unsettle");
    expect(await readFile(manifest, "utf8")).toBe(written);
  },
);
