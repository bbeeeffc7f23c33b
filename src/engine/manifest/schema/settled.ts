import { z } from "zod";
import { choice, extent, fault, id, label, list, mapping, text, whole } from "./fields.ts";
import { box } from "./place.ts";
import { says } from "./says.ts";

const settledFrame = mapping({
  story: says(id().optional(), "The story or filler that stands here.", "这里排的稿件或补白。"),
  part: says(
    whole(1, 99).optional(),
    "Which part of the story, from 1; left out: the first.",
    "稿件的第几部分，从 1 数起；不写即第一部分。",
  ),
  columns: says(
    extent().optional(),
    "栏: its basic columns. It stands under all that is listed before it and shares a column with it.",
    "栏：占哪几栏。列在前面、栏有重合的，都在它上面。",
  ),
  legs: says(whole(1, 24).optional(), "破栏: legs, as in a place.", "破栏：分成几栏，与 place 里的相同。"),
  over: says(whole(1, 24).optional(), "Columns that the headline spans; left out: all.", "标题跨几栏；不写即通栏。"),
  head: says(
    choice(["top", "left", "inset"]).optional(),
    "Where the headline stands; left out: at the top.",
    "标题的位置；不写即在上。",
  ),
  box: says(box.optional(), "加框: a rule around it.", "加框：四周加线。"),
  photo: says(
    z.union([whole(1, 24), choice(["head"])], fault("unknown-value")).optional(),
    "How many columns its first photo takes; head: it stands over the headline.",
    "首图占几栏；head 表示排在标题之上。",
  ),
  white: says(extent().optional(), "In place of a story: columns that stay white.", "不排稿件：这几栏留白。"),
  advert: says(
    text().optional(),
    "In place of a story: an advert of this page that stories stand under, by its file.",
    "不排稿件：本版的一个广告（写文件名），下面还有稿件。",
  ),
});

/** A page whose arrangement is settled. */
export const settled = mapping({
  page: says(label(), "The label of the page.", "所在版的版号。"),
  frames: says(
    list(settledFrame, 400),
    "What stands on the page, from its head down: each under those before it that share its columns.",
    "这一版从上到下的排法：列在后面的，排在前面同栏的下面。",
  ),
});
