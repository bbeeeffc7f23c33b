import type { Message } from "../wording.ts";

/** What make-up tells: stories that find no room, settled pages, wishes. */
export const makeUpMessages = {
  "no-room": {
    en: {
      message:
        "`{story}` finds no room on page {page}: it needs room for about {need} characters, and the page has room for {free}[, {largest} of them in one piece]",
      hints: [
        "move it to page {to}, where room for {room} characters is free, or cut what stands on page {page}",
        "cut it or what stands there, move it to another page, or give it columns and rows",
      ],
      explain:
        "A story without columns and rows is placed where the page is free. Its headline and photos take room too. Nothing free is large enough, or all that is free lies in pieces.",
    },
    zh: {
      message: "`{story}` 在 {page} 版找不到位置：约需 {need} 字的版面，空着 {free} 字[，最大一块 {largest} 字]",
      hints: [
        "请移到 {to} 版（那里空着 {room} 字的版面），或压缩 {page} 版的稿件",
        "请压缩它或这一版的其他稿件，换一版，或写明栏和行",
      ],
      explain: "没写栏和行的稿件由程序放进版面的空处，标题和图片也占位置。空处不够大，或都是零碎的。",
    },
  },
  "no-form": {
    en: {
      message:
        "`{story}` comes out at no width on page {page}: its headline, photos or copy do not fit a whole page, or its copy is too short for a headline of its rank",
      hints: [
        "give it columns and rows: the build then tells what does not fit; copy of a line or two is a `priority: brief`",
      ],
      explain:
        "A story without columns and rows is tried at every width of the page. At none do headline, photos and copy come out: the copy is longer than the page, a headline too long, or a photo or table too large. The headline of a lead asks for several columns, which a line or two of copy do not fill.",
    },
    zh: {
      message: "`{story}` 在 {page} 版用任何栏宽都排不成：标题、图片或正文超出整版，或正文太短，与标题的级别不相称",
      hints: ["请写明栏和行，生成时会指出哪里排不下；正文只有一两行的，请写 `priority: brief`"],
      explain:
        "没写栏和行的稿件，各种栏宽都会试。都排不成，是正文比整版还长，标题太长，或图片、表格太大。头条的标题要占好几栏，一两行正文撑不起来。",
    },
  },
  "settled-unfit": {
    en: {
      message: "page {page} is settled, and its arrangement no longer holds the copy of {stories}",
      hints: [
        "cut or add what the other messages of these stories say, or take page {page} out of `settled`: then it is arranged anew",
      ],
      explain:
        "A settled page keeps which story stands beside and below which; rows, photos' sizes and paragraphs' breaks give way to the copy. Here they do not suffice: a frame is too deep or not deep enough for its copy.",
    },
    zh: {
      message: "{page} 版已定版，版样容不下 {stories} 的现有文字",
      hints: ["请按这几篇稿件的提示增删，或把 {page} 版从 `settled` 里删去，重新拼版"],
      explain:
        "定版的版面不改稿件的左右上下，只让行数、图片大小、段落换行随文字变化。这里变到头仍不够：文框太深或太浅。",
    },
  },
  "settled-crossed": {
    en: {
      message:
        "the arrangement of page {page} leaves a story no rows between what is given there: the page is made up anew",
      hints: ["list the frames from the head down, or take the page out of `settled`"],
      explain:
        "Adverts, the nameplate and frames with rows stay where they are. A story that should stand under one and over another that is higher has no room.",
    },
    zh: {
      message: "{page} 版的版样与已定位置冲突，有稿件没有行可排：本版重新拼",
      hints: ["请从上到下列出，或把这一版从 `settled` 里删去"],
      explain: "广告、报头和写明行数的文框不动。若稿件要排在一个的下面、又要排在更高的另一个上面，就没有位置。",
    },
  },
  "settled-left-out": {
    en: {
      message: "`{story}` is on page {page}, which is settled without it: it stands where the page leaves room",
      hints: ["add it to the page's `settled` frames, or take the page out of `settled`"],
      explain: "A story that came after its page was settled has no place in the arrangement.",
    },
    zh: {
      message: "`{story}` 在 {page} 版，而这一版定版时没有它：它排在余下的空处",
      hints: ["请把它加进这一版 `settled` 的 frames，或把这一版从 `settled` 里删去"],
      explain: "定版之后才加进来的稿件，版样里没有它的位置。",
    },
  },
  "wish-unmet": {
    en: {
      message: "page {page} cannot be made up so that `{story}` stands {wish}",
      hints: ["take the wish out, give the story another form or length, or place it by columns and rows"],
      explain:
        "A wish is kept wherever the page's copy allows it: a make-up without a fault comes first. Frames and arrangements that are given are not changed for a wish.",
    },
    zh: {
      message: "{page} 版拼不出让 `{story}` 排在 {wish} 的样子",
      hints: ["请去掉这个要求，改稿件的形式或长短，或写明栏和行"],
      explain: "只要稿件排得下，要求就照办；排不出没有差错的版面时才放弃。写明的位置和定版的排法不为要求而改。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
