import type { Message } from "../wording.ts";

/** Faults that an editor looks for on a finished page (rules/MAKEUP.md). */
export const faultMessages = {
  "heads-side-by-side": {
    en: {
      message: "the headlines of `{story}` and `{other}` stand side by side on page {page} (碰题)",
      hints: ["let one of the frames begin lower, put a photo between them, or box one"],
      explain: "Two headlines on the same rows with nothing but a gutter between them read as one.",
    },
    zh: {
      message: "`{story}` 与 `{other}` 的标题在 {page} 版并排（碰题）",
      hints: ["错开一篇的起始行，中间放图，或给一篇加框"],
      explain: "两个标题同行并列，中间只隔栏空，容易连读。",
    },
  },
  "heads-stacked": {
    en: {
      message: "the headline of `{other}` stands directly under that of `{story}` on page {page} (叠题)",
      hints: ["give `{story}` rows for its text, or move one of them"],
      explain: "A headline follows another with no text between them.",
    },
    zh: {
      message: "`{other}` 的标题在 {page} 版紧接 `{story}` 的标题（叠题）",
      hints: ["给 `{story}` 留出正文，或移开一篇"],
      explain: "两个标题上下相接，中间没有正文。",
    },
  },
  "head-without-text": {
    en: {
      message: "a headline or subhead of `{story}` has no line of text under it on page {page} (背题)",
      hints: ["give the frame more rows"],
      explain: "A headline needs text under or beside it, and a subhead is never the last line of a leg.",
    },
    zh: {
      message: "`{story}` 的标题或小标题在 {page} 版下面没有正文（背题）",
      hints: ["请加高文框"],
      explain: "标题之下或之旁要有正文，小标题不能落在栏底。",
    },
  },
  "page-split": {
    en: {
      message: "one straight gap crosses page {page} after {axis} {line} (断版)",
      hints: ["let one frame reach over it"],
      explain: "A gap from edge to edge makes the page fall apart into two.",
    },
    zh: {
      message: "{page} 版在第 {line} {axis}之后通线（断版）",
      hints: ["让一篇稿件跨过这条线"],
      explain: "一条空隙从一边通到另一边，版面就断成两截。",
    },
  },
  "head-apart": {
    en: {
      message: "the copy of `{story}` on page {page} begins away from its headline (题文分离)",
      hints: ["let the headline span the leg where the copy begins"],
      explain: "Body text starts under its own headline, or in the leg beside it.",
    },
    zh: {
      message: "`{story}` 在 {page} 版题文分离",
      hints: ["让标题盖住正文起首的一栏"],
      explain: "正文应从标题之下或之旁起排。",
    },
  },
  "line-alone": {
    en: {
      message: "{lines} paragraphs of `{story}` on page {page} end in a line alone at a leg's head (孤行不成页)",
      hints: ["cut or add a line, or move a photo"],
      explain: "A paragraph's last line does not stand alone at the head of a leg.",
    },
    zh: {
      message: "`{story}` 在 {page} 版有 {lines} 处孤行",
      hints: ["增删一行，或移动图片"],
      explain: "段落的末行不单独落在栏首。",
    },
  },
  "character-alone": {
    en: {
      message: "{paragraphs} paragraphs of `{story}` on page {page} end in a single character (孤字不成行)",
      hints: ["reword the paragraph"],
      explain: "A paragraph's last line holds more than one character.",
    },
    zh: {
      message: "`{story}` 在 {page} 版有 {paragraphs} 处孤字",
      hints: ["改动段落字数"],
      explain: "段落末行不应只有一个字。",
    },
  },
  "photo-on-fold": {
    en: {
      message: "the photo `{photo}` of `{story}` lies on the fold of page {page} (图跨折线)",
      hints: ["move it up or down by some rows"],
      explain: "A 对开 sheet is folded across its middle; a face on the fold is spoilt.",
    },
    zh: {
      message: "`{story}` 的图片 `{photo}` 压在 {page} 版折线上",
      hints: ["上移或下移几行"],
      explain: "对开报纸横向对折，人脸压在折线上会损坏。",
    },
  },
  "nameplate-small": {
    en: {
      message: "the headline of `{story}` ({size} pt) is as large as the nameplate of page {page} (报头不突出)",
      hints: ["set the headline smaller, or give the nameplate more rows"],
      explain:
        "The paper's name is larger than every other text on page one; a smaller one counts as four errors by statute.",
    },
    zh: {
      message: "`{story}` 的标题（{size} 磅）不小于 {page} 版报头",
      hints: ["缩小标题，或加高报头"],
      explain: "报名应大于头版其他文字；按规定，报名过小计 4 个差错。",
    },
  },
  "statutory-missing": {
    en: {
      message: "the strip of page {page} does not tell: {facts}",
      hints: ["put them into the paper's `furniture: nameplate: strip`"],
      explain:
        "Date, weekday, the number of pages and the national serial number stand in a fixed place of every issue.",
    },
    zh: {
      message: "{page} 版报头缺：{facts}",
      hints: ["请写入版式文件的 `furniture: nameplate: strip`"],
      explain: "日期、星期、今日版数、国内统一连续出版物号应在固定位置。",
    },
  },
  "credits-missing": {
    en: {
      message: "page {page} names nobody for: {credits}",
      hints: ["add them to the page's `credits`"],
      explain: "Every page's header tells who edited, designed and proofread it; other pages of this issue do.",
    },
    zh: {
      message: "{page} 版缺署名：{credits}",
      hints: ["请补入该版的 `credits`"],
      explain: "每版应署责编、版式、校对；本期其他版有。",
    },
  },
  "advert-unlabelled": {
    en: {
      message: "the advert `{file}` on page {page} is not labelled 广告",
      hints: ["let its label say 广告"],
      explain: "Advertisements carry the word 广告 by statute.",
    },
    zh: {
      message: "{page} 版的广告 `{file}` 没有“广告”字样",
      hints: ["请在标识里写明“广告”"],
      explain: "按规定，广告应标明“广告”。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
