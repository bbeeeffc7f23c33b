low-resolution = { $page ->
        [none] {""}
       *[other] 页面 { $page }，
    }{ $file ->
        [none] {""}
       *[other] `{ $file }`{" "}
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] { $x }, { $y } 毫米处的图片
        }
    }按见报尺寸只有 { $ppi } ppi，新闻纸印刷要 { $wanted } ppi
    .hint = 请缩小它在版面上的尺寸，或索要更大的原图
    .explain = 照片的像素要摊到见报的尺寸上。低于每英寸 150 像素时，网点会显出发虚的边缘和台阶：给出警告，低得太多的付印时是错误。在修图软件里放大并不增加细节：请少占几栏或几行、少裁一些，或索要相机原图。
profile-unfit = 报纸的 `press.profile` 不能用于付印文件{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请指定 CMYK 输出的 ICC 特性文件，或省略此项采用新闻纸（IFRA26）{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 付印文件内嵌印刷条件的特性文件，印厂与各处打样的颜色才能一致。它必须是四色的输出特性文件（prtr 类），屏幕、相机、RGB 打印机的都不行。
hairline = { $page ->
        [none] {""}
       *[other] 页面 { $page }，
    }{ $story ->
        [none] {""}
       *[other] `{ $story }`{" "}
    }{ $file ->
        [none] {""}
       *[other] `{ $file }`{" "}
    }{ $line ->
        [none] {""}
       *[other] 第 { $line } 行
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] { $x }, { $y } 毫米处
        }
    }有 { $weight } 磅的线，版材只能保持 { $floor } 磅
    .hint = 请加粗；报纸自己的线在 paper.yaml 的 `rules` 里
    .explain = 细于约 0.25 磅的线在报纸印版上会断线或丢失。下限见报纸的 `press.hairline`。
reversed-small = { $page ->
        [none] {""}
       *[other] 页面 { $page }，
    }{ $story ->
        [none] {""}
       *[other] `{ $story }`{" "}
    }{ $file ->
        [none] {""}
       *[other] `{ $file }`{" "}
    }{ $line ->
        [none] {""}
       *[other] 第 { $line } 行
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] { $x }, { $y } 毫米处
        }
    }有 { $size } 磅的反白字，小于 { $floor } 磅会糊版{ $more ->
        [none] {""}
       *[other] ；还有 { $more } 行也是
    }
    .hint = 请加大、加粗，或改用黑字；图多占几栏，图里的字也大些
    .explain = 油墨在新闻纸上扩散，会从四周吞没小的反白字，宋体细画首当其冲。字号照印出来的算，图和广告缩小，字也变小。下限见报纸的 `press.reversed`。
colour-type-small = { $page ->
        [none] {""}
       *[other] 页面 { $page }，
    }{ $story ->
        [none] {""}
       *[other] `{ $story }`{" "}
    }{ $file ->
        [none] {""}
       *[other] `{ $file }`{" "}
    }{ $line ->
        [none] {""}
       *[other] 第 { $line } 行
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] { $x }, { $y } 毫米处
        }
    }有 { $size } 磅的多色字，小于 { $floor } 磅时套印稍偏即露边{ $more ->
        [none] {""}
       *[other] ；还有 { $more } 行也是
    }
    .hint = 请改用黑色或单色，或加大字号；图多占几栏，图里的字也大些
    .explain = 各色印版之间总有零点一毫米以上的套印误差，两色以上的小字会露出色边。字号照印出来的算。下限见报纸的 `press.colourType`。
rich-black-type = { $page ->
        [none] {""}
       *[other] 页面 { $page }，
    }{ $story ->
        [none] {""}
       *[other] `{ $story }`{" "}
    }{ $file ->
        [none] {""}
       *[other] `{ $file }`{" "}
    }{ $line ->
        [none] {""}
       *[other] 第 { $line } 行
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] { $x }, { $y } 毫米处
        }
    }有 { $size } 磅的复合黑字{ $more ->
        [none] {""}
       *[other] ；还有 { $more } 行也是
    }
    .hint = 请只用黑（100% K）{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 掺有其他色的黑字要求各版严丝合缝，又干得慢、易蹭脏。黑字应为单黑 100%（样式里写 `black`）并叠印。
placeholder = “{ $text }”是占位的字，内容还没有补上
    .hint = 请补上内容，或删去
    .explain = 付印之前检查“某某”“××”“待补”这类占位的字。人名、标题、报头报眉里的是错误；正文里的是警告，因为案件报道可以写“李某某”。
too-much-ink = { $page ->
        [none] {""}
       *[other] 页面 { $page }，
    }{ $story ->
        [none] {""}
       *[other] `{ $story }`{" "}
    }{ $file ->
        [none] {""}
       *[other] `{ $file }`{" "}
    }{ $line ->
        [none] {""}
       *[other] 第 { $line } 行
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] { $x }, { $y } 毫米处
        }
    }有颜色总墨量 { $sum }%，上限 { $limit }%
    .hint = 请改用较浅的颜色{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 新闻纸一处只能吃 220% 到 240% 的墨，再多便不干、蹭脏。黑字叠印，底色之上还要加 100%。上限见报纸的 `press.ink`。
drawing-transparent = { $page } 版的 `{ $file }` 有透明效果，PDF/X-1a 不允许
    .hint = 请去掉颜色的不透明度设置，或改出 PDF/X-4：`--press-standard x4`{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = PDF/X-1a 供不支持透明的印厂使用：不透明度、混合模式、软蒙版会印成实色，或印不出来。所以这个付印文件没有写出。
advert-size = `{ $file }` 为 { $width } × { $height } 毫米，版位为 { $placeWidth } × { $placeHeight } 毫米
    .hint = 请索取 { $placeWidth } × { $placeHeight } 毫米的文件{ $rows ->
            [none] {""}
           *[other] { $rowsHeight ->
                [none] {""}
               *[other] （{ $rows } 行共 { $rowsHeight } 毫米，首行留白）
            }
        }，或用 `fit: contain` 允许缩放
    .explain = 客户交来的广告页按所付版面的尺寸付印，缩放后线条和小字就不再符合约定。`fit: contain` 缩放到版位内完整显示，`fit: cover` 铺满版位并裁去边缘，最多 5 %。
advert-shape = `{ $file }` 的长宽比与版位不同，版位有 { $share } % 留白
    .hint = 请索取 { $placeWidth } × { $placeHeight } 毫米的图，或写 `fit: contain`（两侧留白）、`fit: cover`（裁去边缘，最多 { $most } %）
    .hint-2 = 请索取 { $placeWidth } × { $placeHeight } 毫米的图，或写 `fit: contain`（两侧留白）
    .explain = 广告应当占满所付的版位。长宽比不同的图片会完整印出，两侧留白，除非稿单写明怎样处理。
advert-white = 版位排了 `{ $file }` 还有 { $share } % 留白
    .hint = 请索取 { $placeWidth } × { $placeHeight } 毫米的文件，或换一个形状相近的版位
    .explain = `fit: contain` 完整显示广告，两侧留白。留白超过一半的，多半是文件和版位不相配。
advert-cut = `fit: cover` 会裁掉 `{ $file }` 的 { $share } %，最多可裁 { $most } %
    .hint = 请索取 { $placeWidth } × { $placeHeight } 毫米的文件，或写 `fit: contain`
    .explain = 广告铺满长宽比不同的版位时会裁去边缘，首尾的文字也就没了。所以 `fit: cover` 最多裁去宽或高的 5 %。
advert-many-pages = `{ $file }` 有 { $pages } 页，使用第一页
    .hint = 请写 `filePage: 1`，或要用的那一页
    .explain = 一条广告取 PDF 的一页。有多页时用 `filePage` 说明是哪一页，从 1 数起。
advert-no-page = `{ $file }` 没有第 { $page } 页，共 { $pages } 页
    .hint = `filePage` 请写文件里有的页
    .explain = `filePage` 说明取 PDF 的哪一页，从 1 数起。图片只有一页。
advert-drawn = `{ $file }` 转成了图片，文字和线条变成像素{ $fonts ->
        [none] {""}
       *[other] ；字体 { $fonts } 由别的字体代替
    }{ $operator ->
        [none] {""}
       *[other] ；操作符 `{ $operator }` 所画的内容可能缺失
    }
    .hint = 请看校样；不写 `as`、改用嵌入字体的 CMYK 文件更清晰
    .explain = `as: picture` 按看图软件所见把 PDF 页面转成每英寸 300 像素的图片，颜色照照片转换，不超过报纸的总墨量上限。打印时关闭的图层不画，表单域和图章照画。小字不如字体清晰，彩色广告里的黑字由几色套印。
advert-type-lost = `{ $file }` 有文字画不出来：字体 { $fonts } 没有嵌入，也没有字体可以代替
    .hint = 请客户嵌入字体后重新导出，或另交图片
    .explain = 转图片的程序只带西文字体。中文字体没有嵌入时，这些字在图片里会缺失。
advert-archive = `{ $file }` 含有 PDF/A 不允许的内容：{ $what }
    .hint = 请重新导出为 PDF/A 或带 Unicode 对照表的 PDF/X-4，或改用图片{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 归档文件原样收入 PDF 的版面（广告或图表）。PDF/A-2 不允许 LZW 压缩和 PostScript，A 级还要求每种字体能说明字形对应哪个字符。
printed-changed = 第 { $pages } 版与 `issue.lock` 里改版号 { $revision } 的不同了
    .hint = 写上 `revision: { $next }`：新的付印文件另有名字，没有改的版字节不变。还没有送厂的，用 `--force`
    .explain = issue.lock 为一个改版号的付印文件作证。锁定之后再改一版，文件名仍与印厂手里的相同，谁也分不清。`revision` 加一，所有文件换新名字；没有改的版，文件字节与以前相同，看哈希值就知道哪些印版要重做。在此之前 `build --press` 和 `lock` 都不执行；`--force` 覆盖已锁定的，用于锁定后没有送厂的。
printed-differs = 第 { $pages } 版没有变，付印文件却与 `issue.lock` 里改版号 { $revision } 的不同{ $engine ->
        [none] {""}
       *[other] ；锁定时用的是 banmian { $engine }
    }
    .hint = 用锁定时的设置{ $engine ->
            [none] {""}
           *[other] 和那个版本的 banmian
        }再做；或写上 `revision: { $next }`；或用 `--force` 覆盖已锁定的
    .explain = 版面相同而文件不同，是因为 paper.yaml 的 `press`、付印标准、ICC 特性文件、图片锐化或程序的版本变了。印厂分不清两个同名文件，所以 `build --press` 和 `lock` 都不执行。
lock-unreadable = `{ $file }` 读不了，不知道它为哪些付印文件作证
    .hint = 从版本库里取回；或按现在的内容重新锁定：`banmian lock --force`
    .explain = issue.lock 记着一个改版号送厂的是哪些付印文件。例如合并两个分支，可能留下不再是 JSON 的 issue.lock。读不了时，`build --press` 不覆盖可能已经付印的文件；`--force` 照样覆盖。
site-holds-newer = 本期是第 { $revision } 次修订，网站上 { $day } 却已是第 { $held } 次，所以没有发布
    .hint = 请把本期的 `revision` 改大；确要退回，先从网站删去 { $folder }
    .explain = 出修订版是因为前一版有错。旧版晚到（来自忘了的文件夹或较慢的机器），会把错误带回来。
outputs-left = `{ $folder }` 里有过时的文件，但与清单对不上，所以没有删：{ $files }{ $more ->
        [none] {""}
       *[other] ，另有 { $more } 个
    }
    .hint = 没有用的请删去，其余的请移到别的文件夹
    .explain = 以前写进这个文件夹、这次不再写的文件，出版面时会删去。写过哪些文件、内容如何，记在那里的 `.banmian.json` 里。后来改动过的、在链接所指之处的、比这份清单更早的文件，可能是别人的东西，所以留着。
outputs-list-damaged = `{ $list }`（记着写进 `{ $folder }` 的文件的清单）读不出来：什么都没有删，已另起一份
    .hint = 请查看 `{ $folder }` 里以前出的文件，不要的请删去
    .explain = 出版面时可以删去哪些旧文件，都凭这份清单。没有它就分不清哪些是本程序写的、哪些是别人的东西，所以全部留着。下次起按新的清单办。
impose-count = { $count } 个版拼不成整张：{ $labels }
    .hint = 请出全部的版，每个版组为 4、8、12 或 16 版
    .explain = 一张对折的报纸有四个版，正反各两版，所以版组的版数须为四的倍数，且各版都已出齐，才能拼大版。
