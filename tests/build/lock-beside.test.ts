import { expect, test } from "vitest";
import type { Files } from "../../src/base/files.ts";
import { lockBeside } from "../../src/build/lock.ts";
import { memoryFiles } from "../engine/manifest/memory-files.ts";

const there = memoryFiles({ "/news/1/issue.lock": "{}" });

test.each<[files: Files, found: string, why: string]>([
  [memoryFiles({}), "missing", "nothing is there"],
  [{ ...there, read: async () => undefined }, "unread", "another program has it open: that is no reason to lock anew"],
  [there, "unfit", "no lock"],
  [memoryFiles({ "/news/1/issue.lock/a": "" }), "unfit", "a folder"],
])("%# is %s: %s", async (files, found) => {
  expect(await lockBeside("/news/1/issue.yaml", files)).toBe(found);
});
