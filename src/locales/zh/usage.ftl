csv-quotes = 这一格的引号没有配好
    .hint = 请把整格放在一对 `"` 里，格里的引号写成 `""`
    .explain = CSV 里带逗号、换行或引号的格要放在一对半角引号里。改好之前，这一行不读。
bad-pattern = `{ $pattern }` 不能作规则的式样
    .hint = 请写 JavaScript 的正则表达式，至少要配到一个字，不要让一组再重复
    .explain = 规则的式样要在每一段里试。重复里再套重复，可能要算几个小时。
wrong-word = 本报写“{ $usual }”，不写“{ $text }”
    .hint = 应为“{ $usual }”
    .explain = 本报的用词表（paper.yaml 的 `usage`）里写的是另一种写法。这里若是对的，请把它连同前后的字加进那一条的 `except`。
forbidden-word = 本报不用“{ $text }”：{ $why }
    .hint = 请换一种说法，或把它连同前后的字加进那一条的 `except`
    .explain = 本报的用词表里写明了不用这个词的原因。
short-name = “{ $text }”出现在全称“{ $full }”之前
    .hint = 第一次提到时请写“{ $full }”
    .explain = 用词表规定，同一篇稿件的正文里先写全称，再用简称。
wrong-title = “{ $name }”的职务写成了“{ $title }”，名单上是“{ $right }”{ $holder ->
        [none] {""}
       *[other] ，“{ $title }”是“{ $holder }”
    }
    .hint = 应为“{ $right }”，或者改名单
    .explain = 名单上写着各人的职务和起止日期，以出版日期为准。写成名单上别人的职务、以前的职务，是错误；写成名单上没有的职务，可能是名单不全，是警告。
name-near = “{ $text }”与{ $title }“{ $name }”只差一字
    .hint = 应为“{ $name }”；若另有其人，请加进名单
    .explain = 名字挨着名单上的职务，而任这一职务的人名字与它只差一字。
name-alike = “{ $text }”与“{ $name }”几乎相同，后者{ $of ->
        [list] 在名单里
       *[story] 也在这篇稿里
    }
    .hint = 请写“{ $name }”，或把另一人加进名单
    .explain = 两个姓名只差一个字，或有两个字颠倒。同一句里都写到的，以及一家人的，看作两个人；音同、形近的除外。
people-order = “{ $name }”排在“{ $other }”之后，名单上却在前
    .hint = 请把“{ $name }”排到“{ $other }”前面
    .explain = 名单上写着先后，并列的人名按它排。图说里“左起”之类按位置排的不查。
wrong-date = “{ $date }”是{ $is }，不是{ $text }
    .hint = 请核对日期
    .explain = 星期和农历由程序推算。没有写年份的，取离出版日期最近的一年，或稿中写到的年份；“昨日”“下周三”从出版日期算起。
no-such-day = 没有“{ $date }”这一天
    .hint = 请核对月和日
    .explain = 每月只有 28 到 31 天。
wrong-age = { $year }年出生的，{ $in }年应是 { $expected } 岁，不是 { $age } 岁
    .hint = 请核对年龄或年份
    .explain = 相差一岁不算错：可能还没有过生日，也可能说的是虚岁。
wrong-sum = “{ $column }”一栏相加是 { $sum }，不是 { $text }
    .hint = 请核对合计和各项
    .explain = 合计与其余各行之和相比。比率一类的栏、带“其中”“小计”的表不查。
parts-sum = 各项相加是 { $sum }，不是 { $text }
    .hint = 请改总数，或改其中一项
    .explain = 同一句里，总数在“其中”或冒号之前，或在“共”之后，各项的量词相同。约数，以及可能互相重叠的几项，不查。
headline-figure = 标题里的 { $figure } 正文里没有
    .hint = 请核对标题和正文
    .explain = 标题里的确数正文里应该都有。带“近”“约”“超”“余”的不查。
wrong-number = “{ $text }”不像{ $kind ->
        [postcode] 邮政编码
       *[phone] 电话号码
    }
    .hint = { $kind ->
        [postcode] 邮政编码是六位
       *[phone] 固定电话是七位或八位，可以加区号；手机号是十一位
    }
    .explain = 报头和版权栏里的号码按格式查。
other-script = “{ $text }”是另一种字体
    .hint = 应为“{ $usual }”
    .explain = 简体报纸里的繁体字、繁体报纸里的简体字都会提示；两种字形共有的字不算。
house-rule = “{ $text }”：{ $message }
    .hint = 应为“{ $usual }”
    .explain = 这是本报自己的规则（usage.yaml 的 `rules`）查出来的。
typed-jump = 这里写着“{ $text }”，排版时还会再加一句
    .hint = 请删去；转版的字样由程序按实际版面写
    .explain = 稿件分排在几个版上，“下转”“上接”由程序按拼好的版来写。稿子里自带的会多出一句，改版以后还会写错版。
jump-nowhere = 写着“{ $text }”，这篇稿件却不转版
    .hint = 请删去，或在 `place` 里给它第二段
    .explain = 稿件全排在一个版上，或者没有写 `continuesOn`、`continuedFrom`，读者照着找会扑空。
no-such-page = “{ $text }”说的第 { $page } 版，这一期没有
    .hint = 应为“{ $usual }”
    .explain = 稿单的 `pages` 里没有这个版。说的若是往期或别家报纸，请写明日期或报名。
story-elsewhere = “{ $text }”：《{ $title }》在{ $page }
    .hint = 应为“{ $usual }”
    .explain = 同一句或同一行里提到的标题，排在另一个版上。以拼好的版为准。
same-page = “{ $text }”就在这一版
    .hint = 请核对版次；同版的稿件写“见本版”
    .explain = 稿件只排在这一个版上，读者照着找还是这一版。
picture-missing = 写着“{ $text }”，{ $of ->
        [page] 这一版
       *[story] 稿件
    }却没有图片
    .hint = 请补图，或删去这几个字
    .explain = 图文不符：正文或署名提到图片，稿件却没有图，或没有这么多图。
