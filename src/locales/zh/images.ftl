photo-unreadable = `{ $file }` 不能作为图片读取{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请重新导出，或存为 JPEG、PNG、TIFF，不要 { $kind }
    .hint-2 = 请重新导出，或另存为 JPEG、PNG、TIFF{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 文件不存在，或者不是图片（不论扩展名是什么），或者格式不受支持。照片可用 JPEG、PNG、TIFF、WebP、GIF、HEIF、AVIF；HEIC 的压缩方法有专利，自由的解码器不能用。SVG 和 PDF 页面有损坏、没有尺寸或图中套着自身的，都无法付印。
photo-repeated = `{ $file }` 在 { $page } 版用了两次
    .hint = 请去掉其中一张
    .explain = 同一版上两张照片是同一文件，或内容相同、文件名不同。读者会以为排错了。
photo-damaged = `{ $file }` 已损坏{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请重新传送，或从完好的来源另存一份{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 付印前逐行解码每张照片。文件是空的或不完整，多半是复制、下载中断所致；含有不属于画面的数据，多半是存储卡丢了一段。坏的部分会印成条纹或灰块。
photo-doubtful = `{ $file }` 能解码，但有警告{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请查看版面上的照片；另存一次即可消除此提示{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 也许只是日期写法不对，也许画面丢了一部分：请看校样。
photo-zeros = `{ $file }` 里有连续 { $kilobytes } kB 全是零
    .hint = 请查看版面上的照片：黑带就是丢失的部分，如有请重新传送
    .explain = 未压缩的 TIFF 看不出缺损。一长段零在画面上是横贯全宽的黑带，多半是复制时丢了一段。
photo-changed = 出版面期间，`{ $file }` 变了或不见了
    .hint = 请等文件写完后重新生成
    .explain = 读取时照片完好，绘制时内容已经不同：另一个程序还在写这个文件。图位留白。
photo-too-heavy = `{ $file }` 有 { $megabytes } MB，超过 { $limit } MB
    .hint = 请存为 JPEG 或缩小：报纸印刷约为每英寸 200 像素
    .explain = 照片和广告文件的大小有上限，以免一个文件占尽内存。
photo-needs-memory = 打开 `{ $file }` 需要 { $megabytes } MB 内存（{ $width } × { $height } 像素），超过 { $limit } MB
    .hint = 请缩小，或另存为 8 位、非渐进、非隔行的图片
    .explain = 有些照片只能整幅放进内存：渐进式 JPEG、隔行 PNG、WebP、TIFF，以及相机竖拍的照片。这类照片的上限低于两亿像素。
photo-too-large = `{ $file }` 有 { $width } × { $height } 像素，超过 { $limit } 百万
    .hint = 请缩小：报纸印刷约为每英寸 200 像素
    .explain = 照片像素数有上限，以免一个文件头写得极大的小文件占尽内存。报纸版面用不到这么多像素。
photo-many-pages = `{ $file }` 含有 { $pages } 幅图；使用第一幅
    .hint = 请把需要的一幅另存为单独的文件
    .explain = 某些 TIFF、GIF、WebP 文件含有多幅图，只印第一幅。
photo-unknown-inks = `{ $file }` 是没有可用 ICC 特性文件的四色（CMYK）图片，颜色只能推测
    .hint = 请对方提供带 ICC 特性文件的图片，或 RGB 图片
    .explain = 同样的四色数值在不同纸张上颜色不同，特性文件写明按哪种条件分色。没有特性文件，或特性文件损坏，就按通用的特性文件读取，再按本报的印刷条件重新分色。请在校样上查看颜色。
depth-unmet = { $page } 版的 `{ $file }` 深 { $rows } 行：图片不裁，`depth: { $depth }` 不起作用
    .hint = 请加大 `columns`，或不写 `depth`，或允许裁切
    .explain = 不裁的图片（`crop: none`，或没有写 `crop` 的图表）深度由宽度决定。`depth` 写小了，图就缩小；写大了，图也不会更深。
subject-cut = { $page } 版的 `{ $file }` 裁到了主体
    .hint = 请让图片的 `depth` 或 `columns` 更接近原来的长宽比，或写 `crop: none`
    .explain = 稿单写明的主体（`crop: "20% 10% 60% 80%"`，左、上、右、下）连同四周一成都应保住，图位的形状容不下。
photo-cropped = { $page } 版的 `{ $file }` 裁掉了{ $side ->
        [width] 宽
       *[height] 高
    }的 { $percent }%
    .hint = 请让图片的 `depth` 或 `columns` 更接近原来的长宽比，或写明要保住的主体：`crop: "20% 10% 60% 80%"`（左、上、右、下）
    .explain = 图片按图位裁切。宽或高裁掉四分之一，请看版面；裁掉一半，这图位是为别的图片留的，`crop` 写明主体之前不出版面。
photo-misnamed = `{ $file }` 其实是 { $kind } 文件
    .hint = 请把扩展名改为 `{ $ending }`，或导出为 JPEG
    .explain = 矢量图原样排入，颜色、字体、线条另有检查。程序凭扩展名认矢量图，改了扩展名的会漏检而付印。
svg-linked = `{ $file }` 只链接了 `{ $link }`，没有嵌入
    .hint = 请把图片嵌入图中，或另作照片排入
    .explain = 图中引用了另一个文件里的图片。付印时只读图文件本身，那块地方会是空白。请在绘图软件里把链接改为嵌入。
svg-photo-damaged = `{ $file }` 里嵌入的图片无法付印{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
    .hint = 请在图中重新嵌入，或另作照片排入{ $problem ->
            [none] {""}
           *[other] ；读取程序的原话：{ $problem }
        }
    .explain = 嵌入图文件的图片已损坏，或格式不受支持。
svg-pixels = `{ $file }` 含有 `{ $element }`，只能转成像素付印
    .hint = 请去掉图中嵌入的图片和滤镜，或把图片另作照片排入
    .explain = SVG 的线条、色块、文字、渐变和剪切路径付印时保持矢量。嵌入的图片、滤镜、与底下颜色的混合（`mix-blend-mode`）和 `context-stroke` 做不到，这样的图按 `press.resolution` 转成像素。
svg-text-in-pixels = `{ $file }` 里有文字又有 `{ $element }`，文字会用本机的字体
    .hint = 请把图中文字转成轮廓（转曲），或去掉 `{ $element }`
    .explain = 图保持矢量时，文字用报纸自己的字体。含嵌入图片、滤镜、颜色混合或直排文字（`writing-mode`）的图要转成像素，文字用本机的字体：各台机器不同，没有中文字体的会出空框。
svg-undrawn = `{ $file }` 第 { $line } 行的 `{ $what }` 印不出来{ $more ->
        [none] {""}
       *[other] ；这样的地方还有 { $more } 处
    }
    .hint = 请在制图软件里把它转成路径，或改用 SVG 1.1 的文字和颜色
    .explain = 图以线条、色块和文字付印。`foreignObject` 里是一段网页（Mermaid、draw.io 的标注：请在软件里关掉 HTML 标注）；`flowRoot` 是旧版 Inkscape 的流动文本（文字 > 转换为文本）；`tref`、`mesh`、`hatch` 和不是路径的剪切，多数程序都不画。颜色可用名称、`#`、`rgb()`、`hsl()`；`oklch()` 等请改写。
svg-broken = `{ $file }` 第 { $line } 行的 `{ $what }` 读不通{ $more ->
        [none] {""}
       *[other] ；这样的地方还有 { $more } 处
    }
    .hint = 请改正其中的数值，或重新导出；`NaN` 多半是图表数据有空缺
    .explain = 路径只能画到读不通的地方为止，尺寸不对的图形根本不画：印出来会缺一块，浏览器里也是如此。数据有空缺时，作图软件会写出 `NaN` 或 `undefined`。
svg-blank = `{ $file }` 印不出任何内容，图位会空着
    .hint = 请看图层是不是都关着，或者内容全是白色、透明，或在 `viewBox` 之外
    .explain = 图里没有线条、色块和文字，多半是存了空文件。内容全部隐藏、全是白色或在取景框之外的，印出来也是白纸。
svg-hairline = `{ $file }` 里宽 { $own } 的线印出来是 { $weight } 磅，版材只能保持 { $floor } 磅
    .hint = 请把 `stroke-width` 改为 { $wanted } 以上，或让图多占几栏
    .explain = 图缩小，线也变细。细于 `press.hairline` 的线在报纸印版上会断线或丢失，有这样的线就不出印刷文件。
svg-letters = `{ $file }` 里有报纸字体没有的字：{ $characters }
    .hint = 请换字，或把图中文字转为轮廓
    .explain = SVG 里的文字一律用报纸自己的字体（粗体用短讯标题体，衬线体用正文体，其余用图注小字体），在任何机器上都一样。
