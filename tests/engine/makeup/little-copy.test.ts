import { expect, test } from "vitest";
import { issueOf, issueYaml } from "../model/resolve-yaml.ts";
import { make } from "./checked.ts";

// A page of 对开 (8 columns × 115 rows) in the font of squares, with far too little copy.

const PAPER = "name: 测试报\ncode: CSB\npreset: 对开\nfaults: {断版: off, 天窗: off, 缺署名: off, 缺法定项: off}\n";
const copy = (characters: number): string =>
  "天地玄黄宇宙洪荒，日月盈昃辰宿列张。".repeat(Math.ceil(characters / 18)).slice(0, characters);
const STANZA = ["他把一个下午", "拆成三十七个零件", "摆在白布上", "黄昏来取的时候", "少了一个"].join("\\\n      ");
const TABLE = ["| 名次 | 球队 | 积分 |", "|---|---|---|", ...Array(10).fill("| 1 | 盐码头队 | 64 |")].join("\n      ");

const BODIES = {
  poem: [STANZA, STANZA, STANZA].join("\n\n      "),
  letter: copy(250),
  table: TABLE,
  note: copy(120),
};

const story = (id: keyof typeof BODIES): string =>
  `  - id: ${id}\n    headline: 题目在此七字\n    priority: normal\n    body: |\n      ${BODIES[id]}\n    place: {page: 1}\n`;

test.each<[(keyof typeof BODIES)[], number, string]>([
  [["poem", "letter", "table"], 4, "not one under the other in two columns"],
  [["poem", "letter"], 4, "stanzas that are kept together run over a frame as wide as the page"],
  [["poem", "note"], 4, "so they do beside a short text"],
  [["letter", "note"], 8, "what fills all columns, fills them"],
])("makeup/RULES.md#white: %j stand over %i columns or more, and hold their copy: %s", async (ids, columns) => {
  const { layout, diagnostics } = make(await issueOf(issueYaml(ids.map(story).join(""), "[{label: 1}]"), PAPER));
  const frames = layout.pages[0]?.frames ?? [];
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(Math.max(...frames.map((frame) => frame.columns[1]))).toBeGreaterThanOrEqual(columns);
});
