import { choice, extent, list, mapping, name, number, path, text, whole } from "./fields.ts";
import { says } from "./says.ts";

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
export const furnitureSchema = mapping({
  nameplate: says(nameplate.optional(), "furniture-schema-nameplate"),
  folio: says(folio.optional(), "furniture-schema-folio"),
  colophon: says(text().optional(), "furniture-schema-colophon"),
});
