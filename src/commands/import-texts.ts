import type { Language } from "../base/report.ts";
import type { Decision, TakenReason } from "../intake/proposal.ts";

interface ImportTexts {
  readonly about: string;
  readonly files: string;
  readonly issue: string;
  readonly page: string;
  readonly encoding: string;
  readonly badEncoding: string;
  readonly badPage: string;
  readonly noFiles: string;
  readonly tooMuch: string;
  readonly badManifest: string;
  readonly source: string;
  readonly refused: string;
  readonly passedOver: string;
  readonly decisions: Readonly<Record<Decision["what"], string>>;
  readonly taken: Readonly<Record<TakenReason, string>>;
  readonly takenOut: string;
  readonly wrote: string;
  readonly nothing: string;
  readonly next: string;
  readonly lines: string;
}

/** What `import` says. */
export const importTexts: Readonly<Record<Language, ImportTexts>> = {
  en: {
    about: "take copy into an issue: page text, Word, Markdown, ninjs, plain text",
    files: "files of copy, folders that hold some, or - for standard input",
    issue: "the issue's folder (default: issues/<date>); a manifest that is there is extended",
    page: "the page that the stories go to; of several page texts, that of the first",
    encoding: "the encoding of text that is not UTF-8: gb18030, big5, utf-16le, utf-16be",
    badEncoding: "there is no encoding `{text}` to convert from: {choices}",
    badPage: "`{text}` is not a page's label: 4 or A04",
    noFiles: "there is nothing to import in `{path}`: no .docx, .md, .txt or .json",
    tooMuch: "`{path}` has more than {most} MB: that is no copy",
    badManifest: "`{path}` has errors: mend it before copy is imported into it (`banmian check {folder}` tells them)",
    source: "{file}: {stories} stories",
    refused: "{file}: not imported",
    passedOver: "passed over, neither copy nor a picture that copy names: {files}",
    decisions: {
      joined: "torn paragraphs joined",
      caption: "captions",
      subhead: "subheads",
      note: "editor's notes",
      dateline: "datelines",
      "story-joined": "parts joined to one story",
    },
    taken: {
      markup: "marks",
      notice: "notices of jumps",
      folio: "folios",
      stray: "strayed text",
      deleted: "tracked deletions",
      hidden: "hidden text",
      equation: "equations",
      field: "field codes",
      comment: "comments",
      furniture: "headers and footers",
      script: "scripts and styles",
      address: "addresses of links",
      key: "keys and words beside the copy",
      control: "control characters",
      "jump-head": "heads of continued parts",
    },
    takenOut: "taken out: {reason}: {text}",
    wrote: "{stories} stories, {photos} photos ({wanted} still wanted) → {path}",
    nothing: "nothing was imported",
    next: "look at it: `banmian build {folder} --draft --png`",
    lines: "line {lines}",
  },
  zh: {
    about: "把稿件收进一期：版面文字、Word、Markdown、ninjs、纯文本",
    files: "稿件文件、装有稿件的文件夹，或 -（标准输入）",
    issue: "本期文件夹（缺省：issues/<日期>）；已有的稿单会接着往下写",
    page: "稿件放在哪一版；有几份版面文字时，指第一份",
    encoding: "不是 UTF-8 的文本用什么编码：gb18030、big5、utf-16le、utf-16be",
    badEncoding: "不能从 `{text}` 编码转换，可选：{choices}",
    badPage: "`{text}` 不是版号：应为 4 或 A04",
    noFiles: "`{path}` 里没有可导入的文件：没有 .docx、.md、.txt 或 .json",
    tooMuch: "`{path}` 超过 {most} MB：不会是稿件",
    badManifest: "`{path}` 有错误：请先改好再导入（`banmian check {folder}` 逐条列出）",
    source: "{file}：{stories} 篇",
    refused: "{file}：没有导入",
    passedOver: "未读取（不是稿件，也不是稿件所用的图片）：{files}",
    decisions: {
      joined: "接上断开的段落",
      caption: "图片说明",
      subhead: "小标题",
      note: "编者按",
      dateline: "电头",
      "story-joined": "并成一篇的转版稿",
    },
    taken: {
      markup: "标记",
      notice: "转版提示",
      folio: "报眉",
      stray: "串入的文字",
      deleted: "修订中删去的文字",
      hidden: "隐藏文字",
      equation: "公式",
      field: "域代码",
      comment: "批注",
      furniture: "页眉页脚",
      script: "脚本与样式",
      address: "链接地址",
      key: "正文之外的字段",
      control: "控制字符",
      "jump-head": "转版部分的题头",
    },
    takenOut: "取出：{reason}：{text}",
    wrote: "{stories} 篇稿件，{photos} 张图片（还缺 {wanted} 张）→ {path}",
    nothing: "没有导入任何稿件",
    next: "看样：`banmian build {folder} --draft --png`",
    lines: "第 {lines} 行",
  },
};
