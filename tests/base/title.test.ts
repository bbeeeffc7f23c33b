import { expect, test } from "vitest";
import { titleOfLines } from "../../src/base/blocks.ts";

test.each([
  { lines: ["十二条木船回到汀湖"], title: "十二条木船回到汀湖", why: "one line" },
  { lines: ["立冬后首场大雾", "或在后天"], title: "立冬后首场大雾　或在后天", why: "a turn" },
  { lines: ["谁在河边？", "一个养花的人"], title: "谁在河边？一个养花的人", why: "a mark parts the lines" },
  { lines: ["立冬后　", "首场大雾"], title: "立冬后　首场大雾", why: "a blank of the editor's own" },
])("$lines: $why", ({ lines, title }) => {
  expect(titleOfLines(lines)).toBe(title);
});
