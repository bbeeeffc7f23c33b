import type { Message } from "../wording.ts";

/** A paper's style file: grid, styles, colours, furniture. */
export const paperMessages = {
  "fault-not-by-ink": {
    en: {
      message: "`{fault}` cannot be judged by ink",
      hints: ["write error, warning or off; only 碰题 can be `ink`"],
      explain:
        "Heads side by side may be judged by their frames or by their letters. Other faults have no second measure.",
    },
    zh: {
      message: "`{fault}` 不能写 ink",
      hints: ["请写 error、warning 或 off；只有碰题可写 `ink`"],
      explain: "碰题可以按文框判，也可以按字的远近判。其他差错没有第二种判法。",
    },
  },
  "grid-too-wide": {
    en: {
      message: "the grid is {width} pt wide, the page {trim} pt",
      hints: [
        "write `{key}: {fits}` or less in `grid`, a smaller `measure` or `pitch`, or a wider sheet",
        "take a smaller size, or a wider sheet",
      ],
      explain:
        "A horizontal grid is as wide as its columns: (columns × measure + gutters) × size; a vertical one as its rows, which run from right to left: (rows − 1) × pitch + size.",
    },
    zh: {
      message: "字格宽 {width} 磅，版面只有 {trim} 磅",
      hints: ["`grid` 的 `{key}` 请最多写 {fits}；或缩小 `measure` 或 `pitch`，加宽版面", "请缩小字号，或加宽版面"],
      explain: "横排报纸的字格宽＝（栏数×栏宽＋栏距）×字号；直排报纸的行从右到左，宽＝（行数－1）×行距＋字号。",
    },
  },
  "grid-too-tall": {
    en: {
      message: "the grid ends at {height} pt, the page at {trim} pt",
      hints: [
        "write `{key}: {fits}` or less in `grid`, a smaller `measure`, `pitch` or `top`, or a taller sheet",
        "take a smaller size or `top`, or a taller sheet",
      ],
      explain:
        "The grid begins at `top`. A horizontal one is as deep as its rows: (rows − 1) × pitch + size; a vertical one as its columns, which are bands: (columns × measure + gutters) × size.",
    },
    zh: {
      message: "字格到 {height} 磅，版面只到 {trim} 磅",
      hints: [
        "`grid` 的 `{key}` 请最多写 {fits}；或缩小 `measure`、`pitch` 或 `top`，加高版面",
        "请缩小字号或 `top`，或加高版面",
      ],
      explain:
        "字格从 `top` 起。横排报纸深＝（行数－1）×行距＋字号；直排报纸的栏是上下叠放的段，深＝（栏数×栏宽＋栏距）×字号。",
    },
  },
  "folio-no-room": {
    en: {
      message: "row 1 begins {top} mm below the page's head, and the folio over it needs {needs} mm",
      hints: ["write `sheet: {top: …}` with {needs}mm or more"],
      explain:
        "Above row 1 a page has its folio, or, over a nameplate, one small line. With less room above the row they would be cut off at the trim.",
    },
    zh: {
      message: "第 1 行离版面上边 {top} 毫米，上面的报眉要 {needs} 毫米",
      hints: ["请写 `sheet: {top: …}`，至少 {needs}mm"],
      explain: "第 1 行上方有报眉；有报头的版，上方有一行小字。天头不够，就会被裁掉。",
    },
  },
  "size-above-pitch": {
    en: {
      message: "`{role}` has {size} pt and stands in a line of {pitch} pt of `{host}`",
      hints: ["make its size {pitch} pt or less"],
      explain:
        "Speaker, dateline, reporter and notices run into lines of the copy, a note's label into the note, a credit into the caption; 广告 stands in one row. What is taller than the line touches the lines above it.",
    },
    zh: {
      message: "`{role}` 有 {size} 磅，排在 `{host}` 的行里，行距只有 {pitch} 磅",
      hints: ["字号请不超过 {pitch} 磅"],
      explain:
        "发言人、电头、记者和转版提示排在正文行里，编者按的标签排在编者按里，摄影者排在图片说明里，“广告”二字占一行。字比行距大，就会碰到上一行。",
    },
  },
  "body-off-grid": {
    en: {
      message: "the body's {key} is {value} pt, the grid's is {grid} pt",
      hints: ["write the {key} in `grid` and leave it out here: columns and rows are counted by the grid"],
      explain:
        "A column is so many characters of `grid: size` wide, a row is `grid: pitch` high, and copy is counted in both. A body of another size or pitch does not stand in them as counted: its lines take whole rows.",
    },
    zh: {
      message: "正文的 {key} 是 {value} 磅，字格的是 {grid} 磅",
      hints: ["请把 {key} 写在 `grid` 里，这里不写：栏和行都按字格计算"],
      explain:
        "栏宽按 `grid: size` 的字数计算，一行高 `grid: pitch`，字数也照此估算。正文用别的字号、行距，就和计算的不符：一行要占整数行。",
    },
  },
  "colour-built-in": {
    en: {
      message: "`{colour}` is built in and cannot be another colour",
      hints: ["choose another name"],
      explain: "black is 100 % of the black ink, white is the paper. Text is black where a style says nothing.",
    },
    zh: {
      message: "`{colour}` 是固定的颜色，不能另定",
      hints: ["请换一个名称"],
      explain: "black 是黑墨 100%，white 是纸的白。样式没有写颜色的文字用 black。",
    },
  },
  "contrast-too-low": {
    en: {
      message: "the contrast of this colour with its ground or type is {contrast} : 1; {least} : 1 is the least",
      hints: [
        "choose a darker colour for type, or under white type; a lighter `tint` under black type (30 % of black at most)",
      ],
      explain:
        "Type in white or a very pale colour, yellow among them, cannot be seen on the paper, nor white type on such a ground; copy on a strong colour can hardly be read. Newsprint's black is a dark grey, and halftone dots grow. The contrast is that of WCAG 2.2, of the light that the inks leave on newsprint.",
    },
    zh: {
      message: "这个颜色与底色或文字的对比度为 {contrast} : 1，至少应为 {least} : 1",
      hints: ["文字或反白字的底色请选较深的颜色；正文的 `tint` 请选较浅的（黑不超过 30%）"],
      explain:
        "白色和很浅的颜色（包括黄色）印在纸上看不见，用作反白字的底色也一样；正文压在浓重的底色上很难辨认。新闻纸上的黑是深灰，网点还会扩大。对比度按 WCAG 2.2 由油墨留在新闻纸上的光计算。",
    },
  },
  "type-too-small": {
    en: {
      message: "type of {size} pt cannot be read in print; {least} pt is the least",
      hints: ["write {least}pt or more"],
      explain: "七号 has 5.5 pt. On newsprint, where ink spreads, the strokes of smaller characters run together.",
    },
    zh: {
      message: "{size} 磅的字印出来看不清，至少要 {least} 磅",
      hints: ["请写 {least}pt 以上"],
      explain: "七号字是 5.5 磅。新闻纸上油墨会扩散，再小的字笔画就糊在一起。",
    },
  },
  "rule-too-thick": {
    en: {
      message: "a rule of {weight} pt reaches the type beside it; {most} pt is the most",
      hints: ["write {most}pt or less; 0.35pt to 1pt are usual"],
      explain:
        "Rules stand in the white between stories and columns, and around boxes, ears and adverts, and take no room of their own: one that is thicker than half a character of the body, or than the gutter, is printed over letters.",
    },
    zh: {
      message: "{weight} 磅的线会压到旁边的字，最粗 {most} 磅",
      hints: ["请写 {most}pt 以下；通常用 0.35pt 到 1pt"],
      explain: "线排在稿件之间、栏间的空白里，或在框、报眼、广告四周，本身不占位置：粗过半个正文字或栏空，就会压字。",
    },
  },
  "pitch-below-size": {
    en: {
      message: "a pitch of {pitch} pt is less than the size of its type, {size} pt",
      hints: ["make the pitch {size} pt or more; 12 pt is usual under 9 pt"],
      explain: "Lines that stand closer than the size of their type touch each other.",
    },
    zh: {
      message: "行距 {pitch} 磅小于字号 {size} 磅",
      hints: ["行距至少 {size} 磅；9 磅字通常用 12 磅"],
      explain: "行距小于字号，上下行的字会相碰。",
    },
  },
  "floor-above-size": {
    en: {
      message: "the floor, {floor} pt, is above the size, {size} pt",
      hints: ["make the floor {size} pt or less"],
      explain: "`floor` is the smallest size that copy-fitting may fall to, `size` the one it begins with.",
    },
    zh: {
      message: "下限 {floor} 磅大于字号 {size} 磅",
      hints: ["下限应不大于 {size} 磅"],
      explain: "`size` 是起始字号，`floor` 是排不下时允许缩到的最小字号。",
    },
  },
  "no-page-in-notice": {
    en: {
      message: "`{key}` does not say which page: it has no {field}",
      hints: ["put {field} into the wording"],
      explain:
        "A jump notice names the page: `to` and `from` take {page}, and `page` makes that of {number} (四) or {label} (A04).",
    },
    zh: {
      message: "`{key}` 没有写明是哪一版：缺 {field}",
      hints: ["请在措辞里加上 {field}"],
      explain: "转版标记要指明版次：`to`、`from` 里写 {page}，`page` 里写 {number}（四）或 {label}（A04）。",
    },
  },
  "empty-field": {
    en: {
      message: "{field} has no value in this issue: its piece of `{key}` is left out",
      hints: ["give the value, or take {field} out of the paper's text"],
      explain:
        "The furniture's texts name facts of the issue and the paper. The pieces of a text are parted by full-width spaces; one whose fact is missing is not printed.",
    },
    zh: {
      message: "本期没有 {field} 的内容，`{key}` 里的这一截不印",
      hints: ["请补上内容，或从报纸样式里去掉 {field}"],
      explain: "报头、报眼、版权栏的文字引用本期和报社的资料，各截以全角空格分开；缺资料的一截不印。",
    },
  },
  "weather-unused": {
    en: {
      message: "`weather` is printed nowhere: no ear, strip or colophon of the paper names {field}",
      hints: ["write {field} in an ear of the paper's nameplate, or take `weather` out"],
      explain:
        "`weather` is the text of the day that {weather} stands for in the paper's own texts. It has no place of its own.",
    },
    zh: {
      message: "`weather` 没有印在任何地方：报眼、报头下的文字和版权栏都没有引用 {field}",
      hints: ["请在报头的报眼里写上 {field}，或删去 `weather`"],
      explain: "`weather` 是当天的文字，报纸样式里写 {weather} 的地方印它；它自己没有固定的位置。",
    },
  },
  "art-empty": {
    en: {
      message: "`{file}` has no view box, or no path to draw",
      hints: ["save the name as filled paths, with a viewBox"],
      explain: "The nameplate's art is an SVG with a viewBox and one or more filled paths; the paper gives the colour.",
    },
    zh: {
      message: "`{file}` 没有 viewBox，或没有可画的路径",
      hints: ["请把报头字样存成填充路径，并带 viewBox"],
      explain: "报头用 SVG：要有 viewBox，内容为填充路径；颜色由报纸样式定。",
    },
  },
  "art-broken": {
    en: {
      message: "`{file}` is no well-formed SVG: it cannot be read from here on",
      hints: ["save it again from the program that drew it, as plain SVG"],
      explain: "An SVG is XML: each element is closed, values stand in quotation marks, & is written &amp;.",
    },
    zh: {
      message: "`{file}` 不是合格的 SVG，从这里起读不通",
      hints: ["请用绘图软件重新存成纯 SVG"],
      explain: "SVG 是 XML：元素要收尾，值要加引号，& 写作 &amp;。",
    },
  },
  "art-viewbox": {
    en: {
      message: "the view box `{value}` of `{file}` is none",
      hints: ["write four numbers: left, top, width, height, the last two above nought: 0 0 3400 860"],
      explain: "The view box says which part of the plane is shown; without it the size of the art is not known.",
    },
    zh: {
      message: "`{file}` 的 viewBox `{value}` 不对",
      hints: ["要写四个数：左、上、宽、高，宽高大于零：0 0 3400 860"],
      explain: "viewBox 说明画面的范围，没有它就不知道图的大小。",
    },
  },
  "art-path": {
    en: {
      message: "a path of `{file}` cannot be drawn: `{value}`",
      hints: ["save the art again: a path begins with M and holds numbers below a million"],
      explain:
        "A path is a row of commands with their numbers, the first of them M. What cannot be read would be missing in print.",
    },
    zh: {
      message: "`{file}` 里有画不出的路径：`{value}`",
      hints: ["请重新存图：路径以 M 开头，数值不超过一百万"],
      explain: "路径由一串命令和数值组成，第一个命令是 M。读不通的部分印出来会缺。",
    },
  },
  "art-not-read": {
    en: {
      message: "`{file}` uses `{element}`, which is not read",
      hints: ["turn everything into plain filled paths (in Inkscape: Path, Object to Path, then ungroup)"],
      explain: "Only filled paths without transformations are read. Anything else would be missing in print.",
    },
    zh: {
      message: "`{file}` 用了 `{element}`，无法读取",
      hints: ["请全部转成填充路径（Inkscape：路径→对象转路径，再解散群组）"],
      explain: "只读取不带变换的填充路径，别的印出来会缺。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
