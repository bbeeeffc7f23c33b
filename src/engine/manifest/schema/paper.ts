import { forBlockStyles } from "../../../base/blocks.ts";
import { slot, stock } from "./advert.ts";
import {
  choice,
  cmyk,
  extent,
  length,
  list,
  mapping,
  name,
  namingFiles,
  number,
  ownWord,
  path,
  points,
  says,
  size,
  table,
  text,
  typeSize,
  whole,
  word,
} from "./fields.ts";

/*
 * What is the same in every issue. Only the paper's name and code are required. Defaults of measure and look are in `model`, since most of them depend on the
 * preset.
 */

const style = mapping({
  face: says(word("bad-name", "(?=\\S).", 64).optional(), "style-face"),
  size: says(typeSize().optional(), "style-size"),
  floor: says(typeSize().optional(), "style-floor"),
  pitch: says(length(["pt", "mm", "行"]).optional(), "style-pitch"),
  colour: says(word("bad-colour-name", "[\\p{L}\\p{N}_-]", 32).optional(), "style-colour"),
  align: says(choice(["left", "center", "right", "justify"]).optional(), "style-align"),
  indent: says(length(["字", "pt", "mm"], "字").optional(), "style-indent"),
  before: says(length(["行", "pt", "mm"], "行").optional(), "style-before"),
  after: says(length(["行", "pt", "mm"], "行").optional(), "style-after"),
  lines: says(whole(1, 9).optional(), "style-lines"),
})
  .meta({ id: "style" })
  .optional();

const headline = mapping({
  lead: says(style, "headline-lead"),
  major: says(style, "headline-major"),
  normal: says(style, "headline-normal"),
  brief: says(style, "headline-brief"),
  continuation: says(style, "headline-continuation"),
  stretch: says(number(92, 100).optional(), "headline-stretch"),
  steps: says(number(0, 25).optional(), "headline-steps"),
});

/** The style of each role of text. */
const stylesSchema = mapping({
  ...forBlockStyles((name) => says(style, `block-${name}`)),
  folio: says(style, "styles-schema-folio"),
  colophon: says(style, "styles-schema-colophon"),
  advert: says(style, "styles-schema-advert"),
  advertHead: says(style, "styles-schema-advert-head"),
  advertText: says(style, "styles-schema-advert-text"),
  category: says(style, "styles-schema-category"),
  smallAdTitle: says(style, "styles-schema-small-ad-title"),
  smallAd: says(style, "styles-schema-small-ad"),
  headline: says(headline.optional(), "block-headline"),
});

const ear = mapping({
  title: says(text().optional(), "ear-title"),
  text: says(text(), "ear-text"),
});

const nameplate = mapping({
  columns: says(extent(), "nameplate-columns"),
  rows: says(extent(), "nameplate-rows"),
  art: says(path("art").optional(), "nameplate-art"),
  colour: says(name().optional(), "nameplate-colour"),
  ears: says(list(ear, 10).default([]), "nameplate-ears"),
  earColumns: says(whole(1, 12).optional(), "nameplate-ear-columns"),
  strip: says(list(text(), 20).default([]), "nameplate-strip"),
  cn: says(text().optional(), "nameplate-cn"),
  post: says(text().optional(), "nameplate-post"),
  publisher: says(text().optional(), "nameplate-publisher"),
  web: says(text().optional(), "nameplate-web"),
});

const folio = mapping({
  side: says(choice(["outer", "left"]).optional(), "folio-side"),
  rows: says(number(0, 12).optional(), "folio-rows"),
});

/** Nameplate, folio, colophon. */
const furnitureSchema = mapping({
  nameplate: says(nameplate.optional(), "furniture-schema-nameplate"),
  folio: says(folio.optional(), "furniture-schema-folio"),
  colophon: says(text().optional(), "furniture-schema-colophon"),
});

/** The printing plant's requirements. */
const pressSchema = mapping({
  profile: says(path("bytes").optional(), "press-schema-profile"),
  ink: says(whole(100, 400).optional(), "press-schema-ink"),
  resolution: says(whole(50, 1200).optional(), "press-schema-resolution"),
  bleed: says(points().optional(), "press-schema-bleed"),
  marks: says(choice(["none", "crop"]).optional(), "press-schema-marks"),
  standard: says(choice(["x4", "x1a"]).optional(), "press-schema-standard"),
  spots: says(table(name(), text()).default({}), "press-schema-spots"),
  sharpen: says(number(0, 400).optional(), "press-schema-sharpen"),
  tone: says(number(0, 40).optional(), "press-schema-tone"),
  hairline: says(points().optional(), "press-schema-hairline"),
  reversed: says(points().optional(), "press-schema-reversed"),
  colourType: says(points().optional(), "press-schema-colour-type"),
});

const sheet = mapping({
  trim: says(size().optional(), "sheet-trim"),
  top: says(points().optional(), "sheet-top"),
});

const grid = mapping({
  columns: says(whole(1, 24).optional(), "grid-columns"),
  measure: says(number(4, 60).optional(), "grid-measure"),
  gutter: says(number(0, 6).optional(), "grid-gutter"),
  rows: says(whole(10, 300).optional(), "grid-rows"),
  size: says(typeSize().optional(), "grid-size"),
  pitch: says(points().optional(), "grid-pitch"),
});

const rules = mapping({
  story: says(points().optional(), "rules-story"),
  column: says(points().optional(), "rules-column"),
  box: says(points().optional(), "rules-box"),
});

const levers = mapping({
  crop: says(number(0, 50).optional(), "levers-crop"),
  white: says(number(0, 20).optional(), "levers-white"),
});

/** What is the same in every issue: paper.yaml. */
export const paperSchema = says(
  mapping({
    name: says(text(), "paper-schema-name"),
    code: says(namingFiles(word("bad-code", "[A-Za-z0-9]", 12)), "paper-schema-code"),
    preset: says(choice(["对开", "四开"]).default("对开"), "paper-schema-preset"),
    sheet: says(sheet.optional(), "paper-schema-sheet"),
    grid: says(grid.optional(), "paper-schema-grid"),
    sizes: says(choice(["office", "letterpress"]).default("office"), "paper-schema-sizes"),
    writing: says(choice(["horizontal", "vertical"]).optional(), "paper-schema-writing"),
    binding: says(choice(["left", "right"]).optional(), "paper-schema-binding"),
    script: says(choice(["simplified", "traditional"]).optional(), "paper-schema-script"),
    prohibition: says(choice(["none", "basic", "gb", "strict"]).optional(), "paper-schema-prohibition"),
    words: says(list(ownWord, 5000).default([]), "paper-schema-words"),
    usage: says(list(path("usage"), 20).default([]), "paper-schema-usage"),
    palette: says(table(name(), cmyk()).default({}), "paper-schema-palette"),
    jump: says(
      mapping({
        to: says(text().optional(), "paper-schema-to"),
        from: says(text().optional(), "paper-schema-from"),
        page: says(text().optional(), "paper-schema-page"),
      }).optional(),
      "paper-schema-jump",
    ),
    slots: says(table(name(), slot).default({}), "paper-schema-slots"),
    stock: says(list(stock, 200).default([]), "paper-schema-stock"),
    fonts: says(path("fonts").optional(), "paper-schema-fonts"),
    styles: says(stylesSchema.optional(), "paper-schema-styles"),
    furniture: says(furnitureSchema.optional(), "paper-schema-furniture"),
    rules: says(rules.optional(), "paper-schema-rules"),
    levers: says(levers.optional(), "paper-schema-levers"),
    press: says(pressSchema.optional(), "paper-schema-press"),
    signing: says(list(word("bad-name", "(?=\\S).", 16), 12).default([]), "paper-schema-signing"),
    faults: says(table(text(), choice(["error", "warning", "off", "ink"])).default({}), "paper-schema-faults"),
  }),
  "paper-schema",
);
