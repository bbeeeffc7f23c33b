import type { Message } from "../wording.ts";

/** Groups of stories under one head (集纳, 专题). */
export const groupMessages = {
  "group-of-one": {
    en: {
      message: "the group `{group}` has too few stories: {count}",
      hints: ["give `group: {group}` to two stories or more, or take the group out"],
      explain: "A common head stands over two stories at the least. A group without a story is not printed.",
    },
    zh: {
      message: "`{group}` 这一组的稿件太少：{count} 篇",
      hints: ["请给两篇以上稿件写 `group: {group}`，或去掉这一组"],
      explain: "总标题下至少要有两篇稿件。一篇也没有的组不排。",
    },
  },
  "group-without-head": {
    en: {
      message: "the group `{group}` has neither headline nor label",
      hints: ["give it a `headline`, or a `label`"],
      explain: "What makes a group of stories is the head that they stand under.",
    },
    zh: {
      message: "`{group}` 这一组既没有总标题也没有栏头",
      hints: ["请写 `headline` 或 `label`"],
      explain: "几篇稿件靠总标题合成一组。",
    },
  },
  "group-page": {
    en: {
      message: "`{story}` is on page {page}, its group `{group}` on page {own}",
      hints: ["take `place` out of the story: it stands where its group does", "take it out of the group"],
      explain: "A group stands whole on one page.",
    },
    zh: {
      message: "`{story}` 在 {page} 版，它的组 `{group}` 却在 {own} 版",
      hints: ["请去掉稿件的 `place`：它随组排", "请把它移出这一组"],
      explain: "一组稿件排在同一版。",
    },
  },
  "group-jump": {
    en: {
      message: "`{story}` goes on elsewhere, which no story of a group does (`{group}`)",
      hints: ["leave one part, or take it out of the group"],
      explain: "A group is one block: its stories begin and end in it.",
    },
    zh: {
      message: "`{story}` 转到别处，组（`{group}`）里的稿件不能转版",
      hints: ["请只留一处位置，或把它移出这一组"],
      explain: "一组是一整块，组里的稿件都在块内起止。",
    },
  },
  "group-half-framed": {
    en: {
      message: "`{story}` has no columns and rows, while others of the group `{group}` have",
      hints: ["give it columns and rows too, or take them out of the others"],
      explain: "Inside a group either the editor gives all frames, or the engine finds all of them.",
    },
    zh: {
      message: "`{story}` 没写栏和行，而 `{group}` 组的其他稿件写了",
      hints: ["请也写明栏和行，或去掉其他稿件的栏和行"],
      explain: "一组之内，要么都由编辑写明位置，要么都由程序拼排。",
    },
  },
  "group-without-frame": {
    en: {
      message: "`{story}` has columns and rows, while its group `{group}` has none",
      hints: ["give the group columns and rows that hold its head and its stories, or take those of the stories out"],
      explain: "The frame of a group is given first; its stories stand inside.",
    },
    zh: {
      message: "`{story}` 写了栏和行，它的组 `{group}` 却没写",
      hints: ["请给整组写明栏和行（容得下总标题和各篇稿件），或去掉稿件的栏和行"],
      explain: "先定整组的位置，稿件排在里面。",
    },
  },
  "group-by-hand": {
    en: {
      message: "`{story}` stands in the group `{group}`, which makes it up and keeps it on its page",
      hints: ["take `group` out of the story to place it by itself, or move it within its group's frame"],
      explain: "The stories of a group stand under its head, on its page and within its frame.",
    },
    zh: {
      message: "`{story}` 归在 `{group}` 组，由组来排，不离开组所在的版",
      hints: ["要单独放置，请删去这篇的 `group`；或只在组的文框里移动"],
      explain: "组里的稿件都排在总标题下，在组的版上、组的文框里。",
    },
  },
  "group-head-by-hand": {
    en: {
      message: "there `{story}` would take rows from the head of its group `{group}`",
      hints: ["leave the rows under the group's upper edge to its head"],
      explain: "The head of a group stands over all its stories, from the frame's first row to the highest of them.",
    },
    zh: {
      message: "`{story}` 排到那里，会占掉 `{group}` 组总标题的行",
      hints: ["组框顶上的几行请留给总标题"],
      explain: "组的总标题从组框第一行起，排到最高的一篇稿件为止。",
    },
  },
  "outside-group": {
    en: {
      message: "`{story}` stands outside of its group `{group}`, whose stories have columns {columns}, rows {rows}",
      hints: ["move it there, or give the group another frame"],
      explain:
        "Stories of a group stand in its columns, below the rows that its head takes; in a box or on a ground a row at the head and the foot stays free.",
    },
    zh: {
      message: "`{story}` 排到了组 `{group}` 外面：组里的稿件可占 {columns} 栏，{rows} 行",
      hints: ["请移进去，或改整组的位置"],
      explain: "组里的稿件排在整组的栏内、总标题之下；加框或铺底时，上下各空一行。",
    },
  },
  "group-in-vertical": {
    en: {
      message: "the group `{group}` has vertical copy: groups stand in horizontal lines only",
      hints: ["take the group out and give its stories places of their own"],
      explain: "Common heads over several stories are not made for vertical papers and vertical stories yet.",
    },
    zh: {
      message: "`{group}` 组里有竖排：目前只有横排的稿件能成组",
      hints: ["请去掉这一组，给各篇稿件分别写位置"],
      explain: "竖排报纸和竖排稿件暂不支持总标题下的几篇合排。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
