import type { Message } from "../wording.ts";

/** Faults of the YAML itself and of the characters in it. */
export const yamlMessages = {
  "yaml-syntax": {
    en: {
      message: "the YAML cannot be read from here on: {parser}",
      hints: [
        "look at this line and the one above it: indentation, quotation marks, brackets and commas, `- ` before an entry, `: ` behind a key; put a text with `: `, ` #` or a bracket in quotes",
      ],
      explain: "The text is not well-formed YAML. The message quotes what the YAML parser says, at its place.",
    },
    zh: {
      message: "从这里起 YAML 读不通（解析器的原话：{parser}）",
      hints: [
        "请看这一行和上一行：缩进、引号、括号和逗号，各项前的 `- `，键后面的 `: `；文字里有 `: `、` #` 或括号的要加引号",
      ],
      explain: "文本不是合格的 YAML。消息照录 YAML 解析器在该处报告的原话。",
    },
  },
  "yaml-tab": {
    en: {
      message: "a tab, or a space that is not the keyboard's, stands where YAML wants spaces",
      hints: ["switch the keyboard to half-width and indent with spaces"],
      explain:
        "YAML forbids tabs as indentation, since their width is not fixed. To YAML a full-width space, or one that does not break, is a letter.",
    },
    zh: {
      message: "缩进用了制表符或全角空格",
      hints: ["切换到半角，用空格缩进"],
      explain: "YAML 不许用制表符缩进，因为它的宽度不固定；全角空格和不换行空格则算文字，不算缩进。",
    },
  },
  "yaml-indent": {
    en: {
      message: "this line begins {found} columns in, where the lines around it ask for {wanted}",
      hints: [
        "indent it with {spaces} spaces; if an entry of a list begins here, write `- ` before it",
        "let it begin at the left edge",
      ],
      explain:
        "YAML tells by indentation what belongs to what: keys of one mapping and entries of one list begin in the same column, the lines of a text further in than its key.",
    },
    zh: {
      message: "这一行缩进了 {found} 格，与前后行对不上，应为 {wanted} 格",
      hints: ["请缩进 {spaces} 个空格；若是列表新的一项，前面要写 `- `", "请顶格写"],
      explain: "YAML 靠缩进表示从属关系：同一层的键、同一列表的各项要从同一列开始，文字块的各行要比它的键多缩进。",
    },
  },
  "yaml-colon": {
    en: {
      message: "no key can stand here, but a colon and a space, or the line's end, make one of the text before it",
      hints: [
        "put a text with `: ` in quotes, or use the full-width `：`; put keys within a value in braces; else look at the indentation",
      ],
      explain: "A colon and a space part a key from its value. In running text the value needs quotes.",
    },
    zh: {
      message: "这里不能有键，冒号加空格（或换行）却把前面的文字当成了键",
      hints: ["文字里有 `: ` 的要加引号，或改用全角冒号 `：`；值里的键要放进花括号；否则请看缩进"],
      explain: "半角冒号加空格用来分开键和值，文字里要用就得加引号。",
    },
  },
  "yaml-start": {
    en: {
      message: "a text without quotes cannot begin with this character",
      hints: ["put the text in quotes"],
      explain: "The characters @ ` % ! | > , open something else in YAML.",
    },
    zh: {
      message: "不加引号的文字不能以这个字符开头",
      hints: ["给文字加引号"],
      explain: "@ ` % ! | > , 在 YAML 里另有用处。",
    },
  },
  "yaml-escape": {
    en: {
      message: "there is no such escape in double quotes",
      hints: ["write `\\\\` for a backslash, or use single quotes"],
      explain: "In double quotes a backslash opens an escape such as \\n or \\u4e00.",
    },
    zh: {
      message: "双引号里没有这种转义",
      hints: ["反斜线写成 `\\\\`，或改用单引号"],
      explain: "双引号里的反斜线表示转义，如 \\n、\\u4e00。",
    },
  },
  "yaml-unclosed": {
    en: {
      message: "the `{mark}` that opens here is never closed",
      hints: ["close it where its text ends, or put a long text in a block after `|`"],
      explain: "A quoted text that is not closed runs on into the lines below it, often as far as the file's end.",
    },
    zh: {
      message: "这里的 `{mark}` 有头无尾",
      hints: ["请在文字结束处补上收尾的引号；长文字可用 `|` 写成文字块"],
      explain: "引号没有收尾，就会把后面的行也算进去，常常一直到文件末尾。",
    },
  },
  "yaml-no-bar": {
    en: {
      message: "the text below `{key}:` is not opened by `|`",
      hints: ["write `{key}: |` and indent the text"],
      explain:
        "A text of several lines stands in a block: `|` behind the key, the lines indented below it. Without it YAML looks for keys in the text.",
    },
    zh: {
      message: "`{key}:` 下面的文字前没有 `|`",
      hints: ["写成 `{key}: |`，文字各行缩进"],
      explain: "几行的文字要写成文字块：键后面写 `|`，各行缩进。不写 `|`，YAML 会到文字里去找键。",
    },
  },
  "yaml-full-width": {
    en: {
      message: "a full-width `{mark}` stands where YAML wants `{ascii}`",
      hints: ["switch the keyboard to half-width and write `{ascii}`"],
      explain:
        "Between keys, brackets and values YAML knows the marks of ASCII alone; full-width ones are part of the text.",
    },
    zh: {
      message: "这里用了全角的 `{mark}`，YAML 要半角的 `{ascii}`",
      hints: ["切换到半角，写 `{ascii}`"],
      explain: "键、括号和值之间，YAML 只认半角符号，全角的会当作文字。",
    },
  },
  "yaml-glued": {
    en: {
      message: "a space is missing after `{mark}`",
      hints: ["write `{mark} …` with a space of the keyboard (a full-width one does not count)"],
      explain:
        "A colon ends a key, and a hyphen opens an entry, only when a space or the line's end follows; otherwise they are part of the text.",
    },
    zh: {
      message: "`{mark}` 后面少了空格",
      hints: ["写成 `{mark} …`：后面空一格（要半角空格）"],
      explain: "冒号、连字符后面有空格或换行，才算键的结尾或列表的一项，否则算文字的一部分。",
    },
  },
  "yaml-rest": {
    en: {
      message: "the quotation has ended, and text follows it",
      hints: ["put the whole text in quotes, those within it in `“ ”`"],
      explain:
        "A value that opens with a quotation mark ends at the next one; what follows it on the line is no part of it.",
    },
    zh: {
      message: "引号已经收尾，后面还有文字",
      hints: ["把整段文字放进引号里，其中的引号用 `“ ”`"],
      explain: "以引号开头的值，到下一个引号就结束了，同一行后面的内容不属于它。",
    },
  },
  "yaml-documents": {
    en: {
      message: "a second document begins here",
      hints: ["remove the line `---` or `...`; in copy, indent it with the text"],
      explain: "A manifest is one YAML document. A line of three hyphens at the left edge begins another.",
    },
    zh: {
      message: "这里开始了第二个文档",
      hints: ["删去 `---` 或 `...` 这一行；若是正文，请与正文一起缩进"],
      explain: "一份稿单只有一个 YAML 文档，行首的三个连字符会另起一个。",
    },
  },
  "yaml-alias": {
    en: {
      message: "`{alias}` refers to nothing",
      hints: ["put a text that begins with `*` in quotes or in a block after `|`"],
      explain: "A star at a value's beginning refers to an anchor (&name) above it. Bold copy needs quotes or a block.",
    },
    zh: {
      message: "`{alias}` 没有指向任何内容",
      hints: ["以 `*` 开头的文字要加引号，或用 `|` 写成文字块"],
      explain: "值开头的星号表示引用上文的锚点（&名字）。加粗的文字要加引号或写成文字块。",
    },
  },
  "comment-in-text": {
    en: {
      message: "YAML reads `{lost}` as a comment: it is not part of the text",
      hints: ["put the whole text in quotes; a comment that is meant stands two spaces off"],
      explain:
        "In a text without quotes, a space and `#` begin a comment that runs to the line's end, and the words in it are not printed.",
    },
    zh: {
      message: "`{lost}` 被 YAML 当作注释，不会印出",
      hints: ["请给整段文字加引号；若确是注释，前面空两格"],
      explain: "文字不加引号时，空格后的 `#` 到行末都算注释，其中的字不会印出。",
    },
  },
  "yaml-sign": {
    en: {
      message: "YAML takes `{lost}` out of the text: it would not be printed",
      hints: ["put the whole text in quotes"],
      explain:
        "At a value's beginning & names the value for aliases and ! names its kind; neither is part of the text.",
    },
    zh: {
      message: "`{lost}` 不算文字，不会印出",
      hints: ["请给整段文字加引号"],
      explain: "值开头的 & 给值起名供引用，! 表示值的类型，都不算文字。",
    },
  },
  "too-deep": {
    en: {
      message: "values are nested more than {limit} deep",
      hints: [],
      explain: "No manifest needs such depth; it is refused before it is read.",
    },
    zh: {
      message: "嵌套超过 {limit} 层",
      hints: [],
      explain: "稿单用不着这么深的嵌套，读之前就拒绝。",
    },
  },
  "too-many-aliases": {
    en: {
      message: "aliases unfold to more than {limit} values",
      hints: ["write the values out"],
      explain:
        "Aliases of aliases can unfold a few lines into billions of values; they are counted before they are read.",
    },
    zh: {
      message: "引用展开后超过 {limit} 个值",
      hints: ["把值直接写出来"],
      explain: "引用套引用，几行就能展开成几十亿个值，所以读之前先数一遍。",
    },
  },
  "duplicate-key": {
    en: {
      message: "`{key}` stands twice in one mapping",
      hints: ["keep one of the two"],
      explain: "Of two equal keys one would be lost without a word.",
    },
    zh: {
      message: "`{key}` 在同一层写了两次",
      hints: ["留下一个"],
      explain: "两个相同的键，总有一个会悄悄丢掉。",
    },
  },
  "lone-surrogate": {
    en: {
      message: "`{character}` is half a character",
      hints: ["write the character itself, or `\\U` with eight digits"],
      explain: "Code points D800 to DFFF are halves of UTF-16 pairs; alone they stand for no character.",
    },
    zh: {
      message: "`{character}` 只是半个字符",
      hints: ["直接写这个字，或用 `\\U` 加八位数字"],
      explain: "D800 至 DFFF 是 UTF-16 代理对的一半，单独出现不代表任何字。",
    },
  },
  "control-character": {
    en: {
      message: "the invisible character {character} does not belong in the text",
      hints: ["delete it"],
      explain:
        "Control characters, line separators and marks that turn the writing direction are pasted from other programs and the web, and are never let into copy; nor do spaces and joiners of no width belong beside Chinese characters: nobody who searches for the word finds it.",
    },
    zh: {
      message: "文字里有不该有的看不见的字符 {character}",
      hints: ["请删去"],
      explain:
        "控制字符、行分隔符、改变书写方向的标记多半是从别的程序和网页粘贴来的，不让进稿；汉字旁边的零宽空格、零宽连字也不该有，有了就检索不到这个词。",
    },
  },
  "replacement-character": {
    en: {
      message: "a character was lost before this file was written: � (U+FFFD) stands in its place",
      hints: ["type the character again"],
      explain:
        "Programs write U+FFFD for what they could not decode. The character that stood there must be found in the source.",
    },
    zh: {
      message: "这里丢了一个字，只剩下替换符 �（U+FFFD）",
      hints: ["请对照原稿重新输入"],
      explain: "别的程序解不出的字会写成 U+FFFD，原字要到原稿里找。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
