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
  "beyond-grid": {
    en: {
      message: "`{key}` ends at {last}, and the grid has {most}",
      hints: ["end at {most}"],
      explain: "Columns and rows are counted from 1 on the paper's grid, columns over the fold through both pages.",
    },
    zh: {
      message: "`{key}` 到 {last}，字格只有 {most}",
      hints: ["最多到 {most}"],
      explain: "栏和行从 1 数起，以报纸的字格为准；跨版的栏两版连着数。",
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
      message: "{legs} legs hold {measure} characters a line; {narrowest} are the least",
      hints: ["take at most {most} legs"],
      explain:
        "A leg measures the frame's width less its gutters, divided by the legs; the legs of a vertical story are bands over one another. Under five characters no line can keep the rules of its ends.",
    },
    zh: {
      message: "分成 {legs} 栏，每行只有 {measure} 字，至少要 {narrowest} 字",
      hints: ["最多分 {most} 栏"],
      explain:
        "破栏后每栏的字数＝（总宽－栏距）÷栏数；竖排稿件的 legs 是上下叠放的段。不足五字，行首行尾的禁则无法遵守。",
    },
  },
  "frame-needed": {
    en: {
      message: "`{key}` needs columns and rows, and `{story}` has none",
      hints: ["add `columns: …`[ (counted over both pages, 1-{columns})] and `rows: …`"],
      explain:
        "Make-up finds frames on one page at a time, for stories whose lines run as those of the paper. The frame of a story over the fold, of a vertical story in a horizontal paper, and of a horizontal one in a vertical paper is given by hand.",
    },
    zh: {
      message: "`{story}` 写了 `{key}`，却没有写栏和行",
      hints: ["请写 `columns: …`[（两版连着数，1-{columns}）]和 `rows: …`"],
      explain:
        "自动组版一次只排一个版，并且只排与报纸同向的稿件。跨版稿件、横排报上的竖排稿件、直排报上的横排稿件，位置要由编辑给定。",
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
  "clashing-keys": {
    en: {
      message: "`{key}` does not go with `{other}`",
      hints: ["take one of the two out"],
      explain:
        "One of the two would have no effect. `over` is for a head at the top. The head of a vertical story is placed at the right, or with `head: top` over all its copy. A story over the fold is one frame on two pages: horizontal, its head at the top or at the left, and it goes on nowhere else. Words of an advert have one rectangle on one page; `fit`, `filePage` and `as` are for files, a signature is for texts, the order of categories for small ads. What a place or a photo says counts, and a wish against it is left aside.",
    },
    zh: {
      message: "`{key}` 不能与 `{other}` 并用",
      hints: ["两处请去掉一处"],
      explain:
        "两者之一不会起作用。`over` 用于标题在上的稿件。竖排稿件的标题竖排在右，或用 `head: top` 横排在上，通栏。跨版稿件是两版合成的一块，横排，标题在上或在左，不再转到别处。广告的文字排在一版的一个长方形里；`fit`、`filePage`、`as` 用于图片，落款用于文字，分类次序用于分类广告。要求（wish）与位置、图片所写不合的，以位置、图片为准。",
    },
  },
  "beyond-frame": {
    en: {
      message: "`{key}` is {columns}, and the frame has {room} columns",
      hints: ["write {room} or less"],
      explain:
        "`over` of a headline and `columns` of a photo count the columns of the frame; in a frame divided with `legs`, a photo's count its legs.",
    },
    zh: {
      message: "`{key}` 是 {columns}，文框只有 {room} 栏",
      hints: ["最多写 {room}"],
      explain: "标题的 `over`、图片的 `columns` 数文框的栏；文框用 `legs` 破栏的，图片数破后的栏。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
