import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { positionOf } from "../../../src/base/source.ts";
import type { Intake } from "../../../src/tools/import/source.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";
import { CENTRED, docx, image, NAMESPACES, p, r, size } from "./docx.ts";
import { copyOf, takenIn, told } from "./taken.ts";

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const BOLD = "<w:b/>";

function taken(bytes: Uint8Array, path = "灯会.docx"): Promise<Intake> {
  return takenIn(path, bytes);
}

function comments(id: number, author: string, text: string): string {
  return `<w:comments ${NAMESPACES}><w:comment w:id="${id}" w:author="${author}">${p(r(text))}</w:comment></w:comments>`;
}

function textBox(inner: string): string {
  return `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
}

/** How many bytes each photo has, its caption and its credit. */
function photosOf({ stories }: Intake): readonly (readonly [bytes: number, caption: string, credit: string])[] {
  const photos = stories.flatMap((story) => story.photos);
  return photos.map(({ picture, caption, credit }) => [
    picture?.bytes.length ?? 0,
    caption?.text ?? "",
    credit?.text ?? "",
  ]);
}

const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const table = `<w:tbl><w:tr><w:tc>${p(r("平日"))}</w:tc><w:tc>${p(r("6—10点"))}</w:tc></w:tr><w:tr><w:tc>${p(r("周末"))}</w:tc><w:tc>${p(r("6—11点"))}</w:tc></w:tr></w:tbl>`;

test("a Word document: kicker, headline, deck and byline by their looks, subheads, speakers, dots, lists, tables, pictures with captions", async () => {
  const body = [
    p(r("第三届江灯节今晚开幕", size(16)), CENTRED),
    p(r("满城灯火照归人", size(26)), CENTRED),
    p(r("——南桥灯会见闻", size(14)), CENTRED),
    p(r("本报记者 林岚"), CENTRED),
    p(r("本报讯（记者 林岚） 入夜，") + r("南桥", '<w:em w:val="dot"/>') + r("的灯亮了。")),
    p(r("做灯的人", BOLD)),
    p(r("记者：", BOLD) + r("灯是谁做的？")),
    p(image(1)),
    p(r("灯下的孩子。 周宁 摄", size(9)), CENTRED),
    p(r("备竹篾"), numbered),
    p(r("备油纸"), numbered),
    table,
    p(r("谈玉珍"), '<w:jc w:val="right"/>'),
  ];
  const intake = await taken(docx({ body: body.join(""), media: { "a.png": PNG } }));
  const [story] = intake.stories;
  expect([story?.kicker?.lines, story?.headline?.lines, story?.deck?.lines]).toEqual([
    ["第三届江灯节今晚开幕"],
    ["满城灯火照归人"],
    ["——南桥灯会见闻"],
  ]);
  expect([story?.byline?.text, story?.dateline?.text, story?.reporter?.text]).toEqual([
    "本报记者 林岚",
    "本报讯",
    "（记者 林岚）",
  ]);
  expect(copyOf(intake)).toEqual([
    "入夜，*南桥*的灯亮了。",
    "## 做灯的人",
    "**记者：**灯是谁做的？",
    "1. 备竹篾\n2. 备油纸",
    "| 平日 | 6—10点 |\n| --- | --- |\n| 周末 | 6—11点 |",
    ">> 谈玉珍",
  ]);
  expect(photosOf(intake)).toEqual([[PNG.length, "灯下的孩子。", "周宁 摄"]]);
  expect(told(intake)).toEqual([]);
});

test.each<[string, readonly string[], readonly string[], string]>([
  [p(`${r("灯亮了。")}<w:ins>${r("加的。")}</w:ins>`), ["灯亮了。加的。"], [], "a tracked insertion comes in"],
  [
    p(`${r("灯亮了。")}<w:del><w:r><w:delText>删的。</w:delText></w:r></w:del>`),
    ["灯亮了。"],
    ["deleted-text 2"],
    "a tracked deletion stays out",
  ],
  [
    p(`${r("灯亮了。")}<w:moveFrom>${r("移走。")}</w:moveFrom>`),
    ["灯亮了。"],
    ["deleted-text 2"],
    "so does what was moved away",
  ],
  [p(r("灯亮了。") + r("秘密", "<w:vanish/>")), ["灯亮了。"], ["word-hidden 2"], "hidden text stays out"],
  [
    p(`<w:r><w:ruby><w:rt>${r("cháo")}</w:rt><w:rubyBase>${r("晁")}</w:rubyBase></w:ruby></w:r>${r("师傅。")}`),
    ["晁（cháo）师傅。"],
    ["word-ruby 2"],
    "ruby stands in brackets",
  ],
  [
    p(`${r("灯")}<w:fldSimple w:instr="DATE">${r("11月24日")}</w:fldSimple>${r("亮。")}`),
    ["灯11月24日亮。"],
    [],
    "a field's words are words",
  ],
  [p(`${r("外。")}${textBox(p(r("框里。")))}`), ["外。", "框里。"], [], "a text box follows its paragraph"],
  [
    p(r("灯亮了。")) + p(r("二、做灯的人")) + p(r("谈师傅做了三十年灯，他的铺子在老街尽头。")),
    ["灯亮了。", "二、做灯的人", "谈师傅做了三十年灯，他的铺子在老街尽头。"],
    [],
    "a heading without a look of its own is joined to no paragraph",
  ],
  [
    p(r("灯亮了。")) + p(r("一、做灯的人")) + p(r("谈师傅做灯。")) + p(r("二、看灯，也看人")) + p(r("游人如织。")),
    ["灯亮了。", "## 一、做灯的人", "谈师傅做灯。", "## 二、看灯，也看人", "游人如织。"],
    ["unsure-role 3", "unsure-role 5"],
    "lines that count the parts of the copy are subheads, each",
  ],
  [
    p(r("备料如下：")) + p(r("一、竹篾")) + p(r("二、油纸")) + p(r("三、桐油")) + p(r("都要干的。")),
    ["备料如下：", "一、竹篾", "二、油纸", "三、桐油", "都要干的。"],
    [],
    "lines that only count are none",
  ],
  [
    p(r("灯亮了。")) + p(r("（下转第三版）"), '<w:jc w:val="right"/>'),
    ["灯亮了。"],
    [],
    "a notice at the right is no signature",
  ],
])("below a line without a look, row %#: %s", async (lines, copy, messages) => {
  const intake = await taken(docx({ body: p(r("题")) + lines }));
  expect(copyOf(intake)).toEqual(copy);
  expect(told(intake)).toEqual(messages);
});

test("a comment is told at its paragraph", async () => {
  const body = p(r("题")) + p(`${r("灯亮了。")}<w:r><w:commentReference w:id="3"/></w:r>`);
  const intake = await taken(docx({ body, parts: { "word/comments.xml": comments(3, "主任", "核实") } }));
  expect([copyOf(intake), told(intake)]).toEqual([["灯亮了。"], ["word-comment 2"]]);
});

const HEAD = p(r("题", size(22)), CENTRED);
const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const drawing = (uri: string): string =>
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="${uri}"/></a:graphic></wp:inline></w:drawing></w:r>`;
const raised = (text: string): string => r(text, '<w:vertAlign w:val="superscript"/>');
const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
const DROP = '<w:framePr w:dropCap="drop" w:lines="3"/>';

test.each<[string, readonly string[], readonly string[], string]>([
  [
    p(r("10") + raised("3") + r("米，H") + r("2", '<w:vertAlign w:val="subscript"/>') + r("O。")),
    ["10³米，H₂O。"],
    [],
    "raised and lowered figures keep their sense",
  ],
  [
    p(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${r("队胜。")}`,
    ),
    ["队胜。"],
    ["word-unread 2"],
    "so is what was chosen from a list",
  ],
  [
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://a.example/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("南")}${r("桥")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r("。")}`,
    ),
    ["南桥。"],
    ["link-address 2"],
    "a link of two runs is told once",
  ],
  [p(r("10") + raised(" 3") + r("米。")), ["10 ³米。"], [], "white among them is white"],
  [
    p(`<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>${r("灯亮了。")}`),
    ["灯亮了。"],
    ["word-unread 2"],
    "so is WordArt of older versions",
  ],
  [
    p(r("据考证") + raised("注一") + r("。")),
    ["据考证注一。"],
    ["word-flattened 2"],
    "what Unicode cannot raise is told",
  ],
  [
    p(r("老字号") + field("eq \\o\\ac(○,企)") + r("开业。")),
    ["老字号开业。"],
    ["word-unread 2"],
    "a character that a field draws is told",
  ],
  [
    p(`${r("选")}<w:r><w:sym w:font="Foo" w:char="F0AA"/></w:r>${r("甲。")}`),
    ["选甲。"],
    ["word-unread 2"],
    "so is a symbol of a font without a table",
  ],
  [
    p(r("见图。") + drawing("http://schemas.openxmlformats.org/drawingml/2006/chart")),
    ["见图。"],
    ["word-unread 2"],
    "and a chart",
  ],
  [`<w:altChunk/>${p(r("正文。"))}`, ["正文。"], ["word-unread 1"], "and a file within the file"],
  [
    p(r("留。") + r("划去。", "<w:strike/>")),
    ["留。划去。"],
    ["word-struck 2"],
    "words with a line through them are told",
  ],
  [
    p("<w:r><w:t>甲行。</w:t><w:cr/><w:t>乙行。</w:t></w:r>"),
    ["甲行。\\\n乙行。"],
    [],
    "a carriage return ends a line",
  ],
  [
    p(r("灯亮了。", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
    ["灯亮了。"],
    [],
    "text that was hidden before a change is not hidden",
  ],
  [
    p(`${r("亮。")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t><w:noBreakHyphen/></w:r>`),
    ["亮。"],
    ["word-hidden 2"],
    "a hyphen is hidden like its text",
  ],
  [
    p(r("灯", size(40)), DROP) + p(r("会今晚开幕，游人如织。")),
    ["灯会今晚开幕，游人如织。"],
    [],
    "a drop cap is its paragraph's first character",
  ],
  [
    `<w:tbl><w:tr>${cell(p(r("甲段。")) + p(r("乙段。")))}</w:tr></w:tbl>`,
    ["甲段。", "乙段。"],
    [],
    "a table of one column is a frame round copy",
  ],
  [
    `<w:tbl><w:tr>${cell(p(r("作者")))}${cell(p(r("周宁")))}</w:tr><w:tr>${cell(p(r("稿件")))}${cell(p(r("灯亮了。")) + p(r("人来了。")))}</w:tr></w:tbl>`,
    ["| 作者 | 周宁 |\n| --- | --- |\n| 稿件 | 灯亮了。 人来了。 |"],
    ["copy-in-cell 5"],
    "copy in a cell is told",
  ],
  [
    `<w:tbl><w:tr>${cell(p(r("作者")))}${cell(p(r("周寧")))}</w:tr><w:tr>${cell(p(r("稿件")))}${cell(p(r("「燈亮了。」")) + p(r("「人來了。」")))}</w:tr></w:tbl>`,
    ["| 作者 | 周寧 |\n| --- | --- |\n| 稿件 | 「燈亮了。」 「人來了。」 |"],
    ["copy-in-cell 5"],
    "sentences in the quotation marks of traditional text, too",
  ],
  [
    p(r("灯亮了。")) + p(r("做灯的人"), CENTRED) + p(r("谈师傅做灯。")) + p(r("（图文无关）"), CENTRED) + p(r("完。")),
    ["灯亮了。", "## 做灯的人", "谈师傅做灯。", "（图文无关）", "完。"],
    [],
    "a short line in the middle of the page, over copy, is a subhead",
  ],
  [
    p(r("灯会开幕", size(15)), CENTRED) +
      p(r("入夜，南桥的灯亮了。")) +
      p(r("轮渡加班", size(15)), CENTRED) +
      p(r("今起三天船来得勤。")),
    ["## 灯会开幕", "入夜，南桥的灯亮了。", "## 轮渡加班", "今起三天船来得勤。"],
    [],
    "of several briefs under one headline the first's head is no deck",
  ],
  [
    p(
      '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr><w:sdtContent>' +
        r("☒") +
        "</w:sdtContent></w:sdt>" +
        r("同意。"),
    ),
    ["☒同意。"],
    [],
    "a box keeps its sign",
  ],
  [
    p(formBox('<w:default w:val="0"/>') + r("同意。")) +
      p(formBox('<w:default w:val="0"/><w:checked/>') + r("不同意。")) +
      p(formBox('<w:default/><w:checked w:val="0"/>') + r("弃权。")),
    ["☐同意。", "☑不同意。", "☐弃权。"],
    [],
    "a box of a form shows whether it is ticked",
  ],
  [
    p(formBox('<w:default w:val="1"/><w:checked w:val="off"/>') + r("同意。")) +
      p(formBox('<w:default w:val="off"/>') + r("不同意。")) +
      p(formBox('<w:default w:val="0"/><w:checked w:val="on"/>') + r("弃权。")),
    ["☐同意。", "☐不同意。", "☑弃权。"],
    [],
    "on and off are said in words, too",
  ],
  [
    p(formBox('<w:default w:val="1"/>', "<w:rPr><w:vanish/></w:rPr>") + r("同意。")) +
      p(`<w:del>${formBox("<w:default/>")}</w:del>${r("弃权。")}`),
    ["同意。", "弃权。"],
    ["word-hidden 2", "deleted-text 3"],
    "one that is hidden or deleted goes",
  ],
  [p(r("灯\u0085会今晚开幕。")), ["灯会今晚开幕。"], [], "a control that some readers take for a line's end goes"],
])("below a headline, row %#: %s", async (body, copy, messages) => {
  const intake = await taken(docx({ body: HEAD + body }));
  expect(intake.stories.map(({ headline }) => headline?.lines)).toEqual([["题"]]);
  expect(copyOf(intake)).toEqual(copy);
  expect(told(intake)).toEqual(messages);
});

/** A box of a form. @param ticks of its drawing up and of its use @param properties of its runs */
function formBox(ticks: string, properties = ""): string {
  const run = (inner: string): string => `<w:r>${properties}${inner}</w:r>`;
  const mark = (type: string, inner = ""): string => run(`<w:fldChar w:fldCharType="${type}">${inner}</w:fldChar>`);
  const form = `<w:ffData><w:name w:val="a"/><w:checkBox><w:sizeAuto/>${ticks}</w:checkBox></w:ffData>`;
  return `${mark("begin", form)}${run("<w:instrText> FORM</w:instrText>")}${run("<w:instrText>CHECKBOX </w:instrText>")}${mark("separate")}${mark("end")}`;
}

/** A list whose levels are written so: format and text. */
function numbering(...levels: readonly (readonly [string, string])[]): string {
  const written = levels.map(
    ([format, text], depth) =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0">${written.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

const item = (text: string, level = 0): string =>
  p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const COPY = p(r("全市要把冬季防火放在第一位，层层落实责任。"));

test.each<[string, string, readonly string[], string]>([
  [
    numbering(["chineseCountingThousand", "%1、"]),
    item("目标") + COPY + item("措施"),
    ["一、目标", "全市要把冬季防火放在第一位，层层落实责任。", "二、措施"],
    "headings that Word numbers keep their numbers",
  ],
  [
    numbering(["decimal", "%1."], ["lowerLetter", "%2)"]),
    item("甲") + item("子", 1) + item("丑", 1) + item("乙") + item("寅", 1),
    ["1. 甲", "a) 子", "b) 丑", "2. 乙", "a) 寅"],
    "levels have numbers of their own",
  ],
  [
    numbering(["decimal", "%1."]),
    item("甲") + item("乙") + COPY + item("丙") + item("丁"),
    ["1. 甲\n2. 乙", "全市要把冬季防火放在第一位，层层落实责任。", "3. 丙", "4. 丁"],
    "a list goes on behind a paragraph",
  ],
  [
    numbering(["japaneseCounting", "第%1条"], ["decimal", "%1.%2"]),
    item("总则") + item("范围", 1),
    ["第一条总则", "一.1 范围"],
    "a number of two levels",
  ],
  [numbering(["decimalEnclosedCircle", "%1"]), item("甲") + item("乙"), ["①甲", "②乙"], "figures in circles"],
  [
    numbering(["decimal", "%1"]),
    `<w:tbl><w:tr>${cell(item(""))}${cell(p(r("甲")))}</w:tr><w:tr>${cell(item(""))}${cell(p(r("乙")))}</w:tr></w:tbl>`,
    ["| 1 | 甲 |\n| --- | --- |\n| 2 | 乙 |"],
    "a column that Word numbers",
  ],
])("numbers, row %#", async (part, body, copy) => {
  const intake = await taken(docx({ body: HEAD + p(r("灯亮了。")) + body, parts: { "word/numbering.xml": part } }));
  expect(told(intake)).toEqual([]);
  expect(copyOf(intake)).toEqual(["灯亮了。", ...copy]);
});

test("pictures in a table are photos, and a caption below one in its frame is its own", async () => {
  const frame = `<w:tbl><w:tr>${cell(p(image(1)))}</w:tr><w:tr>${cell(p(r("图为灯会。周宁 摄")))}</w:tr></w:tbl>`;
  const table = `<w:tbl><w:tr>${cell(p(image(1)))}${cell(p(r("甲")))}</w:tr></w:tbl>`;
  const intake = await taken(
    docx({
      body: HEAD + p(r("灯亮了。")) + frame + p(r("灯会十天，游人从四面八方赶来。")) + table,
      media: { "a.png": PNG },
    }),
  );
  expect(photosOf(intake)).toEqual([
    [PNG.length, "图为灯会。", "周宁 摄"],
    [PNG.length, "", ""],
  ]);
  expect(copyOf(intake)).toEqual(["灯亮了。", "灯会十天，游人从四面八方赶来。", "|  | 甲 |\n| --- | --- |"]);
});

test.each<[string, readonly (readonly [number, string, string])[], readonly string[], string]>([
  [
    p(r("图为灯会。")) + p(r("（记者　周宁　摄）")),
    [[PNG.length, "图为灯会。", "记者　周宁　摄"]],
    ["（）"],
    "a name below a caption is its credit",
  ],
  [
    p(r("图为灯会。林岚摄")) + p(r("周宁 摄")),
    [
      [PNG.length, "图为灯会。", "林岚摄"],
      [0, "周宁 摄", ""],
    ],
    [],
    "but not of one that has its own",
  ],
])("a line below a caption, row %#", async (lines, expected, out) => {
  const intake = await taken(docx({ body: HEAD + p(r("灯亮了。")) + p(image(1)) + lines, media: { "a.png": PNG } }));
  expect(photosOf(intake)).toEqual(expected);
  expect(intake.taken.map(({ text }) => text)).toEqual(out);
});

test("a caption in a text box apart from its picture is that picture's, and told", async () => {
  const long =
    "入夜之后，南桥两侧的灯一盏接一盏地亮了起来，守桥的人说，今年的灯比去年多了整整三百盏，河面上像铺了一层金。";
  const body = HEAD + p(r(long) + image(1)) + p(r("人来了。") + textBox(p(r("图为灯会。周宁 摄"))));
  const intake = await taken(docx({ body, media: { "a.png": PNG } }));
  expect(photosOf(intake)).toEqual([[PNG.length, "图为灯会。", "周宁 摄"]]);
  expect(told(intake)).toEqual(["unsure-role 4"]);
});

const MIDDLE = (...lines: readonly string[]): string => lines.map((line) => p(r(line), CENTRED)).join("");

test.each<[string, string, readonly string[], string]>([
  [
    MIDDLE("苏禾", "水站起来", "朝麦子走去", "像一个人", "推开门"),
    "题||苏禾",
    ["水站起来", "朝麦子走去", "像一个人", "推开门"],
    "a poem in the middle is neither deck nor byline",
  ],
  [
    MIDDLE("苏禾") + p(r("月亮在渠里")) + p(r("麦子在说")) + p(r("天亮才停")),
    "题||苏禾",
    ["月亮在渠里", "麦子在说", "天亮才停"],
    "nor are short lines of one at the left",
  ],
  [
    p(r("一等奖（三名）", BOLD)) + p(r("林岚\t周宁\t谈玉珍")) + p(r("二等奖", BOLD)),
    "题||",
    ["## 一等奖（三名）", "林岚　周宁　谈玉珍", "## 二等奖"],
    "winners stay below their prize",
  ],
  [
    MIDDLE("春来了") + p(r("入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。")),
    "题|春来了|",
    ["入夜，南桥两侧的灯一盏接一盏地亮起来，比去年多了三百盏。"],
    "a short line that no surname opens is no name above a paragraph",
  ],
  [
    MIDDLE("2026-11-24 来源：新华社", "南桥灯会见闻", "林岚") + p(r("灯亮了。")),
    "题|南桥灯会见闻|林岚",
    ["灯亮了。"],
    "a line of date and source is no deck",
  ],
  [
    MIDDLE("南桥灯会见闻", "林岚") + p(r("灯亮了。")),
    "题|南桥灯会见闻|林岚",
    ["灯亮了。"],
    "a deck and a name over copy are what they were",
  ],
])("lines below a headline, row %#", async (lines, heads, copy) => {
  const intake = await taken(docx({ body: HEAD + lines }));
  const of = intake.stories.map(({ headline, deck, byline }) => [headline?.lines, deck?.lines, byline?.text].join("|"));
  expect(of).toEqual([heads]);
  expect(copyOf(intake)).toEqual(copy);
});

test("lines of one paragraph have each their own size: kicker, headline and deck with soft returns between them", async () => {
  const br = "<w:r><w:br/></w:r>";
  const head = p(r("入冬之前", size(15)) + br + r("灯亮了", size(26)) + br + r("——南桥见闻", size(15)), CENTRED);
  const intake = await taken(docx({ body: head + p(r("入夜，南桥的灯亮了。")) }));
  const of = intake.stories.map(({ kicker, headline, deck }) =>
    [kicker?.lines, headline?.lines, deck?.lines].join("|"),
  );
  expect(of).toEqual(["入冬之前|灯亮了|——南桥见闻"]);
});

test("a headline is told by the look of its style, and of the style that this one is based on", async () => {
  const style = (id: string, of: string, inner: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${of && `<w:basedOn w:val="${of}"/>`}${inner}</w:style>`;
  const styles = `<w:styles ${NAMESPACES}>${style("头", "", `<w:pPr>${CENTRED}</w:pPr><w:rPr>${size(15)}</w:rPr>`)}${style("大", "头", `<w:rPr>${size(26)}</w:rPr>`)}</w:styles>`;
  const styled = (text: string, id: string): string => p(r(text), `<w:pStyle w:val="${id}"/>`);
  const body = styled("引题在上", "头") + styled("主题在这里", "大") + styled("南桥两岸见闻", "头") + p(r("灯亮了。"));
  const { stories } = await taken(docx({ body, parts: { "word/styles.xml": styles } }));
  expect(stories.map(({ kicker, headline, deck }) => [kicker, headline, deck].map((head) => head?.lines))).toEqual([
    [["引题在上"], ["主题在这里"], ["南桥两岸见闻"]],
  ]);
});

test("a short line below a picture is taken for its caption, which is told", async () => {
  const body = HEAD + p(r("灯亮了。")) + p(image(1)) + p(r("灯会十天。"));
  const intake = await taken(docx({ body, media: { "a.png": PNG } }));
  expect(intake.stories[0]?.photos.map(({ caption }) => caption?.text)).toEqual(["灯会十天。"]);
  expect(told(intake)).toEqual(["unsure-role 4"]);
});

test.each(["footnotes", "footnotes2"])("a footnote stands at the end of its own story: word/%s.xml", async (name) => {
  const story = (head: string, copy: string): string => p(r(head, size(22)), CENTRED) + p(copy);
  const noted = `${r("灯亮了")}<w:r><w:footnoteReference w:id="2"/></w:r>${r("。")}`;
  const notes = `<w:footnotes ${NAMESPACES}><w:footnote w:id="2">${p(r("灯会始于明代。"))}</w:footnote></w:footnotes>`;
  const body = story("头一篇", noted) + story("第二篇", r("花开了。"));
  const intake = await taken(docx({ body, parts: { [`word/${name}.xml`]: notes } }));
  const { stories } = intake;
  expect(stories.map(({ body: copy }) => copy.map((each) => writeMarkup(each).markup))).toEqual([
    ["灯亮了。", "灯会始于明代。"],
    ["花开了。"],
  ]);
  expect(told(intake)).toEqual(["word-note 2"]);
});

const SOUND = p(r("题")) + p(r("灯亮了。"));
const document = (text: string): Uint8Array => docx({ body: "", parts: { "word/document.xml": text } });
/** A container of Word's older format. */
const container = (stream: string): Buffer =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(64), Buffer.from(stream, "utf16le")]);
const sealed = container("EncryptedPackage");
const old = container("WordDocument");
const deep = `<w:document ${NAMESPACES}>${"<w:p>".repeat(3000)}${"</w:p>".repeat(3000)}</w:document>`;
const laughs = `<!DOCTYPE d [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;

test.each<[string, string, string, Uint8Array]>([
  ["encrypted-document", "a.docx:1", "a password", sealed],
  ["damaged-document", "a.doc:1", "Word's old format, cut off", old],
  [
    "foreign-document",
    "a.docx:1",
    "a spreadsheet",
    zipSync({ "[Content_Types].xml": strToU8("<a>spreadsheetml</a>") }),
  ],
  ["foreign-document", "a.docx:1", "slides", zipSync({ "[Content_Types].xml": strToU8("<a>presentationml</a>") })],
  ["foreign-document", "a.doc:1", "Word's XML of 2003", strToU8('<?xml version="1.0"?>\n<w:wordDocument>灯')],
  ["foreign-document", "a.txt:1", "a picture", strToU8("GIF89a")],
  ["damaged-document", "a.docx:1", "a zip that is cut off", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0])],
  ["packed-file", "a.docx:1", "a zip without a document", zipSync({ "x.txt": strToU8("x") })],
  [
    "damaged-document",
    "a.docx/word/document.xml:3",
    "XML that is not well-formed",
    document(`<w:document ${NAMESPACES}>\n<w:p>\n</w:document>`),
  ],
  ["document-entities", "a.docx/word/document.xml:1", "entities that grow", document(laughs)],
  ["document-deep", "a.docx/word/document.xml:1", "elements in elements", document(deep)],
  ["document-too-large", "a.docx:1", "100 MB of XML, packed to 100 kB", document(" ".repeat(100 * 2 ** 20))],
  ["no-story", "a.docx:1", "no copy", docx({ body: "" })],
  ["packed-file", "a.docx:1", "an archive of another kind", Buffer.from("Rar!\x1a\x07\x01\x00", "latin1")],
  ["packed-file", "a.txt:1", "one of Unix", Buffer.from("\x1f\x8b\x08\x00", "latin1")],
  [
    "binary-file",
    "a.docx:1",
    "a program's figures",
    Uint8Array.from({ length: 4000 }, (_, at) => (at * at * 7919) >> 3),
  ],
  ["not-utf8", "a.txt:1", "UTF-16 without a mark", Buffer.from("灯会开幕\n\n入夜，南桥的灯亮了。\n", "utf16le")],
  ["empty-file", "a.txt:1", "nothing at all", new Uint8Array(0)],
  ["broken-utf8", "a.txt:2", "a byte that is no UTF-8", Uint8Array.from([0xe7, 0x81, 0xaf, 0x0a, 0xff, 0x0a])],
  ["broken-json", "a.json:1", "JSON that is cut off", strToU8('{"headline": "题", ')],
  ["no-story", "a.json:1", "JSON of something else", strToU8('{"x": 1}')],
  ["front-matter", "a.md:3", "front matter that is no YAML", strToU8("---\ntitle: [题\n---\n文。")],
  ["front-matter", "a.md:1", "front matter without an end", strToU8("---\ntitle: 题\n文。")],
])("%s at %s: %s", async (code, place, _, bytes) => {
  const [path = ""] = place.split(/[/:]/);
  const { diagnostics, stories } = await taken(bytes, path);
  const places = diagnostics.map(({ code: found, span }) => [
    found,
    `${span.source.path}:${positionOf(span.source, span.start).line}`,
  ]);
  expect(places).toEqual([[code, place]]);
  expect(stories).toEqual([]);
});

test("the hint for a spreadsheet is another than for slides: its tables can come in as a web page", async () => {
  const office = (name: string): Uint8Array => zipSync({ "[Content_Types].xml": strToU8(`<a>${name}</a>`) });
  const told = async (name: string) =>
    (await taken(office(name))).diagnostics.map(({ arguments: args }) => args["page"]);
  expect([await told("spreadsheetml"), await told("presentationml")]).toEqual([[".html"], [undefined]]);
});

test("a head like a letter's is copy where nothing else says that it is a letter", async () => {
  const intake = await taken(strToU8("Notice: 停水\nPlace: 南桥\n\n周五恢复供水。\n"), "a.txt");
  expect([intake.stories.length, told(intake)]).toEqual([1, []]);
});

test("text that a style hides stays out, of a run and of a paragraph", async () => {
  const style = (type: string, id: string, inner: string): string =>
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;
  const styles = [
    style("character", "暗", "<w:rPr><w:vanish/></w:rPr>"),
    style("paragraph", "窗体", "<w:rPr><w:vanish/></w:rPr>"),
    style("paragraph", "窗体顶端", '<w:basedOn w:val="窗体"/>'),
    style("paragraph", "明", '<w:basedOn w:val="窗体"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
    style("paragraph", "亮", '<w:basedOn w:val="窗体"/><w:rPr><w:vanish w:val="off"/></w:rPr>'),
  ];
  const body = [
    p(r("题", size(22)), CENTRED),
    p(r("窗体顶端"), '<w:pStyle w:val="窗体顶端"/>'),
    p(r("灯亮了。") + r("待核", '<w:rStyle w:val="暗"/>')),
    p(r("花开了。"), '<w:pStyle w:val="明"/>'),
    p(r("人来了。"), '<w:pStyle w:val="亮"/>'),
  ];
  const part = `<w:styles ${NAMESPACES}>${styles.join("")}</w:styles>`;
  const intake = await taken(docx({ body: body.join(""), parts: { "word/styles.xml": part } }));
  expect(copyOf(intake)).toEqual(["灯亮了。", "花开了。", "人来了。"]);
  expect(told(intake)).toEqual(["word-hidden 2", "word-hidden 3"]);
});

test("macros are told, and the text comes in without them", async () => {
  const intake = await taken(
    docx({ body: SOUND, type: "application/vnd.ms-word.document.macroEnabled.main+xml" }),
    "a.docm",
  );
  expect([copyOf(intake), told(intake)]).toEqual([["灯亮了。"], ["document-macros 1"]]);
});

test.each<[string, string, string]>([
  [p(`<w:unknown>${r("河岸")}</w:unknown>`), "copy-lost 3", "in an element that the reader does not know"],
  [p("", r("河岸")), "copy-lost 4", "where the reader does not look: the nearest line that has some of it"],
])("text is an error at its paragraph, and no story comes out, row %#", async (unknown, message) => {
  const body = p(r("题")) + p(r("灯亮了。")) + unknown + p(r("河灯又亮了。"));
  const intake = await taken(docx({ body }));
  expect([intake.stories, told(intake), intake.diagnostics[0]?.arguments["missing"]]).toEqual([[], [message], "河岸"]);
});
