import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf, dayOf, nodePath, storyPath, wayTo } from "../../../src/formats/site/addresses.ts";

test.each([
  [dayOf({ date: "2026-11-24", edition: undefined }), "202611/24", "a day has one issue"],
  [dayOf({ date: "2026-11-24", edition: "晚" }), "202611/24-晚", "one of several issues of a day"],
  [nodePath("202611/24", "1"), "pc/layout/202611/24/node_01.html", "numbers take two digits"],
  [nodePath("202611/24", "12"), "pc/layout/202611/24/node_12.html", "two digits are enough"],
  [nodePath("202611/24", "A04"), "pc/layout/202611/24/node_A04.html", "a label stays"],
  [storyPath("202611/24", "防汛"), "pc/content/202611/24/content_防汛.html", "a story by its id"],
  [wayTo("a/b/c.html", "a/b/d.html"), "d.html", "beside it"],
  [wayTo("a/b/c.html", "a/e/d.html"), "../e/d.html", "in another folder"],
  [wayTo("index.html", "a/防汛.html"), "a/%E9%98%B2%E6%B1%9B.html", "down, encoded"],
  [wayTo("a/b.html", "a/full/288,406/0/x.jpg"), "full/288,406/0/x.jpg", "the commas of IIIF stay"],
  [wayTo("a/b.html", "index.html"), "../index.html", "up"],
  [addressOf("https://x.example/p/", "a/b.html"), "https://x.example/p/a/b.html", "one slash between"],
  [addressOf("https://x.example", ""), "https://x.example/", "the root"],
])("%s = %s: %s", (made, expected) => {
  expect(made).toBe(expected);
});

test("a way leads where it should, from everywhere", () => {
  const paths = fc
    .array(fc.stringMatching(/^[a-z防0-9,_-]{1,4}$/), { minLength: 1, maxLength: 5 })
    .map((names) => names.join("/"));
  fc.assert(
    fc.property(paths, paths, (from, to) => {
      fc.pre(from !== to && !from.startsWith(`${to}/`) && !to.startsWith(`${from}/`));
      const reached = new URL(wayTo(from, to), `http://x/${from}`).pathname;
      expect(decodeURIComponent(reached)).toBe(`/${to}`);
    }),
    { seed: 20261124 },
  );
});
