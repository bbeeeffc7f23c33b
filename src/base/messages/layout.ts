import type { Message } from "../wording.ts";

/** Copy-fitting, photos, and stories over several pages. */
export const layoutMessages = {
  overset: {
    en: {
      message: "`{story}` is {rows} lines over (about {characters} characters) on page {page}",
      hints: [
        "cut {cut} characters in the paragraph `{paragraph}`[, or make the frame {depth} rows deeper][, or let the story go on on page {to}: columns {across}, rows {down} are free]",
        "make the frame {depth} rows deeper[, or let the story go on on page {to}: columns {across}, rows {down} are free], or cut the copy[: a line goes with {least} characters in the paragraph `{named}`]",
        "let the story go on on page {to}: columns {across}, rows {down} are free; or cut the copy[: a line goes with {least} characters in the paragraph `{named}`]",
        "cut the copy[: a line goes with {least} characters in the paragraph `{named}`], give the frame more room, or let it go on on a later page: add one if none has room",
      ],
      explain:
        "The story does not end in its frame even with photos, headline and paragraphs at their shortest. Nothing is cut off in silence: the build fails, and `--draft` draws the page all the same, with a red bar where copy is left out. " +
        "Each figure of the hint was tried: the story was set again with it. The characters of a paragraph may go at its end or in its middle.",
    },
    zh: {
      message: "`{story}` 在 {page} 版多出 {rows} 行（约 {characters} 字）",
      hints: [
        "请在 `{paragraph}` 一段删 {cut} 字[，或把文框加深 {depth} 行][，或转到 {to} 版：第 {across} 栏、第 {down} 行空着]",
        "请把文框加深 {depth} 行[，或转到 {to} 版：第 {across} 栏、第 {down} 行空着]，或删稿[：在 `{named}` 一段删 {least} 字可省一行]",
        "请转到 {to} 版：第 {across} 栏、第 {down} 行空着；或删稿[：在 `{named}` 一段删 {least} 字可省一行]",
        "请删稿[（在 `{named}` 一段删 {least} 字可省一行）]、加大文框，或转到后面的版面；都没有空处就加版",
      ],
      explain:
        "图片、标题、段落都收到最紧，稿件仍排不进文框。程序不会悄悄截掉文字：生成失败；用 `--draft` 仍可看样，溢出处有红条注明。提示里的每个数字都试排过；删字可在段末，也可在段中。",
    },
  },
  "advert-over": {
    en: {
      message: "`{advert}` on page {page} is {lines} lines over",
      hints: ["make its frame deeper or wider, or take words out"],
      explain:
        "The words of an advert do not end in its frame: a text advert even at its smallest size, small ads even without white between them. Nothing is cut off in silence.",
    },
    zh: {
      message: "{page} 版的广告 `{advert}` 多出 {lines} 行",
      hints: ["请加大文框，或删减文字"],
      explain: "广告词在文框里排不完：文字广告用了最小字号，分类广告去尽空白，仍排不下。程序不会悄悄截掉文字。",
    },
  },
  "advert-head-long": {
    en: {
      message: "the headline of the advert `{advert}` on page {page} has no room even at its smallest size",
      hints: ["cut it, give it turns (a list of lines), or make the frame wider"],
      explain:
        "A headline over an advert's words falls from the size of the style `advertHead` to its floor, in as many lines as the style allows.",
    },
    zh: {
      message: "{page} 版广告 `{advert}` 的标题用最小字号仍排不下",
      hints: ["请缩短标题，自己断行（写成列表），或加宽文框"],
      explain: "广告标题从样式 `advertHead` 的字号缩到最小字号，行数以样式所许为限。",
    },
  },
  "advert-short": {
    en: {
      message:
        "the advert `{advert}` on page {page} leaves room for {lines} lines[, those of its {legs} legs together]",
      hints: ["add words, set them larger, or make the frame less deep"],
      explain:
        "White between small ads grows until all legs end level; what is left of their place is white at the foot. The words of a text advert stand in the middle of theirs: more than half of it is white.",
    },
    zh: {
      message: "{page} 版的广告 `{advert}` 还空 {lines} 行[（{legs} 栏合计）]",
      hints: ["请增加文字，放大字号，或减小文框"],
      explain: "分类广告各条之间的空白放大到各栏齐平，余下的空处留在下方；文字广告排在正中，空处超过一半。",
    },
  },
  underfull: {
    en: {
      message: "`{story}` is {rows} lines short (about {characters} characters) on page {page}",
      hints: [
        "add copy or a filler, enlarge a photo, or make the frame {depth} rows less deep",
        "add copy or a filler, or enlarge a photo",
      ],
      explain:
        "A last leg may end two rows above the frame's foot. The engine's levers (photo depth, white round heads, paragraphs' own breaks) could not fill the rest.",
    },
    zh: {
      message: "`{story}` 在 {page} 版缺 {rows} 行（约 {characters} 字）",
      hints: ["请加稿或补白、放大图片，或把文框减浅 {depth} 行", "请加稿或补白，或放大图片"],
      explain: "末栏最多可空两行。图片深度、标题空行、段落换行都调过，仍填不满。",
    },
  },
  "broken-line": {
    en: {
      message: "`{text}` on page {page} breaks where no line should: nothing else fits",
      hints: ["shorten the word or address, add a space or U+200B where it may break, or give the story wider legs"],
      explain:
        "A word, number, address or name that never breaks was wider than the measure, or several marks left no place for a line to end. The engine breaks such a line anywhere rather than let it stick out.",
    },
    zh: {
      message: "{page} 版的 `{text}` 在不该断行处断开：没有别的排法",
      hints: ["请缩短词语或网址，在可断处加空格或 U+200B，或加宽栏"],
      explain:
        "词语、数字、网址或绝不拆开的人名比栏宽，或几个标点连在一起，没有合规的断行处。程序宁可在任意处断开，也不让文字排出栏外。",
    },
  },
  "loose-line": {
    en: {
      message: "`{text}` on page {page} stays short: it would be spaced by {added} em",
      hints: [
        "`{word}` has no room in the line: give the name in Chinese, reword the sentence, or give the story wider legs",
        "reword the sentence, or give the story wider legs",
      ],
      explain:
        "A justified line whose characters would stand more than half an em apart: the rules of line ends left no other break. Readers see such a line as a list of characters, so it is not filled.",
    },
    zh: {
      message: "{page} 版的 `{text}` 没有排满行：排满要把字距拉开 {added} 字",
      hints: ["`{word}` 这一行排不下：请改用译名，改写这一句，或加宽栏", "请改写这一句，或加宽栏"],
      explain: "要两端对齐，字距就得超过半个字：避头尾规则没有留下别的断行处，所以这一行不拉满。",
    },
  },
  "opened-lines": {
    en: {
      message:
        "`{text}` on page {page} is opened by {added} em between its characters[; further lines of the page by more than 0.25 em: {more}]",
      hints: [
        "`{word}` has no room in the line: give the name in Chinese, reword the sentence, or give the story wider legs",
        "reword the sentence, or give the story wider legs",
      ],
      explain:
        "A justified line whose gaps each grow by more than a quarter of an em: everybody sees it. Long words, numbers and addresses left no better break. Told once a page, at the widest line; `check --typography` has the figures of each story.",
    },
    zh: {
      message: "{page} 版的 `{text}` 字距拉开了 {added} 字[；本版拉开超过 0.25 字的还有 {more} 行]",
      hints: ["`{word}` 这一行排不下：请改用译名，改写这一句，或加宽栏", "请改写这一句，或加宽栏"],
      explain:
        "两端对齐时，这一行每处字距加大了四分之一字以上，谁都看得出来：长词、数字或网址没有留下更好的断行处。每版只报一次，报最疏的一行；各稿的数字见 `check --typography`。",
    },
  },
  "heading-torn": {
    en: {
      message: "a headline of `{story}` on page {page} turns inside a phrase: `{text}`",
      hints: ["write its turns as a list of lines, shorten it, or give it more columns"],
      explain:
        "A headline turns by its sense. Here no better turn fits, at any size down to its style's `floor`. A list of lines says where it turns; each of them has to fit. Names and terms that stand under `words` in paper.yaml or issue.yaml stay whole; the editor's own turn inside a name marked `never` is told, too.",
    },
    zh: {
      message: "`{story}` 在 {page} 版的标题拆开了词组：`{text}`",
      hints: ["请把标题写成列表、自己定转行，或改短，或加宽"],
      explain:
        "标题按意思转行。这里一直缩到样式的 `floor`，也没有更好的转行处。写成列表就由编辑定转行，但每行都要排得下。paper.yaml 或 issue.yaml 的 `words` 里列出的人名、地名、名词不会拆开；编辑自己定的转行拆开了标有 `never` 的人名，也会提示。",
    },
  },
  "table-too-wide": {
    en: {
      message: "the table of `{story}` on page {page} is {characters} characters too wide",
      hints: [
        "shorten its longest cells, take out a column, or give the story wider legs (`legs: 1` makes one leg of all its columns)",
      ],
      explain:
        "A row of a table stays a single line. A table that is too wide is set smaller, to four fifths of its size at the least: what is smaller cannot be read in a newspaper.",
    },
    zh: {
      message: "{page} 版 `{story}` 的表格宽出 {characters} 字",
      hints: ["请缩短最长的单元格，删去一列，或加宽栏（`legs: 1` 把各栏并成一栏）"],
      explain: "表格每行只占一行。太宽时缩小字号，最小到五分之四；再小，报纸上就看不清了。",
    },
  },
  "type-too-wide": {
    en: {
      message: "`{style}` of `{of}` on page {page} does not fit into its line of {room} pt",
      hints: ["set it smaller or with less indent in `styles: {style}`, shorten it, or give it more columns"],
      explain:
        "A text turns where its line ends. One that has a single line, or a character that is wider than its line, sticks out over what stands beside it.",
    },
    zh: {
      message: "{page} 版 `{of}` 的 `{style}` 在 {room} 磅宽的行里排不下",
      hints: ["请在 `styles: {style}` 里缩小字号或缩进，改短，或多给几栏"],
      explain: "文字在行末转行。只有一行的文字，或者一个字就比行宽的大字，会伸出去，压住旁边的内容。",
    },
  },
  "leg-short": {
    en: {
      message: "`{story}` leaves {rows} rows white inside its legs on page {page}",
      hints: ["add or cut a line before a subhead, or move a photo"],
      explain:
        "Every leg but the last ends on the frame's last row. A subhead stays with two lines of its text, and a table in one leg; where they go over to the next leg, white is left at the foot of this one.",
    },
    zh: {
      message: "`{story}` 在 {page} 版的栏底空出 {rows} 行",
      hints: ["在小标题前增删一行，或移动图片"],
      explain:
        "除末栏外，各栏都应排到文框的最后一行。小标题要带两行正文，表格不拆栏；它们转到下一栏时，这一栏栏底就空了。",
    },
  },
  "headline-too-long": {
    en: {
      message:
        "a headline of `{story}` has {characters} characters and does not fit on page {page}, even at its smallest size",
      hints: [
        "write `legs: {legs}`: a vertical headline is as long as the legs that it stands beside[; or shorten it to {fits} characters]",
        "shorten it to {fits} characters[, write `over: {over}`][, or give the frame {columns} columns more]",
        "write `over: {over}`, or shorten it",
        "give the frame {columns} columns more, or shorten it",
        "shorten it, turn it into more lines, or give it more columns",
      ],
      explain: "The engine sets a headline smaller down to its style's `floor`, and turns it into its `lines` at most.",
    },
    zh: {
      message: "`{story}` 的标题有 {characters} 字，缩到最小字号，在 {page} 版仍排不下",
      hints: [
        "请写 `legs: {legs}`：竖题的长度以旁边的栏为限[；或改为 {fits} 字]",
        "请改为 {fits} 字[，或写 `over: {over}`][，或把文框加宽 {columns} 栏]",
        "请写 `over: {over}`，或改短标题",
        "请把文框加宽 {columns} 栏，或改短标题",
        "请改短标题、多分几行，或加宽",
      ],
      explain: "标题最小缩到样式的 `floor`，最多转 `lines` 行。",
    },
  },
  "frame-too-small": {
    en: {
      message: "headline, note and opening photo of `{story}` need {rows} rows more than its frame on page {page} has",
      hints: [
        "make the frame {depth} rows deeper, or shorten the headline",
        "give the frame {rows} rows more and some for the text, or shorten the headline",
      ],
      explain: "What stands before the text does not fit into the frame, even with the headline at its smallest size.",
    },
    zh: {
      message: "`{story}` 的标题、编者按、题头图比 {page} 版的文框多出 {rows} 行",
      hints: ["请把文框加深 {depth} 行，或改短标题", "请把文框至少加高 {rows} 行，再留出正文，或改短标题"],
      explain: "正文之前的部分，标题缩到最小仍放不进文框。",
    },
  },
  "frame-too-narrow": {
    en: {
      message: "headline, note and photo of `{story}` need {lines} lines more than its frame on page {page} has",
      hints: [
        "give the frame {columns} columns more, or shorten the headline",
        "give the frame more columns, or shorten the headline",
      ],
      explain:
        "In a vertical story headline and note stand at the right of the text. What they need does not fit into the frame's width.",
    },
    zh: {
      message: "`{story}` 的标题、编者按、图片比 {page} 版的文框多出 {lines} 行",
      hints: ["请把文框加宽 {columns} 栏，或改短标题", "请加宽文框，或改短标题"],
      explain: "竖排稿的标题和编者按在正文右边，文框的宽度放不下。",
    },
  },
  "head-not-over": {
    en: {
      message:
        "`head: top` of `{story}` has no room on page {page}: its headline leaves none of its bands to the copy, and stands at the right",
      hints: ["give the frame more columns, divide it into more `legs`, or leave `head: top` out"],
      explain:
        "In a vertical paper a headline over the copy takes as many whole bands as it is high. The copy needs a band below it. A frame of too few bands has its headline at the right of the copy, as it would without `head: top`.",
    },
    zh: {
      message: "`{story}` 写了 `head: top`，但标题占满了它在 {page} 版的文框，下面没有正文的栏，只好排在右边",
      hints: ["请加宽文框，用 `legs` 多分几栏，或去掉 `head: top`"],
      explain:
        "直排报纸里，排在正文上方的标题按高度占整栏，下面至少要留一栏给正文。文框栏数不够时，标题排在正文右边，与不写 `head: top` 一样。",
    },
  },
  "photo-no-room": {
    en: {
      message:
        "`{photo}` of `{story}` finds no place in its frame on page {page}: it needs {rows} rows in {columns} columns",
      hints: [
        "make the frame {depth} rows deeper[, or write `columns: {fewer}` for the photo][, or `depth: {shallow}`]",
        "write `columns: {fewer}` for the photo[, or `depth: {shallow}`]",
        "write `depth: {shallow}` for the photo",
        "give it fewer columns or rows, or give the frame more",
      ],
      explain:
        "A photo keeps its proportion within the paper's crop lever, stands clear of head and other photos, and needs a row of white towards text.",
    },
    zh: {
      message: "`{story}` 的 `{photo}` 在 {page} 版的文框里放不下：需 {columns} 栏、{rows} 行",
      hints: [
        "请把文框加深 {depth} 行[，或给图片写 `columns: {fewer}`][，或 `depth: {shallow}`]",
        "请给图片写 `columns: {fewer}`[，或 `depth: {shallow}`]",
        "请给图片写 `depth: {shallow}`",
        "请减少图片的栏数或行数，或加大文框",
      ],
      explain: "图片只在裁切限度内改变比例，不压标题和别的图片，与正文之间空一行。",
    },
  },
  "photo-outranked": {
    en: {
      message:
        "`{photo}` of `{story}` is smaller than `{other}` of `{lesser}`, a story of lower rank on page {page}, which is {times} times as large",
      hints: ["take `{other}` smaller or out, or give `{photo}` its `columns`: your own stand, and nothing is told"],
      explain:
        "A page's picture is that of its most important story. Where another photo is larger, make-up found no way to enlarge the first: its pixels, its story's copy or the page had no room for it.",
    },
    zh: {
      message: "{page} 版次要稿件 `{lesser}` 的图片 `{other}` 比 `{story}` 的 `{photo}` 大，是它的 {times} 倍",
      hints: ["请缩小或撤去 `{other}`，或给 `{photo}` 写上 `columns`：写了的照办，不再提示"],
      explain: "一版的主图应是最重要的稿件的图。别的图比它大，是因为它的像素、文字或版面容不下更大的。",
    },
  },
  "part-empty": {
    en: {
      message: "the copy of `{story}` ends before its part {part} on page {page}",
      hints: [
        "take this part away: all the copy stands on page {before}",
        "take this part away, or make the earlier ones smaller",
      ],
      explain: "All of the story's text stands in earlier parts, so no jump leads here and the frame stays empty.",
    },
    zh: {
      message: "`{story}` 的正文排不到第 {part} 部分（{page} 版）",
      hints: ["请去掉这个位置：正文在 {before} 版已经排完", "请去掉这个位置，或缩小前面的文框"],
      explain: "正文在前面已经排完，没有内容可转，这个文框是空的。",
    },
  },
  "jump-page-alike": {
    en: {
      message: "a notice of `{story}` says {name}, which is page {page} and page {other} (转版不符)",
      hints: ['write `jump: {page: "{label}版"}` in paper.yaml: notices then name pages by their labels'],
      explain:
        "Pages of two sections may end in one number: A02 and B02 are both 第二版 where the paper's wording says `第{number}版`. A reader who is sent there cannot know which is meant.",
    },
    zh: {
      message: "`{story}` 的转版用语写{name}，而 {page} 版和 {other} 版都叫这个名字（转版不符）",
      hints: ['请在 paper.yaml 写 `jump: {page: "{label}版"}`，转版用语就按版号称呼'],
      explain: "两叠的版号可能末尾相同：按 `第{number}版`，A02 和 B02 都是第二版，读者不知道转到哪一版。",
    },
  },
  "jump-unpaired": {
    en: {
      message: "`{story}` jumps from page {from} to page {to}, where no notice takes it up (转版不符)",
      hints: ["make the frame on page {to} large enough for its headline and some lines"],
      explain: "Every 下转 has its 上接. The continuation's frame has no row left for text.",
    },
    zh: {
      message: "`{story}` 从 {from} 版转到 {to} 版，却没有上接（转版不符）",
      hints: ["请把 {to} 版的文框加大，至少排得下标题和几行正文"],
      explain: "有下转必有上接。接排的文框里没有正文的位置。",
    },
  },
  "continues-outside": {
    en: {
      message:
        "`{story}` leaves {characters} characters for the page that it continues on, which is not in this manifest",
      hints: ["set them there, from character {at} of the copy on"],
      explain: "A story with `continuesOn` is cut where its frame ends; what is left stands in another manifest.",
    },
    zh: {
      message: "`{story}` 还有 {characters} 字要排在本稿单以外的版面",
      hints: ["请在那一版从第 {at} 字接排"],
      explain: "写了 `continuesOn` 的稿件在文框末尾断开，余下的文字排在另一份稿单里。",
    },
  },
  "optional-left-out": {
    en: {
      message: "the optional `{name}` of `{story}` is left out: page {page} has no room for it",
      hints: ["cut copy on the page, give it a larger frame, or take `optional` out if it has to stand"],
      explain:
        "`optional: true` lets make-up print a photo, a pull quote, figures, a code or a deck where its page has room, and leave it out where it has none.",
    },
    zh: {
      message: "`{story}` 可有可无的 `{name}` 没有用：{page} 版排不下",
      hints: ["请压缩这一版的稿件，放大文框；非用不可，就去掉 `optional`"],
      explain: "写了 `optional: true` 的图片、提要、数字、二维码、副题，版面有空就用，没有就不用。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
