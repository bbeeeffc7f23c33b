import { z } from "zod";
import { choice, fault, heading, list, mapping, matching, path, text, whole } from "./fields.ts";
import { mayGo } from "./photo.ts";
import { says } from "./says.ts";

/** The place of an inset: as a photo's, but never over the headline. */
const INSET_AT = ["top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right", "centre"] as const;

const inset = {
  columns: says(whole(1, 24).optional(), "How many columns it takes.", "占几栏。"),
  at: says(
    choice(INSET_AT).optional(),
    "Where in its frame it stands. Left out: the engine decides.",
    "在文框里的位置，不写则由程序决定。",
  ),
  part: says(whole(1, 99).default(1), "Which part of the story holds it, from 1.", "放在稿件的第几部分，从 1 数起。"),
  ...mayGo,
};

/** The line below the headline; in a mapping it may be left out. */
export const deck = z.union(
  [
    ...heading().options,
    mapping({ text: says(heading(), "The deck, or a list of its lines.", "副题，或写成列表，逐行排。"), ...mayGo }),
  ],
  fault("not-text-or-list"),
);

export const pullquote = z.union(
  [
    text(),
    mapping({
      text: says(text(), "The words that are pulled out.", "提要的文字。"),
      by: says(text().optional(), "Who said them.", "说话的人。"),
      ...inset,
    }),
  ],
  fault("not-a-mapping"),
);

export const figures = mapping({
  title: says(text().optional(), "A line over the figures: 今日数字.", "数字上方的一行：今日数字。"),
  list: says(
    list(
      mapping({
        value: says(text(), "The figure, set large: 1.94万.", "数字，排大字：1.94万。"),
        legend: says(text(), "What it counts, set small.", "数字说的是什么，排小字。"),
      }),
      12,
    ).min(1, fault("too-few")),
    "The figures, from the top.",
    "各个数字，自上而下。",
  ),
  ...inset,
});

export const qr = z.union(
  [
    webAddress(),
    mapping({
      url: says(webAddress(), "Where the code leads.", "二维码指向的网址。"),
      caption: says(text().optional(), "The words under it.", "二维码下面的文字。"),
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
      art: says(path("art"), "The label as an SVG of paths in one colour.", "栏花：SVG 文件，只含单色路径。"),
      text: says(text(), "What the art says, for readers who do not see it.", "栏花上的字，供看不见图的读者。"),
      rows: says(whole(1, 12).default(2), "Rows that the art is high.", "栏花高几行。"),
      at: says(
        choice(["head", "rule"]).default("head"),
        "head: over the headline; rule: on the frame's upper rule, at its left.",
        "head：在标题上方；rule：压在文框上边线的左端。",
      ),
    }),
  ],
  fault("not-a-mapping"),
);
