import type { Message } from "../wording.ts";

/** SVG and pages of PDFs, which are placed as vectors. */
export const drawingMessages = {
  "photo-misnamed": {
    en: {
      message: "`{file}` holds {kind}, whatever its name says",
      hints: ["name it `{ending}`, or export it as JPEG"],
      explain:
        "A drawing is placed as it is, and its colours, fonts and lines are checked. It is known by its name: a renamed one would go unchecked to the press.",
    },
    zh: {
      message: "`{file}` 其实是 {kind} 文件，与扩展名不符",
      hints: ["请把扩展名改为 `{ending}`，或导出为 JPEG"],
      explain: "矢量图原样排入，颜色、字体、线条另有检查。程序凭扩展名认矢量图，改了名的会漏检而付印。",
    },
  },
  "svg-linked": {
    en: {
      message: "`{file}` shows `{link}`, which is not in it",
      hints: ["embed the picture in the drawing, or place it as a photo"],
      explain:
        "A drawing refers to a picture in another file. Nothing outside a drawing is read when it is printed, so that its place would stay empty. Drawing programs call it linking; they can embed the picture instead.",
    },
    zh: {
      message: "`{file}` 引用了 `{link}`，图片本身不在文件里",
      hints: ["请把图片嵌入图中，或另作照片排入"],
      explain: "图中引用了另一个文件里的图片。付印时只读图文件本身，那块地方会是空白。绘图软件里这叫链接，请改为嵌入。",
    },
  },
  "svg-photo-damaged": {
    en: {
      message: "a photo in `{file}` cannot be printed: {problem}",
      hints: ["put it into the drawing again, or place it as a photo"],
      explain: "A drawing holds a photo in its own bytes, and that photo is damaged or of a kind that is not taken.",
    },
    zh: {
      message: "`{file}` 里嵌入的图片无法付印[：{reason}]",
      hints: ["请在图中重新嵌入，或另作照片排入[；读取程序的原话：{problem}]"],
      explain: "图文件里嵌入了一张图片，而那张图片已损坏，或格式不受支持。",
    },
  },
  "svg-pixels": {
    en: {
      message: "`{file}` has `{element}`, so that it is printed in pixels and not as a drawing",
      hints: ["take pictures and filters out of the drawing, or place the picture as a photo"],
      explain:
        "Lines, areas, text, gradients and clips of an SVG stay vectors in print. Embedded pictures, filters, colours that blend with what lies below (`mix-blend-mode`) and `context-stroke` cannot: a drawing that has one is drawn in pixels at the paper's `press.resolution`.",
    },
    zh: {
      message: "`{file}` 含有 `{element}`，只能以像素付印，不能保持矢量",
      hints: ["请去掉图中嵌入的图片和滤镜，或把图片另作照片排入"],
      explain:
        "SVG 的线条、色块、文字、渐变和剪切路径付印时保持矢量。嵌入的图片、滤镜、与底下颜色的混合（`mix-blend-mode`）和 `context-stroke` 做不到，这样的图按 `press.resolution` 转成像素。",
    },
  },
  "svg-text-in-pixels": {
    en: {
      message: "`{file}` has text and `{element}`, so that its text would be set in this machine's fonts",
      hints: ["turn the text of the drawing into outlines, or take `{element}` out of it"],
      explain:
        "Text of an SVG is set in the paper's own faces where the drawing stays vectors. One with embedded pictures, filters, blended colours or vertical text (`writing-mode`) is drawn in pixels, and its text in the fonts of the machine: another face on each, and empty boxes where there is no Chinese one.",
    },
    zh: {
      message: "`{file}` 里有文字又有 `{element}`，文字会用本机的字体来画",
      hints: ["请把图中文字转成轮廓（转曲），或去掉 `{element}`"],
      explain:
        "SVG 保持矢量时，文字用报纸自己的字体。含嵌入图片、滤镜、颜色混合或直排文字（`writing-mode`）的图要转成像素，文字就用机器上的字体：各台机器不同，没有中文字体的会出空框。",
    },
  },
  "svg-undrawn": {
    en: {
      message: "`{file}` has in line {line} `{what}`, which would be missing in print[; and {more} more such places]",
      hints: ["turn it into paths, or into text and colours of SVG 1.1, in the program that made the drawing"],
      explain:
        "Drawings are printed as lines, areas and text. What stands in `foreignObject` is a piece of a web page (labels of Mermaid and draw.io: switch HTML labels off there); `flowRoot` is flowing text of old Inkscapes (Text > Convert to Text); `tref`, `mesh`, `hatch` and clip paths that are no paths are drawn by few programs. Colours are names, `#`, `rgb()` and `hsl()`: others such as `oklch()` have to be turned into these.",
    },
    zh: {
      message: "`{file}` 第 {line} 行的 `{what}` 印不出来[；这样的地方还有 {more} 处]",
      hints: ["请在制图软件里把它转成路径，或改用 SVG 1.1 的文字和颜色"],
      explain:
        "图以线条、色块和文字付印。`foreignObject` 里是一段网页（Mermaid、draw.io 的标注：请在软件里关掉 HTML 标注）；`flowRoot` 是旧版 Inkscape 的流动文本（文字 > 转换为文本）；`tref`、`mesh`、`hatch` 和不是路径的剪切，多数程序都不画。颜色可用名称、`#`、`rgb()`、`hsl()`；`oklch()` 等请改写。",
    },
  },
  "svg-broken": {
    en: {
      message: "`{file}` has in line {line} `{what}`, which cannot be read[; and {more} more such places]",
      hints: ["mend its figures, or export the drawing again; `NaN` comes from a gap in a chart's figures"],
      explain:
        "A path is drawn as far as it can be read, and a shape without a sound size not at all: a part of the drawing would be missing in print, as it is in a browser. Charting programs write `NaN` and `undefined` where a figure is missing.",
    },
    zh: {
      message: "`{file}` 第 {line} 行的 `{what}` 读不通[；这样的地方还有 {more} 处]",
      hints: ["请改正其中的数值，或重新导出；`NaN` 多半是图表数据有空缺"],
      explain:
        "路径只能画到读不通的地方为止，尺寸不对的图形根本不画：印出来会缺一块，浏览器里也是如此。数据有空缺时，作图软件会写出 `NaN` 或 `undefined`。",
    },
  },
  "svg-blank": {
    en: {
      message: "`{file}` leaves no ink: its place stays empty",
      hints: ["look whether a layer is switched off, or all of it is white, clear or outside its `viewBox`"],
      explain:
        "A drawing without lines, areas or letters is a file that was saved empty; one whose parts are all invisible, white or outside the view box prints as white paper as well.",
    },
    zh: {
      message: "`{file}` 印不出任何内容，版上会空着",
      hints: ["请看是不是图层都关着，或者全是白色、透明，或画在 `viewBox` 之外"],
      explain: "图里没有线条、色块和文字，多半是存了空文件；全部隐藏、全是白色或画在取景框之外的，印出来也是白纸。",
    },
  },
  "svg-hairline": {
    en: {
      message: "`{file}` has lines {own} wide, which are printed {weight} pt thick; the plates hold {floor} pt",
      hints: ["make their `stroke-width` {wanted} or more, or give the drawing more columns"],
      explain:
        "A drawing's lines shrink with it. A line thinner than the paper's `press.hairline` breaks up or vanishes on a newspaper plate; a press file is not made with one.",
    },
    zh: {
      message: "`{file}` 里宽 {own} 的线印出来是 {weight} 磅，版材只能保持 {floor} 磅",
      hints: ["请把 `stroke-width` 改为 {wanted} 以上，或让图多占几栏"],
      explain: "图缩小，线也变细。细于 `press.hairline` 的线在报纸印版上会断线或丢失，有这样的线就不出印刷文件。",
    },
  },
  "svg-letters": {
    en: {
      message: "`{file}` has characters that the paper's faces lack: {characters}",
      hints: ["write others, or turn the drawing's text into outlines"],
      explain:
        "The text of an SVG is set in the paper's own faces, whatever faces the drawing names, so that it looks the same on every machine: bold in that of short headlines, serifs in that of copy, all other text in that of legends.",
    },
    zh: {
      message: "`{file}` 里有报纸字体所缺的字：{characters}",
      hints: ["请换字，或把图中文字转为轮廓"],
      explain:
        "SVG 里的文字一律用报纸自己的字体（粗体用短讯标题体，衬线体用正文体，其余用图注小字体），在任何机器上都一样。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
