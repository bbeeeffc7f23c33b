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
import { says } from "./says.ts";
import { advert } from "./schema-advert.ts";
import { figures, pullquote, qr, storyLabel } from "./schema-insets.ts";
import { place } from "./schema-place.ts";
import { settled } from "./schema-settled.ts";
import { wish } from "./schema-wish.ts";

const page = mapping({
  label: label().meta(
    says(
      "版号: what places call the page, digits and letters: 4, A04.",
      "版号：其他字段用它指这一版，由数字和字母组成：4、A04。",
    ),
  ),
  section: text().optional().meta(says("版名: what the folio calls the page: 要闻.", "版名：印在报眉上：要闻。")),
  credits: table(text(), text())
    .default({})
    .meta(
      says(
        "责任人: who answers for the page, by task: {责编: 名字, 版式: 名字}.",
        "责任人：各项工作由谁负责：{责编: 名字, 版式: 名字}。",
      ),
    ),
  inks: choice(["colour", "black"])
    .optional()
    .meta(
      says(
        "印色: black prints the page with one plate, its photos in grey.",
        "印色：black 表示这一版只用黑版印，图片转为灰度。",
      ),
    ),
  contact: text()
    .optional()
    .meta(
      says(
        "联系方式: a text at the folio's end, a telephone number or address.",
        "联系方式：印在报眉末尾的电话、地址等。",
      ),
    ),
});

const body = z
  .union(
    [text(), mapping({ file: path("copy").meta(says("The file with the copy.", "正文所在的文件。")) })],
    fault("not-a-body"),
  )
  .meta(
    says(
      "正文: the copy in house markup, or {file: stories/name.md}; at most 60 columns in a table, and 1000 lines and marks of markup in a paragraph.",
      "正文：用本程序的标记写成，或写 {file: stories/name.md} 指向文件；表格最多 60 列，一段最多 1000 行、1000 处标记。",
    ),
  );

const note = mapping({
  label: text()
    .optional()
    .meta(says("The words set in 黑 before the note: 编者按：.", "编者按前面用黑体排的字：编者按：。")),
  text: text().meta(says("The note itself.", "编者按的正文。")),
});

const AT = ["head", "top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

const photo = mapping({
  id: id()
    .optional()
    .meta(
      says(
        "What `![](id)` in the copy calls the photo; its number from 1 serves as well.",
        "图片代号：正文里用 `![](id)` 指这张图；不写也可以用从 1 起的序号。",
      ),
    ),
  file: path("bytes").meta(says("The picture, a path from the issue's folder.", "图片文件：从本期文件夹起的路径。")),
  caption: text().optional().meta(says("图片说明: the text under the photo.", "图片说明：排在图片下面的文字。")),
  credit: text().optional().meta(says("摄影: who took it, at the caption's end.", "摄影：拍摄者，排在图片说明之后。")),
  columns: whole(1, 24)
    .optional()
    .meta(
      says(
        "How many columns (of a re-divided frame: legs; of a vertical story: bands) it takes.",
        "图宽几栏；破栏的文框里按破成的栏数，竖排稿件里按层数。",
      ),
    ),
  at: choice(AT)
    .optional()
    .meta(
      says(
        "Where in its frame it stands; head is over the headline. Left out: the engine decides.",
        "图片在文框里的位置；head 在标题之上。不写则由程序决定。",
      ),
    ),
  depth: extent()
    .optional()
    .meta(says("The rows that the picture may take: 12, or 12-18.", "图高可占的行数：12，或 12-18。")),
  crop: formed(
    "bad-crop",
    "^(attention|entropy|centre|none|[0-9]{1,3}% [0-9]{1,3}%( [0-9]{1,3}% [0-9]{1,3}%)?)$",
    readCrop,
  )
    .optional()
    .meta(
      says(
        "裁切: what a crop keeps: attention, entropy, centre, or a point such as 30% 60%, a subject by its left, top, right and bottom such as 20% 10% 60% 80% (kept, with a tenth of its size round it); none: nothing is cut off.",
        "裁切：裁图时保住什么：attention 显眼处，entropy 细节最多处，centre 中央，或 30% 60% 这样的一点；20% 10% 60% 80%（左、上、右、下）这样的主体，连同四周一成都保住；none 表示不裁。",
      ),
    ),
  pinned: list(choice(["columns", "at", "depth"]), 9)
    .optional()
    .meta(
      says(
        "What `banmian layout --pin` added here; `--unpin` takes it out again.",
        "由 `banmian layout --pin` 添上的字段；`--unpin` 会取消。",
      ),
    ),
  group: name()
    .optional()
    .meta(
      says("组照: photos of one group stand side by side under one caption.", "组照：同一组的图片并排，共用一条说明。"),
    ),
  part: whole(1, 99)
    .default(1)
    .meta(says("Which part of the story holds it, from 1.", "放在稿件的第几部分，从 1 数起。")),
  web: flag()
    .default(true)
    .meta(
      says(
        "网上刊用: false keeps the photo off the web: it is left out of the story's page and of the page's PDF, and blurred in the page's picture.",
        "网上刊用：false 表示这张图不上网：稿件页和版面 PDF 不登，版面图上打模糊。",
      ),
    ),
});

function readCrop(written: string): WrittenCrop | undefined {
  if (written === "attention" || written === "entropy" || written === "centre" || written === "none") {
    return { kind: written };
  }
  const subject = /^(\d{1,3})% (\d{1,3})% (\d{1,3})% (\d{1,3})%$/
    .exec(written)
    ?.slice(1)
    .map((each) => Number(each) / 100);
  if (subject !== undefined) {
    const [left = 0, top = 0, right = 0, bottom = 0] = subject;
    if (!(left < right && top < bottom && right <= 1 && bottom <= 1)) return undefined;
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    return { kind: "focus", ...middle, width: right - left, height: bottom - top };
  }
  const [, x, y] = /^(\d{1,3})% (\d{1,3})%$/.exec(written) ?? [];
  if (x === undefined || Number(x) > 100 || Number(y) > 100) return undefined;
  return { kind: "focus", x: Number(x) / 100, y: Number(y) / 100 };
}

const filler = mapping({
  id: id().meta(says("代号: unique in the issue.", "代号：在一期之内不可重复。")),
  headline: heading()
    .optional()
    .meta(says("主题: the title, or a list of its lines.", "主题：标题，或写成列表，逐行排。")),
  body,
  place: place
    .optional()
    .meta(
      says(
        "位置: where it stands, as a brief does; left out, it stands where a page has room, or nowhere.",
        "位置：像简讯一样排在哪里；不写，则哪一版有空就排在哪一版，没有就不用。",
      ),
    ),
});

const story = mapping({
  id: id().meta(
    says(
      "代号: unique in the issue; used in messages, tags and links.",
      "代号：在一期之内不可重复；提示、标签和链接都用它。",
    ),
  ),
  label: storyLabel
    .optional()
    .meta(
      says(
        "栏头: a small label over the headline (评论, 简讯), or 栏花: {art: column.svg, text: 评论}.",
        "栏头：标题上方的小标签：评论、简讯；或栏花：{art: column.svg, text: 评论}。",
      ),
    ),
  kicker: heading()
    .optional()
    .meta(says("引题: the line above the headline, or a list of lines.", "引题：主题上方的一行，或写成列表，逐行排。")),
  headline: heading()
    .optional()
    .meta(
      says(
        "主题, 标题: the main title; a list gives the editor's own line turns.",
        "主题、标题：写成列表，就照编辑的断行。",
      ),
    ),
  stretch: number(92, 100)
    .optional()
    .meta(
      says(
        "长体: how far this headline may be narrowed, in percent of its width, before it turns or gets smaller; left out: as the paper's `styles.headline.stretch` says.",
        "长体：这条标题一行排不下时，最窄可压到原宽的百分之几，再不行才转行、缩小；不写，则照报纸的 `styles.headline.stretch`。",
      ),
    ),
  deck: heading()
    .optional()
    .meta(says("副题: the line below the headline, or a list of lines.", "副题：主题下方的一行，或写成列表，逐行排。")),
  byline: text().optional().meta(says("署名: who wrote it.", "署名：作者。")),
  dateline: text().optional().meta(says("电头: run into the first line: 本报讯.", "电头：接排在首行开头：本报讯。")),
  reporter: text()
    .optional()
    .meta(says("Run in after the dateline in 楷: （记者 名字）.", "电头之后用楷体接排的记者姓名：（记者 名字）。")),
  note: note.optional().meta(says("编者按: the editor's note before the copy.", "编者按：排在正文之前。")),
  body: body.optional(),
  photos: list(photo, 200)
    .default([])
    .meta(says("图片: the story's photos, in order.", "图片：稿件的图片，依次列出。")),
  pullquote: pullquote
    .optional()
    .meta(
      says(
        "提要: words of the copy, set large between two rules; a text, or {text, by, columns, at}.",
        "提要：从正文里摘出的话，大字排在两条线之间；写文字，或写 {text, by, columns, at}。",
      ),
    ),
  figures: figures
    .optional()
    .meta(
      says(
        "今日数字: figures set large with small legends, hairlines between them.",
        "今日数字：大号数字配小字说明，之间有细线。",
      ),
    ),
  qr: qr
    .optional()
    .meta(
      says(
        "二维码: a web address of at most 290 characters as a code, 18 mm or more wide with its white margin; an address, or {url, caption, columns, at}.",
        "二维码：把网址（至多 290 字符）印成码，连白边宽 18 毫米以上；写网址，或写 {url, caption, columns, at}。",
      ),
    ),
  place: z
    .union([place, list(place, 50).min(1, fault("too-few"))], fault("not-a-mapping"))
    .meta(
      says(
        "位置: one part, or a list of parts in reading order; without columns and rows the engine makes it up.",
        "位置：一处，或按阅读顺序写几处；不写 columns 和 rows，就由程序拼版。",
      ),
    ),
  priority: choice(["lead", "major", "normal", "brief"])
    .optional()
    .meta(
      says(
        "What the story is worth: it chooses the headline's style and the place in automatic make-up. Left out: what the frame's width tells, normal where the engine finds the frame.",
        "稿件的轻重：决定标题用哪一级样式，自动拼版时决定放在哪里。不写，则看文框宽窄；由程序拼版的按 normal。",
      ),
    ),
  wish: wish
    .optional()
    .meta(
      says(
        "要求: what automatic make-up does for this story if it can at all; what it cannot is told.",
        "要求：自动拼版时，只要能办到就照办；办不到的会提示。",
      ),
    ),
  continuedFrom: label()
    .optional()
    .meta(
      says(
        "上接: the page, not in this manifest, where its first part was printed.",
        "上接：前一部分登在哪一版；那一版不在这份稿单里。",
      ),
    ),
  continuesOn: label()
    .optional()
    .meta(
      says(
        "下转: the page, not in this manifest, where it goes on.",
        "下转：后一部分登在哪一版；那一版不在这份稿单里。",
      ),
    ),
  web: flag()
    .default(true)
    .meta(
      says(
        "网上刊用: false keeps the story off the web, or takes it off again (撤稿): it has no page there and is not found; its place is blurred in the page's picture, and empty in the page's PDF.",
        "网上刊用：false 表示这篇稿件不上网，已上网的就此撤稿：没有稿件页，检索不到，版面图上打模糊，版面 PDF 上留空。",
      ),
    ),
  writing: choice(["horizontal", "vertical"])
    .optional()
    .meta(
      says(
        "横排, 竖排: which way the copy runs. vertical: down, its lines from right to left, in a frame whose columns and rows are given; legs are then bands over one another, and columns and depth of its photos count bands and lines.",
        "横排、竖排：vertical 表示字从上到下、行从右到左，位置须写明 columns 和 rows；这时 legs 是上下几层，图片的 columns 和 depth 按层和行计。",
      ),
    ),
});

/** One day's issue: issue.yaml. */
export const issueSchema = mapping({
  paper: path("manifest").meta(
    says("The paper's style file, a path from this file's folder.", "报纸样式文件：从本文件所在文件夹起的路径。"),
  ),
  date: date().meta(says("The day of issue: 2026-11-24.", "出版日期：2026-11-24。")),
  number: whole(1, 999_999)
    .optional()
    .meta(says("总期号: the running number of the issue.", "总期号：从创刊数起的期号。")),
  edition: matching("bad-name", "^[\\p{L}\\p{N}-]{1,16}$")
    .optional()
    .meta(says("版次: 晨, 晚 …; goes into file names.", "版次：晨、晚等；写进文件名。")),
  revision: whole(1, 999)
    .default(1)
    .meta(
      says(
        "改版: counts changes after the first printing; goes into file names.",
        "改版：第一次付印之后改了几次；写进文件名。",
      ),
    ),
  pages: list(page, 400)
    .min(1, fault("too-few"))
    .meta(says("版: the pages of this manifest in order.", "版：这份稿单里的各版，依次列出。")),
  stories: list(story, 5000)
    .default([])
    .meta(says("稿件: the stories, in the order of their worth on the page.", "稿件：各版稿件，按轻重排列。")),
  adverts: list(advert, 1000)
    .default([])
    .meta(
      says(
        "广告: pictures, texts and small ads in fixed frames, each labelled as an advertisement.",
        "广告：放在固定文框里的图片、文字和分类广告，每个都标明是广告。",
      ),
    ),
  fillers: list(filler, 1000)
    .default([])
    .meta(says("补白: short pieces that fill what stays empty.", "补白：用来填空的短文。")),
  settled: list(settled, 400)
    .default([])
    .meta(
      says(
        "定版: pages whose arrangement stays while copy grows and shrinks, as `banmian layout --settle` writes them: only rows move.",
        "定版：版样已定的各版，由 `banmian layout --settle` 写入；此后增删字句，只动行，不动栏和上下左右。",
      ),
    ),
  weather: text()
    .optional()
    .meta(says("天气: the text that {weather} in the paper's ears stands for.", "天气：报眼里 {weather} 代表的文字。")),
  today: whole(1, 999)
    .optional()
    .meta(
      says(
        "今日N版: how many pages the whole issue has; left out: the pages of this manifest.",
        "今日N版：全期共有几版；不写，则按这份稿单的版数。",
      ),
    ),
}).meta(says("One day's issue of a paper: its pages, stories and adverts.", "某报某日的一期：版、稿件和广告。"));
