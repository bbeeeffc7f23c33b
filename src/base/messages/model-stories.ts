import type { Message } from "../wording.ts";

/** Stories, their parts and their photos. */
export const storyMessages = {
  "no-headline": {
    en: {
      message: "`{story}` has no headline",
      hints: ["add `headline: …`, or `label: …` for a column that needs no more"],
      explain: "Every story with copy has a headline, or a label in its place; only fillers may go without both.",
    },
    zh: {
      message: "`{story}` 没有标题",
      hints: ["请加 `headline: …`；小栏目可只写 `label: …`"],
      explain: "有正文的稿件都要有标题，或以栏头代替；只有补白可以都不要。",
    },
  },
  "no-copy": {
    en: {
      message: "`{story}` has neither copy nor photos",
      hints: ["write its `body`, or take the story out"],
      explain: "A story with nothing to print would leave an empty frame.",
    },
    zh: {
      message: "`{story}` 既没有正文，也没有图片",
      hints: ["请写上 `body`，或删去这一条"],
      explain: "没有内容的稿件会留下一块空白。",
    },
  },
  "story-twice": {
    en: {
      message: "`{story}` has the same copy as `{twin}`",
      hints: ["take one of them out"],
      explain:
        "One story was given under two ids: every character of their copy is the same. It would be printed twice.",
    },
    zh: {
      message: "`{story}` 与 `{twin}` 正文相同",
      hints: ["请删去其中一条"],
      explain: "一篇稿件用了两个代号：正文逐字相同，会印两遍。",
    },
  },
  "jump-backwards": {
    en: {
      message: "`{story}` jumps backwards: part {part} stands on page {page}, the part before it on page {before}",
      hints: ["put the parts in page order"],
      explain:
        "A reader turns pages forwards. Parts are listed in reading order, each on the page of the one before or a later one.",
    },
    zh: {
      message: "`{story}` 往回转版：第 {part} 部分在 {page} 版，前一部分在 {before} 版",
      hints: ["请按版次先后排列"],
      explain: "读者往后翻。各部分按阅读次序排列，后一部分的版次不能在前一部分之前。",
    },
  },
  "continued-inside": {
    en: {
      message: "page `{page}` is in this manifest, and nothing there refers to this story",
      hints: ["list the part under `place`: both notices are then made from where it stands"],
      explain:
        "`continuedFrom` and `continuesOn` name pages that are made up elsewhere, so only one notice of the pair is printed. A part on a page of this issue is a place like any other.",
    },
    zh: {
      message: "`{page}` 版就在这份稿单里，那一版却没有相应的上接或下转",
      hints: ["请把这一部分写进 `place`，上接下转由程序成对给出"],
      explain:
        "`continuedFrom`、`continuesOn` 指不在这份稿单里的版，所以只印这一头的标记。本期稿单里的版，写进 `place` 即可。",
    },
  },
  "continued-backwards": {
    en: {
      message: "`{key}` names page {page}, but the story stands on page {own}",
      hints: ["check the page's label"],
      explain: "A story comes from an earlier page and goes on to a later one.",
    },
    zh: {
      message: "`{key}` 写的是 {page} 版，而稿件在 {own} 版",
      hints: ["请核对版号"],
      explain: "稿件从前面的版转来，转到后面的版去。",
    },
  },
  "no-such-part": {
    en: {
      message: "`{photo}` is to stand in part {part}, but the story has {parts}",
      hints: ["make `part` {parts} or less, or add a place"],
      explain: "`part` tells in which of the story's frames a photo or an inset stands, counted from 1.",
    },
    zh: {
      message: "`{photo}` 放在第 {part} 部分，而这篇稿件只有 {parts} 部分",
      hints: ["`part` 最多 {parts}，或在 `place` 里加一处"],
      explain: "`part` 指图片、提要等在稿件的第几个文框里，从 1 数起。",
    },
  },
  "photo-too-deep": {
    en: {
      message: "photo `{photo}` takes at least {depth} rows, its frame has {room}",
      hints: ["lower `depth`, or give the frame more rows"],
      explain: "A photo's `depth` gives the rows of the picture without its caption.",
    },
    zh: {
      message: "图片 `{photo}` 至少高 {depth} 行，文框只有 {room} 行",
      hints: ["请减小 `depth`，或加高文框"],
      explain: "`depth` 是图片本身的行数，不含图说。",
    },
  },
  "two-photos-over-head": {
    en: {
      message: "`{photo}` and `{other}` are both to stand over the headline",
      hints: ["give one of them another `at`, or give both the same `group`: then they stand there side by side"],
      explain: "`at: head` puts one photo, or one group of photos, over the headline.",
    },
    zh: {
      message: "`{photo}` 和 `{other}` 都要放在标题上方",
      hints: ["请给其中一张另选 `at`，或让两张同一 `group`，并排放在标题上方"],
      explain: "`at: head` 只能把一张或一组图片放在标题上方。",
    },
  },
  "no-caption": {
    en: {
      message: "`{photo}` has no caption",
      hints: ["add `caption: …`; photos of one group share one"],
      explain:
        "图文不符: a photo without a caption is a fault of make-up. The caption is also what a screen reader says.",
    },
    zh: {
      message: "`{photo}` 没有图说",
      hints: ["请加 `caption: …`；同组的图片可以共用"],
      explain: "图文不符：有图无图说是版面差错。图说也是读屏软件念的文字。",
    },
  },
  "group-says-otherwise": {
    en: {
      message: "`{key}` of `{photo}` has no effect: its group `{group}` has another",
      hints: ["write it once for the whole group, or take the photo out of it"],
      explain:
        "Photos of one group stand side by side, of one depth, with one caption and one credit: those of the first that says so.",
    },
    zh: {
      message: "`{photo}` 的 `{key}` 不起作用：同组 `{group}` 已另有规定",
      hints: ["请只为整组写一次，或把这张图移出该组"],
      explain: "同组图片并排，深度、位置、图说和摄影各只有一个，用组里第一个写明的。",
    },
  },
  "picture-missing": {
    en: {
      message: "`{story}` says “{text}” and has no photo",
      hints: ["add the photo, or take the words out"],
      explain: "图文不符: copy or byline tells of a picture that does not stand with the story.",
    },
    zh: {
      message: "`{story}` 写着“{text}”，却没有图片",
      hints: ["请补图，或删去这几个字"],
      explain: "图文不符：正文或署名提到图片，稿件却没有图。",
    },
  },
  "anchored-twice": {
    en: {
      message: "`{photo}` is anchored a second time here: only the first anchor counts",
      hints: ["take one of the two anchors out"],
      explain: "A photo stands once in its story, near the paragraph of its first anchor, `![](id)`.",
    },
    zh: {
      message: "`{photo}` 在这里第二次定位：只按第一处算",
      hints: ["请删去其中一处"],
      explain: "一张图片在稿件里只用一次，靠近第一处 `![](id)` 所在的段落。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
