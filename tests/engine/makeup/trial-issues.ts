import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { type Dice, diceOf } from "../layout/random-issue.ts";

// Two issues as an editor hands them in, with copy drawn about an invented county and an invented city.

const WHO = [
  "县农技站",
  "青浔镇",
  "渡头村合作社",
  "县水文站",
  "老街居委会",
  "第二小学",
  "县图书馆",
  "汽车站",
  "林场",
  "澄江码头",
];
const DID = [
  "昨天起把晾晒场让给晚稻",
  "用两个星期清完了西渠的淤泥",
  "请来三位老师傅教竹编",
  "在河堤上添了六处救生圈",
  "把夜间门诊延长到九点",
  "给三百多户换了新水表",
  "修好了塌了半边的石拱桥",
  "试种的紫茎芥菜进了菜市",
  "开出一趟往返山里的早班车",
  "把旧仓库改成了阅览室",
];
const THEN = [
  "往年这个时候，路上还堆着没人收的稻草",
  "负责人说，剩下的钱够修到明年开春",
  "来看热闹的人里，有几个是从邻县赶来的",
  "账目贴在门口，谁都可以来查",
  "雨停之后，水位又落了两指",
  "孩子们放学路过，总要停下来问一问",
  "下一步要做的，是把台账交给各组自己管",
  "有人提出再添两盏灯，当场就记下了",
];
const HEADS = [
  "晚稻进了晾晒场",
  "西渠清淤提前完工",
  "竹编课开到了村口",
  "河堤添了救生圈",
  "夜间门诊延长一小时",
  "新水表挨家换",
  "石拱桥又能走人",
  "紫茎芥菜上市",
  "山里开通早班车",
  "旧仓库变阅览室",
];

function copyFor(dice: Dice, characters: number): string {
  const paragraphs: string[] = [];
  for (let left = characters; left > 0; ) {
    let paragraph = "";
    for (let count = 2 + dice.roll(3); count > 0; count--)
      paragraph += `${dice.pick(WHO)}${dice.pick(DID)}，${dice.pick(THEN)}。`;
    paragraphs.push(paragraph);
    left -= paragraph.length;
  }
  return `${paragraphs.join("\n\n")}\n`;
}

/** Another headline for each story. */
function headlineAt(story: number): string {
  const place = ["", "青浔：", "渡头：", "澄江：", "老街：", "林场：", "北乡：", "东岸："][
    Math.floor(story / HEADS.length)
  ];
  return `${place ?? ""}${HEADS[story % HEADS.length]}`;
}

interface Draft {
  readonly priority: "lead" | "major" | "normal" | "brief";
  readonly characters: number;
}

/** The stories of each page of the county's paper, and of the city's: half of that are briefs. */
const COUNTY: readonly Draft[] = [
  { priority: "lead", characters: 1350 },
  { priority: "normal", characters: 900 },
  { priority: "normal", characters: 640 },
  { priority: "brief", characters: 180 },
  { priority: "brief", characters: 150 },
];
const CITY: readonly Draft[] = [
  { priority: "lead", characters: 2900 },
  { priority: "major", characters: 2400 },
  { priority: "normal", characters: 1500 },
  { priority: "normal", characters: 1150 },
  ...[240, 220, 200, 180, 160].map((characters) => ({ priority: "brief" as const, characters })),
];
const KINDS = {
  county: { paper: "nanting", pages: 4, drafts: COUNTY, seed: 41 },
  city: { paper: "jichuan", pages: 8, drafts: CITY, seed: 83 },
} as const;
export type TrialKind = keyof typeof KINDS;

/**
 * Writes one of the two into a new folder.
 * @returns the manifest's path
 */
export async function writeTrial(folder: string, kind: TrialKind): Promise<string> {
  const { paper, pages, drafts, seed } = KINDS[kind];
  const dice = diceOf(seed);
  const stories = Array.from({ length: pages }, (_, page) =>
    drafts.map(({ priority, characters }, index) => ({
      id: `p${page + 1}-${index + 1}`,
      // The third story of each page has no priority.
      ...(index !== 2 && { priority }),
      headline: headlineAt(page * drafts.length + index),
      ...(dice.once(3) && { dateline: "本报讯" }),
      body: copyFor(dice, Math.round(characters * (0.9 + dice.roll(20) / 100))),
      place: { page: page + 1 },
    })),
  ).flat();
  const written = {
    paper: resolve("assets/papers", paper, "paper.yaml"),
    date: "2026-11-27",
    number: seed,
    weather: "晴转多云，4℃至13℃，东北风3级。",
    pages: Array.from({ length: pages }, (_, page) => ({
      label: page + 1,
      section: "要闻",
      credits: { 责编: "林岚" },
    })),
    stories,
  };
  await mkdir(folder, { recursive: true });
  const manifest = join(folder, "issue.yaml");
  await writeFile(manifest, `# 试排\n${stringify(written, { lineWidth: 0 })}`);
  return manifest;
}
