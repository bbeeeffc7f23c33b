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
  "foreign-mark": {
    en: {
      message: "`{mark}` in place of `{usual}`",
      hints: ["write `{usual}`"],
      explain:
        "Each Chinese mark has one form (GB/T 15834): the interpunct is `·` (U+00B7), the dash two `—` (U+2014), the ellipsis two `…`. A decimal point is `.`. Hyphens, rows of dots, small and half-width forms, bullets and drawn lines come from other keyboards and programs: nobody who searches finds them, and most faces give them other widths.",
    },
    zh: {
      message: "用 `{mark}` 代替了 `{usual}`",
      hints: ["应为 `{usual}`"],
      explain:
        "每种标点只有一种写法（GB/T 15834）：间隔号是 `·`（U+00B7），破折号是两个 `—`（U+2014），省略号是两个 `…`；小数点是 `.`。连字符、成串的点，小号、半角的标点，圆点和制表线来自别的输入法和软件，检索不到，宽窄也往往不同。",
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
  "unpaired-mark": {
    en: {
      message: "`{mark}` stands without `{missing}`",
      hints: ["add `{missing}`, or delete `{mark}`"],
      explain:
        "Quotation marks, brackets and title marks come in pairs, within one paragraph. Only a quotation of several paragraphs stays open: each of them opens with its mark again, and the last one closes (CLREQ).",
    },
    zh: {
      message: "`{mark}` 没有配对的 `{missing}`",
      hints: ["请加 `{missing}`，或删去 `{mark}`"],
      explain: "引号、括号、书名号应在同一段里成对。只有跨段的引文例外：每段开头都用前引号，最后一段才用后引号。",
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
} as const satisfies Readonly<Record<string, Message>>;
