import type { Message } from "../wording.ts";

export const imageMessages = {
  "photo-unreadable": {
    en: {
      message: "`{file}` cannot be read as a photo: {problem}",
      hints: ["save it again as JPEG, PNG or TIFF"],
      explain:
        "The file is missing, is no picture (whatever its name says), or is of a kind that is not taken. Photos may be JPEG, PNG, TIFF, WebP, GIF, HEIF or AVIF. Vector files are not photos: convert them first, so that they look the same on every machine.",
    },
    zh: {
      message: "`{file}` 无法作为照片读取",
      hints: ["请另存为 JPEG、PNG 或 TIFF[；读取程序的原话：{problem}]"],
      explain:
        "文件不存在，或不是图片（不论扩展名是什么），或格式不受支持。照片可用 JPEG、PNG、TIFF、WebP、GIF、HEIF、AVIF。矢量文件不是照片：请先转换，以保证各台机器上结果一致。",
    },
  },
  "photo-misnamed": {
    en: {
      message: "`{file}` is a {kind}, whatever its name says",
      hints: ["name it `{ending}`, or export it as JPEG"],
      explain:
        "A drawing is placed as it is, and its colours, fonts and lines are checked. It is known by its name: a renamed one would go unchecked to the press.",
    },
    zh: {
      message: "`{file}` 其实是 {kind} 文件，与扩展名不符",
      hints: ["请把扩展名改为 `{ending}`，或导出为 JPEG"],
      explain: "矢量图原样排入，颜色、字体、线条另有检查。程序凭扩展名认矢量图，改了名的会漏检而付印。",
    },
  },
  "photo-empty": {
    en: {
      message: "`{file}` is empty: the file has no bytes",
      hints: ["fetch the photo again: the transfer was not finished"],
      explain:
        "The file is there and holds nothing. Most often a copy or a download was broken off, or the disk was full.",
    },
    zh: {
      message: "`{file}` 是空文件，没有内容",
      hints: ["请重新传送该照片：上次传送没有完成"],
      explain: "文件存在，但没有任何内容。多半是复制或下载中断，或磁盘已满所致。",
    },
  },
  "photo-truncated": {
    en: {
      message: "`{file}` is cut short: its end is missing",
      hints: ["fetch the photo again: the transfer was not finished"],
      explain:
        "The header promises more of the picture than the file holds, so its lower part would print grey. Most often a copy or a download was broken off.",
    },
    zh: {
      message: "`{file}` 不完整：文件尾部缺失",
      hints: ["请重新传送该照片：上次传送没有完成"],
      explain: "文件头所说的画面比文件实际内容多，照片下部会印成灰色。多半是复制或下载中断所致。",
    },
  },
  "photo-repeated": {
    en: {
      message: "`{file}` stands twice on page {page}",
      hints: ["take one of them out"],
      explain:
        "Two photos of one page have the same file, or the same bytes under two names. A reader takes that for a mistake.",
    },
    zh: {
      message: "`{file}` 在第 {page} 版上出现两次",
      hints: ["请去掉其中一张"],
      explain: "同一版上两张照片用的是同一文件，或内容相同、文件名不同。读者会以为排错了。",
    },
  },
  "photo-damaged": {
    en: {
      message: "`{file}` is damaged: {problem}",
      hints: ["fetch the photo again, or save it again from where it is whole"],
      explain:
        "Every row of a photo is decoded before it is printed. The decoder found bytes that belong to no picture, or too many of them: parts would print as stripes or grey. Most often a copy or a storage card lost a piece.",
    },
    zh: {
      message: "`{file}` 已损坏",
      hints: ["请重新传送，或从完好的来源另存一份[；读取程序的原话：{problem}]"],
      explain:
        "付印前逐行解码每张照片。解码时发现不属于画面的数据，或数据过多：有的部分会印成条纹或灰块。多半是复制或存储卡丢了一段。",
    },
  },
  "photo-doubtful": {
    en: {
      message: "`{file}` is not quite in order: {problem}",
      hints: ["look at it on the page; saved again, it is told no more"],
      explain:
        "The photo could be decoded, but its decoder warned. It may be a date that is written wrongly, or a part that is lost: look at the proof.",
    },
    zh: {
      message: "`{file}` 不太规范",
      hints: ["请查看版面上的照片；另存一次即可消除此提示[；读取程序的原话：{problem}]"],
      explain: "照片能够解码，但解码器给出警告。也许只是日期写法不对，也许丢了一部分：请查看校样。",
    },
  },
  "photo-zeros": {
    en: {
      message: "`{file}` holds {kilobytes} kB of nothing but zeros in a row",
      hints: ["look at it on the page: a black band is a lost part; then fetch the photo again"],
      explain:
        "A TIFF without compression tells nothing of lost parts. A long row of zeros over the whole width is black in the picture; more often a copy lost a piece there.",
    },
    zh: {
      message: "`{file}` 中有连续 {kilobytes} kB 全为零",
      hints: ["请查看版面上的照片：黑带即丢失的部分，请重新传送"],
      explain: "未压缩的 TIFF 看不出缺损。横贯全宽的一长段零在画面上是黑色，更多情况下是复制时丢了一段。",
    },
  },
  "photo-changed": {
    en: {
      message: "`{file}` changed, or went, while the issue was built",
      hints: ["build again once the file is whole"],
      explain:
        "The photo was read and found sound; when it was drawn, its bytes were others. Another program was still writing it. Its place stays white.",
    },
    zh: {
      message: "`{file}` 在出报过程中变了或不见了",
      hints: ["待文件写完后重新生成"],
      explain: "先前读取时照片完好，绘制时内容已不同：另一个程序还在写这个文件。该处留白。",
    },
  },
  "photo-forbidden": {
    en: {
      message: "`{file}` is there, but may not be read",
      hints: ["close it in other programs, or give yourself the right to read it (`chmod u+r`)"],
      explain: "The file exists; the system refuses to open it for this user, or the disk cannot read it.",
    },
    zh: {
      message: "`{file}` 存在，但无权读取",
      hints: ["请在别的程序里关闭它，或开放读取权限（`chmod u+r`）"],
      explain: "文件存在，但系统不允许当前用户打开，或磁盘读取出错。",
    },
  },
  "photo-too-heavy": {
    en: {
      message: "`{file}` has {megabytes} MB, more than {limit}",
      hints: ["save it as JPEG, or scale it down: a page is printed at about 200 pixels per inch"],
      explain: "Files of photos and adverts have a limit, so that one of them cannot take all memory.",
    },
    zh: {
      message: "`{file}` 有 {megabytes} MB，超过 {limit} MB",
      hints: ["请存为 JPEG 或缩小：报纸印刷约为每英寸 200 像素"],
      explain: "照片和广告文件的大小有上限，以免一个文件占尽内存。",
    },
  },
  "photo-needs-memory": {
    en: {
      message: "`{file}` would take {megabytes} MB to open ({width} × {height} pixels), more than {limit}",
      hints: ["scale it down, or save it in 8 bits, not progressive and not interlaced"],
      explain:
        "Some kinds of photo have to be held in memory whole: progressive JPEG, interlaced PNG, WebP, TIFF, and photos that the camera took on its side. Those have a limit below 200 million pixels.",
    },
    zh: {
      message: "打开 `{file}` 需要 {megabytes} MB 内存（{width} × {height} 像素），超过 {limit} MB",
      hints: ["请缩小，或另存为 8 位、非渐进、非隔行的图片"],
      explain:
        "有些照片只能整幅放进内存：渐进式 JPEG、隔行 PNG、WebP、TIFF，以及相机竖拍的照片。这类照片的上限低于两亿像素。",
    },
  },
  "photo-too-large": {
    en: {
      message: "`{file}` has {width} × {height} pixels, more than {limit} million",
      hints: ["scale it down: a page is printed at about 200 pixels per inch"],
      explain:
        "Photos have a limit of pixels, so that a small file with an enormous header cannot take all memory. No newspaper page needs so many.",
    },
    zh: {
      message: "`{file}` 有 {width} × {height} 像素，超过 {limit} 百万",
      hints: ["请缩小：报纸印刷约为每英寸 200 像素"],
      explain: "照片像素数有上限，以免一个文件头写得极大的小文件占尽内存。报纸版面用不到这么多像素。",
    },
  },
  "photo-many-pages": {
    en: {
      message: "`{file}` holds {pages} pictures; the first is used",
      hints: ["save the one that you mean as a file of its own"],
      explain: "Some TIFF, GIF and WebP files hold several pictures. Only the first is printed.",
    },
    zh: {
      message: "`{file}` 含有 {pages} 幅图；使用第一幅",
      hints: ["请把需要的一幅另存为单独的文件"],
      explain: "某些 TIFF、GIF、WebP 文件含有多幅图，只印第一幅。",
    },
  },
  "photo-unknown-inks": {
    en: {
      message: "`{file}` is in four inks (CMYK) and does not say for which press: its colours are a guess",
      hints: ["ask for it with its ICC profile, or in RGB"],
      explain:
        "The same four inks look different on each paper, and a profile says on which they were meant. Without one the picture is read by a general profile, and then separated anew for the press of this paper: look at its colours on the proof.",
    },
    zh: {
      message: "`{file}` 是四色（CMYK）图片，却没有写明按什么印刷条件分色，颜色只能推测",
      hints: ["请对方提供带 ICC 特性文件的图片，或 RGB 图片"],
      explain:
        "同样的四色数值在不同纸张上颜色不同，特性文件写明按哪种条件分色。没有特性文件时，按通用的特性文件读取，再按本报的印刷条件重新分色：请在校样上查看颜色。",
    },
  },
  "svg-linked": {
    en: {
      message: "`{file}` shows `{link}`, which is not in it",
      hints: ["embed the picture in the drawing, or place it as a photo"],
      explain:
        "A drawing refers to a picture in another file. Nothing outside a drawing is read when it is printed, so that its place would stay empty. Drawing programs call it linking; they can embed the picture instead.",
    },
    zh: {
      message: "`{file}` 引用了 `{link}`，图片本身不在文件里",
      hints: ["请把图片嵌入图中，或另作照片排入"],
      explain: "图中引用了另一个文件里的图片。付印时只读图文件本身，那块地方会是空白。绘图软件里这叫链接，请改为嵌入。",
    },
  },
  "svg-pixels": {
    en: {
      message: "`{file}` has `{element}`, so that it is printed in pixels and not as a drawing",
      hints: ["take pictures and filters out of the drawing, or place the picture as a photo"],
      explain:
        "Lines, areas, text, gradients and clips of an SVG stay vectors in print. Embedded pictures, filters, colours that blend with what lies below (`mix-blend-mode`) and `context-stroke` cannot: a drawing that has one is drawn in pixels at the paper's `press.resolution`.",
    },
    zh: {
      message: "`{file}` 含有 `{element}`，只能以像素付印，不能保持矢量",
      hints: ["请去掉图中嵌入的图片和滤镜，或把图片另作照片排入"],
      explain:
        "SVG 的线条、色块、文字、渐变和剪切路径付印时保持矢量。嵌入的图片、滤镜、与底下颜色的混合（`mix-blend-mode`）和 `context-stroke` 做不到，这样的图按 `press.resolution` 转成像素。",
    },
  },
  "svg-text-in-pixels": {
    en: {
      message: "`{file}` has text and `{element}`, so that its text would be set in this machine's fonts",
      hints: ["turn the text of the drawing into outlines, or take `{element}` out of it"],
      explain:
        "Text of an SVG is set in the paper's own faces where the drawing stays vectors. One with embedded pictures, filters, blended colours or vertical text (`writing-mode`) is drawn in pixels, and its text in the fonts of the machine: another face on each, and empty boxes where there is no Chinese one.",
    },
    zh: {
      message: "`{file}` 里有文字又有 `{element}`，文字会用本机的字体来画",
      hints: ["请把图中文字转成轮廓（转曲），或去掉 `{element}`"],
      explain:
        "SVG 保持矢量时，文字用报纸自己的字体。含嵌入图片、滤镜、颜色混合或直排文字（`writing-mode`）的图要转成像素，文字就用机器上的字体：各台机器不同，没有中文字体的会出空框。",
    },
  },
  "svg-undrawn": {
    en: {
      message: "`{file}` has in line {line} `{what}`, which would be missing in print[; and {more} more such places]",
      hints: ["turn it into paths, or into text and colours of SVG 1.1, in the program that made the drawing"],
      explain:
        "Drawings are printed as lines, areas and text. What stands in `foreignObject` is a piece of a web page (labels of Mermaid and draw.io: switch HTML labels off there); `flowRoot` is flowing text of old Inkscapes (Text > Convert to Text); `tref`, `mesh`, `hatch` and clip paths that are no paths are drawn by few programs. Colours are names, `#`, `rgb()` and `hsl()`: others such as `oklch()` have to be turned into these.",
    },
    zh: {
      message: "`{file}` 第 {line} 行的 `{what}` 印不出来[；这样的地方还有 {more} 处]",
      hints: ["请在制图软件里把它转成路径，或改用 SVG 1.1 的文字和颜色"],
      explain:
        "图以线条、色块和文字付印。`foreignObject` 里是一段网页（Mermaid、draw.io 的标注：请在软件里关掉 HTML 标注）；`flowRoot` 是旧版 Inkscape 的流动文本（文字 > 转换为文本）；`tref`、`mesh`、`hatch` 和不是路径的剪切，多数程序都不画。颜色可用名称、`#`、`rgb()`、`hsl()`；`oklch()` 等请改写。",
    },
  },
  "svg-hairline": {
    en: {
      message: "`{file}` has lines {own} wide, which are printed {weight} pt thick; the plates hold {floor} pt",
      hints: ["make their `stroke-width` {wanted} or more, or give the drawing more columns"],
      explain:
        "A drawing's lines shrink with it. A line thinner than the paper's `press.hairline` breaks up or vanishes on a newspaper plate; a press file is not made with one.",
    },
    zh: {
      message: "`{file}` 里宽 {own} 的线印出来是 {weight} 磅，版材只能保持 {floor} 磅",
      hints: ["请把 `stroke-width` 改为 {wanted} 以上，或让图多占几栏"],
      explain: "图缩小，线也变细。细于 `press.hairline` 的线在报纸印版上会断线或丢失，有这样的线就不出印刷文件。",
    },
  },
  "svg-ink": {
    en: {
      message:
        "`{file}` comes to {sum} % of ink where its black[, as in line {line},] lies on strong colours: {area} mm² over {limit} %",
      hints: ["make the colours under black lines and areas lighter, or the lines thinner"],
      explain:
        "Black overprints, so that its 100 % stand on top of what lies below, and no white edge shows where plates slip. A drawing's colours alone keep the paper's `press.ink`. Less than 15 mm² in all is not told, and letters are not counted.",
    },
    zh: {
      message: "`{file}` 的黑色[（如第 {line} 行）]压在深色上，总墨量达 {sum}%，共 {area} 平方毫米超过 {limit}%",
      hints: ["请把黑线、黑块下面的颜色改浅，或把线改细"],
      explain:
        "黑色叠印：底色之上再加 100%，这样套印稍偏也不露白边。图里的颜色本身不超过报纸的 `press.ink`。合计不到 15 平方毫米的不提示，文字不计。",
    },
  },
  "svg-reversed-small": {
    en: {
      message:
        "`{file}` has white type of {size} pt[, in line {line}], which fills in under {floor} pt[; and in {more} more lines]",
      hints: ["make its `font-size` larger, set it in black, or give the drawing more columns"],
      explain:
        "Ink spreads on newsprint and closes small white type from all sides. A drawing's type shrinks with it: sizes are told as they are printed. The floor is the paper's `press.reversed`.",
    },
    zh: {
      message: "`{file}` [第 {line} 行]有 {size} 磅的反白字，小于 {floor} 磅会糊版[；还有 {more} 行也是]",
      hints: ["请加大 `font-size`、改用黑字，或让图多占几栏"],
      explain:
        "油墨在新闻纸上扩散，会从四周吞没小的反白字。图缩小，字也变小：字号照印出来的算。下限见报纸的 `press.reversed`。",
    },
  },
  "svg-colour-type-small": {
    en: {
      message:
        "`{file}` has type of {size} pt in several inks[, in line {line}]; under {floor} pt every shift of a plate shows[; and in {more} more lines]",
      hints: ["set it in black or grey, make its `font-size` larger, or give the drawing more columns"],
      explain:
        "A colour is printed in several inks, a grey in black alone. Plates shift against each other by a tenth of a millimetre or more, and small type in several inks shows coloured edges. A drawing's type shrinks with it: sizes are told as they are printed. The floor is the paper's `press.colourType`.",
    },
    zh: {
      message: "`{file}` [第 {line} 行]有 {size} 磅的多色字，小于 {floor} 磅时套印稍偏即露边[；还有 {more} 行也是]",
      hints: ["请改用黑色或灰色、加大 `font-size`，或让图多占几栏"],
      explain:
        "彩色要用几个印版印，灰色只用黑版。各版之间总有零点一毫米以上的误差，多色小字会露出色边。图缩小，字也变小：字号照印出来的算。下限见报纸的 `press.colourType`。",
    },
  },
  "svg-rich-black-type": {
    en: {
      message: "`{file}` has type of {size} pt in black with other inks[, in line {line}][; and in {more} more lines]",
      hints: ["set it in black or grey"],
      explain:
        "A dark colour is printed in black with other inks. Type in it needs all plates to fit exactly, dries slowly and sets off. Black and greys are printed in black alone.",
    },
    zh: {
      message: "`{file}` [第 {line} 行]有 {size} 磅的复合黑字[；还有 {more} 行也是]",
      hints: ["请改用黑色或灰色"],
      explain: "深的彩色用黑版和其他色版一起印，这样的字要求各版严丝合缝，又干得慢、易蹭脏。黑色和灰色只用黑版。",
    },
  },
  "svg-letters": {
    en: {
      message: "`{file}` has characters that the paper's faces lack: {characters}",
      hints: ["write others, or turn the drawing's text into outlines"],
      explain:
        "The text of an SVG is set in the paper's own faces, whatever faces the drawing names, so that it looks the same on every machine: bold in that of short headlines, serifs in that of copy, all other text in that of legends.",
    },
    zh: {
      message: "`{file}` 里有报纸字体所缺的字：{characters}",
      hints: ["请换字，或把图中文字转为轮廓"],
      explain:
        "SVG 里的文字一律用报纸自己的字体（粗体用短讯标题体，衬线体用正文体，其余用图注小字体），在任何机器上都一样。",
    },
  },
  "depth-unmet": {
    en: {
      message:
        "`{file}` is {rows} rows deep on page {page}: nothing of it is cut off, so `depth: {depth}` has no effect",
      hints: ["give it more `columns`, leave `depth` out, or let it be cropped"],
      explain:
        "A picture of which nothing is cut off (`crop: none`, or a drawing without `crop`) is as deep as its width asks. A lower `depth` makes it smaller; a higher one cannot make it deeper.",
    },
    zh: {
      message: "{page} 版的 `{file}` 深 {rows} 行：整幅不裁，`depth: {depth}` 不起作用",
      hints: ["请加大 `columns`，或不写 `depth`，或允许裁切"],
      explain:
        "整幅不裁的图片（`crop: none`，或没有写 `crop` 的图表）有多宽就有多深。`depth` 写小了，图就缩小；写大了，图也不会更深。",
    },
  },
  "subject-cut": {
    en: {
      message: "the crop of `{file}` on page {page} cuts into its subject",
      hints: ["give the photo a `depth` or `columns` nearer to its own proportion, or write `crop: none`"],
      explain:
        'A subject that the manifest names (`crop: "20% 10% 60% 80%"`, its left, top, right and bottom) stays in the picture with a tenth of its size round it. The place has a shape that leaves no room for that.',
    },
    zh: {
      message: "{page} 版的 `{file}` 裁到了主体",
      hints: ["请让图片的 `depth` 或 `columns` 更接近原来的长宽比，或写 `crop: none`"],
      explain: '稿单写明的主体（`crop: "20% 10% 60% 80%"`，左、上、右、下）连同四周一成都应保住；图位的形状放不下。',
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
