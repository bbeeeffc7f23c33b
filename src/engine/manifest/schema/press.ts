import { choice, mapping, name, number, path, points, table, text, whole } from "./fields.ts";
import { says } from "./says.ts";

/** The printing plant's demands. */
export const pressSchema = mapping({
  profile: says(
    path("bytes").optional(),
    "The printing condition, an ICC profile in the paper's folder; left out: newsprint (IFRA26).",
    "印刷条件：报纸文件夹里的 ICC 文件；不写，则按新闻纸（IFRA26）。",
  ),
  ink: says(
    whole(100, 400).optional(),
    "总墨量: the most ink in one place, in percent; left out: 240.",
    "总墨量：一处最多百分之几的墨，不写为 240。",
  ),
  resolution: says(
    whole(50, 1200).optional(),
    "The least resolution of a photo, in pixels per inch; left out: 200.",
    "图片的最低分辨率，每英寸像素数，不写为 200。",
  ),
  bleed: says(points().optional(), "出血: ink past the trim; left out: none.", "出血：成品边以外印多少；不写则没有。"),
  marks: says(
    choice(["none", "crop"]).optional(),
    "crop: trim and register marks, ink patches and a slug line around the page; left out: none.",
    "crop 表示版外加裁切线、套准线、色标和文字说明；不写则没有。",
  ),
  standard: says(
    choice(["x4", "x1a"]).optional(),
    "What press files keep: x4 (PDF/X-4), if left out, or x1a (PDF/X-1a:2003).",
    "付印文件的标准：x4（PDF/X-4，不写即此）或 x1a（PDF/X-1a:2003）。",
  ),
  spots: says(
    table(name(), text()).default({}),
    "专色: colours of the palette that have an ink of their own on the press, by name: {red: PANTONE 185 C}.",
    "专色：色板里另用一种油墨来印的颜色，按名称写：{red: PANTONE 185 C}。",
  ),
  sharpen: says(
    number(0, 400).optional(),
    "锐化: how much photos are sharpened for print, in percent; left out: 100; 0: not.",
    "锐化：图片付印前锐化百分之几，不写为 100；0 表示不锐化。",
  ),
  tone: says(
    number(0, 40).optional(),
    "阶调: by how many percent the middle tones of photos are opened for newsprint, which darkens them; left out: 6; 0: not.",
    "阶调：新闻纸印图偏暗，中间调提亮百分之几，不写为 6；0 表示不调。",
  ),
  hairline: says(
    points().optional(),
    "The thinnest rule that the plates hold; left out: 0.25pt.",
    "印版能印出的最细的线，不写为 0.25pt。",
  ),
  reversed: says(
    points().optional(),
    "反白字: the smallest white type on a ground; left out: 8pt.",
    "反白字：压在底色上的白字，最小字号不写为 8pt。",
  ),
  colourType: says(
    points().optional(),
    "套色字: the smallest type in more than one ink; left out: 12pt.",
    "套色字：用一种以上油墨印的字，最小字号不写为 12pt。",
  ),
});
