loading = 正在排版……
lost = 与 banmian preview 的连接已断开，正在重连
faulty = { $pages } 版（共 { $count } 版）是旧的，改正错误后才能重排
old = 旧
failed = 程序出错：{ $said }{ $count ->
        [0] {""}
       *[other] 。{ $pages } 版是旧的
    }
empty = 还没有版面，请看消息
issue = 期
view = 视图
facing = 对页
single = 单页
overview = 总览
zoom = 缩放
zoom-in = 放大
zoom-out = 缩小
fit-width = 适合宽度
fit-height = 适合高度
overlays = 显示
grid = 版心网格
baselines = 基线
frames = 文框
legs = 分栏
rulers = 标尺
marks = 消息
printed = 印样
compare = 比较
compare-off = 不比较
compare-save = 上次保存
compare-lock = 锁定文件
blink = 闪烁
as-it-was = 改动前
theme = 主题
auto = 跟随系统
light = 浅色
dark = 深色
pages = 版面
page = { $label } 版
messages = 消息
source = 原稿
stories = 稿件
close = 关闭
error = { $count } 个错误
warning = { $count } 个警告
all-clear = 没有消息
also = 由此还有：{ $message }
fix = 怎么改？
fix-asked = 正在试排……
no-fix = 没有一处改动就能解决的办法
characters = { $count } 字
full = 排满
over = 超 { $rows } 行
spare = 余 { $rows } 行
about = 约 { $characters }
cut = 删 100 字省 { $rows } 行
wider = 照片加宽一栏：{ $room }
click-hint = 点击版面，在这里看原稿
open-editor = 在编辑器中打开
save = 保存
revert = 放弃改动
unsaved-lines = 未保存的行：
saved = 已保存
empty-file = 文件不在或是空的，在这里写的就是它的内容
unused-file = 这一期已不用这个文件，不能在这里保存
file-gone = 文件不在或是空的；选用您的文字，保存时会重新写入
clash-title = 同一处文字，这里和文件里都改了
clash-sides = 两种文字
mine = 这里
theirs = 文件里
nothing-there = 无：已删去
keep-mine = 用我的
take-theirs = 用文件里的
aside-mine = 没有采用的（您写的，{ $file }）
aside-theirs = 没有采用的（文件里的，{ $file }）
signer = 签名
sign-as = 签{ $stage }
stage = { $stage }：{ $state ->
        [missing] 未签
        [signed] { $by }，{ $at }
       *[changed] { $by }，{ $at }，签后有改动
    }
hand = 手调
undo = 撤销
redo = 重做
choose-frame = 点选文框，再拖动文框、边线或照片下边
swap-with = 点选要对调的文框
extent = 第 { $columns } 栏，第 { $rows } 行
to-page = 版面
priority = 轻重
lead = 头条
major = 重要
normal = 一般
brief = 简讯
pin = 固定
unpin = 取消固定
swap = 对调
pin-page = 固定本版
unpin-page = 取消固定本版
alternatives = 其他拼法
alternative = 第 { $rank } 种，差错 { $faults } 处
nothing = 此处没有作者写的内容
outdated = 这一版已过时，正在重画
conflict = 文件已在别处改动，这一步没有写入；请看过新版面再试
mend-first = 有错误，这一步没有写入；请改正后再试
encoding = 文件里有些字不是 UTF-8，写入会丢字，所以没有写入；请先用编辑器改正编码
refused = 稿单此处用了引用或多行值，不能手调，请改文件
other = 上一步是在本期的另一个标签页里做的；仍要撤销或重做，请趁本提示还在再按一次
past = 文件后来又改过，这一步不能再撤销或重做
shallow = 手调的照片至少留 { $rows } 行高；要更矮，请在稿单里写 depth
unsaved = 右栏的改动还没有保存，请先保存或放弃
clash = 文件里的同一处文字也改了，请在下面选用一种
keys = 按键
key-list =
    + − 0 缩放
    w h 适合
    1 2 3 视图
    ← → 翻版
    g 网格
    b 基线
    o 文框
    l 分栏
    r 标尺
    m 消息
    p 印样
    e 手调（, . 选文框，方向键移动，Shift+方向键改大小，Enter 看原稿）
    Ctrl+Z 撤销，Ctrl+Y 重做
    c 与上次保存比较，v 闪烁
    t 主题
    f 全屏
    Esc 从原稿回到版面，再按收起侧栏
    ? 本说明
