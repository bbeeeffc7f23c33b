import { choice, extent, list, mapping, name, number, path, text, whole } from "./fields.ts";
import { says } from "./says.ts";

const ear = mapping({
  title: says(text().optional(), "The ear's title.", "报眼的标题。"),
  text: says(text(), "The ear's text, with the fields of the strip.", "报眼的文字，可用报头下方那一行的各种代称。"),
});

const nameplate = mapping({
  columns: says(extent(), "The columns that the nameplate takes: 1-8.", "报头占用的栏：1-8。"),
  rows: says(extent(), "The rows that it takes: 1-16.", "报头占用的行：1-16。"),
  art: says(
    path("art").optional(),
    "An SVG of the paper's name; left out: the name is set in the face of headline.lead.",
    "报名图形：SVG 文件；不写，则用 headline.lead 的字体排出报名。",
  ),
  colour: says(
    name().optional(),
    "The colour of the name and of the bars over ears, a name of the palette.",
    "报名和报眼标题底条的颜色：色板里的名称。",
  ),
  ears: says(
    list(ear, 10).default([]),
    "报眼: boxes over one another at the nameplate's right, two columns wide (`earColumns`); in a vertical paper at its foot.",
    "报眼：报头右边上下排列的方框，宽两栏（`earColumns`）；直排报在报头下端。",
  ),
  earColumns: says(
    whole(1, 12).optional(),
    "How many columns the ears take at the nameplate's right; left out: 2. It has no effect in a vertical paper.",
    "报眼在报头右边占几栏，不写为 2；直排报不用。",
  ),
  strip: says(
    list(text(), 20).default([]),
    "Texts on one line under the name, with {name} {date} {weekday} {lunar} {number} {edition} {pages} {cn} {post} {publisher} {web} {weather}. Left out: the facts that are known. What stands between full-width spaces is left out if its field has no value.",
    "报头下方排成一行的文字，可用 {name} {date} {weekday} {lunar} {number} {edition} {pages} {cn} {post} {publisher} {web} {weather} 作代称。不写，则排已知的各项。两个全角空格之间的一截，所用代称没有内容时不印。",
  ),
  cn: says(text().optional(), "国内统一连续出版物号: CN 00-0000.", "国内统一连续出版物号：CN 00-0000。"),
  post: says(text().optional(), "邮发代号: the post office's number.", "邮发代号：邮局给的号。"),
  publisher: says(text().optional(), "出版单位: who publishes the paper.", "出版单位：由谁出版。"),
  web: says(text().optional(), "网址: the paper's address on the web.", "网址：报纸的网站。"),
});

const folio = mapping({
  side: says(
    choice(["outer", "left"]).optional(),
    "Where the page number stands: outer, if left out, or always left.",
    "页码放在哪一边：outer（不写即此）在外侧，left 总在左边。",
  ),
  rows: says(
    number(0, 12).optional(),
    "How many rows the folio has in the statutory count of characters (版面字数); left out: 3. On the page it takes 40pt above row 1.",
    "计算版面字数时报眉算几行，不写为 3；版上总占第 1 行上方的 40pt。",
  ),
});

/** Nameplate, folio, colophon. */
export const furnitureSchema = mapping({
  nameplate: says(nameplate.optional(), "报头: the paper's name on page one.", "报头：第一版上的报名。"),
  folio: says(folio.optional(), "报眉: the line at each page's head.", "报眉：每版上方的一行。"),
  colophon: says(
    text().optional(),
    "版权栏: the text at the last page's foot, with the fields of the strip.",
    "版权栏：末版下方的文字，可用报头下方那一行的各种代称。",
  ),
});
