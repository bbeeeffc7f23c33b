import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

// A few cases of each kind; tests/fuzz/README.md has the command for many.
const kinds = { photos: 10, pdfs: 10, fonts: 3, icc: 3, copy: 10 };

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
