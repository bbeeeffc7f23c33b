import { describe, expect, test } from "vitest";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import {
  isDisplayBlock,
  type ListBlock,
  type Newspaper,
  type Passage,
  type PassageBlock,
  type ReadStory,
  type StoryBlock,
} from "../../../src/engine/newspaper/newspaper.ts";
import { compiledIssue, type Edit } from "./drawn.ts";

// The order in which stories are read, told from the blocks: each with its first words.

const golden = (name: string): string => `tests/golden/${name}/issue.yaml`;
const SAMPLE = "issues/2026-11-24/issue.yaml";
/** A brief with room under it, and a filler that fits. */
const FILLER: Edit = [
  "rows: 1-7 }",
  "rows: 1-15 }\nfillers:\n  - id: tide\n    headline: 潮汐\n    body: 明日早潮六时十分，晚潮十八时四十分。\n",
];

interface Case {
  readonly why: string;
  readonly path: string;
  readonly story: string;
  readonly edit?: Edit;
  readonly read: readonly string[];
}

const CASES: readonly Case[] = [
  {
    why: "a vertical story: its head stands at the right and is read first, its note before the copy",
    path: golden("vertical-story"),
    story: "ferry",
    read: [
      "label 旧物",
      "headline 老渡票",
      "deck ——书院码",
      "byline 何小满",
      "note 渡船停了二",
      "paragraph 抽屉里还有",
      "paragraph 票是薄薄的",
      "notice to （下转第二",
      "headline 老渡票",
      "notice from （上接第一",
      "subhead 回程",
      "paragraph 昨晚12条",
    ],
  },
  {
    why: "a table row by row, verse line by line, a quote as one",
    path: golden("table-and-verse"),
    story: "timetable",
    read: [
      "headline 冬季船期表",
      "paragraph 北岸渡口从",
      "table 航线 首班 末班 / 北岸至南岸 6:30 20:30 / 南岸至北岸 6:50 20:50",
      "subhead 船工的歌",
      "verse 江水长长 / 摇橹的人看 / 月亮落在水",
      "quote [paragraph 这首歌由陈]",
      "paragraph 记者：现在",
      "paragraph 陈小江：我",
    ],
  },
  {
    why: "lists with their labels: bullets are no copy, numbers are; signatures last",
    path: golden("list-and-signature"),
    story: "letter",
    read: [
      "headline 一封来信",
      "paragraph 编辑同志：",
      "paragraph 我们食堂有",
      "list · 早班渡船六 / · 晚班没有灯",
      "paragraph 办法想了三",
      "list 1. 早班晚开两 / 2. 码头装一盏 / 3. 实在不行，",
      "quote [paragraph 写得不好，]",
      "signature 书院中学食",
      "signature 11月25",
    ],
  },
  {
    why: "both notices and the later headline follow the paragraph that the jump cuts",
    path: golden("jump-two-columns"),
    story: "ferry",
    read: [
      "headline 渡口又响起",
      "paragraph 停航三年的",
      "paragraph 老船工陈有",
      "paragraph 渡口停航那",
      "paragraph 去年春天，",
      "paragraph 恢复后的渡",
      "notice to （下转第二",
      "headline 渡口又响起",
      "notice from （上接第一",
      "paragraph 下船的人群",
    ],
  },
  {
    why: "a figure with its caption is read before the copy that runs round it",
    path: golden("photo-caption"),
    story: "pier",
    read: [
      "headline 石阶下的三",
      "byline 记者 何小",
      "figure 昨日清晨，",
      "paragraph 北岸渡口有",
      "paragraph 祖父陈阿水",
      "paragraph 到了陈小江",
      "paragraph 傍晚最后一",
      "paragraph “远洋的海",
    ],
  },
  {
    why: "a head over the fold is read whole before the copy, in the order of its stack: here all but the headline stands at the right alone",
    path: golden("spread-story"),
    story: "ferry",
    edit: ["columns: 2-7", "columns: 3-8"],
    read: [
      "kicker 沙洲渡停摆",
      "headline 早班船载着",
      "deck ——渡口六",
      "byline 记者 方拾",
      "paragraph 六点差五分",
      "paragraph 沙洲渡停摆",
      "subhead 一张票一元",
      "paragraph 新渡船是镇",
      "paragraph “不是账的",
      "figure 昨日清晨，",
      "paragraph 头一天跑了",
    ],
  },
  {
    why: "a story over an advert has nothing of it",
    path: SAMPLE,
    story: "night-garage",
    read: [
      "headline 夜里有盏灯",
      "byline 记者 陶既",
      "figure 替老主顾存",
      "paragraph 夜里11时",
      "paragraph 孟广才今年",
      "paragraph “车停一天",
      "subhead 一块黑板，",
      "paragraph 铺子门口有",
      "paragraph 这块黑板挂",
      "paragraph 7年里，在",
      "subhead 凌晨的账",
      "paragraph 凌晨零点2",
      "paragraph “左边还是",
      "paragraph 账本就摊在",
      "paragraph 也有人不是",
      "paragraph 凌晨1时5",
    ],
  },
  {
    why: "the story above a filler has nothing of it",
    path: golden("boxed-comment"),
    story: "brief",
    edit: FILLER,
    read: ["headline 今晚有雾", "paragraph 市气象台提"],
  },
  {
    why: "a filler is a story of its own",
    path: golden("boxed-comment"),
    story: "tide",
    edit: FILLER,
    read: ["headline 潮汐", "paragraph 明日早潮六"],
  },
];

test.each(CASES)("$path, $story: $why", async ({ path, story, edit, read }) => {
  const { stories } = await newspaper(path, edit);
  const found = stories.find(({ id }) => id === story);
  expect(found && readingOf(found)).toEqual(read);
});

describe("which stories come first", () => {
  test.each<[why: string, path: string, stories: readonly string[], edit?: Edit]>([
    ["a filler after the story that it stands under", golden("boxed-comment"), ["comment", "brief", "tide"], FILLER],
    ["one story on two pages once", golden("vertical-story"), ["ferry"]],
  ])("%s: %s → %j", async (_, path, expected, edit) => {
    const { stories } = await newspaper(path, edit);
    expect(stories.map(({ id }) => id)).toEqual(expected);
  });

  test("adverts stand beside the stories, with their page and label", async () => {
    const { adverts } = await newspaper(SAMPLE);
    expect(adverts.map(({ id, page, label, file }) => [id, page, label, file])).toEqual([
      ["advert-1", "2", "广告", "ads/flower-fair.jpg"],
      ["advert-2", "3", "广告", "ads/tofu-house.jpg"],
    ]);
  });
});

async function newspaper(path: string, edit?: Edit): Promise<Newspaper> {
  const { madeUp } = await compiledIssue(path, edit);
  return printIssue(madeUp.issue, madeUp.layout, { name: (name) => name, hash: () => undefined }).newspaper();
}

function readingOf({ copy, blocks }: ReadStory): readonly string[] {
  const codes = [...copy.text];
  return blocks.map((block) => `${block.kind} ${wordsOf(block, codes)}`);
}

/** The first words of all that is read in a block. */
function wordsOf(block: StoryBlock, codes: readonly string[]): string {
  const words = ({ from, to }: Pick<Passage, "from" | "to">): string => firstWords(codes.slice(from, to));
  const inQuote = (inner: PassageBlock | ListBlock): string => `${inner.kind} ${wordsOf(inner, codes)}`;
  if (isDisplayBlock(block)) return firstWords([...block.text.text]);
  switch (block.kind) {
    case "figure":
      return firstWords([...(block.caption?.text.text ?? "")]);
    case "pullquote":
    case "numbers":
    case "qr":
    case "opening":
      return block.texts.map(({ text }) => firstWords([...text.text])).join(" / ");
    case "paragraph":
    case "subhead":
    case "signature":
      return words(block);
    case "verse":
      return block.stanzas.map((lines) => lines.map(words).join(" / ")).join(" // ");
    case "quote":
      return `[${block.blocks.map(inQuote).join(", ")}]`;
    case "list":
      return block.items
        .map(({ label, to }) => {
          const number = codes.slice(label.from, label.to).join("").trim() || "·";
          return `${number} ${words({ from: label.to, to })}`;
        })
        .join(" / ");
    case "table":
      return block.rows.map((row) => row.map(words).join(" ")).join(" / ");
    case "notice":
      return `${block.direction} ${firstWords([...block.text.text])}`;
  }
}

function firstWords(characters: readonly string[]): string {
  return characters.slice(0, 5).join("");
}
