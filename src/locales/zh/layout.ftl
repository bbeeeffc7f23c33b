heads-side-by-side = `{ $story }` 与 `{ $other }` 的标题在 { $page } 版第 { $column } 栏旁并排，第 { $rows } 行（碰题）
    .hint = 请先运行 `{ $pin }`，再错开一篇的起始行；或在一篇的 `place` 里写明 `columns`、`rows`
    .hint-2 = 请错开一篇的起始行，中间放图，或给一篇加框
    .explain = 两个标题在同几行上并排，中间只隔栏空，容易连读。
heads-stacked = `{ $other }` 的标题在 { $page } 版第 { $row } 行紧接 `{ $story }` 的标题（叠题）
    .hint = 请给 `{ $story }` 留出正文的行，或移开一篇
    .explain = 两个标题上下相接，中间没有正文。
head-without-text = `{ $story }` 的标题或小标题在 { $page } 版第 { $columns } 栏、第 { $rows } 行，下面没有正文（背题）
    .hint = 请加高文框
    .explain = 标题之下或之旁要有正文，小标题不能落在栏底。
page-split = 一条空隙贯穿 { $page } 版{ $column ->
        [none] {""}
       *[other] ，在第 { $column } 栏之后
    }{ $row ->
        [none] {""}
       *[other] ，在第 { $row } 行之后
    }（断版）
    .hint = 请让一篇稿件跨过这条空隙
    .explain = 一条空隙从一边通到另一边，版面就断成两截。
head-apart = `{ $story }` 在 { $page } 版第 { $columns } 栏、第 { $rows } 行的正文没有接在标题旁（题文分离）
    .hint = 请让标题盖住正文起首的一栏，或给这一部分另加标题
    .explain = 正文应从标题之下或之旁起排；没有标题的部分应与前一部分相接。
line-alone = `{ $story }` 在 { $page } 版的栏首或栏底有 { $count } 处孤行（孤行不成页）
    .hint = 请增删一行，或移动图片
    .explain = 段落的末行不单独落在栏首，首行不单独落在栏底。
character-alone = `{ $story }` 在 { $page } 版有 { $count } 段末行只有一个字（孤字不成行）
    .hint = 请改动这一段的字数
    .explain = 段落末行不应只有一个字。
photo-on-fold = `{ $story }` 的图片 `{ $photo }`（第 { $rows } 行）压在 { $page } 版的折线上（第 { $fold } 行，图跨折线）
    .hint = 请上移或下移几行
    .explain = 对开报纸横向对折，人脸压在折线上会损坏。裁切写明了要保留的点（`crop: "30% 60%"`）时，以该点为准，否则看图片中心。
nameplate-small = `{ $story }` 的 `{ $role }`（{ $size } 磅）不小于 { $page } 版报头（报头不突出）
    .hint = 请缩小 `{ $role }` 的字号，或加高报头
    .explain = 报名应大于头版其他文字；按规定，报名过小计 4 个差错。
statutory-missing = 报头和版权栏缺少 { $facts }（缺法定项）
    .hint = 请写入样式文件的 `furniture: nameplate: strip` 或 `colophon`；总期号还须在 issue.yaml 写 `number`
    .explain = 按规定，每期应在固定位置刊登报名、出版日期、星期、总期号、版数、国内统一连续出版物号、出版单位、地址、印刷单位、发行信息、定价。
credits-missing = { $page } 版报眉缺少 { $credits }（缺署名）
    .hint = `{ $key }` 如是 `{ $nearest }` 之误，请改正
    .hint-2 = 请补入该版的 `section`、`credits`
    .explain = 每版报眉应有版名、责编、版式、校对。样式文件没有写 `缺署名` 时，只查本期其他版有的项目。
advert-unlabelled = { $page } 版的广告 `{ $file }` 没有“广告”字样（无广告标识）
    .hint = 请在标识里写明“广告”
    .explain = 按规定，广告应标明“广告”。
spread-uneven = `{ $story }` 跨 { $page }、{ $other } 两版，起止行不同：{ $page } 版第 { $rows } 行，{ $other } 版第 { $others } 行（跨版不齐）
    .hint = 请让两部分起止行相同
    .explain = 稿件跨过对页的中缝，读者当作一块来看，两边应同起同止。
page-empty = { $page } 版是空的，可排 { $characters } 字（天窗）
    .hint = 请按提示处理 { $waiting }：它在这一版没有排下
    .hint-2 = 请排稿件或广告，或从 `pages` 中删去这一版
    .explain = 一版没有稿件也没有广告，印出来就是白版。
page-rest = { $page } 版有空：第 { $columns } 栏，第 { $from }—{ $to } 行（{ $characters } 字）（天窗）
    .hint = 请按提示处理 { $waiting }：它在这一版没有排下
    .hint-2 = 请补这么多字的补白、排 { $width } × { $height } 毫米的广告，或把 `{ $beside }` 的文框加深到这里
    .hint-3 = 请补这么多字的补白，或排 { $width } × { $height } 毫米的广告
    .explain = 三行以上的长方形空处，没有稿件也没有广告，印出来就是白的。
furniture-no-room = `{ $key }` 在 { $page } 版的位置上排不下
    .hint = 请改短，或在 `styles: { $style }` 里缩小字号，或给报头更多 { $extent }
    .hint-2 = 请改短，或在 `styles: { $style }` 里缩小字号
    .hint-3 = 请改短
    .explain = 报头下方的一行、报眼、报眉里的版名、责任人、联系方式，或版权栏，有文字压线，或超出报头、版面。程序不会悄悄截掉文字。
furniture-touches = { $page } 版的 `{ $key }` 与 `{ $other }` 相碰
    .hint = 请改短其中之一，或在 `styles: { $style }` 里缩小字号，或给报头更多 { $extent }
    .hint-2 = 请改短其中之一，或在 `styles: { $style }` 里缩小字号
    .hint-3 = 请改短其中之一
    .explain = 两段文字在同一行里排不下：报头下方那一行的各段，或报眉里的版名和责任人。
nameplate-no-room = { $page } 版的报头里没有放报名的地方
    .hint = 请给它更多行或栏，或减少报眼的栏数（`earColumns`），或去掉报眼
    .explain = 报头下方的一行占三行，右边是报眼的几栏，余下的是报名的位置。
jump-too-long = { $page } 版 `{ $story }` 的转版提示 `{ $notice }` 一行排不下
    .hint = 请在报纸的 `jump: {"{"}to: …{"}"}` 里改短，在 `styles: jump` 里缩小字号，或放宽栏
    .explain = 下转排在一部分最后一栏末尾的一行，再长就会丢掉后半截。
qr-too-small = { $page } 版 `{ $story }` 的二维码宽 { $side } 毫米，这个网址要 { $least } 毫米
    .hint = 请用 `qr: {"{"}columns: …{"}"}` 多给几栏，或换短网址
    .explain = 网址越长，码点越多。新闻纸上不足半毫米的码点会糊住，手机扫不出来。
label-too-long = `{ $story }` 的栏头有 { $characters } 字，比 { $page } 版上的标题位置还长
    .hint = 请改短，或加宽文框
    .explain = 栏头排成一行，字号按样式 `label`。程序不会悄悄截掉文字。
group-no-room = `{ $group }` 组在 { $page } 版排不下：至少要 { $columns } 栏 { $rows } 行{ $freeColumns ->
        [none] {""}
       *[other] { $freeRows ->
            [none] {""}
           *[other] ，最大的空处是 { $freeColumns } 栏 { $freeRows } 行
        }
    }
    .hint = 请压缩组里的稿件或这一版的其他稿件，抽出一篇，或换一版
    .explain = 一组连总标题和框是一整块，不转版。这一版怎么拼都空不出这么大的一块。
group-no-form = `{ $group }` 组的稿件在总标题下怎么拼都排不成（{ $page } 版，{ $columns } 栏）
    .hint = 请改短标题，改小图片，或在组内给各篇稿件写明栏和行
    .explain = 组里的稿件在总标题下像一个版面那样拼。标题太长、图片或表格太宽、正文比整版还长，就拼不成。
group-overset = `{ $group }` 组多出 { $rows } 行：{ $columns } 栏要 { $least } 行（{ $page } 版）
    .hint = 请给它 { $least } 行，或加栏；或压缩组里的稿件
    .explain = 整组的文框要容得下总标题和各篇稿件。
group-short = `{ $group }` 组下方空出 { $rows } 行（{ $page } 版，{ $columns } 栏）
    .hint = 请减少 { $rows } 行，放大图片，或加稿
    .explain = 组里的稿件排在总标题下，没有排满的行留白在组的下方。
overset = `{ $story }` 在 { $page } 版多出 { $rows } 行（约 { $characters } 字）
    .hint = 请删稿、加大文框，或转到后面的版面；都没有空处就加版
    .explain = 图片、标题、段落都收到最紧，稿件仍排不进文框。程序不会悄悄截掉文字：生成失败；用 `--draft` 仍可看样，溢出处有红条注明。
advert-over = { $page } 版的广告 `{ $advert }` 多出 { $lines } 行
    .hint = 请加大文框，或删减文字
    .explain = 广告文字在文框里排不完：文字广告用了最小字号，分类广告去尽空白，仍排不下。程序不会悄悄截掉文字。
advert-head-long = { $page } 版广告 `{ $advert }` 的标题用最小字号仍排不下
    .hint = 请缩短标题，自己转行（写成列表），或加宽文框
    .explain = 广告标题从样式 `advertHead` 的字号缩到它的最小字号，行数不超过样式的规定。
advert-short = { $page } 版的广告 `{ $advert }` 还空 { $lines } 行{ $legs ->
        [none] {""}
       *[other] （{ $legs } 栏合计）
    }
    .hint = 请增加文字，放大字号，或减小文框
    .explain = 分类广告各条之间的空白放大到各栏齐平，余下的空处留在下方。文字广告排在文框正中，空处超过一半。
underfull = `{ $story }` 在 { $page } 版缺 { $rows } 行（约 { $characters } 字）
    .hint = 请加稿或补白、放大图片，或减浅文框
    .explain = 末栏最多可空两行。图片深度、标题空行、段落换行都调过，仍填不满。
broken-line = { $page } 版的 `{ $text }` 在不该断行的地方断开了
    .hint = 请缩短词语或网址，在可断处加空格或 U+200B，或加宽栏
    .explain = 词语、数字、网址或绝不拆开的人名比栏宽，或几个标点连在一起，没有合规的断行处。程序宁可任意断开，也不让文字排出栏外。
loose-line = { $page } 版的 `{ $text }` 没有排满行：要排满，字距得拉开 { $added } 字
    .hint = `{ $word }` 在这一行排不下：请改用译名，改写这一句，或加宽栏
    .hint-2 = 请改写这一句，或加宽栏
    .explain = 两端对齐，字距就得超过半个字，因为断行规则没有留下别的断行处。所以这一行不排满。
opened-lines = { $page } 版的 `{ $text }` 字距拉开了 { $added } 字{ $more ->
        [none] {""}
       *[other] ；本版拉开超过 0.25 字的还有 { $more } 行
    }
    .hint = `{ $word }` 在这一行排不下：请改用译名，改写这一句，或加宽栏
    .hint-2 = 请改写这一句，或加宽栏
    .explain = 这一行两端对齐，每处字距都加大了四分之一字以上，读者看得出来：长词、数字或网址没有留下更好的断行处。每版只报最疏的一行；各稿的数字见 `check --typography`。
heading-torn = `{ $story }` 在 { $page } 版的标题从词组中间转行：`{ $text }`
    .hint = 请把标题写成列表、自己定转行，或改短，或加宽
    .explain = 标题按意思转行。这里一直缩到样式的 `floor`，也没有更好的转行处。写成列表就由编辑定转行，但每行都要排得下。paper.yaml 或 issue.yaml 的 `words` 里列出的人名、地名、名词不拆开；编辑自己的转行拆开标有 `never` 的人名，也会提示。
table-too-wide = { $page } 版 `{ $story }` 的表格宽出 { $characters } 字
    .hint = 请缩短最长的单元格，删去一列，或加宽栏（`legs: 1` 把各栏并成一栏）
    .explain = 表格每行只占一行。太宽的表格缩小字号，最小到五分之四；再小，报纸上就看不清了。
type-too-wide = { $page } 版 `{ $of }` 的 `{ $style }` 在 { $room } 磅宽的行里排不下
    .hint = 请在 `styles: { $style }` 里缩小字号或缩进，改短，或多给几栏
    .explain = 文字在行末转行。只能排一行的文字，或比行还宽的字，会伸出去压住旁边的内容。
leg-short = `{ $story }` 在 { $page } 版的栏底空出 { $rows } 行
    .hint = 请在小标题前增删一行，或移动图片
    .explain = 除末栏外，各栏都应排到文框的最后一行。小标题要带三行正文，表格不拆开；它们转到下一栏时，这一栏的栏底就空了。
headline-too-long = `{ $story }` 的标题有 { $characters } 字，缩到最小字号，在 { $page } 版仍排不下
    .hint = 请改短标题、多分几行，或加宽；现在标题占去正文 { $takes } 行的地方
    .hint-2 = 请改短标题、多分几行，或加宽
    .explain = 标题最小缩到样式的 `floor`，最多转 `lines` 行。
frame-too-small = `{ $story }` 的标题、编者按、题头图比 { $page } 版的文框多出 { $rows } 行
    .hint = 请把文框至少加高 { $rows } 行，再留出正文，或改短标题
    .explain = 正文之前的部分，标题缩到最小仍放不进文框。
frame-too-narrow = `{ $story }` 的标题、编者按、图片比 { $page } 版的文框多出 { $lines } 行
    .hint = 请加宽文框，或改短标题
    .explain = 竖排稿的标题和编者按在正文右边，文框的宽度放不下。
head-not-over = `{ $story }` 的 `head: top` 在 { $page } 版排不下，标题改排在右边
    .hint = 请加宽文框，用 `legs` 多分几栏，或去掉 `head: top`
    .explain = 直排报纸里，排在正文上方的标题按高度占整栏，下面至少要留一栏给正文。文框的栏数不够，标题就排在正文右边，与不写 `head: top` 一样。
photo-no-room = `{ $story }` 的 `{ $photo }` 在 { $page } 版的文框里放不下：需 { $columns } 栏、{ $rows } 行
    .hint = 请减少图片的栏数或行数，或加大文框
    .explain = 图片只在裁切限度内改变比例，不压标题和别的图片，与正文之间空一行。
photo-outranked = { $page } 版 `{ $story }` 的图片 `{ $photo }` 比次要稿件 `{ $lesser }` 的 `{ $other }` 小，后者是它的 { $times } 倍
    .hint = 请缩小或撤去 `{ $other }`，或给 `{ $photo }` 写上 `columns`：编辑自己写的，不再提示
    .explain = 一版的主图应是最重要的稿件的图。这张图没有放大，是因为它的像素、稿件的文字或版面不容许。
part-empty = `{ $story }` 的正文排不到第 { $part } 部分（{ $page } 版）
    .hint = 请去掉这个位置：正文在 { $before } 版已经排完
    .hint-2 = 请去掉这个位置，或缩小前面的文框
    .explain = 正文在前面的部分已经排完，没有内容可转，这个文框是空的。
jump-page-alike = `{ $story }` 的转版提示写着{ $name }，{ $page } 版和 { $other } 版却都叫这个名字（转版不符）
    .hint = 请去掉 paper.yaml 里 `jump` 的 `page`，转版提示就用版号
    .explain = 两叠的版号末尾可能相同：照 `第{"{"}number{"}"}版` 的写法，A02 和 B02 都是第二版，读者不知道转到哪一版。
jump-unpaired = `{ $story }` 从 { $from } 版转到 { $to } 版，却没有上接（转版不符）
    .hint = 请把 { $to } 版的文框加大，至少排得下标题和几行正文
    .explain = 有下转必有上接。接排的文框里没有正文的位置。
continues-outside = `{ $story }` 还有 { $characters } 字要排在这份稿单以外的版上
    .hint = 请在那一版从第 { $at } 字接排
    .explain = 写了 `continuesOn` 的稿件在文框末尾断开，余下的文字归另一份稿单。
copy-cut = `{ $story }` 末尾 { $paragraphs } 段（{ $characters } 字）没有排：{ $page } 版排不下
    .hint = 请压缩这一版别的稿件；非排不可的，请减小 `cuttable`
    .explain = 写了 `cuttable: 3`，版面排不下时可以删去末尾三段。网上和存档仍是全文。`banmian layout --pin` 会写成 `cut`。
optional-left-out = `{ $story }` 可有可无的 `{ $name }` 没有排：{ $page } 版排不下
    .hint = 请压缩这一版的稿件，或放大文框；非排不可的，请去掉 `optional`
    .explain = 写了 `optional: true` 的图片、提要、数字、二维码、副题，版面有空才排。
