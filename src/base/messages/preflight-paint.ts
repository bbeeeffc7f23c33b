import type { Message } from "../wording.ts";

/** Of how pictures, lines, type and inks of a page will print. */
export const preflightPaintMessages = {
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
