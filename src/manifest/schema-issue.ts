import { z } from "zod";
import {
  choice,
  date,
  extent,
  fault,
  flag,
  formed,
  heading,
  id,
  label,
  list,
  mapping,
  matching,
  name,
  number,
  path,
  table,
  text,
  whole,
} from "./fields.ts";
import type { WrittenCrop } from "./manifest.ts";

const page = mapping({
  label: label().describe("版号: what places call the page, digits and letters: 4, A04."),
  section: text().optional().describe("版名: what the folio calls the page: 要闻."),
  credits: table(text(), text())
    .default({})
    .describe("责任人: who answers for the page, by task: {责编: 名字, 版式: 名字}."),
  inks: choice(["colour", "black"])
    .optional()
    .describe("印色: black prints the page with one plate, its photos in grey."),
  contact: text().optional().describe("联系方式: a text at the folio's end, a telephone number or address."),
});

const body = z
  .union([text(), mapping({ file: path("copy").describe("The file with the copy.") })], fault("not-a-body"))
  .describe("正文: the copy in house markup, or {file: stories/name.md}.");

const note = mapping({
  label: text().optional().describe("The words set in 黑 before the note: 编者按：."),
  text: text().describe("The note itself."),
});

const AT = ["head", "top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

const photo = mapping({
  id: id().optional().describe("What `![](id)` in the copy calls the photo; its number from 1 serves as well."),
  file: path("bytes").describe("The picture, a path from the issue's folder."),
  caption: text().optional().describe("图片说明: the text under the photo."),
  credit: text().optional().describe("摄影: who took it, at the caption's end."),
  columns: whole(1, 24)
    .optional()
    .describe("How many columns (of a re-divided frame: legs; of a vertical story: bands) it takes."),
  at: choice(AT)
    .optional()
    .describe("Where in its frame it stands; head is over the headline. Left out: the engine decides."),
  depth: extent().optional().describe("The rows that the picture may take: 12, or 12-18."),
  crop: formed("bad-crop", "^(attention|entropy|centre|none|[0-9]{1,3}% [0-9]{1,3}%)$", readCrop)
    .optional()
    .describe(
      "裁切: what a crop keeps: attention, entropy, centre, or a point such as 30% 60%; none: nothing is cut off.",
    ),
  group: name().optional().describe("组照: photos of one group stand side by side under one caption."),
  part: whole(1, 99).default(1).describe("Which part of the story holds it, from 1."),
});

function readCrop(written: string): WrittenCrop | undefined {
  if (written === "attention" || written === "entropy" || written === "centre" || written === "none") {
    return { kind: written };
  }
  const [, x, y] = /^(\d{1,3})% (\d{1,3})%$/.exec(written) ?? [];
  if (x === undefined || Number(x) > 100 || Number(y) > 100) return undefined;
  return { kind: "focus", x: Number(x) / 100, y: Number(y) / 100 };
}

const box = z
  .union([flag(), choice(["plain", "wenwu"])], fault("unknown-value"))
  .transform((written) => (written === true ? "plain" : written));

const tint = z
  .union([number(5, 30), name()], fault("bad-name"))
  .transform((written) => (typeof written === "number" ? { percent: written } : { name: written }));

const reverse = z
  .union([flag(), name()], fault("bad-name"))
  .transform((written) => (written === true ? "black" : written));

const place = mapping({
  page: label().describe("The label of the page."),
  columns: extent().optional().describe("栏: basic columns from 1, both ends included: 1-5, or 4 for one."),
  rows: extent().optional().describe("行: rows of the grid from 1, both ends included: 1-60."),
  legs: whole(1, 24)
    .optional()
    .describe(
      "破栏: re-divides the columns into so many legs: 3 over five columns is 五破三. In a vertical story: bands over one another; left out, so many that a line holds at most 24 characters.",
    ),
  box: box.optional().describe("加框: a rule around the frame: true, plain or wenwu (文武线)."),
  tint: tint
    .optional()
    .describe("铺底: the frame's ground: percent of black from 5 to 30, or a colour of the palette."),
  reverse: reverse.optional().describe("反白: sets the headline white on black (true) or on a colour of the palette."),
  head: choice(["top", "left", "inset"])
    .optional()
    .describe(
      "Where the headline stands; left is a vertical headline (in a vertical story, whose head it is by itself: at the right, where the copy begins).",
    ),
  over: whole(1, 24)
    .optional()
    .describe("How many columns the headline spans from the left; the other legs rise beside it."),
  headline: heading().optional().describe("A headline for this part alone."),
  rule: flag().optional().describe("栏线: false leaves out the rule above the frame."),
});

const filler = mapping({
  id: id().describe("代号: unique in the issue."),
  headline: heading().optional().describe("主题: the title, or a list of its lines."),
  body,
  place: place
    .optional()
    .describe("位置: where it stands, as a brief does; left out, it stands where a page has room, or nowhere."),
});

const story = mapping({
  id: id().describe("代号: unique in the issue; used in messages, tags and links."),
  label: text().optional().describe("栏头: a small label over the headline: 评论, 简讯."),
  kicker: heading().optional().describe("引题: the line above the headline, or a list of lines."),
  headline: heading().optional().describe("主题, 标题: the main title; a list gives the editor's own line turns."),
  deck: heading().optional().describe("副题: the line below the headline, or a list of lines."),
  byline: text().optional().describe("署名: who wrote it."),
  dateline: text().optional().describe("电头: run into the first line: 本报讯."),
  reporter: text().optional().describe("Run in after the dateline in 楷: （记者 名字）."),
  note: note.optional().describe("编者按: the editor's note before the copy."),
  body: body.optional(),
  photos: list(photo).default([]).describe("图片: the story's photos, in order."),
  place: z
    .union([place, list(place).min(1, fault("too-few"))], fault("not-a-mapping"))
    .describe("位置: one part, or a list of parts in reading order; without columns and rows the engine makes it up."),
  priority: choice(["lead", "major", "normal", "brief"])
    .optional()
    .describe(
      "What the story is worth: it chooses the headline's style and the place in automatic make-up. Left out: what the frame's width tells, normal where the engine finds the frame.",
    ),
  continuedFrom: label().optional().describe("上接: the page, not in this manifest, where its first part was printed."),
  continuesOn: label().optional().describe("下转: the page, not in this manifest, where it goes on."),
  writing: choice(["horizontal", "vertical"])
    .optional()
    .describe(
      "横排, 竖排: which way the copy runs. vertical: down, its lines from right to left, in a frame whose columns and rows are given; legs are then bands over one another, and columns and depth of its photos count bands and lines.",
    ),
});

const advert = mapping({
  file: path("bytes").describe("The picture, a path from the issue's folder."),
  page: label().describe("The label of the page."),
  columns: extent().describe("栏: basic columns from 1, both ends included: 1-8."),
  rows: extent().describe("行: rows of the grid from 1, both ends included: 96-115."),
  label: text().default("广告").describe("The notice that the statute asks for."),
  fit: choice(["exact", "contain", "cover"])
    .optional()
    .describe(
      "contain shows the picture whole, cover fills the frame; exact, if left out, warns of a picture in another shape, and of a page of a PDF in another size.",
    ),
});

/** One day's issue: issue.yaml. */
export const issueSchema = mapping({
  paper: path("manifest").describe("The paper's style file, a path from this file's folder."),
  date: date().describe("The day of issue: 2026-11-24."),
  number: whole(1, 999_999).optional().describe("总期号: the running number of the issue."),
  edition: matching("bad-name", "^[\\p{L}\\p{N}-]{1,16}$").optional().describe("版次: 晨, 晚 …; goes into file names."),
  revision: whole(1, 999).default(1).describe("改版: counts changes after the first printing; goes into file names."),
  pages: list(page).min(1, fault("too-few")).describe("版: the pages of this manifest in order."),
  stories: list(story).default([]).describe("稿件: the stories, in the order of their worth on the page."),
  adverts: list(advert).default([]).describe("广告: pictures in fixed frames, each labelled as an advertisement."),
  fillers: list(filler).default([]).describe("补白: short pieces that fill what stays empty."),
  weather: text().optional().describe("天气: the text that {weather} in the paper's ears stands for."),
  today: whole(1, 999)
    .optional()
    .describe("今日N版: how many pages the whole issue has; left out: the pages of this manifest."),
}).describe("One day's issue of a paper: its pages, stories and adverts.");
