import {
  choice,
  copy,
  extent,
  fault,
  flag,
  heading,
  label,
  list,
  mapping,
  name,
  path,
  says,
  size,
  text,
  whole,
} from "./fields.ts";

const smallAd = mapping({
  category: says(text(), "small-ad-category"),
  title: says(text().optional(), "small-ad-title"),
  text: says(text(), "small-ad-text"),
});

const cell = mapping({
  columns: says(extent(), "cell-columns"),
  rows: says(extent(), "cell-rows"),
});

/** An advert on a page: a picture, words, or small ads. */
export const advert = mapping({
  file: says(path("bytes").optional(), "advert-file"),
  headline: says(heading().optional(), "advert-headline"),
  text: says(copy().optional(), "advert-text"),
  signature: says(text().optional(), "advert-signature"),
  classified: says(list(smallAd, 5000).min(1, fault("missing-value")).optional(), "advert-classified"),
  categories: says(list(text(), 200).default([]), "advert-categories"),
  legs: says(whole(1, 24).optional(), "advert-legs"),
  page: says(label(), "advert-page"),
  spread: says(flag().optional(), "advert-spread"),
  slot: says(name().optional(), "advert-slot"),
  columns: says(extent().optional(), "advert-columns"),
  rows: says(extent().optional(), "advert-rows"),
  cells: says(list(cell, 9).optional(), "advert-cells"),
  label: says(text().optional(), "advert-label"),
  fit: says(choice(["exact", "contain", "cover"]).optional(), "advert-fit"),
  filePage: says(whole(1, 9999).optional(), "advert-file-page"),
  as: says(choice(["picture"]).optional(), "advert-as"),
});

/** A notice of the house that a paper keeps for white. */
export const stock = mapping({
  headline: says(heading(), "advert-headline"),
  text: says(copy(), "advert-text"),
  signature: says(text().optional(), "advert-signature"),
  label: says(text().optional(), "stock-label"),
  most: says(whole(1, 99).default(1), "stock-most"),
});

/** A place for adverts that a paper sells by name. */
export const slot = mapping({
  columns: says(extent().optional(), "slot-columns"),
  rows: says(extent().optional(), "slot-rows"),
  size: says(size().optional(), "slot-size"),
  at: says(choice(["top-left", "top-right", "bottom-left", "bottom-right"]).default("bottom-right"), "slot-at"),
});
