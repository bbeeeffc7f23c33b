import { expect, test } from "vitest";
import { positionOf } from "../../../src/base/source.ts";
import { assignPages, planStories } from "../../../src/tools/import/plan.ts";
import { writeManifest } from "../../../src/tools/import/write-manifest.ts";
import { docx, p, r } from "./docx.ts";
import { copyOf, headsOf, takenIn, told } from "./taken.ts";

// Lines that stay lines, and who signs, in copy of each kind.

const LEAD = "第三届环城赛跑昨天在南桥起跑，四百多人参加，成绩如下。";
const END = "前三名昨天在桥头领了奖，发奖的是守桥人，掌声很久才停。";

async function inEach(
  copy: string,
  check: (path: string, content: string | Uint8Array) => Promise<void>,
): Promise<void> {
  const lines = `灯会\n${copy}`.split("\n");
  const body = lines.map((line) => p(r(line))).join("");
  const html = `<body><h1>灯会</h1>${lines
    .slice(1)
    .map((line) => `<p>${line}</p>`)
    .join("\n")}`;
  await check("a.txt", `灯会\n\n${copy}\n`);
  await check("a.md", `# 灯会\n\n${copy}\n`);
  await check("a.docx", docx({ body }));
  await check("a.html", html);
}

test.each<[readonly string[], string, string]>([
  // lines                                                              house markup                  why
  [
    ["33分18秒　车小川", "34分02秒　丰年", "35分11秒　晏如"],
    "::: 成绩\n33分18秒　车小川\n34分02秒　丰年\n35分11秒　晏如",
    "results",
  ],
  [
    ["1 车小川 33分18秒", "2 丰年 34分02秒", "3 晏如 35分11秒"],
    "::: 成绩\n1　车小川　33分18秒\n2　丰年　34分02秒\n3　晏如　35分11秒",
    "between single blanks",
  ],
  [
    ["车小川 丰年 晏如 师文", "林岚 周宁 谈玉珍 王铱"],
    "::: 名单\n车小川　丰年　晏如　师文\n林岚　周宁　谈玉珍　王铱",
    "names",
  ],
  [["• 老花镜两副", "• 拐杖一根", "• 二胡一把"], "- 老花镜两副\n- 拐杖一根\n- 二胡一把", "items with a sign"],
])("%j → %s: %s", async (lines, expected) => {
  await inEach([LEAD, ...lines, END].join("\n"), async (path, content) => {
    const intake = await takenIn(path, content);
    expect([path, copyOf(intake), told(intake)]).toEqual([path, [LEAD, expected, END], []]);
    expect(intake.decisions.map(({ what }) => what).filter((what) => what !== "marks")).toEqual(["lines"]);
  });
});

test.each<[readonly string[], string]>([
  // lines                                                              why
  [["时间：11月28日", "地点：县体育馆", "票价：十元"], "labels"],
  [["（一）老街段", "（二）南桥段", "（三）渡口段"], "numbers"],
  [["《渡口》获一等奖", "《老街》获二等奖", "《南桥》获三等奖"], "titles"],
])("%j stay paragraphs: %s", async (lines) => {
  await inEach([LEAD, ...lines, END].join("\n"), async (path, content) => {
    const intake = await takenIn(path, content);
    expect([path, copyOf(intake), told(intake)]).toEqual([path, [LEAD, ...lines, END], []]);
    expect(intake.decisions.map(({ what }) => what)).toEqual(["lines"]);
  });
});

test.each<[readonly string[], readonly string[], readonly string[], string]>([
  // last lines                        signatures                      told              why
  [["（柳林镇 张春生）"], ["（柳林镇 张春生）"], [], "place and name in brackets"],
  [["县农技站 师文博"], ["县农技站 师文博"], [], "a body and a name"],
  [["柳林镇读者", "11月21日"], ["柳林镇读者", "11月21日"], [], "a reader and a day"],
  [["张春生"], ["张春生"], ["unsure-role"], "a name alone is asked about"],
  [["桐花路 谈笑"], ["桐花路 谈笑"], [], "a street and a name"],
  [["（记者 林岚 摄）"], [], [], "a photographer signs no copy"],
])("%j below the copy: signatures %j, %j: %s", async (lines, expected, messages) => {
  await inEach([LEAD, END, ...lines].join("\n"), async (path, content) => {
    const intake = await takenIn(path, content);
    const signatures = copyOf(intake).filter((each) => each.startsWith(">>"));
    expect([path, signatures]).toEqual([path, expected.map((each) => `>> ${each}`)]);
    expect(told(intake).map((each) => each.split(" ")[0])).toEqual(messages);
  });
});

test("a reader's letter is signed by whoever stands below its copy", async () => {
  const copy = ["编辑同志：", LEAD, "此致", "敬礼！", "桐花路 谈笑", "11月21日"];
  await inEach(copy.join("\n"), async (path, content) => {
    const intake = await takenIn(path, content);
    expect([path, copyOf(intake), told(intake)]).toEqual([
      path,
      [...copy.slice(0, 4), ">> 桐花路 谈笑", ">> 11月21日"],
      [],
    ]);
  });
});

test.each<[string, string, readonly string[], string]>([
  // line below the headline    byline                told              why
  ["县农技站 师文博", "县农技站 师文博", [], "a body and a name"],
  ["县第一中学　丰年　县文化馆　林岚", "县第一中学　丰年　县文化馆　林岚", [], "two of them"],
  ["师文博（县农技站）", "师文博（县农技站）", [], "the body behind"],
  ["县农技站 无名氏", "县农技站 无名氏", ["unsure-role"], "a name without a surname is asked about"],
])("%s signs the story: %s, %j: %s", async (line, byline, messages) => {
  await inEach([line, LEAD, END].join("\n"), async (path, content) => {
    const intake = await takenIn(path, content);
    expect([path, headsOf(intake), copyOf(intake)]).toEqual([path, [`|灯会||${byline}`], [LEAD, END]]);
    expect(told(intake).map((each) => each.split(" ")[0])).toEqual(messages);
  });
});

test.each<[string, readonly string[], string]>([
  [
    "# 渡口\n\n船靠岸的时候\n水先到\n\n缆绳绕两圈半\n多半圈\n是留给风的",
    ["船靠岸的时候\\\n水先到", "缆绳绕两圈半\\\n多半圈\\\n是留给风的"],
    "stanzas, in Markdown",
  ],
  [
    "渡口\n\n船靠岸的时候\n水先到\n\n缆绳绕两圈半\n多半圈",
    ["船靠岸的时候\\\n水先到", "缆绳绕两圈半\\\n多半圈"],
    "in plain text",
  ],
  [
    "# 渡口三行\n\n**一**\n\n船靠岸的时候\n水先到\n\n**二**\n\n对岸的灯\n照见我从前\n坐过的位置",
    ["## 一", "船靠岸的时候\\\n水先到", "## 二", "对岸的灯\\\n照见我从前\\\n坐过的位置"],
    "lines of any length, where the whole story is verse",
  ],
  [
    "# 导读\n\n二版　冬季公交时刻今起调整\n\n三版　大风封桥的夜里\n\n四版　枫叶背后有个地址",
    ["二版　冬季公交时刻今起调整", "三版　大风封桥的夜里", "四版　枫叶背后有个地址"],
    "a table of contents is none",
  ],
])("%j → %j: %s", async (text, expected) => {
  expect(copyOf(await takenIn(text.startsWith("#") ? "a.md" : "a.txt", text))).toEqual(expected);
});

test("a comment above its story asks what a warning asks", async () => {
  const intake = await takenIn("a.txt", `灯会\n\n${LEAD}\n${END}\n张春生\n`);
  const assigned = assignPages([{ name: "a.txt", ...intake }], { page: undefined, known: [], room: undefined });
  const { stories } = planStories(assigned, { ids: [], stories: [], textOf: () => undefined });
  const asked = intake.diagnostics.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`);
  const keys = { paper: "p.yaml", date: "2026-11-24", number: undefined, schema: undefined, questionsOn: () => asked };
  for (const before of [undefined, "stories: []\n", "stories: [{id: a}]\n", "stories:\n  - id: a\n"])
    expect(writeManifest(before, stories, keys)).toMatch(/^ *# unsure-role 5\n *- id: 灯会 {2}# a\.txt:1 /m);
});
