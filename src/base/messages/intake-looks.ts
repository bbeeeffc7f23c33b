import type { Message } from "../wording.ts";

/** What a word processor or a web page shows, and a newspaper's copy has no marks for. */
export const intakeLookMessages = {
  "word-comment": {
    en: {
      message: "a comment of {author}: {text}",
      hints: ["answer it, or delete it in Word"],
      explain: "Comments are no copy. Each is told at its paragraph, so that none is overlooked.",
    },
    zh: {
      message: "{author} 的批注：{text}",
      hints: ["请处理，或在 Word 里删去"],
      explain: "批注不是稿件，逐条报在所在的段落，以免遗漏。",
    },
  },
  "deleted-text": {
    en: {
      message: "the source marks these words as deleted, and they were left out: `{text}`",
      hints: ["write them into the copy if they belong to it"],
      explain:
        "Tracked insertions of Word come in, tracked deletions stay out, as if all changes had been accepted; `<del>` in HTML says the same. A line through words alone does not: such words come in.",
    },
    zh: {
      message: "原稿标明这些字已删，没有导入：`{text}`",
      hints: ["如果属于稿件，请补进正文"],
      explain:
        "Word 修订中插入的文字导入，删除的不导入，如同全部接受；HTML 的 `<del>` 也表示文字已删。只是加了删除线的，仍然导入。",
    },
  },
  "word-hidden": {
    en: {
      message: "hidden text was left out: `{text}`",
      hints: ["show it where it was written if it belongs to the copy"],
      explain: "Word does not print hidden text, and a browser does not show it, so it is no copy.",
    },
    zh: {
      message: "隐藏文字没有导入：`{text}`",
      hints: ["如果属于稿件，请在原来的程序里取消隐藏"],
      explain: "隐藏文字 Word 不打印，浏览器不显示，不算稿件。",
    },
  },
  "word-note": {
    en: {
      message: "a footnote stands at the copy's end: `{text}`",
      hints: ["move it into the copy, or delete it"],
      explain: "A newspaper has no footnotes. Its words are kept as a paragraph behind the copy.",
    },
    zh: {
      message: "脚注排在文末：`{text}`",
      hints: ["请并入正文，或删去"],
      explain: "报纸没有脚注，文字作为一段放在正文之后。",
    },
  },
  "word-ruby": {
    en: {
      message: "ruby is written in brackets behind its words: {text}",
      hints: ["delete it if readers do not need it"],
      explain: "House markup has no ruby. Its reading stands in brackets, so that it is not lost.",
    },
    zh: {
      message: "注音写在字后的括号里：{text}",
      hints: ["读者用不着就请删去"],
      explain: "稿件标记没有注音，读音放进括号，以免丢失。",
    },
  },
  "word-unread": {
    en: {
      message: "something that Word shows here cannot be read: {text}",
      hints: ["look at it in Word, and write it into the copy by hand"],
      explain:
        "Characters that a field draws (EQ, as 带圈字符 and 拼音指南 make them), numbers and dates that Word makes (LISTNUM, AUTONUM), symbols of a font without a table, charts, WordArt, controls and documents within the document hold no text that an importer can take.",
    },
    zh: {
      message: "Word 在这里显示的内容读不出：{text}",
      hints: ["请在 Word 里核对，手工补进正文"],
      explain:
        "域画出来的字（EQ，带圈字符、拼音指南就是这样做的）、Word 现算的序号和日期（LISTNUM、AUTONUM）、没有对照表的符号字体、图表、艺术字、控件，以及嵌在文档里的文档，都没有可导入的文字。",
    },
  },
  "word-struck": {
    en: {
      message: "these words are struck through, and came in all the same: `{text}`",
      hints: ["delete them if that is what the line means"],
      explain: "A line through words is a look, not a tracked change: its author knows whether they are deleted.",
    },
    zh: {
      message: "这些字带删除线，仍然导入了：`{text}`",
      hints: ["如果是要删的，请删去"],
      explain: "删除线只是样式，不是修订；是不是要删，只有作者知道。",
    },
  },
  "word-flattened": {
    en: {
      message: "raised or lowered characters became plain: `{text}`",
      hints: ["look whether the copy still says the same"],
      explain:
        "Figures, signs and most Latin letters have superscripts and subscripts of their own in Unicode. Other characters have none.",
    },
    zh: {
      message: "上标或下标变成了普通的字：`{text}`",
      hints: ["请核对意思有没有变"],
      explain: "数字、符号和多数拉丁字母在 Unicode 里有自己的上标和下标，其他的字没有。",
    },
  },
  "word-small-capitals": {
    en: {
      message: "small capitals became plain letters: `{text}`",
      hints: ["write capitals where the house style wants them"],
      explain:
        "Words in small capitals are written in lower case; house markup has no small capitals. Words in capitals come in as capitals.",
    },
    zh: {
      message: "小型大写字母变成了普通字母：`{text}`",
      hints: ["要大写的，请改成大写字母"],
      explain: "小型大写字母在 Word 里存的是小写，稿件标记没有这种样式。设成“全部大写字母”的，导入时就是大写。",
    },
  },
  "word-equation": {
    en: {
      message: "an equation stands in one line now: `{text}`",
      hints: ["compare it with the document"],
      explain:
        "A newspaper's copy has no fractions, roots and indices of two storeys. They are written as authors type them: (a+b)/2, √x, x^(n+1).",
    },
    zh: {
      message: "公式已写成一行：`{text}`",
      hints: ["请与原稿核对"],
      explain: "报纸正文排不了分式、根式和多层的上下标，公式照键入的样子写成一行：(a+b)/2、√x、x^(n+1)。",
    },
  },
  "word-equation-left": {
    en: {
      message: "an equation that one line cannot say was left out, 〔公式〕 stands in its place: `{text}`",
      hints: ["write it by hand, or set it as a picture"],
      explain:
        "Matrices, equations one below another and limits have more than one line. Their characters are told, in the order of the document, but not printed.",
    },
    zh: {
      message: "一行写不下的公式没有导入，原处写着〔公式〕：`{text}`",
      hints: ["请手工改写，或做成图片"],
      explain: "矩阵、上下并列的公式和极限不止一行。其中的字按原稿的先后列出，没有排进正文。",
    },
  },
  "word-covered": {
    en: {
      message: "a cell that is merged with the one above holds words or a picture, which came in too: `{text}`",
      hints: ["look at the table: Word shows the uppermost of merged cells alone"],
      explain: "What stands in the lower cells of merged ones is not seen in Word. It is kept, in a cell of its own.",
    },
    zh: {
      message: "与上格合并的单元格里还有文字或图片，也导入了：`{text}`",
      hints: ["请核对表格：合并的单元格，Word 只显示最上面一格"],
      explain: "合并之后，下面各格的内容在 Word 里看不到。导入时另放一格，没有丢弃。",
    },
  },
  "word-cells": {
    en: {
      message: "merged cells were parted: the words stand in the first, the others are empty",
      hints: ["look at the table"],
      explain: "House markup's tables have no merged cells.",
    },
    zh: {
      message: "合并的单元格已拆开：文字在第一格，其余为空",
      hints: ["请核对表格"],
      explain: "稿件标记的表格没有合并单元格。",
    },
  },
  "copy-in-cell": {
    en: {
      message: "a cell of a table holds copy: its {count} paragraphs stand in one line",
      hints: ["in Word, take the copy out of the table (Layout, Convert to Text), and import it again"],
      explain: "A cell of a table on the page is one line. Forms that hold a whole story in a cell are no tables.",
    },
    zh: {
      message: "表格的一格里有 {count} 段正文，已并成一行",
      hints: ["请在 Word 里把正文移出表格（布局 › 转换为文本），再导入"],
      explain: "版面上的表格一格只有一段。送审单之类把整篇稿件放在一格里的，不是表格。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
