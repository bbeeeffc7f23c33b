import type { Message } from "../wording.ts";

/** Files that copy comes in: encodings, documents, web pages, mails. */
export const intakeFileMessages = {
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
      hints: [
        "open it in its program and save its tables as a web page ({page}): they can be imported",
        "open it in its program and save it as Word (.docx) or as plain text in UTF-8",
      ],
      explain:
        "Copy comes in from Word, WPS, RTF and OpenDocument texts, web pages, mails and plain text. Other documents, and those of Word 6 and Word 95, hold their text in ways of their own. Their programs save them in one of these forms; LibreOffice does a whole folder of old documents at once: `soffice --headless --convert-to docx *.doc`.",
    },
    zh: {
      message: "无法导入这种文档：{program}",
      hints: [
        "请用原来的程序打开，把表格另存为网页（{page}），再导入",
        "请用原来的程序打开，另存为 Word（.docx）或 UTF-8 纯文本",
      ],
      explain:
        "Word、WPS、RTF、OpenDocument 文字文档，以及网页、邮件、纯文本，都能导入。其他文档，还有 Word 6 和 Word 95 的文档，各有存字的办法，请用原来的程序另存为上述格式；成批的旧文档，LibreOffice 可以整个文件夹一次转完：`soffice --headless --convert-to docx *.doc`。",
    },
  },
  "not-converted": {
    en: {
      message: "the file is {format}, and was not converted to .docx",
      hints: [
        "LibreOffice did not finish with this {late} document: open it there and save it as Word (.docx)",
        "LibreOffice cannot read this {failed} document: ask for the file again; or open it in its own program, take off a password, and save it as Word (.docx)",
        "save it as Word (.docx), or install LibreOffice, which then converts it",
      ],
      explain:
        "RTF and OpenDocument texts (.rtf, .odt) come in by way of LibreOffice: `import` starts its program `soffice`, without macros and with a profile of its own, and stops it after two minutes. WPS and Word save such documents as .docx, too.",
    },
    zh: {
      message: "文件是 {format}，没有转成 .docx",
      hints: [
        "LibreOffice 没有转完这个 {late} 文档：请用它打开，另存为 Word（.docx）",
        "LibreOffice 读不了这个 {failed} 文档：请重发文件；或用原来的程序打开，有密码的先取消，再另存为 Word（.docx）",
        "请另存为 Word（.docx）；装上 LibreOffice，导入时就能自动转换",
      ],
      explain:
        "RTF 和 OpenDocument 文字文档（.rtf、.odt）由 LibreOffice 转换：导入时启动 `soffice`，不运行宏，用单独的配置，两分钟没有转完就停下。WPS 和 Word 也能把这些文档另存为 .docx。",
    },
  },
  "document-converted": {
    en: {
      message: "the file is {format}; LibreOffice converted it to .docx",
      hints: ["compare the copy with the document"],
      explain:
        "Characters are counted from the .docx on. What LibreOffice does not read in the document itself is missing without another message.",
    },
    zh: {
      message: "文件是 {format}，已由 LibreOffice 转成 .docx",
      hints: ["请与原文档核对"],
      explain: "字数从转成的 .docx 算起；LibreOffice 没有从原文档读出的内容，不会另外提示。",
    },
  },
  "packed-file": {
    en: {
      message: "the file is an archive: {program}",
      hints: ["unpack it and import the files in it"],
      explain: "Archives are not opened: each file in one is imported by itself, so that every message names it.",
    },
    zh: {
      message: "文件是 {program} 压缩文件",
      hints: ["请先解压，再导入里面的文件"],
      explain: "压缩文件不会自动解开：里面的文件要各自导入，每条消息才指得出是哪一个。",
    },
  },
  "binary-file": {
    en: {
      message: "the file is no text, and of no kind that is known",
      hints: [
        "look whether it is the right file; open it in its program and save it as Word (.docx) or plain text in UTF-8",
      ],
      explain:
        "Its bytes are a program's figures: read as text in any encoding they give characters at random. It may be damaged, or bear a wrong ending.",
    },
    zh: {
      message: "文件不是文本，也不是认得的文档",
      hints: ["请核对是不是这个文件；用原来的程序打开，另存为 Word（.docx）或 UTF-8 纯文本"],
      explain: "文件里是程序用的数据，按哪种编码读都是乱码。可能已损坏，也可能用错了后缀。",
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
      message: "the mail or saved page does not name the encoding of its text, or names a wrong one",
      hints: ["open it in the program that saved it, save its text as plain text in UTF-8 and import that"],
      explain:
        "Characters that mean nothing in the encoding that such a file names are lost. Nothing of its text comes in.",
    },
    zh: {
      message: "邮件或存下的网页没有写明正文的编码，或写错了",
      hints: ["请用存它的程序打开，把正文存成 UTF-8 纯文本再导入"],
      explain: "按文件写明的编码读不出的字会丢失，这样的正文一概不导入。",
    },
  },
  "mail-cut": {
    en: {
      message: "the mail or saved page is cut off: its last part has no end",
      hints: ["compare text, attachments and photos with the mail or page, or save it again"],
      explain:
        "Parts of a mail, or of a page in one file, end with a line that the file's head names. Without it some of it was not saved.",
    },
    zh: {
      message: "邮件或存下的网页不完整：最后一部分没有结尾",
      hints: ["请与原邮件或原网页核对正文、附件和图片，或重新另存"],
      explain: "邮件（存成单个文件的网页也一样）各部分以文件头写明的一行收尾；没有这一行，说明没有存全。",
    },
  },
  "broken-saved-page": {
    en: {
      message: "the saved page cannot be unpacked: no page is found in it",
      hints: ["save it again from the browser as a complete web page (.html), or from Word as .docx"],
      explain:
        "A web page in one file (.mht, .mhtml) is built as a mail is: a page, and its pictures as parts. This one is damaged, or was made to exhaust its readers.",
    },
    zh: {
      message: "存成单个文件的网页拆不开：里面找不到网页",
      hints: ["请用浏览器重新另存为“网页，全部”（.html），或用 Word 另存为 .docx"],
      explain:
        "单个文件的网页（.mht、.mhtml）像邮件一样，由网页和一张张图片拼成。这个文件已损坏，或是用来拖垮读它的程序的。",
    },
  },
  "mail-foot": {
    en: {
      message: "what stands below the copy of the mail was left out: `{text}`",
      hints: ["write into the copy what belongs to it"],
      explain:
        "Below a line of two hyphens mail programs put their writer's name and address, and some say of themselves what sent the mail. Neither is copy.",
    },
    zh: {
      message: "邮件末尾的签名没有导入：`{text}`",
      hints: ["其中属于稿件的，请写进正文"],
      explain: "邮件程序在一行 `--` 之下附上发信人的姓名和地址，有的还注明由什么设备发出，都不是稿件。",
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
      hints: ["save it from the mail program; copy can be imported as .docx, .doc, .wps, .rtf, .odt or text"],
      explain:
        "Of a mail come in documents of Word, WPS, RTF and OpenDocument, texts, web pages, mails and pictures. Everything else is told by name.",
    },
    zh: {
      message: "附件 `{file}` 没有导入",
      hints: ["请从邮件程序里另存；稿件可存成 .docx、.doc、.wps、.rtf、.odt 或文本再导入"],
      explain: "邮件里的 Word、WPS、RTF、OpenDocument 文档、文本、网页、邮件和图片会导入，其余附件只列出名字。",
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
      explain: "The text of an encrypted document cannot be read without its password, which no importer asks for.",
    },
    zh: {
      message: "文档加了密码",
      hints: ["请用 Word 或 WPS 打开，取消密码后另存"],
      explain: "加密的文档没有密码读不出文字；导入时不问密码。",
    },
  },
  "damaged-document": {
    en: {
      message: "the document is damaged: it is cut off, or a part of it is broken",
      hints: ["ask for the file again, or open it in Word or WPS, which may mend it, and save it again"],
      explain:
        "A .docx is a zip of XML files; old Word and WPS documents say where each of their texts is. If such a file was not sent whole, or was changed on its way, nobody knows what its copy said. The place names the part that cannot be read.",
    },
    zh: {
      message: "文档已损坏：内容不完整，或有一部分读不通",
      hints: ["请重发文件；或用 Word 或 WPS 打开（可能会修复），再另存一次"],
      explain:
        "docx 是一组 XML 文件的压缩包；旧版 Word、WPS 文档，各段文字的位置由文件自己写明。没有传完或中途出错的文件，无法得知原稿的文字。位置指出读不通的是哪一部分。",
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
} as const satisfies Readonly<Record<string, Message>>;
