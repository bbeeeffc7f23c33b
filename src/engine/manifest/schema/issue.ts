import { z } from "zod";
import { advert } from "./advert.ts";
import {
  choice,
  date,
  fault,
  flag,
  heading,
  id,
  label,
  list,
  mapping,
  neededUnless,
  number,
  path,
  table,
  text,
  whole,
  word,
} from "./fields.ts";
import { group } from "./group.ts";
import { deck, figures, pullquote, qr, storyLabel } from "./insets.ts";
import { ownWord } from "./own-word.ts";
import { photo } from "./photo.ts";
import { place } from "./place.ts";
import { says } from "./says.ts";
import { settled } from "./settled.ts";
import { wish } from "./wish.ts";

const page = mapping({
  label: says(
    label(),
    "版号: what places call the page, digits and letters: 4, A04.",
    "版号：其他字段用它指这一版，由数字和字母组成：4、A04。",
  ),
  section: says(text().optional(), "版名: what the folio calls the page: 要闻.", "版名：印在报眉上：要闻。"),
  credits: says(
    table(text(), text()).default({}),
    "责任人: who answers for the page, by task: {责编: 名字, 版式: 名字}.",
    "责任人：各项工作由谁负责：{责编: 名字, 版式: 名字}。",
  ),
  inks: says(
    choice(["colour", "black"]).optional(),
    "印色: black prints the page with one plate, its photos in grey.",
    "印色：black 表示这一版只用黑版印，图片转为灰度。",
  ),
  contact: says(
    text().optional(),
    "联系方式: a text at the folio's end, a telephone number or address.",
    "联系方式：印在报眉末尾的电话、地址等。",
  ),
});

const body = says(
  z.union(
    [text(), mapping({ file: says(path("copy"), "The file with the copy.", "正文所在的文件。") })],
    fault("not-a-body"),
  ),
  "正文: the copy in house markup, or {file: stories/name.md}; at most 60 columns in a table, and 1000 lines and marks of markup in a paragraph.",
  "正文：用本程序的标记写成，或写 {file: stories/name.md} 指向文件；表格最多 60 列，一段最多 1000 行、1000 处标记。",
);

const note = mapping({
  label: says(
    text().optional(),
    "The words set in 黑 before the note: 编者按：.",
    "编者按前面用黑体排的字：编者按：。",
  ),
  text: says(text(), "The note itself.", "编者按的正文。"),
});

const filler = mapping({
  id: says(id(), "代号: unique in the issue.", "代号：在一期之内不可重复。"),
  headline: says(heading().optional(), "主题: the title, or a list of its lines.", "主题：标题，或写成列表，逐行排。"),
  body,
  place: says(
    place.optional(),
    "位置: where it stands, as a brief does; left out, it stands where a page has room, or nowhere.",
    "位置：像简讯一样排在哪里；不写，则哪一版有空就排在哪一版，没有就不用。",
  ),
});

const story = mapping({
  id: says(
    id(),
    "代号: unique in the issue; used in messages, tags and links.",
    "代号：在一期之内不可重复；提示、标签和链接都用它。",
  ),
  label: says(
    storyLabel.optional(),
    "栏头: a small label over the headline (评论, 简讯), or 栏花: {art: column.svg, text: 评论}.",
    "栏头：标题上方的小标签：评论、简讯；或栏花：{art: column.svg, text: 评论}。",
  ),
  kicker: says(
    heading().optional(),
    "引题: the line above the headline, or a list of lines.",
    "引题：主题上方的一行，或写成列表，逐行排。",
  ),
  headline: says(
    heading().optional(),
    "主题, 标题: the main title; a list gives the editor's own line turns.",
    "主题、标题：写成列表，就照编辑的断行。",
  ),
  stretch: says(
    number(92, 100).optional(),
    "长体: how far this headline may be narrowed, in percent of its width, before it turns or gets smaller; left out: as the paper's `styles.headline.stretch` says.",
    "长体：这条标题一行排不下时，最窄可压到原宽的百分之几，再不行才转行、缩小；不写，则照报纸的 `styles.headline.stretch`。",
  ),
  deck: says(
    deck.optional(),
    "副题: the line below the headline, or a list of lines, or {text, optional}.",
    "副题：主题下方的一行，或写成列表，逐行排，或写 {text, optional}。",
  ),
  byline: says(text().optional(), "署名: who wrote it.", "署名：作者。"),
  dateline: says(text().optional(), "电头: run into the first line: 本报讯.", "电头：接排在首行开头：本报讯。"),
  reporter: says(
    text().optional(),
    "Run in after the dateline in 楷: （记者 名字）.",
    "电头之后用楷体接排的记者姓名：（记者 名字）。",
  ),
  note: says(note.optional(), "编者按: the editor's note before the copy.", "编者按：排在正文之前。"),
  body: body.optional(),
  photos: says(list(photo, 200).default([]), "图片: the story's photos, in order.", "图片：稿件的图片，依次列出。"),
  pullquote: says(
    pullquote.optional(),
    "提要: words of the copy, set large between two rules; a text, or {text, by, columns, at, optional}.",
    "提要：从正文里摘出的话，大字排在两条线之间；写文字，或写 {text, by, columns, at, optional}。",
  ),
  figures: says(
    figures.optional(),
    "今日数字: figures set large with small legends, hairlines between them.",
    "今日数字：大号数字配小字说明，之间有细线。",
  ),
  qr: says(
    qr.optional(),
    "二维码: a web address of at most 290 characters as a code, 18 mm or more wide with its white margin; an address, or {url, caption, columns, at}.",
    "二维码：把网址（至多 290 字符）印成码，连白边宽 18 毫米以上；写网址，或写 {url, caption, columns, at}。",
  ),
  group: says(
    id().optional(),
    "集纳, 专题: the group (under `groups`) in which the story stands; it then needs no place.",
    "集纳、专题：稿件归入哪一组（见 `groups`）；归了组就不必写 place。",
  ),
  place: says(
    z.union([place, list(place, 50).min(1, fault("too-few"))], fault("not-a-mapping")).optional(),
    "位置: one part, or a list of parts in reading order; without columns and rows the engine makes it up. A story of a group may leave it out, every other one has it.",
    "位置：一处，或按阅读顺序写几处；不写 columns 和 rows，就由程序拼版。归了组的稿件可以不写，其他稿件必写。",
  ).register(neededUnless, { other: "group" }),
  priority: says(
    choice(["lead", "major", "normal", "brief"]).optional(),
    "What the story is worth: it chooses the headline's style and the place in automatic make-up. Left out: what the frame's width tells, normal where the engine finds the frame.",
    "稿件的轻重：决定标题用哪一级样式，自动拼版时决定放在哪里。不写，则看文框宽窄；由程序拼版的按 normal。",
  ),
  wish: says(
    wish.optional(),
    "要求: what automatic make-up does for this story if it can at all; what it cannot is told.",
    "要求：自动拼版时，只要能办到就照办；办不到的会提示。",
  ),
  continuedFrom: says(
    label().optional(),
    "上接: the page, not in this manifest, where its first part was printed.",
    "上接：前一部分登在哪一版；那一版不在这份稿单里。",
  ),
  continuesOn: says(
    label().optional(),
    "下转: the page, not in this manifest, where it goes on.",
    "下转：后一部分登在哪一版；那一版不在这份稿单里。",
  ),
  web: says(
    flag().default(true),
    "网上刊用: false keeps the story off the web, or takes it off again (撤稿): it has no page there and is not found; its place is blurred in the page's picture, and empty in the page's PDF.",
    "网上刊用：false 表示这篇稿件不上网，已上网的就此撤稿：没有稿件页，检索不到，版面图上打模糊，版面 PDF 上留空。",
  ),
  writing: says(
    choice(["horizontal", "vertical"]).optional(),
    "横排, 竖排: which way the copy runs. vertical: down, its lines from right to left, in a frame whose columns and rows are given; legs are then bands over one another, and columns and depth of its photos count bands and lines.",
    "横排、竖排：vertical 表示字从上到下、行从右到左，位置须写明 columns 和 rows；这时 legs 是上下几层，图片的 columns 和 depth 按层和行计。",
  ),
});

/** One day's issue: issue.yaml. */
export const issueSchema = says(
  mapping({
    paper: says(
      path("manifest"),
      "The paper's style file, a path from this file's folder.",
      "报纸样式文件：从本文件所在文件夹起的路径。",
    ),
    date: says(date(), "The day of issue: 2026-11-24.", "出版日期：2026-11-24。"),
    number: says(
      whole(1, 999_999).optional(),
      "总期号: the running number of the issue.",
      "总期号：从创刊数起的期号。",
    ),
    edition: says(
      word("bad-name", "[\\p{L}\\p{N}-]", 16).optional(),
      "版次: 晨, 晚 …; goes into file names.",
      "版次：晨、晚等；写进文件名。",
    ),
    revision: says(
      whole(1, 999).default(1),
      "改版: counts changes after the first printing; goes into file names.",
      "改版：第一次付印之后改了几次；写进文件名。",
    ),
    pages: says(
      list(page, 400).min(1, fault("too-few")),
      "版: the pages of this manifest in order.",
      "版：这份稿单里的各版，依次列出。",
    ),
    stories: says(
      list(story, 5000).default([]),
      "稿件: the stories, in the order of their worth on the page.",
      "稿件：各版稿件，按轻重排列。",
    ),
    groups: says(
      list(group, 400).default([]),
      "集纳, 专题: stories under one common headline, as one block with a box or ground of its own. Stories name their group.",
      "集纳、专题：几篇稿件合用一个总标题，连框带底作为一块排。稿件用 `group` 归组。",
    ),
    adverts: says(
      list(advert, 1000).default([]),
      "广告: pictures, texts and small ads in fixed frames, each labelled as an advertisement.",
      "广告：放在固定文框里的图片、文字和分类广告，每个都标明是广告。",
    ),
    fillers: says(
      list(filler, 1000).default([]),
      "补白: short pieces that fill what stays empty.",
      "补白：用来填空的短文。",
    ),
    settled: says(
      list(settled, 400).default([]),
      "定版: pages whose arrangement stays while copy grows and shrinks: only rows move.",
      "定版：版样已定的各版；此后增删字句，只动行，不动栏和上下左右。",
    ),
    words: says(
      list(ownWord, 5000).default([]),
      "用词: names and terms of the day, besides those of the paper: they stay whole in the same way.",
      "用词：报纸样式里没有列出的当天人名、地名、名词，同样不拆开。",
    ),
    weather: says(
      text().optional(),
      "天气: the text that {weather} in the paper's ears stands for.",
      "天气：报眼里 {weather} 代表的文字。",
    ),
    today: says(
      whole(1, 999).optional(),
      "今日N版: how many pages the whole issue has; left out: the pages of this manifest.",
      "今日N版：全期共有几版；不写，则按这份稿单的版数。",
    ),
  }),
  "One day's issue of a paper: its pages, stories and adverts.",
  "某报某日的一期：版、稿件和广告。",
);
