import { choice, length, mapping, matching, name, number, typeSize, whole } from "./fields.ts";
import { says } from "./says.ts";

const style = mapping({
  face: matching("bad-name", "^\\S.{0,63}$")
    .optional()
    .meta(
      says(
        "字体: a role of fonts.yaml: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋.",
        "字体：fonts.yaml 里的名称：宋、宋 Heavy、黑 Bold、楷、仿宋。",
      ),
    ),
  size: typeSize().optional().meta(says("字号: 9pt, or a size name such as 小五.", "字号：9pt，或小五之类的号数。")),
  floor: typeSize()
    .optional()
    .meta(
      says(
        "The smallest size that a heading, a large figure or an advert's text may fall to; where `size` stands alone, it does not shrink.",
        "最小字号：标题、大号数字、广告词最多缩到这么小；只写 size 则不缩。",
      ),
    ),
  pitch: length(["pt", "mm", "行"])
    .optional()
    .meta(says("行距: baseline to baseline: 12pt, or 1行.", "行距：前后两行基线的距离：12pt 或 1行。")),
  colour: name()
    .optional()
    .meta(says("颜色: a name of the palette, black or white.", "颜色：色板里的名称，或 black、white。")),
  align: choice(["left", "center", "right", "justify"])
    .optional()
    .meta(
      says(
        "对齐: how a line stands on its measure. Kicker, deck and label stand as their headline does.",
        "对齐：一行文字在行宽里怎么放；引题、副题、栏头随主题。",
      ),
    ),
  indent: length(["字", "pt", "mm"], "字")
    .optional()
    .meta(says("缩进: the first line's indent: 2字.", "缩进：首行缩进：2字。")),
  before: length(["行", "pt", "mm"], "行")
    .optional()
    .meta(
      says(
        "White above, in rows: halves for the parts of a head, whole rows in copy.",
        "段前：上方空几行；标题各部分可写半行，正文里取整行。",
      ),
    ),
  after: length(["行", "pt", "mm"], "行")
    .optional()
    .meta(
      says(
        "White below, in rows: halves for the parts of a head, whole rows in copy.",
        "段后：下方空几行；标题各部分可写半行，正文里取整行。",
      ),
    ),
  lines: whole(1, 9)
    .optional()
    .meta(
      says(
        "The most lines that the engine may turn a headline into; kicker and deck may always have two.",
        "程序把标题最多断成几行；引题、副题总可以排两行。",
      ),
    ),
})
  .meta({ id: "style" })
  .optional();

const headline = mapping({
  lead: style.meta(
    says(
      "头条: the page's first story. Its face also sets the paper's name where the nameplate has no art.",
      "头条：一版里的第一篇；报头没有图形时，报名也用它的字体。",
    ),
  ),
  major: style.meta(says("A story above the ordinary.", "重要稿件的标题。")),
  normal: style.meta(says("An ordinary story.", "一般稿件的标题。")),
  brief: style.meta(says("简讯: a brief.", "简讯的标题。")),
  continuation: style.meta(says("转版题: the headline of a part after a jump.", "转版题：转版后那一部分的标题。")),
  stretch: number(92, 100)
    .optional()
    .meta(
      says(
        "长体: a headline that does not fit its line may be narrowed to this many percent of its width before it turns or gets smaller; left out: it keeps its width.",
        "长体：标题一行排不下时，先把字压窄，最窄为原宽的百分之几，再不行才转行、缩小；不写则不压。",
      ),
    ),
});

/** How each role of text is set. */
export const stylesSchema = mapping({
  body: style.meta(says("正文: the copy.", "正文。")),
  quote: style.meta(says("引文: passages set off with `> `.", "引文：用 `> ` 另起的段落。")),
  signature: style.meta(
    says(
      "落款: who signs a letter or a notice, and when, set with `>> `; its indent is the white at the right.",
      "落款：书信、启事的署名和日期，用 `>> ` 写；这里的缩进是右边的空。",
    ),
  ),
  verse: style.meta(says("诗行: lines that keep their ends.", "诗行：保留作者断行的文字。")),
  subhead: style.meta(says("小标题: subheads.", "小标题。")),
  speaker: style.meta(says("问答体: the speaker's name in an interview.", "问答体：访谈中发言人的名字。")),
  dateline: style.meta(says("电头: 本报讯.", "电头：本报讯。")),
  reporter: style.meta(says("The reporter after the dateline.", "电头之后的记者姓名。")),
  byline: style.meta(says("署名: the byline.", "署名：作者。")),
  note: style.meta(says("编者按: the note's text, and that of ears.", "编者按的正文，也用于报眼的文字。")),
  noteLabel: style.meta(says("The note's label.", "编者按前面的标签。")),
  caption: style.meta(says("图片说明: captions.", "图片说明。")),
  credit: style.meta(says("摄影: who took the photo.", "摄影：拍摄者。")),
  pullquote: style.meta(says("提要: a pull quote.", "提要：从正文摘出的话。")),
  numeral: style.meta(says("今日数字: the figures themselves.", "今日数字：大号的数字。")),
  legend: style.meta(says("The small type under figures, pull quotes and codes.", "数字、提要、二维码下面的小字。")),
  jump: style.meta(says("下转: the notice at a part's foot.", "下转：一部分末尾的转版提示。")),
  continuation: style.meta(says("上接: the notice that opens a continuation.", "上接：后一部分开头的转版提示。")),
  label: style.meta(
    says(
      "栏头: labels over headlines, white on a ground of this colour. Its face also sets the titles of ears.",
      "栏头：标题上方的小标签，在这里的颜色上反白；报眼的标题也用它的字体。",
    ),
  ),
  kicker: style.meta(says("引题: kickers.", "引题。")),
  deck: style.meta(says("副题: decks.", "副题。")),
  table: style.meta(says("表格: cells of a table.", "表格：单元格里的文字。")),
  folio: style.meta(
    says(
      "报眉: date, credits and contact, and the small line over the nameplate and the strip under it. Page number and section have 20pt, in the faces of headline.brief and headline.lead.",
      "报眉：日期、责任人、联系方式，以及报头上方的小字和下方的一行。版号和版名排 20pt，字体随 headline.brief 和 headline.lead。",
    ),
  ),
  colophon: style.meta(says("版权栏: the colophon.", "版权栏：末版下方的文字。")),
  advert: style.meta(says("The label of an advert.", "广告标识：广告上的字样。")),
  advertHead: style.meta(
    says("The headline of a text advert, and over small ads.", "文字广告的标题，分类广告的总标题。"),
  ),
  advertText: style.meta(says("文字广告: its words.", "文字广告的广告词。")),
  category: style.meta(says("分类广告: the name of a category.", "分类广告：各类的名称。")),
  smallAdTitle: style.meta(says("分类广告: the title of a small ad, run in.", "分类广告：每条开头的标题。")),
  smallAd: style.meta(says("分类广告: the text of small ads.", "分类广告：每条的文字。")),
  headline: headline.optional().meta(says("主题: headlines by the story's priority.", "主题：各级稿件的标题。")),
});
