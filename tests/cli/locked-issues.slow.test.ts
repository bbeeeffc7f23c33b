import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ALL } from "../some-of.ts";
import { called } from "./program.ts";

/**
 * A lock that is committed with its issue: no change of the program alters a past issue unnoticed. The usual run takes the broadsheet: identity.test.ts
 * holds the others to the bytes of their locks, among which is the archive, where the hash of all inputs stands.
 */
const issues = readdirSync("issues")
  .filter((name) => existsSync(join("issues", name, "issue.yaml")))
  .filter((name) => ALL || name === "2026-11-24");

for (const name of issues) {
  const lock = join("issues", name, "issue.lock");
  test.skipIf(!existsSync(lock))(`issues/${name} is what its lock says`, async () => {
    const { exit, stdout } = await called(["verify", join("issues", name)], process.cwd());
    expect(exit, stdout).toBe(0);
  });
}
