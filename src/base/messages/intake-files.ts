import type { Message } from "../wording.ts";

/** Files that copy comes in: encodings, documents, what Word puts into them. */
export const intakeFileMessages = {
  "foreign-encoding": {
    en: {
      message: "the file is written in {encoding}, not in UTF-8",
      hints: ["import it with `--encoding {option}`"],
      explain:
        "Encodings are named, never guessed at: `--encoding gb18030` says that a file is to be converted. Text in UTF-8 needs no option.",
    },
    zh: {
      message: "文件的编码是 {encoding}，不是 UTF-8",
      hints: ["请加上 `--encoding {option}` 再导入"],
      explain: "编码只能由编辑指明，程序不猜：加上 `--encoding gb18030`，文件就按这一编码转换。UTF-8 文本不必写。",
    },
  },
  "wrong-encoding": {
    en: {
      message: "the file is not written in {encoding}: these bytes mean nothing in it",
      hints: ["name the right encoding, or none: UTF-8 needs no `--encoding`"],
      explain:
        "A file was imported with `--encoding`, but holds bytes that this encoding does not have. Nothing is converted by halves.",
    },
    zh: {
      message: "文件不是 {encoding} 编码：这里的字节在该编码里没有意义",
      hints: ["请写对编码；UTF-8 不必写 `--encoding`"],
      explain: "用 `--encoding` 指明了编码，文件里却有该编码没有的字节。不会只转换一半。",
    },
  },
  "unlike-encoding": {
    en: {
      message: "the file was converted from {encoding}, but looks as if it were written in {seems}",
      hints: ["read it; if it makes no sense, import it with the other encoding"],
      explain:
        "`--encoding` holds for all files of an import that are not in UTF-8. Nearly all bytes mean something in several encodings, so that a wrong one gives other characters, and no error.",
    },
    zh: {
      message: "文件按 {encoding} 转换了，看样子却是 {seems}",
      hints: ["请读一遍；如果是乱码，请换用另一种编码导入"],
      explain:
        "`--encoding` 管这次导入中所有不是 UTF-8 的文件。几乎所有字节在几种编码里都有意义，写错了编码，就成了别的字，不会出错。",
    },
  },
  "foreign-document": {
    en: {
      message: "the file is a document that cannot be imported: {program}",
      hints: ["open it in its program and save it as Word (.docx) or as plain text in UTF-8"],
      explain:
        "Word's old format, RTF and WPS documents hold their text in ways of their own. Word, WPS and LibreOffice save each of them as .docx.",
    },
    zh: {
      message: "无法导入这种文档：{program}",
      hints: ["请用原来的程序打开，另存为 Word（.docx）或 UTF-8 纯文本"],
      explain: "旧版 Word、RTF 和 WPS 文档各有存字的办法。用 Word、WPS 或 LibreOffice 打开，都可另存为 .docx。",
    },
  },
  "web-rest": {
    en: {
      message: "what stands round the copy of the web page was left out, {characters} characters: `{text}`",
      hints: ["read the list of what was taken out; copy by hand what belongs to the story"],
      explain:
        "A saved page holds menus, other headlines and footers beside its copy. Where it marks the copy (`<article>`, `<main>`, the marks of WeChat and of e-papers), that part alone comes in; where it does not, all but its menus and footers.",
    },
    zh: {
      message: "网页正文之外的 {characters} 个字没有导入：`{text}`",
      hints: ["请看取出的内容；属于稿件的，请手工补进正文"],
      explain:
        "存下的网页除了正文，还有导航、其他标题和页脚。网页标明正文（`<article>`、`<main>`、微信公众号和数字报的标记）的，只收这一部分；没有标明的，除导航和页脚之外全收。",
    },
  },
  "broken-mail": {
    en: {
      message: "the mail cannot be unpacked: its parts stand in one another too deep, or its head is too long",
      hints: ["save text and attachments from the mail program, and import those"],
      explain: "No mail program writes such mails. Mails in mails are opened four deep.",
    },
    zh: {
      message: "邮件拆不开：层层套得太深，或信头太长",
      hints: ["请在邮件程序里把正文和附件另存出来，再导入"],
      explain: "邮件程序不会写出这样的邮件。转发的邮件最多拆四层。",
    },
  },
  "mail-encoding": {
    en: {
      message: "the mail does not name the encoding of its text, or names a wrong one",
      hints: ["open it in the mail program, save its text as plain text in UTF-8 and import that"],
      explain:
        "Characters that mean nothing in the encoding that a mail names are lost. Nothing of such a text comes in.",
    },
    zh: {
      message: "邮件没有写明正文的编码，或写错了",
      hints: ["请在邮件程序里打开，把正文存成 UTF-8 纯文本再导入"],
      explain: "按邮件写明的编码读不出的字会丢失，这样的正文一概不导入。",
    },
  },
  "mail-cut": {
    en: {
      message: "the mail is cut off: its last part has no end",
      hints: ["compare text, attachments and photos with the mail, or save it again"],
      explain: "Parts of a mail end with a line that its head names. Without it some of the mail was not saved.",
    },
    zh: {
      message: "邮件不完整：最后一部分没有结尾",
      hints: ["请与原邮件核对正文、附件和图片，或重新另存"],
      explain: "邮件各部分以信头写明的一行收尾；没有这一行，说明没有存全。",
    },
  },
  "mail-letter": {
    en: {
      message: "the text of the mail was taken for a letter, since copy is attached: `{text}`",
      hints: ["read it; copy by hand what belongs to a story"],
      explain:
        "Up to 200 characters beside attached copy are a letter to the desk. A longer text comes in as a story of its own.",
    },
    zh: {
      message: "附件里有稿件，邮件正文当作来信，没有导入：`{text}`",
      hints: ["请看一遍；属于稿件的，请手工补进"],
      explain: "附件里有稿件时，不超过 200 字的邮件正文算是给编辑的信；更长的，另作一篇稿件导入。",
    },
  },
  "mail-attachment": {
    en: {
      message: "the attachment `{file}` was not imported",
      hints: ["save it from the mail program; copy can be imported as .docx or text"],
      explain:
        "Of a mail come in Word documents, texts, web pages, mails and pictures. Everything else is told by name.",
    },
    zh: {
      message: "附件 `{file}` 没有导入",
      hints: ["请从邮件程序里另存；稿件可存成 .docx 或文本再导入"],
      explain: "邮件里的 Word 文档、文本、网页、邮件和图片会导入，其余附件只列出名字。",
    },
  },
  "mail-photo": {
    en: {
      message: "the photo `{file}` came with several stories: it is not certain whose it is",
      hints: ["look at it; photos are easily moved in the manifest"],
      explain:
        "A photo whose name begins as a document's belongs to that story. Every other photo of a mail goes to its first story.",
    },
    zh: {
      message: "邮件里有几篇稿件，图片 `{file}` 不一定属于哪一篇",
      hints: ["请核对；在稿单里可以移到另一篇"],
      explain: "图片名以稿件文件名开头的，归那一篇；其余归邮件里的第一篇。",
    },
  },
  "encrypted-document": {
    en: {
      message: "the document is locked by a password",
      hints: ["open it in Word or WPS, take the password off and save it again"],
      explain:
        "An encrypted document is no zip of parts but one sealed package. Its text cannot be read without its password, which no importer asks for.",
    },
    zh: {
      message: "文档加了密码",
      hints: ["请用 Word 或 WPS 打开，取消密码后另存"],
      explain: "加密的文档封在一个包里，没有密码读不出文字；导入时不问密码。",
    },
  },
  "broken-zip": {
    en: {
      message: "the document is damaged: the zip that it is made of is cut off or broken",
      hints: ["ask for the file again, or open it in Word or WPS, which may mend it, and save it again"],
      explain:
        "A .docx is a zip of XML files. Of a file that was not sent whole, or was changed on its way, nobody knows what the copy said.",
    },
    zh: {
      message: "文档已损坏：压缩包不完整，或内容出错",
      hints: ["请重发文件；或用 Word 或 WPS 打开（可能会修复），再另存一次"],
      explain: "docx 是一组 XML 文件的压缩包。没有传完或中途出错的文件，无法得知原稿的文字。",
    },
  },
  "no-word-part": {
    en: {
      message: "the file is a zip without a Word document in it",
      hints: [
        "look whether it is the right file; documents of other programs can be saved as .docx, archives unpacked",
      ],
      explain:
        "Spreadsheets, OpenDocument files and plain archives are zips too, and may bear the ending .docx by mistake.",
    },
    zh: {
      message: "文件是压缩包，里面没有 Word 文档",
      hints: ["请核对是不是这个文件；其他程序的文档可另存为 .docx，压缩文件请先解开"],
      explain: "电子表格、OpenDocument 文档和一般的压缩文件也是压缩包，可能误用了 .docx 的后缀。",
    },
  },
  "broken-document": {
    en: {
      message: "the document is damaged: this part of it is no well-formed XML",
      hints: ["open it in Word or WPS, which may mend it, and save it again"],
      explain:
        "A .docx is a zip of XML files. One of them breaks off or is written wrongly, so that it is not known what the copy said.",
    },
    zh: {
      message: "文档已损坏：这一部分不合 XML 语法",
      hints: ["请用 Word 或 WPS 打开（可能会修复），再另存一次"],
      explain: "docx 是一组 XML 文件的压缩包。其中有一个中断或写错了，无法得知原稿的文字。",
    },
  },
  "document-too-large": {
    en: {
      message: "{part} unpacks to {megabytes} MB, more than the {limit} MB that are read",
      hints: ["split the document, or make its pictures smaller"],
      explain: "A small file can unpack to more than a computer's memory. No newspaper's copy comes near these limits.",
    },
    zh: {
      message: "{part} 解压后有 {megabytes} MB，超过上限 {limit} MB",
      hints: ["请把文档拆开，或缩小其中的图片"],
      explain: "很小的压缩包可以解出撑满内存的文件。报纸的稿件远到不了这些上限。",
    },
  },
  "document-entities": {
    en: {
      message: "the document declares entities or a document type, which no word processor writes",
      hints: ["open it in Word or WPS and save it again"],
      explain:
        "Entities that stand for one another can grow to gigabytes. Office Open XML forbids document types, so none is read.",
    },
    zh: {
      message: "文档里有实体或文档类型声明，文字处理软件不会写这些",
      hints: ["请用 Word 或 WPS 打开，另存一次"],
      explain: "层层相代的实体可以胀到几个 GB。Office Open XML 不许有文档类型声明，所以一概不读。",
    },
  },
  "document-macros": {
    en: {
      message: "the document holds macros; they were not imported",
      hints: ["save it as .docx, which has none"],
      explain: "Macros are programs. An importer takes the text, and neither runs nor keeps them.",
    },
    zh: {
      message: "文档里有宏，没有导入",
      hints: ["请另存为 .docx，不含宏"],
      explain: "宏是程序。导入只取文字，宏既不运行也不保留。",
    },
  },
  "document-deep": {
    en: {
      message: "elements stand in one another {depth} deep",
      hints: ["open it in Word or WPS and save it again"],
      explain: "No word processor nests so deeply. Such files are made to exhaust their readers.",
    },
    zh: {
      message: "元素层层套了 {depth} 层",
      hints: ["请用 Word 或 WPS 打开，另存一次"],
      explain: "文字处理软件不会套得这么深，这样的文件是用来拖垮读它的程序的。",
    },
  },
  "word-comment": {
    en: {
      message: "a comment of {author}: {text}",
      hints: ["answer it, or delete it in Word"],
      explain: "Comments are no copy. Each is told at its paragraph, so that none is overlooked.",
    },
    zh: {
      message: "{author} 的批注：{text}",
      hints: ["请处理，或在 Word 里删去"],
      explain: "批注不是稿件，逐条报在所在的段落，以免遗漏。",
    },
  },
  "word-revision": {
    en: {
      message: "a tracked change: `{text}` was deleted, and is left out",
      hints: ["accept or reject the changes in Word if that is not meant"],
      explain: "Tracked insertions come in, tracked deletions stay out, as if all changes had been accepted.",
    },
    zh: {
      message: "修订：`{text}` 已删，没有导入",
      hints: ["如果不对，请在 Word 里接受或拒绝修订"],
      explain: "修订中插入的文字导入，删除的不导入，如同全部接受。",
    },
  },
  "word-hidden": {
    en: {
      message: "hidden text was left out: `{text}`",
      hints: ["show it where it was written if it belongs to the copy"],
      explain: "Word does not print hidden text, and a browser does not show it, so it is no copy.",
    },
    zh: {
      message: "隐藏文字没有导入：`{text}`",
      hints: ["如果属于稿件，请在原来的程序里取消隐藏"],
      explain: "隐藏文字 Word 不打印，浏览器不显示，不算稿件。",
    },
  },
  "html-deleted": {
    en: {
      message: "the source marks these words as deleted, and they were left out: `{text}`",
      hints: ["write them into the copy if they belong to it"],
      explain:
        "`<del>` in HTML says that words are no longer part of the text. A line through words alone does not: such words come in.",
    },
    zh: {
      message: "原稿标明这些字已删，没有导入：`{text}`",
      hints: ["如果属于稿件，请补进正文"],
      explain: "HTML 的 `<del>` 表示文字已删；只是加了删除线的，仍然导入。",
    },
  },
  "word-note": {
    en: {
      message: "a footnote stands at the copy's end: `{text}`",
      hints: ["move it into the copy, or delete it"],
      explain: "A newspaper has no footnotes. Its words are kept as a paragraph behind the copy.",
    },
    zh: {
      message: "脚注排在文末：`{text}`",
      hints: ["请并入正文，或删去"],
      explain: "报纸没有脚注，文字作为一段放在正文之后。",
    },
  },
  "word-ruby": {
    en: {
      message: "ruby is written in brackets behind its words: {text}",
      hints: ["delete it if readers do not need it"],
      explain: "House markup has no ruby. Its reading stands in brackets, so that it is not lost.",
    },
    zh: {
      message: "注音写在字后的括号里：{text}",
      hints: ["读者用不着就请删去"],
      explain: "稿件标记没有注音，读音放进括号，以免丢失。",
    },
  },
  "word-unread": {
    en: {
      message: "something that Word shows here cannot be read: {text}",
      hints: ["look at it in Word, and write it into the copy by hand"],
      explain:
        "Characters that a field draws (EQ, as 带圈字符 and 拼音指南 make them), symbols of a font without a table, charts, WordArt and documents within the document hold no text that an importer can take.",
    },
    zh: {
      message: "Word 在这里显示的内容读不出：{text}",
      hints: ["请在 Word 里核对，手工补进正文"],
      explain:
        "域画出来的字（EQ，带圈字符、拼音指南就是这样做的）、没有对照表的符号字体、图表、艺术字，以及嵌在文档里的文档，都没有可导入的文字。",
    },
  },
  "word-struck": {
    en: {
      message: "these words are struck through, and came in all the same: `{text}`",
      hints: ["delete them if that is what the line means"],
      explain: "A line through words is a look, not a tracked change: its author knows whether they are deleted.",
    },
    zh: {
      message: "这些字带删除线，仍然导入了：`{text}`",
      hints: ["如果是要删的，请删去"],
      explain: "删除线只是样式，不是修订；是不是要删，只有作者知道。",
    },
  },
  "word-flattened": {
    en: {
      message: "raised or lowered characters became plain: `{text}`",
      hints: ["look whether the copy still says the same"],
      explain:
        "Figures, signs and most Latin letters have superscripts and subscripts of their own in Unicode. Other characters have none.",
    },
    zh: {
      message: "上标或下标变成了普通的字：`{text}`",
      hints: ["请核对意思有没有变"],
      explain: "数字、符号和多数拉丁字母在 Unicode 里有自己的上标和下标，其他的字没有。",
    },
  },
  "word-equation": {
    en: {
      message: "an equation stands in one line now: `{text}`",
      hints: ["compare it with the document"],
      explain:
        "A newspaper's copy has no fractions, roots and indices of two storeys. They are written as authors type them: (a+b)/2, √x, x^(n+1).",
    },
    zh: {
      message: "公式已写成一行：`{text}`",
      hints: ["请与原稿核对"],
      explain: "报纸正文排不了分式、根式和多层的上下标，公式照键入的样子写成一行：(a+b)/2、√x、x^(n+1)。",
    },
  },
  "word-equation-left": {
    en: {
      message: "an equation that one line cannot say was left out, 〔公式〕 stands in its place: `{text}`",
      hints: ["write it by hand, or set it as a picture"],
      explain:
        "Matrices, equations one below another and limits have more than one line. Their characters are told, in the order of the document, but not printed.",
    },
    zh: {
      message: "一行写不下的公式没有导入，原处写着〔公式〕：`{text}`",
      hints: ["请手工改写，或做成图片"],
      explain: "矩阵、上下并列的公式和极限不止一行。其中的字按原稿的先后列出，没有排进正文。",
    },
  },
  "word-covered": {
    en: {
      message: "a cell that is merged with the one above holds words or a picture, which came in too: `{text}`",
      hints: ["look at the table: Word shows the uppermost of merged cells alone"],
      explain: "What stands in the lower cells of merged ones is not seen in Word. It is kept, in a cell of its own.",
    },
    zh: {
      message: "与上格合并的单元格里还有文字或图片，也导入了：`{text}`",
      hints: ["请核对表格：合并的单元格，Word 只显示最上面一格"],
      explain: "合并之后，下面各格的内容在 Word 里看不到。导入时另放一格，没有丢弃。",
    },
  },
  "word-cells": {
    en: {
      message: "merged cells were parted: the words stand in the first, the others are empty",
      hints: ["look at the table"],
      explain: "House markup's tables have no merged cells.",
    },
    zh: {
      message: "合并的单元格已拆开：文字在第一格，其余为空",
      hints: ["请核对表格"],
      explain: "稿件标记的表格没有合并单元格。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
