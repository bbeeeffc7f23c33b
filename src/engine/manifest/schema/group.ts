import { choice, extent, heading, id, label, mapping, text } from "./fields.ts";
import { box, reverse, tint } from "./place.ts";
import { says } from "./says.ts";

const groupPlace = mapping({
  page: says(label(), "The label of the page on which the whole group stands.", "整组所在版的版号。"),
  columns: says(
    extent().optional(),
    "栏: the columns of the whole group, head and box included; left out, with rows: the engine finds the frame.",
    "栏：整组连标题和框占的栏；与 rows 一起不写，就由程序拼版。",
  ),
  rows: says(extent().optional(), "行: the rows of the whole group.", "行：整组占的行。"),
  box: says(
    box.optional(),
    "加框: one rule around the group: true, plain or wenwu (文武线).",
    "加框：整组四周加线：true 或 plain 为单线框，wenwu 为文武线。",
  ),
  tint: says(
    tint.optional(),
    "铺底: one ground under the group: percent of black from 5 to 30, or a colour of the palette.",
    "铺底：整组的底色：5 到 30 是黑的百分比，也可写色板里的颜色名。",
  ),
  reverse: says(
    reverse.optional(),
    "反白: sets the common headline white on black (true) or on a colour of the palette.",
    "反白：总标题白字压在黑底（true）或色板里某种颜色的底上。",
  ),
});

/** Stories under one common head (集纳, 专题). */
export const group = mapping({
  id: says(
    id(),
    "代号: stories name the group by it (`group: id`); unique among groups, stories and fillers.",
    "代号：稿件用它归组（`group: 代号`）；与各组、稿件、补白都不可重复。",
  ),
  label: says(
    text().optional(),
    "栏头: a small label over the common headline, or in its place.",
    "栏头：总标题上方的小标签，也可以代替总标题。",
  ),
  kicker: says(heading().optional(), "引题: the line above the common headline.", "引题：总标题上方的一行。"),
  headline: says(
    heading().optional(),
    "通栏题: the common headline over all columns of the group.",
    "通栏题：横跨整组各栏的总标题。",
  ),
  deck: says(heading().optional(), "副题: the line below the common headline.", "副题：总标题下方的一行。"),
  priority: says(
    choice(["lead", "major", "normal"]).optional(),
    "The rank of the common headline and of the group on its page; left out: a rank above that of its greatest story, normal for briefs; major at the most where no lead is in it.",
    "总标题用哪一级样式，整组在版上按哪一级；不写则比组里最重的稿件高一级，全是简讯则为 normal；组里没有头条的，最高为 major。",
  ),
  place: says(groupPlace, "位置: where the whole group stands.", "位置：整组排在哪里。"),
});
