import type { Message } from "../wording.ts";

/** House markup and what word processors, the web and input methods leave in copy. */
export const copyMessages = {
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
  "joined-item": {
    en: {
      message: "this line begins with `{mark}`, as an item does, and is joined to the line before it",
      hints: ["begin each item with `- ` or with `1. `, `2. ` in step, or put a blank line between them"],
      explain:
        "Lines of one paragraph are joined. Items of a list begin with `- `, or count from 1 (`1. `, `1、`, `1．`). What begins in another way (•, ①, 一、, （一）) becomes a paragraph of its own by a blank line.",
    },
    zh: {
      message: "这一行以 `{mark}` 开头，像是列表的一项，却会接在上一行后面",
      hints: ["各项请用 `- ` 或依次的 `1. `、`2. ` 开头，或在各项之间加空行"],
      explain:
        "同一段里的各行会连成一行。列表的各项以 `- ` 开头，或从 1 数起（`1. `、`1、`、`1．`）。用 •、①、一、、（一）开头的，请以空行分段。",
    },
  },
  "unmarked-list": {
    en: {
      message: "this looks like a list, and is set as plain copy",
      hints: ["write `{mark}` on a line of its own right above it to set it in columns"],
      explain:
        "`::: 名单` stands above names, which then fill lines in columns of one width; `::: 成绩` above rows of results, a line each, whose columns align. Full-width spaces or tabs part what stands in a list, and a blank line ends it. Until 0.1.0 such lists were guessed.",
    },
    zh: {
      message: "这里像是名单或成绩单，现在照普通正文排",
      hints: ["要分栏对齐，请在它上面紧挨着单写一行 `{mark}`"],
      explain:
        "人名上面写一行 `::: 名单`，各栏等宽、排满一行再转行；成绩上面写一行 `::: 成绩`，一行一条，各栏对齐。各项之间用全角空格或制表符隔开，空一行结束。0.1.0 以前这样的段落是猜出来的。",
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
  "stray-markup": {
    en: {
      message: "`{mark}` marks nothing here and is printed as it stands",
      hints: [
        "write `{ascii}` on a half-width keyboard, or delete it; only copy has markup",
        "close it with another `{pair}` in the same paragraph, or delete it; only copy has markup",
        "delete it: house markup has no such thing",
      ],
      explain:
        "`**` and `__` mark what stands between two of them in a paragraph of copy. Headlines and captions have no markup. Full-width signs mark nothing, nor do code, links, footnotes, `~~`, `==` and rules of Markdown. A backslash before a sign prints it without this warning.",
    },
    zh: {
      message: "`{mark}` 在这里不起作用，会照原样印出来",
      hints: [
        "请切换到半角，写 `{ascii}`，或删去；只有正文可以用标记",
        "请在同一段里补上另一个 `{pair}`，或删去；只有正文可以用标记",
        "请删去：正文标记里没有这种写法",
      ],
      explain:
        "`**`、`__` 要在正文的同一段里成对使用；标题、图说里不读标记。全角符号不起作用，Markdown 的代码、链接、脚注、`~~`、`==`、分隔线也不起作用。确要印出这个符号，前面加反斜线就不再提示。",
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
      explain:
        "Tags and references of HTML mean nothing in copy, nor do codes of forums and chats (`[url]`, `[微笑]`), fields of Word and escapes of programs. They come with text that was copied.",
    },
    zh: {
      message: "`{mark}` 是网页或文字处理软件留下的，会照原样印出来",
      hints: ["请删去，或改成它所代表的字符"],
      explain:
        "HTML 的标签和字符引用在稿件里不起作用，论坛和聊天软件的代码（`[url]`、`[微笑]`）、Word 的域、程序的转义也不起作用，都是随文字一起复制来的。",
    },
  },
  "misread-text": {
    en: {
      message: "`{mark}` is other text that a program read in a wrong encoding: it is printed as it stands",
      hints: ["type again what stands in the source"],
      explain:
        "Each encoding has other characters for the same bytes: 锟斤拷 are two characters that were lost before, `â€œ` is a quotation mark, `æ–°é—»` is 新闻. Copy the text again from its source, or type it.",
    },
    zh: {
      message: "`{mark}` 是别的文字被程序按错误的编码读成的乱码，会照原样印出来",
      hints: ["请对照原稿重新输入"],
      explain:
        "同样的字节，各种编码读出来的字不同：锟斤拷本是两个早已丢失的字，`â€œ` 本是引号，`æ–°é—»` 本是“新闻”。请从原稿重新复制，或者重新输入。",
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
} as const satisfies Readonly<Record<string, Message>>;
