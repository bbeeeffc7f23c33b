# 文件不能用的原因。诊断的参数 `problem` 是英文；与英文目录相符的，用这里的中文。

# 图片。
no-such-file = 没有这个文件
empty = 是空文件
end-is-missing = 文件尾部缺失
bytes-are-those-of-no-picture = 内容不是图片
samples-have-neither-8-nor-16-bits = 每个通道既不是 8 位也不是 16 位
file-of-kind = 是 { $kind } 文件
heic-picture-as-telephones-take-them = 是手机拍的 HEIC 图片
bmp = 是 BMP 图片
photoshop-file = 是 Photoshop 文件（PSD）
eps-or-postscript-file = 是 EPS 或 PostScript 文件
eps-file = 是 EPS 文件
packed-with-gzip-as-svgz-files-are = 是 gzip 压缩的文件（如 SVGZ）
jpeg-2000 = 是 JPEG 2000 图片
jpeg-xl = 是 JPEG XL 图片
icon = 是图标（ICO）
coreldraw-file = 是 CorelDRAW 文件
packed-file-as-those-of-word-excel = 是压缩文件（Word、Excel 和较新的 CorelDRAW 都是）
old-file-of-word-excel-or-powerpoint = 是旧版 Word、Excel 或 PowerPoint 文件
windows-metafile = 是 Windows 图元文件
gimp-file = 是 GIMP 文件（XCF）
raw-file-of-a-camera = 是相机的 RAW 文件
video = 是视频
tiff-of-a-kind-that-is-not = 是不支持的一种 TIFF
web-page = 是网页（HTML）
holds-more-rows-than-its-header-tells = 画面的行数比文件头所说的多
bytes-in-its-middle-are-zeros = 中间有 { $bytes } 个字节全是零
too-large-pixels = 太大：{ $width } × { $height } 像素
jpeg-of-channels = 是 { $channels } 个通道的 JPEG

# 矢量图。
drawing-of-more-than-mb = 超过 { $megabytes } MB
xml-declaration-names-an-encoding-that-is = XML 声明里的编码不认识
elements-stand-too-deep-in-each-other = 元素嵌套太深
outermost-element-is-no-svg = 最外层的元素不是 `svg`
declares-too-many-entities = 声明的实体太多
declares-entities-that-are-no-plain-text = 声明了不是纯文字的实体
entities-make-it-too-long = 实体展开后太长
has-no-size-its-viewbox-or-its = 没有尺寸：`viewBox`，或 `width` 和 `height`，须是大于 0 的数
stands-within-itself = `#{ $id }` 套着自己
comes-to-more-than-commands-and-letters = 展开后超过 { $count } 个绘图命令和文字
style-sheet-asks-for-too-much = 样式表过于复杂
cannot-be-drawn = 画不出来（{ $cause }）
unclosed-root-tag-in-line = 第 { $line } 行：最外层的标签没有关闭
unexpected-end-in-line = 第 { $line } 行：文件没有写完
unexpected-close-tag-in-line = 第 { $line } 行：标签关闭得不对
unmatched-closing-tag-in-line = 第 { $line } 行：`{ $tag }` 没有对应的开始标签
unencoded-in-line = 第 { $line } 行：`<` 要写成 `&lt;`
invalid-character-entity-in-line = 第 { $line } 行：字符实体不对
invalid-character-in-entity-name-in-line = 第 { $line } 行：`&` 要写成 `&amp;`
unquoted-attribute-value-in-line = 第 { $line } 行：属性值没有加引号
attribute-without-value-in-line = 第 { $line } 行：属性没有值
text-data-outside-of-root-node-in = 第 { $line } 行：最外层元素之外有文字

# PDF。
no-pdf = 不是 PDF
encrypted = 有密码
has-no-catalog = 没有目录对象（Catalog）
has-no-page = 没有页面
content-cannot-be-read = 页面内容读不出来
page-has-no-size = 页面没有尺寸
too-damaged-to-be-read = 损坏太重，读不出来
object-streams-are-too-large = 对象流太大
has-too-many-objects = 对象太多

# ICC 特性文件。
is-none = 没有内嵌
has-not-four-colours = 不是四个通道
no-icc-profile = 不是 ICC 特性文件
describes-no-printing-process = 描述的不是印刷条件
colours-are-not-cmyk = 色彩是 { $space }，不是 CMYK
cannot-be-read = 读不出来
with-it-white-takes-of-ink = 按它白色要用 { $percent } % 的墨
with-it-black-takes-of-ink = 按它黑色只用 { $percent } % 的墨

# 字体。
suitcase-of-fonts = 是字体集（.dfont）
em-of-units = 每字身 { $units } 个单位，不合理
no-glyphs = 没有字形
name-or-its-sizes-cannot-be-read = 名称或尺寸读不出来
outlines-cannot-be-read = 轮廓读不出来
fewer-outlines-than-glyphs = 轮廓比字形少
fewer-advances-than-glyphs = 字宽比字形少
all-its-advances-are-0 = 字宽全是 0
tables-lead-to-too-much = 表内数据重复引用过多
the-outline-of-glyph-lies-outside-its = 第 { $glyph } 号字形的轮廓在表外
the-outline-of-glyph-is-broken = 第 { $glyph } 号字形的轮廓损坏
layout-tables-lead-to-glyphs-that-it = 排版表指向不存在的字形
no-table = 缺 { $tag } 表
the-table-ends-beyond-the-file = { $tag } 表超出文件末尾
table-stands-where-its-directory-belongs = 目录的位置被别的表占了
collection-of-fonts = 字体集里有 { $count } 个字体
unknown-font-format = 不是认得的字体格式
enoent = 没有这个文件
eacces = 没有读取的权限
eisdir = 那里是文件夹
