import { z } from "zod";
import { choice, extent, fault, flag, heading, label, list, mapping, name, number, whole } from "./fields.ts";
import { says } from "./says.ts";

/** 加框, in a place and in a settled frame. */
export const box = z
  .union([flag(), choice(["plain", "wenwu"])], fault("unknown-value"))
  .transform((written) => (written === true ? "plain" : written));

export const tint = z
  .union([number(5, 30), name()], fault("bad-name"))
  .transform((written) => (typeof written === "number" ? { percent: written } : { name: written }));

export const reverse = z
  .union([flag(), name()], fault("bad-name"))
  .transform((written) => (written === true ? "black" : written));

/** Where a part of a story stands. */
export const place = mapping({
  page: says(label(), "place-page"),
  columns: says(extent().optional(), "place-columns"),
  rows: says(extent().optional(), "place-rows"),
  legs: says(whole(1, 24).optional(), "place-legs"),
  box: says(box.optional(), "place-box"),
  tint: says(tint.optional(), "place-tint"),
  reverse: says(reverse.optional(), "place-reverse"),
  head: says(choice(["top", "left", "inset"]).optional(), "place-head"),
  over: says(whole(1, 24).optional(), "place-over"),
  headline: says(heading().optional(), "place-headline"),
  pinned: says(
    list(choice(["legs", "over", "head", "box", "priority", "place", "places"]), 9).optional(),
    "place-pinned",
  ),
  spread: says(flag().optional(), "place-spread"),
  rule: says(flag().optional(), "place-rule"),
});
