import { expect, test } from "vitest";
import { copyOf, headsOf, takenIn, told } from "./taken.ts";

// Where a story begins, and what is meant for the desk: the copy below is printed as it stands.

const LINE = "入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。";

test.each<[string, string]>([
  ["（报名请登录县体育局网站。）", "a bracket for readers"],
  ["（灯会期间请勿登高拍照，不要登上桥栏。）", "a warning"],
  ["【记者手记】守桥人说，灯亮的时候，他总要数一遍。", "a part of the story"],
  ["1998年3月5日，守桥人在信里写道：", "a letter that the copy quotes"],
  ["征文收到来稿86件，比去年多一倍。", "copy that came in"],
])("%s is copy: %s", async (line) => {
  for (const path of ["a.txt", "a.eml"]) {
    const text = `灯会开幕\n\n${LINE}${LINE}\n\n${LINE}${LINE}\n\n${line}\n\n${LINE}\n`;
    const content = path === "a.eml" ? `Subject: a\nContent-Type: text/plain; charset=utf-8\n\n${text}` : text;
    const intake = await takenIn(path, content);
    expect([path, copyOf(intake), told(intake)]).toEqual([path, [LINE + LINE, LINE + LINE, line, LINE], []]);
  }
});

test.each<[string, readonly string[], readonly string[], string]>([
  [`灯会\n\n${LINE}\n\n（完，全文约三百字）\n`, ["|灯会||"], ["desk-note 5"], "its length"],
  [`灯会（请编辑部酌用）\n\n灯会开幕\n\n${LINE}\n`, ["|灯会开幕||"], ["desk-note 1"], "a line above the headline"],
  [`灯会\n\n${LINE}\n\n（编辑同志：此件请登四栏，手机13900000000，勿登。）\n`, ["|灯会||"], ["desk-note 5"], "a wish"],
  [
    `灯会\n\n${LINE}\n\n（林岚）\n\n\n花会\n\n${LINE}\n`,
    ["|灯会||", "|花会||"],
    ["unsure-story 8"],
    "a short line below a signature and a wide gap begins a story",
  ],
  [`灯会\n\n${LINE}\n\n\n做灯的人\n\n${LINE}\n`, ["|灯会||"], ["unsure-role 6"], "below copy it is a subhead"],
  [
    `灯会见闻\n满城灯火照归人\n——写在灯会之夜\n\n${LINE}\n`,
    ["灯会见闻|满城灯火照归人|——写在灯会之夜|"],
    ["unsure-role 1"],
    "of two lines above a deck, the first is a kicker",
  ],
])("%j → %j, %j: %s", async (text, heads, messages) => {
  const intake = await takenIn("a.txt", text);
  expect([headsOf(intake), told(intake)]).toEqual([heads, messages]);
});
