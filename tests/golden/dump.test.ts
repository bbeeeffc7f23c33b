import { expect, test } from "vitest";
import type { Placed } from "../../src/engine/layout/page.ts";
import { flatten } from "../../src/formats/paint/paint.ts";
import { copyOf } from "../engine/layout/newsroom.ts";
import { laidOut, lineOf, newspaperFrom, ownerOf, placedLine, runOf } from "../formats/specimen.ts";
import { dump } from "./dump.ts";

/** The lines below are its characters from the seventh on. */
const bridge = new Map([["bridge", copyOf("天地玄黄宇宙洪荒日月盈昃")]]);

function linesOf(...placed: readonly Placed[]): string[] {
  const { pages } = newspaperFrom([laidOut(placed)], bridge);
  return dump(pages.map(flatten), { pages: [laidOut(placed)], stories: [] })
    .trimEnd()
    .split("\n");
}

test.each([
  // run                                             line                                                                              why
  [runOf([..."江水"]), "  glyphs 40.00 50.00  song 10.00  江水  body bridge.1 7-9", "copy names its range"],
  [
    runOf(["江"], { colour: [0, 100, 100, 0] }),
    "  glyphs 40.00 50.00  song 10.00  ink 0/100/100/0  江  body bridge.1 7-8",
    "black goes without saying",
  ],
  [
    runOf(["天", "，", "”", "江"], { x: [0, 10, 15, 25] }),
    "  glyphs 40.00 50.00  song 10.00  天，”江  squeeze ，-0.50em  body bridge.1 7-11",
    "a squeezed mark is told",
  ],
  [
    runOf(["天", "A", "江"], { x: [0, 12.5, 20] }),
    "  glyphs 40.00 50.00  song 10.00  天A江  body bridge.1 7-10",
    "Western advances are the font's",
  ],
  [
    runOf(["天", "江"], { x: [0, 11.2] }),
    "  glyphs 40.00 50.00  song 10.00  天江  gap 天+0.12em  body bridge.1 7-9",
    "a wide gap is told",
  ],
])("a placed line in the dump, %# is %s: %s", (run, expected) => {
  expect(linesOf(placedLine(40, 50, lineOf([run], "body", 7)))[1]).toBe(expected);
});

test("a page begins with its trim and section", () => {
  expect(linesOf()).toEqual(["page 1  trim 300.00 400.00  section 要闻"]);
});

test("shapes and links are one line each", () => {
  const owner = ownerOf(undefined);
  const at = { x: 1, y: 2, width: 3, height: 4.005 };
  const lines = linesOf(
    { kind: "area", owner, role: "ground", at, colour: [0, 0, 0, 10] },
    {
      kind: "rule",
      owner,
      role: "rule",
      from: { x: 0, y: 1 },
      to: { x: 9, y: 1 },
      weight: 0.35,
      colour: [0, 0, 0, 100],
    },
    { kind: "link", owner: ownerOf("bridge"), at, to: { story: "bridge", part: 2 } },
  );
  expect(lines.slice(1)).toEqual([
    "  area 1.00 2.00 3.00 4.01  ink 0/0/0/10  ground page",
    "  line 0.00 1.00 9.00 1.00  weight 0.35  rule page",
    "  link 1.00 2.00 3.00 4.01  to bridge.2  bridge.1",
  ]);
});

test("stories end the text with their jumps", () => {
  const stories = [{ id: "bridge", characters: 20, placed: 18, overset: 2, jumps: [{ from: "1", to: "3", at: 9 }] }];
  expect(dump([], { pages: [], stories })).toBe("story bridge  placed 18 of 20  over 2\njump bridge  1 → 3  at 9\n");
});
