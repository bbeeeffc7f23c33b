import type { Message } from "../wording.ts";

export const outputMessages = {
  "low-resolution": {
    en: {
      message:
        "a picture[ `{file}`][ on page {page}][ at {x}, {y} mm] has {ppi} ppi at its printed size; newsprint wants {wanted}",
      hints: ["print it smaller, or ask for a larger file"],
      explain:
        "A picture's pixels are spread over its printed size. Below about 150 pixels per inch a newspaper's screen shows soft edges and steps; " +
        "plants accept 150 to 200 and refuse pictures under about 100. Enlarging the file in an image editor adds no detail: " +
        "give the picture fewer columns or rows, crop less of it away, or get the camera's own file.",
    },
    zh: {
      message: "[页面 {page}，][`{file}` ][{x}, {y} 毫米处的图片]按见报尺寸只有 {ppi} ppi，新闻纸印刷要 {wanted} ppi",
      hints: ["缩小版面上的尺寸，或索要更大的原图"],
      explain:
        "照片的像素要摊到见报的尺寸上。低于每英寸约 150 像素时，网点会显出发虚的边缘和台阶；印厂接受 150 到 200，低于约 100 的会退稿。" +
        "在修图软件里放大并不增加细节：请少占几栏或几行、少裁一些，或索要相机原图。",
    },
  },
  "profile-unfit": {
    en: {
      message: "the paper's `press.profile` cannot be used for press files: {problem}",
      hints: ["name an ICC output profile for CMYK, or leave the key out for newsprint (IFRA26)"],
      explain:
        "A press file carries the profile of the printing condition that it was made for, so that the plant and every proof show the same colours. " +
        "That must be an output profile (class prtr) with the four inks; profiles of screens, cameras and RGB printers are none.",
    },
    zh: {
      message: "报纸的 `press.profile` 不能用于付印文件[：{reason}]",
      hints: ["请指定 CMYK 输出的 ICC 特性文件，或省略此项采用新闻纸（IFRA26）[；读取程序的原话：{problem}]"],
      explain:
        "付印文件内嵌所依据的印刷条件特性文件，印厂与各处打样才能颜色一致。它必须是四色的输出特性文件（prtr 类），屏幕、相机、RGB 打印机的特性文件都不行。",
    },
  },
  hairline: {
    en: {
      message:
        "a rule of {weight} pt[ in `{story}`][ in `{file}`][, line {line},][ on page {page}][ at {x}, {y} mm] is too thin for the plates; they hold {floor} pt",
      hints: ["make it heavier, rules of the paper under `rules` of paper.yaml"],
      explain:
        "A rule thinner than about 0.25 pt breaks up or vanishes on a newspaper plate. The floor is the paper's `press.hairline`.",
    },
    zh: {
      message:
        "[页面 {page}，][`{story}` ][`{file}` ][第 {line} 行][{x}, {y} 毫米处]有 {weight} 磅的线，版材只能保持 {floor} 磅",
      hints: ["请加粗；报纸自己的线在 paper.yaml 的 `rules` 里"],
      explain: "细于约 0.25 磅的线在报纸印版上会断线或丢失。下限见报纸的 `press.hairline`。",
    },
  },
  "reversed-small": {
    en: {
      message:
        "white type of {size} pt[ in `{story}`][ in `{file}`][, line {line},][ on page {page}][ at {x}, {y} mm] fills in under {floor} pt[; and in {more} more lines]",
      hints: ["set it larger or bolder, or in black; a drawing's type grows with its columns"],
      explain:
        "Ink spreads on newsprint and closes small white type from all sides, thin strokes of 宋 first. Sizes are those in print: type of a drawing or an advert shrinks with it. The floor is the paper's `press.reversed`.",
    },
    zh: {
      message:
        "[页面 {page}，][`{story}` ][`{file}` ][第 {line} 行][{x}, {y} 毫米处]有 {size} 磅的反白字，小于 {floor} 磅会糊版[；还有 {more} 行也是]",
      hints: ["请加大、加粗，或改用黑字；图多占几栏，图里的字也大些"],
      explain:
        "油墨在新闻纸上扩散，会从四周吞没小的反白字，宋体细画首当其冲。字号照印出来的算，图和广告缩小，字也变小。下限见报纸的 `press.reversed`。",
    },
  },
  "colour-type-small": {
    en: {
      message:
        "type of {size} pt in several inks[ in `{story}`][ in `{file}`][, line {line},][ on page {page}][ at {x}, {y} mm] shows every shift of a plate under {floor} pt[; and in {more} more lines]",
      hints: ["set it in black or one ink, or larger; a drawing's type grows with its columns"],
      explain:
        "Plates shift against each other by a tenth of a millimetre or more. Small type in two or more inks then shows coloured edges. Sizes are those in print. The floor is the paper's `press.colourType`.",
    },
    zh: {
      message:
        "[页面 {page}，][`{story}` ][`{file}` ][第 {line} 行][{x}, {y} 毫米处]有 {size} 磅的多色字，小于 {floor} 磅时套印稍偏即露边[；还有 {more} 行也是]",
      hints: ["请改用黑色或单色，或加大字号；图多占几栏，图里的字也大些"],
      explain:
        "各色印版之间总有零点一毫米以上的套印误差，两色以上的小字会露出色边。字号照印出来的算。下限见报纸的 `press.colourType`。",
    },
  },
  "rich-black-type": {
    en: {
      message:
        "type of {size} pt[ in `{story}`][ in `{file}`][, line {line},][ on page {page}][ at {x}, {y} mm] is in black with other inks[; and in {more} more lines]",
      hints: ["set it in black alone (100 % K)[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain:
        "Type in black with other inks needs all plates to fit exactly, dries slowly and sets off. Black type is 100 % K, `black` in styles, and overprints.",
    },
    zh: {
      message:
        "[页面 {page}，][`{story}` ][`{file}` ][第 {line} 行][{x}, {y} 毫米处]有 {size} 磅的复合黑字[；还有 {more} 行也是]",
      hints: ["请只用黑（100% K）[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "掺有其他色的黑字要求各版严丝合缝，又干得慢、易蹭脏。黑字应为单黑 100%（样式里写 `black`）并叠印。",
    },
  },
  "too-much-ink": {
    en: {
      message:
        "a colour[ in `{story}`][ in `{file}`][, line {line},][ on page {page}][ at {x}, {y} mm] has {sum} % of ink; {limit} % is the limit",
      hints: ["choose a lighter colour[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain:
        "Newsprint takes up 220 to 240 % of ink in one place; more does not dry, and sets off. Black type overprints, so that its 100 % stand on top of what its ground has. The limit is the paper's `press.ink`.",
    },
    zh: {
      message:
        "[页面 {page}，][`{story}` ][`{file}` ][第 {line} 行][{x}, {y} 毫米处]有颜色总墨量 {sum}%，上限 {limit}%",
      hints: ["请改用较浅的颜色[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "新闻纸一处只能吃 220% 到 240% 的墨，再多便不干、蹭脏。黑字叠印，底色之上还要加 100%。上限见报纸的 `press.ink`。",
    },
  },
  "drawing-transparent": {
    en: {
      message: "`{file}` on page {page} is transparent in places, which PDF/X-1a does not allow",
      hints: [
        "give its colours no opacity, or print as PDF/X-4: `--press-standard x4`[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "PDF/X-1a is for plants whose machines know no transparency: opacity, blend modes and soft masks come out full, or not at all. Such a press file is not written.",
    },
    zh: {
      message: "第 {page} 版的 `{file}` 有透明之处，PDF/X-1a 不允许",
      hints: [
        "请去掉颜色的不透明度设置，或改出 PDF/X-4：`--press-standard x4`[；或在广告下写 `as: {as}`，转成像素付印]",
      ],
      explain:
        "PDF/X-1a 供不认透明的印厂使用：不透明度、混合模式、软蒙版会印成实色，或印不出来。这样的付印文件不予输出。",
    },
  },
  "advert-size": {
    en: {
      message: "`{file}` is {width} × {height} mm; its place is {placeWidth} × {placeHeight} mm",
      hints: [
        "ask for {placeWidth} × {placeHeight} mm[ (the first of its {rows} rows, {rowsHeight} mm together, stays white)], or allow scaling with `fit: contain`",
      ],
      explain:
        "A page that an advertiser delivers is printed at the size that was paid for: scaled, its rules and small print no longer keep what was agreed. " +
        "With `fit: contain` it is scaled to stand whole in its place, with `fit: cover` it fills the place and its edges are cut, at most 5 % of it.",
    },
    zh: {
      message: "`{file}` 为 {width} × {height} 毫米，版位为 {placeWidth} × {placeHeight} 毫米",
      hints: [
        "请索取 {placeWidth} × {placeHeight} 毫米的文件[（{rows} 行共 {rowsHeight} 毫米，首行留白）]，或用 `fit: contain` 允许缩放",
      ],
      explain:
        "客户交来的广告页按所付版面的尺寸付印，缩放后线条和小字就不再符合约定。`fit: contain` 缩放到版位内完整显示，`fit: cover` 铺满版位并裁去边缘，至多 5 %。",
    },
  },
  "advert-shape": {
    en: {
      message: "`{file}` has another shape than its place: {share} % of that stays white",
      hints: [
        "ask for {placeWidth} × {placeHeight} mm, or write `fit: contain` for white at the sides, `fit: cover` to cut the edges (at most {most} %)",
        "ask for {placeWidth} × {placeHeight} mm, or write `fit: contain` for white at the sides",
      ],
      explain:
        "An advert fills the place that was paid for. A picture in another shape is drawn whole, with white at two sides, unless the manifest says what is meant.",
    },
    zh: {
      message: "`{file}` 的长宽比与版位不同，版位有 {share} % 留白",
      hints: [
        "请索取 {placeWidth} × {placeHeight} 毫米的图，或写 `fit: contain`（两侧留白）、`fit: cover`（裁去边缘，至多 {most} %）",
        "请索取 {placeWidth} × {placeHeight} 毫米的图，或写 `fit: contain`（两侧留白）",
      ],
      explain: "广告应当占满所付的版位。长宽比不同的图片会完整印出，两侧留白，除非稿单写明怎样处理。",
    },
  },
  "advert-white": {
    en: {
      message: "`{file}` stands whole in its place and leaves {share} % of that white",
      hints: ["ask for {placeWidth} × {placeHeight} mm, or give it a place of its own shape"],
      explain:
        "`fit: contain` shows an advert whole, with white at two sides. Where more than half of its place stays white, file and place hardly belong together.",
    },
    zh: {
      message: "`{file}` 完整排入版位后，版位有 {share} % 留白",
      hints: ["请索取 {placeWidth} × {placeHeight} 毫米的文件，或换一个形状相近的版位"],
      explain: "`fit: contain` 完整显示广告，两侧留白。留白超过一半的，多半是文件和版位对不上。",
    },
  },
  "advert-cut": {
    en: {
      message: "`fit: cover` would cut {share} % off `{file}`",
      hints: ["ask for {placeWidth} × {placeHeight} mm, or write `fit: contain`: at most {most} % are cut"],
      explain:
        "An advert that fills a place of another shape loses its edges, and with them first and last lines. So `fit: cover` cuts 5 % of its width or height at most.",
    },
    zh: {
      message: "`fit: cover` 会裁掉 `{file}` 的 {share} %",
      hints: ["请索取 {placeWidth} × {placeHeight} 毫米的文件，或写 `fit: contain`；至多裁 {most} %"],
      explain: "广告铺满长宽比不同的版位时会裁去边缘，首尾的文字也就没了。所以 `fit: cover` 至多裁去宽或高的 5 %。",
    },
  },
  "advert-many-pages": {
    en: {
      message: "`{file}` has {pages} pages; the first is used",
      hints: ["write `filePage: 1`, or the page that is meant"],
      explain: "An advert takes one page of a PDF. Which one of several it is, `filePage` says, counted from 1.",
    },
    zh: {
      message: "`{file}` 有 {pages} 页；使用第一页",
      hints: ["请写 `filePage: 1`，或所需的页"],
      explain: "一条广告取 PDF 的一页。有多页时用 `filePage` 说明是哪一页，从 1 数起。",
    },
  },
  "advert-no-page": {
    en: {
      message: "`{file}` has no page {page}; it has {pages}",
      hints: ["write a `filePage` that it has"],
      explain: "`filePage` says which page of a PDF is placed, counted from 1. Pictures have one.",
    },
    zh: {
      message: "`{file}` 没有第 {page} 页，共 {pages} 页",
      hints: ["请写文件里有的 `filePage`"],
      explain: "`filePage` 说明取 PDF 的哪一页，从 1 数起。图片只有一页。",
    },
  },
  "advert-drawn": {
    en: {
      message:
        "`{file}` is drawn as a picture: its type and lines are pixels now[; other fonts stand in for {fonts}][; what the operator `{operator}` paints may be missing]",
      hints: ["look at the proof; sharper is a file in CMYK with its fonts in it, without `as`"],
      explain:
        "`as: picture` draws a page of a PDF as a viewer shows it, in 300 pixels an inch, and converts its colours as those of a photo, under the paper's ink limit. Layers that are off in print are left out, form fields and stamps are drawn. Small type is softer than type of a font, and black type beside colours is printed in several inks.",
    },
    zh: {
      message:
        "`{file}` 转成了图片，文字和线条已是像素[；字体 {fonts} 由别的字体代替][；操作符 `{operator}` 所画的内容可能缺失]",
      hints: ["请看校样；不写 `as`、改用嵌入字体的 CMYK 文件更清晰"],
      explain:
        "`as: picture` 按看图软件所见把 PDF 页面转成每英寸 300 像素的图片，颜色照照片转换，不超过报纸的总墨量上限。打印时关闭的图层不画，表单域和图章照画。小字不如字体清晰，彩色广告里的黑字由几色套印。",
    },
  },
  "advert-type-lost": {
    en: {
      message: "type of `{file}` cannot be drawn: the fonts {fonts} are not in the file, and no other can stand in",
      hints: ["ask for the file with its fonts embedded, or for a picture of it"],
      explain:
        "The program that draws pages has Latin fonts alone. Chinese type whose font is not in the file would be missing from the picture.",
    },
    zh: {
      message: "`{file}` 有文字画不出来：字体 {fonts} 没有嵌入，也没有字体可以代替",
      hints: ["请客户嵌入字体后重新导出，或另交图片"],
      explain: "转图片的程序只带西文字体。中文字体没有嵌入时，这些字在图片里会缺失。",
    },
  },
  "advert-archive": {
    en: {
      message: "`{file}` holds what PDF/A does not allow: {what}",
      hints: [
        "have the page exported as PDF/A or PDF/X-4 with Unicode tables, or take a picture of it[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "The archive file takes a page of a PDF, an advert or a chart, in as it is. LZW and PostScript are banned from PDF/A-2, and at level A each font must tell which characters its glyphs are.",
    },
    zh: {
      message: "`{file}` 含有 PDF/A 不允许的内容：{what}",
      hints: ["请重新导出为 PDF/A 或带 Unicode 对照表的 PDF/X-4，或改用图片[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "归档文件原样收入 PDF 的版面（广告或图表）。PDF/A-2 不允许 LZW 压缩和 PostScript，A 级还要求每种字体能说明字形对应哪个字符。",
    },
  },
  "site-holds-newer": {
    en: {
      message: "the site holds revision {held} of {day}; this is revision {revision}, and it was not put there",
      hints: ["give this issue a higher `revision`, or delete {folder} from the site to go back"],
      explain:
        "A revision is printed and published because something in the one before was wrong. An older one that comes late, from a forgotten folder or a slower machine, would bring the mistake back.",
    },
    zh: {
      message: "网站上 {day} 已是第 {held} 次修订，本期是第 {revision} 次，没有放上去",
      hints: ["请把本期的 `revision` 改大；确要退回，先从网站删去 {folder}"],
      explain: "出修订版是因为前一版有错。旧版若从忘了的文件夹或较慢的机器上后到，会把错误带回来。",
    },
  },
  "outputs-left": {
    en: {
      message:
        "files in `{folder}` are out of date, and were left because its list does not have them as they are: {files}[, and {more} more]",
      hints: ["delete those that nobody needs, and move the others to another folder"],
      explain:
        "A build takes away what an earlier one wrote into its folder and it does not write again. The list `.banmian.json` there says which files these are, and with which content. " +
        "A file that was changed since, that stands behind a link, or that was there before the list, may be somebody's work: it stays.",
    },
    zh: {
      message: "`{folder}` 里有过时的文件，但查不到是本程序写成现在这样的，所以没有删：{files}[，另有 {more} 个]",
      hints: ["没有用的请删去，其余的请移到别的文件夹"],
      explain:
        "以前写进文件夹、这次不再写的文件，出版面时会删去。哪些文件是写进去的、内容如何，记在那里的 `.banmian.json` 里。" +
        "后来改动过的、在链接所指之处的、比这份清单更早的文件，可能是别人的东西，所以留着。",
    },
  },
  "outputs-list-damaged": {
    en: {
      message:
        "`{list}`, the list of the files that builds wrote into `{folder}`, cannot be read: nothing was removed there, and a new list was begun",
      hints: ["look for files of earlier builds in `{folder}`, and delete those"],
      explain:
        "The list says which files a build may take away again. Without it nobody knows which files are ours and which are somebody's work, so all stay. From the next build on the new list holds.",
    },
    zh: {
      message: "`{folder}` 里记着写过哪些文件的清单 `{list}` 读不出来：什么都没有删，已另起一份",
      hints: ["请查看 `{folder}` 里以前出的文件，不要的请删去"],
      explain:
        "出版面时可以删去哪些旧文件，都凭这份清单。没有它就分不清哪些是本程序写的、哪些是别人的东西，所以全部留着。下次起按新的清单办。",
    },
  },
  "impose-count": {
    en: {
      message: "{count} pages ({labels}) do not make whole sheets",
      hints: ["build all pages, and sections of 4, 8, 12 or 16"],
      explain:
        "A folded sheet holds four pages, two on each side, so a section is imposed when the number of its pages is a multiple of four and all of them are built.",
    },
    zh: {
      message: "{count} 个版（{labels}）拼不成整张",
      hints: ["请出全部的版，每个版组为 4、8、12 或 16 版"],
      explain: "一张对折的报纸有四个版，正反各两版，所以版组的版数须为四的倍数，且各版都已出齐，才能拼大版。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
