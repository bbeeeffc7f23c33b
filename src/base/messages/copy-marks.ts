import type { Message } from "../wording.ts";

/** Marks and spaces of copy that are typed otherwise than they are set. */
export const copyMarkMessages = {
  "half-width-mark": {
    en: {
      message: "a half-width `{mark}` in Chinese text",
      hints: ["write `{wide}`"],
      explain:
        "Between Chinese characters marks are full-width (GB/T 15834), and so is the `～` of a span. A half-width one comes from an input method left in English.",
    },
    zh: {
      message: "中文里用了半角的 `{mark}`",
      hints: ["应为 `{wide}`"],
      explain: "汉字之间用全角标点，起止用 `～`（GB/T 15834）。半角的多半是输入法没有切换。",
    },
  },
  "wide-latin": {
    en: {
      message: "full-width `{text}`",
      hints: ["write `{narrow}`"],
      explain:
        "Full-width letters and figures, an em each, come from an input method in its full-width state. Numbers and words are set in their own widths.",
    },
    zh: {
      message: "用了全角的 `{text}`",
      hints: ["应为 `{narrow}`"],
      explain: "全角的字母和数字各占一个字，多半是输入法处于全角状态。数字和西文应按自己的宽度排。",
    },
  },
  "look-alike": {
    en: {
      message: "`{text}` looks like `{usual}`, and is made of other characters",
      hints: ["type `{usual}` in its place"],
      explain:
        "Signs of radicals and compatibility forms come with text that was copied out of a PDF. Nobody who searches for the word finds it, and a screen reader does not know it.",
    },
    zh: {
      message: "`{text}` 看着是“{usual}”，其实是别的字符",
      hints: ["请重新输入“{usual}”"],
      explain: "部首符号和兼容汉字多半是从 PDF 里复制来的。检索不到这个词，读屏软件也读不出来。",
    },
  },
  "hyphens-for-dash": {
    en: {
      message: "`{mark}` in place of a dash",
      hints: ["write `——`"],
      explain: "The Chinese dash is two `—` (GB/T 15834). Rows of hyphens come from keyboards without it.",
    },
    zh: {
      message: "用 `{mark}` 代替了破折号",
      hints: ["应为 `——`"],
      explain: "破折号写作两个 `—`（GB/T 15834）；成串的连字符是图省事打的。",
    },
  },
  "foreign-mark": {
    en: {
      message: "`{mark}` in place of `{usual}`",
      hints: ["write `{usual}`"],
      explain:
        "Each Chinese mark has one form (GB/T 15834): the interpunct is `·` (U+00B7), the dash two `—` (U+2014). Small and half-width forms, bullets and drawn lines come from other keyboards and programs: nobody who searches finds them, and most faces give them other widths.",
    },
    zh: {
      message: "用 `{mark}` 代替了 `{usual}`",
      hints: ["应为 `{usual}`"],
      explain:
        "每种标点只有一种写法（GB/T 15834）：间隔号是 `·`（U+00B7），破折号是两个 `—`（U+2014）。小号、半角的标点，圆点和制表线来自别的输入法和软件，检索不到，宽窄也往往不同。",
    },
  },
  "wide-hyphen": {
    en: {
      message: "a full-width hyphen `－`",
      hints: ["write `——` for a dash, `—` or `～` between figures or places, `-` within names and numbers"],
      explain: "GB/T 15834 has no full-width hyphen: its connectors are `-`, `—` and `～`, its dash is `——`.",
    },
    zh: {
      message: "用了全角的 `－`",
      hints: ["破折号写 `——`，起止写 `—` 或 `～`，名称、号码里写 `-`"],
      explain: "GB/T 15834 没有全角的减号形：连接号是 `-`、`—`、`～`，破折号是 `——`。",
    },
  },
  "stop-in-number": {
    en: {
      message: "a full stop `。` stands between two digits",
      hints: ["a decimal point is `.`"],
      explain: "Keyboards that are set to Chinese give a full stop for a decimal point.",
    },
    zh: {
      message: "两个数字之间用了句号 `。`",
      hints: ["小数点应为 `.`"],
      explain: "输入法在中文状态下，会把小数点打成句号。",
    },
  },
  "straight-quote": {
    en: {
      message: "a straight quotation mark `{mark}` in Chinese text",
      hints: ["write `{open}` or `{close}`"],
      explain:
        "Chinese quotation marks have an opening and a closing form (GB/T 15834). The straight one belongs to typewriters and programs.",
    },
    zh: {
      message: "中文里用了直引号 `{mark}`",
      hints: ["应为 `{open}` 或 `{close}`"],
      explain: "中文引号分前后（GB/T 15834），直引号是打字机和程序用的。",
    },
  },
  "unclosed-quote": {
    en: {
      message: "the quotation that `{mark}` opens is never closed",
      hints: ["add `{missing}` where it ends"],
      explain:
        "Every opening quotation mark needs its closing one in the same paragraph. Only a quotation of several paragraphs leaves it open: then each paragraph opens again and the last one closes (CLREQ).",
    },
    zh: {
      message: "`{mark}` 开了头，却没有收尾",
      hints: ["请在引文结束处加 `{missing}`"],
      explain: "前引号与后引号应在同一段里成对。只有跨段的引文例外：每段开头都用前引号，最后一段才用后引号。",
    },
  },
  "unopened-quote": {
    en: {
      message: "`{mark}` closes a quotation that was never opened",
      hints: ["add `{missing}` where it begins"],
      explain: "Every closing quotation mark needs its opening one before it, in the same paragraph.",
    },
    zh: {
      message: "有收尾的 `{mark}`，却没有开头",
      hints: ["请在引文开始处加 `{missing}`"],
      explain: "每个后引号前面都应有成对的前引号。",
    },
  },
  "unclosed-bracket": {
    en: {
      message: "the bracket `{mark}` is never closed",
      hints: ["add `{missing}`"],
      explain: "Every opening bracket or title mark needs its closing one in the same paragraph.",
    },
    zh: {
      message: "`{mark}` 没有配对的后半",
      hints: ["请加 `{missing}`"],
      explain: "括号、书名号应在同一段里成对。",
    },
  },
  "unopened-bracket": {
    en: {
      message: "the bracket `{mark}` was never opened",
      hints: ["add `{missing}`"],
      explain: "Every closing bracket or title mark needs its opening one before it, in the same paragraph.",
    },
    zh: {
      message: "`{mark}` 没有配对的前半",
      hints: ["请加 `{missing}`"],
      explain: "每个后括号、后书名号前面都应有成对的前半。",
    },
  },
  "double-space": {
    en: {
      message: "{count} spaces in a row",
      hints: ["leave one, or none beside Chinese characters"],
      explain: "Runs of spaces are left over from lining text up by hand. Setting sees only one.",
    },
    zh: {
      message: "连着 {count} 个空格",
      hints: ["留一个；挨着汉字就不用空格"],
      explain: "成串的空格是手工对齐留下的，排版只当一个。",
    },
  },
  "han-space": {
    en: {
      message: "a space between Chinese characters",
      hints: ["delete it, or write an ideographic space (U+3000) where it parts two phrases, as in a slogan"],
      explain: "Chinese is set without spaces between words. The gap beside a Latin word is made by the engine.",
    },
    zh: {
      message: "汉字之间有空格",
      hints: ["请删去；口号等两句并列之处，改写全角空格"],
      explain: "中文词与词之间不空格；汉字与西文之间的空隙由程序给出。",
    },
  },
  "single-ellipsis": {
    en: {
      message: "half an ellipsis: one `…`",
      hints: ["write `……`"],
      explain: "The Chinese ellipsis has six dots over two characters: two `…` (GB/T 15834).",
    },
    zh: {
      message: "省略号只有半个：一个 `…`",
      hints: ["应为 `……`"],
      explain: "中文省略号六个点，占两字，写作两个 `…`（GB/T 15834）。",
    },
  },
  "single-dash": {
    en: {
      message: "half a dash: one `—`",
      hints: ["write `——`; between figures or places `—` may stand alone"],
      explain: "The Chinese dash is two characters long: two `—` (GB/T 15834). A single one is a connector.",
    },
    zh: {
      message: "破折号只有半个：一个 `—`",
      hints: ["应为 `——`；表示起止的连接号才用一个"],
      explain: "破折号占两字，写作两个 `—`（GB/T 15834）；单个的是连接号。",
    },
  },
  "dots-for-ellipsis": {
    en: {
      message: "`{mark}` in place of an ellipsis",
      hints: ["write `……`"],
      explain: "Rows of full stops come from input methods. The Chinese ellipsis is two `…` (GB/T 15834).",
    },
    zh: {
      message: "用 `{mark}` 代替了省略号",
      hints: ["应为 `……`"],
      explain: "成串的点是输入法留下的，中文省略号写作两个 `…`（GB/T 15834）。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
