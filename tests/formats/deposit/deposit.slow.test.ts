import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faultsOf, SOUND } from "./checks.ts";
import { deposited } from "./deposited.ts";

const SMALL = "tests/formats/deposit/small/issue.yaml";
const ISSUES = [
  SMALL,
  "tests/golden/vertical-story/issue.yaml",
  "tests/golden/table-and-verse/issue.yaml",
  "tests/golden/spread-advert/issue.yaml",
  "tests/golden/spread-story/issue.yaml",
  "tests/golden/list-and-signature/issue.yaml",
  "tests/golden/small-ads/issue.yaml",
  "tests/golden/grouped-briefs/issue.yaml",
  "issues/2026-11-24/issue.yaml",
  "issues/2026-11-25/issue.yaml",
  "../shared/issues/zhoukou-04/issue.yaml",
];

describe.each(ISSUES)("%s", (path) => {
  test.skipIf(!existsSync(path))("what its bag tells is valid, and is what was printed", async () => {
    expect(faultsOf(await deposited(path, { glyphs: true }))).toEqual(SOUND);
  });
});

test("the same issue gives the same bag, byte by byte", async () => {
  const [once, again] = [await deposited(SMALL, { tiff: true }), await deposited(SMALL, { tiff: true })];
  expect([...again.files.keys()]).toEqual([...once.files.keys()]);
  for (const [path, bytes] of once.files)
    expect(Buffer.compare(bytes, again.files.get(path) ?? new Uint8Array()), path).toBe(0);
});
