import { expect, test } from "vitest";
import { diskHost } from "../../src/app/disk-host.ts";
import { lockBeside } from "../../src/app/rebuild/rebuild.ts";
import type { Files } from "../../src/base/files.ts";
import { memoryFiles } from "../manifest/memory-files.ts";

const there = memoryFiles({ "/news/1/issue.lock": "{}" });

test.each<[files: Files, found: string, why: string]>([
  [memoryFiles({}), "missing", "nothing is there"],
  [{ ...there, read: async () => undefined }, "unread", "another program has it open: that is no reason to lock anew"],
  [there, "unfit", "no lock"],
  [memoryFiles({ "/news/1/issue.lock/a": "" }), "unfit", "a folder"],
])("%# is %s: %s", async (files, found) => {
  const host = diskHost({ folder: "/news", cache: undefined }, { now: () => 0, began: () => undefined });
  expect(await lockBeside("/news/1/issue.yaml", { ...host, files })).toBe(found);
});
