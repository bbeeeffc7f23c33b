import type { WrittenCrop } from "../located.ts";
import { choice, extent, flag, formed, id, list, mapping, name, path, text, whole } from "./fields.ts";
import { says } from "./says.ts";

const AT = ["head", "top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

/** Keys that say whether make-up may leave out a photo, an inset or the deck. */
export const mayGo = {
  optional: says(flag().default(false), "may-go-optional"),
  omit: says(flag().default(false), "may-go-omit"),
  pinned: pinned(["omit"], 1),
};

/** A photo of a story. */
export const photo = mapping({
  id: says(id().optional(), "photo-id"),
  file: says(path("bytes"), "photo-file"),
  caption: says(text().optional(), "photo-caption"),
  credit: says(text().optional(), "photo-credit"),
  columns: says(whole(1, 24).optional(), "photo-columns"),
  at: says(choice(AT).optional(), "photo-at"),
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

function pinned<const Keys extends readonly [string, ...string[]]>(keys: Keys, most: number) {
  return says(list(choice(keys), most).optional(), "pinned");
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
