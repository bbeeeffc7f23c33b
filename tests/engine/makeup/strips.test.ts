import { expect, test } from "vitest";
import { issueOf, issueYaml } from "../model/resolve-yaml.ts";
import { make } from "./checked.ts";

// A page of 对开 (8 columns × 115 rows) in the font of squares, most of it taken by a given frame.

const PAPER = "name: 测试报\ncode: CSB\npreset: 对开\nfaults: {断版: off, 天窗: off, 缺署名: off, 缺法定项: off}\n";
const copy = (from: string, characters: number): string =>
  `${from}地玄黄宇宙洪荒，日月盈昃辰宿列张。`.repeat(Math.ceil(characters / 18)).slice(0, characters);

test.each([
  ["1-6", "7-8", [400, 900, 1800, 600], "two columns, as beside a story over the fold"],
  ["1-6", "7-8", [1500, 500, 500, 500], "one long story and three short ones"],
  ["1-5", "6-8", [400, 900, 1800, 600], "three columns"],
  ["1-5", "6-8", [500, 800, 1600], "three stories"],
  ["1-4", "5-8", [700, 250, 350, 80], "half of the page, and copy that the room below would hold"],
  ["1-4", "5-8", [900, 300], "two stories"],
])(
  "beside a frame in columns %s no strip stays empty over others: columns %s, %j: %s",
  async (taken, strip, lengths) => {
    const wall = `  - {id: wall, headline: 给定的题目, body: ${copy("天", 5000)}, place: {page: 1, columns: ${taken}, rows: 1-70}}\n`;
    const others = lengths.map(
      (characters, at) =>
        `  - {id: o${at}, headline: 题目在此七字, body: ${copy("甲乙丙丁"[at] ?? "天", characters)}, priority: normal, place: {page: 1}}\n`,
    );
    const { layout } = make(await issueOf(issueYaml(wall + others.join(""), "[{label: 1}]"), PAPER));
    const [from = 0, to = 0] = strip.split("-").map(Number);
    const own = (layout.pages[0]?.frames ?? []).filter(
      ({ owner, columns }) => owner.story !== "wall" && columns[0] <= to && columns[1] >= from,
    );
    const tops = own.map(({ rows }) => rows[0]);
    expect(Math.min(...tops)).toBe(1);
  },
);

test.each([
  ["4-8", "1-3", [1000, 900, 800, 700, 500], "102 column-rows"],
  ["1-5", "6-8", [900, 1600, 700, 700], "108 column-rows"],
  ["1-4", "5-8", [800, 1200, 600, 600, 300], "196 column-rows"],
])(
  "makeup/RULES.md#white: beside a frame in columns %s the foot of columns %s does not stay empty over others, with %j: %s did",
  async (taken, strip, lengths) => {
    const wall = `  - {id: wall, headline: 给定的题目, body: ${copy("天", 4000)}, place: {page: 1, columns: ${taken}, rows: 1-66}}\n`;
    const others = lengths.map(
      (characters, at) =>
        `  - {id: o${at}, headline: 题目在此七字, body: ${copy("甲乙丙丁戊"[at] ?? "天", characters)}, priority: ${at === 0 ? "major" : "normal"}, place: {page: 1}}\n`,
    );
    const { layout } = make(await issueOf(issueYaml(wall + others.join(""), "[{label: 1}]"), PAPER));
    const [from = 0, to = 0] = strip.split("-").map(Number);
    const own = (layout.pages[0]?.frames ?? []).filter(
      ({ owner, columns }) => owner.story !== "wall" && columns[0] <= to && columns[1] >= from,
    );
    const above = own.filter(({ rows }) => rows[0] <= 66);
    const free = (66 - Math.max(...above.map(({ rows }) => rows[1]))) * (to - from + 1);
    expect(above.length === own.length || free < 60).toBe(true);
  },
);

const VERTICAL = `${PAPER}writing: vertical\ngrid: {columns: 7, measure: 13, rows: 50, pitch: 15pt}\n`;

test.each([
  ["horizontal", "5-8, rows: 60-115", 2500, [5500, 60]],
  ["horizontal", "5-8, rows: 60-115", 2500, [4700, 700, 100]],
  ["vertical", "6-7, rows: 33-50", 300, [1500, 700, 60]],
])(
  "makeup/RULES.md#white: %s, beside a frame in columns %s of %i characters stories of %j stay on their page, which has room",
  async (...row) => {
    const [writing, columns, characters, lengths] = row;
    const paper = writing === "vertical" ? VERTICAL : PAPER;
    const wall = `  - {id: wall, writing: horizontal, headline: 给定的题目, body: ${copy("天", characters)}, place: {page: 1, columns: ${columns}}}\n`;
    const others = lengths.map((length, at) => {
      const priority = length > 800 ? "major" : length > 100 ? "normal" : "brief";
      return `  - {id: o${at}, headline: 题目在此七字, body: ${copy("甲乙丙丁"[at] ?? "天", length)}, priority: ${priority}, place: {page: 1}}\n`;
    });
    const { layout } = make(await issueOf(issueYaml(wall + others.join(""), "[{label: 1}, {label: 2}]"), paper));
    expect(layout.stories.filter(({ jumps }) => jumps.length > 0)).toEqual([]);
  },
);
