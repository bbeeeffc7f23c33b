import type { Message } from "../wording.ts";

/** House markup and what word processors, the web and input methods leave in copy. */
export const copyMessages = {
  "direction-character": {
    en: {
      message: "a character that turns the writing direction ({character}) was taken out",
      hints: ["delete it"],
      explain:
        "Invisible direction marks come with text copied from the web. They can show text in another order than it is stored in, so they are never let into copy.",
    },
    zh: {
      message: "去掉了一个改变书写方向的字符（{character}）",
      hints: ["请删去"],
      explain: "从网页复制的文字常带看不见的方向标记。它能让显示的次序与实际不同，所以不让它进稿。",
    },
  },
  "mark-pile": {
    en: {
      message: "{count} accents too many on one character were taken out",
      hints: ["delete them"],
      explain:
        "No script puts more than thirty marks on one letter. Piles of them come from games with text on the web.",
    },
    zh: {
      message: "一个字上的附加符号太多，去掉了 {count} 个",
      hints: ["请删去"],
      explain: "没有哪种文字会在一个字母上加三十个以上的符号，成堆的多半是网上的文字游戏。",
    },
  },
  "no-blank-line": {
    en: {
      message: "this line is indented like a paragraph, but no blank line stands before it",
      hints: ["put a blank line before it"],
      explain:
        "Paragraphs are parted by a blank line. A line that only begins with ideographic spaces is joined to the one before it.",
    },
    zh: {
      message: "这一行像段首那样空了格，前面却没有空行",
      hints: ["请在它前面加一个空行"],
      explain: "段与段之间以空行分开。只在行首空格而没有空行的，会与上一行连成一段。",
    },
  },
  "empty-subhead": {
    en: {
      message: "a subhead without words",
      hints: ["write the subhead, or delete the `#`; `\\#` prints one"],
      explain: "A line of nothing but `#` is a subhead that has no text. It is left out.",
    },
    zh: {
      message: "小标题没有文字",
      hints: ["请写上小标题，或删去 `#`；要印出 `#` 就写 `\\#`"],
      explain: "只有 `#` 的一行是没有文字的小标题，排版时略去。",
    },
  },
  "dots-under-name": {
    en: {
      message: "emphasis dots on a proper name: its name rule stands, the dots are left out",
      hints: ["take the `*` or the `__` away"],
      explain:
        "Dots (着重号) and a name rule (专名号) both stand under the characters. Between lines of news there is room for one of them.",
    },
    zh: {
      message: "专名上又加了着重号：只排专名号，不排着重号",
      hints: ["请去掉 `*` 或 `__`"],
      explain: "着重号和专名号都排在字下，报纸的行间只容得下一种。",
    },
  },
  "tangled-markup": {
    en: {
      message: "more markup than copy can mean: the paragraph is set as plain text",
      hints: ["take the rows of `>`, `*` or `_` out; `\\>`, `\\*` and `\\_` print one"],
      explain:
        "A quotation within eight others, a paragraph of more than a thousand `*` and `_`, a row of more than 64 of them or more than a thousand lines without a blank one were not written as markup. Rows of `>` are usually left over from a forwarded e-mail.",
    },
    zh: {
      message: "标记太多，不像正文：这一段按普通文字排",
      hints: ["请去掉成串的 `>`、`*`、`_`；要印出就写 `\\>`、`\\*`、`\\_`"],
      explain:
        "引文套了八层以上，一段里有上千处 `*`、`_`，或连着 64 个以上，或上千行没有空行，都不会是有意的标记。成串的 `>` 多半是转发邮件留下的。",
    },
  },
  "table-too-large": {
    en: {
      message: "a table of {columns} columns; at most {limit} are read",
      hints: ["divide the table"],
      explain:
        "A newspaper's page has room for about a hundred characters in a line, so no table needs so many columns.",
    },
    zh: {
      message: "表格有 {columns} 列，最多读 {limit} 列",
      hints: ["请把表格拆开"],
      explain: "报纸一版一行约一百字，表格用不着这么多列。",
    },
  },
  "anchor-text": {
    en: {
      message: "the words `{text}` in a photo's anchor are not printed",
      hints: ["write the caption with the photo: `caption: {text}`"],
      explain:
        "`![](id)` only says where in the copy a photo belongs. Its caption stands with the photo in the manifest.",
    },
    zh: {
      message: "图片锚点里的文字 `{text}` 不会印出",
      hints: ["图说写在图片那一项里：`caption: {text}`"],
      explain: "`![](id)` 只标明图片在文中的位置，图说写在稿单的图片项里。",
    },
  },
  "half-width-mark": {
    en: {
      message: "a half-width `{mark}` in Chinese text",
      hints: ["write `{wide}`"],
      explain:
        "Between Chinese characters marks are full-width (GB/T 15834). A half-width one comes from an input method left in English.",
    },
    zh: {
      message: "中文里用了半角的 `{mark}`",
      hints: ["应为 `{wide}`"],
      explain: "汉字之间用全角标点（GB/T 15834）。半角的多半是输入法没有切换。",
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
        "Signs of radicals and compatibility forms come with text that was copied out of a PDF, small and half-width marks and lines for dashes out of other programs. Nobody who searches for the word finds it, and a screen reader does not know it.",
    },
    zh: {
      message: "`{text}` 看着是“{usual}”，其实是别的字符",
      hints: ["请重新输入“{usual}”"],
      explain:
        "部首符号和兼容汉字多半是从 PDF 里复制来的，小号、半角的标点和代替破折号的线条来自别的软件。检索不到这个词，读屏软件也读不出来。",
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
  "stray-markup": {
    en: {
      message: "`{mark}` marks nothing here and is printed as it stands",
      hints: [
        "write `{ascii}` on a half-width keyboard, or delete it; only copy has markup",
        "close it with another `{pair}` in the same paragraph, or delete it; only copy has markup",
        "delete it: house markup has no such thing",
      ],
      explain:
        "`**` and `__` mark what stands between two of them in a paragraph of copy. Headlines and captions have no markup. Full-width signs mark nothing, nor do code, links and rules of Markdown. A backslash before a sign prints it without this warning.",
    },
    zh: {
      message: "`{mark}` 在这里不起作用，会照原样印出来",
      hints: [
        "请切换到半角，写 `{ascii}`，或删去；只有正文可以用标记",
        "请在同一段里补上另一个 `{pair}`，或删去；只有正文可以用标记",
        "请删去：正文标记里没有这种写法",
      ],
      explain:
        "`**`、`__` 要在正文的同一段里成对使用；标题、图说里不读标记。全角符号不起作用，Markdown 的代码、链接、分隔线也不起作用。确要印出这个符号，前面加反斜线就不再提示。",
    },
  },
  "no-table": {
    en: {
      message: "a paragraph begins with `{mark}` and is no table: it is printed as it stands",
      hints: ["put a line such as `|---|---|` under its first line, with as many columns; `\\{mark}` prints the sign"],
      explain:
        "A table has its head in the first line and, in the second, hyphens between half-width bars, as many columns as the head. Without that line it is a paragraph.",
    },
    zh: {
      message: "这一段以 `{mark}` 开头，却不是表格，会照原样印出来",
      hints: ["请在第一行下面加一行 `|---|---|`，栏数与第一行相同；`\\{mark}` 印出这个符号"],
      explain: "表格的第一行是表头，第二行用半角竖线和连字符隔开，栏数与表头相同。少了第二行就是普通段落。",
    },
  },
  "web-mark": {
    en: {
      message: "`{mark}` is left over from a web page or word processor and is printed as it stands",
      hints: ["delete it, or write the character that it stands for"],
      explain: "Tags and references of HTML mean nothing in copy. They come with text that was copied from its source.",
    },
    zh: {
      message: "`{mark}` 是网页或文字处理软件留下的，会照原样印出来",
      hints: ["请删去，或改成它所代表的字符"],
      explain: "HTML 的标签和字符引用在稿件里不起作用，是连同源码一起复制来的。",
    },
  },
  "subhead-space": {
    en: {
      message: "`{written}` opens a paragraph and makes no subhead: it is printed as it stands",
      hints: ["write `{hashes} ` for a subhead, or `\\{hashes}` for the signs themselves"],
      explain: "A subhead is opened by ## in half-width signs and a space.",
    },
    zh: {
      message: "段首的 `{written}` 不成小标题，会照原样印出来",
      hints: ["小标题要写成 `{hashes} `；要印井号本身，写 `\\{hashes}`"],
      explain: "小标题以半角的 ## 加一个空格开头。",
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
  "dateline-in-copy": {
    en: {
      message: "the dateline `{dateline}` is a part of the copy, and is set as copy",
      hints: [
        "take it out of the copy, and write `dateline: {dateline}` and `reporter: {reporter}` with the story",
        "take it out of the copy, and write `dateline: {dateline}` with the story",
      ],
      explain:
        "Datelines and reporters have faces of their own, `styles.dateline` and `styles.reporter`, and a gap behind them. In the copy they would look unlike those of the other stories.",
    },
    zh: {
      message: "电头“{dateline}”写在正文里，会排成正文的字体",
      hints: [
        "请从正文里移出，在稿件里写 `dateline: {dateline}` 和 `reporter: {reporter}`",
        "请从正文里移出，在稿件里写 `dateline: {dateline}`",
      ],
      explain:
        "电头和记者姓名有自己的字体（`styles.dateline`、`styles.reporter`），后面还有空。写在正文里，就和别的稿件不一样了。",
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
  "folded-line": {
    en: {
      message: "this line break is a space between Chinese characters: YAML folds the text",
      hints: ["write `|` behind the key, with the text on the lines below: its lines join without a space"],
      explain:
        "Behind `>`, or with nothing between the key and its text, YAML makes one line of several, with spaces between them; verse, lists and tables are lost by it. Behind `|` lines stay lines.",
    },
    zh: {
      message: "这里换行，成了汉字之间的空格：YAML 把几行折成了一行",
      hints: ["请在键后写 `|`，正文从下一行写起：接排时不留空"],
      explain:
        "键后写 `>`，或什么也不写、正文直接分成几行，YAML 都会把几行并成一行，行间加空格；诗行、列表、表格也就没有了。写 `|` 则逐行保留。",
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
