import type { Message } from "../wording.ts";

/** Stories that go over the fold between two facing pages. */
export const spreadMessages = {
  "spread-bound-right": {
    en: {
      message: "the paper is bound at the right: horizontal copy would run from page {left} back to page {right}",
      hints: ["take `spread` out, and give each page a place of its own"],
      explain:
        "In a paper bound at the right the earlier page lies at the right, and horizontal lines run from left to right.",
    },
    zh: {
      message: "本报右边装订，横排稿件跨版会从 {left} 版倒读到 {right} 版",
      hints: ["请删去 `spread`，两版各排各的"],
      explain: "右装订的报纸，前一版在右边，而横排是从左往右读。",
    },
  },
  "spread-by-hand": {
    en: {
      message: "`{story}` goes over the fold: its frame is written in the manifest",
      hints: ["write other `columns` (counted over both pages) and `rows` there"],
      explain:
        "The preview moves frames on one page. A story over the fold lies on two, as one; an advert is moved by either half while it stays over the fold.",
    },
    zh: {
      message: "`{story}` 跨版，位置请在清单里改",
      hints: ["请改写 `columns`（两版连着数）和 `rows`"],
      explain:
        "预览里移动的是一个版上的文框；跨版稿件是两版合成的一块，不能移动；跨版广告拖动任一半即可，但须仍跨折缝。",
    },
  },
  "spread-legs": {
    en: {
      message: "{legs} legs do not divide over {left} columns left of the fold and {right} right of it",
      hints: ["write `legs: {fits}`, or take `legs` out for one leg a column"],
      explain: "No leg lies on the fold, and all of a story have one measure: each page has its share of them.",
    },
    zh: {
      message: "折缝左边 {left} 栏、右边 {right} 栏，分不成 {legs} 栏",
      hints: ["可写 `legs: {fits}`，或删去 `legs`，按基本栏排"],
      explain: "没有一栏压在折缝上，一篇稿件各栏又同宽：两版要按比例各分几栏。",
    },
  },
  "spread-head-bare": {
    en: {
      message:
        "the head of `{story}` goes over the fold, but its words end before it: page {page} has {rows} rows of white above the copy",
      hints: ["write `over: {over}`, and the copy of page {page} rises beside the head; or make the headline longer"],
      explain:
        "A head goes over both pages unless `over` says how many columns it spans, counted over both. Where its style is set from the left and its words are few, they stand on the left page alone, and the right page has white where the head would be.",
    },
    zh: {
      message: "`{story}` 的标题区跨到 {page} 版，字却都在左版：{page} 版正文上方空出 {rows} 行",
      hints: ["请写 `over: {over}`，{page} 版的正文即可升到标题旁边；或把标题写长些"],
      explain:
        "没有写 `over`（标题跨几栏，两版连着数）时，标题区横贯两版。标题从左起排而字又少时，字都落在左版，右版标题的位置就空着。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
