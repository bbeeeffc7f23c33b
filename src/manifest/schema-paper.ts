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
  whole,
} from "./fields.ts";

const sheet = mapping({
  trim: size().optional().describe("成品尺寸: width and height of the page: 390mm 550mm."),
  top: points().optional().describe("Where row 1 begins, below the trim's head: 38mm."),
});

const grid = mapping({
  columns: whole(1, 24).optional().describe("基本栏: how many basic columns a page has."),
  measure: number(4, 60).optional().describe("栏宽: width of a basic column in 字."),
  gutter: number(0, 6).optional().describe("栏距: the gap between two columns in 字."),
  rows: whole(10, 300).optional().describe("行数: how many rows of body text a page has."),
  size: length(["pt", "sizeName"]).optional().describe("正文字号: the size of the body: 9pt or 小五."),
  pitch: points().optional().describe("行距: baseline to baseline: 12pt."),
});

const style = mapping({
  face: matching("bad-name", "^\\S.{0,63}$")
    .optional()
    .describe("字体: a role of fonts.yaml: 宋, 宋 Heavy, 黑 Bold, 楷, 仿宋."),
  size: length(["pt", "sizeName"]).optional().describe("字号: 9pt, or a size name such as 小五."),
  floor: length(["pt", "sizeName"])
    .optional()
    .describe("The smallest size that the text may fall to; left out: it does not shrink."),
  pitch: length(["pt", "mm", "行"]).optional().describe("行距: baseline to baseline: 12pt, or 1行."),
  colour: name().optional().describe("颜色: a name of the palette, black or white."),
  align: choice(["left", "center", "right", "justify"]).optional().describe("对齐: how a line stands on its measure."),
  indent: length(["字", "pt", "mm"], "字").optional().describe("缩进: the first line's indent: 2字."),
  before: length(["行", "pt", "mm"], "行").optional().describe("White above, in rows; halves are allowed."),
  after: length(["行", "pt", "mm"], "行").optional().describe("White below, in rows; halves are allowed."),
  lines: whole(1, 9).optional().describe("The most lines that the engine may turn the text into."),
})
  .meta({ id: "style" })
  .optional();

const headline = mapping({
  lead: style.describe("头条: the page's first story."),
  major: style.describe("A story above the ordinary."),
  normal: style.describe("An ordinary story."),
  brief: style.describe("简讯: a brief."),
  continuation: style.describe("转版题: the headline of a part after a jump."),
});

const styles = mapping({
  body: style.describe("正文: the copy."),
  quote: style.describe("引文: passages set off with `> `."),
  signature: style.describe(
    "落款: who signs a letter or a notice, and when, set with `>> `; its indent is the white at the right.",
  ),
  verse: style.describe("诗行: lines that keep their ends."),
  subhead: style.describe("小标题: subheads."),
  speaker: style.describe("问答体: the speaker's name in an interview."),
  dateline: style.describe("电头: 本报讯."),
  reporter: style.describe("The reporter after the dateline."),
  byline: style.describe("署名: the byline."),
  note: style.describe("编者按: the note's text."),
  noteLabel: style.describe("The note's label."),
  caption: style.describe("图片说明: captions."),
  credit: style.describe("摄影: who took the photo."),
  jump: style.describe("下转: the notice at a part's foot."),
  continuation: style.describe("上接: the notice that opens a continuation."),
  label: style.describe("栏头: labels over headlines."),
  kicker: style.describe("引题: kickers."),
  deck: style.describe("副题: decks."),
  table: style.describe("表格: cells of a table."),
  folio: style.describe("报眉: the folio line."),
  colophon: style.describe("版权栏: the colophon."),
  advert: style.describe("The label of an advert."),
  headline: headline.optional().describe("主题: headlines by the story's priority."),
});

const ear = mapping({
  title: text().optional().describe("The ear's title."),
  text: text().optional().describe("The ear's text, with the fields of the strip."),
});

const nameplate = mapping({
  columns: extent().describe("The columns that the nameplate takes: 1-8."),
  rows: extent().describe("The rows that it takes: 1-16."),
  art: path("art").optional().describe("An SVG of the paper's name; left out: the name is set in type."),
  colour: name().optional().describe("The art's colour, a name of the palette."),
  ears: list(ear, 10).default([]).describe("报眼: boxes beside the nameplate."),
  strip: list(text(), 20)
    .default([])
    .describe(
      "Texts under the name, with {date} {weekday} {lunar} {number} {pages} {cn} {post} {publisher} {web} {weather}.",
    ),
  cn: text().optional().describe("国内统一连续出版物号: CN 00-0000."),
  post: text().optional().describe("邮发代号: the post office's number."),
  publisher: text().optional().describe("出版单位: who publishes the paper."),
  web: text().optional().describe("网址: the paper's address on the web."),
});

const folio = mapping({
  side: choice(["outer", "left"]).optional().describe("Where the page number stands."),
  rows: number(0, 12).optional().describe("The height of the folio above the type area, in rows."),
});

const furniture = mapping({
  nameplate: nameplate.optional().describe("报头: the paper's name on page one."),
  folio: folio.optional().describe("报眉: the line at each page's head."),
  colophon: text().optional().describe("版权栏: the text at the last page's foot, with the fields of the strip."),
});

const rules = mapping({
  story: points().optional().describe("The rule between stories: 0.35pt; 0pt draws none."),
  column: points().optional().describe("The rule between columns of different stories."),
  box: points().optional().describe("The rule of a box."),
});

const levers = mapping({
  crop: number(0, 50).optional().describe("How far a photo's depth may leave its proportion by cropping, in percent."),
  white: number(0, 20).optional().describe("How much white may be added to a frame, in percent."),
});

const press = mapping({
  profile: path("bytes").optional().describe("The printing condition, an ICC profile in the paper's folder."),
  ink: whole(100, 400).optional().describe("总墨量: the most ink in one place, in percent."),
  resolution: whole(50, 1200).optional().describe("The least resolution of a photo, in pixels per inch."),
  bleed: points().optional().describe("出血: ink past the trim."),
  marks: choice(["none", "crop"])
    .optional()
    .describe("crop: trim and register marks, ink patches and a slug line around the page."),
  standard: choice(["x4", "x1a"]).optional().describe("What press files keep: x4 (PDF/X-4) or x1a (PDF/X-1a:2003)."),
  spots: table(name(), text())
    .default({})
    .describe(
      "专色: colours of the palette that have an ink of their own on the press, by name: {red: PANTONE 185 C}.",
    ),
  sharpen: number(0, 400).optional().describe("锐化: how much photos are sharpened for print, in percent; 0: not."),
  hairline: points().optional().describe("The thinnest rule that the plates hold: 0.25pt."),
  reversed: points().optional().describe("反白字: the smallest white type on a ground: 8pt."),
  colourType: points().optional().describe("套色字: the smallest type in more than one ink: 12pt."),
});

/** What is the same in every issue: paper.yaml. */
export const paperSchema = mapping({
  name: text().describe("报名: the paper's name."),
  code: matching("bad-name", "^[A-Za-z0-9]{1,12}$").describe(
    "What its file names begin with: ASCII letters and digits.",
  ),
  preset: choice(["对开", "四开"])
    .default("对开")
    .describe("开本: where sheet and grid come from when they are left out."),
  sheet: sheet.optional().describe("The trimmed page."),
  grid: grid.optional().describe("字格: the page's grid, counted in characters and rows."),
  sizes: choice(["office", "letterpress"]).default("office").describe("What 小初, 二号 … measure."),
  prohibition: choice(["none", "basic", "gb", "strict"])
    .optional()
    .describe(
      "避头尾: what may not begin or end a line. basic: marks; gb, if left out: also / at an end; strict: also —— and …… at a start.",
    ),
  palette: table(name(), cmyk()).default({}).describe("色板: colours by name, in percent of the four inks."),
  jump: mapping({
    to: text().optional().describe("下转: the notice, with {page}."),
    from: text().optional().describe("上接: the notice, with {page}."),
    page: text().optional().describe("What a page is called, with {number} (四) or {label} (A04)."),
  })
    .optional()
    .describe("转版: the wording of jump notices."),
  styles: styles.optional().describe("How each role of text is set."),
  furniture: furniture.optional().describe("What is on a page but no story."),
  rules: rules.optional().describe("线: the weights of rules."),
  levers: levers.optional().describe("What copy-fitting may do."),
  press: press.optional().describe("The printing plant's demands."),
  faults: table(text(), choice(["error", "warning", "off"]))
    .default({})
    .describe("How grave each fault of make-up is, by its name: {碰题: warning}."),
}).describe("A paper: what is the same in all its issues.");
