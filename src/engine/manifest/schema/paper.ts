import { slot } from "./advert.ts";
import {
  choice,
  cmyk,
  list,
  mapping,
  name,
  namingFiles,
  number,
  path,
  points,
  size,
  table,
  text,
  typeSize,
  whole,
  word,
} from "./fields.ts";
import { furnitureSchema } from "./furniture.ts";
import { ownWord } from "./own-word.ts";
import { pressSchema } from "./press.ts";
import { says } from "./says.ts";
import { stylesSchema } from "./styles.ts";

const sheet = mapping({
  trim: says(
    size().optional(),
    "成品尺寸: width and height of the page: 390mm 550mm.",
    "成品尺寸：一版的宽和高：390mm 550mm。",
  ),
  top: says(
    points().optional(),
    "Where row 1 begins, below the trim's head: 38mm; 14.2mm at the least, for the folio.",
    "第 1 行从成品上边往下多远开始：38mm；上面要排报眉，至少 14.2mm。",
  ),
});

const grid = mapping({
  columns: says(whole(1, 24).optional(), "基本栏: how many basic columns a page has.", "基本栏：一版分几栏。"),
  measure: says(number(4, 60).optional(), "栏宽: width of a basic column in 字.", "栏宽：一个基本栏排几字。"),
  gutter: says(number(0, 6).optional(), "栏距: the gap between two columns in 字.", "栏距：两栏之间空几字。"),
  rows: says(whole(10, 300).optional(), "行数: how many rows of body text a page has.", "行数：一版排几行正文。"),
  size: says(
    typeSize().optional(),
    "正文字号: the size of the body, in which columns are counted: 9pt or 小五.",
    "正文字号，栏宽按它计算：9pt 或小五。",
  ),
  pitch: says(
    points().optional(),
    "行距: baseline to baseline of the body, the height of a row: 12pt.",
    "行距：正文前后两行基线的距离，也就是一行的高：12pt。",
  ),
});

const rules = mapping({
  story: says(
    points().optional(),
    "The rule between stories; left out: 0.35pt; 0pt draws none.",
    "稿件之间的线，不写为 0.35pt；0pt 表示不画。",
  ),
  column: says(
    points().optional(),
    "The rule between columns of different stories; left out: 0.35pt.",
    "不同稿件的栏与栏之间的线，不写为 0.35pt。",
  ),
  box: says(
    points().optional(),
    "The rule of a box, an ear or an advert; left out: 0.5pt.",
    "方框、报眼、广告的线，不写为 0.5pt。",
  ),
});

const levers = mapping({
  crop: says(
    number(0, 50).optional(),
    "How far a photo's depth may leave its proportion by cropping, in percent; left out: 15.",
    "裁图时图高最多偏离原比例百分之几，不写为 15。",
  ),
  white: says(
    number(0, 20).optional(),
    "How much white may be added to a frame, in percent; left out: 3.",
    "一个文框里最多加百分之几的空白，不写为 3。",
  ),
});

/** What is the same in every issue: paper.yaml. */
export const paperSchema = says(
  mapping({
    name: says(text(), "报名: the paper's name.", "报名：报纸的名称。"),
    code: says(
      namingFiles(word("bad-code", "[A-Za-z0-9]", 12)),
      "What its file names begin with: ASCII letters and digits.",
      "报纸代码：文件名以它开头，由英文字母和数字组成。",
    ),
    preset: says(
      choice(["对开", "四开"]).default("对开"),
      "开本: where sheet, grid and the sizes of headlines come from when they are left out.",
      "开本：没有写 sheet、grid 和标题字号时，从这里取。",
    ),
    sheet: says(sheet.optional(), "The trimmed page.", "成品尺寸和第 1 行的位置。"),
    grid: says(
      grid.optional(),
      "字格: the page's grid, counted in characters and rows.",
      "字格：按字数和行数划分版面。",
    ),
    sizes: says(
      choice(["office", "letterpress"]).default("office"),
      "What 小初, 二号 … measure: office as in office programs (二号 is 22pt), letterpress as lead type (21pt).",
      "小初、二号等号数的大小：office 按办公软件（二号 22pt），letterpress 按铅字（21pt）。",
    ),
    writing: says(
      choice(["horizontal", "vertical"]).optional(),
      "横排、直排: which way the copy runs where a story does not say. vertical turns the grid, too: columns are bands (欄) from the page's head, rows are lines (行) from its right edge.",
      "横排、直排：稿件没有写 writing 时怎么排。vertical 时字格也转过来：columns 是从上往下数的欄，rows 是从右往左数的行。",
    ),
    binding: says(
      choice(["left", "right"]).optional(),
      "装订边: at which edge the pages hang together; left out: right in a vertical paper, else left.",
      "装订边：各版在哪一边相连；不写，直排报在右，横排报在左。",
    ),
    script: says(
      choice(["simplified", "traditional"]).optional(),
      "简体、繁体: the characters of the paper. traditional: marks stand in the middle of their squares, notices read 下轉 and 上接, dates 二〇二六年十一月二十六日, and styles without a face take 明, 正楷 and 正黑.",
      "简体、繁体：报纸用的字。traditional 时标点居中，转版提示写“下轉”“上接”，日期写“二〇二六年十一月二十六日”；没有写字体的样式用明、正楷、正黑。",
    ),
    prohibition: says(
      choice(["none", "basic", "gb", "strict"]).optional(),
      "避头尾: what may not begin or end a line. basic: marks; gb, if left out: also / at an end; strict: also —— and …… at a start.",
      "避头尾：什么不能放在行首行尾。basic 管标点；gb（不写即此）另管行尾的 /；strict 再管行首的——和……。",
    ),
    words: says(
      list(ownWord, 5000).default([]),
      "用词: names and terms that no dictionary has. They stay whole where a headline turns and where copy goes on elsewhere, those of up to four characters also at a line's end if that costs little: [供水管网, 老盐仓]. A name marked {word: 林岚, never: true} is never parted.",
      "用词：词典里没有的人名、地名、名词；标题转行、稿件转版时不拆开，四字以内的在正文行末也尽量不拆：[供水管网, 老盐仓]。写成 {word: 林岚, never: true} 的人名绝不拆开。",
    ),
    palette: says(
      table(name(), cmyk()).default({}),
      "色板: colours by name, in percent of cyan, magenta, yellow and black: {red: [0, 100, 100, 0]}. black and white are built in.",
      "色板：各种颜色的名称，按青、品红、黄、黑的百分比写：{red: [0, 100, 100, 0]}。black、white 不用写。",
    ),
    jump: says(
      mapping({
        to: says(
          text().optional(),
          "下转: the notice, with {page}; left out: （下转{page}）. It has one line.",
          "下转：转版提示，{page} 代表版；不写为（下转{page}）。只占一行。",
        ),
        from: says(
          text().optional(),
          "上接: the notice, with {page}; left out: （上接{page}）.",
          "上接：转版提示，{page} 代表版；不写为（上接{page}）。",
        ),
        page: says(
          text().optional(),
          "What a page is called, with {number} (四) or {label} (A04); left out: 第{number}版.",
          "版的称呼：{number} 写成四，{label} 写成 A04；不写为第{number}版。",
        ),
      }).optional(),
      "转版: the wording of jump notices.",
      "转版：转版提示的用语。",
    ),
    slots: says(
      table(name(), slot).default({}),
      "版位: places for adverts by the names under which they are sold: {通栏: {columns: 1-8, rows: 92-115}}.",
      "版位：按名称出售的广告位置：{通栏: {columns: 1-8, rows: 92-115}}。",
    ),
    fonts: says(
      path("fonts").optional(),
      "字库: a fonts.yaml in the paper's folder, with the paper's own font files and faces. What it names goes before the program's own: fonts/fonts.yaml.",
      "字库：报纸文件夹里的 fonts.yaml，写明报社自有的字体文件和字体名目；同名的以它为准，其余仍用程序自带的：fonts/fonts.yaml。",
    ),
    styles: says(stylesSchema.optional(), "How each role of text is set.", "各种文字的样式。"),
    furniture: says(furnitureSchema.optional(), "What is on a page but no story.", "版上不属于稿件的部分。"),
    rules: says(rules.optional(), "线: the weights of rules.", "线：各种线的粗细。"),
    levers: says(levers.optional(), "What copy-fitting may do.", "合版手段：为把稿件排满文框，程序可以做到什么地步。"),
    press: says(pressSchema.optional(), "The printing plant's demands.", "印厂的要求。"),
    faults: says(
      table(text(), choice(["error", "warning", "off", "ink"])).default({}),
      "How grave each fault of make-up is, by its name: {碰题: warning}. 碰题 may be ink: heads touch only where the left one's letters come near the right one, not wherever two frames meet.",
      "各种版面差错怎么报，按名称写：{碰题: warning}。碰题可写 ink：左题的字靠近右题才算碰，不是两框相邻就算。",
    ),
  }),
  "A paper: what is the same in all its issues.",
  "一份报纸：每期都相同的部分。",
);
