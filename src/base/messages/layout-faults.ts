import type { Message } from "../wording.ts";

/** Faults that an editor looks for on a finished page (engine/layout/RULES.md#faults). */
export const faultMessages = {
  "heads-side-by-side": {
    en: {
      message:
        "the headlines of `{story}` and `{other}` stand side by side on page {page}, rows {rows} at column {column} (碰题)",
      hints: ["let one of the frames begin lower, put a photo between them, or box one"],
      explain: "Two headlines on the same rows with nothing but a gutter between them read as one.",
    },
    zh: {
      message: "`{story}` 与 `{other}` 的标题在 {page} 版第 {column} 栏旁并排，第 {rows} 行（碰题）",
      hints: ["错开一篇的起始行，中间放图，或给一篇加框"],
      explain: "两个标题同行并列，中间只隔栏空，容易连读。",
    },
  },
  "heads-stacked": {
    en: {
      message: "the headline of `{other}` stands directly under that of `{story}` on page {page}, row {row} (叠题)",
      hints: ["give `{story}` rows for its text, or move one of them"],
      explain: "A headline follows another with no text between them.",
    },
    zh: {
      message: "`{other}` 的标题在 {page} 版第 {row} 行紧接 `{story}` 的标题（叠题）",
      hints: ["给 `{story}` 留出正文，或移开一篇"],
      explain: "两个标题上下相接，中间没有正文。",
    },
  },
  "head-without-text": {
    en: {
      message:
        "a headline or subhead of `{story}` has no line of text under it on page {page}, columns {columns}, rows {rows} (背题)",
      hints: ["give the frame more rows"],
      explain: "A headline needs text under or beside it, and a subhead is never the last line of a leg.",
    },
    zh: {
      message: "`{story}` 的标题或小标题在 {page} 版下面没有正文（背题），第 {columns} 栏、第 {rows} 行",
      hints: ["请加高文框"],
      explain: "标题之下或之旁要有正文，小标题不能落在栏底。",
    },
  },
  "page-split": {
    en: {
      message: "one straight gap crosses page {page}[ after column {column}][ after row {row}] (断版)",
      hints: ["let one frame reach over it"],
      explain: "A gap from edge to edge makes the page fall apart into two.",
    },
    zh: {
      message: "{page} 版[在第 {column} 栏之后][在第 {row} 行之后]通线（断版）",
      hints: ["让一篇稿件跨过这条线"],
      explain: "一条空隙从一边通到另一边，版面就断成两截。",
    },
  },
  "head-apart": {
    en: {
      message:
        "the copy of `{story}` on page {page}, columns {columns}, rows {rows}, begins away from its headline (题文分离)",
      hints: ["let the headline span the leg where the copy begins, or give this part a headline of its own"],
      explain:
        "Body text starts under its own headline, or in the leg beside it; a part without a headline touches the part before it.",
    },
    zh: {
      message: "`{story}` 在 {page} 版第 {columns} 栏、第 {rows} 行题文分离",
      hints: ["让标题盖住正文起首的一栏，或给这一部分另加标题"],
      explain: "正文应从标题之下或之旁起排；没有标题的部分应与前一部分相接。",
    },
  },
  "line-alone": {
    en: {
      message: "{count} lines of `{story}` on page {page} stand alone at the head or foot of a leg (孤行不成页)",
      hints: ["cut or add a line, or move a photo"],
      explain: "A paragraph's last line does not stand alone at the head of a leg, nor its first at the foot of one.",
    },
    zh: {
      message: "`{story}` 在 {page} 版有 {count} 处孤行（孤行不成页）",
      hints: ["增删一行，或移动图片"],
      explain: "段落的末行不单独落在栏首，首行不单独落在栏底。",
    },
  },
  "character-alone": {
    en: {
      message: "{count} paragraphs of `{story}` on page {page} end in a single character (孤字不成行)",
      hints: ["reword the paragraph"],
      explain: "A paragraph's last line holds more than one character.",
    },
    zh: {
      message: "`{story}` 在 {page} 版有 {count} 处孤字（孤字不成行）",
      hints: ["改动段落字数"],
      explain: "段落末行不应只有一个字。",
    },
  },
  "photo-on-fold": {
    en: {
      message: "the photo `{photo}` of `{story}` on rows {rows} lies on the fold of page {page}, row {fold} (图跨折线)",
      hints: ["move it up or down by some rows"],
      explain:
        'A 对开 sheet is folded across its middle; a face on the fold is spoilt. Where the crop names a point (`crop: "30% 60%"`), that point is looked at instead of the middle.',
    },
    zh: {
      message: "`{story}` 的图片 `{photo}`（第 {rows} 行）压在 {page} 版折线上（图跨折线，第 {fold} 行）",
      hints: ["上移或下移几行"],
      explain:
        '对开报纸横向对折，人脸压在折线上会损坏。裁切写明了要保留的点（`crop: "30% 60%"`）时，以该点为准，否则看图片中心。',
    },
  },
  "nameplate-small": {
    en: {
      message: "`{role}` of `{story}` ({size} pt) is as large as the nameplate of page {page} (报头不突出)",
      hints: ["set `{role}` smaller, or give the nameplate more rows"],
      explain:
        "The paper's name is larger than every other text on page one; a smaller one counts as four errors by statute.",
    },
    zh: {
      message: "`{story}` 的 `{role}`（{size} 磅）不小于 {page} 版报头（报头不突出）",
      hints: ["缩小 `{role}` 的字号，或加高报头"],
      explain: "报名应大于头版其他文字；按规定，报名过小计 4 个差错。",
    },
  },
  "statutory-missing": {
    en: {
      message: "nameplate and colophon do not tell: {facts} (缺法定项)",
      hints: ["put them into the paper's `furniture: nameplate: strip` or `colophon`"],
      explain:
        "By statute every issue has in a fixed place: name, date, weekday, running number, number of pages, national serial number, publisher, address, printer, distribution and price.",
    },
    zh: {
      message: "报头和版权栏缺：{facts}（缺法定项）",
      hints: ["请写入样式文件的 `furniture: nameplate: strip` 或 `colophon`"],
      explain:
        "按规定，每期应在固定位置刊登报名、出版日期、星期、总期号、版数、国内统一连续出版物号、出版单位、地址、印刷单位、发行信息、定价。",
    },
  },
  "credits-missing": {
    en: {
      message: "the header of page {page} does not tell: {credits} (缺署名)",
      hints: ["add them to the page's `section` and `credits`"],
      explain:
        "Every page's header tells its section and who edited, designed and proofread it. Without a word of the paper's, only what other pages of the issue have is missed.",
    },
    zh: {
      message: "{page} 版报眉缺：{credits}（缺署名）",
      hints: ["请补入该版的 `section`、`credits`"],
      explain: "每版报眉应有版名、责编、版式、校对。样式文件没有写 `缺署名` 时，只查本期其他版有的项目。",
    },
  },
  "advert-unlabelled": {
    en: {
      message: "the advert `{file}` on page {page} is not labelled 广告 (无广告标识)",
      hints: ["let its label say 广告"],
      explain: "Advertisements carry the word 广告 by statute.",
    },
    zh: {
      message: "{page} 版的广告 `{file}` 没有“广告”字样（无广告标识）",
      hints: ["请在标识里写明“广告”"],
      explain: "按规定，广告应标明“广告”。",
    },
  },
  "spread-uneven": {
    en: {
      message:
        "`{story}` crosses the spine on other rows of page {other} ({others}) than of page {page} ({rows}) (跨版不齐)",
      hints: ["give both parts the same rows"],
      explain:
        "A story whose parts meet at the spine of two facing pages is read as one block: both begin and end on the same rows.",
    },
    zh: {
      message: "`{story}` 跨 {page}、{other} 两版，左版第 {rows} 行，右版第 {others} 行（跨版不齐）",
      hints: ["让两部分起止行相同"],
      explain: "稿件跨过对页的中缝，读者当作一块来看，两边应同起同止。",
    },
  },
  "page-empty": {
    en: {
      message: "nothing stands on page {page}: {characters} characters have room there (天窗)",
      hints: [
        "mend what is told of {waiting}, which found no room there",
        "give it a story or an advert, or take the page out of `pages`",
      ],
      explain: "A page without any story or advert would be printed white.",
    },
    zh: {
      message: "{page} 版没有稿件，也没有广告，可排 {characters} 字（天窗）",
      hints: ["请按提示处理 {waiting}：这篇稿件在这一版没有找到位置", "请排稿件或广告，或从 `pages` 中删去这一版"],
      explain: "一版没有稿件也没有广告，印出来就是白版。",
    },
  },
  "page-rest": {
    en: {
      message:
        "page {page} has room where nothing stands: columns {columns}, rows {from} to {to} ({characters} characters) (天窗)",
      hints: [
        "`{photo}` over {wider} columns instead of {now} fills about {share} % of it; or add copy, or place an advert there",
        "add copy, place an advert there, or give the frame of `{beside}` these rows",
        "add copy, or place an advert there",
      ],
      explain: "A rectangle of three rows or more that no story and no advert takes would be printed white.",
    },
    zh: {
      message: "{page} 版有空：第 {columns} 栏，第 {from}—{to} 行（{characters} 字）（天窗）",
      hints: [
        "`{photo}` 由 {now} 栏放宽到 {wider} 栏，约可填满 {share}%；也可补稿、排广告",
        "请补稿、排广告，或把 `{beside}` 的文框加深到这里",
        "请补稿，或排广告",
      ],
      explain: "三行以上的长方形空处，没有稿件也没有广告，印出来就是白的。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
