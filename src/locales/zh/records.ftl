# `lock`、`verify`、`pack`、`sign`、`diff` 的结果和报错。

# lock 和 verify。
locked = 已锁定 { $path }：来源 { $inputs } 个，成品 { $outputs } 个
not-locked = { $issue } 有错误，未锁定
no-lock = 没有 `{ $path }`：请先运行 `banmian lock`
unread-lock = 读不了 `{ $path }`：别的程序正打开着它，或没有读取的权限
    .hint = 请先在那个程序里关闭，或取得读取权限，再重来
unfit-lock = `{ $path }` 不是本版本能读的 issue.lock
    .hint = 请用写出它的版本来核对，或按现在的内容重新锁定：`banmian lock --force`
no-pdfs = --pdf 须给出要查的 PDF
identical = { $issue }：完全一致（来源 { $inputs } 个、版面、成品 { $outputs } 个）
differs = { $issue }：与锁定时不一致
cannot-rebuild = { $issue }：无法重新出版面
damaged = { $issue }：版面与锁定时一致，但归档包或馆藏包的其他文件有损坏
other-issue = issue.lock 属于 { $was }，重新生成的是 { $is }
lock-anew = 锁定之后改过。如要按现在的样子锁定，版面改了的先把 `revision` 加一，再运行 `banmian lock { $folder }`
layout-change = { $change ->
        [same] 版面相同
       *[differs] 版面不同
    }
input-change = { $change ->
        [changed] 来源有改动
        [added] 新增来源
       *[gone] 来源缺失
    }：{ $kind } { $name }
story-added = 新增稿件 `{ $story }`
story-gone = 稿件 `{ $story }` 已不在
story-line = 稿件 `{ $story }` 自正文第 { $line } 行起不同（{ $page } 版：{ $text }）
story-shorter = 稿件 `{ $story }` 在正文第 { $line } 行后结束，比锁定时短
story-head = 稿件 `{ $story }` 的标题、图片或线条不同，正文各行相同
page-differs = { $page } 版不属于稿件的部分不同：报头报眉、广告或线条
output-change = { $change ->
        [changed] 字节不同
        [added] 新增成品
       *[gone] 成品缺失
    }：{ $path }{ $number ->
        [none] {""}
       *[other] ，自对象 { $number }（{ $what }）起
    }
engine-changed = { $name } 原为 { $was }，现为 { $is }
packed-change = { $change ->
        [changed] 与装包时不符
        [gone] 包内缺失
       *[added] 装包时没有
    }：{ $path }
how-to-rebuild = 锁定时用 banmian { $version }、Node { $node }。归档包自带当时的程序。稿单与程序同在一个仓库时，`git log -1 --format=%h -- <稿单>/issue.lock` 查出提交 issue.lock 的那次提交；再 `git worktree add ../banmian-then <提交>`，在其中 `npm ci`、`npm run build`、`node dist/cli/cli.js verify <稿单>`
is-build =
    { $path }：{ $issue }，由 banmian { $engine } 生成
      版面 { $layout }
      来源 { $inputs }
      sha256 { $sha256 }
is-page =
    { $path }：{ $issue } 第 { $page } 版，由 banmian { $engine } 生成
      本版版面 { $layout }
      sha256 { $sha256 }
no-build = { $path } 未说明属于哪一期

# 归档包。
no-program = 程序没有 dist/：请先 npm run build
packed = 已装包 { $path }：{ $files } 个文件，{ $size } MB
faulty-not-packed = { $issue } 有错误，未装包
not-packed = { $issue } 与锁定时不一致，未装包
unfit-pack = `{ $path }` 不是归档包
refused-pack = 拒收 `{ $path }`：{ $reason }
pack-fault = { $fault ->
        [list] 没有说明各部分位置的 `{ $name }`
        [file] `pack.json` 所指的 `{ $name }` 不是包内文件
        [font] fonts.yaml 把字体 `{ $name }` 指到包外
        [fonts] `{ $name }` 所列字体过大
        [damaged] `{ $name }` 已损坏
        [entries] 文件数超过归档包所能有的数目
        [bytes] `{ $name }` 超过包内文件的最大长度
        [ratio] `{ $name }` 解压后大逾百倍
        [twice] `{ $name }` 出现两次
        [name] 文件名 `{ $name }` 指到包外
        [link] `{ $name }` 是链接或设备，不是文件
        [overlap] `{ $name }` 与另一文件共用字节
       *[secret] `{ $name }` 已加密
    }

# sign。
signed = { $issue }：{ $pages } 版已签（{ $stage } { $by }）
not-signed = { $issue }：未签
sign-flags = 签版要同时给出 --page、--as、--by；三者都不给，`sign` 列出各版由谁签过
no-signing = 报纸没有写明签版环节
    .hint = 请在 paper.yaml 里写：`signing: [初审, 复审, 终审]`
unknown-stage = 报纸没有 `{ $stage }` 这个环节，`signing` 里有 { $stages }
bad-signer = 姓名须有 1 至 64 个看得见的字
signed-stage = { $stage } { $by }
signing-page = { $page } 版
signing-state = { $stage }：{ $state ->
        [missing] 未签
        [signed] { $by }，{ $at }
       *[changed] { $by }，{ $at }，签后有改动
    }

# diff。
same = { $was } 与 { $is }：读者看不出不同
diff-sides = { $was } → { $is }
diff-counts = 稿件 { $stories } 篇，文字改动 { $words } 处，图片 { $photos } 张，涉及 { $pages } 版
diff-page = { $change ->
        [added] 新增 { $label } 版
        [gone] 撤去 { $label } 版
        [sized] { $label } 版尺寸不同：{ $was } → { $is } 毫米
       *[look] { $label } 版：报头、报眉、线条、广告或印色的样子不同
    }
diff-story = `{ $id }` { $title }：{ $change ->
        [added] 新上
        [gone] 撤下
       *[changed] 有改动
    }
diff-renamed = 原代号 `{ $id }`
diff-move = 第 { $part } 部分{ $change ->
        [moved] 挪动：{ $was } → { $is }
        [added] 新上：{ $is }
       *[gone] 撤下：{ $was }
    }
diff-place = { $page } 版 { $columns } 栏 { $rows } 行
diff-text = { $page ->
        [none] {""}
       *[other] { $page } 版，
    }{ $what }：{ $was } → { $is }
diff-text-name = { $name ->
        [paper] 报名
        [code] 报纸代码
        [date] 日期
        [number] 总期号
        [edition] 版次
        [revision] 改版
        [notice] 转版提示
        [folio] 报眉
       *[other] { $name }
    }
diff-nothing = （无）
diff-words = 第 { $paragraph } 段：{ $words }
diff-photo = 图片 { $file }（{ $page } 版）：{ $change ->
        [added] 新上
        [gone] 撤下
        [other] 替换 { $was }
        [replaced] 同名换图
        [moved] 挪动
        [sized] 大小不同
       *[cut] 裁切不同
    }
diff-lines = 行：{ $is } 行中 { $other } 行排得不同（原 { $was } 行）
diff-look = 样子不同：{ $looks }
diff-look-name = { $look ->
        [turns] 转行
        [place] 位置
        [type] 字体或字号
        [colour] 字色
        [marks] 着重号或专名号
       *[ground] 线条、底色或图案
    }
comma = 、
diff-advert = 广告 { $file }（{ $page } 版）：{ $change ->
        [added] 新上
        [gone] 撤下
        [replaced] 同名换稿
        [moved] 挪动
        [sized] 大小不同
       *[words] 文字不同
    }
diff-drawn = { $count } 版已出图 → { $folder }
diff-none-drawn = 没有改动的版，未出图
no-glyphs = 未比较字体和字色：layout.json 要用 `build --glyphs` 写出才有
no-proof = `{ $path }` 旁边没有 PDF，无法出图
not-made-up = `{ $path }` 排不出版面，错误见上
no-layout = `{ $path }` 不是本程序的 layout.json{ $problem ->
        [none] ：缺了必有的内容
       *[other] （读取程序的原话：{ $problem }）
    }
lock-given = `{ $path }` 是锁定文件，只有校验值，没有版面：与锁定比对请用 `banmian verify`
no-side = 读不到 `{ $path }`：请给出好的文件夹、layout.json、稿单或包
no-layout-file = `{ $path }` 里没有 layout.json：出版面时加 `--layout`，或直接给稿单
