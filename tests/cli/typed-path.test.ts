import { expect, test } from "vitest";
import { typedPath } from "../../src/cli/issue-paths.ts";

test.each([
  ["issues/2026-11-24", "issues/2026-11-24", "as it is"],
  ["日报/十一月_24", "日报/十一月_24", "Chinese, too"],
  ["C:\\papers\\24", "C:\\papers\\24", "and paths of Windows"],
  ["日 报%20 #1", '"日 报%20 #1"', "a blank would part it, # begins a comment"],
  ["C:\\my papers\\24", '"C:\\my papers\\24"', "what parts folders stays"],
  ["a&b", '"a&b"', "two commands"],
  ["it's", '"it\'s"', "an open quotation"],
  ['5$ "x"', '"5\\$ \\"x\\""', "what counts inside quotation marks is escaped"],
])("%s is typed as %s: %s", (path, typed) => {
  expect(typedPath(path)).toBe(typed);
});
