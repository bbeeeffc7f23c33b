import type { Message } from "../wording.ts";

/** Adverts and the places that a paper sells. */
export const advertMessages = {
  "slot-without-place": {
    en: {
      message: "the slot `{slot}` has to give columns and rows, or a size",
      hints: ["write `{columns: 1-8, rows: 92-115}` or `{size: 352mm 100mm}`"],
      explain:
        "A slot is a frame on the grid, or a size in millimetres with the corner of the page at which it stands. It cannot be both.",
    },
    zh: {
      message: "版位 `{slot}` 要写 columns 和 rows，或者写 size",
      hints: ["写成 `{columns: 1-8, rows: 92-115}` 或 `{size: 352mm 100mm}`"],
      explain: "版位或按栏和行定，或按毫米尺寸和所在的角定，两者只取其一。",
    },
  },
  "slot-too-large": {
    en: {
      message: "the slot `{slot}` is larger than the type area: {width} × {height} mm have room",
      hints: ["write a size of {width} × {height} mm at most"],
      explain: "An advert stands inside the type area, and the row above it is for its label.",
    },
    zh: {
      message: "版位 `{slot}` 超出版心，最大为 {width} × {height} 毫米",
      hints: ["请把尺寸改到 {width} × {height} 毫米以内"],
      explain: "广告排在版心之内，上方另留一行排广告标识。",
    },
  },
  "advert-without-place": {
    en: {
      message: "the advert does not say where it stands",
      hints: [
        "write `slot` (the paper has {known}), columns and rows, or `cells`: one of them",
        "write columns and rows, or `cells`: one of them",
      ],
      explain:
        "An advert keeps the place that was sold: a slot of the paper, columns and rows, or several rectangles (`cells`) where it has steps.",
    },
    zh: {
      message: "没有写明广告的位置，或写了两种",
      hints: ["请写 `slot`（现有 {known}）、columns 和 rows、`cells` 三者之一", "请写 columns 和 rows，或 `cells`"],
      explain: "广告排在所售的位置：报纸的版位、栏和行，或（L 形、阶梯形）几块长方形 `cells`。",
    },
  },
  "one-of-keys": {
    en: {
      message: "exactly one of {keys} belongs here",
      hints: ["write one of them"],
      explain:
        "An advert is a picture, words that the paper sets, or a list of small ads. A line of a settled page is a story, white, or an advert that stories are placed under.",
    },
    zh: {
      message: "这里要写 {keys} 之一，并且只写一个",
      hints: ["请写其中一个"],
      explain:
        "一则广告是一张图片、一段由本报排字的文字，或一组分类广告。定版的一行是稿件、空白，或下面还有稿件的广告。",
    },
  },
  "spread-without-facing": {
    en: {
      message: "no page of this issue faces page {page}",
      hints: ["take `spread` out, or write an even page whose next page stands in `pages`"],
      explain:
        "A spread is an even page at the left and the odd one after it at the right. Page 1 and the last page face none.",
    },
    zh: {
      message: "本期没有与 {page} 版相对的版",
      hints: ["请删去 `spread`，或改到双数版，它的下一版也要写在 `pages` 里"],
      explain: "跨版由左边的双数版和右边紧接的单数版合成；第一版和末版没有相对的版。",
    },
  },
  "spread-of-bands": {
    en: {
      message: "in a paper whose lines run down nothing can go over the fold",
      hints: ["take `spread` out, and give each page a place of its own"],
      explain:
        "Columns of such a paper are bands from the page's head down, so that none lies on both sides of the fold.",
    },
    zh: {
      message: "直排的报纸不能跨版",
      hints: ["请删去 `spread`，两版各排各的"],
      explain: "直排报纸的栏是自上而下的层，没有哪一层在折缝两边连着数。",
    },
  },
  "spread-on-one-page": {
    en: {
      message: "columns {columns} of the spread lie on one page",
      hints: ["take `spread` out, or write columns on both sides of the fold: it lies between {last} and {next}"],
      explain: "Over a spread columns count through both pages. What stays on one page is placed there.",
    },
    zh: {
      message: "跨版的第 {columns} 栏都在同一版",
      hints: ["请删去 `spread`，或把栏写到折缝两边：折缝在第 {last} 栏与第 {next} 栏之间"],
      explain: "跨版的栏两版连着数；只占一版的就放在那一版。",
    },
  },
  "cell-apart": {
    en: {
      message: "rectangle {cell} of the advert touches none of those before it",
      hints: ["give it an edge in common with one of them, or make it an advert of its own"],
      explain:
        "An advert with steps is one figure: each of its rectangles has a stretch of an edge in common with an earlier one.",
    },
    zh: {
      message: "广告的第 {cell} 块与前面各块都不相连",
      hints: ["请让它与其中一块有相接的边，或另作一则广告"],
      explain: "异形广告是一个整体，每一块都与前面某一块有一段边相接。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
