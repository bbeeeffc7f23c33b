import type { WrittenCrop } from "../located.ts";
import { choice, extent, flag, formed, id, list, mapping, name, path, text, whole } from "./fields.ts";
import { says } from "./says.ts";

const AT = ["head", "top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

/** Keys that say whether make-up may leave out a photo, an inset or the deck. */
export const mayGo = {
  optional: says(
    flag().default(false),
    "可有可无: true lets make-up leave it out where its page has no room; what is left out is told.",
    "可有可无：true 表示版面排不下时可以不用；没用的会提示。",
  ),
  omit: says(
    flag().default(false),
    "不用: true leaves it out, as `banmian layout --pin` writes it.",
    "不用：true 表示不排；`banmian layout --pin` 会这样写。",
  ),
  pinned: pinned(["omit"], 1),
};

/** A photo of a story. */
export const photo = mapping({
  id: says(
    id().optional(),
    "What `![](id)` in the copy calls the photo; its number from 1 serves as well.",
    "图片代号：正文里用 `![](id)` 指这张图；不写也可以用从 1 起的序号。",
  ),
  file: says(path("bytes"), "The picture, a path from the issue's folder.", "图片文件：从本期文件夹起的路径。"),
  caption: says(text().optional(), "图片说明: the text under the photo.", "图片说明：排在图片下面的文字。"),
  credit: says(text().optional(), "摄影: who took it, at the caption's end.", "摄影：拍摄者，排在图片说明之后。"),
  columns: says(
    whole(1, 24).optional(),
    "How many columns (of a re-divided frame: legs; of a vertical story: bands) it takes.",
    "图宽几栏；破栏的文框里按破成的栏数，竖排稿件里按层数。",
  ),
  at: says(
    choice(AT).optional(),
    "Where in its frame it stands; head is over the headline. Left out: the engine decides.",
    "图片在文框里的位置；head 在标题之上。不写则由程序决定。",
  ),
  depth: says(
    extent().optional(),
    "The rows that the picture may take: 12, or 12-18.",
    "图高可占的行数：12，或 12-18。",
  ),
  crop: says(
    formed(
      "bad-crop",
      "^(attention|entropy|centre|none|[0-9]{1,3}% [0-9]{1,3}%( [0-9]{1,3}% [0-9]{1,3}%)?)$",
      readCrop,
    ).optional(),
    "裁切: what a crop keeps: attention, entropy, centre, or a point such as 30% 60%, a subject by its left, top, right and bottom such as 20% 10% 60% 80% (kept, with a tenth of its size round it); none: nothing is cut off.",
    "裁切：裁图时保住什么：attention 显眼处，entropy 细节最多处，centre 中央，或 30% 60% 这样的一点；20% 10% 60% 80%（左、上、右、下）这样的主体，连同四周一成都保住；none 表示不裁。",
  ),
  group: says(
    name().optional(),
    "组照: photos of one group stand side by side under one caption.",
    "组照：同一组的图片并排，共用一条说明。",
  ),
  part: says(whole(1, 99).default(1), "Which part of the story holds it, from 1.", "放在稿件的第几部分，从 1 数起。"),
  ...mayGo,
  pinned: pinned(["columns", "at", "depth", "omit"], 9),
  web: says(
    flag().default(true),
    "网上刊用: false keeps the photo off the web: it is left out of the story's page and of the page's PDF, and blurred in the page's picture.",
    "网上刊用：false 表示这张图不上网：稿件页和版面 PDF 不登，版面图上打模糊。",
  ),
});

function pinned<const Keys extends readonly [string, ...string[]]>(keys: Keys, most: number) {
  return says(
    list(choice(keys), most).optional(),
    "What `banmian layout --pin` added here; `--unpin` takes it out again.",
    "由 `banmian layout --pin` 添上的字段；`--unpin` 会取消。",
  );
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
