import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { ALL } from "../some-of.ts";

// A few cases of each kind; tests/fuzz/README.md has the command for many.
const kinds = ALL
  ? { photos: 40, pdfs: 20, fonts: 6, icc: 6, copy: 40 }
  : { photos: 3, pdfs: 2, fonts: 1, icc: 1, copy: 3 };

test("damaged photos, PDFs, fonts, profiles and copy end in a diagnostic or in pages", () => {
  const counts = Object.entries(kinds).flatMap(([kind, count]) => [`--${kind}`, `${count}`]);
  const { stdout, status } = run("fuzz.mjs", ...counts, "--seed", "2");
  for (const [kind, count] of Object.entries(kinds)) {
    expect(stdout).toContain(`${kind}: ${count} cases, 0 internal failures, 0 hangs`);
  }
  expect(status).toBe(0);
});

// Of these two issues one has a headline over the fold whose label begins a little lower, the other a kicker. The first goes on the web, with all its pictures.
test("each word of a drawn issue is printed once, or its loss is told; one of them stands on the web", () => {
  const { stdout } = run("words.mjs", "--count", "2", "--seed", "53", "--web", "1");
  expect(stdout).toBe("2 issues: 8 pages, 257 texts; 0 with errors, 0 not made up; faults: 0\n");
});

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [`tests/fuzz/${script}`, ...args], { encoding: "utf8" });
}
