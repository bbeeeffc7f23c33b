import { choice, length, mapping, number, typeSize, whole, word } from "./fields.ts";
import { says } from "./says.ts";

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
});

/** How each role of text is set. */
export const stylesSchema = mapping({
  body: says(style, "styles-schema-body"),
  quote: says(style, "styles-schema-quote"),
  signature: says(style, "styles-schema-signature"),
  verse: says(style, "styles-schema-verse"),
  subhead: says(style, "styles-schema-subhead"),
  speaker: says(style, "styles-schema-speaker"),
  dateline: says(style, "styles-schema-dateline"),
  reporter: says(style, "styles-schema-reporter"),
  byline: says(style, "styles-schema-byline"),
  note: says(style, "styles-schema-note"),
  noteLabel: says(style, "styles-schema-note-label"),
  caption: says(style, "styles-schema-caption"),
  credit: says(style, "styles-schema-credit"),
  pullquote: says(style, "styles-schema-pullquote"),
  numeral: says(style, "styles-schema-numeral"),
  legend: says(style, "styles-schema-legend"),
  jump: says(style, "styles-schema-jump"),
  continuation: says(style, "styles-schema-continuation"),
  label: says(style, "styles-schema-label"),
  kicker: says(style, "styles-schema-kicker"),
  deck: says(style, "styles-schema-deck"),
  table: says(style, "styles-schema-table"),
  folio: says(style, "styles-schema-folio"),
  colophon: says(style, "styles-schema-colophon"),
  advert: says(style, "styles-schema-advert"),
  advertHead: says(style, "styles-schema-advert-head"),
  advertText: says(style, "styles-schema-advert-text"),
  category: says(style, "styles-schema-category"),
  smallAdTitle: says(style, "styles-schema-small-ad-title"),
  smallAd: says(style, "styles-schema-small-ad"),
  headline: says(headline.optional(), "styles-schema-headline"),
});
