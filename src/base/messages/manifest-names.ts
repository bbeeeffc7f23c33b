import type { Message } from "../wording.ts";

/** What things of an issue are called: ids, page labels, and names that become those of files. */
export const nameMessages = {
  "bad-label": {
    en: {
      message: "`{value}` is not a page label",
      hints: ["did you mean `{nearest}`?", "write digits, or letters and digits[, {most} at most]: 4, A04"],
      explain: "A page's label becomes part of file names, so it holds only ASCII letters and digits, six at most.",
    },
    zh: {
      message: "`{value}` 不能作版号",
      hints: ["是不是 `{nearest}`？", "写数字，或字母加数字[，最多 {most} 个]：4、A04"],
      explain: "版号要写进文件名，只能用半角字母和数字，最多六个。",
    },
  },
  "bad-id": {
    en: {
      message: "`{value}` cannot be an id",
      hints: ["write letters, digits and hyphens[, {most} at most]: river-bridge"],
      explain:
        "Ids are used in links and tags: letters of any script, digits, `-` and `_`, without spaces, 64 at most.",
    },
    zh: {
      message: "`{value}` 不能作代号",
      hints: ["用字母、汉字、数字和连字符[，最多 {most} 个]：river-bridge"],
      explain: "代号用于链接和标记：文字、数字、`-`、`_`，不含空格，最多 64 个。",
    },
  },
  "bad-code": {
    en: {
      message: "`{value}` cannot be a paper's code",
      hints: ["did you mean `{nearest}`?", "write English letters and digits[, {most} at most]: JCRB"],
      explain: "The names of all files begin with the paper's code, so it holds only ASCII letters and digits.",
    },
    zh: {
      message: "`{value}` 不能作报纸代码",
      hints: ["是不是 `{nearest}`？", "用英文字母和数字[，最多 {most} 个]：JCRB"],
      explain: "各种文件的名字都以报纸代码开头，所以只能用半角字母和数字。",
    },
  },
  "bad-name": {
    en: {
      message: "`{value}` cannot be the name for `{key}`",
      hints: ["did you mean `{nearest}`?", "use letters and digits without spaces or slashes[, {most} at most]"],
      explain: "The name becomes part of file names or is used as a key.",
    },
    zh: {
      message: "`{value}` 不能作 `{key}` 的名字",
      hints: ["是不是 `{nearest}`？", "用文字和数字，不含空格和斜线[，最多 {most} 个]"],
      explain: "这个名字要写进文件名，或当作键使用。",
    },
  },
  "duplicate-name": {
    en: {
      message: "two entries have one `{key}`: `{value}`[ and `{other}`, which are the same in file names]",
      hints: ["make it differ from `{other}` in more than capitals and zeros", "give one of them another `{key}`"],
      explain:
        "Ids and labels name stories, groups, photos and pages in messages, links, tags, places and file names. Page files pad numbers with zeros, and some disks take capitals and small letters for one: 4 and 04, a1 and A1 collide.",
    },
    zh: {
      message: "有两项的 `{key}` 相同：`{value}`[和 `{other}`（文件名会一样）]",
      hints: ["与 `{other}` 不能只差大小写或前面的零：请换个名字", "给其中一项换个 `{key}`"],
      explain:
        "提示、链接、标记、位置和文件名都用代号、版号称呼稿件、组、图片和版，不能重复。分版文件的版号前面补零，有的磁盘又不分大小写：4 与 04、a1 与 A1 会重名。",
    },
  },
  "unportable-name": {
    en: {
      message: "`{value}` cannot name a file on every system",
      hints: [
        "change more than the capitals of `{other}`: some systems give the files of both one name",
        "choose a shorter one: it may have {mostBytes} bytes in UTF-8, of which rare characters take four each",
        "choose another name; Windows takes no device (CON, AUX, NUL, COM1 …), none of the signs : ? * | < > and double quotes, no dot or blank at the end",
      ],
      explain:
        "Files are called by ids, page labels, the paper's code and names of fonts. An issue must come out on every system, so a name that one of them refuses is an error on all of them, and so are two names that differ only in capitals. For files that a manifest names this is a warning: they are read where the system has them, but `pack` and `deposit` refuse them.",
    },
    zh: {
      message: "`{value}` 不是在每种系统上都能作文件名",
      hints: [
        "与 `{other}` 只差大小写，有的系统会把两者的文件当作一个：请换个名字",
        "换个短些的名字：按 UTF-8 最多 {mostBytes} 字节，生僻字一个占四字节",
        "换个名字：Windows 不许用设备名（CON、AUX、NUL、COM1 等），不许含 : ? * | < > 和双引号，不许以点或空格结尾",
      ],
      explain:
        "文件以代号、版号、报纸代码和字体名命名。一期报纸要在各种系统上都能出版，所以这些名字只要有一种系统不接受，或者两个名字只差大小写，处处都算错误。稿单指明的文件名有这类问题只给警告：本机上有就能读，但 `pack` 和 `deposit` 不接受。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
