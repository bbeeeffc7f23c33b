import { choice, extent, fault, flag, heading, label, list, mapping, name, path, size, text, whole } from "./fields.ts";
import { says } from "./says.ts";

const smallAd = mapping({
  category: says(text(), "分类: what it is sorted under: 招聘.", "分类：归在哪一类：招聘。"),
  title: says(
    text().optional(),
    "Its first words, set in 黑; it is sorted by them.",
    "开头几个字，排黑体；同类按它排序。",
  ),
  text: says(text(), "Its text.", "广告词。"),
});

const cell = mapping({
  columns: says(extent(), "栏: basic columns from 1, both ends included.", "栏：占用的基本栏，从 1 数起，两头都算。"),
  rows: says(extent(), "行: rows of the grid from 1, both ends included.", "行：占用的行，从 1 数起，两头都算。"),
});

/** What was bought on a page: a picture, words, or small ads. */
export const advert = mapping({
  file: says(
    path("bytes").optional(),
    "The picture, a path from the issue's folder; left out: an advert of `text`, or of small ads (`classified`).",
    "图片文件：从本期文件夹起的路径；不写，则是文字广告（`text`）或分类广告（`classified`）。",
  ),
  headline: says(heading().optional(), "标题: over a text advert or small ads.", "标题：文字广告或分类广告的标题。"),
  text: says(
    text().optional(),
    "文字广告: words that the paper itself sets; each line is a paragraph.",
    "文字广告：由本报排字的广告词，一行一段。",
  ),
  signature: says(
    text().optional(),
    "落款: who gives notice, and when, at the right under the text; each line stands alone.",
    "落款：文字广告右下方的署名和日期，一行一条。",
  ),
  classified: says(
    list(smallAd, 5000).min(1, fault("too-few")).optional(),
    "分类广告: small ads, in any order: they are sorted by category and title.",
    "分类广告：一条条小广告，次序不论，按分类和标题排序。",
  ),
  categories: says(
    list(text(), 200).default([]),
    "The order of the categories; those that are not named follow, sorted.",
    "各分类的先后；没有列出的排在后面，按字序。",
  ),
  legs: says(
    whole(1, 24).optional(),
    "破栏: into how many legs its text is divided; left out: a text has one, small ads one a column.",
    "破栏：文字分成几栏；不写，则文字广告为一栏，分类广告按基本栏。",
  ),
  page: says(label(), "The label of the page.", "所在版的版号。"),
  spread: says(
    flag().optional(),
    "跨版: true lets a picture go over the fold onto the page that faces this one; columns then count over both pages, 1-16 of 8 and 8, and are all of them if left out.",
    "跨版：true 表示图片跨过折缝，连排在相对的两版；这时栏数两版连着数（各 8 栏即 1-16），不写即全宽。",
  ),
  slot: says(
    name().optional(),
    "版位: a place that the paper's `slots` names: 通栏. Columns or rows that are written too count in place of the slot's.",
    "版位：报纸样式 `slots` 里的名称，如 通栏。另写了 columns 或 rows 的，以所写为准。",
  ),
  columns: says(
    extent().optional(),
    "栏: basic columns from 1, both ends included: 1-8.",
    "栏：占用的基本栏，从 1 数起，两头都算：1-8。",
  ),
  rows: says(
    extent().optional(),
    "行: rows of the grid from 1, both ends included: 96-115.",
    "行：占用的行，从 1 数起，两头都算：96-115。",
  ),
  cells: says(
    list(cell, 9).optional(),
    "异形: in place of columns and rows the rectangles of an advert with steps, such as an L; each touches another.",
    "异形广告：不写栏和行，而写出 L 形、阶梯形广告由哪几块长方形组成，块块相连。",
  ),
  label: says(
    text().optional(),
    "The notice that the statute asks for; left out: 广告, and 廣告 in traditional characters.",
    "广告标识：法规要求标明的字样；不写则为“广告”，繁体报纸为“廣告”。",
  ),
  fit: says(
    choice(["exact", "contain", "cover"]).optional(),
    "contain shows the picture whole; cover fills the frame and cuts at most 5 % of the picture, more is an error; exact, if left out, warns of a picture in another shape, and of a page of a PDF in another size.",
    "图与框形状不合时：contain 整图放进框里；cover 铺满框，最多裁去 5 %，再多即错误；exact（不写即此）给出警告，PDF 广告的页面尺寸不合也警告。",
  ),
  filePage: says(
    whole(1, 9999).optional(),
    "Which page of a PDF is placed, from 1; left out: the first, with a warning if there are several.",
    "放 PDF 的第几页，从 1 数起；不写即第一页，PDF 有多页时给出警告。",
  ),
  as: says(
    choice(["picture"]).optional(),
    "picture draws the page of a PDF that the press cannot take as it is (RGB, fonts that are not in the file, layers): as a viewer shows it, in 300 pixels an inch, its colours converted as those of a photo. Type and lines are pixels then.",
    "PDF 不合印刷要求（RGB 颜色、字体未嵌入、有图层等）时写 picture：按看图软件所见转成每英寸 300 像素的图片，颜色照照片处理；文字和线条随之变成像素。",
  ),
});

/** A place for adverts that a paper sells by name. */
export const slot = mapping({
  columns: says(extent().optional(), "栏: its basic columns: 1-8.", "栏：占用的基本栏：1-8。"),
  rows: says(extent().optional(), "行: its rows: 96-115.", "行：占用的行：96-115。"),
  size: says(
    size().optional(),
    "尺寸: in place of columns and rows: width and height as they are sold, 352mm 100mm; its frame is the smallest that holds it.",
    "尺寸：不写栏和行，而写出售的宽和高：352mm 100mm；文框取放得下的最少栏数和行数。",
  ),
  at: says(
    choice(["top-left", "top-right", "bottom-left", "bottom-right"]).default("bottom-right"),
    "The corner of the page at which a size stands.",
    "按尺寸的版位放在版面哪一角。",
  ),
});
