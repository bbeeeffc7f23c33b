import { type PlatformPath, posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { leadsOut } from "../../src/cli/queue.ts";

test.each<[string, string, PlatformPath, boolean, string]>([
  ["issues/1/issue.yaml", "/papers", posix, false, "below the folder"],
  ["issues/../out", "/papers", posix, false, "after a turn"],
  ["..x/issue.yaml", "/papers", posix, false, "a name that begins with dots"],
  ["../issue.yaml", "/papers", posix, true, "upwards"],
  ["/papers/issue.yaml", "/papers", posix, true, "from the root, whereto ever"],
  ["issues\\1\\issue.yaml", "D:\\papers", win32, false, "below the folder on Windows"],
  ["..\\issue.yaml", "D:\\papers", win32, true, "upwards"],
  ["C:/issue.yaml", "D:\\papers", win32, true, "another drive"],
  ["C:issue.yaml", "D:\\papers", win32, true, "another drive's working folder"],
  ["\\\\nas\\papers\\issue.yaml", "D:\\papers", win32, true, "a shared folder"],
])("%s from %s", (path, folder, rules, expected) => {
  expect(leadsOut(path, folder, rules)).toBe(expected);
});
