missing-glyph = 没有字体含有“{ $character }”（{ $code }），`{ $face }` 排不出这个字
    .hint = 请改用这个字的其他写法，或在 fonts/fonts.yaml 里给 `{ $face }` 的 `fallback` 加一个含有此字的字体
    .explain = 这个样式的字体及其后备字体都没有这个字，印出来会是空框。所指位置是此字在稿件中第一次出现之处。字体和后备字体列在 fonts/fonts.yaml；`banmian fonts` 可查各字体覆盖多少字。
fallback-face = `{ $face }` 缺“{ $character }”（{ $code }），改用 { $font }
    .hint = 请看大样：借来的字与前后字风格不同
    .explain = 这个样式的字体没有这个字，由第一个含有此字的后备字体代替。文字没有丢失，但粗细和风格可能不一致。所指位置是此字在稿件中第一次出现之处。后备字体列在 fonts/fonts.yaml。
font-missing = 字体 `{ $font }` 的文件 `{ $file }` 不存在
    .hint = 请把文件放到 fonts.yaml 旁边，或在其中改正文件名；`npm ci` 可重新安装软件包里的字体
    .explain = fonts/fonts.yaml 所列的字体不在写明的地方：清单旁边，或写明的软件包里。
font-changed = `{ $file }` 不是 fonts.yaml 给字体 `{ $font }` 所列的文件
    .hint = 请放回所列的文件，或把新文件的校验值写进 fonts.yaml：`sha256: { $found }`
    .explain = 锁里记的是实际读到的文件。多年后重新出版面的人按清单找字体，用的就会是另一个文件。
font-unreadable = 字体 `{ $font }` 读不出来{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请查看 { $file } 是否存在、是否完整（`banmian fonts`）；`npm ci` 可重新安装软件包里的字体{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = fonts/fonts.yaml 所列的字体文件已损坏，或者不是字体。
font-collection = 字体 `{ $font }` 的文件 `{ $file }` 是字体集
    .hint = 请在 fonts.yaml 里写明用哪一个，如 `member: { $first }`；其中有：{ $members }
    .explain = {"."}ttc、.otc 文件含有几个字体。fonts/fonts.yaml 的条目要用 PostScript 名指明其中一个：`member: NotoSerifCJKsc-Regular`。
font-member = 字体 `{ $font }` 的文件 `{ $file }` 里没有 `{ $member }`
    .hint = 是不是 `{ $nearest }`？其中有：{ $members }
    .hint-2 = 其中有：{ $members }
    .explain = fonts/fonts.yaml 的 `member` 是字体的 PostScript 名，用于含有几个字体的文件（.ttc、.otc）。文件只含一个字体时可以不写。
font-packed = 字体 `{ $font }` 的文件 `{ $file }` 是网页用的压缩字体（WOFF）
    .hint = 请改用同一来源的 .ttf、.otf；`woff2_decompress { $file }` 可解开 WOFF 2
    .explain = 网页字体是整体压缩的。排报纸要用 .ttf 或 .otf 文件。
font-cff2 = 字体 `{ $font }` 的文件 `{ $file }` 是 CFF2 轮廓的可变字体，不能用
    .hint = 请改用所需字重的静态 .otf（思源、Noto CJK 都有），或可变的 .ttf
    .explain = 可变字体的轮廓有 TrueType（.ttf）和 CFF2（多为 .otf，名字里有 VF 或 Variable）两种。前者按缺省值排，后者不行。
font-restricted = 字体 `{ $font }` 的嵌入标志（fsType { $bits }）不许报纸的 PDF 这样用它
    .hint = 请向厂商索取许可，或在 fonts.yaml 里换一个字体；{ $file } 不会改动
    .explain = 每个 PDF 都嵌入版面所用各字的轮廓。字体文件里有这方面的标志（OS/2 表的 fsType）：0x0002 不得嵌入，0x0100 不得只嵌入一部分，0x0200 只可嵌入点阵。这是厂商的声明；您买的授权如果更宽，就不必改动。
font-variable = `{ $font }` 是可变字体，用它排的文字一律按缺省值 { $values } 印出
    .hint = 要用别的值，请在 fonts.yaml 里改用静态字体：`fonttools varLib.instancer { $file } { $axis }` 可生成，数值按需要改（范围：{ $ranges }）
    .explain = 可变字体把一系列粗细或宽窄装在一个文件里，本程序只用它的缺省值：该用特粗的标题可能印成正文的粗细。请在 fonts/fonts.yaml 里为报纸的每种粗细单列一个静态字体。
fonts-list-missing = 字体清单 `{ $file }` 缺失、为空或读不出来
    .hint = 请放回原处：它随程序提供（重新安装，或在克隆的仓库里 `git checkout`）
    .explain = 程序文件夹里的 fonts/fonts.yaml 写明每种字体用哪个文件。没有它就无法排版。
fonts-bad-value = fonts.yaml 里 `{ $key }` 的值类型不对
    .hint = `fallback` 是字体列表，条目是键和值，其余都是文字
    .explain = 值的形式与这个键的要求不符。
fonts-bad-hash = `{ $font }` 的 `sha256` 不是 64 位小写十六进制数
    .hint = 可用 `sha256sum` 求字体文件的校验值
    .explain = 校验值用来证明多年后重排时用的是同一个字体文件。
