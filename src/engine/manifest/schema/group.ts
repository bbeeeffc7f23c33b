import { choice, extent, heading, id, label, mapping, text } from "./fields.ts";
import { box, reverse, tint } from "./place.ts";
import { says } from "./says.ts";

const groupPlace = mapping({
  page: says(label(), "group-place-page"),
  columns: says(extent().optional(), "group-place-columns"),
  rows: says(extent().optional(), "group-place-rows"),
  box: says(box.optional(), "group-place-box"),
  tint: says(tint.optional(), "group-place-tint"),
  reverse: says(reverse.optional(), "group-place-reverse"),
});

/** Stories under one common head (集纳, 专题). */
export const group = mapping({
  id: says(id(), "group-id"),
  label: says(text().optional(), "group-label"),
  kicker: says(heading().optional(), "group-kicker"),
  headline: says(heading().optional(), "group-headline"),
  deck: says(heading().optional(), "group-deck"),
  priority: says(choice(["lead", "major", "normal"]).optional(), "group-priority"),
  place: says(groupPlace, "group-place"),
});
