import type { Message } from "../wording.ts";

/** Settled pages, and what an editor wishes of a story's place. */
export const settledMessages = {
  "settled-twice": {
    en: {
      message: "page `{page}` is settled twice",
      hints: ["keep one of the two"],
      explain: "A page has one arrangement.",
    },
    zh: {
      message: "`{page}` 版定了两次版样",
      hints: ["请只留一处"],
      explain: "一版只有一种版样。",
    },
  },
  "settled-story-twice": {
    en: {
      message: "`{story}` stands twice on the settled page `{page}`",
      hints: ["take one of the lines out, or give it the number of another `part`"],
      explain: "Each part of a story stands once.",
    },
    zh: {
      message: "`{story}` 在定版的 `{page}` 版上出现两次",
      hints: ["请删去一行，或用 `part` 写明是另一部分"],
      explain: "稿件的每一部分只排一次。",
    },
  },
  "settled-frame-of-what": {
    en: {
      message: "a settled frame names one of `story`, `white` and `advert`",
      hints: ["write `{story: id, columns: 1-3}`, `{white: 4-6}` or `{advert: ads/a.pdf}`"],
      explain:
        "Each line of a settled page says what stands there: a story, white, or an advert that stories stand under.",
    },
    zh: {
      message: "定版的每一行要写明 `story`、`white`、`advert` 三者之一",
      hints: ["写成 `{story: 代号, columns: 1-3}`、`{white: 4-6}` 或 `{advert: ads/a.pdf}`"],
      explain: "定版的每一行说明那里排什么：稿件、空白，或下面还有稿件的广告。",
    },
  },
  "settled-without-columns": {
    en: {
      message: "the settled frame of `{story}` has no columns",
      hints: ["add `columns: 1-3`"],
      explain: "A settled page gives each story its columns; its rows are found.",
    },
    zh: {
      message: "定版中 `{story}` 没写占哪几栏",
      hints: ["请加上 `columns: 1-3`"],
      explain: "定版写明每篇稿件占哪几栏，行数由程序算。",
    },
  },
  "settled-elsewhere": {
    en: {
      message: "`{name}` does not stand on page `{page}`, which is settled with it",
      hints: ["take the line out, or give it a place on this page"],
      explain: "The story or advert was moved to another page or has fewer parts now. What stood under it moves up.",
    },
    zh: {
      message: "`{page}` 版定版时有 `{name}`，现在它不在这一版",
      hints: ["请删去这一行，或把它放回这一版"],
      explain: "稿件或广告移到了别的版，或部分减少了。原来排在它下面的往上移。",
    },
  },
  "wish-contradicted": {
    en: {
      message: "`{story}` wishes for `{wish}`, and its `{other}` says otherwise",
      hints: ["take one of the two out"],
      explain: "What a place or photo says outright stands; the wish is left aside.",
    },
    zh: {
      message: "`{story}` 要求 `{wish}`，它的 `{other}` 却另有规定",
      hints: ["两处请去掉一处"],
      explain: "place 和图片里写明的为准，要求不起作用。",
    },
  },
  "wish-itself": {
    en: {
      message: "`{story}` is to stand beside itself",
      hints: ["name another story of the page, or take `beside` out"],
      explain: "`beside` names the story that this one stands next to.",
    },
    zh: {
      message: "`{story}` 要求与自己并排",
      hints: ["请改写同版另一篇的代号，或删去 `beside`"],
      explain: "`beside` 写明与哪一篇并排。",
    },
  },
  "wish-elsewhere": {
    en: {
      message: "`{story}`, which is to stand beside, has no part on page {page}",
      hints: ["name another story of the page, or move it there"],
      explain: "Two stories stand beside one another on one page.",
    },
    zh: {
      message: "要求并排的 `{story}` 不在 {page} 版",
      hints: ["请改写同版的另一篇，或把它移到这一版"],
      explain: "并排的两篇要在同一版。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
