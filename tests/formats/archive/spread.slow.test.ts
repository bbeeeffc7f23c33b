import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawnIssue } from "../../engine/newspaper/drawn.ts";

const isMissing = spawnSync("pdfinfo", ["-v"]).status !== 0;

test.skipIf(isMissing)(
  "by its structure a story over the fold is read once: each line of its heads whole, then its copy across the pages",
  async () => {
    const { file, madeUp } = await drawnIssue("tests/golden/spread-story/issue.yaml", { archive: {} });
    const folder = mkdtempSync(join(tmpdir(), "banmian-archive-"));
    writeFileSync(join(folder, "issue.pdf"), file("archive/YB-2026-11-24.pdf"));
    const tree = execFileSync("pdfinfo", ["-struct-text", join(folder, "issue.pdf")]).toString("utf8");
    rmSync(folder, { recursive: true });
    // Names of elements are in letters, the copy is not.
    const read = tree.replace(/[\sA-Za-z0-9"()]/g, "");
    const story = madeUp.issue.stories.find(({ id }) => id === "ferry");
    for (const heading of [story?.kicker, story?.headline, story?.deck]) {
      const words = heading?.lines.join("").replace(/\s/g, "") ?? "";
      expect(read.split(words).length, words).toBe(2);
    }
    const copy = "一年要补十八万元。“不是账的事。”";
    expect(read.split(copy).length).toBe(2);
    expect(tree.match(/Figure/g)?.length).toBe(1);
  },
);
