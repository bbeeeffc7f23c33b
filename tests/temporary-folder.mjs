import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Once before all tests: what they and the programs that they start put aside stands in one folder, which goes with the run, Ctrl-C or not.
 * @param vitest has such folders, too, which it leaves behind after Ctrl-C
 */
export function setup({ vitest }) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-tests-"));
  // Open to all, as the system's is: some tests start the program as another user.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  process.once("exit", () => {
    const own = vitest.projects.map(({ tmpDir }) => tmpDir);
    for (const each of [folder, ...own]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
  });
}
