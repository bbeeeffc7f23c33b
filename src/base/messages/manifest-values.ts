import type { Message } from "../wording.ts";

/** Keys and values that the manifest does not know. */
export const valueMessages = {
  "unknown-key": {
    en: {
      message: "there is no key `{key}` here",
      hints: [
        "write `{glued}: ` with a half-width colon and a space",
        "mappings are not merged by `{merging}`: write its keys out here",
        "`{bare}` has no value: put a text that holds a comma in quotes, and write a half-width colon and a space behind a key",
        "did you mean `{nearest}`?",
        "write `{wordKey}: {word}`",
        "the keys here are {known}",
      ],
      explain:
        "Every key of a manifest is known: one that is not would be passed over, and what it says lost. `banmian schema` lists them.",
    },
    zh: {
      message: "这里没有 `{key}` 这个键",
      hints: [
        "写成 `{glued}: `：半角冒号，后面空一格",
        "不支持用 `{merging}` 合并：请在这里把各键写全",
        "`{bare}` 后面没有值：含逗号的文字要加引号，键后面要写半角冒号并空一格",
        "是不是 `{nearest}`？",
        "写成 `{wordKey}: {word}`",
        "这里可用的键有 {known}",
      ],
      explain: "稿单的键都是定好的：不认识的键若放过去，它的内容就丢了。`banmian schema` 列出全部的键。",
    },
  },
  "missing-key": {
    en: {
      message: "missing here: `{key}`",
      hints: ["add {toAdd}"],
      explain:
        "Without it the rest cannot be understood. In fonts.yaml a file needs `file`, `licence`, `source` and `sha256`, a face needs `font`.",
    },
    zh: {
      message: "缺少 `{key}`",
      hints: ["请补上 {toAdd}"],
      explain:
        "缺了这个键，其余的内容无法理解。fonts.yaml 里每个文件须写 `file`、`licence`、`source`、`sha256`，每个字体名目须写 `font`。",
    },
  },
  "missing-value": {
    en: {
      message: "`{key}` has no value",
      hints: ["write a value"],
      explain: "The key stands there, but nothing after it.",
    },
    zh: {
      message: "`{key}` 没有值",
      hints: ["请写上值"],
      explain: "有键，后面却什么也没有。",
    },
  },
  "not-text": {
    en: {
      message: "`{key}` takes a text",
      hints: ["put the text in quotes if it holds brackets or `: `"],
      explain: "A list or a mapping stands where a text belongs. Text that begins with a bracket needs quotes.",
    },
    zh: {
      message: "`{key}` 要写文字",
      hints: ["文字里有括号或 `: ` 时要加引号"],
      explain: "该写文字的地方写成了列表或映射。以半角括号开头的文字要加引号。",
    },
  },
  "not-text-or-list": {
    en: {
      message: "`{key}` takes a text or a list of lines",
      hints: [
        "put a text that begins with a bracket in quotes; lines of a headline are a list: `{key}: [first line, second line]`",
      ],
      explain: "A headline is one text, or a list: the editor's own line turns.",
    },
    zh: {
      message: "`{key}` 要写文字，或逐行列出",
      hints: ["以括号开头的文字要加引号；标题分行写成列表：`{key}: [第一行, 第二行]`"],
      explain: "标题是一段文字，或一个列表（编辑自己的转行）。",
    },
  },
  "not-a-body": {
    en: {
      message: "`{key}` takes a text or `{file: …}`",
      hints: ["open the text with `{key}: |` and indent it"],
      explain: "A story's copy stands in the manifest, or in a file that it names.",
    },
    zh: {
      message: "`{key}` 要写正文，或 `{file: …}`",
      hints: ["用 `{key}: |` 开头，正文缩进"],
      explain: "稿件正文写在稿单里，或写在稿单所指的文件里。",
    },
  },
  "not-a-number": {
    en: {
      message: "`{key}` takes a number",
      hints: ["write `{key}: {nearest}`", "write half-width digits without quotes or unit"],
      explain: "The value is not a number written in the digits 0 to 9.",
    },
    zh: {
      message: "`{key}` 要写数字",
      hints: ["写成 `{key}: {nearest}`", "用半角数字，不加引号和单位"],
      explain: "这个值不是用 0 到 9 写的数字。",
    },
  },
  "not-whole": {
    en: {
      message: "`{key}` takes a whole number, not {value}",
      hints: [],
      explain: "Columns, rows, legs and counts are whole.",
    },
    zh: {
      message: "`{key}` 要写整数，不能是 {value}",
      hints: [],
      explain: "栏、行、版和件数都是整数。",
    },
  },
  "out-of-range": {
    en: {
      message: "`{key}` is {value}, outside {min} to {max}",
      hints: [],
      explain: "The number lies outside what this key allows.",
    },
    zh: {
      message: "`{key}` 是 {value}，不在 {min} 到 {max} 之间",
      hints: [],
      explain: "这个数超出了此键允许的范围。",
    },
  },
  "not-a-flag": {
    en: {
      message: "`{key}` takes `true` or `false`",
      hints: ["did you mean `{nearest}`?"],
      explain: "In YAML 1.2 yes, no, on and off are texts.",
    },
    zh: {
      message: "`{key}` 只能是 `true` 或 `false`",
      hints: ["是不是 `{nearest}`？"],
      explain: "在 YAML 1.2 里 yes、no、on、off 都是文字。",
    },
  },
  "unknown-value": {
    en: {
      message: "`{key}` cannot be `{value}`",
      hints: ["did you mean `{nearest}`?", "choose from {choices}"],
      explain: "The key takes one of a few words.",
    },
    zh: {
      message: "`{key}` 不能是 `{value}`",
      hints: ["是不是 `{nearest}`？", "可选：{choices}"],
      explain: "这个键只能取几个固定的词。",
    },
  },
  "not-a-list": {
    en: {
      message: "`{key}` takes a list",
      hints: ["begin each entry with `- `"],
      explain: "A single value stands where a list belongs.",
    },
    zh: {
      message: "`{key}` 要写成列表",
      hints: ["每一项以 `- ` 开头"],
      explain: "该写列表的地方只写了一个值。",
    },
  },
  "not-a-manifest": {
    en: {
      message: "the file is a text or a list, where keys with values belong",
      hints: ["begin a line at the margin with each key: `{first}: …`"],
      explain:
        "A manifest is one mapping: keys such as paper, date, pages and stories stand at the margin, each with its value behind it or below.",
    },
    zh: {
      message: "文件是一段文字或一个列表，应是键和值",
      hints: ["请顶格写键，如 `{first}: …`"],
      explain: "稿单是一层映射：paper、date、pages、stories 等键顶格写，值写在后面或下面。",
    },
  },
  "words-joined": {
    en: {
      message: "`{value}` counts as one word",
      hints: ["part words by a half-width comma and a space, or write each on a line of its own behind `- `"],
      explain:
        "Words that stay whole are looked for in the copy as they are listed. A full-width comma or 、 between two makes them one, which stands nowhere.",
    },
    zh: {
      message: "`{value}` 会当作一个词",
      hints: ["词与词之间用半角逗号加空格隔开，或一行一个，前面写 `- `"],
      explain: "不可拆开的词照列出的样子在正文里找；两个词之间若用全角逗号或顿号，就成了一个哪里也找不到的词。",
    },
  },
  "not-a-mapping": {
    en: {
      message: "`{key}` takes keys with values",
      hints: ["write `{wordKey}: {word}`", "write `- {entry}`", "write `{key}: {example}`"],
      explain: "A text, number or list stands where a mapping (key: value) belongs.",
    },
    zh: {
      message: "`{key}` 要写成键和值",
      hints: ["写成 `{wordKey}: {word}`", "写成 `- {entry}`", "写成 `{key}: {example}`"],
      explain: "该写映射（键: 值）的地方写了文字、数字或列表。",
    },
  },
  "too-few": {
    en: {
      message: "`{key}` is an empty list",
      hints: ["add at least one entry"],
      explain: "This list needs an entry.",
    },
    zh: {
      message: "`{key}` 是空列表",
      hints: ["至少写一项"],
      explain: "这个列表至少要有一项。",
    },
  },
  "bad-date": {
    en: {
      message: "`{value}` is not a day of the calendar",
      hints: ["did you mean `{nearest}`?", "write year, month and day: 2026-11-24"],
      explain: "Dates are written as in ISO 8601, with four, two and two digits, and must exist.",
    },
    zh: {
      message: "`{value}` 不是日历上的日子",
      hints: ["是不是 `{nearest}`？", "按年月日写：2026-11-24"],
      explain: "日期照 ISO 8601 写，四位、两位、两位，而且要真有这一天。",
    },
  },
  "bad-extent": {
    en: {
      message: "`{value}` is not a range for `{key}`",
      hints: ["did you mean `{nearest}`?", "write the first and the last, counted from 1: `1-5`, or `4` for one alone"],
      explain: "Columns and rows count from 1, the last included; half-width digits and hyphen.",
    },
    zh: {
      message: "`{value}` 不是 `{key}` 的起止",
      hints: ["是不是 `{nearest}`？", "从 1 数起，写起止两头：`1-5`；只有一个写 `4`"],
      explain: "栏和行从 1 数起，包括末尾；用半角数字和连字符。",
    },
  },
  "bad-length": {
    en: {
      message: "`{value}` is not a length for `{key}`",
      hints: ["did you mean `{nearest}`?", "write {units}"],
      explain: "Lengths carry a unit: pt, mm, 字 (em of the body), 行 (rows of the grid), or a size name such as 小五.",
    },
    zh: {
      message: "`{value}` 不能作 `{key}` 的长度",
      hints: ["是不是 `{nearest}`？", "写成 {units}"],
      explain: "长度要带单位：pt、mm、字（正文字宽）、行（版面行距），或小五等字号名。",
    },
  },
  "bad-colour": {
    en: {
      message: "`{value}` is not a colour",
      hints: ["write four percentages for cyan, magenta, yellow and black: [0, 100, 100, 0]"],
      explain: "A palette's colours are process inks in percent, 0 to 100.",
    },
    zh: {
      message: "`{value}` 不是颜色",
      hints: ["写青、品红、黄、黑四个百分数：[0, 100, 100, 0]"],
      explain: "色板的颜色是四色油墨的百分数，0 到 100。",
    },
  },
  "bad-colour-name": {
    en: {
      message: "`{value}` is not the name of a colour",
      hints: [
        "name one of the paper's `palette`, where its inks stand: `palette: {red: [0, 100, 100, 0]}`, then `{key}: red`",
      ],
      explain:
        "A style names a colour of the palette, black or white. Colours of screens (`#c8102e`, `rgb()`) say nothing of inks: their cyan, magenta, yellow and black stand once in the palette.",
    },
    zh: {
      message: "`{value}` 不是颜色的名称",
      hints: ["请写 `palette` 里的名称，油墨写在那里：`palette: {红: [0, 100, 100, 0]}`，然后 `{key}: 红`"],
      explain:
        "样式里写色板中的颜色名称，或 black、white。屏幕的颜色（`#c8102e`、`rgb()`）说不出用多少油墨：青、品红、黄、黑四色写在色板里。",
    },
  },
  "bad-crop": {
    en: {
      message: "`{value}` is not a way to crop",
      hints: ["did you mean `{nearest}`?", "write attention, entropy, centre, none, or a point to keep: 30% 60%"],
      explain:
        "A crop keeps what draws the eye, or a point given from the left and the top in percent; with none the whole picture stands.",
    },
    zh: {
      message: "`{value}` 不是裁切方式",
      hints: ["是不是 `{nearest}`？", "写 attention、entropy、centre、none，或要保住的一点：30% 60%"],
      explain: "裁切保住醒目的部分，或从左、从上按百分数给出的一点；none 表示一点不裁。",
    },
  },
  "bad-field": {
    en: {
      message: "there is no field `{value}` in `{key}`",
      hints: ["did you mean `{nearest}`?", "the fields here are {choices}"],
      explain:
        "Braces in a wording stand for what the engine fills in; one that it does not know would be printed as it is.",
    },
    zh: {
      message: "`{key}` 里没有 `{value}` 这个栏位",
      hints: ["是不是 `{nearest}`？", "可用：{choices}"],
      explain: "文字里的花括号由程序填写，不认识的会原样印出来。",
    },
  },
  "half-a-frame": {
    en: {
      message: "the place gives `{key}` but no `{missing}`",
      hints: ["add `{missing}`, or leave both out and the engine finds the frame"],
      explain: "A frame needs its columns and its rows. With neither, the engine makes the story up.",
    },
    zh: {
      message: "位置写了 `{key}`，没写 `{missing}`",
      hints: ["补上 `{missing}`；两个都不写则由程序排位"],
      explain: "文框要有栏和行；两样都不写，就由程序排位。",
    },
  },
  "too-many": {
    en: {
      message: "`{key}` has {count} entries; at most {limit} are read",
      hints: ["keep {limit} of them at the most; of pages and stories, divide the issue into several"],
      explain:
        "Lists have limits far above any newspaper's, so that a manifest gone wrong takes neither all time nor all memory.",
    },
    zh: {
      message: "`{key}` 有 {count} 项，最多读 {limit} 项",
      hints: ["最多留 {limit} 项；版和稿件太多，请分成几期"],
      explain: "列表的项数有上限，远高于任何报纸的需要，以免出了错的稿单耗尽时间和内存。",
    },
  },
  "many-alike": {
    en: {
      message: "{count} more of `{code}` from here on",
      hints: ["mend those above, and run again"],
      explain:
        "Of one kind in one file a thousand are told. Where there are more, the file as a whole is not what it should be.",
    },
    zh: {
      message: "从这里起还有 {count} 处 `{code}`",
      hints: ["请先改好前面的，再运行一次"],
      explain: "同一个文件里同一种问题最多列出一千处；再多，就是整个文件不对了。",
    },
  },
  "bad-url": {
    en: {
      message: "`{key}` is no web address that a code can hold",
      hints: ["write https://… in at most 290 letters, figures and signs; Chinese characters percent-encoded"],
      explain:
        "A QR code holds an address that begins with http:// or https:// and has no blanks. A longer one makes a code that a telephone cannot read in newsprint.",
    },
    zh: {
      message: "`{key}` 不是二维码能用的网址",
      hints: ["请写 https://… 开头的网址，至多 290 个字母、数字和符号，汉字用百分号编码"],
      explain: "二维码里放以 http:// 或 https:// 开头、没有空格的网址。太长的码，印在新闻纸上手机认不出。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
