missing-file = 文件 `{ $file }` 不存在
    .hint = `{ $alike }` 看着一样，文件名用的却是别的字符：请从文件夹里复制文件名，或给文件改名
    .hint-2 = 是不是 `{ $nearest }`？
    .hint-3 = 程序不从 `{ $address }` 下载：请把文件放到稿单所在的文件夹里，再写文件名
    .hint-4 = 请把文件放到那里，或改写路径；路径从写它的那个文件所在的文件夹算起
    .explain = 写明的图片、广告、正文、报纸样式、色彩特性文件或 ninjs 稿件不存在。路径从写它的文件所在的文件夹算起；文件名区分大小写。
paper-as-issue = 文件是报纸样式，这里要一期的稿单
    .hint = 请给出用 `paper` 指明这份样式的 issue.yaml
    .explain = 各期相同的内容（name、code、preset、styles 等）写在报纸样式文件里。每期另有稿单，写 date、pages、stories，并用 `paper` 指明样式文件。
issue-as-paper = 文件是一期的稿单，这里要报纸样式
    .hint = `paper` 后面请写含有 `name`、`code`、`preset` 的样式文件
    .explain = `paper` 后面写的是报纸样式文件，各期相同的内容（name、code、preset、styles 等）都在那里。现在所写的文件是一期的稿单。
date-not-folder = 文件夹名为 { $day }，`date` 却是 { $date }
    .hint = 请改 `date`，或给文件夹改名
    .explain = 报眉、文件名、存档都用稿单里的日期；稿单从另一期复制来，常常忘了改日期。加 `--press` 时是错误。
number-out-of-turn = `number` 是 { $number }，旁边 { $day } 一期却是 { $other }
    .hint = 如果那一期没有错，请写 `number: { $next }`
    .hint-2 = 请接着那一期编号，或改正那一期的期号
    .explain = 总期号逐期递增，一天最多加一。程序与前后十天以内最近的一期核对，限同一报纸、文件夹命名方式相同。
body-names-file = 正文只有一个文件名 `{ $file }`，会当作正文印出来
    .hint = 请写成 `body: {"{"}file: { $file }{"}"}`
    .explain = `body` 后面的文字就是正文。正文另存文件的，用 `file` 写明文件名。
outside-folder = `{ $file }` 在本期文件夹之外
    .hint = 请把文件复制到稿单所在的文件夹里
    .explain = 一期报纸只读自己的文件夹和报纸样式文件夹里的文件（链接也算），这样才能完整归档、原样重建。
whole-path = `{ $file }` 是绝对路径，换一台机器就找不到
    .hint = 请从本文件所在的文件夹写起
    .explain = 有这条路径的机器上可以出版面；`pack` 和 `deposit` 不接受，因为存下来的要在别处重新出版面。
not-a-file = `{ $file }` 不是文件
    .hint = 这里要写文件，不能写文件夹或设备
    .explain = 这条路径指向文件夹、设备或管道。
unreadable-file = `{ $file }` 读不出来
    .hint = 请在别的程序里关闭它，或开放读取权限（`chmod u+r`）
    .explain = 文件存在，但系统拒绝读取。在 Windows 上，打开着文件的程序可以不让别的程序读它。
bad-path = `{ $value }` 不是路径
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请用 `/` 分隔，从本文件所在的文件夹写起
    .explain = 路径一律用相对路径、以 `/` 分隔，在各种系统上意思才相同。
empty-file = 文件是空的
    .explain = 文件里什么也没有，或者只有空白和注释。
file-too-large = 文件有 { $megabytes } MB，上限是 { $limit } MB
    .hint = 图片请另存为文件，一篇稿件一个文件
    .explain = 稿单和稿件的大小有上限，远高于任何报纸的需要，用来马上发现拿错的文件。
not-utf8 = 文件的编码是 { $encoding }，不是 UTF-8
    .hint = 请{ $option ->
            [none] {""}
           *[other] 加上 `--encoding { $option }` 再导入，或
        }另存为 UTF-8，或运行：iconv -f { $encoding } -t UTF-8 旧文件 > 新文件
    .explain = 文字只按 UTF-8 读：猜编码可能会悄悄改掉字。`import --encoding gb18030` 按这种编码转换；带字节顺序标记的 UTF-16 不必写。
not-text-file = 文件是 { $program } 文档，不是纯文本
    .hint = 请用原来的程序打开，另存为 UTF-8 纯文本（.txt），或把文字复制出来
    .explain = 稿件是带标记的纯文本。文字处理软件的文件里，文字是压缩过的，还混着软件自己的代码。
mixed-encoding = 这几个字节的编码是 { $encoding }，文件其余部分是 UTF-8；按该编码读是 `{ $text }`
    .hint = 请重新输入，或从原来的程序里复制粘贴，再存为 UTF-8
    .explain = 别的编码的文字混进了 UTF-8 文件，例如把两个文件按字节拼在一起。
broken-utf8 = { $byte } 不是合法的 UTF-8
    .hint = 这里的字坏了：请重新输入，并存为 UTF-8
    .explain = 除个别字节外，文件是 UTF-8。文件可能被截断，也可能拼接出错。
yaml-syntax = 从这里起 YAML 读不通（解析器的原话：{ $parser }）
    .hint = 请看这一行和上一行：缩进、引号、括号和逗号，各项前的 `- `，键后面的 `: `；文字里有 `: `、` #` 或括号的要加引号
    .explain = 文本不是合格的 YAML。消息照录解析器的原话。
yaml-tab = 缩进用了制表符或特殊的空格
    .hint = 请切换到半角，用空格缩进
    .explain = YAML 不许用制表符缩进，因为它的宽度不固定；全角空格和不换行空格在 YAML 里算文字。
yaml-indent = 这一行缩进了 { $found } 格，前后行要求 { $wanted } 格
    .hint = 请缩进 { $spaces } 个空格；若是列表新的一项，前面要写 `- `
    .hint-2 = 请顶格写
    .explain = YAML 靠缩进表示从属关系：同一层的键、同一列表的各项从同一列开始，文字的各行比它的键多缩进。
yaml-colon = 冒号加空格（或换行）把前面的文字当成了键，而这里不能有键
    .hint = 文字里有 `: ` 的请加引号，或改用全角冒号 `：`；值里的键请放进花括号；否则请看缩进
    .explain = 冒号加空格用来分开键和值，文字里有冒号加空格就得加引号。
yaml-start = 不加引号的文字不能以这个字符开头
    .hint = 请给文字加引号
    .explain = @ ` % ! | > , 这些字符在 YAML 里另有意义。
yaml-escape = 双引号里没有这种转义
    .hint = 反斜线请写成 `\\`，或改用单引号
    .explain = 双引号里的反斜线表示转义，如 \n、\u4e00。
yaml-unclosed = 这里的 `{ $mark }` 一直没有收尾
    .hint = 请在收尾的地方补上 `{ $close }`，例如这一行的末尾
    .hint-2 = 请在文字结束处补上收尾的引号；长文字可在 `|` 后面写成文字块
    .explain = 引号或括号没有收尾，下面的行也会算进去，常常一直到文件末尾。
yaml-no-bar = `{ $key }:` 下面的文字要在冒号后写 `|`
    .hint = 请写成 `{ $key }: |`，文字各行缩进
    .explain = 几行的文字要写成文字块：键后面写 `|`，各行缩进。不写 `|`，YAML 会在文字里找键。
yaml-full-width = 这里用了全角的 `{ $mark }`，YAML 要半角的 `{ $ascii }`
    .hint = 请切换到半角，写 `{ $ascii }`
    .explain = 键、括号和值之间，YAML 只认半角符号，全角符号算文字。
yaml-glued = `{ $mark }` 后面少了空格
    .hint = 请写成 `{ $mark } …`，后面空一个半角空格
    .explain = 冒号后面有空格或换行才算键的结尾，连字符后面有空格或换行才算列表的一项，否则算文字的一部分。
yaml-rest = 引号收尾之后还有文字
    .hint = 请把整段文字放进引号里，其中的引号用 `“ ”`
    .explain = 以引号开头的值，到下一个引号就结束了，这一行余下的内容不属于它。
yaml-documents = 这里开始了第二个文档
    .hint = 请删去 `---` 或 `...` 这一行；如果它是正文，请与正文一起缩进
    .explain = 一份稿单只有一个 YAML 文档；顶格的三个连字符会另起一个文档。
yaml-alias = `{ $alias }` 没有指向任何内容
    .hint = 以 `*` 开头的文字请加引号，或在 `|` 后面写成文字块
    .explain = 值开头的星号表示引用上文的锚点（&名字）。加粗的文字要加引号或写成文字块。
comment-in-text = YAML 把 `{ $lost }` 当作注释，不会印出
    .hint = 请给整段文字加引号；如果是注释，前面空两格
    .explain = 文字不加引号时，空格后的 `#` 到行末都算注释。
yaml-sign = YAML 不把 `{ $lost }` 当作文字，不会印出
    .hint = 请给整段文字加引号
    .explain = 值开头的 & 给值起名供引用，! 表示值的类型，都不算文字。
too-deep = 嵌套超过 { $limit } 层
    .explain = 稿单用不着这么深的嵌套，所以不读这个文件。
too-many-aliases = 引用展开后超过 { $limit } 个值
    .hint = 请把值直接写出来
    .explain = 引用套引用，几行就能展开成几十亿个值，所以先数一遍。
duplicate-key = `{ $key }` 在同一层写了两次
    .hint = 请留下一个
    .explain = 两个相同的键，总有一个会悄悄丢掉。
lone-surrogate = `{ $character }` 只是半个字符
    .hint = 请直接写这个字，或用 `\U` 加八位数字
    .explain = D800 至 DFFF 是 UTF-16 代理对的一半，单独出现不代表任何字。
control-character = 文字里有不该有的看不见的字符 { $character }
    .hint = 请删去
    .explain = 控制字符、行分隔符、改变书写方向的标记多半是从别的程序和网页粘贴来的，稿件里不许有。汉字旁边也不该有零宽空格、零宽连字，否则检索不到这个词。
replacement-character = 这里的字在存文件之前就丢了，只剩下替换符 �（U+FFFD）
    .hint = 请对照原稿重新输入
    .explain = 程序解不出的字节会写成 U+FFFD，原来的字要到原稿里找。
unknown-key = 这里没有 `{ $key }` 这个键
    .hint = 请写成 `{ $glued }: `：半角冒号，后面空一格
    .hint-2 = 不能用 `{ $merging }` 合并：请在这里把各键写全
    .hint-3 = `{ $bare }` 后面没有值：含逗号的文字要加引号，键后面要写半角冒号并空一格
    .hint-4 = 是不是 `{ $nearest }`？
    .hint-5 = 请写成 `{ $wordKey }: { $word }`
    .hint-6 = 请删去 `{ $settled }`，再用 `banmian layout --pin`：版样写在各篇的 `place` 里；文字改了，`banmian fix` 让一版的行随文字走
    .hint-7 = 这里可用的键有 { $known }
    .explain = 不认识的键算错误，因为它的内容会丢掉。`banmian schema` 列出全部的键。
missing-key = 这里缺少 `{ $key }`
    .hint = 请补上 { $toAdd }
    .explain = 缺了这个键，其余的内容无法理解。fonts.yaml 里每个文件须写 `file`、`licence`、`source`、`sha256`，每个字体名目须写 `font`。
missing-value = `{ $key }` 是空的
    .hint = 请写上值；列表至少写一项
    .explain = 键后面什么也没有，或列表里一项也没有。
not-text = `{ $key }` 要写文字
    .hint = 文字里有括号或 `: ` 的，请加引号
    .explain = 该写文字的地方写成了列表或键和值。以半角括号开头的文字要加引号。
not-text-or-list = `{ $key }` 要写文字，或逐行列出
    .hint = 以括号开头的文字请加引号；标题分行请写成列表：`{ $key }: [第一行, 第二行]`
    .explain = 标题是一段文字，或一个列表（编辑自己定的转行）。
not-a-body = `{ $key }` 要写正文，或 `{"{"}file: …{"}"}`
    .hint = 请用 `{ $key }: |` 开头，正文缩进
    .explain = 稿件正文写在稿单里，或写在稿单所指的文件里。
not-a-number = `{ $key }` 要写数字
    .hint = 请写成 `{ $key }: { $nearest }`
    .hint-2 = 请用半角数字，不加引号和单位
    .explain = 这个值不是用 0 到 9 写的数字。
not-whole = `{ $key }` 要写整数，不能写 { $value }
    .explain = 栏、行、版和件数都是整数。
out-of-range = `{ $key }` 是 { $value }，应在 { $min } 到 { $max } 之间
    .explain = 这个数超出了这个键允许的范围。
not-a-flag = `{ $key }` 只能是 `true` 或 `false`
    .hint = 是不是 `{ $nearest }`？
    .explain = 在 YAML 1.2 里 yes、no、on、off 都是文字。
unknown-value = `{ $key }` 不能是 `{ $value }`
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 可选：{ $choices }
    .explain = 这个键只能取几个固定的词。
not-a-list = `{ $key }` 要写成列表
    .hint = 每一项请以 `- ` 开头
    .explain = 该写列表的地方只写了一个值。
not-a-manifest = 文件是一段文字或一个列表，应是键和值
    .hint = 请顶格写键，如 `{ $first }: …`
    .explain = 稿单由键和值组成：paper、date、pages、stories 等键顶格写，值写在后面或下面。
words-joined = `{ $value }` 会当作一个词
    .hint = 词与词之间请用半角逗号加空格隔开，或一行一个，前面写 `- `
    .explain = 程序照这里的写法在正文里找词。两个词之间用了全角逗号或顿号，就成了一个词，在正文里找不到。
not-a-mapping = `{ $key }` 要写成键和值
    .hint = 请写成 `{ $wordKey }: { $word }`
    .hint-2 = 请写成 `- { $entry }`
    .hint-3 = 请写成 `{ $key }: { $example }`
    .explain = 该写键和值（键: 值）的地方写了文字、数字或列表。
bad-date = `{ $value }` 不是日历上的日子
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请按年月日写：2026-11-24
    .explain = 日期照 ISO 8601 写，四位、两位、两位，而且要真有这一天。
bad-extent = `{ $value }` 不能作 `{ $key }` 的起止
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请写起止两头，从 1 数起：`1-5`；只有一个写 `4`
    .explain = 栏和行从 1 数起，包括末尾；用半角数字和连字符。
bad-length = `{ $value }` 不能作 `{ $key }` 的长度
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请写成 { $units }
    .explain = 长度要带单位：pt、mm、字（正文字宽）、行（版面行距），或小五等字号名。
bad-colour = `{ $value }` 不是颜色
    .hint = 请写青、品红、黄、黑四个百分数：[0, 100, 100, 0]
    .explain = 色板的颜色是四色油墨的百分数，0 到 100。
bad-colour-name = `{ $value }` 不是颜色的名称
    .hint = 请用报纸 `palette` 里的名称，各色油墨写在那里：`palette: {"{"}红: [0, 100, 100, 0]{"}"}`，然后 `{ $key }: 红`
    .explain = 样式里写色板中的颜色名称，或 black、white。屏幕的颜色（`#c8102e`、`rgb()`）不说明每种油墨印多少；青、品红、黄、黑写在色板里。
bad-crop = `{ $value }` 不是裁切方式
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请写 attention、entropy、centre、none，或要保住的一点：30% 60%
    .explain = 裁切保住醒目的部分，或按百分数从左、从上给出的一点；none 表示不裁。
bad-field = `{ $key }` 里没有 `{ $value }` 这个代称
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 可用：{ $choices }
    .explain = 花括号里的代称由程序换成内容，不认识的会原样印出来。
half-a-frame = 位置写了 `{ $key }`，没写 `{ $missing }`
    .hint = 请补上 `{ $missing }`；两个都不写则由程序排位
    .explain = 文框要有栏和行；两样都不写，就由程序排位。
page-needed = 这个位置要写明一个版（`page`）
    .hint = 请只写一个版；要由程序配版，就不写 columns 和 rows
    .explain = 只有一处位置、又不写栏和行的稿件，才由程序配版。转版稿件的每一部分都要写明版号。
too-many = { $key ->
        [none] {""}
       *[other] `{ $key }`{" "}
    }有 { $count } { $of ->
        [characters] 个字
        [paragraphs] 段
        [unbroken] 个字符连在一起，中间没有空格
       *[none] 项
    }，上限是 { $limit }
    .hint = 请把这份表存成 { $format }，读起来快得多
    .hint-2 = 请最多留 { $limit }：太长的分开，不该有的删去
    .explain = 上限远高于任何报纸的需要，以免出了错的稿单耗尽时间和内存。
many-alike = 后面还有 { $count } 处 `{ $code }`
    .hint = 请先改好前面的，再运行一次
    .explain = 同一个文件里，同一种问题最多列出一千处；再多，就是整个文件不对了。
bad-url = `{ $key }` 不能作二维码的网址
    .hint = 请写 https://… 开头的网址，最多 290 个字母、数字和符号，汉字用百分号编码
    .explain = 网址要以 http:// 或 https:// 开头，没有空格。太长的网址，印在新闻纸上手机扫不出来。
bad-label = `{ $value }` 不能作版号
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请写数字，或字母加数字{ $most ->
            [none] {""}
           *[other] ，最多 { $most } 个
        }：4、A04
    .explain = 版号要写进文件名，只能用半角字母和数字，最多六个。
bad-id = `{ $value }` 不能作代号
    .hint = 请用字母、汉字、数字和连字符{ $most ->
            [none] {""}
           *[other] ，最多 { $most } 个
        }：river-bridge
    .explain = 代号用于链接和标签：各种文字、数字、`-`、`_`，不含空格，最多 64 个字符。
bad-code = `{ $value }` 不能作报纸代码
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请用英文字母和数字{ $most ->
            [none] {""}
           *[other] ，最多 { $most } 个
        }：JCRB
    .explain = 各种文件的名字都以报纸代码开头，所以只能用半角字母和数字。
bad-name = `{ $value }` 不能作 `{ $key }` 的名字
    .hint = 是不是 `{ $nearest }`？
    .hint-2 = 请用文字和数字，不含空格和斜线{ $most ->
            [none] {""}
           *[other] ，最多 { $most } 个
        }
    .explain = 这个名字要写进文件名，或当作键使用。
duplicate-name = 有两项的 `{ $key }` 相同：`{ $value }`{ $other ->
        [none] {""}
       *[other] 和 `{ $other }`（文件名会一样）
    }
    .hint = 请给其中一项改名：它与 `{ $other }` 只差大小写或前面的零
    .hint-2 = 请给其中一项换个 `{ $key }`
    .explain = 提示、链接、标签、位置和文件名都用代号和版号，所以不能重复。分版文件的版号前面补零，有的磁盘不分大小写：4 与 04、a1 与 A1 会重名。
unportable-name = `{ $value }` 在有的系统上不能作文件名
    .hint = 它与 `{ $other }` 只差大小写，有的系统会当作一个文件：请换个名字
    .hint-2 = 请换个短些的名字：按 UTF-8 最多 { $mostBytes } 字节，生僻字一个占四字节
    .hint-3 = 请换个名字：Windows 不许用设备名（CON、AUX、NUL、COM1 等），不许含 : ? * | < > 和双引号，不许以点或空格结尾
    .explain = 文件以代号、版号、报纸代码和字体名命名。一期报纸要在各种系统上都能出版面，所以只要有一种系统不接受，或两个名字只差大小写，就处处都算错误。稿单写明的文件名有这类问题只给警告：本机上有就能读，但 `pack` 和 `deposit` 不接受。
