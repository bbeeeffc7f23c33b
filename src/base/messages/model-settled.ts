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
