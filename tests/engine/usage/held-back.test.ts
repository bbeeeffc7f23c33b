import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { once } from "../../../src/base/once.ts";
import { readCopies } from "../../../src/engine/manifest/markup/markup.ts";
import { readManifest } from "../../../src/engine/manifest/read.ts";
import { checkUsage, openDesk } from "../../../src/engine/usage/check.ts";
import { readLists } from "../../../src/engine/usage/lists.ts";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { syllables } from "../../../src/engine/words/sounds.ts";
import { memoryFiles } from "../manifest/memory-files.ts";

// Copy of county offices, stringers and a poetry page, written without the checks in view. Sisters, brothers and neighbours in it have names that are nearly the same.

const READER = { findScript: () => [], words: knownWords(), syllables: once(syllables) };
const CHECKED = new Set([
  "wrong-date",
  "no-such-day",
  "wrong-age",
  "parts-sum",
  "wrong-sum",
  "name-alike",
  "name-near",
]);
const folder = new URL("held-back/", import.meta.url);
const copy = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
const NAMES =
  "祁连山 申屠静 郝志平 郑晓岚 段长庚 季萍 柳根生 柳根全 温如玉 阮玉梅 阮玉兰 庄严 简宁 颜小满 颜晓波 范蠡舟 葛大勇 阎川 陶然 柳成荫 江映雪 史小川 柳承志 路遥远 聂远桥 关山月 蓝田 张守义 邓丽华 张望 " +
  "乔木 班超群 龙飞 龙翔 苏哲 祝伯安 祝仲安 祝小雨 于怀山 戴春来 冷秋生 于守山 沈九思 范广源 范长青 范长春 闻捷 邢桂芳 龙在田 金铭 石敢当 祁连英 杭天顺 计春生 万木春 许大马 许二马 裘安 贺兰山 田有福 田有禄 " +
  "田有寿 田有喜 谷穗 谷雨 万年青 万年红 管仲平 鲍叔明 安澜 米芾生 白露 章回 高飞 尤里 卓越 殷小芹 郭守山 郭树林 郭树森 郭一鸣 余秋实 郭守仁 时雨 荀况之 蓝天 石雨桐 钟书明 沈清越 沈清和 孟一凡 孟一帆 常胜 常青 路遥 路瑶";

const OFFICES =
  "郝志平 郑晓岚 季萍 温如玉 庄严 简宁 江映雪 聂远桥 关山月 班超群 乔木 于怀山 龙在田 石敢当 万木春 安澜 尤里 余秋实 钟书明";

/** The findings of one file's stories. A heading begins a story. */
async function findings(text: string, people: readonly string[]): Promise<readonly string[]> {
  const stories = text.split(/^## /m).slice(1);
  const files: Record<string, string> = {
    "/n/paper.yaml": "name: 日报\ncode: RB\nusage: [usage.yaml]\n",
    "/n/usage.yaml": `people: [${people.map((name) => `{name: ${name}}`).join(", ")}]\n`,
    "/n/issue.yaml": `paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 1}]\nstories:\n${stories
      .map(
        (story, at) =>
          `  - {id: s${at}, headline: "${story.split("\n")[0]}", body: {file: ${at}.md}, place: {page: 1}}\n`,
      )
      .join("")}`,
  };
  for (const [at, story] of stories.entries()) files[`/n/${at}.md`] = story.slice(story.indexOf("\n"));
  const reading = await readManifest("/n/issue.yaml", memoryFiles(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics.map(({ code }) => code)));
  const { issue, paper } = reading.value;
  const lists = readLists(paper.usage.map(({ source }) => source));
  const found = checkUsage(reading.value, readCopies(issue).copies, openDesk(lists), READER);
  return found
    .filter(({ code }) => CHECKED.has(code))
    .map(({ code, span }) => `${code} ${span.source.text.slice(span.start, span.end)}`);
}

test.each([
  [[], "no list"],
  [NAMES.split(" "), "all of them"],
  [OFFICES.split(" "), "those who hold an office"],
])("at most one false alarm in 5,000 characters, with a list of %j: %s", async (people) => {
  const alarms = await Promise.all([...copy.values()].map((text) => findings(text, people)));
  const characters = [...copy.values()].join("").length;
  expect(characters).toBeGreaterThan(10_000);
  expect(alarms.flat().length).toBeLessThanOrEqual(characters / 5000);
});

describe("what goes wrong in it is found", () => {
  test.each([
    ["county.md", "11月23日，星期一", "11月23日，星期二", "wrong-date 11月23日，星期二", "a weekday"],
    [
      "county.md",
      "30日（星期一）六时",
      "30日（星期二）六时",
      "wrong-date 30日（星期二）",
      "a weekday behind a day alone",
    ],
    ["county.md", "涵闸六处", "涵闸五处", "parts-sum 四十六处", "a part"],
    ["county.md", "今年七十四岁", "今年四十七岁", "wrong-age 今年四十七岁", "an age"],
    ["county.md", "那年他十八岁", "那年他八岁", "wrong-age 那年他八岁", "an age of another year"],
    ["county.md", "郝志平说", "郝志萍说", "name-alike 郝志萍", "a sound"],
    ["county.md", "”范蠡舟说。", "”范蠡州说。", "name-alike 范蠡州", "a sound, behind a quotation"],
    ["county.md", "”简宁说", "”简凝说", "name-alike 简凝", "of two characters"],
    ["county.md", "“够不够，先种", "“够不够，先种", "", "nothing"],
    ["fiction.md", "春天，于怀山自己", "春天，于淮山自己", "name-alike 于淮山", "in a story of fiction"],
    ["week.md", "其余六条", "其余七条", "parts-sum 二十三条", "a rest"],
    ["week.md", "女选手十二人", "女选手十一人", "parts-sum 六十四人", "men and women"],
    ["week.md", "”鲍叔明说。", "”鲍叔铭说。", "name-alike 鲍叔铭", "once in three"],
    [
      "week-2.md",
      "11月22日，星期日",
      "11月22日，星期六",
      "wrong-date 11月22日，星期六",
      "a weekday of the second week",
    ],
    ["week-2.md", "（星期六至星期日）", "（星期五至星期日）", "wrong-date 22日（星期五至星期日）", "a range"],
    ["week-2.md", "其余四万五千", "其余五万四千", "parts-sum 十八万四千册次", "figures turned"],
  ])("%s: %s as %s → %s: %s", async (name, was, written, found) => {
    const text = copy.get(name) ?? "";
    expect(text.split(was)).toHaveLength(2);
    expect(await findings(text.replace(was, written), [])).toEqual(found === "" ? [] : [found]);
  });
});
