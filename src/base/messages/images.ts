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
      message: "`{file}` 无法作为照片读取：{problem}",
      hints: ["请另存为 JPEG、PNG 或 TIFF"],
      explain:
        "文件不存在，或不是图片（不论扩展名是什么），或格式不受支持。照片可用 JPEG、PNG、TIFF、WebP、GIF、HEIF、AVIF。矢量文件不是照片：请先转换，以保证各台机器上结果一致。",
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
} as const satisfies Readonly<Record<string, Message>>;
