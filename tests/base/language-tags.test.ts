import { expect, test } from "vitest";
import { bibliographicCode, scriptTag } from "../../src/base/language-tags.ts";

test.each([
  ["zh-CN", "zh-Hans", "chi", "the mainland's Chinese"],
  ["zh", "zh-Hans", "chi", "no place"],
  ["zh-HK", "zh-Hant", "chi", "a place that writes traditional characters"],
  ["zh-Hant-CN", "zh-Hant", "chi", "a script that is named"],
  ["bo-CN", "bo-Tibt", "tib", "another language of the country"],
  ["xx", "xx", "xx", "a language that is not in the list"],
])("%s is %s, to libraries %s: %s", (tag, script, code) => {
  expect([scriptTag(tag), bibliographicCode(tag)]).toEqual([script, code]);
});
