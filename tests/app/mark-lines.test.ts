import { expect, test } from "vitest";
import { lineMarker } from "../../src/app/mark-lines.ts";
import { positionOf, type SourceFile, sourceFile } from "../../src/base/source.ts";

const FIRST = ["date: 1", "stories:", "  - 大桥", "", "  - 港口", ""];

/** The lines of `source` where they stand now, by what is written in them. */
function linesOf(source: SourceFile): readonly string[] {
  return source.text.split("\n").map((text, line) => {
    return `${positionOf(source, source.lines[line] ?? 0).line} ${text}`;
  });
}

test.each<[string, readonly (readonly string[])[], readonly string[]]>([
  // what was done          the versions after the first one                               where its lines stand then
  ["nothing", [FIRST], ["1 date: 1", "2 stories:", "3   - 大桥", "4 ", "5   - 港口", "6 "]],
  ["a line above", [["# 早版", ...FIRST]], ["2 date: 1", "3 stories:", "4   - 大桥", "5 ", "6   - 港口", "7 "]],
  [
    "one line above, then another, then the first again",
    [
      ["# 早版", ...FIRST],
      ["# 早版", "# 二版", ...FIRST],
      ["# 早版", ...FIRST],
    ],
    ["2 date: 1", "3 stories:", "4   - 大桥", "5 ", "6   - 港口", "7 "],
  ],
  [
    "two changes at once",
    [["# 早版", "date: 1", "stories:", "  - 大桥", "    x: 1", "", "  - 港口", ""]],
    ["2 date: 1", "3 stories:", "4   - 大桥", "6 ", "7   - 港口", "8 "],
  ],
  [
    "an edit within a line, and a line less",
    [["date: 2", "stories:", "  - 大桥", "  - 港口", ""]],
    // A line that is gone is as far below its neighbours as it was.
    ["1 date: 1", "2 stories:", "3   - 大桥", "4 ", "4   - 港口", "5 "],
  ],
  [
    "a line taken out and put back",
    [
      ["date: 1", "stories:", "", "  - 港口", ""],
      ["# 早版", ...FIRST],
    ],
    ["2 date: 1", "3 stories:", "4   - 大桥", "5 ", "6   - 港口", "7 "],
  ],
])("lines of an earlier version are where they stand now: %s", (_, versions, lines) => {
  const mark = lineMarker();
  const first = sourceFile("issue.yaml", FIRST.join("\n"));
  mark(first);
  for (const version of versions) mark(sourceFile("issue.yaml", version.join("\n")));
  expect(linesOf(first)).toEqual(lines);
});

test("a version that comes back, and a file beside it, each have their own lines", () => {
  const mark = lineMarker();
  const first = sourceFile("issue.yaml", FIRST.join("\n"));
  const later = sourceFile("issue.yaml", ["# 早版", ...FIRST].join("\n"));
  const other = sourceFile("paper.yaml", FIRST.join("\n"));
  for (const source of [first, later, other, first]) mark(source);
  expect([later, other].map((source) => linesOf(source).at(2))).toEqual(["2 stories:", "3   - 大桥"]);
});
