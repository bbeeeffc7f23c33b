import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

// A few cases of each kind; tests/fuzz/README.md has the command for many.
test.each([
  ["photos", 40],
  ["pdfs", 20],
  ["fonts", 6],
  ["icc", 6],
  ["copy", 40],
])("damaged %s end in a diagnostic or in pages: %i cases", (kind, count) => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ["tests/fuzz/fuzz.mjs", `--${kind}`, `${count}`, "--seed", "2"],
    {
      encoding: "utf8",
    },
  );
  expect(stdout).toContain(`${kind}: ${count} cases, 0 internal failures, 0 hangs`);
  expect(status).toBe(0);
});
