import { z } from "zod";
import { forTextKeys } from "../../../base/blocks.ts";
import type { WrittenCrop } from "../located.ts";
import { advert } from "./advert.ts";
import {
  choice,
  copy,
  date,
  extent,
  fault,
  flag,
  formed,
  head,
  heading,
  id,
  label,
  list,
  mapping,
  matching,
  name,
  number,
  ownWord,
  path,
  says,
  table,
  text,
  whole,
  word,
} from "./fields.ts";

/*
 * One day's issue, from the parts of a story up to the whole file. A photo, an inset and the deck share the keys that allow make-up to leave them out; a story,
 * a group share the keys of a frame's look. So a key means the same everywhere.
 */

/** 加框. */
const box = z
  .union([flag(), choice(["plain", "wenwu"])], fault("unknown-value"))
  .transform((written) => (written === true ? "plain" : written));

const tint = z
  .union([number(5, 30), name()], fault("bad-name"))
  .transform((written) => (typeof written === "number" ? { percent: written } : { name: written }));

const reverse = z
  .union([flag(), name()], fault("bad-name"))
  .transform((written) => (written === true ? "black" : written));

/** The keys of a place besides its page. */
const placeKeys = {
  columns: says(extent().optional(), "place-columns"),
  rows: says(extent().optional(), "place-rows"),
  legs: says(whole(1, 24).optional(), "place-legs"),
  box: says(box.optional(), "place-box"),
  tint: says(tint.optional(), "place-tint"),
  reverse: says(reverse.optional(), "place-reverse"),
  head: says(choice(["top", "left", "inset"]).optional(), "place-head"),
  over: says(whole(1, 24).optional(), "place-over"),
  headline: says(heading().optional(), "place-headline"),
  size: says(number(4, 400).optional(), "place-size"),
  white: says(whole(0, 24).optional(), "place-white"),
  pinned: pinned(
    ["page", "legs", "over", "head", "box", "size", "white", "priority", "cut", "place", "places"],
    10,
    "place-pinned",
  ),
  spread: says(flag().optional(), "place-spread"),
  rule: says(flag().optional(), "place-rule"),
};

/** The place of a part of a story. */
const place = mapping({
  page: says(labels().optional(), "place-page"),
  ...placeKeys,
});

/** One page, or several of which the plan chooses. */
function labels() {
  return z.union([label(), list(label(), 400).min(1, fault("missing-value"))], fault("not-text-or-list"));
}

/** What an editor requests of make-up for one story. */
const wish = mapping({
  at: says(choice(["top", "bottom"]).optional(), "wish-at"),
  beside: says(id().optional(), "wish-beside"),
  jump: says(choice(["never"]).optional(), "wish-jump"),
  legs: says(whole(1, 24).optional(), "wish-legs"),
  over: says(choice(["full"]).optional(), "wish-over"),
  photo: says(choice(["small"]).optional(), "wish-photo"),
});

/** A fixed place: leg and row of the frame. */
const spot = formed(
  "unknown-value",
  "^[1-9][0-9]?/[1-9][0-9]{0,2}$",
  (written) => (/^[1-9]\d?\/[1-9]\d{0,2}$/.test(written) ? (written as `${number}/${number}`) : undefined),
  { title: "spot" },
);

const AT = ["head", "top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

/** Keys that allow make-up to leave out a photo, an inset or the deck. */
const mayGo = {
  optional: says(flag().default(false), "may-go-optional"),
  omit: says(flag().optional(), "may-go-omit"),
  pinned: pinned(["omit"], 1),
};

const photo = mapping({
  id: says(id().optional(), "photo-id"),
  file: says(path("bytes"), "photo-file"),
  caption: says(text().optional(), "photo-caption"),
  credit: says(text().optional(), "photo-credit"),
  columns: says(whole(1, 24).optional(), "photo-columns"),
  at: says(z.union([choice(AT), spot], fault("unknown-value")).optional(), "photo-at"),
  depth: says(extent().optional(), "photo-depth"),
  crop: says(
    formed(
      "bad-crop",
      "^(attention|entropy|centre|none|[0-9]{1,3}% [0-9]{1,3}%( [0-9]{1,3}% [0-9]{1,3}%)?)$",
      readCrop,
    ).optional(),
    "photo-crop",
  ),
  group: says(name().optional(), "photo-group"),
  part: says(whole(1, 99).default(1), "photo-part"),
  ...mayGo,
  pinned: pinned(["columns", "at", "depth", "omit"], 9),
  web: says(flag().default(true), "photo-web"),
});

/** Keys that pinning added, and values that it replaced. */
function pinned<const Keys extends readonly [string, ...string[]]>(keys: Keys, most: number, sentence = "pinned") {
  const was = matching("unknown-value", "^(at|depth|page) [^ ]+$", { title: "was" });
  return says(list(z.union([choice(keys), was], fault("unknown-value")), most).optional(), sentence);
}

function readCrop(written: string): WrittenCrop | undefined {
  if (written === "attention" || written === "entropy" || written === "centre" || written === "none") {
    return { kind: written };
  }
  const subject = /^(\d{1,3})% (\d{1,3})% (\d{1,3})% (\d{1,3})%$/
    .exec(written)
    ?.slice(1)
    .map((each) => Number(each) / 100);
  if (subject !== undefined) {
    const [left = 0, top = 0, right = 0, bottom = 0] = subject;
    if (!(left < right && top < bottom && right <= 1 && bottom <= 1)) return undefined;
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    return { kind: "focus", ...middle, width: right - left, height: bottom - top };
  }
  const [, x, y] = /^(\d{1,3})% (\d{1,3})%$/.exec(written) ?? [];
  if (x === undefined || Number(x) > 100 || Number(y) > 100) return undefined;
  return { kind: "focus", x: Number(x) / 100, y: Number(y) / 100 };
}

/** The places of an inset: those of a photo, except over the headline. */
const INSET_AT = ["top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

const inset = {
  columns: says(whole(1, 24).optional(), "inset-columns"),
  at: says(z.union([choice(INSET_AT), spot], fault("unknown-value")).optional(), "inset-at"),
  part: says(whole(1, 99).default(1), "inset-part"),
  ...mayGo,
  pinned: pinned(["columns", "at", "omit"], 9),
};

/** The line below the headline. Only in a mapping may it be left out. */
const deck = z.union(
  [...heading().options, mapping({ text: says(heading(), "deck-text"), ...mayGo })],
  fault("not-text-or-list"),
);

const pullquote = z.union(
  [
    head(),
    mapping({
      text: says(head(), "pullquote-text"),
      by: says(text().optional(), "pullquote-by"),
      ...inset,
    }),
  ],
  fault("not-a-mapping"),
);

const figures = mapping({
  title: says(text().optional(), "figures-title"),
  list: says(
    list(
      mapping({
        value: says(text(), "figures-value"),
        legend: says(text(), "figures-legend"),
      }),
      12,
    ).min(1, fault("missing-value")),
    "figures-list",
  ),
  ...inset,
});

const qr = z.union(
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

/** The content of a QR code, short enough that its modules can be read in print. */
function webAddress() {
  return matching("bad-url", "^https?://[!-~]{1,280}$");
}

const storyLabel = z.union(
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

const groupPlace = mapping({
  page: says(labels().optional(), "group-place-page"),
  columns: says(extent().optional(), "group-place-columns"),
  rows: says(extent().optional(), "group-place-rows"),
  box: says(box.optional(), "group-place-box"),
  tint: says(tint.optional(), "group-place-tint"),
  reverse: says(reverse.optional(), "group-place-reverse"),
  pinned: pinned(["page", "place"], 9),
});

/** Stories under one common head (集纳, 专题). */
const group = mapping({
  id: says(id(), "group-id"),
  label: says(text().optional(), "group-label"),
  kicker: says(heading().optional(), "group-kicker"),
  headline: says(heading().optional(), "group-headline"),
  deck: says(heading().optional(), "group-deck"),
  priority: says(choice(["lead", "major", "normal"]).optional(), "group-priority"),
  place: says(groupPlace.optional(), "group-place"),
  section: says(text().optional(), "story-section"),
});

const page = mapping({
  label: says(label(), "page-label"),
  section: says(text().optional(), "page-section"),
  credits: says(table(text(), text()).default({}), "page-credits"),
  inks: says(choice(["colour", "black"]).optional(), "page-inks"),
  contact: says(text().optional(), "page-contact"),
});

const body = says(z.union([copy(), mapping({ file: says(path("copy"), "body-file") })], fault("not-a-body")), "body");

const note = mapping({
  label: says(text().optional(), "note-label"),
  text: says(text(), "note-text"),
});

const filler = mapping({
  id: says(id(), "filler-id"),
  headline: says(heading().optional(), "filler-headline"),
  body,
  place: says(mapping({ page: says(label(), "place-page"), ...placeKeys }).optional(), "filler-place"),
  under: says(id().optional(), "filler-under"),
});

const story = mapping({
  id: says(id(), "story-id"),
  label: says(storyLabel.optional(), "story-label"),
  kicker: says(heading().optional(), "story-kicker"),
  headline: says(heading().optional(), "story-headline"),
  stretch: says(number(92, 100).optional(), "story-stretch"),
  deck: says(deck.optional(), "story-deck"),
  ...forTextKeys((key) => says(text().optional(), `block-${key}`)),
  note: says(note.optional(), "story-note"),
  body: body.optional(),
  photos: says(list(photo, 200).default([]), "story-photos"),
  pullquote: says(pullquote.optional(), "story-pullquote"),
  figures: says(figures.optional(), "block-numbers"),
  qr: says(qr.optional(), "block-qr"),
  group: says(id().optional(), "story-group"),
  place: says(
    z.union([place, list(place, 50).min(1, fault("missing-value"))], fault("not-a-mapping")).optional(),
    "story-place",
  ),
  section: says(text().optional(), "story-section"),
  spare: says(flag().default(false), "story-spare"),
  cuttable: says(whole(1, 999).optional(), "story-cuttable"),
  cut: says(whole(1, 999).optional(), "story-cut"),
  priority: says(choice(["lead", "major", "normal", "brief"]).optional(), "story-priority"),
  wish: says(wish.optional(), "story-wish"),
  continuedFrom: says(label().optional(), "story-continued-from"),
  continuesOn: says(label().optional(), "story-continues-on"),
  web: says(flag().default(true), "story-web"),
  writing: says(choice(["horizontal", "vertical"]).optional(), "story-writing"),
});

/** One day's issue: issue.yaml. */
export const issueSchema = says(
  mapping({
    paper: says(path("manifest"), "issue-schema-paper"),
    date: says(date(), "issue-schema-date"),
    number: says(whole(1, 999_999).optional(), "issue-schema-number"),
    edition: says(word("bad-name", "[\\p{L}\\p{N}-]", 16).optional(), "issue-schema-edition"),
    revision: says(whole(1, 999).default(1), "issue-schema-revision"),
    pages: says(list(page, 400).min(1, fault("missing-value")), "issue-schema-pages"),
    stories: says(list(story, 5000).default([]), "issue-schema-stories"),
    groups: says(list(group, 400).default([]), "issue-schema-groups"),
    adverts: says(list(advert, 1000).default([]), "issue-schema-adverts"),
    fillers: says(list(filler, 1000).default([]), "issue-schema-fillers"),
    words: says(list(ownWord, 5000).default([]), "issue-schema-words"),
    weather: says(text().optional(), "issue-schema-weather"),
    today: says(whole(1, 999).optional(), "issue-schema-today"),
  }),
  "issue-schema",
);
