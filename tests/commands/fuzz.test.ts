import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

// A few cases of each kind, and with DRAWN_ALL=1 some more; tests/fuzz/README.md has the command for many.
const kinds = Object.entries({ photos: [10, 40], pdfs: [5, 20], fonts: [2, 6], icc: [2, 6], copy: [10, 40] });
const chosen = process.env["DRAWN_ALL"] === undefined ? 0 : 1;

test.each(kinds.map(([kind, counts]) => [kind, counts[chosen]] as const))(
  "damaged %s end in a diagnostic or in pages: %i cases",
  (kind, count) => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ["tests/fuzz/fuzz.mjs", `--${kind}`, `${count}`, "--seed", "2"],
      { encoding: "utf8" },
    );
    expect(stdout).toContain(`${kind}: ${count} cases, 0 internal failures, 0 hangs`);
    expect(status).toBe(0);
  },
);

// Of these two issues one has a headline over the fold whose label begins a little lower, the other a kicker. The first goes on the web, with all its pictures.
test("each word of a drawn issue is printed once, or its loss is told; one of them stands on the web", () => {
  const { stdout } = spawnSync(
    process.execPath,
    ["tests/fuzz/words.mjs", "--count", "2", "--seed", "53", "--web", "1"],
    { encoding: "utf8" },
  );
  expect(stdout).toBe("2 issues: 8 pages, 257 texts; 0 with errors, 0 not made up; faults: 0\n");
});
