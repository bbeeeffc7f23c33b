import { slot } from "./advert.ts";
import {
  choice,
  cmyk,
  list,
  mapping,
  name,
  namingFiles,
  number,
  path,
  points,
  size,
  table,
  text,
  typeSize,
  whole,
  word,
} from "./fields.ts";
import { furnitureSchema } from "./furniture.ts";
import { ownWord } from "./own-word.ts";
import { pressSchema } from "./press.ts";
import { says } from "./says.ts";
import { stylesSchema } from "./styles.ts";

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
    fonts: says(path("fonts").optional(), "paper-schema-fonts"),
    styles: says(stylesSchema.optional(), "paper-schema-styles"),
    furniture: says(furnitureSchema.optional(), "paper-schema-furniture"),
    rules: says(rules.optional(), "paper-schema-rules"),
    levers: says(levers.optional(), "paper-schema-levers"),
    press: says(pressSchema.optional(), "paper-schema-press"),
    faults: says(table(text(), choice(["error", "warning", "off", "ink"])).default({}), "paper-schema-faults"),
  }),
  "paper-schema",
);
