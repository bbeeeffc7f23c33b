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
} as const satisfies Readonly<Record<string, Message>>;
