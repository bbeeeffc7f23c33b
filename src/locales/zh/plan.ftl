copy-short = 稿件只够 { $fills } 版，共 { $pages } 版：还差 { $characters } 字{ $adverts ->
        [none] {""}
        [one] ，或者让出一版登广告
       *[other] ，或者让出 { $adverts } 版登广告
    }
    .hint = 请加稿件，或加写了 `spare: true` 的备稿、补白（`fillers`）、广告
    .explain = 配版把稿件分到各版，不让哪一版比别的版空得多；图片和标题也已放大到能放的地步。还空着的，要靠稿件或广告来填。
copy-long = 稿件够排 { $fills } 版，只有 { $pages } 版：约多 { $characters } 字
    .hint = 请压缩稿件，把一些稿件写成 `spare: true`、图片写成 `optional: true`，或加一版
    .explain = 怎样配都排不下全部稿件。各条提示说的是按现在的配版排不下的稿件，压缩别的稿件也可以。
spare-left-out = { $count } 篇备稿没有用：{ $stories }
    .hint = 一定要登的，请删去它的 `spare`
    .explain = 写了 `spare: true` 的稿件，版面需要、又排得下才用；不用也留在稿单里。
