import type { Arguments } from "../base/codes.ts";

/**
 * Our own reasons why a file cannot be used, in Chinese: they travel as the argument `problem`, beside those of libraries, which stay in English.
 * `{…}` stands for what differs.
 */
const REASONS: readonly (readonly [english: string, chinese: string])[] = [
  // Photos.
  ["no such file", "没有这个文件"],
  ["it is empty", "是空文件"],
  ["its end is missing", "文件尾部缺失"],
  ["its bytes are those of no picture", "内容不是图片"],
  ["a file of kind {kind}", "是 {kind} 文件"],
  ["it is a HEIC picture, as telephones take them", "是手机拍的 HEIC 图片"],
  ["it is a BMP", "是 BMP 图片"],
  ["it is a Photoshop file (PSD)", "是 Photoshop 文件（PSD）"],
  ["it is an EPS or PostScript file", "是 EPS 或 PostScript 文件"],
  ["it is an EPS file", "是 EPS 文件"],
  ["it is packed with gzip, as SVGZ files are", "是 gzip 压缩的文件（如 SVGZ）"],
  ["it is a JPEG 2000", "是 JPEG 2000 图片"],
  ["it is a JPEG XL", "是 JPEG XL 图片"],
  ["it is an icon (ICO)", "是图标（ICO）"],
  ["it is a CorelDRAW file", "是 CorelDRAW 文件"],
  [
    "it is a packed file, as those of Word, Excel and newer CorelDRAWs are",
    "是压缩文件（Word、Excel 和较新的 CorelDRAW 都是）",
  ],
  ["it is an old file of Word, Excel or PowerPoint", "是旧版 Word、Excel 或 PowerPoint 文件"],
  ["it is a Windows metafile", "是 Windows 图元文件"],
  ["it is a GIMP file (XCF)", "是 GIMP 文件（XCF）"],
  ["it is a raw file of a camera", "是相机的 RAW 文件"],
  ["it is a video", "是视频"],
  ["it is a TIFF of a kind that is not read", "是不支持的一种 TIFF"],
  ["it is a web page (HTML)", "是网页（HTML）"],
  ["it holds more rows than its header tells", "画面的行数比文件头所说的多"],
  ["{bytes} bytes in its middle are zeros", "中间有 {bytes} 个字节全是零"],
  ["it is too large: {width} × {height} pixels", "太大：{width} × {height} 像素"],
  ["a JPEG of {channels} channels", "是 {channels} 个通道的 JPEG"],
  // Drawings.
  ["a drawing of more than {megabytes} MB", "超过 {megabytes} MB"],
  ["its XML declaration names an encoding that is not known", "XML 声明里的编码不认识"],
  ["its elements stand too deep in each other", "元素嵌套太深"],
  ["its outermost element is no `svg`", "最外层的元素不是 `svg`"],
  ["it declares too many entities", "声明的实体太多"],
  ["it declares entities that are no plain text", "声明了不是纯文字的实体"],
  ["its entities make it too long", "实体展开后太长"],
  [
    "it has no size: its `viewBox`, or its `width` and `height`, have to be numbers above 0",
    "没有尺寸：`viewBox`，或 `width` 和 `height`，须是大于 0 的数",
  ],
  ["`#{id}` stands within itself", "`#{id}` 套着自己"],
  ["its symbols come to more than {millions} million shapes", "符号展开后超过 {millions} 百万个图形"],
  ["it cannot be drawn: {cause}", "画不出来（{cause}）"],
  ["unclosed root tag in line {line}", "第 {line} 行：最外层的标签没有关闭"],
  ["unexpected end in line {line}", "第 {line} 行：文件没有写完"],
  ["unexpected close tag in line {line}", "第 {line} 行：标签关闭得不对"],
  ["unmatched closing tag: {tag} in line {line}", "第 {line} 行：`{tag}` 没有对应的开始标签"],
  ["unencoded < in line {line}", "第 {line} 行：`<` 要写成 `&lt;`"],
  ["invalid character entity in line {line}", "第 {line} 行：字符实体不对"],
  ["invalid character in entity name in line {line}", "第 {line} 行：`&` 要写成 `&amp;`"],
  ["unquoted attribute value in line {line}", "第 {line} 行：属性值没有加引号"],
  ["attribute without value in line {line}", "第 {line} 行：属性没有值"],
  ["text data outside of root node. in line {line}", "第 {line} 行：最外层元素之外有文字"],
  // PDFs.
  ["it is no PDF", "不是 PDF"],
  ["it is encrypted", "有密码"],
  ["it has no catalog", "没有目录对象（Catalog）"],
  ["it has no page", "没有页面"],
  ["its content cannot be read", "页面内容读不出来"],
  ["its page has no size", "页面没有尺寸"],
  ["it is too damaged to be read", "损坏太重，读不出来"],
  ["its object streams are too large", "对象流太大"],
  ["it has too many objects", "对象太多"],
  // Profiles.
  ["there is none", "没有内嵌"],
  ["it has not four colours", "不是四个通道"],
  ["it is no ICC profile", "不是 ICC 特性文件"],
  ["it describes no printing process", "描述的不是印刷条件"],
  ["its colours are {space}, not CMYK", "色彩是 {space}，不是 CMYK"],
  ["it cannot be read", "读不出来"],
  ["with it white takes {percent} % of ink", "按它白色要用 {percent} % 的墨"],
  ["with it black takes {percent} % of ink", "按它黑色只用 {percent} % 的墨"],
  // Fonts.
  ["a suitcase of fonts (.dfont)", "是字体集（.dfont）"],
  ["an em of {units} units", "每字身 {units} 个单位，不合理"],
  ["no glyphs", "没有字形"],
  ["its name or its sizes cannot be read", "名称或尺寸读不出来"],
  ["its outlines cannot be read", "轮廓读不出来"],
  ["fewer outlines than glyphs", "轮廓比字形少"],
  ["fewer advances than glyphs", "字宽比字形少"],
  ["all its advances are 0", "字宽全是 0"],
  ["the outline of glyph {glyph} lies outside its table", "第 {glyph} 号字形的轮廓在表外"],
  ["the outline of glyph {glyph} is broken", "第 {glyph} 号字形的轮廓损坏"],
  ["its layout tables lead to glyphs that it does not have", "排版表指向不存在的字形"],
  ["no {tag} table", "缺 {tag} 表"],
  ["the {tag} table ends beyond the file", "{tag} 表超出文件末尾"],
  ["a table stands where its directory belongs", "目录的位置被别的表占了"],
  ["a collection of {count} fonts", "字体集里有 {count} 个字体"],
  ["Unknown font format", "不是认得的字体格式"],
  ["ENOENT: {detail}", "没有这个文件"],
  ["EACCES: {detail}", "没有读取的权限"],
  ["EISDIR: {detail}", "那里是文件夹"],
];

/** What stands on a page of a PDF, and what lets show through. */
const PAGE_THINGS: Readonly<Record<string, string>> = {
  fill: "填色",
  stroke: "线条",
  text: "文字",
  image: "图片",
  shading: "渐变",
  opacity: "不透明度",
  blend: "混合模式",
  "soft-mask": "蒙版",
  group: "透明组",
};

/** Diagnostics whose `what` is one of these things; elsewhere it is a word of the file. */
const OF_PAGE_THINGS: ReadonlySet<string> = new Set(["pdf-rgb", "pdf-profiled", "pdf-transparency"]);

/** The arguments of a diagnostic as its Chinese wording takes them: `reason` stands for a `problem` that is one of ours. */
export function inChinese(code: string, args: Arguments): Arguments {
  const { problem, ...others } = args;
  const reason = typeof problem === "string" ? reasonInChinese(problem) : undefined;
  if (reason !== undefined) return { ...others, reason };
  const thing = OF_PAGE_THINGS.has(code) ? PAGE_THINGS[String(args["what"])] : undefined;
  return thing === undefined ? args : { ...args, what: thing };
}

/** Undefined for the words of a library. */
function reasonInChinese(problem: string): string | undefined {
  for (const [english, chinese] of REASONS) {
    const found = patternOf(english).exec(problem);
    if (found !== null) return chinese.replace(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? "");
  }
  return undefined;
}

function patternOf(english: string): RegExp {
  const literal = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`);
}
