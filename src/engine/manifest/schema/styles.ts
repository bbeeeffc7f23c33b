import { choice, length, mapping, number, typeSize, whole, word } from "./fields.ts";
import { says } from "./says.ts";

const style = mapping({
  face: says(
    word("bad-name", "(?=\\S).", 64).optional(),
    "字体: a role of fonts.yaml: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋.",
    "字体：fonts.yaml 里的名称：宋、宋 Heavy、黑 Bold、楷、仿宋。",
  ),
  size: says(typeSize().optional(), "字号: 9pt, or a size name such as 小五.", "字号：9pt，或小五之类的号数。"),
  floor: says(
    typeSize().optional(),
    "The smallest size that a heading, a large figure or an advert's text may fall to; where `size` stands alone, it does not shrink.",
    "最小字号：标题、大号数字、广告词最多缩到这么小；只写 size 则不缩。",
  ),
  pitch: says(
    length(["pt", "mm", "行"]).optional(),
    "行距: baseline to baseline: 12pt, or 1行.",
    "行距：前后两行基线的距离：12pt 或 1行。",
  ),
  colour: says(
    word("bad-colour-name", "[\\p{L}\\p{N}_-]", 32).optional(),
    "颜色: a name of the palette, black or white.",
    "颜色：色板里的名称，或 black、white。",
  ),
  align: says(
    choice(["left", "center", "right", "justify"]).optional(),
    "对齐: how a line stands on its measure. Kicker, deck and label stand as their headline does.",
    "对齐：一行文字在行宽里怎么放；引题、副题、栏头随主题。",
  ),
  indent: says(
    length(["字", "pt", "mm"], "字").optional(),
    "缩进: the first line's indent: 2字.",
    "缩进：首行缩进：2字。",
  ),
  before: says(
    length(["行", "pt", "mm"], "行").optional(),
    "White above, in rows: halves for the parts of a head, whole rows in copy.",
    "段前：上方空几行；标题各部分可写半行，正文里取整行。",
  ),
  after: says(
    length(["行", "pt", "mm"], "行").optional(),
    "White below, in rows: halves for the parts of a head, whole rows in copy.",
    "段后：下方空几行；标题各部分可写半行，正文里取整行。",
  ),
  lines: says(
    whole(1, 9).optional(),
    "The most lines that the engine may turn a headline into; kicker and deck may always have two.",
    "程序把标题最多断成几行；引题、副题总可以排两行。",
  ),
})
  .meta({ id: "style" })
  .optional();

const headline = mapping({
  lead: says(
    style,
    "头条: the page's first story. Its face also sets the paper's name where the nameplate has no art; its align counts for the ranks that leave theirs out, but for briefs.",
    "头条：一版里的第一篇；报头没有图形时，报名也用它的字体。其他各级不写 align，也随它对齐，简讯除外。",
  ),
  major: says(style, "A story above the ordinary.", "重要稿件的标题。"),
  normal: says(style, "An ordinary story.", "一般稿件的标题。"),
  brief: says(style, "简讯: a brief.", "简讯的标题。"),
  continuation: says(style, "转版题: the headline of a part after a jump.", "转版题：转版后那一部分的标题。"),
  stretch: says(
    number(92, 100).optional(),
    "长体: a headline that does not fit its line may be narrowed to this many percent of its width before it turns or gets smaller; left out: it keeps its width.",
    "长体：标题一行排不下时，先把字压窄，最窄为原宽的百分之几，再不行才转行、缩小；不写则不压。",
  ),
});

/** How each role of text is set. */
export const stylesSchema = mapping({
  body: says(style, "正文: the copy.", "正文。"),
  quote: says(style, "引文: passages set off with `> `.", "引文：用 `> ` 另起的段落。"),
  signature: says(
    style,
    "落款: who signs a letter or a notice, and when, set with `>> `; its indent is the white at the right.",
    "落款：书信、启事的署名和日期，用 `>> ` 写；这里的缩进是右边的空。",
  ),
  verse: says(style, "诗行: lines that keep their ends.", "诗行：保留作者断行的文字。"),
  subhead: says(style, "小标题: subheads.", "小标题。"),
  speaker: says(style, "问答体: the speaker's name in an interview.", "问答体：访谈中发言人的名字。"),
  dateline: says(style, "电头: 本报讯.", "电头：本报讯。"),
  reporter: says(style, "The reporter after the dateline.", "电头之后的记者姓名。"),
  byline: says(style, "署名: the byline.", "署名：作者。"),
  note: says(style, "编者按: the note's text, and that of ears.", "编者按的正文，也用于报眼的文字。"),
  noteLabel: says(style, "The note's label.", "编者按前面的标签。"),
  caption: says(style, "图片说明: captions.", "图片说明。"),
  credit: says(style, "摄影: who took the photo.", "摄影：拍摄者。"),
  pullquote: says(style, "提要: a pull quote.", "提要：从正文摘出的话。"),
  numeral: says(style, "今日数字: the figures themselves.", "今日数字：大号的数字。"),
  legend: says(style, "The small type under figures, pull quotes and codes.", "数字、提要、二维码下面的小字。"),
  jump: says(style, "下转: the notice at a part's foot.", "下转：一部分末尾的转版提示。"),
  continuation: says(style, "上接: the notice that opens a continuation.", "上接：后一部分开头的转版提示。"),
  label: says(
    style,
    "栏头: labels over headlines, white on a ground of this colour. Its face also sets the titles of ears.",
    "栏头：标题上方的小标签，在这里的颜色上反白；报眼的标题也用它的字体。",
  ),
  kicker: says(style, "引题: kickers.", "引题。"),
  deck: says(style, "副题: decks.", "副题。"),
  table: says(style, "表格: cells of a table.", "表格：单元格里的文字。"),
  folio: says(
    style,
    "报眉: date, credits and contact, and the small line over the nameplate and the strip under it. Page number and section have 20pt, in the faces of headline.brief and headline.lead.",
    "报眉：日期、责任人、联系方式，以及报头上方的小字和下方的一行。版号和版名排 20pt，字体随 headline.brief 和 headline.lead。",
  ),
  colophon: says(style, "版权栏: the colophon.", "版权栏：末版下方的文字。"),
  advert: says(style, "The label of an advert.", "广告标识：广告上的字样。"),
  advertHead: says(style, "The headline of a text advert, and over small ads.", "文字广告的标题，分类广告的总标题。"),
  advertText: says(style, "文字广告: its words.", "文字广告的广告词。"),
  category: says(style, "分类广告: the name of a category.", "分类广告：各类的名称。"),
  smallAdTitle: says(style, "分类广告: the title of a small ad, run in.", "分类广告：每条开头的标题。"),
  smallAd: says(style, "分类广告: the text of small ads.", "分类广告：每条的文字。"),
  headline: says(headline.optional(), "主题: headlines by the story's priority.", "主题：各级稿件的标题。"),
});
