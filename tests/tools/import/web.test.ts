import { expect, test } from "vitest";
import type { Intake } from "../../../src/tools/import/source.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";
import { takenIn, told } from "./taken.ts";

// Web pages as browsers, WeChat, Word, WPS and mail programs save them.

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const COPY = "入夜，南桥的灯亮了，河面像铺了一层碎金，游人从四面八方赶来，灯会十天，日日如此，夜夜如此。";

function taken(page: string | Uint8Array, path = "a.html"): Promise<Intake> {
  const picture = (name: string) => (name === "a_files/deng.jpg" ? { bytes: JPEG, name: "deng.jpg" } : undefined);
  return takenIn(path, page, picture);
}

/** `引题|题|副题|署名`, then the copy as house markup, then a `◆` a photo with its caption. */
function sketch({ stories }: Intake): readonly string[] {
  return stories.flatMap(({ kicker, headline, deck, byline, body, photos }) => [
    `${[kicker, headline, deck].map((heading) => heading?.lines.join("/") ?? "").join("|")}|${byline?.text ?? ""}`,
    ...body.map((passage) => writeMarkup(passage).markup),
    ...photos.map(({ picture, caption, credit }) =>
      ["◆", picture === undefined ? "?" : "", caption?.text ?? "", credit?.text ?? ""].join(""),
    ),
  ]);
}

const centred = "text-align:center";
const mso = (points: number, text: string): string =>
  `<p class=MsoNormal align=center style='${centred}'><span style='font-size:${points}.0pt'>${text}<o:p></o:p></span></p>`;

test.each<[string, readonly string[], readonly string[], string]>([
  [
    `<!DOCTYPE html>\n<body><nav>首页 要闻</nav>\n<article><h1>灯会开幕</h1>\n<p>记者 林岚</p><p>${COPY}</p></article><footer>版权所有</footer>`,
    ["|灯会开幕||记者 林岚", COPY],
    ["web-rest 1"],
    "of a page that marks its article, the article",
  ],
  [
    `<body><h1>清河新闻网</h1><h1>灯会开幕</h1><div id="ozoom"><p>${COPY}</p></div><ul><li>别的稿</li></ul></body>`,
    ["|灯会开幕||", COPY],
    ["web-rest 1"],
    "the nearest heading above the marked copy is its headline",
  ],
  [
    `<title>灯会开幕_清河新闻网</title><body><h1>清河新闻网</h1><article><h2>灯会开幕</h2><p>${COPY}</p></article></body>`,
    ["|灯会开幕||", COPY],
    ["web-rest 1"],
    "or the heading that the page's title begins with",
  ],
  [
    `<title>灯会开幕_清河新闻网</title><body><h1>清河新闻网</h1><div><h2>灯会开幕</h2>　　${COPY}<br><br>　　${COPY}</div></body>`,
    ["清河新闻网|灯会开幕||", COPY, COPY],
    ["unsure-role 1"],
    "where nothing marks the copy, the site's name stands above it; breaks part paragraphs",
  ],
  [
    `<body><div>首页 要闻</div><h1>灯会开幕</h1><a id="zoom">放大</a><div id="Zoom"><div class="TRS_Editor"><p>${COPY}</p></div></div><div class="article">别的稿</div></body>`,
    ["|灯会开幕||", COPY],
    ["web-rest 1"],
    "a mark of a government's site; a link of its name is none",
  ],
  [
    `<body><div>首页</div><h1>灯会开幕</h1><div class="view TRS_Editor"><div class="TRS_Editor"><p>${COPY}</p></div></div></body>`,
    ["|灯会开幕||", COPY],
    ["web-rest 1"],
    "a mark within the same mark",
  ],
  [
    `<body><div>首页</div><div class="article"><h1>灯会开幕</h1><p>${COPY}</p></div></body>`,
    ["|灯会开幕||", COPY],
    ["web-rest 1"],
    "what many sites call it",
  ],
  [
    `<body><div class="article"><h1>其一</h1><p>${COPY}</p></div><div class="article"><h1>其二</h1><p>${COPY}</p></div></body>`,
    ["|其一||", COPY, "|其二||", COPY],
    [],
    "marks side by side mark none",
  ],
  [
    `<title>其一_网</title><body><h1>其一</h1><p>${COPY}</p><h1>其二</h1><p>${COPY}</p></body>`,
    ["|其一||", COPY, "|其二||", COPY],
    [],
    "a page of two stories",
  ],
  [
    `<body><h1 id="activity-name">\n古桥修好了\n</h1><em>原创</em><div id="js_content" style="visibility: hidden;"><section><p><span>${COPY}</span></p></section></div></body>`,
    ["|古桥修好了||", COPY],
    ["web-rest 1"],
    "WeChat hides its copy until a script has run",
  ],
  [
    `<html><head><meta property="og:title" content="灯会开幕"><title>灯会开幕_新闻网</title></head><body><p>${COPY}</p></body></html>`,
    ["|灯会开幕||", COPY],
    [],
    "a page that has no headline but its title",
  ],
  [
    `<html xmlns:o="urn:x"><head><style>p{}</style><!--[if gte mso 9]><xml>x</xml><![endif]--></head><body>${mso(14, "跨江通道合龙")}${mso(22, "一桥通\n两岸")}${mso(14, "——等待十年")}${mso(12, "本报记者 林岚")}<p class=MsoNormal>${COPY.slice(0, 9)}\n${COPY.slice(9)}</p></body></html>`,
    ["跨江通道合龙|一桥通两岸|——等待十年|本报记者 林岚", COPY],
    ["unsure-role 1"],
    "what Word saves as a web page: the largest line is the headline, and its own line ends are none",
  ],
  [
    `<article><h1>灯会开幕</h1><p>2026-11-24 10:12　来源：新华社　作者：林岚</p><p>${COPY}</p></article>`,
    ["|灯会开幕||作者：林岚", COPY],
    ["published-before 1"],
    "when and where a story was published is no deck; who wrote it is its byline",
  ],
  [
    `<article><h1>灯会开幕</h1><p>2026年11月24日</p><p>${COPY}</p></article>`,
    ["|灯会开幕||", "2026年11月24日", COPY],
    [],
    "a date alone may be that of a diary",
  ],
  [
    `<article><h1>题</h1><p>${COPY}<span style="text-emphasis-style: dot">灯下</span>有人<span style="color:red;-webkit-text-emphasis:filled dot">唱<i style="text-emphasis:none">歌</i></span>。</p></article>`,
    ["|题||", `${COPY}*灯下*有人*唱*歌。`],
    [],
    "dots under characters, as CSS writes them",
  ],
  [
    `<div>桥头早市搬家</div><div>记者 周宁</div><div>${COPY}</div>`,
    ["|桥头早市搬家||记者 周宁", COPY],
    [],
    "a piece of a page: its first short line",
  ],
  [
    `<article><h1>题</h1><figure><img src="./a_files/deng.jpg" alt="灯"><figcaption>桥上的灯。<br>林岚 摄</figcaption></figure><p>${COPY}</p></article>`,
    ["|题||", COPY, "◆桥上的灯。林岚 摄"],
    [],
    "a picture in the folder that a browser saved beside the page, and a caption of two lines",
  ],
  [
    `<article><h1>题</h1><p>${COPY}</p><img src="data:image/gif;base64,R0lGODlhAQABAAAA" data-src="https://a.cn/640?x=1"></article>`,
    ["|题||", COPY, "◆?"],
    [],
    "a dot that stands for a picture until the page is scrolled is no picture",
  ],
  [
    `<article><h1>题</h1><p>${COPY}</p><img src="data:image/png;base64,${Buffer.alloc(300).toString("base64")}"></article>`,
    ["|题||", COPY, "◆"],
    [],
    "a picture in its address",
  ],
  [
    `<body><table><tr><td>导航</td><td><h1>老网页</h1><p>${COPY}</p></td></tr></table></body>`,
    ["导航|老网页||", COPY],
    ["unsure-role 1"],
    "a table that places the parts of an old page is none",
  ],
  [
    `<article><h1>题</h1><table><tr><td>年份</td><td>游人</td></tr><tr><td>2025</td><td>三万</td></tr></table></article>`,
    ["|题||", "| 年份 | 游人 |\n| --- | --- |\n| 2025 | 三万 |"],
    [],
    "a table of figures is one",
  ],
  [
    `<article><h1>题</h1><p>&nbsp;&nbsp;&nbsp;&nbsp;${COPY}</p><p>林岚&nbsp;&nbsp; 周宁</p></article>`,
    ["|题||", COPY, ">> 林岚 周宁"],
    ["unsure-role 1"],
    "blanks that indent a paragraph",
  ],
  [
    `<article><h1>题</h1><p>${COPY}</p><aside>相关阅读：去年的灯会</aside></article>`,
    ["|题||", COPY],
    ["web-rest 1"],
    "what stands beside the copy within it",
  ],
  [
    `<title>灯会开幕_清河县人民政府</title><body><div class="top"><a>首页</a> | <a>政务公开</a> | <a>新闻</a></div><div>您当前的位置：<a>首页</a> &gt; <a>要闻</a></div><h1>灯会开幕</h1><div>发布时间：2026-11-24 10:12 来源：县融媒体中心 浏览次数：12次</div><div class="con"><p>${COPY}</p><p>${COPY}</p><p>（责任编辑：林岚）</p></div><div>【打印本页】【关闭窗口】</div><div class="bdsharebuttonbox">分享到：<a>微信</a></div><div>上一篇：<a>桥通了</a></div><h3>相关阅读</h3><ul><li><a>去年的灯会</a></li><li><a>前年的灯会</a></li><li><a>灯会百年</a></li></ul><div>主办：清河县人民政府办公室</div><p>版权所有 清河县人民政府</p><p>冀ICP备00000000号</p></body>`,
    ["|灯会开幕||", COPY, COPY],
    ["web-rest 1", "published-before 1"],
    "a county's page that marks nothing: without links, buttons, editor, related stories, and its foot",
  ],
  [
    `<body><h1>灯会开幕</h1><div class="sidebar"><div>${`<p>${COPY}</p>`.repeat(11)}</div></div><p>相关链接</p><p>${COPY}</p><p>主办：县文化馆</p></body>`,
    ["|灯会开幕||", ...Array<string>(11).fill(COPY), "## 相关链接", COPY, "主办：县文化馆"],
    ["unsure-role 1"],
    "much text is copy, whatever its class; so is a box of facts, and who held a feast",
  ],
  [
    `<body><h1>題</h1><p>${COPY}</p><p>責任編輯：林嵐</p><p>版權所有</p></body>`,
    ["|題||", COPY],
    ["web-rest 1"],
    "in either script",
  ],
])("a web page, row %#", async (page, copy, messages) => {
  const intake = await taken(page);
  expect([sketch(intake), told(intake)]).toEqual([copy, messages]);
});

const PAGE = (charset: string): string =>
  `<html><head><meta ${charset}></head><body><h1>燈會開幕</h1><p>南橋的燈亮了。</p></body></html>`;
/** `<html><body><h1>燈</h1><p>橋。</p>` in Big5. */
const BIG5 = Buffer.from("<html><head><meta charset=big5></head><h1>\xbfO</h1><p>\xbe\xf4\xa1C</p>", "latin1");
/** 灯 in GB18030, and 桥。 */
const GB = (charset: string) =>
  Buffer.from(`<html><head>${charset}</head><h1>\xb5\xc6</h1><p>\xc7\xc5\xa1\xa3</p>`, "latin1");

const WESTERN = (charset: string) =>
  Buffer.from(`<html><head><meta charset=${charset}></head><h1>Caf\xe9 Zo\xeb</h1><p>The lamps are lit.</p>`, "latin1");

test.each<[string, Uint8Array, string, readonly string[], string]>([
  ["a.html", Buffer.from(PAGE("charset=gb2312")), "web 燈會開幕", [], "UTF-8, whatever it says of itself"],
  ["a.htm", Buffer.from(`\ufeff${PAGE("charset=unicode")}`, "utf16le"), "web 燈會開幕", [], "Word's Unicode"],
  ["a.html", BIG5, "web 燈", [], "an encoding that the page names"],
  [
    "a.html",
    GB("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"),
    "web 灯",
    [],
    "GB by its older name",
  ],
  ["a.html", GB(""), "web 灯", ["encoding-guessed 1"], "an encoding that nobody names"],
  ["a.html", WESTERN("iso-8859-1"), "web Café Zoë", [], "a Western page"],
  [
    "a.html",
    Buffer.from(
      "<meta charset=windows-1252><h1>Caf\xe9 \x93Zo\xeb\x94 \x96 \x80</h1><p>The lamps are lit.</p>",
      "latin1",
    ),
    "web Café “Zoë” – €",
    [],
    "Windows' Latin has quotes of its own",
  ],
  ["a.html", WESTERN("utf-8"), "web ", ["broken-utf8 1"], "Western bytes in a page that calls itself UTF-8"],
  [
    "a.html",
    GB("<meta charset=iso-8859-1>"),
    "web 灯",
    ["encoding-guessed 1"],
    "Chinese bytes in a page that calls itself Western",
  ],
  ["a.doc", Buffer.from("<!-- saved -->\n<html><h1>灯</h1><p>桥。</p>"), "web 灯", [], "a web page by another name"],
  ["a.txt", Buffer.from('\n<div class="x">灯</div><p>桥。</p>'), "web 灯", [], "a piece of one by another name"],
  ["a.html", Buffer.from("灯会开幕\n\n入夜。\n"), "plain 灯会开幕", [], "plain text by the name of a web page"],
  ["a.html", Buffer.from(""), "plain ", ["empty-file 1"], "nothing at all"],
  [
    "a.html",
    Buffer.from("<html><body><script>x</script></body></html>"),
    "web ",
    ["no-story 1"],
    "a page without copy",
  ],
  ["a.html", Buffer.from("%PDF-1.4"), "plain ", ["foreign-document 1"], "a PDF by the name of a web page"],
  ["a.html", Buffer.from(`<html>${"<div>".repeat(5000)}灯`), "web ", ["document-deep 1"], "elements without end"],
])("%s, row %#", async (path, bytes, found, messages) => {
  const intake = await taken(bytes, path);
  const [story] = intake.stories;
  const made = `${intake.kind} ${story?.headline?.lines.join("/") ?? ""}`;
  expect([made, told(intake)]).toEqual([found, messages]);
});
