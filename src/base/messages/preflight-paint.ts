import type { Message } from "../wording.ts";

/** Of how pictures, lines, type and inks of a page will print. */
export const preflightPaintMessages = {
  "pdf-resolution": {
    en: {
      message: "page {page} has a picture with {ppi} ppi at {x}, {y} mm; newsprint wants {wanted}",
      hints: ["place it smaller, or use a larger file"],
      explain:
        "The picture's pixels are spread over its printed size: below about 150 an inch it looks soft, below 120 plants refuse it.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的图片只有 {ppi} ppi，新闻纸印刷要 {wanted} ppi",
      hints: ["请缩小，或换用更大的原图"],
      explain: "图片像素摊到见报尺寸上，每英寸低于约 150 会发虚，低于 120 印厂会退。",
    },
  },
  "pdf-black-knocks-out": {
    en: {
      message: "page {page} has black type of {size} pt that does not overprint at {x}, {y} mm",
      hints: ["set 100 % K text to overprint"],
      explain: "Black type that clears its ground shows a white edge wherever the plates shift.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处 {size} 磅的黑字没有叠印",
      hints: ["请把 100% K 的文字设为叠印"],
      explain: "黑字镂空底色时，印版稍偏便露白边。",
    },
  },
  "pdf-white-overprints": {
    en: {
      message: "page {page} has white set to overprint at {x}, {y} mm: it vanishes",
      hints: ["switch overprint off for white[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain: "White is no ink: overprinted it leaves what is below, so that white type on a ground is lost.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的白色设为叠印，会消失",
      hints: ["请对白色取消叠印[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "白色没有油墨，叠印时底色原样保留，反白字就没了。",
    },
  },
  "pdf-hairline": {
    en: {
      message: "page {page} has a rule of {weight} pt at {x}, {y} mm; the plates hold {floor} pt",
      hints: ["make it heavier"],
      explain: "A rule thinner than about 0.25 pt breaks up or vanishes on a newspaper plate.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {weight} 磅的线，版材只能保持 {floor} 磅",
      hints: ["请加粗"],
      explain: "细于约 0.25 磅的线在报纸印版上会断线或丢失。",
    },
  },
  "pdf-reversed-small": {
    en: {
      message: "page {page} has white type of {size} pt at {x}, {y} mm; under {floor} pt it fills in",
      hints: ["set it larger or bolder"],
      explain: "Ink spreads on newsprint and closes small white type from all sides.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {size} 磅的反白字，小于 {floor} 磅会糊版",
      hints: ["请加大或加粗"],
      explain: "油墨在新闻纸上扩散，会从四周吞没小的反白字。",
    },
  },
  "pdf-colour-type-small": {
    en: {
      message:
        "page {page} has type of {size} pt in several inks at {x}, {y} mm; under {floor} pt every shift of a plate shows",
      hints: ["set it in black or in one ink"],
      explain:
        "Plates shift against each other by a tenth of a millimetre or more; small type in several inks shows coloured edges.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {size} 磅的多色字，小于 {floor} 磅时套印稍偏即露边",
      hints: ["请改用黑色或单色"],
      explain: "各色印版之间总有零点一毫米以上的误差，多色小字会露出色边。",
    },
  },
  "pdf-rich-black-type": {
    en: {
      message: "page {page} has type of {size} pt in black with other inks at {x}, {y} mm",
      hints: ["set it in 100 % K alone[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain: "Type in black with other inks needs all plates to fit exactly, dries slowly and sets off.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {size} 磅的复合黑字",
      hints: ["请只用 100% K[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "掺有其他色的黑字要求各版严丝合缝，又干得慢、易蹭脏。",
    },
  },
  "pdf-too-much-ink": {
    en: {
      message: "page {page} has a colour with {sum} % of ink at {x}, {y} mm; {limit} % is the limit",
      hints: ["choose a lighter colour[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain: "Newsprint takes 220 to 240 % of ink in one place; more does not dry, and sets off.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的颜色总墨量 {sum}%，上限 {limit}%",
      hints: ["请改用较浅的颜色[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "新闻纸一处只能吃 220% 到 240% 的墨，再多便不干、蹭脏。",
    },
  },
  "pdf-ink": {
    en: {
      message: "page {page} carries up to {sum} % of ink at {x}, {y} mm, {area} mm² of it over {limit} %",
      hints: ["convert its pictures for newsprint"],
      explain:
        "It is measured on the plates as they would be made, drawn by Ghostscript: pictures and grounds that lie on each other add up. Less than 15 mm² in all is not told.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处总墨量达 {sum}%，共 {area} 平方毫米超过 {limit}%",
      hints: ["请按新闻纸转换图片"],
      explain: "由 Ghostscript 画出分色版测得，重叠的图片和底色要相加。合计不到 15 平方毫米的不提示。",
    },
  },
  "pdf-picture-unmeasured": {
    en: {
      message: "the ink of pictures and shadings on page {page} was not measured",
      hints: ["look at the press file with `banmian preflight`, which measures it where Ghostscript is installed"],
      explain:
        "A build converts photos itself, so that they keep the paper's ink limit, and reads the inks of plain colours as numbers. Pictures and shadings within a PDF are printed as they are: whether more ink comes together in them than newsprint takes can be seen on the plates alone.",
    },
    zh: {
      message: "第 {page} 页的图片和渐变没有测墨量",
      hints: ["请用 `banmian preflight` 检查付印文件，装有 Ghostscript 即可测出"],
      explain:
        "出版时照片由程序自己分色，不会超过报纸的总墨量上限；单色块的墨量按数值就能看出。PDF 里的图片和渐变照原样付印，是否超过新闻纸的承受力，要画出分色版才知道。",
    },
  },
  "pdf-ink-unmeasured": {
    en: {
      message: "the ink that comes together on a page was not measured: Ghostscript is not installed",
      hints: ["install Ghostscript (`gs`; on Windows put `gswin64c` into the PATH)"],
      explain: "Ink is measured by drawing the separations with Ghostscript. All other checks were made.",
    },
    zh: {
      message: "没有测量版面总墨量：未安装 Ghostscript",
      hints: ["请安装 Ghostscript（`gs`；Windows 上要把 `gswin64c` 所在的文件夹加入 PATH）"],
      explain: "总墨量要用 Ghostscript 画出分色版来测。其他检查都已完成。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
