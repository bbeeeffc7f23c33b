import { choice, mapping, name, number, path, points, table, text, whole } from "./fields.ts";
import { says } from "./says.ts";

/** The printing plant's demands. */
export const pressSchema = mapping({
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
