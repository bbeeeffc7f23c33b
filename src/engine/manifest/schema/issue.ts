import { z } from "zod";
import { advert } from "./advert.ts";
import {
  choice,
  date,
  fault,
  flag,
  heading,
  id,
  label,
  list,
  mapping,
  neededUnless,
  number,
  path,
  table,
  text,
  whole,
  word,
} from "./fields.ts";
import { group } from "./group.ts";
import { deck, figures, pullquote, qr, storyLabel } from "./insets.ts";
import { ownWord } from "./own-word.ts";
import { photo } from "./photo.ts";
import { place } from "./place.ts";
import { says } from "./says.ts";
import { settled } from "./settled.ts";
import { wish } from "./wish.ts";

const page = mapping({
  label: says(label(), "page-label"),
  section: says(text().optional(), "page-section"),
  credits: says(table(text(), text()).default({}), "page-credits"),
  inks: says(choice(["colour", "black"]).optional(), "page-inks"),
  contact: says(text().optional(), "page-contact"),
});

const body = says(z.union([text(), mapping({ file: says(path("copy"), "body-file") })], fault("not-a-body")), "body");

const note = mapping({
  label: says(text().optional(), "note-label"),
  text: says(text(), "note-text"),
});

const filler = mapping({
  id: says(id(), "filler-id"),
  headline: says(heading().optional(), "filler-headline"),
  body,
  place: says(place.optional(), "filler-place"),
});

const story = mapping({
  id: says(id(), "story-id"),
  label: says(storyLabel.optional(), "story-label"),
  kicker: says(heading().optional(), "story-kicker"),
  headline: says(heading().optional(), "story-headline"),
  stretch: says(number(92, 100).optional(), "story-stretch"),
  deck: says(deck.optional(), "story-deck"),
  byline: says(text().optional(), "story-byline"),
  dateline: says(text().optional(), "story-dateline"),
  reporter: says(text().optional(), "story-reporter"),
  note: says(note.optional(), "story-note"),
  body: body.optional(),
  photos: says(list(photo, 200).default([]), "story-photos"),
  pullquote: says(pullquote.optional(), "story-pullquote"),
  figures: says(figures.optional(), "story-figures"),
  qr: says(qr.optional(), "story-qr"),
  group: says(id().optional(), "story-group"),
  place: says(
    z.union([place, list(place, 50).min(1, fault("too-few"))], fault("not-a-mapping")).optional(),
    "story-place",
  ).register(neededUnless, { other: "group" }),
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
    pages: says(list(page, 400).min(1, fault("too-few")), "issue-schema-pages"),
    stories: says(list(story, 5000).default([]), "issue-schema-stories"),
    groups: says(list(group, 400).default([]), "issue-schema-groups"),
    adverts: says(list(advert, 1000).default([]), "issue-schema-adverts"),
    fillers: says(list(filler, 1000).default([]), "issue-schema-fillers"),
    settled: says(list(settled, 400).default([]), "issue-schema-settled"),
    words: says(list(ownWord, 5000).default([]), "issue-schema-words"),
    weather: says(text().optional(), "issue-schema-weather"),
    today: says(whole(1, 999).optional(), "issue-schema-today"),
  }),
  "issue-schema",
);
