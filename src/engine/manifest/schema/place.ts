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
  page: says(label(), "The label of the page.", "所在版的版号。"),
  columns: says(
    extent().optional(),
    "栏: basic columns from 1, both ends included: 1-5, or 4 for one.",
    "栏：占用的基本栏，从 1 数起，两头都算：1-5；只占一栏写 4。",
  ),
  rows: says(
    extent().optional(),
    "行: rows of the grid from 1, both ends included: 1-60.",
    "行：占用的行，从 1 数起，两头都算：1-60。",
  ),
  legs: says(
    whole(1, 24).optional(),
    "破栏: re-divides the columns into so many legs: 3 over five columns is 五破三. In a vertical story: bands over one another; left out, so many that a line holds at most 24 characters.",
    "破栏：把所占的栏重新分成几栏，五栏上写 3 就是五破三。竖排稿件里是上下分几层；不写，则分到每行不超过 24 字。",
  ),
  box: says(
    box.optional(),
    "加框: a rule around the frame: true, plain or wenwu (文武线).",
    "加框：文框四周加线：true 或 plain 为单线框，wenwu 为文武线。",
  ),
  tint: says(
    tint.optional(),
    "铺底: the frame's ground: percent of black from 5 to 30, or a colour of the palette.",
    "铺底：文框的底色：5 到 30 是黑的百分比，也可写色板里的颜色名。",
  ),
  reverse: says(
    reverse.optional(),
    "反白: sets the headline white on black (true) or on a colour of the palette.",
    "反白：标题白字压在黑底（true）或色板里某种颜色的底上。",
  ),
  head: says(
    choice(["top", "left", "inset"]).optional(),
    "Where the headline stands; left is a vertical headline (in a vertical story, whose head it is by itself: at the right, where the copy begins).",
    "标题的位置：top 在上，left 为竖排标题，inset 插在文中。竖排稿件的标题本来就竖排，在右边正文起头处。",
  ),
  over: says(
    whole(1, 24).optional(),
    "How many columns the headline spans from the left; the other legs rise beside it.",
    "标题从左起跨几栏；其余的栏在标题旁边升到顶。",
  ),
  headline: says(heading().optional(), "A headline for this part alone.", "这一部分单独用的标题。"),
  pinned: says(
    list(choice(["legs", "over", "head", "box", "priority", "place", "places"]), 9).optional(),
    "What `banmian layout --pin` added here, or to the story: `--unpin` takes it out again, and not what the editor wrote.",
    "由 `banmian layout --pin` 添上的字段；`--unpin` 只取消这些，不动编辑自己写的。",
  ),
  spread: says(
    flag().optional(),
    "跨版: true lets the story go over the fold onto the page that faces this one; columns then count over both pages: 5-12 of 8 and 8 are the inner halves. Its frame is given by hand, and it has no other place.",
    "跨版：true 表示稿件跨过折缝，排在相对的两版；这时栏数两版连着数，各 8 栏时 5-12 是靠折缝的两个半版。位置须写明栏和行，且只能有这一处。",
  ),
  rule: says(flag().optional(), "栏线: false leaves out the rule above the frame.", "栏线：false 表示文框上方不画线。"),
});
