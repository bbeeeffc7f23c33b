import type { Message } from "../wording.ts";

export const fontMessages = {
  "missing-glyph": {
    en: {
      message: "no face has `{character}` ({code}), which `{face}` is to set",
      hints: [
        "write another form of the character, or add a font that has it to the `fallback` of `{face}` in fonts/fonts.yaml",
      ],
      explain:
        "Neither the face of this style nor any of its fallbacks has a glyph for the character, so it would print as an empty box. The place is the first one where the character stands in the story. Faces and their fallbacks are listed in fonts/fonts.yaml; `banmian fonts` shows how many characters each of them covers.",
    },
    zh: {
      message: "没有字体含有“{character}”（{code}），`{face}` 无法排出",
      hints: ["改用该字的其他写法，或在 fonts/fonts.yaml 中为 `{face}` 的 `fallback` 加一个含有此字的字体"],
      explain:
        "该样式的字体及其所有后备字体都没有这个字，印出来会是空框。所指位置是此字在稿件中第一次出现之处。字体与后备字体列在 fonts/fonts.yaml；`banmian fonts` 可查各字体覆盖多少字。",
    },
  },
  "fallback-face": {
    en: {
      message: "`{face}` lacks `{character}` ({code}); it is set in {font}",
      hints: ["look at it in print: a borrowed character differs in style from its neighbours"],
      explain:
        "The face of this style has no glyph for the character; the first of its fallbacks that has one lends it. Nothing is lost, but the character may differ in weight and style. The place is the first one in the story. Fallbacks stand in fonts/fonts.yaml.",
    },
    zh: {
      message: "`{face}` 缺“{character}”（{code}），改用 {font}",
      hints: ["请看大样：借用的字与前后字风格不同"],
      explain:
        "该样式的字体没有这个字，由后备字体中第一个含有此字的字体代替。文字没有丢失，但粗细与风格可能不一致。所指位置是此字在稿件中第一次出现之处。后备字体列在 fonts/fonts.yaml。",
    },
  },
  "font-missing": {
    en: {
      message: "there is no file `{file}` for the font `{font}`",
      hints: ["put it beside fonts.yaml, or write its name there as it is; `npm ci` installs the packaged faces again"],
      explain:
        "A font that fonts/fonts.yaml lists is not where it says: beside the list, or in the package that it names.",
    },
    zh: {
      message: "找不到字体 `{font}` 的文件 `{file}`",
      hints: ["请把文件放到 fonts.yaml 旁，或在其中写对文件名；`npm ci` 可重新安装软件包中的字体"],
      explain: "fonts/fonts.yaml 所列的字体不在所写的地方：清单旁，或所写的软件包里。",
    },
  },
  "font-changed": {
    en: {
      message: "`{file}` is not the file that fonts.yaml describes for the font `{font}`",
      hints: ["put the listed file back, or write the new one's hash into fonts.yaml: `sha256: {found}`"],
      explain:
        "The lock holds the hash of the file that was read. Who rebuilds the issue years later looks for the file of the list, and would set it in another.",
    },
    zh: {
      message: "`{file}` 不是 fonts.yaml 为字体 `{font}` 所列的文件",
      hints: ["请放回所列的文件，或把新文件的校验值写进 fonts.yaml：`sha256: {found}`"],
      explain: "锁里记的是实际读到的文件。多年后重新出版面的人按清单找字体，就会用成另一个文件。",
    },
  },
  "font-unreadable": {
    en: {
      message: "the font `{font}` cannot be read: {problem}",
      hints: ["check that {file} is there and whole (`banmian fonts`); `npm ci` installs the packaged faces again"],
      explain: "A font file of fonts/fonts.yaml is damaged, or is no font at all.",
    },
    zh: {
      message: "字体 `{font}` 无法读取[：{reason}]",
      hints: [
        "检查 {file} 是否存在且完整（`banmian fonts`）；`npm ci` 可重新安装软件包中的字体[；读取程序的原话：{problem}]",
      ],
      explain: "fonts/fonts.yaml 所列的字体文件已损坏，或根本不是字体。",
    },
  },
  "font-collection": {
    en: {
      message: "`{file}`, the file of the font `{font}`, is a collection of fonts",
      hints: ["say in its entry in fonts.yaml which one is meant, such as `member: {first}`; it has {members}"],
      explain:
        "A .ttc or .otc file holds several fonts. Its entry in fonts/fonts.yaml names one of them by its PostScript name: `member: NotoSerifCJKsc-Regular`.",
    },
    zh: {
      message: "字体 `{font}` 的文件 `{file}` 是字体集",
      hints: ["请在 fonts.yaml 的条目中写明用哪一个，如 `member: {first}`；其中有：{members}"],
      explain:
        ".ttc、.otc 文件含有几个字体。fonts/fonts.yaml 的条目要用 PostScript 名指明其中一个：`member: NotoSerifCJKsc-Regular`。",
    },
  },
  "font-member": {
    en: {
      message: "`{file}`, the file of the font `{font}`, holds no font `{member}`",
      hints: ["did you mean `{nearest}`? It has {members}", "it has {members}"],
      explain:
        "`member` in fonts/fonts.yaml is the PostScript name of a font, and matters where a file holds several (.ttc, .otc). Where the file holds one it can be left out.",
    },
    zh: {
      message: "字体 `{font}` 的文件 `{file}` 里没有 `{member}`",
      hints: ["是不是 `{nearest}`？其中有：{members}", "其中有：{members}"],
      explain:
        "fonts/fonts.yaml 的 `member` 是字体的 PostScript 名，用于含有几个字体的文件（.ttc、.otc）。文件只含一个字体时可以不写。",
    },
  },
  "font-packed": {
    en: {
      message: "`{file}`, the file of the font `{font}`, is packed for the web (WOFF)",
      hints: ["take the .ttf or .otf from where it came; `woff2_decompress {file}` unpacks WOFF 2"],
      explain: "Fonts for web pages are compressed as a whole. The pages of a paper need the .ttf or .otf file.",
    },
    zh: {
      message: "字体 `{font}` 的文件 `{file}` 是网页用的压缩字体（WOFF）",
      hints: ["请改用同一来源的 .ttf、.otf；`woff2_decompress {file}` 可解开 WOFF 2"],
      explain: "网页字体整体压缩过。排报纸要用 .ttf 或 .otf 文件。",
    },
  },
  "font-cff2": {
    en: {
      message:
        "`{file}`, the file of the font `{font}`, is a variable font with CFF2 outlines, which cannot be set with",
      hints: [
        "take the static .otf of the weight that you want (Source Han and Noto CJK have them), or the variable .ttf",
      ],
      explain:
        "Variable fonts come with outlines of TrueType (.ttf) or of CFF2 (most often .otf, with `VF` or `Variable` in the name). Those of TrueType are set at their defaults, those of CFF2 are not.",
    },
    zh: {
      message: "字体 `{font}` 的文件 `{file}` 是 CFF2 轮廓的可变字体，不能用来排",
      hints: ["请改用所需字重的静态 .otf（思源、Noto CJK 都有），或可变的 .ttf"],
      explain:
        "可变字体的轮廓有 TrueType（.ttf）和 CFF2（多为 .otf，名字里有 VF 或 Variable）两种。前者按缺省值排，后者不行。",
    },
  },
  "font-restricted": {
    en: {
      message: "the bits of the font `{font}` about its use (fsType {bits}) forbid what every PDF of the paper does",
      hints: ["ask its maker for a licence that allows it, or name another font in fonts.yaml; {file} stays as it is"],
      explain:
        "Every PDF holds the outlines of the characters that its pages show. A font file carries bits about that (OS/2, fsType): 0x0002 forbids that it is put into documents, 0x0100 that a part of it is, 0x0200 all but bitmaps. They are its maker's word, and the licence that you bought may allow more: then nothing has to be changed.",
    },
    zh: {
      message: "字体 `{font}` 的使用标志（fsType {bits}）不许报纸的 PDF 这样用它",
      hints: ["请向厂商索取许可，或在 fonts.yaml 里换一个字体；{file} 不会改动"],
      explain:
        "每个 PDF 都嵌有版面所用各字的轮廓。字体文件里有这方面的标志（OS/2 表的 fsType）：0x0002 不得嵌入，0x0100 不得只嵌入一部分，0x0200 只可嵌入点阵。这是厂商的声明；您买的授权也许更宽，那就不必改动。",
    },
  },
  "font-variable": {
    en: {
      message: "`{font}` is a variable font; all that is set in it prints at its default, {values}",
      hints: [
        "if another is meant, name a static font in fonts.yaml: `fonttools varLib.instancer {file} {axis}` writes one, with the value that you want (it has {ranges})",
      ],
      explain:
        "A variable font holds a range of weights or widths in one file, and this program sets its default alone: a heading that should be black may come out in the weight of copy. Each weight of a paper is a static font of its own in fonts/fonts.yaml.",
    },
    zh: {
      message: "`{font}` 是可变字体，用它排的一律按缺省值 {values} 印出",
      hints: [
        "如果要别的粗细，请在 fonts.yaml 中写固定的字体：`fonttools varLib.instancer {file} {axis}` 可生成，数值按需要改（范围：{ranges}）",
      ],
      explain:
        "可变字体把一系列粗细或宽窄装在一个文件里，本程序只用其缺省值：该是特粗的标题可能印成正文的粗细。报纸的每种粗细应是 fonts/fonts.yaml 中单独的固定字体。",
    },
  },
  "fonts-list-missing": {
    en: {
      message: "there is no list of fonts: `{file}` is missing, empty or cannot be read",
      hints: ["put it back: it comes with the program (install that again, or `git checkout` in a clone)"],
      explain:
        "fonts/fonts.yaml in the program's folder says which file each face is set with. Without it nothing can be set.",
    },
    zh: {
      message: "没有字体清单：`{file}` 缺失、是空文件，或读不到",
      hints: ["请放回原处：它随程序提供（重新安装程序，或在克隆中 `git checkout`）"],
      explain: "程序文件夹中的 fonts/fonts.yaml 说明每种字体用哪个文件。没有它就无法排版。",
    },
  },
  "fonts-bad-value": {
    en: {
      message: "`{key}` in fonts.yaml has a value of the wrong kind",
      hints: ["`fallback` is a list of fonts, an entry is a map, everything else is text"],
      explain: "A value in fonts.yaml has another shape than its key asks for.",
    },
    zh: {
      message: "fonts.yaml 中 `{key}` 的值类型不对",
      hints: ["`fallback` 是字体列表，条目是映射，其余都是文本"],
      explain: "fonts.yaml 中某个值的形式与该键的要求不符。",
    },
  },
  "fonts-bad-hash": {
    en: {
      message: "`sha256` of `{font}` is not 64 lower-case hexadecimal digits",
      hints: ["print it with `sha256sum` on the font file"],
      explain: "The checksum proves that an issue rebuilt years later is set with the very same font file.",
    },
    zh: {
      message: "`{font}` 的 `sha256` 不是 64 位小写十六进制数",
      hints: ["可用 `sha256sum` 求字体文件的校验值"],
      explain: "校验值用来证明多年后重排时用的是同一个字体文件。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
