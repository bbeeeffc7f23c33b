// Sound files of copy, to be damaged: a Word document with all that an importer knows, and a page text.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;

const run = (text, look = "") => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (runs, look = "") => `<w:p><w:pPr>${look}</w:pPr>${runs}</w:p>`;
const cell = (text, span = 1) => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(run(text))}</w:tc>`;

const BODY = [
  paragraph(run("满城灯火照归人", '<w:sz w:val="52"/>'), '<w:jc w:val="center"/>'),
  paragraph(run("——南桥灯会见闻"), '<w:jc w:val="center"/>'),
  paragraph(run("记者 林岚")),
  paragraph(
    `${run("本报讯（记者 林岚） 入夜，")}${run("南桥", '<w:em w:val="dot"/>')}<w:ins w:id="1">${run("亮了。")}</w:ins><w:del w:id="2"><w:r><w:delText>删。</w:delText></w:r></w:del><w:r><w:commentReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>`,
  ),
  paragraph(run("做灯的人", "<w:b/>")),
  paragraph(`${run("记者：", "<w:b/>")}${run("灯是谁做的？")}${run("密", "<w:vanish/>")}`),
  paragraph(
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  ),
  paragraph(run("灯下的孩子。 周宁 摄", '<w:sz w:val="18"/>')),
  paragraph(
    `<w:r><w:ruby><w:rt>${run("cháo")}</w:rt><w:rubyBase>${run("晁")}</w:rubyBase></w:ruby></w:r><w:fldSimple w:instr="DATE">${run("今天")}</w:fldSimple>`,
  ),
  paragraph(run("备竹篾"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  paragraph(run("备油纸"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  `<w:tbl><w:tr>${cell("灯展时间", 2)}</w:tr><w:tr>${cell("平日")}${cell("6—10点")}</w:tr></w:tbl>`,
  paragraph(
    `<mc:AlternateContent><mc:Choice Requires="wps">${run("框")}</mc:Choice><mc:Fallback><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(run("框"))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></mc:Fallback></mc:AlternateContent>`,
  ),
  paragraph(run("谈玉珍"), '<w:jc w:val="right"/>'),
].join("");

const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`;
const relations = (list) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
const entry = (name, id, text) => `<w:${name} w:id="${id}" w:author="主任">${paragraph(run(text))}</w:${name}>`;

const PARTS = {
  "[Content_Types].xml":
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>',
  "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
  "word/_rels/document.xml.rels": relations(relation("rId1", "image", "media/a.png")),
  "word/document.xml": `<w:document ${NAMES}><w:body>${BODY}<w:sectPr/></w:body></w:document>`,
  "word/comments.xml": `<w:comments ${NAMES}>${entry("comment", 3, "核实")}</w:comments>`,
  "word/footnotes.xml": `<w:footnotes ${NAMES}>${entry("footnote", 1, "注。")}</w:footnotes>`,
  "word/styles.xml": `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
  "word/numbering.xml": `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  "word/media/a.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
};

export const DOCUMENT = packed(PARTS);

/** The parts as a zip. */
export function packed(parts) {
  const bytes = Object.entries(parts).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]);
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(2000, 0, 1) });
}

/** The document with one of its XML parts put through `change`. */
export function withPart(change, { of }) {
  const parts = unzipSync(DOCUMENT);
  const name = of(Object.keys(parts).filter((path) => /\.(?:xml|rels)$/.test(path)));
  return packed({ ...parts, [name]: change(strFromU8(parts[name])) });
}

export const PAGE_TEXT = `# 满城灯火照归人 南桥今夜不打烊

## ——第三届江灯节见闻

记者 林岚 文/图



江灯节开幕仪式。

编者按：

本报今起刊发“灯下”系列报道。

本报讯（记者 林岚） 入夜，南桥两侧的灯一盏接一盏地亮起来，河面

上像铺了一层碎金。“看灯要站在桥头看。”他说。

**做灯的人**

| 平日 | 6—10点 |
|---|---|
| 周末 | 6—11点 |

- 竹篾
- 油纸

# 码头改造明年动工

（上接第一版）市民最关心的是渡口还在不在。

**记者：**渡口会停吗？

雾里喊一声
应的人还没有看见我

轮渡照常。（下转第四版）
`;
