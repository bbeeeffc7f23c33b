import type { Message } from "../wording.ts";

/** Groups of stories (集纳, 专题) that do not come out. */
export const groupFitMessages = {
  "group-no-room": {
    en: {
      message:
        "the group `{group}` finds no room on page {page}: it takes {columns} columns and {rows} rows at the least[; the largest free place has {freeColumns} columns and {freeRows} rows]",
      hints: [
        "cut its stories or what else stands on the page, take a story out of the group, or move it to another page",
      ],
      explain:
        "A group stands as one rectangle, its head and its box included, and goes on nowhere. No make-up of the page leaves a rectangle of its size.",
    },
    zh: {
      message:
        "`{group}` 这一组在 {page} 版找不到位置：至少要 {columns} 栏 {rows} 行[，最大的空处是 {freeColumns} 栏 {freeRows} 行]",
      hints: ["请压缩组里的稿件或这一版的其他稿件，抽出一篇，或换一版"],
      explain: "一组连总标题带框是一整块，不转版。这一版怎么拼都空不出这么大的一块。",
    },
  },
  "group-no-form": {
    en: {
      message:
        "the stories of the group `{group}` come out under its head at no depth (page {page}, {columns} columns)",
      hints: ["shorten the headlines, take a photo smaller, or give all its stories columns and rows inside the group"],
      explain:
        "The stories of a group are made up below its head as a page is. A headline that is too long, a photo or table that is too wide, or copy longer than the page leaves no way.",
    },
    zh: {
      message: "`{group}` 组的稿件在总标题下怎么拼都排不成（{page} 版，{columns} 栏）",
      hints: ["请改短标题，改小图片，或在组内给各篇稿件写明栏和行"],
      explain: "组里的稿件在总标题下像一个版面那样拼。标题太长、图片或表格太宽、正文比整版还长，就拼不成。",
    },
  },
  "group-overset": {
    en: {
      message: "the group `{group}` is {rows} rows over: over {columns} columns it takes {least} rows (page {page})",
      hints: ["give it {least} rows, or more columns; or cut its stories"],
      explain: "The frame of the group holds its head and its stories. They do not come out in its rows.",
    },
    zh: {
      message: "`{group}` 这一组超出 {rows} 行：{columns} 栏上要 {least} 行（{page} 版）",
      hints: ["请给它 {least} 行，或加栏；或压缩组里的稿件"],
      explain: "整组的位置要容得下总标题和各篇稿件。照现在的行数排不下。",
    },
  },
  "group-short": {
    en: {
      message: "the group `{group}` leaves {rows} rows white at its foot, over {columns} columns (page {page})",
      hints: ["give it {rows} rows less, enlarge a photo, or add copy"],
      explain: "The stories of the group stand below its head; what they do not fill stays white at its foot.",
    },
    zh: {
      message: "`{group}` 这一组下面空出 {rows} 行（{page} 版，{columns} 栏）",
      hints: ["请减少 {rows} 行，放大图片，或加稿"],
      explain: "组里的稿件排在总标题下，填不满的留白在组的下方。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
