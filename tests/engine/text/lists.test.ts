import { expect, test } from "vitest";
import { textOf } from "../../../src/base/copy.ts";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import { linesOf, setGalley } from "../../../src/engine/text/set-galley.ts";
import { located } from "../manifest/markup-text.ts";
import { allLines, copyOf, EM, endOf, requestOf, styles, textsOf } from "./setting.ts";

/** Each segment's role, text and place in em. */
function segmentsOf(
  text: string,
  measure: number,
  from = 0,
): readonly (readonly (readonly [string, string, number])[])[] {
  const { copy } = readMarkup(located(text));
  return allLines(setGalley(requestOf(copy, { measure, from }))).map(({ segments }) =>
    segments.map((segment) => [segment.role, segment.text, segment.x / EM] as const),
  );
}

const HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张";

test("a bullet stands an em in, its copy two, and turned-over lines stand under the copy", () => {
  expect(segmentsOf(`- ${HAN}\n- 天`, 13)).toEqual([
    [
      ["marker", "●", 1],
      ["body", "天地玄黄宇宙洪荒日月盈", 2],
    ],
    [["body", "昃辰宿列张", 2]],
    [
      ["marker", "●", 1],
      ["body", "天", 2],
    ],
  ]);
});

test("a list in a set-off passage is set as the passage is, its bullets and numbers too", () => {
  const { copy } = readMarkup(located("> - 天地\n> - 玄黄\n\n1. 宇\n2. 宙\n\n> 1. 洪\n> 2. 荒"));
  const smaller = { ...styles, quote: { ...styles.quote, size: 0.8 * EM } };
  const lines = allLines(setGalley({ ...requestOf(copy, { measure: 13 }), styles: smaller }));
  expect(lines.map(({ segments }) => segments.map(({ size, x }) => [size / EM, x / EM]))).toEqual([
    ...Array(2).fill([
      [0.36, 0.8],
      [0.8, 1.6],
    ]),
    ...Array(2).fill([
      [1, 1],
      [1, 2.5],
    ]),
    ...Array(2).fill([
      [0.8, 0.8],
      [0.8, 2],
    ]),
  ]);
});

test.each<[string, number, string]>([
  // item                           end of its first line, of 12.5 em
  ["天地玄黄宇宙洪 3:2 日月盈昃", 12, "an entry is ragged"],
  ["天地玄黄宇宙洪 3:2 日月，盈昃", 12.5, "a sentence is not"],
  ["天地玄黄宇宙洪 3:2 日月盈昃辰宿列张来往秋收冬藏", 12.5, "nor what takes three lines"],
])("the item %j ends at %d em: %s", (item, end) => {
  const { copy } = readMarkup(located(`- ${item}\n- 玄黄`));
  const [first] = allLines(setGalley(requestOf(copy, { measure: 12.5 })));
  const last = first?.segments.at(-1);
  expect(((last?.x ?? 0) + (last?.width ?? 0)) / EM).toBeCloseTo(end, 6);
});

test("an entry turns between words", () => {
  const { copy } = readMarkup(located("- 柳汀联队 1:1 铁路工人队\n- 玄黄"));
  const words = () => ["柳汀", "联队", " ", "1", ":", "1", " ", "铁路", "工人队"];
  const set = allLines(setGalley({ ...requestOf(copy, { measure: 11 }), words }));
  expect(textsOf(set)).toEqual(["●柳汀联队 1:1 ", "铁路工人队", "●玄黄"]);
});

test("one sentence among its items makes a list no list of entries", () => {
  const { copy } = readMarkup(located("- 天地玄黄宇宙洪 3:2 日月盈昃\n- 玄黄。"));
  const [first] = allLines(setGalley(requestOf(copy, { measure: 12.5 })));
  const last = first?.segments.at(-1);
  expect(((last?.x ?? 0) + (last?.width ?? 0)) / EM).toBeCloseTo(12.5, 6);
});

test("in narrow legs the bullet stands at the edge", () => {
  expect(segmentsOf(`- ${HAN.slice(0, 7)}\n- 天`, 8)[0]).toEqual([
    ["marker", "●", 0],
    ["body", "天地玄黄宇宙洪", 1],
  ]);
});

test.each([
  ["1. 天\n2. 地", 2.5, "half an em for the figure, half an em for the point, and white behind them"],
  ["1、天\n2、地", 2.5, "the Chinese mark has half an em as well"],
  [Array.from({ length: 10 }, (_, at) => `${at + 1}、天`).join("\n"), 3, "the longest number clears the way for all"],
])("a number is copy and stands in the margin: %j: copy at %d em: %s", (text, at) => {
  const lines = segmentsOf(text, 13);
  expect(lines.map(([label]) => [label?.[0], label?.[2]])).toEqual(lines.map(() => ["body", 1]));
  expect(lines.map(([, copy]) => copy?.[2])).toEqual(lines.map(() => at));
  const { copy } = readMarkup(located(text));
  expect(lines.map((line) => line.map(([, words]) => words).join("")).join("\n")).toBe(textOf(copy.codes));
});

test("an item that a jump cuts goes on without its bullet", () => {
  expect(segmentsOf(`- ${HAN}\n- 天`, 13, 11)[0]).toEqual([["body", "昃辰宿列张", 2]]);
});

test("a notice before an item has a line of its own, and the item keeps its number", () => {
  const { copy } = readMarkup(located("1. 天\n2. 地\n3. 玄"));
  const opening = [{ role: "continuation", text: "（上接第一版）", style: styles.continuation }] as const;
  const lines = allLines(setGalley(requestOf(copy, { measure: 13, from: 5, opening })));
  expect(textsOf(lines)).toEqual(["（上接第一版）", "2. 地", "3. 玄"]);
});

test("vertical lines have the same margins", () => {
  const { copy } = readMarkup(located("- 天地\n- 玄黄"));
  const [line] = allLines(setGalley({ ...requestOf(copy, { measure: 13 }), writing: "vertical" }));
  expect(line?.segments.map(({ text, x }) => [text, x / EM])).toEqual([
    ["●", 1],
    ["天地", 2],
  ]);
});

test("a signature ends two em from the right edge", () => {
  const copy = copyOf([
    { text: "天地。" },
    { text: "谈玉珍", kind: "signature" },
    { text: "十一月", kind: "signature" },
  ]);
  const lines = allLines(setGalley(requestOf(copy, { measure: 13 })));
  expect(textsOf(lines)).toEqual(["天地。", "谈玉珍", "十一月"]);
  expect(lines.map(endOf).slice(1)).toEqual([11, 11]);
});

test("a signature that needs the room gives up what it must of its white before it turns", () => {
  const lines = allLines(
    setGalley(requestOf(copyOf([{ text: "书院中学食堂谈玉珍", kind: "signature" }]), { measure: 10 })),
  );
  expect(lines.map(endOf)).toEqual([9]);
});

test("a bullet's ink stands in the middle of its square, in either writing", () => {
  const { copy } = readMarkup(located("- 天\n- 地"));
  const places = ([undefined, "vertical"] as const).map((writing) => {
    const [line] = allLines(setGalley({ ...requestOf(copy, { measure: 13 }), ...(writing && { writing }) }));
    const run = line?.segments[0]?.runs[0];
    // The square face's ink runs from 0.05 to 0.45 across and from −0.07 to 0.83 up: its middle is at 0.25 and 0.38.
    const size = run?.size ?? 0;
    return [(run?.x[0] ?? 0) + 0.25 * size, (run?.y?.[0] ?? 0) - 0.38 * size].map(
      (place) => Math.round(place * 100) / 100,
    );
  });
  expect(places).toEqual([
    [1.5 * EM, -0.38 * EM],
    [0, 1.5 * EM],
  ]);
});

test.each<[number, number | undefined, number, string]>([
  [20, undefined, 10, "it fits"],
  [19, undefined, 9.5, "a little smaller"],
  [16, undefined, 8, "four fifths of its size"],
  [15, 2, 7.5, "beyond: 20 em at four fifths are 16, and 1 em over is 1¼ small characters"],
  [10, 8, 5, "6 em over"],
])("a table that needs 20 em, at %d em: %s characters too wide, size %d: %s", (measure, tooWide, size) => {
  const cell = (text: string, row: number, column: number) =>
    ({ text, kind: "cell", cell: { table: 0, row, column, rows: 2, columns: 2, align: undefined } }) as const;
  const cells = [
    cell("天地玄黄宇宙洪荒日", 0, 0),
    cell("寒来暑往秋收冬藏闰余", 0, 1),
    cell("天", 1, 0),
    cell("地", 1, 1),
  ];
  const galley = setGalley(requestOf(copyOf(cells), { measure }));
  const [first, second] = linesOf(galley, 0, 0, 0, 2);
  expect([first?.tooWide, first?.size, second?.tooWide]).toEqual([tooWide, size, undefined]);
});

test.each([
  ["| 天 | 地 |\n| --- | --- |\n| 1 | 2 |", [1], "a table at a story's end: its rule is parted from that of the next"],
  ["> 天地", [0], "other copy is not"],
  ["| 天 | 地 |\n| --- | --- |\n| 1 | 2 |\n\n天地", [1, 0], "nor is what stands under a table"],
])("%s has %j rows of white under its blocks: %s", (text, rows) => {
  const { copy } = readMarkup(located(text));
  const request = requestOf(copy, { measure: 13 });
  const [table, quote] = [request.styles.table, request.styles.quote].map((style) => ({ ...style, after: 1 }));
  const own = { ...request.styles, ...(table && { table }), ...(quote && { quote }) };
  expect(setGalley({ ...request, styles: own }).blocks.map(({ rowsAfter }) => rowsAfter)).toEqual(rows);
});

test.each([
  [9, 15],
  [10, 11],
  [13, 15],
])(
  "#name-lists: %i names of two characters, spread to three, at %i em: each line holds as many as the measure has columns",
  (count, measure) => {
    const names = [..."于沈吴白郑罗冯何纪高唐宁祁"].slice(0, count).map((name) => `${name}归`);
    const { copy } = readMarkup(located(`::: 名单\n${names.join("　")}`));
    const lines = allLines(setGalley(requestOf(copy, { measure })));
    const columns = Math.floor((measure + 1) / 4);
    expect(lines.length).toBe(Math.ceil(count / columns));
    for (const line of lines) expect(endOf(line) / EM).toBeLessThanOrEqual(measure);
  },
);
