import type { Message } from "../wording.ts";

/** Texts of nameplate, folio and colophon, and labels: they have the place that the paper gives them. */
export const furnitureMessages = {
  "furniture-no-room": {
    en: {
      message: "`{key}` has no room in its place on page {page}",
      hints: [
        "shorten it, set it smaller in `styles: {style}`, or give the nameplate more {extent}",
        "shorten it, or set it smaller in `styles: {style}`",
        "shorten it",
      ],
      explain:
        "A text of the furniture runs over a rule, or out of the nameplate or the page: the strip under the name, an ear, the section, credits and contact of a folio, the colophon. Nothing is cut off in silence.",
    },
    zh: {
      message: "`{key}` 在 {page} 版的位置上排不下",
      hints: [
        "请改短，或在 `styles: {style}` 里缩小字号，或给报头更多 {extent}",
        "请改短，或在 `styles: {style}` 里缩小字号",
        "请改短",
      ],
      explain:
        "报头下方的一行、报眼、报眉里的版名和责任人、版权栏里，有文字压线，或超出报头、版面。程序不会悄悄截掉文字。",
    },
  },
  "furniture-touches": {
    en: {
      message: "`{key}` touches `{other}` on page {page}",
      hints: [
        "shorten one of them, set them smaller in `styles: {style}`, or give the nameplate more {extent}",
        "shorten one of them, or set them smaller in `styles: {style}`",
        "shorten one of them",
      ],
      explain:
        "Two texts of the furniture share a line that is too short for both: texts of the strip, or section and credits of a folio.",
    },
    zh: {
      message: "{page} 版上 `{key}` 与 `{other}` 相碰",
      hints: [
        "请改短其中之一，或在 `styles: {style}` 里缩小字号，或给报头更多 {extent}",
        "请改短其中之一，或在 `styles: {style}` 里缩小字号",
        "请改短其中之一",
      ],
      explain: "同一行里的两段文字排不下：报头下方那一行的各段，或报眉里的版名和责任人。",
    },
  },
  "nameplate-no-room": {
    en: {
      message: "the nameplate of page {page} has no room for the paper's name",
      hints: ["give it more rows or columns, or its ears fewer (`earColumns`), or take these out"],
      explain:
        "The strip takes three rows of the nameplate, the ears their columns at its right; the name has the rest.",
    },
    zh: {
      message: "{page} 版的报头里没有放报名的地方",
      hints: ["请给它更多行或栏，或减少报眼的栏数（`earColumns`），或去掉报眼"],
      explain: "报头下方的一行占三行，右边是报眼的几栏，余下的是报名的位置。",
    },
  },
  "jump-too-long": {
    en: {
      message: "the notice `{notice}` of `{story}` on page {page} is longer than its line",
      hints: ["shorten `jump: {to: …}` of the paper, set it smaller in `styles: jump`, or give the frame wider legs"],
      explain: "下转 has one row at the foot of a part's last leg. What is longer would lose its end.",
    },
    zh: {
      message: "{page} 版 `{story}` 的提示 `{notice}` 一行排不下",
      hints: ["请在报纸的 `jump: {to: …}` 里改短，在 `styles: jump` 里缩小字号，或放宽栏"],
      explain: "下转占一部分最后一栏末尾的一行，再长就要丢掉后半截。",
    },
  },
  "qr-too-small": {
    en: {
      message: "the code of `{story}` on page {page} is {side} mm wide; its address needs {least} mm",
      hints: ["write `qr: {columns: …}` with more columns, or a shorter address"],
      explain:
        "The longer an address, the more modules its code has. On newsprint a module of less than half a millimetre closes, and no telephone reads the code.",
    },
    zh: {
      message: "{page} 版 `{story}` 的二维码宽 {side} 毫米，这个网址要 {least} 毫米",
      hints: ["请用 `qr: {columns: …}` 多给几栏，或换短网址"],
      explain: "网址越长，码点越多。新闻纸上不足半毫米的码点会糊住，手机扫不出来。",
    },
  },
  "label-too-long": {
    en: {
      message: "the label of `{story}` has {characters} characters and is longer than its head on page {page}",
      hints: ["shorten it, or give the frame {columns} columns more", "shorten it, or give the frame more columns"],
      explain:
        "A label (栏头) stands in one line, in the size of the style `label`. Nothing of it is cut off in silence.",
    },
    zh: {
      message: "`{story}` 的栏头有 {characters} 字，比 {page} 版上的标题位置还长",
      hints: ["请改短，或把文框加宽 {columns} 栏", "请改短，或加宽文框"],
      explain: "栏头排成一行，字号按样式 `label`。程序不会悄悄截掉文字。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
