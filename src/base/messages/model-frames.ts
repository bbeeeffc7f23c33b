import type { Message } from "../wording.ts";

/** Pages and the frames on them. */
export const frameMessages = {
  "unknown-name": {
    en: {
      message: "there is no `{value}` under `{under}`",
      hints: [
        "did you mean `{nearest}`?",
        "name one of {known}, or add it under `{under}`",
        "add it under `{under}`, or take the name out",
      ],
      explain:
        "Pages are named by their label, stories, fillers, groups and photos by their id (photos of a story also by their number from 1), slots, colours, faces and fonts by the key that they have where they are listed: `pages`, `stories`, `fillers`, `groups` and `photos` of the issue, `slots` and `palette` of the paper, `faces` and `files` of fonts.yaml. The colours black and white are built in.",
    },
    zh: {
      message: "`{under}` 里没有 `{value}`",
      hints: [
        "是不是 `{nearest}`？",
        "请从 {known} 中选，或在 `{under}` 里加上",
        "请在 `{under}` 里加上，或删去这个名称",
      ],
      explain:
        "版用版号，稿件、补白、组、图片用代号（本稿的图片也可用从 1 数起的序号），版位、颜色、字体用列表里的名称：都要先写在本期的 `pages`、`stories`、`fillers`、`groups`、`photos`，报纸的 `slots`、`palette`，或 fonts.yaml 的 `faces`、`files` 里。颜色 black、white 不用定义。",
    },
  },
  "same-file-name": {
    en: {
      message: "the pages `{label}` and `{other}` would have files of one name",
      hints: ["give one of them another label"],
      explain:
        "Page files pad numbers with zeros, and some disks take capitals and small letters for one: 4 and 04, a1 and A1 collide.",
    },
    zh: {
      message: "`{label}` 版和 `{other}` 版的文件会重名",
      hints: ["请改一个版号"],
      explain: "分版文件的版号前面补零，有的磁盘又不分大小写：4 与 04、a1 与 A1 会重名。",
    },
  },
  "today-too-few": {
    en: {
      message: "`today` says {today} pages, and this manifest alone has {pages}",
      hints: ["write how many pages the whole issue has, or leave `today` out"],
      explain:
        "今日N版 stands in the nameplate, where the statute asks for the number of all pages. A manifest may hold some of them, never more.",
    },
    zh: {
      message: "`today` 写的是 {today} 版，这份稿单就有 {pages} 版",
      hints: ["请写全期的版数，或不写 `today`"],
      explain: "报头的“今日N版”是法定项目，指全期版数。一份稿单可以只有其中几版，不会更多。",
    },
  },
  "pages-out-of-order": {
    en: {
      message: "page `{label}` stands after page `{other}`",
      hints: ["list the pages in the order in which they are read"],
      explain:
        "Pages come in the order of `pages`. It tells which of them are left-hand, which has the nameplate, and where a story may go on: labels that run back contradict it.",
    },
    zh: {
      message: "`{label}` 版排在 `{other}` 版之后",
      hints: ["请按阅读顺序列出各版"],
      explain: "版序以 `pages` 的先后为准：左右版、报头所在、转版去向都由它定。版号倒着走，就与版序矛盾。",
    },
  },
  "columns-beyond-grid": {
    en: {
      message: "column {last} does not exist: a page has {columns}",
      hints: ["end at column {columns}"],
      explain: "Columns are counted from 1 on the paper's grid.",
    },
    zh: {
      message: "没有第 {last} 栏：每版 {columns} 栏",
      hints: ["最多到第 {columns} 栏"],
      explain: "栏从 1 数起，以报纸的字格为准。",
    },
  },
  "rows-beyond-grid": {
    en: {
      message: "row {last} does not exist: a page has {rows}",
      hints: ["end at row {rows}"],
      explain: "Rows are counted from 1 on the paper's grid.",
    },
    zh: {
      message: "没有第 {last} 行：每版 {rows} 行",
      hints: ["最多到第 {rows} 行"],
      explain: "行从 1 数起，以报纸的字格为准。",
    },
  },
  "frames-overlap": {
    en: {
      message: "`{name}` overlaps `{other}` on page {page}: columns {columns}, rows {rows}",
      hints: ["move or shrink one of the two"],
      explain: "Stories, adverts and the nameplate each need their own columns and rows.",
    },
    zh: {
      message: "`{name}` 与 `{other}` 在 {page} 版重叠：{columns} 栏，{rows} 行",
      hints: ["请移动或缩小其中一个"],
      explain: "稿件、广告、报头各占各的栏和行，不能重叠。",
    },
  },
  "legs-too-narrow": {
    en: {
      message: "{legs} legs over {columns} columns hold {measure} characters a line; {narrowest} are the least",
      hints: ["take at most {most} legs"],
      explain:
        "A leg measures the frame's width less its gutters, divided by the legs. Under five characters no line can keep the rules of its ends.",
    },
    zh: {
      message: "{columns} 栏破成 {legs} 栏，每行只有 {measure} 字，至少要 {narrowest} 字",
      hints: ["最多破 {most} 栏"],
      explain: "破栏后每栏的字数＝（总宽－栏距）÷栏数。不足五字，行首行尾的禁则无法遵守。",
    },
  },
  "bands-too-short": {
    en: {
      message: "{legs} bands in {rows} rows hold {measure} characters a line; {narrowest} are the least",
      hints: ["take at most {most} legs"],
      explain:
        "The legs of a vertical story are bands over one another. Under five characters no line can keep the rules of its ends.",
    },
    zh: {
      message: "{rows} 行高分成 {legs} 段，每行只有 {measure} 字，至少要 {narrowest} 字",
      hints: ["最多分 {most} 段"],
      explain: "竖排稿件的 legs 是上下叠放的段。不足五字，行首行尾的禁则无法遵守。",
    },
  },
  "vertical-without-frame": {
    en: {
      message: "`{story}` is `writing: {writing}`, unlike its paper, and has no columns and rows",
      hints: ["add `columns: …` and `rows: …`: the engine makes up stories that run as the paper does"],
      explain:
        "A vertical story in a horizontal paper, and a horizontal one in a vertical paper, is a block that the editor puts somewhere: automatic make-up counts in the paper's own columns and rows and does not look for a frame for it.",
    },
    zh: {
      message: "`{story}` 写了 `writing: {writing}`，与报纸的排法不同，却没有写 columns 和 rows",
      hints: ["请写明 `columns: …` 和 `rows: …`：自动组版只排与报纸同向的稿件"],
      explain: "横排报上的竖排稿件、直排报上的横排稿件由编辑指定位置；自动组版按报纸自己的栏和行计算，不替它找文框。",
    },
  },
  "not-in-vertical": {
    en: {
      message: "`{what}` has no meaning in a vertical story",
      hints: ["take it out; `head: top` sets a horizontal headline over the copy"],
      explain:
        "The head of a vertical story stands at the right, in vertical lines, or with `head: top` over the copy across the frame's whole width.",
    },
    zh: {
      message: "竖排稿件不能用 `{what}`",
      hints: ["请去掉；要横题在上，写 `head: top`"],
      explain: "竖排稿件的标题竖排在右，或用 `head: top` 横排在上，通栏。",
    },
  },
  "table-in-vertical": {
    en: {
      message: "`{story}` is set vertically and has a table",
      hints: ["set the story with `writing: horizontal`, or write the table as lines of text"],
      explain: "Tables are set in horizontal rows on the row grid; a vertical story has none.",
    },
    zh: {
      message: "`{story}` 是竖排，却有表格",
      hints: ["请让这一篇横排（`writing: horizontal`），或把表格改写成文字"],
      explain: "表格按横排的行格来排，竖排稿件里不能有。",
    },
  },
  "over-without-top": {
    en: {
      message: "`over` is for headlines at the top, but this one has `head: {head}`",
      hints: ["take `over` out, or write `head: top`"],
      explain: "`over` tells how many columns a headline at the frame's top spans, counted from the left.",
    },
    zh: {
      message: "`over` 只用于题在上方的稿件，这里是 `head: {head}`",
      hints: ["请去掉 `over`，或写 `head: top`"],
      explain: "`over` 是上方标题从左起横跨的栏数。",
    },
  },
  "over-beyond-frame": {
    en: {
      message: "the headline spans {over} columns, its frame has {columns}",
      hints: ["make `over` {columns} or less"],
      explain: "`over` counts columns of the frame from the left.",
    },
    zh: {
      message: "标题横跨 {over} 栏，文框只有 {columns} 栏",
      hints: ["`over` 最多 {columns}"],
      explain: "`over` 从文框左边起数。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
