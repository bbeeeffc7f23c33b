import { expect, test } from "vitest";
import { textsOf } from "../../../src/engine/model/texts.ts";
import { issueOf, issueYaml, PAPER, story } from "./resolve-yaml.ts";

test("each text of the furniture is looked up in the face that sets it", async () => {
  const paper = [
    PAPER,
    "styles: {folio: {face: 报眉体}, note: {face: 正文体}, label: {face: 标签体}, colophon: {face: 版权体},",
    "         headline: {lead: {face: 报名体}, brief: {face: 数字体}}}",
    "furniture:",
    "  nameplate: {columns: 1-8, rows: 1-16, strip: [甲乙], ears: [{title: 丙丁, text: 戊己}]}",
    "  colophon: 庚辛\n",
  ].join("\n");
  const pages = "[{label: 1, section: 壬癸, contact: 子丑}, {label: 2, section: 寅卯, contact: 辰巳}]";
  const texts = textsOf(await issueOf(issueYaml(story("a", "{page: 1}"), pages), paper));
  const told = texts.map(({ face, text }) => `${face} ${text}`).filter((text) => !text.endsWith(" 题"));
  expect(told).toEqual([
    "报名体 测试报",
    "报眉体 甲乙",
    "标签体 丙丁",
    "正文体 戊己",
    "版权体 庚辛",
    "报眉体 第一版",
    "报眉体 壬癸",
    "报眉体 子丑",
    "数字体 2",
    "报名体 寅卯",
    "报眉体 2026年11月24日　星期二",
    "报眉体 辰巳",
  ]);
});
