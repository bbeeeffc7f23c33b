# 出版面、检查、看样等命令的结果和报错。`.hint` 说怎么办；有几条时，用参数齐全的第一条。

# 命令行。
commander = { $code ->
        [unknownOption] 没有这个选项
        [unknownCommand] 没有这个命令
        [missingArgument] 缺少参数
        [missingMandatoryOptionValue] 缺少必需的选项
        [optionMissingArgument] 选项缺少值
        [excessArguments] 参数太多
       *[other] 命令行有误
    }：{ $said }
see-help = 请看 `banmian { $command }--help`
option-empty = 选项 `{ $name }` 缺少值
argument-empty = 有一个参数是空的
home-kept = 命令行没有展开 `{ $text }` 里的 `~`
    .hint = 请写成 `--out ~/papers`（用空格、不加引号），或写出完整路径
no-match = 没有与 `{ $text }` 相符的文件或文件夹
no-file = 读不到 `{ $path }`
file-held = 读不到 `{ $path }`：别的程序正打开着它
    .hint = 请先在那里关闭
bad-language = 没有语言 `{ $text }`：请写 en 或 zh
bad-choice = 没有 `{ $text }` 这一选项，只有：{ $choices }
bad-port = `{ $text }` 不是端口号：请写 0 到 { $most }
bad-jobs = `{ $text }` 不是可用的并行数：请写 1 到 { $most }
bad-rank = `{ $text }` 不是方案数：请写 1 到 { $most }
bad-ink = `{ $text }` 不是总墨量百分比：请写 100 到 400
bad-date = `{ $text }` 不是日期：请写成 2026-11-24
bad-number = `{ $text }` 不是期号：请写 1 到 999999 的整数
bad-preset = 没有开本 `{ $text }`：请写四开或对开

# 哪一期。
not-manifest = `{ $path }` 不是稿单：请给出 issue.yaml，或它所在的文件夹
no-issue = 读不到 `{ $path }`：请给出稿单文件，或含有 issue.yaml 的文件夹
    .near = 是否想写 `{ $near }`？
no-issue-here = `{ $path }` 中没有 issue.yaml
    .hint = 要新建一期，请输入 `banmian { $init }`
issues-below = `{ $path }` 中没有 issue.yaml，这些文件夹里有：{ $folders }
    .hint = 请输入 `banmian { $command } { $newest }`
paper-given = `{ $path }` 是报纸样式文件，这里要的是一期的稿单
    .hint = 请输入 `banmian { $command } { $folder }`
    .alone = 请给出用这份样式的 issue.yaml，或它所在的文件夹
folder-wanted = `{ $path }` 是文件，这里要的是一期的文件夹
    .hint = 请写 `{ $folder }`
bad-folder-name = Windows 上不能有名为 `{ $name }` 的文件夹：请换个名字
unknown-page = 本期没有 `{ $label }` 版，只有 { $labels }
unknown-story = 本期没有稿件或补白 `{ $id }`
same-folder = `{ $a }` 与 `{ $b }` 会写到同一处 `{ $folder }`

# build。
built = { $stem }：{ $pages } 版，{ $seconds } 秒 → { $folder }
removed = { $folder }：删去上次留下、这次没有写的 { $count } 个文件：{ $files }
not-built = 未写任何文件；用 --draft 可照样出样
not-drawn = 未写任何文件：有这些错误，排不出版面
not-put = 这一期未写任何文件
draft-made = 样张带有错误，不可付印
watch-alone = --watch 不能与 --json、--jobs 同用
watching = 等待改动，按 Ctrl-C 结束
trying-again = 正在等它空出来，随后自动再写
job-done = { $made ->
        [yes] { $pages } 版
       *[no] 未写文件
    }，{ $seconds } 秒，错误 { $errors }，警告 { $warnings }
job-failed = 出错
job-not-begun = 未开始
stage = { $stage ->
        [read] 读稿
        [resolve] 核对
        [fonts] 打开字体
        [photos] 量图片
        [make-up] 拼版
        [typeset] 排文
        [check] 检查版面
        [newspaper] 理顺稿件
        [paint] 绘制
        [pictures] 备图片
        [archive] 写存档文件
        [deposit] 装馆藏包
        [layout] 写 layout.json
        [png] 出图片
        [press] 写付印文件
        [proof] 写校样
        [report] 写报告
        [sheets] 拼大版
        [site] 写网页
        [spreads] 出跨版样
        [proof-sheet] 出大样
       *[write] 写文件
    }

# check 和 preflight。
no-errors = { $stem }：没有错误{ $warnings ->
        [0] {""}
       *[other] ，警告 { $warnings } 条
    }
# 校对清单。
desk-page = 第 { $label } 版
desk-elsewhere = 不在版面上
desk-line = 第 { $leg } 栏第 { $line } 行
desk-none = 文字和用法未发现差错
typography-page = { $label } 版
# 九栏的栏头，以竖线隔开。
typography-heads = 行数 | 平均 | 95% | 最大 | >0.1 | >0.25 | 挤标点 | 连字 | 免孤字
typography-legend = 平均至 >0.25：每行各字距所加的空（字），及其占行数之比；免孤字：本会单字成行的末行
preflight-passed = { $file }：通过{ $warnings ->
        [0] {""}
       *[other] ，警告 { $warnings } 条
    }
preflight-failed = { $file }：不通过，错误 { $errors } 条，警告 { $warnings } 条

# layout。
plan-page = { $page } 版{ $section ->
        [none] {""}
       *[other] {" "}{ $section }
    }：{ $stories } 篇，空 { $white } %
plan-story = { $rank }，{ $characters } 字，占 { $share } %：{ $why ->
        [given] 稿单写明在这一版
        [only] 只能在这一版
        [wanted] 按轻重和稿单次序在这一版
        [moved] 挪到这一版，这里用得上
        [filler] 补白
       *[jump] 转来
    }
plan-notice = 备用启事，占 { $share } %
plan-spare = 没有用：{ $stories }
plan-cut = 删去：`{ $story }` 末尾 { $characters } 字
plan-pinned = { $issue }：写入 { $count } 篇稿件的版
plan-drawn = 版样：{ $path }
make-up = { $page } 版方案 { $rank }{ $rank ->
        [1] （现用）
       *[other] {""}
    }：代价 { $cost }；碰题、断版 { $marks } 处；差错 { $faults }；{ $columns ->
        [none] 满版
       *[other] 版底余 { $columns } 栏、{ $rows } 行
    }
make-up-given = { $page } 版稿单已定：
make-up-searched = { $page } 版：搜索 { $states } 个状态
alternatives-drawn = { $count } 张图 → { $folder }/alternatives
pin-or-unpin = --pin、--unpin 只能用一个；--pages、--stories 限定范围，--choose 即固定
unknown-fix = 本期没有改法 `{ $name }`
    .first = 请先用 `{ $first }`
    .known = 现有：{ $names }
unsound-fix = 改法 `{ $name }` 现在行不通：{ $fault ->
        [none] { $page ->
            [none] 没有这样的改动可做
           *[other] { $page } 版也会跟着变动
        }
       *[other] 改后仍有 { $fault }
    }
    .first = 请先用 `{ $first }`
    .known = 现有：{ $names }
nothing-to-fix = { $issue }：没有不动版面就能改的差错
fixed = { $file }：写入 { $count } 处改动
fix-changed = `{ $file }` 刚被改过：什么也没有写入
pinned = { $issue }：写入 { $count } 篇稿件及其图片的位置
unpinned = { $issue }：取消 { $count } 处位置
too-few-make-ups = { $page } 版只有 { $count } 个方案，没有方案 { $rank }
fit-page = { $page } 版：容 { $capacity } 行，稿件 { $demand } 行；{ $side ->
        [over] 超
       *[under] 余
    } { $spare } 行（{ $characters } 字）；未用 { $free } 行；版面字数 { $perLine } × { $lines } − 图片 = { $statutory }
fit-issue = 全期版面字数：{ $statutory }
fit-story = { $story }/{ $part } { $page } 版：{ $legs } 栏 × { $measure } 字，空 { $empty } 行（{ $short } 字）；删百字省 { $rows } 行（深 { $depth } 行）{ $photoRows ->
        [none] {""}
       *[other] ；图片加宽一栏多占 { $photoRows } 行（{ $photoCharacters } 字）
    }{ $head ->
        [none] {""}
       *[other] ；标题 { $head } 字，{ $size } 磅可排 { $lines } × { $perLine } 字，最小字号 { $most } 字
    }

# init。
started = 已新建 { $path }；出版面：`banmian build { $folder }`
issue-exists = `{ $path }` 已经存在，未作改动
    .hint = 要办另一天的，请输入 `banmian init { $next }`
preset-and-paper = --preset、--vertical 另写样式文件，--paper 用已有的样式文件，只能选一个
paper-exists = `{ $path }` 已经存在，未作改动
    .hint = 去掉 --preset、--vertical，即用这份样式文件
no-paper = 读不到样式文件 `{ $path }`
paper-is-folder = `{ $path }` 是文件夹，这里要的是报纸样式文件
    .hint = 请写 `--paper { $paper }`
issue-given = `{ $path }` 是一期的稿单，这里要的是报纸样式文件
    .hint = 请写 `--paper { $paper }`

# import。
bad-encoding = 不能从 `{ $text }` 编码转换，可选：{ $choices }
bad-label = `{ $text }` 不是版号：应为 4 或 A04
no-copy = `{ $path }` 里没有可导入的文件：没有 .docx、.doc、.wps、.rtf、.odt、.md、.txt、.html、.mht、.eml 或 .json
copy-too-large = `{ $path }` 超过 { $most } MB：不会是稿件
copy-is-manifest = `{ $path }` 是稿单，不是稿件
    .hint = 请写各篇稿件的文件；要把稿件收进某一期，用 `--issue` 写它的文件夹
manifest-broken = `{ $path }` 有错误：请先改好再导入（`banmian check { $folder }` 逐条列出）
imported-file = { $file }：{ $stories } 篇
file-not-imported = { $file }：没有导入
passed-over = 未读取（不是稿件，也不是稿件所用的图片）：{ $files }
in-lines = { $count ->
       *[other] 第 { $lines } 行
    }
decision = { $what ->
        [joined] 接上断开的段落
        [note] 编者按
        [dateline] 电头
        [marks] 认作标记的符号
        [lines] 保持一行一条的
        [verse] 诗行
        [signature] 落款
       *[story-joined] 并成一篇的转版稿
    }
taken-out = 取出：{ $reason ->
        [markup] 标记
        [notice] 转版提示
        [folio] 报眉
        [stray] 串入的文字
        [deleted] 修订中删去的文字
        [hidden] 隐藏文字
        [equation] 公式
        [field] 域代码
        [comment] 批注
        [furniture] 页眉页脚、网页导航
        [script] 脚本与样式
        [address] 链接地址
        [key] 正文之外的字段
        [letter] 信和写给编辑的话
        [mail-foot] 邮件签名
        [control] 控制字符
        [form] 不合规范的字符，已改
       *[jump-head] 转版部分的题头
    }：{ $text }
imported = { $stories } 篇稿件，{ $photos } 张图片（还缺 { $wanted } 张）→ { $path }
nothing-imported = 没有导入任何稿件
see-imported = 看样：`banmian build { $folder } --draft --png`

# preview。
preview-port-taken = 无法使用端口 { $port }（{ $reason }）：请用 --port 换一个，或不指定
preview-at = { $issue }：{ $address }
preview-ready = { $seconds } 秒后就绪；按 Ctrl-C 结束
no-browser = 打不开浏览器（{ $reason }）：请自行打开上面的网址

# fonts、schema 和 explain。
font-state = { $state ->
        [sound] 完好
        [missing] 缺文件
       *[changed] 与 fonts.yaml 所载不符
    }
font-embedding = { $bits ->
        [none] 可嵌入 PDF
       *[other] 字体文件的标志位不许嵌入 PDF（fsType { $bits }）
    }
unknown-schema = 没有 `{ $text }` 的 Schema：请写 issue、paper、usage 或 layout
no-reference = --reference 只用于 issue 和 paper：layout.json 的 Schema 已逐项说明
unknown-code = 没有诊断 `{ $code }`
    .near = 是否想写 `{ $near }`？
    .list = `banmian explain` 列出全部诊断

# 程序之外的失败。
cannot-write = 写不了 `{ $path }`：{ $reason }{ $wall ->
        [none] {""}
       *[other] （`{ $wall }`）
    }
    .hint = { $cure }
disk-refusal = { $code ->
        [EACCES] 没有写入的权限
        [EBUSY] 别的程序正打开着它
        [EDQUOT] 磁盘配额已用完
        [EEXIST] 该是文件夹的地方有一个文件
        [EFBIG] 文件会超过允许的大小
        [EINVAL] 磁盘不接受这样的名字
        [EIO] 磁盘有故障
        [EISDIR] 该是文件的地方有一个文件夹
        [ELOOP] 链接首尾相接
        [EMFILE] 打开的文件过多
        [ENAMETOOLONG] 名字太长
        [ENFILE] 本机打开的文件过多
        [ENOENT] 那里建不了文件夹
        [ENOSPC] 磁盘已满
        [ENOTDIR] 该是文件夹的地方有一个文件
        [EPERM] 没有写入的权限
        [EROFS] 磁盘只读
        [HALF_ISSUE] 网站里这一期的一部分不见了
        [HELD] 别的程序正打开着它，或没有写入的权限
        [LINK] 该是文件夹的地方有一个链接，链接所指之处一概不写
        [NO_FILE] 那里的不是文件
        [NO_LEDGER] 那里的文件不是成批出版的账本
        [NO_PACK] 那里的文件不是归档包
        [OLD_SITE] 网站里的这一期是别的版本的程序做的
        [TAKEN] 另一次出版面占用了这个文件夹
        [TOO_LARGE] 有文件超过归档包所能容纳的大小
       *[other] 系统拒绝（{ $code }）
    }
    .hint = { $code ->
        [EACCES] 请取得那里的写权限，或另指定一处
        [EBUSY] 请在那里关闭后重来
        [EDQUOT] 请腾出空间，或指定别的磁盘上的一处
        [EEXIST] 请移开那个文件，或另指定文件夹
        [EFBIG] 请放宽限制（`ulimit -f`），或指定别的磁盘上的一处
        [EINVAL] 请换一个名字
        [EIO] 请指定别的磁盘上的一处
        [EISDIR] 请移开那个文件夹，或另指定一处
        [ELOOP] 请改正链接，或另指定一处
        [EMFILE] 请放宽限制（`ulimit -n`）后重来
        [ENAMETOOLONG] 请换一个短的
        [ENFILE] 请关闭别的程序后重来
        [ENOENT] 请另指定一处
        [ENOSPC] 请腾出空间，或指定别的磁盘上的一处
        [ENOTDIR] 请移开那个文件，或另指定文件夹
        [EPERM] 请取得那里的写权限，或另指定一处
        [EROFS] 请指定别的磁盘上的一处
        [HALF_ISSUE] 请重做那一期，或把它在 pc/layout 和 pc/content 里的两个文件夹都删去
        [HELD] 请先在那个程序里关闭（如阅读器里的 PDF），再重来
        [LINK] 请换成文件夹，或另指定一处
        [NO_FILE] 请另指定文件
        [NO_LEDGER] 请另指定文件
        [NO_PACK] 请另指定文件
        [OLD_SITE] 请重做那一期
        [TAKEN] 请等那一次做完后重来
        [TOO_LARGE] 请把它缩小
       *[other] {""}
    }
refusal-elsewhere = { $code ->
        [EACCES] 只有本机管理员可用
        [EADDRINUSE] 已被别的程序占用
        [ECONNREFUSED] 那里没有程序应答
        [ENOENT] 没有这个程序
        [ENOTFOUND] 没有叫这个名字的机器
       *[other] 系统拒绝（{ $code }）
    }
no-working-folder = 当前文件夹已不在
no-output = 结果写不出去：{ $reason }
part-missing = 程序的文件缺失或读不到：`{ $path }`。请重新安装程序
library-missing = 程序缺少软件库 `{ $name }`。请运行 `npm ci` 安装
internal-error = 程序自身出错：{ $message }。请报告；设 DEBUG=1 可见出错位置
