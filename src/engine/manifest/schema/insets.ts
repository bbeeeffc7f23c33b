import { z } from "zod";
import { choice, fault, heading, list, mapping, matching, path, text, whole } from "./fields.ts";
import { mayGo } from "./photo.ts";
import { says } from "./says.ts";

/** The place of an inset: as a photo's, but never over the headline. */
const INSET_AT = ["top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

const inset = {
  columns: says(whole(1, 24).optional(), "inset-columns"),
  at: says(choice(INSET_AT).optional(), "inset-at"),
  part: says(whole(1, 99).default(1), "inset-part"),
  ...mayGo,
};

/** The line below the headline; in a mapping it may be left out. */
export const deck = z.union(
  [...heading().options, mapping({ text: says(heading(), "deck-text"), ...mayGo })],
  fault("not-text-or-list"),
);

export const pullquote = z.union(
  [
    text(),
    mapping({
      text: says(text(), "pullquote-text"),
      by: says(text().optional(), "pullquote-by"),
      ...inset,
    }),
  ],
  fault("not-a-mapping"),
);

export const figures = mapping({
  title: says(text().optional(), "figures-title"),
  list: says(
    list(
      mapping({
        value: says(text(), "figures-value"),
        legend: says(text(), "figures-legend"),
      }),
      12,
    ).min(1, fault("too-few")),
    "figures-list",
  ),
  ...inset,
});

export const qr = z.union(
  [
    webAddress(),
    mapping({
      url: says(webAddress(), "qr-url"),
      caption: says(text().optional(), "qr-caption"),
      ...inset,
    }),
  ],
  fault("not-a-mapping"),
);

/** What a QR code of readable modules holds. */
function webAddress() {
  return matching("bad-url", "^https?://[!-~]{1,280}$");
}

export const storyLabel = z.union(
  [
    text(),
    mapping({
      art: says(path("art"), "story-label-art"),
      text: says(text(), "story-label-text"),
      rows: says(whole(1, 12).default(2), "story-label-rows"),
      at: says(choice(["head", "rule"]).default("head"), "story-label-at"),
    }),
  ],
  fault("not-a-mapping"),
);
