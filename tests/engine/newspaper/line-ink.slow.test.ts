import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Rect } from "../../../src/base/rect.ts";
import { newspaperIn } from "../../../src/build/compile.ts";
import { compiledIssue } from "./drawn.ts";
import { inkFaults } from "./line-ink.ts";

/** Pages with every kind of line; all of their lines are looked at, some 1,500. */
const ISSUES: readonly [string, readonly string[]][] = [
  ["issues/2026-11-24/issue.yaml", ["4"]],
  ["../shared/issues/zhoukou-04/issue.yaml", ["4"]],
  ["issues/2026-11-25/issue.yaml", ["A01"]],
  ["tests/golden/vertical-story/issue.yaml", ["1"]],
  ["tests/golden/vertical-head/issue.yaml", ["1"]],
] as const;

describe.each(ISSUES)("%s, page %s", (path, labels) => {
  test.skipIf(!existsSync(path))("the box of every line holds the line's ink and no other line's", async () => {
    const { madeUp } = await compiledIssue(path);
    const newspaper = newspaperIn(madeUp);
    const pages = newspaper.pages.filter(({ label }) => (labels as readonly string[]).includes(label));
    expect(pages).toHaveLength(labels.length);
    expect(await inkFaults({ ...newspaper, pages }, madeUp.fonts, 200)).toEqual([]);
  });
});

test("a box that is a pixel row too short, in another place, or a neighbour's is seen", async () => {
  const { madeUp } = await compiledIssue("tests/golden/vertical-head/issue.yaml");
  const newspaper = newspaperIn(madeUp);
  const [page] = newspaper.pages;
  if (page === undefined) throw new Error("no page");
  const at = page.things.findIndex((thing) => thing.kind === "line" && thing.block.endsWith("/p1"));
  const kindsWith = async (change: (box: Rect) => Rect): Promise<string[]> => {
    const things = page.things.map((thing, index) =>
      index === at && thing.kind === "line" ? { ...thing, box: change(thing.box) } : thing,
    );
    const found = await inkFaults({ ...newspaper, pages: [{ ...page, things }] }, madeUp.fonts, 200);
    return [...new Set(found.map(({ kind }) => kind))].sort();
  };
  expect(await kindsWith((box) => ({ ...box, height: box.height * 0.8 }))).toEqual(["outside"]);
  expect(await kindsWith((box) => ({ ...box, height: box.height * 2 }))).toEqual(["foreign"]);
  expect(await kindsWith((box) => ({ ...box, y: box.y + 12 }))).toEqual(["empty", "foreign", "outside"]);
});
