import type { Message } from "../wording.ts";

export const imageMessages = {
  "photo-unreadable": {
    en: {
      message: "`{file}` cannot be read as a picture: {problem}",
      hints: ["export it again from the program that made it, or save it as JPEG, PNG or TIFF[, not as {kind}]"],
      explain:
        "The file is missing, is no picture (whatever its name says), or is of a kind that is not taken. Photos may be JPEG, PNG, TIFF, WebP, GIF, HEIF or AVIF; HEIC is packed by a patented method that free decoders may not use. An SVG or a page of a PDF is read to its end: one that is broken, has no size, or shows itself within itself cannot be printed.",
    },
    zh: {
      message: "`{file}` 无法作为图片读取[：{reason}]",
      hints: [
        "请重新导出，或存为 JPEG、PNG、TIFF，不要 {kind}",
        "请重新导出，或另存为 JPEG、PNG、TIFF[；读取程序的原话：{problem}]",
      ],
      explain:
        "文件不存在，或不是图片（不论扩展名是什么），或格式不受支持。照片可用 JPEG、PNG、TIFF、WebP、GIF、HEIF、AVIF；HEIC 的压缩方法有专利，自由的解码器不能用。SVG 和 PDF 页面要读到末尾：损坏、没有尺寸、图中套着自身的，都无法付印。",
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
        "Every row of a photo is decoded before it is printed. The file is empty or cut short, most often because a copy or a download was broken off; or the decoder found bytes that belong to no picture, or too many of them, most often because a storage card lost a piece. Parts would print as stripes or grey.",
    },
    zh: {
      message: "`{file}` 已损坏[：{reason}]",
      hints: ["请重新传送，或从完好的来源另存一份[；读取程序的原话：{problem}]"],
      explain:
        "付印前逐行解码每张照片。文件是空的或不完整，多半是复制、下载中断所致；解码时发现不属于画面的数据，或数据过多，多半是存储卡丢了一段：有的部分会印成条纹或灰块。",
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
      message: "`{file}` 不太规范[：{reason}]",
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
