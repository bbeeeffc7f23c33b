pdf-unreadable = 无法作为 PDF 读取{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请重新索取文件{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 文件不完整、已损坏，或不是 PDF。其余内容未作检查。
pdf-cut-short = 文件不完整或已损坏：末尾没有指向对象表
    .hint = 请重新索取文件，或在原来的程序里重新保存
    .explain = PDF 末尾写明对象表在哪里。缺了它，有的程序能勉强拼凑起来，有的会漏掉内容，或拒收。读得到的部分已作检查。
pdf-encrypted = 文件已加密
    .hint = 请索取无密码的文件
    .explain = 加密文件无论权限如何，都不能置入版面，印厂也无法分色。
pdf-no-standard = 文件没有声明任何 PDF/X 标准
    .hint = 请按 PDF/X-4 或 PDF/X-1a 导出
    .explain = PDF/X 是付印文件的规范。没有声明的文件未必印不好，只是没有人作过保证。
pdf-other-standard = 文件声明为 { $claim }，要求的是 { $wanted }
    .hint = 请按 { $wanted } 重新导出
    .explain = 印厂要求一种标准，文件采用的是另一种。
pdf-version = 文件为 PDF { $version }，{ $standard } 最高允许 { $most }
    .hint = 请按 { $standard } 重新导出
    .explain = 每种 PDF/X 标准建立在某一 PDF 版本上，印厂的旧软件不认识更新的版本。
pdf-object-streams = 文件含有压缩对象流，PDF/X-1a 不允许
    .hint = 请存为 PDF 1.4
    .explain = 对象流出自 PDF 1.5，PDF/X-1a 是 PDF 1.4。
pdf-trapped = 文件没有说明是否已做陷印
    .hint = 没有做陷印的，请把 Trapped 设为 False
    .explain = Trapped 必须是 True 或 False，印厂才不会重复陷印或漏做。
pdf-disagrees = 文件 Info 的 `{ $key }` 与 XMP 的 `{ $property }` 不一致
    .hint = 请用同一软件重新导出
    .explain = PDF 里同样的信息存有两份，PDF/X 要求两者一致。
pdf-metadata-missing = 文件元数据缺少 `{ $key }`
    .hint = 请按 PDF/X 重新导出
    .explain = PDF/X 文件必须带有标题、日期和标识，印厂靠 ID 区分版本。
pdf-intents = 文件有 { $count } 个付印输出意图，应当只有一个
    .hint = 请按印厂的印刷条件导出
    .explain = 输出意图写明颜色是为哪种印刷条件制作的。没有或有多个，印厂只能猜。
pdf-intent-unnamed = 输出意图没有写明印刷条件
    .hint = 请按印厂的印刷条件导出
    .explain = 必须写明 OutputConditionIdentifier，例如 IFRA26。
pdf-intent-profile = 输出意图的特性文件不能用{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请内嵌 CMYK 输出特性文件{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 内嵌的 ICC 特性文件必须描述四色印刷。
pdf-action = 文件含有 `{ $key }`，打开时会执行动作
    .hint = 请去掉表单、脚本和动作
    .explain = 表单、脚本和动作不应出现在付印版面里。
pdf-layers = 文件含有图层
    .hint = 请合并图层
    .explain = 图层显示与否因软件而异，印版可能与校样不同。
pdf-no-box = 第 { $page } 页没有 { $box }
    .hint = 请连同页面框重新导出
    .explain = 印厂要知道纸张尺寸（MediaBox），并按成品尺寸（TrimBox）拼版。
pdf-box-outside = 第 { $page } 页的 { $inner } 超出 { $outer }
    .hint = 请重设页面框
    .explain = TrimBox、BleedBox、MediaBox 必须逐层包含。
pdf-user-unit = 第 { $page } 页用 UserUnit 缩放
    .hint = 请按实际尺寸导出
    .explain = 不支持 UserUnit 的软件会印成别的尺寸。
pdf-turned = 第 { $page } 页旋转了 { $degrees }°
    .hint = 请按正向导出
    .explain = 拼版软件不一定都按页面的 Rotate 旋转。
pdf-annotation = 第 { $page } 页的印刷区内有批注（{ $kind }）
    .hint = 请去掉批注和链接
    .explain = 批注有的机器会印，有的不印；PDF/X 不允许页面上有批注。
pdf-font-missing = 第 { $page } 页用到的字体 `{ $font }` 没有嵌入
    .hint = 请嵌入全部字体后导出{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 没有字体，印厂会换用别的字体，折行会变、会丢字。
pdf-rgb = 第 { $page } 页 { $x }, { $y } 毫米处的 { $what } 用了 { $space }
    .hint = 请按印厂的特性文件转为 CMYK{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 印刷用的是油墨。RGB 和 Lab 由哪个软件分色说不定，黑字会变成四色。
pdf-spot = 第 { $page } 页要给专色 `{ $ink }` 另出一块版
    .hint = 请与印厂商量，或转为 CMYK
    .explain = 专色要多一块版、一个机组；没有机组时会被转换或漏印。
pdf-transparency = 第 { $page } 页 { $x }, { $y } 毫米处有透明效果（{ $what }）
    .hint = 请拼合透明度{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = PDF/X-1a 不允许透明；PDF/X-4 允许，但报纸印厂往往自行拼合，结果难料。
pdf-blank = 第 { $page } 页印不出任何内容
    .hint = 请看是不是要用文件里的另一页（`filePage`），或向客户问明
    .explain = 这一页是空的，或者内容全是白色、透明，或在页面之外。批注和表单域浮在页面上，看图软件会显示，广告却只印页面本身。
pdf-blend-space = 第 { $page } 页在 { $space } 中混合透明效果
    .hint = 请以 CMYK 作透明混合空间导出（InDesign：透明混合空间，文档 CMYK），或拼合透明度{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 透明组里的内容先转到组的色彩空间，再转回来：在 RGB 里混合，纯黑会变成四色黑，组里的黑字也是。PDF/X 要求用印刷的色彩空间。
pdf-endless = 有一页的绘图操作超过两千万，或保存的图形状态超过一万，或图形嵌套自身
    .hint = 请索取拼合后的文件，或把该页转成图片
    .explain = 页面可以反复绘制一个图形，图形里又反复绘制别的图形：两千字节就能变成一亿次操作，印厂的处理器要算几个小时。最密的地图也只有两百万。图案按其单元能在页面上铺满的次数计。
pdf-active = `{ $file }` 含有脚本或对外的引用（{ $what }），没有收入
    .hint = 请客户提供不含脚本、链接和外部文件的 PDF
    .explain = 付印的版面里不该有脚本、程序、链接和对其他文件的引用。校样、付印和归档文件只收入广告页上看得见的内容，所以存放在别的文件里的数据会缺失。
pdf-layer-off = `{ $file }` 含有打印时关闭的图层：{ $layers }
    .hint = 请拼合图层，或请客户删去这些图层后再交{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 图层显示与否由看图的软件决定。我们的版面没有图层，已关闭的图层（草稿、别的语言、别处的价格等）也会印出来。`--draft` 会照样画出。
pdf-note-left-out = `{ $file }` 有浮在页面上的内容，没有收入：{ $kinds }
    .hint = 请客户把表单域、图章和批注拼合到页面里{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 填好的表单域、图章、打字批注浮在页面之上，办公软件会一并打印，广告却只印页面本身。
pdf-profiled = 第 { $page } 页 { $x }, { $y } 毫米处的{ $what }使用带特性文件的色彩空间 { $space }
    .hint = 请导出不带特性文件的 CMYK 和灰度{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = PDF/X-1a 只认油墨百分比。PDF/X-4 允许带特性文件，但印厂同样可能再转换一次，黑字就会变成四色黑。页面资源里的缺省色彩空间（DefaultCMYK、DefaultGray）也是如此。
pdf-transfer = 第 { $page } 页 { $x }, { $y } 毫米处有转移曲线，PDF/X 不允许
    .hint = 请导出时不带转移函数（TR），曲线直接作用到图片上{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 转移函数在出版时改变所有油墨百分比，有的程序照办，有的不理，版面会偏浅、偏深甚至变成负片。印厂有自己的曲线。
pdf-newer = 第 { $page } 页 { $x }, { $y } 毫米处有 { $what } 的图片，PDF/X-1a 不允许
    .hint = 请导出时用 8 位的 JPEG 或 ZIP 压缩{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = PDF/X-1a 以 PDF 1.4 为准，不认 JPEG 2000 和 16 位图片，印厂的旧设备打不开。JPEG 2000 用什么颜色，这里不查。
pdf-damaged = 第 { $page } 页在操作符 `{ $operator }` 处无法解读
    .hint = 请重新导出{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 页面描述损坏，或引用了文件里没有的东西。
pdf-black-knocks-out = 第 { $page } 页 { $x }, { $y } 毫米处 { $size } 磅的黑字没有叠印
    .hint = 请把 100% K 的文字设为叠印
    .explain = 黑字镂空底色时，印版稍偏便露白边。
pdf-white-overprints = 第 { $page } 页 { $x }, { $y } 毫米处的白色设为叠印，会消失
    .hint = 请对白色取消叠印{ $as ->
            [none] {""}
           *[other] ；或在广告下写 `as: { $as }`，转成像素付印
        }
    .explain = 白色没有油墨，叠印时底色原样保留，反白字就没了。
pdf-ink = 第 { $page } 页 { $x }, { $y } 毫米处总墨量达 { $sum }%，共 { $area } 平方毫米超过 { $limit }%
    .hint = 请按新闻纸转换图片
    .explain = 由 Ghostscript 画出分色版测得，重叠的图片和底色要相加。合计不到 15 平方毫米的不提示。
pdf-picture-unmeasured = 第 { $page } 页的图片和渐变没有测墨量
    .hint = 请用 `banmian preflight` 检查付印文件，装有 Ghostscript 即可测出
    .explain = 出版面时照片由程序自己分色，不超过报纸的总墨量上限；单色块的墨量按数值相加。PDF 里的图片和渐变照原样付印，新闻纸是否吃得住，要画出分色版才知道。
pdf-ink-unmeasured = 没有测量各页的总墨量：{ $ended ->
        [late] Ghostscript 两分钟没有画完
        [failed] Ghostscript 画不出这个文件
       *[missing] 未安装 Ghostscript
    }
    .hint = { $ended ->
        [late] 请索取更简单的文件，或用别的程序测量
        [failed] 请重发文件，或用别的程序测量
       *[missing] 请安装 Ghostscript（`gs`；Windows 上要把 `gswin64c` 所在的文件夹加入 PATH）
    }
    .explain = 总墨量要用 Ghostscript 画出分色版来测。其他检查都已完成。
