import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { Priority } from "../../../src/engine/model/style.ts";
import { copyOf, frameAt, heading, issueOf, partAt, storyOf, text } from "../layout/newsroom.ts";
import { type Dice, diceOf } from "../layout/random-issue.ts";
import { broadsheet, tabloid } from "./checked.ts";
import { demandOf, drawnPhoto, headlineFor, paragraph } from "./generated.ts";

// Issues drawn as real plans are: the quantiles of 299 stories on 32 pages of four papers. The bench measures make-up on them; the tests' own drawn issues (generated.ts) have fuller pages.

export type Format = "对开" | "四开";

/** Values at rising shares, between which a share is drawn in even ratios. */
type Quantiles = readonly (readonly [share: number, value: number])[];

const LENGTH: Quantiles = [
  ...[[0, 60] as const, [0.05, 120] as const, [0.25, 205] as const, [0.5, 340] as const, [0.75, 745] as const],
  ...[[0.9, 1640] as const, [0.99, 6000] as const, [1, 9300] as const],
];
const HEADLINE: Quantiles = [
  [0, 3] as const,
  [0.05, 4] as const,
  [0.25, 9] as const,
  [0.5, 13] as const,
  [0.75, 17] as const,
  [0.95, 25] as const,
  [1, 32] as const,
];
const PARAGRAPH: Quantiles = [
  [0, 12] as const,
  [0.05, 19] as const,
  [0.25, 43] as const,
  [0.5, 69] as const,
  [0.75, 112] as const,
  [0.95, 205] as const,
  [1, 957] as const,
];
/** A tabloid has one long story a page; the others are of the shorter half. */
const SHORTER = 0.5;

function drawnFrom(quantiles: Quantiles, dice: Dice, most = 1): number {
  const share = (dice.roll(1000) / 1000) * most;
  const at = quantiles.findIndex(([to]) => share < to);
  const [from, low] = quantiles[at - 1] as readonly [number, number];
  const [to, high] = quantiles[at] as readonly [number, number];
  return Math.round(low * (high / low) ** ((share - from) / (to - from)));
}

/** Characters of copy over the page's cells, in hundredths: the least, and how many more there may be. */
const FIRST = [56, 26] as const;
const INNER = [43, 36] as const;
/** Share of copy below which every other page has an advert at its foot, and its share of the rows. */
const LITTLE = 0.54;
const ADVERT = 0.25;
/** Most that the copy of a page needs of its room. */
const MOST_FIRST = 1.1;
const MOST_INNER = 0.95;

export function planned(format: Format, pages: number, seed: number): Issue {
  const paper = format === "四开" ? tabloid : broadsheet;
  const { columns, rows, measure } = paper.grid;
  const dice = diceOf(seed * 6007 + pages);
  const adverts: Issue["adverts"][number][] = [];
  const stories = Array.from({ length: pages }, (_, page) => {
    const [least, range] = page === 0 ? FIRST : INNER;
    const share = (least + dice.roll(range)) / 100;
    const plate = page === 0 ? (paper.nameplate?.rows.to ?? 0) : 0;
    const foot = page > 0 && share < LITTLE && dice.once(2) ? Math.round(rows * ADVERT) : 0;
    if (foot > 0) adverts.push(advertOn(page, columns, rows, foot));
    const room = columns * (rows - plate - foot);
    const most = room * (page === 0 ? MOST_FIRST : MOST_INNER);
    const all = draftsOf(dice, share * columns * measure * rows, format).map(([priority, characters], index) =>
      storyOn(dice, page, `p${page + 1}-${index + 1}`, priority, characters),
    );
    const made = [...withPhotos(dice, all)];
    while (made.length > 1 && demandOf(made, paper) > most) made.pop();
    return made;
  });
  return issueOf(pages, stories.flat(), { paper, adverts });
}

function advertOn(page: number, columns: number, rows: number, depth: number): Issue["adverts"][number] {
  const frame = frameAt([1, columns], [rows - depth + 1, rows]);
  const { span } = partAt(page, frame);
  return {
    id: `advert:${page + 1}`,
    kind: "picture",
    name: "wide.jpg",
    file: "wide.jpg",
    path: "/wide.jpg",
    fit: "cover",
    label: "广告",
    page,
    frame,
    span,
  };
}

/** Lengths of the page's stories until it has this much copy: the longest is the lead, the next one or two are major, the shortest are briefs. */
function draftsOf(dice: Dice, characters: number, format: Format): readonly (readonly [Priority, number])[] {
  const lengths: number[] = [];
  for (let left = characters; left > 0; ) {
    const short = format === "四开" && lengths.length > 0;
    const long = format === "四开" && lengths.length === 0;
    const length = long ? 600 + dice.roll(900) : drawnFrom(LENGTH, dice, short ? SHORTER : 1);
    lengths.push(Math.min(length, Math.max(60, left)));
    left -= length;
  }
  const sorted = lengths.toSorted((a, b) => b - a);
  const majors = 1 + dice.roll(2);
  return sorted.map((length, rank) => [
    rank === 0 ? "lead" : length < 260 ? "brief" : rank <= majors ? "major" : "normal",
    length,
  ]);
}

function storyOn(dice: Dice, page: number, id: string, priority: Priority, characters: number): Story {
  const copy: string[] = [];
  for (let left = characters; left > 0; ) {
    const made = paragraph(dice, Math.min(Math.max(12, left), drawnFrom(PARAGRAPH, dice)));
    copy.push(made);
    left -= made.length;
  }
  const length = Math.min(priority === "brief" ? 17 : 32, drawnFrom(HEADLINE, dice));
  return storyOf(id, [partAt(page, undefined)], {
    priority,
    headline: heading(headlineFor(dice, length, length)),
    kicker: dice.once(4) ? heading(headlineFor(dice, 8, 14)) : undefined,
    deck: dice.once(6) ? heading(`——${headlineFor(dice, 8, 14)}`) : undefined,
    dateline: dice.once(2) ? text("本报讯") : undefined,
    reporter: priority !== "brief" && dice.once(3) ? text("（记者 林岚）") : undefined,
    copy: copyOf(...copy),
  });
}

/** Photos of a page: none to three, mostly one or two. They belong to any story that is no brief. */
function withPhotos(dice: Dice, stories: readonly Story[]): readonly Story[] {
  const owners = stories.filter(({ priority }) => priority !== "brief");
  const chosen = Array.from({ length: dice.pick([0, 1, 1, 1, 2, 2, 2, 3]) }, () => dice.pick(owners));
  return stories.map((story) => {
    const own = chosen.filter((owner) => owner === story);
    return { ...story, photos: own.map((_, index) => drawnPhoto(dice, index + 1)) };
  });
}
