import type { Message } from "../wording.ts";

/** Files that could not be found, read or decoded. */
export const fileMessages = {
  "missing-file": {
    en: {
      message: "there is no file `{file}`",
      hints: [
        "`{alike}` looks the same, but its name is made of other characters: copy the name from the folder, or rename the file",
        "did you mean `{nearest}`?",
        "nothing is fetched from `{address}`: put the file into the folder beside the manifest and write its name",
        "put it there, or write another path: a path counts from the folder of the file that names it",
      ],
      explain:
        "A photo, advert, body, paper, profile or item of ninjs is named that does not exist. Paths count from the folder of the file that names them; capitals and small letters differ.",
    },
    zh: {
      message: "找不到文件 `{file}`",
      hints: [
        "`{alike}` 看着一样，文件名的编码却不同：请从文件夹里复制文件名，或给文件改名",
        "是不是 `{nearest}`？",
        "程序不从 `{address}` 下载：请把文件放到稿单所在的文件夹里，再写文件名",
        "请放到那里，或改写路径：路径从写它的那个文件所在的文件夹算起",
      ],
      explain:
        "图片、广告、正文、报纸样式、色彩特性文件或 ninjs 稿件不存在。路径从写它的文件所在文件夹算起，大小写不同即是不同的文件。",
    },
  },
  "paper-as-issue": {
    en: {
      message: "the file is a paper, where an issue is wanted",
      hints: ["give the issue.yaml that names this file behind `paper`"],
      explain:
        "What is the same in every issue stands in a paper's file (name, code, preset, styles …). An issue has a manifest of its own, with date, pages and stories, which names its paper.",
    },
    zh: {
      message: "文件是报纸样式，这里要的是一期的稿单",
      hints: ["请给出用 `paper` 指明这份样式的 issue.yaml"],
      explain:
        "各期相同的内容（name、code、preset、styles 等）写在报纸样式文件里。每期另有稿单，写 date、pages、stories，并用 `paper` 指明样式文件。",
    },
  },
  "issue-as-paper": {
    en: {
      message: "the file is an issue, where a paper is wanted",
      hints: ["behind `paper` write the file that holds the paper's `name`, `code` and `preset`"],
      explain:
        "Behind `paper` stands the file with what is the same in every issue: name, code, preset, styles … The file that it names is the manifest of an issue.",
    },
    zh: {
      message: "文件是一期的稿单，这里要的是报纸样式",
      hints: ["`paper` 后面请写含有 `name`、`code`、`preset` 的样式文件"],
      explain:
        "`paper` 后面写的是报纸样式文件，各期相同的内容（name、code、preset、styles 等）都在那里。现在所写的文件是一期的稿单。",
    },
  },
  "date-not-folder": {
    en: {
      message: "the folder is named {day}, but the date is {date}",
      hints: ["mend `date`, or rename the folder"],
      explain:
        "Folios, file names and the archive take the date of the manifest, which a copy of another day's issue still has. With `--press` this is an error.",
    },
    zh: {
      message: "文件夹名为 {day}，`date` 却是 {date}",
      hints: ["请改 `date`，或给文件夹改名"],
      explain: "报眉、文件名、存档都用稿单里的日期；从前一期复制来的稿单，日期常常忘了改。加 `--press` 时是错误。",
    },
  },
  "number-out-of-turn": {
    en: {
      message: "`number` is {number}, but the issue of {day} beside it has {other}",
      hints: ["write `number: {next}`, unless that issue is wrong", "count on from that issue, or mend its number"],
      explain:
        "Running numbers grow from issue to issue, by one a day at the most. The nearest issues of the same paper are looked at, whose folders are named alike, up to ten days before and after.",
    },
    zh: {
      message: "`number` 是 {number}，而旁边 {day} 一期是 {other}",
      hints: ["如果那一期没有错，请写 `number: {next}`", "请接着那一期编号，或改正那一期的期号"],
      explain: "总期号逐期递增，一天最多加一。核对的是同一报纸、文件夹同样命名、前后十天以内最近的一期。",
    },
  },
  "body-names-file": {
    en: {
      message: "the copy is the name of a file: `{file}` is printed as it stands",
      hints: ["write `body: {file: {file}}`"],
      explain: "A text behind `body` is the copy itself. Copy in a file of its own is named by `file`.",
    },
    zh: {
      message: "正文只是一个文件名：`{file}` 会照原样印出",
      hints: ["写成 `body: {file: {file}}`"],
      explain: "`body` 后面的文字就是正文。正文另存文件的，用 `file` 写明文件名。",
    },
  },
  "outside-folder": {
    en: {
      message: "`{file}` lies outside the folder of the issue",
      hints: ["copy the file into the folder beside the manifest"],
      explain:
        "An issue reads only files of its own folder and of its paper's folder, also through links, so that it can be archived and rebuilt whole.",
    },
    zh: {
      message: "`{file}` 在本期文件夹之外",
      hints: ["把文件复制到稿单旁边的文件夹里"],
      explain: "一期报纸只读自己文件夹和报纸样式文件夹里的文件（符号链接也算），这样才能完整归档、原样重建。",
    },
  },
  "whole-path": {
    en: {
      message: "`{file}` is a whole path, which leads nowhere on another machine",
      hints: ["name it from the folder of this file"],
      explain:
        "An issue builds on the machine that has such a path. `pack` and `deposit` refuse it: what they keep is rebuilt elsewhere.",
    },
    zh: {
      message: "`{file}` 是完整路径，换一台机器就找不到",
      hints: ["请改写从本文件所在文件夹起的路径"],
      explain: "有这条路径的机器上可以出版面；`pack` 和 `deposit` 不接受，因为存下来的要在别处重新出版面。",
    },
  },
  "not-a-file": {
    en: {
      message: "`{file}` is not a file",
      hints: ["name a file, not a folder or device"],
      explain: "The path leads to a folder, a device or a pipe, which cannot be read as a file.",
    },
    zh: {
      message: "`{file}` 不是文件",
      hints: ["这里要写文件，不能是文件夹或设备"],
      explain: "路径指向文件夹、设备或管道，不能当文件读。",
    },
  },
  "unreadable-file": {
    en: {
      message: "`{file}` cannot be read",
      hints: ["close it in other programs, or give yourself the right to read it (`chmod u+r`)"],
      explain:
        "The file exists, but the system refused to read it. On Windows a program may keep others from a file that it has open.",
    },
    zh: {
      message: "`{file}` 读不出来",
      hints: ["请在别的程序里关闭它，或开放读取权限（`chmod u+r`）"],
      explain: "文件存在，但系统拒绝读取。在 Windows 上，打开着文件的程序可以不让别的程序读它。",
    },
  },
  "bad-path": {
    en: {
      message: "`{value}` is not a path",
      hints: ["did you mean `{nearest}`?", "write the path with `/`, from the folder of this file"],
      explain: "Paths are relative, with `/` between folders, so that they mean the same on every system.",
    },
    zh: {
      message: "`{value}` 不是路径",
      hints: ["是不是 `{nearest}`？", "路径用 `/` 分隔，从本文件所在的文件夹写起"],
      explain: "路径一律用相对路径、以 `/` 分隔，在各种系统上意思才相同。",
    },
  },
  "empty-file": {
    en: {
      message: "the file is empty",
      hints: [],
      explain: "The file holds nothing, or nothing but blanks and comments.",
    },
    zh: {
      message: "文件是空的",
      hints: [],
      explain: "文件里什么也没有，或者只有空白和注释。",
    },
  },
  "file-too-large": {
    en: {
      message: "the file has {megabytes} MB, more than the {limit} MB that are read",
      hints: ["put pictures into files of their own, and one story into one file"],
      explain: "Manifests and copy have a limit far above any newspaper's, so that a wrong file is noticed at once.",
    },
    zh: {
      message: "文件有 {megabytes} MB，超过了 {limit} MB 的上限",
      hints: ["图片另存为文件，一篇稿件一个文件"],
      explain: "稿单和稿件的大小有上限，远高于任何报纸的需要，为的是马上发现拿错的文件。",
    },
  },
  "not-utf8": {
    en: {
      message: "the file is written in {encoding}, not in UTF-8",
      hints: [
        "[import it with `--encoding {option}`, or ]save it as UTF-8, or run: iconv -f {encoding} -t UTF-8 OLD > NEW",
      ],
      explain:
        "Text is read as UTF-8 alone: guessing an encoding can change characters without a word. `import --encoding gb18030` says that a file is to be converted; UTF-16 with its byte order mark needs no option there.",
    },
    zh: {
      message: "文件的编码是 {encoding}，不是 UTF-8",
      hints: [
        "请[加上 `--encoding {option}` 再导入，或]另存为 UTF-8，或运行：iconv -f {encoding} -t UTF-8 旧文件 > 新文件",
      ],
      explain:
        "文本只按 UTF-8 读：猜编码可能会悄悄改掉字。`import` 加上 `--encoding gb18030`，文件就按这一编码转换；带字节顺序标记的 UTF-16 文本不必写。",
    },
  },
  "not-text-file": {
    en: {
      message: "the file is no text but a document: {program}",
      hints: ["open it in its program and save it as plain text in UTF-8 (.txt), or copy its text"],
      explain:
        "Copy is plain text with house markup. A word processor's file holds its text packed and mixed with its own signs.",
    },
    zh: {
      message: "这不是纯文本，而是 {program} 文档",
      hints: ["请用原来的程序打开，另存为 UTF-8 纯文本（.txt），或把文字复制出来"],
      explain: "稿件是带标记的纯文本。文字处理软件的文件里，文字是压缩过的，还混着它自己的符号。",
    },
  },
  "mixed-encoding": {
    en: {
      message: "these bytes are written in {encoding}, the rest of the file in UTF-8: they read `{text}`",
      hints: ["type the text again, or paste it from the program that it came from, and save as UTF-8"],
      explain: "Text of another encoding was put into a file of UTF-8, as when two files are joined byte by byte.",
    },
    zh: {
      message: "这一段的编码是 {encoding}，文件其余部分是 UTF-8；这段写的是 `{text}`",
      hints: ["请重新输入，或从原来的程序里复制粘贴，再存为 UTF-8"],
      explain: "别的编码的文字混进了 UTF-8 文件，多半是把两个文件按字节拼在一起了。",
    },
  },
  "broken-utf8": {
    en: {
      message: "no UTF-8 text here: {byte}",
      hints: ["the character here is damaged: type it again and save as UTF-8"],
      explain: "The file is UTF-8 but for a few bytes, as when a file was cut or two files were joined in a wrong way.",
    },
    zh: {
      message: "字节 {byte} 不是合法的 UTF-8",
      hints: ["这里的字坏了：请重新输入，并存为 UTF-8"],
      explain: "文件基本是 UTF-8，但有个别字节损坏，多半是文件被截断或拼接出错。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
