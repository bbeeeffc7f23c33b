import {
  choice,
  cmyk,
  extent,
  length,
  list,
  mapping,
  matching,
  name,
  number,
  path,
  points,
  size,
  table,
  text,
  typeSize,
  whole,
} from "./fields.ts";
import { says } from "./says.ts";
import { slot } from "./schema-advert.ts";

const sheet = mapping({
  trim: size()
    .optional()
    .meta(says("成品尺寸: width and height of the page: 390mm 550mm.", "成品尺寸：一版的宽和高：390mm 550mm。")),
  top: points()
    .optional()
    .meta(says("Where row 1 begins, below the trim's head: 38mm.", "第 1 行从成品上边往下多远开始：38mm。")),
});

const grid = mapping({
  columns: whole(1, 24).optional().meta(says("基本栏: how many basic columns a page has.", "基本栏：一版分几栏。")),
  measure: number(4, 60).optional().meta(says("栏宽: width of a basic column in 字.", "栏宽：一个基本栏排几字。")),
  gutter: number(0, 6).optional().meta(says("栏距: the gap between two columns in 字.", "栏距：两栏之间空几字。")),
  rows: whole(10, 300).optional().meta(says("行数: how many rows of body text a page has.", "行数：一版排几行正文。")),
  size: typeSize().optional().meta(says("正文字号: the size of the body: 9pt or 小五.", "正文字号：9pt 或小五。")),
  pitch: points().optional().meta(says("行距: baseline to baseline: 12pt.", "行距：前后两行基线的距离：12pt。")),
});

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
        "The smallest size that the text may fall to; left out: it does not shrink.",
        "最小字号：文字最多缩到这么小；不写则不缩。",
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
    .meta(says("对齐: how a line stands on its measure.", "对齐：一行文字在行宽里怎么放。")),
  indent: length(["字", "pt", "mm"], "字")
    .optional()
    .meta(says("缩进: the first line's indent: 2字.", "缩进：首行缩进：2字。")),
  before: length(["行", "pt", "mm"], "行")
    .optional()
    .meta(says("White above, in rows; halves are allowed.", "段前：上方空几行，可写半行。")),
  after: length(["行", "pt", "mm"], "行")
    .optional()
    .meta(says("White below, in rows; halves are allowed.", "段后：下方空几行，可写半行。")),
  lines: whole(1, 9)
    .optional()
    .meta(says("The most lines that the engine may turn the text into.", "程序断行时最多断成几行。")),
})
  .meta({ id: "style" })
  .optional();

const headline = mapping({
  lead: style.meta(says("头条: the page's first story.", "头条：一版里的第一篇。")),
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

const styles = mapping({
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
  note: style.meta(says("编者按: the note's text.", "编者按的正文。")),
  noteLabel: style.meta(says("The note's label.", "编者按前面的标签。")),
  caption: style.meta(says("图片说明: captions.", "图片说明。")),
  credit: style.meta(says("摄影: who took the photo.", "摄影：拍摄者。")),
  pullquote: style.meta(says("提要: a pull quote.", "提要：从正文摘出的话。")),
  numeral: style.meta(says("今日数字: the figures themselves.", "今日数字：大号的数字。")),
  legend: style.meta(says("The small type under figures, pull quotes and codes.", "数字、提要、二维码下面的小字。")),
  jump: style.meta(says("下转: the notice at a part's foot.", "下转：一部分末尾的转版提示。")),
  continuation: style.meta(says("上接: the notice that opens a continuation.", "上接：后一部分开头的转版提示。")),
  label: style.meta(says("栏头: labels over headlines.", "栏头：标题上方的小标签。")),
  kicker: style.meta(says("引题: kickers.", "引题。")),
  deck: style.meta(says("副题: decks.", "副题。")),
  table: style.meta(says("表格: cells of a table.", "表格：单元格里的文字。")),
  folio: style.meta(says("报眉: the folio line.", "报眉：版上方的一行。")),
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

const ear = mapping({
  title: text().optional().meta(says("The ear's title.", "报眼的标题。")),
  text: text()
    .optional()
    .meta(says("The ear's text, with the fields of the strip.", "报眼的文字，可用报头下方那一行的各种代称。")),
});

const nameplate = mapping({
  columns: extent().meta(says("The columns that the nameplate takes: 1-8.", "报头占用的栏：1-8。")),
  rows: extent().meta(says("The rows that it takes: 1-16.", "报头占用的行：1-16。")),
  art: path("art")
    .optional()
    .meta(
      says(
        "An SVG of the paper's name; left out: the name is set in type.",
        "报名图形：SVG 文件；不写，则用字排出报名。",
      ),
    ),
  colour: name().optional().meta(says("The art's colour, a name of the palette.", "报名图形的颜色：色板里的名称。")),
  ears: list(ear, 10).default([]).meta(says("报眼: boxes beside the nameplate.", "报眼：报头旁边的方框。")),
  strip: list(text(), 20)
    .default([])
    .meta(
      says(
        "Texts under the name, with {date} {weekday} {lunar} {number} {pages} {cn} {post} {publisher} {web} {weather}.",
        "报头下方的一行行文字，可用 {date} {weekday} {lunar} {number} {pages} {cn} {post} {publisher} {web} {weather} 作代称。",
      ),
    ),
  cn: text().optional().meta(says("国内统一连续出版物号: CN 00-0000.", "国内统一连续出版物号：CN 00-0000。")),
  post: text().optional().meta(says("邮发代号: the post office's number.", "邮发代号：邮局给的号。")),
  publisher: text().optional().meta(says("出版单位: who publishes the paper.", "出版单位：由谁出版。")),
  web: text().optional().meta(says("网址: the paper's address on the web.", "网址：报纸的网站。")),
});

const folio = mapping({
  side: choice(["outer", "left"])
    .optional()
    .meta(says("Where the page number stands.", "页码放在哪一边：outer 在外侧，left 总在左边。")),
  rows: number(0, 12)
    .optional()
    .meta(says("The height of the folio above the type area, in rows.", "报眉占版心上方几行。")),
});

const furniture = mapping({
  nameplate: nameplate.optional().meta(says("报头: the paper's name on page one.", "报头：第一版上的报名。")),
  folio: folio.optional().meta(says("报眉: the line at each page's head.", "报眉：每版上方的一行。")),
  colophon: text()
    .optional()
    .meta(
      says(
        "版权栏: the text at the last page's foot, with the fields of the strip.",
        "版权栏：末版下方的文字，可用报头下方那一行的各种代称。",
      ),
    ),
});

const rules = mapping({
  story: points()
    .optional()
    .meta(says("The rule between stories: 0.35pt; 0pt draws none.", "稿件之间的线：0.35pt；0pt 表示不画。")),
  column: points()
    .optional()
    .meta(says("The rule between columns of different stories.", "不同稿件的栏与栏之间的线。")),
  box: points().optional().meta(says("The rule of a box.", "加框的线。")),
});

const levers = mapping({
  crop: number(0, 50)
    .optional()
    .meta(
      says(
        "How far a photo's depth may leave its proportion by cropping, in percent.",
        "裁图时图高最多偏离原比例百分之几。",
      ),
    ),
  white: number(0, 20)
    .optional()
    .meta(says("How much white may be added to a frame, in percent.", "一个文框里最多加百分之几的空白。")),
});

const press = mapping({
  profile: path("bytes")
    .optional()
    .meta(says("The printing condition, an ICC profile in the paper's folder.", "印刷条件：报纸文件夹里的 ICC 文件。")),
  ink: whole(100, 400)
    .optional()
    .meta(says("总墨量: the most ink in one place, in percent.", "总墨量：一处最多的墨量，百分比。")),
  resolution: whole(50, 1200)
    .optional()
    .meta(says("The least resolution of a photo, in pixels per inch.", "图片的最低分辨率，每英寸像素数。")),
  bleed: points().optional().meta(says("出血: ink past the trim.", "出血：成品边以外印多少。")),
  marks: choice(["none", "crop"])
    .optional()
    .meta(
      says(
        "crop: trim and register marks, ink patches and a slug line around the page.",
        "crop 表示版外加裁切线、套准线、色标和文字说明。",
      ),
    ),
  standard: choice(["x4", "x1a"])
    .optional()
    .meta(
      says(
        "What press files keep: x4 (PDF/X-4) or x1a (PDF/X-1a:2003).",
        "付印文件的标准：x4（PDF/X-4）或 x1a（PDF/X-1a:2003）。",
      ),
    ),
  spots: table(name(), text())
    .default({})
    .meta(
      says(
        "专色: colours of the palette that have an ink of their own on the press, by name: {red: PANTONE 185 C}.",
        "专色：色板里另用一种油墨来印的颜色，按名称写：{red: PANTONE 185 C}。",
      ),
    ),
  sharpen: number(0, 400)
    .optional()
    .meta(
      says(
        "锐化: how much photos are sharpened for print, in percent; 0: not.",
        "锐化：图片付印前锐化百分之几；0 表示不锐化。",
      ),
    ),
  tone: number(0, 40)
    .optional()
    .meta(
      says(
        "阶调: by how many percent the middle tones of photos are opened for newsprint, which darkens them; 0: not.",
        "阶调：新闻纸印图偏暗，中间调提亮百分之几；0 表示不调。",
      ),
    ),
  hairline: points()
    .optional()
    .meta(says("The thinnest rule that the plates hold: 0.25pt.", "印版能印出的最细的线：0.25pt。")),
  reversed: points()
    .optional()
    .meta(says("反白字: the smallest white type on a ground: 8pt.", "反白字：压在底色上的白字，最小字号：8pt。")),
  colourType: points()
    .optional()
    .meta(
      says("套色字: the smallest type in more than one ink: 12pt.", "套色字：用一种以上油墨印的字，最小字号：12pt。"),
    ),
});

/** What is the same in every issue: paper.yaml. */
export const paperSchema = mapping({
  name: text().meta(says("报名: the paper's name.", "报名：报纸的名称。")),
  code: matching("bad-name", "^[A-Za-z0-9]{1,12}$").meta(
    says(
      "What its file names begin with: ASCII letters and digits.",
      "报纸代码：文件名以它开头，由英文字母和数字组成。",
    ),
  ),
  preset: choice(["对开", "四开"])
    .default("对开")
    .meta(
      says("开本: where sheet and grid come from when they are left out.", "开本：没有写 sheet 和 grid 时，从这里取。"),
    ),
  sheet: sheet.optional().meta(says("The trimmed page.", "成品尺寸和第 1 行的位置。")),
  grid: grid
    .optional()
    .meta(says("字格: the page's grid, counted in characters and rows.", "字格：按字数和行数划分版面。")),
  sizes: choice(["office", "letterpress"])
    .default("office")
    .meta(says("What 小初, 二号 … measure.", "小初、二号等号数的大小：office 按办公软件，letterpress 按铅字。")),
  writing: choice(["horizontal", "vertical"])
    .optional()
    .meta(
      says(
        "横排、直排: which way the copy runs where a story does not say. vertical turns the grid, too: columns are bands (欄) from the page's head, rows are lines (行) from its right edge.",
        "横排、直排：稿件没有写 writing 时怎么排。vertical 时字格也转过来：columns 是从上往下数的欄，rows 是从右往左数的行。",
      ),
    ),
  binding: choice(["left", "right"])
    .optional()
    .meta(
      says(
        "装订边: at which edge the pages hang together; left out: right in a vertical paper, else left.",
        "装订边：各版在哪一边相连；不写，直排报在右，横排报在左。",
      ),
    ),
  script: choice(["simplified", "traditional"])
    .optional()
    .meta(
      says(
        "简体、繁体: the characters of the paper. traditional: marks stand in the middle of their squares, notices read 下轉 and 上接, dates 二〇二六年十一月二十六日.",
        "简体、繁体：报纸用的字。traditional 时标点居中，转版提示写“下轉”“上接”，日期写“二〇二六年十一月二十六日”。",
      ),
    ),
  prohibition: choice(["none", "basic", "gb", "strict"])
    .optional()
    .meta(
      says(
        "避头尾: what may not begin or end a line. basic: marks; gb, if left out: also / at an end; strict: also —— and …… at a start.",
        "避头尾：什么不能放在行首行尾。basic 管标点；gb（不写即此）另管行尾的 /；strict 再管行首的——和……。",
      ),
    ),
  palette: table(name(), cmyk())
    .default({})
    .meta(says("色板: colours by name, in percent of the four inks.", "色板：各种颜色的名称，按四色油墨的百分比写。")),
  jump: mapping({
    to: text().optional().meta(says("下转: the notice, with {page}.", "下转：转版提示，{page} 代表版。")),
    from: text().optional().meta(says("上接: the notice, with {page}.", "上接：转版提示，{page} 代表版。")),
    page: text()
      .optional()
      .meta(
        says(
          "What a page is called, with {number} (四) or {label} (A04).",
          "版的称呼：{number} 写成四，{label} 写成 A04。",
        ),
      ),
  })
    .optional()
    .meta(says("转版: the wording of jump notices.", "转版：转版提示的用语。")),
  slots: table(name(), slot)
    .default({})
    .meta(
      says(
        "版位: places for adverts by the names under which they are sold: {通栏: {columns: 1-8, rows: 92-115}}.",
        "版位：按名称出售的广告位置：{通栏: {columns: 1-8, rows: 92-115}}。",
      ),
    ),
  styles: styles.optional().meta(says("How each role of text is set.", "各种文字的样式。")),
  furniture: furniture.optional().meta(says("What is on a page but no story.", "版上不属于稿件的部分。")),
  rules: rules.optional().meta(says("线: the weights of rules.", "线：各种线的粗细。")),
  levers: levers
    .optional()
    .meta(says("What copy-fitting may do.", "合版手段：为把稿件排满文框，程序可以做到什么地步。")),
  press: press.optional().meta(says("The printing plant's demands.", "印厂的要求。")),
  faults: table(text(), choice(["error", "warning", "off", "ink"]))
    .default({})
    .meta(
      says(
        "How grave each fault of make-up is, by its name: {碰题: warning}. 碰题 may be ink: heads touch only where the left one's letters come near the right one, not wherever two frames meet.",
        "各种版面差错怎么报，按名称写：{碰题: warning}。碰题可写 ink：左题的字靠近右题才算碰，不是两框相邻就算。",
      ),
    ),
}).meta(says("A paper: what is the same in all its issues.", "一份报纸：每期都相同的部分。"));
