import type { Message } from "../wording.ts";

/** Of its pages, and of what stands on them that a plant cannot print, or would print otherwise. */
export const preflightPageMessages = {
  "pdf-no-box": {
    en: {
      message: "page {page} has no {box}",
      hints: ["export it again with page boxes"],
      explain:
        "Plants need the size of a page's sheet, its MediaBox, and place the page by its TrimBox, the finished size.",
    },
    zh: {
      message: "第 {page} 页没有 {box}",
      hints: ["请连同页面框重新导出"],
      explain: "印厂要知道纸张尺寸（MediaBox），并按成品尺寸（TrimBox）拼版。",
    },
  },
  "pdf-box-outside": {
    en: {
      message: "on page {page} the {inner} reaches out of the {outer}",
      hints: ["set the page boxes again"],
      explain: "TrimBox, BleedBox and MediaBox must lie within each other.",
    },
    zh: {
      message: "第 {page} 页的 {inner} 超出 {outer}",
      hints: ["请重设页面框"],
      explain: "TrimBox、BleedBox、MediaBox 必须逐层包含。",
    },
  },
  "pdf-user-unit": {
    en: {
      message: "page {page} is scaled by UserUnit",
      hints: ["export it at its real size"],
      explain: "Programs that do not know UserUnit print the page at another size.",
    },
    zh: {
      message: "第 {page} 页用 UserUnit 缩放",
      hints: ["请按实际尺寸导出"],
      explain: "不认识 UserUnit 的软件会印成别的尺寸。",
    },
  },
  "pdf-turned": {
    en: {
      message: "page {page} is turned by {degrees}°",
      hints: ["export it upright"],
      explain: "Imposition programs do not all follow a page's Rotate entry.",
    },
    zh: {
      message: "第 {page} 页旋转了 {degrees}°",
      hints: ["请按正向导出"],
      explain: "拼版软件未必都理会页面的 Rotate。",
    },
  },
  "pdf-annotation": {
    en: {
      message: "page {page} has an annotation ({kind}) on the print area",
      hints: ["remove comments and links"],
      explain: "Annotations print on some machines and not on others; PDF/X allows none on the page.",
    },
    zh: {
      message: "第 {page} 页的印刷区内有批注（{kind}）",
      hints: ["请去掉批注和链接"],
      explain: "批注有的机器会印，有的不印；PDF/X 不允许页面上有批注。",
    },
  },
  "pdf-font-missing": {
    en: {
      message: "page {page} uses the font `{font}`, which is not in the file",
      hints: ["export it with all fonts embedded[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain: "Without the font the plant sets another one: lines turn elsewhere and characters get lost.",
    },
    zh: {
      message: "第 {page} 页用到的字体 `{font}` 没有嵌入",
      hints: ["请嵌入全部字体后导出[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "没有字体，印厂会换用别的字体，折行会变、会丢字。",
    },
  },
  "pdf-rgb": {
    en: {
      message: "page {page} is in {space} at {x}, {y} mm ({what})",
      hints: [
        "convert it to CMYK with the plant's profile[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "A press prints inks. RGB and Lab are separated by whatever stands in the way, and black text comes out in four colours.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的 {what} 用了 {space}",
      hints: ["请按印厂的特性文件转为 CMYK[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "印刷用的是油墨。RGB 和 Lab 由沿途的软件随意分色，黑字会变成四色。",
    },
  },
  "pdf-spot": {
    en: {
      message: "page {page} needs a plate of its own for `{ink}`",
      hints: ["ask the plant, or convert it to CMYK"],
      explain: "A spot colour costs a plate and a printing unit; on a press without one it is converted or left out.",
    },
    zh: {
      message: "第 {page} 页要为专色 `{ink}` 另出一块版",
      hints: ["请与印厂商量，或转为 CMYK"],
      explain: "专色要多一块版、一个机组；没有机组时会被转换或漏印。",
    },
  },
  "pdf-transparency": {
    en: {
      message: "page {page} has transparency ({what}) at {x}, {y} mm",
      hints: ["flatten it[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain:
        "PDF/X-1a allows no transparency; PDF/X-4 does, but newspaper plants often flatten it with results of their own.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有透明效果（{what}）",
      hints: ["请拼合透明度[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "PDF/X-1a 不允许透明；PDF/X-4 允许，但报纸印厂往往自行拼合，结果难料。",
    },
  },
  "pdf-blank": {
    en: {
      message: "page {page} leaves no ink",
      hints: ["look whether another page of the file is meant (`filePage`), or ask the advertiser"],
      explain:
        "The page is empty, or all on it is white, clear or beyond its edges. What is seen in a viewer may lie over the page, as comments and form fields do; of an advert the page itself is taken.",
    },
    zh: {
      message: "第 {page} 页印不出任何内容",
      hints: ["请看是不是要用文件里的另一页（`filePage`），或向客户问明"],
      explain:
        "这一页是空的，或者上面的东西全是白色、透明，或在页面之外。看图软件里见到的内容可能浮在页面上，如批注和表单域；广告只收入页面本身。",
    },
  },
  "pdf-blend-space": {
    en: {
      message: "page {page} blends its transparency in {space}",
      hints: [
        "have it exported with CMYK as its blending space (InDesign: Transparency Blend Space, Document CMYK), or flattened[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "What lies in a transparency group is converted to the group's space and back: in RGB pure black comes out in four inks, type in it too. PDF/X wants the space of the press.",
    },
    zh: {
      message: "第 {page} 页在 {space} 中混合透明效果",
      hints: [
        "请以 CMYK 作透明混合空间导出（InDesign：透明混合空间，文档 CMYK），或拼合透明度[；或在广告下写 `as: {as}`，转成像素付印]",
      ],
      explain:
        "透明组里的内容先转到组的色彩空间，再转回来：在 RGB 里混合，纯黑会变成四色黑，组里的黑字也是。PDF/X 要求用印刷的色彩空间。",
    },
  },
  "pdf-endless": {
    en: {
      message: "a page draws more than 20 million operations, or draws itself",
      hints: ["ask for a flattened file, or take a picture of the page"],
      explain:
        "A page may draw a form many times, and each of those another: two kilobytes can come to a hundred million operations, on which a processor at the plant works for hours. Densest maps have two million. Patterns count as often as their tile fits on the page.",
    },
    zh: {
      message: "有一页的绘图操作超过两千万，或图形嵌套自身",
      hints: ["请索取拼合后的文件，或把该页转成图片"],
      explain:
        "页面可以反复绘制一个图形，图形里又反复绘制别的图形：两千字节就能变成一亿次操作，印厂的处理器要算几个小时。最密的地图也只有两百万。图案按其单元能在页面上铺满的次数计。",
    },
  },
  "pdf-active": {
    en: {
      message: "`{file}` holds what acts or leads elsewhere ({what}): it is left out",
      hints: ["ask the advertiser for a file without scripts, links and other files"],
      explain:
        "Scripts, programs, links and references to other files have no place in a page that is printed. What is copied of an advert's page into proof, press and archive files is what can be seen of it. Bytes that stand in another file are missing then.",
    },
    zh: {
      message: "`{file}` 含有脚本或指向外部的内容（{what}），未收入",
      hints: ["请客户提供不含脚本、链接和外部文件的 PDF"],
      explain:
        "付印的版面里不该有脚本、程序、链接和对其他文件的引用。校样、印刷和归档文件只收入广告页上看得见的内容；存放在别的文件里的数据因此缺失。",
    },
  },
  "pdf-layer-off": {
    en: {
      message: "`{file}` has layers that are off in print: {layers}",
      hints: [
        "flatten its layers, or ask the advertiser for a file without them[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "A layer is shown or hidden by the program that shows the file. A page of ours has no layers, so that drafts, other languages and prices of another town would be printed, too. `--draft` draws them.",
    },
    zh: {
      message: "`{file}` 含有打印时关闭的图层：{layers}",
      hints: ["请拼合图层，或请客户删去这些图层后再交[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "图层显示与否由看图的软件决定。我们的版面没有图层，已关闭的图层（草稿、别的语言、别处的价格等）也会印出来。`--draft` 会照样画出。",
    },
  },
  "pdf-note-left-out": {
    en: {
      message: "`{file}` shows what is no part of its page and is left out: {kinds}",
      hints: [
        "ask the advertiser to flatten form fields, stamps and comments into the page[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "Form fields that somebody filled in, stamps and typed-on comments lie over a page and are printed by office programs. Of an advert the page itself is taken, and what lies over it is missing.",
    },
    zh: {
      message: "`{file}` 有浮在页面上的内容，未收入：{kinds}",
      hints: ["请客户把表单域、图章和批注拼合到页面里[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "填好的表单域、图章、打字批注浮在页面之上，办公软件会一并打印。广告只收入页面本身，浮在上面的内容会缺失。",
    },
  },
  "pdf-profiled": {
    en: {
      message: "page {page} has {what} in {space}, a colour space with a profile, at {x}, {y} mm",
      hints: [
        "have it exported in plain CMYK and grey, without profiles[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "PDF/X-1a takes inks as plain percentages alone. PDF/X-4 allows a profile before them, but there too the plant may convert them once more: black type then comes out in four inks. A default space among the page's resources (DefaultCMYK, DefaultGray) does the same.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的{what}使用带特性文件的色彩空间 {space}",
      hints: ["请导出不带特性文件的 CMYK 和灰度[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "PDF/X-1a 只认油墨百分比。PDF/X-4 允许带特性文件，但印厂同样可能再转换一次，黑字就会变成四色黑。页面资源里的缺省色彩空间（DefaultCMYK、DefaultGray）也是如此。",
    },
  },
  "pdf-transfer": {
    en: {
      message: "page {page} bends its tones by a transfer curve at {x}, {y} mm, which PDF/X does not allow",
      hints: [
        "have it exported without transfer functions, the curve applied to the pictures[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "A transfer function changes all shares of ink on their way to the plate. Some programs follow it and others do not, so that a page comes out lighter, darker or as a negative. A plant has curves of its own for that.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处用转移曲线改变阶调，PDF/X 不允许",
      hints: ["请导出时不带转移函数（TR），曲线直接作用到图片上[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "转移函数在出版时改变所有油墨百分比，有的程序照办，有的不理，版面会偏浅、偏深甚至变成负片。印厂有自己的曲线。",
    },
  },
  "pdf-newer": {
    en: {
      message: "page {page} has a picture in {what} at {x}, {y} mm, which PDF/X-1a does not allow",
      hints: [
        "have it exported with pictures as JPEG or ZIP of 8 bits[; or write `as: {as}` at the advert, which draws it in pixels]",
      ],
      explain:
        "PDF/X-1a stands on PDF 1.4, which knows no JPEG 2000 and no pictures of 16 bits an ink; older machines at a plant cannot open them. What colours a JPEG 2000 has is not checked.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {what} 的图片，PDF/X-1a 不允许",
      hints: ["请导出时用 8 位的 JPEG 或 ZIP 压缩[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain:
        "PDF/X-1a 以 PDF 1.4 为准，不认 JPEG 2000 和 16 位图片，印厂的旧设备打不开。JPEG 2000 用什么颜色，这里不查。",
    },
  },
  "pdf-damaged": {
    en: {
      message: "page {page} cannot be followed at the operator `{operator}`",
      hints: ["export it again[; or write `as: {as}` at the advert, which draws it in pixels]"],
      explain: "The page's description is damaged or refers to something that is not in the file.",
    },
    zh: {
      message: "第 {page} 页在操作符 `{operator}` 处无法解读",
      hints: ["请重新导出[；或在广告下写 `as: {as}`，转成像素付印]"],
      explain: "页面描述损坏，或引用了文件里没有的东西。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
