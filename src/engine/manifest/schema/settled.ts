import { z } from "zod";
import { choice, extent, fault, id, label, list, mapping, text, whole } from "./fields.ts";
import { box } from "./place.ts";
import { says } from "./says.ts";

const settledFrame = mapping({
  story: says(id().optional(), "settled-frame-story"),
  part: says(whole(1, 99).optional(), "settled-frame-part"),
  columns: says(extent().optional(), "settled-frame-columns"),
  legs: says(whole(1, 24).optional(), "settled-frame-legs"),
  over: says(whole(1, 24).optional(), "settled-frame-over"),
  head: says(choice(["top", "left", "inset"]).optional(), "settled-frame-head"),
  box: says(box.optional(), "settled-frame-box"),
  photo: says(z.union([whole(1, 24), choice(["head"])], fault("unknown-value")).optional(), "settled-frame-photo"),
  white: says(extent().optional(), "settled-frame-white"),
  advert: says(text().optional(), "settled-frame-advert"),
});

/** A page whose arrangement is settled. */
export const settled = mapping({
  page: says(label(), "settled-page"),
  frames: says(list(settledFrame, 400), "settled-frames"),
});
